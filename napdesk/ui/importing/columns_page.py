"""The first step: which field each column fills, with examples of what it holds, and what the file does not bring."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from napdesk.excel.addresses import column_letters
from napdesk.schema.fields import AnyField
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same
from napdesk.services.mapping import How, Mapping
from napdesk.ui.desk import Desk
from napdesk.ui.importing.field_box import FieldBox
from napdesk.ui.importing.source import Column
from napdesk.ui.parts.elided_line import ElidedLine
from napdesk.ui.parts.labels import ElidedWords, Words
from napdesk.ui.parts.panel import Panel, Scroll
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.tones import Shape, Tone

MOST = 150  # columns shown; a file with more has most of them by mistake
STATES = {
    How.SAME: (Text(es="Mismo nombre", en="Same name"), Tone.MET, Shape.CHECK),
    How.NEAR: (Text(es="Parecido: revise", en="Near: check"), Tone.UNDER_WAY, Shape.HALF),
    How.KEPT: (Text(es="Como la vez pasada", en="As last time"), Tone.MET, Shape.CHECK),
    How.BY_HAND: (Text(es="Elegido", en="Chosen"), Tone.MET, Shape.CHECK),
    How.NOT: (Text(es="No se importa", en="Left out"), Tone.PLAIN, Shape.RING),
}
SAID = (Text(es="Para todos", en="For all"), Tone.MET, Shape.CHECK)
LACKS = (Text(es="Falta", en="Missing"), Tone.STOP, Shape.ALERT)


class ColumnsPage(Panel):
    """``mapping`` is what it says now; ``went_past`` that Enter was pressed in the last of its fields."""

    went_past = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self.mapping = Mapping(())
        self.boxes: dict[int, FieldBox] = {}
        self.lines: dict[str, ElidedLine] = {}
        self._pills: dict[int, Pill] = {}
        self._absent: dict[str, tuple[QWidget, ...]] = {}
        self._scroll = Scroll()
        self._holder = QWidget()
        self._scroll.body.addWidget(self._holder)
        self.body.addWidget(self._scroll)

    def show_columns(self, columns: Sequence[Column], mapping: Mapping) -> None:
        """These columns, in place of those shown before."""
        self.mapping = mapping
        self.boxes, self.lines, self._pills, self._absent = {}, {}, {}, {}
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 6, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        for place, (words, share) in enumerate(_HEADS):
            grid.addWidget(Words(self._desk.say(words), "label"), 0, place)
            grid.setColumnStretch(place, share)
        for asked in Mapping(()).without(self._register):
            self._add_absent(grid, asked)
        for column in columns[:MOST]:
            self._add_column(grid, column)
        outer.addLayout(grid)
        outer.addStretch(1)
        self._scroll.body.replaceWidget(self._holder, holder)
        self._holder.deleteLater()
        self._holder = holder
        holder.show()
        self._tell()

    def come_after(self, before: QWidget) -> None:
        """For Tab, which by itself would come last to what is made late."""
        for stop in self._stops():
            QWidget.setTabOrder(before, stop)
            before = stop

    def _stops(self) -> list[QWidget]:
        """What can be typed in, from top to bottom."""
        return [*self.lines.values(), *self.boxes.values()]

    @property
    def settled(self) -> bool:
        """Whether there is nothing to say: every column has its field, none by a guess, and nothing lacks."""
        sure = all(self.mapping.matches[at].how in (How.SAME, How.KEPT) for at in self.boxes)
        return sure and not self.mapping.lacking(self._register)

    def go_first(self) -> None:
        """Into the first thing that lacks, or the first column."""
        lacking = self.mapping.lacking(self._register)
        if lacking:
            self.lines[lacking[0].key].setFocus()
        elif self.boxes:
            next(iter(self.boxes.values())).setFocus()

    def _add_absent(self, grid: QGridLayout, asked: AnyField) -> None:
        """A row for a field that no column fills: what is typed there holds for every row of the file."""
        row = grid.rowCount()
        label = self._desk.say(asked.label)
        line = ElidedLine()
        line.setText(self.mapping.said.get(asked.key, ""))
        line.setPlaceholderText(self._desk.say(_FOR_ALL))
        line.setAccessibleName(self._desk.say(_FOR_ALL_OF.fill(label=asked.label)))
        line.textEdited.connect(partial(self._say, asked.key))
        line.returnPressed.connect(partial(self._go_on, line))
        pill = Pill("")
        widgets = (ElidedWords(self._desk.say(_ABSENT), "muted"), line, ElidedWords(label, "strong"), pill)
        for place, widget in enumerate(widgets):
            grid.addWidget(widget, row, place)
        self.lines[asked.key] = line
        self._absent[asked.key] = widgets

    def _add_column(self, grid: QGridLayout, column: Column) -> None:
        row, letters = grid.rowCount(), column_letters(column.at + 1)
        name = column.title or self._desk.say(_UNTITLED)
        title = ElidedWords(f"{letters} · {name}", "strong" if column.title else "muted")
        samples = ElidedWords(" · ".join(column.samples) or self._desk.say(_EMPTY), "muted")
        spoken = self._desk.say(_FIELD_OF.fill(letters=letters, title=same(name)))
        box = FieldBox(self._register, self._desk.language, spoken, self._desk.say(_NONE))
        box.picked.connect(partial(self._put, column.at))
        box.entered.connect(partial(self._go_on, box))
        pill = Pill("")
        for place, widget in enumerate((title, samples, box, pill)):
            grid.addWidget(widget, row, place)
        self.boxes[column.at] = box
        self._pills[column.at] = pill

    def _put(self, at: int, key: str) -> None:
        self.mapping = self.mapping.put(at, key)
        self._tell()

    def _say(self, key: str, text: str) -> None:
        self.mapping = self.mapping.say(key, text)
        self._tell()

    def _tell(self) -> None:
        """Every row says how it stands; the rows of what is absent come and go."""
        for at, box in self.boxes.items():
            match = self.mapping.matches[at]
            if box.code() != match.key:
                box.show_key(match.key)
            self._show_state(self._pills[at], STATES[match.how if match.key else How.NOT])
        absent = {asked.key for asked in self.mapping.without(self._register)}
        for key, widgets in self._absent.items():
            for widget in widgets:
                widget.setVisible(key in absent)
            if key not in self.mapping.said and not self.lines[key].hasFocus():
                self.lines[key].clear()
            pill = widgets[-1]
            assert isinstance(pill, Pill)
            self._show_state(pill, SAID if key in self.mapping.said else LACKS)

    def _show_state(self, pill: Pill, state: tuple[Text, Tone, Shape]) -> None:
        words, tone, shape = state
        pill.set_state(self._desk.say(words), tone, shape)

    def _go_on(self, widget: QWidget) -> None:
        """As in the form, Enter goes on; from the last field to what comes after."""
        shown = [one for one in self._stops() if not one.isHidden()]
        after = shown[shown.index(widget) + 1 :]
        if after:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.went_past.emit()


_HEADS = (
    (Text(es="Columna", en="Column"), 4),
    (Text(es="Lo que trae", en="What it holds"), 5),
    (Text(es="Se guarda en", en="Goes into"), 5),
    (Text(es="", en=""), 0),
)
_ABSENT = Text(es="No viene en el archivo", en="Not in the file")
_FOR_ALL = Text(es="Para todos los renglones: N/D…", en="For every row: N/D…")
_FOR_ALL_OF = Text(es="«{label}» para todos los renglones", en="“{label}” for every row")
_UNTITLED = Text(es="sin título", en="no title")
_EMPTY = Text(es="vacía", en="empty")
_NONE = Text(es="No se importa", en="Left out")
_FIELD_OF = Text(es="Campo de la columna {letters}, {title}", en="Field of column {letters}, {title}")
