consent-purpose = Training and testing language models that coaches use on their own machines
consent-controller-coach = The coach of this practice
consent-controller-hive = The keeper of the hive
consent-processing-coach = Patterns and techniques of sessions, hashtags of notes and techniques that materials name, with an outcome and counts, are anonymised on this machine, shown to the coach line by line, and only sent once the coach has approved them
consent-processing-client = Patterns and techniques of sessions and hashtags of notes, with an outcome and counts, are anonymised on the coach's machine, shown to the coach line by line, and only sent once the coach has approved them
consent-withdrawal-coach = At any time and without giving a reason: on your own row in the overview of sharing, or with klankbord consent coach revoke
consent-withdrawal-client = At any time and without giving a reason: tell the coach
consent-storage-hive = The storage of the hive (Azure Blob Storage, West Europe), for which its keeper answers
consent-shown-unknown = Which text was shown before this decision was not recorded.
consent-text-newer = The text is version 3 now: it also names the hashtags of notes, what goes with every record, and what a last day means. This yes, under version 2, stays valid; { $face ->
    [key] { $agree } here renews it, once the text below was shown
    [word] { $principal ->
        [coach] consent me
       *[client] consent NAME
    } reads it and renews it
   *[command] `klankbord consent { $who } request` prints it and `klankbord consent { $who } grant { $same }` renews it
}.
cli-consent-text-unsaid = Which text was shown is kept as unknown: it was read elsewhere. Was it the one of now, decide again with --notice 3.
consent-storage-vault = The encrypted vault of the practice
consent-method-on-screen = on this screen
consent-method-in-person = in person
consent-method-on-paper = on paper
consent-method-by-mail = by mail
data-type-cases = patterns of cases
data-type-sessions = patterns of sessions
data-type-materials = techniques in materials
anonymisation-partial = partial: a person keeps one pseudonym
anonymisation-full = full: only the kind of what was found stays
receipt-title = Receipt of a decision about sharing
receipt-decision = Decision
receipt-state-given = Yes, this may be shared
receipt-state-refused = No, nothing may be shared
receipt-state-withdrawn = Withdrawn: nothing may be shared any more
receipt-who = Decided by
receipt-who-coach = the coach
receipt-who-client = the client
receipt-when = On
receipt-what = What may be shared
receipt-nothing = nothing
receipt-level = Anonymisation
receipt-purpose = Purpose
receipt-controllers = Responsible
receipt-where = Kept in
receipt-how-long = For
receipt-five-years = in the hive five years at most, for which its keeper answers
receipt-until = Valid until
receipt-until-withdrawn = it is withdrawn
receipt-method = How it was decided
receipt-withdraw = Withdrawing is possible
receipt-notice = Text that was shown
receipt-id = Number of this receipt (does not go to the hive)
receipt-person = Person (a mark that does not lead back to the name)
receipt-standard = Fields of
receipt-head = Head of the audit log with this decision in it
cli-done = Done.
cli-consent-none = Consent was not asked for yet.
cli-consent-ended = ended on its last day
cli-consent-until-wrong = The last day of a consent must lie ahead; give it as 2027-12-31.
cli-consent-nobody-named = The receipt does not name who is responsible yet; { $face ->
    [key] set privacy.controller in the settings ({ $settings })
    [word] set privacy.controller NAME, HOW TO REACH YOU puts it there
   *[command] set it with `klankbord config set privacy.controller "NAME, HOW TO REACH YOU"`
}.
cli-consent-stopped = { $n ->
    [one] { $n } upload that waited was stopped
   *[other] { $n } uploads that waited were stopped
}.
export-why-left-out = { $n ->
    [one] One record is left out
   *[other] { $n } records are left out
}: nothing would be left of it, it was shared already, or you left it out before. It can be put back while reading.
review-nothing-leaves = Every record is left out; there is nothing to approve. Put one back, or leave this batch.
cli-revoked-own = Your own consent to share is withdrawn.
cli-export-nothing = There is nothing new to share.
export-why-no-consent = { $n ->
    [one] For one case the consent is missing or has ended.
   *[other] For { $n } cases the consent is missing or has ended.
}
export-why-unchanged = { $n ->
    [one] One record was shared as it is, or waits to be sent.
   *[other] { $n } records were shared as they are, or wait to be sent.
}
cli-export-prepared = Batch { $batch }: { $n ->
    [one] { $n } record
   *[other] { $n } records
}, { $findings ->
    [one] { $findings } finding
   *[other] { $findings } findings
}. Read what would leave beside your own words: klankbord export review { $batch }
    Exactly the bytes that leave, with their hash: klankbord export show { $batch }
