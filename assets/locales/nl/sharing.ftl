consent-purpose = Trainen en toetsen van taalmodellen die coaches op hun eigen computer gebruiken
consent-controller-coach = De coach van deze praktijk
consent-controller-hive = De beheerder van de hive
consent-processing-coach = Patronen en technieken van sessies, hashtags uit notities en technieken die materialen noemen, met een uitkomst en aantallen, worden op deze computer geanonimiseerd, regel voor regel aan de coach getoond en pas verzonden als de coach ze heeft goedgekeurd
consent-processing-client = Patronen en technieken van sessies en hashtags uit notities, met een uitkomst en aantallen, worden op de computer van de coach geanonimiseerd, regel voor regel aan de coach getoond en pas verzonden als de coach ze heeft goedgekeurd
consent-withdrawal-coach = Altijd en zonder reden te geven: op de eigen regel in het overzicht van het delen, of met klankbord consent coach revoke
consent-withdrawal-client = Altijd en zonder reden te geven: zeg het tegen de coach
consent-storage-hive = De opslag van de hive (Azure Blob Storage, West-Europa), waarvoor de beheerder ervan instaat
consent-shown-unknown = Welke tekst vóór dit besluit is getoond, is niet vastgelegd.
consent-text-newer = De tekst is nu versie 3: die noemt ook de hashtags van notities, wat er met elk record meegaat en wat een laatste dag betekent. Dit ja, onder versie 2, blijft geldig; { $face ->
    [key] { $agree } hier vernieuwt het, als de tekst hieronder getoond is
    [word] { $principal ->
        [coach] toestemming ik
       *[client] toestemming NAAM
    } leest hem voor en vernieuwt het
   *[command] `klankbord consent { $who } request` toont hem en `klankbord consent { $who } grant { $same }` vernieuwt het
}.
cli-consent-text-unsaid = Welke tekst getoond is, staat als onbekend vastgelegd: die is elders gelezen. Was het de tekst van nu, besluit dan opnieuw met --notice 3.
consent-storage-vault = De versleutelde kluis van de praktijk
consent-method-on-screen = op dit scherm
consent-method-in-person = in een gesprek
consent-method-on-paper = op papier
consent-method-by-mail = per post of e-mail
data-type-cases = patronen uit casussen
data-type-sessions = patronen uit sessies
data-type-materials = technieken uit materialen
anonymisation-partial = gedeeltelijk: één persoon houdt één schuilnaam
anonymisation-full = volledig: alleen de soort van wat gevonden is, blijft staan
# Een bewijs wordt ook aan de cliënt voorgelezen: het spreekt niemand aan.
receipt-title = Bewijs van een besluit over delen
receipt-decision = Besluit
receipt-state-given = Ja, dit mag gedeeld worden
receipt-state-refused = Nee, er mag niets gedeeld worden
receipt-state-withdrawn = Ingetrokken: er mag niets meer gedeeld worden
receipt-who = Besloten door
receipt-who-coach = de coach
receipt-who-client = de cliënt
receipt-when = Op
receipt-what = Wat gedeeld mag worden
receipt-nothing = niets
receipt-level = Anonimisering
receipt-purpose = Doel
receipt-controllers = Verantwoordelijk
receipt-where = Bewaard in
receipt-how-long = Hoe lang
receipt-five-years = in de hive ten hoogste vijf jaar, waarvoor de beheerder ervan instaat
receipt-until = Geldig tot
receipt-until-withdrawn = het wordt ingetrokken
receipt-method = Hoe het besloten is
receipt-withdraw = Intrekken kan
receipt-notice = Getoonde tekst
receipt-id = Nummer van dit bewijs (gaat niet mee naar de hive)
receipt-person = Persoon (een kenmerk waaruit de naam niet is af te leiden)
receipt-standard = Velden van
receipt-head = Kop van het auditlogboek, met dit besluit erin
cli-done = Gedaan.
cli-consent-none = Er is nog niet om toestemming gevraagd.
cli-consent-ended = op de laatste dag verlopen
cli-consent-until-wrong = De laatste dag van een toestemming moet nog komen; schrijf hem als 2027-12-31.
cli-consent-nobody-named = Op het bewijs staat nog niet bij naam wie verantwoordelijk is; { $face ->
    [key] vul privacy.controller in bij de instellingen ({ $settings })
    [word] stel privacy.controller NAAM, HOE JE TE BEREIKEN BENT zet dat erop
   *[command] zet dat erop met `klankbord config set privacy.controller "NAAM, HOE JE TE BEREIKEN BENT"`
}.
cli-consent-stopped = { $n ->
    [one] { $n } verzending die wachtte is gestopt
   *[other] { $n } verzendingen die wachtten zijn gestopt
}.
export-why-left-out = { $n ->
    [one] Eén record is weggelaten
   *[other] { $n } records zijn weggelaten
}: er blijft niets van over, het is al gedeeld, of je liet het eerder weg. Terugzetten kan bij het lezen.
review-nothing-leaves = Alle records zijn weggelaten; er is niets goed te keuren. Zet er een terug, of laat deze partij liggen.
cli-revoked-own = Je eigen toestemming om te delen is ingetrokken.
cli-export-nothing = Er is niets nieuws om te delen.
export-why-no-consent = { $n ->
    [one] Voor één casus ontbreekt de toestemming of is ze verlopen.
   *[other] Voor { $n } casussen ontbreekt de toestemming of is ze verlopen.
}
export-why-unchanged = { $n ->
    [one] Eén record is gedeeld zoals het is, of wacht op verzending.
   *[other] { $n } records zijn gedeeld zoals ze zijn, of wachten op verzending.
}
cli-export-prepared = Partij { $batch }: { $n ->
    [one] { $n } record
   *[other] { $n } records
}, { $findings ->
    [one] { $findings } vondst
   *[other] { $findings } vondsten
}. Lees wat zou vertrekken naast je eigen woorden: klankbord export review { $batch }
    Precies de bytes die vertrekken, met hun hash: klankbord export show { $batch }
