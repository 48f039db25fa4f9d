"""Whether a batch tallies: what its cover says beside what was typed, and the difference in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.register import Register
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.batches import Batch, Typed, counts_of
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.tones import Tone

WIDE = 640


class TallyBox(QDialog):
    """``ended`` says that the batch is over, ``list_wanted`` that its records are to be listed, ``cover_wanted`` that
    its cover was typed wrongly; Esc goes on typing."""

    ended = Signal()
    list_wanted = Signal()
    cover_wanted = Signal()

    def __init__(
        self, desk: Desk, register: Register, batch: Batch, typed: Typed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        say, tallies = desk.say, typed.tallies(batch)
        self.words = Words(say(_TALLIES if tallies else _DIFFERS), wrap=True)
        self.words.set_tone(Tone.MET if tallies else Tone.UNDER_WAY)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(28)
        self._fill(register, batch, typed)
        self.drafts = Words(say(_DRAFTS.fill(count=typed.drafts)), "muted", wrap=True)
        self.drafts.setVisible(typed.drafts > 0)
        self.show_list = KeyButton(say(_SHOW))
        self.correct = KeyButton(say(_CORRECT))
        self.stay = KeyButton(say(_STAY), "Esc", "" if tallies else "primary", bound=False)
        self.end = KeyButton(say(_END), kind="primary" if tallies else "")
        for button, signal in (
            (self.show_list, self.list_wanted), (self.correct, self.cover_wanted), (self.end, self.ended),
        ):  # fmt: skip
            button.clicked.connect(self.accept)
            button.clicked.connect(signal)
        self.stay.clicked.connect(self.reject)
        self._lay_out(_NAMED.fill(name=batch.name) if batch.name else _TITLE)
        usual = self.end if tallies else self.stay
        usual.setDefault(True)
        usual.setFocus()

    def rows(self) -> list[list[str]]:
        """The table as it is read, its heads among it."""
        columns = range(self.grid.columnCount())
        found = []
        for row in range(self.grid.rowCount()):
            items = [self.grid.itemAtPosition(row, column) for column in columns]
            labels = [item.widget() for item in items if item is not None]
            found.append([label.text() for label in labels if isinstance(label, Words)])
        return found

    def _fill(self, register: Register, batch: Batch, typed: Typed) -> None:
        say = self._desk.say
        for column, head in enumerate((_WHAT, _COVER, _TYPED, _DIFFERENCE)):
            self._put(0, column, say(head), "label")
        shown = [asked for asked in counts_of(register) if asked.key in batch.totals]
        for row, asked in enumerate(shown, start=1):
            missing = typed.misses(batch, asked.key)
            self._put(row, 0, say(asked.label))
            self._put(row, 1, show_number(batch.totals[asked.key]))
            self._put(row, 2, show_number(typed.totals[asked.key]))
            self._put(row, 3, say(difference(missing))).set_tone(Tone.UNDER_WAY if missing else Tone.MET)

    def _put(self, row: int, column: int, words: str, kind: str = "") -> Words:
        label = Words(words, kind)
        if column in (1, 2):
            label.setFont(tabular(label.font()))
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(label, row, column)
        return label

    def _lay_out(self, title: Text) -> None:
        say = self._desk.say
        self.setWindowTitle(say(_TITLE))
        self.setFixedWidth(WIDE)
        self.grid.setColumnStretch(3, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.show_list)
        foot.addWidget(self.correct)
        foot.addStretch(1)
        foot.addWidget(self.stay)
        foot.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(Words(say(title), "title"))
        column.addWidget(self.words)
        column.addLayout(self.grid)
        column.addWidget(self.drafts)
        column.addSpacing(4)
        column.addLayout(foot)


def difference(missing: int) -> Text:
    """How many more the cover says, in words."""
    if not missing:
        return _SAME
    one, many = (_LACKS_ONE, _LACKS) if missing > 0 else (_SPARE_ONE, _SPARE)
    return (one if abs(missing) == 1 else many).fill(count=show_number(abs(missing)))


_TITLE = Text(es="Lote de hojas", en="Batch of sheets")
_NAMED = Text(es="Lote {name}", en="Batch {name}")
_TALLIES = Text(es="El lote cuadra con su carátula.", en="The batch tallies with its cover.")
_DIFFERS = Text(
    es="Lo capturado todavía no cuadra con la carátula.", en="What was typed does not tally with the cover yet."
)
_WHAT = Text(es="Concepto", en="What")
_COVER = Text(es="Carátula", en="Cover")
_TYPED = Text(es="Capturado", en="Typed")
_DIFFERENCE = Text(es="Diferencia", en="Difference")
_SAME = Text(es="Cuadra", en="Tallies")
_LACKS_ONE = Text(es="Falta {count}", en="{count} missing")
_LACKS = Text(es="Faltan {count}", en="{count} missing")
_SPARE_ONE = Text(es="Sobra {count}", en="{count} too many")
_SPARE = Text(es="Sobran {count}", en="{count} too many")
_DRAFTS = Text(es="Además hay borradores sin guardar: {count}.", en="There are unsaved drafts besides: {count}.")
_SHOW = Text(es="Ver registros", en="See records")
_CORRECT = Text(es="Corregir carátula", en="Correct the cover")
_STAY = Text(es="Seguir capturando", en="Go on typing")
_END = Text(es="Terminar lote", en="End the batch")
