"""Tables follow from registers: made with triggers, view and search, and grown by adding columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.training import title, training
from napdesk.schema.fields import Choices, Count, Line
from napdesk.schema.offices import Office
from napdesk.schema.register import ClockKind, Group, Register
from napdesk.schema.text import same
from napdesk.store.listing import Wanted
from napdesk.store.measuring import Days, count
from napdesk.store.store import House, Store, create_store, open_store
from napdesk.store.tables import columns_of, count_received, wanting
from tests.samples import session

COLOUR = Line("colour", same("Colour"))
CHAIRS = Count("chairs", same("Chairs"))
SIGNS = Choices("signs", same("Signs"), lists=("municipality",))


def grown(register: Register) -> Register:
    """The register as a later program would have it: three more fields, one of them in its list."""
    more = Group(same("More"), (COLOUR, CHAIRS, SIGNS))
    return replace(register, groups=(*register.groups, more), columns=(*register.columns, COLOUR))


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_every_register_has_its_columns(store: Store, register: Register) -> None:
    assert store.db.table(register.key).columns_dict == columns_of(register)
    assert not {asked.key for asked in register.personal} & set(columns_of(register))


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_tables_are_strict_and_guarded(store: Store, register: Register) -> None:
    assert store.db.table(register.key).strict
    triggers = {trigger.name for trigger in store.db.table(register.key).triggers}
    closing = {f"{register.key}_closed_{when}" for when in ("insert_new", "update_new", "update_old")}
    assert triggers == {f"{register.key}_stays"} | (closing if register.clock.kind is ClockKind.EVENT else set())
    with pytest.raises(Exception, match="cannot store"):
        store.db.execute(f"INSERT INTO [{register.key}] (uid, folio, stage, revision) VALUES ('u', 'f', 'draft', 'x')")


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_every_measure_is_good_sql(store: Store, register: Register) -> None:
    for measure in register.measures:
        days = Days(date(2024, 1, 1), date(2024, 12, 31), date(2024, 12, 31))
        assert count(store.db, register, measure, days).records == 0


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
@pytest.mark.parametrize("received", [False, True])
def test_every_measure_reads_an_index_alone(store: Store, register: Register, received: bool) -> None:
    if received:
        count_received(store.db, REGISTERS)
    for measure in register.measures:
        asked = f"SELECT sum({measure.n}), sum({measure.of or 0}) FROM [counted_{register.key}]"
        sql = f"EXPLAIN QUERY PLAN {asked} WHERE {measure.condition}"
        days = dict.fromkeys(("begin", "end", "day"), "2024-12-31")
        plan = [row[3] for row in store.db.execute(sql, days)]
        assert any("COVERING" in step for step in plan), measure.key


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_no_question_is_called_what_a_table_keeps_beside_the_answers(store: Store, register: Register) -> None:
    for table in (register.key, f"received_{register.key}"):
        kept = [name for name in store.db.table(table).columns_dict if name not in columns_of(register)]
        assert not set(kept) & set(register.by_key)
        assert len(set(kept)) == len(kept) == (3 if table.startswith("received_") else 0)


def test_a_register_that_grew_keeps_its_records(tmp_path: Path, house: House, office: Office) -> None:
    path = tmp_path / "oficina.napdesk"
    store = create_store(path, office, house)
    kept = store.records.keep(session(), store.office_code)
    old_columns = list(store.db.table("training").columns_dict)
    store.close()

    later = grown(training)
    reopened = open_store(path, replace(house, registers=(later,)))
    columns = list(reopened.db.table("training").columns_dict)
    assert columns == [*old_columns, "colour", "chairs", "signs", "colour_sort"]
    assert not wanting(reopened.db, (later,))
    found = reopened.records.find(later, kept.uid)
    assert found is not None and found.values == kept.values
    found[COLOUR], found[CHAIRS], found[SIGNS] = "Ámbar", 12, ("16065", "30193")
    reopened.records.keep(found, reopened.office_code)
    again = reopened.records.find(later, kept.uid)
    assert again is not None and again.same_answers(found)
    assert len(reopened.listing.ids(later, Wanted(search="ambar", order="colour"))) == 1
    triggers = {trigger.name for trigger in reopened.db.table("training").triggers}
    assert "training_closed_insert_new" in triggers and "training_stays" in triggers
    reopened.close()


def test_a_field_added_later_makes_no_record_another(tmp_path: Path, house: House, office: Office) -> None:
    path = tmp_path / "oficina.napdesk"
    store = create_store(path, office, house)
    kept = store.records.keep(session(), store.office_code)
    store.close()
    later = grown(training)
    reopened = open_store(path, replace(house, registers=(later,)))
    same_answers = session()
    same_answers.register = later
    assert reopened.records.find_same(same_answers) == kept.folio
    reopened.close()


def test_a_column_put_into_the_list_later_is_in_order(tmp_path: Path, house: House, office: Office) -> None:
    path = tmp_path / "oficina.napdesk"
    plain = replace(training, columns=(), name_field=training.name_field)
    store = create_store(path, office, replace(house, registers=(plain,)))
    first, second = session(title="b", place="32056"), session(title="a", place="16065")
    for one in (first, second):
        one.register = plain
        store.records.keep(one, store.office_code)
    store.close()
    reopened = open_store(path, replace(house, registers=(training,)))
    ids = reopened.listing.ids(training, Wanted(order="place"))
    assert [row[title] for row in reopened.listing.rows(training, ids)] == ["a", "b"]
    reopened.close()


def test_a_store_from_before_there_was_an_index_gets_it(tmp_path: Path, house: House, office: Office) -> None:
    path = tmp_path / "oficina.napdesk"
    store = create_store(path, office, house)
    store.db.execute("DROP INDEX idx_training_place_deleted_at")
    assert wanting(store.db, REGISTERS)
    store.close()
    reopened = open_store(path, house)
    assert not wanting(reopened.db, REGISTERS)
    for sql, index in {
        "SELECT place, count(*) FROM training WHERE deleted_at IS NULL GROUP BY 1": "place",
        "SELECT id FROM training WHERE deleted_at IS NULL ORDER BY ends DESC, id DESC": "ends",
    }.items():
        plan = reopened.db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchone()[3]
        assert plan.endswith(f"USING COVERING INDEX idx_training_{index}_deleted_at")
    reopened.close()


def test_nothing_is_wanting_in_a_new_store(store: Store) -> None:
    assert not wanting(store.db, REGISTERS)
    assert wanting(store.db, (grown(training),))
