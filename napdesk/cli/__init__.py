"""The command line: the window's services for scripts and for machines with no screen."""

from __future__ import annotations

import click

from napdesk import __version__
from napdesk.cli.ending import CommandLine
from napdesk.cli.session import Session
from napdesk.cli.verb import ending_option, verb
from napdesk.schema.text import Text

# Where each verb is: read only when it is asked for, so that the window does not wait for them.
_VERBS = {
    "demo": "demo:demo",
    "init": "stores:init",
    "import": "records:import_file",
    "template": "templates:template",
    "records": "records:records",
    "figures": "figures:figures",
    "close": "returns:close",
    "return": "returns:make_return",
    "verify": "returns:verify",
    "offices": "offices:offices",
    "receive": "receiving:receive_files",
    "held": "receiving:held",
    "undo": "receiving:undo",
    "overlaps": "overlaps:overlaps",
    "coverage": "coverage:coverage",
    "consolidate": "consolidate:consolidate",
    "cut": "cut:cut",
    "publish": "publish:publish",
    "acuse": "answering:acuse",
    "forward": "answering:forward",
    "indicators": "indicators:indicators",
    "export-store": "stores:export_store",
    "backup": "stores:backup",
    "restore": "stores:restore",
    "doctor": "stores:doctor",
    "passphrase": "stores:passphrase",
}


@verb(
    "napdesk",
    Text(
        es="Registros, reportes y avance del Plan Nacional de Acción 1325, sin conexión. Sin orden abre la ventana.",
        en="Records, returns and figures of the National Action Plan 1325, offline. Without a command, the window.",
    ),
    CommandLine,
)
@ending_option(
    "--version",
    words=Text(es="Muestra la versión.", en="Shows the version."),
    shown=lambda _: f"NapDesk {__version__}",
)
def napdesk(session: Session) -> None:
    if click.get_current_context().invoked_subcommand is None:
        session.show_window()


napdesk.places |= _VERBS
