"""A template of an office without the program is received like a return: checked, named for good, sent back marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.return_reader import read_return
from napdesk.schema.codes import Lists
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.receiving import Reception
from napdesk.schema.text import Language
from napdesk.services.arrivals import FileReceived, require_signatures
from napdesk.services.receiving import accept_held, receive, undecided, write_marked
from napdesk.services.returns import write_return
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.filled_templates import OFFICE, course, filled, simple, squad
from tests.made_returns import OFFICE as OTHER
from tests.made_returns import a_return

HUB = replace(OTHER, uid="hub-1", code="09-SEMAR-00", scope=Scope.HUB)
TODAY = date(2025, 11, 3)
T2, T3 = (Period(2025, Periodicity.QUARTER, number) for number in (2, 3))
Make = Callable[..., Path]


@pytest.fixture
def hub(new_store: NewStore) -> Store:
    return new_store(office=HUB)


@pytest.fixture
def make(lists: Lists, tmp_path: Path) -> Make:
    def made(name: str, period: Period = T3, **changes: Any) -> Path:
        return simple(tmp_path / f"{name}.xlsx", lists, period, **changes)

    return made


def take(store: Store, *paths: Path) -> list[FileReceived]:
    return receive(store, paths, read_return, TODAY)[1]


def counting(store: Store) -> list[tuple[str, str, int]]:
    found = []
    for register in REGISTERS:
        for one in store.consolidated.records(register):
            found.append((register.key, one.source.period, one.record.values.get("uniformed_women", 0)))
    return found  # type: ignore[return-value]


def test_it_is_received_like_a_return(hub: Store, make: Make) -> None:
    (found,) = take(hub, make("t"))
    assert (found.outcome, found.office, found.period, found.template) == (Reception.ACCEPTED, OFFICE, "2025-T3", True)
    assert (found.new, found.changed, found.removed) == (2, 0, 0)
    one = next(hub.consolidated.records(training))
    assert (one.source.institution, one.source.entity, one.sheet_row) == ("semar", "30", 6)
    assert one.record.folio.startswith(f"{OFFICE}-CAP-2025-X")
    assert hub.received.original(found.number) == found.path.read_bytes()


def test_saved_again_by_a_spreadsheet_it_is_the_same(hub: Store, make: Make) -> None:
    path = make("t")
    take(hub, path)
    book = load_workbook(path)
    book.save(path.with_name("otra.xlsx"))
    assert [one.outcome for one in take(hub, path.with_name("otra.xlsx"))] == [Reception.ALREADY]


def test_the_next_one_updates_what_stands_and_adds_what_happened(hub: Store, lists: Lists, tmp_path: Path) -> None:
    first = filled(tmp_path / "1.xlsx", lists, T2, {police_unit: [squad(lists, staff_women="4")]})
    units = [squad(lists, name=squad(lists)["name"].upper(), staff_women="9")]
    second = filled(tmp_path / "2.xlsx", lists, T3, {police_unit: units, training: [course(lists)]})
    take(hub, first, second)
    (unit,) = hub.consolidated.records(police_unit)
    assert (unit.source.period, unit.record.values["staff_women"]) == ("2025-T3", 9)


def test_two_of_one_name_are_two_and_the_same_twice_is_one(hub: Store, lists: Lists, tmp_path: Path) -> None:
    rows = [course(lists), course(lists, uniformed_women="40"), course(lists)]
    (found,) = take(hub, filled(tmp_path / "t.xlsx", lists, T3, {training: rows}))
    assert (found.outcome, found.new) == (Reception.WITH_NOTES, 2)
    assert [(one.code, one.row) for one in found.problems] == [("said_twice", 8)]


def test_a_session_of_another_period_is_noted(hub: Store, make: Make) -> None:
    (found,) = take(hub, make("t", T2))
    assert [one.code for one in found.problems] == ["outside_period"]


@pytest.mark.parametrize(
    ("changes", "code"), [({"ends": "32/09/2025"}, "not_a_day"), ({"uniformed_women": None}, "missing")]
)
def test_one_with_errors_goes_back_marked_and_comes_in_mended(
    hub: Store, make: Make, lists: Lists, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    path = make("t", **changes)
    (found,) = take(hub, path)
    assert (found.outcome, found.code, hub.received.held()) == (Reception.REFUSED, "wrong_rows", [])
    wrong = found.problems[0]
    assert (wrong.code, wrong.row, wrong.sheet) == (code, 6, training.title.es)
    write_marked(found, tmp_path / "m.xlsx", Language.ES)
    book = load_workbook(tmp_path / "m.xlsx")
    assert book.worksheets[0].title == "Por corregir"
    assert book.worksheets[0]["B4"].value == f"{wrong.column}6"
    cell = book[training.title.es][f"{wrong.column}6"]
    assert wrong.message.es in cell.comment.text
    cell.value = course(lists)[next(iter(changes))]
    book.save(tmp_path / "m.xlsx")
    assert [one.outcome for one in take(hub, tmp_path / "m.xlsx")] == [Reception.ACCEPTED]


def test_a_blank_one_waits_until_somebody_says_that_there_was_nothing(hub: Store, lists: Lists, tmp_path: Path) -> None:
    (found,) = take(hub, filled(tmp_path / "t.xlsx", lists, T3, {}))
    assert (found.outcome, found.code) == (Reception.HELD, "blank_template")
    accept_held(hub, found.number, "Lo confirmaron por teléfono")
    assert hub.received.nil_in(2025)


def test_of_an_office_whose_institution_nobody_knows_it_waits(hub: Store, lists: Lists, tmp_path: Path) -> None:
    path = filled(tmp_path / "t.xlsx", lists, T3, {training: [course(lists)]}, office="OFICINA-7")
    assert take(hub, path)[0].code == "unknown_office"
    hub.expected.replace([ExpectedOffice("OFICINA-7", "Siete", "sspc", "09")])
    hub.received.undo(1)
    assert take(hub, path)[0].outcome is Reception.ACCEPTED
    assert next(hub.consolidated.records(training)).source.institution == "sspc"


def test_where_signatures_are_required_it_waits(hub: Store, make: Make) -> None:
    require_signatures(hub, on=True)
    assert take(hub, make("t"))[0].code == "no_signature"


def test_two_that_differ_are_in_conflict_until_one_is_chosen(hub: Store, make: Make) -> None:
    first, second = take(hub, make("a", uniformed_women="5"), make("b", uniformed_women="7"))
    assert [one.outcome for one in (first, second)] == [Reception.FORKED] * 2
    assert {one.id for one in undecided(hub)} == {first.number, second.number}
    accept_held(hub, second.number, "Es la que vale")
    assert undecided(hub) == []
    assert [women for key, _, women in counting(hub) if key == "training"] == [7]
    assert take(hub, first.path)[0].outcome is Reception.ALREADY


def test_once_an_office_has_the_program_its_own_return_counts(
    new_store: NewStore, lists: Lists, tmp_path: Path
) -> None:
    office = replace(OTHER, uid="own", code=OFFICE)
    before = filled(tmp_path / "1.xlsx", lists, T2, {police_unit: [squad(lists)], training: [course(lists)]})
    beside = simple(tmp_path / "2.xlsx", lists, T3, uniformed_women="99")
    own = a_return(office=office, sessions=1)
    write_return(own, lists, tmp_path / "3.xlsx")
    ends = set()
    for order in permutations((before, beside, tmp_path / "3.xlsx")):
        store = new_store(office=HUB)
        for path in order:
            take(store, path)
        ends.add(tuple(sorted(counting(store))))
    # Its own return of T3 says the unit; the session of the template of T2 happened all the same.
    assert [sorted((key, period) for key, period, _ in end) for end in ends] == [
        [("network", "2025-T3"), ("police_unit", "2025-T3"), ("training", "2025-T2"), ("training", "2025-T3")]
    ]
