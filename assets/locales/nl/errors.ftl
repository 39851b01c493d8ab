error-no-model = Er is geen model geïnstalleerd; `klankbord models pull starter` haalt de startmodellen op.
error-vault-missing = Er is geen kluis in { $dir }; maak er een met `klankbord init --vault MAP`.
error-wrong-passphrase = De wachtzin opent deze kluis niet; probeer het opnieuw, of gebruik de herstelsleutel.
error-vault-locked = Deze kluis is open in een ander proces{ $who }; sluit dat eerst.
error-vault-stopped = Deze kluis is open in een ander proces{ $who }, dat stilstaat; fg in de terminal waar het draait brengt het terug.
error-newer-schema = Deze kluis is door een nieuwere Klankbord gemaakt (schema { $found }, deze kent { $known }); installeer de nieuwere versie.
error-damaged = De kluis is beschadigd ({ $what }); zet een reservekopie terug met `klankbord restore BESTAND`.
damaged-page = een bladzijde bevat niet wat er geschreven is
damaged-short = het bestand is korter dan het was
damaged-other-key = de inhoud past niet bij de sleutel van deze kluis
damaged-score = een doel heeft een score die niet kan
damaged-schema = het schemanummer kan niet
damaged-copy = de kopie komt niet door de controle van SQLite
damaged-source = de tekst van bron { $source } is niet wat er is ingevoerd
damaged-head = de kop van het auditlogboek is niet te lezen
damaged-vector = een vector is geen vector
damaged-no-file = vault.db ontbreekt
damaged-no-keys = vault.keys ernaast ontbreekt
damaged-index = een stuk van de zoekindex ontbreekt
damaged-keys = vault.keys ernaast is niet te lezen: { $why }
damaged-keys-key = de sleutel is geen sleutel
damaged-keys-passphrase = er is geen vak voor de wachtzin
damaged-keys-recovery = er is geen vak voor de herstelsleutel
damaged-keys-line = regel { $line }
damaged-keys-unwritten = het kan niet geschreven worden
damaged-keys-unwrapped = de sleutel kon niet worden ingepakt
damaged-keys-slot = het vak { $name } kan niet
error-disk-full = De schijf is vol; er is niets verloren, maak ruimte en probeer het opnieuw.

doctor-check-memory = geheugen
doctor-check-disk = schijf
doctor-check-settings = instellingen
doctor-check-vault = kluis
doctor-check-audit = logboek
doctor-check-models = modellen
doctor-check-engine = motor
doctor-check-network = netwerk
doctor-check-terminal = terminal
doctor-settings = Elke instelling is een van haar keuzes.
doctor-memory = { $mb } MB geheugen is vrij.
doctor-memory-unknown = Het systeem zegt niet hoeveel geheugen vrij is.
doctor-disk = { $mb } MB schijf is vrij.
doctor-vault-sound = De kluis is gezond: { $notes ->
    [one] 1 notitie
   *[other] { $notes } notities
}, { $sources ->
    [one] 1 bron
   *[other] { $sources } bronnen
}.
doctor-vault-unsound = De kluis heeft problemen: { $problems }
doctor-audit-sound = Het auditlogboek is heel: { $n ->
    [one] 1 regel
   *[other] { $n } regels
}, kop { $head }.
doctor-audit-broken = Het auditlogboek is niet heel ({ $n ->
    [one] 1 regel
   *[other] { $n } regels
}, kop { $head }).
doctor-models = Geïnstalleerd: { $list }.
doctor-models-none = Er is geen model geïnstalleerd: antwoorden komen in de woorden van de bronnen. `klankbord models pull starter` verandert dat.
doctor-network = Niveau { $level }: er wordt alleen met deze machine verbinding gemaakt.
doctor-network-hosts = Niveau { $level }: alleen verbinding met deze machine en met de machines die je de jouwe noemde ({ $hosts }).
doctor-terminal = De terminal is { $term }, met UTF-8.
doctor-terminal-not-utf8 = De taalinstelling zegt geen UTF-8; accenten kunnen er vreemd uitzien.

