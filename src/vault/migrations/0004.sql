-- Conversations with branches, what the coach prefers in a case, and the tags of notes.

-- The question a turn follows; none for the first of a conversation. So far every conversation was one line.
ALTER TABLE turn ADD COLUMN parent_id INTEGER REFERENCES turn(id) ON DELETE SET NULL;
UPDATE turn SET parent_id =
  (SELECT max(before.id) FROM turn before WHERE before.case_id IS turn.case_id AND before.id < turn.id);
CREATE INDEX turn_parent ON turn(parent_id);
-- With the time in the index, listing every question does not read the answers, which lie before the time in the row.
DROP INDEX turn_case;
CREATE INDEX turn_case ON turn(case_id, created_ms);

-- case_id is NULL for questions outside any case; SQLite takes that for distinct, so the program replaces that row itself.
CREATE TABLE case_preference (
  case_id INTEGER UNIQUE REFERENCES trajectory(id) ON DELETE CASCADE,
  system_prompt TEXT, temperature REAL, max_tokens INTEGER, passages INTEGER);

-- A JSON list; the program fills it for the notes there are.
ALTER TABLE note ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
