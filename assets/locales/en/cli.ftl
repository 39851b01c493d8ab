cli-passphrase = Passphrase:
cli-passphrase-new = New passphrase:
cli-passphrase-wrong = That passphrase does not open the vault. { $n ->
    [one] One more try
   *[other] { $n } more tries
}; ctrl-c stops.
cli-passphrase-stopped = Stopped; nothing was changed.
cli-passphrase-short = That is short: whoever has a copy of the vault tries such passphrases one by one. Choose one of several words, or type it again to take it all the same.
cli-passphrase-again = Once more:
cli-passphrase-empty = The passphrase is empty; choose one of several words.
cli-passphrase-differs = The two differ; nothing was changed, try again.
cli-passphrase-changed = The passphrase is changed. The recovery key stays what it was.
cli-passphrase-no-terminal = There is no terminal to ask for the passphrase; name a file that holds it in KLANKBORD_PASSPHRASE_FILE.
cli-passphrase-file-missing = The passphrase file { $file } cannot be read.
cli-passphrase-file-open = Others can read the passphrase file { $file }; run chmod 600 on it first.
cli-passphrase-file-empty = The first line of the passphrase file { $file } is empty.
cli-recovery-key = Recovery key:
cli-init-exists = There is already a vault in { $dir }.
cli-init-done = The vault is made. This is its recovery key, shown only now:
cli-init-recovery = Write it down and keep it apart from this machine: it opens the vault when the passphrase is forgotten.
cli-unlock-ok = It opens.
cli-backup-done = Verified copy in { $file } ({ $mb } MB).
cli-restore-done = The vault is back in { $dir }, and verified.
cli-audit-broken = The audit log is not whole: an entry was changed, removed or moved.
cli-audit-other-head = The audit log does not fit the head { $head }: it was mistyped or is of another vault, or the log was rewritten or cut off since.
cli-eval-no-notes = { $file } holds no note to measure on; give a file with one note a line.
cli-note-not-utf8 = The text is not UTF-8; nothing was saved.
cli-note-empty = There was no text on standard input; nothing was saved.
cli-material-all = all cases
cli-material-removed = Removed.
cli-embedding = Vectors: { $n } of { $all }
cli-imported = { $n ->
    [one] { $n } file imported
   *[other] { $n } files imported
}, { $same } unchanged, { $skipped } skipped, { $chunks ->
    [one] { $chunks } passage
   *[other] { $chunks } passages
}
cli-search-elsewhere = { $n ->
    [one] One note or material of a case holds it: search with --everywhere shows it.
   *[other] { $n } notes or materials of cases hold it: search with --everywhere shows them.
}
cli-search-rest = { $n ->
    [one] One passage more lies near and holds none of the words; --json has it.
   *[other] { $n } passages more lie near and hold none of the words; --json has them.
}
cli-search-none = Nothing found.
cli-search-nothing = There is nothing to look for; write a word or a question.
cli-search-not-again = No model in this process knows the language of the question or can weigh passages, so that nothing was looked at again.
cli-search-nearest = Nothing here seems to answer this; what lies nearest:
cli-doctor-ill = Not everything is well.
cli-workbench-no-terminal = The workbench needs a terminal; for scripts there are commands, see klankbord --help.
cli-workbench-first = There is no vault yet. `klankbord init` makes one; `klankbord demo` shows what it is like.
cli-demo-making = Making the demo practice…
cli-models-pulled = Installed: { $list }
cli-models-pulling = Fetching { $id } (once)…
cli-models-removed = { $id } is removed.
cli-models-without = Going on without it: everything but writing by a model works.
cli-anonymise-not-utf8 = The text is not UTF-8; nothing was printed for it.
cli-anonymise-no-text = there is no "text"; each line is an object such as {"{"}"text":"…"{"}"}.

## models bench
cli-bench-engine = engine
cli-bench-prompt = prompt (tokens)
cli-bench-first = first token (ms)
cli-bench-reading = reading (tokens/s)
cli-bench-writing = writing (tokens/s)
cli-bench-second = second turn (ms)
cli-bench-memory = memory (MB)
# Measuring search
eval-no-vectors = No embedding model is installed, so only words are measured; `klankbord models pull multilingual-e5-small` fetches one.
ask-nearest = Nearest to it: { $titles }.
ask-little-support = Most of this rests on none of your sources: it is the model's own.
ask-own-words = What your sources say to it, in their own words:
ask-hint-longer = With `--max-tokens N` it may be longer.
ask-unsupported =
    { $all ->
        [one] No source carries this sentence.
       *[other] { $alone } of { $all } sentences are carried by no source.
    }
cli-second-reader-none = No model can read along ({ $why }); these are the findings of the rules alone.
cli-second-reader-some = Not everyone can read along ({ $why }); the others did.

