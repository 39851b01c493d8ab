wb-cases = Casussen
wb-archived = archief
wb-archived-away = Gearchiveerd: uit de lijst, en er is niets van weg; { $key } toont hem daar ook.
wb-archived-back = Terug in de lijst.
wb-no-cases = Nog geen casussen. { $key } opent er een.
wb-conversation = Gesprek
wb-notes = Notities
wb-goals = Doelen
wb-sessions = Sessies
wb-sources = Bronnen
wb-status = Status
wb-materials = Materialen
wb-no-sources = Stel een vraag: waar het antwoord op rust, staat hier.
wb-no-notes = Nog geen notities. { $key } schrijft er een.
wb-no-goals = Nog geen doelen. { $new } stelt er een in je eigen woorden; { $draft } maakt er een concept van uit je notities, en daarin stelt { $keep } ze.
wb-no-sessions = Nog geen sessies. { $key } start de klok van een sessie.
wb-session-minutes = { $n } min
wb-conversation-empty = Stel een vraag: het antwoord komt uit je eigen notities en materialen.
wb-question-hint = { $key } stelt een vraag
wb-text-below = { $n ->
    [one] één regel
   *[other] { $n } regels
} hieronder ↓
wb-thinking = Zoekt…
wb-no-model-wrote = in de woorden van je bronnen; geen model schreef dit
wb-goal-target = vóór { $date }
wb-new-note = Nieuwe notitie
wb-unsaved = concept
wb-note-saved = Bewaard.
wb-note-empty = Er is nog niets te bewaren.
wb-draft-restored = Je niet bewaarde concept is terug. { $key } bewaart het, { $drop } verwerpt het.
wb-draft-parked = Een lege notitie; wat van een andere nog niet bewaard is, blijft tussen de notities staan.
wb-draft-kept = Als concept bewaard: open de notitie om verder te gaan.
wb-draft-kept-new = Als concept bewaard: het staat bovenaan bij de notities.
wb-draft-gone = Het concept is weg; dit is de bewaarde tekst.
wb-draft-gone-new = Het concept is weg.
wb-draft-none = Er is geen concept: dit is de bewaarde tekst.
wb-open-a-case-first = Open eerst een casus: een notitie hoort bij een casus.
wb-which-case = Kies eerst een casus in de lijst, of open er een.
wb-which-note = Kies eerst een notitie in de lijst van notities.
wb-which-goal = Kies eerst een doel.
wb-which-question = Kies eerst een vraag in het gesprek.
wb-which-session = Kies eerst een sessie in de lijst van sessies.
wb-wait-for-answer = Wacht tot het antwoord er is, of stop het: het kan hieruit citeren.
wb-corrected = Verbeterd.
client-keeps-name = Notities en vragen houden de oude naam waar die geschreven staat; de anonimiseerder blijft hem kennen.
wb-name-client = Een andere schuilnaam; wat geschreven staat houdt de oude
wb-name-case = Een andere titel voor de casus
wb-name-note = Een andere titel voor de notitie; de tekst blijft
wb-name-goal = Andere woorden voor het doel
wb-prompt-session = De sessie: dag, minuten, individueel of groep, betaald of onbetaald, hoe het afliep (- voor niets); achter een puntkomma technieken en patronen
wb-prompt-score = Dag en score, van -2 tot +2; - haalt de score weg
wb-wrong-session = “{ $word }” is geen dag (3-3-2026), geen aantal minuten en geen van: { $words }.
wb-wrong-term = “{ $word }” is geen techniek of patroon; het dichtst erbij is { $near }.
wb-wrong-score = Geef een heel getal van -2 tot +2, of - om de score weg te halen; ervoor de dag (3-3-2026), als het niet die van vandaag is.
wb-score-added = Score van { $day }: { $was }.
wb-score-corrected = De score van { $day } is nu { $now }; het was { $was }.
wb-score-removed = De score van { $day } is weggehaald; het was { $was }.
wb-case-for-draft = Open eerst een casus: een concept wordt van een casus gemaakt.
wb-case-for-goals = Open eerst een casus: een doel hoort bij een casus.
wb-case-for-clock = Open eerst een casus: een sessie hoort bij een casus.
wb-still-answering = Er wordt nog een antwoord geschreven; { $key } stopt het.
wb-importing = Importeren: { $n ->
    [one] één bestand
   *[other] { $n } bestanden
}
wb-import-skipped = Overgeslagen bij het importeren: { $n } bestanden
wb-import-started = Importeren…
wb-help = Toetsen
wb-key-does-nothing = { $key } doet hier niets; { $help } noemt de toetsen die er zijn.
wb-confirm = Zeker?
wb-confirm-draft = Wat getypt is van “{ $title }” weggooien? Het is nooit bewaard en komt niet terug. J (hoofdletter) voor ja, een andere toets voor nee
wb-confirm-archive = Archiveren: { $who } · { $title }? J (hoofdletter) voor ja, een andere toets voor nee
wb-confirm-reopen = Terughalen: { $who } · { $title }? J (hoofdletter) voor ja, een andere toets voor nee
wb-prompt-import = Bestand of map om te importeren, voor alle casussen
wb-prompt-import-case = Bestand of map om te importeren in { $who } alleen: het gaat weg als { $who } gewist wordt.
wb-prompt-import-all = Bestand of map om te importeren voor alle casussen.
wb-prompt-import-to-all = { $key }: voor alle casussen
wb-prompt-import-to-case = { $key }: alleen in deze casus
wb-path-nothing = Niets in die map begint zo.
wb-prompt-client = Label van de cliënt (een pseudoniem)
wb-prompt-title = Titel van de casus
wb-lock-wrong = Deze wachtzin opent de kluis niet; probeer het opnieuw.
wb-lock-keys = enter ontgrendelt   ctrl-u wist de regel   ctrl-q sluit af
wb-locked = Klankbord is vergrendeld
wb-engine = motor
wb-model = model
wb-state = toestand
wb-privacy = privacy
wb-network = netwerk
wb-memory = geheugen
wb-speed = snelheid
wb-ttft = 1e woord
wb-vectors = vectoren
wb-model-none = geen
wb-model-not-loaded = niet geladen
wb-model-loading = laadt…
wb-model-ready = klaar
wb-model-failed = mislukt
wb-network-none = geen netwerk
wb-network-loopback = alleen deze machine
wb-network-hive = alleen de hive
wb-network-and-hive = { $what } en de hive
wb-network-this = deze machine
wb-network-host = je eigen machine
wb-vectors-none = geen: zoekt op woorden
wb-vectors-ready = { $all }, klaar

