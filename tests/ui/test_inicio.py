"""Inicio answers «what now?»: what waits with its button, the year's targets, that all is safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from napdesk.house import plan
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.record import Stage
from napdesk.schema.text import Language
from napdesk.services.closing import reopen, send
from napdesk.services.due import current_period
from napdesk.services.pace import gauge
from napdesk.services.tally import Tally
from napdesk.store.drafts import NARRATIVES, Draft
from napdesk.store.store import Store
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.inicio.overview import look
from napdesk.ui.inicio.page import Inicio
from napdesk.ui.moments import greeting, long_day, moment_of
from napdesk.ui.parts.bar import Bar
from tests.pages import ES, NOW, make_desk, make_store, training_record

TYPING = Draft("d1", "training", "", {"title": "Prevención"}, "topics", NOW.isoformat())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_store(tmp_path)


def page_on(qtbot: QtBot, store: Store, **on: int) -> Inicio:
    """The page as it shows at a moment of that day."""
    page = Inicio(replace(make_desk(store), now=lambda: NOW.replace(**on)))
    qtbot.addWidget(page)
    page.resize(1170, 740)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    return page


def button(page: Inicio, name: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name and not one.isHidden())


def said(page: Inicio) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.text()]


def test_an_empty_store_says_where_to_begin(qtbot: QtBot, store: Store) -> None:
    page = page_on(qtbot, store)
    assert page.header._title.text() == "Buenos días"
    assert page.review.words() == "Todo está completo."
    assert not page.go_on.isEnabled()
    assert any(words.startswith("Aún no hay registros. Empiece con «Capturar»") for words in said(page))
    assert "El primer respaldo se hace solo, al cerrar" in said(page)


def test_what_was_being_typed_is_offered_first(qtbot: QtBot, store: Store) -> None:
    store.drafts.put(TYPING)
    page = page_on(qtbot, store)
    assert "Capacitación · quedó en «Temas» · hoy 10:42" in said(page)
    for press in (button(page, "Seguir: Prevención"), page.go_on):
        with qtbot.waitSignal(page.draft_wanted) as wanted:
            qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
        assert wanted.args == [TYPING._replace(typed_by="Captura 1")]


def test_what_somebody_else_was_typing_stands_apart_and_can_be_taken_over(qtbot: QtBot, store: Store) -> None:
    store.drafts.put(TYPING._replace(uid="d2", answers={"title": "De ella"}))
    store.db.execute("UPDATE drafts SET typed_by = 'Ana Ruiz'")
    store.drafts.put(TYPING)
    page = page_on(qtbot, store)
    rows = [row.accessibleName() for row in page.findChildren(NextStep) if not row.isHidden()]
    assert rows[:2] == ["Prevención", "De ella"]
    assert "de Ana Ruiz · Capacitación · quedó en «Temas» · hoy 10:42" in said(page)
    assert page.review.words() == "Borradores: 1"
    with qtbot.waitSignal(page.draft_wanted) as wanted:
        qtbot.mouseClick(button(page, "Seguirlo yo: De ella"), Qt.MouseButton.LeftButton)
    assert wanted.args is not None and wanted.args[0].uid == "d2"


def test_a_draft_of_a_register_that_is_gone_stops_nothing(qtbot: QtBot, store: Store) -> None:
    store.drafts.put(TYPING._replace(register="gone"))
    assert page_on(qtbot, store).review.words() == "Todo está completo."


def test_a_record_sent_back_is_to_be_answered(qtbot: QtBot, store: Store) -> None:
    record = training_record(store, "Asesoría")
    record.stage = Stage.SENT_BACK
    kept = store.records.keep(record, store.office_code)
    page = page_on(qtbot, store)
    assert page.review.words() == "con observaciones: 1"
    with qtbot.waitSignal(page.record_wanted) as wanted:
        qtbot.mouseClick(button(page, "Solventar: Asesoría"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["training", kept.uid]


def test_only_six_are_listed_and_the_rest_is_told(qtbot: QtBot, store: Store) -> None:
    for number in range(8):
        store.drafts.put(Draft(f"d{number}", "training", "", {"title": f"Sesión {number}"}, "", NOW.isoformat()))
    page = page_on(qtbot, store)
    assert len([row for row in page.findChildren(NextStep) if not row.isHidden()]) == 6
    assert "Y 2 más, en sus registros." in said(page)
    assert page.review.words() == "Borradores: 8"


def test_what_changed_since_a_period_was_sent_is_counted(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    typed = training_record(store, "Asesoría")
    typed.stage = Stage.COMPLETE
    kept = store.records.keep(typed, store.office_code)
    period = Period.of(kept.values["ends"], store.office.periodicity)  # type: ignore[arg-type]
    send(store, plan(), period, tmp_path / "r.xlsx", language=Language.ES, now=NOW.replace(month=12, day=31))
    assert not any("desde que se envió" in words for words in said(page_on(qtbot, store)))
    reopen(store, period, "corrección")
    store.records.delete(kept)
    page = page_on(qtbot, store)
    assert f"{period}: 1 cambio desde que se envió" in said(page)
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.keyClick(button(page, f"Ir a Reportes: {period}: 1 cambio desde que se envió"), Qt.Key.Key_Space)
    assert wanted.args == ["returns"]


def test_words_half_typed_are_offered_while_their_period_is_open(qtbot: QtBot, store: Store) -> None:
    words = Draft("2025-T4/PA-7", NARRATIVES, "", {"progress": "Van"}, "progress", NOW.isoformat())
    store.drafts.put(words)
    store.drafts.put(words._replace(uid="2025-T2/PA-5", field="justification"))
    store.drafts.put(words._replace(uid="2025-T1/PA-7"))
    store.periods.close(Period(2025, Periodicity.QUARTER, 1), [])
    page = page_on(qtbot, store)
    waiting = [row.accessibleName() for row in page.findChildren(NextStep) if not row.isHidden()]
    assert waiting == ["Avance cualitativo · PA-7 · 2025-T4", "Justificación de la variación · PA-5 · 2025-T2"]
    assert page.review.words() == "Borradores: 2"
    with qtbot.waitSignal(page.draft_wanted) as wanted:
        qtbot.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    assert wanted.args == [words._replace(typed_by="Captura 1")]


def test_each_register_can_be_begun(qtbot: QtBot, store: Store) -> None:
    page = page_on(qtbot, store)
    for name, key in (("Nueva capacitación", "training"), ("Nueva unidad", "police_unit"), ("Nueva red", "network")):
        with qtbot.waitSignal(page.new_wanted) as wanted:
            qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
        assert wanted.args == [key]


def test_ctrl_n_begins_a_session(qtbot: QtBot, store: Store) -> None:
    page = page_on(qtbot, store)
    with qtbot.waitSignal(page.new_wanted) as wanted:
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == ["training"]


def test_the_bars_are_the_plans_numeric_targets(qtbot: QtBot, store: Store) -> None:
    record = training_record(store, "Curso", activity="course", uniformed_women=30)
    record.stage = Stage.COMPLETE
    store.records.keep(record, store.office_code)
    page = page_on(qtbot, store)
    told = [bar.accessibleName() for bar in page.targets.findChildren(Bar) if not bar.isHidden()]
    assert len(told) == 6
    assert "Mujeres en uniforme capacitadas: 30 / 60, En proceso" in told
    assert "Redes integradas a la estrategia: — / 50, Sin dato" in told
    assert "Meta nacional" in said(page)
    marks = [bar._today for bar in page.targets.findChildren(Bar) if not bar.isHidden()]
    found = look(store, plan(), NOW.date(), Tally())
    gauges = [gauge(figure, found.days) for figure in found.targets]
    assert marks == [one and one.mark for one in gauges]  # as in Resumen
    assert marks[0] == 1.0  # what stands on a day is not due by parts


def test_without_a_passphrase_it_offers_to_set_one(qtbot: QtBot, store: Store) -> None:
    page = page_on(qtbot, store)
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.mouseClick(page.safety.protect, Qt.MouseButton.LeftButton)
    assert wanted.args == ["settings"]


@pytest.mark.parametrize(
    ("today", "records", "report", "capture"),
    [
        (date(2025, 12, 30), 1, "falta 1 día", "2025-T4: 1 registro"),
        (date(2025, 12, 29), 2, "faltan 2 días", "2025-T4: 2 registros"),
        (date(2025, 12, 31), 0, "termina hoy", "2025-T4: 0 registros"),
    ],
)
def test_one_is_not_several(qtbot: QtBot, store: Store, today: date, records: int, report: str, capture: str) -> None:
    for at in range(records):
        store.records.keep(training_record(store, f"Curso {at}"), store.office_code)
    page = page_on(qtbot, store, month=today.month, day=today.day)
    assert f" · {report} · " in page.report.words()
    assert page.capture.words() == capture


def test_the_way_to_reportes(qtbot: QtBot, store: Store) -> None:
    page = page_on(qtbot, store)
    assert page.report.words() == "4.º trimestre de 2025 (oct–dic) · faltan 38 días · fecha límite 15/01/2026"
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.mouseClick(page.to_returns, Qt.MouseButton.LeftButton)
    assert wanted.args == ["returns"]


def test_a_return_not_made_in_time_is_late_until_its_period_is_closed(qtbot: QtBot, store: Store) -> None:
    store.records.keep(training_record(store, "Curso", ends=date(2025, 9, 10)), store.office_code)
    page = page_on(qtbot, store, month=10, day=14)
    assert page.report.words().endswith("fecha límite 14/10/2025")
    page = page_on(qtbot, store, month=10, day=15)
    assert page.report.state.text() == "Extemporáneo"
    assert page.report.words().endswith("ya terminó · la fecha límite fue 14/10/2025")
    period = Period.read("2025-T3")
    assert period is not None
    store.periods.close(period, [])
    page.refresh()
    assert (page.report.state.text(), page.report.words()[-10:]) == ("Abierto", "15/01/2026")


def test_a_target_at_risk_is_said_in_words_with_a_next_step(qtbot: QtBot, store: Store) -> None:
    record = training_record(store, "Curso", activity="course", uniformed_women=30, ends=date(2025, 5, 5))
    record.stage = Stage.COMPLETE
    store.records.keep(record, store.office_code)
    page = page_on(qtbot, store, month=10, day=1)
    assert "A este paso, 40 de 60 en diciembre" in said(page)
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.mouseClick(button(page, "Ver: A este paso, 40 de 60 en diciembre"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["summary"]


@pytest.mark.parametrize(
    ("today", "recorded_on", "period"),
    [
        (date(2025, 11, 23), None, "2025-T4"),
        (date(2025, 10, 8), date(2025, 9, 10), "2025-T3"),  # just over, and not reported yet
        (date(2025, 10, 8), None, "2025-T4"),
        (date(2025, 12, 20), date(2025, 9, 10), "2025-T4"),  # long over
    ],
)
def test_the_period_at_work(store: Store, today: date, recorded_on: date | None, period: str) -> None:
    if recorded_on is not None:
        store.records.keep(training_record(store, "Curso", ends=recorded_on), store.office_code)
    assert current_period(store, today) == Period.read(period)


def test_a_draft_of_a_kept_record_counts_once(store: Store) -> None:
    kept = store.records.keep(training_record(store, "Curso"), store.office_code)
    store.drafts.put(Draft("d1", "training", kept.uid, {"title": "Curso nuevo"}, "title", NOW.isoformat()))
    seen = look(store, plan(), NOW.date(), Tally())
    assert (seen.waiting["training"], seen.unfinished) == (1, [])


@pytest.mark.parametrize(("hour", "words"), [(9, "Buenos días"), (12, "Buenas tardes"), (19, "Buenas noches")])
def test_greeting(hour: int, words: str) -> None:
    assert greeting(hour).to(ES) == words


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2025-11-23T10:42:00-06:00", "hoy 10:42"),
        ("2025-11-22T18:05:00-06:00", "ayer 18:05"),
        ("2025-11-14T09:00:00-06:00", "14/11/2025"),
        ("", ""),
    ],
)
def test_moments(written: str, told: str) -> None:
    assert moment_of(written, NOW.date(), ES) == told


def test_a_day_in_words() -> None:
    assert long_day(date(2025, 11, 23), ES) == "domingo 23 de noviembre de 2025"


def test_tab_comes_to_every_button_as_they_are_read(qtbot: QtBot, store: Store) -> None:
    kept = training_record(store, "Asesoría", activity="course", uniformed_women=30)
    kept.stage = Stage.COMPLETE
    store.records.keep(kept, store.office_code)
    store.drafts.put(TYPING)
    page = page_on(qtbot, store)
    page.refresh()  # what was made anew stands where it stood
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.waitUntil(lambda: button(page, "Abrir: Asesoría").isVisible())
    page.setFocus()
    passed = []
    begin = [register.new.to(ES) for register in REGISTERS]
    risk = "Ver: A este paso, 33 de 60 en diciembre"
    for _stop in range(len(begin) + 6):
        passed.append(QApplication.focusWidget().accessibleName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert passed == [
        *begin,
        "Seguir",
        "Ir a Reportes",
        "Seguir: Prevención",
        risk,
        "Abrir: Asesoría",
        "Poner contraseña",
    ]
