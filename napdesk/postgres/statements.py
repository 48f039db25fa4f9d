"""The statements that make and fill the published schema, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from napdesk.postgres.tables import KEY, SCHEMA, Column, Table
from napdesk.schema.fields import AnyField, Choice, Code
from napdesk.schema.register import Register
from napdesk.schema.text import Text

READER = "napdesk_lectura"


def make(table: Table) -> Iterator[str]:
    """The table as it is missing columns or not there at all, with its words; keys and indexes come after the rows."""
    columns = ", ".join(f"{_quoted(one.name)} {one.type}" for one in table.columns)
    yield f"CREATE TABLE IF NOT EXISTS {name(table.name)} ({columns})"
    yield f"COMMENT ON TABLE {name(table.name)} IS {_words(table.about)}"
    for one in table.columns:
        yield f"ALTER TABLE {name(table.name)} ADD COLUMN IF NOT EXISTS {_quoted(one.name)} {one.type}"
        yield f"COMMENT ON COLUMN {name(table.name)}.{_quoted(one.name)} IS {_words(one.about)}"


def index(table: Table) -> Iterator[str]:
    """Its keys and indexes, on rows that are there already: that is several times faster than row by row."""
    yield _unless(f"{table.name}_pkey", f"ALTER TABLE {name(table.name)} ADD PRIMARY KEY ({_list(table.key)})")
    for columns in table.indexes:
        called = f"{table.name}_by_{'_'.join(columns)}"
        yield f"CREATE INDEX IF NOT EXISTS {_quoted(called)} ON {name(table.name)} ({_list(columns)})"
    for columns, other in table.within:
        called = f"{table.name}_within_{other}"
        add = f"ALTER TABLE {name(table.name)} ADD CONSTRAINT {_quoted(called)} FOREIGN KEY ({_list(columns)})"
        yield _unless(called, f"{add} REFERENCES {name(other)} DEFERRABLE INITIALLY DEFERRED")


def stage(table: Table) -> str:
    """A table of this connection's own, to copy the rows to."""
    return f"CREATE TEMP TABLE {_staged(table)} (LIKE {name(table.name)}) ON COMMIT DROP"


def copy_into(table: Table, *, staged: bool) -> str:
    into = _staged(table) if staged else name(table.name)
    return f"COPY {into} ({_list(table.names)}) FROM STDIN"


def merge(table: Table) -> str:
    """Staged rows that are new or say something else; gives for each whether it is new."""
    rest = [one for one in table.names if one not in table.key]
    mine = ", ".join(f"kept.{_quoted(one)}" for one in rest)
    theirs = ", ".join(f"excluded.{_quoted(one)}" for one in rest)
    changes = ", ".join(f"{_quoted(one)} = excluded.{_quoted(one)}" for one in rest)
    return (
        f"INSERT INTO {name(table.name)} AS kept ({_list(table.names)}) SELECT {_list(table.names)}"
        f" FROM {_staged(table)} ON CONFLICT ({_list(table.key)}) DO UPDATE SET {changes}"
        f" WHERE ({mine}) IS DISTINCT FROM ({theirs}) RETURNING xmax = 0"
    )


def stage_prints(table: Table) -> Iterator[str]:
    """Where the keys and prints of all records are copied to, and how: what differs from them is sent, or goes."""
    yield f"CREATE TEMP TABLE {_prints(table)} (office {KEY}, uid {KEY}, said {KEY}) ON COMMIT DROP"
    yield f"COPY {_prints(table)} (office, uid, said) FROM STDIN"


def differing(table: Table) -> str:
    """The uids of the records that are new or say something else than is published."""
    return (
        f"SELECT uid FROM {_prints(table)} AS now LEFT JOIN {name(table.name)} AS kept USING (office, uid)"
        " WHERE kept.said IS DISTINCT FROM now.said"
    )


def remove(table: Table, *, prints: bool) -> str:
    """What is published and is not among those staged, or whose print is not."""
    among = _prints(table) if prints else _staged(table)
    same = " AND ".join(f"now.{_quoted(one)} = kept.{_quoted(one)}" for one in table.key)
    return f"DELETE FROM {name(table.name)} AS kept WHERE NOT EXISTS (SELECT 1 FROM {among} AS now WHERE {same})"


