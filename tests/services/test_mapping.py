"""Columns of other people's files find their fields: by name, by a near one, by hand, and as was said before."""

from __future__ import annotations

from datetime import date

import pytest

from napdesk.excel.headings import NO_HEADING, Heading, table_under
from napdesk.excel.reading import ReadSheet, Table
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.reading import Cell
from napdesk.schema.register import Register
from napdesk.services.finding_heading import find_heading
from napdesk.services.importing import carry_out
from napdesk.services.mapping import ENTITY, How, Mapping, fillable, mapping_of, plan_mapped, propose, remember
from napdesk.store.store import Store

TODAY = date(2025, 8, 20)
OLD = {
    "Nombre de la capacitación": "Curso de Asesoría de Género",
    "Tipo de actividad": "Curso",
    "Temas tratados": "Perspectiva de género, Derechos humanos",
    "¿La organizó su institución?": "Sí.",
    "Imparte": "Marina",
    "Fecha de inicio": "5 de febrero de 2024",
    "Fecha de término": 45331,
    "Estado": "Quintana Roo",
    "Lugar del curso": "Benito Juárez",
    "Dirigido a": "Personal naval",
    "Mujeres uniformadas": " 19 ",
    "Hombres uniformados": "11",
    "Civiles mujeres": 0,
    "Hombres civiles": 0.0,
}  # fmt: skip


def sheet(*rows: list[Cell]) -> ReadSheet:
    return ReadSheet("Hoja", [list(row) for row in rows])


@pytest.mark.parametrize(
    ("register", "title", "key", "how"),
    [
        (training, "Curso o sesión", "title", How.SAME),
        (training, "★ Course or session", "title", How.SAME),
        (training, "Fecha de inicio", "begins", How.NEAR),
        (training, "Fecha de término", "ends", How.NEAR),
        (training, "Mujeres uniformadas", "uniformed_women", How.NEAR),
        (training, "Uniformadas · Mujeres", "uniformed_women", How.NEAR),
        (training, "Datos · Lugar", "place", How.SAME),
        (training, "Lugar del curso", "place", How.NEAR),
        (training, "No. de oficio", "document_ref", How.NEAR),
        (training, "Observaciones generales", "remarks", How.NEAR),
        (training, "Folio", "folio", How.SAME),
        (training, "Estado", ENTITY, How.SAME),
        # What may be one or the other, or nothing, is left to the person.
        (training, "Mujeres", "", How.NOT),
        (training, "Curso", "", How.NOT),
        (training, "Fecha fin", "", How.NOT),
        (training, "Núm.", "", How.NOT),
        (training, "Qué está mal", "", How.NOT),
        (training, "", "", How.NOT),
        (network, "Contacto", "", How.NOT),
        (network, "Teléfono", "contact_phone", How.NEAR),
        (network, "Total de mujeres", "members_women", How.NEAR),
    ],
)
def test_a_title_finds_its_field(register: Register, title: str, key: str, how: How) -> None:
    [match] = propose([title], register).matches
    assert (match.key, match.how) == (key, how)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
def test_every_field_finds_itself(register: Register) -> None:
    titles = [asked.label.es for asked in register.fields]
    assert propose(titles, register).keys == [asked.key for asked in register.fields]
    assert {asked.key for asked in register.fields} <= {key for key, _ in fillable(register)}


def test_a_field_goes_to_one_column_only() -> None:
    assert propose(["Inicio", "Inicio", "Fecha de inicio"], training).keys == ["begins", "", ""]
    assert propose(["Fecha de inicio", "Inicio"], training).keys == ["", "begins"]


def test_a_column_said_by_hand_takes_the_field_from_another() -> None:
    mapping = propose(["Inicio", "Curso"], training).put(1, "begins")
    assert [(one.key, one.how) for one in mapping.matches] == [("", How.NOT), ("begins", How.BY_HAND)]
    assert mapping.put(1, "").keys == ["", ""]


def test_what_the_file_does_not_say_is_said_for_all_rows() -> None:
    mapping = propose([*list(OLD)[1:]], training)
    assert [one.key for one in mapping.lacking(training)] == ["title"]
    assert mapping.say("title", "N/D").lacking(training) == []
    assert [one.key for one in mapping.say("title", " ").lacking(training)] == ["title"]
    assert mapping.say("title", "N/D").put(0, "title").said == {}


def test_rows_that_name_their_records_need_nothing_else() -> None:
    assert propose(["Folio", "Horas"], training).lacking(training) == []


def planned(store: Store, *rows: dict[str, Cell], mapping: Mapping | None = None):  # type: ignore[no-untyped-def]
    titles = list(rows[0])
    table = Table(titles, [[row[title] for title in titles] for row in rows], 2)
    return plan_mapped(table, mapping or mapping_of(titles, training, store).put(0, "title"), training, store, TODAY)


