# What the command line says about itself. The texts of commands and options stand in English where they are defined (src/cli); see src/cli/usage.
usage-heading-usage = Usage
usage-heading-commands = Commands
usage-heading-arguments = Arguments
usage-heading-options = Options
usage-mark-options = [OPTIONS]
usage-mark-command = COMMAND
usage-note-default = [default: { $value }]
usage-note-alias = [also: { $value }]
usage-note-values = [possible: { $value }]
usage-or = or

# What was typed wrongly: one sentence, with what to do.
usage-option-unknown = `{ $command }` has no option '{ $given }'; `{ $command } --help` lists those it has.
usage-option-near = `{ $command }` has no option '{ $given }'; did you mean { $near }? `{ $command } --help` lists them all.
usage-too-much = '{ $given }' is one argument too many for `{ $command }`; put a text of several words in quotes, or see `{ $command } --help`.
usage-command-unknown = `{ $command }` has no command '{ $given }'; `{ $command } --help` lists those it has.
usage-command-near = `{ $command }` has no command '{ $given }'; did you mean `{ $command } { $near }`? `{ $command } --help` lists them all.
usage-command-missing = `{ $command }` needs one of these commands after it: { $words }; see `{ $command } --help`.
usage-missing = `{ $command }` still needs { $what }; `{ $command } --help` says what that is.
usage-twice = { $option } may be given only once; leave one out, or see `{ $command } --help`.
usage-conflict = { $option } does not go together with { $other }; leave one out, or see `{ $command } --help`.
usage-no-value = { $option } needs a value after it; `{ $command } --help` says which.
usage-value-words = '{ $value }' cannot be given for { $option }; choose { $words }.
usage-value-day = '{ $value }' is no day that { $option } can take; write year-month-day, such as 2026-12-31.
usage-value-id = '{ $value }' is no number that { $option } can take; give the number that a list shows, such as 3.
usage-value-number = '{ $value }' cannot be given for { $option }; give a whole number, such as 10.
usage-value-head = '{ $value }' is no head of the audit log; give it as `klankbord audit head` prints it, such as 12:4f… with 64 characters behind the colon.
usage-value-other = '{ $value }' cannot be given for { $option }: { $why }.
usage-not-utf8 = One of the arguments is not UTF-8; type it again, or see `{ $command } --help`.
usage-wrong = `{ $command }` cannot be read as it is typed; see `{ $command } --help`.
usage-takes-score = a score is a whole number from -2 to +2
usage-takes-hash = a hash is 64 characters from 0 to 9 and a to f, as `klankbord export show` prints it
usage-takes-years = give a whole number of years from 0 to 100

# Headings of the man page.
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-options = OPTIONS
man-commands = COMMANDS
man-version = VERSION