# Files that come in, go out or are asked line by line
cli-file-failed = { $file } cannot be used: { $why }.
cli-import-vectors-later = Without vectors for now: { $n ->
    [one] the one new passage is found by its words
   *[other] the { $n } new passages are found by their words
}. The workbench makes the vectors while it is open, and so does the next import.
cli-import-vectors-none = Without vectors: { $n ->
    [one] the one new passage is found by its words
   *[other] the { $n } new passages are found by their words
}. Once there is an embedder (klankbord models), the workbench and the next import make them.
cli-import-nothing = Nothing was imported: none of the { $n } files or folders could be read.
cli-import-nothing-of = Nothing was imported from { $path }: { $reason }.
cli-import-nothing-there = There is nothing to import in { $paths }; Markdown, text, HTML, PDF, DOCX and EPUB can come in.
cli-batch-not-utf8 = line { $n } is not UTF-8
cli-batch-long = line { $n } is longer than 1 MB
cli-batch-refused = { $n } of the { $all } lines were not searched for ({ $why }); the others were.
eval-file-other = { $file } holds something else and is not written over; choose another name.
eval-set-no-docs = there is no such folder; put the documents in it
eval-set-no-tab = line { $n } has no tab between the id and the question
eval-set-no-id = line { $n } has no id; give every question one
eval-set-no-query = line { $n } has no question behind { $id }; write one or take the line out
eval-set-twice = line { $n } has the id { $id }, which line { $first } has too; give every question its own
eval-set-gone = line { $n } names { $path }, which is not in docs
eval-set-unread = Question { $id } names { $path } as its answer, but no document came of that file: it cannot be read, or says the same as another; mend the file or the question.
eval-set-no-questions = there are no questions in it
export-show-beside = With each record go its type, the version of its form, a mark of you as coach that is the same on everything you share, and for each consent a mark that no other record bears.
eval-head-what = what
eval-head-entities = count
eval-head-masked = whole
eval-head-characters = letters
eval-head-too-much = too much
eval-too-much-why = Too much, by reason:
cli-hours-unit = h
word-individual = individual
word-group = group
word-paid = paid
word-pro_bono = pro bono
word-progress = progress
word-insight = insight
word-stalled = stalled
word-setback = setback
word-completed = completed
word-referred = referred
cli-models-chat = writing
cli-models-embed = searching
cli-models-embedder = { $id }, { $dim } numbers a passage, { $memory } of memory

# Taking out what was a mistake
cli-remove-yes = { $would } Add --yes to remove it.
cli-move-yes = { $would } Add --yes to move it.
moving-asks = Note { $id }, “{ $name }”, goes from { $from } to { $to }, with its passages and its draft; it is of no session there.
moving-done = Note { $id }, “{ $name }”, is now in { $to }.
moving-with = Of { $who } go for good: { $parts }.
moving-summaries = { $n ->
    [one] 1 summary of a conversation
   *[other] { $n } summaries of conversations
}
moving-names = The names of { $who } are not known to the anonymiser there: read the note before you share anything.
removing-note = Note { $id }, “{ $name }”,
removing-goal = Goal { $id }, “{ $name }”,
removing-session = Session { $id } of { $name }
removing-case = Case { $id }, “{ $name }”,
removing-question = Question { $id }, “{ $name }”, with its answer,
removing-after = { $n ->
    [one] One question that was asked after it stays, with its answer
   *[other] { $n } questions that were asked after it stay, with their answers
}; what is told of this one there stays too.
removing-case-questions = { $n ->
    [one] 1 question with its answer
   *[other] { $n } questions with their answers
}
removing-client = { $n ->
   *[other] the client, of whom nothing else is known
}
removing-asks = { $what } goes for good.
removing-with = With it: { $parts }.
removing-scores = { $n ->
    [one] 1 score
   *[other] { $n } scores
}
removing-questions = { $n ->
    [one] 1 question whose answer quotes it
   *[other] { $n } questions whose answers quote it
}
removing-drafts = { $n ->
    [one] 1 draft or summary made of it
   *[other] { $n } drafts or summaries made of it
}
removing-passages = { $n ->
    [one] 1 passage of the library
   *[other] { $n } passages of the library
}
removing-done = { $what } is gone.
removing-left = The file was written anew without it. What you wrote yourself, or kept of an answer, and backups made earlier stay.
removing-kept = { $n ->
    [one] One note that was kept of an answer or a draft quotes it and stays
   *[other] { $n } notes that were kept of answers or drafts quote it and stay
}: { $titles }.
removing-ready = { $n ->
    [one] One record of this case lies ready to be shared and stays
   *[other] { $n } records of this case lie ready to be shared and stay
} as it was made; prepare again and it is made anew.
removing-shared = { $n ->
    [one] One record of this case was shared and stays
   *[other] { $n } records of this case were shared and stay
} in the hive; `klankbord revoke` takes that back.
cli-score-beside = There was one of { $day } already: { $were }; the new one stands beside it. With `--correct` a score takes the place of the last.