notice-no-model = Woorden van je bronnen: er is geen model geïnstalleerd.
notice-model-lacks-language = Woorden van je bronnen: het model spreekt deze taal niet.
notice-as-asked = Zoals gevraagd: de woorden van je bronnen.
notice-nothing-found = Ik vond in je bronnen niets dat hier antwoord op geeft.
notice-stopped = Gestopt; wat er stond is bewaard.
notice-stopped-early = Gestopt vóór het eerste woord: er is geen antwoord.
notice-cut-at-length = Afgekapt op de maximale lengte: het slot ontbreekt.
wb-hint-write = { $again } laat het toch schrijven.
wb-hint-again = { $again } vraagt het opnieuw.
wb-hint-longer = { $longer } bepaalt hoe lang een antwoord mag zijn (tokens), { $again } vraagt het opnieuw.
notice-engine-failed = Het model liet het onderweg afweten.
notice-lexical-only = Alleen op woorden gevonden; de vectoren zijn nog niet klaar.
notice-no-search-model = Alleen op woorden gevonden: er is geen zoekmodel. `klankbord models pull multilingual-e5-small` haalt er een op.
notice-follow-up = Gelezen samen met je vorige vraag.
notice-little-support = Het meeste hiervan staat in geen van je bronnen: het komt van het model zelf. De eigen woorden van je bronnen zijn één toets ver.


short-down = omlaag
short-up = omhoog
short-page-down = blad
short-page-up = blad terug
short-open = open
short-next-pane = vak
short-next-tab = tab
short-ask = vraag
short-answer-from-sources = eigen woorden
short-next-turn = volgende
short-previous-turn = vorige
short-stop = stop
short-new-note = nieuwe notitie
short-edit = bewerk
short-new-case = nieuwe casus
short-materials = materialen
short-archive = archiveer
short-rename-case = hernoem
short-rename-note = hernoem
short-reword-goal = anders
short-new-goal = doel
short-move-note = verplaats
short-remove-case = verwijder
short-remove-note = verwijder
short-remove-goal = verwijder
short-score-goal = score
short-edit-session = verbeter
short-remove-question = verwijder
short-remove-session = verwijder
short-timer = klok
short-bring-back = haal terug
key-space = spatie
short-save = bewaar
short-undo = herstel
short-redo = opnieuw
short-submit = stuur
short-choose = ok
short-complete = vul aan
short-agree = akkoord
short-close = sluit
short-language = taal
short-theme = thema
short-help = hulp
short-quit = sluit af

