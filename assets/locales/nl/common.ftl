export-materials = Vragen over de materialen
export-sources = Bronnen
export-place = { $title }, tekens { $from }–{ $to }
export-written-by = Geschreven door { $who }
export-own-words = In de eigen woorden van de bronnen; geen model schreef dit
export-unsupported = [?] Geen bron draagt deze zin.
