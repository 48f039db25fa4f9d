"""A hub sends its offices' own files on, and the next one verifies and receives each of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from napdesk.return_reader import read_return
from napdesk.schema.codes import Lists
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.receiving import Reception
from napdesk.schema.text import Language
from napdesk.services.arrivals import FileReceived
from napdesk.services.forwarding import forward
from napdesk.services.receiving import receive, write_marked
from napdesk.services.returns import write_return
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.filled_templates import simple
from tests.made_returns import OFFICE, a_return

HUB = replace(OFFICE, uid="hub-1", code="09-SEMAR-00", name="Mando", scope=Scope.HUB)
GROUP = replace(OFFICE, uid="group", code="GRUPO", name="Grupo", scope=Scope.GROUP)
TODAY = date(2025, 11, 3)
T3, YEAR = Period(2025, Periodicity.QUARTER, 3), Period(2025, Periodicity.YEAR)


@pytest.fixture
def hub(new_store: NewStore, lists: Lists, tmp_path: Path) -> Store:
    """It has two revisions of one return, and a template."""
    store = new_store(office=HUB)
    for revision in (0, 1):
        write_return(a_return(revision=revision, sessions=3 - revision), lists, tmp_path / f"{revision}.xlsx")
    simple(tmp_path / "t.xlsx", lists, Period(2025, Periodicity.QUARTER, 2))
    receive(store, [tmp_path / name for name in ("0.xlsx", "1.xlsx", "t.xlsx")], read_return, TODAY)
    return store


@pytest.fixture
def sent(hub: Store, tmp_path: Path) -> Path:
    forward(hub, YEAR, tmp_path / "F.zip", TODAY, Language.ES)
    return tmp_path / "F.zip"


@pytest.fixture
def group(new_store: NewStore) -> Store:
    return new_store(office=GROUP)


def take(store: Store, *paths: Path) -> list[FileReceived]:
    return receive(store, paths, read_return, TODAY)[1]


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_the_files_that_count_go_as_they_came_with_a_cover(hub: Store, tmp_path: Path) -> None:
    hub.expected.replace([ExpectedOffice("30-SEMAR-01", "Uno", "semar", "30"), ExpectedOffice("Z", "Zeta", "gn", "09")])
    made = forward(hub, T3, tmp_path / "F.zip", TODAY, Language.ES)
    with ZipFile(tmp_path / "F.zip") as archive:
        names, cover = archive.namelist(), json.loads(archive.read("portada.json"))
        assert archive.read(names[0]) == (tmp_path / "1.xlsx").read_bytes()
        people = archive.read("portada.txt").decode("utf-8-sig")
    assert (made.returns, [one.code for one in made.missing]) == (names[:1], ["Z"])
    assert names[0].startswith("30-SEMAR-01_2025-T3_R1_") and len(names) == 3
    assert (cover["from"]["code"], cover["period"], cover["missing"]) == ("09-SEMAR-00", "2025-T3", ["Z"])
    assert "30-SEMAR-01 · Tercera Región Naval · 2025-T3 · R1" in people and "Z · Zeta" in people


def test_the_next_hub_receives_each_and_has_the_same(hub: Store, sent: Path, group: Store) -> None:
    found = take(group, sent)
    assert [(one.outcome.is_in, one.path.parent.name) for one in found] == [(True, "F.zip")] * 2
    told = [
        [(one.record.uid, one.source.seal) for one in store.consolidated.records(register)]
        for store in (hub, group)
        for register in store.registers
    ]
    assert told[: len(told) // 2] == told[len(told) // 2 :] and any(told)
    assert [one.outcome for one in take(group, sent)] == [Reception.ALREADY] * 2


def test_the_same_returns_make_the_same_file(hub: Store, sent: Path, tmp_path: Path) -> None:
    forward(hub, YEAR, tmp_path / "G.zip", TODAY, Language.ES)
    assert (tmp_path / "G.zip").read_bytes() == sent.read_bytes()


def test_nothing_to_forward_is_refused(hub: Store, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="nothing_to_forward"):
        forward(hub, Period(2024, Periodicity.YEAR), tmp_path / "F.zip", TODAY, Language.ES)
    assert not (tmp_path / "F.zip").exists()


def a_file(parts: dict[str, bytes]) -> None:
    name = next(iter(parts))
    parts[name] = parts[name][:-1] + b"x"


def the_cover(parts: dict[str, bytes]) -> None:
    parts["portada.json"] = parts["portada.json"].replace(b'"Mando"', b'"Otro"')


def of_tomorrow(parts: dict[str, bytes]) -> None:
    parts["portada.json"] = parts["portada.json"].replace(b'"format": 1', b'"format": 9')


def a_missing_file(parts: dict[str, bytes]) -> None:
    del parts[next(iter(parts))]


def no_cover(parts: dict[str, bytes]) -> None:
    del parts["portada.json"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (a_file, "forward_altered"),
        (the_cover, "forward_altered"),
        (of_tomorrow, "newer_cover"),
        (a_missing_file, "not_forwarded"),
        (no_cover, "not_forwarded"),
    ],
)
def test_one_that_is_not_as_it_was_sent_is_refused_and_the_rest_received(
    sent: Path, group: Store, tmp_path: Path, change: Callable[[dict[str, bytes]], None], code: str
) -> None:
    rewritten(sent, change)
    found = take(group, sent, tmp_path / "0.xlsx")
    assert [(one.outcome, one.code) for one in found] == [(Reception.REFUSED, code), (Reception.ACCEPTED, "")]


def test_what_is_no_zip_is_refused(group: Store, tmp_path: Path) -> None:
    (tmp_path / "F.zip").write_text("hola")
    assert [one.code for one in take(group, tmp_path / "F.zip")] == ["not_forwarded"]


def test_nothing_is_left_where_it_was_unpacked(
    sent: Path, group: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporal").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporal"))
    take(group, sent)
    assert list((tmp_path / "temporal").iterdir()) == []


def test_a_template_inside_is_marked_too(
    hub: Store, group: Store, lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = simple(tmp_path / "w.xlsx", lists, T3, ends="32/09/2025")
    monkeypatch.setattr(hub.received, "original", lambda _number: wrong.read_bytes())
    forward(hub, YEAR, tmp_path / "F.zip", TODAY, Language.ES)
    refused = take(group, tmp_path / "F.zip")[0]
    assert refused.code == "wrong_rows"
    write_marked(refused, tmp_path / "m.xlsx", Language.ES)
    assert (tmp_path / "m.xlsx").stat().st_size
