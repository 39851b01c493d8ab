wb-cases = Cases
wb-archived = archived
wb-archived-away = Archived: out of the list, and nothing of it is gone; { $key } shows it there too.
wb-archived-back = Back in the list.
wb-no-cases = No cases yet. { $key } opens one.
wb-conversation = Conversation
wb-notes = Notes
wb-goals = Goals
wb-sessions = Sessions
wb-sources = Sources
wb-status = Status
wb-materials = Materials
wb-no-sources = Ask something: what the answer rests on stands here.
wb-no-notes = No notes yet. { $key } writes one.
wb-no-goals = No goals yet. { $new } sets one in your own words; { $draft } drafts them from your notes, and { $keep } there sets them.
wb-no-sessions = No sessions yet. { $key } starts the clock of one.
wb-session-minutes = { $n } min
wb-conversation-empty = Ask a question: the answer comes from your own notes and materials.
wb-question-hint = { $key } asks a question
wb-text-below = { $n ->
    [one] one line
   *[other] { $n } lines
} below ↓
wb-thinking = Looking…
wb-no-model-wrote = in your sources' own words; no model wrote this
wb-goal-target = by { $date }
wb-new-note = New note
wb-unsaved = draft
wb-note-saved = Saved.
wb-note-empty = There is nothing to save yet.
wb-draft-restored = Your unsaved draft is back. { $key } saves it, { $drop } lets it go.
wb-draft-parked = An empty note; what is not yet saved of another one stays among the notes.
wb-draft-kept = Kept as a draft: open the note again to go on.
wb-draft-kept-new = Kept as a draft: it stands first among the notes.
wb-draft-gone = The draft is gone; this is the saved text.
wb-draft-gone-new = The draft is gone.
wb-draft-none = There is no draft: this is the saved text.
wb-open-a-case-first = Open a case first: a note belongs to a case.
wb-which-case = Choose a case in the list first, or open one.
wb-which-note = Choose a note in the list of notes first.
wb-which-goal = Choose a goal first.
wb-which-question = Choose a question of the conversation first.
wb-which-session = Choose a session in the list of sessions first.
wb-wait-for-answer = Wait until the answer is there, or stop it: it may quote this.
wb-corrected = Corrected.
client-keeps-name = Notes and questions keep the old name where it was written; the anonymiser still knows it.
wb-name-client = Another label (a pseudonym); what is written keeps the old one
wb-name-case = Another title of the case
wb-name-note = Another title of the note; its text stays
wb-name-goal = Another wording of the goal
wb-prompt-session = The session: day, minutes, individual or group, paid or pro bono, how it ended (- for nothing); behind a semicolon techniques and patterns
wb-prompt-score = Day and score, from -2 to +2; - takes the score out
wb-wrong-session = “{ $word }” is no day (2026-03-03), no number of minutes, and none of: { $words }.
wb-wrong-term = “{ $word }” is no technique or pattern; the nearest is { $near }.
wb-wrong-score = Give a whole number from -2 to +2, or - to take the score out; before it the day (2026-03-03), unless it is that of today.
wb-score-added = Scored on { $day }: { $was }.
wb-score-corrected = The score of { $day } is { $now } now; it was { $was }.
wb-score-removed = The score of { $day } is taken out; it was { $was }.
wb-case-for-draft = Open a case first: a draft is made of a case.
wb-case-for-goals = Open a case first: a goal belongs to a case.
wb-case-for-clock = Open a case first: a session belongs to a case.
wb-still-answering = An answer is still being written; { $key } stops it.
wb-importing = Importing: { $n ->
    [one] one file
   *[other] { $n } files
}
wb-import-skipped = Left out of the import: { $n } files
wb-import-started = Importing…
wb-help = Keys
wb-key-does-nothing = { $key } does nothing here; { $help } lists the keys there are.
wb-confirm = Sure?
wb-confirm-draft = Throw away what was typed of “{ $title }”? It was never saved and does not come back. y for yes, any other key for no
wb-confirm-archive = Put away: { $who } · { $title }? y for yes, any other key for no
wb-confirm-reopen = Take back: { $who } · { $title }? y for yes, any other key for no
wb-prompt-import = File or folder to import, for all cases
wb-prompt-import-case = File or folder to import into { $who } only: it goes when { $who } is erased.
wb-prompt-import-all = File or folder to import for all cases.
wb-prompt-import-to-all = { $key }: for all cases
wb-prompt-import-to-case = { $key }: into this case only
wb-path-nothing = Nothing in that folder begins so.
wb-prompt-client = Client's label (a pseudonym)
wb-prompt-title = Title of the case
wb-lock-wrong = That passphrase does not open the vault; try again.
wb-lock-keys = enter unlocks   ctrl-u clears the line   ctrl-q quits
wb-locked = Klankbord is locked
wb-engine = engine
wb-model = model
wb-state = state
wb-privacy = privacy
wb-network = network
wb-memory = memory
wb-speed = speed
wb-ttft = first word
wb-vectors = vectors
wb-model-none = none
wb-model-not-loaded = not loaded
wb-model-loading = loading…
wb-model-ready = ready
wb-model-failed = failed
wb-network-none = no network
wb-network-loopback = this machine only
wb-network-hive = the hive only
wb-network-and-hive = { $what } and the hive
wb-network-this = this machine
wb-network-host = your own host
wb-vectors-none = none: search by words
wb-vectors-ready = { $all }, ready

