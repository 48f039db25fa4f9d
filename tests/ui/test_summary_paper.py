"""What Resumen hands out, by key and click: the workbook, the PDF, the printer's paper, and what is refused."""

from __future__ import annotations

import errno
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from napdesk.resources import resources
from napdesk.schema import durable
from napdesk.schema.figures import Narrative
from napdesk.schema.offices import Signatory
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.text import Language
from napdesk.services.demo import demo_office
from napdesk.services.verifying import State, verify
from napdesk.store.store import Store
from napdesk.ui.help.keys import keys_of
from napdesk.ui.look.palette import DARK, LIGHT, Palette
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.summary import paper_commitment, paper_table
from napdesk.ui.summary.flow import Block, gap, lines_of, pages_of
from napdesk.ui.summary.page import SummaryPage
from tests.chosen import Chosen
from tests.pages import NOW, make_desk, make_store, type_text
from tests.plan_year import away, keep, plan_year
from tests.samples import session

Q4 = Period(2025, Periodicity.QUARTER, 4)
PROGRESS = "Se impartieron los cursos previstos."
REASON = "Un curso pasó a otra unidad."
SIGNED = Signatory("Ana López Ficticia", "Jefa de Unidad")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_store(tmp_path / "datos", replace(demo_office("u1"), demo=True, reviewed_by=SIGNED))


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path / "resumen.pdf")


Open = Callable[..., SummaryPage]


@pytest.fixture
def page_on(qtbot: QtBot, store: Store, files: Chosen) -> Open:
    def open_page(language: Language = Language.ES, palette: Palette = LIGHT, now: datetime = NOW) -> SummaryPage:
        page = SummaryPage(replace(make_desk(store, language, palette), now=lambda: now), files)
        qtbot.addWidget(page)
        page.resize(1170, 740)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.refresh()
        page.list.setFocus()
        return page

    return open_page


def save_pdf(qtbot: QtBot, page: SummaryPage) -> None:
    """Ctrl+P and Enter."""
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    choice = page.handing_out.choice
    assert choice.isVisible()
    qtbot.keyClick(choice, Qt.Key.Key_Return)


def news(page: SummaryPage) -> str:
    banner = page.handing_out.news()
    assert banner is not None and banner.isVisible()
    return " ".join(one.text() for one in banner.findChildren(Words) if one.text())


