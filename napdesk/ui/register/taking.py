"""Taking away what a list shows: to Excel, as a CSV, on paper, and many rows to the clipboard."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QFont
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu, QWidget

from napdesk.excel.list_book import ShownList
from napdesk.schema.durable import write_durably
from napdesk.schema.leaving import Leaving
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import within
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same
from napdesk.services.listed import export_csv, export_workbook, lines_of, records_of
from napdesk.services.returns import name_beside
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import CSV, EXCEL, PDF, Files, Purpose
from napdesk.ui.parts.menu_button import MenuButton
from napdesk.ui.parts.table import copy_lines
from napdesk.ui.register.filters import asked_of, order_of
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.register.paper_list import ListPaper, page_layout
from napdesk.ui.summary.handing_out import ask_printer, show_preview
from napdesk.ui.tasks import Steps

MOST_ON_PAPER = 3_000  # rows printed at once: the printer's pages are drawn while one waits


class Taking(QObject):
    """Its entries stand in the menu of the page; what comes of them is told over the list."""

    def __init__(self, page: RegisterPage, desk: Desk, register: Register, files: Files, button: MenuButton) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._register = register
        self._files = files
        self.workbook = button.offer(desk.say(_WORKBOOK), self.export_workbook)
        self.csv = button.offer(desk.say(_CSV), self.export_csv)
        self.paper = button.offer(desk.say(_PAPER), self._choose)
        for action, keys in ((self.workbook, "F12"), (self.paper, "Ctrl+P")):
            action.setShortcut(keys)
            page.addAction(action)
        self.choice = QMenu(page)
        self.as_pdf = self._offer(_AS_PDF, self.save_pdf)
        self.as_preview = self._offer(_AS_PREVIEW, partial(self._read_for, self._preview))
        self.as_print = self._offer(_AS_PRINT, partial(self._read_for, self._print))
        self.ask_printer: Callable[[QWidget, QPrinter, str], bool] = ask_printer
        self.show_preview: Callable[[QWidget, QPrinter, str, Callable[[QPrinter], object]], None] = show_preview
        page.list.table.copy_wanted.connect(self.copy)

    def _offer(self, words: Text, act: Callable[[], None]) -> QAction:
        # Made here: an action that ``addAction`` makes is lost to Python once its window is painted.
        action = QAction(self._desk.say(words), self.choice)
        action.triggered.connect(act)
        self.choice.addAction(action)
        return action

    def shown(self) -> ShownList:
        """What the list shows now, as it says of itself."""
        desk, wanted = self._desk, self._page.list.wanted
        return ShownList(
            register=self._register,
            columns=self._page.list.table.leaving(),
            office=desk.store.office,
            language=desk.language,
            asked=asked_of(self._register, desk.lists, wanted),
            order=order_of(self._register, wanted),
            cut_off=desk.today(),
            made_at=desk.now(),
        )

    def export_workbook(self) -> None:
        self._export(_WHERE_EXCEL, ".xlsx", export_workbook)

    def export_csv(self) -> None:
        self._export(_WHERE_CSV, ".csv", export_csv)

    def save_pdf(self) -> None:
        target = self._target(_WHERE_PDF, ".pdf")
        if target is None:
            return
        shown, wanted, lists = self.shown(), self._page.list.wanted, self._desk.lists
        font = QFont(self._page.font())

        def write(store: Store, steps: Steps) -> None:
            ids = store.listing.ids(shown.register, wanted)
            records = list(records_of(store, shown.register, ids, within(steps.tell, 0, 0.4)))
            write_durably(target, ListPaper(shown, records, lists, font).pdf(within(steps.tell, 0.4, 1)))

        self._follow(write, partial(self._saved, target))

    def copy(self, ids: array[int]) -> None:
        """Many rows are read beside the window."""
        columns, register, language = self._page.list.table.leaving(), self._register, self._desk.language
        self._follow(
            lambda store, steps: lines_of(store, register, ids, columns, language, steps.tell),
            partial(self._copied, len(ids)),
        )

    def _export(self, purpose: Purpose, suffix: str, write: Callable[..., None]) -> None:
        target = self._target(purpose, suffix)
        if target is not None:
            shown, wanted = self.shown(), self._page.list.wanted
            self._follow(
                lambda store, steps: write(store, shown, wanted, target, steps.tell), partial(self._saved, target)
            )

    def _target(self, purpose: Purpose, suffix: str) -> Path | None:
        """Where the file goes; nowhere while another is being made."""
        if self._page.list.news.under_way.isVisible():
            return None
        words = f"{self._desk.say(_LIST)}-{self._desk.say(self._register.heading)}".replace(" ", "-")
        return self._files.save_as(self._page, purpose, name_beside(self._desk.store.office, words, suffix))

    def _follow(self, work: Callable[[Store, Steps], object], done: Callable[..., None]) -> None:
        news = self._page.list.news
        news.begin(_MAKING)
        news.watch(self._desk.tasks.follow(work, partial(self._done, done), self._failed, news.under_way.tell))

    def _done(self, done: Callable[..., None], given: object) -> None:
        self._page.list.news.rest()
        done(given)

    def _failed(self, trouble: Trouble) -> None:
        self._page.list.news.rest()
        self._page.list.news.fail(trouble)

    def _saved(self, target: Path, _none: None) -> None:
        self._desk.note_file(Leaving.LIST, register=self._register.key)
        stayed = [one for one in self._page.list.table.heads.columns() if not one.leaves]
        words = _SAVED_BUT if stayed else _SAVED
        told = words.fill(name=same(target.name), column=stayed[0].label if stayed else "")
        show = self._files.show
        self._page.list.news.tell(told, (_FOLDER, lambda: show(target.parent)), (_OPEN, lambda: show(target)))

    def _copied(self, rows: int, lines: list[list[str]]) -> None:
        copy_lines(lines)
        self._page.list.news.tell(_COPIED.fill(rows=f"{rows:,}"), (_UNDERSTOOD, self._page.list.hush))

    def _choose(self) -> None:
        """Ctrl+P and Enter make the PDF; another key prints."""
        self.choice.setActiveAction(self.as_pdf)
        self.choice.popup(self._page.header.mapToGlobal(QPoint(self._page.header.width() // 2, 40)))

    def _read_for(self, put: Callable[[ListPaper], None]) -> None:
        """Read the rows beside the window, then draw them; more than a printer should be given are not."""
        rows = self._page.list.table.records.rowCount()
        if rows > MOST_ON_PAPER:
            told = _TOO_MANY.fill(rows=f"{rows:,}", most=f"{MOST_ON_PAPER:,}")
            self._page.list.news.tell(told, (_UNDERSTOOD, self._page.list.hush))
            return
        shown, wanted, lists, font = self.shown(), self._page.list.wanted, self._desk.lists, QFont(self._page.font())

        def read(store: Store, steps: Steps) -> list[Record]:
            return list(records_of(store, shown.register, store.listing.ids(shown.register, wanted), steps.tell))

        self._follow(read, lambda records: put(ListPaper(shown, records, lists, font)))

    def _printer(self, paper: ListPaper) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(paper.title)
        return printer

    def _preview(self, paper: ListPaper) -> None:
        self.show_preview(self._page, self._printer(paper), self._desk.say(_WHERE_PREVIEW), partial(self._draw, paper))

    def _print(self, paper: ListPaper) -> None:
        printer = self._printer(paper)
        if self.ask_printer(self._page, printer, self._desk.say(_WHERE_PAPER)) and self._draw(paper, printer):
            self._page.list.news.tell(_PRINTED, (_UNDERSTOOD, self._page.list.hush))

    def _draw(self, paper: ListPaper, printer: QPrinter) -> bool:
        some = printer.printRange() is QPrinter.PrintRange.PageRange
        try:
            paper.draw_on(printer, printer.fromPage() if some else 1, printer.toPage() if some else 0)
        except Trouble as trouble:
            self._page.list.news.fail(trouble)
            return False
        return True


_WORKBOOK = Text(es="E&xportar lo listado a Excel…", en="E&xport what is listed to Excel…")
_CSV = Text(es="Exportar lo listado a &CSV…", en="Export what is listed to &CSV…")
_PAPER = Text(es="&Imprimir lo listado…", en="&Print what is listed…")
_AS_PDF = Text(es="&Guardar en PDF…", en="&Save as PDF…")
_AS_PREVIEW = Text(es="&Vista previa…", en="Pre&view…")
_AS_PRINT = Text(es="&Imprimir…", en="&Print…")
_LIST = Text(es="Lista", en="List")
_WHERE_EXCEL = Purpose("list", Text(es="Exportar la lista", en="Export the list"), EXCEL)
_WHERE_CSV = Purpose("list", Text(es="Exportar la lista", en="Export the list"), CSV)
_WHERE_PDF = Purpose("list", Text(es="Guardar la lista en PDF", en="Save the list as PDF"), PDF)
_WHERE_PREVIEW = Text(es="Vista previa de la lista", en="Preview of the list")
_WHERE_PAPER = Text(es="Imprimir la lista", en="Print the list")
_MAKING = Text(es="Preparando la lista…", en="Making the list ready…")
_SAVED = Text(es="Se guardó «{name}».{column}", en="“{name}” was saved.{column}")
_SAVED_BUT = Text(
    es="Se guardó «{name}». No lleva «{column}»: no sale de la oficina.",
    en="“{name}” was saved. It leaves out “{column}”, which stays in the office.",
)
_COPIED = Text(es="Se copiaron {rows} filas.", en="{rows} rows were copied.")
_PRINTED = Text(es="La lista se envió a la impresora.", en="The list was sent to the printer.")
_TOO_MANY = Text(
    es="Son {rows} filas. Fíltrelas hasta {most}, o guárdelas en PDF o Excel.",
    en="There are {rows} rows. Filter them to {most}, or save them as PDF or Excel.",
)
_FOLDER = Text(es="Abrir la carpeta", en="Open the folder")
_OPEN = Text(es="Abrir", en="Open")
_UNDERSTOOD = Text(es="Entendido", en="Understood")
