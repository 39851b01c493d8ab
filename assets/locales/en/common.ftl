export-materials = Questions about the materials
export-sources = Sources
export-place = { $title }, characters { $from }–{ $to }
export-written-by = Written by { $who }
export-own-words = In the sources’ own words; no model wrote this
export-unsupported = [?] No source carries this sentence.
