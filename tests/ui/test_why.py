"""Why a kept record changes: asked quietly where it counted, in earnest where its period was reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.registers.training import training
from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.ui.desk import Desk
from napdesk.ui.form.form import Form
from tests.desks import make_store, sit_down
from tests.samples import session


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    with sit_down(make_store(tmp_path / "oficina.napdesk", filled=False)) as desk:
        yield desk


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Form:
    form = Form(desk, training)
    qtbot.addWidget(form)
    form.resize(520, 640)
    with qtbot.waitActive(form):
        form.show()
    return form


def kept(desk: Desk, record: Record) -> Record:
    return desk.writer.wait(lambda store: store.records.keep(record, store.office_code))


def fill_in(form: Form, **texts: str) -> None:
    for key, text in texts.items():
        form.fields.cells[key].editor.retype(text)
        form.fields.cells[key].editor.settle()
        form.fields.left.emit(key)


def whys(desk: Desk, record: Record) -> list[object]:
    return [entry.changes.get("why") for entry in desk.store.history.of(record.uid)]


def save(qtbot: QtBot, form: Form) -> None:
    with qtbot.waitSignal(form.kept):
        assert form.save()


def reopened(desk: Desk) -> None:
    period = Period.of(date(2024, 2, 9), desk.store.office.periodicity)
    desk.writer.wait(lambda store: store.periods.close(period, []))
    desk.writer.wait(lambda store: store.periods.reopen(period, "Faltó una sesión"))


def test_a_record_that_counts_may_say_why_it_changes(qtbot: QtBot, desk: Desk, form: Form) -> None:
    record = kept(desk, session())
    form.show_record(record)
    assert form.why.isHidden()
    fill_in(form, uniformed_women="20")
    assert form.why.isVisible() and form.why.line.placeholderText() == "Motivo del cambio (opcional)"
    form.why.line.setText("  Se leyó mal la lista ")
    save(qtbot, form)
    assert whys(desk, record) == ["Se leyó mal la lista", None]
    assert form.why.isHidden() and form.why.text() == ""
    fill_in(form, uniformed_women="21")
    save(qtbot, form)
    assert whys(desk, record)[0] is None
    assert desk.store.history.broken_at() is None


def test_it_is_not_asked_for_new_ones_and_drafts_nor_where_nothing_changed(desk: Desk, form: Form) -> None:
    fill_in(form, title="Nueva")
    assert form.why.isHidden()
    form.show_record(kept(desk, session(stage="draft")))
    fill_in(form, uniformed_women="20")
    assert form.why.isHidden()
    form.show_record(kept(desk, session(stage="approved")))
    assert form.why.isHidden()
    fill_in(form, uniformed_women="20")
    assert form.why.isVisible()
    form.show_record(kept(desk, session()))
    fill_in(form, uniformed_women="20")
    fill_in(form, uniformed_women="19")
    assert form.why.isHidden()


def test_in_a_period_that_was_reported_nothing_is_kept_without_it(qtbot: QtBot, desk: Desk, form: Form) -> None:
    reopened(desk)
    record = kept(desk, session())
    form.show_record(record)
    fill_in(form, uniformed_women="20")
    assert form.why.words().startswith("Este periodo ya se cerró una vez:")
    assert not form.save() and form.why.line.hasFocus()
    form.save_and_next()
    assert form.record.uid == record.uid and whys(desk, record) == [None]
    form.why.line.setText("Lo pidió la Unidad de Género")
    save(qtbot, form)
    assert whys(desk, record)[0] == "Lo pidió la Unidad de Género"


def test_a_record_moved_into_such_a_period_says_why_too(desk: Desk, form: Form) -> None:
    reopened(desk)
    form.show_record(kept(desk, session(begins=date(2024, 5, 6), ends=date(2024, 5, 9))))
    fill_in(form, begins="05/02/2024", ends="09/02/2024")
    assert not form.save() and form.why.line.hasFocus()


def test_a_number_of_somebody_in_it_is_noted(qtbot: QtBot, desk: Desk, form: Form) -> None:
    form.show_record(kept(desk, session()))
    fill_in(form, uniformed_women="20")
    form.why.line.setText("Llamar al 229 123 4567")
    form.why.line.textEdited.emit(form.why.line.text())
    assert form.why.words().startswith("Parece traer un teléfono. Quítelo:")
    save(qtbot, form)


def test_what_is_typed_there_is_in_the_draft_and_comes_back(qtbot: QtBot, desk: Desk, form: Form) -> None:
    record = kept(desk, session())
    form.show_record(record)
    fill_in(form, uniformed_women="20")
    form.why.line.setText("Se leyó mal")
    form.why.line.textEdited.emit(form.why.line.text())
    form.start_new()
    qtbot.waitUntil(lambda: len(desk.store.drafts.every()) == 1)
    form.show_record(record)
    assert form.why.isVisible() and form.why.text() == "Se leyó mal"
    save(qtbot, form)
    form.undo_keep()
    with qtbot.waitSignal(form.undone):
        pass
    assert form.why.text() == "Se leyó mal"
