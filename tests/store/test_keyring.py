"""A key ring opens by itself, then with a passphrase or the recovery code, and with nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store import keyring
from napdesk.store.keyring import change_passphrase, create, has_passphrase, read_ring, ring_of, set_passphrase, unlock
from napdesk.store.wrapping import COST, Cost

CHEAP = Cost(passes=1, memory=8)
PASSPHRASE = "tres gatos en Añelo"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "oficina.napdesk"


@pytest.fixture
def key(store: Path) -> bytes:
    return create(store)


@pytest.fixture
def code(store: Path, key: bytes) -> str:
    return set_passphrase(store, key, PASSPHRASE, cost=CHEAP)


def refusal(store: Path, **given: str) -> str:
    with pytest.raises(Trouble) as caught:
        unlock(store, **given)
    return caught.value.code


def test_a_new_ring_opens_by_itself_with_a_key_of_256_bits(store: Path, key: bytes) -> None:
    assert len(key) == 32
    assert unlock(store) == key
    assert not has_passphrase(store)


def test_each_store_has_a_key_of_its_own(tmp_path: Path) -> None:
    assert create(tmp_path / "a.napdesk") != create(tmp_path / "b.napdesk")


def test_an_open_ring_left_by_a_broken_start_is_taken_up(store: Path, key: bytes) -> None:
    assert create(store) == key


@pytest.mark.usefixtures("code")
def test_a_guarded_ring_is_never_written_over(store: Path) -> None:
    before = ring_of(store).read_bytes()
    with pytest.raises(Trouble, match="key_ring_exists"):
        create(store)
    assert ring_of(store).read_bytes() == before


def test_a_guarded_ring_opens_with_either_secret(store: Path, key: bytes, code: str) -> None:
    assert has_passphrase(store)
    assert unlock(store, PASSPHRASE) == key
    assert unlock(store, recovery=code) == key
    assert unlock(store, recovery=code.replace("-", "").lower()) == key


def test_a_guarded_ring_holds_no_key_in_plain(store: Path, key: bytes, code: str) -> None:
    written = ring_of(store).read_text()
    assert key.hex() not in written
    assert PASSPHRASE not in written
    assert code not in written


@pytest.mark.usefixtures("code")
def test_without_the_secret_it_stays_shut(store: Path) -> None:
    assert refusal(store) == "passphrase_needed"
    assert refusal(store, passphrase="tres gatos") == "wrong_passphrase"
    assert refusal(store, passphrase="") == "wrong_passphrase"
    assert refusal(store, recovery="7K2QM") == "wrong_passphrase"


@pytest.mark.usefixtures("code")
def test_the_code_of_another_office_opens_nothing(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "otra.napdesk"
    code = set_passphrase(other, create(other), PASSPHRASE, cost=CHEAP)
    assert refusal(store, recovery=code) == "wrong_passphrase"


def test_an_accent_typed_as_two_characters_is_the_same(store: Path, key: bytes) -> None:
    set_passphrase(store, key, "Álamos 1685", cost=CHEAP)
    assert unlock(store, "A\N{COMBINING ACUTE ACCENT}lamos 1685") == key


def test_a_changed_passphrase_keeps_the_key_and_the_code(store: Path, key: bytes, code: str) -> None:
    before = json.loads(ring_of(store).read_text())["recovery"]
    change_passphrase(store, key, "otra frase larga", cost=CHEAP)
    assert unlock(store, "otra frase larga") == key
    assert refusal(store, passphrase=PASSPHRASE) == "wrong_passphrase"
    assert json.loads(ring_of(store).read_text())["recovery"] == before
    assert unlock(store, recovery=code) == key


def test_a_new_code_replaces_the_one_before(store: Path, key: bytes, code: str) -> None:
    newer = set_passphrase(store, key, PASSPHRASE, cost=CHEAP)
    assert unlock(store, recovery=newer) == key
    assert refusal(store, recovery=code) == "wrong_passphrase"


@pytest.mark.usefixtures("code")
def test_every_person_has_a_passphrase_of_their_own(store: Path, key: bytes) -> None:
    change_passphrase(store, key, "la de la jefa", person="2", cost=CHEAP)
    assert unlock(store, PASSPHRASE) == unlock(store, "la de la jefa") == key


@pytest.mark.parametrize("passphrase", ["", "corta12", "e\N{COMBINING ACUTE ACCENT}" * 7])
def test_a_short_passphrase_is_refused_and_changes_nothing(store: Path, key: bytes, passphrase: str) -> None:
    with pytest.raises(Trouble, match="weak_passphrase"):
        set_passphrase(store, key, passphrase, cost=CHEAP)
    assert unlock(store) == key


def test_the_cost_is_read_from_the_ring(store: Path, key: bytes) -> None:
    set_passphrase(store, key, PASSPHRASE, cost=Cost(passes=3, memory=16, lanes=2))
    assert json.loads(ring_of(store).read_text())["people"][""]["cost"] == {
        "passes": 3,
        "memory": 16,
        "lanes": 2,
    }
    assert unlock(store, PASSPHRASE) == key


@pytest.mark.parametrize("written", [b"hola " * 5000, b"PK\x03\x04" + bytes(60), bytes(8192)])
def test_a_missing_ring_says_only_what_is_sure(store: Path, written: bytes) -> None:
    store.write_bytes(written)
    with pytest.raises(Trouble, match="no_key_ring") as trouble:
        unlock(store)
    for said in (trouble.value.message.es, trouble.value.message.en):
        assert store.name in said and ring_of(store).name in said
    assert "no es un archivo de datos de NapDesk, o falta" in trouble.value.message.es
    assert "Si son sus datos, recupere un respaldo" in trouble.value.fix.es
    assert store.read_bytes() == written


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"3",
        b"{}",
        b'{"format": 2}',
        b'{"format": 1, "state": "open", "key_id": "00", "key": "00"}',
        b'{"format": 1, "state": "guarded", "key_id": "00", "people": [], "recovery": null}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_ring_is_trouble(store: Path, written: bytes) -> None:
    ring_of(store).write_bytes(written)
    assert refusal(store) == "key_ring_damaged"


def test_one_changed_digit_of_an_open_key_is_found(store: Path, key: bytes) -> None:
    written = ring_of(store).read_text()
    changed = key.hex().translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
    ring_of(store).write_text(written.replace(key.hex(), changed))
    assert refusal(store) == "key_ring_damaged"


def damage_wrap(store: Path, *names: str) -> None:
    """Change one digit of a sealed key."""
    written = json.loads(ring_of(store).read_text())
    wrap = written
    for name in names:
        wrap = wrap[name]
    wrap["sealed"] = f"{int(wrap['sealed'][0], 16) ^ 1:x}{wrap['sealed'][1:]}"
    ring_of(store).write_text(json.dumps(written))


def test_a_damaged_wrap_is_no_wrong_passphrase(store: Path, key: bytes, code: str) -> None:
    damage_wrap(store, "people", "")
    assert refusal(store, passphrase=PASSPHRASE) == "key_ring_damaged"
    assert unlock(store, recovery=code) == key


def test_damage_elsewhere_in_the_ring_keeps_nobody_out(store: Path, key: bytes, code: str) -> None:
    damage_wrap(store, "recovery")
    assert refusal(store, recovery=code) == "key_ring_damaged"
    assert unlock(store, PASSPHRASE) == key
    assert not read_ring(store).intact
    set_passphrase(store, key, PASSPHRASE, cost=CHEAP)
    assert read_ring(store).intact


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("cost", [{"memory": 1 << 40}, {"passes": 10**9}, {"lanes": 999}, {"passes": "2"}])
def test_a_ring_that_asks_for_too_much_is_damaged(store: Path, cost: dict[str, object]) -> None:
    written = json.loads(ring_of(store).read_text())
    written["people"][""]["cost"] |= cost
    ring_of(store).write_text(json.dumps(written))
    assert refusal(store, passphrase=PASSPHRASE) == "key_ring_damaged"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_the_ring_is_for_its_owner_alone(store: Path, key: bytes) -> None:
    assert ring_of(store).stat().st_mode & 0o077 == 0
    set_passphrase(store, key, PASSPHRASE, cost=CHEAP)
    assert ring_of(store).stat().st_mode & 0o077 == 0


def test_a_failed_write_leaves_the_ring_as_it_was(store: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_file: Path, *_rest: object, **_more: object) -> None:
        raise Trouble("disk_full", keyring._WRONG, keyring._TRY_AGAIN)

    monkeypatch.setattr(keyring, "write_durably", fail)
    with pytest.raises(Trouble, match="disk_full"):
        set_passphrase(store, key, PASSPHRASE, cost=CHEAP)
    assert unlock(store) == key


def test_a_guess_at_a_shipped_passphrase_is_dear() -> None:
    assert (COST.passes, COST.memory) >= (2, 64 * 1024)
