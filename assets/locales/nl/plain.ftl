# The linear mode (`--plain`): one sentence a line, the most important word first.
plain-greeting = Klankbord, regel voor regel. hulp noemt de woorden.
plain-goodbye = Tot ziens.
plain-no-cases = Geen casussen. nieuwe opent er een.
plain-cases-there = { $n ->
    [one] { $n } casus
   *[other] { $n } casussen
}. casussen noemt ze.
plain-drafts-there = { $n ->
    [one] { $n } concept wacht
   *[other] { $n } concepten wachten
}. concepten noemt ze.
plain-count-cases = Casussen: { $n }. open en een nummer opent er een.
plain-count-notes = Notities: { $n }. lees of bewerk en een nummer.
plain-count-turns = Vragen: { $n }. lees en een nummer.
plain-count-sources = Bronnen: { $n }. bron en een nummer.
plain-count-found = Gevonden: { $n }. bron en een nummer.
plain-count-materials = Materialen: { $n }. lees en een nummer.
plain-count-drafts = Concepten: { $n }. verder of verwerp en een nummer.
plain-count-goals = Doelen: { $n }.
plain-count-sessions = Sessies: { $n }.
plain-no-sessions = Nog geen sessies. klok start de klok van een sessie.
plain-goals-first = Eerst doelen: het nummer hoort bij de lijst van doelen.
plain-n-sessions = { $n ->
    [one] { $n } sessie
   *[other] { $n } sessies
}
plain-n-notes = { $n ->
    [one] { $n } notitie
   *[other] { $n } notities
}
plain-n-goals = { $n ->
    [one] { $n } doel
   *[other] { $n } doelen
}
plain-n-questions = { $n ->
    [one] { $n } vraag gesteld
   *[other] { $n } vragen gesteld
}
plain-put-away = gearchiveerd
plain-in-materials = Materialen, geen casus open.
plain-no-notes = Nog geen notities. schrijf begint er een.
plain-more-left = meer: nog { $n }.
plain-no-more = Meer is er niet.
plain-no-such-number = Dat nummer staat niet in de laatste lijst.
plain-list-first = Nog geen lijst; casussen geeft er een om uit te kiezen.
plain-notes-first = Vraag eerst notities, gesprek of vind: het nummer hoort bij die lijst.
plain-drafts-first = Eerst concepten: het nummer hoort bij de lijst van concepten.
plain-open-what = open wat? Geef een nummer uit de lijst, of een naam.
plain-read-what = lees leest wat een lijst noemt; vraag eerst notities, gesprek, bronnen of materialen.
plain-open-a-case-first = Open eerst een casus.
plain-no-case-named = Geen casus heet { $name }. casussen alle noemt ze allemaal.
plain-ambiguous = Welke: { $words }?
plain-unknown = Geen woord hier; het naaste is { $word }.
plain-help-head = Woorden; de eerste letters zijn genoeg. Een regel die op een vraagteken eindigt, wordt gevraagd.
plain-help-none = Dat woord is er niet; hulp alleen noemt ze allemaal.
plain-ask-what = vraag wat? De vraag staat achter het woord.
plain-nothing-asked = Er is nog niets gevraagd.
plain-model-writes = { $model } schrijft:
plain-model-wrote = { $model } schreef dit.
plain-no-model-wrote = Geen model schreef dit; het zijn de woorden van je bronnen.
plain-no-source = geen bron
plain-unsupported = Geen bron zegt dit: { $text }
plain-empty-answer = Het antwoord is leeg.
plain-hint-again = nogmaals vraagt het opnieuw.
plain-hint-longer = voorkeuren tokens N laat een antwoord hier langer zijn; nogmaals vraagt het opnieuw.
plain-answer-lost = Het antwoord brak af.
plain-question-kept = De vraag is bewaard; vraag alleen stelt die opnieuw.
plain-question-waits = Een vraag wacht; vraag alleen stelt hem: { $text }
plain-privacy-line = { $level }, { $network }.
plain-stopping = Stopt; wat er staat blijft.
plain-cited = aangehaald
plain-not-cited = gevonden, niet aangehaald
plain-cited-from = --- aangehaald vanaf hier
plain-cited-until = --- aangehaald tot hier
plain-write = Schrijf. Een regel met alleen een punt bewaart; .herstel haalt een regel weg, .tijd zet de tijd neer, .NAAM een fragment. Elke regel blijft als concept.
plain-append = Schrijf wat na de laatste regel komt. Een regel met alleen een punt sluit af.
plain-appended = Toegevoegd. bewaar bewaart het.
plain-edit = Bewerken. vervang, wijzig, invoegen, verwijder, toevoegen, formulier, herstel, alsnog, bewaar, sluit.
plain-edit-first = Er wordt geen notitie bewerkt; notities en dan bewerk met een nummer opent er een.
plain-replaced = Vervangen, regel { $n }: { $text }
plain-inserted = Ingevoegd, regel { $n }: { $text }
plain-deleted = Verwijderd, regel { $n }.
plain-undone = Hersteld: de laatste wijziging is weg.
plain-nothing-to-undo = Niets te herstellen.
plain-no-line = Die regel is er niet; de notitie heeft er { $n }.
plain-closed = Gesloten.
plain-draft-kept = Als concept bewaard; schrijf of bewerk biedt het weer aan.
plain-draft-found = Concept gevonden, { $n ->
    [one] { $n } regel
   *[other] { $n } regels
}: { $text }. verder gaat ermee door, verwerp laat het gaan.
plain-draft-goes-on = Concept gevonden, { $n ->
    [one] { $n } regel
   *[other] { $n } regels
}: { $text }. Wat je nu typt, komt erachter; verder leest het eerst voor, verwerp begint opnieuw.
plain-draft-question = vraag
plain-draft-new = nieuwe notitie
plain-draft-note = notitie
plain-draft-emptied = leeggemaakt
plain-no-drafts = Geen concepten.
plain-no-draft = Er is geen concept aangeboden; concepten noemt ze.
plain-discarded = Verworpen.
plain-goal-expected = Verwacht: { $text }
plain-goal-scores = Scores: { $scores }
plain-confirm-archive = Archiveren: { $case }? j voor ja, iets anders voor nee.
plain-confirm-remove = { $would } Verwijderen? j voor ja, iets anders voor nee.
plain-remove-what = Noem eerst de notities, de doelen, de sessies of het gesprek; dan wegdoen met een nummer.
plain-confirm-reopen = Heropenen: { $case }? j voor ja, iets anders voor nee.
plain-confirm-export = Het gesprek onversleuteld schrijven naar { $file }? j voor ja, iets anders voor nee.
plain-archived = Gearchiveerd.
plain-reopened = Heropend.
plain-archived-already = Die is al gearchiveerd.
plain-active-already = Die is niet gearchiveerd.
plain-nothing-done = Er is niets gedaan.
plain-language-set = Nederlands.
plain-locked = Vergrendeld. Typ de wachtzin.
plain-unlocked = Ontgrendeld.
plain-wrong-passphrase = Verkeerde wachtzin; probeer het opnieuw.
plain-no-passphrase = Deze kluis heeft geen wachtzin en kan dus niet op slot.
plain-held-line = Behouden: { $line }
plain-prompt-passphrase = Wachtzin:
plain-interrupt = einde gaat weg; ctrl-c stopt een antwoord.
plain-not-utf8 = Die regel is geen UTF-8; typ hem opnieuw.
plain-help-help = deze woorden; met een woord erachter alleen dat
plain-help-cases = noem de casussen; casussen alle, ook de gearchiveerde
plain-help-open = open N of NAAM, een casus bij naam of iets uit de lijst
plain-help-materials = verlaat de casus en noem de materialen
plain-help-ask = vraag TEKST, een vraag die uit je bronnen wordt beantwoord; ctrl-c stopt het antwoord
plain-help-again = beantwoord de vraag opnieuw in de woorden van de bronnen
plain-help-sources = waar het antwoord op rust; bronnen N, van vraag N van het gesprek
plain-help-source = bron N, lees een bron op de aangehaalde plaats
plain-help-more = ga door met wat te lang was
plain-help-conversation = noem de vragen van dit gesprek
plain-help-notes = noem de notities van de casus
plain-help-read = lees N, wat de lijst ook noemt: een notitie, een antwoord, een hele bron
plain-help-write = schrijf een notitie, tot een regel met alleen een punt; schrijf NAAM, met een formulier
plain-help-continue = ga door met het aangeboden concept, of met concept N
plain-help-discard = laat het gemaakte of aangeboden concept gaan, of concept N
plain-help-drafts = noem wat getypt en nooit bewaard is; concept maakt er een uit de notities
plain-help-edit = bewerk N, een notitie bij genummerde regels, of een vraag om anders te stellen; bewerk alleen, wat het laatst gelezen is
plain-help-lines = de regels van de notitie die bewerkt wordt; regels N, vanaf regel N; regels TEKST, die met die tekst
plain-help-replace = vervang N TEKST, zet tekst in de plaats van regel N
plain-help-insert = invoegen N TEKST, zet een regel vóór regel N
plain-help-delete = verwijder N, haal regel N weg
plain-help-append = schrijf door na de laatste regel, tot een regel met alleen een punt
plain-help-undo = maak de laatste wijziging ongedaan
plain-help-save = bewaar de notitie
plain-help-close = sluit de notitie; wat niet bewaard is blijft een concept
plain-help-goal = doel TEKST, stelt een doel van de open casus in je eigen woorden
plain-help-move = verplaats N NAAM, de notitie met dit nummer naar de casus met deze cliënt of titel, na een vraag
plain-give-nobody = Geen cliënt, of meer dan één, heet { $name } of begint zo. delen noemt ze allemaal.
plain-help-give = geef NAAM, de open casus met alles erin aan de cliënt met deze schuilnaam, na een vraag
plain-confirm-first = { $would } Doen? j voor ja, iets anders voor nee.
plain-client-near = Er is al een cliënt { $near }. j voor { $near }, iets anders voor een nieuwe cliënt { $typed }.
plain-help-goals = de doelen van de casus met hun scores
plain-help-score = scoor N GETAL, van -2 tot +2, is de score van doel N voor vandaag; met een dag ervoor (3-3-2026) die van de dag; - haalt hem weg
plain-help-sessions = de sessies van de casus
plain-help-new = nieuwe casus, vraagt om cliënt en titel
plain-help-rename = hernoem N TEKST, de casus, de notitie, het doel of de sessie met dit nummer in de laatste lijst, een sessie als 2026-03-03 60 betaald; grow (achter de puntkomma technieken en patronen); hernoem cliënt TEKST en hernoem casus TEKST, die van de open casus
plain-help-remove = wegdoen N, de notitie, het doel, de sessie, de vraag of de lege casus met dit nummer voorgoed, na een vraag; wegdoen alleen, de notitie of vraag die het laatst gelezen is
plain-help-archive = archiveer de open casus, of casus N uit de lijst
plain-help-reopen = haal de open casus terug, of casus N uit de lijst
plain-help-import = importeer PAD, een bestand of map, in de open casus of de materialen
plain-found-elsewhere = Notities of materialen van casussen hebben het wel, { $n }: vind en de woorden.
plain-help-search = zoek TEKST, in de open casus en de materialen
plain-help-status = motor, model, geheugen
plain-help-privacy = hoe ver een vraag mag reizen, en waarvoor het netwerk wordt gebruikt
plain-help-language = taal nl of en
plain-help-export = exporteer BESTAND, het gesprek als Markdown
plain-help-lock = vraag de wachtzin voor er iets anders kan
plain-help-quit = ga weg; concepten blijven (q, stop en exit ook)
plain-last-case = Laatst open: { $case }. terug opent die.
plain-no-last-case = Er was nog geen casus open; casussen noemt ze.
plain-count-finds = Gevonden: { $n }. open en een nummer.
plain-count-tags = Labels: { $n }. open en een nummer noemt de notities ermee.
plain-no-tags = Geen labels. Een label is een woord in een notitie met # ervoor.
plain-count-versions = Versies: { $n }. lees en een nummer gaat erheen.
plain-version = versie { $at } van { $of }
plain-this-one = deze
plain-own-words = in de woorden van de bronnen
plain-no-sources = Voor dit antwoord is geen bron gevonden.
plain-rephrase = Vraag: { $text }
plain-rephrase-how = Typ hem in andere woorden; hij komt naast de oude. Een lege regel laat het zo.
plain-thought = Nagedacht in { $n ->
    [one] één woord
   *[other] { $n } woorden
}; gedachten leest het voor.
plain-no-thoughts = Voor dit antwoord staat geen redenering.
plain-note-has-draft = Van deze notitie is een concept nooit bewaard; bewerk biedt het aan.
plain-count-forms = Formulieren en fragmenten: { $n }. schrijf en een nummer begint een notitie; tijdens het schrijven zet een punt met de naam er een neer.
plain-no-form = Geen formulier heet { $name }; formulieren noemt ze.
plain-kept-as-text = Als tekst bewaard, want geen formulier heet zo: { $text }
plain-write-form = Schrijf onder elke kop. Een regel met alleen een punt gaat naar de volgende, en bewaart na de laatste.
plain-redone = Alsnog gedaan.
plain-nothing-to-redo = Niets om alsnog te doen.
plain-timer-runs = De klok loopt. klok stopt hem en bewaart de sessie.
plain-timer-stops = { $n ->
    [one] Eén minuut
   *[other] { $n } minuten
} op de klok. Enter bewaart de sessie, een getal verbetert de minuten, - gooit de klok weg, nee laat hem doorlopen.
plain-confirm-clock = De klok van { $n } min weggooien, zonder een sessie te bewaren? Ja of nee.
plain-timer-on = De klok loopt door.
plain-timer-lost = { $n ->
    [one] Eén minuut op de klok is
   *[other] { $n } minuten op de klok zijn
} niet als sessie bewaard.
plain-prefer-what = voorkeuren, dan een van { $words }, dan de waarde; standaard neemt hem terug.
plain-no-setting = Geen instelling heet zo; instellingen noemt ze.
plain-choices = Keuzes: { $words }
plain-set-next-start = Het geldt vanaf de volgende start.
plain-set-hidden = De omgeving gaat voor het bestand, dus het geldt nog niet.
plain-help-back = open de casus die de vorige keer open was
plain-help-find = vind LETTERS, casussen, notities, materialen en vragen aan een paar letters, en notities en materialen van alle casussen aan woorden uit hun tekst; vind #LABEL, notities met een label
plain-help-tags = de labels van alle notities
plain-help-resend = stel de vraag nog eens
plain-help-versions = de versies van de laatst gelezen vraag; versies N, van vraag N
plain-help-thoughts = wat het model dacht voor het antwoordde
plain-help-keep = bewaar het laatst gelezen antwoord, of het concept dat net gemaakt is, als notitie van de casus; onthoud doelen stelt de doelen uit het concept
plain-help-forms = noem formulieren en fragmenten voor notities
plain-help-change = wijzig OUD/NIEUW, overal in de notitie
plain-help-form = formulier NAAM, zet een formulier of fragment onder aan de notitie
plain-help-redo = doe wat hersteld is alsnog
plain-help-timer = start de klok van een sessie, of stop hem en bewaar de sessie
plain-help-preferences = wat het model in deze casus te horen en te lezen krijgt; voorkeuren WOORD WAARDE verandert het
plain-help-settings = noem de instellingen; instellingen WOORD, die met dat woord in hun naam
plain-help-set = stel SLEUTEL WAARDE, verander een instelling; de waarde standaard neemt hem terug
plain-sharing-head = Delen: wie wat besloot, wat nog gelezen moet worden, wat gedeeld is. open N gaat met een ervan verder.
plain-consent-yes = ja
plain-no-batch = Er ligt geen partij om na te lezen; klaarzetten maakt er een van wat gedeeld mag worden.
plain-waits = wacht
plain-about-whom = Dat nummer is niemand; delen noemt wie er is.
plain-no-client-named = Niemand heet { $name }; delen noemt wie er is, en ik ben jij.
plain-yes-or-no = j voor ja, iets anders voor nee.
plain-consent-kinds = Wat mag gedeeld worden? Nummers, alles, of nee om te weigeren; een lege regel laat het zoals het is.
plain-consent-level = Hoe ver wordt het geanonimiseerd? Een nummer; een lege regel is 1.
plain-consent-method = Hoe is het gegeven? Een nummer.
plain-consent-usual = Een lege regel is { $n }.
plain-portability-which = Zeg welk bestand, met .md om te lezen, .json voor een programma of .zip voor beide.
plain-confirm-portability = Alles wat over { $who } bewaard is onversleuteld schrijven naar { $file }? j voor ja, iets anders voor nee.
plain-import-into = Het komt in { $who } alleen en gaat weg als { $who } gewist wordt; na `materialen` is een import voor alle casussen.
plain-confirm-erase = Alles over { $who } gaat voorgoed weg, hier en in de hive, en kan niet terugkomen. Typ { $who } om het te doen, iets anders om het te laten.
plain-confirm-erase-long = Alles over { $who } gaat voorgoed weg, hier en in de hive, en kan niet terugkomen. Typ { $n }, het nummer van deze cliënt, om het te doen, iets anders om het te laten.
plain-erase-deleting = { $n ->
    [one] Eén bestand in de hive moet nog gewist worden
   *[other] { $n } bestanden in de hive moeten nog gewist worden
} en wacht daarop in de kluis; ctrl-c als je niet op de hive wilt wachten.
plain-review-first = Er wordt geen partij nagelezen; nalezen begint met een.
plain-record = Record { $n } van { $all }
plain-finding-open = onbeslist
plain-finding-decided = besloten
plain-finding-becomes = wordt { $to }
plain-review-none-open = In dit record is niets onbeslist; volgende gaat verder.
plain-review-not-there = Die woorden staan er niet in, buiten wat al gevonden is.
plain-review-not-yet = Nog niet: { $unseen } niet tot het einde gelezen, { $open } onbeslist. volgende gaat naar het eerste daarvan.
plain-review-ready = Alles is gelezen en besloten; goedkeuren keurt het goed.
plain-facts-how = gegevens N laat dat ene grover vertrekken, dan niet, dan weer zoals het is.
plain-review-how = weghalen WOORD haalt een woord weg; gegevens laat de uitkomst en de aantallen grover vertrekken, of niet.
plain-review-lapsed = De goedkeuring vervalt; goedkeuren keurt goed wat er nu staat.
plain-review-is-approved = Deze partij is goedgekeurd en wacht op verzending; verstuur verstuurt haar.
plain-batch-approved = goedgekeurd
plain-help-sharing = wie wat besloot, wat nog gelezen moet worden, wat gedeeld is
plain-help-consent = toestemming NAAM, lees de tekst en geef of weiger toestemming; ik ben jij
plain-help-withdraw = intrekken NAAM, neem een toestemming terug en wis wat ermee gedeeld is
plain-help-receipt = bewijs NAAM, het bewijs van het laatste besluit
plain-help-prepare = maak een partij van wat gedeeld mag worden, om na te lezen; er wordt niets verstuurd
plain-help-review = lees een partij na voor ze mag vertrekken; nalezen N, die met dat nummer
plain-help-record = het record van de partij nog eens; record N, dat record
plain-help-next = het volgende record dat niet gelezen is of waarin iets onbeslist is
plain-help-previous = het record voor dit
plain-help-accept = akkoord N, laat vondst N vervangen zoals voorgesteld; zonder nummer de eerste die onbeslist is
plain-help-instead = anders N TEKST, vervang vondst N daardoor
plain-help-stays = blijft N, vondst N wijst in deze casus niemand aan; blijft N overal, nergens iemand
plain-help-undecide = onbeslist N, maak vondst N weer onbeslist
plain-help-redact = weghalen WOORD, haal ook dat woord uit het record
plain-help-facts = wat het record behalve woorden zegt; gegevens N, laat dat ene grover vertrekken, of niet
plain-help-bytes = de bytes van het record zelf, precies zoals ze zouden vertrekken
plain-help-exclude = laat dit record uit de partij, of zet het terug
plain-help-marks = de woorden waarvan je zei dat ze niemand aanwijzen
plain-help-unmark = ontmerken N, neem het merk met dat nummer in die lijst terug; vraagt het eerst
plain-marks-first = De nummers van merken zijn die van merken: typ dat eerst.
plain-help-approve = keur de partij goed, door het begin van haar hash te typen
plain-help-send = verstuur wat goedgekeurd is
plain-help-revoke = herroep NAAM, wis in de hive wat van iemand gedeeld is; herroep alles, van iedereen; herroep N, alleen dat uit delen: gedeeld, wachtend of goedgekeurd
plain-help-portability = meegeven BESTAND, schrijf alles wat over de cliënt van deze casus bewaard is naar een bestand, .md, .json of .zip
plain-help-erase = wis de cliënt van deze casus voorgoed; vraagt eerst de naam
plain-review-risk = { $n ->
    [one] Eén record past bij minder dan { $wanted } van de { $all } cliënten en kan
   *[other] { $n } records passen bij minder dan { $wanted } van de { $all } cliënten en kunnen
 } dus verraden over wie het gaat. weglaten laat het record weg; nog eens goedkeuren gaat door.
