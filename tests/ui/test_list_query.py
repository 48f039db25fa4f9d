"""The people at the foot of a list: nobody is a number, what no record says is none."""

from __future__ import annotations

import pytest

from napdesk.schema.fields import Absence
from napdesk.schema.record import Record
from napdesk.store.listing import Wanted
from napdesk.store.store import Store
from napdesk.ui.register.list_query import Sums, whole
from tests.samples import unit, women

UNKNOWN = Absence.NOT_AVAILABLE


@pytest.mark.parametrize(
    ("records", "sums"),
    [
        ([unit(staff_women=UNKNOWN, staff_men=UNKNOWN, staff_unspecified=170)], Sums(None, None, 170)),
        ([unit(staff_women=UNKNOWN), unit(name="Otra", staff_women=5)], Sums(5, 16, 0)),
        ([women(members_men=None)], Sums(20, 0, 0)),
    ],
)
def test_who_is_counted(store: Store, records: list[Record], sums: Sums) -> None:
    for record in records:
        store.records.keep(record, store.office_code)
    assert whole(store, records[0].register, Wanted(), (), None, None).sums == sums
