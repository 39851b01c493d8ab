-- Sharing: consents, what is under review, what waits to leave, what left; and an audit log whose contents can be erased.

-- Every decision, never overwritten. client_id is NULL for the coach's own.
CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT, record_id TEXT NOT NULL UNIQUE,
  client_id INTEGER REFERENCES client(id) ON DELETE CASCADE, state TEXT NOT NULL, data_types TEXT NOT NULL,
  level TEXT NOT NULL, decided_ms INTEGER NOT NULL, expires_ms INTEGER, record TEXT NOT NULL, receipt TEXT NOT NULL);
CREATE INDEX consent_client ON consent(client_id, id);
CREATE TRIGGER consent_stays BEFORE UPDATE ON consent BEGIN
  SELECT RAISE(ABORT, 'a consent is never overwritten');
END;

-- approved_sha is the hash of the whole text that was shown and approved; anything that changes a record clears it.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT, created_ms INTEGER NOT NULL, day TEXT NOT NULL,
  scheduled INTEGER NOT NULL, approved_sha TEXT, approved_ms INTEGER, queued INTEGER NOT NULL DEFAULT 0);

-- words: JSON of the words before anything is replaced; seen_sha: the hash of the line the coach last saw.
CREATE TABLE record (
  id INTEGER PRIMARY KEY AUTOINCREMENT, batch_id INTEGER NOT NULL REFERENCES batch(id) ON DELETE CASCADE,
  training_id TEXT NOT NULL UNIQUE, data_type TEXT NOT NULL, source TEXT NOT NULL,
  client_id INTEGER REFERENCES client(id) ON DELETE CASCADE, case_id INTEGER REFERENCES trajectory(id) ON DELETE CASCADE,
  level TEXT NOT NULL, coach_consent TEXT NOT NULL, client_consent TEXT, words TEXT NOT NULL, facts TEXT NOT NULL,
  line TEXT NOT NULL, sha256 TEXT NOT NULL, content_sha TEXT NOT NULL, excluded INTEGER NOT NULL DEFAULT 0,
  seen_sha TEXT NOT NULL DEFAULT '');
CREATE INDEX record_batch ON record(batch_id);
CREATE INDEX record_client ON record(client_id);
CREATE INDEX record_case ON record(case_id);

CREATE TABLE finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT, record_id INTEGER NOT NULL REFERENCES record(id) ON DELETE CASCADE,
  word INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL,
  confidence REAL NOT NULL, replacement TEXT NOT NULL, decision TEXT NOT NULL);
CREATE INDEX finding_record ON finding(record_id);

-- A word that identifies nobody; case_id NULL: in the whole practice.
CREATE TABLE mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER REFERENCES trajectory(id) ON DELETE CASCADE,
  fold TEXT NOT NULL, created_ms INTEGER NOT NULL, revoked_ms INTEGER);
CREATE INDEX mark_case ON mark(case_id);

-- What left. The line is already anonymised; when the client is erased it goes too, and the rest proves that the blob is gone.
CREATE TABLE shared (
  id INTEGER PRIMARY KEY AUTOINCREMENT, blob TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, content_sha TEXT NOT NULL,
  training_id TEXT NOT NULL, data_type TEXT NOT NULL, source TEXT NOT NULL,
  client_id INTEGER REFERENCES client(id) ON DELETE SET NULL, batch_id INTEGER NOT NULL, coach_consent TEXT NOT NULL,
  client_consent TEXT, line TEXT NOT NULL, place TEXT NOT NULL, uploaded_ms INTEGER NOT NULL, receipt TEXT NOT NULL,
  used_in TEXT, revoked_ms INTEGER, deleted_ms INTEGER, deletion TEXT,
  -- Until then a request that was given up on may still arrive and make the blob once more.
  late_ms INTEGER NOT NULL DEFAULT 0);
CREATE INDEX shared_client ON shared(client_id);
CREATE INDEX shared_source ON shared(source);

-- What waits to be sent or deleted. record_id for a put, shared_id for a delete or a notice; the body of a sweep is the moment of
-- its last look. attempts begins anew when the coach asks for another try, tried never does.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT, op TEXT NOT NULL, blob TEXT NOT NULL, sha256 TEXT NOT NULL, body TEXT NOT NULL,
  record_id INTEGER REFERENCES record(id) ON DELETE CASCADE, shared_id INTEGER REFERENCES shared(id) ON DELETE CASCADE,
  state TEXT NOT NULL DEFAULT 'waiting', attempts INTEGER NOT NULL DEFAULT 0,
  tried INTEGER NOT NULL DEFAULT 0, next_ms INTEGER NOT NULL DEFAULT 0,
  trouble TEXT, UNIQUE (op, blob));
CREATE INDEX outbox_record ON outbox(record_id);
CREATE INDEX outbox_shared ON outbox(shared_id);

-- Entries from before keep the salt inside what is hashed (form 0). From now on (form 1) an entry may carry a salted hash of a
-- content; the salt lies apart, so that erasing it erases the content and leaves every proof standing.
ALTER TABLE audit ADD COLUMN form INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audit ADD COLUMN content BLOB;
CREATE TABLE audit_salt (
  entry_id INTEGER PRIMARY KEY REFERENCES audit(id) ON DELETE CASCADE, salt BLOB NOT NULL, subject TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX audit_salt_subject ON audit_salt(subject);