cli-export-approved = { $n ->
    [one] { $n } record wacht
   *[other] { $n } records wachten
} op verzending: klankbord export upload
cli-export-sent = { $n } verzonden, { $already } waren er al, { $deleted } gewist, { $waiting } wachten.
cli-batch-approved = goedgekeurd
cli-export-lapsed = De goedkeuring van partij { $batch } vervalt: klankbord export show { $batch } toont wat nu zou vertrekken, met de hash.
cli-batch-review = te beoordelen
cli-review-record = Record
cli-review-excluded = weggelaten
cli-marks-everywhere = hele praktijk
cli-revoked = { $all ->
    [one] { $n } van { $all } bestand is weg
   *[other] { $n } van { $all } bestanden zijn weg
}, bevestigd door de hive.
cli-revoked-none = Er was niets gedeeld dat teruggenomen moest worden.
cli-revoked-earlier = { $n ->
    [0] Van wat op wissen wachtte is nog niets weg.
    [one] { $n } blob die op wissen wachtte is weg, bevestigd door de hive.
   *[other] { $n } blobs die op wissen wachtten zijn weg, bevestigd door de hive.
}
cli-revoke-swept = { $n ->
    [one] Eén verzending waarvan niet zeker was of ze was aangekomen is ook gezocht en weg.
   *[other] { $n } verzendingen waarvan niet zeker was of ze waren aangekomen zijn ook gezocht en weg.
}
cli-revoke-used = Een model dat er al mee getraind is, kan het niet vergeten; de hive weet dat het niet meer gebruikt mag worden. Gebruikt in:
cli-revoke-waits = { $n ->
    [one] { $n } bestand wacht
   *[other] { $n } bestanden wachten
} nog op wissen: { $why }
cli-erase-yes = Wissen kan niet ongedaan worden gemaakt; voeg --yes toe als je cliënt { $id } voorgoed wilt wissen.
cli-erased = Weg: { $cases ->
    [one] 1 casus
   *[other] { $cases } casussen
}, { $notes ->
    [one] 1 notitie
   *[other] { $notes } notities
}, { $documents ->
    [one] 1 document
   *[other] { $documents } documenten
}, { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
}, { $questions ->
    [one] 1 vraag
   *[other] { $questions } vragen
}, { $blobs } bestanden in de hive. De kluis is opnieuw geschreven, zonder dit alles.
cli-erased-traces = { $words ->
    [0] Er was niets om naar te zoeken: van de cliënt zijn geen gegevens bekend, en de schuilnaam is te kort om op te zoeken
    [one] In elke rij gezocht naar één woord waaronder de cliënt bekend is: { $n ->
        [0] het staat nergens meer
       *[other] iets wat erop lijkt staat nog in { $places }
    }
   *[other] In elke rij gezocht naar { $words } woorden waaronder de cliënt bekend is: { $n ->
        [0] nergens staat er nog een
       *[other] iets wat erop lijkt staat nog in { $places }
    }
}; { $left ->
    [0] het bestand bevat geen vrijgekomen pagina’s en geen logboek.
   *[other] het bestand bevat nog vrijgekomen pagina’s of een logboek, en wordt bij het volgende openen nog eens opnieuw geschreven.
}
cli-erased-in-notes = notities van andere cliënten
cli-erased-in-library = de bibliotheek
cli-erased-in-conversations = andere gesprekken
cli-erased-questions = { $face ->
    [key] { $find } vindt zo’n vraag, en { $remove } in het gesprek haalt haar weg
    [word] vind WOORD brengt je bij zo’n vraag, en wegdoen haalt haar dan weg
   *[command] `klankbord question remove N --yes` haalt de vraag met dat nummer weg
}, met het antwoord.
cli-erased-in-clients = andere cliënten of trajecten
cli-erased-in-drafts = concepten
cli-erased-in-ready = wat klaarligt om te delen
cli-erased-in-shared = wat gedeeld is
cli-erased-in-terms = eigen woorden en markeringen
cli-erased-in-other = instellingen of logboeken
cli-erased-backups = Eerder gemaakte back-ups bevatten deze cliënt nog; wis die ook.
handing-also-names = Het bestand noemt ook { $who }; lees het na voor je het geeft.
handing-named-in-notes = { $who } in { $n ->
    [one] één notitie
   *[other] { $n } notities
}
handing-named-in-both = { $who } in { $n ->
    [one] één notitie
   *[other] { $n } notities
} en daarbuiten
handing-named-elsewhere = { $who } (niet in een notitie)
cli-portability = Alles staat in { $file }. Dat bestand is niet versleuteld: geef het veilig door en wis het daarna.
cli-hive-stats = { $n ->
    [one] 1 bestand
   *[other] { $n } bestanden
} ({ $training } trainingsdata, { $models } modellen), { $size }
cli-shared-missing = { $n ->
    [one] Eén bestand is niet meer in de hive, hoewel niemand het hier heeft teruggenomen; vraag het de beheerder van de hive.
   *[other] { $n } bestanden zijn niet meer in de hive, hoewel niemand ze hier heeft teruggenomen; vraag het de beheerder van de hive.
}
cli-shared-elsewhere = { $n ->
    [one] Eén bestand is naar een andere hive gestuurd dan die nu is ingesteld en is niet nagevraagd.
   *[other] { $n } bestanden zijn naar een andere hive gestuurd dan die nu is ingesteld en zijn niet nagevraagd.
}
cli-export-sending = { $n ->
    [one] Er wacht één ding; de hive wordt gevraagd ...
   *[other] Er wachten { $n } dingen; de hive wordt gevraagd ...
}
cli-export-without-consent = { $n ->
    [one] Er is niets te delen: voor één traject ontbreekt de toestemming of is ze verlopen; klankbord consent client ID grant legt een nieuwe vast.
   *[other] Er is niets te delen: voor { $n } trajecten ontbreekt de toestemming of is ze verlopen; klankbord consent client ID grant legt een nieuwe vast.
}
cli-marks-none = Er is geen woord gemarkeerd als niet herleidbaar.
cli-outbox-put = te versturen
cli-outbox-delete = te verwijderen
cli-outbox-notice = te melden
cli-outbox-sweep = na te kijken
cli-outbox-waiting = wacht
cli-outbox-sending = begonnen
cli-outbox-held = tegengehouden
cli-finding-open = onbeslist
cli-finding-accepted = akkoord
cli-finding-changed = veranderd
cli-finding-redacted = weggehaald
cli-finding-not-identifying = herleidt tot niemand
cli-shared-when = Wanneer
cli-shared-state = Toestand
cli-shared-client = Cliënt
cli-shared-used = Gebruikt in
cli-shared-consent = Onder toestemming
cli-shared-where = Waar
cli-shared-what = Wat er staat
cli-shared-unknown = niet gemeld door de hive
cli-retention-id = Cliënt
cli-retention-client = Label
cli-retention-last = Laatste activiteit
cli-retention-next = klankbord portability client ID --out BESTAND geeft alles mee; klankbord erase client ID --yes wist het.
cli-shared-none = Er is nog nooit iets gedeeld.
cli-retention-none = Van niemand is de bewaartermijn voorbij.
cli-audit-not-continued = Het logboek gaat niet verder op die kop: er is iets veranderd of afgesneden, of de kop is van een andere kluis.
shared-state-shared = gedeeld
shared-state-missing = niet meer in de hive
shared-state-deleting = wordt gewist
shared-state-deleted = gewist
# De bundel is voor de cliënt om te lezen en blijft daarom bij u; al het andere hier spreekt de coach aan met je.
portability-title = Alles wat over { $who } bewaard wordt
portability-what = Dit is wat de coach over u bewaart, zoals u mag vragen (AVG, artikel 15 en 20).
portability-name = Naam
portability-email = E-mail
portability-phone = Telefoon
portability-employer = Werkgever
portability-occupation = Beroep
portability-remarks = Opmerkingen
portability-consents = Besluiten over delen
portability-shared = Wat gedeeld is
portability-ready = Klaargezet om te delen, en niet verstuurd
portability-left-out = weggelaten
portability-deleting = wordt gewist sinds { $day }
portability-deleted = gewist op { $day }
portability-case-active = lopend
portability-case-archived = in het archief
portability-level-full = volledig
portability-level-partial = gedeeltelijk
portability-outcome-progress = een stap gezet
portability-outcome-insight = een inzicht
portability-outcome-stalled = geen beweging
portability-outcome-setback = een terugval
portability-outcome-completed = afgerond
portability-outcome-referred = doorverwezen
portability-draft-new = Concept van een nieuwe notitie
portability-draft-note = Concept van de notitie { $title }
portability-draft-question = Concept van een vraag
privacy-reason-own-word = een eigen woord, niet van de lijst: vertrekt alleen als jij dat zegt
privacy-reason-by-hand = door jou weggehaald
cli-batch-sent = verzonden