action-down = Een regel omlaag
action-up = Een regel omhoog
action-page-down = Een venster omlaag
action-page-up = Een venster omhoog
action-top = Naar de eerste regel; met een getal naar die regel
action-bottom = Naar de laatste regel
action-open = Open wat gekozen is: casus, notitie, bron op zijn plaats
action-next-pane = Naar het volgende vak
action-previous-pane = Naar het vorige vak
action-pane-cases = Naar de casussen
action-pane-centre = Naar gesprek, notities of doelen
action-pane-sources = Naar de bronnen
action-pane-status = Naar de status
action-next-tab = Gesprek, notities, doelen, sessies: het volgende
action-previous-tab = Gesprek, notities, doelen, sessies: het vorige
action-jump = Zet een letter op alles waar je heen kunt; die letter gaat erheen
action-finder = Vind een casus, notitie, materiaal of eerdere vraag aan een paar letters, en elke notitie en elk materiaal aan een woord uit de tekst
action-palette = Vind een handeling aan een paar letters van de naam
action-new-case = Open een casus voor een cliënt
action-materials = Praat over de materialen, zonder casus
action-import = Importeer bestanden of mappen
action-import-scope = Wat je importeert is alleen voor deze casus, of voor alle
action-toggle-archived = Toon of verberg gearchiveerde casussen
action-archive = Archiveer de gekozen casus, of haal hem terug
action-rename-case = Geef de gekozen casus een andere titel
action-rename-client = Geef de cliënt van de gekozen casus een andere schuilnaam
action-reword-goal = Geef het gekozen doel andere woorden
action-remove-goal = Verwijder het gekozen doel voorgoed, na een vraag
action-score-goal = Geef het gekozen doel een score, of verbeter er een
action-edit-session = Verbeter de gekozen sessie
action-remove-session = Verwijder de gekozen sessie voorgoed, na een vraag
action-rename-note = Geef de gekozen notitie een andere titel
action-new-goal = Stel een doel van de open casus in je eigen woorden
action-move-note = Verplaats de gekozen notitie naar een andere casus, na een vraag
action-remove-case = Verwijder de gekozen casus, als er niets in staat, na een vraag
action-remove-question = Verwijder de gekozen vraag met het antwoord voorgoed, na een vraag
action-remove-note = Verwijder de gekozen notitie voorgoed, na een vraag
action-timer = Start de klok van een sessie, of stop hem en bewaar de sessie
action-ask = Stel een vraag
action-answer-from-sources = Beantwoord de gekozen vraag opnieuw in de woorden van de bronnen
action-resend = Stel de gekozen vraag opnieuw
action-edit-question = Verander de gekozen vraag en stel die naast de oude
action-next-turn = Bronnen van de volgende vraag
action-previous-turn = Bronnen van de vorige vraag
action-next-branch = De volgende versie van de gekozen vraag
action-previous-branch = De vorige versie van de gekozen vraag
action-stop = Stop het antwoord en houd wat er staat
action-copy-answer = Kopieer het gekozen antwoord naar het klembord van de terminal
action-copy-code = Kopieer alleen de codeblokken van het gekozen antwoord
action-save-answer = Bewaar het gekozen antwoord als notitie van de casus
action-export-conversation = Schrijf het gesprek naar een Markdown-bestand
action-parameters = Wat het model te horen en te lezen krijgt: opdracht, temperatuur, lengte, passages
action-thinking = Vouw de redenering van een model in of uit
action-new-note = Begin een notitie in de open casus
action-edit = Bewerk de gekozen notitie
action-template = Zet een formulier of een kort stuk tekst bij de cursor
action-timestamp = Zet de tijd bij de cursor
action-external-editor = Bewerk de notitie in je eigen editor, via een bestand in het geheugen
action-save = Bewaar de notitie
action-discard-draft = Verwerp het concept van de notitie: de bewaarde tekst is terug, een nieuwe notitie gaat dicht
action-search = Zoek in de tekst
action-search-next = De volgende vondst
action-search-previous = De vorige vondst
action-replace = Vervang wat gezocht is
action-undo = Maak de laatste bewerking ongedaan
action-redo = Doe de bewerking opnieuw
action-left = Eén teken naar links
action-right = Eén teken naar rechts
action-row-up = Eén regel omhoog in de tekst
action-row-down = Eén regel omlaag in de tekst
action-word-left = Naar het begin van het vorige woord
action-word-right = Naar het begin van het volgende woord
action-word-end = Naar het einde van het woord
action-line-start = Naar het begin van de regel
action-line-end = Naar het einde van de regel
action-text-page-up = Een venster omhoog in de tekst
action-text-page-down = Een venster omlaag in de tekst
action-text-start = Naar het begin van de tekst
action-text-end = Naar het einde van de tekst
action-delete-left = Wis het teken vóór de cursor
action-delete-right = Wis het teken bij de cursor
action-delete-word-left = Wis tot het begin van het woord
action-delete-word-right = Wis tot het einde van het woord
action-delete-to-line-start = Wis tot het begin van de regel
action-delete-to-line-end = Wis tot het einde van de regel
action-delete-line = Wis de regel; plakken zet hem terug
action-new-line = Breek de regel
action-indent = Zet het korte stuk neer waarvan de naam getypt is, of vier spaties
action-open-below = Begin een regel hieronder
action-open-above = Begin een regel hierboven
action-mark = Begin te selecteren, of laat de selectie los
action-mark-line = Selecteer de hele regel
action-select-all = Selecteer alles
action-copy = Kopieer de selectie
action-copy-line = Kopieer de regel
action-cut = Knip de selectie
action-paste = Zet terug wat gekopieerd, geknipt of als regel gewist is
action-change-word = Haal het woord weg en typ een ander
action-change-inner-word = Haal het hele woord weg en typ een ander
action-delete-inner-word = Knip het hele woord
action-copy-inner-word = Kopieer het hele woord
action-delete-to-text-end = Knip de regels van hier tot het einde
action-delete-to-text-start = Knip de regels van het begin tot hier
action-save-and-close = Bewaar de notitie en sluit haar
action-change-to-line-end = Haal de rest van de regel weg en typ een andere
action-change-line = Haal de regel weg en typ een andere
action-change-letter = Haal het teken bij de cursor weg, of wat geselecteerd is, en typ tekst
action-replace-letter = Zet de letter die je typt in plaats van die bij de cursor
action-find-letter = Naar de letter die je typt, in deze regel
action-join-lines = Voeg de volgende regel bij deze
action-paragraph-up = Naar de lege regel vóór de alinea
action-paragraph-down = Naar de lege regel na de alinea
action-insert-mode = Typ tekst vanaf hier
action-insert-after = Typ tekst na de cursor
action-insert-line-start = Typ tekst aan het begin van de regel
action-insert-line-end = Typ tekst aan het einde van de regel
action-normal-mode = Toetsen zijn weer opdrachten
action-submit = Verstuur
action-close = Sluit wat bovenop ligt; wat getypt is blijft als concept
action-settings = Alle instellingen, wat ze nu zijn en waarom
action-language = Nederlands of English
action-theme = Het volgende thema
action-help = Elke toets die hier werkt
action-lock = Verberg alles tot de wachtzin getypt is
action-redraw = Teken het hele scherm opnieuw
action-suspend = Terug naar de shell; fg keert terug
action-quit = Sluit af; concepten blijven

