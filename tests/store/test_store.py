"""A store as a whole: what its opening brings up to date."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.offices import Office
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.store import keyring, opening
from napdesk.store.backup_names import MIGRATION, backups_in
from napdesk.store.migrations import LATEST, migrations
from napdesk.store.settings import Settings
from napdesk.store.store import House, Store, backups_of, open_store
from napdesk.store.tables import grow
from tests.conftest import NewStore
from tests.samples import session


def zones(store: Store) -> dict[str, str]:
    rows = store.db.execute("SELECT code, parent FROM codes WHERE list = 'command' AND code LIKE 'ZM-%'")
    return dict(rows.fetchall())


def moved(folder: Path, zone: str, before: str, after: str) -> Lists:
    """The lists as files, with one zone under another region."""
    copied = Path(copytree(resources() / "lists", folder))
    commands = copied / "command.csv"
    lines = commands.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [line.replace(before, after) if line.startswith(f"{zone},") else line for line in lines]
    assert changed != lines
    commands.write_text("".join(changed), encoding="utf-8")
    return Lists.load(copied)


def test_lists_changed_since_are_taken_in_when_the_store_opens(store: Store, house: House, tmp_path: Path) -> None:
    path, before = store.path, zones(store)["ZM-01"]
    store.close()
    opened = open_store(path, replace(house, lists=moved(tmp_path / "lists", "ZM-01", "RM-01", "RM-12")))
    assert (before, zones(opened)["ZM-01"]) == ("RM-01", "RM-12")
    opened.close()


def test_opening_with_the_same_lists_writes_nothing(store: Store, house: House) -> None:
    path: Path = store.path
    store.close()
    before = path.read_bytes()
    open_store(path, house).close()
    assert path.read_bytes() == before


def test_a_store_of_the_first_version_is_brought_up_with_all_that_is_in_it(
    house: House, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "oficina.napdesk"
    key = keyring.create(path)
    with opening.building(path, key) as db:
        migrations.apply(db, stop_before="words_and_declared_figures")
        with db.atomic():
            grow(db, house.registers, house.lists)
        Settings(db).put_office(office)
        db.execute("PRAGMA user_version = 1")
    store = open_store(path, house)
    assert store.db.execute("PRAGMA user_version").fetchone()[0] == LATEST
    assert [copy.kind for copy in backups_in(backups_of(path))] == [MIGRATION]
    assert (store.office, store.narratives.of(Period(2025, Periodicity.QUARTER)), store.declared.every()) == (
        office,
        {},
        [],
    )
    store.records.keep(session(), store.office_code)
    assert {one.name for one in store.db.table("narratives").triggers} == {
        f"narratives_closed_{deed}" for deed in ("insert", "update", "delete")
    }
    store.close()


def test_a_draft_from_before_there_were_several_is_for_anybody(house: House, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "oficina.napdesk"
    key = keyring.create(path)
    with opening.building(path, key) as db:
        migrations.apply(db, stop_before="whose_a_draft_is")
        with db.atomic():
            grow(db, house.registers, house.lists)
        Settings(db).put_office(office)
        db.execute("INSERT INTO drafts VALUES ('d1', 'training', '', '{}', 'title', '2025-01-01')")
        db.execute("PRAGMA user_version = 2")
    store = open_store(path, house)
    [draft] = store.drafts.every()
    assert (draft.typed_by, store.drafts.is_own(draft)) == ("", True)
    store.drafts.put(draft)
    assert store.drafts.every()[0].typed_by == house.who
    other = store.hand_over("otra persona")
    assert not other.drafts.is_own(store.drafts.every()[0])
    store.close()
    other.close()


def test_a_bringing_up_that_broke_off_is_ended(store: Store, house: House) -> None:
    """Else a program of before would open what it does not know."""
    store.db.execute("PRAGMA user_version = 1")
    store.close()
    again = open_store(store.path, house)
    assert again.db.execute("PRAGMA user_version").fetchone()[0] == LATEST
    again.close()


def test_an_older_store_that_can_only_be_read_is_refused(
    new_store: NewStore, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lists would break at the first column that is not there."""
    store = new_store(registers=house.registers[:-1])
    store.close()
    before = store.path.read_bytes()
    monkeypatch.setattr(opening, "folder_is_writable", lambda _folder: False)
    with pytest.raises(Trouble, match="store_older"):
        open_store(store.path, house)
    assert store.path.read_bytes() == before


def test_a_passphrase_that_cannot_be_noted_is_not_set(store: Store) -> None:
    """Set all the same, its recovery code would have been shown to nobody."""
    store.db.execute("PRAGMA query_only = ON")
    with pytest.raises(Trouble, match="read_only"):
        store.guard("una frase larga")
    assert not store.protected
