"""One change of a store: a transaction that is kept whole, refused in plain words, or said to be in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.driver import Database, IntegrityError, translated
from napdesk.store.opening import file_of


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction, which writes at least a line of the history.

    Its refusals leave as Trouble, in plain words: what the disk or a closed period said, or ``perhaps_kept``
    where the disk failed so late that the change may have come about. Within another one it is part of that, whose
    end decides for both.
    """
    if db.conn.in_transaction:
        with translated(), db.atomic():
            yield
        return
    with translated():
        before = _lines(db)
    try:
        with translated(), db.atomic():
            yield
    except IntegrityError as refused:
        if "period_closed" in str(refused):
            raise Trouble("period_closed", _CLOSED, _REOPEN) from refused
        raise
    except Trouble as trouble:
        if not _came_about(db, before, trouble):
            raise


def _came_about(db: Database, before: int, trouble: Trouble) -> bool:
    """Whether a change that was refused is in the store all the same.

    A commit is made by emptying the journal; where only the syncing of that fails, SQLite reports a failure of
    what has happened, and whoever did it again would have it twice. Another, idle commit makes it certain.
    """
    try:
        with translated():
            if _lines(db) == before:
                return False
            version = db.execute("PRAGMA user_version").fetchone()[0]
            db.execute(f"PRAGMA user_version = {version}")
    except Trouble:
        if _will_be_undone(file_of(db)):
            return False
        raise Trouble("perhaps_kept", _PERHAPS, _LOOK) from trouble
    return True


def _will_be_undone(store: Path) -> bool:
    """Whether the journal still holds what takes back a change, as the next opening will."""
    journal = store.with_name(f"{store.name}-journal")
    try:
        return journal.stat().st_size > 0
    except OSError:
        return False


def _lines(db: Database) -> int:
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM history").fetchone()[0])


_CLOSED = Text(es="El periodo ya está cerrado.", en="The period is closed.")
_REOPEN = Text(
    es="Reabra el periodo en Reportes, con su motivo, y guarde de nuevo.",
    en="Reopen the period in Returns, giving the reason, and keep it again.",
)
_PERHAPS = Text(
    es="La unidad falló al terminar de guardar: no es seguro si el cambio quedó.",
    en="The drive failed as the saving ended: it is not certain whether the change was kept.",
)
_LOOK = Text(
    es="Revise la unidad, cierre NapDesk y vuelva a abrirlo: busque el cambio antes de escribirlo otra vez.",
    en="Check the drive, close NapDesk and open it again: look for the change before typing it once more.",
)
