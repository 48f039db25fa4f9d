"""The program with a window: composes it from the catalogue, the store's place and the person's preferences."""

from __future__ import annotations

import gc
import importlib
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTimer, QTranslator
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from napdesk.house import build_house, plan, plan_of
from napdesk.resources import resources
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language
from napdesk.store.store import House, Store, enter_store
from napdesk.ui.arrival import USUAL, Arrival, greeting_of
from napdesk.ui.collector import Collector
from napdesk.ui.crash import CrashGuard
from napdesk.ui.desk import Desk
from napdesk.ui.display import refuse_silent_display
from napdesk.ui.files import Files
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import DARK, LIGHT, Palette
from napdesk.ui.look.style import FUSION, dress
from napdesk.ui.moments import LOCALES
from napdesk.ui.parts.room import room_of
from napdesk.ui.places import Place
from napdesk.ui.preferences import Apart, Preferences, Theme
from napdesk.ui.tasks import Tasks
from napdesk.ui.window import Window
from napdesk.ui.writer import Writer

if TYPE_CHECKING:
    from napdesk.ui.door.door import Door
    from napdesk.ui.door.way_back import Chosen

NOT_DONE = 2
LOG_NAME = "napdesk.log"  # beside the data
AGAIN = 300  # milliseconds until it is tried again to build the window anew


def run(store: Path, language: str | None) -> int:
    """Show the window on a store until it is closed; gives the exit code. Raises Trouble ``no_display``."""
    refuse_silent_display()
    qt = QApplication([*sys.argv[:1], *FUSION])
    qt.setApplicationName("NapDesk")
    qt.setDesktopFileName("napdesk")
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "NapDesk", "NapDesk")
    program = Program(qt, store, settings, Language(language) if language else None)
    sys.excepthook = CrashGuard(store.with_name(LOG_NAME), program.keep_typing, program.language)
    # What is loaded stays for good, and need not be looked through at every collection to come.
    gc.freeze()
    program.start()
    collector = Collector()
    code = qt.exec()
    collector.stop()
    return NOT_DONE if program.refused else code


