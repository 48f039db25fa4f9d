"""A verb of the command line and its options, whose help speaks the language asked for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from napdesk.cli.session import Session, merge
from napdesk.schema.text import Language, Text

FILE = click.Path(path_type=Path)
F = TypeVar("F", bound=Callable[..., Any])


class Verb(click.Command):
    """A command described in both languages by ``about``."""

    def __init__(self, *, about: Text, **rest: Any) -> None:
        super().__init__(**rest, add_help_option=False, context_settings={"max_content_width": 110})
        self.about = about

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(_say(ctx, _PIECES.get(piece, piece)) for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{_say(ctx, _USAGE)}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_say(ctx, self.about))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        described = [one.get_help_record(ctx) for one in self.get_params(ctx) if isinstance(one, Asked)]
        with formatter.section(_say(ctx, _OPTIONS)):
            formatter.write_dl(described)


class Verbs(Verb, click.Group):
    """All the verbs of a program under its name, which alone is a verb too.

    ``places`` says where each is, as ``module:function`` of this package, in the order of the help.
    """

    def __init__(self, **rest: Any) -> None:
        super().__init__(invoke_without_command=True, **rest)
        self.places: dict[str, str] = {}

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.places)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.places:
            return None
        module, _, function = self.places[name].partition(":")
        found: click.Command = getattr(import_module(f"{__package__}.{module}"), function)
        return found

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        found = [(name, self.get_command(ctx, name)) for name in self.places]
        with formatter.section(_say(ctx, _COMMANDS)):
            formatter.write_dl([(name, _say(ctx, one.about)) for name, one in found if isinstance(one, Verb)])


class Asked(click.Option):
    """An option described in both languages by ``words``."""

    def __init__(self, names: Sequence[str], *, words: Text, **rest: Any) -> None:
        super().__init__(names, help=words.es, **rest)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        names, _ = super().get_help_record(ctx) or ("", "")
        required = f" ({_say(ctx, _REQUIRED)})" if self.required else ""
        return names, f"{_say(ctx, self.words)}{required}"


def verb(name: str, about: Text, kind: type[Verb] = Verb) -> Callable[[Callable[..., Any]], Any]:
    """Makes a function a verb of that name: it is handed the Session, then its own options."""

    def made(command: Callable[..., Any]) -> click.Command:
        @click.pass_context
        @functools.wraps(command)
        def run(context: click.Context, /, **options: Any) -> Any:
            return command(merge(context, options), **options)

        shared = functools.reduce(lambda inner, decorate: decorate(inner), reversed(_SHARED), run)
        return click.command(name, cls=kind, about=about)(shared)

    return made


def option(*names: str, words: Text, **rest: Any) -> Callable[[F], F]:
    """An option of a verb; ``rest`` as click takes it."""
    return click.option(*names, cls=Asked, words=words, **rest)


def ending_option(*names: str, words: Text, shown: Callable[[click.Context], str]) -> Callable[[F], F]:
    """An option that shows something and ends, whatever else the line says."""

    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            click.echo(shown(ctx), color=ctx.color)
            ctx.exit()

    return option(*names, words=words, is_flag=True, is_eager=True, expose_value=False, callback=show)


def _say(ctx: click.Context, words: Text | str) -> str:
    return ctx.ensure_object(Session).say(words)


_USAGE = Text(es="Uso", en="Usage")
# What click itself writes after a verb.
_PIECES = {
    "[OPTIONS]": Text(es="[OPCIONES]", en="[OPTIONS]"),
    "[COMMAND] [ARGS]...": Text(es="[ORDEN] [ARGUMENTOS]...", en="[COMMAND] [ARGUMENTS]..."),
}
_OPTIONS = Text(es="Opciones", en="Options")
_COMMANDS = Text(es="Órdenes", en="Commands")
_REQUIRED = Text(es="obligatoria", en="required")

# In the order they are shown; every verb takes them, so that they may stand before or after it.
_SHARED = (
    option(
        "--store",
        "store_path",
        type=FILE,
        envvar="NAPDESK_STORE",
        words=Text(es="Archivo del almacén (o NAPDESK_STORE).", en="The store's file (or NAPDESK_STORE)."),
    ),
    option(
        "--lang",
        type=click.Choice([one.value for one in Language]),
        envvar="NAPDESK_LANG",
        words=Text(es="Idioma (o NAPDESK_LANG).", en="Language (or NAPDESK_LANG)."),
    ),
    option(
        "--json",
        "as_json",
        is_flag=True,
        words=Text(es="Un solo documento JSON en la salida.", en="One JSON document on the output."),
    ),
    option(
        "--passphrase-file",
        type=FILE,
        envvar="NAPDESK_PASSPHRASE_FILE",
        words=Text(
            es="Archivo con la contraseña (o NAPDESK_PASSPHRASE_FILE).",
            en="File that holds the passphrase (or NAPDESK_PASSPHRASE_FILE).",
        ),
    ),
    ending_option(
        "-h",
        "--help",
        words=Text(es="Muestra esta ayuda.", en="Shows this help."),
        shown=lambda ctx: ctx.get_help(),
    ),
)
