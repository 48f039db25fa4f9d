"""overlaps, and what receive, undo and figures say of them."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DATA, INIT, Run

POLICE = INIT.replace("30-SEMAR-01", "30-SSPC-01").replace("semar", "sspc")
HUB = INIT.replace("30-SEMAR-01", "09-SEMAR-00")


@pytest.fixture
def hub(desk: Run) -> Run:
    """A hub as the store of every line; in ``in`` stand the returns of two offices that told the same sessions."""
    Path("in").mkdir()
    published = DATA / "published_training.csv"
    lines = [
        "return --period 2024-T1 --out in/a.xlsx",
        f"{POLICE} --store p.napdesk",
        f"import {shlex.quote(str(published))} --register training --store p.napdesk",
        "return --period 2024-T1 --out in/b.xlsx --store p.napdesk",
        f"{HUB} --scope hub --store hub.napdesk",
    ]
    assert [desk(line).code for line in lines] == [0] * len(lines)
    return lambda line, *more: desk(f"{line} --store hub.napdesk", *more)


def course(hub: Run) -> dict[str, Any]:
    """What is said of the advisors' course, which both offices told."""
    told = hub("overlaps --json").json["overlaps"]
    (found,) = (one for one in told if one["sides"][0]["name"] == "Curso de Asesoría de Género")
    return found  # type: ignore[no-any-return]


def test_receive_tells_those_that_touch_the_batch(hub: Run) -> None:
    assert hub("receive in/a.xlsx --json").json["overlaps"] == []
    told = hub("receive in/b.xlsx --json").json["overlaps"]
    assert [(one["register"], one["kind"], len(one["records"])) for one in told] == [("training", "twice", 2)] * 2
    assert set(told[0]) == {"id", "register", "kind", "records", "reason"}
    assert {one["reason"].split(",")[0] for one in told} == {
        "mismo lugar",
        "fechas cercanas y nombre parecido; ninguno dice dónde o de qué tipo",
    }
    assert hub("receive in --json").json["overlaps"] == []


def test_receive_says_it_to_people_and_undo_takes_it_back(hub: Run) -> None:
    assert "2 posibles dobles conteos: véalos con «napdesk overlaps»" in hub("receive in").out
    hub("undo 1")
    assert hub("overlaps").out.strip() == "No hay posibles dobles conteos."


def test_both_sides_stand_beside_each_other(hub: Run) -> None:
    hub("receive in")
    one = course(hub)
    assert (one["decision"], one["keep"], one["why"], one["decided_by"], one["decided_at"]) == (None,) * 5
    assert sorted(side["office"] for side in one["sides"]) == ["30-SEMAR-01", "30-SSPC-01"]
    assert [side["uid"] for side in one["sides"]] == one["records"]
    first = {key: value for key, value in one["sides"][0].items() if key not in ("uid", "office", "folio")}
    assert first == {
        "period": "2024-T1", "revision": 0, "name": "Curso de Asesoría de Género", "day": "2024-02-09",
        "women": 19, "men": 11, "counts": True,
    }  # fmt: skip
    said = hub("overlaps --lang es").out
    assert "Capacitaciones · Informado por dos oficinas" in said and "19 mujeres, 11 hombres" in said
    assert "05/02/2024–09/02/2024" in said and "Por decidir: cuentan todos" in said


def test_a_decision_is_applied_told_and_stays(hub: Run) -> None:
    hub("receive in")
    one = course(hub)
    before = figure(hub)
    assert (before["value"], before["overlaps"]) == (38, 1)
    assert "PR-1 (1)" in hub("figures --year 2024").out
    said = hub(f"overlaps --decide {one['id']} keep:{one['records'][0]} --reason 'Es la misma' --json")
    (decided,) = said.json["overlaps"]
    assert (said.code, decided["decision"], decided["keep"], decided["why"]) == (
        0, "keep", one["records"][0], "Es la misma",
    )  # fmt: skip
    assert [side["counts"] for side in decided["sides"]] == [True, False]
    after = figure(hub)
    assert (after["value"], after["overlaps"]) == (19, 0)
    assert "PR-1 (1)" not in hub("figures --year 2024").out
    assert course(hub) == decided
    assert "Es lo mismo: cuenta el elegido: Es la misma" in hub("overlaps").out


def test_what_is_accepted_or_undone_later_is_looked_around_too(hub: Run) -> None:
    Path("l.csv").write_text("office,name,institution,entity\n30-SEMAR-01,Naval,semar,30\n")
    hub("offices l.csv")
    hub("receive in")
    assert figure(hub)["overlaps"] == 0
    (held,) = hub("held --json").json["held"]
    hub(f"held --accept {held['id']} --reason 'Se confirmó por oficio'")
    assert figure(hub)["overlaps"] == 1
    hub("undo 1")
    assert figure(hub)["overlaps"] == 0


def figure(hub: Run) -> dict[str, int]:
    """PA-1: women in pre-deployment training."""
    (found,) = (one for one in hub("figures --year 2024 --json").json["figures"] if one["id"] == "PA-1")
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("overlaps --decide nada same --reason 'Es la misma'", "no_such_overlap"),
        ("overlaps --decide {id} igual --reason 'Es la misma'", "bad_decision"),
        ("overlaps --decide {id} same --reason 'Llame al 229 123 4567'", "bad_reason"),
        ("overlaps --decide {id} same", "wrong_use"),
        ("overlaps --reason 'Es la misma'", "wrong_use"),
    ],
)
def test_what_cannot_be_decided(hub: Run, line: str, trouble: str) -> None:
    hub("receive in")
    one = course(hub)
    said = hub(f"{line.format(id=one['id'])} --json")
    assert (said.code, said.trouble) == (2, trouble)
    assert course(hub) == one


def test_an_office_has_none(desk: Run) -> None:
    said = desk("overlaps --json")
    assert (said.code, said.trouble) == (2, "not_a_hub")