cli-export-approved = { $n ->
    [one] { $n } record waits
   *[other] { $n } records wait
} to be sent: klankbord export upload
cli-export-sent = { $n } sent, { $already } were there already, { $deleted } deleted, { $waiting } wait.
cli-batch-approved = approved
cli-export-lapsed = The approval of batch { $batch } has lapsed: klankbord export show { $batch } prints what would leave now, with its hash.
cli-batch-review = to be reviewed
cli-review-record = Record
cli-review-excluded = left out
cli-marks-everywhere = whole practice
cli-revoked = { $all ->
    [one] { $n } of { $all } blob is gone
   *[other] { $n } of { $all } blobs are gone
}, confirmed by the hive.
cli-revoked-none = Nothing that was shared had to be taken back.
cli-revoked-earlier = { $n ->
    [0] Of what waited to be deleted nothing is gone yet.
    [one] { $n } blob that waited to be deleted is gone, confirmed by the hive.
   *[other] { $n } blobs that waited to be deleted are gone, confirmed by the hive.
}
cli-revoke-swept = { $n ->
    [one] One upload that was in doubt was looked for as well and is gone.
   *[other] { $n } uploads that were in doubt were looked for as well and are gone.
}
cli-revoke-used = A model that was already trained with it cannot forget; the hive knows that it may not be used any more. Used in:
cli-revoke-waits = { $n ->
    [one] { $n } blob still waits
   *[other] { $n } blobs still wait
} to be deleted: { $why }
cli-erase-yes = Erasing cannot be undone; add --yes to erase client { $id } for good.
cli-erased = Gone: { $cases ->
    [one] 1 case
   *[other] { $cases } cases
}, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}, { $documents ->
    [one] 1 document
   *[other] { $documents } documents
}, { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
}, { $questions ->
    [one] 1 question
   *[other] { $questions } questions
}, { $blobs } blobs in the hive. The file was written anew without them.
cli-erased-traces = { $words ->
    [0] There was nothing to look for: no details of the client are known, and the label is too short to be looked for
    [one] Looked in every row for one word the client is known by: { $n ->
        [0] it stands nowhere
       *[other] something like it still stands in { $places }
    }
   *[other] Looked in every row for { $words } words the client is known by: { $n ->
        [0] none stands anywhere
       *[other] something like it still stands in { $places }
    }
}; { $left ->
    [0] the file holds no freed pages and no log.
   *[other] the file still holds freed pages or a log, and is written anew once more at the next opening.
}
cli-erased-in-notes = notes of other clients
cli-erased-in-library = the library
cli-erased-in-conversations = other conversations
cli-erased-questions = { $face ->
    [key] { $find } finds such a question, and { $remove } in the conversation takes it out
    [word] find WORD brings you to such a question, and remove then takes it out
   *[command] `klankbord question remove N --yes` takes out the question with that number
}, with its answer.
cli-erased-in-clients = other clients or cases
cli-erased-in-drafts = drafts
cli-erased-in-ready = what lies ready to be shared
cli-erased-in-shared = what was shared
cli-erased-in-terms = words and marks of your own
cli-erased-in-other = settings or logs
cli-erased-backups = Backups made earlier still hold this client; delete those too.
handing-also-names = The file names { $who } too; read it through before you give it.
handing-named-in-notes = { $who } in { $n ->
    [one] one note
   *[other] { $n } notes
}
handing-named-in-both = { $who } in { $n ->
    [one] one note
   *[other] { $n } notes
} and elsewhere
handing-named-elsewhere = { $who } (in no note)
cli-portability = Everything is in { $file }. That file is not encrypted: hand it over safely and delete it afterwards.
cli-hive-stats = { $n ->
    [one] 1 blob
   *[other] { $n } blobs
} ({ $training } training data, { $models } models), { $size }
cli-shared-missing = { $n ->
    [one] One blob is not in the hive any more, though nobody here took it back; ask the keeper of the hive.
   *[other] { $n } blobs are not in the hive any more, though nobody here took them back; ask the keeper of the hive.
}
cli-shared-elsewhere = { $n ->
    [one] One blob was sent to another hive than the one that is set and was not asked about.
   *[other] { $n } blobs were sent to another hive than the one that is set and were not asked about.
}
cli-export-sending = { $n ->
    [one] One waits; asking the hive ...
   *[other] { $n } wait; asking the hive ...
}
cli-export-without-consent = { $n ->
    [one] There is nothing to share: for one case the consent is missing or has ended; klankbord consent client ID grant keeps a new one.
   *[other] There is nothing to share: for { $n } cases the consent is missing or has ended; klankbord consent client ID grant keeps a new one.
}
cli-marks-none = No word is marked as identifying nobody.
cli-outbox-put = to send
cli-outbox-delete = to delete
cli-outbox-notice = to tell
cli-outbox-sweep = to look for
cli-outbox-waiting = waits
cli-outbox-sending = begun
cli-outbox-held = held back
cli-finding-open = undecided
cli-finding-accepted = accepted
cli-finding-changed = changed
cli-finding-redacted = taken out
cli-finding-not-identifying = identifies nobody
cli-shared-when = When
cli-shared-state = State
cli-shared-client = Client
cli-shared-used = Used in
cli-shared-consent = Under consent
cli-shared-where = Where
cli-shared-what = What it says
cli-shared-unknown = not reported by the hive
cli-retention-id = Client
cli-retention-client = Label
cli-retention-last = Last activity
cli-retention-next = klankbord portability client ID --out FILE hands everything over; klankbord erase client ID --yes erases it.
cli-shared-none = Nothing was ever shared.
cli-retention-none = Nobody is past the retention period.
cli-audit-not-continued = The log does not continue that head: entries were changed or cut off, or the head is of another vault.
shared-state-shared = shared
shared-state-missing = no longer in the hive
shared-state-deleting = being deleted
shared-state-deleted = deleted
portability-title = Everything kept about { $who }
portability-what = This is what the coach keeps about you, as you may ask for (GDPR, articles 15 and 20).
portability-name = Name
portability-email = E-mail
portability-phone = Telephone
portability-employer = Employer
portability-occupation = Occupation
portability-remarks = Remarks
portability-consents = Decisions about sharing
portability-shared = What was shared
portability-ready = Ready to be shared, and not sent
portability-left-out = left out
portability-deleting = being deleted since { $day }
portability-deleted = deleted on { $day }
portability-case-active = active
portability-case-archived = archived
portability-level-full = full
portability-level-partial = partial
portability-outcome-progress = a step was taken
portability-outcome-insight = an insight
portability-outcome-stalled = nothing moved
portability-outcome-setback = a setback
portability-outcome-completed = rounded off
portability-outcome-referred = passed on to someone else
portability-draft-new = Draft of a new note
portability-draft-note = Draft of the note { $title }
portability-draft-question = Draft of a question
privacy-reason-own-word = a word of your own, not of the list: leaves only when you say so
privacy-reason-by-hand = taken out by you
cli-batch-sent = sent

