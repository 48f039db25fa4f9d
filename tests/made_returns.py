"""A return with a little of everything, to be changed by a test in the one thing it is about."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from napdesk.excel.contents import Return
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.figures import Comparison, Figure, Indicator, State, Unit
from napdesk.schema.offices import Office, Signatory
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text, same
from tests.samples import session, unit, women

OFFICE = Office(
    "office-1", "30-SEMAR-01", "Tercera Región Naval", "semar", "30", prepared_by=Signatory("Ana Ruiz", "Capturista")
)
NOTE = Problem(
    "looks_large", Weight.NOTE, Text("Son muchas.", "They are many."), Text("Revise.", "Check."), field="members_women"
)


def a_return(*, sessions: int = 3, **changes: Any) -> Return:
    """Sessions of 19, 20, 21… women; a unit; a network with personal, sensitive and internal answers."""
    trainings = [session(uniformed_women=19 + number, remarks="ñ á\ndos") for number in range(sessions)]
    network = women(
        members_minors=7, contact_name="NOMBRE OCULTO", contact_phone="2291234567", internal_notes="NOTA INTERNA"
    )
    inside: list[list[Record]] = [trainings, [unit(serves=("20318", "20319"))], [network]]
    records: dict[Register, list[Record]] = {register: [] for register in REGISTERS}
    records |= {kept[0].register: kept for kept in inside if kept}
    for register, kept in records.items():
        for number, record in enumerate(kept, start=1):
            record.uid = f"{register.key}-{number}"
            record.folio = f"30-SEMAR-01-{register.letters}-2025-{number:04}"
    content: dict[str, Any] = {
        "office": OFFICE,
        "period": Period(2025, Periodicity.QUARTER, 3),
        "revision": 0,
        "language": Language.ES,
        "cut_off": date(2025, 9, 30),
        "made_at": datetime(2025, 10, 3, 9, 15, tzinfo=timezone(timedelta(hours=-6))),
        "records": records,
        "figures": (figure("PV-4", 1, State.UNDER_WAY), figure("PA-9", 7 / 17, State.MET, unit=Unit.SHARE)),
        "notes": ((network, NOTE),),
        "catalogue": "a1b2c3d4",
    }
    return Return(**content | changes)


def figure(
    key: str, value: float | None, state: State, *, unit: Unit = Unit.COUNT, target: float | None = 15
) -> Figure:
    compares = Comparison.AT_LEAST if target else Comparison.GROWS
    indicator = Indicator(
        key, same("Pilar"), same(f"Compromiso {key}"), same("SEMAR"), key, unit, compares, target, True
    )
    return Figure(indicator, value, 7, 17 if unit is Unit.SHARE else None, state)


def every_text(path: Path) -> str:
    """All cells of a workbook as one text, hidden ones too."""
    book = load_workbook(path)
    return "\n".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    )
