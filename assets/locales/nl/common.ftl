export-materials = Vragen over de materialen
export-sources = Bronnen
made-of-answer = uit een antwoord
made-of-draft = uit een concept
export-place = { $title }, tekens { $from }–{ $to }
export-written-by = Geschreven door { $who }
export-own-words = In de eigen woorden van de bronnen; geen model schreef dit
export-unsupported = [?] Geen bron draagt deze zin.

# Concepten bij een casus
help-kind-summary = Samenvatting van de sessie
help-kind-prepare = Voorbereiding van de volgende sessie
help-kind-questions = Wat nog open staat
help-kind-smart = Doelen, SMART
help-kind-grow = GROW-blad
help-kind-patterns = Patronen over de sessies heen
help-field-discussed = Besproken
help-field-insights = Inzichten
help-field-agreements = Afspraken
help-field-next = Om op terug te komen
help-field-recall = Wat de vorige keer opviel
help-field-check = Om naar te vragen
help-field-questions = Vragen die nog open staan
help-field-standing = Hoe de doelen ervoor staan
help-field-commitments = Toegezegd
help-field-goals = Doelen
help-field-goal = Doel (Goal)
help-field-reality = Werkelijkheid (Reality)
help-field-options = Mogelijkheden (Options)
help-field-will = Wat de cliënt gaat doen (Will)
help-field-patterns = Patronen
help-field-recurring = Wat steeds terugkomt
help-nothing = Nog niet in de notities: vul zelf aan.
help-no-notes = Deze casus heeft nog geen notities en geen doelen; schrijf eerst een notitie.
help-new-goal = Een nieuw doel
help-smart-specific = Specifiek
help-smart-measurable = Meetbaar
help-smart-achievable = Haalbaar
help-smart-relevant = Relevant
help-smart-timebound = Tijdgebonden
help-smart-ask-specific = Wat precies wordt er anders?
help-smart-ask-measurable = Waaraan merk je dat het gelukt is?
help-smart-ask-achievable = Wat is de eerste stap die kan?
help-smart-ask-relevant = Wat betekent het voor de cliënt?
help-smart-ask-timebound = Wanneer moet het er zijn?
help-sessions = { $n ->
    [0] in geen enkele sessie
    [one] in één sessie
   *[other] in { $n } sessies
}
help-kept-note = Het concept is nu een notitie: nummer { $id }.
help-kept-goals = { $n ->
    [0] In het concept staat geen nieuw doel.
    [one] Er is één doel gesteld.
   *[other] Er zijn { $n } doelen gesteld.
}
notice-no-notes = Er zijn nog geen notities: dit is gemaakt van de doelen.
notice-unsupported = De notities dragen minder dan de helft van wat het model schreef; daarom staan hier hun eigen zinnen.
summary-none = Van dit gesprek hoefde nog niets te worden samengevat.
summary-changed = De samenvatting is gewijzigd.
summary-of = Van { $n ->
    [one] één vraag
   *[other] { $n } vragen
}; geschreven door: { $by }
notice-small-model = { $face ->
        [key] Woorden van je bronnen: het model is te klein.
        [word] Het model is hiervoor te klein: dit zijn de woorden van je bronnen. nogmaals laat het toch schrijven.
       *[command] Het model is hiervoor te klein: dit zijn de woorden van je bronnen. Een groter model schrijft zelf (`klankbord models list`); dit doet het als je het nog eens vraagt, of met `--small-model`.
    }
help-seen-open = waaraan je het zag, staat niet in de notities van die sessies: vul zelf aan
notice-uncertain = Misschien staat het antwoord niet in je bronnen: wat hier staat ligt het dichtst bij de vraag.
notice-repeated = Het model begon zichzelf of de vraag te herhalen; wat daarna kwam is weggelaten.
ask-no-more = Meer dan hierboven staat, zeggen je bronnen hier niet over.
ask-nothing-about = Over { $subject } vond ik niets in je bronnen.
ask-no-reason = Je bronnen zeggen niet waarom.
ask-in-notes = In je notities:
ask-in-materials = In je materialen:
ask-notes-silent = Je notities zeggen hier niets over.
notice-no-case = { $face ->
        [key] Dit noemt een van je cliënten. Notities worden alleen in hun eigen casus gelezen: open die en vraag het daar.
        [word] Dit noemt een van je cliënten. Notities worden alleen in hun eigen casus gelezen: open die en vraag het daar.
       *[command] Dit noemt een van je cliënten. Notities worden alleen in hun eigen casus gelezen: open die en vraag het daar (of `--case` met het nummer).
    }
ask-goal = Doel
