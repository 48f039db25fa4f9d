"""The page as a clerk works it: list and form together, by keys, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.training import training
from napdesk.schema.periods import Period
from napdesk.schema.record import Stage
from napdesk.schema.register import Register
from napdesk.schema.text import Language
from napdesk.store.listing import Wanted
from napdesk.ui.desk import Desk
from napdesk.ui.editors.proposals import ASIDE
from napdesk.ui.register import record_list
from napdesk.ui.register.list_query import Left
from napdesk.ui.register.page import RegisterPage
from tests.desks import make_store, sit_down, type_text

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path / "oficina.napdesk", filled=True)


@pytest.fixture
def desk(qapp: QApplication, path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(path) as desk:
        yield desk


def opened(qtbot: QtBot, desk: Desk, register: Register = training) -> RegisterPage:
    page = RegisterPage(desk, register)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    with qtbot.waitActive(page), qtbot.waitSignal(page.list.filled):
        page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RegisterPage:
    return opened(qtbot, desk)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def folio_chosen(page: RegisterPage) -> str:
    record = page.list.table.records.record_at(page.list.table.currentIndex().row())
    return record.folio if record else ""


def answer(page: RegisterPage, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName() == words and not one.isHidden())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
def test_every_register_has_its_page_in_both_languages(
    qtbot: QtBot, path: Path, register: Register, language: Language
) -> None:
    with sit_down(path, language) as desk:
        page = opened(qtbot, desk, register)
        page.list.focus_table()
        assert page.form.head.words()[2] in folio_chosen(page)
        page.close()


def test_the_head_counts_and_filters_by_year_and_stage(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    with qtbot.waitSignal(page.list.filled):
        page.show_wanted(Wanted(year=2025, stage=Stage.DRAFT))
    assert [chip.words() for chip in page.header.chips()] == ["Año 2025", "Borrador", "Quitar todos"]
    with qtbot.waitSignal(page.list.filled):
        page.header.chips()[1].click()
    assert page.list.wanted == Wanted(year=2025)
    count = len(desk.store.listing.ids(training, Wanted(year=2025)))
    assert page.subtitle() == f"2025 · {count} registros"


def offered(page: RegisterPage) -> list[str]:
    choices = page.filters.choices
    return [choices.item(row).text() for row in range(choices.count())]


def test_the_filters_are_found_by_typing(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    page.form.fields.go_first()
    press(qtbot, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: "Veracruz" in offered(page))
    times = ["Año 2025", "Año 2024", "Año 2023", *(stage.label.es for stage in Stage)]
    assert offered(page)[: len(times)] == times and "Boca del Río, Veracruz" not in offered(page)
    type_text("boca rio")
    assert offered(page) == ["Boca del Río, Veracruz"]
    with qtbot.waitSignal(page.list.filled):
        press(qtbot, Qt.Key.Key_Return)
    assert page.list.wanted == Wanted(place="30028") and page.list.table.hasFocus()
    assert [chip.words() for chip in page.header.chips()] == ["Boca del Río, Veracruz"]
    found = len(desk.store.listing.ids(training, Wanted(place="30028")))
    assert 0 < found == page.list.table.records.rowCount()
    assert page.list.foot.words.text().startswith(f"Mostrando {found} de ")


@pytest.mark.parametrize("typed", ["2024", "completo", "veracruz"])
def test_each_filter_says_how_many_records_it_leaves(qtbot: QtBot, page: RegisterPage, typed: str) -> None:
    page.form.fields.go_first()
    press(qtbot, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: "Veracruz" in offered(page))
    type_text(typed)
    told = page.filters.choices.item(0).data(ASIDE)
    with qtbot.waitSignal(page.list.filled):
        press(qtbot, Qt.Key.Key_Return)
    assert told == str(page.list.table.records.rowCount())


def test_filters_stand_together_and_each_can_be_taken_off(qtbot: QtBot, page: RegisterPage) -> None:
    for typed in ("2025", "completo", "verac"):
        press(qtbot, Qt.Key.Key_L, CTRL)
        qtbot.waitUntil(lambda: "Veracruz" in offered(page))
        type_text(typed)
        press(qtbot, Qt.Key.Key_Return)
    page.search.setText("genero")
    everything = Wanted(search="genero", year=2025, stage=Stage.COMPLETE, place="30")
    assert page.list.wanted == everything
    page.header.chips()[0].click()
    assert page.list.wanted == replace(everything, year=None)
    press(qtbot, Qt.Key.Key_L, CTRL)
    assert offered(page)[:2] == ["Completo", "Veracruz"]
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert page.list.wanted == Wanted(search="genero", stage=Stage.COMPLETE)
    page.list.clear_wanted.emit()
    assert page.list.wanted == Wanted() and page.header.chips() == []


def test_the_panel_of_filters_stands_in_the_window(page: RegisterPage) -> None:
    page.resize(968, 300)
    page.filter.click()
    window = QRect(page.mapToGlobal(QPoint(0, 0)), page.size())
    assert window.contains(page.filters.geometry())


def test_where_nothing_matches_there_is_nothing_to_step_through(qtbot: QtBot, page: RegisterPage) -> None:
    page.filter.click()
    qtbot.keyClicks(page.filters.line, "zzz")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        qtbot.keyClick(page.filters, key)
    assert page.filters.isVisible() and page.list.wanted == Wanted()


def test_places_that_come_late_leave_the_mark_where_it_is(qtbot: QtBot, page: RegisterPage) -> None:
    page.filter.click()
    qtbot.keyClick(page.filters, Qt.Key.Key_Down)
    marked = page.filters.choices.currentItem().text()
    page.filters.know(Left(places={"30193": 3}))
    assert page.filters.choices.currentItem().text() == marked


def test_the_panel_of_filters_closes_and_changes_nothing(qtbot: QtBot, page: RegisterPage) -> None:
    page.filter.click()
    type_text("nada de esto")
    assert offered(page) == []
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Escape)
    assert page.filters.isHidden() and page.list.wanted == Wanted()


def test_searching_by_keys_and_on_into_the_list_and_the_form(qtbot: QtBot, page: RegisterPage) -> None:
    page.form.fields.go_first()
    press(qtbot, Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(page.list.filled):
        type_text("mascu")
    press(qtbot, Qt.Key.Key_Down)
    assert "masculinidades" in page.form.fields.texts()["title"]
    press(qtbot, Qt.Key.Key_Return)
    assert page.form.fields.focused() == "title"
    press(qtbot, Qt.Key.Key_Escape)
    assert page.list.table.hasFocus()


def test_a_new_record_shows_in_the_list_and_is_chosen(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    press(qtbot, Qt.Key.Key_N, CTRL)
    assert page.form.fields.focused() == "title" and folio_chosen(page) == ""
    type_text("Curso nuevo")
    page.form.save()
    qtbot.waitUntil(lambda: page.form.record.folio != "" and folio_chosen(page) == page.form.record.folio)
    assert desk.store.records.count(training) == page.list.table.records.rowCount()


def test_walking_on_keeps_what_was_typed_as_a_draft(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    page.list.focus_table()
    page.form.fields.reach("hours")
    press(qtbot, Qt.Key.Key_A, CTRL)
    type_text("77")
    page.list.table.selectRow(3)
    assert page.form.fields.texts()["hours"] != "77"
    page.list.table.selectRow(0)
    assert page.form.fields.texts()["hours"] == "77"
    qtbot.waitUntil(lambda: len(desk.store.drafts.every()) == 1)


def test_escape_goes_to_the_list_and_leaves_the_form_as_it_is(qtbot: QtBot, page: RegisterPage) -> None:
    press(qtbot, Qt.Key.Key_N, CTRL)
    type_text("A medias")
    press(qtbot, Qt.Key.Key_Escape)
    assert page.list.table.hasFocus()
    assert page.form.fields.texts()["title"] == "A medias" and page.form.record.uid == ""


def test_tab_comes_to_a_draft_offered_before_the_first_field(qtbot: QtBot, page: RegisterPage) -> None:
    press(qtbot, Qt.Key.Key_N, CTRL)
    type_text("A medias")
    with qtbot.waitSignal(page.form.drafts.down):
        page.form.flush()
    press(qtbot, Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: answer(page, "Seguir").isVisible())
    page.list.table.setFocus()
    passed = []
    while page.form.fields.focused() == "":
        press(qtbot, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget().accessibleName())
    assert passed[:2] == ["Seguir", "Descartar"] and page.form.fields.focused() == "title"


@pytest.mark.parametrize("count", [1, 2])
def test_from_a_new_record_an_arrow_chooses_the_first_row(qtbot: QtBot, tmp_path: Path, count: int) -> None:
    with sit_down(make_store(tmp_path / "otra.napdesk", filled=False)) as desk:
        page = opened(qtbot, desk)
        page.start_new()
        for number in range(1, count + 1):
            type_text(f"Curso {number}")
            press(qtbot, Qt.Key.Key_Return, CTRL)
            press(qtbot, Qt.Key.Key_Return, CTRL)  # it lacks something, and is left so
            qtbot.waitUntil(lambda number=number: page.subtitle().startswith(f"{number} reg"))
        press(qtbot, Qt.Key.Key_Escape)
        assert page.form.record.uid == ""
        press(qtbot, Qt.Key.Key_Down)
        first = page.list.table.records.record_at(0)
        assert first is not None and page.form.record.uid == first.uid


def test_after_the_next_was_started_the_same_row_can_be_chosen_again(page: RegisterPage) -> None:
    page.list.table.selectRow(4)
    folio = page.form.record.folio
    page.form.save_and_next()
    assert page.form.record.uid == "" and folio_chosen(page) == ""
    page.list.table.selectRow(4)
    assert page.form.record.folio == folio


def test_a_deleted_record_comes_back(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    page.list.focus_table()
    folio, before = folio_chosen(page), desk.store.records.count(training)
    with qtbot.waitSignal(page.changed):
        press(qtbot, Qt.Key.Key_Delete)
    assert desk.store.records.count(training) == before - 1
    assert page.form.record.uid == ""
    with qtbot.waitSignal(page.changed):
        answer(page, "Deshacer").click()
    assert desk.store.records.count(training) == before
    qtbot.waitUntil(lambda: folio_chosen(page) == folio)
    assert page.form.record.folio == folio


def test_what_takes_a_deletion_back_comes_before_the_list_and_tells_its_key(qtbot: QtBot, page: RegisterPage) -> None:
    page.list.focus_table()
    with qtbot.waitSignal(page.changed):
        press(qtbot, Qt.Key.Key_Delete)
    undo = answer(page, "Deshacer")
    qtbot.waitUntil(lambda: undo.width() >= undo.sizeHint().width() > undo.minimumSizeHint().width())
    press(qtbot, Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is undo
    press(qtbot, Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is page.new
    for _stop in range(2):
        press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.list.table


def test_after_a_deletion_the_arrows_go_on_from_there(qtbot: QtBot, page: RegisterPage) -> None:
    page.list.focus_table()
    page.list.table.selectRow(100)
    after = page.list.table.records.record_at(101)
    with qtbot.waitSignal(page.list.filled):
        press(qtbot, Qt.Key.Key_Delete)
    assert folio_chosen(page) != "" and page.form.record.uid == ""
    press(qtbot, Qt.Key.Key_Down)
    assert after is not None and page.form.record.folio == after.folio


def test_all_rows_chosen_are_deleted_and_come_back_by_key(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    before = desk.store.records.count(training)
    page.list.focus_table()
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(page.changed):
        press(qtbot, Qt.Key.Key_Delete)
    assert desk.store.records.count(training) == before - 3
    qtbot.waitUntil(lambda: answer(page, "Deshacer").isVisible())
    with qtbot.waitSignal(page.changed):
        press(qtbot, Qt.Key.Key_Z, CTRL)
    assert desk.store.records.count(training) == before


def test_one_key_takes_back_whatever_was_done_last(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    undo = partial(press, qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    page.list.focus_table()
    folio, before = folio_chosen(page), desk.store.records.count(training)
    page.form.fields.reach("title")
    type_text("Otro nombre")
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)
    page.list.focus_table()
    with qtbot.waitSignal(page.changed):
        press(qtbot, Qt.Key.Key_Delete)
    assert desk.store.records.count(training) == before - 1
    with qtbot.waitSignal(page.changed):
        undo()
    assert (desk.store.records.count(training), page.form.record.folio) == (before, folio)
    assert page.form.record.values["title"] == "Otro nombre"
    with qtbot.waitSignal(page.form.undone):
        undo()
    kept = desk.store.records.find(training, page.form.record.uid)
    assert kept is not None and kept.values["title"] != "Otro nombre"
    undo()
    assert page.form.foot.words() == "No hay nada más que deshacer"


def test_what_was_kept_after_a_deletion_is_taken_back_before_it(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    before = desk.store.records.count(training)
    page.list.focus_table()
    with qtbot.waitSignal(page.changed):
        press(qtbot, Qt.Key.Key_Delete)
    page.form.fields.go_first()
    type_text("Nuevo")
    with qtbot.waitSignal(page.form.kept):
        press(qtbot, Qt.Key.Key_S, CTRL)
    for signal, count in ((page.form.undone, before - 1), (page.changed, before)):
        with qtbot.waitSignal(signal):
            press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
        assert desk.store.records.count(training) == count


def test_more_rows_than_are_deleted_at_once_stay(
    qtbot: QtBot, desk: Desk, page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_list, "MOST_AT_ONCE", 20)
    before = desk.store.records.count(training)
    page.list.focus_table()
    page.list.table.selectAll()
    with qtbot.assertNotEmitted(page.list.delete_wanted):
        press(qtbot, Qt.Key.Key_Delete)
    answer(page, "Entendido").click()
    assert desk.store.records.count(training) == before


def test_a_record_of_a_closed_period_is_not_deleted_and_says_why(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    period = Period.of(desk.today(), desk.store.office.periodicity)
    desk.writer.run(lambda store: store.periods.close(period, []))
    page.list.focus_table()
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Entendido" in [one.accessibleName() for one in page.list.findChildren(QPushButton)])
    assert folio_chosen(page) == page.form.record.folio != ""


def test_a_record_is_opened_from_elsewhere_at_its_field(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    record = list(desk.store.records.every(training))[40]
    page.open_record(record.uid, "hours")
    assert (page.form.record.folio, page.form.fields.focused()) == (record.folio, "hours")
    qtbot.waitUntil(lambda: folio_chosen(page) == record.folio)


def test_a_draft_is_opened_from_elsewhere(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    press(qtbot, Qt.Key.Key_N, CTRL)
    type_text("A medias")
    page.settle()
    qtbot.waitUntil(lambda: len(desk.store.drafts.every()) == 1)
    other = opened(qtbot, desk)
    other.open_draft(desk.store.drafts.every()[0])
    assert other.form.fields.texts()["title"] == "A medias"
    assert other.form.fields.focused() == "title"
