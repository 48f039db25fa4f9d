"""Files that leave the store, and what may stand under their names when the writing breaks off (R17)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from napdesk.excel.fill_sheet import HEADING_ROW
from napdesk.excel.marked import write_marked_rows
from napdesk.excel.reading import Table, read_sheets
from napdesk.excel.template import write_template
from napdesk.house import plan
from napdesk.registers.network import network
from napdesk.schema.durable import write_durably
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language
from napdesk.services.closing import compose_return, send
from napdesk.services.returns import write_return as write_preview
from napdesk.services.verifying import State, verify
from napdesk.store.driver import connect_plain
from napdesk.store.export import export_plain
from napdesk.store.store import Store
from tests.faults.attempts import Act, Deed, Judge, Promises, in_store, on_store
from tests.faults.office import LISTS, NOW, PERIOD, settle, sitting, store_in
from tests.faults.record_deeds import closed
from tests.faults.soundness import BEFORE, unchanged

OLD = b"viejo" * 4000  # what stands under a file's name before
RETURN, REVISION = "reporte.xlsx", "reporte_R1.xlsx"
EXPORT, LOCKED, PASSWORD = "datos.sqlite", "con_clave.xlsx", "tres palabras juntas"
MARKED_ROWS = 40


def write_return(store: Store, promises: Promises) -> None:
    written = send(store, plan(), PERIOD, store.path.with_name(RETURN), language=Language.ES, now=NOW)
    promises.make(written.seal)


def return_written(store: Store, promised: list[str]) -> Iterator[str]:
    yield from closed(store, promised)
    yield from _as_noted(store, RETURN, promised)


def _as_noted(store: Store, name: str, promised: list[str]) -> Iterator[str]:
    """The file is a whole return, and the one the store remembers; a file never noted may be there too."""
    target, sent = store.path.with_name(name), store.periods.sent(PERIOD)
    found = verify(target) if target.exists() else None
    if found is not None and found.state not in (State.VERIFIED, State.UNSIGNED):
        yield f"a return that is {found.state}"
    if sent is not None and (found is None or found.seal != sent.seal):
        yield "a return noted that is not there"
    if promised and (sent is None or sent.seal != promised[-1]):
        yield "lost: the return"


def settle_sent(folder: Path) -> None:
    settle(folder)
    with sitting(folder) as store:
        write_return(store, Promises())


def write_revision(store: Store, promises: Promises) -> None:
    sent = store.periods.sent(PERIOD)
    if not (promises.in_doubt and sent and sent.revision):
        # Of the same records in another language, for one of which nothing changed is refused.
        send(store, plan(), PERIOD, store.path.with_name(REVISION), language=Language.EN, now=NOW)
    sent = store.periods.sent(PERIOD)
    assert sent is not None
    promises.make(sent.seal)


def revision_written(store: Store, promised: list[str]) -> Iterator[str]:
    yield from closed(store, ["closed"])
    sent = store.periods.sent(PERIOD)
    yield from _as_noted(store, REVISION if sent and sent.revision else RETURN, promised)
    if verify(store.path.with_name(RETURN)).state not in (State.VERIFIED, State.UNSIGNED):
        yield "lost: the return before it"


def export(store: Store, promises: Promises) -> None:
    export_plain(store, store.path.with_name(EXPORT))
    promises.make("exported")


def exported(path: Path) -> str:
    """What is wrong with a plain copy."""
    with closing(connect_plain(path)) as copy:
        if copy.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            return "a copy that is damaged"
        rows = [row[0] for row in copy.execute("SELECT title FROM training")]
        offices = copy.execute("SELECT count(*) FROM office").fetchone()[0]
    return "" if (sorted(rows), offices) == (sorted(BEFORE), 1) else "part of a copy"


def sheets_in(path: Path, *, rows: int) -> str:
    """What is wrong with a workbook that has so many rows on its first sheet."""
    try:
        found = len(next(iter(read_sheets(path).values())).rows)
    except Trouble as trouble:
        return f"no workbook: {trouble.code}"
    return "" if found == rows else f"{found} rows"


def mark_rows(store: Store, promises: Promises) -> None:
    table = Table(["Curso", "Mujeres"], [["Taller", 3]] * MARKED_ROWS, 2)
    wrong = dict.fromkeys(range(2, MARKED_ROWS + 2), "Falta la fecha.")
    write_marked_rows(store.path.with_name("por_corregir.xlsx"), table, wrong, Language.ES)
    promises.make("marked")


def make_template(store: Store, promises: Promises) -> None:
    write_template(network, LISTS, Language.ES, store.path.with_name("plantilla.xlsx"))
    promises.make("template")


def write_ring(folder: Path, promises: Promises) -> None:
    """A file replaced as the key ring, or the recovery code's page, is."""
    write_durably(store_in(folder).with_name("llavero.keys"), b"nuevo" * 4000)
    promises.make("written")


def ring(path: Path) -> str:
    return "" if path.read_bytes() == b"nuevo" * 4000 else "neither the old nor the new file"


def settle_with(name: str, folder: Path) -> None:
    """An office with an older file under a name."""
    settle(folder)
    store_in(folder).with_name(name).write_bytes(OLD)


def old_or_new(name: str, wrong_with: Callable[[Path], str]) -> Judge:
    """Under a name stands what stood there before, or the new file whole; never the old one where the new one was
    promised, and nothing is the matter with the store."""

    def look(store: Store, promised: list[str]) -> Iterator[str]:
        yield from unchanged(store, promised)
        path = store.path.with_name(name)
        if not path.exists():
            yield "neither the old nor the new file"
        elif path.read_bytes() != OLD:
            yield from filter(None, [wrong_with(path)])
        elif promised:
            yield "lost: the file"

    return on_store(look)


def replacing(name: str, act: Act, wrong_with: Callable[[Path], str]) -> Deed:
    """A deed that puts a file in the place of an older one."""
    return Deed(in_store(act), old_or_new(name, wrong_with), partial(settle_with, name))


def lock_copy(store: Store, promises: Promises) -> None:
    composed = compose_return(store, plan(), PERIOD, language=Language.ES, now=NOW, preview=True)
    write_preview(composed, store.lists, store.path.with_name(LOCKED), password=PASSWORD)
    promises.make("locked")


def locked(path: Path) -> str:
    """What is wrong with a preview under a password."""
    state = verify(path, password=PASSWORD).state
    return "" if state is State.PREVIEW else f"a locked file that is {state}"


FILE_DEEDS: dict[str, Deed] = {
    "return": Deed(in_store(write_return), on_store(return_written)),
    "revision": Deed(in_store(write_revision), on_store(revision_written), settle_sent),
    "locked": replacing(LOCKED, lock_copy, locked),
    "export": replacing(EXPORT, export, exported),
    "marked_rows": replacing("por_corregir.xlsx", mark_rows, partial(sheets_in, rows=MARKED_ROWS + 1)),
    "template": replacing("plantilla.xlsx", make_template, partial(sheets_in, rows=HEADING_ROW)),
    "ring": Deed(write_ring, old_or_new("llavero.keys", ring), partial(settle_with, "llavero.keys")),
}