mistake-line = regel { $line }: { $what }
mistake-at = { $place }: { $what }
mistake-io = het is niet te lezen: { $why }
mistake-unchanged = { $why }; er is niets veranderd
mistake-file-read-only = op deze plek kan niets geschreven worden
mistake-file-denied = de rechten laten het niet toe
mistake-file-full = de schijf is vol
mistake-file-is-folder = het is een map
mistake-file-in-file = het ligt niet in een map maar in een bestand
mistake-file-not-text = het is geen tekst
mistake-file = het systeem weigerde het ({ $what })
mistake-environment = de omgevingsvariabele { $name }: { $what }
mistake-unknown = '{ $wrong }' is hier niet bekend; bedoelde je '{ $near }'?
mistake-unknown-alone = '{ $wrong }' is hier niet bekend
mistake-belongs = '{ $key }' hoort onder [{ $section }]
mistake-section = '{ $section }' is een sectie; zet [{ $section }] op een eigen regel en de sleutels eronder
mistake-no-setting = er is geen instelling '{ $key }'; bedoelde je '{ $near }'?
mistake-cannot-be = { $key } kan niet '{ $value }' zijn; bedoelde je '{ $near }'? Het is { $takes }
mistake-no-choice = { $key } kan niet '{ $value }' zijn; kies uit { $words }
mistake-must-be = { $key } moet { $takes } zijn
mistake-must-be-not = { $key } moet { $takes } zijn, niet '{ $value }'
mistake-toml = dit is geen TOML
mistake-toml-twice = deze sleutel staat er twee keer; haal er een weg
mistake-toml-quotes = een tekst staat tussen aanhalingstekens, en hier ontbreekt er een
mistake-toml-brackets = hier ontbreekt een haakje of een komma
mistake-toml-key = dit is geen TOML: een regel is [sectie] of sleutel = waarde
mistake-no-keymap = er is geen toetsindeling '{ $name }', dus de standaard geldt; kies een van { $names }
mistake-no-theme = er is geen thema '{ $name }'; kies een van { $names }
mistake-no-key = '{ $key }' is geen naam van een toets, zoals a, ctrl-a, alt-a, shift-tab, pgdn of f5
mistake-key-unnamed = er wordt geen toets genoemd
mistake-letter = '{ $keys }' begint met een letter, en die is hier tekst
mistake-after-always = wat na een binding van '{ $keys }' zonder voorwaarde komt, wordt nooit bereikt
mistake-needs-action = '{ $keys }' heeft een actie nodig, of een lijst ervan
mistake-unreachable = '{ $keys }' in { $layer } wordt nooit bereikt, want '{ $short }' doet al iets
mistake-no-action = '{ $name }' is geen actie
mistake-no-action-near = '{ $name }' is geen actie; bedoelde je '{ $near }'?
mistake-rule = een binding in een lijst is { "{" } when = "…", do = "…" { "}" }
mistake-when-rest = '{ $rest }' wordt daar niet verwacht
mistake-when-deep = de voorwaarde zit te diep in haakjes
mistake-when-bracket = er ontbreekt een sluitend haakje in de voorwaarde
mistake-style = een stijl is { "{" } fg = "…", bg = "…", bold = true { "}" }
mistake-colour = '{ $colour }' is geen kleur (een naam, #rrggbb of 0-255)
takes-bool = true of false
takes-number = een geheel getal van { $min } tot en met { $max }
takes-number-or-zero = 0 of een geheel getal van { $min } tot en met { $max }
takes-one-of = een van { $words }
takes-name = een naam zoals { $words }
takes-text = een tekst
takes-path = een bestand of map, als tekst
takes-list = een lijst van teksten zonder komma's
# Delen: wat de hive niet deed. Elk één zin: wat er is; wat daarvan komt of wat je kunt doen.
hive-way-again = { $face ->
    [key] met { $send } in Delen
    [word] met verstuur
   *[command] met `klankbord export upload`; wat alleen weg moet met `klankbord revoke --waiting`
}
hive-way-back = { $face ->
    [key] met { $send } in Delen
    [word] met verstuur
   *[command] met `klankbord revoke --waiting`
}
hive-way-retry = { $face ->
    [key] druk dan op { $send } in Delen
    [word] typ dan verstuur
   *[command] geef dan `klankbord export retry`
}
hive-offline = De hive was niet te bereiken; er is niets verloren, het wordt opnieuw geprobeerd zolang de werkbank openstaat en { hive-way-again }.
hive-busy = De hive heeft het druk; er is niets verloren, het wordt opnieuw geprobeerd zolang de werkbank openstaat en { hive-way-again }.
hive-denied = De hive laat deze praktijk niet binnen, want de toegang is verlopen of niet geldig; vraag de hive om een nieuwe verbindingsreeks en { hive-way-retry }.
hive-clock = De klok van deze computer loopt { $n ->
    [one] 1 minuut
   *[other] { $n } minuten
} uit de pas, dus weigert de hive de handtekening; zet de klok gelijk en { hive-way-retry }.
hive-sign-in = Aanmelden met Entra ID is niet gelukt; kijk AZURE_TENANT_ID, AZURE_CLIENT_ID en het geheim na en { hive-way-retry }.
hive-no-container = De hive heeft geen container met die naam; kijk AZURE_DATA_HIVE_CONTAINER na en { hive-way-retry }.
hive-missing = Dit bestand is er niet in de hive; { $face ->
    [key] vraag het de beheerder van de hive
    [word] vraag het de beheerder van de hive
   *[command] `klankbord hive list` noemt wat er wel is
}.
hive-conflict = De hive heeft onder deze naam al een bestand met andere inhoud; er is niets overschreven, meld het aan de beheerder van de hive.
hive-elsewhere = De hive verwijst naar een andere machine en daar gaan we niet heen; kijk de verbindingsreeks na.
hive-still-there = De hive heeft het bestand nog niet losgelaten; het wordt opnieuw geprobeerd zolang de werkbank openstaat en { hive-way-back }.
hive-other = De hive antwoordde met fout { $n }; er is niets verloren, het wordt opnieuw geprobeerd zolang de werkbank openstaat en { hive-way-again }.
hive-unread = De hive verstond de vraag niet (fout { $n }) en spreekt misschien een andere versie; het wordt opnieuw geprobeerd, blijft het zo, meld het dan aan de beheerder van de hive.
hive-other-held = De hive antwoordde met { $n } en opnieuw proberen helpt daar niet tegen; meld het aan de beheerder van de hive en { hive-way-retry }.
hive-held = Dit is tegengehouden; { $face ->
    [key] { $send } in Delen probeert het opnieuw
    [word] verstuur probeert het opnieuw
   *[command] `klankbord export retry` probeert het opnieuw
}.
hive-locked = De hive houdt dit bestand vast met een slot of een regel van zichzelf; vraag de beheerder van de hive het vrij te geven en { hive-way-retry }.
hive-not-a-hive = Wat antwoordde is geen hive maar misschien de aanmeldpagina van een netwerk; kijk de verbinding na en { hive-way-retry }.
hive-stopped = Het verzenden is hier gestopt; wat over is wacht tot het weer verstuurd wordt.
hive-other-place = Wat moet worden teruggenomen ligt in een andere hive dan die nu is ingesteld; { $face ->
    [key] zijn regel onder Gedeeld noemt de plaats, stel de verbinding daarop in en druk op { $send } in Delen
    [word] delen noemt de plaats, stel de verbinding daarop in en typ verstuur
   *[command] `klankbord shared` noemt de plaats, stel de verbinding daarop in en geef `klankbord revoke --waiting`
}.
hive-offline-asked = De hive was niet te bereiken; kijk het netwerk na en vraag het opnieuw.
hive-busy-asked = De hive heeft het druk; vraag het over een tijdje opnieuw.
hive-denied-asked = De hive laat deze praktijk niet binnen, want de toegang is verlopen of niet geldig; vraag de hive om een nieuwe verbindingsreeks.
hive-sign-in-asked = Aanmelden met Entra ID is niet gelukt; kijk AZURE_TENANT_ID, AZURE_CLIENT_ID en het geheim na.
hive-no-container-asked = De hive heeft geen container met die naam; kijk AZURE_DATA_HIVE_CONTAINER na.
hive-not-a-hive-asked = Wat antwoordde is geen hive maar misschien de aanmeldpagina van een netwerk; kijk de verbinding na.
hive-other-asked = De hive antwoordde met fout { $n }; vraag het over een tijdje opnieuw.
hive-unread-asked = De hive verstond de vraag niet (fout { $n }) en spreekt misschien een andere versie; meld het aan de beheerder van de hive.

# Delen: wat hier geweigerd is.
sharing-no-consent = Je hebt nog niet besloten om iets te delen; dat doe je bovenaan bij Delen of met `klankbord consent coach grant`.
sharing-coach-refused = Je hebt besloten niets te delen; wil je het toch, zeg dan ja bovenaan bij Delen of met `klankbord consent coach grant`.
sharing-coach-withdrew = Je hebt je toestemming ingetrokken; wil je weer delen, zeg dan ja bovenaan bij Delen of met `klankbord consent coach grant`.
sharing-coach-ended = Je toestemming is op haar laatste dag verlopen; geef haar opnieuw bovenaan bij Delen of met `klankbord consent coach grant`.
sharing-no-decision = Zo'n besluit is er nog niet; leg het vast bij Delen of met `klankbord consent`.
sharing-no-records = In partij { $batch } zit niets om te verzenden; maak een nieuwe bij Delen of met `klankbord export prepare`.
sharing-unseen = { $n } van de { $all } records zijn niet getoond zoals ze nu zijn; lees ze eerst bij Delen of met `klankbord export show { $batch }`.
sharing-consent-ended = De toestemming voor een record geldt niet meer; maak de partij opnieuw bij Delen of met `klankbord export prepare`.
sharing-other-hash = Dit is niet de hash van wat nu zou vertrekken; lees het opnieuw bij Delen of met `klankbord export show { $batch }`.
sharing-registered = Dit staat in de gegevens van een cliënt en wijst die aan; verander het in een algemeen woord of laat het weghalen.
sharing-replacement-long = Een vervanging heeft ten hoogste { $n } tekens; er is niets veranderd, kies een korter woord.
sharing-replacement-names = De vervanging zou zelf iemand kunnen aanwijzen; kies een algemeen woord.
sharing-unreadable = Dit record is niet meer te lezen; maak het opnieuw bij Delen of met `klankbord export prepare`.
sharing-random = De toevalsgenerator van deze computer antwoordt niet; er is niets gedaan, probeer het nog eens.
sharing-outside-word = Alleen woorden van het record kunnen eruit; kies een stuk binnen één woord.
sharing-method = '{ $given }' is geen manier waarop toestemming gegeven wordt; kies een van { $known }.
sharing-nothing-chosen = Zeg wat er gedeeld mag worden: casussen (cases), sessies (sessions) of materialen (materials); wil je niets delen, weiger dan.
sharing-not-the-clients = Materialen zijn van de coach om te delen; een cliënt wordt om casussen en sessies gevraagd.
sharing-no-such-notice = Een tekst van versie { $given } is er hier niet; geef 3, 2, of none als niemand weet welke is getoond.
sharing-ends-too-early = Een toestemming kan niet aflopen voordat zij begint; kies een latere dag.
sharing-day-to-come = Die dag moet nog komen; geef de dag waarop het besloten is, zoals 2026-11-15.
sharing-decided-later = Er is al een later besluit vastgelegd en dat geldt; leg besluiten vast in de volgorde waarin ze genomen zijn.
sharing-record-schema = Een trainingsrecord past niet in het gepubliceerde schema (bij { $at }) en is niet geschreven; meld dit aan de makers van Klankbord.
sharing-consent-schema = Het toestemmingsrecord past niet in het gepubliceerde schema (bij { $at }) en is niet bewaard; meld dit aan de makers van Klankbord.
sharing-schema = Het gepubliceerde schema in dit programma is niet te lezen; installeer Klankbord opnieuw.
sharing-private = Op privacyniveau PRIVATE gaat er niets naar { $host } en blijft wat wacht in de kluis; noem die machine in privacy.own_hosts, of zet privacy.level op ENHANCED.
sharing-no-hive = Er is geen hive ingesteld; zet de verbindingsreeks in AZURE_STORAGE_CONNECTION_STRING, of noem het account in AZURE_STORAGE_ACCOUNT en meld je aan met Entra ID.
sharing-container-name = AZURE_DATA_HIVE_CONTAINER kan geen naam van een container zijn; neem 3 tot 63 kleine letters, cijfers en streepjes.
sharing-entra-open = AZURE_STORAGE_BLOB_ENDPOINT moet met https beginnen om je met Entra ID aan te melden; verander het en probeer het opnieuw.
sharing-no-endpoint = AZURE_STORAGE_CONNECTION_STRING noemt geen BlobEndpoint en geen AccountName; kopieer de reeks opnieuw uit het portaal.
sharing-half-key = AZURE_STORAGE_CONNECTION_STRING heeft een AccountKey die niet heel is; kopieer de reeks opnieuw uit het portaal.
sharing-no-access = AZURE_STORAGE_CONNECTION_STRING heeft geen AccountKey met AccountName en geen SharedAccessSignature; kopieer de reeks opnieuw uit het portaal.
sharing-no-address = { $name } is geen adres dat met https:// begint (of http:// voor een emulator op deze computer); verbeter het en probeer het opnieuw.
sharing-blob-name = Wat wacht heeft een naam die niet van de indeling is, dus wordt het niet verzonden; maak en lees het opnieuw bij Delen of met `klankbord export prepare`.
sharing-not-approved = Wat wacht is niet wat je goedkeurde, dus wordt het niet verzonden; maak en lees het opnieuw bij Delen of met `klankbord export prepare`.
sharing-no-record = Wat wacht hoort bij geen record, dus wordt het niet verzonden; maak en lees het opnieuw bij Delen of met `klankbord export prepare`.
sharing-changed = Een record is na je goedkeuring veranderd, dus wordt het niet verzonden; maak en lees het opnieuw bij Delen of met `klankbord export prepare`.
sharing-consent-gone = De toestemming voor een record geldt niet meer, dus wordt het niet verzonden; maak en lees het opnieuw bij Delen of met `klankbord export prepare`.
sharing-begun = Partij { $batch } is al aan het vertrekken en kan niet meer veranderen; { $face ->
    [key] { $back } in Delen houdt hier wat nog niet weg is en neemt terug wat weg is
    [word] herroep houdt hier wat nog niet weg is en neemt terug wat weg is
   *[command] wat nog niet weg is laat `klankbord export exclude` weg, wat weg is neemt `klankbord revoke` terug
}.

# Wat met een nummer gevraagd wordt en er niet is.
none-batch = Partij { $id } is er niet; { $face ->
    [key] { $sharing } laat zien welke er zijn
    [word] delen noemt welke er zijn
   *[command] `klankbord export list` noemt de partijen die er zijn
}.
none-record = Record { $id } is er niet; { $face ->
    [key] { $sharing } toont de partijen met de hunne
    [word] nalezen leest een partij opnieuw
   *[command] `klankbord export review` noemt die van een partij
}.
none-finding = Vondst { $id } is er niet; { $face ->
    [key] { $sharing } toont de partijen met de hunne
    [word] nalezen leest een partij opnieuw
   *[command] `klankbord export review` noemt die van een partij
}.
none-mark = Markering { $id } is er niet; { $face ->
    [key] { $marks } in Delen laat zien welke er zijn
    [word] merken noemt welke er zijn
   *[command] `klankbord export marks` noemt de markeringen die er zijn
}.
none-consent = Besluit { $id } is er niet; { $face ->
    [key] { $sharing } laat zien wat er besloten is
    [word] delen noemt wat er besloten is
   *[command] `klankbord consent … status --json` noemt de besluiten die er zijn
}.
none-client = Cliënt { $id } is er niet; { $face ->
    [key] { $cases } gaat naar de casussen met hun cliënten
    [word] casussen noemt de casussen met hun cliënten
   *[command] `klankbord client list` noemt wie er wel is
}.
none-entry = Regel { $id } van het auditlogboek is er niet; { $face ->
    [key] { $audit } in Delen kijkt het na
    [word] logboek kijkt het na
   *[command] `klankbord audit export` laat zien wat er is
}.
error-vault-io = De kluis kon niet worden gelezen of geschreven ({ $what }); er is niets veranderd, probeer het nog eens.
error-file-exists = { $file } bestaat al en wordt niet overschreven; kies een andere naam.
error-file-form = { $file } is er niet van te maken; laat de naam eindigen op .md om te lezen, .json voor een programma of .zip voor allebei.
error-file-missing = { $file } is er niet; kijk de naam en de map na.
error-folder-missing = De map { $file } is er niet; maak haar eerst, of kies een andere.
error-file-denied = { $file } is voor jou niet toegankelijk; verander de rechten, of kies een andere plek.
error-file-read-only = { $file } staat op een plek waar niets geschreven kan worden; maak die beschrijfbaar, of kies een andere.
error-file-is-folder = { $file } is een map; noem een bestand.
error-file-in-file = { $file } ligt niet in een map maar in een bestand; kijk het pad na.
error-file-unwritable = { $file } is niet te lezen of te schrijven ({ $what }); kijk na of de schijf in orde is, of kies een andere plek.
none-case = Casus { $id } is er niet; { $face ->
    [key] { $cases } gaat naar de casussen die er zijn
    [word] casussen noemt de casussen die er zijn
   *[command] `klankbord case list` noemt de casussen die er zijn
}.
none-session = Sessie { $id } is er niet; { $face ->
    [key] { $tab } gaat naar de sessies van de casus
    [word] sessies noemt die van de casus
   *[command] `klankbord session list` noemt die van een casus
}.
none-note = Notitie { $id } is er niet; { $face ->
    [key] { $tab } gaat naar de notities van de casus
    [word] notities noemt die van de casus
   *[command] `klankbord case show` noemt die van een casus
}.
none-goal = Doel { $id } is er niet; { $face ->
    [key] { $tab } gaat naar de doelen van de casus
    [word] doelen noemt die van de casus
   *[command] `klankbord case show` noemt die van een casus
}.
none-question = Vraag { $id } is er niet; misschien is zij gewist, zoek haar op met { $face ->
    [key] { $find }
    [word] vind
   *[command] `klankbord question list`
}.
none-chunk = Passage { $id } is er niet; misschien is de bron gewist.
none-source = Bron { $id } is er niet; misschien is zij gewist, zoek opnieuw met { $face ->
    [key] { $find }
    [word] vind
   *[command] `klankbord search`
}.
audit-cut = Het logboek heeft { $n ->
    [one] 1 regel
   *[other] { $n } regels
} en de kop noemt er { $head }; er zijn regels afgesneden, of de kop is van een andere kluis.
sharing-not-scrubbed = De cliënt is gewist, maar de kluis kon niet opnieuw worden geschreven ({ $why }); maak ruimte vrij en open de kluis opnieuw: dan gebeurt het alsnog, en wat gedeeld was wordt gewist { $face ->
    [key] met { $send } in Delen
    [word] met verstuur
   *[command] met `klankbord revoke --waiting`
}.
sharing-nothing-to-withdraw = Er is geen ja om in te trekken; een nee leg je vast met `klankbord consent … refuse`, en wat eerder is gedeeld gaat weg met `klankbord revoke`.
