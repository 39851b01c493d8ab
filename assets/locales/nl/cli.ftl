cli-passphrase = Wachtzin:
cli-passphrase-new = Nieuwe wachtzin:
cli-passphrase-wrong = Die wachtzin opent de kluis niet. { $n ->
    [one] Nog één keer
   *[other] Nog { $n } keer
} te proberen; ctrl-c stopt.
cli-passphrase-stopped = Gestopt; er is niets veranderd.
cli-passphrase-short = Dat is kort: wie een kopie van de kluis heeft, probeert zulke wachtzinnen één voor één. Kies er een van meer woorden, of typ hem nog eens om hem toch te nemen.
cli-passphrase-again = Nog een keer:
cli-passphrase-empty = De wachtzin is leeg; kies er een van meer woorden.
cli-passphrase-differs = De twee verschillen; er is niets veranderd, probeer het opnieuw.
cli-passphrase-changed = De wachtzin is veranderd. De herstelsleutel blijft wat hij was.
cli-passphrase-no-terminal = Er is geen terminal om de wachtzin te vragen; noem een bestand dat hem bevat in KLANKBORD_PASSPHRASE_FILE.
cli-passphrase-file-missing = Het wachtzinbestand { $file } is niet te lezen.
cli-passphrase-file-open = Anderen kunnen het wachtzinbestand { $file } lezen; doe er eerst chmod 600 op.
cli-passphrase-file-empty = De eerste regel van het wachtzinbestand { $file } is leeg.
cli-recovery-key = Herstelsleutel:
cli-init-exists = Er is al een kluis in { $dir }.
cli-init-done = De kluis is gemaakt. Dit is de herstelsleutel, die alleen nu getoond wordt:
cli-init-recovery = Schrijf hem op en bewaar hem niet bij deze machine: hij opent de kluis als de wachtzin vergeten is.
cli-unlock-ok = Hij gaat open.
cli-backup-done = Gecontroleerde kopie in { $file } ({ $mb } MB).
cli-restore-done = De kluis staat weer in { $dir }, en is gecontroleerd.
cli-audit-broken = Het auditlogboek is niet heel: een regel is veranderd, weggehaald of verplaatst.
cli-audit-other-head = Het auditlogboek past niet bij de kop { $head }: die is verkeerd overgetypt of van een andere kluis, of het logboek is sindsdien herschreven of afgesneden.
cli-eval-no-notes = In { $file } staat geen enkele notitie om op te meten; geef een bestand met één notitie per regel.
cli-note-not-utf8 = De tekst is geen UTF-8; er is niets bewaard.
cli-note-empty = Er kwam geen tekst op standaardinvoer; er is niets bewaard.
cli-material-all = alle casussen
cli-material-removed = Verwijderd.
cli-embedding = Vectoren: { $n } van { $all }
cli-imported = { $n ->
    [one] { $n } bestand geïmporteerd
   *[other] { $n } bestanden geïmporteerd
}, { $same } ongewijzigd, { $skipped } overgeslagen, { $chunks ->
    [one] { $chunks } passage
   *[other] { $chunks } passages
}
cli-search-elsewhere = { $n ->
    [one] In één notitie of materiaal van een casus staat het wel: zoek met --everywhere.
   *[other] In { $n } notities of materialen van casussen staat het wel: zoek met --everywhere.
}
cli-search-rest = { $n ->
    [one] Nog één passage ligt dichtbij en heeft geen van de woorden; --json heeft die.
   *[other] Nog { $n } passages liggen dichtbij en hebben geen van de woorden; --json heeft ze.
}
cli-search-none = Niets gevonden.
cli-search-nothing = Er is niets te zoeken; schrijf een woord of een vraag.
cli-search-not-again = Geen model in dit proces kent de taal van de vraag of kan passages wegen; er is niets nog eens bekeken.
cli-search-nearest = Niets hier lijkt dit te beantwoorden; het dichtst in de buurt:
cli-doctor-ill = Niet alles is in orde.
cli-workbench-no-terminal = De werkbank heeft een terminal nodig; voor scripts zijn er opdrachten, zie klankbord --help.
cli-workbench-first = Er is nog geen kluis. `klankbord init` maakt er een; `klankbord demo` laat zien hoe het is.
cli-demo-making = De demopraktijk wordt gemaakt…
cli-models-pulled = Geïnstalleerd: { $list }
cli-models-pulling = { $id } wordt opgehaald (eenmalig)…
cli-models-removed = { $id } is verwijderd.
cli-models-without = We gaan verder zonder: alles behalve schrijven door een model werkt.
cli-anonymise-not-utf8 = De tekst is geen UTF-8; er is niets afgedrukt.
cli-anonymise-no-text = er is geen "text"; elke regel is een object zoals {"{"}"text":"…"{"}"}.