notice-no-model = Your sources' own words: no model is installed.
notice-model-lacks-language = Your sources' own words: the model does not speak this language.
notice-as-asked = As asked: your sources' own words.
notice-nothing-found = I found nothing in your sources that answers this.
notice-stopped = Stopped; what was written is kept.
notice-stopped-early = Stopped before the first word: there is no answer.
notice-cut-at-length = Cut at its maximum length: the end is missing.
wb-hint-write = { $again } has it write anyway.
wb-hint-again = { $again } asks it again.
wb-hint-longer = { $longer } sets how long an answer may be (tokens), { $again } asks it again.
notice-engine-failed = The model failed on the way.
notice-lexical-only = Found by words alone; vectors are not ready.
notice-no-search-model = Found by words alone: there is no search model. `klankbord models pull multilingual-e5-small` fetches one.
notice-follow-up = Read together with your previous question.
notice-little-support = Most of this rests on none of your sources: it is the model's own. The sources' own words are one key away.


short-down = down
short-up = up
short-page-down = page
short-page-up = page up
short-open = open
short-next-pane = pane
short-next-tab = tab
short-ask = ask
short-answer-from-sources = own words
short-next-turn = next
short-previous-turn = previous
short-stop = stop
short-new-note = new note
short-edit = edit
short-new-case = new case
short-materials = materials
short-archive = archive
short-rename-case = rename
short-rename-note = rename
short-reword-goal = reword
short-new-goal = goal
short-move-note = move
short-remove-case = remove
short-remove-note = remove
short-remove-goal = remove
short-score-goal = score
short-edit-session = correct
short-remove-question = remove
short-remove-session = remove
short-timer = clock
short-bring-back = take back
key-space = space
short-save = save
short-undo = undo
short-redo = redo
short-submit = send
short-choose = ok
short-complete = complete
short-agree = agree
short-close = close
short-language = language
short-theme = theme
short-help = help
short-quit = quit