# How easily a client could be recognised in what would leave. The counts are of the coach's own clients.
risk-common = { $n ->
    [one] 1 of your { $all } clients fits
   *[other] { $n } of your { $all } clients fit
} this.
risk-telling = { $n ->
    [0] None
    [one] Only one
   *[other] Only { $n }
} of your { $all } clients { $n ->
    [one] fits
   *[other] fit
} this; set apart by: { $what }.
risk-few = { $all ->
    [one] You have only one client
   *[other] { $n ->
        [0] None of your { $all } clients fits this
        [one] One of your { $all } clients fits this
       *[other] { $n } of your { $all } clients fit this
    }
}; with fewer than { $wanted } clients nobody can hide among the others.
risk-way = { $how }: { $n } fit then. Of the { $all } things it says, { $changed } would go or be said more coarsely.
risk-without = without { $what }
cli-review-how = klankbord export redact { $id } FROM TO takes a word out; klankbord export say { $id } FACT coarse|out has a fact leave more coarsely, or not at all.
risk-none-way = Nothing that can be left out makes enough clients fit; leaving the record out is better.
risk-as = { $what } as { $value }
risk-attribute-language = the language
risk-attribute-outcomes = the outcome
risk-attribute-session-count = the number of sessions
risk-attribute-duration-avg = the length of sessions
risk-batch = { $records ->
    [one] One record fits
   *[other] { $n ->
        [one] One of { $records } records fits
       *[other] { $n } of { $records } records fit
    }
} fewer than { $wanted } of your { $all } clients
risk-batch-few = With { $all ->
    [one] one client
   *[other] { $all } clients
} nobody can hide among the others, that takes { $wanted } at least
review-risk-ask = { $n ->
    [one] One record fits
   *[other] { $n } records fit
} fewer than { $wanted } of { $all } clients (o: why); A once more approves it
review-risk-ask-few = With { $all ->
    [one] one client
   *[other] { $all } clients
} nobody can hide among the others (o: why); A once more approves it
review-since = Since last time:
review-since-nothing = nothing of what would leave.
review-since-undecided = nothing of what would leave; what is new is still undecided.
review-since-page = What changed since it was last shared
review-before = As it was shared
review-now = As it would leave now
review-risk-page = How easily the client could be recognised
review-risk-without = without { $what } { $n } fit
review-details = Record { $n } of { $all }
review-first-time = Nothing of this was shared before.
receipt-basis = Legal basis
receipt-basis-consent = consent (GDPR, article 6, paragraph 1, under a)
receipt-processing = What happens to it

