# The linear mode (`--plain`): one sentence a line, the most important word first.
plain-greeting = Klankbord, linear mode. help lists the words.
plain-goodbye = Goodbye.
plain-no-cases = No cases. new opens one.
plain-cases-there = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}. cases lists them.
plain-drafts-there = { $n ->
    [one] { $n } draft waits
   *[other] { $n } drafts wait
}. drafts lists them.
plain-count-cases = Cases: { $n }. open and a number opens one.
plain-count-notes = Notes: { $n }. read or edit and a number.
plain-count-turns = Questions: { $n }. read and a number.
plain-count-sources = Sources: { $n }. source and a number.
plain-count-found = Found: { $n }. source and a number.
plain-count-materials = Materials: { $n }. read and a number.
plain-count-drafts = Drafts: { $n }. continue or discard and a number.
plain-count-goals = Goals: { $n }.
plain-count-sessions = Sessions: { $n }.
plain-no-sessions = No sessions yet. timer starts the clock of one.
plain-goals-first = goals first: the number is of the list of goals.
plain-n-sessions = { $n ->
    [one] { $n } session
   *[other] { $n } sessions
}
plain-n-notes = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
plain-n-goals = { $n ->
    [one] { $n } goal
   *[other] { $n } goals
}
plain-n-questions = { $n ->
    [one] { $n } question asked
   *[other] { $n } questions asked
}
plain-put-away = archived
plain-in-materials = Materials, no case open.
plain-no-notes = No notes yet. write begins one.
plain-more-left = more: { $n } left.
plain-no-more = Nothing more.
plain-no-such-number = That number is not in the list last printed.
plain-list-first = No list yet; cases prints one to choose from.
plain-notes-first = Print notes, conversation or find first: the number is of that list.
plain-drafts-first = drafts first: the number is of the list of drafts.
plain-open-what = open what? Give a number of the list, or a name.
plain-read-what = read reads what a list holds; print notes, conversation, sources or materials first.
plain-open-a-case-first = Open a case first.
plain-no-case-named = No case is called { $name }. cases all lists every one.
plain-ambiguous = Which one: { $words }?
plain-unknown = Not a word here; the nearest is { $word }.
plain-help-head = Words; the first letters are enough. A line that ends in a question mark is asked.
plain-help-none = No such word; help alone lists them all.
plain-ask-what = ask what? The question stands after the word.
plain-nothing-asked = Nothing was asked yet.
plain-model-writes = { $model } writes:
plain-model-wrote = { $model } wrote this.
plain-no-model-wrote = No model wrote this; it is in your sources' own words.
plain-no-source = no source
plain-unsupported = No source says this: { $text }
plain-empty-answer = The answer is empty.
plain-hint-again = resend asks it again.
plain-hint-longer = preferences tokens N lets an answer here be longer; resend asks it again.
plain-answer-lost = The answer broke off.
plain-question-kept = The question is kept; ask alone asks it again.
plain-question-waits = A question waits; ask alone asks it: { $text }
plain-privacy-line = { $level }, { $network }.
plain-stopping = Stopping; what was written is kept.
plain-cited = cited
plain-not-cited = found, not cited
plain-cited-from = --- cited from here
plain-cited-until = --- cited until here
plain-write = Write. A line with only a dot saves; .undo takes a line back, .time puts in the time, .NAME a snippet. Every line is kept as a draft.
plain-append = Write what comes after the last line. A line with only a dot ends it.
plain-appended = Added. save saves it.
plain-edit = Editing. replace, change, insert, delete, append, form, undo, redo, save, close.
plain-edit-first = No note is being edited; notes and then edit with a number opens one.
plain-replaced = Replaced line { $n }: { $text }
plain-inserted = Inserted line { $n }: { $text }
plain-deleted = Deleted line { $n }.
plain-undone = Undone.
plain-nothing-to-undo = Nothing to undo.
plain-no-line = No such line; the note has { $n }.
plain-closed = Closed.
plain-draft-kept = Kept as a draft; write or edit offers it again.
plain-draft-found = Draft found, { $n ->
    [one] { $n } line
   *[other] { $n } lines
}: { $text }. continue goes on with it, discard lets it go.
plain-draft-goes-on = Draft found, { $n ->
    [one] { $n } line
   *[other] { $n } lines
}: { $text }. What you type now goes behind it; continue reads it first, discard begins anew.
plain-draft-question = question
plain-draft-new = new note
plain-draft-note = note
plain-draft-emptied = emptied
plain-no-drafts = No drafts.
plain-no-draft = No draft was offered; drafts lists them.
plain-discarded = Discarded.
plain-goal-expected = Expected: { $text }
plain-goal-scores = Scores: { $scores }
plain-confirm-archive = Archive { $case }? y for yes, anything else for no.
plain-confirm-remove = { $would } Remove it? y for yes, anything else for no.
plain-remove-what = List the notes, the goals, the sessions or the conversation first; then remove with a number.
plain-confirm-reopen = Reopen { $case }? y for yes, anything else for no.
plain-confirm-export = Write the conversation to { $file }, not encrypted? y for yes, anything else for no.
plain-archived = Archived.
plain-reopened = Reopened.
plain-archived-already = It is archived already.
plain-active-already = It is not archived.
plain-nothing-done = Nothing was done.
plain-language-set = English.
plain-locked = Locked. Type the passphrase.
plain-unlocked = Unlocked.
plain-wrong-passphrase = Wrong passphrase; try again.
plain-no-passphrase = This vault has no passphrase, so it cannot be locked.
plain-held-line = Kept: { $line }
plain-prompt-passphrase = Passphrase:
plain-interrupt = quit leaves; ctrl-c stops an answer.
plain-not-utf8 = That line is not UTF-8; type it again.
plain-help-help = these words; with a word, that one
plain-help-cases = list the cases; cases all, the archived ones too
plain-help-open = open N or NAME, a case by name or anything in the list
plain-help-materials = leave the case and list the materials
plain-help-ask = ask TEXT, a question answered from your sources; ctrl-c stops the answer
plain-help-again = answer the question again in the sources' own words
plain-help-sources = what the answer rests on; sources N, of question N of the conversation
plain-help-source = source N, read a source at the place cited
plain-help-more = go on with what was too long
plain-help-conversation = list the questions of this conversation
plain-help-notes = list the notes of the case
plain-help-read = read N, whatever the list holds: a note, an answer, a whole source
plain-help-write = write a note, until a line with only a dot; write NAME, by a form
plain-help-continue = go on with the draft offered, or draft N
plain-help-discard = let the draft that was made or offered go, or draft N
plain-help-drafts = list what was typed and never saved; draft makes one from the notes
plain-help-edit = edit N, a note by numbered lines, or a question to be asked in other words; edit alone, what was read last
plain-help-lines = the lines of the note being edited; lines N, from line N; lines TEXT, those that hold it
plain-help-replace = replace N TEXT, put text in place of line N
plain-help-insert = insert N TEXT, put a line before line N
plain-help-delete = delete N, take line N out
plain-help-append = write on after the last line, until a line with only a dot
plain-help-undo = take the last change back
plain-help-save = save the note
plain-help-close = close the note; what is not saved stays a draft
plain-help-goal = goal TEXT, sets a goal of the open case in your own words
plain-help-move = move N NAME, the note with this number to the case with this client or title, asked first
plain-give-nobody = No client, or more than one, has a label that is { $name } or begins so. sharing lists them all.
plain-help-give = give NAME, the open case with everything in it to the client with this label, asked first
plain-confirm-first = { $would } Do it? y for yes, anything else for no.
plain-client-near = There is a client { $near }. y for { $near }, anything else for a new client { $typed }.
plain-help-goals = the goals of the case with their scores
plain-help-score = score N NUMBER, from -2 to +2, is the score of goal N for today; with a day before it (2026-03-03) that of the day; - takes it out
plain-help-sessions = the sessions of the case
plain-help-new = new case, asks for client and title
plain-help-rename = rename N TEXT, the case, note, goal or session with this number in the list last printed, a session as 2026-03-03 60 paid; grow (behind the semicolon techniques and patterns); rename client TEXT and rename case TEXT, those of the open case
plain-help-remove = remove N, the note, goal, session, question or empty case with this number for good, asked first; remove alone, the note or question read last
plain-help-archive = archive the open case, or case N of the list
plain-help-reopen = take the open case back, or case N of the list
plain-help-import = import PATH, a file or folder, into the open case or the materials
plain-found-elsewhere = Notes or materials of cases have it, { $n } of them: find and the words.
plain-help-search = search TEXT, in the open case and the materials
plain-help-status = engine, model, memory
plain-help-privacy = how far a question may travel, and what the network is used for
plain-help-language = language nl or en
plain-help-export = export FILE, the conversation as Markdown
plain-help-lock = ask for the passphrase before anything else
plain-help-quit = leave; drafts stay (q, stop and exit too)
plain-last-case = Last open: { $case }. back opens it.
plain-no-last-case = No case was open before; cases lists them.
plain-count-finds = Found: { $n }. open and a number.
plain-count-tags = Tags: { $n }. open and a number lists the notes with it.
plain-no-tags = No tags. A tag is a word in a note with # before it.
plain-count-versions = Versions: { $n }. read and a number goes there.
plain-version = version { $at } of { $of }
plain-this-one = this one
plain-own-words = in the sources' own words
plain-no-sources = No source was found for this answer.
plain-rephrase = Question: { $text }
plain-rephrase-how = Type it in other words; it is asked beside the old one. An empty line leaves it.
plain-thought = Reasoned for { $n ->
    [one] one word
   *[other] { $n } words
}; thoughts reads it.
plain-no-thoughts = No reasoning stands before this answer.
plain-note-has-draft = A draft of this note was never saved; edit offers it.
plain-count-forms = Forms and snippets: { $n }. write and a number begins a note; while writing, a dot and the name puts one in.
plain-no-form = No form is called { $name }; forms lists them.
plain-kept-as-text = Kept as text, for no form is called so: { $text }
plain-write-form = Write under each heading. A line with only a dot goes on to the next, and saves after the last.
plain-redone = Done again.
plain-nothing-to-redo = Nothing to do again.
plain-timer-runs = The clock runs. timer stops it and keeps the session.
plain-timer-stops = { $n ->
    [one] One minute
   *[other] { $n } minutes
} on the clock. Enter keeps the session, a number corrects the minutes, - throws the clock away, no lets it run on.
plain-confirm-clock = Throw the clock of { $n } min away, keeping no session? Yes or no.
plain-timer-on = The clock runs on.
plain-timer-lost = { $n ->
    [one] One minute on the clock was
   *[other] { $n } minutes on the clock were
} not kept as a session.
plain-prefer-what = preferences, then one of { $words }, then its value; default takes it back.
plain-no-setting = No setting is called so; settings lists them.
plain-choices = Choices: { $words }
plain-set-next-start = It holds from the next start.
plain-set-hidden = The environment goes before the file, so it does not hold yet.
plain-help-back = open the case that was open last time
plain-help-find = find LETTERS, cases, notes, materials and questions by a few letters, and notes and materials of all cases by words of their text; find #TAG, notes with a tag
plain-help-tags = the tags of all notes
plain-help-resend = ask the question again
plain-help-versions = the versions of the question last read; versions N, of question N
plain-help-thoughts = what the model reasoned before its answer
plain-help-keep = keep the answer last read, or the draft just made, as a note of the case; keep goals sets the goals of the draft
plain-help-forms = list forms and snippets for notes
plain-help-change = change OLD/NEW, everywhere in the note
plain-help-form = form NAME, put a form or snippet at the end of the note
plain-help-redo = do again what was taken back
plain-help-timer = start the clock of a session, or stop it and keep the session
plain-help-preferences = what the model is told and given in this case; preferences WORD VALUE changes it
plain-help-settings = list the settings; settings WORD, those with it in their name
plain-help-set = set KEY VALUE, change a setting; the value default takes it back
plain-sharing-head = Sharing: who decided what, what waits to be read, what was shared. open N goes on with one of them.
plain-consent-yes = yes
plain-no-batch = No batch waits to be read; prepare makes one of what may be shared.
plain-waits = waits
plain-about-whom = That number is nobody; sharing lists who there is.
plain-no-client-named = Nobody is called { $name }; sharing lists who there is, and me is you.
plain-yes-or-no = y for yes, anything else for no.
plain-consent-kinds = What may be shared? Numbers, all, or no to refuse; an empty line leaves it as it is.
plain-consent-level = How far is it anonymised? A number; an empty line is 1.
plain-consent-method = How was it given? A number.
plain-consent-usual = An empty line is { $n }.
plain-portability-which = Say which file, ending in .md to be read, .json for a program or .zip for both.
plain-confirm-portability = Write everything held about { $who } to { $file }, not encrypted? y for yes, anything else for no.
plain-import-into = It goes into { $who } only, and goes when { $who } is erased; after `materials` an import is for all cases.
plain-confirm-erase = Everything about { $who } goes for good, here and in the hive, and cannot come back. Type { $who } to do it, anything else not to.
plain-confirm-erase-long = Everything about { $who } goes for good, here and in the hive, and cannot come back. Type { $n }, the number of this client, to do it, anything else not to.
plain-erase-deleting = { $n ->
    [one] One blob in the hive is to be deleted
   *[other] { $n } blobs in the hive are to be deleted
} and waits for that in the vault; ctrl-c if you do not want to wait for the hive.
plain-review-first = No batch is being read; review begins with one.
plain-record = Record { $n } of { $all }
plain-finding-open = undecided
plain-finding-decided = decided
plain-finding-becomes = becomes { $to }
plain-review-none-open = Nothing in this record is undecided; next goes on.
plain-review-not-there = Those words do not stand in it, outside what was found.
plain-review-not-yet = Not yet: { $unseen } not read to the end, { $open } undecided. next goes to the first of them.
plain-review-ready = Everything was read and decided; approve approves it.
plain-facts-how = facts N has that one leave more coarsely, then not at all, then as it is again.
plain-review-how = redact WORD takes a word out; facts has the outcome and the counts leave more coarsely, or not at all.
plain-review-lapsed = The approval has lapsed; approve approves what is here now.
plain-review-is-approved = This batch is approved and waits to be sent; send sends it.
plain-batch-approved = approved
plain-help-sharing = who decided what, what waits to be read, what was shared
plain-help-consent = consent NAME, read the text and give or refuse consent; me is you
plain-help-withdraw = withdraw NAME, take a consent back and delete what was shared under it
plain-help-receipt = receipt NAME, the receipt of the last decision
plain-help-prepare = make a batch of what may be shared, to be read; nothing is sent
plain-help-review = read a batch before it may leave; review N, the one with that number
plain-help-record = the record of the batch again; record N, that one
plain-help-next = the next record that is not read or has something undecided
plain-help-previous = the record before this one
plain-help-accept = accept N, let finding N be replaced as proposed; without a number the first undecided one
plain-help-instead = instead N TEXT, replace finding N by that
plain-help-stays = stays N, finding N identifies nobody in this case; stays N everywhere, nobody anywhere
plain-help-undecide = undecide N, make finding N undecided again
plain-help-redact = redact WORD, take out that word of the record as well
plain-help-facts = what the record says besides words; facts N, have that one leave more coarsely, or not at all
plain-help-bytes = the bytes of the record themselves, exactly as they would leave
plain-help-exclude = leave this record out of the batch, or put it back
plain-help-marks = the words marked as identifying nobody
plain-help-unmark = unmark N, take back the mark with that number in that list; asks first
plain-marks-first = Numbers of marks are those of marks: type that first.
plain-help-approve = approve the batch, by typing the start of its hash
plain-help-send = send what was approved
plain-help-revoke = revoke NAME, delete from the hive what was shared of them; revoke all, everything; revoke N, only that of sharing: shared, waiting or approved
plain-help-portability = portability FILE, write everything held about the client of this case to a file, .md, .json or .zip
plain-help-erase = erase the client of this case for good; asks for the name first
plain-review-risk = { $n ->
    [one] One record fits fewer than { $wanted } of { $all } clients, so it
   *[other] { $n } records fit fewer than { $wanted } of { $all } clients, so they
 } may tell who it is about. exclude leaves the record out; approve once more goes on.
