-- Since when a blob is not in the hive any more though nobody here took it back; NULL while it is there, as far as is known.
ALTER TABLE shared ADD COLUMN missing_ms INTEGER;
