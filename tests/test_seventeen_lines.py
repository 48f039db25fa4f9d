"""A register said in seventeen lines, and everything that follows from it without another word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.excel.reading import read_sheets, read_table
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.figures import Catalogue
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record, Stage
from napdesk.schema.text import Language
from napdesk.services.checks import check
from napdesk.services.closing import blocking, close, records_of_period, send
from napdesk.services.importing import carry_out, plan_import
from napdesk.services.verifying import State, verify
from napdesk.store.listing import Wanted
from napdesk.store.measuring import Days, count
from napdesk.store.store import House, Store, open_store
from napdesk.ui.register.page import RegisterPage
from tests.conftest import NewStore
from tests.desks import make_store, sit_down, type_text
from tests.patrol import PEOPLE, audience_of_it, day, patrol, place, title, women

TODAY = date(2025, 8, 20)
NOW = datetime(2025, 8, 20, 16, 5).astimezone()
ROWS = """\
Recorrido;Día;Lugar;Mujeres;Público;Observaciones
Ñuu Savi de noche;05/02/2025;Ñuu Savi;6;Escuela;
Álamos;06/02/2025;26003;4;colonia;"tel. 55 1234 5678"
"""


@pytest.fixture
def patrols(new_store: NewStore) -> Store:
    return new_store(registers=(patrol,))


def one(**changes: object) -> Record:
    record = Record(patrol, stage=Stage.COMPLETE)
    record[title], record[day], record[place], record[women] = "Álamos", date(2025, 2, 6), "26003", 4
    record[audience_of_it] = "quarter"
    for key, value in changes.items():
        record.put(key, value)  # type: ignore[arg-type]
    return record


def test_it_takes_seventeen_lines() -> None:
    source = (Path(__file__).parent / "patrol.py").read_text(encoding="utf-8")
    said = source.split("# The register begins here.\n")[1].splitlines()
    assert len([line for line in said if line.strip()]) == 17


def test_the_store_keeps_it(patrols: Store) -> None:
    kept = patrols.records.keep(one(remarks="Sin novedad", evidence=Absence.NOT_AVAILABLE), patrols.office_code)
    found = patrols.records.find(patrol, kept.uid)
    assert found is not None and found.same_answers(kept)
    assert kept.folio == "30-SEMAR-01-REC-2025-0001"
    assert [entry.deed for entry in patrols.history.of(kept.uid)] == ["create"]


def test_it_is_listed_searched_and_added_up(patrols: Store) -> None:
    records = [one(), one(title="Ñuu Savi"), one(title="Oaxaca", day=date(2024, 5, 1), women=9)]
    patrols.records.keep_all(records, patrols.office_code)

    def titles(wanted: Wanted) -> list[str | None]:
        return [row[title] for row in patrols.listing.rows(patrol, patrols.listing.ids(patrol, wanted))]

    assert titles(Wanted(order="title", descending=True)) == ["Oaxaca", "Ñuu Savi", "Álamos"]
    assert titles(Wanted(search="nuu")) == ["Ñuu Savi"]
    assert titles(Wanted(search="sonora", year=2024)) == ["Oaxaca"]
    assert patrols.listing.sums(patrol, Wanted(year=2025), ["women"]) == {"women": 8}
    assert patrols.listing.years(patrol) == [2025, 2024]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"title": None}, ["missing"]),
        ({"title": Absence.NOT_AVAILABLE}, []),
        ({"day": date(2025, 8, 21)}, ["day_to_come"]),
        ({"place": "99999"}, ["unknown_code"]),
        ({"audience": "picnic"}, ["not_an_option"]),
        ({"declared_total": 5}, ["parts_differ_from_total"]),
        ({"remarks": "tel. 5512345678"}, ["looks_like_phone"]),
    ],
)
def test_it_is_checked(lists: Lists, changes: dict[str, object], problems: list[str]) -> None:
    assert [found.code for found in check(one(**changes), lists, TODAY)] == problems


def test_it_is_imported(patrols: Store, tmp_path: Path) -> None:
    file = tmp_path / "recorridos.csv"
    file.write_text(ROWS, encoding="utf-8")
    plan = plan_import(read_table(file), patrol, patrols, TODAY)
    assert (plan.wrong, plan.new, [found.code for found in plan.problems]) == ({}, 2, ["looks_like_phone"])
    carry_out(plan, patrols)
    kept = list(patrols.records.every(patrol))
    assert [(each[place], each[audience_of_it], PEOPLE.total(each)) for each in kept] == [
        ("12083", "school", 6),
        ("26003", "quarter", 4),
    ]


def test_it_is_counted_and_closed(patrols: Store) -> None:
    patrols.records.keep_all(
        [one(), one(title="Otro", day=date(2025, 3, 1)), one(title="Tercero")], patrols.office_code
    )
    days = Days(date(2025, 1, 1), date(2025, 12, 31), TODAY)
    assert count(patrols.db, patrol, patrol.measures[0], days).n == 3
    period = Period.read("2025-T1")
    assert period is not None and blocking(patrols, period, TODAY) == []
    close(patrols, period, TODAY)
    assert len(records_of_period(patrols, period)[patrol]) == 3
    with pytest.raises(Trouble) as caught:
        patrols.records.keep(one(), patrols.office_code)
    assert caught.value.code == "period_closed"


def test_an_older_store_makes_room_for_it(new_store: NewStore, house: House) -> None:
    older = new_store()
    path = older.path
    older.close()
    reopened = open_store(path, replace(house, registers=(*house.registers, patrol)))
    assert reopened.records.keep(one(), reopened.office_code).folio.endswith("REC-2025-0001")
    reopened.close()


def test_the_return_has_its_sheet(patrols: Store, tmp_path: Path) -> None:
    patrols.records.keep(one(), patrols.office_code)
    period = Period.read("2025-T1")
    assert period is not None
    target = tmp_path / "reporte.xlsx"
    done = send(patrols, Catalogue("0", ()), period, target, language=Language.ES, now=NOW)
    rows = read_sheets(target)["Recorridos"].rows
    written = dict(zip(rows[0], rows[2], strict=False))  # blanks at a row's end are not read
    assert done.counts == {"patrol": 1} and verify(target).state is State.UNSIGNED
    assert (written["title"], written["day"], written["women"]) == ("Álamos", date(2025, 2, 6), 4)


def test_its_form_is_typed_and_kept_and_its_list_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    path = make_store(tmp_path / "oficina.napdesk", filled=False, registers=(patrol,))
    with sit_down(path, registers=(patrol,)) as desk:
        page = RegisterPage(desk, patrol)
        qtbot.addWidget(page)
        with qtbot.waitActive(page), qtbot.waitSignal(page.list.filled):
            page.show()
        page.start_new()
        for words in ("Ñuu Savi de noche", "05/02/2025", "12083", "6"):
            type_text(words)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        with qtbot.waitSignal(page.list.filled):
            page.form.save()
        shown = page.list.table.records.record_at(0)
        assert shown is not None
        assert (shown[title], shown[women], shown.stage) == ("Ñuu Savi de noche", 6, Stage.COMPLETE)
        page.close()
