"""The way back: a backup in the place of the data, from the door or from Ajustes, with what opens it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from napdesk.app import Program
from napdesk.store import keyring
from napdesk.store.backup_names import backups_in
from napdesk.store.lock import hold
from napdesk.store.store import Store, backups_of
from napdesk.store.wrapping import Cost
from napdesk.ui.damage_box import DamageBox
from napdesk.ui.door.refusal import Refusal
from napdesk.ui.door.setup import Setup
from napdesk.ui.door.unlock import Unlock
from napdesk.ui.door.way_back import WayBack
from napdesk.ui.files import Files
from napdesk.ui.moments import moment
from napdesk.ui.parts.box import Box
from napdesk.ui.preferences import Preferences
from napdesk.ui.settings.page import SettingsPage
from napdesk.ui.window import Window
from tests.chosen import Chosen
from tests.pages import ES, NOW, Kept, make_store, training_record, type_text

Start = Callable[[], Program]
SECRET = "tres palabras tranquilas"
CHEAP = Cost(passes=1, memory=8, lanes=1)


@pytest.fixture
def backed_up(path: Path) -> Path:
    """A store with one session, its backup made after; gives the path of the store."""
    store = make_store(path.parent)
    keep(store, "Antes del respaldo")
    store.back_up()
    store.close()
    return path


def keep(store: Store, title: str) -> None:
    store.records.keep(training_record(store, title), store.office_code)


def titles(program: Program) -> list[str]:
    assert isinstance(program.shown, Window)
    store = program.shown._desk.store
    register = store.registers[0]
    return [str(record[register.name_field]) for record in store.records.every(register)]


def refusal_of(program: Program) -> Refusal:
    assert isinstance(program.shown, Refusal)
    return program.shown


def asked_at_door(program: Program) -> WayBack:
    assert program._door is not None
    asked = program._door.asked
    assert asked is not None
    return asked


def test_a_damaged_store_is_brought_back_from_its_backup(qtbot: QtBot, start: Start, backed_up: Path) -> None:
    backed_up.write_bytes(b"\0" * backed_up.stat().st_size)
    program = start()
    qtbot.mouseClick(refusal_of(program).way_back, Qt.MouseButton.LeftButton)
    asked = asked_at_door(program)
    assert asked.copies.count() == 1
    assert not asked.passphrase.isVisible()
    qtbot.keyClick(asked.copies, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.shown, Window))
    assert titles(program) == ["Antes del respaldo"]
    assert backed_up.with_stem("oficina-antes-de-recuperar").exists()


def spoil(path: Path, at: float, pages: int = 1) -> None:
    """Zero some pages of a store, from this part of it on."""
    content = bytearray(path.read_bytes())
    first = int(len(content) * at) // 4096 * 4096
    content[first : first + 4096 * pages] = bytes(4096 * pages)
    path.write_bytes(content)


def test_damage_within_is_found_behind_the_start_and_leads_to_a_backup(
    qtbot: QtBot, start: Start, backed_up: Path
) -> None:
    spoil(backed_up, 0.9)
    program = start()
    window = program.shown
    assert isinstance(window, Window)
    qtbot.waitUntil(lambda: window.findChild(DamageBox) is not None and window.findChild(DamageBox).isVisible())
    box = window.findChild(DamageBox)
    assert "Hay daño en los datos" in window.status.words()
    qtbot.mouseClick(box.go_on, Qt.MouseButton.LeftButton)
    asked = window._settings_page.backups.asked
    assert asked is not None
    qtbot.keyClick(asked.copies, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.shown, Window) and program.shown is not window)
    assert titles(program) == ["Antes del respaldo"]


@pytest.mark.usefixtures("backed_up")
def test_a_sound_store_says_nothing_of_damage(qtbot: QtBot, start: Start) -> None:
    program = start()
    window = program.shown
    assert isinstance(window, Window)
    looked: list[object] = []
    qtbot.waitUntil(lambda: any("Último" in words for words in window.status.words()))
    # Behind the check, which was asked for at the start.
    window._desk.tasks.read(lambda _store: True, looked.append)
    qtbot.waitUntil(lambda: bool(looked))
    assert window.findChild(DamageBox) is None
    assert "Hay daño en los datos" not in window.status.words()


def test_damage_in_the_first_pages_is_a_refusal_with_the_way_back(start: Start, backed_up: Path) -> None:
    spoil(backed_up, at=4096 / backed_up.stat().st_size, pages=5)
    assert refusal_of(start()).way_back.isVisible()


def test_a_store_that_is_gone_is_not_a_first_start_where_backups_are(
    qtbot: QtBot, start: Start, backed_up: Path
) -> None:
    backed_up.unlink()
    program = start()
    said = " ".join(label.text() for label in refusal_of(program).findChildren(QLabel))
    assert "hay respaldos de esta oficina" in said
    qtbot.mouseClick(refusal_of(program).anew, Qt.MouseButton.LeftButton)
    assert isinstance(program.shown, Setup)


def test_what_was_in_the_way_may_go_away(qtbot: QtBot, start: Start, backed_up: Path) -> None:
    with hold(backed_up, who="Captura 2"):
        program = start()
    refusal = refusal_of(program)
    assert not refusal.way_back.isVisible()
    qtbot.mouseClick(refusal.again, Qt.MouseButton.LeftButton)
    assert titles(program) == ["Antes del respaldo"]


def test_a_damaged_backup_changes_nothing(qtbot: QtBot, start: Start, backed_up: Path) -> None:
    copy = backups_in(backups_of(backed_up))[0].path
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    whole = backed_up.read_bytes()
    program = start()
    ask_in_settings(program).bring.click()
    qtbot.waitUntil(lambda: isinstance(program.shown, Refusal))
    assert "dañado" in " ".join(label.text() for label in refusal_of(program).findChildren(QLabel))
    assert backed_up.read_bytes() == whole
    qtbot.mouseClick(refusal_of(program).again, Qt.MouseButton.LeftButton)
    assert titles(program) == ["Antes del respaldo"]


def ask_in_settings(program: Program) -> WayBack:
    window = program.shown
    assert isinstance(window, Window)
    window.go("settings")
    page = window._built["settings"]
    assert isinstance(page, SettingsPage)
    page.backups.bring_back.click()
    assert page.backups.asked is not None
    return page.backups.asked


def test_ajustes_brings_a_backup_back_and_keeps_what_was_there(qtbot: QtBot, start: Start, backed_up: Path) -> None:
    program = start()
    window = program.shown
    assert isinstance(window, Window)
    with qtbot.waitSignal(window._desk.writer.down):
        window._desk.writer.run(lambda store: keep(store, "Después del respaldo"))
    asked = ask_in_settings(program)
    qtbot.keyClick(asked.copies, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.shown, Window) and program.shown is not window)
    assert titles(program) == ["Antes del respaldo"]
    assert backed_up.with_stem("oficina-antes-de-recuperar").exists()


def box_of(program: Program) -> Box:
    assert isinstance(program.shown, Window)
    boxes = [one for one in program.shown.findChildren(Box) if not isinstance(one, DamageBox)]
    assert len(boxes) == 1 and boxes[0].isVisible()
    return boxes[0]


def words_of(box: Box) -> str:
    return " ".join(label.text() for label in box.findChildren(QLabel)).replace("\u200b", "")


def test_after_a_restore_it_is_said_what_came_back_and_where_the_rest_lies(
    qtbot: QtBot, start: Start, backed_up: Path
) -> None:
    program = start()
    window = program.shown
    assert isinstance(window, Window) and not window.findChildren(Box)
    qtbot.keyClick(ask_in_settings(program).copies, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.shown, Window) and program.shown is not window)
    copy = backups_in(backups_of(backed_up))[0]
    box, said = box_of(program), words_of(box_of(program))
    assert f"Respaldo hecho {moment(copy.stamped, date.today(), ES)}: 1 registro." in said
    assert str(backed_up.with_stem("oficina-antes-de-recuperar")) in said
    assert not box.go_on.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_opened_by_its_code_a_new_passphrase_is_offered_once(
    qtbot: QtBot, start: Start, guarded: tuple[Path, str]
) -> None:
    program = start()
    door = program.shown
    assert isinstance(door, Unlock)
    door.recovery_given.emit(guarded[1])
    box = box_of(program)
    assert "código de recuperación" in words_of(box)
    qtbot.mouseClick(box.go_on, Qt.MouseButton.LeftButton)
    assert isinstance(program.shown, Window)
    dialog = program.shown.settings().guard.asked
    assert dialog is not None and dialog.isVisible() and not box.isVisible()
    dialog.reject()


def test_opened_by_its_passphrase_nothing_is_offered(start: Start, guarded: tuple[Path, str]) -> None:  # noqa: ARG001
    program = start()
    door = program.shown
    assert isinstance(door, Unlock)
    door.passphrase_given.emit(SECRET)
    assert isinstance(program.shown, Window) and not program.shown.findChildren(Box)


@pytest.fixture
def guarded(backed_up: Path) -> tuple[Path, str]:
    """The same under a passphrase; the path of its copy and the recovery code."""
    key = keyring.unlock(backed_up)
    copy = backups_in(backups_of(backed_up))[0].path
    code = keyring.set_passphrase(backed_up, key, SECRET, cost=CHEAP)
    keyring.ring_of(copy).write_bytes(keyring.ring_of(backed_up).read_bytes())
    return copy, code


def way_back(qtbot: QtBot, store: Path, files: Files | None = None) -> WayBack:
    asked = WayBack(store, "", NOW.date(), ES, files or Files(ES, Preferences(Kept())))
    qtbot.addWidget(asked)
    asked.show()
    return asked


def test_a_guarded_copy_asks_for_its_passphrase(qtbot: QtBot, backed_up: Path, guarded: tuple[Path, str]) -> None:
    asked = way_back(qtbot, backed_up)
    assert asked.passphrase.isVisible()
    type_text(asked.passphrase, "otra cosa distinta")
    qtbot.keyClick(asked.passphrase, Qt.Key.Key_Return)
    assert asked.isVisible()
    assert "contraseña no es correcta" in asked._secret.words()
    asked.passphrase.clear()
    type_text(asked.passphrase, SECRET)
    with qtbot.waitSignal(asked.chosen) as heard:
        qtbot.keyClick(asked.passphrase, Qt.Key.Key_Return)
    assert heard.args is not None
    assert (heard.args[0].path, heard.args[0].passphrase) == (guarded[0], SECRET)


def test_the_recovery_code_will_do(qtbot: QtBot, backed_up: Path, guarded: tuple[Path, str]) -> None:
    asked = way_back(qtbot, backed_up)
    type_text(asked.passphrase, guarded[1].lower())
    with qtbot.waitSignal(asked.chosen) as heard:
        qtbot.keyClick(asked.passphrase, Qt.Key.Key_Return)
    assert heard.args is not None
    assert heard.args[0].recovery == guarded[1].lower()


def test_another_file_may_be_no_copy(qtbot: QtBot, backed_up: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "fotos.napdesk"
    stranger.write_text("no soy un respaldo " * 40, encoding="utf-8")
    asked = way_back(qtbot, backed_up, Chosen(stranger))
    qtbot.mouseClick(asked.other, Qt.MouseButton.LeftButton)
    assert asked.copies.currentItem().text() == str(stranger)
    asked.bring.click()
    assert asked.isVisible()
    assert asked._said.isVisible()


def test_without_copies_there_is_nothing_to_bring_back(qtbot: QtBot, path: Path) -> None:
    make_store(path.parent).close()
    asked = way_back(qtbot, path)
    assert asked.copies.count() == 0
    assert not asked.bring.isEnabled()
