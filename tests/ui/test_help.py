"""F1: the keys of the page, short texts in both languages, and a dictionary made from the registers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.text import Language
from napdesk.ui.crash import CrashDialog, CrashGuard, report_of
from napdesk.ui.help.about import About
from napdesk.ui.help.dictionary import dictionary
from napdesk.ui.help.help import GAP, SIZE, Help, topics_of
from napdesk.ui.help.keys import keys_of
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import LIGHT
from tests.pages import ES, ICONS

FOLDER = resources() / "help"


@pytest.fixture
def help_(qtbot: QtBot) -> Help:
    made = Help(FOLDER, REGISTERS, ES)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("page", "key"), [("training", "Ctrl+D"), ("returns", "Ctrl+P"), ("settings", "F4"), ("home", "Ctrl+N")]
)
def test_it_opens_at_the_keys_of_the_page(help_: Help, page: str, key: str) -> None:
    help_.show_page(page)
    assert key in help_.text.toPlainText()
    assert "Teclas de esta página" in help_.text.toPlainText()


@pytest.mark.parametrize("page", ["home", "training", "returns", "settings"])
def test_all_keys_of_a_page_are_seen_at_once(qtbot: QtBot, help_: Help, page: str) -> None:
    help_.resize(SIZE)
    with qtbot.waitExposed(help_):
        help_.show_page(page)
    assert help_.text.verticalScrollBar().maximum() == 0


def test_paragraphs_stand_apart_and_the_text_is_turned_from_the_topics(qtbot: QtBot, help_: Help) -> None:
    with qtbot.waitActive(help_):
        help_.show_page("home")
    help_.topics.setCurrentRow(1)
    block = help_.text.document().begin().next()
    assert block.blockFormat().bottomMargin() == GAP
    help_.topics.setCurrentRow(help_.topics.count() - 1)
    qtbot.keyClick(help_.topics, Qt.Key.Key_PageDown)
    assert help_.text.verticalScrollBar().value() > 0
    assert help_.topics.currentRow() == help_.topics.count() - 1
    qtbot.keyClick(help_.topics, Qt.Key.Key_PageUp)
    assert help_.text.verticalScrollBar().value() == 0


def test_the_keys_stand_apart_from_their_title(help_: Help) -> None:
    help_.show_page("home")
    title = help_.text.document().begin()
    title, first = map(help_.text.document().documentLayout().blockBoundingRect, (title, title.next()))
    assert first.top() - title.bottom() >= GAP


def test_topics_are_walked_by_keys(qtbot: QtBot, help_: Help) -> None:
    help_.show_page("home")
    qtbot.keyClick(help_.topics, Qt.Key.Key_Down)
    assert help_.text.toPlainText().startswith("Capturar, revisar, reportar")
    qtbot.keyClick(help_.topics, Qt.Key.Key_End)
    assert "Mujeres en uniforme" in help_.text.toPlainText()


def test_esc_closes_it(qtbot: QtBot, help_: Help) -> None:
    help_.show_page("home")
    qtbot.keyClick(help_.text, Qt.Key.Key_Escape)
    assert not help_.isVisible()


def test_both_languages_tell_the_same_topics() -> None:
    told = [topics_of((FOLDER / f"{language}.md").read_text(encoding="utf-8")) for language in Language]
    assert list(told[0]) == list(told[1])
    assert all(text for topics in told for _title, text in topics.values())


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
@pytest.mark.parametrize("language", Language)
def test_the_dictionary_names_every_field(register, language: Language) -> None:  # type: ignore[no-untyped-def]
    written = dictionary([register], language)
    assert not [asked.key for asked in register.fields if f"<code>{asked.key}</code>" not in written]


def test_every_page_has_the_keys_that_work_everywhere() -> None:
    for page in ("home", "returns", "settings", *(register.key for register in REGISTERS)):
        assert keys_of(page)[-1].keys[-1].key.es == "F1"


def test_about_closes_with_esc(qtbot: QtBot) -> None:
    about = About(Icons(LIGHT, ICONS), ES)
    qtbot.addWidget(about)
    about.open()
    qtbot.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()


def fall() -> None:
    raise ValueError("CURP de la señora López: LOPA800101MVZ")


def caught() -> ValueError:
    try:
        fall()
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_says_where_and_never_what() -> None:
    report = report_of(caught())
    assert "ValueError" in report
    assert "fall" in report
    assert not [word for word in ("López", "LOPA", "/home", "/root", str(resources().parent)) if word in report]


def test_a_bug_keeps_the_typing_and_shows_the_report_once(qtbot: QtBot, tmp_path: Path) -> None:
    kept: list[str] = []
    log = tmp_path / "data" / "napdesk.log"
    guard = CrashGuard(log, lambda: kept.append("typing"), lambda: ES)
    error = caught()
    guard(ValueError, error, error.__traceback__)
    guard(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: len(kept) == 2)
    assert isinstance(guard.shown, CrashDialog)
    qtbot.addWidget(guard.shown)
    assert guard.shown.report.toPlainText() == report_of(error)
    assert log.read_text(encoding="utf-8").count(report_of(error)) == 2
    qtbot.keyClick(guard.shown, Qt.Key.Key_Escape)
    assert guard.shown is None