plain-review-risk-few = You have only { $all ->
    [one] one client
   *[other] { $all } clients
}: with fewer than { $wanted } nobody can hide among the others, so { $n ->
    [one] one record may tell who it is about. exclude leaves it out;
   *[other] { $n } records may tell who they are about. exclude leaves the record out;
} approve once more goes on.

# Drafts from a case, and the summary of a conversation
plain-help-draft = list what can be drafted from the notes of the case; draft WORD makes it
plain-help-summary = what of a long conversation goes along in short; edit then changes it
plain-count-kinds = Drafts of this case: { $n }. draft and a number or a word makes one.
plain-draft-made = A draft, not kept yet. keep makes it a note, edit opens it to change first, discard lets it go, source and a number reads a source.
plain-draft-made-goals = A draft, not kept yet. keep goals sets its goals, keep makes it a note, edit opens it to change first, discard lets it go.
plain-no-goals = No goals yet. draft smart drafts them from your notes, keep goals sets them.
plain-no-goals-drafted = There is no draft with goals; draft smart makes one.
plain-summary-of = Summary of { $n ->
    [one] one question
   *[other] { $n } questions
}, { $by }. edit changes it.
plain-summary-left = The summary was left as it was.
plain-help-editor = change the note being edited in an editor of your own (EDITOR), through a file in memory
plain-editor-back = Back from the editor, { $n ->
    [one] one line
   *[other] { $n } lines
}. save saves it, undo takes the change back.
plain-editor-same = Nothing was changed.
plain-editor-terminal = An editor needs a terminal, and there is none here.

# Sharing: until when, who should be erased, whether the log is whole
plain-consent-until = Until which day does it hold? As 2027-12-31; an empty line: until it is withdrawn.
plain-consent-shown = Did this text, version 3, stand on it? y for yes; n or an empty line keeps that nobody knows which text was shown.
plain-help-retention = clients of whom nothing happened for five years; retention N, for N years
plain-help-audit = check the audit log, and say its head
