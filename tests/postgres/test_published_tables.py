"""What is published: every table and column says what it is, nothing personal is in any, many machines can share it."""

from __future__ import annotations

import re

import pytest

from napdesk.postgres import statements
from napdesk.postgres.tables import Table, record_table, tables_of
from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.register import Register

TABLES = tables_of(REGISTERS)
DISTRIBUTED = {one.name for one in TABLES if one.spread}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_its_words_in_both_languages(table: Table) -> None:
    told = list(statements.make(table))
    commented = {found[1] for one in told if (found := re.match(r'COMMENT ON COLUMN napdesk\."\w+"\."(\w+)"', one))}
    assert commented == set(table.names) and set(table.key) <= commented
    assert all(one.about.es and one.about.en for one in table.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_two_columns_are_called_the_same(table: Table) -> None:
    assert len(set(table.names)) == len(table.names)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_nothing_that_does_not_leave_an_office_is_published(register: Register) -> None:
    kept = {one.key for one in register.fields if one.personal or one.internal or one.sensitive}
    published = " ".join([*statements.make(record_table(register)), *statements.views([register])])
    assert not kept & set(record_table(register).names)
    assert not [key for key in kept if re.search(rf"\b{key}\b", published)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_spread_over_machines_is_keyed_by_its_office(table: Table) -> None:
    if table.spread:
        assert "office" in table.key
    for columns, other in table.within:
        # A row may name one of a table that is whole on each machine, or that is divided in the same way.
        assert other not in DISTRIBUTED or (table.spread and "office" in columns)


def test_the_help_says_how_each_table_is_spread() -> None:
    told = list(statements.spread(TABLES))
    assert len(told) == len(TABLES)
    for language in ("es", "en"):
        text = (resources() / "help" / f"{language}.md").read_text(encoding="utf-8")
        assert [one for one in told if one not in text] == [], language
