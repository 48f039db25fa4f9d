"""Ajustes: the office is kept, the look is chosen, the passphrase is set, backups are made and checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from napdesk.schema.offices import Classification, Signatory
from napdesk.schema.text import Language
from napdesk.store import keyring
from napdesk.store.backup_names import backups_in
from napdesk.store.store import Store, backups_of
from napdesk.ui.preferences import Preferences, Theme
from napdesk.ui.settings.page import SettingsPage
from tests.chosen import Chosen
from tests.pages import Kept, make_desk, make_store, type_text


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "datos")
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path)


@pytest.fixture
def preferences() -> Preferences:
    return Preferences(Kept())


@pytest.fixture
def page(qtbot: QtBot, store: Store, preferences: Preferences, files: Chosen) -> SettingsPage:
    made = SettingsPage(make_desk(store), preferences, files)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_office_and_its_signatures_are_kept(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    name, post = page.office.signatures["reviewed_by"]
    for field, typed in ((page.office.name, "Zona Naval de Tuxpan"), (name, "Ana López"), (post, "Jefa de Unidad")):
        field.setFocus()
        field.clear()
        type_text(field, typed)
        with qtbot.waitSignal(page.office_kept):
            qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert page.office.said.text() == "Guardado. Vale desde el próximo reporte."
    assert store.office.name == "Zona Naval de Tuxpan"
    assert store.office.reviewed_by == Signatory("Ana López", "Jefa de Unidad")


def test_in_how_many_working_days_a_return_is_due(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    assert store.office.due_days == 10
    page.office.due_days.setFocus()
    page.office.due_days.selectAll()
    type_text(page.office.due_days, "15")
    with qtbot.waitSignal(page.office_kept):
        qtbot.keyClick(page.office.due_days, Qt.Key.Key_Tab)
    assert store.office.due_days == 15


def test_who_signs_in_anothers_absence_and_for_whom_it_is(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    with qtbot.waitSignal(page.office_kept):
        qtbot.keyClick(page.office.for_another["reviewed_by"], Qt.Key.Key_Space)
    assert store.office.reviewed_by.shown == f"P. A. {store.office.reviewed_by.name}"
    page.office.reports_to.clear()
    type_text(page.office.reports_to, "Estado Mayor")
    with qtbot.waitSignal(page.office_kept):
        page.office.reports_to.editingFinished.emit()
    assert store.office.reports_to == "Estado Mayor"


def test_what_is_not_public_says_on_what_ground_and_for_how_long(
    qtbot: QtBot, page: SettingsPage, store: Store
) -> None:
    fields = page.office.classification
    assert fields.ground.isHidden() or not fields.ground.isVisible()
    fields.kind.setFocus()
    qtbot.keyClick(fields.kind, Qt.Key.Key_Down)
    fields.kind.activated.emit(fields.kind.currentIndex())
    assert (fields._ask_ground.words(), fields._ask_term.words()) == (
        "Escriba el fundamento de la clasificación.",
        "Escriba por cuánto tiempo se reserva.",
    )
    assert store.office.classification is Classification.PUBLIC
    type_text(fields.ground, "Artículo 112, fracción V")
    fields.ground.editingFinished.emit()
    assert store.office.classification is Classification.PUBLIC
    type_text(fields.term, "5 años")
    with qtbot.waitSignal(page.office_kept):
        fields.term.editingFinished.emit()
    office = store.office
    assert (office.classification, office.ground, office.term) == (
        Classification.RESERVED,
        "Artículo 112, fracción V",
        "5 años",
    )


def test_enter_goes_to_the_next_field_and_marks_its_text(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    office, look = page.office, page.look
    with qtbot.waitActive(page):
        page.activateWindow()
    office.name.setFocus()
    signed = [each for name, pair in office.signatures.items() for each in (*pair, office.for_another[name])]
    fields = [office.area, office.institution, office.entity, office.code, office.periodicity, office.due_days]
    fields += [office.reports_to, *signed]
    for following in fields:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert following.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert signed[-2].hasFocus()
    office.name.setFocus()
    qtbot.keyClick(office.name, Qt.Key.Key_Return)
    type_text(office.area, "Género")
    qtbot.keyClick(office.area, Qt.Key.Key_Return)
    assert store.office.area == "Género"
    look.sizes.setFocus()
    qtbot.keyClick(look.sizes, Qt.Key.Key_Return)
    assert look.who.hasFocus()
    with qtbot.waitSignal(page.hands_wanted):
        qtbot.keyClick(look.who, Qt.Key.Key_Return)


def test_a_second_folder_taken_back_leaves_the_focus_beside_it(
    qtbot: QtBot, page: SettingsPage, preferences: Preferences, tmp_path: Path
) -> None:
    qtbot.mouseClick(page.backups.second, Qt.MouseButton.LeftButton)
    assert preferences.second_folder == str(tmp_path)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.backups.none.setFocus()
    qtbot.keyClick(page.backups.none, Qt.Key.Key_Space)
    assert preferences.second_folder == "" and page.backups.second.hasFocus()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("name", "", "Escriba el nombre de la oficina."), ("code", "30 semar", "Letras, cifras y guiones: 30-SEMAR-01.")],
)
def test_an_office_that_does_not_do_is_not_kept(
    qtbot: QtBot, page: SettingsPage, store: Store, field: str, typed: str, said: str
) -> None:
    before, line = store.office, getattr(page.office, field)
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert said in [label.text() for label in page.office.findChildren(QLabel)]
    assert store.office == before


def test_the_look_holds_at_once_and_is_remembered(qtbot: QtBot, page: SettingsPage, preferences: Preferences) -> None:
    for box in (page.look.languages, page.look.themes, page.look.sizes):
        with qtbot.waitSignal(page.look_changed):
            qtbot.keyClick(box, Qt.Key.Key_Down)
    assert (preferences.language, preferences.theme, preferences.percent) == (Language.EN, Theme.LIGHT, 115)


def test_a_copy_asked_for_outlives_the_hour(qtbot: QtBot, page: SettingsPage, store: Store) -> None:
    qtbot.mouseClick(page.backups.now, Qt.MouseButton.LeftButton)
    store.back_up()
    store.back_up()
    assert [one.kind for one in backups_in(backups_of(store.path))] == ["por-hora", "a-mano"]


def test_without_a_passphrase_it_says_so_in_red(page: SettingsPage) -> None:
    assert page.guard.warning.text().startswith("Quien se lleve este equipo o su disco puede leer todo.")
    assert page.guard.warning.property("tone") == "stop"


def test_a_passphrase_is_set_and_its_code_saved(
    qtbot: QtBot, page: SettingsPage, store: Store, files: Chosen, tmp_path: Path
) -> None:
    store.back_up()
    qtbot.mouseClick(page.guard.set_it, Qt.MouseButton.LeftButton)
    dialog = page.guard.asked
    assert dialog is not None
    for line in (dialog.first, dialog.second):
        type_text(line, "tres palabras tranquilas")
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    files.answer = tmp_path / "codigo.txt"
    qtbot.mouseClick(dialog.save_it, Qt.MouseButton.LeftButton)
    code = dialog.code()
    assert code in (tmp_path / "codigo.txt").read_text(encoding="utf-8")
    qtbot.keyClicks(dialog.first_group, code.split("-")[0])
    qtbot.keyClicks(dialog.last_group, code.split("-")[-1])
    with qtbot.waitSignal(page.outdated):
        qtbot.keyClick(dialog.last_group, Qt.Key.Key_Return)
    for path in (store.path, backups_in(backups_of(store.path))[0].path):
        assert keyring.unlock(path, passphrase="tres palabras tranquilas") == store.key
        assert keyring.unlock(path, recovery=code) == store.key
    assert page.guard.state.text() == "Puesta"


def test_a_backup_now_and_in_a_second_folder(
    qtbot: QtBot, page: SettingsPage, store: Store, files: Chosen, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    files.answer = usb
    qtbot.mouseClick(page.backups.second, Qt.MouseButton.LeftButton)
    assert page.backups.where.text() == f"También en: {usb}"
    qtbot.mouseClick(page.backups.now, Qt.MouseButton.LeftButton)
    assert page.backups.said.text() == "Último respaldo hoy 10:42, verificado."
    assert [len(backups_in(folder)) for folder in (backups_of(store.path), usb)] == [1, 1]


def test_a_second_folder_that_is_not_there_is_left_out(
    qtbot: QtBot, page: SettingsPage, store: Store, preferences: Preferences, tmp_path: Path
) -> None:
    preferences.second_folder = str(tmp_path / "sin-memoria")
    qtbot.mouseClick(page.backups.now, Qt.MouseButton.LeftButton)
    assert len(backups_in(backups_of(store.path))) == 1
    assert not (tmp_path / "sin-memoria").exists()


def test_everything_can_be_checked(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.mouseClick(page.backups.check, Qt.MouseButton.LeftButton)
    said = [label.text() for label in page.backups.findChildren(QLabel)]
    assert any(words.startswith("Historial: íntegro") for words in said)


@pytest.mark.parametrize(("key", "kept"), [("ui/language", "xx"), ("ui/theme", "rosa"), ("ui/percent", "9000")])
def test_preferences_that_cannot_be_read_are_the_usual_ones(key: str, kept: str) -> None:
    preferences = Preferences(Kept({key: kept}))
    assert (preferences.language, preferences.theme, preferences.percent) == (Language.ES, Theme.SYSTEM, 100)
