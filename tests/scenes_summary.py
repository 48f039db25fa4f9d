"""Resumen with nothing, with three records and with the demonstration's, for ``tests.screens``."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from napdesk.house import plan
from napdesk.resources import resources
from napdesk.schema.figures import Declared, Narrative
from napdesk.schema.periods import Period
from napdesk.schema.text import Language
from napdesk.store.store import Store
from napdesk.ui.files import Files
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from napdesk.ui.summary.declared_box import DeclaredBox
from napdesk.ui.summary.page import SummaryPage
from napdesk.ui.window import Window
from tests.pages import NOW, Kept, demo_store, make_desk, make_store
from tests.plan_year import keep, plan_year
from tests.scenes import Scene
from tests.services.test_recount import fill, make

PROGRESS = (
    "Se impartieron dos cursos con la Facultad de Derecho y uno más en la Escuela Naval.\n"
    "Quedan por dar los de noviembre, ya convocados."
)
REASON = "El curso de marzo se aplazó por la contingencia del puerto y se repone en noviembre con dos grupos más."


@cache
def nothing() -> Store:
    return make_store(Path(tempfile.mkdtemp(prefix="napdesk-scenes-")))


@cache
def three() -> Store:
    """A first week's records."""
    store = make_store(Path(tempfile.mkdtemp(prefix="napdesk-scenes-")))
    keep(store, *plan_year(2025)[:3])
    return store


@cache
def many() -> Store:
    """The demonstration."""
    return demo_store()


@cache
def thousands() -> Store:
    """Five thousand records of several years."""
    store = make_store(Path(tempfile.mkdtemp(prefix="napdesk-scenes-")))
    fill(store, list(make(1325)))
    return store


def _window(store: Store, language: Language, palette: Palette) -> Window:
    made = Window(make_desk(store, language, palette), resources() / "help", Files(language, Preferences(Kept())))
    made.go("summary")
    return made


def _page(window: Window) -> SummaryPage:
    page = window.page()
    assert isinstance(page, SummaryPage)
    return page


def empty(language: Language, palette: Palette) -> QWidget:
    return _window(nothing(), language, palette)


def few(language: Language, palette: Palette) -> QWidget:
    return _window(three(), language, palette)


def full(language: Language, palette: Palette) -> QWidget:
    """The uniformed women trained, with their map."""
    return _standing_on("PA-7", language, palette)


def share(language: Language, palette: Palette) -> QWidget:
    """A share with its parts and people without sex."""
    return _standing_on("PA-9", language, palette)


@cache
def in_words() -> Store:
    """A year of which little was done and something is said."""
    store = make_store(Path(tempfile.mkdtemp(prefix="napdesk-scenes-")))
    keep(store, *plan_year(2025), *plan_year(2024))
    period = Period.of(NOW.date(), store.office.periodicity)
    store.narratives.put(period, "PA-7", Narrative(PROGRESS))
    store.narratives.put(period.previous, "PA-7", Narrative(PROGRESS))
    store.periods.close(period.previous, [])
    store.narratives.put(period, "PV-3", Narrative(PROGRESS, REASON))
    return store


def words(language: Language, palette: Palette) -> QWidget:
    """What the office says, a reason asked for, and one text too long."""
    made = _standing_on("PA-7", language, palette, in_words())
    own = _page(made).detail.words
    own.justification.editor.retype(f"{REASON} " * 10)
    own.settle()
    return made


def words_frozen(language: Language, palette: Palette) -> QWidget:
    """Of a period that is closed."""
    made = _standing_on("PA-7", language, palette, in_words())
    quarters = _page(made).filters.quarters
    quarters.setCurrentIndex(3)
    _page(made).refresh()
    return made


@cache
def with_declared() -> Store:
    """A first year, with figures of the years before stated from papers."""
    store = make_store(Path(tempfile.mkdtemp(prefix="napdesk-scenes-")))
    keep(store, *plan_year(2025))
    for year, value in ((2022, 38), (2023, 52), (2024, 61)):
        store.declared.put(Declared(year, "semar", "PA-7", value, f"Informe anual {year}, p. 12"))
    return store


def declared(language: Language, palette: Palette) -> QWidget:
    """The trend with declared figures, at the foot of the detail."""
    made = _standing_on("PA-7", language, palette, with_declared())
    _page(made).detail.trend.declare.setFocus()
    bar = _page(made).detail._scroll.verticalScrollBar()
    bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))
    return made


def declared_box(language: Language, palette: Palette) -> QWidget:
    """Where they are stated."""
    return _declaring("PA-7", language, palette)


def declared_box_share(language: Language, palette: Palette) -> QWidget:
    """Of a share, with what is wrong."""
    box = _declaring("PA-9", language, palette)
    box.value.setText("21")
    box.of.setText("20")
    box.keep.click()
    return box


def _declaring(commitment: str, language: Language, palette: Palette) -> DeclaredBox:
    indicator = next(one for one in plan().rows if one.id == commitment)
    return DeclaredBox(make_desk(with_declared(), language, palette), indicator, None)


def _standing_on(commitment: str, language: Language, palette: Palette, store: Store | None = None) -> Window:
    made = _window(store or many(), language, palette)
    figures = _page(made).list
    figures.setCurrentIndex(figures.figures.index_of(commitment))
    return made


def full_of_thousands(language: Language, palette: Palette) -> QWidget:
    return _standing_on("PV-3", language, palette, thousands())


SCENES: dict[str, Scene] = {
    "summary-empty": empty,
    "summary-few": few,
    "summary-full": full,
    "summary-thousands": full_of_thousands,
    "summary-share": share,
    "summary-words": words,
    "summary-words-frozen": words_frozen,
    "summary-declared": declared,
    "summary-declared-box": declared_box,
    "summary-declared-box-share": declared_box_share,
}
