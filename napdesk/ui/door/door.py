"""The door: sets an office up, opens a guarded store, says why there is none to open, and brings a backup back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from napdesk.schema.offices import Office
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language
from napdesk.services.demo import demo_office, fill
from napdesk.store.backup import restore
from napdesk.store.backup_names import backups_in
from napdesk.store.identity import new_uid
from napdesk.store.store import House, Store, backups_of, enter_store
from napdesk.ui.arrival import Arrival
from napdesk.ui.door.refusal import Refusal
from napdesk.ui.door.setup import NewOffice, Setup
from napdesk.ui.door.unlock import Unlock
from napdesk.ui.door.waiting import Waiting
from napdesk.ui.door.way_back import Chosen, WayBack
from napdesk.ui.files import Files
from napdesk.ui.jobs import Job, Opener, Worker
from napdesk.ui.look.icons import Icons
from napdesk.ui.preferences import Preferences

DEMO = "demostracion.napdesk"


class Door(QObject):
    """``shows`` says the widget to put on the screen, ``entered`` the Store opened and by which
    Arrival, ``language_wanted`` the other
    Language."""

    shows = Signal(object)
    entered = Signal(object, object)
    language_wanted = Signal(object)

    def __init__(self, path: Path, house: House, preferences: Preferences, language: Language, icons: Icons) -> None:
        super().__init__()
        self.asked: WayBack | None = None
        self._path = path
        self._house = house
        self._preferences = preferences
        self._language = language
        self._icons = icons
        self._shown: Setup | Unlock | Refusal | Waiting | None = None
        self._worker: Worker | None = None
        self._arrival = Arrival()

    @property
    def refused(self) -> bool:
        """Whether what stands there is only why nothing could be opened."""
        return isinstance(self._shown, Refusal)

    def answer(self, trouble: Trouble) -> None:
        """Shows what there is to do about a store that did not open."""
        if trouble.code == "no_store" and not backups_in(backups_of(self._path)):
            self.set_up()
        elif trouble.code == "passphrase_needed":
            self._ask_passphrase()
        elif trouble.code == "wrong_passphrase" and isinstance(self._shown, Unlock):
            self._shown.refuse(trouble)
        else:
            self._refuse(trouble)

    def set_up(self) -> None:
        """The first start."""
        house = self._house
        setup = Setup(house.lists, self._language, self._icons, house.now().date(), house.who)
        setup.office_given.connect(self._set_up)
        setup.demo_wanted.connect(self._show_demo)
        setup.language_wanted.connect(self.language_wanted)
        self._show(setup)

    def bring_back(self, chosen: Chosen) -> None:
        """Puts a copy in the place of the store, which must be closed, and enters it."""
        waiting = Waiting(self._language, self._icons)
        self._show(waiting)
        if self._worker is None:
            self._worker = Worker(_no_store, "door")
        opens = {"passphrase": chosen.passphrase, "recovery": chosen.recovery}

        def work(_opener: Opener) -> None:
            try:
                kept = restore(chosen.path, self._path, **opens)
                self._arrival = Arrival(brought=chosen.path, kept=kept)
            finally:
                waiting.over = True

        self._worker.add(Job(work, lambda _done: self.enter(**opens), self._refuse))

    def enter(self, passphrase: str | None = None, recovery: str | None = None) -> None:
        """Opens the store, or shows what is in the way."""
        try:
            store = enter_store(self._path, self._house, passphrase=passphrase, recovery=recovery)
            self._arrival = self._arrival._replace(by_code=recovery is not None)
        except Trouble as trouble:
            self.answer(trouble)
        else:
            self._go_in(store)

    def leave(self) -> None:
        """Ends what the door had under way."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    def _go_in(self, store: Store) -> None:
        self.leave()
        self._shown = None
        self.entered.emit(store, self._arrival)

    def _show(self, widget: Setup | Unlock | Refusal | Waiting) -> None:
        self._shown = widget
        self.shows.emit(widget)

    def _ask_passphrase(self) -> None:
        door = Unlock("", self._language, self._icons)
        door.passphrase_given.connect(lambda typed: self.enter(passphrase=typed))
        door.recovery_given.connect(lambda typed: self.enter(recovery=typed))
        self._show(door)

    def _refuse(self, trouble: Trouble) -> None:
        self.leave()
        refusal = Refusal(trouble, self._language, self._icons)
        refusal.again_wanted.connect(self.enter)
        refusal.way_back_wanted.connect(self._ask_which)
        refusal.anew_wanted.connect(self.set_up)
        self._show(refusal)

    def _ask_which(self) -> None:
        second = self._preferences.second_folder
        today, files = self._house.now().date(), Files(self._language, self._preferences)
        self.asked = WayBack(self._path, second, today, self._language, files, self._shown)
        self.asked.chosen.connect(self.bring_back)
        self.asked.open()

    def _set_up(self, new: NewOffice) -> None:
        self._preferences.who = new.who
        self._house = replace(self._house, who=new.who)
        self._create(self._path, replace(new.office, uid=new_uid()))

    def _show_demo(self) -> None:
        self._create(self._path.with_name(DEMO), demo_office(new_uid()))

    def _create(self, path: Path, office: Office) -> None:
        """A new store, or the demonstration made before."""
        try:
            store = enter_store(path, self._house, office=office)
            if office.demo and store.history.head()[0] == 0:
                fill(store, self._house.now().date())
        except Trouble as trouble:
            if isinstance(self._shown, Setup):
                self._shown.refuse(f"{trouble.message.to(self._language)} {trouble.fix.to(self._language)}")
        else:
            self._go_in(store)


def _no_store() -> Store:
    raise RuntimeError("nothing is open at the door")
