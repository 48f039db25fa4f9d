"""The yearly confirmation: its list in January, a day that is refused, the calm end, and the way there from Inicio."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache

from PySide6.QtWidgets import QWidget

from napdesk.resources import resources
from napdesk.schema.text import Language
from napdesk.services.confirming import asked, confirm
from napdesk.store.store import Store
from napdesk.ui.confirming.page import ConfirmingPage
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from napdesk.ui.window import Window
from tests.pages import NOW, Kept, demo_store, make_desk
from tests.scenes import Scene

JANUARY = datetime(2026, 1, 6, 9, 12, tzinfo=NOW.tzinfo)


@cache
def office(answered: int) -> Store:
    """A demonstration kept last year, with so many of its records answered for."""
    store = demo_store()
    confirm(store, asked(store, JANUARY.date())[:answered], JANUARY.date())
    return store


def desk(answered: int, language: Language, palette: Palette) -> Desk:
    return replace(make_desk(office(answered), language, palette), now=lambda: JANUARY)


def page(language: Language, palette: Palette, answered: int = 4) -> ConfirmingPage:
    made = ConfirmingPage(desk(answered, language, palette))
    made.refresh()
    return made


def closing(language: Language, palette: Palette) -> QWidget:
    """A day before the unit began."""
    made = page(language, palette)
    made.table.selectRow(2)
    made.table.over.emit()
    made.closing.day.retype("01/01/2019")
    made.closing.keep.click()
    return made


def window(language: Language, palette: Palette, answered: int = 4) -> Window:
    files = Files(language, Preferences(Kept()))
    return Window(desk(answered, language, palette), resources() / "help", files)


def in_window(answered: int) -> Scene:
    def scene(language: Language, palette: Palette) -> QWidget:
        made = window(language, palette, answered)
        made.go("confirming")
        return made

    return scene


def changing(language: Language, palette: Palette) -> QWidget:
    """The form of a record that has changed."""
    made = window(language, palette)
    record = asked(office(4), JANUARY.date())[-1]
    made.go("confirming")
    page = made.page()
    assert isinstance(page, ConfirmingPage)
    page.change_wanted.emit(record.register.key, record.uid)
    return made


SCENES: dict[str, Scene] = {
    "confirming": in_window(4),
    "confirming-closing": closing,
    "confirming-done": in_window(1000),
    "confirming-inicio": window,
    "confirming-changing": changing,
}