action-down = One row down
action-up = One row up
action-page-down = A window down
action-page-up = A window up
action-top = To the first row; with a count, to that row
action-bottom = To the last row
action-open = Opens what is selected: a case, a note, a source at its span
action-next-pane = To the next pane
action-previous-pane = To the pane before
action-pane-cases = To the cases
action-pane-centre = To the conversation, notes or goals
action-pane-sources = To the sources
action-pane-status = To the status
action-next-tab = Conversation, notes, goals, sessions: the next of them
action-previous-tab = Conversation, notes, goals, sessions: the one before
action-jump = Puts a letter on everything that can be gone to; the letter goes there
action-finder = Finds a case, note, material or past question by a few letters of it, and every note and material by a word in its text
action-palette = Finds an action by a few letters of its name
action-new-case = Opens a case for a client
action-materials = Talks about the materials, without a case
action-import = Imports files or folders
action-import-scope = What you import is for this case only, or for all
action-toggle-archived = Shows or hides archived cases
action-archive = Puts the selected case away, or takes it back
action-rename-case = Gives the selected case another title
action-rename-client = Gives the client of the selected case another label
action-reword-goal = Gives the selected goal another wording
action-remove-goal = Removes the selected goal for good, after asking
action-score-goal = Scores the selected goal, or corrects a score of it
action-edit-session = Corrects the selected session
action-remove-session = Removes the selected session for good, after asking
action-rename-note = Gives the selected note another title
action-new-goal = Sets a goal of the open case in your own words
action-move-note = Moves the selected note to another case, after asking
action-remove-case = Removes the selected case, if there is nothing in it, after asking
action-remove-question = Removes the selected question with its answer for good, after asking
action-remove-note = Removes the selected note for good, after asking
action-timer = Starts the clock of a session, or stops it and keeps the session
action-ask = Begins a question
action-answer-from-sources = Answers the selected question again with the sources' own sentences
action-resend = Asks the selected question again
action-edit-question = Changes the selected question and asks it beside the old one
action-next-turn = The sources of the next question
action-previous-turn = The sources of the question before
action-next-branch = The next version of the selected question
action-previous-branch = The version before of the selected question
action-stop = Stops the answer that is being written, keeping what is there
action-copy-answer = Copies the selected answer to the clipboard of the terminal
action-copy-code = Copies only the code blocks of the selected answer
action-save-answer = Keeps the selected answer as a note of the case
action-export-conversation = Writes the conversation to a Markdown file
action-parameters = What the model is told and given: system prompt, temperature, length, passages, context
action-thinking = Folds or unfolds the reasoning of a model
action-new-note = Begins a note in the open case
action-edit = Edits the selected note
action-template = Puts a template or a snippet at the cursor
action-timestamp = Puts the time at the cursor
action-external-editor = Edits the note in your own editor, through a file in memory
action-save = Saves the note
action-discard-draft = Lets the draft of the note go: the saved text is back, a new note is closed
action-search = Searches the text
action-search-next = The next match
action-search-previous = The match before
action-replace = Replaces what was searched for
action-undo = Takes the last edit back
action-redo = Does it again
action-left = One character to the left
action-right = One character to the right
action-row-up = One row up in the text
action-row-down = One row down in the text
action-word-left = To the start of the word before
action-word-right = To the start of the next word
action-word-end = To the end of the word
action-line-start = To the start of the line
action-line-end = To the end of the line
action-text-page-up = A window up in the text
action-text-page-down = A window down in the text
action-text-start = To the start of the text
action-text-end = To the end of the text
action-delete-left = Deletes the character before the cursor
action-delete-right = Deletes the character at the cursor
action-delete-word-left = Deletes to the start of the word
action-delete-word-right = Deletes to the end of the word
action-delete-to-line-start = Deletes to the start of the line
action-delete-to-line-end = Deletes to the end of the line
action-delete-line = Deletes the line, which can be put back by pasting
action-new-line = Breaks the line
action-indent = Puts in the snippet whose name was typed, or four blanks
action-open-below = Begins a line below
action-open-above = Begins a line above
action-mark = Begins to select, or lets the selection go
action-mark-line = Selects the whole line
action-select-all = Selects everything
action-copy = Copies the selection
action-copy-line = Copies the line
action-cut = Cuts the selection
action-paste = Puts back what was copied, cut or deleted as a line
action-change-word = Take the word out and type another
action-change-inner-word = Take the whole word out and type another
action-delete-inner-word = Cut the whole word
action-copy-inner-word = Copy the whole word
action-delete-to-text-end = Cut the lines from here to the end
action-delete-to-text-start = Cut the lines from the beginning to here
action-save-and-close = Save the note and close it
action-change-to-line-end = Take the rest of the line out and type another
action-change-line = Take the line out and type another
action-change-letter = Take the character at the cursor out, or what is selected, and type text
action-replace-letter = Put the letter you type in the place of the one at the cursor
action-find-letter = To the letter you type, in this line
action-join-lines = Join the next line to this one
action-paragraph-up = To the blank line before the paragraph
action-paragraph-down = To the blank line after the paragraph
action-insert-mode = Types text from here
action-insert-after = Types text after the cursor
action-insert-line-start = Types text at the start of the line
action-insert-line-end = Types text at the end of the line
action-normal-mode = Keys are commands again
action-submit = Sends what was typed
action-close = Closes what is on top; what was typed is kept as a draft
action-settings = Every setting, with what it is now and why
action-language = Dutch or English
action-theme = The next theme
action-help = Every key that works here
action-lock = Hides everything until the passphrase is typed
action-redraw = Draws the whole screen anew
action-suspend = Back to the shell; fg returns
action-quit = Leaves; drafts are kept

group-move = Going
group-case = Cases
group-ask = Conversation
group-note = Notes
group-edit = Text
group-app = Klankbord

