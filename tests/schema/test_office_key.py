"""The words a key is told by over the telephone."""

from __future__ import annotations

from itertools import combinations

from rapidfuzz.distance import OSA

from napdesk.schema.folding import fold
from napdesk.schema.office_key import KEY_DIGITS, WORDS, check_words

KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


def test_a_byte_a_word_and_none_like_another() -> None:
    folded = [fold(word) for word in WORDS]
    assert len(WORDS) == 256 and len({word[:4] for word in folded}) == 256
    assert [pair for pair in combinations(folded, 2) if OSA.distance(*pair) < 2] == []


def test_words_stand_for_the_whole_key() -> None:
    assert check_words(KEY) == check_words(KEY.upper())
    assert len(check_words(KEY).split("-")) == 8 and len(KEY) == KEY_DIGITS
    others = {check_words(KEY[:at] + ("0" if KEY[at] != "0" else "1") + KEY[at + 1 :]) for at in range(len(KEY))}
    assert len(others) == len(KEY) and check_words(KEY) not in others
