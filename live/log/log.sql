-- The log of one day, version 1: one file, three tables, nothing that can be worked out from something else.
-- docs/log.md says how to read it, check it and copy it.

-- "Cent", so that the log is told apart from any other SQLite file.
PRAGMA application_id = 0x43656e74;

-- The file's own identity. It never changes: the chain starts from it.
CREATE TABLE log (
    one   INTEGER PRIMARY KEY CHECK (one = 1),  -- there is one row
    epoch TEXT NOT NULL,                        -- random, 32 hex digits: the life of this log
    day   TEXT NOT NULL                         -- the name of the day, as in its programme's file name
) STRICT;

-- What happened, in order. Only ever added to.
CREATE TABLE entry (
    n     INTEGER PRIMARY KEY CHECK (n > 0),    -- 1, 2, 3 … with no gap: the only order there is
    at    INTEGER NOT NULL,                     -- ms since 1970, never less than the entry before
    facts TEXT NOT NULL,                        -- a JSON list; each fact says what it is under "is",
                                                -- and has {"words": hash} where somebody wrote something
    hash  TEXT NOT NULL                         -- SHA-256, hex, of the lines: previous hash, n, at, facts
) STRICT;

-- What people wrote. A row may be erased: the words are gone, the chain still holds.
CREATE TABLE words (
    n     INTEGER NOT NULL REFERENCES entry (n),
    seq   INTEGER NOT NULL,                     -- which {"words": …} of the entry, counted from 0
    salt  BLOB NOT NULL,                        -- 16 random bytes; without them the hash is no guess at the words
    text  TEXT NOT NULL,
    PRIMARY KEY (n, seq)
) STRICT, WITHOUT ROWID;

-- A slip of the hand in a database shell must not rewrite what happened.
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT RAISE (ABORT, 'a log keeps its identity'); END;
CREATE TRIGGER log_remains BEFORE DELETE ON log BEGIN SELECT RAISE (ABORT, 'a log keeps its identity'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE (ABORT, 'a log is only added to'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry BEGIN SELECT RAISE (ABORT, 'a log is only added to'); END;
CREATE TRIGGER words_stay BEFORE UPDATE ON words BEGIN SELECT RAISE (ABORT, 'words are erased, never changed'); END;

PRAGMA user_version = 1;
