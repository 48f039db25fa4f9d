"""Which field each column of a file fills: told by key or label of either language, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from napdesk.excel.marked import ROW, WHAT
from napdesk.excel.register_sheet import MOVEMENT
from napdesk.schema.carriable import tidy
from napdesk.schema.fields import AnyField
from napdesk.schema.folding import fold
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.reading import Cell
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same

# Columns that are not fields: what names a kept record, and the answers to soft rules.
UID, FOLIO, REASONS = "uid", "folio", "reasons"
_OWN_COLUMNS = {UID: UID, FOLIO: FOLIO, REASONS: REASONS, "motivos": REASONS}
# What the workbook of errors says beside each row, and a later return: mended, the whole of it comes back.
PASSED_OVER = dict.fromkeys((fold(words) for said in (WHAT, ROW, MOVEMENT) for words in (said.es, said.en)), "")
_NAMED_AT_MOST, _NAME_AT_MOST = 10, 40


def match_columns(header: Sequence[str], register: Register) -> list[str]:
    """The key each column stands for, by key or label of either language; empty for one that is passed over.

    Raises Trouble ``unknown_columns``, ``doubled_columns`` or ``missing_columns``.
    """
    names = known_titles(register)
    titles = [plain(title) for title in header]
    unknown = [title or "—" for title, name in zip(header, titles, strict=True) if name not in names]
    _refuse("unknown_columns", unknown, _UNKNOWN, _RENAME)
    keys = [names[name] for name in titles]
    doubled = sorted({key for key in keys if key and keys.count(key) > 1})
    _refuse("doubled_columns", doubled, _DOUBLED, _KEEP_ONE)
    _refuse("missing_columns", [asked.key for asked in lacking(keys, register)], _LACKING, _ADD)
    return keys


def lacking(keys: Sequence[str], register: Register) -> list[AnyField]:
    """The fields every record needs that no column fills."""
    return [one for one in register.fields if one.essential and one.asked_when is None and one.key not in keys]


def plain(title: str) -> str:
    """A title as it is compared: folded, without the star of what is required."""
    return fold(title.strip("★ *"))


@cache
def known_titles(register: Register) -> dict[str, str]:
    """The key each title stands for, those that are no fields too; empty for one that is passed over."""
    return PASSED_OVER | _OWN_COLUMNS | names_of(register)


@cache
def names_of(register: Register) -> dict[str, str]:
    """The key each name of a field stands for: the key itself and its labels in both languages."""
    names = {fold(key): key for key in register.by_key}
    for asked in register.fields:
        labels = (asked.label, asked.heading)
        names |= {fold(words): asked.key for label in labels for words in (label.es, label.en)}
    return names


def in_reading_order(columns: Sequence[str], register: Register) -> list[AnyField]:
    """The fields the file has, those that date a record first: codes are resolved at its day."""
    clock = register.clock
    dating = [asked.key for asked in (clock.begins, clock.ends, clock.as_of) if asked]
    return [register.by_key[key] for key in dict.fromkeys((*dating, *register.by_key)) if key in columns]


def read_reasons(cell: Cell, register: Register) -> tuple[dict[str, str], list[Problem]]:
    """From ``field=text; other=text``; a part without ``=`` goes on with the text before it."""
    reasons: dict[str, str] = {}
    problems: list[Problem] = []
    key = None
    for part in filter(str.strip, str(cell or "").split(";")):
        name, said, text = part.partition("=")
        if said:
            key = names_of(register).get(fold(name))
        if key is None:
            problems.append(Problem("reason_for_nothing", Weight.NOTE, _FOR_NOTHING, _NAME_FIELD, field=REASONS))
        else:
            reasons[key] = f"{reasons[key]};{part}" if not said else text
    return {key: tidy(text, lines=False) for key, text in reasons.items()}, problems


def _refuse(code: str, names: Sequence[str], message: Text, fix: Text) -> None:
    if names:
        said = [name if len(name) <= _NAME_AT_MOST else f"{name[:_NAME_AT_MOST]}…" for name in names[:_NAMED_AT_MOST]]
        more = ["…"] if len(names) > _NAMED_AT_MOST else []
        raise Trouble(code, message.fill(names=same(", ".join(said + more))), fix)


_UNKNOWN = Text(
    es="El archivo trae columnas que este formato no tiene: {names}.",
    en="The file has columns that this register does not have: {names}.",
)
_RENAME = Text(
    es="Quite esas columnas o póngales el nombre de la plantilla. No se escribió nada.",
    en="Remove those columns or give them the template's names. Nothing was written.",
)
_DOUBLED = Text(es="Hay columnas repetidas: {names}.", en="There are repeated columns: {names}.")
_KEEP_ONE = Text(es="Deje una de cada una. No se escribió nada.", en="Leave one of each. Nothing was written.")
_LACKING = Text(es="Faltan columnas obligatorias: {names}.", en="Required columns are missing: {names}.")
_ADD = Text(
    es="Agréguelas, aunque lleven N/D en cada renglón. No se escribió nada.",
    en="Add them, even with N/D in every row. Nothing was written.",
)
_FOR_NOTHING = Text(es="Un motivo no dice a qué campo responde.", en="A reason does not say which field it answers.")
_NAME_FIELD = Text(
    es="Escríbalo así: campo=motivo; otro campo=motivo. Ese motivo no se guarda.",
    en="Write it like this: field=reason; other field=reason. That reason is not kept.",
)
