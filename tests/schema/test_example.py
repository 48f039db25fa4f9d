"""The example of every register is a record that would be taken as it is."""

from __future__ import annotations

from datetime import date

import pytest

from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.codes import Lists
from napdesk.schema.example import example_of
from napdesk.schema.fields import Line
from napdesk.schema.register import Register
from napdesk.schema.text import Language
from napdesk.services.checks import check

FIRST = date(2025, 1, 6)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
@pytest.mark.parametrize("language", Language)
def test_nothing_is_wrong_with_it(lists: Lists, register: Register, language: Language) -> None:
    example = example_of(register, lists, FIRST, language)
    example.settle()
    assert check(example, lists, date(2025, 3, 1)) == []
    assert not any(asked.key in example.values for asked in register.personal)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_every_line_that_has_to_be_answered_has_words_of_its_own(register: Register) -> None:
    lines = [asked for asked in register.fields if isinstance(asked, Line) and asked.essential]
    assert all(asked.example for asked in lines)
