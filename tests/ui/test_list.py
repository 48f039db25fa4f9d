"""The list is a window over the store: sorted, searched and summed there, read only where it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.store.listing import Listing, Wanted
from napdesk.ui.desk import Desk
from napdesk.ui.parts.table import PILL
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.register.list_model import PAGE, RecordModel
from napdesk.ui.register.record_list import RecordList
from tests.desks import Remembered, make_store, sit_down


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("list") / "oficina.napdesk", filled=True)


@pytest.fixture
def desk(qapp: QApplication, path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(path) as desk:
        yield desk


@pytest.fixture
def model(desk: Desk) -> RecordModel:
    model = RecordModel(desk, training, QFont())
    model.set_ids(desk.store.listing.ids(training, Wanted()))
    return model


def listed(qtbot: QtBot, desk: Desk, register: Register = training, wanted: Wanted | None = None) -> RecordList:
    page = RecordList(desk, register)
    qtbot.addWidget(page)
    page.resize(720, 500)
    with qtbot.waitActive(page):
        page.show()
    look(qtbot, page, wanted or Wanted())
    return page


def look(qtbot: QtBot, page: RecordList, wanted: Wanted) -> None:
    with qtbot.waitSignal(page.filled):
        page.look(wanted)


def column(page: RecordList, at: int) -> list[str]:
    records = page.table.records
    return [records.texts_at(row)[at] for row in range(records.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, model: RecordModel) -> None:
    qtmodeltester.check(model)
    model.set_ids(array("q"))
    qtmodeltester.check(model)


def test_a_cell_says_its_words_and_the_stage_wears_its_pill(model: RecordModel, desk: Desk) -> None:
    last = model.columnCount() - 1
    rows = range(model.rowCount())
    drafts = [row for row in rows if model.index(row, last).data(PILL) == (Tone.PLAIN, Shape.HALF)]
    assert {model.index(row, last).data() for row in drafts} == {"Borrador"}
    record = model.record_at(0)
    assert record is not None and model.index(0, 1).data() == record.values["title"]
    assert model.index(0, 3).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headings() == ["Término", "Curso o sesión", "Lugar", "Muj. unif.", "Hom. unif.", "Estado"]
    assert desk.store.records.count(training) == model.rowCount()


def test_only_what_is_looked_at_is_read(model: RecordModel, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    rows = Listing.rows

    def counted(self: Listing, register: Register, ids: Sequence[int]) -> list[Record]:
        read.append(len(ids))
        return rows(self, register, ids)

    monkeypatch.setattr(Listing, "rows", counted)
    for row in (0, 1, PAGE - 1, 0):
        model.texts_at(row)
    assert read == [PAGE]


def test_the_rest_of_a_list_comes_without_moving_what_is_seen(qtbot: QtBot, desk: Desk) -> None:
    model = RecordModel(desk, training, QFont())
    every = desk.store.listing.ids(training, Wanted())
    model.set_ids(every[:40])
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.set_ids(every)
    assert [model.texts_at(row) for row in (39, 40)] == [_fresh(desk, every).texts_at(row) for row in (39, 40)]


def _fresh(desk: Desk, ids: array[int]) -> RecordModel:
    model = RecordModel(desk, training, QFont())
    model.set_ids(ids)
    return model


def test_the_foot_counts_and_adds_what_is_listed(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk)
    records = [record for record in desk.store.records.every(training) if str(record.values.get("ends")) >= "2025"]
    counts = [record.values.get(key) for record in records for key in ("uniformed_women", "civilian_women")]
    women = sum(count for count in counts if isinstance(count, int))
    look(qtbot, page, Wanted(year=2025))
    every = desk.store.records.count(training)
    assert page.foot.text().startswith(f"Mostrando {len(records)} de {every}     Mujeres {women:,}     Hombres ")


def test_the_foot_of_nothing_tells_of_nobody(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk)
    look(qtbot, page, Wanted(search="zzzz"))
    assert page.foot.text() == f"Mostrando 0 de {desk.store.records.count(training)}"


SEARCHES = [("VIOLENCIA", "violencia"), ("genero", "género"), ("corresp mascu", "masculinidades")]


@pytest.mark.parametrize(("typed", "word"), SEARCHES)
def test_searching_takes_the_beginnings_of_words_without_accents(
    qtbot: QtBot, desk: Desk, typed: str, word: str
) -> None:
    page = listed(qtbot, desk, wanted=Wanted(search=typed))
    titles = column(page, 1)
    assert titles and any(word in title.casefold() for title in titles)
    assert len(titles) < desk.store.records.count(training)


def test_a_click_on_a_heading_sorts(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk)
    for at, order in ((3, Qt.SortOrder.AscendingOrder), (3, Qt.SortOrder.DescendingOrder)):
        with qtbot.waitSignal(page.filled):
            page.table.sortByColumn(at, order)
        numbers = [int(cell) for cell in column(page, 3) if cell.isdigit()]
        assert numbers == sorted(numbers, reverse=order is Qt.SortOrder.DescendingOrder)
    with qtbot.waitSignal(page.filled):
        page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(page, 1)[0] == min(column(page, 1), key=str.casefold)


def test_the_menu_sorts_without_the_mouse(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk)
    page.focus_table()
    for descending in (False, True):
        where = page.table.visualRect(page.table.currentIndex()).center()
        keyboard = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(page.table, QContextMenuEvent(keyboard, where, page.table.mapToGlobal(where)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        order = menu.actions()[0].menu()
        assert isinstance(order, QMenu)
        assert [action.text() for action in order.actions()] == page.table.records.headings()
        with qtbot.waitSignal(page.filled):
            order.actions()[1].trigger()
        assert (page.wanted.order, page.wanted.descending) == ("title", descending)
        menu.close()


def test_walking_shows_each_record(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk)
    page.focus_table()
    walked = []
    page.chosen.connect(lambda record: walked.append(record.folio))
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    records = [page.table.records.record_at(row) for row in (1, 2, 3)]
    assert walked == [record.folio for record in records if record]


def test_the_chosen_record_stays_chosen_when_the_list_changes_under_it(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk)
    page.table.selectRow(5)
    record = page.table.records.record_at(5)
    assert record is not None
    with qtbot.assertNotEmitted(page.chosen):
        look(qtbot, page, Wanted(order="uniformed_women"))
        now = page.table.records.record_at(page.table.currentIndex().row())
        assert now is not None and now.uid == record.uid
        look(qtbot, page, Wanted(search="nada que se le parezca"))
    assert not page.table.currentIndex().isValid()


def test_rows_are_copied_with_their_headings(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk)
    page.focus_table()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines == [page.table.records.headings(), *(page.table.records.texts_at(row) for row in (0, 1))]


def test_an_empty_register_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    with sit_down(make_store(tmp_path / "nueva.napdesk", filled=False)) as desk:
        page = listed(qtbot, desk, network)
        assert page.empty_words() == "Aún no hay registros de redes de mujeres"
        told = page._stack.currentWidget().accessibleDescription()
        assert told.startswith("Capture aquí el primer registro.") and "Ctrl+I" in told


def test_nothing_found_says_so_and_offers_all(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk, wanted=Wanted(search="zzzz"))
    assert page.empty_words() == "Nada coincide"
    look(qtbot, page, Wanted(stage=Stage.DRAFT))
    assert page.empty_words() == "" and set(column(page, 5)) == {"Borrador"}


def test_widths_are_remembered(qtbot: QtBot, path: Path) -> None:
    settings = Remembered()
    for _ in range(2):
        with sit_down(path, settings=settings) as desk:
            page = listed(qtbot, desk)
            wide = page.table.columnWidth(0)
            page.table.setColumnWidth(0, 133)
            page.close()
    assert wide == 133


def test_on_a_narrow_screen_the_name_keeps_its_room(qtbot: QtBot, desk: Desk) -> None:
    page = listed(qtbot, desk)
    assert not page.table.isColumnHidden(2)
    page.resize(420, 400)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(2))
    assert page.table.columnWidth(1) > 90
    page.resize(720, 400)
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(2))
