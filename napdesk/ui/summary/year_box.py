"""The past year of which a figure is declared; what is counted of it already is said below."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QComboBox

from napdesk.schema.text import Text
from napdesk.services.figures import FIRST_YEAR
from napdesk.ui.desk import Desk
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.tones import Tone
from napdesk.ui.summary.wording import many


class YearBox(QComboBox):
    """The years of the plan before this one, the newest first; ``warned`` is where it says what there is of one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._counted: Mapping[int, int] = {}
        self._chosen = False
        for year in range(desk.today().year - 1, FIRST_YEAR - 1, -1):
            self.addItem(str(year), year)
        self.warned = Words("", "problem", wrap=True)
        self.warned.set_tone(Tone.UNDER_WAY)
        self.warned.hide()
        self.activated.connect(self._take)
        self.currentIndexChanged.connect(self._warn)

    def year(self) -> int:
        """The one chosen."""
        return int(self.currentData())

    def choose(self, year: int) -> None:
        """As one would by hand."""
        self._chosen = True
        self.setCurrentIndex(max(self.findData(year), 0))

    def show_counted(self, counted: Mapping[int, int], declared: Collection[int]) -> None:
        """How many records count in each year, and which are declared; the newest with neither is proposed once."""
        self._counted = counted
        if not self._chosen:
            years = (int(self.itemData(at)) for at in range(self.count()))
            self.setCurrentIndex(next((at for at, one in enumerate(years) if one not in {*counted, *declared}), 0))
        self._warn()

    def _take(self) -> None:
        self._chosen = True

    def _warn(self) -> None:
        """That what is declared will not take the place of records."""
        records = self._counted.get(self.year(), 0)
        words = self._desk.say(many(records, *_COUNTED, year=self.year())) if records else ""
        self.warned.setText(words)
        self.warned.setVisible(bool(words))
        self.setAccessibleDescription(words)


_COUNTED = (
    Text(
        es="De {year} ya hay {count} registro que cuenta. La cifra declarada se mostrará aparte y no lo reemplaza.",
        en="There is already {count} record that counts for {year}. The declared figure will show apart from it.",
    ),
    Text(
        es="De {year} ya hay {count} registros que cuentan. La cifra declarada se mostrará aparte y no los reemplaza.",
        en="There are already {count} records that count for {year}. The declared figure will show apart from them.",
    ),
)
