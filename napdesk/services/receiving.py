"""Receiving returns at a hub: read in children, staged beside the store, and taken in at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from napdesk.excel.child import ask_child, ask_each
from napdesk.excel.marked_template import mark_here
from napdesk.schema.carriable import tidy
from napdesk.schema.durable import write_durably
from napdesk.schema.offices import Scope
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.receiving import BatchState, Reception
from napdesk.schema.text import Language, Text, same
from napdesk.services import forwarding
from napdesk.services.arrivals import Arrivals, FileReceived, refused
from napdesk.services.past import about_why
from napdesk.services.return_rows import ReturnRows
from napdesk.store.received import AT_ONCE, Kept
from napdesk.store.store import Store
from napdesk.store.writing import writing

Reader = Callable[..., ReturnRows]  # of a path, a password and, by its name, today
Read = tuple[Path, ReturnRows | Trouble]
Write = Callable[[Callable[[Store], Any]], Any]
SUFFIXES = (".xlsx", forwarding.SUFFIX)


@dataclass(frozen=True, slots=True)
class Staged:
    """A batch beside those that are in: its number, and what would become of each file were it taken in."""

    batch: int
    files: list[FileReceived]

    @property
    def anything(self) -> bool:
        """Whether there is anything in it to take in."""
        return any(one.number for one in self.files)


def receive(
    store: Store,
    paths: Iterable[Path],
    reader: Reader,
    today: date,
    tell: Tell = unheard,
    *,
    password: str | None = None,
    dry_run: bool = False,
) -> tuple[int | None, list[FileReceived]]:
    """Receive files, the workbooks of folders and what a hub forwards; the number of the batch, and what became of
    each file. A dry run leaves nothing. Raises Trouble as ``stage``."""
    staged = stage(store, paths, reader, today, tell, password=password)
    if dry_run or not staged.anything:
        store.received.sweep()
        return None, staged.files
    return staged.batch, take_in(store, staged)


def stage(
    store: Store,
    paths: Iterable[Path],
    reader: Reader,
    today: date,
    tell: Tell = unheard,
    *,
    password: str | None = None,
    write: Write | None = None,
) -> Staged:
    """Read files and put what is in them beside the store's own; ``password`` opens those that are locked.

    Of a batch that was staged before and not taken in nothing is left. ``write`` writes elsewhere, where another
    thread does so. Raises Trouble ``not_a_hub``, those of ``files_of``, and whatever ``tell`` raises to end it.
    """
    refuse_office(store)
    put: Write = write or (lambda work: work(store))
    files = list(files_of(paths))
    put(lambda store: store.received.sweep())
    arrivals: Arrivals = put(lambda store: Arrivals(store, today, store.received.begin()))
    try:
        with ExitStack() as unpacked:
            shown = _unpack(files, arrivals, unpacked)
            read_each = ask_each(partial(reader, today=today), shown, password=password)
            told = _telling(tell, shown, read_each)
            for several in _by_commit(told):
                put(partial(_take, arrivals, [(path, read, shown[path]) for path, read in several]))
    except BaseException:
        put(lambda store: store.received.sweep())
        raise
    foreseen = put(lambda store: store.received.foreseen(arrivals.batch))
    return Staged(arrivals.batch, _with_outcomes(arrivals.files, foreseen))


def take_in(store: Store, staged: Staged) -> list[FileReceived]:
    """Let a staged batch count, all of it at once. Raises Trouble ``batch_gone`` where it is not there any more."""
    if store.received.state_of(staged.batch) is not BatchState.STAGED:
        raise Trouble("batch_gone", _GONE, _RECEIVE_AGAIN)
    store.received.take_in(staged.batch)
    return _with_outcomes(staged.files, {one.id: one.outcome for one in store.received.of_batch(staged.batch)})


def refuse_office(store: Store) -> None:
    """Raise Trouble in a store that receives nothing."""
    if store.office.scope is Scope.OFFICE:
        raise Trouble("not_a_hub", _NOT_A_HUB, _HUB_ONLY)


def undecided(store: Store) -> list[Kept]:
    """What a person has to decide on: the returns that are held, and those in conflict."""
    return [*store.received.held(), *store.received.forked()]


def accept_held(store: Store, number: int, why: str) -> None:
    """Let a return that is held count, or the one in conflict that is chosen, whose others then do not.

    Raises Trouble ``not_held`` where it is neither, ``bad_reason`` for an unfit one.
    """
    why = tidy(why, lines=False)
    if problems := about_why(why):
        raise Trouble("bad_reason", problems[0].message, problems[0].fix)
    if number in {one.id for one in store.received.held()}:
        store.received.accept(number, why)
    elif number in {one.id for one in store.received.forked()}:
        store.received.choose(number, why)
    else:
        raise Trouble("not_held", _NOT_HELD.fill(number=number), _SEE_HELD)


def write_marked(one: FileReceived, target: Path, language: Language) -> None:
    """Write a template that was refused, each wrong cell marked, for its office to mend. Raises Trouble of
    ``ask_child`` and ``write_durably``."""
    mark = partial(mark_here, problems=list(one.problems), language=language)
    if one.path.parent.suffix.lower() != forwarding.SUFFIX or one.path.exists():
        write_durably(target, ask_child(mark, one.path))
        return
    with forwarding.opened(one.path.parent) as inside:
        file = next(file for file, name in inside.items() if name == one.path.name)
        write_durably(target, ask_child(mark, file))


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the workbooks inside folders, in the order of their names; raises Trouble ``no_such_file``.

    What Excel leaves beside a workbook that is open is none of them.
    """
    for path in paths:
        if path.is_dir():
            inside = (one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES and one.is_file())
            yield from sorted(one for one in inside if not one.name.startswith(("~$", ".")))
        elif path.is_file():
            yield path
        else:
            raise Trouble("no_such_file", _NO_FILE.fill(name=same(path.name)), _CHECK_NAME)