plain-review-risk-few = Je hebt maar { $all ->
    [one] één cliënt
   *[other] { $all } cliënten
}: met minder dan { $wanted } gaat niemand in de groep op, dus { $n ->
    [one] één record kan verraden over wie het gaat. weglaten laat het weg;
   *[other] { $n } records kunnen verraden over wie ze gaan. weglaten laat het record weg;
} nog eens goedkeuren gaat door.

# Concepten bij een casus, en de samenvatting van een gesprek
plain-help-draft = noem wat uit de notities van de casus te maken is; concept WOORD maakt het
plain-help-summary = wat van een lang gesprek in het kort meegaat; bewerk verandert het daarna
plain-count-kinds = Concepten bij deze casus: { $n }. concept en een nummer of een woord maakt er een.
plain-draft-made = Een concept, nog niet bewaard. onthoud maakt er een notitie van, bewerk opent het om het eerst te wijzigen, verwerp laat het gaan, bron en een nummer leest een bron.
plain-draft-made-goals = Een concept, nog niet bewaard. onthoud doelen stelt de doelen, onthoud maakt er een notitie van, bewerk opent het om het eerst te wijzigen, verwerp laat het gaan.
plain-no-goals = Nog geen doelen. concept smart maakt er een concept van uit je notities, onthoud doelen stelt ze.
plain-no-goals-drafted = Er is geen concept met doelen; concept smart maakt er een.
plain-summary-of = Samenvatting van { $n ->
    [one] één vraag
   *[other] { $n } vragen
}, { $by }. bewerk verandert haar.
plain-summary-left = De samenvatting is gelaten zoals ze was.
plain-help-editor = wijzig de notitie die bewerkt wordt in je eigen editor (EDITOR), via een bestand in het geheugen
plain-editor-back = Terug uit de editor, { $n ->
    [one] één regel
   *[other] { $n } regels
}. bewaar bewaart het, herstel maakt het ongedaan.
plain-editor-same = Er is niets veranderd.
plain-editor-terminal = Een editor heeft een terminal nodig, en die is er hier niet.

# Delen: tot wanneer, wie gewist hoort te worden, of het logboek heel is
plain-consent-until = Tot en met welke dag geldt het? Als 2027-12-31; een lege regel: tot het wordt ingetrokken.
plain-consent-shown = Stond deze tekst, versie 3, erop? j voor ja; n of een lege regel legt vast dat niemand weet welke tekst getoond is.
plain-help-retention = cliënten van wie vijf jaar niets gebeurd is; bewaartermijn N, van wie N jaar niets
plain-help-audit = controleer het auditlogboek, en zeg de kop ervan
