"""Rows of a file become records: columns told by name, every bad cell named, nothing written by halves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from napdesk.excel.reading import Table, read_table
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training, uniformed_women
from napdesk.schema.fields import Absence
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.reading import Cell
from napdesk.schema.record import Stage
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.services.columns import match_columns
from napdesk.services.import_plan import Plan, What
from napdesk.services.importing import carry_out, plan_import, take_back
from napdesk.store import keyring
from napdesk.store.store import Store
from napdesk.store.wrapping import Cost
from tests.samples import session, unit

TODAY = date(2025, 8, 20)
DATA = Path(__file__).parents[1] / "data"
SESSION: dict[str, Cell] = {
    "title": "Curso de Asesoría de Género",
    "activity": "course",
    "topics": "gender_perspective",
    "organised": "yes",
    "provider": "semar",
    "begins": "05/02/2024",
    "ends": "09/02/2024",
    "place": "30193",
    "audience": "naval",
    "uniformed_women": "19",
    "uniformed_men": "11",
    "civilian_women": "0",
    "civilian_men": "0",
}
UNIT: dict[str, Cell] = {
    "name": "Unidad Violeta",
    "functions": "attention",
    "government": "municipal",
    "municipality": "30193",
    "created": "2022-03-01",
    "status": "planned",
    "operational_since": "",
    "staff_women": "12",
    "staff_men": "8",
}
NETWORK: dict[str, Cell] = {
    "name": "MUCPAZ Veracruz",
    "kind": "mucpaz",
    "municipality": "30193",
    "installed": "2024-01-15",
    "integrated": "2024-03-08",
    "status": "active",
    "members_women": 20,
    "members_men": 0,
}


def table(*rows: dict[str, Cell]) -> Table:
    """A file whose columns are those of all its rows."""
    header = list(dict.fromkeys(key for row in rows for key in row))
    return Table(header, [[row.get(key) for key in header] for row in rows], 2)


def planned(store: Store, *rows: dict[str, Cell], register: Register = training) -> Plan:
    return plan_import(table(*rows), register, store, TODAY)


def brought_in(store: Store, *rows: dict[str, Cell], register: Register = training) -> Plan:
    plan = planned(store, *rows, register=register)
    carry_out(plan, store)
    return plan


def placed(problems: list[Problem]) -> list[tuple[int | None, str | None, str]]:
    return [(one.row, one.column, one.code) for one in problems]


def tally(plan: Plan) -> tuple[int, int, int, int]:
    """New, changed, duplicates, wrong."""
    return plan.new, plan.changed, plan.duplicates, len(plan.wrong)


# --- columns ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", ["key", "label", "heading"])
def test_columns_are_told_by_key_or_label_of_either_language(register: Register, language: str, name: str) -> None:
    asked = list(reversed(register.fields))
    labels = [one.key if name == "key" else getattr(getattr(one, name), language) for one in asked]
    assert match_columns(labels, register) == [one.key for one in asked]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_no_two_fields_share_a_name(register: Register) -> None:
    names: dict[str, str] = {}
    for asked in register.fields:
        for words in {asked.label.es, asked.label.en, asked.heading.es, asked.heading.en, asked.key}:
            assert names.setdefault(words.casefold(), asked.key) == asked.key, words


def test_columns_are_told_whatever_their_case_accents_and_stars() -> None:
    header = ["CURSO O SESION", "★ Tipo de actividad", *list(SESSION)[2:], "Folio", "motivos"]
    assert match_columns(header, training) == ["title", "activity", *list(SESSION)[2:], "folio", "reasons"]


@pytest.mark.parametrize(
    ("header", "code", "names"),
    [
        ([*SESSION, "colour"], "unknown_columns", "colour"),
        ([*SESSION, ""], "unknown_columns", "—"),
        ([*SESSION, "x" * 41], "unknown_columns", "x" * 40 + "…"),
        ([*SESSION, *"abcdefghijk"], "unknown_columns", "a, b, c, d, e, f, g, h, i, j, …"),
        ([*SESSION, "Curso o sesión"], "doubled_columns", "title"),
        ([*SESSION, "uid", "UID"], "doubled_columns", "uid"),
        ([key for key in SESSION if key not in ("place", "ends")], "missing_columns", "ends, place"),
    ],
)
def test_headers_that_are_refused(store: Store, header: list[str], code: str, names: str) -> None:
    with pytest.raises(Trouble) as caught:
        plan_import(Table(header, [], 2), training, store, TODAY)
    assert caught.value.code == code
    assert caught.value.message.es.endswith(f": {names}.")


# --- rows ------------------------------------------------------------------------------------------------------


def test_a_row_becomes_a_complete_record(store: Store) -> None:
    plan = brought_in(store, SESSION)
    assert (tally(plan), plan.rows, plan.problems) == ((1, 0, 0, 0), 1, [])
    [kept] = store.records.every(training)
    assert kept.same_answers(session())
    assert (kept.stage, kept.folio) == (Stage.COMPLETE, "30-SEMAR-01-CAP-2024-0001")


def test_a_plan_writes_nothing(store: Store) -> None:
    planned(store, SESSION, SESSION | {"title": "Otro"})
    assert store.records.count(training) == 0
    assert store.history.head()[0] == 0


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"ends": "31/02/2024"}, "ends", "not_a_day"),
        ({"ends": "09/02/2026", "begins": "05/02/2026"}, "begins", "day_in_future"),
        ({"ends": "01/02/2024"}, "ends", "ends_before_begins"),
        ({"uniformed_women": "-3"}, "uniformed_women", "negative"),
        ({"uniformed_women": "doce"}, "uniformed_women", "not_a_count"),
        ({"uniformed_women": ""}, "uniformed_women", "missing"),
        ({"title": None}, "title", "missing"),
        ({"title": "x" * 251}, "title", "too_long"),
        ({"title": "a\x07"}, "title", "control_characters"),
        ({"activity": "picnic"}, "activity", "not_an_option"),
        ({"organised": "tal vez"}, "organised", "not_yes_no"),
        ({"place": "99999"}, "place", "unknown_code"),
        ({"place": "Benito Juárez"}, "place", "ambiguous_code"),
        ({"place": "Paracho, Veracruz"}, "place", "place_disagrees"),
        ({"activity": "mobile_team"}, "command", "command_missing"),
    ],
)
def test_each_bad_cell_is_named_at_its_row_and_column(
    store: Store, cells: dict[str, Cell], column: str, code: str
) -> None:
    plan = planned(store, SESSION, SESSION | cells, SESSION | {"title": "Otro"})
    assert placed(plan.wrong[3])[0] == (3, column, code)
    assert (list(plan.wrong), plan.new) == ([3], 2)


def test_every_bad_cell_of_a_row_is_named(store: Store) -> None:
    plan = planned(store, SESSION | {"ends": "ayer", "place": "??", "uniformed_men": "x"})
    assert placed(plan.problems) == [
        (2, "ends", "not_a_day"),
        (2, "place", "unknown_code"),
        (2, "uniformed_men", "not_a_count"),
    ]


def test_codes_are_resolved_at_the_day_of_the_row(store: Store) -> None:
    team = SESSION | {"activity": "mobile_team", "command": "Tercera Región Naval (Veracruz)"}
    plan = planned(store, team, team | {"begins": "05/02/2025", "ends": "09/02/2025"})
    assert [one.values["command"] for one in plan.records] == ["RN-3"]
    assert placed(plan.problems) == [(3, "command", "code_not_valid_then")]


def test_absences_are_answers(store: Store) -> None:
    plan = brought_in(store, SESSION | {"place": "N/D", "civilian_men": "N/A", "hours": "PEND", "unspecified": ""})
    assert plan.problems == []
    [kept] = store.records.every(training)
    asked = {key: kept.absences.get(key) for key in ("place", "civilian_men", "hours", "unspecified")}
    assert asked == {
        "place": Absence.NOT_AVAILABLE,
        "civilian_men": Absence.NOT_APPLICABLE,
        "hours": Absence.NOT_YET,
        "unspecified": None,
    }


def test_an_answer_to_what_is_not_asked_is_left_out_and_said(store: Store) -> None:
    plan = brought_in(store, SESSION | {"government": "state"})
    assert placed(plan.problems) == [(2, "government", "not_asked")]
    [kept] = store.records.every(training)
    assert kept.answer("government") is Absence.NOT_APPLICABLE


def test_notes_keep_nothing_out(store: Store) -> None:
    plan = brought_in(store, SESSION | {"declared_total": 83, "remarks": "tel. 5512345678"})
    assert {one.code for one in plan.problems} == {"parts_differ_from_total", "looks_like_phone"}
    assert tally(plan) == (1, 0, 0, 0)


def test_reasons_answer_soft_rules(store: Store) -> None:
    team = SESSION | {"activity": "mobile_team", "reasons": "command=no lo dice el oficio; otra = x"}
    plan = brought_in(store, team)
    assert plan.wrong == {}
    [kept] = store.records.every(training)
    assert kept.reasons["command"] == "no lo dice el oficio"


@pytest.mark.parametrize(
    ("cell", "kept", "codes"),
    [
        ("command=no lo dice; ni el oficio", "no lo dice; ni el oficio", []),
        ("Región o zona=no lo dice", "no lo dice", []),
        ("COMMAND = no\tlo dice ;", "no lo dice", []),
        ("command=no lo dice; otra=x", "no lo dice", ["reason_for_nothing"]),
        ("no lo dice", None, ["command_missing", "reason_for_nothing"]),
        ("command=", None, ["command_missing"]),
        ("command=no lo dice\x07", None, ["control_characters"]),
        ("command=_x0041_", None, ["escaped_characters"]),
        ("command=" + "x" * 5_001, None, ["too_long"]),
        ("command=llame al 229 123 4567", "llame al 229 123 4567", ["looks_like_phone"]),
        ("command=GOMC800101MVZRRN09", "GOMC800101MVZRRN09", ["looks_like_curp"]),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_a_reason_is_held_to_what_any_text_is(store: Store, cell: str, kept: str | None, codes: list[str]) -> None:
    plan = planned(store, SESSION | {"activity": "mobile_team", "reasons": cell})
    assert sorted(one.code for one in plan.problems) == codes
    assert [one.reasons.get("command") for one in plan.records] == ([] if kept is None else [kept])


def test_what_cannot_be_read_does_not_unask_the_rest(store: Store) -> None:
    plan = planned(store, NETWORK | {"kind": "mucpas"}, register=network)
    assert placed(plan.problems) == [(2, "kind", "not_an_option")]


def test_a_network_needs_no_column_of_men_allies(store: Store) -> None:
    plan = brought_in(store, {key: cell for key, cell in NETWORK.items() if key != "members_men"}, register=network)
    assert (plan.problems, tally(plan)) == ([], (1, 0, 0, 0))


def test_text_like_a_formula_stays_text(store: Store) -> None:
    brought_in(store, SESSION | {"title": "=CMD()", "document_ref": "+1", "remarks": "@x"})
    [kept] = store.records.every(training)
    assert (kept.values["title"], kept.values["document_ref"], kept.values["remarks"]) == ("=CMD()", "+1", "@x")


# --- new, changed, the same ------------------------------------------------------------------------------------


def test_the_same_row_twice_is_one_record(store: Store) -> None:
    assert tally(brought_in(store, SESSION, SESSION | {"title": " Curso de Asesoría de Género "})) == (1, 0, 1, 0)
    assert tally(brought_in(store, SESSION, SESSION | {"title": "Otro"})) == (1, 0, 1, 0)
    assert store.records.count(training) == 2


@pytest.mark.parametrize("column", ["uid", "folio"])
def test_a_row_that_names_a_record_changes_it(store: Store, column: str) -> None:
    kept = store.records.keep(session(), store.office_code)
    plan = brought_in(store, SESSION | {column: getattr(kept, column), "uniformed_women": "21"})
    assert tally(plan) == (0, 1, 0, 0)
    found = store.records.find(training, kept.uid)
    assert found is not None and (found[uniformed_women], found.revision, found.folio) == (21, 2, kept.folio)


def test_a_row_that_names_a_record_and_says_the_same_is_skipped(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    assert tally(brought_in(store, SESSION | {"uid": kept.uid})) == (0, 0, 1, 0)
    assert store.history.of(kept.uid)[0].deed == "create"


def test_a_row_with_an_unknown_folio_is_new_under_our_own(store: Store) -> None:
    assert tally(brought_in(store, SESSION | {"folio": "99-OTRA-01-CAP-2024-0007"})) == (1, 0, 0, 0)
    [kept] = store.records.every(training)
    assert kept.folio == "30-SEMAR-01-CAP-2024-0001"


def test_what_the_file_does_not_have_stays_as_it_was(store: Store) -> None:
    kept = store.records.keep(session(activity="mobile_team", hours=8.0, internal_notes="nota"), store.office_code)
    kept.reasons["command"] = "así viene"
    kept = store.records.keep(kept, store.office_code)
    plan = brought_in(store, SESSION | {"activity": "mobile_team", "uid": kept.uid, "title": "Otro"})
    assert (tally(plan), plan.problems) == ((0, 1, 0, 0), [])
    found = store.records.find(training, kept.uid)
    assert found is not None
    assert (found.values["hours"], found.values["internal_notes"]) == (8.0, "nota")
    assert found.reasons == {"command": "así viene"}


def test_a_question_asked_anew_needs_its_answer(store: Store) -> None:
    planned_unit = store.records.keep(unit(status="planned", operational_since=None), store.office_code)
    plan = planned(store, UNIT | {"uid": planned_unit.uid, "status": "operational"}, register=police_unit)
    assert placed(plan.problems) == [(2, "operational_since", "missing")]


def test_a_record_named_by_two_rows_stops_at_the_second(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    row = SESSION | {"uid": kept.uid}
    plan = planned(store, row | {"title": "A"}, row | {"title": "B"})
    assert placed(plan.wrong[3]) == [(3, "uid", "named_twice")]
    carry_out(plan, store)
    assert store.records.count(training) == 1


def test_a_deleted_record_is_not_changed_unseen(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    store.records.delete(kept)
    plan = planned(store, SESSION | {"uid": kept.uid, "title": "A"})
    assert placed(plan.wrong[2]) == [(2, "uid", "record_deleted")]


def test_a_closed_period_stops_its_rows_and_no_others(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    period = Period.read("2024-T1")
    assert period is not None
    store.periods.close(period, [])
    later = {"begins": "01/04/2024", "ends": "01/04/2024"}
    plan = planned(store, SESSION | {"title": "A"}, SESSION | later, SESSION | later | {"uid": kept.uid})
    assert {row: [one.code for one in wrong] for row, wrong in plan.wrong.items()} == {
        2: ["period_closed"],
        4: ["period_closed"],
    }
    carry_out(plan, store)
    assert store.records.count(training) == 2


# --- taken back ------------------------------------------------------------------------------------------------


def test_an_import_is_taken_back_as_one_step(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    rows = SESSION | {"title": "Nuevo"}, SESSION | {"folio": kept.folio, "uniformed_women": "21"}
    brought = carry_out(planned(store, *rows), store)
    take_back(brought, store)
    [left] = store.records.every(training)
    assert left.same_answers(kept)
    assert (left.folio, left.revision, left.stage) == (kept.folio, 3, kept.stage)
    assert [line.deed for line in store.history.since(0)] == ["create", "create", "change", "delete", "change"]
    assert store.history.broken_at() is None


def test_nothing_is_taken_back_where_one_was_changed_since(store: Store) -> None:
    brought = carry_out(planned(store, SESSION, SESSION | {"title": "Otro"}), store)
    changed = brought.kept[1].copy()
    changed.values["hours"] = 8.0
    store.records.keep(changed, store.office_code)
    with pytest.raises(Trouble, match="changed_elsewhere") as trouble:
        take_back(brought, store)
    assert changed.folio in trouble.value.message.es
    assert store.records.count(training) == 2


def test_nothing_is_taken_back_from_a_closed_period(store: Store) -> None:
    brought = carry_out(planned(store, SESSION), store)
    period = Period.read("2024-T1")
    assert period is not None
    store.periods.close(period, [])
    with pytest.raises(Trouble, match="period_closed"):
        take_back(brought, store)
    assert store.records.count(training) == 1


def test_each_row_says_what_would_become_of_it(store: Store) -> None:
    kept = store.records.keep(session(), store.office_code)
    same_as = SESSION | {"title": "Otro"}
    plan = planned(store, SESSION, same_as, same_as, SESSION | {"uid": kept.uid, "hours": "8"}, SESSION | {"title": ""})
    assert [(line.row, line.what, line.twin) for line in plan.outcomes] == [
        (2, What.TWIN, kept.folio),
        (3, What.NEW, ""),
        (4, What.TWIN, 3),
        (5, What.CHANGES, ""),
        (6, What.WRONG, ""),
    ]
    assert plan.of(What.CHANGES)[0].before is not None


class GivenUp(Exception):
    """Raised by whoever waits."""


def test_an_import_given_up_half_way_writes_nothing(store: Store) -> None:
    plan = planned(store, *(SESSION | {"title": f"Curso {number}"} for number in range(150)))

    def give_up(_doing: Text, share: float) -> None:
        if share:
            raise GivenUp

    for told in ({"tell": give_up}, {"end": lambda: give_up(plan.register.title, 1.0)}):
        with pytest.raises(GivenUp):
            carry_out(plan, store, **told)  # type: ignore[arg-type]
        assert (store.records.count(training), store.history.head()[0]) == (0, 0)


# --- personal --------------------------------------------------------------------------------------------------


def test_contacts_need_a_passphrase(store: Store) -> None:
    row = NETWORK | {"contact_name": "Persona de Muestra"}
    plan = planned(store, row, row | {"contact_name": "N/D", "name": "Otra"}, register=network)
    assert placed(plan.wrong[2]) == [(2, "contact_name", "personal_needs_passphrase")]
    assert plan.wrong[2][0].value is None
    assert plan.new == 1
    keyring.set_passphrase(store.path, store.key, "tres gatos en Añelo", cost=Cost(passes=1, memory=8))
    assert tally(brought_in(store, row, register=network)) == (1, 0, 0, 0)


# --- the published cases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("register", "rows"),
    [(training, 2), (police_unit, 3), (network, 69)],
    ids=["training", "police_unit", "network"],
)
def test_the_published_cases_come_in_without_a_word(store: Store, register: Register, rows: int) -> None:
    plan = plan_import(read_table(DATA / f"published_{register.key}.csv"), register, store, TODAY)
    assert (plan.problems, plan.new) == ([], rows)
    carry_out(plan, store)
    again = plan_import(read_table(DATA / f"published_{register.key}.csv"), register, store, TODAY)
    assert tally(again) == (0, 0, rows, 0)


def test_the_published_networks_add_up(store: Store) -> None:
    carry_out(plan_import(read_table(DATA / "published_network.csv"), network, store, TODAY), store)
    kept = list(store.records.every(network))
    zacatecas = [one for one in kept if str(one.values["municipality"]).startswith("32")]
    members = sum(int(str(one.values["members_women"])) for one in zacatecas)
    assert (len(zacatecas), members) == (68, 999)
