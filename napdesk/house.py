"""What both faces of the program are composed of: the registers, the lists, the plan and the store's place."""

from __future__ import annotations

import getpass
from datetime import datetime
from functools import cache
from pathlib import Path

import platformdirs

from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.figures import Catalogue
from napdesk.services.catalogue import load_catalogue
from napdesk.services.catalogue_loads import in_force
from napdesk.store.store import House, Store

SUFFIX = ".napdesk"


def default_store() -> Path:
    """The store in the user's own data folder."""
    return Path(platformdirs.user_data_dir("NapDesk", appauthor=False)) / f"oficina{SUFFIX}"


def now() -> datetime:
    return datetime.now().astimezone()


def build_house(who: str = "") -> House:
    """What a store is opened with; ``who`` is the person at work, the system's user where not said."""
    return House(REGISTERS, Lists.load(resources() / "lists"), who or _user(), now)


@cache
def plan() -> Catalogue:
    """The commitments shipped with the program."""
    return load_catalogue(resources() / "indicators.csv")


def plan_of(store: Store) -> Catalogue:
    """The commitments in force in a store: those of the last file loaded, or the shipped ones."""
    return in_force(store, plan()).catalogue


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