wb-palette = Actions
wb-prompt-goal = The goal, in your own words
wb-goal-set = The goal is set.
wb-move-note = Move “{ $title }” to
wb-case-has-clock = The session clock runs for this case: stop it first.
wb-name-case-client = { $key } gives it to another client.
wb-case-to = Give “{ $title }” to
wb-give-case = “{ $title }” goes from { $from } to { $to }, with everything in it. The names of { $from } are not known to the anonymiser there.
wb-client-near = There is a client { $near }: { $key } opens the case for { $near }, enter once more makes a new client { $typed }.
wb-finder = Find
wb-templates = Forms and snippets
wb-nothing-matches = Nothing matches.
wb-palette-passphrase = The passphrase is changed in a terminal: klankbord passphrase.
wb-palette-hours = The hours log is made in a terminal: klankbord hours.
wb-palette-backup = A backup is made in a terminal: klankbord backup FILE.
wb-colon-nothing = There is nothing to save here; what you type is kept as a draft.
wb-colon-save-close = Save the note and close it
wb-colon-save-quit = Save the note and leave
wb-finder-in-text = In the text · { $n }
short-in-titles = titles
short-in-text = text
wb-finder-other-part = To the texts below the titles, and back
wb-kind-case = case
wb-kind-note = note
wb-kind-material = material
wb-kind-question = question
wb-search = search
wb-replace-with = with
wb-no-match = Not found.
wb-match = { $at } of { $all }
wb-replaced = { $n ->
    [one] Replaced once.
   *[other] Replaced { $n } times.
}
wb-parameters = What the model is given
wb-parameters-kept = Kept for this case.
wb-parameter-prompt = instructions
wb-parameter-temperature = temperature
wb-parameter-length = tokens
wb-parameter-passages = passages
wb-parameter-default = default
wb-parameter-system = This comes before it:
wb-parameter-temperature-wrong = A temperature is a number from 0 to 2.
wb-parameter-length-wrong = The length is a number from 1 to 8192.
wb-parameter-passages-wrong = The number of passages is from 1 to 20.
wb-context = Last question: about { $used } of { $budget } tokens, { $passages ->
    [one] one passage
   *[other] { $passages } passages
}, { $turns ->
    [one] one earlier question
   *[other] { $turns } earlier questions
}
wb-context-dropped = There was no room for { $passages ->
    [one] one passage
   *[other] { $passages } passages
} and { $turns ->
    [one] one earlier question
   *[other] { $turns } earlier questions
}.
wb-left-out = { $n } left out
wb-thought = thought for { $n ->
    [one] one word
   *[other] { $n } words
}
wb-timer = ◷ { $n } min
wb-timer-of = ◷ { $who } { $n } min
wb-timer-runs = The clock is running for { $who }; the same keys stop it and keep the session.
wb-timer-runs-on = The clock is still running for { $who }.
wb-session-kept = { $n ->
    [one] Kept a session of one minute with { $who }
   *[other] Kept a session of { $n } minutes with { $who }
}{ $notes ->
    [0] .
    [one] , with the note written meanwhile.
   *[other] , with the { $notes } notes written meanwhile.
}
wb-note-saved-session = Saved, with the session of { $date }.
wb-of-session = session of { $date }
wb-wrong-minutes = That is a whole number from 1 to 1440.
wb-prompt-export = Write the conversation to which file? { $key } writes nothing
wb-export-name = ~/conversation-{ $day }-{ $time }.md
wb-wrong-export = A file name ends in .md or .txt; one with blanks in it says its folder too.
wb-wrong-export-question = A file name ends in .md or .txt; { $key } takes what you typed to the line of your question.
wb-wrong-import-question = A path with blanks in it says its folder too (./my books); { $key } takes what you typed to the line of your question.
wb-wrong-client-question = A label is no question; { $key } takes what you typed to the line of your question.
short-to-question = to your question
short-write = write
wb-prompt-minutes = How many minutes did the session with { $who } take? A - throws the clock away.
wb-clock-dropped = The clock is gone; no session was kept.
wb-confirm-clock = Throw the clock of { $who } away, keeping no session? y for yes, any other key for no
wb-exported = Written: { $path }. This file is not encrypted.
wb-answer-kept = The answer has become a note. It is no source of other answers until you write in it.
wb-no-answer-yet = There is no answer yet.
wb-no-code = There is no code in this answer.
wb-copied = Copied to the clipboard of your terminal.
wb-no-passphrase = This vault has no passphrase to lock with.
wb-notify-answer = The answer is ready
wb-notify-import = The import is done
wb-reloaded = Theme and keys were read again.
wb-editor-no-memory = There is no file system in memory here (XDG_RUNTIME_DIR, /dev/shm), and the note may not go to a disk: edit it here.
wb-editor-failed = The editor ended with an error; nothing was changed.
wb-suspended = Klankbord waits; type fg and Enter
wb-mode-insert = INSERT
wb-mode-normal = NORMAL
wb-mode-visual = VISUAL
wb-settings = Settings
setting-automatic = automatic
setting-nothing = nothing

