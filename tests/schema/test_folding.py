"""Words compared as people search and sort them."""

from __future__ import annotations

import pytest

from napdesk.schema.folding import fold, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Paracho", "paracho"),
        ("  MICHOACÁN  de\tOcampo\n", "michoacan de ocampo"),
        ("Ñuu Savi", "nuu savi"),
        ("Nin\u0303o", "nino"),
        ("Güémez", "guemez"),
        ("3.ª Zona", "3.a zona"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_sort_key_puts_enye_between_n_and_o_and_accents_nowhere() -> None:
    order = [
        "Álamos",
        "alba",
        "Ébano",
        "Nube",
        "nzz",
        "Ñandú",
        "Ñuu Savi",
        "Oaxaca",
        "Óscar",
        "San Zoilo",
        "Sana",
    ]
    assert sorted(sorted(order, key=len), key=sort_key) == order


def test_sort_key_is_the_same_for_composed_and_split_letters() -> None:
    assert sort_key("Nin\u0303o") == sort_key("Niño") == "nin~o"