# The dashboard of sharing.
share-kind-cases = cases
share-kind-sessions = sessions
share-kind-materials = materials
share-kind-partial = partial
share-kind-full = full
share-type-case-patterns = a case
share-type-session-patterns = a session
share-type-techniques = a material
share-act-put = To be sent
share-act-delete = To be deleted
share-act-notice = To be told
share-act-sweep = To be checked once more
share-sweep-why = The hive did not answer while this was sent, and since then it is not to be there: if it arrived all the same it is deleted, the next time something is sent or deleted and once more after { $when }, when nothing can arrive any more.
cli-export-looks-again = { $n ->
    [one] One upload in doubt is looked for once more later; klankbord export list names it.
   *[other] { $n } uploads in doubt are looked for once more later; klankbord export list names them.
}
share-page-state = State
share-page-who = Client
share-page-of = Made of
share-page-when = Sent
share-page-coach = Under the coach's decision
share-page-client = Under the client's decision
share-page-where = Where
share-page-receipt = Head of the audit log with the sending in it
share-page-missing = Not found in the hive since
share-page-back = Taken back
share-page-gone = Deleted, confirmed by the hive
share-page-deletion = Head of the audit log with the deletion in it
share-page-says = What the record says, field by field:
risk-rare = { $n ->
    [0] None
    [one] Only one
   *[other] Only { $n }
} of your { $all } clients { $n ->
    [one] fits
   *[other] fit
} this; rarest, with how many have it: { $what }.
risk-together = { $n ->
    [0] None
    [one] Only one
   *[other] Only { $n }
} of your { $all } clients { $n ->
    [one] fits
   *[other] fit
} this; nothing in it is rare, all of it together is.
risk-no-way = { $n } words and counts would have to go before enough clients fit; leaving the record out is better than what would be left of it.
review-risk-rare = { $n ->
    [one] one client has { $what }
   *[other] { $n } clients have { $what }
}
consent-more = more below: page down
consent-row-level = Anonymisation: { $value }
consent-row-method = How it was given: { $value }
consent-row-text = Which text was shown: { $value }
consent-text-this = this one, version 3
consent-text-unknown = nobody knows
risk-attribute-anonymization-level = the anonymisation
share-ask-refuse = Write down that nothing may be shared of { $who }?
share-sent-new = { $n } sent
share-sent-already = { $n } were there already
share-sent-deleted = { $n } deleted
share-sent-waiting = { $n } still waiting
share-sent-nothing = Nothing waited to be sent.
receipt-shown = What was shown before the decision:
receipt-day-only = { $day } (entered later; the hour was not recorded)
receipt-until-day = { $day }, that day included
receipt-after = After that
receipt-after-stays = nothing more leaves; what was shared before stays in the hive, until it is taken back or its five years are over
receipt-notice-back = Text of the decision that is taken back
receipt-shown-unknown = not recorded: the decision was entered later, came on paper or by mail, or no text was shown with it
receipt-shown-back = What that decision rested on:
# As earlier records say it: kept so that their receipts are read in both languages.
consent-processing-before = Words the coach gave to sessions are anonymised on this machine, read line by line by the coach, and only then sent
consent-storage-hive-before = Azure Blob Storage, West Europe
consent-withdrawal-before = At any time and without giving a reason: tell the coach, or run klankbord consent … revoke
share-left-after-end = { $n ->
    [one] one record
   *[other] { $n } records
} still in the hive; { $face ->
    [key] { $back } takes back
    [word] withdraw takes back
   *[command] `klankbord consent … revoke` takes back
} what was shared
risk-batch-where = `klankbord export review` says what sets them apart
risk-batch-few-where = `klankbord export review` says how many fit each record
