"""The published figures as Resumen shows them, each under the words of its source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from napdesk.excel.reading import read_table
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.problems import Weight
from napdesk.schema.record import Record
from napdesk.services.importing import carry_out, plan_import
from napdesk.ui.form.form import Form
from napdesk.ui.summary.page import SummaryPage
from tests.chosen import Chosen
from tests.pages import NOW, make_desk, make_store
from tests.plan_year import away, keep
from tests.samples import women

DATA = Path(__file__).parents[1] / "data"
MICHOACAN = women(municipality="16065", members_women=32, members_minors=9)

SHOWN: list[tuple[str, list[Record], int, str]] = [
    (
        "7 of 17 Mexican uniformed staff in UN missions are women",
        [away(women=7, men=10)], 2024,
        "PA-9, Mujeres entre el personal desplegado: 41.2 %; 7 de 17 · > 15 %; Cumplida",
    ),
    (
        "3 of 20 is exactly 15 %: not reached",
        [away(women=3, men=17)], 2024,
        "PA-9, Mujeres entre el personal desplegado: 15 %; 3 de 20 · > 15 %; No cumplida",
    ),
    (
        "Zacatecas battalion, 34 women, and CECOPAM course, 19 women",
        [], 2024,
        "PA-7, Mujeres en uniforme capacitadas: 53; 53 de 60; No cumplida",
    ),
    (
        "CECOPAM Gender Advisor course, 5–9 Feb 2024: 19 women",
        [], 2024,
        "PA-1, Mujeres en capacitación previa al despliegue: 19; sin dato en 2023; Sin base",
    ),
    (
        "68 networks with 999 women in Zacatecas",
        [], 2023,
        "PA-5, Redes integradas a la estrategia: 68; 68 de 50; Cumplida",
    ),
    (
        "one network in Michoacán, 32 members aged 14 to 57",
        [MICHOACAN], 2024,
        "PA-5, Redes integradas a la estrategia: 1; 1 de 50; No cumplida",
    ),
    (
        "Policía de Género of Mexico City operates since August 2025; a unit of Aguascalientes is older than the plan",
        [], 2025,
        "PV-4, Unidades policiales especializadas: 1; 1 de 15; En proceso",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "more", "year", "line"), SHOWN, ids=[row[0] for row in SHOWN])
def test_a_published_figure_is_shown(
    qtbot: QtBot,
    tmp_path: Path,
    source: str,  # noqa: ARG001  # it is what the row is called
    more: list[Record],
    year: int,
    line: str,
) -> None:
    store = make_store(tmp_path)
    for register in REGISTERS:
        if (file := DATA / f"published_{register.key}.csv").exists() and not (more and register.key == "deployment"):
            carry_out(plan_import(read_table(file), register, store, NOW.date()), store)
    keep(store, *more)
    page = SummaryPage(make_desk(store), Chosen(None))
    qtbot.addWidget(page)
    page.filters.choose_year(year)
    rows = page.list.figures

    def said() -> list[str]:
        """The figures alone: whether their office has a reason to give is another matter."""
        return [str(rows.index(row).data()).removesuffix("; falta justificar") for row in range(rows.rowCount())]

    qtbot.waitUntil(lambda: line in said())


def test_february_2021_is_shown_by_mission_and_the_people_without_sex_are_named(qtbot: QtBot, tmp_path: Path) -> None:
    """MINURSO 4, MINUSCA 2 (one woman), MINUSMA 8, UNVMC 6, UNMOGIP 1 (woman): 21, and sex published for few."""
    store = make_store(tmp_path)
    [register] = [one for one in REGISTERS if one.key == "deployment"]
    carry_out(plan_import(read_table(DATA / "published_deployment.csv"), register, store, NOW.date()), store)
    page = SummaryPage(make_desk(store), Chosen(None))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.filters.choose_year(2021)
    page.filters.quarters.setCurrentIndex(page.filters.quarters.findData(1))
    page.filters.quarters.activated.emit(page.filters.quarters.currentIndex())
    rows = page.list.figures
    qtbot.waitUntil(lambda: "100 %; 2 de 2" in str(rows.index_of("PA-9").data()))
    page.list.setCurrentIndex(rows.index_of("PA-9"))
    qtbot.waitUntil(lambda: "19 personas sin desglose por sexo quedan fuera." in _labels(page))
    qtbot.waitUntil(lambda: bool(page.detail.breakdowns))
    told = page.detail.breakdowns[0].drawing.accessibleName()
    assert told == (
        "Misión (+ sin desglose por sexo): MINUSCA (República Centroafricana): 100 % (1/1) +1;"
        " UNMOGIP (India y Pakistán): 100 % (1/1); MINURSO (Sáhara Occidental): — +4; MINUSMA (Malí): — +8;"
        " UNVMC (Colombia): — +6"
    )


@pytest.mark.parametrize(
    ("year", "line", "any_day"),
    [
        (2023, "PA-9, Mujeres entre el personal desplegado: 100 %; 1 de 1", "100 % (1/1)"),
        (2024, "PA-9, Mujeres entre el personal desplegado: —;", "100 % (1/1)"),
    ],
)
def test_a_tour_over_new_year_is_on_any_day_of_both_years_and_on_one_31_december(
    qtbot: QtBot, tmp_path: Path, year: int, line: str, any_day: str
) -> None:
    """A tour 12 Jan 2018 – 11 Jan 2019; the page begins with the plan, so the same one is shown five years on."""
    store = make_store(tmp_path)
    keep(store, away(women=1, men=0, departs=date(2023, 1, 12), returned_on=date(2024, 1, 11)))
    page = SummaryPage(make_desk(store), Chosen(None))
    qtbot.addWidget(page)
    page.show()
    page.filters.choose_year(year)
    rows = page.list.figures
    qtbot.waitUntil(lambda: str(rows.index_of("PA-9").data()).startswith(line))
    page.list.setCurrentIndex(rows.index_of("PA-9"))
    qtbot.waitUntil(lambda: any_day in _labels(page))


def test_parts_that_do_not_add_up_to_the_documents_total_are_told_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """A Senate bulletin states 83 deployments, its parts add to 84."""
    store = make_store(tmp_path)
    [register] = [one for one in REGISTERS if one.key == "deployment"]
    kept = store.records.keep(away(women=2, men=0, unspecified=82, declared_total=83), store.office_code)
    form = Form(make_desk(store), register)
    qtbot.addWidget(form)
    form.show_record(kept)
    [said] = form.fields.cells["declared_total"].problems_said()
    assert (said.weight, said.message.es) == (Weight.NOTE, "El documento dice 83 y las partes suman 84.")
    assert form.head.words()[1] == "Completo"


def _labels(page: SummaryPage) -> list[str]:
    return [one.text() for one in page.detail.findChildren(QLabel)]
