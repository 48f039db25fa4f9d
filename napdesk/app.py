"""The program with a window: composes it from the catalogue, the store's place and the person's preferences."""

from __future__ import annotations

import logging
import os
import socket
import sys
from contextlib import suppress
from dataclasses import replace
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from napdesk.house import build_house, plan
from napdesk.resources import resources
from napdesk.schema.offices import Office
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.services.demo import demo_office, fill
from napdesk.store.identity import new_uid
from napdesk.store.lock import Held
from napdesk.store.store import House, Store, create_store, hold_store, open_store
from napdesk.ui.crash import CrashGuard
from napdesk.ui.desk import Desk
from napdesk.ui.door.refusal import Refusal
from napdesk.ui.door.setup import NewOffice, Setup
from napdesk.ui.door.unlock import Unlock
from napdesk.ui.files import Files
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import DARK, LIGHT, Palette
from napdesk.ui.look.style import dress
from napdesk.ui.preferences import Preferences, Theme
from napdesk.ui.tasks import Tasks
from napdesk.ui.window import Place, Window
from napdesk.ui.writer import Writer

NOT_DONE = 2
DEMO = "demostracion.napdesk"
LOG_SIZE = 256 * 1024
LOCALES = {
    Language.ES: QLocale(QLocale.Language.Spanish, QLocale.Country.Mexico),
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}


def run(store: Path, language: str | None) -> int:
    """Show the window on a store until it is closed; gives the exit code. Raises Trouble ``no_display``."""
    refuse_silent_display()
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("NapDesk")
    qt.setDesktopFileName("napdesk")
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "NapDesk", "NapDesk")
    program = Program(qt, store, settings, Language(language) if language else None)
    _log_beside(store)
    sys.excepthook = CrashGuard(program.keep_typing, program.language)
    program.start()
    code = qt.exec()
    return NOT_DONE if isinstance(program.shown, Refusal) else code


