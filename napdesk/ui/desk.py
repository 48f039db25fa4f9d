"""What every page is given to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from napdesk.schema.codes import Lists
from napdesk.schema.figures import Catalogue
from napdesk.schema.leaving import Leaving
from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text
from napdesk.services.tally import Tally
from napdesk.store.store import Store
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import Palette
from napdesk.ui.shell import Settings
from napdesk.ui.tasks import Tasks
from napdesk.ui.writer import Writer


@dataclass(eq=False, repr=False)
class Desk:
    """``store`` is the window's own connection: it reads, by key, and never writes; ``writer`` does that.

    ``catalogue`` is the one in force in the store, ``shipped`` the one that came with the program; ``tally`` remembers
    what was counted, for every page.
    """

    store: Store
    writer: Writer
    tasks: Tasks
    registers: tuple[Register, ...]
    lists: Lists
    catalogue: Catalogue
    shipped: Catalogue
    language: Language
    palette: Palette
    icons: Icons
    settings: Settings
    now: Callable[[], datetime]
    tally: Tally = field(default_factory=Tally)

    def today(self) -> date:
        return self.now().date()

    def note_file(self, what: Leaving, about: str = "", *, register: str = "", whom: str = "") -> None:
        """A line of the history for a file that was just written to leave."""
        self.writer.run(lambda store: store.note_file(what, about, register=register, whom=whom))

    def say(self, text: Text) -> str:
        """The words of a text in the language of the screen."""
        return text.to(self.language)
