"""Rows of an import that may say again, in other words, what a kept record says: told, for a person to judge."""

from __future__ import annotations

from dataclasses import replace

from napdesk.schema.problems import Problem, Weight
from napdesk.schema.progress import Tell, counted
from napdesk.schema.showing import called
from napdesk.schema.text import Language, Text, same
from napdesk.services.import_plan import Outcome, Plan, What
from napdesk.services.twins import Twin, find_twins
from napdesk.store.store import Store

# New rows looked at: each takes up to a millisecond, and nobody judges more of them one by one.
MOST = 2_000


def mark_likely_twins(plan: Plan, store: Store, tell: Tell) -> None:
    """Tell those apart from what is new; whoever imports says what becomes of them."""
    new = [at for at, outcome in enumerate(plan.outcomes) if outcome.what is What.NEW]
    plan.uncompared = max(len(new) - MOST, 0)
    for at in counted(tell, _LOOKING, new[:MOST], max(min(len(new), MOST), 1)):
        outcome = plan.outcomes[at]
        if twins := find_twins(store, outcome.record):
            plan.outcomes[at] = _marked(outcome, twins[0], store)


def _marked(outcome: Outcome, twin: Twin, store: Store) -> Outcome:
    kept = twin.record
    name = Text(es=called(kept, store.lists, Language.ES), en=called(kept, store.lists, Language.EN))
    message = _MAY_BE.fill(folio=same(kept.folio), name=name, why=twin.why)
    note = Problem("possible_twin", Weight.NOTE, message, _COMPARE, row=outcome.row)
    return replace(outcome, what=What.LIKELY, problems=[note, *outcome.problems], twin=kept.folio)


_LOOKING = Text(es="Buscando posibles duplicados…", en="Looking for likely twins…")
_MAY_BE = Text(es="Puede ser {folio}, «{name}»: {why}.", en="It may be {folio}, “{name}”: {why}.")
_COMPARE = Text(es="Si es el mismo, déjelo fuera.", en="If it is the same, leave it out.")
