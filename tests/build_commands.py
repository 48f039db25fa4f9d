"""The tables behind resources/lists/command.csv: where military and naval commands sit, and since when.

Seats and parents are our reading of what is published (for the Navy, the agreements of 15 July 2022 and
6 December 2024); the Inter-Agency Group corrects them in the list itself.
"""

from __future__ import annotations

from collections.abc import Iterator

Row = dict[str, str]

# Seat of each military region, I to XII, and its zones by the entity they sit in.
MILITARY_REGIONS: tuple[tuple[str, dict[str, tuple[int, ...]]], ...] = (
    (
        "Ciudad de México",
        {"Ciudad de México": (1,), "Hidalgo": (18,), "Estado de México": (22, 37), "Morelos": (24,)},
    ),
    (
        "Mexicali, Baja California",
        {"Baja California": (2,), "Baja California Sur": (3, 40), "Sonora": (4, 45)},
    ),
    ("Mazatlán, Sinaloa", {"Sinaloa": (9,), "Durango": (10,)}),
    ("Monterrey, Nuevo León", {"Nuevo León": (7,), "Tamaulipas": (8,), "San Luis Potosí": (12,)}),
    (
        "Guadalajara, Jalisco",
        {"Zacatecas": (11,), "Nayarit": (13,), "Aguascalientes": (14,), "Jalisco": (15, 41), "Colima": (20,)},
    ),
    ("La Boticaria, Veracruz", {"Veracruz": (19, 26, 29), "Tlaxcala": (23,), "Puebla": (25,)}),
    ("Tuxtla Gutiérrez, Chiapas", {"Tabasco": (30, 38), "Chiapas": (31, 36, 39)}),
    ("Ixcotel, Oaxaca", {"Oaxaca": (28, 44, 46)}),
    ("Acapulco, Guerrero", {"Guerrero": (27, 35)}),
    ("Mérida, Yucatán", {"Yucatán": (32,), "Campeche": (33,), "Quintana Roo": (34,)}),
    ("Torreón, Coahuila", {"Chihuahua": (5, 42), "Coahuila": (6,)}),
    ("Irapuato, Guanajuato", {"Guanajuato": (16,), "Querétaro": (17,), "Michoacán": (21, 43)}),
)

UNTIL_2022, FROM_2022 = "2022-07-14", "2022-07-15"
UNTIL_2024, FROM_2024 = "2024-12-05", "2024-12-06"
PACIFIC = "Pacífico"

# Number, seat, first day, last day, the region that took its area over.
NAVAL_REGIONS = (
    (1, "Veracruz", "", UNTIL_2022, "RN-3"),
    (1, "Ciudad Madero", FROM_2022, UNTIL_2024, ""),
    (1, "Veracruz", FROM_2024, "", ""),
    (3, "Lerma", "", UNTIL_2022, "RN-7"),
    (3, "Veracruz", FROM_2022, UNTIL_2024, "RN-1"),
    (3, "Dos Bocas", FROM_2024, "", ""),
    (5, "Isla Mujeres", "", UNTIL_2022, "RN-9"),
    (5, "Dos Bocas", FROM_2022, UNTIL_2024, "RN-3"),
    (5, "Isla Mujeres", FROM_2024, "", ""),
    (7, "Lerma", FROM_2022, UNTIL_2024, "RN-3"),
    (9, "Isla Mujeres", FROM_2022, UNTIL_2024, "RN-5"),
    (2, "Guaymas", "", "", ""),
    (4, PACIFIC, "", "", ""),
    (6, PACIFIC, "", "", ""),
    (8, PACIFIC, "", "", ""),
    (10, PACIFIC, "", "", ""),
)

# Number, seat, region; those the agreement of 6 December 2024 is quoted with. The others are not known to us.
NAVAL_ZONES = ((1, "Ciudad Madero", 1), (3, "Coatzacoalcos", 1), (2, "Ensenada", 2), (6, "Puerto Peñasco", 2))