def _unpack(files: Iterable[Path], arrivals: Arrivals, unpacked: ExitStack) -> dict[Path, Path]:
    """What is to be read, and what each is called: of what a hub forwarded, the files in it."""
    shown: dict[Path, Path] = {}
    for path in files:
        if path.suffix.lower() != forwarding.SUFFIX:
            shown[path] = path
            continue
        try:
            inside = unpacked.enter_context(forwarding.opened(path))
        except Trouble as trouble:
            arrivals.files.append(refused(path, trouble))
        else:
            shown |= {file: path / name for file, name in inside.items()}
    return shown


def _telling(tell: Tell, shown: Mapping[Path, Path], reads: Iterable[Read]) -> Iterator[Read]:
    """The same, each told of before it is gone on with."""
    for at, (path, read) in enumerate(reads):
        tell(_READING.fill(file=same(shown[path].name)), at / len(shown))
        yield path, read


def _by_commit(reads: Iterable[Read]) -> Iterator[list[Read]]:
    """As many together as one small commit takes: a save that waits behind it waits a moment."""
    several: list[Read] = []
    rows = 0
    for path, read in reads:
        more = 1 if isinstance(read, Trouble) else sum(map(len, read.rows.values()))
        if several and rows + more > AT_ONCE:
            yield several
            several, rows = [], 0
        several.append((path, read))
        rows += more
    if several:
        yield several


def _take(arrivals: Arrivals, several: Sequence[tuple[Path, ReturnRows | Trouble, Path]], store: Store) -> None:
    # A large return alone is put down in several commits of its own.
    with writing(store.db) if len(several) > 1 else nullcontext():
        for path, read, shown in several:
            arrivals.take(path, read, shown)


def _with_outcomes(found: list[FileReceived], outcomes: Mapping[int, Reception]) -> list[FileReceived]:
    """The same, with what follows from all that are in."""
    return [replace(one, outcome=outcomes.get(one.number, one.outcome)) for one in found]


_READING = Text(es="Leyendo «{file}»…", en="Reading “{file}”…")
_NOT_A_HUB = Text(es="Esta oficina no recibe reportes.", en="This office receives no returns.")
_HUB_ONLY = Text(
    es="Los recibe una oficina concentradora o el Grupo. No se cambió nada.",
    en="A hub or the Group does. Nothing was changed.",
)
_NO_FILE = Text(es="No se encontró «{name}».", en="“{name}” was not found.")
_CHECK_NAME = Text(es="Revise el nombre. No se cambió nada.", en="Check the name. Nothing was changed.")
_NOT_HELD = Text(es="El número {number} no está retenido.", en="Number {number} is not held.")
_SEE_HELD = Text(
    es="Vea cuáles lo están con «napdesk held». No se cambió nada.",
    en="See which are with “napdesk held”. Nothing was changed.",
)
_GONE = Text(es="Ese lote ya no está por recibirse.", en="That batch is no longer waiting to be received.")
_RECEIVE_AGAIN = Text(
    es="Elija de nuevo los archivos. No se cambió nada.", en="Choose the files again. Nothing was changed."
)
