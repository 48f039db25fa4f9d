"""Believable records of an office that does not exist, to learn and to show the program with."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date

from napdesk.registers.aid import aid
from napdesk.registers.appointment import appointment
from napdesk.registers.deployment import deployment
from napdesk.registers.exchange import exchange
from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.schema.codes import Lists
from napdesk.schema.offices import Office, Signatory
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.services.demo_aid import operations
from napdesk.services.demo_days import Calendar
from napdesk.services.demo_exchanges import exchanges
from napdesk.services.demo_networks import networks
from napdesk.services.demo_posts import posts
from napdesk.services.demo_tours import tours
from napdesk.services.demo_training import sessions
from napdesk.services.demo_units import units
from napdesk.services.demo_words import write_words
from napdesk.store.store import Store

_SEED = 1325
_Maker = Callable[[random.Random, Lists, Calendar], Sequence[Record]]
_MAKERS: dict[Register, _Maker] = {
    training: sessions,
    police_unit: units,
    network: networks,
    deployment: tours,
    appointment: posts,
    exchange: exchanges,
    aid: operations,
}


def demo_office(uid: str) -> Office:
    """The office the sample records belong to; its people are as fictitious as it is."""
    return Office(
        uid,
        "30-SEMAR-01",
        "Oficina de Igualdad de Género de Veracruz",
        "semar",
        "30",
        government="federal",
        municipality="30193",
        reports_to="09-SEMAR-00",
        area="Unidad de Igualdad y Derechos Humanos",
        prepared_by=Signatory("María Muestra Ejemplo", "Capturista"),
        reviewed_by=Signatory("Juana Modelo Prueba", "Responsable de la información"),
        authorised_by=Signatory("Rosa Ficticia Demostración", "Titular de la oficina"),
        demo=True,
    )


def fill(store: Store, today: date) -> None:
    """Keep three calendar years of records, the last up to today, in every register known here, and words on them.

    The same day always gives the same answers. A few are drafts, dated in the office's current period so
    that the ones before it can be closed.
    """
    chance = random.Random(_SEED)
    calendar = Calendar(today, store.office.periodicity)
    made = [_MAKERS[one](chance, store.lists, calendar) for one in store.registers if one in _MAKERS]
    for records in made:
        store.records.keep_all(sorted(records, key=_dated), store.office_code)
    write_words(store, today)


def _dated(record: Record) -> date:
    """Folios run in the order in which the paper would have come."""
    return record[record.register.clock.begins] or date.min
