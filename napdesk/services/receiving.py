"""Receiving returns at a hub: read in children, staged beside the store, and taken in at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from napdesk.excel.child import ask_each
from napdesk.schema.carriable import tidy
from napdesk.schema.durable import unread
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.receiving import Arrived, Reception
from napdesk.schema.text import Text, same
from napdesk.services.known_offices import known_offices
from napdesk.services.past import about_why
from napdesk.services.return_rows import ReturnRows
from napdesk.services.verifying import State, Verification, verification_of
from napdesk.store.store import Store

Reader = Callable[..., ReturnRows]  # of a path, a password and, by its name, today
SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class FileReceived:
    """What became of one file; ``why`` says it in words where it is not simply in.

    ``new``, ``changed`` and ``removed`` count records against the return of that office and period that counted
    before; ``number`` is that under which it is kept.
    """

    path: Path
    outcome: Reception
    office: str | None = None
    period: str | None = None
    revision: int | None = None
    why: Text | None = None
    code: str = ""
    new: int = 0
    changed: int = 0
    removed: int = 0
    problems: Sequence[Problem] = field(default_factory=tuple)
    number: int = 0


def receive(
    store: Store, paths: Iterable[Path], reader: Reader, today: date, tell: Tell = unheard, *, dry_run: bool = False
) -> tuple[int | None, list[FileReceived]]:
    """Receive files and the workbooks of folders; the number of the batch, and what became of each file.

    All of the batch is in, or nothing of it; a dry run leaves nothing. Raises Trouble ``not_a_hub``, those of
    ``files_of``, and whatever ``tell`` raises to end it.
    """
    refuse_office(store)
    files = list(files_of(paths))
    store.received.sweep()
    desk = _Desk(store, today, store.received.begin())
    try:
        for at, (path, read) in enumerate(ask_each(partial(reader, today=today), files)):
            tell(_READING.fill(file=path.name), at / max(1, len(files)))
            desk.take(path, read)
        found = desk.files
        if not dry_run and any(one.number for one in found):
            store.received.take_in(desk.batch)
            return desk.batch, _with_outcomes(store, desk.batch, found)
        return None, found
    finally:
        store.received.sweep()


def refuse_office(store: Store) -> None:
    """Raise Trouble in a store that receives nothing."""
    if store.office.scope is Scope.OFFICE:
        raise Trouble("not_a_hub", _NOT_A_HUB, _HUB_ONLY)


def accept_held(store: Store, number: int, why: str) -> None:
    """Let a return that is held count. Raises Trouble ``not_held`` where it is not, ``bad_reason`` for an unfit one."""
    why = tidy(why, lines=False)
    if problems := about_why(why):
        raise Trouble("bad_reason", problems[0].message, problems[0].fix)
    if number not in {one.id for one in store.received.held()}:
        raise Trouble("not_held", _NOT_HELD.fill(number=number), _SEE_HELD)
    store.received.accept(number, why)


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the workbooks inside folders, in the order of their names; raises Trouble ``no_such_file``.

    What Excel leaves beside a workbook that is open is none of them.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob(f"*{SUFFIX}") if not one.name.startswith(("~$", ".")))
        elif path.is_file():
            yield path
        else:
            raise Trouble("no_such_file", _NO_FILE.fill(name=same(path.name)), _CHECK_NAME)


class _Desk:
    """One batch under way."""

    def __init__(self, store: Store, today: date, batch: int) -> None:
        self.batch = batch
        self.files: list[FileReceived] = []
        self._store = store
        self._today = today
        self._keys = known_offices(store)
        self._signing = {one.code for one in self._keys.values()}
        self._expected = store.expected.all()
        self._seen: set[str] = set()

    def take(self, path: Path, read: ReturnRows | Trouble) -> None:
        """Stage a return, or say why it is not. Raises Trouble where the store is in the way, and not the file."""
        if isinstance(read, Trouble):
            self.files.append(_refused(path, read))
        else:
            self.files.append(self._received(path, read))

    def _received(self, path: Path, read: ReturnRows) -> FileReceived:
        told = verification_of(read.judged, self._keys)
        placed = FileReceived(path, Reception.REFUSED, told.office, told.period, told.revision, told.reason)
        if (code := self._refusal(told)) is not None:
            return replace(placed, code=code, why=_REFUSALS.get(code, told.reason))
        arrived = self._arrived(path, read, told)
        if arrived.seal in self._seen or self._store.received.has(arrived.seal):
            return replace(placed, outcome=Reception.ALREADY, why=None)
        try:
            file = path.read_bytes()
        except OSError as error:
            return _refused(path, unread(error, path))
        if hashlib.sha256(file).hexdigest() != read.digest:
            return replace(placed, code="changed_meanwhile", why=_CHANGED)
        self._seen.add(arrived.seal)
        number = self._store.received.stage(self.batch, arrived, file, read.rows)
        outcome = Reception.HELD if arrived.why else Reception.WITH_NOTES if read.problems else Reception.ACCEPTED
        moved = _moved(self._store, arrived, read)
        return replace(
            placed, outcome=outcome, code=arrived.why, why=HOLDS.get(arrived.why), number=number,
            problems=read.problems, new=moved[0], changed=moved[1], removed=moved[2],
        )  # fmt: skip

    def _refusal(self, told: Verification) -> str | None:
        if told.state in (State.NOT_A_RETURN, State.UNREADABLE, State.PREVIEW):
            return str(told.state.value)
        if told.seal is None or (told.state is State.ALTERED and not told.changes) or _period_of(told) is None:
            return "manifest_touched"
        return "demo_return" if told.demo != self._store.office.demo else None

    def _arrived(self, path: Path, read: ReturnRows, told: Verification) -> Arrived:
        manifest, period = read.judged.manifest, _period_of(told)
        assert manifest is not None and period is not None
        head = manifest.head
        # What was changed is not what the seal was taken of: it is told apart from it by its own bytes.
        seal = read.digest if told.state is State.ALTERED else manifest.seal
        weights = {one.weight.value: 0 for one in read.problems}
        for problem in read.problems:
            weights[problem.weight.value] += 1
        arrived = Arrived(
            path.name, read.digest, seal, head["office"]["uid"], head["office"]["code"], head["institution"],
            _entity_of(head), str(period), period.last_day.isoformat(), told.revision or 0, told.state.value,
            told.key or "", head=head, problems=weights,
        )  # fmt: skip
        return replace(arrived, why=self._holding(arrived, period, told))

    def _holding(self, arrived: Arrived, period: Period, told: Verification) -> str:
        """The code of what a person has to decide on before the return counts; "" for nothing."""
        if told.state is State.ALTERED:
            return "altered"
        if told.state is State.UNSIGNED and arrived.office in self._signing:
            return "not_its_signature"
        if Weight.STOP.value in arrived.problems:
            return "wrong_records"
        if period.first_day > self._today:
            return "future_period"
        return _unexpected(self._expected, arrived.office, period)


def _unexpected(expected: Sequence[ExpectedOffice], code: str, period: Period) -> str:
    rows = [one for one in expected if one.code == code]
    if not expected or any(one.owes(period) for one in rows):
        return ""
    return "period_not_due" if rows else "unknown_office"


def _moved(store: Store, arrived: Arrived, read: ReturnRows) -> tuple[int, int, int]:
    """How many records are new, changed and gone against what counted of that office and period."""
    was = store.received.fingerprints(arrived.office_uid, arrived.period)
    now = {(key, str(row["uid"])): row["fingerprint"] for key, rows in read.rows.items() for _, row in rows}
    both = now.keys() & was.keys()
    return len(now.keys() - was.keys()), sum(now[one] != was[one] for one in both), len(was.keys() - now.keys())


def _with_outcomes(store: Store, batch: int, found: list[FileReceived]) -> list[FileReceived]:
    """The same, with what follows from all that are in."""
    kept: Mapping[int, Reception] = {one.id: one.outcome for one in store.received.of_batch(batch)}
    return [replace(one, outcome=kept.get(one.number, one.outcome)) for one in found]


def _period_of(told: Verification) -> Period | None:
    return Period.read(told.period or "")


def _entity_of(head: Mapping[str, Any]) -> str:
    """Its entity, which returns of earlier programs do not say."""
    said = head.get("entity")
    return said if isinstance(said, str) else ""


def _refused(path: Path, trouble: Trouble) -> FileReceived:
    return FileReceived(path, Reception.REFUSED, code=trouble.code, why=trouble.message)


HOLDS = {
    "altered": Text(es="Fue cambiado después de elaborarse.", en="It was changed after it was made."),
    "not_its_signature": Text(
        es="No lleva la firma que aquí se conoce de esa oficina.",
        en="It does not carry the signature known here of that office.",
    ),
    "wrong_records": Text(es="Trae registros con errores.", en="It holds records with errors."),
    "future_period": Text(es="Su periodo todavía no empieza.", en="Its period has not begun."),
    "unknown_office": Text(es="La oficina no está en la lista.", en="The office is not on the list."),
    "period_not_due": Text(
        es="No se espera ese periodo de esa oficina.", en="That period is not expected of that office."
    ),
}
_REFUSALS = {
    "demo_return": Text(
        es="Sus datos son ficticios, o los de aquí lo son: no se juntan.",
        en="Its data are fictitious, or those here are: they are not put together.",
    ),
}
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
_CHANGED = Text(
    es="El archivo cambió mientras se leía. Recíbalo de nuevo.",
    en="The file changed while it was read. Receive it again.",
)