group-move = Gaan
group-case = Casussen
group-ask = Gesprek
group-note = Notities
group-edit = Tekst
group-app = Klankbord

wb-palette = Handelingen
wb-prompt-goal = Het doel, in je eigen woorden
wb-goal-set = Het doel is gesteld.
wb-move-note = Verplaats “{ $title }” naar
wb-case-has-clock = Voor deze casus loopt de klok: zet die eerst stil.
wb-name-case-client = { $key } geeft hem aan een andere cliënt.
wb-case-to = Geef “{ $title }” aan
wb-give-case = “{ $title }” gaat van { $from } naar { $to }, met alles erin. De namen van { $from } kent de anonimisering daar niet.
wb-client-near = Er is al een cliënt { $near }: { $key } opent de casus voor { $near }, nog eens enter maakt een nieuwe cliënt { $typed }.
wb-finder = Vind
wb-templates = Formulieren en korte stukken
wb-nothing-matches = Daar past niets bij.
wb-palette-passphrase = De wachtzin verander je in een terminal: klankbord passphrase.
wb-palette-hours = Het urenoverzicht maak je in een terminal: klankbord hours.
wb-palette-backup = Een reservekopie maak je in een terminal: klankbord backup BESTAND.
wb-colon-nothing = Hier is niets te bewaren; wat je typt, staat er al als concept.
wb-colon-save-close = Bewaar de notitie en sluit haar
wb-colon-save-quit = Bewaar de notitie en sluit af
wb-finder-in-text = In de tekst · { $n }
short-in-titles = titels
short-in-text = tekst
wb-finder-other-part = Naar de teksten onder de titels, en terug
wb-kind-case = casus
wb-kind-note = notitie
wb-kind-material = materiaal
wb-kind-question = vraag
wb-search = zoek
wb-replace-with = door
wb-no-match = Niet gevonden.
wb-match = { $at } van { $all }
wb-replaced = { $n ->
    [one] Eén keer vervangen.
   *[other] { $n } keer vervangen.
}
wb-parameters = Wat het model krijgt
wb-parameters-kept = Bewaard voor deze casus.
wb-parameter-prompt = opdracht
wb-parameter-temperature = temperatuur
wb-parameter-length = tokens
wb-parameter-passages = passages
wb-parameter-default = standaard
wb-parameter-system = Dit gaat eraan vooraf:
wb-parameter-temperature-wrong = Een temperatuur is een getal van 0 tot 2.
wb-parameter-length-wrong = De lengte is een getal van 1 tot 8192.
wb-parameter-passages-wrong = Het aantal passages is een getal van 1 tot 20.
wb-context = Laatste vraag: ongeveer { $used } van { $budget } tokens, { $passages ->
    [one] één passage
   *[other] { $passages } passages
}, { $turns ->
    [one] één eerdere vraag
   *[other] { $turns } eerdere vragen
}
wb-context-dropped = Er was geen plaats voor { $passages ->
    [one] één passage
   *[other] { $passages } passages
} en { $turns ->
    [one] één eerdere vraag
   *[other] { $turns } eerdere vragen
}.
wb-left-out = { $n } weggelaten
wb-thought = dacht na in { $n ->
    [one] één woord
   *[other] { $n } woorden
}
wb-timer = ◷ { $n } min
wb-timer-of = ◷ { $who } { $n } min
wb-timer-runs = De klok loopt voor { $who }; met dezelfde toetsen stop je hem en bewaar je de sessie.
wb-timer-runs-on = De klok loopt nog voor { $who }.
wb-session-kept = { $n ->
    [one] Een sessie van één minuut met { $who } is bewaard
   *[other] Een sessie van { $n } minuten met { $who } is bewaard
}{ $notes ->
    [0] .
    [one] , met de notitie die intussen geschreven is.
   *[other] , met de { $notes } notities die intussen geschreven zijn.
}
wb-note-saved-session = Bewaard, bij de sessie van { $date }.
wb-of-session = sessie van { $date }
wb-wrong-minutes = Dat is een heel getal van 1 tot 1440.
wb-prompt-export = Naar welk bestand het gesprek schrijven? { $key } schrijft niets
wb-export-name = ~/gesprek-{ $day }-{ $time }.md
wb-wrong-export = Een bestandsnaam eindigt op .md of .txt; een met spaties noemt ook de map.
wb-wrong-export-question = Een bestandsnaam eindigt op .md of .txt; { $key } zet wat je typte op de regel voor je vraag.
wb-wrong-import-question = Een pad met spaties noemt ook zijn map (./mijn boeken); { $key } zet wat je typte op de regel voor je vraag.
wb-wrong-client-question = Een label is geen vraag; { $key } zet wat je typte op de regel voor je vraag.
short-to-question = naar je vraag
short-write = schrijf
wb-prompt-minutes = Hoeveel minuten duurde de sessie met { $who }? Een - gooit de klok weg.
wb-clock-dropped = De klok is weg; er is geen sessie bewaard.
wb-confirm-clock = De klok van { $who } weggooien, zonder een sessie te bewaren? J (hoofdletter) voor ja, een andere toets voor nee
wb-exported = Geschreven: { $path }. Dit bestand is niet versleuteld.
wb-answer-kept = Het antwoord is een notitie geworden. Een bron voor andere antwoorden is die pas als je erin schrijft.
wb-no-answer-yet = Er is nog geen antwoord.
wb-no-code = In dit antwoord staat geen code.
wb-copied = Gekopieerd naar het klembord van je terminal.
wb-no-passphrase = Deze kluis heeft geen wachtzin om mee te vergrendelen.
wb-notify-answer = Het antwoord is er
wb-notify-import = Importeren is klaar
wb-reloaded = Thema en toetsen zijn opnieuw ingelezen.
wb-editor-no-memory = Er is hier geen geheugenschijf (XDG_RUNTIME_DIR, /dev/shm), en de notitie mag niet op schijf: bewerk de notitie hier.
wb-editor-failed = De editor eindigde met een fout; er is niets veranderd.
wb-suspended = Klankbord wacht; typ fg en Enter
wb-mode-insert = INVOEGEN
wb-mode-normal = OPDRACHT
wb-mode-visual = SELECTIE
wb-settings = Instellingen
setting-automatic = vanzelf
setting-nothing = niets

