"""Blank forms of a register to take away: as a workbook to fill in, or on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from napdesk.excel.template import write_template
from napdesk.schema.durable import write_durably
from napdesk.schema.problems import Trouble
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same
from napdesk.services.returns import name_beside
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, PDF, Files, Purpose
from napdesk.ui.paper_form.form import PaperForm
from napdesk.ui.parts.menu_button import MenuButton
from napdesk.ui.register.page import RegisterPage


class Blanks(QObject):
    """Lines in the menu of a register's page; what came of them is told over the list."""

    def __init__(self, page: RegisterPage, desk: Desk, register: Register, files: Files, button: MenuButton) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._register = register
        self._files = files
        self.workbook = button.offer(desk.say(_WORKBOOK), self._save_workbook)
        self.paper = button.offer(desk.say(_PAPER), self._save_paper)

    def _save_workbook(self) -> None:
        register, lists, language = self._register, self._desk.lists, self._desk.language
        self._save(_WHERE, _TEMPLATE, ".xlsx", partial(write_template, register, lists, language))

    def _save_paper(self) -> None:
        form = PaperForm(self._register, self._desk.store.office, self._desk.language, QFont(self._page.font()))
        self._save(_WHERE_PAPER, _FORM, ".pdf", lambda target: write_durably(target, form.pdf()))

    def _save(self, purpose: Purpose, kind: Text, suffix: str, write: Callable[[Path], None]) -> None:
        """Asks where, and writes off the window's thread."""
        say = self._desk.say
        words = f"{say(kind)}-{say(self._register.heading)}".replace(" ", "-")
        target = self._files.save_as(self._page, purpose, name_beside(self._desk.store.office, words, suffix))
        if target is not None:
            self._desk.tasks.compute(lambda: write(target), partial(self._saved, target), self._failed)

    def _saved(self, target: Path, _none: None) -> None:
        self._page.list.tell(_SAVED.fill(name=same(target.name)), _FOLDER, lambda: self._files.show(target.parent))

    def _failed(self, trouble: Trouble) -> None:
        words = Text(es=f"{trouble.message.es} {trouble.fix.es}", en=f"{trouble.message.en} {trouble.fix.en}")
        self._page.list.tell(words, _UNDERSTOOD, self._page.list.hush)


_WORKBOOK = Text(es="&Plantilla de Excel…", en="&Excel template…")
_PAPER = Text(es="&Formato en papel (PDF)…", en="Form on &paper (PDF)…")
_TEMPLATE = Text(es="Plantilla", en="Template")
_FORM = Text(es="Formato", en="Form")
_WHERE = Purpose("template", Text(es="Guardar la plantilla", en="Save the template"), EXCEL)
_WHERE_PAPER = Purpose("template", Text(es="Guardar el formato en papel", en="Save the form on paper"), PDF)
_SAVED = Text(es="Se guardó «{name}».", en="“{name}” was saved.")
_FOLDER = Text(es="Abrir la carpeta", en="Open the folder")
_UNDERSTOOD = Text(es="Entendido", en="Understood")