# Hoe makkelijk een cliënt te herkennen zou zijn in wat vertrekt. Geteld onder de eigen cliënten van de coach.
risk-common = { $n ->
    [one] 1 van je { $all } cliënten past
   *[other] { $n } van je { $all } cliënten passen
} hierop.
risk-telling = { $n ->
    [0] Geen
    [one] Maar één
   *[other] Maar { $n }
} van je { $all } cliënten { $n ->
    [one] past
   *[other] passen
} hierop; het verschil maakt: { $what }.
risk-few = { $all ->
    [one] Je hebt maar één cliënt
   *[other] { $n ->
        [0] Geen van je { $all } cliënten past hierop
        [one] Eén van je { $all } cliënten past hierop
       *[other] { $n } van je { $all } cliënten passen hierop
    }
}; met minder dan { $wanted } cliënten gaat niemand in de groep op.
risk-way = { $how }: dan passen er { $n }. Van de { $all } dingen die het zegt, { $changed ->
    [one] gaat er dan { $changed } weg of wordt grover
   *[other] gaan er dan { $changed } weg of worden grover
}.
risk-without = zonder { $what }
cli-review-how = klankbord export redact { $id } VAN TOT haalt een woord weg; klankbord export say { $id } GEGEVEN coarse|out laat een gegeven grover vertrekken, of niet.
risk-none-way = Niets wat weggelaten kan worden, maakt dat er genoeg cliënten passen; het record weglaten is beter.
risk-as = { $what } als { $value }
risk-attribute-language = de taal
risk-attribute-outcomes = de uitkomst
risk-attribute-session-count = het aantal sessies
risk-attribute-duration-avg = de duur van de sessies
risk-batch = { $records ->
    [one] Eén record past
   *[other] { $n ->
        [one] Eén van de { $records } records past
       *[other] { $n } van de { $records } records passen
    }
} op minder dan { $wanted } van je { $all } cliënten
risk-batch-few = Met { $all ->
    [one] één cliënt
   *[other] { $all } cliënten
} gaat niemand in de groep op, daarvoor zijn er minstens { $wanted } nodig
review-risk-ask = { $n ->
    [one] Eén record past
   *[other] { $n } records passen
} op minder dan { $wanted } van { $all } cliënten (o: waarom); A keurt toch goed
review-risk-ask-few = Met { $all ->
    [one] één cliënt
   *[other] { $all } cliënten
} gaat niemand in de groep op (o: waarom); A keurt toch goed
review-since = Sinds de vorige keer:
review-since-nothing = niets aan wat zou vertrekken.
review-since-undecided = niets aan wat zou vertrekken; wat er nieuw is, is nog onbeslist.
review-since-page = Wat er veranderd is sinds het gedeeld werd
review-before = Zoals het gedeeld is
review-now = Zoals het nu zou vertrekken
review-risk-page = Hoe makkelijk de cliënt te herkennen is
review-risk-without = zonder { $what } passen er { $n }
review-details = Record { $n } van { $all }
review-first-time = Hiervan is nog niet eerder iets gedeeld.
receipt-basis = Grondslag
receipt-basis-consent = toestemming (AVG, artikel 6, lid 1, onder a)
receipt-processing = Wat ermee gebeurt

