"""What may be asked of the last return of a period: another copy of its file, and the sheet that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from napdesk.excel.canonical import short_form
from napdesk.schema.leaving import Leaving
from napdesk.schema.periods import Period
from napdesk.schema.text import Language, Text
from napdesk.services.returns import file_name_of, name_beside, write_copy
from napdesk.store.periods import Sent
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, PDF, Files, Purpose
from napdesk.ui.returns.covering import TITLE, write_covering
from napdesk.ui.returns.making import Made

WithPassword = Callable[[Callable[[str], None]], None]


class LastReturn(QObject):
    """``begun`` says what is being done; ``copied`` gives what was Made, ``covered`` the path of the sheet, ``failed``
    the Trouble that was in the way."""

    begun = Signal(object)
    copied = Signal(object)
    covered = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, files: Files, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._files = files
        self._page = page

    def copy(self, period: Period, sent: Sent, with_password: WithPassword) -> None:
        """Once more as it left; ``with_password`` asks for one where it is wanted."""
        name = file_name_of(self._desk.store.office, period, sent.revision)
        target = self._files.save_as(self._page, _WHERE, name)
        if target is not None:
            made = Made(target, sent.folio, short_form(sent.seal), preview=False)
            with_password(partial(self._copy, period, made))

    def cover(self, period: Period, language: Language) -> None:
        """The covering sheet, as a PDF."""
        desk, font = self._desk, QFont(self._page.font())
        name = name_beside(desk.store.office, f"{desk.say(TITLE)}-{period}".replace(" ", "-"), ".pdf")
        target = self._files.save_as(self._page, _WHERE_COVERING, name)
        if target is not None:
            self.begun.emit(_COVERING)
            work = partial(write_covering, period=period, language=language, font=font, target=target)
            desk.tasks.read(work, partial(self._covered, period, target), self.failed.emit)

    def _copy(self, period: Period, made: Made, password: str) -> None:
        self.begun.emit(_COPYING)
        work = partial(write_copy, period=period, target=made.path, password=password)
        self._desk.tasks.read(work, partial(self._copied, period, made), self.failed.emit)

    def _copied(self, period: Period, made: Made, _none: None) -> None:
        self._note(Leaving.COPY, period)
        self.copied.emit(made)

    def _covered(self, period: Period, target: Path, _none: None) -> None:
        self._note(Leaving.COVERING, period)
        self.covered.emit(target)

    def _note(self, what: Leaving, period: Period) -> None:
        self._desk.note_file(what, str(period), whom=self._desk.store.office.reports_to)


_WHERE = Purpose("returns", Text(es="Guardar otra copia del reporte", en="Save another copy of the return"), EXCEL)
_WHERE_COVERING = Purpose("returns", Text(es="Guardar el oficio de entrega", en="Save the covering sheet"), PDF)
_COPYING = Text(es="Copiando el reporte…", en="Copying the return…")
_COVERING = Text(es="Dibujando el oficio…", en="Drawing the covering sheet…")
