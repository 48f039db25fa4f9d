"""The rail goes where it is told, by mouse, arrows and Alt+digit; the shell remembers and gives the focus."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import Palette
from napdesk.ui.parts.rail_button import RailButton
from napdesk.ui.parts.room import room_of
from napdesk.ui.parts.status import StatusPart
from napdesk.ui.parts.tones import Shape
from napdesk.ui.rail import NARROW, Rail, RailEntry
from napdesk.ui.shell import GEOMETRY, LEAST, Shell, first_field

ENTRIES = [
    RailEntry("home", "Inicio", "home"),
    RailEntry("training", "Capacitaciones", "training", "Registros"),
    RailEntry("network", "Redes", "network", "Registros"),
    RailEntry("summary", "Resumen", "summary", "Informar"),
]


@pytest.fixture
def rail(qtbot: QtBot, icons: Icons, palette: Palette) -> Rail:
    rail = Rail(ENTRIES, RailEntry("settings", "Ajustes", "settings"), icons, palette, "Secciones")
    qtbot.addWidget(rail)
    return rail


@pytest.fixture
def shell(qtbot: QtBot, rail: Rail) -> Shell:
    shell = Shell(rail, "Almacén cifrado", Kept())
    rail.chosen.connect(shell.show_page)
    for key in ("home", "training", "settings"):
        shell.add_page(key, page_with_field(key))
    qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    return shell


class Kept(dict[str, Any]):
    """Settings in memory."""

    def value(self, key: str, /) -> Any:
        return self.get(key)

    def setValue(self, key: str, value: Any, /) -> None:  # noqa: N802 - Qt's name
        self[key] = value


def page_with_field(name: str) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QPushButton("x"))
    field = QLineEdit()
    field.setObjectName(name)
    column.addWidget(field)
    return page


def button(rail: Rail, label: str) -> RailButton:
    return next(b for b in rail.findChildren(RailButton) if b.accessibleName().startswith(label))


def checked(rail: Rail) -> list[str]:
    return [b.accessibleName() for b in rail.findChildren(RailButton) if b.isChecked()]


def test_a_click_says_where(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen, check_params_cb=lambda key: key == "network"):
        qtbot.mouseClick(button(rail, "Redes"), Qt.MouseButton.LeftButton)
    assert checked(rail) == ["Redes"]


def test_choosing_the_same_again_keeps_it_chosen(rail: Rail, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.mouseClick(button(rail, "Redes"), Qt.MouseButton.LeftButton)
    assert checked(rail) == ["Redes"]


def test_on_a_page_without_an_entry_it_marks_where_one_came_from(rail: Rail) -> None:
    rail.select("summary")
    rail.select("nowhere")
    assert [key for key, button in rail._buttons.items() if button.isChecked()] == ["summary"]


def test_select_does_not_say_it_was_chosen(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.select("summary")
    assert checked(rail) == ["Resumen"]


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("Inicio", [Qt.Key.Key_Down], "Capacitaciones"),
        ("Redes", [Qt.Key.Key_Down], "Resumen"),  # over a section head
        ("Resumen", [Qt.Key.Key_Down], "Ajustes"),  # into the foot
        ("Ajustes", [Qt.Key.Key_Down], "Ajustes"),
        ("Redes", [Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up], "Inicio"),
        ("Redes", [Qt.Key.Key_Home], "Inicio"),
        ("Redes", [Qt.Key.Key_End], "Ajustes"),
    ],
)
def test_arrows_walk(shell: Shell, qtbot: QtBot, start: str, keys: list[Qt.Key], end: str) -> None:
    button(shell.rail, start).setFocus()
    for key in keys:
        qtbot.keyClick(shell.focusWidget(), key)
    assert shell.focusWidget() is button(shell.rail, end)


def test_enter_goes_and_the_focus_lands_on_the_field(shell: Shell, qtbot: QtBot) -> None:
    button(shell.rail, "Capacitaciones").setFocus()
    with qtbot.waitSignal(shell.rail.chosen):
        qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Return)
    assert shell.focusWidget().objectName() == "training"


def test_alt_and_a_digit_go_from_anywhere(shell: Shell, qtbot: QtBot) -> None:
    shell.show_page("home")
    with qtbot.waitSignal(shell.rail.chosen, check_params_cb=lambda key: key == "training"):
        qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert checked(shell.rail) == ["Capacitaciones"]


def test_alt_and_a_digit_that_goes_nowhere_types_nothing(shell: Shell, qtbot: QtBot) -> None:
    shell.show_page("training")
    field = shell.focusWidget()
    assert isinstance(field, QLineEdit)
    for digit in "6789":
        qtbot.keyClick(field, digit, Qt.KeyboardModifier.AltModifier)
    assert (field.text(), shell.focusWidget()) == ("", field)


def test_the_tooltip_tells_the_shortcut(rail: Rail) -> None:
    assert button(rail, "Redes").toolTip() == "Redes  Alt+3"


@pytest.mark.parametrize(
    ("count", "words", "name"),
    [(0, "", "Redes"), (3, "", "Redes, 3"), (1, "1 devuelto", "Redes, 1 devuelto")],
)
def test_a_count_is_read_aloud(rail: Rail, count: int, words: str, name: str) -> None:
    rail.set_count("network", count, urgent=True, words=words)
    assert button(rail, "Redes").accessibleName() == name


@pytest.mark.parametrize(("width", "narrow"), [(1024, True), (1099, True), (1100, False), (1366, False)])
def test_a_narrow_window_leaves_the_icons(shell: Shell, width: int, narrow: bool) -> None:
    shell.resize(width, 700)
    assert (shell.rail.width() == NARROW) is narrow


@pytest.mark.usefixtures("qapp")
def test_a_page_may_say_where_typing_begins() -> None:
    page = page_with_field("network")
    page.setFocusProxy(page.findChild(QPushButton))
    assert first_field(page) is page.findChild(QPushButton)
    assert first_field(page_with_field("other")).objectName() == "other"
    assert first_field(QWidget()) is None


def test_a_page_is_replaced_under_its_key(shell: Shell) -> None:
    fresh = page_with_field("fresh")
    shell.add_page("home", fresh)
    shell.show_page("home")
    assert shell.page() is fresh


def test_an_unknown_page_is_a_bug(shell: Shell) -> None:
    with pytest.raises(KeyError):
        shell.show_page("nowhere")


def test_the_window_remembers_its_size(qtbot: QtBot, icons: Icons, palette: Palette) -> None:
    kept = Kept()
    heights = []
    for height in (560, 640):
        rail = Rail(ENTRIES, RailEntry("settings", "Ajustes", "settings"), icons, palette, "Secciones")
        shell = Shell(rail, "Almacén cifrado", kept)
        qtbot.addWidget(shell)
        heights.append(shell.height())
        shell.resize(LEAST[0], height)
        shell.close()
    assert heights == [min(768, room_of(shell).height()), 560]
    assert isinstance(kept[GEOMETRY], QByteArray)
    assert shell.minimumSize().toTuple() == LEAST


def test_the_status_line_shows_the_last_parts_told(shell: Shell) -> None:
    shell.status.set_parts([StatusPart("viejo")])
    shell.status.set_parts([StatusPart("2 borradores", Shape.HALF), StatusPart("todo bien")])
    shell.status.set_right("vence en 27 días hábiles")
    assert shell.status.words() == [
        "Almacén cifrado",
        "2 borradores",
        "todo bien",
        "vence en 27 días hábiles",
    ]