_UNITS = ("", "Primera", "Segunda", "Tercera", "Cuarta", "Quinta", "Sexta", "Séptima", "Octava", "Novena")
_TENS = ("", "Décima", "Vigésima", "Trigésima", "Cuadragésima")
_ONE_WORD = {
    11: "Undécima",
    12: "Duodécima",
    13: "Decimotercera",
    14: "Decimocuarta",
    15: "Decimoquinta",
    16: "Decimosexta",
    17: "Decimoséptima",
    18: "Decimoctava",
    19: "Decimonovena",
}


def military_regions() -> Iterator[Row]:
    for number, (seat, _) in enumerate(MILITARY_REGIONS, start=1):
        yield {
            "code": f"RM-{number:02}",
            "es": f"{roman(number)} Región Militar ({seat})",
            "en": f"{ordinal(number)} Military Region ({_english(seat)})",
            "kind": "military_region",
            "aliases": "|".join(called(number, "Región Militar", "RM")),
        }


def military_zones() -> Iterator[Row]:
    zones = (
        (zone, entity, region)
        for region, (_, entities) in enumerate(MILITARY_REGIONS, start=1)
        for entity, numbers in entities.items()
        for zone in numbers
    )
    for number, entity, region in sorted(zones):
        yield {
            "code": f"ZM-{number:02}",
            "es": f"{number}.ª Zona Militar ({entity})",
            "en": f"{ordinal(number)} Military Zone ({_english(entity)})",
            "kind": "military_zone",
            "parent": f"RM-{region:02}",
            "aliases": "|".join(called(number, "Zona Militar", "ZM")),
        }


def naval_regions() -> Iterator[Row]:
    for number, seat, valid_from, valid_until, replaced_by in NAVAL_REGIONS:
        yield {
            "code": f"RN-{number}",
            "es": f"{in_words(number)} Región Naval ({seat})",
            "en": f"{ordinal(number)} Naval Region ({_english(seat)})",
            "kind": "naval_region",
            "valid_from": valid_from,
            "valid_until": valid_until,
            "replaced_by": replaced_by,
            "aliases": "|".join(called(number, "Región Naval", "RN")),
        }
    yield {
        "code": "RN-C",
        "es": "Región Naval Central (Ciudad de México)",
        "en": "Central Naval Region (Mexico City)",
        "kind": "naval_region",
        "aliases": "Región Naval Central|Central Naval Region",
    }


def naval_zones() -> Iterator[Row]:
    for number, seat, region in NAVAL_ZONES:
        yield {
            "code": f"ZN-{number}",
            "es": f"{in_words(number)} Zona Naval ({seat})",
            "en": f"{ordinal(number)} Naval Zone ({seat})",
            "kind": "naval_zone",
            "parent": f"RN-{region}",
            "valid_from": FROM_2024,
            "aliases": "|".join(called(number, "Zona Naval", "ZN")),
        }


def called(number: int, what: str, letters: str) -> list[str]:
    """The ways a numbered command is written in papers: in words, Roman, 3.ª, 3/a., 3a, RM-3, RM3."""
    words = [in_words(number), _ONE_WORD.get(number, ""), roman(number), f"{number}.ª", f"{number}a"]
    codes = [f"{letters}-{number}"] if number > 9 else [f"{letters}-{number}", f"{letters}-{number:02}"]
    return [f"{word} {what}" for word in words if word] + codes


def _english(place: str) -> str:
    return {"Ciudad de México": "Mexico City", "Estado de México": "State of Mexico", PACIFIC: "Pacific"}.get(
        place, place
    )


def in_words(number: int) -> str:
    """The Spanish ordinal, feminine, up to forty-nine."""
    return f"{_TENS[number // 10]} {_UNITS[number % 10]}".strip()


def ordinal(number: int) -> str:
    """The English ordinal in figures."""
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def roman(number: int) -> str:
    """Up to forty-nine."""
    tens = ("", "X", "XX", "XXX", "XL")[number // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