short-finder = vind
short-palette = handelingen
short-settings = instellingen
short-template = formulier
short-search = zoek
short-mark = selecteer
short-copy-answer = kopieer
short-insert-mode = typ
short-normal-mode = opdracht
short-delete-line = standaard

group-share = Delen
action-sharing = Wie wat besloot, wat wacht, en alles wat gedeeld is
action-prepare-export = Maakt een partij van wat gedeeld mag worden, om eerst te lezen
action-upload = Verstuurt wat goedgekeurd is
action-take-back = Neemt een toestemming of goedkeuring terug, wat nog wacht, of wat gedeeld is
action-receipt = Het bewijs van het laatste besluit
action-refuse = Zegt nee
action-accept = De vondst wordt vervangen zoals voorgesteld
action-change-finding = De vondst wordt door iets anders vervangen
action-not-identifying = De vondst wijst in deze casus niemand aan; wordt onthouden
action-not-identifying-anywhere = De vondst wijst in de hele praktijk niemand aan; wordt onthouden
action-reopen = Over de vondst is weer niets besloten
action-redact-more = Haalt meer weg, door het te selecteren
action-say-less = Wat het record behalve woorden zegt: elk grover gezegd, of weggelaten
action-exact-bytes = De bytes zelf, precies zoals ze zouden vertrekken; nog eens: veld voor veld
action-exclude = Laat het record weg, of zet het terug
action-next-record = Het volgende record
action-previous-record = Het vorige record
action-next-unreviewed = Het volgende record dat niet gezien is of waar iets te besluiten valt
action-approve = Keurt de partij goed, als alles gezien en besloten is
short-take-back = terugnemen
short-receipt = bewijs
short-prepare-export = zet klaar
short-upload = verstuur
short-refuse = weiger
short-accept = akkoord
short-change-finding = wijzig
short-not-identifying = blijft
short-next-unreviewed = volgende
short-redact-more = meer weghalen
short-say-less = gegevens
short-exact-bytes = letterlijk
short-as-it-is = zoals het is
short-next-record = volgend record
short-previous-record = vorig record
short-exclude = laat weg
short-approve = keur goed
short-word-right = woord
share-title = Delen
share-consent = Toestemming
share-you = Jij, de coach
share-not-asked = niet gevraagd
share-refused = geweigerd
share-withdrawn = ingetrokken
share-batches = Te lezen
share-no-batch = Er is niets klaargezet; { $key } maakt een partij van wat gedeeld mag worden.
share-batch = Partij { $id }: { $n ->
    [one] één record
   *[other] { $n } records
}, { $unseen } ongezien, { $open } onbeslist
share-batch-waits = Partij { $id }: goedgekeurd, { $n ->
    [one] één record wacht
   *[other] { $n } records wachten
} op verzending
share-ask-stop = Dit niet verzenden ({ $what })? Het wordt uit zijn partij weggelaten; de rest daarvan gaat door.
share-ask-stop-batch = Partij { $id } niet verzenden? Wat nog wacht, blijft hier.
share-batch-not-approved = Partij { $id } is niet goedgekeurd: er wacht niets van op verzending.
share-not-stopped = Dat gaat door: wissen en melden beschermen iemand.
share-stopped = { $n ->
    [0] Daarvan wachtte niets meer.
    [one] Eén record blijft hier en wordt niet verzonden.
   *[other] { $n } records blijven hier en worden niet verzonden.
}
share-nothing-to-open = Op deze rij is niets te openen.
share-nothing-to-take-back = Op deze rij is niets terug te nemen.
share-which-person = Een bewijs is er van een besluit: kies eerst de rij van een persoon.
share-page-what = Wat
share-page-batch = Partij
share-page-why = Waarom het nog niet gebeurd is
share-page-blob = Bestand
share-outbox = Wacht op verzenden of wissen
share-nothing-waits = Er wacht niets.
share-shared = Gedeeld
share-reading = Bezig met lezen…
share-everything = iedereen
share-used = Er is een model mee getraind: { $what }. Dat kan niet ongedaan worden gemaakt.
share-ask-withdraw = De toestemming van { $who } intrekken, en wissen wat eronder gedeeld is?
share-ask-revoke = In de hive wissen wat van { $who } gedeeld is? De toestemming blijft: klaarzetten biedt het daarna opnieuw aan.
share-ask-back = Alleen dit ene uit de hive wissen ({ $what })? De toestemming blijft; klaarzetten laat dit voortaan weg, zolang er niets aan verandert.
share-back-gone = Dit is al gewist, bevestigd door de hive.
share-back-going = Dit wordt al gewist.
share-tick-something = Vink aan wat gedeeld mag worden (spatie), of weiger.
share-decided = Het besluit is bewaard, met een bewijs.
share-prepared = { $n ->
    [one] Eén record
   *[other] { $n } records
} om te lezen, met { $findings ->
    [one] één vondst
   *[other] { $findings } vondsten
}.
share-approved = { $n ->
    [one] Eén record wacht
   *[other] { $n } records wachten
 } op verzending.
