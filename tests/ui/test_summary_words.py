"""The office's own words in Resumen: typed, kept by themselves, asked for, refused, frozen, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from napdesk.schema.figures import Narrative
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.text import same
from napdesk.store.store import Store
from napdesk.ui.summary.overview import Asked, period_of_words
from napdesk.ui.summary.own_words import OwnWords
from napdesk.ui.summary.page import SummaryPage
from tests.chosen import Chosen
from tests.pages import NOW, make_desk, make_store, type_text
from tests.plan_year import away, keep
from tests.samples import session

T1, T4 = Period(2025, Periodicity.QUARTER, 1), Period(2025, Periodicity.QUARTER, 4)
FEW = {"begins": date(2025, 3, 3), "ends": date(2025, 3, 7), "uniformed_women": 5}
FULL = 1_000
Open = Callable[..., SummaryPage]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_store(tmp_path)


@pytest.fixture
def page_on(qtbot: QtBot, store: Store) -> Open:
    def open_page(commitment: str = "PA-7", wide: int = 1170) -> SummaryPage:
        page = SummaryPage(make_desk(store), Chosen(None))
        qtbot.addWidget(page)
        page.resize(wide, 740)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.refresh()
        stand_on(page, commitment)
        page.list.setFocus()
        return page

    return open_page


def stand_on(page: SummaryPage, commitment: str) -> None:
    page.list.setCurrentIndex(page.list.figures.index_of(commitment))


def line(page: SummaryPage, commitment: str) -> str:
    return str(page.list.figures.index_of(commitment).data())


def down(page: SummaryPage) -> None:
    """What a writer of its own says."""
    page._desk.writer.down.emit(None)


def progress(page: SummaryPage) -> QPlainTextEdit:
    return page.detail.words.progress.editor.box


def reason(page: SummaryPage) -> QPlainTextEdit:
    return page.detail.words.justification.editor.box


def write(qtbot: QtBot, box: QPlainTextEdit, text: str) -> None:
    """Comes to the box, types and leaves it by Tab."""
    box.setFocus()
    type_text(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Tab)


def under(words: OwnWords) -> list[str]:
    cells = (words.progress, words.justification)
    return [cell.editor._input.accessibleDescription() for cell in cells]


def test_words_are_kept_as_one_leaves_the_field(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**FEW))
    page = page_on()
    words = page.detail.words
    assert words._heading.text() == "Periodo: 4.º trimestre de 2025 (oct–dic)"
    progress(page).setFocus()
    type_text(progress(page), "Van dos cursos.")
    assert (words._safe.text(), words.progress.left.text()) == ("Escribiendo…", "quedan 985")
    assert store.narratives.of(T4) == {}
    qtbot.keyClick(progress(page), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    type_text(progress(page), "Faltan tres. ")
    qtbot.keyClick(progress(page), Qt.Key.Key_Return)
    assert reason(page).hasFocus()  # Enter goes on, as everywhere
    assert store.narratives.of(T4) == {"PA-7": Narrative("Van dos cursos.\nFaltan tres.")}
    assert words._safe.text() == f"A salvo {NOW:%H:%M:%S}"
    assert store.drafts.of("narratives") == []
    qtbot.keyClick(reason(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert progress(page).hasFocus()
    assert progress(page).toPlainText() == "Van dos cursos.\nFaltan tres. "  # nothing jumps where one types
    qtbot.keyClick(progress(page), Qt.Key.Key_Escape)
    assert page.list.hasFocus()


def test_typing_is_undone_also_after_it_was_kept(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**FEW))
    page = page_on()
    write(qtbot, progress(page), "Uno")
    down(page)
    assert store.narratives.of(T4) == {"PA-7": Narrative("Uno")}
    progress(page).setFocus()
    qtbot.keyClick(progress(page), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert progress(page).toPlainText() == ""
    qtbot.keyClick(progress(page), Qt.Key.Key_Tab)
    assert store.narratives.of(T4) == {}


def test_a_reason_is_asked_for_and_the_line_says_so_until_it_is_given(
    qtbot: QtBot, store: Store, page_on: Open
) -> None:
    keep(store, session(**FEW))
    page = page_on()
    assert line(page, "PA-7").endswith("; falta justificar")
    assert not line(page, "PV-1").endswith("falta justificar")  # behind too, but not by this office
    assert under(page.detail.words)[1].startswith("Se pide porque va atrás del ritmo del año")
    write(qtbot, reason(page), "Se aplazó un curso.")
    down(page)
    assert not line(page, "PA-7").endswith("falta justificar")
    stand_on(page, "PV-1")
    assert under(page.detail.words) == ["", ""]
    write(qtbot, reason(page), "No nos toca.")
    assert store.narratives.of(T4)["PV-1"] == Narrative("", "No nos toca.")


def test_the_words_are_of_the_quarter_chosen(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**FEW), session())
    page = page_on()
    write(qtbot, progress(page), "Del año")
    page.filters.quarters.setFocus()
    qtbot.keyClick(page.filters.quarters, Qt.Key.Key_Down)
    assert page.detail.words._heading.text().endswith("1.er trimestre de 2025 (ene–mar)")
    assert progress(page).toPlainText() == ""
    write(qtbot, progress(page), "Del primero")
    qtbot.keyClick(page.filters.quarters, Qt.Key.Key_Up)
    assert progress(page).toPlainText() == "Del año"
    assert (store.narratives.of(T1), store.narratives.of(T4)) == (
        {"PA-7": Narrative("Del primero")},
        {"PA-7": Narrative("Del año")},
    )
    page.filters.choose_year(2024)
    assert page.detail.words._heading.text().endswith("4.º trimestre de 2024 (oct–dic)")


@pytest.mark.parametrize(
    ("periodicity", "asked", "today", "period"),
    [
        (Periodicity.QUARTER, Asked(2025, 2), date(2025, 11, 23), "2025-T2"),
        (Periodicity.SEMESTER, Asked(2025, 1), date(2025, 11, 23), "2025-S1"),
        (Periodicity.YEAR, Asked(2025, 1), date(2025, 11, 23), "2025"),
        (Periodicity.QUARTER, Asked(2025), date(2025, 11, 23), "2025-T4"),
        # the period before is hardly over, and still what one works for
        (Periodicity.QUARTER, Asked(2025), date(2025, 4, 10), "2025-T1"),
        (Periodicity.QUARTER, Asked(2026), date(2026, 1, 10), "2026-T1"),
        (Periodicity.QUARTER, Asked(2025), date(2026, 1, 10), "2025-T4"),
        (Periodicity.SEMESTER, Asked(2024), date(2025, 11, 23), "2024-S2"),
    ],
)
def test_which_period_the_words_are_of(
    store: Store, periodicity: Periodicity, asked: Asked, today: date, period: str
) -> None:
    keep(store, session(**FEW), session(**FEW | {"begins": date(2025, 12, 1), "ends": date(2025, 12, 5)}))
    store.settings.put_office(replace(store.office, periodicity=periodicity))
    assert str(period_of_words(store, asked, today)) == period


def test_a_reason_is_asked_for_by_the_return_whoever_is_looked_at(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**FEW), away(institution="sedena", departs=date(2025, 1, 5)))
    page = page_on()
    page.filters.institutions.setFocus()
    qtbot.keyClick(page.filters.institutions, Qt.Key.Key_Down)
    assert page.filters.asked().scope.institution == "sedena"
    assert line(page, "PA-7").endswith("—; de 60; Sin dato; falta justificar")


def test_words_of_a_closed_period_can_be_read_only(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**FEW))
    store.narratives.put(T1, "PA-7", Narrative("Así fue."))
    store.periods.close(T1, [])
    page = page_on()
    page.filters.quarters.setFocus()
    qtbot.keyClick(page.filters.quarters, Qt.Key.Key_Down)
    assert "Está cerrado; para cambiar estos textos, reábralo en Reportes." in page.detail.words._heading.text()
    assert progress(page).isReadOnly()
    assert not page.detail.words.progress.left.isVisible()
    write(qtbot, progress(page), "x")
    page.settle()
    assert store.narratives.of(T1) == {"PA-7": Narrative("Así fue.")}
    qtbot.keyClick(page.filters.quarters, Qt.Key.Key_Up)
    assert not progress(page).isReadOnly()


def test_what_is_too_long_is_refused_under_its_field_and_stays(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**FEW))
    page = page_on()
    progress(page).setFocus()
    progress(page).insertPlainText("a" * FULL)
    type_text(progress(page), "bc")
    assert page.detail.words.progress.left.text() == "sobran 2"
    write(qtbot, reason(page), "Esta sí cabe.")
    assert under(page.detail.words)[0] == "Tiene 1,002 caracteres; caben 1,000. Acórtelo."
    assert store.narratives.of(T4) == {"PA-7": Narrative("", "Esta sí cabe.")}
    stand_on(page, "PV-1")
    assert progress(page).toPlainText() == ""
    stand_on(page, "PA-7")
    assert progress(page).toPlainText().endswith("abc")
    # Also in a window of later.
    page = page_on()
    assert progress(page).toPlainText().endswith("abc")
    assert reason(page).toPlainText() == "Esta sí cabe."
    progress(page).setFocus()
    progress(page).moveCursor(progress(page).textCursor().MoveOperation.End)
    for _ in "bc":
        qtbot.keyClick(progress(page), Qt.Key.Key_Backspace)
    assert under(page.detail.words)[0] == ""  # said until it is mended, not until one leaves
    qtbot.keyClick(progress(page), Qt.Key.Key_Tab)
    assert store.narratives.of(T4)["PA-7"].progress == "a" * FULL
    assert store.drafts.of("narratives") == []


@pytest.mark.parametrize(
    ("typed", "said", "kept"),
    [
        ("Llame al 229 123 4567.", "teléfono", True),
        ("GOMA800101MVZRRN09", "CURP", True),
        ("_x0041_", "Excel cambiaría", False),
    ],
)
def test_what_should_not_leave_is_said_under_the_field(
    qtbot: QtBot, store: Store, page_on: Open, typed: str, said: str, kept: bool
) -> None:
    keep(store, session(**FEW))
    page = page_on()
    write(qtbot, progress(page), typed)
    assert said in under(page.detail.words)[0]
    assert ("PA-7" in store.narratives.of(T4)) is kept


def test_nothing_typed_is_lost_on_the_way_elsewhere(store: Store, page_on: Open) -> None:
    keep(store, session(**FEW))
    page = page_on()
    progress(page).setFocus()
    type_text(progress(page), "Uno")
    stand_on(page, "PV-1")  # another commitment, without leaving the field
    assert store.narratives.of(T4) == {"PA-7": Narrative("Uno")}
    type_text(progress(page), "Dos")
    page.settle()  # the window closes
    assert store.narratives.of(T4)["PV-1"] == Narrative("Dos")
    type_text(progress(page), " y tres")
    page.hide()  # another page
    assert store.narratives.of(T4)["PV-1"] == Narrative("Dos y tres")


def test_what_is_being_typed_is_a_draft_within_two_seconds(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**FEW))
    page = page_on()
    progress(page).setFocus()
    room = page.detail.words._heading.geometry()
    type_text(progress(page), "U")
    assert [draft.answers["progress"] for draft in store.drafts.of("narratives")] == ["U"]  # the first at once
    assert page.detail.words._safe.text().startswith("Borrador a salvo")
    assert page.detail.words._heading.geometry() == room  # nothing jumps
    type_text(progress(page), "no")
    with qtbot.waitSignal(page.detail.words._drafts.down, timeout=2_500):
        pass
    assert [draft.answers["progress"] for draft in store.drafts.of("narratives")] == ["Uno"]
    assert page.detail.words._safe.text().startswith("Borrador a salvo")
    assert store.drafts.every() == []  # of records there is none to go on with
    again = page_on()
    assert progress(again).toPlainText() == "Uno"


def test_what_is_read_meanwhile_does_not_take_the_place_of_what_is_typed(
    qtbot: QtBot, store: Store, page_on: Open
) -> None:
    keep(store, session(**FEW))
    page = page_on()
    before = page.seen()
    progress(page).setFocus()
    type_text(progress(page), "Uno")
    page.refresh()
    assert progress(page).toPlainText() == "Uno"
    qtbot.keyClick(progress(page), Qt.Key.Key_Tab)
    assert before is not None
    page._show(before)  # read before it was down
    assert progress(page).toPlainText() == "Uno"


def test_words_that_could_not_be_kept_stay_and_the_reason_is_said(
    qtbot: QtBot, store: Store, page_on: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, session(**FEW))
    page = page_on()

    def refuse(*_: object) -> None:
        raise Trouble("disk_full", same("Disco lleno."), same("Libere espacio."))

    monkeypatch.setattr(store.narratives, "put", refuse)
    write(qtbot, progress(page), "Uno")
    words = page.detail.words
    assert words._heading.text() == "Disco lleno. Libere espacio."
    assert (progress(page).toPlainText(), words.dirty) == ("Uno", True)
    monkeypatch.undo()
    stand_on(page, "PV-1")
    assert store.narratives.of(T4) == {"PA-7": Narrative("Uno")}


def test_the_box_grows_with_what_is_typed(store: Store, page_on: Open) -> None:
    keep(store, session(**FEW))
    page = page_on()
    low = progress(page).height()
    progress(page).setFocus()
    progress(page).insertPlainText("palabra " * 60)
    line = progress(page).fontMetrics().lineSpacing()
    assert progress(page).height() == low + 6 * line
    assert reason(page).height() == low


def test_tab_comes_from_the_words_to_the_drawings(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**FEW))
    page = page_on()
    progress(page).setFocus()
    qtbot.keyClick(progress(page), Qt.Key.Key_Tab)
    assert reason(page).hasFocus()
    qtbot.keyClick(reason(page), Qt.Key.Key_Tab)
    assert page.detail.months.drawing.hasFocus()
    assert (progress(page).accessibleName(), reason(page).accessibleName()) == (
        "Avance cualitativo",
        "Justificación de la variación",
    )
    page.refresh()
    assert page.detail.months.drawing.hasFocus()  # looked at again, nothing goes from under one
