"""What is said of a store's soundness reads right for one of a thing and for several."""

from __future__ import annotations

import pytest

from napdesk.store import health
from napdesk.store.store import Store


@pytest.mark.parametrize(("wrong", "said"), [(1, "1 daño: "), (3, "3 daños: ")])
def test_damage_is_counted_in_words(store: Store, wrong: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_rows", lambda _store, table: wrong if table == "training" else 0)
    found = {one.name: one.detail.es for one in health.examine(store)}
    assert found["search"].startswith(said)


def test_one_backup_and_one_line_are_one(store: Store) -> None:
    store.note("passphrase")
    store.back_up()
    found = {one.name: one.detail.es for one in health.examine(store)}
    assert (found["history"], found["backups"]) == ("íntegro, 1 asiento", "1 guardado")
    store.note("passphrase")
    assert health.examine(store)[2].detail.es == "íntegro, 2 asientos"
