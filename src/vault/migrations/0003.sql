-- What is being typed, what was asked, and what was done.
CREATE TABLE draft (key TEXT PRIMARY KEY, body TEXT NOT NULL, meta TEXT NOT NULL, saved_ms INTEGER NOT NULL);

CREATE TABLE turn (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER REFERENCES trajectory(id) ON DELETE CASCADE,
  question TEXT NOT NULL, answer TEXT NOT NULL, created_ms INTEGER NOT NULL);
CREATE INDEX turn_case ON turn(case_id);

-- Each entry's hash covers the one before it; ids run on without gaps.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY, time_ms INTEGER NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL,
  salt BLOB NOT NULL, hash BLOB NOT NULL);
