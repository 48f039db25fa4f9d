"""Rebuild the long official lists: ``python -m tests.build_lists`` (needs the extra ``lists``).

Municipalities come from the tax service's catalogue as satcfdi carries it, plus the younger ones it lacks;
countries from Babel; commands from the tables in tests/build_commands.py. The short lists (entity,
institution, mission, special_place) are kept by hand: this command leaves them alone. The first alias of an
entity is its usual abbreviation.
"""

from __future__ import annotations

import csv
import pickle
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from babel import Locale

from napdesk.schema.code_list import joined, words_of
from napdesk.schema.codes import COLUMNS, Lists
from tests.build_commands import military_regions, military_zones, naval_regions, naval_zones

LISTS = Path(__file__).parents[1] / "resources" / "lists"
Row = dict[str, str]

# Younger than the catalogue: name and the year it was decreed, taken from its first day because the day
# a decree came into force differs from source to source.
YOUNGER = {
    "02006": ("San Quintín", 2020),
    "02007": ("San Felipe", 2021),
    "04012": ("Seybaplaya", 2019),
    "04013": ("Dzitbalché", 2019),
    "07125": ("Honduras de la Sierra", 2018),
    "12082": ("Las Vigas", 2021),
    "12083": ("Ñuu Savi", 2021),
    "12084": ("Santa Cruz del Rincón", 2021),
    "12085": ("San Nicolás", 2021),
    "17034": ("Coatetelco", 2017),
    "17035": ("Xoxocotla", 2017),
    "17036": ("Hueyapan", 2017),
    "24059": ("Villa de Pozos", 2024),
    "25019": ("Eldorado", 2021),
    "25020": ("Juan José Ríos", 2021),
}

# Capitals that lost their accent in the catalogue, and the doubles of Oaxaca, told apart by their district.
CORRECTED = {
    "07008": "Ángel Albino Corzo",
    "20208": "San Juan Mixtepec (Dto. 08)",
    "20209": "San Juan Mixtepec (Dto. 26)",
    "20318": "San Pedro Mixtepec (Dto. 22)",
    "20319": "San Pedro Mixtepec (Dto. 26)",
    "21173": "Teteles de Ávila Castillo",
    "24016": "Ébano",
    "26003": "Álamos",
    "30015": "Ángel R. Cabada",
    "30191": "Úrsulo Galván",
}

# What people call a municipality when its name says something else: mostly its seat, or a longer name.
ALIASES = {
    "03008": ("San José del Cabo", "Cabo San Lucas"),
    "04003": ("Ciudad del Carmen",),
    "08008": ("Batopilas de Manuel Gómez Morín",),
    "08032": ("Parral",),
    "08037": ("Ciudad Juárez",),
    "09005": ("GAM",),
    "12038": ("Zihuatanejo",),
    "17013": ("Jonacatepec de Leandro Valle",),
    "17032": ("Zacualpan de Amilpas",),
    "20208": ("San Juan Mixtepec", "San Juan Mixtepec Distrito 08", "San Juan Mixtepec Juxtlahuaca"),
    "20209": ("San Juan Mixtepec", "San Juan Mixtepec Distrito 26", "San Juan Mixtepec Miahuatlán"),
    "20318": (
        "San Pedro Mixtepec",
        "San Pedro Mixtepec Distrito 22",
        "San Pedro Mixtepec Juquila",
        "Puerto Escondido",
    ),
    "20319": ("San Pedro Mixtepec", "San Pedro Mixtepec Distrito 26", "San Pedro Mixtepec Miahuatlán"),
    "23004": ("Chetumal",),
    "23005": ("Cancún",),
    "23008": ("Playa del Carmen",),
    "25001": ("Los Mochis",),
    "26018": ("Ciudad Obregón",),
    "27004": ("Villahermosa",),
    "28021": ("Ciudad Mante",),
    "28041": ("Ciudad Victoria",),
    "30087": ("Jalapa",),
    "30105": ("Medellín de Bravo",),
}

# Babel's two-letter territories that ISO 3166-1 does not have as countries.
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
COUNTRY_ALIASES = {
    "GB": ("Gran Bretaña", "Inglaterra", "UK"),
    "KR": ("Corea",),
    "NL": ("Holanda",),
    "US": ("Estados Unidos de América", "EUA", "EE. UU.", "USA"),
}


def municipalities() -> Iterator[Row]:
    """All 2,478, by code."""
    names = dict(_catalogue()) | {code: name for code, (name, _) in YOUNGER.items()}
    for code, source in sorted(names.items()):
        name = CORRECTED.get(code, source)
        since = f"{YOUNGER[code][1]}-01-01" if code in YOUNGER else ""
        aliases = "|".join(ALIASES.get(code, ()))
        yield _row(code, name, name, "municipality", parent=code[:2], valid_from=since, aliases=aliases)


def _catalogue() -> Iterator[tuple[str, str]]:
    package = find_spec("satcfdi")
    if package is None or not package.submodule_search_locations:
        sys.exit("satcfdi is not installed: pip install 'napdesk[lists]'")
    file = Path(package.submodule_search_locations[0]) / "catalogs" / "catalogs.db"
    entities = Lists.load(LISTS)["entity"]
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db:
        letters = {
            pickle.loads(key): entities.named(joined(words_of(name)))[0].code
            for key, value in db.execute("SELECT key, value FROM C756_c_Estado")
            for country, name in [pickle.loads(value)]
            if country == "MEX"
        }
        for key, value in db.execute("SELECT key, value FROM C756_c_Municipio"):
            number, entity = pickle.loads(key)
            yield letters[entity] + number, pickle.loads(value)


def countries() -> Iterator[Row]:
    """ISO 3166 countries but Mexico: a place given as a country is abroad, one at home is a municipality."""
    spanish, english = Locale("es", "MX").territories, Locale("en").territories
    for code in sorted(english):
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES | {"MX"}:
            aliases = "|".join(COUNTRY_ALIASES.get(code, ()))
            yield _row(code, spanish[code], english[code], "country", aliases=aliases)


def commands() -> Iterator[Row]:
    """Military and naval regions and zones."""
    for part in (military_regions(), military_zones(), naval_regions(), naval_zones()):
        for command in part:
            yield _row(**command)


def _row(code: str, es: str, en: str, kind: str, **rest: str) -> Row:
    return dict.fromkeys(COLUMNS, "") | {"code": code, "es": es, "en": en, "kind": kind} | rest


def write(name: str, rows: Iterable[Row]) -> None:
    made = list(rows)  # all of them before the file is touched: the lists are read while rows are made
    with (LISTS / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)


if __name__ == "__main__":
    write("municipality", municipalities())
    write("country", countries())
    write("command", commands())