def refuse_silent_display() -> None:
    """Raise Trouble ``no_display`` where the X display named does not answer: Qt would end the whole process.

    A display on another machine, or another platform asked for, is left to Qt.
    """
    host, _, number = os.environ.get("DISPLAY", "").partition(".")[0].rpartition(":")
    other = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform != "linux" or other or host or not number.isdigit():
        return
    # The second is the abstract name of the same socket.
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX) as attempt, suppress(OSError):
            attempt.connect(address)
            return
    raise Trouble("no_display", _NO_DISPLAY.fill(number=number), _USE_COMMANDS)


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
        self._held: Held | None = None
        self._desk: Desk | None = None
        self._translator = QTranslator()
        qt.setQuitOnLastWindowClosed(False)
        qt.styleHints().colorSchemeChanged.connect(self._follow_system)

    def language(self) -> Language:
        """The language of the screen."""
        return self._language or self.preferences.language

    def start(self) -> None:
        """Shows the first thing there is to show."""
        self._dress()
        if not self._path.exists():
            self._show_setup()
            return
        try:
            self._held = hold_store(self._path, self._house().who)
        except Trouble as trouble:
            self._show(Refusal(trouble, self.language(), self._icons()))
            return
        self._open()

    def keep_typing(self) -> None:
        """Puts down what is being typed, where there is a window."""
        if isinstance(self.shown, Window):
            self.shown.keep_typing()

    def _open(self, passphrase: str | None = None, recovery: str | None = None) -> None:
        try:
            store = open_store(self._path, self._house(), passphrase=passphrase, recovery=recovery)
        except Trouble as trouble:
            if isinstance(self.shown, Unlock):
                self.shown.refuse(trouble)
            elif trouble.code == "passphrase_needed":
                self._show_door()
            else:
                self._show(Refusal(trouble, self.language(), self._icons()))
            return
        self._enter(store)

    def _show_door(self) -> None:
        door = Unlock("", self.language(), self._icons())
        door.passphrase_given.connect(lambda typed: self._open(passphrase=typed))
        door.recovery_given.connect(lambda typed: self._open(recovery=typed))
        self._show(door)

    def _show_setup(self) -> None:
        house = self._house()
        setup = Setup(house.lists, self.language(), self._icons(), house.now().date(), house.who)
        setup.office_given.connect(self._set_up)
        setup.demo_wanted.connect(self._show_demo)
        setup.language_wanted.connect(self._speak)
        self._show(setup)

    def _speak(self, language: Language) -> None:
        self._language = self.preferences.language = language
        self._dress()
        self._show_setup()

    def _set_up(self, new: NewOffice) -> None:
        self.preferences.who = new.who
        self._create(self._path, replace(new.office, uid=new_uid()))

    def _show_demo(self) -> None:
        path = self._path.with_name(DEMO)
        self._create(path, demo_office(new_uid()))

    def _create(self, path: Path, office: Office) -> None:
        """A new store, or the demonstration made before."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            held = hold_store(path, self._house().who)
            store = open_store(path, self._house()) if path.exists() else create_store(path, office, self._house())
            if office.demo and store.history.head()[0] == 0:
                fill(store, self._house().now().date())
        except Trouble as trouble:
            if isinstance(self.shown, Setup):
                self.shown.refuse(f"{trouble.message.to(self.language())} {trouble.fix.to(self.language())}")
            return
        self._held = held
        self._enter(store)

    def _enter(self, store: Store) -> None:
        """The window on an open store."""
        now = store.house.now
        writer, tasks = Writer(store.another, now), Tasks(store.another)
        self._desk = Desk(
            store=store,
            writer=writer,
            tasks=tasks,
            registers=store.registers,
            lists=store.lists,
            language=self.language(),
            palette=self._palette(),
            icons=self._icons(),
            settings=self._settings,
            now=now,
        )
        self._show_window()

    def _show_window(self) -> Window:
        assert self._desk is not None
        window = Window(self._desk, plan(), resources() / "help", Files(self.language()))
        window.look_changed.connect(self._change_look)
        window.outdated.connect(self._rebuild)
        window.closed.connect(self._finish)
        self._show(window)
        return window

    def _change_look(self) -> None:
        """Another window in the language, theme and size now chosen, on the same page with the same typing."""
        self._language = None
        self._rebuild()

    def _rebuild(self) -> None:
        """The same window anew."""
        old = self.shown
        if self._desk is None or not isinstance(old, Window):
            return
        place = old.place()
        # Through the writer: what is being typed must be in the store before the new pages read it.
        self._desk.writer.run(lambda _store: place, self._move)

    def _move(self, place: Place) -> None:
        assert self._desk is not None
        self._dress()
        self._desk = replace(self._desk, language=self.language(), palette=self._palette(), icons=self._icons())
        self._show_window().take_place(place)

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
        # Held until Qt has taken it down: Python's own collector may run in another thread, where widgets die badly.
        self._left = before
        self._qt.setQuitOnLastWindowClosed(not isinstance(widget, Window))

    def _finish(self) -> None:
        if self._desk is not None:
            self._desk.writer.stop()
            self._desk.tasks.stop()
            self._desk.store.close()
        if self._held is not None:
            self._held.release()
        self._qt.quit()

    def _dress(self) -> None:
        language = self.language()
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
        return Icons(self._palette(), resources() / "icons")

    def _house(self) -> House:
        return replace(self._built, who=self.preferences.who or self._built.who)


def _fills_screen(widget: QWidget) -> bool:
    """Whether nothing is left for the system's own frame around it."""
    room = widget.screen().availableSize()
    return widget.width() >= room.width() or widget.height() >= room.height()


def _log_beside(store: Path) -> None:
    """A small log next to the data: versions and places of the program, never what was typed."""
    log = logging.getLogger("napdesk")
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        log.addHandler(
            RotatingFileHandler(store.with_name("napdesk.log"), maxBytes=LOG_SIZE, backupCount=1, delay=True)
        )
    except OSError:
        # A folder that cannot be written to is said by the store itself, with what to do.
        log.addHandler(logging.NullHandler())


_NO_DISPLAY = Text(es="La pantalla :{number} no responde.", en="The display :{number} does not answer.")
_USE_COMMANDS = Text(
    es="Todo se puede hacer con órdenes: «napdesk --help».",
    en="Everything can be done with commands: “napdesk --help”.",
)
