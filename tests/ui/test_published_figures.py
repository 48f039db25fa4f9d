"""The published figures as Resumen shows them, each under the words of its source."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from napdesk.excel.reading import read_table
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.record import Record
from napdesk.services.importing import carry_out, plan_import
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
