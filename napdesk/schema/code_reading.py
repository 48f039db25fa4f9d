"""Strict reading of a code or name as it is typed, pasted or imported: one row of the lists, or why not.

First which rows may be meant, then which of them holds on the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from napdesk.schema.code_list import Code, CodeList, joined, words_of
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.text import BLANK, Text

_NAMED_AT_MOST = 10
_LOOK_IT_UP = Text(
    es="Escriba las primeras letras y elíjalo de la lista.",
    en="Type its first letters and pick it from the list.",
)

Found = list[tuple[CodeList, Code]]


def rows_meant(lists: Sequence[CodeList], typed: str) -> Found | Problem:
    """Every row that a code, a name, or a name with its code or entity may stand for, whatever the day.

    Problems: ``unknown_code``; ``place_disagrees`` where code, municipality and entity say different things,
    ``name_disagrees`` where code and name do in other lists.
    """
    words = words_of(typed)
    if not words:
        return _unknown(lists, typed)
    key = joined(words)
    exact = _each(lists, [of.coded(key) for of in lists]) or _each(lists, [of.named(key) for of in lists])
    if exact:
        return exact
    for of in lists:
        agreeing, against = _with_code(of, words, typed)
        if not (agreeing or against):
            agreeing, against = _with_parent(of, words)
        if agreeing:
            return [(of, row) for row in agreeing]
        if against:
            return _disagreeing(of, against, typed)
    return _unknown(lists, typed)


def _each(lists: Sequence[CodeList], rows: list[tuple[Code, ...]]) -> Found:
    return [(of, row) for of, some in zip(lists, rows, strict=True) for row in some]


def _with_code(of: CodeList, words: list[str], typed: str) -> tuple[list[Code], list[Code]]:
    """For ``16065 · Paracho, Michoacán`` or ``16065 Paracho``: its rows so called, or the one that is not."""
    for cut in range(1, len(words)):
        code = joined(words[:cut])
        rows = of.coded(code)
        # Without a digit or the dot a first word is more likely a name than a code: "La Paz", "CD Juárez".
        if rows and ("·" in typed or any(sign.isdigit() for sign in code)):
            agreeing = [row for row in rows if _is_called(of, row, words[cut:])]
            return agreeing, [] if agreeing else [rows[-1]]
    return [], []


def _is_called(of: CodeList, row: Code, words: list[str]) -> bool:
    key = joined(words)
    names = {joined(words_of(name)) for name in row.names}
    if key in names:
        return True
    parents = [of.parents.named(joined(words[cut:])) for cut in range(len(words))] if of.parents else []
    return any(
        row.parent in {parent.code for parent in some} and (cut == 0 or joined(words[:cut]) in names)
        for cut, some in enumerate(parents)
    )


def _with_parent(of: CodeList, words: list[str]) -> tuple[list[Code], list[Code]]:
    """For ``Paracho, Michoacán``: the rows so called there, and where there are none, those elsewhere."""
    elsewhere: list[Code] = []
    for cut in range(len(words) - 1, 0, -1) if of.parents else ():
        rows = of.named(joined(words[:cut]))
        parents = {parent.code for parent in (of.parents.named(joined(words[cut:])) if of.parents else ())}
        if agreeing := [row for row in rows if row.parent in parents]:
            return agreeing, []
        if parents:
            elsewhere.extend(rows)
    return [], elsewhere


def settle(found: Found, typed: str, day: date | None) -> Code | Problem:
    """The one row of those meant that holds on the day.

    Problems: ``ambiguous_code``, ``code_not_valid_then``.
    """
    holding = {(of.name, row.code): (of, row) for of, row in found if row.valid_on(day)}
    if not holding and day is None:
        # Nobody said when: a closed code is let through, but an old name of a living code is not.
        holding = {(of.name, row.code): (of, row) for of, row in found if of.at(row.code, None) is row}
    if len(holding) > 1:
        return _ambiguous(list(holding.values()), typed)
    return next(iter(holding.values()))[1] if holding else _not_then(found, typed, day)


def _then(of: CodeList, row: Code, day: date | None) -> list[Code]:
    """What stood on a day where the row did not: its code's row then, what it became, or what became it."""
    became, seen = row, {row.code}
    while became.replaced_by and not became.valid_on(day) and became.replaced_by not in seen:
        seen.add(became.replaced_by)
        following = of.at(became.replaced_by, day) or of.at(became.replaced_by, None)
        if following is None:
            break
        became = following
    too_early = day is not None and row.valid_from is not None and day < row.valid_from
    before = [other for other in of.all_on(day) if other.replaced_by == row.code] if too_early else []
    rows = [of.at(row.code, day), became, *before]
    return list(dict.fromkeys(other for other in rows if other is not None and other.valid_on(day)))