short-finder = find
short-palette = actions
short-settings = settings
short-template = form
short-search = search
short-mark = select
short-copy-answer = copy
short-insert-mode = type
short-normal-mode = normal
short-delete-line = default

group-share = Sharing
action-sharing = Who agreed to what, what waits, and everything that was shared
action-prepare-export = Makes a batch of what may be shared, to be read first
action-upload = Sends what is approved
action-take-back = Takes back a consent or an approval, what still waits, or what was shared
action-receipt = The receipt of the last decision
action-refuse = Says no
action-accept = The finding is replaced as proposed
action-change-finding = The finding is replaced by something else
action-not-identifying = The finding identifies nobody in this case; remembered
action-not-identifying-anywhere = The finding identifies nobody in the whole practice; remembered
action-reopen = The finding is undecided again
action-redact-more = Takes more out, by selecting it
action-say-less = What the record says besides words: each said more coarsely, or left out
action-exact-bytes = The bytes themselves, exactly as they would leave; again: field by field
action-exclude = Leaves the record out, or puts it back
action-next-record = The next record
action-previous-record = The record before
action-next-unreviewed = The next record that is unseen or has something undecided
action-approve = Approves the batch, once everything was seen and decided
short-take-back = take back
short-receipt = receipt
short-prepare-export = prepare
short-upload = send
short-refuse = refuse
short-accept = accept
short-change-finding = change
short-not-identifying = stays
short-next-unreviewed = next open
short-redact-more = take out more
short-say-less = facts
short-exact-bytes = exact bytes
short-as-it-is = as it is
short-next-record = next record
short-previous-record = previous record
short-exclude = leave out
short-approve = approve
short-word-right = word
share-title = Sharing
share-consent = Consent
share-you = You, the coach
share-not-asked = not asked
share-refused = refused
share-withdrawn = withdrawn
share-batches = To be read
share-no-batch = Nothing is prepared; { $key } makes a batch of what may be shared.
share-batch = Batch { $id }: { $n ->
    [one] one record
   *[other] { $n } records
}, { $unseen } unseen, { $open } undecided
share-batch-waits = Batch { $id }: approved, { $n ->
    [one] one record waits
   *[other] { $n } records wait
} to be sent
share-ask-stop = Not send this ({ $what })? It is left out of its batch; the rest of that goes on.
share-ask-stop-batch = Not send batch { $id }? What still waits stays here.
share-batch-not-approved = Batch { $id } is not approved: nothing of it waits to be sent.
share-not-stopped = That goes on: deleting and telling protect somebody.
share-stopped = { $n ->
    [0] Nothing of that waited any more.
    [one] One record stays here and is not sent.
   *[other] { $n } records stay here and are not sent.
}
share-nothing-to-open = There is nothing to open on this row.
share-nothing-to-take-back = There is nothing to take back on this row.
share-which-person = A receipt is of a decision: choose the row of a person first.
share-page-what = What
share-page-batch = Batch
share-page-why = Why it was not done yet
share-page-blob = File
share-outbox = Waits to be sent or deleted
share-nothing-waits = Nothing waits.
share-shared = Shared
share-reading = Reading…
share-everything = everyone
share-used = A model was trained with it: { $what }. That cannot be undone.
share-ask-withdraw = Take back the consent of { $who }, and delete what was shared under it?
share-ask-revoke = Delete from the hive what was shared of { $who }? The consent stays: prepare offers it again after that.
share-ask-back = Delete only this one from the hive ({ $what })? The consent stays; prepare leaves this out from now on, as long as nothing of it changes.
share-back-gone = This is deleted already, confirmed by the hive.
share-back-going = This is being deleted already.
share-tick-something = Tick what may be shared (space), or refuse.
share-decided = The decision is kept, with a receipt.
share-prepared = { $n ->
    [one] One record
   *[other] { $n } records
} to be read, with { $findings ->
    [one] one finding
   *[other] { $findings } findings
}.
share-approved = { $n ->
    [one] One record waits
   *[other] { $n } records wait
 } to be sent.
