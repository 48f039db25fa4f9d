"""Blank forms by key and click: the workbook, the paper that asks what the screen asks, and another office's book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.excel.reading import read_table
from napdesk.excel.template_book import read_template_book
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.fields import Choice, Choices
from napdesk.schema.register import Register
from napdesk.schema.text import Language
from napdesk.services.demo import demo_office
from napdesk.ui.desk import Desk
from napdesk.ui.form.fields import FormFields
from napdesk.ui.paper_form.form import PaperForm
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.register.more import More
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.returns.office_template import OfficeTemplate
from napdesk.ui.summary.paper_table import Ink
from tests.chosen import Chosen
from tests.desks import make_store, sit_down, type_text

every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(make_store(tmp_path / "oficina.napdesk", filled=False)) as desk:
        yield desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RegisterPage:
    page = RegisterPage(desk, training)
    qtbot.addWidget(page)
    with qtbot.waitActive(page), qtbot.waitSignal(page.list.filled):
        page.show()
    return page


def said(widget: RegisterPage | OfficeTemplate) -> list[str]:
    return [one.accessibleName() for one in widget.findChildren(Banner) if one.isVisible()]


def press_answer(widget: RegisterPage | OfficeTemplate) -> None:
    banner = next(one for one in widget.findChildren(Banner) if one.isVisible())
    banner.findChildren(KeyButton)[0].click()


@pytest.mark.parametrize(("line", "suffix"), [("workbook", ".xlsx"), ("paper", ".pdf")])
def test_a_blank_form_is_saved_and_its_folder_offered(
    qtbot: QtBot, desk: Desk, page: RegisterPage, tmp_path: Path, line: str, suffix: str
) -> None:
    target = tmp_path / f"f{suffix}"
    files = Chosen(target)
    blanks = More(page, desk, training, files).blanks
    getattr(blanks, line).trigger()
    qtbot.waitUntil(lambda: said(page) == [f"Se guardó «f{suffix}»."])
    kind = "Plantilla" if line == "workbook" else "Formato"
    assert files.proposed == [f"NapDesk_30-SEMAR-01_{kind}-Capacitaciones{suffix}"]
    if line == "workbook":
        assert read_table(target).header[1] == "title"
    else:
        assert target.read_bytes().startswith(b"%PDF-")
    press_answer(page)
    assert files.shown == [tmp_path] and said(page) == []


def test_nothing_is_written_where_the_dialog_is_left(desk: Desk, page: RegisterPage) -> None:
    files = Chosen(None)
    More(page, desk, training, files).blanks.workbook.trigger()
    assert files.titles == ["Guardar la plantilla"] and said(page) == []


def test_where_it_cannot_be_written_it_is_said(qtbot: QtBot, desk: Desk, page: RegisterPage, tmp_path: Path) -> None:
    More(page, desk, training, Chosen(tmp_path / "no" / "f.pdf")).blanks.paper.trigger()
    qtbot.waitUntil(lambda: bool(said(page)))
    assert "no respondió" in said(page)[0]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_menu_opens_by_key(
    qtbot: QtBot, desk: Desk, page: RegisterPage, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    more = More(page, desk, training, Chosen(None))
    more.button.setFocus()
    qtbot.keyClick(more.button, key, modifier)
    menu = QApplication.activePopupWidget()
    assert menu is more.button.menu_of_it and menu.activeAction() is menu.actions()[0]
    menu.close()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every line of words put on paper, in the order it was drawn."""
    lines: list[str] = []
    write = Ink.write

    def kept(*args: object) -> None:
        lines.append(str(args[3]))
        write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(Ink, "write", kept)
    return lines


@every_register
@pytest.mark.parametrize("language", Language)
def test_the_paper_asks_what_the_screen_asks_in_its_order_and_words(
    qtbot: QtBot, tmp_path: Path, written: list[str], register: Register, language: Language
) -> None:
    with sit_down(make_store(tmp_path / "o.napdesk", filled=False), language) as desk:
        fields = FormFields(desk, register)
        qtbot.addWidget(fields)
        asked = [[cell.asked for cell in group.cells] for group in fields.groups]
        PaperForm(register, demo_office("u"), language, QFont()).pdf()
    paper, at = " ".join(written), 0
    for group in asked:
        for each in group:
            label = each.label.to(language) + (" ★" if each.essential else "")
            at = paper.find(label, at)
            assert at >= 0, f"{label} is not there, or not in its place"
    for each in register.fields:
        if isinstance(each, Choice | Choices):
            assert all(option.label.to(language) in paper for option in each.options)
        if each.help is not None:
            assert each.help.to(language).split(". ")[0] in paper


def test_every_page_says_which_it_is_and_the_last_is_signed(written: list[str]) -> None:
    form = PaperForm(training, demo_office("u"), Language.ES, QFont())
    form.pdf()
    pages = [line for line in written if line.startswith("Página ")]
    assert pages == [f"Página {number} de {len(pages)}" for number in range(1, len(pages) + 1)]
    assert [line for line in written if line in ("Capturó", "Revisó")] == ["Capturó", "Revisó"]
    assert any("30-SEMAR-01" in line for line in written) and "Folio que da NapDesk" in written


def test_a_page_is_not_there_for_signatures_alone() -> None:
    form = PaperForm(network, demo_office("u"), Language.ES, QFont())
    for room in range(500, 1000, 10):
        assert len(form.pages(700, room)[-1]) > 3


def test_another_office_gets_a_book_of_all_registers(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    files = Chosen(tmp_path / "t.xlsx")
    part = OfficeTemplate(desk, files)
    qtbot.addWidget(part)
    with qtbot.waitActive(part):
        part.show()
    part.make.click()
    assert part.asked is not None
    qtbot.waitUntil(part.asked.code.hasFocus)
    qtbot.keyClick(part.asked.code, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert part.asked.isVisible()  # no code, no book
    type_text("20-sspc-03")
    qtbot.keyClick(part.asked.code, Qt.Key.Key_Return)
    assert part.asked.periods.hasFocus()
    qtbot.keyClick(part.asked.periods, Qt.Key.Key_Down)
    part.asked.go_on.click()
    qtbot.waitUntil(lambda: said(part) == ["Se guardó «t.xlsx»."])
    assert files.proposed == ["NapDesk_20-SSPC-03_2025-T3_plantilla.xlsx"]
    filled = read_template_book(tmp_path / "t.xlsx")
    assert (filled.office, str(filled.period), len(filled.tables)) == ("20-SSPC-03", "2025-T3", len(REGISTERS))
    press_answer(part)
    assert files.shown == [tmp_path]
