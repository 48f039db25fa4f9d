"""The workbook of a return: what stands on which sheet, in which language, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from napdesk.excel.contents import Return
from napdesk.excel.manifest import NAME, read_manifest
from napdesk.excel.manifest_sheet import CHUNK
from napdesk.excel.return_book import bind_return, check_return, save_return
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.figures import Figure, Narrative, State, Unit, Variant
from napdesk.schema.offices import Classification, Signatory
from napdesk.schema.problems import Trouble
from napdesk.schema.reading import read
from napdesk.schema.text import Language, Text
from tests.made_returns import NOTE, OFFICE, a_return, every_text, figure
from tests.samples import session, unit

SHEETS = {
    Language.ES: [
        "Carátula",
        "Resumen",
        "Capacitaciones",
        "Unidades policiales",
        "Redes de mujeres",
        "Personal desplegado",
        "Postulaciones y designaciones",
        "Coordinación e intercambio",
        "Asistencia humanitaria",
        "Sumas por entidad",
        "Incidencias",
        "Diccionario",
        NAME,
    ],
    Language.EN: [
        "Cover",
        "Summary",
        "Training",
        "Police units",
        "Women's networks",
        "Deployed staff",
        "Nominations and appointments",
        "Coordination and exchange",
        "Humanitarian aid",
        "Sums by entity",
        "Open points",
        "Dictionary",
        NAME,
    ],
}

NONE_OF = dict.fromkeys(("deployment", "appointment", "exchange", "aid"), 0)


def written(ret: Return, lists: Lists, path: Path) -> Any:
    book = bind_return(ret, lists)
    save_return(book, path)
    check_return(book, path)
    return load_workbook(path)


@pytest.mark.parametrize("language", Language)
def test_its_sheets_speak_one_language(lists: Lists, tmp_path: Path, language: Language) -> None:
    book = written(a_return(language=language), lists, tmp_path / "r.xlsx")
    assert book.sheetnames == SHEETS[language]
    assert book[NAME].sheet_state == "veryHidden"


def test_a_register_has_hidden_keys_headings_and_real_values(lists: Lists, tmp_path: Path) -> None:
    sheet = written(a_return(), lists, tmp_path / "r.xlsx")["Capacitaciones"]
    keys = [cell.value for cell in sheet[1]]
    row = dict(zip(keys, (cell.value for cell in sheet[3]), strict=True))
    assert sheet.row_dimensions[1].hidden and keys[:2] == ["folio", "document_ref"]
    assert (sheet["A2"].value, sheet.freeze_panes) == ("Folio", "B3")
    assert row["folio"] == "30-SEMAR-01-CAP-2025-0001"
    assert row["uniformed_women"] == 19
    assert row["ends"] == datetime(2024, 2, 9)
    assert row["organised"] == "Sí"
    assert row["place"] == "30193 · Veracruz, Veracruz"
    assert row["topics"] == "Perspectiva de género"
    assert row["mission"] is None
    assert row["government"] == "N/A"


@pytest.mark.parametrize("language", Language)
def test_what_is_written_reads_back_as_the_same_answers(lists: Lists, tmp_path: Path, language: Language) -> None:
    ret = a_return(language=language)
    book = written(ret, lists, tmp_path / "r.xlsx")
    for register, records in ret.records.items():
        sheet = book[register.title.to(language)]
        keys = [cell.value for cell in sheet[1]]
        for record, cells in zip(records, sheet.iter_rows(min_row=3, values_only=True), strict=True):
            on = register.clock.date_of(record)
            for key, cell in list(zip(keys, cells, strict=True))[1:]:
                assert read(register.by_key[key], cell, lists, on=on) == record.answer(key), key


def test_an_absence_is_written_as_its_sign(lists: Lists, tmp_path: Path) -> None:
    record = session(uniformed_women=Absence.NOT_AVAILABLE)
    ret = a_return()
    ret = replace(ret, records={next(iter(ret.records)): [record]})
    sheet = written(ret, lists, tmp_path / "r.xlsx")["Capacitaciones"]
    assert "N/D" in [cell.value for cell in sheet[3]]


def test_nothing_personal_or_internal_leaves(lists: Lists, tmp_path: Path) -> None:
    ret = a_return()
    network = next(iter(list(ret.records.values())[2]))
    network.reasons |= {"internal_notes": "NOTA INTERNA", "contact_phone": "2291234567", "status": "MOTIVO"}
    written(ret, lists, tmp_path / "r.xlsx")
    text = every_text(tmp_path / "r.xlsx")
    assert "MOTIVO" in text
    for secret in ("NOMBRE OCULTO", "2291234567", "NOTA INTERNA", "contact_"):
        assert secret not in text


def test_the_cover_says_who_when_and_how_much(lists: Lists, tmp_path: Path) -> None:
    book = written(a_return(revision=2), lists, tmp_path / "r.xlsx")
    rows = [[cell for cell in row if cell is not None] for row in book["Carátula"].iter_rows(values_only=True)]
    answers = {row[0]: row[1:] for row in rows if row}
    assert answers["Folio del reporte"][0] == "30-SEMAR-01/2025-T3/R2"
    assert answers["Institución"] == ["Secretaría de Marina"]
    assert answers["Entidad federativa"] == ["Veracruz"]
    assert answers["Con corte al"] == [datetime(2025, 9, 30)]
    assert answers["Tipo de reporte"] == ["Complementaria 2"]
    assert answers["Capacitaciones"] == [3, 60, 33, 0, 93]
    assert answers["Total de registros"] == [5]
    assert answers["Contiene datos personales"] == ["No"]
    assert answers["Clasificación"][0].startswith("Pública, salvo lo que el área responsable clasifique")
    assert answers["Fundamento"][0].startswith("Ley General de Transparencia y Acceso a la Información Pública")
    assert "Ana Ruiz" in answers


def test_the_cover_never_counts_what_nobody_knows_as_nobody(lists: Lists, tmp_path: Path) -> None:
    ret = a_return()
    force = unit(staff_women=Absence.NOT_AVAILABLE, staff_men=Absence.NOT_AVAILABLE, staff_unspecified=170)
    register = force.register
    book = written(replace(ret, records={**ret.records, register: [force]}), lists, tmp_path / "r.xlsx")
    rows = {row[0]: row[1:] for row in book["Carátula"].iter_rows(values_only=True)}
    assert list(rows[register.title.es]) == [1, "N/D", "N/D", 170, 170]


def test_the_clave_del_sello_is_on_cover_and_every_foot(lists: Lists, tmp_path: Path) -> None:
    ret = a_return()
    short = bind_return(ret, lists).short_seal
    book = written(ret, lists, tmp_path / "r.xlsx")
    assert book["Carátula"]["E6"].value == short
    for sheet in book.worksheets:
        assert sheet.oddFooter.left.text == f"30-SEMAR-01/2025-T3/R0 · Clave del sello {short}"


def test_the_summary_holds_values_against_the_national_target(lists: Lists, tmp_path: Path) -> None:
    sheet = written(a_return(), lists, tmp_path / "r.xlsx")["Resumen"]
    rows = {row[0]: row[1:7] for row in sheet.iter_rows(values_only=True, max_row=6)}
    assert rows["PV-4"] == ("Compromiso PV-4", 1, None, "≥ 15", None, "◐ En proceso")
    assert rows["PA-9"][1:3] == (pytest.approx(7 / 17), "7 de 17")


def test_other_ways_of_counting_stand_under_their_commitment(lists: Lists, tmp_path: Path) -> None:
    units = figure("PV-4", 11, State.UNDER_WAY)
    share = Variant(Text("Otra forma", "Another way"), 0.25, 1, 4)
    units.variants.update(began=Variant(Text("En el año", "In the year"), 3, 3), other=share)
    ret = a_return(figures=(units, figure("PA-5", 2, State.UNDER_WAY)))
    sheet = written(ret, lists, tmp_path / "r.xlsx")["Resumen"]
    rows = [row[:5] for row in sheet.iter_rows(min_row=5, max_row=8, values_only=True)]
    assert rows == [
        ("PV-4", "Compromiso PV-4", 11, None, "≥ 15"),
        (None, "En el año", 3, None, None),
        (None, "Otra forma", 0.25, "1 de 4", None),
        ("PA-5", "Compromiso PA-5", 2, None, "≥ 15"),
    ]
    assert [sheet.cell(at, 3).number_format for at in (6, 7)] == ["#,##0", "0.0 %"]  # each in its own unit


@pytest.mark.parametrize(
    ("language", "name", "heads", "remark"),
    [
        (
            Language.ES,
            "Avance cualitativo",
            ("Clave", "Compromiso", "Avance", "Situación", "Avance cualitativo", "Justificación de la variación"),
            "Con justificación de la variación.",
        ),
        (
            Language.EN,
            "Narrative",
            ("Id", "Commitment", "Figure", "State", "Narrative", "Reason for the change"),
            "With a reason for the change.",
        ),
    ],
)
def test_the_offices_own_words_have_a_sheet(
    lists: Lists, tmp_path: Path, language: Language, name: str, heads: tuple[str, ...], remark: str
) -> None:
    words = {
        "PX-1": Narrative("De un compromiso de antes."),
        "PA-9": Narrative("", "=1+1"),
        "PV-4": Narrative("Una unidad.\nFalta otra."),
    }
    book = written(a_return(language=language, narratives=words), lists, tmp_path / "r.xlsx")
    assert book.sheetnames.index(name) == 2
    rows = list(book[name].iter_rows(min_row=3, values_only=True))
    assert rows[0] == heads
    states = [State.UNDER_WAY.label.to(language), State.MET.label.to(language)]
    assert rows[1:] == [
        ("PV-4", "Compromiso PV-4", 1, f"◐ {states[0]}", "Una unidad.\nFalta otra.", None),
        ("PA-9", "Compromiso PA-9", pytest.approx(7 / 17), f"✓ {states[1]}", None, "=1+1"),
        ("PX-1", None, None, None, "De un compromiso de antes.", None),
    ]
    remarks = {row[0]: row[7] for row in book[SHEETS[language][1]].iter_rows(values_only=True, max_row=6)}
    assert (remarks["PV-4"], remarks["PA-9"]) == (None, remark)


@pytest.mark.parametrize("words", [{}, {"PV-4": Narrative()}])
def test_without_words_there_is_no_sheet_of_them(lists: Lists, tmp_path: Path, words: dict[str, Narrative]) -> None:
    book = written(a_return(narratives=words), lists, tmp_path / "r.xlsx")
    assert book.sheetnames == SHEETS[Language.ES]


def test_long_words_find_room(lists: Lists, tmp_path: Path) -> None:
    words = {"PV-4": Narrative("palabra " * 125)}
    sheet = written(a_return(narratives=words), lists, tmp_path / "r.xlsx")["Avance cualitativo"]
    assert 150 < sheet.row_dimensions[4].height < 409


def test_what_was_declared_is_a_remark_and_no_figure(lists: Lists, tmp_path: Path) -> None:
    units, share = a_return().figures
    told = (replace(units, declared={2025: 1204.0, 2024: 11}), replace(share, declared={2024: 7 / 17}))
    sheet = written(a_return(figures=told), lists, tmp_path / "r.xlsx")["Resumen"]
    rows = {row[0]: (row[5], row[7]) for row in sheet.iter_rows(values_only=True, max_row=6)}
    assert rows["PV-4"] == (None, "2024, declarada: 11. 2025, declarada: 1,204.")
    assert rows["PA-9"] == (None, "2024, declarada: 41.2 %.")


def test_every_other_way_of_counting_has_its_words() -> None:
    measures = {measure.key: measure for register in REGISTERS for measure in register.measures}
    beside = [measures[name] for measure in measures.values() for name in measure.variants]
    assert beside and all(measure.title for measure in beside)


def test_every_measure_says_how_it_is_counted() -> None:
    for register in REGISTERS:
        assert all(measure.words.es and measure.words.en for measure in register.measures)


@pytest.mark.parametrize(
    ("value", "unit", "reached", "left"),
    [
        (0, Unit.COUNT, 0, 1),
        (11, Unit.COUNT, 0.7333, 0.2667),
        (15, Unit.COUNT, 1, 0),
        (40, Unit.COUNT, 2.6667, 0),
        (7 / 17, Unit.SHARE, 0.0275, 0.9725),
    ],
)
def test_a_bar_says_how_much_of_the_target_is_reached(
    lists: Lists, tmp_path: Path, value: float, unit: Unit, reached: float, left: float
) -> None:
    ret = a_return(figures=(figure("PV-4", value, State.UNDER_WAY, unit=unit),))
    sheet = written(ret, lists, tmp_path / "r.xlsx")["Resumen"]
    assert [cell.value for cell in sheet[8]][2:4] == [pytest.approx(reached), pytest.approx(left)]
    chart = sheet._charts[0]
    assert [one.val.numRef.f for one in chart.series] == ["'Resumen'!$C$8", "'Resumen'!$D$8"]
    assert {one.cat.strRef.f for one in chart.series} == {"'Resumen'!$B$8"}
    assert (chart.anchor._from.row, chart.anchor.to.col) == (8, len(sheet.column_dimensions))
    assert next(one.id for one in sheet.row_breaks.brk) == 5
    assert sheet.print_title_rows == "$1:$2"  # the heads of the commitments are no heads of the bars


@pytest.mark.parametrize(
    "figures",
    [(), (figure("PA-9", None, State.NO_DATA),), (figure("PV-3", 5, State.NO_BASE, target=None),)],
)
def test_without_a_number_to_reach_there_is_nothing_to_draw(
    lists: Lists, tmp_path: Path, figures: tuple[Figure, ...]
) -> None:
    sheet = written(a_return(figures=figures), lists, tmp_path / "r.xlsx")["Resumen"]
    assert "Hacia las metas" not in [row[0] for row in sheet.iter_rows(values_only=True)]
    assert len(sheet._charts) == 1


def test_womens_part_of_the_people_of_each_register_is_drawn(lists: Lists, tmp_path: Path) -> None:
    sheet = written(a_return(), lists, tmp_path / "r.xlsx")["Resumen"]
    rows = [row[1:4] for row in sheet.iter_rows(values_only=True)]
    [heading] = [at for at, row in enumerate(rows) if row == ("Formato", "Mujeres", "Hombres")]
    assert rows[heading + 1 : heading + 4] == [
        ("Capacitaciones", 60, 33), ("Unidades policiales", 12, 8), ("Redes de mujeres", 20, 0),
    ]  # fmt: skip
    chart = sheet._charts[1]
    first, last = heading + 2, heading + 4
    drawn = [one.val.numRef.f for one in chart.series]
    assert drawn == [f"'Resumen'!${column}${first}:${column}${last}" for column in "CD"]
    assert chart.grouping == "percentStacked"


def test_a_return_without_people_has_nothing_of_women_and_men(lists: Lists, tmp_path: Path) -> None:
    nobody = {register: [] for register in REGISTERS}
    sheet = written(a_return(records=nobody, notes=(), figures=()), lists, tmp_path / "r.xlsx")["Resumen"]
    assert sheet._charts == []


def test_a_cover_is_one_page_whatever_it_says(lists: Lists, tmp_path: Path) -> None:
    office = replace(OFFICE, name="Oficina " * 20, area="Unidad " * 40)
    sheet = written(a_return(office=office), lists, tmp_path / "r.xlsx")["Carátula"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 1)
    assert sheet.row_dimensions[3].height > 40
    assert next(sheet.row_dimensions[row[0].row].height for row in sheet if row[0].value == "Área responsable") > 60


def test_heads_and_feet_are_no_longer_than_excel_takes(lists: Lists, tmp_path: Path) -> None:
    office = replace(OFFICE, name="Oficina & " * 60, demo=True)
    for sheet in written(a_return(office=office), lists, tmp_path / "r.xlsx").worksheets:
        assert len(str(sheet.oddHeader)) <= 255 and len(str(sheet.oddFooter)) <= 255


def test_open_notes_are_listed(lists: Lists, tmp_path: Path) -> None:
    sheet = written(a_return(), lists, tmp_path / "r.xlsx")["Incidencias"]
    row = [cell.value for cell in sheet[3]]
    assert row == [
        "Redes de mujeres",
        "30-SEMAR-01-RED-2025-0001",
        "Integrantes mujeres",
        "Aviso",
        "Son muchas.",
        "Revise.",
    ]


def test_what_is_open_at_the_words_is_listed_too(lists: Lists, tmp_path: Path) -> None:
    notes = (("PV-4", replace(NOTE, field="progress")), ("PA-9", replace(NOTE, field="justification")))
    sheet = written(a_return(narrative_notes=notes), lists, tmp_path / "r.xlsx")["Incidencias"]
    rows = [tuple(cell.value for cell in row) for row in sheet["A4:D5"]]
    assert rows == [
        ("Avance cualitativo", "PV-4", "Avance cualitativo", "Aviso"),
        ("Avance cualitativo", "PA-9", "Justificación de la variación", "Aviso"),
    ]


@pytest.mark.parametrize(
    ("language", "demo", "preview", "said"),
    [
        (Language.ES, True, False, "DATOS FICTICIOS"),
        (Language.EN, True, False, "FICTITIOUS DATA"),
        (Language.ES, False, True, "Vista previa, sin sello"),
        (Language.ES, True, True, "DATOS FICTICIOS · Vista previa, sin sello"),
    ],
)
def test_every_page_of_what_is_not_real_says_so(
    lists: Lists, tmp_path: Path, language: Language, demo: bool, preview: bool, said: str
) -> None:
    ret = a_return(office=replace(OFFICE, demo=demo), language=language, preview=preview)
    book = written(ret, lists, tmp_path / "r.xlsx")
    shown = [sheet for sheet in book.worksheets if sheet.title != NAME]
    assert {sheet.oddHeader.center.text for sheet in shown} == {said}
    if demo:
        first = said.split(" · ")[0]
        assert all(any(first in str(cell.value) for row in sheet["A1:F5"] for cell in row) for sheet in shown)


def test_a_preview_has_neither_seal_nor_values(lists: Lists, tmp_path: Path) -> None:
    book = written(a_return(preview=True), lists, tmp_path / "r.xlsx")
    manifest = read_manifest(list(book[NAME].iter_rows(values_only=True)))
    assert (manifest.seal, manifest.values, manifest.head["preview"]) == ("", {}, True)
    assert book["Carátula"]["E6"].value is None


def test_a_long_manifest_is_cut_into_cells_that_excel_holds(lists: Lists, tmp_path: Path) -> None:
    book = written(a_return(sessions=900), lists, tmp_path / "r.xlsx")
    cells = [row[0] for row in book[NAME].iter_rows(values_only=True)]
    assert len(cells) > 1 and all(len(cell) <= CHUNK and " " not in cell for cell in cells)
    head = read_manifest([[cell] for cell in cells]).head
    assert head["counts"] == {"training": 900, "police_unit": 1, "network": 1, **NONE_OF}
    assert head["records"]["training"]["30-SEMAR-01-CAP-2025-0001"] == ["training-1", 0]


def test_a_file_that_does_not_say_the_same_is_found(lists: Lists, tmp_path: Path) -> None:
    save_return(bind_return(a_return(), lists), tmp_path / "r.xlsx")
    with pytest.raises(Trouble, match="written_differently"):
        check_return(bind_return(a_return(sessions=2), lists), tmp_path / "r.xlsx")


@pytest.mark.parametrize(
    ("unsaid", "words"),
    [
        (False, "5 personas sin desglose por sexo quedan fuera."),
        (True, "5 personas quedan fuera: sus registros no dicen lo que aquí se cuenta."),
    ],
)
def test_who_is_left_out_is_said_with_the_reason(lists: Lists, tmp_path: Path, unsaid: bool, words: str) -> None:
    found = replace(figure("PR-4", 0.5, State.UNDER_WAY, unit=Unit.SHARE), unknown=5, unsaid=unsaid)
    sheet = written(a_return(figures=(found,)), lists, tmp_path / "r.xlsx")["Resumen"]
    assert sheet["H5"].value == words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ["Pública, salvo lo que", "Ley General de Transparencia"]),
        (
            {"classification": Classification.RESERVED, "ground": "Artículo 112, fracción V", "term": "5 años"},
            ["Reservada", "Artículo 112, fracción V", "5 años"],
        ),
        ({"classification": Classification.CONFIDENTIAL, "ground": "Artículo 115"}, ["Confidencial", "Artículo 115"]),
    ],
)
def test_the_cover_says_how_it_is_classified_and_who_signs(
    lists: Lists, tmp_path: Path, changes: dict[str, Any], said: list[str]
) -> None:
    signed = Signatory("Ana López", "Jefa", for_another=True)
    ret = a_return(office=replace(OFFICE, reviewed_by=signed, **changes))
    save_return(bind_return(ret, lists), tmp_path / "r.xlsx")
    words = [str(cell.value) for row in load_workbook(tmp_path / "r.xlsx")["Carátula"] for cell in row if cell.value]
    assert "P. A. Ana López" in words
    assert [any(one.startswith(part) for one in words) for part in said] == [True] * len(said)
    assert ("Plazo de reserva" in words) is ("5 años" in said)
