"""Chooses: the window for a bare ``napdesk`` and where there is a display, the command line for the rest."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from io import TextIOWrapper
from pathlib import Path

# Nothing that is made while the program loads is ever rubbish, and looking for some takes a tenth of the start.
gc.disable()

from napdesk.cli import napdesk as command_line
from napdesk.cli.session import Session
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text

UNSEEN = ("offscreen", "minimal")  # Qt's platforms without a screen


def main() -> None:
    """Entry point of the program."""
    if getattr(sys, "frozen", False):
        # It starts itself again for the child that reads workbooks.
        importlib.import_module("multiprocessing").freeze_support()
    gc.freeze()
    gc.enable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # In a file or a pipe always UTF-8, whatever the system's own; a name that is no text still prints.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    command_line(prog_name="napdesk", obj=Session(open_window=open_window, has_display=has_display))


def has_display() -> bool:
    """Whether a person could see a window; where Qt finds no display it ends the whole process."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform or sys.platform != "linux":
        return platform not in UNSEEN
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def open_window(store: Path, language: str | None) -> int:
    """Run the window until it is closed; its exit code. Raises Trouble where no window can be shown."""
    # A platform that nobody sees is for tests, which ask for it by name.
    if not (has_display() or os.environ.get("QT_QPA_PLATFORM")):
        raise Trouble("no_display", _NO_DISPLAY, _USE_COMMANDS)
    gc.disable()
    try:
        # By name: the command line must work on a machine where Qt cannot be loaded.
        app = importlib.import_module("napdesk.app")
    except ImportError as error:
        raise Trouble("no_qt", _NO_QT.fill(missing=str(error)[:120]), _USE_COMMANDS) from error
    return int(app.run(store, language))


_NO_DISPLAY = Text(es="Aquí no hay pantalla para abrir la ventana.", en="There is no display here to open the window.")
_NO_QT = Text(es="La ventana no se puede abrir: {missing}.", en="The window cannot be opened: {missing}.")
_USE_COMMANDS = Text(
    es="Todo se puede hacer con órdenes: «napdesk --help».",
    en="Everything can be done with commands: “napdesk --help”.",
)

if __name__ == "__main__":
    main()