class Program:
    """What is on the screen at a time: the first start, the door, the window, or why there is none.

    ``language`` holds for this run, until another is chosen in Ajustes.
    """

    def __init__(self, qt: QApplication, path: Path, settings: QSettings, language: Language | None = None) -> None:
        self.preferences = Preferences(settings)
        self.shown: QWidget | None = None
        self._left: QWidget | None = None
        self._qt = qt
        self._path = path
        self._settings = settings
        self._language = language
        self._built = build_house()
        self._door: Door | None = None
        self._desk: Desk | None = None
        self._translator = QTranslator()
        self._worn: tuple[Language, Palette, int] | None = None
        qt.setQuitOnLastWindowClosed(False)
        qt.styleHints().colorSchemeChanged.connect(self._follow_system)
        qt.screenAdded.connect(self._fit_screen)
        self._later = QTimer(qt, singleShot=True, interval=AGAIN)
        self._later.timeout.connect(self._rebuild)

    def language(self) -> Language:
        """The language of the screen."""
        return self._language or self.preferences.language

    @property
    def refused(self) -> bool:
        """Whether there is no window, only what is in the way of one."""
        return self._door is not None and self._door.refused

    def start(self) -> None:
        """Shows the first thing there is to show."""
        self._dress()
        try:
            store = enter_store(self._path, self._house())
        except Trouble as trouble:
            self._at_door().answer(trouble)
        else:
            self._enter(store)

    def keep_typing(self) -> None:
        """Puts down what is being typed, where there is a window."""
        if isinstance(self.shown, Window):
            self.shown.keep_typing()

    def _at_door(self) -> Door:
        """What stands before the window; most starts never see it, so none waits for it to load."""
        door: Door = importlib.import_module("napdesk.ui.door.door").Door(
            self._path, self._house(), self.preferences, self.language(), self._icons()
        )
        door.shows.connect(self._show)
        door.entered.connect(self._enter)
        door.language_wanted.connect(self._speak)
        self._door = door
        return door

    def _speak(self, language: Language) -> None:
        self._language = self.preferences.language = language
        self._dress()
        self._at_door().set_up()

    def _bring_back(self, chosen: Chosen) -> None:
        """A backup in the place of the data on the screen; everything typed is down before."""
        self.keep_typing()
        self._close_desk()
        self._at_door().bring_back(chosen)

    def _enter(self, store: Store, arrival: Arrival = USUAL) -> None:
        """The window on an open store; what there is to say of the way in stands over it."""
        self._door, self._path = None, store.path
        kept = Apart(self._settings) if store.office.demo else self._settings
        self.preferences = Preferences(kept)
        if store.office.demo:
            self._dress()  # as it was left there
        now = store.house.now
        writer, tasks = Writer(store.another, now), Tasks(store.another)
        self._desk = Desk(
            store=store,
            writer=writer,
            tasks=tasks,
            registers=store.registers,
            lists=store.lists,
            catalogue=plan_of(store),
            shipped=plan(),
            language=self.language(),
            palette=self._palette(),
            icons=self._icons(),
            settings=kept,
            now=now,
        )
        window = self._show_window()
        if (greeting := greeting_of(arrival, self._desk, window)) is not None:
            greeting.accepted.connect(lambda: window.settings().guard.ask())
            greeting.open()

    def _show_window(self) -> Window:
        assert self._desk is not None
        window = Window(self._desk, resources() / "help", Files(self.language(), self.preferences))
        window.look_changed.connect(self._change_look)
        window.hands_changed.connect(self._change_hands)
        window.outdated.connect(self._rebuild)
        window.way_back_chosen.connect(self._bring_back)
        window.closed.connect(self._finish)
        self._show(window)
        return window

    def _change_look(self) -> None:
        """Another window in the language, theme and size now chosen, on the same page with the same typing."""
        self._language = None
        self._rebuild()

    def _change_hands(self, who: str) -> None:
        """Somebody else takes over on the same page, with drafts of their own and nothing of what was typed there."""
        old, desk = self.shown, self._desk
        if desk is None or not isinstance(old, Window):
            return
        place = old.place()._replace(views={}, stop=-1)
        old.setEnabled(False)
        # Everything typed under the other name is down before.
        desk.writer.run(lambda _store: place, partial(self._hand_over, desk, who))

    def _hand_over(self, desk: Desk, who: str, place: Place) -> None:
        self.preferences.who = who
        store = desk.store.hand_over(who)
        writer, tasks = Writer(store.another, store.house.now), Tasks(store.another)
        self._desk = replace(desk, store=store, writer=writer, tasks=tasks)
        self._show_window().take_place(place)
        # What the former window still asks for as it goes is answered.
        desk.writer.stop()
        desk.tasks.stop()
        desk.store.close()

    def _rebuild(self) -> None:
        """The same window anew, as soon as nothing is asked in it and nothing made."""
        old = self.shown
        if self._desk is None or not isinstance(old, Window):
            return
        if old.busy or self._qt.activeModalWidget() is not None:
            self._later.start()
            return
        place = old.place()
        # What is being typed must be in the store before the new pages read it; what came after would be lost.
        old.setEnabled(False)
        self._desk.writer.run(lambda _store: place, self._move)

    def _move(self, place: Place) -> None:
        desk = self._desk
        if desk is None:
            return
        self._dress()
        catalogue, language = plan_of(desk.store), self.language()
        self._desk = replace(desk, catalogue=catalogue, language=language, palette=self._palette(), icons=self._icons())
        self._show_window().take_place(place)

    def _fit_screen(self, screen: QScreen) -> None:
        """A screen of other pixels than the icons were drawn for needs them drawn anew."""
        if self._desk is not None and screen.devicePixelRatio() not in self._desk.icons.ratios:
            self._rebuild()

    def _follow_system(self) -> None:
        if self.preferences.theme is Theme.SYSTEM:
            self._rebuild()

    def _show(self, widget: QWidget) -> None:
        """Puts this on the screen in place of what was there."""
        before, self.shown = self.shown, widget
        if _fills_screen(widget):
            widget.showMaximized()
        else:
            widget.show()
        if isinstance(before, Window):
            before.leave()
        elif before is not None:
            before.hide()
        if before is not None:
            before.deleteLater()
        # Held until Qt has taken it down: the last to let go of it may be another thread, where widgets die badly.
        self._left = before
        self._qt.setQuitOnLastWindowClosed(not isinstance(widget, Window))

    def _finish(self) -> None:
        self._close_desk()
        self._qt.quit()

    def _close_desk(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.writer.stop()
            desk.tasks.stop()
            desk.store.close()

    def _dress(self) -> None:
        language, worn = self.language(), (self.language(), self._palette(), self.preferences.percent)
        if worn == self._worn:
            return  # Qt would look again at every widget there is, for nothing
        self._worn = worn
        QLocale.setDefault(LOCALES[language])
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language.value}", folder):
            self._qt.installTranslator(self._translator)
        dress(self._qt, self._palette(), resources() / "icons", percent=self.preferences.percent)

    def _palette(self) -> Palette:
        theme = self.preferences.theme
        if theme is Theme.SYSTEM:
            return DARK if self._qt.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if theme is Theme.DARK else LIGHT

    def _icons(self) -> Icons:
        ratios = {screen.devicePixelRatio() for screen in self._qt.screens()}
        return Icons(self._palette(), resources() / "icons", ratios)

    def _house(self) -> House:
        return replace(self._built, who=self.preferences.who or self._built.who)


def _fills_screen(widget: QWidget) -> bool:
    """Whether nothing is left for the system's own frame around it."""
    room = room_of(widget)
    return widget.width() >= room.width() or widget.height() >= room.height()
