error-no-model = No model is installed; `klankbord models pull starter` fetches the starter models.
error-vault-missing = There is no vault in { $dir }; make one with `klankbord init --vault DIR`.
error-wrong-passphrase = The passphrase does not open this vault; try again, or use the recovery key.
error-vault-locked = This vault is open in another process{ $who }; close that one first.
error-vault-stopped = This vault is open in another process{ $who }, which is stopped; fg in the terminal where it runs brings it back.
error-newer-schema = This vault was made by a newer Klankbord (schema { $found }, this one knows { $known }); install the newer version.
error-damaged = The vault is damaged ({ $what }); put a backup back with `klankbord restore FILE`.
damaged-page = a page does not hold what was written
damaged-short = the file is shorter than it was
damaged-other-key = its contents do not decrypt with the key of this vault
damaged-score = a goal has an impossible score
damaged-schema = its schema number makes no sense
damaged-copy = the copy does not pass SQLite's check
damaged-source = the text of source { $source } is not what was imported
damaged-head = the head of the audit log cannot be read
damaged-vector = a vector is no vector
damaged-no-file = vault.db is missing
damaged-no-keys = vault.keys is missing beside it
damaged-index = a piece of the full-text index is missing
damaged-keys = vault.keys beside it cannot be read: { $why }
damaged-keys-key = its key is not a key
damaged-keys-passphrase = it has no passphrase slot
damaged-keys-recovery = it has no recovery slot
damaged-keys-line = line { $line }
damaged-keys-unwritten = it cannot be written
damaged-keys-unwrapped = the key could not be wrapped
damaged-keys-slot = its { $name } slot makes no sense
error-disk-full = The disk is full; nothing was lost, free some space and try again.

doctor-check-memory = memory
doctor-check-disk = disk
doctor-check-settings = settings
doctor-check-vault = vault
doctor-check-audit = log
doctor-check-models = models
doctor-check-engine = engine
doctor-check-network = network
doctor-check-terminal = terminal
doctor-settings = Every setting is one of its choices.
doctor-memory = { $mb } MB of memory is free.
doctor-memory-unknown = The system does not tell how much memory is free.
doctor-disk = { $mb } MB of disk is free.
doctor-vault-sound = The vault is sound: { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}, { $sources ->
    [one] 1 source
   *[other] { $sources } sources
}.
doctor-vault-unsound = The vault has problems: { $problems }
doctor-audit-sound = The audit log is whole: { $n ->
    [one] 1 entry
   *[other] { $n } entries
}, head { $head }.
doctor-audit-broken = The audit log is not whole ({ $n ->
    [one] 1 entry
   *[other] { $n } entries
}, head { $head }).
doctor-models = Installed: { $list }.
doctor-models-none = No model is installed: answers come in the sources' own words. `klankbord models pull starter` changes that.
doctor-network = Level { $level }: nothing but this machine is connected to.
doctor-network-hosts = Level { $level }: nothing but this machine and the hosts you named as yours ({ $hosts }).
doctor-terminal = The terminal is { $term }, with UTF-8.
doctor-terminal-not-utf8 = The locale does not say UTF-8; accents may look wrong.

