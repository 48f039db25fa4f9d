"""Later returns: what they name as new, changed and gone, when there is nothing to say, and how it stands since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.resources import resources
from napdesk.schema.fields import Absence
from napdesk.schema.figures import Catalogue, Narrative
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.text import Language
from napdesk.services.catalogue import load_catalogue
from napdesk.services.closing import clock_is_back, compose_return, reopen, send
from napdesk.services.known_offices import known_offices
from napdesk.services.returns import WrittenReturn, write_copy, write_return
from napdesk.services.revisions import moved_since_sent
from napdesk.services.verifying import State, verify
from napdesk.store.store import Store
from tests.samples import session, women

NOW = datetime(2025, 8, 20, 16, 5).astimezone()
T2 = Period(2025, Periodicity.QUARTER, 2)
IN_T2 = {"begins": date(2025, 5, 5), "ends": date(2025, 5, 9)}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "indicators.csv")


def keep(store: Store, *records: Record) -> list[Record]:
    return store.records.keep_all(records, store.office_code)


def sent(store: Store, catalogue: Catalogue, path: Path) -> WrittenReturn:
    return send(store, catalogue, T2, path, language=Language.ES, now=NOW)


def change(store: Store, record: Record, **answers: object) -> None:
    changed = record.copy()
    for key, answer in answers.items():
        changed.put(key, answer)  # type: ignore[arg-type]
    keep(store, changed)


@pytest.fixture
def three(store: Store, catalogue: Catalogue, tmp_path: Path) -> list[Record]:
    """Three sessions and a network, sent and open again."""
    kept = keep(store, *(session(title=name, **IN_T2) for name in ("uno", "dos", "tres")), women())
    sent(store, catalogue, tmp_path / "r0.xlsx")
    reopen(store, T2, "corrección")
    return kept


def told(store: Store) -> list[tuple[str, str, list[tuple[str, object, object]]]]:
    return [
        (one.movement.value, one.folio[-4:], [(each.field.key, each.was, each.now) for each in one.fields])
        for one in moved_since_sent(store, T2) or ()
    ]


def test_what_came_changed_and_went_is_named(store: Store, three: list[Record]) -> None:
    assert told(store) == []
    change(store, three[0], uniformed_women=29, hours=Absence.NOT_AVAILABLE)
    store.records.delete(three[1])
    keep(store, session(title="cuatro", **IN_T2))
    assert told(store) == [
        ("changed", "0001", [("hours", None, Absence.NOT_AVAILABLE), ("uniformed_women", 19, 29)]),
        ("added", "0004", []),
        ("removed", "0002", []),
    ]


def test_of_what_does_not_leave_by_record_only_that_it_changed(store: Store, three: list[Record]) -> None:
    change(store, three[3], members_minors=4)
    assert told(store) == [("changed", "0001", [])]
    change(store, three[2], internal_notes="nota")
    assert told(store) == [("changed", "0001", [])]


def test_a_later_return_says_it_in_a_sheet_and_a_column(
    store: Store, catalogue: Catalogue, three: list[Record], tmp_path: Path
) -> None:
    change(store, three[0], uniformed_women=29)
    store.records.delete(three[1])
    keep(store, session(title="=cuatro", **IN_T2))
    second = sent(store, catalogue, tmp_path / "r1.xlsx")
    found = verify(tmp_path / "r1.xlsx", keys=known_offices(store))
    assert (found.state, found.revision, second.folio[-3:]) == (State.VERIFIED, 1, "/R1")
    book = load_workbook(tmp_path / "r1.xlsx")
    rows = [[cell.value for cell in row] for row in book["Cambios"].iter_rows(min_row=3)]
    assert [[row[1][-4:], *row[2:]] for row in rows] == [
        ["0001", "Cambio", "Mujeres en uniforme", "19", "29"],
        ["0004", "Alta", None, None, None],
        ["0002", "Baja", None, None, None],
    ]
    sheet = book["Capacitaciones"]
    assert [cell.value for cell in sheet[1]][:2] == ["folio", "movement"]
    assert [sheet.cell(row, 2).value for row in range(2, 6)] == ["Movimiento", "Cambio", None, "Alta"]
    first = load_workbook(tmp_path / "r0.xlsx")
    assert "Cambios" not in first.sheetnames and "movement" not in [cell.value for cell in first["Capacitaciones"][1]]


def test_each_names_the_seal_before_and_its_number(store: Store, catalogue: Catalogue, three: list[Record]) -> None:
    before = store.periods.sent(T2)
    assert before is not None
    change(store, three[0], uniformed_women=29)
    composed = compose_return(store, catalogue, T2, language=Language.ES, now=NOW)
    assert composed.place == (before.seal, 2, store.history.head())


@pytest.mark.parametrize("again", [True, False])
def test_nothing_new_is_refused_kindly(
    store: Store, catalogue: Catalogue, three: list[Record], tmp_path: Path, again: bool
) -> None:
    if again:
        change(store, three[0], internal_notes="no sale")
    with pytest.raises(Trouble) as caught:
        sent(store, catalogue, tmp_path / "r1.xlsx")
    assert caught.value.code == "nothing_changed" and "/2025-T2/R0" in caught.value.message.es
    assert not (tmp_path / "r1.xlsx").exists()
    write_copy(store, T2, tmp_path / "copia.xlsx")
    assert (tmp_path / "copia.xlsx").read_bytes() == (tmp_path / "r0.xlsx").read_bytes()


def test_other_words_names_or_language_are_something_new(
    store: Store, catalogue: Catalogue, three: list[Record], tmp_path: Path
) -> None:
    store.narratives.put(T2, "PA-7", Narrative("Van dos cursos."))
    sent(store, catalogue, tmp_path / "r1.xlsx")
    send(store, catalogue, T2, tmp_path / "r2.xlsx", language=Language.EN, now=NOW)
    office = store.office
    store.settings.put_office(replace(office, area="Otra área"))
    send(store, catalogue, T2, tmp_path / "r3.xlsx", language=Language.EN, now=NOW)
    assert load_workbook(tmp_path / "r3.xlsx")["Changes"]["A3"].value == "No record changed."
    assert len(three) == 4


def test_a_clock_set_back_leaves_the_order(
    store: Store, catalogue: Catalogue, three: list[Record], tmp_path: Path
) -> None:
    change(store, three[0], uniformed_women=29)
    earlier = NOW.replace(year=2025, month=7)
    send(store, catalogue, T2, tmp_path / "r1.xlsx", language=Language.ES, now=earlier)
    last = store.periods.sent(T2)
    assert last is not None and (last.revision, store.periods.made()) == (1, 2)
    made_at = datetime.fromisoformat(last.made_at)
    assert clock_is_back(store, made_at) is None
    said = clock_is_back(store, made_at - timedelta(days=40))
    assert said is not None and f"el último reporte se hizo el {made_at:%d/%m/%Y}" in said.es


def test_a_preview_says_what_the_return_would(
    store: Store, catalogue: Catalogue, three: list[Record], tmp_path: Path
) -> None:
    change(store, three[0], uniformed_women=29)
    composed = compose_return(store, catalogue, T2, language=Language.ES, now=NOW, preview=True)
    write_return(composed, store.lists, tmp_path / "p.xlsx")
    assert load_workbook(tmp_path / "p.xlsx")["Cambios"]["F3"].value == "29"


def test_no_copy_of_what_was_never_made(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        write_copy(store, T2, tmp_path / "copia.xlsx")
    assert caught.value.code == "no_copy" and not (tmp_path / "copia.xlsx").exists()


def test_it_is_noted_for_whom_it_left(store: Store, catalogue: Catalogue, tmp_path: Path) -> None:
    store.settings.put_office(replace(store.office, reports_to="09-SEMAR-00"))
    keep(store, session(**IN_T2))
    written = sent(store, catalogue, tmp_path / "r0.xlsx")
    line = store.history.of("2025-T2")[0]
    assert line.changes == {"revision": 0, "seal": written.seal, "for": "09-SEMAR-00", "late": True}


@pytest.mark.parametrize(
    ("day", "said", "late"),
    [("2025-07-14", "14/07/2025", False), ("2025-07-15", "14/07/2025 · Extemporáneo", True)],
)
def test_late_is_recorded_and_refused_by_nobody(
    store: Store, catalogue: Catalogue, tmp_path: Path, day: str, said: str, late: bool
) -> None:
    keep(store, session(**IN_T2))
    made_at = datetime.fromisoformat(f"{day}T10:00:00-06:00")
    send(store, catalogue, T2, tmp_path / "r0.xlsx", language=Language.ES, now=made_at)
    cover = load_workbook(tmp_path / "r0.xlsx").worksheets[0]
    assert said in [cell.value for cell in cover["B"]]
    assert store.history.of("2025-T2")[0].changes.get("late", False) is late