share-waits = { $n ->
    [one] Eén wacht
   *[other] { $n } wachten
}: { $why }
share-revoked = { $n } gewist, bevestigd door de hive.
share-revoke-waits = Bewaard; wat gedeeld is wacht nog op wissen: { $why }
review-title = Partij { $batch } · record { $n } van { $all } · { $seen } gezien
review-original = Jouw woorden
review-leaving = Wat zou vertrekken
review-leaving-bytes = Wat zou vertrekken, letterlijk
review-to-bytes = { $key } toont de bytes zelf
review-to-fields = { $key } toont het veld voor veld
review-findings = Vondsten: { $done } van { $n } besloten
review-stays = blijft
review-goes = gaat weg
review-more = { $n ->
    [one] één regel
   *[other] { $n } regels
} eronder: spatie gaat verder
review-seen = gezien
review-empty = In deze partij zit niets.
review-all-done = Alles is gezien en besloten; A keurt goed.
review-lapsed = De goedkeuring vervalt; { $key } keurt goed wat er nu staat.
review-is-approved = Deze partij is goedgekeurd en wacht op verzending; { $key } bij Delen verstuurt haar.
review-not-yet = Nog niet: { $unseen } ongezien, { $open } onbeslist. Tab gaat naar de volgende.
review-wrong-hash = Dat is niet het begin van de hash; er is niets goedgekeurd.
review-ask-replacement = In plaats daarvan:
review-ask-approval = Typ { $hash } om precies dit goed te keuren:
wb-mistakes = { $first } (en nog { $n ->
    [one] één
   *[other] { $n }
}; de hulp noemt ze)
wb-no-model = geen model
short-change = wijzig
short-field = veld

