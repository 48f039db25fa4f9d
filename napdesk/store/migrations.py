"""The tables that do not follow from registers, as frozen steps; a released step is never changed."""

from __future__ import annotations

from sqlite_utils import Migrations

from napdesk.store.driver import Database

migrations = Migrations("napdesk")
LATEST = 7  # goes into user_version, so that an older program refuses a newer store

FIRST = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE offices (
    uid TEXT PRIMARY KEY, code TEXT NOT NULL, institution TEXT NOT NULL, described TEXT NOT NULL
) STRICT;
CREATE TABLE folios (series TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
CREATE TABLE personal (
    register TEXT NOT NULL, uid TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (register, uid, field)
) STRICT;
CREATE TABLE drafts (
    uid TEXT PRIMARY KEY, register TEXT NOT NULL, record_uid TEXT NOT NULL, answers TEXT NOT NULL,
    field TEXT NOT NULL, typed_at TEXT NOT NULL
) STRICT;
CREATE TABLE periods (
    period TEXT PRIMARY KEY, first_day TEXT NOT NULL, last_day TEXT NOT NULL, status TEXT NOT NULL,
    nil INTEGER NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE TABLE cuts (
    period TEXT NOT NULL, register TEXT NOT NULL, uid TEXT NOT NULL, kept TEXT NOT NULL,
    PRIMARY KEY (period, register, uid)
) STRICT;
CREATE TABLE returns (
    seq INTEGER PRIMARY KEY, period TEXT NOT NULL, revision INTEGER NOT NULL, seal TEXT NOT NULL,
    folio TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL
) STRICT;
CREATE TABLE codes (
    list TEXT NOT NULL, code TEXT NOT NULL, parent TEXT NOT NULL, valid_from TEXT, valid_until TEXT
) STRICT;
CREATE INDEX codes_by_code ON codes (list, code);
CREATE TABLE history (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, deed TEXT NOT NULL, register TEXT NOT NULL,
    uid TEXT NOT NULL, digest TEXT NOT NULL, link TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_record ON history (uid);
CREATE TABLE history_values (seq INTEGER PRIMARY KEY REFERENCES history (seq), changes TEXT NOT NULL) STRICT;
CREATE TRIGGER history_only_grows BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history_stays'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history_stays'); END;
CREATE TRIGGER history_in_order BEFORE INSERT ON history
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM history)
BEGIN SELECT RAISE(ABORT, 'history_out_of_order'); END;
"""

WORDS = """
CREATE TABLE narratives (
    period TEXT NOT NULL, indicator TEXT NOT NULL, progress TEXT NOT NULL, justification TEXT NOT NULL,
    changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, PRIMARY KEY (period, indicator)
) STRICT;
CREATE TRIGGER narratives_closed_insert BEFORE INSERT ON narratives
WHEN EXISTS (SELECT 1 FROM periods WHERE status = 'closed' AND period = NEW.period)
BEGIN SELECT RAISE(ABORT, 'period_closed'); END;
CREATE TRIGGER narratives_closed_update BEFORE UPDATE ON narratives
WHEN EXISTS (SELECT 1 FROM periods WHERE status = 'closed' AND period IN (OLD.period, NEW.period))
BEGIN SELECT RAISE(ABORT, 'period_closed'); END;
CREATE TRIGGER narratives_closed_delete BEFORE DELETE ON narratives
WHEN EXISTS (SELECT 1 FROM periods WHERE status = 'closed' AND period = OLD.period)
BEGIN SELECT RAISE(ABORT, 'period_closed'); END;
CREATE TABLE declared (
    year INTEGER NOT NULL, institution TEXT NOT NULL, indicator TEXT NOT NULL, value REAL NOT NULL, of_total REAL,
    source TEXT NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL,
    PRIMARY KEY (year, institution, indicator)
) STRICT;
"""


# Whose a draft is; those from before are nobody's in particular, and anybody may go on with them.
HANDS = """
ALTER TABLE drafts ADD COLUMN typed_by TEXT NOT NULL DEFAULT '';
"""


# What makes a return proof: the key it is signed with and those of others, the sealed file itself and what it said
# of each record, and what the receiver answered.
PROOF = """
CREATE TABLE signing (secret TEXT PRIMARY KEY) STRICT;
CREATE TABLE office_keys (
    key TEXT PRIMARY KEY, office TEXT NOT NULL, name TEXT NOT NULL, loaded_at TEXT NOT NULL, loaded_by TEXT NOT NULL
) STRICT;
ALTER TABLE returns ADD COLUMN said BLOB;
ALTER TABLE returns ADD COLUMN file BLOB;
CREATE TABLE receipts (
    seal TEXT PRIMARY KEY, outcome TEXT NOT NULL, receiver TEXT NOT NULL, received_at TEXT NOT NULL,
    notes TEXT NOT NULL, read_at TEXT NOT NULL, read_by TEXT NOT NULL
) STRICT;
"""


# Whose returns are expected at a hub, and those it received: each with its own bytes, by batches that are in or not.
RECEIVING = """
CREATE TABLE expected_offices (
    code TEXT NOT NULL, name TEXT NOT NULL, institution TEXT NOT NULL, entity TEXT NOT NULL, reports_to TEXT NOT NULL,
    periodicity TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, PRIMARY KEY (code, since)
) STRICT;
CREATE TABLE batches (
    id INTEGER PRIMARY KEY, state TEXT NOT NULL, begun_at TEXT NOT NULL, begun_by TEXT NOT NULL
) STRICT;
CREATE TABLE originals (digest TEXT PRIMARY KEY, file BLOB NOT NULL) STRICT;
CREATE TABLE received (
    id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batches (id), file TEXT NOT NULL, digest TEXT NOT NULL,
    outcome TEXT NOT NULL, why TEXT NOT NULL, current INTEGER NOT NULL, seal TEXT NOT NULL, office_uid TEXT NOT NULL,
    office TEXT NOT NULL, institution TEXT NOT NULL, period TEXT NOT NULL, last_day TEXT NOT NULL,
    revision INTEGER NOT NULL, state TEXT NOT NULL, key TEXT NOT NULL, head TEXT NOT NULL, problems TEXT NOT NULL,
    decided TEXT NOT NULL
) STRICT;
CREATE INDEX received_by_office ON received (office_uid, period);
CREATE INDEX received_by_seal ON received (seal);
"""


# What a hub decides on: sessions told twice, what it answers to its offices, and the cuts it published figures of.
NATIONAL = """
ALTER TABLE received ADD COLUMN entity TEXT NOT NULL DEFAULT '';
CREATE INDEX received_by_code ON received (office, period);
CREATE TABLE overlaps (
    id TEXT PRIMARY KEY, register TEXT NOT NULL, kind TEXT NOT NULL, records TEXT NOT NULL, reason TEXT NOT NULL,
    decision TEXT NOT NULL, keep TEXT NOT NULL, why TEXT NOT NULL, decided_at TEXT NOT NULL, decided_by TEXT NOT NULL
) STRICT;
CREATE TABLE left_out (
    register TEXT NOT NULL, uid TEXT NOT NULL, overlap TEXT NOT NULL REFERENCES overlaps (id),
    PRIMARY KEY (register, uid, overlap)
) STRICT;
CREATE TABLE answers (
    seal TEXT PRIMARY KEY, outcome TEXT NOT NULL, notes TEXT NOT NULL, answered_at TEXT NOT NULL,
    answered_by TEXT NOT NULL
) STRICT;
CREATE TABLE national_cuts (
    name TEXT PRIMARY KEY, year INTEGER NOT NULL, day TEXT NOT NULL, content TEXT NOT NULL, seal TEXT NOT NULL,
    made_at TEXT NOT NULL, made_by TEXT NOT NULL
) STRICT;
"""


# Which returns count, and whose institution each is of, is asked for every record that a figure is made of.
COUNTING = """
CREATE INDEX received_current ON received (current, id, institution);
"""


@migrations()
def first_tables(db: Database) -> None:
    for statement in _statements(FIRST):
        db.execute(statement)


@migrations()
def words_and_declared_figures(db: Database) -> None:
    for statement in _statements(WORDS):
        db.execute(statement)


@migrations()
def whose_a_draft_is(db: Database) -> None:
    for statement in _statements(HANDS):
        db.execute(statement)


@migrations()
def proof_of_returns(db: Database) -> None:
    for statement in _statements(PROOF):
        db.execute(statement)


@migrations()
def what_a_hub_receives(db: Database) -> None:
    for statement in _statements(RECEIVING):
        db.execute(statement)


@migrations()
def what_a_hub_decides(db: Database) -> None:
    for statement in _statements(NATIONAL):
        db.execute(statement)


@migrations()
def which_returns_count(db: Database) -> None:
    for statement in _statements(COUNTING):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    """A script's statements one by one, so that they run inside the migration's own transaction."""
    found, pending = [], ""
    for part in script.split(";\n"):
        pending += part + ";\n"
        if "BEGIN" not in pending or "END;" in pending:
            found.append(pending.strip())
            pending = ""
    return [statement for statement in found if statement.strip("; \n")]
