-- What a client was called before: notes keep the name that was written in them, so the anonymiser and an erasure go on looking for it.
CREATE TABLE former_label (
  client_id INTEGER NOT NULL REFERENCES client(id) ON DELETE CASCADE, label TEXT NOT NULL, PRIMARY KEY (client_id, label)) WITHOUT ROWID;
