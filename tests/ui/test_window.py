"""The window of an office: going by keys, counts on the rail, leading to the field, closing that loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.network import network
from napdesk.resources import resources
from napdesk.schema.figures import Narrative
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Stage
from napdesk.schema.text import same
from napdesk.services.figures import Scope
from napdesk.services.review import set_review
from napdesk.store.backup_names import backups_in
from napdesk.store.drafts import NARRATIVES, Draft
from napdesk.store.listing import Wanted
from napdesk.store.store import Store, backups_of
from napdesk.ui.files import Files
from napdesk.ui.help.keys import keys_of
from napdesk.ui.inicio.page import Inicio
from napdesk.ui.preferences import Preferences
from napdesk.ui.rail import RailButton
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.returns.page import ReturnsPage
from napdesk.ui.settings.page import SettingsPage
from napdesk.ui.summary.overview import Asked
from napdesk.ui.summary.page import SummaryPage
from napdesk.ui.tasks import Tasks
from napdesk.ui.window import Window
from napdesk.ui.writer import Writer
from tests.pages import ES, NOW, Kept, make_desk, training_record, type_text
from tests.plan_year import keep
from tests.samples import session, women

Open = Callable[[], Window]


@pytest.fixture
def open_window(qtbot: QtBot, store: Store) -> Iterator[Open]:
    """Opens windows with the program's own threads, which are stopped while their windows still stand."""
    working: list[Writer | Tasks] = []
    windows: list[Window] = []

    def open_one() -> Window:
        writer, tasks = Writer(store.another, lambda: NOW), Tasks(store.another)
        working.extend((writer, tasks))
        desk = make_desk(store, writer=writer, tasks=tasks, settings=Kept())
        made = Window(desk, resources() / "help", Files(ES, Preferences(Kept())))
        windows.append(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    yield open_one
    for window in windows:
        window.leave()
    for one in working:
        one.stop()
    for window in windows:
        window.deleteLater()
    qtbot.waitUntil(lambda: not any(isValid(window) for window in windows))


def page_of(window: Window, key: str = "training") -> RegisterPage:
    page = window._built[key]
    assert isinstance(page, RegisterPage)
    return page


def title_of(window: Window) -> QLineEdit:
    line = page_of(window).form.fields.cells["title"].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    return line


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def rail_button(window: Window, label: str) -> RailButton:
    return next(one for one in window.rail.findChildren(RailButton) if one.accessibleName().startswith(label))


@pytest.mark.parametrize(
    ("number", "key"), [(1, "home"), (2, "training"), (4, "network"), (9, "summary"), (0, "returns")]
)
def test_alt_and_a_number_go_to_a_page(qtbot: QtBot, open_window: Open, number: int, key: str) -> None:
    window = open_window()
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.AltModifier)
    assert window.here() == key


def test_review_goes_on_from_one_register_to_the_next(qtbot: QtBot, store: Store, open_window: Open) -> None:
    set_review(store, on=True)
    first, second = store.records.keep_all([session(), women(contact_name="María Pérez")], store.office_code)
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    form = page_of(window).form
    press(qtbot, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: form.record.uid == first.uid)
    press(qtbot, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: window.here() == "network")
    other = page_of(window, "network").form
    assert (form.record.stage, other.record.uid) == (Stage.APPROVED, second.uid)
    press(qtbot, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: other.record.stage is Stage.APPROVED)
    kept = store.records.find(network, second.uid)
    assert kept is not None and kept.values["contact_name"] == "María Pérez"
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: other.record.stage is Stage.COMPLETE)


