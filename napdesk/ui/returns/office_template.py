"""A template of all registers for an office that works without NapDesk: whose it is and for when is asked first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.excel.template_book import write_template_book
from napdesk.schema.offices import CODE_LENGTH, code_fits
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text, same
from napdesk.services.returns import name_beside
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, Files, Purpose
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.elided_line import ElidedLine
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.question import Question
from napdesk.ui.parts.swap import clear
from napdesk.ui.parts.tones import Tone

WIDE = 440


class OfficeTemplate(QWidget):
    """The button, and under it what came of it."""

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__()
        self._desk = desk
        self._files = files
        self.asked: WhoseBox | None = None
        self.make = KeyButton(desk.say(_MAKE))
        self.make.clicked.connect(self._ask)
        self._news = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.make)
        column.addLayout(self._news)

    def news(self) -> Banner | None:
        """What was said last."""
        item = self._news.itemAt(0)
        found = item.widget() if item else None
        return found if isinstance(found, Banner) else None

    def _ask(self) -> None:
        self.asked = WhoseBox(self._desk, self.window())
        self.asked.accepted.connect(self._save)
        self.asked.open()

    def _save(self) -> None:
        assert self.asked is not None
        desk, code, period = self._desk, self.asked.office_code(), self.asked.period()
        name = name_beside(replace(desk.store.office, code=code), f"{period}_{desk.say(_FILE)}", ".xlsx")
        target = self._files.save_as(self, _WHERE, name)
        if target is not None:
            self._say(Banner(desk.say(_MAKING), "", Tone.PLAIN))
            desk.tasks.compute(
                lambda: write_template_book(desk.registers, desk.lists, code, period, desk.language, target),
                partial(self._saved, target),
                self._fail,
            )

    def _saved(self, target: Path, _none: None) -> None:
        saved = Banner(self._desk.say(_SAVED.fill(name=same(target.name))), "", Tone.MET)
        self._say(saved, _FOLDER, lambda: self._files.show(target.parent))

    def _fail(self, trouble: Trouble) -> None:
        refused = Banner(self._desk.say(trouble.message), self._desk.say(trouble.fix), Tone.STOP)
        self._say(refused, _UNDERSTOOD, partial(clear, self._news))

    def _say(self, banner: Banner, answer: Text | None = None, act: Callable[[], None] | None = None) -> None:
        clear(self._news)
        if answer is not None and act is not None:
            banner.add_answer(self._desk.say(answer)).clicked.connect(act)
        self._news.addWidget(banner)


class WhoseBox(QDialog):
    """Asks the office's code and the period; Enter goes on from the code to the period, and then on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.code = ElidedLine()
        self.code.setMaxLength(CODE_LENGTH)
        self._whose = Question(desk.say(_CODE), self.code, desk.say(_CODE_HINT))
        self.periods = QComboBox()
        for period in _near(desk):
            self.periods.addItem(f"{period} · {desk.say(period.label)}" if _lettered(period) else str(period), period)
        self.leave = KeyButton(desk.say(_LEAVE), "Esc", bound=False)
        self.go_on = KeyButton(desk.say(_GO_ON), "Ctrl+Enter", "primary")
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        self.code.returnPressed.connect(self.periods.setFocus)
        self._lay_out()
        self.code.setFocus()

    def office_code(self) -> str:
        return self.code.text().strip().upper()

    def period(self) -> Period:
        found: Period = self.periods.currentData()
        return found

    def accept(self) -> None:
        """Not without a code that can stand in folios."""
        if code_fits(self.office_code()):
            super().accept()
        else:
            self._whose.refuse(self._desk.say(_CODE_HINT))
            self.code.setFocus()

    def _lay_out(self) -> None:
        title = self._desk.say(_TITLE)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDE)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(title, "heading", wrap=True))
        column.addWidget(Words(self._desk.say(_LEAD), "muted", wrap=True))
        column.addWidget(self._whose)
        column.addWidget(Question(self._desk.say(_PERIOD), self.periods))
        column.addLayout(foot)


def _near(desk: Desk) -> list[Period]:
    """Those that may be asked for now, of every periodicity; this office's own one, today, comes first."""
    today, own = desk.today(), desk.store.office.periodicity
    kinds = [own, *(one for one in Periodicity if one is not own)]
    found = [Period.of(today, kind) for kind in kinds]
    return [one for now in found for one in (now, now.previous, now.next)]


def _lettered(period: Period) -> bool:
    return period.periodicity is not Periodicity.YEAR


_MAKE = Text(es="Plantilla para una oficina sin NapDesk…", en="Template for an office without NapDesk…")
_TITLE = Text(es="Plantilla para una oficina sin NapDesk", en="Template for an office without NapDesk")
_LEAD = Text(
    es="Un libro de Excel con todos los formatos, para que esa oficina lo llene y lo envíe.",
    en="An Excel workbook with all registers, for that office to fill in and send.",
)
_CODE = Text(es="Clave de la oficina", en="Office code")
_CODE_HINT = Text(es="Letras, cifras y guiones: 30-SEMAR-01.", en="Letters, digits and hyphens: 30-SEMAR-01.")
_PERIOD = Text(es="Periodo que se informa", en="Period")
_LEAVE = Text(es="Cancelar", en="Cancel")
_GO_ON = Text(es="Guardar…", en="Save…")
_FILE = Text(es="plantilla", en="template")
_WHERE = Purpose("template", Text(es="Guardar la plantilla", en="Save the template"), EXCEL)
_MAKING = Text(es="Escribiendo la plantilla…", en="Writing the template…")
_SAVED = Text(es="Se guardó «{name}».", en="“{name}” was saved.")
_FOLDER = Text(es="Abrir la carpeta", en="Open the folder")
_UNDERSTOOD = Text(es="Entendido", en="Understood")
