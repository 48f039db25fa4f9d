"""Pictures of review and of what proves a return: changes, password, what was answered to it, what has left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from napdesk.house import plan
from napdesk.registers.training import training, uniformed_women
from napdesk.schema.leaving import Leaving
from napdesk.schema.offices import Classification
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.receipts import Outcome, Receipt, ReceiptNote
from napdesk.schema.text import Language
from napdesk.services.closing import records_of_period, reopen, send
from napdesk.services.returns import write_copy
from napdesk.services.review import next_waiting, send_back, set_review
from napdesk.store.store import Store
from napdesk.ui.files import Files
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from napdesk.ui.register.more import More
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.returns.page import ReturnsPage
from napdesk.ui.returns.password_box import PasswordBox
from napdesk.ui.review.note_box import NoteBox
from napdesk.ui.settings.left_box import LeftBox
from napdesk.ui.settings.page import SettingsPage
from tests.pages import NOW, Kept, demo_store, make_desk

QUARTER = Period(2025, Periodicity.QUARTER, 3)
PASSWORD = "faro-menta-higuera-oso-lluvia"


def sent() -> Store:
    """A demonstration whose third quarter was sent."""
    store = demo_store()
    send(store, plan(), QUARTER, store.path.with_name("R0.xlsx"), language=Language.ES, now=NOW)
    return store


def page(store: Store, language: Language, palette: Palette) -> ReturnsPage:
    made = ReturnsPage(make_desk(store, language, palette), Files(language, Preferences(Kept())))
    made.choose(QUARTER)
    return made


def moved(language: Language, palette: Palette) -> QWidget:
    """Open again, with what changed since."""
    store = sent()
    reopen(store, QUARTER, "Llegó una lista de asistencia")
    first, second, *_ = records_of_period(store, QUARTER)[training]
    first[uniformed_women] = (first[uniformed_women] or 0) + 4
    store.records.keep(first, store.office_code)
    store.records.delete(second)
    return page(store, language, palette)


def password(language: Language, palette: Palette) -> QWidget:
    """The password of a file, proposed."""
    made = PasswordBox(make_desk(demo_store(), language, palette))
    made.line.setText(PASSWORD)
    return made


def locked(language: Language, palette: Palette) -> QWidget:
    """A file that asks for its password."""
    store = sent()
    path = store.path.with_name("30-SEMAR-01_2025-T3_R0 (con contraseña).xlsx")
    write_copy(store, QUARTER, path, PASSWORD)
    made = page(store, language, palette)
    made.panel.locked.setChecked(True)
    made.verify.look_at(path)
    return made


def asked_back(language: Language, palette: Palette) -> QWidget:
    """What the receiver asks, each note at its field."""
    store = sent()
    made = store.periods.sent(QUARTER)
    assert made is not None
    folios = [record.folio for record in records_of_period(store, QUARTER)[training]][:2]
    notes = (
        ReceiptNote(folios[0], "uniformed_women", "El oficio dice 12, y aquí hay 19. ¿Cuál es?"),
        ReceiptNote(folios[1], "place", "El municipio no es de la entidad que se nombra."),
    )
    store.receipts.put(Receipt(made.seal, Outcome.ASKED_BACK, "09-SEMAR-00", NOW.isoformat(), notes), str(QUARTER))
    return page(store, language, palette)


def left(language: Language, palette: Palette) -> QWidget:
    """What has left the office."""
    store = sent()
    store.note_file(Leaving.COVERING, str(QUARTER), whom="09-SEMAR-00")
    store.note_file(Leaving.LIST, register="training")
    store.note_file(Leaving.KEY)
    desk = replace(make_desk(store, language, palette), now=lambda: NOW + timedelta(days=2))
    return LeftBox(desk)


def classified(language: Language, palette: Palette) -> QWidget:
    """Ajustes of an office whose returns are reserved, and one of whose people signs for another."""
    store = demo_store()
    office = store.office
    signs = replace(office.authorised_by, for_another=True)
    ground = "Artículo 112, fracción V, de la Ley General de Transparencia"
    office = replace(office, authorised_by=signs, classification=Classification.RESERVED, ground=ground, term="5 años")
    store.settings.put_office(office)
    desk = make_desk(store, language, palette)
    return SettingsPage(desk, Preferences(desk.settings), Files(language, Preferences(Kept())))


def register(language: Language, palette: Palette, *, back: bool = False) -> RegisterPage:
    """Sessions of an office that reviews."""
    store = demo_store()
    set_review(store, on=True)
    record = next_waiting(store)
    assert record is not None
    if back:
        notes = {"uniformed_women": "El oficio dice 12, y aquí hay otra cifra.", "place": "¿Es ese municipio?"}
        record = send_back(store, record, notes)
    desk = make_desk(store, language, palette)
    made = RegisterPage(desk, training)
    More(made, desk, training, Files(language, Preferences(Kept())))
    made.open_record(record.uid, "uniformed_women")
    return made


def review_notes(language: Language, palette: Palette) -> QWidget:
    """The notes a record is to be sent back with."""
    store = demo_store()
    set_review(store, on=True)
    record = next_waiting(store)
    assert record is not None
    made = NoteBox(make_desk(store, language, palette), record, "uniformed_women")
    made.line.setText("El oficio dice 12, y aquí hay otra cifra.")
    made.add()
    made.fields.setCurrentIndex(made.fields.findData("place"))
    made.line.setText("¿Es ese municipio?")
    return made


SCENES = {
    "returns_moved": moved,
    "returns_password": password,
    "returns_locked": locked,
    "returns_asked_back": asked_back,
    "returns_left": left,
    "settings_classified": classified,
    "review_waiting": register,
    "review_sent_back": partial(register, back=True),
    "review_notes": review_notes,
}
