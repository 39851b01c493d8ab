-- The library: sources, their text, chunks, vectors, and the full-text index as files in pieces.
CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL,
  case_id INTEGER REFERENCES trajectory(id) ON DELETE CASCADE,
  note_id INTEGER UNIQUE REFERENCES note(id) ON DELETE CASCADE,
  title TEXT NOT NULL, path TEXT NOT NULL, lang TEXT NOT NULL, hash TEXT NOT NULL,
  chars INTEGER NOT NULL, bytes INTEGER NOT NULL,
  -- 1: the text lies in source_piece; 0: it is the body of the note, stored once.
  own_text INTEGER NOT NULL, imported_ms INTEGER NOT NULL);
CREATE INDEX source_path ON source(path);
CREATE INDEX source_hash ON source(hash);
CREATE INDEX source_case ON source(case_id);

-- Pieces of the text in bytes; the rowid is source << 20 | number, so a chunk of a long book is cut from
-- the one or two pieces it lies in.
CREATE TABLE source_piece (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TRIGGER source_text_goes AFTER DELETE ON source BEGIN
  DELETE FROM source_piece WHERE id >= (OLD.id << 20) AND id < ((OLD.id + 1) << 20);
END;

-- AUTOINCREMENT: an id that was in the index is never given to another chunk.
CREATE TABLE chunk (
  id INTEGER PRIMARY KEY AUTOINCREMENT, source_id INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  start_byte INTEGER NOT NULL, stop_byte INTEGER NOT NULL, heading TEXT NOT NULL, lang TEXT NOT NULL);
CREATE INDEX chunk_source ON chunk(source_id, ordinal);

-- Work the full-text index still has to do: chunks to take in, and ids to drop.
CREATE TABLE index_todo (chunk_id INTEGER PRIMARY KEY REFERENCES chunk(id) ON DELETE CASCADE);
CREATE TABLE index_drop (chunk_id INTEGER PRIMARY KEY);
CREATE TRIGGER chunk_leaves_index AFTER DELETE ON chunk BEGIN
  INSERT OR IGNORE INTO index_drop VALUES (OLD.id);
END;

CREATE TABLE embedder (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, vectors INTEGER NOT NULL DEFAULT 0);
CREATE TABLE vector (
  embedder_id INTEGER NOT NULL REFERENCES embedder(id) ON DELETE CASCADE,
  chunk_id INTEGER NOT NULL REFERENCES chunk(id) ON DELETE CASCADE,
  scale REAL NOT NULL, q BLOB NOT NULL, PRIMARY KEY (embedder_id, chunk_id)) WITHOUT ROWID;
CREATE INDEX vector_chunk ON vector(chunk_id);
-- Progress is asked for often: counted here instead of by reading every vector.
CREATE TRIGGER vector_comes AFTER INSERT ON vector BEGIN
  UPDATE embedder SET vectors = vectors + 1 WHERE id = NEW.embedder_id;
END;
CREATE TRIGGER vector_goes AFTER DELETE ON vector BEGIN
  UPDATE embedder SET vectors = vectors - 1 WHERE id = OLD.embedder_id;
END;

-- A file of the index; without a path it is unfinished or deleted and is cleared away at the next opening.
-- The rowid of a piece is file << 24 | number.
CREATE TABLE index_file (id INTEGER PRIMARY KEY, path TEXT UNIQUE, bytes INTEGER NOT NULL);
CREATE TABLE index_piece (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
