"""How alike two names are: words in any order, slips and small words forgiven, numbers never."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from napdesk.schema.folding import words_of

MORE = 0.4  # of the shorter name: what the longer may say besides
FEWEST = 2  # words that tell enough for another name to say more
SAME_WORD = 78  # of 100: a letter wrong in four, two in nine
SHORTENED = 0.7  # of a word's letters: what is left when it is abbreviated, at most
# Words that say nothing of what a record is about.
_SMALL = {
    *("a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "los", "o", "para", "por", "sobre", "su", "y"),
    *("and", "for", "in", "of", "on", "the", "to", "un", "una"),
}
_ROMAN = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}
SameWord = Callable[[str, str], bool]


def telling(name: str) -> list[str]:
    """The words of a name that say what it is about, folded."""
    return [word for word in words_of(name) if word not in _SMALL]


def same_word(one: str, other: str) -> bool:
    """Whether two words are one but for a slip; «2.º», «2do» and «2» are one number."""
    if _counts(one) and _counts(other):
        return _number(one) == _number(other)
    return one == other or ratio(one, other, score_cutoff=SAME_WORD) > 0


@lru_cache(1 << 16)
def same_or_short(one: str, other: str) -> bool:
    """The same, or where one is short for the other: «prev.», «mpal.», «gpo.»."""
    return same_word(one, other) or _short_for(one, other) or _short_for(other, one)


def alike(
    mine: Sequence[str], other: Sequence[str], same: SameWord = same_word, *, fewest: int = FEWEST
) -> float | None:
    """How alike two names are by their telling words, 0 to 100; None where they name two things.

    Words in any order: a number must be the same, and not both may say something the other does not; one may only
    where the other has ``fewest`` words at least.
    """
    numbers, theirs = numbers_of(mine), numbers_of(other)
    if numbers and theirs and numbers != theirs:
        return None
    left, right = _unmatched(mine, other, same), _unmatched(other, mine, same)
    said, more = min(len(mine), len(other)), len(left or right)
    if (left and right) or said < fewest * bool(more) or more > max(1, said * MORE):
        return None
    return 100 - 10 * more - (5 if mine != other else 0) if said else None


def numbers_of(words: Sequence[str]) -> set[str]:
    """What a name numbers."""
    return {_number(word) for word in words if _counts(word)}


def _unmatched(words: Sequence[str], among: Sequence[str], same: SameWord) -> list[str]:
    return [word for word in words if not any(same(word, other) for other in among)]


@lru_cache(1 << 14)
def _counts(word: str) -> bool:
    """Whether a word numbers: «2.º grupo» is another group than «3.er grupo»."""
    return any(sign.isdigit() for sign in word) or word in _ROMAN or len(word) == 1


def _number(word: str) -> str:
    """«2.º», «2do» and «2» are one number."""
    return "".join(sign for sign in word if sign.isdigit()) or word


def _short_for(short: str, word: str) -> bool:
    """Whether its letters stand in that order in the word, the first one first."""
    if len(short) < 3 or len(short) > SHORTENED * len(word) or short[0] != word[0]:
        return False
    rest = iter(word)
    return all(letter in rest for letter in short)
