"""The frame of what is shown before the window: the program's side at the left, one sheet at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from napdesk.schema.text import Language, Text
from napdesk.ui.look.icons import Icons
from napdesk.ui.parts.labels import Picture, Words
from napdesk.ui.parts.panel import Panel

SIDE = 336
SHEET = 560
USUAL = (1024, 700)
PROMISES = (
    Text(es="Nada de lo que escribe se pierde.", en="Nothing you type is ever lost."),
    Text(
        es="Todo se queda en este equipo: no hace falta red.",
        en="Everything stays on this computer: no network needed.",
    ),
    Text(es="Su reporte sale en Excel, listo para firmar.", en="Your return leaves as Excel, ready to sign."),
)
PLAN = Text(
    es="Mujeres, paz y seguridad. Capturar, revisar y reportar lo que hace su oficina.",
    en="Women, peace and security. Record, check and report what your office does.",
)


class Welcome(QWidget):
    """Put things in ``sheet.body``; there is one sheet, in the middle of what the side leaves."""

    def __init__(self, heading: str, lead: str, icons: Icons, language: Language) -> None:
        super().__init__()
        self.setWindowTitle("NapDesk")
        self.setWindowIcon(icons.brand)
        self._heading = Words("", "title")
        self.set_heading(heading)
        self.sheet = Panel()
        self.sheet.setMaximumWidth(SHEET)
        self.sheet.body.setContentsMargins(28, 24, 28, 24)
        self.sheet.body.setSpacing(12)
        self.sheet.body.addWidget(self._heading)
        self.sheet.body.addWidget(Words(lead, "muted", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_side(icons, language))
        row.addWidget(_middle(self.sheet), 1)
        self.resize(*USUAL)

    def set_heading(self, heading: str) -> None:
        """What the sheet wants now."""
        self._heading.setText(heading)
        self.setAccessibleName(heading)


def _side(icons: Icons, language: Language) -> QWidget:
    side = QWidget()
    side.setProperty("kind", "rail")
    side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    side.setFixedWidth(SIDE)
    column = QVBoxLayout(side)
    column.setContentsMargins(32, 40, 32, 32)
    column.setSpacing(14)
    column.addWidget(Picture(icons.brand, 48))
    column.addWidget(Words("NapDesk", "brand"))
    column.addWidget(Words(PLAN.to(language), wrap=True))
    column.addStretch(1)
    for promise in PROMISES:
        column.addLayout(_promise(promise.to(language), icons))
    return side


def _promise(words: str, icons: Icons) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Picture(icons.icon("check", "rail_focus"), 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(words, wrap=True), 1)
    return row


def _middle(sheet: Panel) -> QScrollArea:
    inner = QWidget()
    inner.setProperty("kind", "clear")
    row = QHBoxLayout(inner)
    row.setContentsMargins(24, 24, 24, 24)
    row.addStretch(1)
    column = QVBoxLayout()
    column.addStretch(1)
    column.addWidget(sheet)
    column.addStretch(1)
    row.addLayout(column, 20)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
