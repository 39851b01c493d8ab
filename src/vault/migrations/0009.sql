-- Notes that the program made of other notes: an answer or a draft that was kept as it stood. They are shown, but are no source of anything. The row goes as
-- soon as the coach writes in the note: from then on it is the coach's own.
CREATE TABLE made_note (note_id INTEGER PRIMARY KEY REFERENCES note(id) ON DELETE CASCADE, made_of TEXT NOT NULL);
