"""Recepción: dropped files are looked at before they count, taken in at once, decided on and taken out again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from napdesk.schema.receiving import BatchState, Reception
from napdesk.store.store import Store
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.box import Box
from napdesk.ui.receiving.page import ReceivingPage
from napdesk.ui.receiving.reason_box import ReasonBox
from napdesk.ui.tasks import Tasks
from napdesk.ui.writer import Writer
from tests.chosen import Chosen
from tests.faults.office import LISTS
from tests.filled_templates import simple
from tests.hostile import KINDS
from tests.pages import NOW, make_desk
from tests.scenes_hub import OFFICES, QUARTERS, hub, sent

T1, T2, T3 = QUARTERS
OF_EACH_KIND = 3


@pytest.fixture
def store(qapp: object) -> Iterator[Store]:  # noqa: ARG001  # the demonstration is drawn
    made = hub()
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path / "llegaron")


@pytest.fixture
def page(qtbot: QtBot, store: Store, files: Chosen) -> ReceivingPage:
    made = ReceivingPage(make_desk(store), files)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    made.refresh()
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "llegaron"
    made.mkdir()
    return made


def drop(page: ReceivingPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.batch.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))


def outcomes(page: ReceivingPage) -> list[Reception]:
    return [one.outcome for one in page.batch.files._files]


def counting(store: Store, office: str) -> list[int]:
    sql = "SELECT revision FROM received WHERE current = 1 AND office = ? ORDER BY period"
    return [revision for (revision,) in store.db.execute(sql, (office,))]


def news(page: ReceivingPage) -> str:
    QCoreApplication.sendPostedEvents()  # what was just said is laid out
    return " ".join(one.accessibleName() for one in page.findChildren(Banner) if one.isVisibleTo(page))


def test_nothing_counts_until_the_batch_is_received(
    qtbot: QtBot, page: ReceivingPage, store: Store, folder: Path
) -> None:
    drop(page, sent(folder, 0, T3), sent(folder, 4, T1))
    assert outcomes(page) == [Reception.ACCEPTED] * 2 and counting(store, OFFICES[4][0]) == []
    assert page.batch.said.text() == "Si recibe este lote: 2 recibidos"
    assert page.batch.told.toPlainText().endswith("Registros: 3 nuevos, 0 cambian, 0 ya no vienen.")
    qtbot.keyClick(page.batch.files, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert counting(store, OFFICES[4][0]) == [0]
    assert news(page).startswith("Lote 2 recibido.") and page.batch.take_in.isHidden()
    assert page.batches.table.lines()[0][0] == "2"


def test_a_batch_that_is_discarded_leaves_nothing(
    qtbot: QtBot, page: ReceivingPage, store: Store, folder: Path
) -> None:
    drop(page, sent(folder, 4, T1))
    qtbot.mouseClick(page.batch.discard, Qt.MouseButton.LeftButton)
    assert store.db.execute("SELECT count(*) FROM received WHERE office = ?", (OFFICES[4][0],)).fetchone() == (0,)
    assert page.focusWidget() is page.choose or page.choose.hasFocus()


def test_files_and_folders_are_chosen(qtbot: QtBot, page: ReceivingPage, files: Chosen, folder: Path) -> None:
    path = sent(folder, 4, T1)
    (folder / "nota.xlsx").write_text("hola")
    qtbot.mouseClick(page.folder, Qt.MouseButton.LeftButton)
    assert outcomes(page) == [Reception.REFUSED, Reception.ACCEPTED]
    files.answer = path
    qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    assert outcomes(page) == [Reception.ACCEPTED]


def test_where_nothing_is_to_be_received_it_says_what_would_be(page: ReceivingPage, folder: Path) -> None:
    drop(page, folder)
    assert news(page) == "Ahí no hay reportes."


def test_what_waits_is_let_count_for_a_reason(qtbot: QtBot, page: ReceivingPage, store: Store, folder: Path) -> None:
    drop(page, sent(folder, 1, T3), sent(folder, 1, T3, women=40))
    page.batch.take_in.click()
    assert page.waiting.count.text() == "2"
    chosen = page.waiting.kept()
    assert chosen is not None and chosen.why == "forked"
    qtbot.keyClick(page.waiting.table, Qt.Key.Key_Return)
    box = page.deciding.asked
    assert isinstance(box, ReasonBox)
    box.go_on.click()
    assert box.asked.words() == "Escriba el motivo." and page.waiting.count.text() == "2"
    qtbot.keyClicks(box.line, "Lo confirmaron")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert page.waiting.kept() is None and not page.waiting.count.isVisibleTo(page)
    assert counting(store, OFFICES[1][0]) == [0, 0, 0]


def test_a_batch_is_undone_once_that_was_asked(page: ReceivingPage, store: Store) -> None:
    page.batches.undo.click()
    box = page.deciding.asked
    assert isinstance(box, Box) and box.leave.isDefault()
    box.go_on.click()
    assert counting(store, OFFICES[0][0]) == [] and store.received.batches(1)[0].state is BatchState.UNDONE
    assert not page.batches.undo.isEnabled() and "ya no cuenta" in page.batches.table.lines()[0][2]


def test_a_template_with_errors_is_written_back_marked(
    page: ReceivingPage, files: Chosen, folder: Path, tmp_path: Path
) -> None:
    drop(page, simple(folder / "t.xlsx", LISTS, T3, ends="31/09/2025"))
    assert page.batch.mark.isVisibleTo(page)
    files.answer = tmp_path / "m.xlsx"
    page.batch.mark.click()
    assert (files.proposed, (tmp_path / "m.xlsx").exists()) == (["t-por-corregir.xlsx"], True)


def test_the_acuses_of_a_batch_are_written_into_a_folder(
    page: ReceivingPage, files: Chosen, folder: Path, tmp_path: Path
) -> None:
    drop(page, sent(folder, 4, T1), simple(folder / "t.xlsx", LISTS, T3))
    page.batch.take_in.click()
    files.answer = tmp_path / "acuses"
    files.answer.mkdir()
    banner = next(one for one in page.findChildren(Banner) if one.accessibleName().startswith("Lote"))
    next(one for one in banner.findChildren(QPushButton) if one.accessibleName() == "Guardar los acuses…").click()
    names = sorted(path.name for path in files.answer.iterdir())
    assert names == ["30-SEMAR-02_2025-T1_acuse.json", "30-SEMAR-02_2025-T3_acuse.pdf"]
    assert (files.answer / names[1]).read_bytes().startswith(b"%PDF")
    assert json.loads((files.answer / names[0]).read_text())["outcome"] == "received"


def test_one_is_asked_back_with_notes_at_its_fields(
    qtbot: QtBot, page: ReceivingPage, files: Chosen, folder: Path, tmp_path: Path
) -> None:
    drop(page, sent(folder, 1, T3), sent(folder, 1, T3, women=40))
    page.batch.take_in.click()
    files.answer = tmp_path / "a.json"
    page.waiting.ask_back.click()
    box = page.acuses.box
    assert box is not None
    box.go_on.click()
    assert box.asked.words() == "Escriba al menos una observación."
    box.folios.setCurrentIndex(1)
    box.fields.setCurrentIndex(box.fields.findData("uniformed_women"))
    qtbot.keyClicks(box.line, "El oficio dice 91")
    box.go_on.click()
    (note,) = json.loads((tmp_path / "a.json").read_text())["notes"]
    assert (note["field"], note["text"]) == ("uniformed_women", "El oficio dice 91")


def test_the_file_that_came_is_written_as_it_came(
    page: ReceivingPage, files: Chosen, folder: Path, tmp_path: Path
) -> None:
    first = sent(folder, 1, T3)
    drop(page, first, sent(folder, 1, T3, women=40))
    page.batch.take_in.click()
    files.answer = tmp_path / "o.xlsx"
    page.waiting.original.click()
    assert (tmp_path / "o.xlsx").read_bytes() == first.read_bytes() and "o.xlsx" in news(page)


def test_the_rows_are_copied_as_they_are_read(qtbot: QtBot, page: ReceivingPage, folder: Path) -> None:
    drop(page, sent(folder, 4, T1))
    qtbot.keyClick(page.batch.files, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:3] == ["Resultado", "Archivo", "Oficina"]
    assert row.split("\t")[2:] == [OFFICES[4][0], "2025-T1 · R0", "+3"]


def test_another_window_goes_on_with_the_batch(
    qtbot: QtBot, page: ReceivingPage, store: Store, files: Chosen, folder: Path
) -> None:
    drop(page, sent(folder, 4, T1))
    again = ReceivingPage(make_desk(store), files)
    qtbot.addWidget(again)
    again.take_view(page.view())
    again.batch.take_in.click()
    assert counting(store, OFFICES[4][0]) == [0]


@pytest.fixture
def with_threads(qtbot: QtBot, store: Store, files: Chosen) -> Iterator[ReceivingPage]:
    """The page as it is in the window: what it reads and writes is done elsewhere."""
    writer, tasks = Writer(store.another, lambda: NOW), Tasks(store.another)
    made = ReceivingPage(make_desk(store, writer=writer, tasks=tasks), files)
    qtbot.addWidget(made)
    yield made
    tasks.stop()
    writer.stop()


def test_each_is_refused_the_rest_received_and_the_window_lives_on(
    qtbot: QtBot, with_threads: ReceivingPage, store: Store, folder: Path
) -> None:
    page = with_threads
    harmful = [one for kind in KINDS.values() for one in islice(kind(), OF_EACH_KIND)]
    for at, one in enumerate(harmful):
        one.make(folder / f"{at:03}.xlsx")
    sent(folder, 4, T1)
    before, ticks = store.received.last(), []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(page.busy))
    timer.start(2)
    page.receive([folder])
    qtbot.waitUntil(lambda: not page.busy, timeout=60_000)
    assert sum(ticks) > 5  # it was heard meanwhile
    files = page.batch.files._files
    refused = [one for one in files if one.outcome is Reception.REFUSED]
    assert len(refused) == len(harmful) and all(one.why and one.code and not one.number for one in refused)
    [received] = [one for one in files if one.outcome is not Reception.REFUSED]
    assert (received.outcome, received.office) == (Reception.ACCEPTED, OFFICES[4][0])
    assert store.received.last() == before + 1
