# Waarom iets geweigerd werd, en waarom een bestand niet te lezen was
refused-goal-title = Een doel heeft een titel nodig; zeg wat de cliënt anders wil.
refused-no-score = Doel { $goal } heeft geen score om te veranderen.
refused-no-score-that-day = Doel { $goal } heeft geen score van { $day }.
refused-score-day = { $day } moet nog komen: een score zegt hoe het op een dag was. Zet die van vandaag of eerder.
refused-goal-session = Sessie { $session } hoort niet bij de casus van dit doel; kies een sessie van die casus.
refused-session-length = Een sessie duurt 1 tot 1440 minuten; geef de duur in minuten.
refused-term-unknown = De taxonomie kent geen { $kind ->
        [technique] techniek
       *[other] patroon
    } met de naam { $names }; kies er een uit de lijst of voeg die eerst toe.
refused-case-title = Een casus heeft een titel nodig; zeg in een paar woorden waar het over gaat.
refused-client-label = Een cliënt heeft een schuilnaam nodig; kies een naam die niemand aanwijst, zoals een boom.
refused-client-language = De taal van een cliënt is nl of en; geef een van beide.
refused-client-taken = Er is al een cliënt met de schuilnaam { $label }; kies een andere.
refused-heading = Een kop kon niet worden bewaard; importeer het bestand opnieuw.
refused-chunk = Een passage van teken { $from } tot { $to } ligt niet in een tekst van { $all }; importeer het bestand opnieuw.
refused-backup-exists = { $file } bestaat al; kies een andere naam voor de reservekopie.
refused-restore-taken = In { $dir } staat al een kluis; zet de kopie terug in een andere map.
refused-backup-broken = { $file } is geen hele reservekopie van Klankbord ({ $why }); gebruik een andere kopie.
backup-ends-early = het houdt te vroeg op
backup-begins-differently = het begint anders
backup-length = de lengte klopt niet
backup-bytes = de inhoud is niet wat er geschreven is
refused-text-size = Deze tekst is groter dan 16 GiB; splits hem eerst.
refused-consent-record = De toestemming kon niet worden opgeschreven; probeer het opnieuw.
refused-vector = Een vector van { $embedder } heeft { $have } componenten waar andere er { $dim } hebben; geef het model een andere naam.
refused-vault-taken = In { $dir } staat al een kluis; kies een andere map.
refused-demo-passphrase = Een demokluis kan geen wachtzin krijgen; maak een eigen kluis met `klankbord init --vault MAP`.
refused-taxonomy = De taxonomie die bij het programma hoort is niet te lezen ({ $why }); installeer Klankbord opnieuw.
refused-note-there = De notitie staat al in casus { $case }.
refused-case-theirs = De casus is al van { $who }.
refused-case-full = In deze casus staat iets: notities, sessies, doelen, documenten of records om te delen; archiveer hem, of haal die eerst weg.
refused-case-shared = Van casus { $case } liggen records klaar om te delen of staan ze in de hive, met de toestemming van de cliënt; haal die eerst terug.
refused-note-session = Sessie { $session } hoort bij casus { $case }; zet de notitie in die casus of kies een andere sessie.
refused-passphrase-empty = Een wachtzin kan niet leeg zijn; typ een paar woorden die alleen jij bij elkaar zou zetten.
refused-passphrase-needed = Deze kluis heeft een wachtzin; typ die, of noem in KLANKBORD_PASSPHRASE_FILE een bestand waar hij in staat.
refused-argon-cost = De zwaarte van de wachtzinhash valt buiten de grenzen; geef 8 KiB tot 4 GiB per baan en minstens één ronde.
refused-recovery-character = De herstelsleutel heeft in groep { $group } een teken dat in geen herstelsleutel voorkomt; vergelijk die groep met je kopie.
refused-recovery-length = Een herstelsleutel heeft na KB1 { $groups } groepen van 5 tekens, deze heeft { $have } tekens; vergelijk hem met je kopie.
refused-recovery-typo = De herstelsleutel heeft een typefout in groep { $group }; vergelijk die groep met je kopie.
refused-random = De toevalsgenerator van het systeem antwoordt niet ({ $why }); er is niets gemaakt.
refused-turn-parent = Vraag { $id } hoort bij een ander gesprek; volg er een van deze casus.
refused-term-key = De sleutel van een term heeft alleen kleine letters, cijfers en streepjes, zoals scaling-question.
refused-term-names = Een term heeft een Nederlandse en een Engelse naam nodig; geef ze allebei.
refused-demo = De demopraktijk is niet heel ({ $name }: { $why }); installeer Klankbord opnieuw.
refused-demo-used = De demokluis is nog in gebruik; probeer het opnieuw.
refused-follow = De vraag waar deze op volgt staat niet in dit gesprek; stel hem als een nieuwe.
refused-no-conversation = Er is geen gesprek om op te schrijven; stel eerst een vraag.
refused-answer-case = Dit antwoord hoort bij een andere casus; bewaar het daar als notitie.
refused-answer-unreadable = Dit antwoord is niet meer te lezen; stel de vraag opnieuw.
unreadable-old = het is met een wachtwoord beveiligd, of van een oude soort
unreadable-damaged = het bestand is beschadigd
unreadable-password = het is met een wachtwoord beveiligd
unreadable-bomb = het wordt uitgepakt groter dan 64 MB
unreadable-docx = het is geen Word-document
unreadable-epub = het is geen EPUB-boek
unreadable-text = het is geen tekst
unreadable-kind = onbekende bestandssoort
unreadable-empty = er staat geen tekst in
unreadable-pdf = het is geen PDF
unreadable-pdf-large = één pagina van de pdf wordt uitgepakt groter dan 8 MB, wat geen bladzijde tekst doet
unreadable-pdf-damaged = de PDF is beschadigd
unreadable-scan = er staat geen tekst in: het is waarschijnlijk een scan
unreadable-large = het is groter dan 64 MB
unreadable-link = het is een koppeling, en koppelingen in mappen worden niet gevolgd; noem haar zelf om te importeren waar ze naar wijst
unreadable-neither = het is geen bestand of map die te lezen is
unreadable-system = het is van het systeem en er staan geen documenten in
refused-no-question = Zo’n vraag is er niet in dit gesprek; noem er een die er wel is.
refused-note-case = Deze notitie hoort niet bij deze casus; noem er een die dat wel doet.
refused-note-made = Deze notitie is uit andere gemaakt: een concept komt uit die andere. Schrijf je erin, dan is zij van jou.
refused-draft-shape = Het concept heeft niet de juiste vorm (bij { $at }); vraag het opnieuw.
refused-note-long = Een notitie bevat hoogstens 4 MB; importeer langere teksten als document met `klankbord import`.
unreadable-missing = het bestaat niet; kijk het pad na
unreadable-denied = je mag het niet lezen; verander eerst de rechten
refused-session-notes = Bij sessie { $id } { $n ->
    [one] hoort notitie { $notes }
   *[other] horen notities { $notes }
}; verwijder eerst { $n ->
    [one] die notitie
   *[other] die notities
}{ $face ->
    [key] {""}
    [word] {""}
   *[command] , of zet { $n ->
        [one] haar
       *[other] ze
    } bij een andere sessie of bij geen (`klankbord note move`)
}.
refused-not-written-anew = Het is verwijderd, maar de kluis kon niet opnieuw worden geschreven ({ $why }); maak ruimte vrij en open de kluis opnieuw: dan gebeurt het alsnog.