## models bench
cli-bench-engine = motor
cli-bench-prompt = vraag (tokens)
cli-bench-first = eerste token (ms)
cli-bench-reading = lezen (tokens/s)
cli-bench-writing = schrijven (tokens/s)
cli-bench-second = tweede beurt (ms)
cli-bench-memory = geheugen (MB)
# Zoeken meten
eval-no-vectors = Er is geen embeddingmodel geïnstalleerd, dus alleen woorden worden gemeten; `klankbord models pull multilingual-e5-small` haalt er een op.
ask-nearest = Het dichtst in de buurt: { $titles }.
ask-little-support = Het meeste hiervan staat in geen van je bronnen: het komt van het model zelf.
ask-own-words = Wat je bronnen er zelf over zeggen, woordelijk:
ask-hint-longer = Met `--max-tokens N` mag het langer zijn.
ask-unsupported =
    { $all ->
        [one] Geen bron draagt deze zin.
       *[other] { $alone } van de { $all } zinnen worden door geen bron gedragen.
    }
cli-second-reader-none = Er kan geen model meelezen ({ $why }); dit zijn alleen de vondsten van de regels.
cli-second-reader-some = Niet iedereen kan meelezen ({ $why }); de anderen deden het wel.

# Bestanden die binnenkomen, eruit gaan of regel voor regel gevraagd worden
cli-file-failed = { $file } is niet te gebruiken: { $why }.
cli-import-vectors-later = Voorlopig zonder vectoren: { $n ->
    [one] de ene nieuwe passage wordt op haar woorden gevonden
   *[other] de { $n } nieuwe passages worden op hun woorden gevonden
}. De werkbank maakt de vectoren als die open is, en de volgende import ook.
cli-import-vectors-none = Zonder vectoren: { $n ->
    [one] de ene nieuwe passage wordt op haar woorden gevonden
   *[other] de { $n } nieuwe passages worden op hun woorden gevonden
}. Zodra er een embedder is (klankbord models), maken de werkbank en de volgende import ze.
cli-import-nothing = Er is niets geïmporteerd: geen van de { $n } bestanden of mappen was te lezen.
cli-import-nothing-of = Er is niets geïmporteerd uit { $path }: { $reason }.
cli-import-nothing-there = Er is niets te importeren in { $paths }; Markdown, tekst, HTML, PDF, DOCX en EPUB kunnen erin.
cli-batch-not-utf8 = regel { $n } is geen UTF-8
cli-batch-long = regel { $n } is langer dan 1 MB
cli-batch-refused = Op { $n } van de { $all } regels is niet gezocht ({ $why }); op de andere wel.
eval-file-other = { $file } bevat iets anders en wordt niet overschreven; kies een andere naam.
eval-set-no-docs = die map is er niet; zet de documenten daarin
eval-set-no-tab = regel { $n } heeft geen tab tussen het nummer en de vraag
eval-set-no-id = regel { $n } heeft geen nummer; geef elke vraag er een
eval-set-no-query = regel { $n } heeft geen vraag achter { $id }; schrijf er een of haal de regel weg
eval-set-twice = regel { $n } heeft het nummer { $id }, dat regel { $first } ook heeft; geef elke vraag een eigen nummer
eval-set-gone = regel { $n } noemt { $path }, en dat staat niet in docs
eval-set-unread = Vraag { $id } noemt { $path } als antwoord, maar uit dat bestand kwam geen document: het is niet te lezen, of zegt hetzelfde als een ander; herstel het bestand of de vraag.
eval-set-no-questions = er staan geen vragen in
export-show-beside = Bij elk record gaan mee: het soort, de versie van de vorm, een kenmerk van jou als coach dat bij alles wat je deelt hetzelfde is, en voor elke toestemming een kenmerk dat geen ander record draagt.
eval-head-what = wat
eval-head-entities = aantal
eval-head-masked = geheel
eval-head-characters = letters
eval-head-too-much = te veel
eval-too-much-why = Te veel, naar reden:
cli-hours-unit = u
word-individual = individueel
word-group = groep
word-paid = betaald
word-pro_bono = onbetaald
word-progress = voortgang
word-insight = inzicht
word-stalled = stilstand
word-setback = terugval
word-completed = afgerond
word-referred = doorverwezen
cli-models-chat = schrijven
cli-models-embed = zoeken
cli-models-embedder = { $id }, { $dim } getallen per passage, { $memory } geheugen