# Concepten bij een casus
action-draft-summary = Concept: samenvatting van de laatste sessie
action-draft-prepare = Concept: voorbereiding van de volgende sessie
action-draft-questions = Concept: wat in deze casus nog openstaat
action-draft-smart = Concept: de doelen SMART
action-draft-grow = Concept: GROW-blad
action-draft-patterns = Concept: patronen over de sessies heen
action-keep-goals = Stel de doelen die in het concept staan
short-keep-goals = doelen stellen
short-save-answer = bewaar als notitie
wb-draft-written = { $n } tekens tot nu toe; { $key } stopt
wb-context-summary = { $n ->
    [one] Eén eerdere vraag gaat
   *[other] { $n } eerdere vragen gaan
} mee in een samenvatting; { $key } toont en wijzigt die

# Een samenvatting van een lang gesprek, en wat de voetregel zegt
action-summary = Toon de samenvatting van een lang gesprek, om te lezen of te wijzigen
wb-summary = Samenvatting van het gesprek
wb-summary-of = van { $n ->
    [one] één vraag
   *[other] { $n } vragen
} · { $by }
summary-by-coach = door jou gewijzigd
help-mistakes = Niet begrepen in je bestanden
short-replace-all = alles
short-replace-one = één voor één
short-copy = kopieer
short-cut = knip
wb-hive-caught-up = De hive is bijgewerkt: { $sent } verstuurd, { $deleted } verwijderd.