def pages_in(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


def text_of(pdf: Path) -> str:
    """The words on it, in the order in which they stand."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("no reader of PDF here")
    return subprocess.run([reader, "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def test_ctrl_p_and_enter_make_a_pdf(qtbot: QtBot, store: Store, files: Chosen, page_on: Open) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    save_pdf(qtbot, page)
    assert files.proposed == ["NapDesk_30-SEMAR-01_Resumen-2025.pdf"]
    assert files.titles == ["Guardar el Resumen en PDF"]
    whole = (files.answer or Path()).read_bytes()
    assert whole.startswith(b"%PDF-") and whole.rstrip().endswith(b"%%EOF")
    assert pages_in(whole) >= 2
    assert news(page) == "Se guardó «resumen.pdf»."


@pytest.mark.parametrize("language", Language)
def test_the_paper_says_all_that_is_signed(
    qtbot: QtBot, store: Store, files: Chosen, page_on: Open, language: Language
) -> None:
    keep(store, *plan_year(2025))
    store.narratives.put(Q4, "PA-7", Narrative(PROGRESS, REASON))
    page = page_on(language)
    save_pdf(qtbot, page)
    assert files.answer is not None
    text = text_of(files.answer)
    spanish = language is Language.ES
    seen = page.seen()
    assert seen is not None
    for figure in seen.figures:
        assert f"{figure.indicator.id}*" in text
        assert figure.state.label.to(language) in text
    told = (
        ("Resumen 2025", "Todo el año · Todas las instituciones", "Meta nacional", "DATOS FICTICIOS", "Elaboró")
        if spanish
        else ("Summary 2025", "The whole year · All institutions", "National target", "FICTITIOUS DATA", "Prepared by")
    )
    for words in (*told[:2], *told[3:], PROGRESS, REASON, "Ana López Ficticia", "Jefa de Unidad", seen.version):
        assert words in text
    leaves = text.rstrip("\f\n").split("\f")
    for number, leaf in enumerate(leaves, start=1):
        assert (f"Página {number} de {len(leaves)}" if spanish else f"Page {number} of {len(leaves)}") in leaf
        assert told[3] in leaf and "30-SEMAR-01" in leaf
    assert "5 de 17" in text if spanish else "5 of 17" in text


def test_an_office_that_is_no_demonstration_says_nothing_of_fiction(
    qtbot: QtBot, store: Store, files: Chosen, page_on: Open
) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    store.settings.put_office(replace(store.office, demo=False))
    page = page_on()
    save_pdf(qtbot, page)
    assert files.answer is not None
    text = text_of(files.answer)
    assert "Resumen 2025" in text and "DATOS FICTICIOS" not in text


def test_paper_is_light_where_the_screen_is_dark(page_on: Open, store: Store) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    drawn = []
    for palette in (LIGHT, DARK):
        page = page_on(palette=palette)
        seen = page.seen()
        assert seen is not None
        sheet = QImage(960, 700, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        top = 0.0
        for block in page.handing_out.report(seen).pages(960, 700)[0]:
            block.draw(painter, QRectF(0, top, 960, block.tall))
            top += block.tall
        painter.end()
        drawn.append(sheet)
    assert drawn[0] == drawn[1]


def test_the_bars_are_those_of_the_screen(page_on: Open, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    seen, drawn = page.seen(), list[float]()
    assert seen is not None
    monkeypatch.setattr(paper_table, "draw_bar", lambda _painter, _box, share, *_: drawn.append(share))
    page.handing_out.report(seen).pdf()
    assert len(drawn) == sum(one.wanted is not None for one in seen.figures) < len(seen.figures)


def test_the_commitment_stood_on_is_drawn_too(
    qtbot: QtBot, store: Store, files: Chosen, page_on: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, *plan_year(2025), *plan_year(2024))
    page = page_on()
    page.list.setCurrentIndex(page.list.figures.index_of("PA-7"))
    drawn = list[dict[str, float]]()
    monkeypatch.setattr(paper_commitment, "draw_map", lambda _painter, _box, shades, _palette: drawn.append(shades))
    save_pdf(qtbot, page)
    assert len(drawn) == 1 and drawn[0]["30"] == 1
    told = text_of(files.answer or Path())
    for words in (
        "PA-7 · Mujeres en uniforme capacitadas",
        "Por mes",
        "Por entidad",
        "Año por año",
        "Tipo de actividad",
    ):
        assert words in told


def test_the_pages_are_seen_before_they_are_printed(store: Store, page_on: Open, tmp_path: Path) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    target, titles = tmp_path / "vista.pdf", list[str]()

    def show(_parent: QWidget, printer: QPrinter, title: str, draw: Callable[[QPrinter], None]) -> None:
        printer.setOutputFileName(str(target))
        titles.append(title)
        draw(printer)

    page.handing_out.show_preview = show
    page.handing_out.as_preview.trigger()
    assert titles == ["Vista previa del Resumen"]
    seen = page.seen()
    assert seen is not None
    assert pages_in(target.read_bytes()) == pages_in(page.handing_out.report(seen).pdf())


def test_the_quarter_and_the_institution_asked_for_are_told(
    qtbot: QtBot, store: Store, files: Chosen, page_on: Open
) -> None:
    keep(store, session(begins=date(2025, 2, 3), ends=date(2025, 2, 7)), away(departs=date(2025, 1, 5)))
    store.narratives.put(Period(2025, Periodicity.QUARTER, 1), "PA-7", Narrative(PROGRESS))
    page = page_on()
    page.filters.quarters.setFocus()
    qtbot.keyClick(page.filters.quarters, Qt.Key.Key_Down)
    save_pdf(qtbot, page)
    assert files.answer is not None
    text = text_of(files.answer)
    assert "Hasta T1 · Todas las instituciones" in text and "31/03/2025" in text and PROGRESS in text
    page.filters.institutions.setFocus()
    qtbot.keyClick(page.filters.institutions, Qt.Key.Key_Down)
    save_pdf(qtbot, page)
    text = text_of(files.answer)
    assert "Hasta T1 · Secretaría de la Defensa Nacional" in text
    assert PROGRESS not in text  # it speaks of all that the office holds
    assert files.proposed[-1] == "NapDesk_30-SEMAR-01_Resumen-2025-T1-sedena.pdf"


def printing_to(path: Path, *pages: int) -> Callable[[QWidget, QPrinter, str], bool]:
    """The print dialog, answered with paper that is a file, and with some of the pages where they are given."""

    def answer(_parent: QWidget, printer: QPrinter, title: str) -> bool:
        assert title == "Imprimir el Resumen"
        assert printer.docName() == "Resumen 2025"
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        if pages:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*pages)
        return True

    return answer


def test_the_printer_gets_the_same_pages(
    qtbot: QtBot, store: Store, files: Chosen, tmp_path: Path, page_on: Open
) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    save_pdf(qtbot, page)
    out = tmp_path / "impreso.pdf"
    page.handing_out.ask_printer = printing_to(out)
    qtbot.mouseClick(page.handing_out.paper, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.handing_out.choice, Qt.Key.Key_I)
    assert files.answer is not None
    assert pages_in(out.read_bytes()) == pages_in(files.answer.read_bytes()) >= 2
    assert news(page) == "El Resumen se envió a la impresora."


def test_a_printer_may_be_given_some_of_the_pages(store: Store, tmp_path: Path, page_on: Open) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    out = tmp_path / "impreso.pdf"
    page.handing_out.ask_printer = printing_to(out, 2, 2)
    page.handing_out.as_print.trigger()
    assert pages_in(out.read_bytes()) == 1
    assert "Página 2 de" in text_of(out)


def test_a_printer_that_takes_nothing_is_told(store: Store, tmp_path: Path, page_on: Open) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    page.handing_out.ask_printer = printing_to(tmp_path / "no hay" / "impreso.pdf")
    page.handing_out.as_print.trigger()
    assert news(page).startswith("La impresora no aceptó el trabajo.")


def test_who_thinks_better_of_it_gets_nothing(qtbot: QtBot, store: Store, files: Chosen, page_on: Open) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    page = page_on()
    files.answer = None
    save_pdf(qtbot, page)
    qtbot.mouseClick(page.handing_out.excel, Qt.MouseButton.LeftButton)
    page.handing_out.ask_printer = lambda *_asked: False
    page.handing_out.as_print.trigger()
    assert page.handing_out.news() is None
    assert page.handing_out.paper.isEnabled()


def test_excel_has_the_rows_the_charts_and_says_what_it_is(
    qtbot: QtBot, store: Store, files: Chosen, tmp_path: Path, page_on: Open
) -> None:
    keep(store, *plan_year(2025))
    store.narratives.put(Q4, "PA-7", Narrative(PROGRESS, REASON))
    page = page_on()
    files.answer = tmp_path / "resumen.xlsx"
    qtbot.mouseClick(page.handing_out.excel, Qt.MouseButton.LeftButton)
    assert files.proposed == ["NapDesk_30-SEMAR-01_Resumen-2025.xlsx"]
    book = load_workbook(files.answer)
    assert book.sheetnames == ["Resumen", "Avance cualitativo"]
    sheet = book["Resumen"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0]}
    seen = page.seen()
    assert seen is not None
    for figure in seen.figures:
        assert rows[figure.indicator.id][2] is not None or figure.value is None
    assert sheet["A1"].value == "Resumen · 2025 · DATOS FICTICIOS"
    assert sheet["A2"].value == (
        "Exportado de Resumen; no es un reporte. Todo el año · Todas las instituciones · con corte al 23/11/2025 · "
        f"metas nacionales (catálogo {seen.version})"
    )
    assert len(sheet._charts) == 2
    assert PROGRESS in [cell.value for cell in book["Avance cualitativo"]["E"]]
    assert sheet.oddFooter.left.text == (
        f"30-SEMAR-01 · 23/11/2025 · {seen.version} · Todo el año · Todas las instituciones"
    )
    assert sheet.oddHeader.center.text == "Exportado de Resumen; no es un reporte · DATOS FICTICIOS"
    assert news(page) == "Se guardó «resumen.xlsx»."


def test_excel_counts_those_of_the_institution_asked_for(
    qtbot: QtBot, store: Store, files: Chosen, tmp_path: Path, page_on: Open
) -> None:
    keep(store, session(begins=date(2025, 2, 3), ends=date(2025, 2, 7)), away(departs=date(2025, 1, 5), women=4, men=6))
    page = page_on()
    files.answer = tmp_path / "resumen.xlsx"

    def people() -> dict[str, tuple[int, int]]:
        page.handing_out.excel.click()
        rows = list(load_workbook(files.answer)["Resumen"].iter_rows(min_col=2, max_col=4, values_only=True))
        at = next(at for at, row in enumerate(rows) if row == ("Formato", "Mujeres", "Hombres"))
        return {row[0]: row[1:] for row in rows[at + 1 :] if row[0]}

    assert people() == {"Capacitaciones": (19, 11), "Personal desplegado": (4, 6)}
    page.filters.institutions.setFocus()
    qtbot.keyClick(page.filters.institutions, Qt.Key.Key_Down)
    assert people() == {"Personal desplegado": (4, 6)}


def test_the_workbook_is_not_taken_for_a_return(
    qtbot: QtBot, store: Store, files: Chosen, tmp_path: Path, page_on: Open
) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    files.answer = tmp_path / "resumen.xlsx"
    qtbot.mouseClick(page.handing_out.excel, Qt.MouseButton.LeftButton)
    assert verify(files.answer).state is State.NOT_A_RETURN


@pytest.mark.parametrize("name", ["resumen.pdf", "resumen.xlsx"])
@pytest.mark.parametrize(
    ("error", "words"),
    [(errno.ENOSPC, "No cabe «{name}»"), (errno.EROFS, "No se permite escribir «{name}»")],
)
def test_a_file_that_cannot_be_written_leaves_the_old_one(
    qtbot: QtBot,
    store: Store,
    files: Chosen,
    tmp_path: Path,
    page_on: Open,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    error: int,
    words: str,
) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    files.answer = tmp_path / name
    files.answer.write_bytes(b"lo de ayer")

    def refuse(_part: Path) -> None:
        raise OSError(error, "refused")

    monkeypatch.setattr(durable, "sync_file", refuse)
    if name.endswith("pdf"):
        save_pdf(qtbot, page)
    else:
        qtbot.mouseClick(page.handing_out.excel, Qt.MouseButton.LeftButton)
    assert news(page).startswith(words.format(name=name))
    assert files.answer.read_bytes() == b"lo de ayer"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [name]
    assert page.handing_out.excel.isEnabled() and page.handing_out.paper.isEnabled()
    banner = page.handing_out.news()
    assert banner is not None
    [understood] = banner.findChildren(KeyButton)
    qtbot.mouseClick(understood, Qt.MouseButton.LeftButton)
    assert page.handing_out.isHidden()


def test_of_nothing_there_is_nothing_to_take_away(qtbot: QtBot, store: Store, files: Chosen, page_on: Open) -> None:
    page = page_on()
    assert not page.handing_out.excel.isEnabled() and not page.handing_out.paper.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not page.handing_out.choice.isVisible()
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    page.refresh()
    assert page.handing_out.excel.isEnabled() and page.handing_out.paper.isEnabled()
    assert files.proposed == []


def test_while_a_file_is_made_no_other_is_asked_for(
    store: Store, files: Chosen, page_on: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    page = page_on()
    waiting = []
    monkeypatch.setattr(page._desk.tasks, "compute", lambda work, done, _fail: waiting.append(lambda: done(work())))
    page.handing_out.paper.setFocus()
    page.handing_out.as_pdf.trigger()
    assert news(page) == "Preparando el archivo…"
    assert page.handing_out.paper.hasFocus()
    page.handing_out.as_pdf.trigger()
    page.handing_out.excel.click()
    assert len(files.proposed) == len(waiting) == 1
    waiting.pop()()
    assert news(page) == "Se guardó «resumen.pdf»."
    page.handing_out.as_pdf.trigger()
    assert len(files.proposed) == 2


def test_what_was_said_goes_when_something_else_is_asked_for(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(), session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    page = page_on()
    save_pdf(qtbot, page)
    page.refresh()
    assert page.handing_out.news() is not None
    page.filters.choose_year(2024)
    assert page.handing_out.news() is None


def test_words_of_a_commitment_no_longer_in_the_catalogue_are_printed(
    qtbot: QtBot, store: Store, files: Chosen, page_on: Open
) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    store.narratives.put(Q4, "XX-1", Narrative(PROGRESS))
    save_pdf(qtbot, page_on())
    assert files.answer is not None
    text = text_of(files.answer)
    assert "XX-1" in text and PROGRESS in text


def test_the_words_are_those_of_the_period_the_screen_shows(
    qtbot: QtBot, store: Store, files: Chosen, page_on: Open
) -> None:
    keep(store, session(begins=date(2025, 9, 3), ends=date(2025, 9, 7)))
    store.narratives.put(Period(2025, Periodicity.QUARTER, 3), "PA-7", Narrative(PROGRESS))
    page = page_on(now=datetime(2025, 10, 5, 9, 0, tzinfo=NOW.tzinfo))  # still the quarter before is worked on
    save_pdf(qtbot, page)
    assert files.answer is not None
    text = text_of(files.answer)
    assert "3.er trimestre de 2025" in text and PROGRESS in text


def test_what_is_still_being_typed_goes_along(qtbot: QtBot, store: Store, files: Chosen, page_on: Open) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    page = page_on()
    page.list.setCurrentIndex(page.list.figures.index_of("PA-7"))
    page.detail.words.progress.editor.box.setFocus()
    type_text(page.detail.words.progress.editor.box, PROGRESS)
    save_pdf(qtbot, page)
    assert files.answer is not None
    assert PROGRESS in text_of(files.answer)


def test_the_signatures_never_stand_on_a_page_alone(store: Store, page_on: Open) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    seen = page.seen()
    assert seen is not None
    report = page.handing_out.report(seen)
    for room in range(420, 680, 7):
        *_, last = report.pages(940, room)
        # The running head, then more than the gap above the signatures.
        assert len(last) > 4


def test_a_file_is_shown_where_it_was_put(qtbot: QtBot, store: Store, files: Chosen, page_on: Open) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    page = page_on()
    save_pdf(qtbot, page)
    banner = page.handing_out.news()
    assert banner is not None and files.answer is not None
    for answer in banner.findChildren(KeyButton):
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert files.shown == [files.answer.parent, files.answer]


def blocks(*tall: float, heads: tuple[Block, ...] = ()) -> list[Block]:
    return [replace(gap(one), heads=heads) for one in tall]


def test_heads_stand_again_on_every_page() -> None:
    table, pillar, running = gap(10), gap(5), gap(7)
    heads = (table, pillar)
    rows = blocks(30, 30, 30, heads=heads)
    found = pages_of(rows, 80, running)
    assert found == [[table, pillar, rows[0], rows[1]], [running, table, pillar, rows[2]]]
    other = (table, gap(5))
    found = pages_of([rows[0], *blocks(10, heads=other)], 80, running)
    assert found[0][:4] == [table, pillar, rows[0], other[1]]


def test_what_is_tied_stays_on_one_page() -> None:
    running = gap(5)
    above, heading, text = gap(60), gap(10, tied=True), gap(20)
    assert pages_of([above, heading, text], 80, running) == [[above], [running, heading, text]]


def test_nothing_is_lost_however_long_the_words_are() -> None:
    font = QFont()
    font.setPixelSize(12)
    words = "una palabra tras otra " * 40 + "\n\n" + "x" * 300
    found = lines_of(font, words, 200)
    assert "".join("".join(found).split()) == "".join(words.split())
    assert "" in found  # an empty line is one


def test_the_help_names_the_keys() -> None:
    assert "Ctrl+P" in [one.key.es for one in keys_of("summary")[0].keys]
    for language in Language:
        [told] = [
            line
            for line in (resources() / "help" / f"{language}.md").read_text(encoding="utf-8").splitlines()
            if line.startswith("*Ctrl+P*")
        ]
        assert "*Excel…*" in told