# Het overzicht van het delen.
share-kind-cases = casussen
share-kind-sessions = sessies
share-kind-materials = materialen
share-kind-partial = deels
share-kind-full = volledig
share-type-case-patterns = een casus
share-type-session-patterns = een sessie
share-type-techniques = een materiaal
share-act-put = Te verzenden
share-act-delete = Te wissen
share-act-notice = Te melden
share-act-sweep = Nog eens na te kijken
share-sweep-why = De hive antwoordde niet toen dit werd verzonden, en sindsdien hoort het daar niet te staan: is het toch aangekomen, dan wordt het gewist, bij de volgende keer dat er iets wordt verzonden of gewist en nog eens na { $when }, als er niets meer kan aankomen.
cli-export-looks-again = { $n ->
    [one] Eén verzending waarover twijfel is, wordt later nog eens nagekeken; klankbord export list noemt haar.
   *[other] { $n } verzendingen waarover twijfel is, worden later nog eens nagekeken; klankbord export list noemt ze.
}
share-page-state = Stand
share-page-who = Cliënt
share-page-of = Gemaakt van
share-page-when = Verzonden
share-page-coach = Volgens het besluit van de coach
share-page-client = Volgens het besluit van de cliënt
share-page-where = Waar
share-page-receipt = Kop van het auditlogboek met de verzending erin
share-page-missing = Niet gevonden in de hive sinds
share-page-back = Teruggenomen
share-page-gone = Gewist, bevestigd door de hive
share-page-deletion = Kop van het auditlogboek met het wissen erin
share-page-says = Wat het record zegt, veld voor veld:
risk-rare = { $n ->
    [0] Geen
    [one] Maar één
   *[other] Maar { $n }
} van je { $all } cliënten { $n ->
    [one] past
   *[other] passen
} hierop; het zeldzaamst, met hoeveel het hebben: { $what }.
risk-together = { $n ->
    [0] Geen
    [one] Maar één
   *[other] Maar { $n }
} van je { $all } cliënten { $n ->
    [one] past
   *[other] passen
} hierop; niets ervan is zeldzaam, alles samen wel.
risk-no-way = { $n } woorden en aantallen zouden weg moeten voordat er genoeg cliënten passen; het record weglaten is dan beter dan wat ervan overblijft.
review-risk-rare = { $n ->
    [one] één cliënt heeft { $what }
   *[other] { $n } cliënten hebben { $what }
}
consent-more = meer hieronder: pgdn
consent-row-level = Anonimisering: { $value }
consent-row-method = Hoe het gegeven is: { $value }
consent-row-text = Welke tekst getoond is: { $value }
consent-text-this = deze, versie 3
consent-text-unknown = dat weet niemand
risk-attribute-anonymization-level = de anonimisering
share-ask-refuse = Vastleggen dat er van { $who } niets gedeeld mag worden?
share-sent-new = { $n } verzonden
share-sent-already = { $n } waren er al
share-sent-deleted = { $n } gewist
share-sent-waiting = { $n } wachten nog
share-sent-nothing = Er wachtte niets op verzending.
receipt-shown = Wat vóór de beslissing is getoond:
receipt-day-only = { $day } (later ingevoerd; het uur is niet vastgelegd)
receipt-until-day = { $day }, die dag meegerekend
receipt-after = Daarna
receipt-after-stays = vertrekt er niets meer; wat ervoor is gedeeld blijft in de hive, tot het wordt teruggenomen of de vijf jaar ervan om zijn
receipt-notice-back = Tekst bij het besluit dat wordt ingetrokken
receipt-shown-unknown = niet vastgelegd: het besluit is later ingevoerd, kwam op papier of per post, of er is geen tekst bij getoond
receipt-shown-back = Waar dat besluit op rustte:
# Zoals eerdere besluiten het zeggen: bewaard, zodat hun bewijzen in beide talen te lezen zijn.
consent-processing-before = De woorden die de coach aan sessies gaf, worden op deze computer geanonimiseerd, door de coach regel voor regel gelezen en dan pas verzonden
consent-storage-hive-before = Azure Blob Storage, West-Europa
consent-withdrawal-before = Altijd en zonder reden te geven: zeg het tegen de coach, of geef klankbord consent … revoke
share-left-after-end = { $n ->
    [one] nog één record
   *[other] nog { $n } records
} in de hive; { $face ->
    [key] { $back } neemt terug
    [word] intrekken neemt terug
   *[command] `klankbord consent … revoke` neemt terug
} wat gedeeld is
risk-batch-where = `klankbord export review` zegt wat het verschil maakt
risk-batch-few-where = `klankbord export review` zegt hoeveel er op elk record passen
