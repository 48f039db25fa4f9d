"""Names of sheets and letters of columns, as Excel wants them."""

from __future__ import annotations

NAME_LENGTH = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def sheet_name(words: str) -> str:
    """Words as Excel lets a sheet be called."""
    return words.translate(_NOT_IN_NAMES).strip("' ")[:NAME_LENGTH].strip()


def column_letters(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """A1 is 0, 0."""
    return f"{column_letters(column + 1)}{row + 1}"
