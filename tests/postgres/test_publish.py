"""Published to a real server: all of it or nothing, again only what changed, and read by whoever may only read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from napdesk.house import plan
from napdesk.registers.training import training
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.schema.problems import Trouble
from napdesk.services.double_counts import decide, search
from napdesk.services.publishing import Published, publish
from napdesk.store import published
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_returns import OFFICE
from tests.samples import session, unit, women
from tests.sent_returns import named, send

pytestmark = pytest.mark.slow

HUB = replace(OFFICE, uid="hub-1", code="09-SEMAR-00", scope=Scope.HUB)
TODAY = date(2025, 2, 3)
END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'NapDesk'"
DAY = {"begins": date(2024, 2, 5), "ends": date(2024, 2, 9)}


@pytest.fixture
def hub(new_store: NewStore) -> Store:
    store = new_store(office=HUB)
    store.expected.replace([ExpectedOffice("30-SEMAR-01", "Uno", "semar", "30")])
    kept = women(contact_name="NOMBRE OCULTO", contact_phone="2291234567", internal_notes="NOTA")
    told = session(**DAY, title="Taller «ñ»\\ y más", remarks="uno\ndos", hours=2.5)
    send(store, "30-SEMAR-01", named("a", told), named("n", kept), named("u", unit()))
    send(store, "09-SSPC-01", named("b", session(**DAY)), named("c", session(**DAY, title="Otro")))
    return store


def go(store: Store, dsn: str) -> Published:
    return publish(store, plan(), dsn, store.received.years(), TODAY)


def changes(done: Published) -> dict[str, tuple[int, int, int]]:
    return {name: tuple(sent) for name, sent in done.sent.items() if any(sent)}


def there(analyst: Any) -> list[tuple[Any, ...]]:
    return analyst.execute("SELECT * FROM napdesk.training ORDER BY uid").fetchall()  # type: ignore[no-any-return]


def test_every_record_is_there_as_it_was_sent(hub: Store, dsn: str, analyst: Any) -> None:
    done = go(hub, dsn)
    assert (done.records, done.figures, done.reader) == (5, 25, True)
    cursor = analyst.execute("SELECT * FROM napdesk.training ORDER BY uid")
    names = [column.name for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    for kept, row in zip(hub.consolidated.records(training), found, strict=True):
        assert (row["office"], row["uid"], row["folio"]) == (kept.source.office, kept.record.uid, kept.record.folio)
        assert (row["seal"], row["sheet_row"], row["counts"]) == (kept.source.seal, kept.sheet_row, True)
        for asked in training.leaving:
            said = kept.record.values.get(asked.key)
            assert row[asked.key] == (list(said) if isinstance(said, tuple) else said), asked.key
        assert row["absences"] == {key: absence.value for key, absence in kept.record.absences.items()}


@pytest.mark.parametrize("uid", ["a\tb", "a\nb", "a\rb", "\\N", "a\\", "ñ'\"{},", "\\."])
def test_whatever_a_program_calls_a_record_stays_in_its_column(hub: Store, dsn: str, analyst: Any, uid: str) -> None:
    send(hub, "31-GN-01", named(uid, session(**DAY, remarks="\\N\n\\.")))
    go(hub, dsn)
    sql = "SELECT uid, folio, remarks FROM napdesk.training WHERE office = '31-GN-01'"
    assert analyst.execute(sql).fetchall() == [(uid, f"31-GN-01-{uid}", "\\N\n\\.")]
    assert changes(go(hub, dsn)) == {}


def test_nothing_personal_is_anywhere(hub: Store, dsn: str, analyst: Any) -> None:
    go(hub, dsn)
    said = ""
    for (table,) in analyst.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'napdesk'").fetchall():
        said += str(analyst.execute(f'SELECT * FROM napdesk."{table}"').fetchall())
    assert "Taller «ñ»" in said
    assert not [one for one in ("NOMBRE OCULTO", "2291234567", "NOTA") if one in said]


def test_again_only_what_changed_is_sent(hub: Store, dsn: str, analyst: Any) -> None:
    first = changes(go(hub, dsn))
    assert first["training"] == (3, 0, 0) and first["returns"] == (2, 0, 0)
    assert changes(go(hub, dsn)) == {}
    send(hub, "09-SSPC-01", named("b", session(**DAY, uniformed_women=77)), named("d", session(**DAY)), revision=1)
    again = changes(go(hub, dsn))
    assert again["training"] == (1, 1, 1) and again["returns"] == (1, 0, 1)
    assert set(again) <= {"training", "returns", "coverage", "figures"}
    assert [(row[1], row[6]) for row in there(analyst)] == [("a", True), ("b", True), ("d", True)]


def test_what_a_decision_leaves_out_is_told_so(hub: Store, dsn: str, analyst: Any) -> None:
    go(hub, dsn)
    send(hub, "31-GN-01", named("e", session(**DAY, title="Otro")))
    overlap = next(one for one in search(hub) if {"c", "e"} <= {*one.records})
    decide(hub, overlap.id, "keep:c", "Es el mismo")
    go(hub, dsn)
    counts = dict(analyst.execute("SELECT uid, counts FROM napdesk.training").fetchall())
    assert (counts["c"], counts["e"]) == (True, False)


def test_figures_lists_coverage_and_views_are_ready(hub: Store, dsn: str, analyst: Any) -> None:
    go(hub, dsn)
    one = analyst.execute(
        "SELECT value, offices_reported, offices_expected FROM napdesk.figures WHERE commitment = 'PA-7'"
    ).fetchone()
    assert one == (3 * 19, 0, 1)
    place, activity = analyst.execute(
        "SELECT place, activity FROM napdesk.training_labelled WHERE uid = 'b'"
    ).fetchone()
    assert (place, activity) == ("Veracruz", "Curso")
    counted = analyst.execute(
        "SELECT records, women FROM napdesk.records_by_office_and_period WHERE register = 'training' AND office ~ '^09'"
    ).fetchone()
    assert counted == (2, 2 * 19)
    (municipalities,) = analyst.execute("SELECT count(*) FROM napdesk.lists WHERE list = 'municipality'").fetchone()
    assert municipalities >= 2478
    assert analyst.execute("SELECT status FROM napdesk.coverage WHERE period = '2024-T2'").fetchone() == ("missing",)
    (words,) = analyst.execute("SELECT obj_description('napdesk.training'::regclass)").fetchone()
    assert words == "Capacitaciones / Training"


def test_whoever_reads_may_only_read(hub: Store, dsn: str, analyst: Any) -> None:
    go(hub, dsn)
    analyst.execute("SET ROLE napdesk_lectura")
    assert len(there(analyst)) == 3
    for statement in ("DELETE FROM napdesk.training", "CREATE TABLE napdesk.x (y int)"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            analyst.execute(statement)


def killing(analyst: Any, rows: Callable[..., Iterator[Any]], after: int) -> Callable[..., Iterator[Any]]:
    """The same rows, of which the server ends the connection after so many."""

    def read(*given: Any) -> Iterator[Any]:
        for at, row in enumerate(rows(*given)):
            if at == after:
                analyst.execute(END)
            yield row

    return read


@pytest.mark.parametrize("after", [0, 1])
def test_a_connection_lost_half_way_leaves_what_was_there(
    hub: Store, dsn: str, analyst: Any, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    go(hub, dsn)
    before = there(analyst)
    send(hub, "31-GN-01", named("e", session(**DAY)), named("f", session(**DAY)))
    with monkeypatch.context() as patch:
        patch.setattr(published, "AT_ONCE", 1)
        patch.setattr(published, "rows", killing(analyst, published.rows, after))
        with pytest.raises(Trouble, match="connection_lost"):
            go(hub, dsn)
    assert there(analyst) == before
    go(hub, dsn)
    assert [row[1] for row in there(analyst)] == ["a", "b", "c", "e", "f"]
    assert changes(go(hub, dsn)) == {}


def test_one_that_is_ended_before_its_end_leaves_what_was_there(
    hub: Store, dsn: str, analyst: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_given: Any) -> Any:
        analyst.execute(END)
        return []

    with monkeypatch.context() as patch:
        patch.setattr("napdesk.services.publishing.views", die)
        with pytest.raises(Trouble, match="connection_lost"):
            go(hub, dsn)
    assert analyst.execute("SELECT to_regclass('napdesk.training')").fetchone() == (None,)
    assert go(hub, dsn).sent["training"].new == 3


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("user=nadie", "no_entry"),
        ("dbname=ninguna", "no_entry"),
        ("host=/no/hay", "no_server"),
        ("nada=x", "no_server"),
    ],
)
def test_where_the_server_lets_nobody_in_that_is_said_without_its_address(
    hub: Store, dsn: str, change: str, code: str
) -> None:
    with pytest.raises(Trouble, match=code) as trouble:
        go(hub, f"{dsn} {change} password=secreto")
    said = f"{trouble.value.message} {trouble.value.fix} {trouble.value.__cause__}"
    assert "secreto" not in said and str(Path("/no/hay")) not in said


def test_who_may_make_nothing_is_told_so(hub: Store, dsn: str, analyst: Any) -> None:
    analyst.execute("DROP ROLE IF EXISTS sinpermiso")
    analyst.execute("CREATE ROLE sinpermiso LOGIN")
    with pytest.raises(Trouble, match="no_right"):
        go(hub, dsn.replace("user=postgres", "user=sinpermiso"))


def test_who_may_make_no_role_publishes_all_the_same(hub: Store, dsn: str, analyst: Any) -> None:
    analyst.execute("DROP ROLE IF EXISTS duena")
    analyst.execute("DROP ROLE IF EXISTS napdesk_lectura")
    analyst.execute("CREATE ROLE duena LOGIN")
    analyst.execute("GRANT CREATE ON DATABASE prueba TO duena")
    done = go(hub, dsn.replace("user=postgres", "user=duena"))
    assert (done.reader, len(there(analyst))) == (False, 3)


def test_an_office_publishes_nothing(new_store: NewStore, dsn: str) -> None:
    with pytest.raises(Trouble, match="not_a_hub"):
        go(new_store(office=OFFICE), dsn)