# Weghalen wat een vergissing was
cli-remove-yes = { $would } Voeg --yes toe om te verwijderen.
cli-move-yes = { $would } Voeg --yes toe om te verplaatsen.
moving-asks = Notitie { $id }, “{ $name }”, gaat van { $from } naar { $to }, met haar passages en haar concept; ze hoort daar bij geen sessie.
moving-done = Notitie { $id }, “{ $name }”, staat nu bij { $to }.
moving-with = Bij { $who } gaan voorgoed weg: { $parts }.
moving-summaries = { $n ->
    [one] 1 samenvatting van een gesprek
   *[other] { $n } samenvattingen van gesprekken
}
moving-names = De namen van { $who } kent de anonimisering daar niet: lees de notitie na voor je iets deelt.
removing-note = Notitie { $id }, “{ $name }”,
removing-goal = Doel { $id }, “{ $name }”,
removing-session = Sessie { $id } van { $name }
removing-case = Casus { $id }, “{ $name }”,
removing-question = Vraag { $id }, “{ $name }”, met het antwoord,
removing-after = { $n ->
    [one] Eén vraag die erna gesteld is blijft, met het antwoord
   *[other] { $n } vragen die erna gesteld zijn blijven, met hun antwoord
}; wat daar van deze verteld wordt, blijft ook.
removing-case-questions = { $n ->
    [one] 1 vraag met antwoord
   *[other] { $n } vragen met hun antwoord
}
removing-client = { $n ->
   *[other] de cliënt, van wie verder niets bekend is
}
removing-asks = { $what } gaat voorgoed weg.
removing-with = Daarmee ook: { $parts }.
removing-scores = { $n ->
    [one] 1 score
   *[other] { $n } scores
}
removing-questions = { $n ->
    [one] 1 vraag waarvan het antwoord eruit citeert
   *[other] { $n } vragen waarvan het antwoord eruit citeert
}
removing-drafts = { $n ->
    [one] 1 concept of samenvatting daarvan
   *[other] { $n } concepten of samenvattingen daarvan
}
removing-passages = { $n ->
    [one] 1 passage van de bibliotheek
   *[other] { $n } passages van de bibliotheek
}
removing-done = { $what } is weg.
removing-left = De kluis is opnieuw geschreven, zonder dit. Wat je zelf schreef of van een antwoord bewaarde, en eerdere back-ups, blijven.
removing-kept = { $n ->
    [one] Een notitie die van een antwoord of concept bewaard is, citeert het en blijft
   *[other] { $n } notities die van een antwoord of concept bewaard zijn, citeren het en blijven
}: { $titles }.
removing-ready = { $n ->
    [one] Eén record van deze casus ligt klaar om te delen en blijft
   *[other] { $n } records van deze casus liggen klaar om te delen en blijven
} zoals het gemaakt is; maak opnieuw klaar, dan wordt het nieuw gemaakt.
removing-shared = { $n ->
    [one] Eén record van deze casus is gedeeld en blijft
   *[other] { $n } records van deze casus zijn gedeeld en blijven
} in de hive; `klankbord revoke` haalt dat terug.
cli-score-beside = Van { $day } stond er al: { $were }; de nieuwe staat ernaast. Met `--correct` komt een score in de plaats van de vorige.
