# Lists of names are words with blanks between them, in the order of the calendar; weeks begin on Monday.
format-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
format-weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
format-today = today
format-yesterday = yesterday
format-before-yesterday = two days ago
format-tomorrow = tomorrow
format-minutes = { $m } min
format-hours = { $h } h
format-hours-minutes = { $h } h { $m } min
