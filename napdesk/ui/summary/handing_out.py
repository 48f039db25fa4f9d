"""Taking what Resumen shows away: as a workbook, as a PDF, or on the printer's paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from napdesk.excel.contents import Return
from napdesk.excel.summary import TITLE
from napdesk.schema.durable import write_durably
from napdesk.schema.leaving import Leaving
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services.breakdowns import Detail
from napdesk.services.consolidation import over_all
from napdesk.services.handing_out import compose_summary, export_summary
from napdesk.services.returns import name_beside
from napdesk.store.consolidated import Source
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, PDF, Files, Purpose
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.swap import clear
from napdesk.ui.parts.tones import Tone
from napdesk.ui.summary.overview import Seen, told_asked
from napdesk.ui.summary.paper import Report, page_layout


class HandingOut(QWidget):
    """Its buttons stand in the head of the page; it is itself where the page says what came of them.

    ``wanted`` says, before anything is asked, that what is being typed should be kept: it is to go along.
    """

    wanted = Signal()

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__()
        self._desk = desk
        self._files = files
        self._seen: Seen | None = None
        self.stood_on: Detail | None = None  # what is behind the commitment one stands on
        self._making = False
        self.excel = KeyButton(desk.say(_EXCEL))
        self.paper = KeyButton(desk.say(_PAPER), "Ctrl+P", "primary")
        self.choice = QMenu(self)
        self.as_pdf = self._offer(_AS_PDF, self._save_pdf)
        self.as_preview = self._offer(_AS_PREVIEW, self._preview)
        self.as_print = self._offer(_AS_PRINT, self._print)
        self.ask_printer: Callable[[QWidget, QPrinter, str], bool] = ask_printer
        self.show_preview: Callable[[QWidget, QPrinter, str, Callable[[QPrinter], object]], None] = show_preview
        self._news = QVBoxLayout(self)
        self._news.setContentsMargins(0, 0, 0, 0)
        self.excel.clicked.connect(self._save_workbook)
        self.paper.clicked.connect(self._choose)
        self.offer(None)

    def _offer(self, words: Text, act: Callable[[], None]) -> QAction:
        # Made here: an action that ``addAction`` makes is lost to Python once its window is painted.
        action = QAction(self._desk.say(words), self.choice)
        action.triggered.connect(act)
        self.choice.addAction(action)
        return action

    def offer(self, seen: Seen | None) -> None:
        """What is shown now; of nothing there is nothing to take away. What was said of another is over."""
        before, self._seen = self._seen, None if seen is None or seen.empty else seen
        for button in (self.excel, self.paper):
            button.setEnabled(self._seen is not None)
        if not self._making and (seen is None or before is None or before.asked != seen.asked):
            self.hush()

    def news(self) -> Banner | None:
        """What was said last, if it still stands."""
        item = self._news.itemAt(0)
        found = item.widget() if item else None
        return found if isinstance(found, Banner) else None

    def hush(self) -> None:
        """Takes back what was said."""
        clear(self._news)
        self.hide()

    def report(self, seen: Seen) -> Report:
        """What is shown, as it goes on paper."""
        lists = self._desk.lists
        asked, font = told_asked(seen.asked, lists), QFont(self.font())
        return Report(self._composed(seen), seen.days, asked, lists, font, self.stood_on)

    def _composed(self, seen: Seen) -> Return:
        desk = self._desk
        return compose_summary(
            desk.store,
            seen.figures,
            seen.days,
            seen.version,
            seen.written.period,
            scope=seen.asked.scope,
            language=desk.language,
            now=desk.now(),
        )

    def _choose(self) -> None:
        """Ctrl+P and Enter make the PDF; another key prints."""
        self.wanted.emit()
        self.choice.setActiveAction(self.as_pdf)
        self.choice.popup(self.paper.mapToGlobal(QPoint(0, self.paper.height() + 2)))

    def _save_workbook(self) -> None:
        seen, lists = self._seen, self._desk.lists
        self.wanted.emit()
        if seen is None or (target := self._target(seen, _WHERE_EXCEL, ".xlsx")) is None:
            return
        shown, asked = self._composed(seen), told_asked(seen.asked, lists)
        self._begin()
        self._desk.tasks.read(
            over_all(lambda store: export_summary(store, shown, seen.days, seen.asked.scope, asked, target)),
            partial(self._saved, target),
            self._fail,
        )

    def _save_pdf(self) -> None:
        seen = self._seen
        if seen is None or (target := self._target(seen, _WHERE_PDF, ".pdf")) is None:
            return
        self._begin()
        try:
            whole = self.report(seen).pdf()
        except Trouble as trouble:
            self._fail(trouble)
            return
        # A slow stick must not hold the window up.
        self._desk.tasks.compute(lambda: write_durably(target, whole), partial(self._saved, target), self._fail)

    def save_original(self, source: Source) -> None:
        """The file that a figure's records came in, as it came."""
        target = self._files.save_as(self, _WHERE_ORIGINAL, source.file)
        if target is not None:
            self._begin()
            work = partial(_write_original, source.number, target)
            self._desk.tasks.read(work, partial(self._saved, target), self._fail)

    def _printer(self, seen: Seen) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(f"{self._desk.say(TITLE)} {seen.asked.year}")
        return printer

    def _preview(self) -> None:
        """What will be printed, page by page; it can be printed from there."""
        seen = self._seen
        if seen is None:
            return
        report = self.report(seen)

        def draw(printer: QPrinter) -> None:
            try:
                report.draw_on(printer)
            except Trouble as trouble:
                self._fail(trouble)

        self.show_preview(self, self._printer(seen), self._desk.say(_WHERE_PREVIEW), draw)

    def _print(self) -> None:
        seen = self._seen
        if seen is None:
            return
        printer = self._printer(seen)
        if not self.ask_printer(self, printer, self._desk.say(_WHERE_PAPER)):
            return
        report = self.report(seen)
        some = printer.printRange() is QPrinter.PrintRange.PageRange
        try:
            report.draw_on(printer, printer.fromPage() if some else 1, printer.toPage() if some else 0)
        except Trouble as trouble:
            self._fail(trouble)
            return
        self._say(Banner(self._desk.say(_PRINTED), "", Tone.MET), (_UNDERSTOOD, self.hush))

    def _target(self, seen: Seen, purpose: Purpose, suffix: str) -> Path | None:
        """Where the file goes; nowhere while another is being made."""
        if self._making:
            return None
        asked = seen.asked
        words = [self._desk.say(TITLE), str(asked.year), f"T{asked.quarter}" if asked.quarter else ""]
        words.append(asked.scope.institution)
        name = name_beside(self._desk.store.office, "-".join(one for one in words if one), suffix)
        return self._files.save_as(self, purpose, name)

    def _begin(self) -> None:
        # The buttons stay as they are: one that is put out loses the focus.
        self._making = True
        self._say(Banner(self._desk.say(_MAKING), "", Tone.PLAIN))

    def _saved(self, target: Path, _none: None) -> None:
        self._making = False
        self._desk.note_file(Leaving.SUMMARY)
        show = self._files.show
        self._say(
            Banner(self._desk.say(_SAVED.fill(name=target.name)), "", Tone.MET),
            (_FOLDER, lambda: show(target.parent)),
            (_OPEN, lambda: show(target)),
        )

    def _fail(self, trouble: Trouble) -> None:
        self._making = False
        say = self._desk.say
        self._say(Banner(say(trouble.message), say(trouble.fix), Tone.STOP), (_UNDERSTOOD, self.hush))

    def _say(self, banner: Banner, *answers: tuple[Text, Callable[[], None]]) -> None:
        self.hush()
        for words, act in answers:
            banner.add_answer(self._desk.say(words)).clicked.connect(act)
        self._news.addWidget(banner)
        self.show()


