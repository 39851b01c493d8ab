# Why something was refused, and why a file could not be read
refused-goal-title = A goal needs a title; say what the client wants to be different.
refused-no-score = Goal { $goal } has no score to change.
refused-no-score-that-day = Goal { $goal } has no score of { $day }.
refused-score-day = { $day } is still to come: a score says how things were on a day. Give one of today or earlier.
refused-goal-session = Session { $session } is not in the case of this goal; choose a session of that case.
refused-session-length = A session lasts 1 to 1440 minutes; give its length in minutes.
refused-term-unknown = The taxonomy has no { $kind ->
        [technique] technique
       *[other] pattern
    } called { $names }; choose one from the list or add it first.
refused-case-title = A case needs a title; say in a few words what it is about.
refused-client-label = A client needs a label; choose a name that identifies nobody, such as a tree.
refused-client-language = A client's language is nl or en; give one of these.
refused-client-taken = There is already a client labelled { $label }; choose another label.
refused-heading = A heading could not be stored; import the file again.
refused-chunk = A passage from character { $from } to { $to } does not lie in a text of { $all }; import the file again.
refused-backup-exists = { $file } exists; choose another name for the backup.
refused-restore-taken = { $dir } already holds a vault; restore into another folder.
refused-backup-broken = { $file } is not a whole Klankbord backup ({ $why }); use another copy.
backup-ends-early = it ends too early
backup-begins-differently = it begins differently
backup-length = its length is wrong
backup-bytes = its bytes are not what was written
refused-text-size = This text is larger than 16 GiB; split it first.
refused-consent-record = The consent record could not be written; try again.
refused-vector = A vector of { $embedder } has { $have } components where others have { $dim }; name the embedder differently.
refused-vault-taken = { $dir } already holds a vault; choose another folder.
refused-demo-passphrase = A demo vault cannot get a passphrase; make a vault of your own with `klankbord init --vault DIR`.
refused-taxonomy = The taxonomy that comes with the program cannot be read ({ $why }); install Klankbord again.
refused-note-there = The note is in case { $case } already.
refused-case-theirs = The case is of { $who } already.
refused-case-full = There is something in this case: notes, sessions, goals, documents, or records to share; archive it, or take those out first.
refused-case-shared = Records of case { $case } lie ready to be shared or are in the hive under the consent of its client; take those back first.
refused-note-session = Session { $session } belongs to case { $case }; put the note in that case or choose another session.
refused-passphrase-empty = A passphrase cannot be empty; type a few words that only you would put together.
refused-passphrase-needed = This vault has a passphrase; type it, or name a file that holds it in KLANKBORD_PASSPHRASE_FILE.
refused-argon-cost = The cost of the passphrase hash is out of range; give 8 KiB to 4 GiB a lane and at least one pass.
refused-recovery-character = The recovery key has a character in group { $group } that no recovery key has; compare that group with your copy.
refused-recovery-length = A recovery key has { $groups } groups of 5 characters after KB1, this one has { $have } characters; compare it with your copy.
refused-recovery-typo = The recovery key has a typing error in group { $group }; compare that group with your copy.
refused-random = The system's random generator does not answer ({ $why }); nothing was made.
refused-turn-parent = Question { $id } belongs to another conversation; follow one of this case.
refused-term-key = A term's key has only lower-case letters, digits and hyphens, such as scaling-question.
refused-term-names = A term needs a Dutch and an English name; give both.
refused-demo = The demo practice is not whole ({ $name }: { $why }); install Klankbord again.
refused-demo-used = The demo vault is still in use; try again.
refused-follow = The question this one follows is not in this conversation; ask it as a new one.
refused-no-conversation = There is no such conversation to write down; ask something first.
refused-answer-case = This answer belongs to another case; keep it as a note there.
refused-answer-unreadable = This answer cannot be read any more; ask the question again.
unreadable-old = it is protected by a password, or of an old kind
unreadable-damaged = the file is damaged
unreadable-password = it is protected by a password
unreadable-bomb = it unpacks to more than 64 MB
unreadable-docx = it is not a Word document
unreadable-epub = it is not an EPUB book
unreadable-text = it is not text
unreadable-kind = unknown kind of file
unreadable-empty = there is no text in it
unreadable-pdf = it is not a PDF
unreadable-pdf-large = one page of the PDF unpacks to more than 8 MB, which no page of text does
unreadable-pdf-damaged = the PDF is damaged
unreadable-scan = there is no text in it: it is probably a scan
unreadable-large = it is larger than 64 MB
unreadable-link = it is a link, and links in folders are not followed; name it itself to import what it points at
unreadable-neither = it is neither a file nor a folder that can be read
unreadable-system = it belongs to the system and holds no documents
refused-no-question = There is no such question in this conversation; name one that is.
refused-note-case = This note is not of this case; name one that is.
refused-note-made = This note was made from others: a draft is made from those. What you write in it makes it yours.
refused-draft-shape = The draft is not of its shape (at { $at }); ask for it again.
refused-note-long = A note holds at most 4 MB; import longer texts as a document with `klankbord import`.
unreadable-missing = it does not exist; check the path
unreadable-denied = you may not read it; change its permissions first
refused-session-notes = Session { $id } is what { $n ->
    [one] note { $notes } is of
   *[other] notes { $notes } are of
}; { $face ->
    [key] remove
    [word] remove
   *[command] tie to another session or to none (`klankbord note move`), or remove,
} { $n ->
    [one] that note
   *[other] those notes
} first.
refused-not-written-anew = It is removed, but the vault could not be written anew ({ $why }); free some space and open the vault again: it is written anew then.
