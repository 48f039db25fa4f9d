"""A change is kept, refused, or said to be in doubt, also where the disk fails after the commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from napdesk.registers.training import training
from napdesk.schema.problems import Trouble
from napdesk.store import writing
from napdesk.store.driver import Database, OperationalError
from napdesk.store.store import Store
from tests.samples import session


def fail() -> int:
    raise OperationalError("disk I/O error")


@pytest.fixture
def late(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store whose disk fails once a transaction has come about."""
    atomic = Database.atomic

    @contextmanager
    def failing(db: Database) -> Iterator[None]:
        with atomic(db):
            yield
        fail()

    monkeypatch.setattr(Database, "atomic", failing)
    return store


def test_what_came_about_although_the_disk_failed_is_kept_once(late: Store) -> None:
    late.records.keep(session(), late.office_code)
    assert late.records.count(training) == 1


@pytest.mark.parametrize(("undone", "code"), [(False, "perhaps_kept"), (True, "disk_error")])
def test_what_cannot_be_looked_for_is_in_doubt_unless_a_journal_takes_it_back(
    late: Store, monkeypatch: pytest.MonkeyPatch, undone: bool, code: str
) -> None:
    answers = iter([lambda: 0])  # before the change the disk still answers
    monkeypatch.setattr(writing, "_lines", lambda _: next(answers, fail)())
    monkeypatch.setattr(writing, "_will_be_undone", lambda _: undone)
    with pytest.raises(Trouble, match=code):
        late.records.keep(session(), late.office_code)


def test_a_refused_change_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.records, "_write_search", lambda *_: fail())
    with pytest.raises(Trouble, match="disk_error"):
        store.records.keep(session(), store.office_code)
    assert store.records.count(training) == 0


def test_a_change_within_another_that_the_disk_undid_is_not_taken_for_done(store: Store) -> None:
    before = store.history.head()
    with pytest.raises(Trouble, match="disk_error"), writing.writing(store.db):
        store.note("outer")
        with writing.writing(store.db):
            store.db.execute("ROLLBACK")  # as SQLite does by itself where the disk fails
            fail()
    assert store.history.head() == before