def _write_original(number: int, target: Path, store: Store) -> None:
    write_durably(target, store.received.original(number))


def ask_printer(parent: QWidget, printer: QPrinter, title: str) -> bool:
    """The system's own dialog; False where the person changed their mind."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def show_preview(parent: QWidget, printer: QPrinter, title: str, draw: Callable[[QPrinter], object]) -> None:
    """The pages as they will be printed; they can be printed from there."""
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.paintRequested.connect(draw)
    dialog.exec()
    dialog.deleteLater()


_EXCEL = Text(es="Excel…", en="Excel…")
_PAPER = Text(es="Imprimir o PDF", en="Print or PDF")
_AS_PDF = Text(es="&Guardar en PDF…", en="&Save as PDF…")
_AS_PREVIEW = Text(es="&Vista previa…", en="Pre&view…")
_AS_PRINT = Text(es="&Imprimir…", en="&Print…")
_WHERE_EXCEL = Purpose("summary", Text(es="Exportar el Resumen", en="Export the Summary"), EXCEL)
_WHERE_PDF = Purpose("summary", Text(es="Guardar el Resumen en PDF", en="Save the Summary as PDF"), PDF)
_WHERE_PREVIEW = Text(es="Vista previa del Resumen", en="Preview of the Summary")
_WHERE_PAPER = Text(es="Imprimir el Resumen", en="Print the Summary")
_WHERE_ORIGINAL = Purpose("originals", Text(es="Guardar el archivo que llegó", en="Save the file that came"), EXCEL)
_MAKING = Text(es="Preparando el archivo…", en="Making the file…")
_SAVED = Text(es="Se guardó «{name}».", en="“{name}” was saved.")
_PRINTED = Text(es="El Resumen se envió a la impresora.", en="The Summary was sent to the printer.")
_FOLDER = Text(es="Abrir la carpeta", en="Open the folder")
_OPEN = Text(es="Abrir", en="Open")
_UNDERSTOOD = Text(es="Entendido", en="Understood")
