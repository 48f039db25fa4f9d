"""Each small widget says what it is told, to eyes and to screen readers, and answers to keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from napdesk.schema.codes import Lists
from napdesk.schema.text import Language
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import DARK, LIGHT, Palette
from napdesk.ui.look.style import dress, style_sheet, tabular
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.bar import Bar
from napdesk.ui.parts.box import Box
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.chip import Chip
from napdesk.ui.parts.code_box import CodeBox
from napdesk.ui.parts.elided_line import ElidedLine
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.flow import FlowLayout
from napdesk.ui.parts.header import GAP, PageHeader
from napdesk.ui.parts.labels import PARTED, ElidedWords, StatusDot, WholeParts, Words
from napdesk.ui.parts.panel import Panel, SectionHead
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.search import SearchField
from napdesk.ui.parts.staying import ChoiceBox
from napdesk.ui.parts.stepper import Stepper
from napdesk.ui.parts.table import PILL, Table
from napdesk.ui.parts.tones import Shape, Tone


def shown(widget: QWidget, qtbot: QtBot, width: int, height: int) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


def colour_at(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name()


def test_a_button_prints_and_answers_its_shortcut(qtbot: QtBot) -> None:
    window = shown(QWidget(), qtbot, 300, 100)
    button = KeyButton("Guardar", "Ctrl+S", "primary")
    button.setParent(window)
    button.show()
    assert button.sizeHint().width() > KeyButton("Guardar").sizeHint().width()
    assert (button.accessibleName(), button.accessibleDescription()) == ("Guardar", "Ctrl+S")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(button.clicked, timeout=0):  # at once: what is typed next is for what it opens
        qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_button_of_the_head_that_says_more_keeps_its_shortcut(qtbot: QtBot) -> None:
    header = PageHeader("Reportes")
    button = KeyButton("Hacer el reporte…", "Ctrl+Enter", "primary")
    header.add_action(button)
    shown(header, qtbot, 900, 40)
    button.set_words("Hacer la complementaria…")
    qtbot.waitUntil(lambda: button.width() == button.sizeHint().width())
    asked: list[object] = []
    header._share_room = lambda: asked.append(None)  # type: ignore[method-assign]
    for _ in range(5):
        QApplication.processEvents()
    assert asked == []


def test_a_button_may_only_print_its_shortcut() -> None:
    assert not KeyButton("Guardar", "Ctrl+S", bound=False).findChildren(QShortcut)


def test_a_narrow_button_keeps_its_words() -> None:
    keyed, bare = KeyButton("Guardar y siguiente", "Ctrl+Enter"), KeyButton("Guardar y siguiente")
    assert keyed.minimumSizeHint().width() == pytest.approx(bare.sizeHint().width(), abs=1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_answers_keys(qtbot: QtBot, key: Qt.Key) -> None:
    button = shown(KeyButton("Comparar"), qtbot, 120, 32)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_what_was_pressed_keeps_the_focus_while_it_is_off(qtbot: QtBot) -> None:
    pressed, beside, choice = KeyButton("Respaldar ahora"), KeyButton("Segunda carpeta…"), ChoiceBox()
    page = QWidget()
    column = QVBoxLayout(page)
    for control in (pressed, beside, choice):
        column.addWidget(control)
    shown(page, qtbot, 200, 120)
    with qtbot.waitActive(page):
        page.activateWindow()
    for control in (pressed, choice):
        control.setFocus()
        control.setEnabled(False)
        assert control.hasFocus()
        control.setEnabled(True)
        assert control.hasFocus()
    pressed.setFocus()
    pressed.setEnabled(False)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert beside.hasFocus()
    beside.hide()
    assert choice.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chip_goes_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    chip = shown(Chip("Año 2025", "Quitar el filtro Año 2025"), qtbot, 100, 24)
    assert chip.accessibleName() == "Quitar el filtro Año 2025"
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)


@pytest.mark.parametrize(("share", "filled"), [(None, 0), (0.0, 0), (0.02, 0.055), (0.5, 0.5), (1.0, 1.0), (1.7, 1.0)])
def test_a_bar_is_as_long_as_its_share(qtbot: QtBot, share: float | None, filled: float) -> None:
    bar = shown(Bar(share, "47 de 60", Tone.MET), qtbot, 200, 20)
    image = bar.grab().toImage()
    done = [x for x in range(200) if image.pixelColor(x, 10) == QColor(LIGHT.met)]
    assert len(done) / 200 == pytest.approx(filled, abs=0.02)
    assert (bar.accessibleName(), bar.toolTip()) == ("47 de 60", "47 de 60")


def test_a_bar_marks_today(qtbot: QtBot) -> None:
    bar = shown(Bar(0.2, "", today=0.5), qtbot, 200, 20)
    assert colour_at(bar, 101, 1) == LIGHT.ink.lower()
    bar.set_figure(0.2, "")
    assert colour_at(bar, 101, 1) != LIGHT.ink.lower()


def test_a_pill_wears_its_tone_and_makes_room_for_its_shape(qtbot: QtBot) -> None:
    pill = shown(Pill("Cumplida", Tone.MET, Shape.CHECK), qtbot, 90, 18)
    assert colour_at(pill, 4, 9) == LIGHT.met_soft.lower()
    wide = pill.sizeHint().width()
    pill.set_state("Cumplida", Tone.STOP)
    assert colour_at(pill, 4, 9) == LIGHT.stop_soft.lower()
    assert pill.sizeHint().width() < wide


def test_a_change_of_theme_reaches_what_is_painted(qtbot: QtBot, qapp: QApplication, icon_folder: Path) -> None:
    pill = shown(Pill("Cumplida", Tone.MET), qtbot, 90, 18)
    bar = shown(Bar(1.0, "", Tone.MET), qtbot, 200, 20)
    dress(qapp, DARK, icon_folder)
    try:
        assert colour_at(pill, 4, 9) == DARK.met_soft.lower()
        assert colour_at(bar, 50, 10) == DARK.met.lower()
    finally:
        dress(qapp, LIGHT, icon_folder)


def test_elided_words_tell_the_rest(qtbot: QtBot) -> None:
    label = shown(ElidedWords("Prevención de violencia sexual y de género"), qtbot, 60, 20)
    assert label.toolTip() == label.text() == label.accessibleName()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_parts_of_a_line_are_shown_whole_or_not_at_all(qtbot: QtBot) -> None:
    label = shown(WholeParts(PARTED.join(["Mostrando 9 de 9", "Mujeres 12", "43.2 %"])), qtbot, 600, 20)
    wide = label.fontMetrics().horizontalAdvance(label.text())
    assert label._shown() == label.text() and label.toolTip() == ""
    label.resize(wide - 4, 20)
    assert label._shown() == f"Mostrando 9 de 9{PARTED}Mujeres 12"
    assert label.toolTip() == label.text()


def test_words_are_never_markup() -> None:
    assert Words("<b>x</b>").textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(("wide", "below"), [(700, False), (260, True)])
def test_a_heading_is_read_whole_and_its_pill_goes_below(qtbot: QtBot, wide: int, below: bool) -> None:
    panel, pill = Panel("Verificar un reporte"), Pill("Íntegro, sin firma conocida", Tone.MET, Shape.CHECK)
    panel.add_aside(pill)
    shown(panel, qtbot, wide, 200)
    heading = panel.findChild(ElidedWords)
    assert heading.width() >= heading.sizeHint().width()
    assert (pill.y() >= heading.geometry().bottom()) is below
    assert pill.x() == heading.x() if below else pill.geometry().right() == pill.parentWidget().rect().right()


def test_a_flow_wraps(qtbot: QtBot) -> None:
    box = QWidget()
    flow = FlowLayout(box, gap=10)
    buttons = [QWidget(box) for _ in range(3)]
    for button in buttons:
        button.setFixedSize(100, 20)
        flow.addWidget(button)
    shown(box, qtbot, 250, 100)
    assert (flow.heightForWidth(250), flow.heightForWidth(400)) == (50, 20)
    flow.setGeometry(QRect(0, 0, 250, 100))
    assert [button.pos().toTuple() for button in buttons] == [(0, 0), (110, 0), (0, 30)]


def test_a_banner_offers_answers(qtbot: QtBot) -> None:
    banner = shown(Banner("Posible duplicado", "«Asesoría de género»"), qtbot, 500, 80)
    compare = banner.add_answer("Comparar")
    assert compare.parent() is banner
    assert (banner.accessibleName(), banner.accessibleDescription()) == (
        "Posible duplicado",
        "«Asesoría de género»",
    )


def test_an_empty_page_says_what_to_do(qtbot: QtBot, icons: Icons) -> None:
    state = EmptyState(icons.icon("network"), "Aún no hay redes", "Capture la primera.", KeyButton("Nueva"))
    shown(state, qtbot, 400, 300)
    assert state.accessibleDescription() == "Capture la primera."
    assert [label.text() for label in state.findChildren(Words)] == [
        "Aún no hay redes",
        "Capture la primera.",
    ]


def test_an_empty_page_shows_its_words_whole(qtbot: QtBot, icons: Icons) -> None:
    step = "Pruebe con menos letras o quite los filtros. Los acentos no importan."
    state = shown(EmptyState(icons.icon("network"), "Aún no hay redes", step), qtbot, 600, 300)
    words = state.findChildren(Words)[1]
    assert words.height() >= words.heightForWidth(words.width())


@pytest.mark.parametrize("wide", [300, 600, 900])
def test_an_empty_page_stands_in_the_middle(qtbot: QtBot, icons: Icons, wide: int) -> None:
    state = shown(EmptyState(icons.icon("network"), "Aún no hay redes", "Capture la primera."), qtbot, wide, 300)
    for words in state.findChildren(Words):
        assert abs(words.geometry().center().x() - state.rect().center().x()) <= 1


def test_a_search_is_told_as_it_is_typed(qtbot: QtBot, icons: Icons) -> None:
    field = shown(SearchField("Buscar", icons.icon("search")), qtbot, 230, 30)
    with qtbot.waitSignals([field.sought, field.sought]):
        qtbot.keyClicks(field, "an")
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_header_replaces_its_chips(qtbot: QtBot) -> None:
    header = shown(PageHeader("Capacitaciones", "148 registros"), qtbot, 900, 40)
    for filters in (["Año 2025", "Veracruz"], ["2024"]):
        chips = [Chip(words, f"Quitar {words}") for words in filters]
        header.set_chips(chips)
    assert [chip.words() for chip in header.chips()] == ["2024"]


@pytest.mark.parametrize(("width", "below"), [(1100, False), (420, True)])
def test_chips_without_room_stand_in_a_line_of_their_own(qtbot: QtBot, width: int, below: bool) -> None:
    header = PageHeader("Capacitaciones", "30 registros")
    header.add_action(KeyButton("Nueva capacitación", "Ctrl+N"))
    header.set_chips(chips := [Chip(words, f"Quitar {words}") for words in ("Año 2025", "Actividad: Curso")])
    title = next(one for one in header.findChildren(QLabel) if one.text() == "Capacitaciones")
    shown(header, qtbot, width, 90)
    qtbot.waitUntil(lambda: chips[0].y() == chips[1].y())
    place = chips[0].mapTo(header, QPoint(0, 0))
    assert (place.y() > title.geometry().bottom()) is below
    assert (place.x() > title.geometry().right()) is not below


def test_a_subtitle_is_whole_or_not_there(qtbot: QtBot) -> None:
    header = PageHeader("Postulaciones y designaciones", "40 registros")
    button = KeyButton("Nueva postulación", "Ctrl+N")
    header.add_action(button)
    qtbot.addWidget(header)
    header.show()
    subtitle = next(one for one in header.findChildren(QLabel) if one.text() == "40 registros")
    for room, seen in ((0, True), (-1, False), (200, True)):
        whole = sum(one.sizeHint().width() for one in header.findChildren(QLabel)) + 4 * GAP
        header.resize(whole + button.minimumSizeHint().width() + room, header.height())
        assert subtitle.isVisible() is seen


def test_heads_are_read_as_words() -> None:
    assert Panel("Para hoy").accessibleName() == "Para hoy"
    section = SectionHead("La sesión")
    head = section.findChild(QLabel)
    assert (head.text(), head.accessibleName()) == ("LA SESIÓN", "La sesión")
    assert StatusDot("Almacén cifrado").accessibleName() == "Almacén cifrado"
    assert Stepper(1, 60, 5, "Minutos").accessibleName() == "Minutos"


def test_a_table_tints_the_chosen_row_and_pins_pills(qtbot: QtBot, palette: Palette) -> None:
    model = QStandardItemModel(2, 2)
    for row in range(2):
        model.setItem(row, 0, QStandardItem(""))
        pill = QStandardItem("Completo")
        pill.setData((Tone.MET, Shape.NONE), PILL)
        model.setItem(row, 1, pill)
    table = Table(palette, "Capacitaciones")
    table.setModel(model)
    shown(table, qtbot, 300, 200)
    table.selectRow(1)
    first, second = (table.visualRect(model.index(row, 0)) for row in range(2))
    pinned = table.visualRect(model.index(0, 1))
    picture = table.viewport()
    assert colour_at(picture, first.center().x(), first.center().y()) == LIGHT.panel.lower()
    assert colour_at(picture, second.center().x(), second.center().y()) == LIGHT.accent_soft.lower()
    assert colour_at(picture, second.left() + 1, second.center().y()) == LIGHT.accent.lower()
    assert colour_at(picture, pinned.left() + 10, pinned.center().y()) == LIGHT.met_soft.lower()


@pytest.mark.parametrize(("pixels", "title"), [(13, 20), (16, 25), (26, 40)])
def test_sizes_follow_the_font(icon_folder: Path, pixels: int, title: int) -> None:
    assert f'[role="title"] {{ font-size: {title}px' in style_sheet(LIGHT, icon_folder, pixels)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_picture_of_the_style_sheet_exists(icon_folder: Path, palette: Palette) -> None:
    named = [part.split('"')[0] for part in style_sheet(palette, icon_folder, 13).split('url("')[1:]]
    assert named
    assert [path for path in named if not Path(path).is_file()] == []


def test_figures_stand_under_each_other(qapp: QApplication) -> None:
    assert tabular(qapp.font()).featureTags()


def tooltip(line: QLineEdit) -> str:
    middle = line.rect().center()
    asked = QHelpEvent(QEvent.Type.ToolTip, middle, line.mapToGlobal(middle))
    QApplication.sendEvent(line, asked)
    return QToolTip.text() if asked.isAccepted() else ""


@pytest.mark.parametrize("button", [False, True])
def test_a_line_too_short_ends_in_dots_and_tells_the_rest(qtbot: QtBot, icons: Icons, button: bool) -> None:
    line = shown(ElidedLine("Poza Rica de Hidalgo, Veracruz"), qtbot, 150, 34)
    if button:
        line.addAction(icons.icon("chevron_down", "muted"), QLineEdit.ActionPosition.TrailingPosition)
    line.setCursorPosition(0)
    line.clearFocus()
    assert line.shown().startswith("Poza Rica") and line.shown().endswith("…")
    assert tooltip(line) == "Poza Rica de Hidalgo, Veracruz"
    cut = line.grab().toImage()
    line.setText(line.shown())
    line.setCursorPosition(0)
    assert line.grab().toImage() == cut
    line.setText("Xalapa")
    assert (line.shown(), tooltip(line)) == ("Xalapa", "")


def test_an_institution_too_long_for_its_box_ends_in_dots(qtbot: QtBot, lists: Lists) -> None:
    box = shown(CodeBox(lists["institution"].all_on(None), Language.ES), qtbot, 160, 34)
    box.choose("sspc")
    line = box.lineEdit()
    assert isinstance(line, ElidedLine) and line.shown().endswith("…")
    assert tooltip(line) == box.currentText()


def test_a_box_follows_its_window_to_its_place_and_then_stays(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 420)
    window.show()
    box = Box("Un título", Banner("Algo pasó", "Y esto se puede hacer."), "Cerrar", parent=window)
    box.open()
    window.move(130, 70)  # as a window manager does once both are shown

    def away() -> int:
        return (box.geometry().center() - window.geometry().center()).manhattanLength()

    with qtbot.waitActive(box):
        assert away() <= 40
    stands = box.pos()
    window.move(20, 20)
    assert box.pos() == stands
