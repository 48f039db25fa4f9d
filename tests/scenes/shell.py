"""The whole window with pages that stand for the real ones."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from napdesk.schema.text import Language, Text, same
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import Palette
from napdesk.ui.parts.status import StatusPart
from napdesk.ui.parts.tones import Shape
from napdesk.ui.rail import Rail, RailEntry
from napdesk.ui.shell import Shell
from tests.scenes import ICONS, Scene
from tests.scenes.parts import gallery

REGISTERS = Text(es="Registros", en="Registers")
REPORT = Text(es="Informar", en="Report")
ENTRIES = [
    ("home", Text(es="Inicio", en="Home"), same("")),
    ("training", Text(es="Capacitaciones", en="Training"), REGISTERS),
    ("police_unit", Text(es="Unidades policiales", en="Police units"), REGISTERS),
    ("network", Text(es="Redes", en="Networks"), REGISTERS),
    ("deployment", Text(es="Despliegues", en="Deployments"), REGISTERS),
    ("appointment", Text(es="Nombramientos", en="Appointments"), REGISTERS),
    ("exchange", Text(es="Coordinación", en="Coordination"), REGISTERS),
    ("aid", Text(es="Ayuda humanitaria", en="Humanitarian aid"), REGISTERS),
    ("summary", Text(es="Resumen", en="Summary"), REPORT),
    ("returns", Text(es="Reportes", en="Returns"), REPORT),
]
SETTINGS = Text(es="Ajustes", en="Settings")


class Forgetful:
    """Settings that keep nothing."""

    def value(self, _key: str, /) -> Any:
        return None

    def setValue(self, _key: str, _value: Any, /) -> None:  # noqa: N802 - Qt's name
        return None


def rail(language: Language, palette: Palette) -> Rail:
    """The rail as it stands in the pictures."""
    entries = [RailEntry(key, label.to(language), key, section.to(language)) for key, label, section in ENTRIES]
    foot = RailEntry("settings", SETTINGS.to(language), "settings")
    made = Rail(entries, foot, Icons(palette, ICONS), palette, "NapDesk")
    made.set_count("training", 2)
    made.set_count("network", 1, urgent=True)
    made.set_count("returns", 3)
    made.set_foot("Captura 1", "30-SEMAR-01 · Veracruz")
    return made


def window(language: Language, palette: Palette) -> QWidget:
    """The shell around the gallery."""
    safe = Text(es="Almacén cifrado", en="Store encrypted").to(language)
    backup = Text(es="Último respaldo hoy 09:55, verificado", en="Last backup today 09:55, verified")
    drafts = Text(es="2 por terminar en total: aún no cuentan", en="2 unfinished in all: not counted yet")
    due = Text(
        es="Periodo 2025-T4 abierto · vence en 27 días hábiles",
        en="Period 2025-T4 open · due in 27 working days",
    )
    shell = Shell(rail(language, palette), safe, Forgetful())
    shell.add_page("training", gallery(language, palette))
    shell.show_page("training")
    shell.status.set_parts([StatusPart(backup.to(language)), StatusPart(drafts.to(language), Shape.HALF)])
    shell.status.set_right(due.to(language))
    return shell


SCENES: dict[str, Scene] = {"shell": window}
