"""The fields a person pins: what stands in them goes on to the next new record, marked until it is confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from napdesk.schema.reading import Answer
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.listing import Made, Wanted
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.form.cell import BEFORE
from napdesk.ui.form.fields import FormFields
from napdesk.ui.form.pin_sign import PinSign
from napdesk.ui.form.typing import Typing


class Pins(QObject):
    """Those of one register, remembered for who works here; personal fields are never pinned.

    ``known`` says that the record typed last in an earlier sitting is there to carry from, ``told`` what became of
    a pin.
    """

    known = Signal()
    told = Signal(object)

    def __init__(self, desk: Desk, register: Register, fields: FormFields, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        self._fields = fields
        self._who = desk.store.house.who
        self._last: Typing | None = None
        self._given: Mapping[str, Answer] = {}
        self._whence = BEFORE
        for key, cell in fields.cells.items():
            if not cell.asked.personal:
                cell.take_sign(sign := PinSign(desk))
                sign.clicked.connect(partial(self.turn, key))
        remembered = str(desk.settings.value(self._place()) or "").split()
        self._pinned = {key for key in remembered if key in fields.cells and fields.cells[key].sign}
        for key in self._pinned:
            fields.set_pinned(key, pinned=True)
        if self._pinned:
            desk.tasks.glance(self._read, self._know)

    def turn_focused(self) -> None:
        """Pin the field one is in, or unpin it."""
        key = self._fields.focused()
        if key and self._fields.cells[key].sign is not None:
            self.turn(key)
        else:
            self.told.emit(_NEVER if key else _NOWHERE)

    def turn(self, key: str) -> None:
        """Pin a field, or unpin it."""
        pinned = key not in self._pinned | self._given.keys()
        self._pinned ^= {key} if pinned or key in self._pinned else set()
        self._given = {other: answer for other, answer in self._given.items() if other != key}
        self._desk.settings.setValue(self._place(), " ".join(sorted(self._pinned)))
        self._fields.set_pinned(key, pinned)
        self.told.emit((_PINNED if pinned else _UNPINNED).fill(label=self._fields.cells[key].asked.label))

    def give(self, answers: Mapping[str, Answer], whence: Text) -> None:
        """These stay pinned with these answers, until others are given; none of it is remembered."""
        before, self._given, self._whence = self._given, answers, whence
        for key in before.keys() | answers.keys():
            self._fields.set_pinned(key, key in answers or key in self._pinned)

    def take(self, typing: Typing) -> None:
        """A record is being kept: a new one, or the one typed last once more, is carried from."""
        if not typing.record.uid or (self._last is not None and typing.record.uid == self._last.record.uid):
            self._last = typing

    def carry(self) -> None:
        """Put what is pinned in the fields."""
        last = self._last and (self._last.sent or self._last.record)
        for key in self._pinned - self._given.keys():
            # What was not asked has an answer all the same, that nobody gave.
            answer = last.answer(key) if last and last.asks(self._fields.cells[key].asked) else None
            if answer is not None:
                self._fields.hold(key, answer, BEFORE)
        for key, given in self._given.items():
            self._fields.hold(key, given, self._whence)

    def _read(self, store: Store) -> Record | None:
        mine = Wanted(made=Made(self._who), order="id", descending=True)
        return next(iter(store.listing.rows(self._register, store.listing.ids(self._register, mine, 1))), None)

    def _know(self, record: Record | None) -> None:
        if record is not None and self._last is None:
            self._last = Typing(record, "")
            self.known.emit()

    def _place(self) -> str:
        return f"pins/{self._register.key}/{self._who}"


_PINNED = Text(es="«{label}» pasará al siguiente registro", en="“{label}” will go on to the next record")
_UNPINNED = Text(es="«{label}» ya no es dato fijo", en="“{label}” is no longer pinned")
_NOWHERE = Text(es="Primero entre al campo por fijar", en="First go to the field to pin")
_NEVER = Text(es="Los datos de contacto no se fijan", en="Contact data are never pinned")