def views(registers: Sequence[Register]) -> Iterator[str]:
    """Ready for a program that draws: labels in the place of codes, and records counted by office and period."""
    for register in registers:
        shown = ", ".join(_shown(one) for one in register.leaving)
        yield from _view(
            f"{register.key}_labelled",
            Text(es=f"{register.title.es}, con los nombres de los catálogos", en=f"{register.title.en}, with labels"),
            "SELECT told.office, offices.name AS office_name, offices.institution AS office_institution,"
            " offices.entity AS office_entity, told.uid,"
            f" told.folio, told.period, told.counts, {shown} FROM {name(register.key)} AS told"
            f" LEFT JOIN {name('offices')} AS offices USING (office)",
        )
    parts = " UNION ALL ".join(_counted(register) for register in registers)
    yield from _view(
        "records_by_office_and_period",
        Text(es="Registros y personas, por oficina y periodo", en="Records and people, by office and period"),
        "SELECT office, offices.name, institution, entity, period, register, sum(records) AS records,"
        f" sum(women) AS women, sum(men) AS men FROM ({parts}) AS each JOIN {name('offices')} AS offices USING (office)"
        " GROUP BY office, offices.name, institution, entity, period, register",
    )
    yield from _view(
        "figures_by_year",
        Text(
            es="Cifras de cada ejercicio, junto a las del anterior", en="Figures of each year, beside the year before"
        ),
        "SELECT figures.*, lag(value) OVER (PARTITION BY commitment ORDER BY year) AS value_before"
        f" FROM {name('figures')} AS figures",
    )


def grant() -> Iterator[str]:
    """The role that reads."""
    yield (
        f"DO $$ BEGIN CREATE ROLE {READER} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;"
        " END $$"
    )
    yield f"GRANT USAGE ON SCHEMA {SCHEMA} TO {READER}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {READER}"


def spread(tables: Sequence[Table]) -> Iterator[str]:
    """How the same schema runs on many machines (Citus), to be run once, before the first rows."""
    for table in tables:
        if table.spread:
            yield f"SELECT create_distributed_table('{SCHEMA}.{table.name}', 'office');"
        else:
            yield f"SELECT create_reference_table('{SCHEMA}.{table.name}');"


def name(table: str) -> str:
    return f"{SCHEMA}.{_quoted(table)}"


def _counted(register: Register) -> str:
    people = register.people
    women, men = (
        "+".join(f"coalesce({_quoted(one.key)}, 0)" for one in parts) or "0"
        for parts in ((people.women, people.men) if people else ((), ()))
    )
    return (
        f"SELECT office, period, '{register.key}' AS register, 1 AS records, {women} AS women, {men} AS men"
        f" FROM {name(register.key)} WHERE counts"
    )


def _shown(asked: AnyField) -> str:
    """A column as people read it: the label of an option, the name of a code."""
    column = f"told.{_quoted(asked.key)}"
    if isinstance(asked, Choice):
        cases = " ".join(f"WHEN {_text(one.code)} THEN {_text(one.label.es)}" for one in asked.options)
        return f"CASE {column} {cases} ELSE {column} END AS {_quoted(asked.key)}"
    if isinstance(asked, Code):
        lists = ", ".join(_text(one) for one in asked.lists)
        named = f"SELECT es FROM {name('lists')} WHERE list IN ({lists}) AND code = {column}"
        return f"coalesce(({named} ORDER BY valid_from DESC LIMIT 1), {column}) AS {_quoted(asked.key)}"
    return column


def _view(called: str, about: Text, query: str) -> Iterator[str]:
    yield f"DROP VIEW IF EXISTS {name(called)}"
    yield f"CREATE VIEW {name(called)} AS {query}"
    yield f"COMMENT ON VIEW {name(called)} IS {_words(about)}"


def _unless(constraint: str, add: str) -> str:
    """Add a constraint where it is not there yet."""
    found = (
        f"SELECT 1 FROM pg_constraint WHERE conname = {_text(constraint)} AND connamespace = '{SCHEMA}'::regnamespace"
    )
    return f"DO $$ BEGIN IF NOT EXISTS ({found}) THEN {add}; END IF; END $$"


def _staged(table: Table) -> str:
    return _quoted(f"staged_{table.name}")


def _prints(table: Table) -> str:
    return _quoted(f"prints_{table.name}")


def _list(columns: Sequence[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(word: str) -> str:
    return f'"{word}"'


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _words(about: Text) -> str:
    return _text(f"{about.es} / {about.en}")


__all__ = ["Column", "copy_into", "differing", "grant", "index", "make", "merge", "remove", "spread", "stage", "views"]
