"""The window of an office: its rail and pages from the registers, and a closing that loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut

from napdesk.schema.offices import Office
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.register import Register
from napdesk.store.drafts import NARRATIVES, Draft
from napdesk.store.health import damage
from napdesk.ui.behind import PAINTED, load_all, part
from napdesk.ui.closing import Closing
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.hub_pages import hub_makers
from napdesk.ui.inicio.page import Inicio
from napdesk.ui.lookout import Lookout
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.tones import Tone
from napdesk.ui.places import CONFIRMING, HOME, RETURNS, SETTINGS, SUMMARY, Place, rail_of
from napdesk.ui.preferences import Preferences
from napdesk.ui.rail import HANDS_KEY
from napdesk.ui.shell import Shell
from napdesk.ui.standing import DAMAGED, MAKING, SAFE, alarm, tell_office

if TYPE_CHECKING:
    from napdesk.ui.confirming.page import ConfirmingPage
    from napdesk.ui.damage_box import DamageBox
    from napdesk.ui.door.way_back import Chosen
    from napdesk.ui.hands import Hands
    from napdesk.ui.help.help import Help
    from napdesk.ui.register.page import RegisterPage
    from napdesk.ui.returns.page import ReturnsPage
    from napdesk.ui.settings.page import SettingsPage
    from napdesk.ui.summary.page import SummaryPage


class Window(Shell):
    """Pages are built when first gone to.

    ``look_changed`` asks for the whole window in another language, theme or size, ``outdated`` for the same one
    built anew, as contacts may be typed or other commitments hold; ``hands_changed`` gives the name of whoever takes
    over, ``way_back_chosen`` the backup to put in the place of the store; ``closed`` says that all is written and
    backed up.
    """

    look_changed = Signal()
    hands_changed = Signal(str)
    outdated = Signal()
    way_back_chosen = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, help_folder: Path, files: Files) -> None:
        super().__init__(rail_of(desk), desk.say(SAFE), desk.settings)
        self._desk = desk
        self._help_folder = help_folder
        self._files = files
        self._help: Help | None = None
        self._returns_page: ReturnsPage
        self._settings_page: SettingsPage
        self._built: dict[str, Page] = {}
        self._registers: dict[str, RegisterPage] = {}
        self._views: dict[str, Any] = {}  # what another window looked at in pages not built here yet
        self._closing = Closing(desk, self)
        self._may_close = False
        self._here = HOME
        self._makers: dict[str, Callable[[], Page]] = {
            HOME: self._make_inicio,
            **{register.key: self._maker_of(register) for register in desk.registers},
            SUMMARY: self._make_summary,
            CONFIRMING: self._make_confirming,
            RETURNS: self._make_returns,
            **hub_makers(desk, files),
            SETTINGS: self._make_settings,
        }
        self._lookout = Lookout(desk, self)
        self.setWindowIcon(desk.icons.brand)
        self._name(desk.store.office)
        self.rail.chosen.connect(self.go)
        self.rail.hands_wanted.connect(self.ask_who)
        desk.writer.failed.connect(self._say_trouble)
        desk.tasks.failed.connect(self._say_trouble)
        self._closing.ended.connect(self._end_closing)
        self._closing.way_back_wanted.connect(lambda: self.settings().backups.ask_which())
        acts = {"F1": self.show_help, "Ctrl+G": self.ask_folio, HANDS_KEY: self.ask_who, "Ctrl+Q": self.close}
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.go(HOME)
        # After what Inicio reads, and also where that could not be read.
        QTimer.singleShot(2 * PAINTED, self, lambda: desk.tasks.read(damage, self._tell_damage))

    def go(self, key: str, stop: int = -1) -> None:
        """Goes to a page, building it if it was never gone to; those that show figures look at the store again."""
        if key not in self._built:
            self._built[key] = self._makers[key]()
            self.add_page(key, self._built[key])
        page = self._built[key]
        self.show_page(key)
        self._here = key
        if stop >= 0:
            self.stand_at(stop)
        if (view := self._views.pop(key, None)) is not None:
            page.take_view(view)
        page.refresh()

    def here(self) -> str:
        """The key of the page in front."""
        return self._here

    def start_new(self, register_key: str) -> None:
        """An empty form of a register."""
        self._register_page(register_key).start_new()

    def open_draft(self, draft: Draft) -> None:
        """Goes on with what was being typed: a record, or the office's own words in Resumen."""
        if draft.register == NARRATIVES:
            self.go(SUMMARY)
            self._summary.go_on(draft)
        else:
            self._register_page(draft.register).open_draft(draft)

    def open_record(self, register_key: str, uid: str, field_key: str = "") -> None:
        """Opens a record, with the cursor in a field where one is named."""
        self._register_page(register_key).open_record(uid, field_key)

    def open_period(self, period: Period) -> None:
        """Goes to Reportes, on this period."""
        self.go(RETURNS)
        self._returns_page.choose(period)

    def keep_typing(self) -> None:
        """Puts down everything typed and not yet kept: records as drafts, the office as it stands."""
        for page in self._built.values():
            page.settle()

    def place(self) -> Place:
        """Where one stands, for a window that takes over; what is being typed is put down."""
        self.keep_typing()
        views = {key: page.view() for key, page in self._built.items()}
        return Place(self._here, self.geometry(), self._views | views, self.stop())

    def take_place(self, place: Place) -> None:
        """Goes on where another window stood."""
        self.setGeometry(place.geometry)
        self._views = dict(place.views)
        self.go(place.page, place.stop)

    def show_help(self) -> None:
        """The help, at the keys of the page in front."""
        if self._help is None:
            self._help = part("help.help").Help(self._help_folder, self._desk.registers, self._desk.language, self)
        self._help.show_page(self._here)

    def ask_folio(self) -> None:
        """Goes to a record by its folio, of the register in front first."""
        box = part("folio_box").FolioBox(self._desk, self._here, self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.chosen.connect(self.open_record)
        box.open()

    def ask_who(self) -> None:
        """Lists who works here, for one of them to take over."""
        if not self._is_making():
            self.hands: Hands = part("hands").Hands(self._desk, self)
            self.hands.taken.connect(self.hands_changed)
            self.hands.ask(self.rail.foot())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ignored until everything is written and backed up; then the window closes by itself."""
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        if not self._closing.under_way and not self._is_making():
            self.keep_typing()
            self._closing.begin()

    @property
    def busy(self) -> bool:
        """Whether something is being made here, or the window is closing."""
        return self._closing.under_way or any(page.busy for page in self._built.values())

    def _is_making(self) -> bool:
        """Whether something is being made or read; then goes there and says that it comes first."""
        at_work = next((key for key, page in self._built.items() if page.busy), None)
        if at_work is not None:
            self.go(at_work)
            alarm(self.status, self._desk, MAKING)
        return at_work is not None or self._closing.under_way

    def _bring_back(self, chosen: Chosen) -> None:
        if not self._is_making():
            self.way_back_chosen.emit(chosen)

    def leave(self) -> None:
        """Closes at once, without a backup: another window takes over."""
        self._may_close = True
        self.close()

    def _end_closing(self) -> None:
        self._may_close = True
        self.close()
        self.closed.emit()

    def _tell_damage(self, found: Trouble | None) -> None:
        if found is None:
            return
        self._lookout.damaged = True
        # At once: of a damaged store there may be nothing else to tell.
        self.status.set_safe(self._desk.say(DAMAGED), Tone.STOP)
        box: DamageBox = part("damage_box").DamageBox(found, self._desk.language, self)
        box.accepted.connect(lambda: self.settings().backups.ask_which())
        box.open()

    def settings(self) -> SettingsPage:
        """Goes to Ajustes."""
        self.go(SETTINGS)
        return self._settings_page

    def _make_inicio(self) -> Page:
        page = Inicio(self._desk)
        # The first look at the store is shown: from here on there is time.
        page.looked.connect(
            lambda: self._desk.tasks.compute(load_all, lambda _none: None), Qt.ConnectionType.SingleShotConnection
        )
        page.new_wanted.connect(self.start_new)
        page.draft_wanted.connect(self.open_draft)
        page.record_wanted.connect(self.open_record)
        page.page_wanted.connect(self.go)
        page.looked.connect(self._lookout.tell)
        return page

    def _make_summary(self) -> Page:
        page: SummaryPage = part("summary.page").SummaryPage(self._desk, self._files)
        self._summary = page
        page.record_wanted.connect(self.open_record)
        page.new_wanted.connect(self.start_new)
        page.page_wanted.connect(self.go)
        return page

    def _make_confirming(self) -> Page:
        page: ConfirmingPage = part("confirming.page").ConfirmingPage(self._desk)
        page.change_wanted.connect(lambda key, uid: self._register_page(key).open_to_confirm(uid))
        page.page_wanted.connect(self.go)
        page.answered.connect(self._look_again)
        return page

    def _make_returns(self) -> Page:
        page: ReturnsPage = part("returns.page").ReturnsPage(self._desk, self._files)
        self._returns_page = page
        page.mend.connect(self.open_record)
        page.period_changed.connect(self._lookout.look)
        return page

    def _make_settings(self) -> Page:
        preferences = Preferences(self._desk.settings)
        page: SettingsPage = part("settings.page").SettingsPage(self._desk, preferences, self._files)
        self._settings_page = page
        page.look_changed.connect(self.look_changed)
        page.hands_wanted.connect(self.ask_who)
        page.office_kept.connect(self._name)
        page.outdated.connect(self.outdated)
        page.way_back_chosen.connect(self._bring_back)
        page.about_wanted.connect(lambda: part("help.about").About(self._desk.icons, self._desk.language, self).open())
        return page

    def _maker_of(self, register: Register) -> Callable[[], Page]:
        def make() -> Page:
            page: RegisterPage = part("register.page").RegisterPage(self._desk, register)
            page.changed.connect(self._lookout.look_when_down)
            page.page_wanted.connect(self.go)
            page.record_wanted.connect(self.open_record)
            page.period_wanted.connect(self.open_period)
            menu = part("register.more").More(page, self._desk, register, self._files).button
            part("importing.bringing").Bringing(page, self._desk, register, self._files).offer_in(menu)
            self._registers[register.key] = page
            return page

        return make

    def _register_page(self, register_key: str) -> RegisterPage:
        self.go(register_key)
        return self._registers[register_key]

    def _look_again(self) -> None:
        for page in self._registers.values():
            page.look_again()

    def _name(self, office: Office) -> None:
        self.setWindowTitle(tell_office(office, self._desk, self.rail))

    def _say_trouble(self, trouble: Trouble) -> None:
        alarm(self.status, self._desk, trouble.message, trouble.fix)
