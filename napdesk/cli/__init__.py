"""The command line: the window's services for scripts and for machines with no screen."""

from __future__ import annotations

import click

from napdesk import __version__
from napdesk.cli.demo import demo
from napdesk.cli.ending import CommandLine
from napdesk.cli.figures import figures
from napdesk.cli.records import import_file, records, template
from napdesk.cli.returns import close, make_return, verify
from napdesk.cli.session import Session
from napdesk.cli.stores import backup, doctor, export_store, init, passphrase, restore
from napdesk.cli.verb import ending_option, verb
from napdesk.schema.text import Text

_COMMANDS: tuple[click.Command, ...] = (
    demo, init, import_file, template, records, figures, close, make_return, verify,
    export_store, backup, restore, doctor, passphrase,
)  # fmt: skip


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


for _command in _COMMANDS:
    napdesk.add_command(_command)
