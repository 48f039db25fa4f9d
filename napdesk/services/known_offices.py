"""Whose signature is known here: the office's own key, and those of the Group's list, which is read from a file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from napdesk.excel.reading import read_table
from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.durable import write_durably
from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.folding import fold
from napdesk.schema.office_key import KEY_DIGITS, KnownOffice, check_words
from napdesk.schema.offices import code_fits
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.text import Text, same
from napdesk.store.store import Store

Key = tuple[str, KnownOffice]

OFFICE, NAME, KEY, WORDS = COLUMNS = ("office", "name", "key", "words")
_TITLES = {
    OFFICE: Text(es="Clave de la oficina", en="Office code"),
    NAME: Text(es="Nombre", en="Name"),
    KEY: Text(es="Llave", en="Key"),
    WORDS: Text(es="Palabras de comprobación", en="Check words"),
}
_NAMES = {fold(said): key for key, title in _TITLES.items() for said in (key, title.es, title.en)}
_KEY = re.compile(rf"[0-9a-f]{{{KEY_DIGITS}}}")


def known_offices(store: Store) -> dict[str, KnownOffice]:
    """Whose each key is that is known here, by the key in hex; the office's own among them."""
    office = store.office
    return store.keys.known() | {store.keys.own: KnownOffice(office.code, office.name)}


def write_own_key(store: Store, target: Path) -> None:
    """The office's public key as a list of one line, for whoever is to know its signature. Errors as
    ``durable_path``."""
    office, key = store.office, store.keys.own
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, (office.code, office.name, key, check_words(key))])
    write_durably(target, text.getvalue().encode("utf-8-sig"))


def read_offices(path: Path, store: Store) -> tuple[list[Key], list[Problem]]:
    """The keys of a file and whose they are, or what is wrong with them, each problem at its row and column.

    Raises Trouble of ``read_table``, and ``office_columns`` where its columns are not those of such a list.
    """
    table = read_table(path)
    names = [_NAMES.get(fold(title), title) for title in table.header]
    if wrong := [name or "—" for name in names if name not in COLUMNS or names.count(name) > 1]:
        raise Trouble("office_columns", _UNKNOWN.fill(names=same(", ".join(dict.fromkeys(wrong)))), _COLUMNS)
    if lacking := [name for name in (OFFICE, NAME, KEY) if name not in names]:
        raise Trouble("office_columns", _LACKING.fill(names=same(", ".join(lacking))), _COLUMNS)
    known, found, problems = known_offices(store), dict[str, KnownOffice](), list[Problem]()
    for number, cells in enumerate(table.rows, start=table.first_row):
        row = {
            name: "" if cell is None else tidy(str(cell), lines=False) for name, cell in zip(names, cells, strict=True)
        }
        if not any(row.values()):
            continue
        key, office = row[KEY].lower(), KnownOffice(row[OFFICE].upper(), row[NAME])
        wrong_here = [*_wrong_in(row, key, office), *_taken(key, office, known | found)]
        problems += [problem.at(row=number, column=problem.field) for problem in wrong_here]
        found[key] = office
    return list(found.items()), problems


def _wrong_in(row: Mapping[str, str], key: str, office: KnownOffice) -> Iterable[Problem]:
    if not code_fits(office.code):
        yield _stop("office_code", OFFICE, office.code, _BAD_CODE, _GOOD_CODE)
    if (unfit := check_text(office.name, LINE_LENGTH)) is not None:
        yield _stop("office_name", NAME, office.name, unfit.message, unfit.fix)
    if not _KEY.fullmatch(key):
        yield _stop("not_a_key", KEY, key[:KEY_DIGITS], _BAD_KEY, _ASK_AGAIN)
    elif (said := row.get(WORDS)) and fold(said) != fold(check_words(key)):
        yield _stop("other_words", WORDS, said, _OTHER_WORDS, _ASK_AGAIN)


def _taken(key: str, office: KnownOffice, known: Mapping[str, KnownOffice]) -> Iterable[Problem]:
    """One key is one office's: of two that claim it, neither can be believed."""
    other = known.get(key)
    if other is not None and other.code != office.code:
        yield _stop("key_taken", KEY, key, _TAKEN.fill(office=same(other.code)), _ASK_GROUP)


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
    es="Sus columnas son office, name y key; además puede llevar words. No se cargó nada.",
    en="Its columns are office, name and key; it may have words besides. Nothing was loaded.",
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
