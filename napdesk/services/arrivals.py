"""What becomes of one file at a hub: staged, held for a person to decide on, or refused, each with its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from napdesk.schema.durable import unread
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.receiving import Arrived, Reception
from napdesk.schema.text import Text
from napdesk.services.known_offices import known_offices
from napdesk.services.return_rows import Filled, ReturnRows
from napdesk.services.verifying import State, Verification, verification_of
from napdesk.store.store import Store

_SIGNED_ONLY = "signed_only"


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
    template: bool = False


def requires_signatures(store: Store) -> bool:
    """Whether what is not signed by a known key waits for a person."""
    return bool(store.settings.get(_SIGNED_ONLY, False))


def require_signatures(store: Store, *, on: bool) -> None:
    store.settings.put(_SIGNED_ONLY, on)
    store.note("signatures_required" if on else "signatures_not_required")


class Arrivals:
    """One batch under way."""

    def __init__(self, store: Store, today: date, batch: int) -> None:
        self.batch = batch
        self.files: list[FileReceived] = []
        self._store = store
        self._today = today
        self._keys = known_offices(store)
        self._signing = {one.code for one in self._keys.values()}
        self._signed_only = requires_signatures(store)
        self._expected = store.expected.all()
        self._elsewhere = _elsewhere(self._expected, store)
        self._seen: set[str] = set()

    def take(self, path: Path, read: ReturnRows | Trouble, shown: Path) -> None:
        """Stage a return, or say why it is not; ``shown`` is what the file is called.

        Raises Trouble where the store is in the way, and not the file.
        """
        if isinstance(read, Trouble):
            self.files.append(refused(shown, read))
        elif read.filled is not None:
            self.files.append(self._template(path, read, read.filled, shown))
        else:
            self.files.append(self._sealed(path, read, shown))

    def _sealed(self, path: Path, read: ReturnRows, shown: Path) -> FileReceived:
        told = verification_of(read.judged, self._keys)
        placed = FileReceived(shown, Reception.REFUSED, told.office, told.period, told.revision, told.reason)
        if (code := self._refusal(told)) is not None:
            return replace(placed, code=code, why=_REFUSALS.get(code, told.reason))
        period = _period_of(told)
        assert period is not None
        arrived = _arrived(shown, read, told, period)
        return self._stage(path, read, placed, replace(arrived, why=self._holding(arrived, period, told.state)))

    def _template(self, path: Path, read: ReturnRows, filled: Filled, shown: Path) -> FileReceived:
        placed = FileReceived(shown, Reception.REFUSED, filled.office, str(filled.period), 0, template=True)
        placed = replace(placed, problems=read.problems)
        if self._store.office.demo:
            return replace(placed, code="demo_return", why=_REFUSALS["demo_return"])
        if any(one.weight is Weight.STOP for one in read.problems):
            return replace(placed, code="wrong_rows", why=_REFUSALS["wrong_rows"])
        name, institution, entity = self._described(filled.office)
        blank = not any(read.rows.values())
        head: dict[str, Any] = {"office": {"uid": filled.office_uid, "code": filled.office, "name": name}, "nil": blank}
        head["sheets"] = dict(filled.sheets)
        arrived = Arrived(
            shown.name, read.digest, filled.seal, filled.office_uid, filled.office, institution, entity,
            str(filled.period), filled.period.last_day.isoformat(), 0, State.UNSIGNED.value,
            head=head, problems=_weights(read.problems),
        )  # fmt: skip
        why = self._holding(arrived, filled.period, State.UNSIGNED) or ("blank_template" if blank else "")
        return self._stage(path, read, placed, replace(arrived, why=why if institution else "unknown_office"))

    def _stage(self, path: Path, read: ReturnRows, placed: FileReceived, arrived: Arrived) -> FileReceived:
        if arrived.seal in self._seen or self._store.received.has(arrived.seal):
            return replace(placed, outcome=Reception.ALREADY, why=None)
        try:
            file = path.read_bytes()
        except OSError as error:
            return refused(placed.path, unread(error, path))
        if hashlib.sha256(file).hexdigest() != read.digest:
            return replace(placed, code="changed_meanwhile", why=_REFUSALS["changed_meanwhile"])
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

    def _holding(self, arrived: Arrived, period: Period, state: State) -> str:
        """The code of what a person has to decide on before the return counts; "" for nothing."""
        if state is State.ALTERED:
            return "altered"
        if state is State.UNSIGNED and arrived.office in self._signing:
            return "not_its_signature"
        if state is State.UNSIGNED and self._signed_only:
            return "no_signature"
        if Weight.STOP.value in arrived.problems:
            return "wrong_records"
        if period.first_day > self._today:
            return "future_period"
        if arrived.office in self._elsewhere:
            return "another_hub"
        return _unexpected(self._expected, arrived.office, period)

    def _described(self, code: str) -> tuple[str, str, str]:
        """Name, institution and entity of an office: as the list says, else as its code reads (``30-SEMAR-01``)."""
        listed = next((one for one in reversed(self._expected) if one.code == code), None)
        if listed is not None:
            return listed.name, listed.institution, listed.entity
        lists, parts = self._store.lists, code.lower().split("-")
        institution = next((one for one in parts if lists.known(("institution",), one)), "")
        return code, institution, next((one for one in parts if lists.known(("entity",), one)), "")


def _arrived(shown: Path, read: ReturnRows, told: Verification, period: Period) -> Arrived:
    manifest = read.judged.manifest
    assert manifest is not None
    head = manifest.head
    # What was changed is not what the seal was taken of: it is told apart from it by its own bytes.
    seal = read.digest if told.state is State.ALTERED else manifest.seal
    return Arrived(
        shown.name, read.digest, seal, head["office"]["uid"], head["office"]["code"], head["institution"],
        _entity_of(head), str(period), period.last_day.isoformat(), told.revision or 0, told.state.value,
        told.key or "", head=_kept_of(head) | {"seal": manifest.seal}, problems=_weights(read.problems),
    )  # fmt: skip


def _kept_of(head: Mapping[str, Any]) -> dict[str, Any]:
    """What a return says of itself; which records are in it, the records themselves tell."""
    return {name: said for name, said in head.items() if name != "records"}


def _weights(problems: Sequence[Problem]) -> dict[str, int]:
    weights = {one.weight.value: 0 for one in problems}
    for problem in problems:
        weights[problem.weight.value] += 1
    return weights


def _elsewhere(expected: Sequence[ExpectedOffice], store: Store) -> set[str]:
    """The offices whose returns another hub receives: those of a list of many hubs that are not under this one."""
    own, above = store.office.code, {one.code: one.reports_to for one in expected}
    if store.office.scope is not Scope.HUB or own not in {*above, *above.values()}:
        return set()
    return {code for code in above if own not in _over(code, above)}


def _over(code: str, above: Mapping[str, str]) -> list[str]:
    """An office and the hubs over it; a list with a circle in it is never taken."""
    found = [code]
    while found[-1] in above:
        found.append(above[found[-1]])
    return found


def _unexpected(expected: Sequence[ExpectedOffice], code: str, period: Period) -> str:
    rows = [one for one in expected if one.code == code]
    if not expected or any(one.owes(period) for one in rows):
        return ""
    return "period_not_due" if rows else "unknown_office"


def _moved(store: Store, arrived: Arrived, read: ReturnRows) -> tuple[int, int, int]:
    """How many records are new, changed and gone against what counted of that office and period."""
    was = store.received.fingerprints(arrived.office_uid, arrived.period)
    if not was:
        return sum(map(len, read.rows.values())), 0, 0
    now = {(key, str(row["uid"])): row["fingerprint"] for key, rows in read.rows.items() for _, row in rows}
    both = now.keys() & was.keys()
    return len(now.keys() - was.keys()), sum(now[one] != was[one] for one in both), len(was.keys() - now.keys())


def _period_of(told: Verification) -> Period | None:
    return Period.read(told.period or "")


def _entity_of(head: Mapping[str, Any]) -> str:
    """Its entity, which returns of earlier programs do not say."""
    said = head.get("entity")
    return said if isinstance(said, str) else ""


def refused(path: Path, trouble: Trouble) -> FileReceived:
    return FileReceived(path, Reception.REFUSED, code=trouble.code, why=trouble.message)


HOLDS = {
    "altered": Text(es="Fue cambiado después de elaborarse.", en="It was changed after it was made."),
    "not_its_signature": Text(
        es="No lleva la firma que aquí se conoce de esa oficina.",
        en="It does not carry the signature known here of that office.",
    ),
    "no_signature": Text(
        es="No lleva una firma conocida, y aquí se exige.", en="It carries no known signature, and here it must."
    ),
    "wrong_records": Text(es="Trae registros con errores.", en="It holds records with errors."),
    "future_period": Text(es="Su periodo todavía no empieza.", en="Its period has not begun."),
    "another_hub": Text(es="Esa oficina informa a otra concentradora.", en="That office reports to another hub."),
    "unknown_office": Text(es="La oficina no está en la lista.", en="The office is not on the list."),
    "period_not_due": Text(
        es="No se espera ese periodo de esa oficina.", en="That period is not expected of that office."
    ),
    "blank_template": Text(
        es="La plantilla viene en blanco: falta saber si no hubo nada que informar.",
        en="The template is blank: it has to be known whether there was nothing to report.",
    ),
    "forked": Text(
        es="Hay otro archivo distinto con el mismo número de complementaria: decida cuál vale.",
        en="Another file claims to be the same revision: decide which one counts.",
    ),
}
_REFUSALS = {
    "demo_return": Text(
        es="Sus datos son ficticios, o los de aquí lo son: no se juntan.",
        en="Its data are fictitious, or those here are: they are not put together.",
    ),
    "wrong_rows": Text(
        es="Trae renglones con errores. Devuélvala marcada a su oficina para que los corrija.",
        en="It holds rows with errors. Send it back marked to its office, to be mended.",
    ),
    "changed_meanwhile": Text(
        es="El archivo cambió mientras se leía. Recíbalo de nuevo.",
        en="The file changed while it was read. Receive it again.",
    ),
}
