"""The editor for several answers at once: what is chosen stands as chips before the line one types in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from napdesk.schema.fields import Absence, Choices
from napdesk.schema.text import Text
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.choosing import LEAST_TYPED, ChoosingEditor, fitting, options_of, rows_of
from napdesk.ui.editors.editor import ENTER
from napdesk.ui.editors.line import LineInput
from napdesk.ui.editors.proposals import Proposal
from napdesk.ui.parts.chip import Chip

GAP = 5
EDGE = 7
ARROW = 26
ROOM = 80  # what is left for typing in the last row


class ChipLine(LineInput):
    """A line that grows: its chips fill rows from the left, and typing goes on after the last."""

    def __init__(self, editor: ChoicesEditor) -> None:
        super().__init__(editor)
        self.chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: list[Chip]) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = chips
        for chip in chips:
            chip.setParent(self)
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.show()
        self.updateGeometry()
        self._arrange()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        places, _typing = self._places(width)
        rows = len({place.y() for place in places}) if places else 1
        return self._line() + (rows - 1) * (self._row() + GAP)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self.heightForWidth(max(self.width(), ROOM)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(ROOM, self._line())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        places, typing = self._places(self.width())
        for chip, place in zip(self.chips, places, strict=True):
            chip.setGeometry(place.x(), place.y(), self._wide(chip, self.width()), chip.sizeHint().height())
        if self.chips:
            below = self.height() - self._line() if self.height() > self._line() else 0
            self.setTextMargins(typing.x() - EDGE, below, 0, 0)
        else:
            self.setTextMargins(0, 0, 0, 0)

    def _places(self, width: int) -> tuple[list[QPoint], QPoint]:
        """Where each chip stands, and where one types."""
        left, top = EDGE, max(2, (self._line() - self._row()) // 2)
        places = []
        for chip in self.chips:
            wide = self._wide(chip, width)
            if left > EDGE and left + wide > width - ARROW:
                left, top = EDGE, top + self._row() + GAP
            places.append(QPoint(left, top))
            left += wide + GAP
        if left + ROOM > width - ARROW and self.chips and self.hasFocus():
            left = min(left, width - ARROW - 20)
        return places, QPoint(left, top)

    def _wide(self, chip: Chip, width: int) -> int:
        return min(chip.sizeHint().width(), max(ROOM, width - ARROW - EDGE))

    def _row(self) -> int:
        return self.chips[0].sizeHint().height() if self.chips else 0

    def _line(self) -> int:
        """How tall one row is, without the room above it for rows of chips."""
        return super().sizeHint().height() - self.textMargins().top()


class ChoicesEditor(ChoosingEditor):
    """Several options, or several rows of the official lists; Backspace takes the last chip away."""

    def __init__(self, asking: Asking) -> None:
        self._codes: tuple[str, ...] = ()
        self._chips_line = ChipLine(self)
        super().__init__(asking, self._chips_line)
        assert isinstance(asking.asked, Choices)
        self.least_typed = LEAST_TYPED if asking.asked.lists else 1

    def chips(self) -> list[Chip]:
        """What is chosen, in the order it was."""
        return self._chips_line.chips

    def proposed(self, typed: str) -> list[Proposal]:
        assert isinstance(self.asking.asked, Choices)
        found = rows_of(self.asking, typed) if self.asking.asked.lists else fitting(options_of(self.asking), typed)
        taken = set(self._names())
        return [one for one in found if one.text not in taken]

    def text(self) -> str:
        typed = self.line.text().strip()
        return "; ".join([*self._names(), *([typed] if typed else [])])

    def set_text(self, text: str) -> None:
        read = self.asking.read(text)
        self._codes = read if isinstance(read, tuple) else ()
        self.line.setText("" if isinstance(read, tuple) or read is None else text)
        self._show_chips()

    def retype(self, text: str) -> None:
        self._codes = ()
        super().retype(text)
        self.settle()

    def settle(self) -> None:
        """What is typed becomes chips where it can be read; an absence takes the place of all chips."""
        if self._list is not None and self._list.current() is not None and self.line.text().strip():
            self.pick()
            return
        self.close_list()
        typed = self.line.text().strip()
        if not typed:
            return
        alone = self.asking.read(typed)
        if isinstance(alone, tuple):
            self._codes = tuple(dict.fromkeys((*self._codes, *alone)))
            self.line.clear()
        elif isinstance(alone, Absence):
            self._codes = ()
            self.line.setText(alone.sign)
        self._show_chips()

    def pick(self) -> None:
        chosen = self._list.current() if self._list is not None else None
        self.close_list()
        if chosen is not None:
            self.line.setText(chosen.text)
            self.settle()
            self.edited.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        empty = not self.line.text()
        if event.key() == Qt.Key.Key_Backspace and empty and self._codes:
            self._remove(self._codes[-1])
            return True
        if event.key() in ENTER and self._is_open():
            # The first Enter takes the choice and stays for another; the next goes on.
            self.pick()
            return True
        return super().take_key(event)

    def _is_open(self) -> bool:
        return self._list is not None and self._list.current() is not None

    def _remove(self, code: str) -> None:
        self._codes = tuple(one for one in self._codes if one != code)
        self._show_chips()
        self.set_carried(False)
        self.edited.emit()

    def _names(self) -> list[str]:
        return [self._name(code) for code in self._codes]

    def _name(self, code: str) -> str:
        return self.asking.show((code,))

    def _show_chips(self) -> None:
        chips = []
        for code in self._codes:
            name = self._name(code)
            chip = Chip(name, _REMOVE.fill(name=name).to(self.asking.language))
            chip.removed.connect(lambda code=code: self._remove(code))
            chips.append(chip)
        self._chips_line.set_chips(chips)


_REMOVE = Text(es="Quitar «{name}»", en="Remove “{name}”")
