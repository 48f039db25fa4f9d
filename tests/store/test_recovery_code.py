"""A recovery code survives paper: it reads one way, and a slip in typing is noticed."""

from __future__ import annotations

import re

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store.recovery_code import ALPHABET, confirms, new_recovery_code, normalise_recovery_code

CODE = new_recovery_code()


def test_it_is_six_groups_of_five_unmistakable_signs() -> None:
    assert re.fullmatch("([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}", CODE)


def test_no_two_are_the_same() -> None:
    assert len({new_recovery_code() for _ in range(200)}) == 200


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " – "),
        f"\t{CODE}\r\n",
        CODE.replace("0", "O").replace("1", "l"),
        CODE.replace("0", "o").replace("1", "I"),
    ],
    ids=["as printed", "small", "in one", "dashes", "pasted", "O and l", "o and I"],
)
def test_it_may_be_typed_any_way(typed: str) -> None:
    assert normalise_recovery_code(typed) == CODE


def refused(typed: str) -> bool:
    try:
        normalise_recovery_code(typed)
    except Trouble as trouble:
        return trouble.code == "wrong_passphrase"
    return False


def test_any_one_wrong_sign_is_noticed() -> None:
    signs = CODE.replace("-", "")
    for place, right in enumerate(signs):
        for wrong in ALPHABET.replace(right, ""):
            assert refused(signs[:place] + wrong + signs[place + 1 :])


def test_nearly_every_swapped_pair_is_noticed() -> None:
    pairs = missed = 0
    for _ in range(50):
        signs = new_recovery_code().replace("-", "")
        for place in range(len(signs) - 2):
            one, two = signs[place], signs[place + 1]
            if one != two:
                pairs += 1
                missed += not refused(signs[:place] + two + one + signs[place + 2 :])
    assert missed < pairs * 0.08


_WRONG = ["nothing", "short", "long", "no such letter", "an accent"]


@pytest.mark.parametrize("typed", ["", CODE[:-1], CODE + "0", CODE[:-1] + "U", CODE[:-1] + "ñ"], ids=_WRONG)
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert refused(typed)


def test_two_groups_typed_back_confirm_the_page() -> None:
    groups = CODE.split("-")
    assert confirms(CODE, groups[0], groups[-1])
    assert confirms(CODE, f" {groups[0].lower()} ", groups[-1].replace("0", "o"))
    assert not confirms(CODE, groups[-1], groups[0])
    assert not confirms(CODE, groups[0], "")
