"""The same record typed twice: offered beside the form while it is typed, compared, opened, or said to be another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from napdesk.registers.training import training
from napdesk.schema.record import Record, Stage
from napdesk.ui.desk import Desk
from napdesk.ui.form.compare_box import CompareBox
from napdesk.ui.register.page import RegisterPage
from tests.desks import make_store, sit_down, type_text
from tests.samples import session

KEPT = {"title": "Asesoría de género", "begins": date(2025, 11, 3), "ends": date(2025, 11, 7), "place": "30193"}
TYPED = ["ASESORIA DE GENERO", "cur", "perspectiva", "", "s", "cecopam", "03/11/2025", "08/11/2025", "veracruz, v"]
REST = ["naval", "12", "18", "0", "0"]


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    path = make_store(tmp_path / "oficina.napdesk", filled=False)
    with sit_down(path) as desk:
        yield desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> RegisterPage:
    desk.store.records.keep(session(**KEPT), desk.store.office_code)
    page = RegisterPage(desk, training)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    with qtbot.waitActive(page):
        page.show()
    page.start_new()
    return page


def type_fields(qtbot: QtBot, texts: list[str]) -> None:
    for text in texts:
        type_text(text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def typed_twice(qtbot: QtBot, page: RegisterPage) -> None:
    type_fields(qtbot, TYPED)
    qtbot.waitUntil(page.form.twins.isVisible)


def kept(desk: Desk) -> list[Record]:
    return list(desk.store.records.every(training))


def test_a_likely_twin_is_shown_while_one_types(qtbot: QtBot, page: RegisterPage) -> None:
    type_fields(qtbot, TYPED[:8])
    assert not page.form.twins.isVisible()  # the place is not said yet
    type_fields(qtbot, TYPED[8:])
    qtbot.waitUntil(page.form.twins.isVisible)
    assert page.form.twins.accessibleName() == "Posible duplicado"
    said = page.form.twins.accessibleDescription()
    assert said == "CAP-2025-0001 · «Asesoría de género» · Veracruz, Veracruz · 07/11/2025"
    [problem] = page.form.fields.cells["title"].problems_said()
    assert problem.code == "possible_twin"


def test_it_goes_with_what_made_it_one(qtbot: QtBot, page: RegisterPage) -> None:
    typed_twice(qtbot, page)
    page.form.fields.reach("title")
    type_fields(qtbot, ["Taller de masculinidades"])
    qtbot.waitUntil(lambda: not page.form.twins.isVisible())
    assert page.form.fields.cells["title"].problems_said() == []


def test_both_are_compared_and_the_kept_one_opened(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    typed_twice(qtbot, page)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    box = next(iter(page.window().findChildren(CompareBox)))
    lines = {line[0]: line[1:] for line in box.table.lines()}
    assert lines["Término"] == ("≠", "08/11/2025", "07/11/2025")
    assert lines["Lugar"] == ("", "Veracruz, Veracruz", "Veracruz, Veracruz")
    box.open_buttons[0].click()
    qtbot.waitUntil(lambda: page.form.record.folio.endswith("CAP-2025-0001"))
    assert not page.form.twins.isVisible()
    qtbot.waitUntil(lambda: len(desk.store.drafts.every()) == 1)  # what had been typed waits


def test_it_counts_only_once_it_is_said_why_it_is_another(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    typed_twice(qtbot, page)
    type_fields(qtbot, REST)
    with qtbot.waitSignal(page.form.kept):
        page.form.save()
    assert {one.stage for one in kept(desk)} == {Stage.COMPLETE, Stage.DRAFT}
    qtbot.waitUntil(page.form.twins.isVisible)
    page.form.twins.another_one.click()
    reason = QApplication.focusWidget()
    assert isinstance(reason, QLineEdit) and "Motivo" in reason.placeholderText()
    type_text("Otro grupo, el mismo día")
    with qtbot.waitSignal(page.form.kept):
        page.form.save()
    mine = next(one for one in kept(desk) if one.values["title"] == "ASESORIA DE GENERO")
    assert (mine.stage, mine.reasons) == (Stage.COMPLETE, {"title": "Otro grupo, el mismo día"})


def test_the_reason_given_stays_when_it_is_opened_again(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    again = session(**KEPT)
    again.reasons["title"] = "Otro grupo"
    uid = desk.store.records.keep(again, desk.store.office_code).uid
    page.open_record(uid)
    page.form.fields.reach("hours")
    type_text("8")
    with qtbot.waitSignal(page.form.kept):
        page.form.save()
    assert desk.store.records.find(training, uid).reasons == {"title": "Otro grupo"}  # type: ignore[union-attr]


def test_what_counts_already_is_only_noted(qtbot: QtBot, desk: Desk, page: RegisterPage) -> None:
    uid = desk.store.records.keep(session(**KEPT), desk.store.office_code).uid
    page.open_record(uid)
    page.form.fields.reach("hours")
    type_text("8")
    qtbot.waitUntil(page.form.twins.isVisible)
    with qtbot.waitSignal(page.form.kept):
        page.form.save()
    assert desk.store.records.find(training, uid).stage is Stage.COMPLETE  # type: ignore[union-attr]
