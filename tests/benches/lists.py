"""The list of 100,000 records: sorted by each column, and filtered while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

from napdesk.house import build_house
from napdesk.registers.training import training
from napdesk.store.listing import Wanted
from napdesk.store.rows import stored_fields
from napdesk.store.store import Store, open_store
from napdesk.ui.register.list_query import first_screenful
from tests.benches.measure import Measured, alternately
from tests.benches.stores import big_store

SEARCHES = ("p", "pe", "per", "perspectiva", "perspectiva gen", "grupo 99999", "constancia", "nuu 2024")
RARE = "20014"  # a municipality with one record
WHERE = (
    Wanted(place="30"), Wanted(place=RARE), Wanted(place="30", order="title"), Wanted(search="p", place="30"),
    Wanted(search="perspectiva", place="30193"), Wanted(search="per", place=RARE),
)  # fmt: skip
TIMES = 5


def measured() -> Iterator[Measured]:
    with closing(open_store(big_store(), build_house("bench"))) as store:
        store.listing.ids(training, Wanted())
        yield from _sorts(store)
        yield from _filters(store)


def _sorts(store: Store) -> Iterator[Measured]:
    worst: tuple[float, float, str] = (0, 0, "")
    for key in (*(asked.key for asked in stored_fields(training)), "folio", "stage"):
        for descending in (False, True):
            wanted = Wanted(order=key, descending=descending)
            ours, bare = alternately(TIMES, lambda w=wanted: store.listing.ids(training, w), _bare_sort(store, key))
            worst = max(worst, (ours * 1000, bare * 1000, key))
    yield Measured(f"all 100,000 sorted by the slowest column ({worst[2]})", *worst[:2], "ms", "≤ 250 ms")
    first = [
        alternately(TIMES, lambda k=asked.key: first_screenful(store, training, Wanted(order=k)))[0]
        for asked in stored_fields(training)
    ]
    yield Measured("the first screenful so sorted, slowest column", max(first) * 1000, None, "ms", "")


def _bare_sort(store: Store, key: str) -> Callable[[], object]:
    return lambda: store.db.execute(f"SELECT id FROM training ORDER BY [{key}]").fetchall()


def _filters(store: Store) -> Iterator[Measured]:
    typed = [Wanted(search=search) for search in SEARCHES]
    for wanted in (*typed, *WHERE):

        def screenful(wanted: Wanted = wanted) -> object:
            return store.listing.rows(training, first_screenful(store, training, wanted))

        (ours,) = alternately(TIMES, screenful)
        where = f" in {wanted.place}" if wanted.place else ""
        yield Measured(f"first screenful while typing «{wanted.search}»{where}", ours * 1000, None, "ms", "≤ 50 ms")
    counts = {"all": Wanted(), "those found by «per»": Wanted(search="per"), "of a year": Wanted(year=2020)}
    for what, wanted in counts.items():
        (ours,) = alternately(TIMES, lambda w=wanted: store.listing.places(training, w))
        yield Measured(f"the places counted, {what}", ours * 1000, None, "ms", "")
    (ours,) = alternately(TIMES, lambda: store.listing.years(training))
    yield Measured("the years there are", ours * 1000, None, "ms", "")
