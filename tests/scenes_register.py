"""The page of a register as it looks in use: its list beside its form."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from napdesk.schema.showing import show
from napdesk.schema.text import Language
from napdesk.store.drafts import Draft
from napdesk.store.listing import Wanted
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.form.compare_box import CompareBox
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from napdesk.ui.register.more import More
from napdesk.ui.register.page import RegisterPage
from tests.desks import make_store, sit_down

Scene = Callable[[Language, Palette], QWidget]


def seat(
    page_of: Callable[[Desk], RegisterPage], language: Language, palette: Palette, *, filled: bool
) -> RegisterPage:
    stack = ExitStack()
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    path = make_store(Path(folder) / "sample.napdesk", filled=filled)
    desk = stack.enter_context(sit_down(path, language, palette))
    page = page_of(desk)
    settled(page)
    atexit.register(stack.close)
    return page


def settled(page: RegisterPage) -> None:
    """Wait until the whole list stands."""
    loop = QEventLoop()
    page.list.filled.connect(lambda _found: loop.quit())
    loop.exec()


def type_in(page: RegisterPage, texts: dict[str, str]) -> None:
    for key, text in texts.items():
        page.form.fields.cells[key].editor.retype(text)
        page.form.fields.cells[key].editor.settle()
        page.form.fields.left.emit(key)


def training(language: Language, palette: Palette) -> QWidget:
    """A record being changed, one of its days before the other."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, desk.registers[0])
        page.show_wanted(Wanted(year=2025, place="30"))
        settled(page)
        page.list.table.selectRow(1)
        type_in(page, {"begins": "15/11/2025", "ends": "01/11/2025", "hours": "40", "activity": "Equipo móvil"})
        page.list.look()
        return page

    return seat(made, language, palette, filled=True)


def network(language: Language, palette: Palette) -> QWidget:
    """A new network, its municipality being chosen."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, desk.registers[2])
        type_in(page, {"name": "Mujeres de Cheranástico", "kind": "mucpaz", "members_women": "273"})
        return page

    return seat(made, language, palette, filled=True)


def police_unit(language: Language, palette: Palette) -> QWidget:
    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, desk.registers[1])
        settled(page)
        page.list.table.selectRow(0)
        for group in page.form.fields.groups:
            group.set_open(True)
        page.list.look()
        return page

    return seat(made, language, palette, filled=True)


def _newest(key: str) -> Scene:
    """A register with the record shown that was kept last, or a new one while there is none."""

    def scene(language: Language, palette: Palette) -> QWidget:
        def made(desk: Desk) -> RegisterPage:
            page = RegisterPage(desk, next(one for one in desk.registers if one.key == key))
            settled(page)
            if page.list.table.model().rowCount():
                page.list.table.selectRow(0)
            page.list.look()
            return page

        return seat(made, language, palette, filled=True)

    return scene


def filters(language: Language, palette: Palette) -> QWidget:
    """The panel of filters, with what occurs in the list."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, desk.registers[0])
        settled(page)
        page.show_wanted(Wanted(place="30"))
        page.filter.click()
        return page

    return seat(made, language, palette, filled=True).filters


def empty(language: Language, palette: Palette) -> QWidget:
    """An office's first day."""
    return seat(lambda desk: RegisterPage(desk, desk.registers[0]), language, palette, filled=False)


