-- Where a blob was sent or may have arrived: what is taken back is looked for there and nowhere else. Empty for a delete or a notice: then it is the
-- place of what was shared.
ALTER TABLE outbox ADD COLUMN place TEXT NOT NULL DEFAULT '';

-- The texts that people were shown before they decided, once each.
CREATE TABLE notice (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