def _unknown(lists: Sequence[CodeList], typed: str) -> Problem:
    key, head = joined(words_of(typed)), joined(words_of(typed.split(",")[0]))
    near = [(of, row) for of in lists for row in (of.near(key) or of.near(head))] if key else []
    message = Text(es="No está en la lista.", en="It is not in the list.")
    if not near:
        return _problem("unknown_code", typed, message, _LOOK_IT_UP)
    fix = Text(es="¿Quiso decir {near}?", en="Did you mean {near}?")
    return _problem("unknown_code", typed, message, fix.fill(near=_written(near[:3])))


def _ambiguous(found: Found, typed: str) -> Problem:
    message = Text(es="Hay {count} con ese nombre: {all}.", en="{count} go by that name: {all}.")
    fix = Text(es="Escriba el código, o el nombre completo: {one}.", en="Type the code, or the whole name: {one}.")
    return _problem(
        "ambiguous_code",
        typed,
        message.fill(count=len(found), all=_written(found)),
        fix.fill(one=_written(found[:1])),
    )


def _not_then(found: Found, typed: str, day: date | None) -> Problem:
    of, row = found[-1]
    message = Text(es="«{name}» no existía el {day}{bounds}.", en="“{name}” did not exist on {day}{bounds}.")
    fix = Text(es="En esa fecha: {then}.", en="On that date: {then}.")
    if day is None:
        message = Text(es="«{name}» ya no existe{bounds}.", en="“{name}” no longer exists{bounds}.")
        fix = Text(es="Ahora: {then}.", en="Now: {then}.")
    then = _written((of, other) for of, row in found for other in _then(of, row, day))
    if not then.es:
        then = _written((of, other) for other in _like(of, row, day))
    if not then.es:
        fix = Text(es="Revise la fecha o elija otro de la lista.", en="Check the date or pick another from the list.")
    message = message.fill(name=of.label(row), day=_shown(day) if day else "", bounds=_bounds(row, day))
    return _problem("code_not_valid_then", typed, message, fix.fill(then=then))


def _bounds(row: Code, day: date | None) -> Text:
    """Until when a row held, or from when it does: often the date is wrong and not the code."""
    if row.valid_until and (day is None or row.valid_until < day):
        return Text(es=": terminó el {end}", en=": it ended on {end}").fill(end=_shown(row.valid_until))
    if row.valid_from and day and day < row.valid_from:
        return Text(es=": empezó el {begin}", en=": it began on {begin}").fill(begin=_shown(row.valid_from))
    return BLANK


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _like(of: CodeList, row: Code, day: date | None) -> list[Code]:
    """What there was of its kind and in the same place on a day where nothing followed it; none where they are many."""
    like = [other for other in of.all_on(day) if (other.kind, other.parent) == (row.kind, row.parent)]
    return like if len(like) <= _NAMED_AT_MOST else []


def _disagreeing(of: CodeList, rows: list[Code], typed: str) -> Problem:
    are = _written((of, row) for row in rows)
    fix = Text(es="Corrija el nombre o el código.", en="Correct the name or the code.")
    if of.parents is None:
        message = Text(
            es="El código y el nombre no coinciden. En la lista: {are}.",
            en="Code and name disagree. In the list: {are}.",
        )
        return _problem("name_disagrees", typed, message.fill(are=are), fix)
    message = Text(
        es="El municipio y la entidad (o el código) no coinciden. En la lista: {are}.",
        en="Municipality and entity (or the code) disagree. In the list: {are}.",
    )
    fix = Text(es="Corrija el municipio o la entidad.", en="Correct the municipality or the entity.")
    return _problem("place_disagrees", typed, message.fill(are=are), fix)


def _written(found: Iterable[tuple[CodeList, Code]]) -> Text:
    """Rows as they can be typed back, ``16065 · Paracho, Michoacán; …``, no more than people read."""
    unique = list({(of.name, row.code, row.text): (of, row) for of, row in found}.values())
    labels = [(row.code, of.label(row)) for of, row in unique[:_NAMED_AT_MOST]]
    more = "…" if len(unique) > _NAMED_AT_MOST else ""
    return Text(
        es="; ".join(_with_name(code, label.es) for code, label in labels) + more,
        en="; ".join(_with_name(code, label.en) for code, label in labels) + more,
    )


def _with_name(code: str, name: str) -> str:
    """A mission goes by its letters, with which its name begins."""
    return code if name.startswith(f"{code} (") else f"{code} · {name}"


def _problem(code: str, typed: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, value=typed[:60])
