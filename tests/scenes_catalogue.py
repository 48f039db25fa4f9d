"""The catalogue of commitments in Ajustes: another one in force, what one changes, and a file that is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from PySide6.QtWidgets import QWidget

from napdesk.excel.reading import Table
from napdesk.house import plan
from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.catalogue_columns import KEYS
from napdesk.schema.codes import Lists
from napdesk.schema.figures import Catalogue
from napdesk.schema.problems import Problem
from napdesk.schema.text import Language, Text
from napdesk.services.catalogue_difference import difference
from napdesk.services.catalogue_file import read_catalogue
from napdesk.services.catalogue_loads import take_in
from napdesk.services.catalogue_rows import made_of, written
from napdesk.store.store import Store
from napdesk.ui.files import Files
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from napdesk.ui.settings.catalogue_box import difference_box, refused_box
from napdesk.ui.settings.catalogue_panel import TAKE_IN, USE
from napdesk.ui.settings.page import SettingsPage
from tests.pages import Kept, demo_store, make_desk
from tests.scenes import Scene

LISTS = Lists.load(resources() / "lists")
WRONG = (
    (0, "target", "doce"), (1, "measure", "naval_region"), (2, "title_en", ""), (3, "valid_until", "2020-01-01"),
    (4, "institutions", "semar;nadie"), (5, "activities", "baile"),
)  # fmt: skip


@cache
def demo() -> Store:
    return demo_store()


@cache
def corrected_office() -> Store:
    """A demonstration into which another catalogue was loaded."""
    store = demo_store()
    take_in(store, corrected(), plan())
    return store


def corrected() -> Catalogue:
    """The shipped catalogue as the Group might correct it."""
    first, second, *rest = plan().rows
    wording = Text(
        es="Equipos móviles de capacitación en cada una de las regiones navales",
        en="Mobile training teams in each of the naval regions",
    )
    first = replace(first, target=13.0, confirmed=True, valid_until=date(2027, 12, 31))
    return made_of([first, replace(second, title=wording), *rest[:-1], replace(rest[-1], id="SR-2")])


def wrong_rows() -> list[Problem]:
    """What is wrong with a file of six rows."""
    rows = [list(written(one)) for one in plan().rows[:6]]
    for row, key, cell in WRONG:
        rows[row][KEYS.index(key)] = cell
    table = Table(list(KEYS), [[cell or None for cell in row] for row in rows], 2)
    return read_catalogue(table, REGISTERS, LISTS)[1]


def settings_catalogue(language: Language, palette: Palette) -> QWidget:
    """Another catalogue in force, with one to go back to."""
    desk = make_desk(corrected_office(), language, palette)
    preferences = Preferences(Kept())
    return SettingsPage(desk, preferences, Files(language, preferences))


def catalogue_difference(language: Language, palette: Palette) -> QWidget:
    desk = make_desk(demo(), language, palette)
    then = corrected()
    return difference_box(desk, TAKE_IN, USE, difference(desk.catalogue, then), then.version)


def catalogue_wrong(language: Language, palette: Palette) -> QWidget:
    return refused_box(make_desk(demo(), language, palette), "catalogo_2026.xlsx", wrong_rows())


SCENES: dict[str, Scene] = {
    "catalogue_settings": settings_catalogue,
    "catalogue_difference": catalogue_difference,
    "catalogue_wrong": catalogue_wrong,
}