def lacking(language: Language, palette: Palette) -> QWidget:
    """Kept as a draft, and what it lacks."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, desk.registers[0])
        type_in(page, {"title": "Curso de prevención", "uniformed_women": "12", "uniformed_men": "18"})
        page.form.save()
        return page

    return seat(made, language, palette, filled=True)


def offered(language: Language, palette: Palette) -> QWidget:
    """What was left unsaved is offered again; a rule waits for its reason."""

    def made(desk: Desk) -> RegisterPage:
        draft = Draft("d1", "training", "", {"title": "Jornada en Xalapa"}, "topics", "2025-11-22T18:05:00+00:00")
        desk.store.drafts.put(draft)
        page = RegisterPage(desk, desk.registers[0])
        type_in(page, {"title": "Equipo móvil RN-1", "activity": "mobile_team", "provider": "semar"})
        page.form.fields.carry("provider", "semar")
        page.form.fields.reach("command", focus=False)
        page.form.fields.left.emit("command")
        return page

    return seat(made, language, palette, filled=True)


def twin(language: Language, palette: Palette) -> QWidget:
    """The same session typed a second time, in another hand."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, desk.registers[0])
        settled(page)
        page.start_new()
        found = QEventLoop()
        page.form.twins.changed.connect(found.quit)
        kept = page.list.table.records.record_at(0)
        assert kept is not None
        cells = {key: cell.editor for key, cell in page.form.fields.cells.items()}
        shown = {key: show(cells[key].asking.asked, kept.answer(key), desk.lists, language) for key in TELLING}
        type_in(page, shown | {"title": shown["title"].upper()})
        if page.form.twins.isHidden():
            found.exec()
        page.list.look_again()
        return page

    return seat(made, language, palette, filled=True)


def compare(language: Language, palette: Palette) -> QWidget:
    """Both side by side."""
    page = twin(language, palette)
    assert isinstance(page, RegisterPage)
    page.form.twins.compare.click()
    box = page.findChild(CompareBox)
    assert isinstance(box, CompareBox)
    box.setParent(None)
    return box


def columns(language: Language, palette: Palette) -> QWidget:
    """Columns of one's own, several filters, several rows chosen and their totals."""

    def made(desk: Desk) -> RegisterPage:
        page = RegisterPage(desk, desk.registers[0])
        More(page, desk, desk.registers[0], Files(language, Preferences(desk.settings)))
        settled(page)
        page.list.table.heads.choose(OWN)
        page.show_wanted(Wanted(year=2025, answers=(("activity", "course"), ("activity", "workshop"))))
        settled(page)
        page.list.table.selectAll()
        told = QEventLoop()
        QTimer.singleShot(400, told.quit)
        told.exec()
        page.list.look()
        return page

    return seat(made, language, palette, filled=True)


def pinned(language: Language, palette: Palette) -> QWidget:
    """The next record of the same course: what is pinned was carried, and the title is being typed."""

    def made(desk: Desk) -> RegisterPage:
        desk.settings.setValue("pins/training/Captura 1", "activity provider begins ends place document_ref evidence")
        page = RegisterPage(desk, desk.registers[0])
        known = QEventLoop()
        page.form.pins.known.connect(known.quit)
        known.exec()
        type_in(page, {"title": "Curso de prevención, segundo grupo"})
        page.list.look_again()
        return page

    return seat(made, language, palette, filled=True)


def choosing(language: Language, palette: Palette) -> QWidget:
    """The box in which columns are chosen."""
    page = columns(language, palette)
    assert isinstance(page, RegisterPage)
    more = page.findChild(More)
    assert isinstance(more, More)
    more.choose_columns()
    box = more.box
    assert box is not None
    box.setParent(None)
    return box


OWN = ["ends", "title", "activity", "provider", "hours", "uniformed_women", "uniformed_men", "civilian_women", "stage"]
TELLING = ("title", "activity", "topics", "begins", "ends", "place")
SCENES: dict[str, Scene] = {
    "register-training": training,
    "register-network": network,
    "register-police_unit": police_unit,
    "register-deployment": _newest("deployment"),
    "register-appointment": _newest("appointment"),
    "register-exchange": _newest("exchange"),
    "register-aid": _newest("aid"),
    "register-filters": filters,
    "register-empty": empty,
    "register-lacking": lacking,
    "register-offered": offered,
    "register-twin": twin,
    "register-compare": compare,
    "register-columns": columns,
    "register-choosing": choosing,
    "register-pinned": pinned,
}
