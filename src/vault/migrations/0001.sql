-- The casebook: clients, cases, sessions, notes, goals, the taxonomy, and settings.
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- fold is the label in lower case: labels differ by more than case.
CREATE TABLE client (
  id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, fold TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL, created_ms INTEGER NOT NULL);
CREATE TABLE client_details (
  client_id INTEGER PRIMARY KEY REFERENCES client(id) ON DELETE CASCADE,
  name TEXT, email TEXT, phone TEXT, employer TEXT, occupation TEXT, remarks TEXT);

-- activity_ms sorts the list: the latest of opening day, session days and edits.
CREATE TABLE trajectory (
  id INTEGER PRIMARY KEY AUTOINCREMENT, client_id INTEGER NOT NULL REFERENCES client(id) ON DELETE CASCADE,
  title TEXT NOT NULL, status TEXT NOT NULL, opened TEXT NOT NULL, created_ms INTEGER NOT NULL,
  activity_ms INTEGER NOT NULL);
CREATE INDEX trajectory_client ON trajectory(client_id);

CREATE TABLE term (
  kind TEXT NOT NULL, key TEXT NOT NULL, nl TEXT NOT NULL, en TEXT NOT NULL, retired INTEGER NOT NULL,
  place INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;

CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES trajectory(id) ON DELETE CASCADE,
  date TEXT NOT NULL, duration_min INTEGER NOT NULL, format TEXT NOT NULL, payment TEXT NOT NULL,
  outcome TEXT, created_ms INTEGER NOT NULL);
CREATE INDEX session_case ON session(case_id, date);
CREATE INDEX session_date ON session(date);
CREATE TABLE session_term (
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE, kind TEXT NOT NULL, key TEXT NOT NULL,
  place INTEGER NOT NULL, PRIMARY KEY (session_id, kind, key),
  FOREIGN KEY (kind, key) REFERENCES term(kind, key)) WITHOUT ROWID;
CREATE INDEX session_term_term ON session_term(kind, key);

-- Bodies lie apart, so that listing ten thousand notes does not decrypt ten thousand bodies.
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES trajectory(id) ON DELETE CASCADE,
  session_id INTEGER REFERENCES session(id) ON DELETE SET NULL, title TEXT NOT NULL, chars INTEGER NOT NULL,
  created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL);
CREATE INDEX note_case ON note(case_id);
CREATE INDEX note_session ON note(session_id);
CREATE TABLE note_body (
  note_id INTEGER PRIMARY KEY REFERENCES note(id) ON DELETE CASCADE, body TEXT NOT NULL);

CREATE TABLE goal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES trajectory(id) ON DELETE CASCADE,
  title TEXT NOT NULL, expected TEXT, target TEXT);
CREATE INDEX goal_case ON goal(case_id);
CREATE TABLE goal_score (
  id INTEGER PRIMARY KEY AUTOINCREMENT, goal_id INTEGER NOT NULL REFERENCES goal(id) ON DELETE CASCADE,
  date TEXT NOT NULL, session_id INTEGER REFERENCES session(id) ON DELETE SET NULL, score INTEGER NOT NULL);
CREATE INDEX goal_score_goal ON goal_score(goal_id, date);
CREATE INDEX goal_score_session ON goal_score(session_id);
