"""The strip under the fields that adds the people up as they are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from napdesk.schema.record import Record
from napdesk.schema.register import People
from napdesk.schema.showing import show_number
from napdesk.schema.text import Language, Text
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.labels import ElidedWords


class TotalStrip(QFrame):
    """«30 personas · 12 mujeres · 40.0 %»; the share, once all are told, is of those whose sex is known."""

    def __init__(self, people: People, language: Language) -> None:
        super().__init__()
        self._people = people
        self._language = language
        self._words = ElidedWords("", "strong")
        self._words.setFont(tabular(self._words.font()))
        self.setProperty("kind", "derived")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._words)

    def show_record(self, record: Record) -> None:
        everybody = self._people.total(record)
        women, men = self._people.women_of(record), self._people.men_of(record)
        if everybody is None:
            self._words.setText(_NOBODY.to(self._language))
            return
        said = [(_ONE_PERSON if everybody == 1 else _PEOPLE).fill(count=show_number(everybody))]
        if women is not None:
            said.append((_ONE_WOMAN if women == 1 else _WOMEN).fill(count=show_number(women)))
        words = [one.to(self._language) for one in said]
        told = all(record[part] is not None for part in (*self._people.women, *self._people.men))
        if told and women is not None and men is not None and women + men:
            words.append(f"{100 * women / (women + men):.1f} %")
        self._words.setText("  ·  ".join(words))

    def words(self) -> str:
        return self._words.text()


_NOBODY = Text(es="Aún sin personas", en="Nobody yet")
_ONE_PERSON = Text(es="{count} persona", en="{count} person")
_PEOPLE = Text(es="{count} personas", en="{count} people")
_ONE_WOMAN = Text(es="{count} mujer", en="{count} woman")
_WOMEN = Text(es="{count} mujeres", en="{count} women")
