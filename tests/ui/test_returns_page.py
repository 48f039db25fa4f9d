"""Reportes: what blocks leads to its field, then the file is made, reopened with a reason, and proved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from napdesk.excel.alteration import alter_a_count
from napdesk.registers.training import training, uniformed_women
from napdesk.schema.office_key import KnownOffice
from napdesk.schema.periods import Period
from napdesk.schema.record import Stage
from napdesk.services.closing import reopen
from napdesk.services.verifying import State, verify
from napdesk.store.drafts import NARRATIVES, Draft
from napdesk.store.periods import Status
from napdesk.store.store import Store
from napdesk.ui.returns.page import ReturnsPage
from napdesk.ui.returns.password_box import PasswordBox
from tests.chosen import Chosen
from tests.made_receipts import HUB, as_hub, write_receipt
from tests.pages import NOW, make_desk, make_store, training_record

PERIOD = Period.read("2025-T4")
assert PERIOD is not None
LAST_DAY = NOW.replace(month=12, day=31)


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path / "reporte.xlsx")


@pytest.fixture
def page(qtbot: QtBot, store: Store, files: Chosen) -> ReturnsPage:
    return shown(qtbot, store, files, LAST_DAY)


def shown(qtbot: QtBot, store: Store, files: Chosen, now: datetime) -> ReturnsPage:
    made = ReturnsPage(replace(make_desk(store), now=lambda: now), files)
    qtbot.addWidget(made)
    made.resize(1170, 740)
    with qtbot.waitExposed(made):
        made.show()
    return made


def keep(store: Store, title: str, stage: Stage = Stage.COMPLETE, **answers: object) -> str:
    record = training_record(store, title, **answers)  # type: ignore[arg-type]
    record.stage = stage
    return store.records.keep(record, store.office_code).uid


def news(page: ReturnsPage) -> str:
    banner = page.panel.news()
    return banner.accessibleName() if banner else ""


def press(qtbot: QtBot, page: ReturnsPage, words: str) -> None:
    found = [one for one in page.findChildren(QPushButton) if one.accessibleName() == words and not one.isHidden()]
    qtbot.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def test_what_blocks_leads_to_its_field(qtbot: QtBot, page: ReturnsPage, store: Store) -> None:
    uid = keep(store, "Asesoría", Stage.DRAFT, uniformed_women=None)
    page.refresh()
    assert not page.make.isEnabled()
    assert page.panel.blocking.topLevelItem(0).text(0) == "Errores (1)"  # type: ignore[union-attr]
    with qtbot.waitSignal(page.mend) as mend:
        qtbot.keyClick(page.panel.blocking, Qt.Key.Key_Return)
    assert mend.args == ["training", uid, "uniformed_women"]
    with qtbot.waitSignal(page.mend):
        press(qtbot, page, "Ir al campo")


def test_errors_stand_before_what_needs_a_reason(page: ReturnsPage, store: Store) -> None:
    keep(store, "Equipo", activity="mobile_team")
    keep(store, "Otra", Stage.DRAFT)
    page.refresh()
    heads = [page.panel.blocking.topLevelItem(at).text(0) for at in range(2)]  # type: ignore[union-attr]
    assert heads == ["Errores (1)", "Exigen motivo (1)"]


def test_the_return_is_made_where_one_says(
    qtbot: QtBot, page: ReturnsPage, store: Store, files: Chosen, tmp_path: Path
) -> None:
    keep(store, "Asesoría")
    page.refresh()
    with qtbot.waitSignal(page.period_changed):
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert files.proposed == ["NapDesk_30-SEMAR-01_2025-T4.xlsx"]
    assert files.titles == ["Guardar el reporte"]
    assert verify(tmp_path / "reporte.xlsx").state is State.UNSIGNED
    assert store.periods.status(PERIOD) is Status.CLOSED
    assert news(page) == "Reporte listo: reporte.xlsx"
    press(qtbot, page, "Abrir carpeta")
    assert files.shown == [tmp_path]


def test_a_dialog_cancelled_makes_nothing(qtbot: QtBot, page: ReturnsPage, store: Store, files: Chosen) -> None:
    keep(store, "Asesoría")
    files.answer = None
    page.refresh()
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    assert store.periods.status(PERIOD) is Status.OPEN
    assert page.make.isEnabled()


def test_a_preview_closes_nothing(qtbot: QtBot, page: ReturnsPage, store: Store, tmp_path: Path) -> None:
    keep(store, "Asesoría")
    page.refresh()
    with qtbot.waitSignal(page.preview.clicked):
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert news(page) == "Vista previa lista: reporte.xlsx"
    assert verify(tmp_path / "reporte.xlsx").state is State.PREVIEW
    assert store.periods.status(PERIOD) is Status.OPEN
    assert news(page) == "Vista previa lista: reporte.xlsx"


def test_nothing_happened_is_a_nil_return(qtbot: QtBot, page: ReturnsPage, store: Store, tmp_path: Path) -> None:
    page.refresh()
    assert not page.make.isEnabled()
    press(qtbot, page, "Reporte en ceros…")
    assert store.periods.nil(PERIOD)
    assert (tmp_path / "reporte.xlsx").exists()


def test_reopening_asks_why(qtbot: QtBot, page: ReturnsPage, store: Store) -> None:
    keep(store, "Asesoría")
    page.refresh()
    press(qtbot, page, "Cerrar el periodo")
    assert store.periods.status(PERIOD) is Status.CLOSED
    press(qtbot, page, "Reabrir el periodo")
    press(qtbot, page, "Reabrir el periodo")
    assert page.panel._ask_reason.words() == "Escriba el motivo."
    qtbot.keyClicks(page.panel.reason, "Falta una lista de asistencia")
    qtbot.keyClick(page.panel.reason, Qt.Key.Key_Return)
    assert store.periods.status(PERIOD) is Status.OPEN


def test_what_changed_since_it_was_sent_is_read_before_it_is_sent_again(
    qtbot: QtBot, page: ReturnsPage, store: Store, files: Chosen, tmp_path: Path
) -> None:
    uid = keep(store, "Asesoría")
    page.refresh()
    page.make.click()
    page.panel.copy_it.setFocus()
    files.answer = tmp_path / "copia.xlsx"
    qtbot.keyClick(page.panel.copy_it, Qt.Key.Key_Space)
    assert (tmp_path / "copia.xlsx").read_bytes() == (tmp_path / "reporte.xlsx").read_bytes()
    assert news(page).startswith("Reporte listo: copia.xlsx") and page.panel.moved.isHidden()
    page.make.click()
    assert news(page).startswith("Nada cambió desde el reporte")
    reopen(store, PERIOD, "corrección")
    page.refresh()
    assert page.panel.moved.isHidden()
    record = store.records.find(training, uid)
    assert record is not None
    record[uniformed_women] = 29
    store.records.keep(record, store.office_code)
    page.refresh()
    assert page.panel.moved.isVisible() and page.panel.moved.count() == 1
    assert page.panel.moved.item(0).text() == f"Cambio · {record.folio} · Mujeres en uniforme: 12 → 29"
    files.answer = tmp_path / "r1.xlsx"
    page.make.click()
    assert news(page).startswith("Reporte listo: r1.xlsx")


def test_a_file_under_a_password_is_made_and_verified_by_key(
    qtbot: QtBot, page: ReturnsPage, store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep(store, "Asesoría")
    page.refresh()
    page.panel.locked.setFocus()
    qtbot.keyClick(page.panel.locked, Qt.Key.Key_Space)
    page.make.click()
    box = page.asked
    assert isinstance(box, PasswordBox)
    first = box.line.text()
    qtbot.keyClick(box.other, Qt.Key.Key_Space)
    assert box.line.text() != first and len(box.line.text().split("-")) == 5
    box.line.clear()
    qtbot.keyClicks(box.line, "corta")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert box.isVisible() and "al menos 8 caracteres" in box.asked.words()
    assert store.periods.status(PERIOD) is Status.OPEN
    qtbot.keyClicks(box.line, " no, ya larga")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert not box.isVisible() and news(page).startswith("Reporte listo: reporte.xlsx")
    assert box.line.text() == ""
    kept = [repr(row) for table in store.db.tables for row in table.rows]
    assert kept and not [row for row in kept if "ya larga" in row]
    assert "ya larga" not in caplog.text
    page.verify.look_at(tmp_path / "reporte.xlsx")
    assert (page.verify.state.text(), page.verify.password.hasFocus()) == ("Con contraseña", True)
    for typed, state in (
        ("", "Con contraseña"),
        ("otra palabra", "Con contraseña"),
        ("corta no, ya larga", "Auténtico"),
    ):
        qtbot.keyClicks(page.verify.password, typed)
        qtbot.keyClick(page.verify.password, Qt.Key.Key_Return)
        assert page.verify.state.text() == state
    assert not page.verify.password.isVisible() and page.verify.password.text() == ""


def test_without_a_password_after_all(qtbot: QtBot, page: ReturnsPage, store: Store, tmp_path: Path) -> None:
    keep(store, "Asesoría")
    page.refresh()
    page.panel.locked.setChecked(True)
    page.make.click()
    assert page.asked is not None
    qtbot.keyClick(page.asked, Qt.Key.Key_Escape)
    assert not (tmp_path / "reporte.xlsx").exists() and store.periods.status(PERIOD) is Status.OPEN


def test_ctrl_enter_in_the_reason_reopens_and_makes_no_return(
    qtbot: QtBot, page: ReturnsPage, store: Store, files: Chosen
) -> None:
    keep(store, "Asesoría")
    page.refresh()
    press(qtbot, page, "Cerrar el periodo")
    press(qtbot, page, "Reabrir el periodo")
    qtbot.keyClicks(page.panel.reason, "Falta una lista de asistencia")
    page.make.click()  # as its shortcut does
    assert store.periods.status(PERIOD) is Status.OPEN and files.titles == []


def test_words_that_were_not_kept_are_said_not_to_be_in_the_return(page: ReturnsPage, store: Store) -> None:
    store.drafts.put(Draft("2025-T4/PA-7", NARRATIVES, "", {"progress": "Dos cursos."}, "", NOW.isoformat()))
    keep(store, "Asesoría")
    page.refresh()
    assert any("Capturas sin guardar que no entran: 1." in one.text() for one in page.findChildren(QLabel))


@pytest.mark.parametrize("words", ["Hacer el reporte…", "Cerrar el periodo"])
def test_a_period_that_still_runs_is_closed_only_once_that_was_asked(
    qtbot: QtBot, store: Store, files: Chosen, words: str
) -> None:
    page = shown(qtbot, store, files, NOW)
    keep(store, "Asesoría")
    page.refresh()
    press(qtbot, page, words)
    box = page.asked
    assert box is not None and box.isVisible()
    said = " ".join(label.text() for label in box.findChildren(QLabel))
    assert "termina el 31/12/2025" in said and "después de hoy ya no entra" in said
    assert box.leave.isDefault() and not box.go_on.isDefault()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not box.isVisible() and files.proposed == []
    assert store.periods.status(PERIOD) is Status.OPEN
    press(qtbot, page, words)
    assert page.asked is not None
    with qtbot.waitSignal(page.period_changed):
        qtbot.mouseClick(page.asked.go_on, Qt.MouseButton.LeftButton)
    assert store.periods.status(PERIOD) is Status.CLOSED


def test_nothing_is_asked_where_nothing_is_closed(qtbot: QtBot, store: Store, files: Chosen) -> None:
    page = shown(qtbot, store, files, NOW)
    keep(store, "Asesoría")
    page.refresh()
    qtbot.mouseClick(page.preview, Qt.MouseButton.LeftButton)
    assert page.asked is None and files.proposed == ["NapDesk_30-SEMAR-01_2025-T4_vista-previa.xlsx"]
    assert files.titles == ["Guardar la vista previa"]
    store.periods.close(PERIOD, [])
    page.refresh()
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    assert page.asked is None and len(files.proposed) == 2


def test_a_nil_return_of_a_period_that_still_runs_asks_too(qtbot: QtBot, store: Store, files: Chosen) -> None:
    page = shown(qtbot, store, files, NOW)
    page.refresh()
    press(qtbot, page, "Reporte en ceros…")
    assert page.asked is not None and files.proposed == []
    qtbot.mouseClick(page.asked.go_on, Qt.MouseButton.LeftButton)
    assert store.periods.nil(PERIOD)


def test_a_button_that_goes_hands_the_focus_to_what_can_be_done_instead(
    qtbot: QtBot, page: ReturnsPage, store: Store
) -> None:
    keep(store, "Asesoría")
    page.refresh()
    page.panel.close_it.setFocus()
    qtbot.keyClick(page.panel.close_it, Qt.Key.Key_Return)
    assert page.panel.reopen_it.hasFocus()
    qtbot.keyClick(page.panel.reopen_it, Qt.Key.Key_Return)
    assert page.panel.reason.hasFocus()
    qtbot.keyClicks(page.panel.reason, "Falta una lista")
    qtbot.keyClick(page.panel.reason, Qt.Key.Key_Return)
    assert page.panel.close_it.hasFocus()


def test_what_was_made_is_reached_by_tab_before_what_stands_below(
    qtbot: QtBot, page: ReturnsPage, store: Store
) -> None:
    keep(store, "Asesoría")
    page.refresh()
    page.make.setFocus()
    qtbot.keyClick(page.make, Qt.Key.Key_Return)
    assert page.make.hasFocus()
    qtbot.waitUntil(lambda: (banner := page.panel.news()) is not None and banner.isVisible())
    names = []
    for _stop in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())
    assert names == ["Abrir carpeta", "Abrir en Excel", "Reabrir el periodo"]


def test_a_folder_that_is_gone_is_said_and_nothing_is_claimed(
    qtbot: QtBot, page: ReturnsPage, store: Store, files: Chosen, tmp_path: Path
) -> None:
    keep(store, "Asesoría")
    files.answer = tmp_path / "usb" / "reporte.xlsx"
    page.refresh()
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    assert news(page)
    assert "listo" not in news(page)


def test_a_changed_cell_is_named(qtbot: QtBot, page: ReturnsPage, store: Store, tmp_path: Path) -> None:
    keep(store, "Asesoría")
    page.refresh()
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    altered = tmp_path / "copia.xlsx"
    alter_a_count(tmp_path / "reporte.xlsx", altered)
    drop(page, altered)
    assert page.verify.state.text() == "ALTERADO"
    assert page.verify.changes.item(0).text().startswith("Capacitaciones!")


def test_a_whole_file_and_one_that_is_no_return(
    qtbot: QtBot, page: ReturnsPage, store: Store, files: Chosen, tmp_path: Path
) -> None:
    keep(store, "Asesoría")
    page.refresh()
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.verify.choose, Qt.MouseButton.LeftButton)
    assert page.verify.state.text() == "Auténtico"
    assert "Está tal como lo hizo" in page.verify._reason.text()
    others = verify(tmp_path / "reporte.xlsx")
    page.verify._show(others)
    assert page.verify.state.text() == "Íntegro, sin firma conocida"
    files.answer = tmp_path / "otra.xlsx"
    files.answer.write_bytes(b"no")
    qtbot.mouseClick(page.verify.choose, Qt.MouseButton.LeftButton)
    assert page.verify.state.text() == "No se pudo leer"
    assert page.verify.changes.isHidden()


def test_the_period_carries_its_counts(page: ReturnsPage, store: Store) -> None:
    keep(store, "Asesoría")
    page.refresh()
    assert {"Capacitaciones 1", "Redes de mujeres 0"} <= set(page.panel.carried.words())


@pytest.mark.parametrize("wide", [520, 700, 1170])
def test_a_count_stands_beside_the_name_of_its_register(qtbot: QtBot, page: ReturnsPage, wide: int) -> None:
    page.resize(wide, 740)
    carried = page.panel.carried
    qtbot.waitUntil(lambda: carried.height() == carried.heightForWidth(carried.width()))
    said = carried.findChildren(QLabel)
    for name, figure in zip(said[::2], said[1::2], strict=True):
        assert name.width() >= name.sizeHint().width()
        left, right = (one.mapTo(carried, one.rect().center()) for one in (name, figure))
        assert left.y() == right.y() and left.x() < right.x() <= carried.width()


def drop(page: ReturnsPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.verify.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))


def test_an_acuse_dropped_here_says_what_became_of_the_return(
    qtbot: QtBot, page: ReturnsPage, store: Store, tmp_path: Path
) -> None:
    uid = keep(store, "Asesoría")
    page.refresh()
    page.make.click()
    sent = store.periods.sent(PERIOD)
    assert sent is not None
    hub = as_hub(make_store(tmp_path / "hub"))
    store.keys.add([(hub.keys.own, KnownOffice(HUB, "Estado Mayor"))])
    folio = next(store.records.every(training)).folio
    notes = [{"folio": folio, "field": "uniformed_women", "text": "¿Son 12?"}]
    page.choose(PERIOD.previous)
    drop(page, write_receipt(tmp_path / "a.json", sent.seal, hub, outcome="asked_back", notes=notes))
    assert (page.verify.state.text(), page.period(), page.panel.state.text()) == (
        "Se pide complementaria",
        PERIOD,
        "Se pide complementaria",
    )
    assert f"Acuse de {HUB}: Se pide complementaria" in page.panel._told.text()
    assert page.panel.blocking.isVisible()
    page.panel.go.setFocus()
    with qtbot.waitSignal(page.mend) as wanted:
        qtbot.keyClick(page.panel.go, Qt.Key.Key_Space)
    assert wanted.args == ["training", uid, "uniformed_women"]
    drop(page, write_receipt(tmp_path / "b.json", sent.seal, hub))
    assert page.panel.state.text() == "Recibido" and not page.panel.blocking.isVisible()
    (tmp_path / "c.json").write_text("{}", encoding="utf-8")
    drop(page, tmp_path / "c.json")
    assert page.panel.state.text() == "Recibido" and "no es un acuse" in page.verify._about.text()
    hub.close()
