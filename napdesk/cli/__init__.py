"""The command line: the window's services for scripts and for machines with no screen."""

from __future__ import annotations

import click

from napdesk import __version__
from napdesk.cli.demo import demo
from napdesk.cli.figures import figures
from napdesk.cli.records import import_file, records, template
from napdesk.cli.returns import close, make_return, verify
from napdesk.cli.session import Session, with_session
from napdesk.cli.stores import backup, doctor, export_store, init, passphrase, restore

_COMMANDS: tuple[click.Command, ...] = (
    demo, init, import_file, template, records, figures, close, make_return, verify,
    export_store, backup, restore, doctor, passphrase,
)  # fmt: skip


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, message="NapDesk %(version)s")
@with_session
def napdesk(session: Session) -> None:
    """NapDesk: registros, reportes y avance del Plan Nacional de Acción 1325, sin conexión.

    Sin orden abre la ventana.
    """
    if click.get_current_context().invoked_subcommand is None:
        session.show_window()


for _command in _COMMANDS:
    napdesk.add_command(_command)