share-waits = { $n ->
    [one] One waits
   *[other] { $n } wait
}: { $why }
share-revoked = { $n } deleted, confirmed by the hive.
share-revoke-waits = Kept, and what was shared waits to be deleted: { $why }
review-title = Batch { $batch } · record { $n } of { $all } · { $seen } seen
review-original = Your words
review-leaving = What would leave
review-leaving-bytes = What would leave, to the byte
review-to-bytes = { $key } shows the bytes themselves
review-to-fields = { $key } shows it field by field
review-findings = Findings: { $done } of { $n } decided
review-stays = stays
review-goes = goes
review-more = { $n ->
    [one] one row
   *[other] { $n } rows
} below: space goes on
review-seen = seen
review-empty = There is nothing in this batch.
review-all-done = Everything was seen and decided; A approves.
review-lapsed = The approval has lapsed; { $key } approves what is here now.
review-is-approved = This batch is approved and waits to be sent; { $key } in Sharing sends it.
review-not-yet = Not yet: { $unseen } unseen, { $open } undecided. Tab goes to the next.
review-wrong-hash = That is not the start of the hash; nothing was approved.
review-ask-replacement = Instead:
review-ask-approval = Type { $hash } to approve exactly this:
wb-mistakes = { $first } (and { $n ->
    [one] one more
   *[other] { $n } more
}; the help lists them)
wb-no-model = no model
short-change = change
short-field = field

# Drafts for a case
action-draft-summary = Drafts a summary of the last session
action-draft-prepare = Drafts what to have at hand for the next session
action-draft-questions = Lists what is still open in this case
action-draft-smart = Drafts the goals in SMART form
action-draft-grow = Drafts a GROW sheet
action-draft-patterns = Drafts the patterns across the sessions
action-keep-goals = Sets the goals that stand in the draft
short-keep-goals = set goals
short-save-answer = keep as note
wb-draft-written = { $n } characters so far; { $key } stops
wb-context-summary = { $n ->
    [one] One earlier question goes
   *[other] { $n } earlier questions go
} along in a summary; { $key } shows and changes it

# A summary of a long conversation, and what the footer says
action-summary = Shows the summary of a long conversation, to read or change
wb-summary = Summary of the conversation
wb-summary-of = of { $n ->
    [one] one question
   *[other] { $n } questions
} · { $by }
summary-by-coach = changed by you
help-mistakes = Not understood in your files
short-replace-all = all
short-replace-one = one by one
short-copy = copy
short-cut = cut
wb-hive-caught-up = The hive is caught up: { $sent } sent, { $deleted } deleted.