# Delen op het scherm: plaatsen die blijven, wat een vraag aanneemt, wat onderweg is
share-left-out = , { $n } weggelaten
sharing-does-open = Opent de rij: beslist voor iemand, leest een partij, bekijkt wat wacht of gedeeld is
consent-does-submit = Stemt in met wat aangevinkt is
consent-does-refuse = Weigert, en legt dat vast
consent-does-open = Vinkt de rij aan of wijzigt haar: wat gedeeld mag worden, hoe ver, hoe het kwam, tot wanneer
review-does-down = De volgende vondst
review-does-up = De vorige vondst
review-does-top = Het eerste record
review-does-bottom = Het laatste record
review-does-open = Op hoeveel cliënten het record past, wat het verschil maakt, wat er veranderd is
review-how = { $word } haalt een woord weg; { $fact } laat de uitkomst en de aantallen grover vertrekken, of niet.
select-first = De cursor staat niet op een woord: { $key } begint een selectie, aan het eerste teken dat weg moet.
select-does-submit = Haalt weg wat geselecteerd is; is er niets geselecteerd, dan het woord bij de cursor
select-does-word = Naar het volgende woord; in een selectie naar het einde van een woord
fact-title = Wat het behalve woorden zegt
fact-exact = { $what }: { $says }
fact-coarse = { $what }: gezegd als { $says }, en het is { $is }
fact-out = { $what }: niet gezegd, en het is { $is }
fact-none = geen
fact-minutes = { $n } min
fact-language = De taal ({ $says }) vertrekt altijd: een record moet er een hebben.
fact-language-nl = Nederlands
fact-language-en = Engels
fact-does-open = Laat het grover vertrekken, dan niet, dan weer zoals het is
fact-does-delete = Laat het weer vertrekken zoals het is
field-patterns = Patronen
field-techniques-used = Technieken
field-outcomes = Uitkomst
field-session-count = Sessies
field-duration-avg = Gemiddelde duur
field-anonymization-level = Anonimisering
field-language = Taal
field-data-type = Gemaakt van
field-anonymized-at = Gemaakt op
field-validated = Getoetst
field-training-id = Nummer van record
field-coach-id = Code van de coach
field-unknown = Onbekend gegeven
field-empty = geen
field-not-said = niet gezegd
field-is-validated = past in het schema
select-does-close = Laat de selectie los
marks-title = Woorden die niemand aanwijzen
marks-ask = Terugnemen dat “{ $word }” niemand aanwijst ({ $place })? Waar het staat in wat niet verzonden is, is het weer een vondst.
marks-does-take-back = Neemt het merk terug: het woord is weer een vondst
marks-taken-back = Het merk is teruggenomen.
marks-lapsed = De goedkeuring van partij { $batch } vervalt.
action-marks = De woorden die niemand aanwijzen; elk merk is terug te nemen
short-marks = merken
short-why = waarom
short-next-choice = volgende keus
short-other-choice = de ander
short-stop-sending = stop verzenden
short-stop-waiting = wacht niet meer
confirm-yes = Ja
confirm-no = Nee
confirm-yes-letter = J
confirm-not-done = Er is niets gedaan; { $key } (hoofdletter) of enter op ja doet het.
action-hand-over = Schrijft alles wat over een cliënt bewaard wordt naar een bestand, om mee te geven
action-erase-client = Wist een cliënt met alles wat over die bewaard wordt, hier en in de hive
action-retention = Cliënten van wie zo lang niets gebeurd is dat ze gewist horen te worden
action-audit = Controleert het auditlogboek, en toont de kop ervan
wb-prompt-hand-over = Bestand voor alles wat over { $who } bewaard wordt: .md om te lezen, .json voor een programma, .zip voor beide. Het is niet versleuteld.
rights-erase-documents = { $n ->
    [one] Eén document dat in een casus is geïmporteerd, gaat mee weg.
   *[other] { $n } documenten die in een casus zijn geïmporteerd, gaan mee weg.
}
wb-prompt-erase = Alles over { $who } gaat voorgoed weg, hier en in de hive, en kan niet terugkomen. Typ { $who } om het te doen; een lege regel laat het.
wb-prompt-erase-long = Alles over { $who } gaat voorgoed weg, hier en in de hive, en kan niet terugkomen. Typ { $n }, het nummer van deze cliënt, om het te doen; een lege regel laat het.
wb-wrong-file = De naam van het bestand eindigt op .md, .json of .zip.
wb-wrong-label = Dat is niet { $who }; er is niets gewist.
wb-erasing = Bezig met wissen…
rights-retention = Bewaartermijn
rights-nobody-due = Met elke cliënt is in { $n ->
    [one] het laatste jaar
   *[other] de laatste { $n } jaar
} iets gebeurd: niemands termijn is voorbij.
rights-due = Met deze cliënten is { $n ->
    [one] een jaar
   *[other] { $n } jaar
} niets gebeurd:
rights-due-client = { $who }, het laatst op { $day }
rights-due-how = Wissen kan vanuit de casus van de cliënt, of bij Delen op de rij van de cliënt.
rights-audit = Auditlogboek
rights-erased = Gewist
rights-audit-sound = Het logboek is heel: { $n ->
    [one] één regel
   *[other] { $n } regels
}, vergeleken met { $receipts ->
    [one] één bewijs
   *[other] { $receipts } bewijzen
} in deze kluis.
rights-audit-broken-at = Het logboek klopt niet: regel { $entry } is gewijzigd, verplaatst of weggehaald.
rights-audit-broken = Het logboek klopt niet: een bewijs in deze kluis noemt een kop die het niet meer heeft.
rights-audit-head = Kop: { $head }
rights-audit-keep = Een kop die elders bewaard is, laat later zien dat er niets van wat ervoor staat is afgesneden.
share-ask-withdraw-own = Je eigen toestemming intrekken, en alles wissen wat gedeeld is?
share-ask-refuse-own = Vastleggen dat je niets deelt?
share-until = tot en met { $day }
share-until-withdrawn = tot intrekking
consent-row-until = Hoe lang het geldt: { $value }
consent-ask-until = Laatste dag, als 2027-12-31; leeg: tot intrekking
consent-now = Nu: { $what }
share-used-unknown = Of ermee getraind is: daarover heeft de hive nog niets gemeld.
share-revoked-more = { $n } gewist, bevestigd door de hive; { $earlier ->
    [one] één daarvan wachtte
   *[other] { $earlier } daarvan wachtten
} daar al op.
share-revoked-nothing = Hiervan stond niets meer in de hive.
share-revoked-waiting = { $n ->
    [one] Eén wacht
   *[other] { $n } wachten
} nog.
share-sending = Verzenden: { $done } van { $all }, { $s } s
share-deleting = Wissen in de hive: { $done } van { $all }, { $s } s
share-already-sending = Daar wordt al aan gewerkt.
share-stopping = Stoppen: wat onderweg is wordt afgemaakt, { $s } s
share-stops = Er gaat niets meer bij; wat onderweg is wordt afgemaakt.
share-goes-on = Het gaat buiten beeld door; wat niet overkomt, blijft wachten.
share-which-client = Kies eerst de rij van een cliënt.
finding-person = persoon
finding-location = plaats
finding-organisation = organisatie
finding-date = datum
finding-age = leeftijd
finding-phone = telefoon
finding-email = e-mail
finding-url = webadres
finding-bsn = BSN
finding-iban = IBAN
finding-postcode = postcode
finding-plate = kenteken
finding-id = nummer
finding-quasi = herkenbaar
review-opening = Nalezen
