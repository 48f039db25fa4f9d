"""Which catalogue is in force: the shipped one until the Group's file is loaded, and the one before when that goes.

Every catalogue loaded stays in the store: what was loaded and taken back is a list of acts that is only added to.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from napdesk.schema.catalogue_columns import KEYS
from napdesk.schema.figures import Catalogue
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services.catalogue_rows import catalogue_of, written
from napdesk.store.store import Store
from napdesk.store.writing import writing

_ACTS = "catalogues"


class InForce(NamedTuple):
    """``since`` is an ISO instant and ``by`` a person, both of them blank while no file was ever loaded.

    ``before`` is the catalogue to go back to; None for the one shipped.
    """

    catalogue: Catalogue
    since: str = ""
    by: str = ""
    before: Catalogue | None = None


def in_force(store: Store, shipped: Catalogue) -> InForce:
    """What holds in a store, and since when."""
    acts: list[dict[str, Any]] = store.settings.get(_ACTS, [])
    standing: list[dict[str, Any]] = []
    for act in acts:
        if "rows" in act:
            standing.append(act)
        else:
            standing.pop()
    kept = [shipped, *(_catalogue(act) for act in standing[-2:])]
    last = acts[-1] if acts else {"at": "", "by": ""}
    return InForce(kept[-1], last["at"], last["by"], kept[-2] if len(kept) > 1 else None)


def take_in(store: Store, catalogue: Catalogue, shipped: Catalogue) -> None:
    """Puts a catalogue in force and keeps it, with a line of the history."""
    rows = [list(written(one)) for one in catalogue.rows]
    _act(store, "catalogue", shipped, catalogue, {"version": catalogue.version, "columns": list(KEYS), "rows": rows})


def go_back(store: Store, shipped: Catalogue) -> None:
    """Puts the catalogue before in force again; raises Trouble ``shipped_in_force`` where there is none."""
    before = in_force(store, shipped).before
    if before is None:
        raise Trouble("shipped_in_force", _SHIPPED, _NOTHING)
    _act(store, "catalogue_back", shipped, before, {})


def _act(store: Store, deed: str, shipped: Catalogue, then: Catalogue, kept: dict[str, Any]) -> None:
    at, by = store.house.now().isoformat(timespec="seconds"), store.house.who
    with writing(store.db):
        now = in_force(store, shipped).catalogue
        store.settings.put(_ACTS, [*store.settings.get(_ACTS, []), {"at": at, "by": by} | kept])
        store.history.add(deed, at=at, who=by, changes={"version": [now.version, then.version]})


def _catalogue(act: dict[str, Any]) -> Catalogue:
    return catalogue_of(dict(zip(act["columns"], row, strict=True)) for row in act["rows"])


_SHIPPED = Text(
    es="Está en vigor el catálogo que trae NapDesk.", en="The catalogue that comes with NapDesk is in force."
)
_NOTHING = Text(es="No hay uno anterior.", en="There is none before it.")
