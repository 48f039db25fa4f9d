"""The drop-downs of a template: their answers on a hidden sheet, each list under a name of its own.

A name, for a list written into the cell itself ends at 255 characters, and a sheet named in it is no rule at all to
the Excels before 2010.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from napdesk.excel.addresses import column_letters, sheet_name
from napdesk.excel.columns import named
from napdesk.schema.codes import Lists
from napdesk.schema.fields import AnyField, Choice, Choices, Code, YesNo
from napdesk.schema.register import Register
from napdesk.schema.showing import NO, YES
from napdesk.schema.text import Language, Text


class Offering:
    """The hidden sheet of a workbook; a list that several columns offer stands there once."""

    def __init__(self, book: Workbook, lists: Lists, language: Language) -> None:
        self._book = book
        self._lists = lists
        self._language = language
        self._paper = book.create_sheet(sheet_name(LISTS.to(language)))
        self._paper.sheet_state = "hidden"
        self._paper.protection.sheet = True
        self._names: list[str] = []

    def offer(self, sheet: Any, register: Register, asked: AnyField, cells: str) -> None:
        """A drop-down in the cells that helps without refusing: N/D, or several answers, is an answer too."""
        name = _name(register, asked)
        if not name:
            return
        if name not in self._names:
            self._write(name, self._answers(asked))
        offered = DataValidation(type="list", formula1=name, allow_blank=True, showErrorMessage=False)
        offered.add(cells)
        sheet.add_data_validation(offered)

    def _write(self, name: str, answers: Sequence[str]) -> None:
        self._names.append(name)
        place = len(self._names)
        for row, answer in enumerate((name, *answers), start=1):
            cell = self._paper.cell(row, place, answer)
            cell.data_type, cell.number_format = "s", "@"
        column = column_letters(place)
        where = f"'{self._paper.title}'!${column}$2:${column}${len(answers) + 1}"
        self._book.defined_names[name] = DefinedName(name, attr_text=where)

    def _answers(self, asked: AnyField) -> list[str]:
        language, lists = self._language, self._lists
        if isinstance(asked, YesNo):
            return [YES.to(language), NO.to(language)]
        if isinstance(asked, Choice | Choices) and asked.options:
            return [option.label.to(language) for option in asked.options]
        names: tuple[str, ...] = asked.lists if isinstance(asked, Code | Choices) else ()
        return [named(lists, (name,), row.code, language, None) for name in names for row in lists[name].all_on(None)]


def _name(register: Register, asked: AnyField) -> str:
    """What a column's list is called: by what it holds where others may offer it too; empty where there is none."""
    if isinstance(asked, YesNo):
        return "list_yes_no"
    if isinstance(asked, Code | Choices) and asked.lists:
        return "_".join(("list", *asked.lists))
    return f"list_{register.key}_{asked.key}" if isinstance(asked, Choice | Choices) else ""


LISTS = Text(es="Listas", en="Lists")
