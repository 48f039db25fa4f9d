"""Before another catalogue is in force: what it changes; or what is wrong with the file, so that it can be mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.catalogue_columns import BY_KEY
from napdesk.schema.problems import Problem
from napdesk.schema.text import Text
from napdesk.services.catalogue_difference import Change, Difference
from napdesk.ui.desk import Desk
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.tones import Tone
from napdesk.ui.parts.words_table import WordsTable

SHOWN = 300  # rows; whoever has more to mend begins with these
WIDE, HIGH = 940, 520


class CatalogueBox(QDialog):
    """``accepted`` says that the other catalogue is to be in force."""

    def __init__(self, desk: Desk, title: Text, table: WordsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table = table
        self.setWindowTitle(desk.say(title))
        self.copy = KeyButton(desk.say(_COPY), kind="quiet")
        self.leave = KeyButton(desk.say(_LEAVE), "Esc", bound=False)
        self.go_on = KeyButton("", "Ctrl+Enter", "primary")
        self.copy.clicked.connect(table.copy_all)
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 24, 28, 20)
        self._column.setSpacing(12)
        self._column.addWidget(Words(desk.say(title), "title"))
        self.resize(WIDE, HIGH)

    def finish(self, above: QWidget, more: int = 0) -> None:
        """Lays it out: words above the table, how many rows it leaves out below."""
        self._column.addWidget(above)
        self._column.addWidget(self.table, 1)
        if more > 0:
            self._column.addWidget(Words(self._desk.say(_MORE.fill(more=more)), "muted"))
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        self._column.addLayout(row)
        self.table.setFocus()


def refused_box(desk: Desk, name: str, problems: Sequence[Problem], parent: QWidget | None = None) -> CatalogueBox:
    """What is wrong with a file that was not loaded."""
    heads = [desk.say(words) for words in (_ROW, _COLUMN, _VALUE, _REASON, _FIX)]
    table = WordsTable(desk.palette, desk.say(_WRONG), heads, (70, 150, 130, 0, 0))
    table.show_lines([_told(desk, one) for one in problems[:SHOWN]])
    box = CatalogueBox(desk, _NOT_LOADED, table, parent)
    box.go_on.hide()
    box.leave.set_words(desk.say(_CLOSE))
    box.leave.setProperty("kind", "primary")
    stays = _STAYS.fill(version=desk.catalogue.version)
    box.finish(Banner(desk.say(_WITH.fill(name=name, count=len(problems))), desk.say(stays), Tone.STOP),
               len(problems) - SHOWN)  # fmt: skip
    return box


def difference_box(
    desk: Desk, title: Text, go_on: Text, found: Difference, then: str, parent: QWidget | None = None
) -> CatalogueBox:
    """What changes if the catalogue of version ``then`` takes the place of the one in force."""
    heads = [desk.say(words) for words in (_ID, _COMMITMENT, _WHAT, _BEFORE, _AFTER)]
    table = WordsTable(desk.palette, desk.say(title), heads, (80, 0, 150, 0, 0))
    changes = list(found.changes())
    table.show_lines([_cells(desk, one) for one in changes[:SHOWN]])
    box = CatalogueBox(desk, title, table, parent)
    box.go_on.set_words(desk.say(go_on))
    words = f"{desk.say(found.summary)} {desk.say(_VERSIONS.fill(now=desk.catalogue.version, then=then))}"
    box.finish(Words(words, "muted", wrap=True), len(changes) - SHOWN)
    return box


def _told(desk: Desk, one: Problem) -> tuple[str, ...]:
    column = desk.say(BY_KEY[one.field].label) if one.field in BY_KEY else one.column or ""
    return str(one.row), f"{column} ({one.field})", one.value or "—", desk.say(one.message), desk.say(one.fix)


def _cells(desk: Desk, one: Change) -> tuple[str, ...]:
    row = one.indicator
    return row.id, desk.say(row.title), desk.say(one.what), desk.say(one.before), desk.say(one.after)


_NOT_LOADED = Text(es="El archivo no se cargó", en="The file was not loaded")
_WITH = Text(es="«{name}» tiene errores: {count}.", en="“{name}” has errors: {count}.")
_STAYS = Text(
    es="Sigue en vigor el catálogo {version}. Corrija el archivo y cárguelo de nuevo.",
    en="Catalogue {version} stays in force. Correct the file and load it again.",
)
_WRONG = Text(es="Lo que está mal en el archivo", en="What is wrong with the file")
_ROW = Text(es="Renglón", en="Row")
_COLUMN = Text(es="Columna", en="Column")
_VALUE = Text(es="Dice", en="It says")
_REASON = Text(es="Qué está mal", en="What is wrong")
_FIX = Text(es="Qué hacer", en="What to do")
_ID = Text(es="Clave", en="Id")
_COMMITMENT = Text(es="Compromiso", en="Commitment")
_WHAT = Text(es="Qué cambia", en="What changes")
_BEFORE = Text(es="Antes", en="Before")
_AFTER = Text(es="Después", en="After")
_VERSIONS = Text(es="Del catálogo {now} al {then}.", en="From catalogue {now} to {then}.")
_MORE = Text(es="Y {more} más.", en="And {more} more.")
_COPY = Text(es="Copiar la tabla", en="Copy the table")
_LEAVE = Text(es="Cancelar", en="Cancel")
_CLOSE = Text(es="Cerrar", en="Close")
