"""What becomes of files at a hub: each is in, held or refused with its reason, in any order and any number of times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from napdesk.excel import return_book
from napdesk.excel.contents import Place
from napdesk.excel.return_book import bind_return
from napdesk.registers.training import training
from napdesk.return_reader import read_return
from napdesk.schema.codes import Lists
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.office_key import KnownOffice
from napdesk.schema.offices import Office, Scope
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell
from napdesk.schema.receiving import Reception
from napdesk.schema.text import Text
from napdesk.services.arrivals import FileReceived
from napdesk.services.receiving import accept_held, receive, stage, take_in
from napdesk.services.returns import write_return
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_returns import OFFICE, a_return
from tests.samples import session
from tests.sent_returns import COUNTING

HUB = Office("hub-1", "09-SEMAR-00", "Mando", "semar", "09", scope=Scope.HUB)
TODAY = date(2025, 11, 3)
Make = Callable[..., Path]


@pytest.fixture
def hub(new_store: NewStore) -> Store:
    return new_store(office=HUB)


@pytest.fixture
def make(lists: Lists, tmp_path: Path) -> Make:
    """Writes a return of sessions with so many women, by uid."""

    def made(name: str, sessions: dict[str, int] | None = None, **changes: Any) -> Path:
        ret = a_return(**changes)
        if sessions is not None:
            ret.records[training] = [session(uniformed_women=women) for women in sessions.values()]
            for uid, record in zip(sessions, ret.records[training], strict=True):
                record.uid, record.folio = uid, f"30-SEMAR-01-CAP-2025-{uid}"
        path = tmp_path / "llegaron" / f"{name}.xlsx"
        path.parent.mkdir(exist_ok=True)
        write_return(ret, lists, path)
        return path

    return made


def take(store: Store, *paths: Path, dry_run: bool = False, today: date = TODAY) -> list[FileReceived]:
    return receive(store, paths, read_return, today, dry_run=dry_run)[1]


def counting(store: Store) -> list[tuple[str, int]]:
    sql = f"SELECT uid, uniformed_women FROM received_training WHERE {COUNTING} ORDER BY uid"
    return [tuple(row) for row in store.db.execute(sql)]


def test_a_return_is_in_with_all_it_says(hub: Store, make: Make) -> None:
    (found,) = take(hub, make("r"))
    assert (found.outcome, found.office, found.period, found.revision) == (
        Reception.ACCEPTED, "30-SEMAR-01", "2025-T3", 0,
    )  # fmt: skip
    assert (found.new, found.changed, found.removed, found.problems) == (5, 0, 0, [])
    assert counting(hub) == [("training-1", 19), ("training-2", 20), ("training-3", 21)]
    assert hub.received.original(found.number) == found.path.read_bytes()


def test_a_later_revision_says_what_it_changes(hub: Store, make: Make) -> None:
    take(hub, make("r0", {"1": 5, "2": 6, "3": 7}))
    (found,) = take(hub, make("r1", {"1": 5, "2": 60, "4": 8}, revision=1, place=Place("ab" * 32, 2)))
    assert (found.new, found.changed, found.removed) == (1, 1, 1)
    assert counting(hub) == [("1", 5), ("2", 60), ("4", 8)]


def test_any_order_and_any_number_of_times_comes_to_the_same(new_store: NewStore, make: Make) -> None:
    files = [
        make("r0", {"1": 5, "2": 6}),
        make("r1", {"1": 50}, revision=1),
        make("n", {"9": 9}, period=Period(2025, Periodicity.QUARTER, 2), cut_off=date(2025, 6, 30)),
        make("fork", {"9": 90}, period=Period(2025, Periodicity.QUARTER, 2), cut_off=date(2025, 6, 29)),
    ]
    ends = set()
    for order in list(permutations(files))[::3]:
        store = new_store(office=HUB)
        for path in (*order, *order[:2]):
            take(store, path)
        ends.add((tuple(counting(store)), tuple(sorted((kept.file, kept.outcome) for kept in all_of(store)))))
    assert [said for said, _ in ends] == [(("1", 50),)]


def all_of(store: Store) -> list[Any]:
    batches = [number for (number,) in store.db.execute("SELECT id FROM batches")]
    return [kept for batch in batches for kept in store.received.of_batch(batch)]


def test_the_same_twice_is_told_and_kept_once(hub: Store, make: Make) -> None:
    path = make("r")
    copy = path.with_name("copia.xlsx")
    copy.write_bytes(path.read_bytes())
    book = load_workbook(path)
    book.save(path.with_name("otra vez.xlsx"))
    assert [one.outcome for one in take(hub, path.parent)] == [
        Reception.ACCEPTED, Reception.ALREADY, Reception.ALREADY,
    ]  # fmt: skip
    assert [one.outcome for one in take(hub, copy)] == [Reception.ALREADY]


def test_a_dry_run_says_the_same_and_leaves_nothing(hub: Store, make: Make) -> None:
    batch, (found,) = receive(hub, [make("r")], read_return, TODAY, dry_run=True)
    assert (batch, found.outcome, found.new, all_of(hub)) == (None, Reception.ACCEPTED, 5, [])


def test_who_gives_up_has_nothing_in(hub: Store, make: Make) -> None:
    class GivenUp(Exception): ...

    def give_up(_doing: Text, share: float) -> None:
        if share:
            raise GivenUp

    telling: Tell = give_up
    with pytest.raises(GivenUp):
        receive(hub, [make("a"), make("b", {"1": 1}, revision=1)], read_return, TODAY, telling)
    assert all_of(hub) == [] and hub.db.execute("SELECT count(*) FROM received_training").fetchone() == (0,)


def altered(path: Path) -> Path:
    book = load_workbook(path)
    book["Capacitaciones"]["A3"] = "OTRO-FOLIO"
    book.save(path)
    return path


def test_one_that_was_altered_is_neither_taken_for_its_original_nor_in_its_way(hub: Store, make: Make) -> None:
    whole = make("b")
    before = whole.with_name("a.xlsx")
    before.write_bytes(whole.read_bytes())
    altered(before)
    after = whole.with_name("c.xlsx")
    after.write_bytes(before.read_bytes())
    found = take(hub, before, whole, after)
    assert [one.outcome for one in found] == [Reception.HELD, Reception.ACCEPTED, Reception.ALREADY]
    assert len(counting(hub)) == 3
    accept_held(hub, found[0].number, "Así lo pidió la oficina")
    assert [one.outcome for one in all_of(hub)] == [Reception.FORKED, Reception.FORKED]


def test_without_the_signature_that_is_known_it_is_held(hub: Store, new_store: NewStore, make: Make) -> None:
    office = new_store()
    hub.keys.add([(office.keys.own, KnownOffice(OFFICE.code, OFFICE.name))])
    (found,) = take(hub, make("r"))
    assert (found.outcome, found.code) == (Reception.HELD, "not_its_signature")
    signed = found.path.with_name("firmado.xlsx")
    write_return(a_return(revision=1), hub.lists, signed, sign=office.keys.sign)
    assert [one.outcome for one in take(hub, signed)] == [Reception.ACCEPTED]


@pytest.mark.parametrize(
    "head",
    [
        {"language": "fr"},
        {"records": None},
        {"records": {"training": {"30-SEMAR-01-CAP-2025-0001": ["x"]}}},
        {"institution": 7},
        {"period": "2025-T9"},
    ],
    ids=str,
)
def test_a_head_that_no_program_wrote_is_refused_however_well_it_is_sealed(
    hub: Store, make: Make, monkeypatch: pytest.MonkeyPatch, head: dict[str, Any]
) -> None:
    whole = return_book.head_of
    with monkeypatch.context() as patch:
        patch.setattr(return_book, "head_of", lambda ret: whole(ret) | head)
        spoilt = make("malo", revision=1)
    found = take(hub, spoilt, make("bueno"))
    assert [(one.outcome, one.code) for one in found][1:] == [(Reception.ACCEPTED, "")]
    assert (found[0].outcome, found[0].code) == (Reception.REFUSED, "manifest_touched")


def test_a_disk_in_the_way_ends_the_batch_and_is_not_the_files_fault(
    hub: Store, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise Trouble("disk_full", Text("Lleno.", "Full."), Text("Haga lugar.", "Make room."))

    monkeypatch.setattr(hub.received, "stage", full)
    with pytest.raises(Trouble, match="disk_full"):
        take(hub, make("r"))
    assert all_of(hub) == []


def expected(code: str, periodicity: Periodicity = Periodicity.QUARTER) -> ExpectedOffice:
    return ExpectedOffice(code, "Oficina", "semar", "30", periodicity=periodicity)


@pytest.mark.parametrize(
    ("code", "listed", "today"),
    [
        ("altered", [], TODAY),
        ("unknown_office", [expected("09-GN-01")], TODAY),
        ("period_not_due", [expected("30-SEMAR-01", Periodicity.YEAR)], TODAY),
        ("period_not_due", [expected("30-SEMAR-01")._replace(until=date(2025, 6, 30))], TODAY),
        ("future_period", [], date(2025, 6, 30)),
    ],
)
def test_what_a_person_has_to_decide_on_is_held(
    hub: Store, make: Make, code: str, listed: list[ExpectedOffice], today: date
) -> None:
    hub.expected.replace(listed)
    path = make("r")
    (found,) = take(hub, altered(path) if code == "altered" else path, today=today)
    assert (found.outcome, found.code, counting(hub)) == (Reception.HELD, code, [])
    assert found.why is not None and found.why.es
    accept_held(hub, found.number, "Se confirmó por teléfono")
    assert len(counting(hub)) == 3 and hub.received.held() == []
    with pytest.raises(Trouble, match="not_held"):
        accept_held(hub, found.number, "Otra vez")


@pytest.mark.parametrize("why", ["Llamé al 229 123 4567", "x\x07", "a" * 5000])
def test_a_reason_that_may_not_stay_is_refused(hub: Store, make: Make, why: str) -> None:
    hub.expected.replace([expected("09-GN-01")])
    (found,) = take(hub, make("r"))
    with pytest.raises(Trouble, match="bad_reason"):
        accept_held(hub, found.number, why)
    assert len(hub.received.held()) == 1


def test_an_expected_office_is_simply_in(hub: Store, make: Make) -> None:
    hub.expected.replace([expected("30-SEMAR-01")])
    assert [one.outcome for one in take(hub, make("r"))] == [Reception.ACCEPTED]


def bytes_of(text: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(text) and None


def without_manifest(path: Path) -> None:
    book = load_workbook(path)
    del book["_napdesk"]
    book.save(path)


def with_another_head(path: Path) -> None:
    book = load_workbook(path)
    sheet = book["_napdesk"]
    sheet["A1"] = str(sheet["A1"].value).replace("2025-T3", "2025-T1")
    book.save(path)


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("not_a_workbook", bytes_of(b"hola")),
        ("not_a_return", without_manifest),
        ("manifest_touched", with_another_head),
    ],
)
def test_what_is_refused_says_why_and_the_rest_of_the_batch_is_in(
    hub: Store, make: Make, code: str, spoil: Callable[[Path], None]
) -> None:
    good, bad = make("a"), make("b", revision=1)
    spoil(bad)
    found = take(hub, good.parent)
    assert [one.outcome for one in found] == [Reception.ACCEPTED, Reception.REFUSED]
    assert found[1].code == code and found[1].why is not None and len(counting(hub)) == 3


def test_fictitious_data_are_not_put_together_with_real_ones(new_store: NewStore, make: Make) -> None:
    demo, real = make("demo", office=replace(OFFICE, demo=True)), make("real", {"1": 1}, revision=1)
    for is_demo, said in (
        (False, [Reception.REFUSED, Reception.ACCEPTED]),
        (True, [Reception.ACCEPTED, Reception.REFUSED]),
    ):
        store = new_store(office=replace(HUB, demo=is_demo))
        assert [one.outcome for one in take(store, demo, real)] == said


def test_a_preview_is_refused(hub: Store, make: Make) -> None:
    (found,) = take(hub, make("v", preview=True))
    assert (found.outcome, found.code) == (Reception.REFUSED, "preview")


def test_a_record_against_the_rules_is_held_at_its_cell(hub: Store, make: Make) -> None:
    (found,) = take(hub, make("r", {"1": 5}), today=date(2020, 1, 1))
    assert (found.outcome, found.code) == (Reception.HELD, "wrong_records")
    (problem,) = [one for one in found.problems if one.code == "day_in_future"][:1]
    assert (problem.sheet, problem.row) == ("Capacitaciones", 3) and problem.column


def test_reasons_travel_with_their_records(hub: Store, make: Make, lists: Lists) -> None:
    ret = a_return()
    ret.records[training][0].reasons = {"hours": "Fueron dos días", "internal_notes": "NO SALE"}
    assert bind_return(ret, lists).seal
    path = make("r")
    write_return(ret, lists, path)
    take(hub, path)
    said = hub.db.execute("SELECT reasons FROM received_training WHERE uid = 'training-1'").fetchone()
    assert said == ('{"hours":"Fueron dos días"}',)


def test_an_office_receives_nothing(store: Store, make: Make) -> None:
    with pytest.raises(Trouble, match="not_a_hub"):
        take(store, make("r"))


def test_a_name_that_is_not_there(hub: Store, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no_such_file"):
        take(hub, tmp_path / "nada.xlsx")


@pytest.mark.parametrize(
    ("before", "now", "outcomes"),
    [
        ("1", "0", [Reception.SUPERSEDED]),
        ("0", "1", [Reception.ACCEPTED]),
        ("1", "0f", [Reception.ACCEPTED, Reception.FORKED]),
        ("0", "1f", [Reception.FORKED, Reception.FORKED]),
        ("1", "1", [Reception.ALREADY]),
    ],
)
def test_what_is_foreseen_is_what_becomes_of_it(
    hub: Store, make: Make, before: str, now: str, outcomes: list[Reception]
) -> None:
    files = {
        "0": make("r0", {"1": 5}),
        "1": make("r1", {"1": 6}, revision=1, place=Place("ab" * 32, 2)),
        "f": make("fork", {"1": 7}, revision=1, place=Place("ab" * 32, 2)),
    }
    take(hub, files[before])
    counted = counting(hub)
    staged = stage(hub, [files[one] for one in now], read_return, TODAY)
    assert ([one.outcome for one in staged.files], counting(hub)) == (outcomes, counted)
    assert [one.outcome for one in take_in(hub, staged)] == outcomes
    with pytest.raises(Trouble, match="batch_gone"):
        take_in(hub, staged)


def test_one_that_is_staged_again_leaves_nothing_of_the_batch_before(hub: Store, make: Make) -> None:
    before = stage(hub, [make("r")], read_return, TODAY)
    stage(hub, [make("r")], read_return, TODAY)
    with pytest.raises(Trouble, match="batch_gone"):
        take_in(hub, before)
    assert hub.db.execute("SELECT count(*) FROM received").fetchone() == (1,)
