"""Where one can go in the window: the entries of its rail, by key; and where one stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QRect

from napdesk.schema.offices import Scope
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.rail import Rail, RailEntry

HOME, SUMMARY, RETURNS, SETTINGS = "home", "summary", "returns", "settings"
RECEIVING, CONSOLIDATED = "receiving", "consolidated"  # where others' returns are received
CONFIRMING = "confirming"  # gone to from Inicio and the registers of what stands; it has no entry in the rail


class Place(NamedTuple):
    """Where somebody stands: the page, the window's own place, and what one looks at in every page gone to.

    ``stop`` is the control of the page one is at, counted as Tab comes to them; -1 for none.
    """

    page: str
    geometry: QRect
    views: Mapping[str, Any]
    stop: int = -1


def rail_of(desk: Desk) -> Rail:
    """Inicio, each register under its own key, Resumen, Reportes, and Ajustes at the foot.

    At a hub and the Group, whose work that is, Recepción and Concentrado too.
    """
    registers, report = desk.say(_REGISTERS), desk.say(_REPORT)
    entries = [RailEntry(HOME, desk.say(_HOME), "home")]
    drawn = desk.icons.of_register
    entries += [RailEntry(one.key, desk.say(one.heading), drawn(one.key), registers) for one in desk.registers]
    entries.append(RailEntry(SUMMARY, desk.say(_SUMMARY), "summary", report))
    entries.append(RailEntry(RETURNS, desk.say(_RETURNS), "returns", report))
    if desk.store.office.scope is not Scope.OFFICE:
        gather = desk.say(_GATHER)
        entries.append(RailEntry(RECEIVING, desk.say(_RECEIVING), "receiving", gather, "Alt+R"))
        entries.append(RailEntry(CONSOLIDATED, desk.say(_CONSOLIDATED), "consolidated", gather, "Alt+N"))
    foot = RailEntry(SETTINGS, desk.say(_SETTINGS), "settings")
    return Rail(entries, foot, desk.icons, desk.palette, desk.say(_PAGES))


_PAGES = Text(es="Páginas", en="Pages")
_HOME = Text(es="Inicio", en="Home")
_REGISTERS = Text(es="Registros", en="Registers")
_REPORT = Text(es="Informar", en="Report")
_SUMMARY = Text(es="Resumen", en="Summary")
_RETURNS = Text(es="Reportes", en="Returns")
_GATHER = Text(es="Concentrar", en="Gather")
_RECEIVING = Text(es="Recepción", en="Receiving")
_CONSOLIDATED = Text(es="Concentrado", en="Consolidated")
_SETTINGS = Text(es="Ajustes", en="Settings")
