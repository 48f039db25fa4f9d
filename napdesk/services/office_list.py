"""The list of offices, from a file of the Group: whose keys are known, and whose returns are expected how often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from napdesk.excel.reading import read_table
from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.codes import Lists
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.folding import fold
from napdesk.schema.office_key import KEY_DIGITS, KnownOffice, check_words
from napdesk.schema.offices import Scope, code_fits
from napdesk.schema.periods import Periodicity
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.reading import Cell
from napdesk.schema.text import Text, same
from napdesk.schema.written_days import written_day
from napdesk.services.known_offices import Key, known_offices
from napdesk.store.store import Store

OFFICE, NAME, KEY, WORDS = "office", "name", "key", "words"
INSTITUTION, ENTITY, REPORTS_TO, PERIODICITY = "institution", "entity", "reports_to", "periodicity"
SINCE, UNTIL = "from", "until"
TITLES = {
    OFFICE: Text(es="Clave de la oficina", en="Office code"),
    NAME: Text(es="Nombre", en="Name"),
    INSTITUTION: Text(es="Institución", en="Institution"),
    ENTITY: Text(es="Entidad federativa", en="State"),
    REPORTS_TO: Text(es="Informa a", en="Reports to"),
    PERIODICITY: Text(es="Periodicidad", en="Periodicity"),
    SINCE: Text(es="Desde", en="From"),
    UNTIL: Text(es="Hasta", en="Until"),
    KEY: Text(es="Llave", en="Key"),
    WORDS: Text(es="Palabras de comprobación", en="Check words"),
}
_NAMES = {fold(said): key for key, title in TITLES.items() for said in (key, title.es, title.en)}
_OFTEN = {
    fold(said): often
    for often, adjective in zip(Periodicity, ("trimestral", "semestral", "anual"), strict=True)
    for said in (often.value, often.label.es, often.label.en, adjective)
}
_KEY = re.compile(rf"[0-9a-f]{{{KEY_DIGITS}}}")
Row = Mapping[str, Cell]


@dataclass(slots=True)
class OfficeList:
    """What a file says; nothing of it holds where there are problems. ``expected`` is None where it has keys alone."""

    keys: list[Key] = field(default_factory=list)
    expected: list[ExpectedOffice] | None = None
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class ListTaken:
    """What of a list was not known before: keys, and the offices expected."""

    keys: list[Key] = field(default_factory=list)
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def read_offices(path: Path, store: Store) -> OfficeList:
    """A list as its file says it, each problem at its row and column.

    Raises Trouble of ``read_table``, and ``office_columns`` where its columns are not those of such a list.
    """
    table = read_table(path)
    names = [_NAMES.get(fold(title), title) for title in table.header]
    _refuse_columns(names)
    expects, known = INSTITUTION in names, known_offices(store)
    found = OfficeList(expected=[] if expects else None)
    numbers: list[int] = []
    for number, cells in enumerate(table.rows, start=table.first_row):
        row = dict(zip(names, cells, strict=True))
        if not any(_text(row, name) for name in names):
            continue
        wrong = [*_about_office(row), *_about_key(row, known | dict(found.keys), needed=not expects)]
        if _text(row, KEY):
            found.keys.append((_text(row, KEY).lower(), KnownOffice(_code(row, OFFICE), _text(row, NAME))))
        if found.expected is not None:
            office, more = _expected(row, store.lists)
            found.expected.append(office)
            numbers.append(number)
            wrong += more
        found.problems += [problem.at(row=number, column=problem.field) for problem in wrong]
    if found.expected:
        together = _about_whole(found.expected, store.office.code)
        found.problems += [problem.at(row=numbers[at], column=problem.field) for at, problem in together]
    return found


def take_list(store: Store, found: OfficeList) -> ListTaken:
    """Keep a list without problems: its keys everywhere, and at a hub or the Group whom it expects."""
    new = store.keys.add(found.keys)
    if found.expected is None or store.office.scope is Scope.OFFICE:
        return ListTaken(new)
    return ListTaken(new, *store.expected.replace(found.expected))


def _refuse_columns(names: list[str]) -> None:
    if wrong := [name or "—" for name in names if name not in TITLES or names.count(name) > 1]:
        raise Trouble("office_columns", _UNKNOWN.fill(names=same(", ".join(dict.fromkeys(wrong)))), _COLUMNS)
    needed = (OFFICE, NAME, INSTITUTION, ENTITY) if INSTITUTION in names else (OFFICE, NAME, KEY)
    if lacking := [name for name in needed if name not in names]:
        raise Trouble("office_columns", _LACKING.fill(names=same(", ".join(lacking))), _COLUMNS)


def _text(row: Row, name: str) -> str:
    cell = row.get(name)
    return "" if cell is None else tidy(str(cell), lines=False)


def _code(row: Row, name: str) -> str:
    return _text(row, name).upper()


def _about_office(row: Row) -> Iterator[Problem]:
    if not code_fits(code := _code(row, OFFICE)):
        yield _stop("office_code", OFFICE, code, _BAD_CODE, _GOOD_CODE)
    name = _text(row, NAME)
    if (unfit := check_text(name, LINE_LENGTH)) is not None:
        yield _stop("office_name", NAME, name, unfit.message, unfit.fix)


def _about_key(row: Row, known: Mapping[str, KnownOffice], *, needed: bool) -> Iterator[Problem]:
    key, said = _text(row, KEY).lower(), _text(row, WORDS)
    if not key and not needed:
        return
    if not _KEY.fullmatch(key):
        yield _stop("not_a_key", KEY, key[:KEY_DIGITS], _BAD_KEY, _ASK_AGAIN)
    elif said and fold(said) != fold(check_words(key)):
        yield _stop("other_words", WORDS, said, _OTHER_WORDS, _ASK_AGAIN)
    # One key is one office's: of two that claim it, neither can be believed.
    if (other := known.get(key)) is not None and other.code != _code(row, OFFICE):
        yield _stop("key_taken", KEY, key, _TAKEN.fill(office=same(other.code)), _ASK_GROUP)


def _expected(row: Row, lists: Lists) -> tuple[ExpectedOffice, list[Problem]]:
    problems: list[Problem] = []
    days = [_day(row, name, problems) for name in (SINCE, UNTIL)]
    since, until = days
    if since and until and until < since:
        problems.append(_stop("ends_before", UNTIL, until.isoformat(), _BACKWARDS, _CHECK_DAYS))
    often = _OFTEN.get(fold(_text(row, PERIODICITY) or Periodicity.QUARTER.value))
    if often is None:
        problems.append(_stop("bad_periodicity", PERIODICITY, _text(row, PERIODICITY), _HOW_OFTEN, _OFTEN_LIKE))
    hub = _code(row, REPORTS_TO)
    if hub and not code_fits(hub):
        problems.append(_stop("office_code", REPORTS_TO, hub, _BAD_CODE, _GOOD_CODE))
    institution, entity = (_listed(row, name, lists, until or since, problems) for name in (INSTITUTION, ENTITY))
    named = (_code(row, OFFICE), _text(row, NAME), institution, entity, hub)
    return ExpectedOffice(*named, often or Periodicity.QUARTER, since, until), problems


def _day(row: Row, name: str, problems: list[Problem]) -> date | None:
    cell, said = row.get(name), _text(row, name)
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or not said:
        return cell if isinstance(cell, date) else None
    day = written_day(said, None)
    if day is None:
        problems.append(_stop("bad_date", name, said, _NO_DAY, _DAY_LIKE))
    return day


def _listed(row: Row, name: str, lists: Lists, day: date | None, problems: list[Problem]) -> str:
    read = lists.read((name,), _text(row, name), day)
    if isinstance(read, Problem):
        problems.append(_stop(read.code, name, _text(row, name), read.message, read.fix))
        return ""
    return read.code


def _about_whole(offices: list[ExpectedOffice], own: str) -> Iterator[tuple[int, Problem]]:
    """What no row shows alone, by the place of the row in the list."""
    hubs = {one.code: one.reports_to for one in offices}
    seen: dict[str, list[ExpectedOffice]] = {}
    for at, one in enumerate(offices):
        before = seen.setdefault(one.code, [])
        if any(one.overlaps(other.since, other.until) for other in before):
            yield at, _stop("office_twice", OFFICE, one.code, _TWICE, _ONE_ROW)
        before.append(one)
        if code_fits(one.reports_to) and one.reports_to != own and one.reports_to not in hubs:
            yield at, _stop("unknown_hub", REPORTS_TO, one.reports_to, _NO_HUB, _ADD_HUB)
        elif _goes_round(one.code, hubs):
            yield at, _stop("hub_circle", REPORTS_TO, one.reports_to, _ROUND, _TO_ANOTHER)


def _goes_round(code: str, hubs: Mapping[str, str]) -> bool:
    """Whether following whom it reports to comes back to the office itself."""
    at, steps = hubs.get(code, ""), 0
    while at and at != code and steps <= len(hubs):
        at, steps = hubs.get(at, ""), steps + 1
    return at == code


def _stop(code: str, column: str, value: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, field=column, value=value)


_UNKNOWN = Text(
    es="La lista de oficinas trae columnas que no son suyas o están repetidas: {names}.",
    en="The list of offices has columns that are not its own or are repeated: {names}.",
)
_LACKING = Text(
    es="A la lista de oficinas le faltan columnas: {names}.", en="The list of offices lacks columns: {names}."
)
_COLUMNS = Text(
    es="Lleva office, name y key (y words); o, si dice a quién se espera, office, name, institution y entity, y si "
    "hacen falta reports_to, periodicity, from, until, key y words. No se cargó nada.",
    en="It has office, name and key (and words); or, where it says who is expected, office, name, institution and "
    "entity, and where needed reports_to, periodicity, from, until, key and words. Nothing was loaded.",
)
_BAD_CODE = Text(
    es="La clave de oficina lleva mayúsculas, cifras y guiones.",
    en="An office code holds capitals, digits and hyphens.",
)
_GOOD_CODE = Text(es="Escriba, por ejemplo, 30-SEMAR-01.", en="Write, for example, 30-SEMAR-01.")
_BAD_KEY = Text(
    es="No es una llave: son 64 cifras y letras de la a a la f.",
    en="It is no key: that is 64 digits and letters a to f.",
)
_OTHER_WORDS = Text(
    es="Las palabras de comprobación no son las de esa llave.", en="The check words are not those of that key."
)
_ASK_AGAIN = Text(
    es="Pida a la oficina que guarde de nuevo su llave, en Ajustes.",
    en="Ask the office to save its key again, in Settings.",
)
_TAKEN = Text(es="Esa llave es la de {office}.", en="That key is the one of {office}.")
_ASK_GROUP = Text(
    es="Dos oficinas no tienen la misma llave: llame a las dos.", en="Two offices do not share a key: call both."
)
_BACKWARDS = Text(es="«Hasta» es anterior a «Desde».", en="“Until” is before “From”.")
_CHECK_DAYS = Text(es="Revise los dos días.", en="Check both days.")
_NO_DAY = Text(es="No es una fecha.", en="It is no date.")
_DAY_LIKE = Text(es="Escriba, por ejemplo, 31/12/2025.", en="Write, for example, 31/12/2025.")
_HOW_OFTEN = Text(es="No dice cada cuánto informa.", en="It does not say how often the office reports.")
_OFTEN_LIKE = Text(es="Escriba trimestral, semestral o anual.", en="Write quarter, semester or year.")
_TWICE = Text(
    es="Esa oficina ya está en otro renglón para los mismos días.",
    en="That office already stands in another row for the same days.",
)
_ONE_ROW = Text(
    es="Deje uno, o diga en «Desde» y «Hasta» cuándo vale cada uno.",
    en="Leave one, or say in “From” and “Until” when each holds.",
)
_NO_HUB = Text(
    es="Informa a una oficina que no está en la lista.", en="It reports to an office that is not in the list."
)
_ADD_HUB = Text(
    es="Agregue esa oficina, o deje en blanco si informa a la suya.",
    en="Add that office, or leave it blank where it reports to yours.",
)
_ROUND = Text(
    es="Siguiendo a quién informa se vuelve a la misma oficina.",
    en="Following whom it reports to leads back to the same office.",
)
_TO_ANOTHER = Text(es="Corrija a quién informa una de ellas.", en="Mend whom one of them reports to.")
