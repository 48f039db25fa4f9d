"""How the command line ends, whatever happens: a result or a sentence, an exit code, and never a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click
import platformdirs

from napdesk import __version__
from napdesk.cli.session import DONE, Session
from napdesk.cli.verb import Verbs
from napdesk.house import now
from napdesk.schema.durable import trouble_of
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text, same

LOG_NAME = "napdesk.log"


class CommandLine(Verbs):
    """The verbs with one way out."""

    def main(  # type: ignore[override]  # it never returns, in neither of click's modes
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **rest: Any
    ) -> NoReturn:
        """Run the verb named in ``args`` and end the process with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        session = rest.setdefault("obj", Session())
        # What is said of a wrong line follows its own --json and --lang, which click has not come to.
        session.as_json, session.language = "--json" in given, _language_of(given)
        try:
            ended = super().main(given, prog_name, **rest | {"standalone_mode": False})
        except Trouble as trouble:
            session.stop(trouble)
        except click.Abort:
            session.stop(Trouble("interrupted", _INTERRUPTED, _AGAIN))
        except click.ClickException as wrong:
            verb = next((word for word in given if word in self.places), "")
            session.stop(_wrong_use(wrong, f"napdesk {verb}".strip()))
        except OSError as error:
            session.stop(trouble_of(error, Path(str(error.filename or ""))))
        except Exception as bug:
            session.stop(Trouble("bug", _BUG, _REPORT_IT.fill(log=_keep_report(bug))))
        sys.exit(ended if isinstance(ended, int) else DONE)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb a line names."""
        if self.get_command(ctx, args[0]) is None:
            raise Trouble("wrong_use", _NO_COMMAND.fill(name=args[0]), _SEE_HELP.fill(command=ctx.command_path))
        return super().resolve_command(ctx, args)


def _language_of(given: Sequence[str]) -> Language:
    """The language a line asks for, before it is understood."""
    asked = os.environ.get("NAPDESK_LANG", "")
    for place, word in enumerate(given):
        if word == "--lang":
            asked = "".join(given[place + 1 : place + 2])
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return Language.EN if asked == Language.EN.value else Language.ES


def _wrong_use(wrong: click.ClickException, verb: str) -> Trouble:
    """A line that is no command, in words; its fix names the help of the verb."""
    fix = _SEE_HELP.fill(command=verb)
    match wrong:
        case click.NoSuchOption():
            said = _NO_OPTION.fill(name=wrong.option_name)
        case click.BadOptionUsage():
            said = _NO_VALUE.fill(name=wrong.option_name)
        case click.MissingParameter(param=click.Parameter() as asked):
            said = _LACKS.fill(name=_name_of(asked))
        case click.BadParameter(param=click.Parameter() as asked):
            choices = asked.type.choices if isinstance(asked.type, click.Choice) else ()
            said = _BAD_VALUE.fill(name=_name_of(asked))
            fix = _ONE_OF.fill(choices=", ".join(map(str, choices))) if choices else fix
        case _:
            said = same(wrong.format_message())
    return Trouble("wrong_use", said, fix)


def _name_of(asked: click.Parameter) -> str:
    return asked.human_readable_name if isinstance(asked, click.Argument) else asked.opts[-1]


def _keep_report(bug: Exception) -> Path:
    """Add to the log where an error happened; its own words stay out, for they may repeat personal data."""
    log = Path(platformdirs.user_log_dir("NapDesk", appauthor=False)) / LOG_NAME
    places = traceback.extract_tb(bug.__traceback__)
    where = "".join(f"  {Path(place.filename).name}:{place.lineno} {place.name}\n" for place in places)
    # Where even the log cannot be written, the sentence alone has to do.
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{now():%Y-%m-%d %H:%M} NapDesk {__version__} {type(bug).__name__}\n{where}")
    return log


_INTERRUPTED = Text(es="Se interrumpió.", en="It was interrupted.")
_AGAIN = Text(es="Inténtelo de nuevo; no se cambió nada.", en="Try again; nothing was changed.")
_NO_COMMAND = Text(es="No hay una orden «{name}».", en="There is no command “{name}”.")
_NO_OPTION = Text(es="No hay una opción «{name}».", en="There is no option “{name}”.")
_NO_VALUE = Text(es="A la opción {name} le falta su valor.", en="Option {name} lacks its value.")
_LACKS = Text(es="Falta {name}.", en="{name} is missing.")
_BAD_VALUE = Text(es="El valor de {name} no sirve.", en="The value of {name} will not do.")
_ONE_OF = Text(es="Escriba uno de estos: {choices}.", en="Write one of these: {choices}.")
_SEE_HELP = Text(es="Vea «{command} --help».", en="See “{command} --help”.")
_BUG = Text(es="Algo falló dentro de NapDesk.", en="Something failed inside NapDesk.")
_REPORT_IT = Text(
    es="Lo guardado sigue igual. Envíe este informe, que no lleva datos personales: {log}",
    en="What was kept is unchanged. Send this report, which holds no personal data: {log}",
)
