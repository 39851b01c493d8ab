-- What the coach left out of a batch, by what it was made of and a hash of what it said: it stays left out whatever becomes of the batch, for as long as it
-- says the same.
CREATE TABLE left_out (
  data_type TEXT NOT NULL, source TEXT NOT NULL, client_id INTEGER REFERENCES client(id) ON DELETE CASCADE, said TEXT NOT NULL,
  PRIMARY KEY (data_type, source)) WITHOUT ROWID;
CREATE INDEX left_out_client ON left_out(client_id);
