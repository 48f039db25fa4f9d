"""The names under which people work on one store, before there are passphrases of their own."""

from __future__ import annotations

from napdesk.schema.carriable import check_text
from napdesk.schema.folding import fold
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.text import Text, same
from napdesk.store.store import Store

LONGEST = 60  # letters
_NAMES = "people"  # among the settings of the store


def people(store: Store) -> list[str]:
    """Everybody who works here in the order they came, whoever is at work now among them."""
    return list(dict.fromkeys([*store.settings.get(_NAMES, []), store.house.who]))


def refuse_name(name: str, known: list[str]) -> Problem | None:
    """Why a name, tidied, cannot be added; None where it can."""
    if not name:
        return Problem("name_missing", Weight.STOP, _NO_NAME, _TYPE_IT)
    alike = next((one for one in known if fold(one) == fold(name)), None)
    if alike is not None:
        return Problem("name_taken", Weight.STOP, _TAKEN.fill(name=same(alike)), _CHOOSE_IT)
    return check_text(name, LONGEST)


def add_person(store: Store, name: str) -> None:
    """One name more to choose from."""
    store.settings.put(_NAMES, list(dict.fromkeys([*people(store), name])))


def drop_person(store: Store, name: str) -> None:
    """A name less to choose from; what was done under it keeps it."""
    store.settings.put(_NAMES, [one for one in people(store) if one != name])


_NO_NAME = Text(es="Falta el nombre.", en="The name is missing.")
_TYPE_IT = Text(es="Escriba nombre y apellido, o el puesto.", en="Type name and surname, or the post.")
_TAKEN = Text(es="«{name}» ya está en la lista.", en="“{name}” is on the list already.")
_CHOOSE_IT = Text(
    es="Elíjalo ahí, o agregue algo que lo distinga.", en="Choose it there, or add what tells them apart."
)
