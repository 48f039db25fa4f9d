"""About the program: its version, what it is for, where its lists come from, its licence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from napdesk import __version__
from napdesk.schema.text import Language, Text
from napdesk.ui.look.icons import Icons
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Picture, Words

WIDTH = 500


class About(QDialog):
    """A few lines, closed by Enter or Esc."""

    def __init__(self, icons: Icons, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE.to(language))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(Picture(icons.brand, 40))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Words("NapDesk", "title"))
        names.addWidget(Words(_VERSION.fill(version=__version__).to(language), "small"))
        top.addLayout(names, 1)
        column.addLayout(top)
        for words in (_PURPOSE, _TARGETS, _SOURCES, _LICENCE):
            label = Words(words.to(language), "" if words is _PURPOSE else "muted", wrap=True)
            column.addWidget(label)
        close = KeyButton(_CLOSE.to(language), "Esc", bound=False)
        close.clicked.connect(self.accept)
        column.addStretch(1)
        column.addSpacing(6)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


_TITLE = Text(es="Acerca de NapDesk", en="About NapDesk")
_VERSION = Text(es="Versión {version}", en="Version {version}")
_PURPOSE = Text(
    es="Registra y reporta lo que las instituciones hacen por las mujeres, la paz y la seguridad (Resolución 1325).",
    en="Records and reports what institutions do for women, peace and security (Resolution 1325).",
)
_TARGETS = Text(
    es="Las metas y su forma de contarse están por confirmar por el Grupo Interinstitucional.",
    en="The targets and how they are counted await confirmation by the Inter-Agency Group.",
)
_SOURCES = Text(
    es="Entidades y municipios: catálogos públicos del INEGI y del SAT.",
    en="Entities and municipalities: public lists of INEGI and the tax service.",
)
_LICENCE = Text(
    es="Programa libre, licencia MIT. Sin red, sin rastreo.", en="Free software, MIT licence. No network, no tracking."
)
_CLOSE = Text(es="Cerrar", en="Close")