def test_an_old_file_comes_in_as_it_is(store: Store) -> None:
    plan = planned(store, OLD)
    assert (plan.new, plan.problems) == (1, [])
    carry_out(plan, store)
    [kept] = store.records.every(training)
    expected = {
        "begins": date(2024, 2, 5), "ends": date(2024, 2, 9), "place": "23005", "organised": True,
        "uniformed_women": 19,
        "topics": ("human_rights", "gender_perspective"), "audience": "naval", "civilian_women": 0,
    }  # fmt: skip
    assert {key: kept.values[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("place", "entity", "kept", "code"),
    [
        ("Benito Juárez", None, None, "ambiguous_code"),
        ("Benito Juárez", "Yucatán", None, "place_disagrees"),
        ("30193", "Quintana Roo", "30193", None),
        ("Paracho, Michoacán", "Quintana Roo", "16065", None),
    ],
)
def test_the_state_beside_a_municipality_tells_which(
    store: Store, place: str, entity: str | None, kept: str | None, code: str | None
) -> None:
    [line] = planned(store, OLD | {"Lugar del curso": place, "Estado": entity}).outcomes
    assert line.record.values.get("place") == kept
    assert [one.code for one in line.problems] == ([code] if code else [])


def test_an_answer_for_all_rows_fills_no_blank_row(store: Store) -> None:
    rows = [OLD | {"Imparte": None}, dict.fromkeys(OLD), OLD | {"Imparte": None, "Horas": 8}]
    mapping = propose(list(OLD), training).put(0, "title").put(4, "").say("provider", "Marina")
    plan = planned(store, *rows, mapping=mapping)
    assert [(line.row, line.record.values["provider"]) for line in plan.outcomes] == [(2, "semar"), (4, "semar")]


def test_a_file_of_the_same_shape_is_read_as_before(store: Store) -> None:
    titles = [*OLD, "Notas"]
    mapping = (
        propose(titles, training).put(0, "title").put(titles.index("Notas"), "internal_notes").put(7, "").say("x", "")
    )
    remember(titles, training, mapping, store)
    again = mapping_of([title.upper() for title in titles], training, store)
    assert again.keys == mapping.keys
    assert again.matches[0].how is How.KEPT and again.matches[1].how is How.SAME
    # The same rows come back in the workbook of what was wrong, with two columns more.
    back = mapping_of(["Qué está mal", "Renglón", *titles], training, store)
    assert back.keys == ["", "", *mapping.keys]
    assert mapping_of(titles, network, store).keys != mapping.keys
    assert mapping_of(titles[1:], training, store).matches[0].how is not How.KEPT


def test_what_was_said_for_all_rows_is_kept_too_but_no_field_that_is_gone(store: Store) -> None:
    remember(["Curso"], training, propose(["Curso"], training).put(0, "gone").say("provider", "semar"), store)
    again = mapping_of(["Curso"], training, store)
    assert (again.keys, again.said) == ([""], {"provider": "semar"})


LETTERHEAD: list[list[Cell]] = [["SECRETARÍA DE MARINA"], ["Reporte de cursos 2024"], []]
DATA: list[Cell] = ["Curso A", "05/02/2024", "09/02/2024", "Veracruz", "19", "11"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Curso o sesión", "Inicio", "Término", "Lugar", "Notas", "x"], DATA], Heading(1, 1)),
        ([*LETTERHEAD, ["Nombre", "Fecha de inicio", "Término", "Lugar", None, "x"], DATA], Heading(4, 4)),
        (
            [*LETTERHEAD, ["Curso o sesión", "Fecha", None, "Lugar", "En uniforme", None],
             [None, "Inicio", "Término", None, "Mujeres", "Hombres"], DATA],
            Heading(4, 5),
        ),
        ([["Datos generales"], ["title", "begins", "ends", "place", "hours", "guests"], DATA], Heading(2, 2)),
        ([["Nombre", "Desde", "Hasta", "Dónde", "M", "H"], DATA], Heading(1, 1)),
        ([DATA, DATA], NO_HEADING),
        ([DATA, ["Curso o sesión", "x", "x", "x", "x", "x"]], NO_HEADING),
    ],
    ids=["first row", "below a letterhead", "two rows", "below a title", "unknown names", "no titles", "one name"],
)  # fmt: skip
def test_the_titles_are_found(rows: list[list[Cell]], expected: Heading) -> None:
    assert find_heading(sheet(*rows), training) == expected


def test_in_our_own_workbooks_the_titles_stand_below_the_keys() -> None:
    ours = sheet(["title", "begins"], ["★ Curso o sesión", "★ Inicio"], ["A", date(2024, 2, 5)])
    ours.traits.hidden_rows.add(1)
    assert find_heading(ours, training) == Heading(2, 2)
    # In a template a title, what to do and an example stand over them.
    template = sheet(["Capacitaciones"], ["Llene…"], ["Un ejemplo", "03/03/2025"], *ours.rows)
    template.traits.hidden_rows.add(4)
    assert find_heading(template, training) == Heading(5, 5)


def test_a_cell_without_its_result_stops_its_row_and_no_other(store: Store) -> None:
    rows = [list(OLD), list(OLD.values()), list((OLD | {"Mujeres uniformadas": None}).values())]
    read = sheet(*rows)
    read.traits.formulas.add("K3")
    table = table_under(read, Heading(1, 1))
    plan = plan_mapped(table, propose(table.header, training).put(0, "title"), training, store, TODAY)
    told = {row: [(one.code, one.field) for one in wrong] for row, wrong in plan.wrong.items()}
    assert told == {3: [("formula_without_value", "uniformed_women")]}
    left_out = propose(table.header, training).put(0, "title").put(10, "").say("uniformed_women", "19")
    assert plan_mapped(table, left_out, training, store, TODAY).new == 1
