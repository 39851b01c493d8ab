# Rijtjes namen zijn woorden met een spatie ertussen, in de volgorde van de kalender; een week begint op maandag.
format-months = jan feb mrt apr mei jun jul aug sep okt nov dec
format-weekdays = maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
format-today = vandaag
format-yesterday = gisteren
format-before-yesterday = eergisteren
format-tomorrow = morgen
format-minutes = { $m } min
format-hours = { $h } u
format-hours-minutes = { $h } u { $m } min
