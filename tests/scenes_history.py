"""The history of a record in its box, a record that came back by it, a deleted one, and the reason for a change."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QWidget

from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.periods import Period
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.schema.text import Language
from napdesk.store.listing import Wanted
from napdesk.store.records import Records
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.history.box import HistoryBox
from napdesk.ui.look.palette import Palette
from napdesk.ui.register.page import RegisterPage
from tests.desks import NOW
from tests.samples import session, women
from tests.scenes import Scene
from tests.scenes_register import seat, settled, type_in

WEEK = timedelta(days=7)


def by(store: Store, who: str, when: datetime) -> Records:
    """The records of a store, signed by somebody at some time."""
    return Records(store.db, store.history, store.lists, lambda: store.office.uid, who=who, now=lambda: when)


def lived(store: Store) -> Record:
    """A session with a past: a draft, completed, mended with a reason, deleted and brought back."""
    code = store.office_code
    record = session(title="Asesoría de género en operaciones de paz", begins=NOW.date() - 3 * WEEK, ends=None)
    record.stage = Stage.DRAFT
    record = by(store, "Captura 2", NOW - 2 * WEEK).keep(record, code)
    record.put("ends", (NOW - 2 * WEEK).date())
    record.stage = Stage.COMPLETE
    record = by(store, "Captura 2", NOW - WEEK).keep(record, code)
    record.put("uniformed_women", 12)
    record.put("uniformed_men", 18)
    record.put("place", "09015")
    why = "La lista de asistencia trae 30 personas, no 35"
    record = by(store, "Tte. Nav. Rosa M. Aguilar", NOW - timedelta(days=1)).keep(record, code, why=why)
    by(store, "Captura 1", NOW - timedelta(hours=3)).delete(record)
    by(store, "Captura 1", NOW - timedelta(hours=2)).bring_back(record)
    return record


def box(language: Language, palette: Palette) -> QWidget:
    """The history, two states back."""
    return _box(training, lived, 2, language, palette)


def of_network(language: Language, palette: Palette) -> QWidget:
    """Of a contact only that it changed."""

    def changed(store: Store) -> Record:
        record = by(store, "Captura 2", NOW - WEEK).keep(women(contact_phone="229 000 0000"), store.office_code)
        record.put("contact_phone", "229 111 1111")
        record.put("members_women", 23)
        return by(store, "Captura 1", NOW).keep(record, store.office_code)

    return _box(network, changed, 1, language, palette)


def _box(register: Register, living: object, step: int, language: Language, palette: Palette) -> QWidget:
    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, register)
        assert callable(living)
        page.form.show_record(living(desk.store))
        page.show_history()
        loop = QEventLoop()
        page.history.shown.connect(loop.quit)
        loop.exec()
        page.history.table.go_to(step)
        page.history.hide()
        return page

    found = seat(made, language, palette, filled=False).history
    assert isinstance(found, HistoryBox)
    return found


def returned(language: Language, palette: Palette) -> QWidget:
    """It came back as a draft, for a rule stops it; nothing was lost."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, training)
        record = lived(desk.store)
        page.form.show_record(record)
        state = record.copy()
        state.put("ends", None)
        loop = QEventLoop()
        page.form.kept.connect(lambda _record: loop.quit())
        page.form.bring_back(state)
        loop.exec()
        return page

    return seat(made, language, palette, filled=True)


def deleted(language: Language, palette: Palette) -> QWidget:
    """The deleted ones listed, one of them shown."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, training)
        settled(page)
        gone = [record for row in (2, 4, 5) if (record := page.list.table.records.record_at(row))]
        desk.store.records.delete(*gone)
        page.show_wanted(Wanted(deleted=True))
        settled(page)
        page.list.table.selectRow(1)
        page.list.look()
        return page

    return seat(made, language, palette, filled=True)


def asked_why(language: Language, palette: Palette) -> QWidget:
    """A record of a period that was reported is being changed."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, training)
        record = lived(desk.store)
        period = Period.of(record.values["ends"], desk.store.office.periodicity)  # type: ignore[arg-type]
        desk.store.periods.close(period, [])
        desk.store.periods.reopen(period, "Faltó una sesión")
        page.form.show_record(record)
        type_in(page, {"uniformed_women": "14"})
        return page

    return seat(made, language, palette, filled=True)


SCENES: dict[str, Scene] = {
    "history-box": box,
    "history-network": of_network,
    "history-returned": returned,
    "history-deleted": deleted,
    "history-why": asked_why,
}
