"""Whether there is a display at all, asked before Qt is: it would end the whole process."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text


def refuse_silent_display() -> None:
    """Raise Trouble ``no_display`` where the X display named does not answer: Qt would end the whole process.

    A display on another machine, or another platform asked for, is left to Qt.
    """
    host, _, number = os.environ.get("DISPLAY", "").partition(".")[0].rpartition(":")
    other = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform != "linux" or other or host or not number.isdigit():
        return
    # By name: where there is no such display to be asked, no start waits for it.
    socket = importlib.import_module("socket")
    # The second is the abstract name of the same socket.
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX) as attempt, suppress(OSError):
            attempt.connect(address)
            return
    raise Trouble("no_display", _NO_DISPLAY.fill(number=number), _USE_COMMANDS)


_NO_DISPLAY = Text(es="La pantalla :{number} no responde.", en="The display :{number} does not answer.")
_USE_COMMANDS = Text(
    es="Todo se puede hacer con órdenes: «napdesk --help».",
    en="Everything can be done with commands: “napdesk --help”.",
)