def test_back_at_a_form_half_typed_one_is_in_the_field_one_left(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    fields = page_of(window).form.fields
    fields.reach("hours")
    type_text(fields.cells["hours"].editor.focusProxy(), "40")
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.here() == "home"
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert fields.focused() == "hours"
    window.start_new("training")
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert fields.focused() == "title"


def test_settings_have_their_own_key(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.here() == "settings"


def test_the_rail_names_the_registers_and_the_office(open_window: Open) -> None:
    window = open_window()
    names = [one.accessibleName() for one in window.rail.findChildren(RailButton)]
    registers = [one.heading.es for one in REGISTERS]
    assert names == ["Inicio", *registers, "Resumen", "Reportes", "Ajustes"]
    assert window.windowTitle() == "NapDesk · Oficina de Igualdad de Género de Veracruz"


def test_typing_counts_on_the_rail_as_soon_as_it_is_down(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.start_new("training")
    type_text(title_of(window), "Prevención")
    window.go("network")
    qtbot.waitUntil(lambda: rail_button(window, "Capacitaciones").count() == 1)
    assert "1 por terminar en total: aún no cuenta" in window.status.words()


def test_what_was_sent_back_is_urgent(qtbot: QtBot, open_window: Open, store: Store) -> None:
    record = training_record(store, "Asesoría")
    record.stage = Stage.SENT_BACK
    store.records.keep(record, store.office_code)
    window = open_window()
    qtbot.waitUntil(lambda: rail_button(window, "Capacitaciones").count() == 1)
    assert rail_button(window, "Capacitaciones")._urgent


def test_a_problem_in_reportes_leads_to_its_field(qtbot: QtBot, open_window: Open, store: Store) -> None:
    record = training_record(store, "Asesoría")
    record.put("uniformed_men", None)
    kept = store.records.keep(record, store.office_code)
    window = open_window()
    window.go("returns")
    page = window._built["returns"]
    qtbot.waitUntil(lambda: page.panel.blocking.topLevelItemCount() == 1)  # type: ignore[attr-defined]
    qtbot.keyClick(page.panel.blocking, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert (window.here(), page_of(window).form.record.uid) == ("training", kept.uid)
    assert page_of(window).form.fields.focused() == "uniformed_men"


def test_a_closed_period_in_the_way_leads_to_reportes(qtbot: QtBot, open_window: Open, store: Store) -> None:
    kept = store.records.keep(training_record(store, "Asesoría"), store.office_code)
    last = Period(2025, Periodicity.QUARTER, 4)
    store.periods.close(last, [])
    window = open_window()
    window.open_record("training", kept.uid)
    page_of(window).form.closed.go.click()
    page = window._built[window.here()]
    assert isinstance(page, ReturnsPage) and page.period() == last
    qtbot.waitUntil(page.panel.reopen_it.isVisible)


def test_a_draft_is_gone_on_with_from_inicio(qtbot: QtBot, open_window: Open, store: Store) -> None:
    store.drafts.put(Draft("d1", "training", "", {"title": "Prevención"}, "title", NOW.isoformat()))
    window = open_window()
    inicio = window._built["home"]
    assert isinstance(inicio, Inicio)
    qtbot.waitUntil(lambda: inicio.go_on.isEnabled())
    qtbot.mouseClick(inicio.go_on, Qt.MouseButton.LeftButton)
    assert title_of(window).text() == "Prevención"


# What the widgets themselves listen to, and the keys that wait for a map or a twin to be there.
OWN_KEYS = {"Ctrl+A", "Ctrl+C", "Ctrl+Z", "F4", "Ctrl+T", "F6"}


@pytest.mark.parametrize("page", ["home", *(one.key for one in REGISTERS), "summary", "returns", "settings"])
def test_f1_tells_the_keys_that_there_are(open_window: Open, store: Store, page: str) -> None:
    store.records.keep(training_record(store, "Asesoría"), store.office_code)
    window = open_window()
    window.go(page)
    heard = [one.key() for one in window.findChildren(QShortcut) if one.parent().isVisible()]
    heard += [action.shortcut() for one in window.findChildren(QWidget) if one.isVisible() for action in one.actions()]
    there = {key.toString().replace("Return", "Enter") for key in heard if not key.isEmpty()}
    there = {key for key in there if not key.startswith("Alt+")}
    yearly = {one.key for one in REGISTERS if one.clock.yearly is not None}
    sections = keys_of(page, yearly=page in yearly)
    told = {key for section in sections for one in section.keys for key in one.key.en.split(" · ")}
    told = {key for key in told if key.startswith("Ctrl") or re.fullmatch(r"(Shift\+)?F\d+", key)}
    assert there - told == set()
    assert told - there - OWN_KEYS == set()


def test_f1_opens_the_keys_of_the_page(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.go("training")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window._help is not None
    assert "Guardar y empezar el siguiente" in window._help.text.toPlainText()


def test_closing_keeps_the_typing_and_makes_a_backup(qtbot: QtBot, open_window: Open, store: Store) -> None:
    window = open_window()
    window.start_new("training")
    type_text(title_of(window), "A medias")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()
    assert [draft.answers["title"] for draft in store.drafts.every()] == ["A medias"]
    assert len(backups_in(backups_of(store.path))) == 1


def test_ctrl_q_closes_as_carefully(qtbot: QtBot, open_window: Open, store: Store) -> None:
    window = open_window()
    window.start_new("training")
    type_text(title_of(window), "A medias")
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(title_of(window), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert [draft.answers["title"] for draft in store.drafts.every()] == ["A medias"]


def no_room(*_anything: object, **_more: object) -> None:
    raise Trouble("disk_full", same("El disco está lleno."), same("Libere espacio."))


def test_a_backup_that_fails_asks_before_closing(
    qtbot: QtBot, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "back_up", no_room)
    window = open_window()
    window.close()
    box = window._closing.box
    assert box is not None
    qtbot.waitUntil(lambda: box.stay_button.isVisible())
    assert box.again_button.isVisible() and not box.way_back_button.isVisible()
    # Framed as other boxes are.
    assert box.windowFlags() & Qt.WindowType.WindowTitleHint
    qtbot.mouseClick(box.again_button, Qt.MouseButton.LeftButton)
    assert not box.again_button.isVisible()
    qtbot.waitUntil(lambda: box.stay_button.isVisible())
    qtbot.mouseClick(box.stay_button, Qt.MouseButton.LeftButton)
    assert window.isVisible()
    window.close()
    again = window._closing.box
    assert again is not None
    qtbot.waitUntil(lambda: again.anyway_button.isVisible())
    with qtbot.waitSignal(window.closed):
        qtbot.mouseClick(again.anyway_button, Qt.MouseButton.LeftButton)


def test_a_backup_made_at_the_second_try_closes(
    qtbot: QtBot, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    with monkeypatch.context() as full:
        full.setattr(Store, "back_up", no_room)
        window.close()
        box = window._closing.box
        assert box is not None
        qtbot.waitUntil(lambda: box.again_button.isVisible())
    with qtbot.waitSignal(window.closed):
        qtbot.mouseClick(box.again_button, Qt.MouseButton.LeftButton)


def test_damage_found_at_closing_leads_to_a_backup(
    qtbot: QtBot, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_anything: object, **_more: object) -> None:
        raise Trouble("store_damaged", same("El archivo está dañado."), same("Recupere el respaldo."))

    window = open_window()
    with monkeypatch.context() as damaged:
        damaged.setattr(Store, "back_up", fail)
        window.close()
        box = window._closing.box
        assert box is not None
        qtbot.waitUntil(lambda: box.way_back_button.isVisible())
        assert not box.again_button.isVisible()
        qtbot.mouseClick(box.way_back_button, Qt.MouseButton.LeftButton)
    asked = window.settings().backups.asked
    assert window.isVisible() and asked is not None and asked.isVisible()
    asked.reject()
    with qtbot.waitSignal(window.closed):
        window.close()


def test_another_window_goes_on_where_one_stood(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.start_new("training")
    type_text(title_of(window), "A medias")
    with qtbot.waitSignal(window._desk.writer.down):
        place = window.place()
    other = open_window()
    other.take_place(place)
    assert other.here() == "training"
    assert title_of(other).text() == "A medias"
    assert page_of(other).form.fields.focused() == "title"


def test_another_window_goes_on_at_the_record_shown(open_window: Open, store: Store) -> None:
    kept = store.records.keep(training_record(store, "Asesoría"), store.office_code)
    window = open_window()
    window.open_record("training", kept.uid, "hours")
    place = window.place()
    other = open_window()
    other.take_place(place)
    assert page_of(other).form.record.uid == kept.uid
    assert page_of(other).form.fields.focused() == "hours"


def test_another_window_shows_in_every_page_what_was_looked_at(qtbot: QtBot, open_window: Open, store: Store) -> None:
    keep(store, session(begins=date(2024, 3, 3), ends=date(2024, 3, 7), uniformed_women=5))
    window = open_window()
    window.go("summary")
    summary = window._built["summary"]
    assert isinstance(summary, SummaryPage)
    summary.filters.ask(Asked(2024, 2, Scope("semar")))
    window.open_period(Period(2019, Periodicity.QUARTER, 2))
    window.go("training")
    listed = Wanted(search="curso", year=2024, order="title", descending=True)
    page_of(window).search.setText("curso")
    page_of(window).show_wanted(listed)
    window.go("settings")
    settings = window._built["settings"]
    assert isinstance(settings, SettingsPage)
    settings.catalogue.load.setFocus()
    settings._area.verticalScrollBar().setValue(5)
    assert settings.view() == 5
    other = open_window()
    other.take_place(window.place())
    again = other._built["settings"]
    assert isinstance(again, SettingsPage) and other.focusWidget() is again.catalogue.load
    qtbot.waitUntil(lambda: again.view() == 5)
    # Also of a page that this window never went to.
    third = open_window()
    third.take_place(other.place())
    for key in ("summary", "returns", "training"):
        third.go(key)
    summary, returns = third._built["summary"], third._built["returns"]
    assert isinstance(summary, SummaryPage) and summary.filters.asked() == Asked(2024, 2, Scope("semar"))
    assert isinstance(returns, ReturnsPage) and returns.period() == Period(2019, Periodicity.QUARTER, 2)
    assert (page_of(third).list.wanted, page_of(third).search.text()) == (listed, "curso")


def test_words_half_typed_are_gone_on_with_in_resumen(qtbot: QtBot, open_window: Open, store: Store) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    store.drafts.put(Draft("2025-T2/PA-5", NARRATIVES, "", {"justification": "Se apla"}, "justification", "2025-07-01"))
    window = open_window()
    inicio = window._built["home"]
    assert isinstance(inicio, Inicio)
    qtbot.waitUntil(inicio.go_on.isEnabled)
    qtbot.mouseClick(inicio.go_on, Qt.MouseButton.LeftButton)
    page = window._built["summary"]
    assert isinstance(page, SummaryPage)
    words = page.detail.words
    qtbot.waitUntil(lambda: words.justification.editor.box.hasFocus())
    assert (page.filters.asked().year, page.filters.asked().quarter) == (2025, 2)
    assert page.detail._title.text().startswith("PA-5 · ")
    type_text(words.justification.editor.box, "zó.")
    assert words.justification.text() == "Se aplazó."


def test_the_offices_own_words_are_kept_through_the_writer_and_by_closing(
    qtbot: QtBot, open_window: Open, store: Store
) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7), uniformed_women=5))
    window = open_window()
    window.go("summary")
    page = window._built["summary"]
    assert isinstance(page, SummaryPage)
    qtbot.waitUntil(lambda: page.list.figure() is not None)
    page.list.setCurrentIndex(page.list.figures.index_of("PA-7"))
    words = page.detail.words
    line = page.list.figures.index_of("PA-7")
    assert str(line.data()).endswith("falta justificar")
    words.justification.editor.box.setFocus()
    type_text(words.justification.editor.box, "Se aplazó un curso.")
    qtbot.keyClick(words.justification.editor.box, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: words._safe.text().startswith("A salvo"))
    qtbot.waitUntil(lambda: not str(line.data()).endswith("falta justificar"))
    words.progress.editor.box.setFocus()
    type_text(words.progress.editor.box, "Va un curso.")
    with qtbot.waitSignal(window.closed):
        window.close()
    period = Period.of(NOW.date(), store.office.periodicity)
    assert store.narratives.of(period) == {"PA-7": Narrative("Va un curso.", "Se aplazó un curso.")}


def test_ctrl_p_on_resumen_offers_the_ways_out(qtbot: QtBot, open_window: Open, store: Store) -> None:
    keep(store, session(begins=date(2025, 3, 3), ends=date(2025, 3, 7)))
    window = open_window()
    window.go("summary")
    page = window._built["summary"]
    assert isinstance(page, SummaryPage)
    qtbot.waitUntil(page.handing_out.paper.isEnabled)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.handing_out.choice.isVisible)
    assert page.handing_out.choice.activeAction() is page.handing_out.as_pdf