mistake-line = line { $line }: { $what }
mistake-at = { $place }: { $what }
mistake-io = it cannot be read: { $why }
mistake-unchanged = { $why }; nothing was changed
mistake-file-read-only = nothing can be written in this place
mistake-file-denied = its permissions do not allow it
mistake-file-full = the disk is full
mistake-file-is-folder = it is a folder
mistake-file-in-file = it lies in a file, not in a folder
mistake-file-not-text = it is not text
mistake-file = the system refused it ({ $what })
mistake-environment = the environment variable { $name }: { $what }
mistake-unknown = '{ $wrong }' is not known here; did you mean '{ $near }'?
mistake-unknown-alone = '{ $wrong }' is not known here
mistake-belongs = '{ $key }' belongs under [{ $section }]
mistake-section = '{ $section }' is a section; write [{ $section }] on a line of its own and its keys below
mistake-no-setting = there is no setting '{ $key }'; did you mean '{ $near }'?
mistake-cannot-be = { $key } cannot be '{ $value }'; did you mean '{ $near }'? It is { $takes }
mistake-no-choice = { $key } cannot be '{ $value }'; choose from { $words }
mistake-must-be = { $key } must be { $takes }
mistake-must-be-not = { $key } must be { $takes }, not '{ $value }'
mistake-toml = this is not TOML
mistake-toml-twice = this key stands twice; take one of them out
mistake-toml-quotes = a text stands between quotation marks, and one is missing here
mistake-toml-brackets = a bracket or a comma is missing here
mistake-toml-key = this is not TOML: a line is [section] or key = value
mistake-no-keymap = there is no keymap '{ $name }', so the default is used; choose one of { $names }
mistake-no-theme = there is no theme '{ $name }'; choose one of { $names }
mistake-no-key = '{ $key }' is not the name of a key, such as a, ctrl-a, alt-a, shift-tab, pgdn or f5
mistake-key-unnamed = no key is named
mistake-letter = '{ $keys }' begins with a letter, which is text here
mistake-after-always = what follows a binding of '{ $keys }' without a condition can never be reached
mistake-needs-action = '{ $keys }' needs an action or a list of them
mistake-unreachable = '{ $keys }' in { $layer } can never be reached, since '{ $short }' is bound
mistake-no-action = '{ $name }' is not an action
mistake-no-action-near = '{ $name }' is not an action; did you mean '{ $near }'?
mistake-rule = a binding in a list is { "{" } when = "…", do = "…" { "}" }
mistake-when-rest = '{ $rest }' is not expected there
mistake-when-deep = the condition is nested too deep
mistake-when-bracket = a closing bracket is missing in the condition
mistake-style = a style is { "{" } fg = "…", bg = "…", bold = true { "}" }
mistake-colour = '{ $colour }' is not a colour (a name, #rrggbb or 0-255)
takes-bool = true or false
takes-number = a whole number from { $min } to { $max }
takes-number-or-zero = 0 or a whole number from { $min } to { $max }
takes-one-of = one of { $words }
takes-name = a name such as { $words }
takes-text = a text
takes-path = a file or folder, as a text
takes-list = a list of texts without commas
# Sharing: what the hive would not do. One sentence each: what is the matter; what comes of it or what to do.
hive-way-again = { $face ->
    [key] with { $send } in Sharing
    [word] with send
   *[command] by `klankbord export upload`; what is only to go, by `klankbord revoke --waiting`
}
hive-way-back = { $face ->
    [key] with { $send } in Sharing
    [word] with send
   *[command] by `klankbord revoke --waiting`
}
hive-way-retry = { $face ->
    [key] then press { $send } in Sharing
    [word] then type send
   *[command] then run `klankbord export retry`
}
hive-offline = The hive could not be reached; nothing was lost, it is tried again while the workbench is open and { hive-way-again }.
hive-busy = The hive is busy; nothing was lost, it is tried again while the workbench is open and { hive-way-again }.
hive-denied = The hive does not let this practice in: its access has expired or is not valid; ask the hive for a new connection string, { hive-way-retry }.
hive-clock = The clock of this machine is { $n ->
    [one] 1 minute
   *[other] { $n } minutes
} off, so the hive refuses its signature; set the clock, { hive-way-retry }.
hive-sign-in = Signing in with Entra ID failed; check AZURE_TENANT_ID, AZURE_CLIENT_ID and the secret, { hive-way-retry }.
hive-no-container = The hive has no container of that name; check AZURE_DATA_HIVE_CONTAINER, { hive-way-retry }.
hive-missing = There is no such blob in the hive; { $face ->
    [key] ask the keeper of the hive
    [word] ask the keeper of the hive
   *[command] `klankbord hive list` names those there are
}.
hive-conflict = The hive already has a blob of this name with other content; nothing was overwritten, tell the keeper of the hive.
hive-elsewhere = The hive points to another host, which is not followed; check the connection string.
hive-still-there = The hive has not let go of the blob yet; it is tried again while the workbench is open and { hive-way-back }.
hive-other = The hive answered with error { $n }; nothing was lost, it is tried again while the workbench is open and { hive-way-again }.
hive-unread = The hive did not understand the question (error { $n }) and may speak another version; it is tried again, and if it stays so, tell the keeper of the hive.
hive-other-held = The hive answered with { $n }, which trying again does not change; tell the keeper of the hive, { hive-way-retry }.
hive-held = This was held back; { $face ->
    [key] { $send } in Sharing tries it again
    [word] send tries it again
   *[command] `klankbord export retry` tries it again
}.
hive-locked = The hive keeps this blob under a lock or a policy of its own; ask the keeper of the hive to release it, { hive-way-retry }.
hive-not-a-hive = What answered is no hive but perhaps the sign-in page of a network; check the connection, { hive-way-retry }.
hive-stopped = Sending was stopped here; what is left waits until it is sent again.
hive-other-place = What is to be taken back lies in another hive than the one that is set; { $face ->
    [key] its row under Shared names the place, set the connection to it and press { $send } in Sharing
    [word] sharing names the place, set the connection to it and type send
   *[command] `klankbord shared` names the place, set the connection to it and run `klankbord revoke --waiting`
}.
hive-offline-asked = The hive could not be reached; check the network and ask again.
hive-busy-asked = The hive is busy; ask again in a while.
hive-denied-asked = The hive does not let this practice in: its access has expired or is not valid; ask the hive for a new connection string.
hive-sign-in-asked = Signing in with Entra ID failed; check AZURE_TENANT_ID, AZURE_CLIENT_ID and the secret.
hive-no-container-asked = The hive has no container of that name; check AZURE_DATA_HIVE_CONTAINER.
hive-not-a-hive-asked = What answered is no hive but perhaps the sign-in page of a network; check the connection.
hive-other-asked = The hive answered with error { $n }; ask again in a while.
hive-unread-asked = The hive did not understand the question (error { $n }) and may speak another version; tell the keeper of the hive.

# Sharing: what was refused here.
sharing-no-consent = You have not agreed to share anything yet; do so first, at the top of Sharing or with `klankbord consent coach grant`.
sharing-coach-refused = You decided to share nothing; to share after all, agree at the top of Sharing or with `klankbord consent coach grant`.
sharing-coach-withdrew = You withdrew your consent; to share again, agree at the top of Sharing or with `klankbord consent coach grant`.
sharing-coach-ended = Your consent ended on its last day; give it again at the top of Sharing or with `klankbord consent coach grant`.
sharing-no-decision = There is no such decision yet; make one under Sharing or with `klankbord consent`.
sharing-no-records = Batch { $batch } has no records to send; prepare another under Sharing or with `klankbord export prepare`.
sharing-unseen = { $n } of the { $all } records were not shown as they now are; read them under Sharing or with `klankbord export show { $batch }` first.
sharing-consent-ended = The consent for a record is no longer in force; prepare the batch again under Sharing or with `klankbord export prepare`.
sharing-other-hash = This is not the hash of what would leave now; read it again under Sharing or with `klankbord export show { $batch }`.
sharing-registered = This stands in the details of a client and identifies that client; change it to a general word or let it be taken out.
sharing-replacement-long = A replacement has { $n } characters at most; nothing was changed, choose a shorter word.
sharing-replacement-names = The replacement itself could identify someone; choose a general word.
sharing-unreadable = This record cannot be read any more; prepare it again under Sharing or with `klankbord export prepare`.
sharing-random = The random generator of this machine does not answer; nothing was done, try it again.
sharing-outside-word = Only words of the record can be taken out; choose a span within one of them.
sharing-method = '{ $given }' is not a way in which consent is given; choose one of { $known }.
sharing-nothing-chosen = Say what may be shared: cases, sessions or materials; to share nothing, refuse instead.
sharing-not-the-clients = Materials are the coach's own to share; a client is asked for cases and sessions.
sharing-no-such-notice = There is no text of version { $given } here; give 3, 2, or none when nobody knows which was shown.
sharing-ends-too-early = A consent cannot end before it begins; choose a later day.
sharing-day-to-come = That day is still to come; give the day on which it was decided, such as 2026-11-15.
sharing-decided-later = A later decision is kept already and is in force; enter decisions in the order in which they were made.
sharing-record-schema = A training record does not match its published schema (at { $at }) and was not written; tell the makers of Klankbord.
sharing-consent-schema = The consent record does not match its published schema (at { $at }) and was not kept; tell the makers of Klankbord.
sharing-schema = The published schema in this program cannot be read; install Klankbord again.
sharing-private = At privacy level PRIVATE nothing goes to { $host } and what waits stays in the vault; name the host in privacy.own_hosts, or set privacy.level to ENHANCED.
sharing-no-hive = No hive is set; put its connection string in AZURE_STORAGE_CONNECTION_STRING, or name its account in AZURE_STORAGE_ACCOUNT and sign in with Entra ID.
sharing-container-name = AZURE_DATA_HIVE_CONTAINER is no name of a container; take 3 to 63 small letters, digits and hyphens.
sharing-entra-open = AZURE_STORAGE_BLOB_ENDPOINT must begin with https to sign in with Entra ID; change it and try again.
sharing-no-endpoint = AZURE_STORAGE_CONNECTION_STRING names neither BlobEndpoint nor AccountName; copy it again from the portal.
sharing-half-key = AZURE_STORAGE_CONNECTION_STRING has an AccountKey that is not whole; copy it again from the portal.
sharing-no-access = AZURE_STORAGE_CONNECTION_STRING holds neither an AccountKey with AccountName nor a SharedAccessSignature; copy it again from the portal.
sharing-no-address = { $name } holds no address that begins with https:// (or http:// for an emulator on this machine); correct it and try again.
sharing-blob-name = What waits has a name that is not of the layout, so it is not sent; prepare and review it again under Sharing or with `klankbord export prepare`.
sharing-not-approved = What waits is not what was approved, so it is not sent; prepare and review it again under Sharing or with `klankbord export prepare`.
sharing-no-record = What waits belongs to no record, so it is not sent; prepare and review it again under Sharing or with `klankbord export prepare`.
sharing-changed = A record changed after it was approved, so it is not sent; prepare and review it again under Sharing or with `klankbord export prepare`.
sharing-consent-gone = The consent for a record is no longer in force, so it is not sent; prepare and review it again under Sharing or with `klankbord export prepare`.
sharing-begun = Batch { $batch } has begun to leave and cannot be changed; { $face ->
    [key] { $back } in Sharing keeps here what has not left and takes back what has
    [word] revoke keeps here what has not left and takes back what has
   *[command] `klankbord export exclude` leaves out what has not left, `klankbord revoke` takes back what has
}.

# What is asked for by its number and is not there.
none-batch = There is no batch { $id }; { $face ->
    [key] { $sharing } shows those there are
    [word] sharing lists those there are
   *[command] `klankbord export list` names those there are
}.
none-record = There is no record { $id }; { $face ->
    [key] { $sharing } shows the batches with theirs
    [word] review reads a batch anew
   *[command] `klankbord export review` names those of a batch
}.
none-finding = There is no finding { $id }; { $face ->
    [key] { $sharing } shows the batches with theirs
    [word] review reads a batch anew
   *[command] `klankbord export review` names those of a batch
}.
none-mark = There is no mark { $id }; { $face ->
    [key] { $marks } in Sharing shows those there are
    [word] marks lists those there are
   *[command] `klankbord export marks` names those there are
}.
none-consent = There is no decision { $id }; { $face ->
    [key] { $sharing } shows what was decided
    [word] sharing lists what was decided
   *[command] `klankbord consent … status --json` names those there are
}.
none-client = There is no client { $id }; { $face ->
    [key] { $cases } goes to the cases with their clients
    [word] cases lists those there are with their clients
   *[command] `klankbord client list` names those there are
}.
none-entry = There is no entry { $id } in the audit log; { $face ->
    [key] { $audit } in Sharing checks it
    [word] audit checks it
   *[command] `klankbord audit export` prints those there are
}.
error-vault-io = The vault could not be read or written ({ $what }); nothing was changed, try again.
error-file-exists = { $file } is there already and is not overwritten; choose another name.
error-file-form = { $file } cannot be made of it; end the name in .md to read it, .json for a program, or .zip for both.
error-file-missing = { $file } does not exist; check the name and the folder.
error-folder-missing = The folder { $file } does not exist; make it first, or choose another.
error-file-denied = You may not open { $file }; change its permissions, or choose another place.
error-file-read-only = { $file } is in a place where nothing can be written; make that writable, or choose another.
error-file-is-folder = { $file } is a folder; name a file.
error-file-in-file = { $file } lies in a file, not in a folder; check the path.
error-file-unwritable = { $file } cannot be read or written ({ $what }); check the disk, or choose another place.
none-case = There is no case { $id }; { $face ->
    [key] { $cases } goes to those there are
    [word] cases lists those there are
   *[command] `klankbord case list` names those there are
}.
none-session = There is no session { $id }; { $face ->
    [key] { $tab } goes to the sessions of the case
    [word] sessions lists those of the case
   *[command] `klankbord session list` names those of a case
}.
none-note = There is no note { $id }; { $face ->
    [key] { $tab } goes to the notes of the case
    [word] notes lists those of the case
   *[command] `klankbord case show` names those of a case
}.
none-goal = There is no goal { $id }; { $face ->
    [key] { $tab } goes to the goals of the case
    [word] goals lists those of the case
   *[command] `klankbord case show` names those of a case
}.
none-question = There is no question { $id }; it may have been erased, look it up again with { $face ->
    [key] { $find }
    [word] find
   *[command] `klankbord question list`
}.
none-chunk = There is no passage { $id }; its source may have been erased.
none-source = There is no source { $id }; it may have been erased, look it up again with { $face ->
    [key] { $find }
    [word] find
   *[command] `klankbord search`
}.
audit-cut = The log has { $n ->
    [one] 1 entry
   *[other] { $n } entries
} and the head names { $head }; entries were cut off, or the head is of another vault.
sharing-not-scrubbed = The client is erased, but the vault could not be written anew ({ $why }); free some space and open the vault again: it is written anew then, and what was shared is deleted { $face ->
    [key] with { $send } in Sharing
    [word] with send
   *[command] by `klankbord revoke --waiting`
}.
sharing-nothing-to-withdraw = There is no yes to withdraw; a no is kept with `klankbord consent … refuse`, and what was shared before goes with `klankbord revoke`.
