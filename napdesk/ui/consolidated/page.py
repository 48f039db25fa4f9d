"""Concentrado: the coverage of a year, possible double counts, and what is written to go on from here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from napdesk.schema.coverage import Coverage
from napdesk.schema.leaving import Leaving
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text, same
from napdesk.services.consolidating import consolidate
from napdesk.services.coverage import coverage, export_coverage
from napdesk.services.forwarding import forward
from napdesk.services.returns import name_beside
from napdesk.store.store import Store
from napdesk.ui.consolidated.coverage_table import Chosen
from napdesk.ui.consolidated.coverage_view import CoverageView
from napdesk.ui.consolidated.cuts_view import CutsView
from napdesk.ui.consolidated.overlaps_view import OverlapsView
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, Files, Purpose
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.menu_button import MenuButton
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.staying import ChoiceBox
from napdesk.ui.parts.swap import clear
from napdesk.ui.parts.tones import Tone
from napdesk.ui.receiving.acuses import Acuses
from napdesk.ui.receiving.deciding import Deciding
from napdesk.ui.returns.under_way import UnderWay
from napdesk.ui.summary.overview import years_of_plan
from napdesk.ui.tasks import Steps

ZIP = Text(es="Envíos (*.zip)", en="Forwarded files (*.zip)")


class ConsolidatedPage(Page):
    """``shown`` says each new Coverage."""

    shown = Signal(object)

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(desk.say(_TITLE))
        self._desk = desk
        self._files = files
        self._found: Coverage | None = None
        self._writing = False
        self.under_way = UnderWay(desk.language)
        self.under_way.cancelled.connect(self._rest)
        self._opening = True
        self.years = ChoiceBox()
        self.years.setAccessibleName(desk.say(_YEAR))
        for year in years_of_plan(desk.today()):
            self.years.addItem(str(year), year)
        self.coverage = CoverageView(desk)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.coverage, desk.say(_COVERAGE))
        self.overlaps = OverlapsView(desk)
        self.tabs.addTab(self.overlaps, desk.say(_OVERLAPS))
        self.cuts = CutsView(desk)
        self.tabs.addTab(self.cuts, desk.say(_CUTS))
        self.write = MenuButton(desk.say(_WRITE))
        self.write.offer(desk.say(_WRITE_WORKBOOK), partial(self._consolidate, desk.language))
        self.write.offer(desk.say(_WRITE_OTHER[desk.language]), partial(self._consolidate, _other(desk.language)))
        self.write.offer(desk.say(_WRITE_COVERAGE), self._export_coverage)
        self.write.offer(desk.say(_FORWARD), self._forward)
        self.acuses = Acuses(desk, files, self)
        self.deciding = Deciding(desk, files, self)
        self._news = QVBoxLayout()
        self.header.place_search(self.years)
        self.header.add_action(self.write)
        self.body.addLayout(self._news)
        self.body.addWidget(self.under_way)
        self.body.addWidget(self.tabs, 1)
        self._connect()
        self.setFocusProxy(self.coverage.search)

    def year(self) -> int:
        return int(self.years.currentData())

    @property
    def busy(self) -> bool:
        """Whether the workbook of the year is being written."""
        return self._writing

    def refresh(self) -> None:
        year, today = self.year(), self._desk.today()
        self._desk.tasks.glance(lambda store: coverage(store, year, today), self._show)
        self.overlaps.refresh()
        self.cuts.refresh(year)

    def view(self) -> int:
        return self.year()

    def take_view(self, view: int) -> None:
        self._opening = False
        self.years.setCurrentIndex(max(0, self.years.findData(view)))

    def _connect(self) -> None:
        self.years.currentIndexChanged.connect(lambda _at: self.refresh())
        cell = self.coverage.cell
        cell.acuse_wanted.connect(self._give_acuse)
        cell.ask_back_wanted.connect(lambda chosen: self._with_kept(chosen, self.acuses.ask_back))
        cell.original_wanted.connect(lambda chosen: self._with_kept(chosen, self.deciding.save_original))
        self.overlaps.counted.connect(self._name_tab)
        self.overlaps.failed.connect(self._fail)
        self.cuts.failed.connect(self._fail)
        self.acuses.given.connect(self._saved)
        self.acuses.failed.connect(self._fail)
        self.deciding.saved.connect(self._say_saved)
        self.deciding.failed.connect(self._fail)

    def _show(self, found: Coverage) -> None:
        if found.year == self.year():
            self._found = found
            self.coverage.show_coverage(found)
            self.shown.emit(found)
        if self._opening and not found.offices:
            self._desk.tasks.glance(lambda store: store.received.years(), self._begin_with)
        self._opening = False

    def _begin_with(self, years: list[int]) -> None:
        """The year before is worked on well into the new one, of which nobody has told anything yet."""
        if years:
            self.take_view(years[-1])

    def _name_tab(self, waiting: int) -> None:
        words = self._desk.say(_OVERLAPS)
        self.tabs.setTabText(self.tabs.indexOf(self.overlaps), f"{words} ({waiting})" if waiting else words)

    def _give_acuse(self, chosen: Chosen) -> None:
        period = Period.read(chosen.period)
        if period is not None:
            self.acuses.give(chosen.office.office, period)

    def _with_kept(self, chosen: Chosen, act: Callable[..., None]) -> None:
        """Do it with the return that counts in a cell."""
        office, period, number = chosen.office.office, chosen.period, chosen.cell.number

        def find(store: Store) -> object:
            return next((one for one in store.received.of_period(office, period) if one.id == number), None)

        self._desk.tasks.glance(find, lambda kept: act(kept) if kept is not None else self.refresh())

    def _consolidate(self, language: Language, _checked: bool = False) -> None:
        """The workbook of the year, told how far it is and to be given up."""
        year, catalogue, now = self.year(), self._desk.catalogue, self._desk.now()
        target = self._ask_target(_WHERE_WORKBOOK, _WORKBOOK.fill(year=year).to(language), ".xlsx")
        if target is None or self.busy:
            return
        clear(self._news)
        self.under_way.begin(_WRITING.fill(name=same(target.name)))
        self._writing = True

        def work(store: Store, steps: Steps) -> object:
            return consolidate(store, catalogue, year, target, language, now, steps.tell)

        job = self._desk.tasks.follow(work, partial(self._consolidated, target, year), self._fail, self.under_way.tell)
        self.under_way.watch(job)

    def _consolidated(self, target: Path, year: int, _told: object) -> None:
        self._rest()
        self._desk.note_file(Leaving.CONSOLIDATED, str(year))
        self._say_saved(target)

    def _rest(self) -> None:
        self._writing = False
        self.under_way.rest()

    def _export_coverage(self) -> None:
        found = self._found
        target = self._ask_target(_WHERE_COVERAGE, self._desk.say(_COVERAGE_FILE.fill(year=self.year())), ".xlsx")
        if found is not None and target is not None:
            language, at = self._desk.language, self._desk.now()
            work = partial(export_coverage, found=found, language=language, at=at, target=target)
            self._write(work, target, Leaving.COVERAGE, str(found.year))

    def _forward(self) -> None:
        period, today, language = Period(self.year(), Periodicity.YEAR), self._desk.today(), self._desk.language
        target = self._ask_target(_WHERE_FORWARD, f"{period}", ".zip")
        if target is not None:
            work = partial(forward, period=period, target=target, today=today, language=language)
            self._write(work, target, Leaving.FORWARD, str(period))

    def _ask_target(self, purpose: Purpose, about: str, suffix: str) -> Path | None:
        return self._files.save_as(self, purpose, name_beside(self._desk.store.office, about, suffix))

    def _write(self, work: Callable[[Store], object], target: Path, what: Leaving, about: str) -> None:
        self._say(Banner(self._desk.say(_WRITING.fill(name=same(target.name))), tone=Tone.PLAIN))

        def written(_made: object) -> None:
            self._desk.note_file(what, about)
            self._say_saved(target)

        self._desk.tasks.read(work, written, self._fail)

    def _saved(self, target: Path) -> None:
        self.refresh()
        self._say_saved(target)

    def _say_saved(self, target: Path) -> None:
        banner = Banner(self._desk.say(_SAVED.fill(name=same(target.name))), tone=Tone.MET)
        banner.add_answer(self._desk.say(_OPEN_FOLDER)).clicked.connect(lambda: self._files.show(target.parent))
        self._say(banner)

    def _fail(self, trouble: Trouble) -> None:
        self._rest()
        self._say(Banner(self._desk.say(trouble.message), self._desk.say(trouble.fix), Tone.STOP))

    def _say(self, banner: Banner) -> None:
        clear(self._news)
        self._news.addWidget(banner)


def _other(language: Language) -> Language:
    return Language.EN if language is Language.ES else Language.ES


_TITLE = Text(es="Concentrado", en="Consolidated")
_YEAR = Text(es="Ejercicio", en="Year")
_COVERAGE = Text(es="Cobertura", en="Coverage")
_OVERLAPS = Text(es="Posibles dobles conteos", en="Possible double counts")
_CUTS = Text(es="Cortes nacionales", en="National cuts")
_WRITE = Text(es="Guardar", en="Save")
_WRITE_WORKBOOK = Text(es="Concentrado del ejercicio…", en="Consolidated workbook…")
_WRITE_OTHER = {
    Language.ES: Text(es="Concentrado en inglés, para la ONU…", en="Consolidated workbook in English…"),
    Language.EN: Text(es="Concentrado en español…", en="Consolidated workbook in Spanish…"),
}
_WORKBOOK = Text(es="concentrado-{year}", en="consolidated-{year}")
_WHERE_WORKBOOK = Purpose("consolidated", Text(es="Guardar el concentrado", en="Save the consolidated workbook"), EXCEL)
_WRITE_COVERAGE = Text(es="Exportar la cobertura…", en="Export coverage…")
_FORWARD = Text(es="Turnar a la siguiente concentradora…", en="Forward to the next hub…")
_COVERAGE_FILE = Text(es="cobertura-{year}", en="coverage-{year}")
_WHERE_COVERAGE = Purpose("consolidated", Text(es="Exportar la cobertura", en="Export coverage"), EXCEL)
_WHERE_FORWARD = Purpose("consolidated", Text(es="Guardar lo que se turna", en="Save what is forwarded"), ZIP)
_WRITING = Text(es="Escribiendo «{name}»…", en="Writing “{name}”…")
_SAVED = Text(es="Se guardó «{name}».", en="“{name}” was saved.")
_OPEN_FOLDER = Text(es="Abrir la carpeta", en="Open the folder")
