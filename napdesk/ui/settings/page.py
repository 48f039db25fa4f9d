"""Ajustes: the office, who signs and its key, the catalogue, the screen, the passphrase, backups and the history."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from napdesk.schema.offices import Office
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.code_box import ENTER
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.swap import clear
from napdesk.ui.parts.tones import Tone
from napdesk.ui.preferences import Preferences
from napdesk.ui.settings.backup_panel import BackupPanel
from napdesk.ui.settings.catalogue_panel import CataloguePanel
from napdesk.ui.settings.guard_panel import GuardPanel
from napdesk.ui.settings.look_panel import LookPanel
from napdesk.ui.settings.office_panel import OfficePanel
from napdesk.ui.settings.review_panel import ReviewPanel
from napdesk.ui.settings.signature_panel import SignaturePanel


class SettingsPage(Page):
    """``look_changed`` asks for the window to be built anew in another look, ``outdated`` in the same one: contacts may
    be typed now, or other commitments hold; ``office_kept`` says the Office as it now stands, ``way_back_chosen`` the
    backup to put in the place of the data."""

    look_changed = Signal()
    hands_wanted = Signal()
    office_kept = Signal(object)
    outdated = Signal()
    about_wanted = Signal()
    way_back_chosen = Signal(object)

    def __init__(self, desk: Desk, preferences: Preferences, files: Files) -> None:
        super().__init__(_TITLE.to(desk.language), "")
        self._desk = desk
        self.office = OfficePanel(desk, desk.store.office)
        self.signature = SignaturePanel(desk, files)
        self.review = ReviewPanel(desk)
        self.catalogue = CataloguePanel(desk, files)
        self.look = LookPanel(preferences, desk.language, desk.store.house.who)
        self.look.hands_wanted.connect(self.hands_wanted)
        self.guard = GuardPanel(desk, files)
        self.backups = BackupPanel(desk, preferences, files)
        about = KeyButton(_ABOUT.to(desk.language))
        about.clicked.connect(self.about_wanted)
        self.header.add_action(about)
        self._trouble = QVBoxLayout()
        self.body.addLayout(self._trouble)
        self._area = self._sheets()
        self.body.addWidget(self._area)
        self.office.office_changed.connect(self._keep_office)
        self.look.changed.connect(self.look_changed)
        self.catalogue.replaced.connect(self.outdated)
        self.review.switched.connect(self.outdated)
        self.guard.protected.connect(self.outdated)
        self.backups.way_back_chosen.connect(self.way_back_chosen)
        for box in (self.office.institution, self.office.entity):
            box.entered.connect(lambda: self.focusNextPrevChild(True))
        self.setFocusProxy(self.office.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on to the next field as in a form, Shift+Enter back; a button takes its own."""
        if event.key() in ENTER:
            self.focusNextPrevChild(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Keep the office as it stands."""
        self.office.settle()

    def view(self) -> int:
        return self._area.verticalScrollBar().value()

    def take_view(self, view: int) -> None:
        # Once the page is laid out: before, there is nowhere to scroll to.
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(view))

    def _sheets(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("kind", "clear")
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for panels, stretch in (
            ((self.office, self.catalogue), 6),
            ((self.guard, self.look, self.review, self.signature, self.backups), 5),
        ):
            column = QVBoxLayout()
            column.setSpacing(14)
            for panel in panels:
                column.addWidget(panel, 1 if panel in (self.office, self.backups) else 0)
            row.addLayout(column, stretch)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _keep_office(self, office: Office) -> None:
        def keep(store: Store) -> Office:
            store.settings.put_office(office)
            return office

        self._desk.writer.run(keep, self._kept, self._fail)

    def _kept(self, office: Office) -> None:
        clear(self._trouble)
        self.office.say_kept()
        self.office_kept.emit(office)

    def _fail(self, trouble: Trouble) -> None:
        language = self._desk.language
        self._trouble.addWidget(Banner(trouble.message.to(language), trouble.fix.to(language), Tone.STOP))


_TITLE = Text(es="Ajustes", en="Settings")
_ABOUT = Text(es="Acerca de NapDesk", en="About NapDesk")