# Sharing on the screen: places that hold, what a dialogue takes, what is on its way
share-left-out = , { $n } left out
sharing-does-open = Opens the row: decides for a person, reads a batch, looks at what waits or was shared
consent-does-submit = Agrees to what is ticked
consent-does-refuse = Refuses, and writes that down
consent-does-open = Ticks or changes the row: what may be shared, how far, how it came, until when
review-does-down = The next finding
review-does-up = The finding before
review-does-top = The first record
review-does-bottom = The last record
review-does-open = How many clients fit the record, what sets it apart, what changed since last time
review-how = { $word } takes a word out; { $fact } has the outcome and the counts leave more coarsely, or not at all.
select-first = The cursor is at no word: { $key } begins a selection, at the first character that is to go.
select-does-submit = Takes out what is selected; where nothing is, the word at the cursor
select-does-word = To the next word; in a selection, to the end of a word
fact-title = What it says besides words
fact-exact = { $what }: { $says }
fact-coarse = { $what }: said as { $says }, where it is { $is }
fact-out = { $what }: not said, where it is { $is }
fact-none = none
fact-minutes = { $n } min
fact-language = The language ({ $says }) always leaves: a record has to have one.
fact-language-nl = Dutch
fact-language-en = English
fact-does-open = Has it leave more coarsely, then not at all, then as it is again
fact-does-delete = Has it leave as it is again
field-patterns = Patterns
field-techniques-used = Techniques
field-outcomes = Outcome
field-session-count = Sessions
field-duration-avg = Mean length
field-anonymization-level = Anonymisation
field-language = Language
field-data-type = Made of
field-anonymized-at = Made on
field-validated = Checked
field-training-id = Record number
field-coach-id = Code of the coach
field-unknown = Unknown field
field-empty = none
field-not-said = not said
field-is-validated = it fits the schema
select-does-close = Lets the selection go
marks-title = Words that identify nobody
marks-ask = Take back that “{ $word }” identifies nobody ({ $place })? Wherever it stands in what was not sent it is a finding again.
marks-does-take-back = Takes the mark back: its word is a finding again
marks-taken-back = The mark is taken back.
marks-lapsed = The approval of batch { $batch } has lapsed.
action-marks = The words marked as identifying nobody; each mark can be taken back
short-marks = marks
short-why = why
short-next-choice = next choice
short-other-choice = the other
short-stop-sending = stop sending
short-stop-waiting = stop waiting
confirm-yes = Yes
confirm-no = No
confirm-yes-letter = y
confirm-not-done = Nothing was done; { $key } or enter on yes does it.
action-hand-over = Writes everything held about a client to a file, to hand over
action-erase-client = Erases a client with everything held about them, here and in the hive
action-retention = Clients of whom nothing happened for so long that they should be erased
action-audit = Checks the audit log, and shows its head
wb-prompt-hand-over = File for everything held about { $who }: .md to read, .json for a program, .zip for both. It is not encrypted.
rights-erase-documents = { $n ->
    [one] One document that was imported into a case goes too.
   *[other] { $n } documents that were imported into a case go too.
}
wb-prompt-erase = Everything about { $who } goes for good, here and in the hive, and cannot come back. Type { $who } to do it; an empty line leaves it.
wb-prompt-erase-long = Everything about { $who } goes for good, here and in the hive, and cannot come back. Type { $n }, the number of this client, to do it; an empty line leaves it.
wb-wrong-file = The name of the file ends in .md, .json or .zip.
wb-wrong-label = That is not { $who }; nothing was erased.
wb-erasing = Erasing…
rights-retention = Retention
rights-nobody-due = Of every client something happened in the last { $n ->
    [one] year
   *[other] { $n } years
}: nobody is due.
rights-due = Nothing happened for { $n ->
    [one] a year
   *[other] { $n } years
}:
rights-due-client = { $who }, last on { $day }
rights-due-how = Erasing is done from the client's case, or in Sharing on the client's row.
rights-audit = Audit log
rights-erased = Erased
rights-audit-sound = The log is whole: { $n ->
    [one] one entry
   *[other] { $n } entries
}, held against { $receipts ->
    [one] one receipt
   *[other] { $receipts } receipts
} in this vault.
rights-audit-broken-at = The log does not hold: entry { $entry } was changed, moved or cut off.
rights-audit-broken = The log does not hold: a receipt in this vault names a head that it no longer has.
rights-audit-head = Head: { $head }
rights-audit-keep = A head that is kept elsewhere shows later that nothing before it was cut off.
share-ask-withdraw-own = Take back your own consent, and delete everything that was shared?
share-ask-refuse-own = Write down that you share nothing?
share-until = until { $day }
share-until-withdrawn = until withdrawn
consent-row-until = How long it holds: { $value }
consent-ask-until = Last day, as 2027-12-31; empty: until withdrawn
consent-now = Now: { $what }
share-used-unknown = Whether it was used in training: the hive has not reported anything.
share-revoked-more = { $n } deleted, confirmed by the hive; { $earlier ->
    [one] one of them
   *[other] { $earlier } of them
} waited for that already.
share-revoked-nothing = Nothing of this was in the hive any more.
share-revoked-waiting = { $n ->
    [one] One still waits
   *[other] { $n } still wait
}.
share-sending = Sending: { $done } of { $all }, { $s } s
share-deleting = Deleting in the hive: { $done } of { $all }, { $s } s
share-already-sending = That is being done.
share-stopping = Stopping: what is on its way is finished, { $s } s
share-stops = No further one is sent; what is on its way is finished.
share-goes-on = It goes on unseen; what does not get through keeps waiting.
share-which-client = Choose the row of a client first.
finding-person = person
finding-location = place
finding-organisation = organisation
finding-date = date
finding-age = age
finding-phone = telephone
finding-email = e-mail
finding-url = web address
finding-bsn = BSN
finding-iban = IBAN
finding-postcode = postcode
finding-plate = number plate
finding-id = number
finding-quasi = distinctive
review-opening = Review
