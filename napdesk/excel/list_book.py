"""The workbook of a list as it was shown: its columns and rows, and a sheet that says what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from napdesk.excel.addresses import sheet_name
from napdesk.excel.columns import Kind, kind_of, writer_of
from napdesk.excel.contents import FICTITIOUS
from napdesk.excel.fitting import fitted_to_pages, fitted_width
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.places import HEADING_ROW
from napdesk.excel.return_book import PAGE
from napdesk.excel.sheets import Row, Running, Sheet, Written
from napdesk.excel.workbook import save_workbook
from napdesk.schema.codes import Lists
from napdesk.schema.columns import FOLIO, Column, stage_of
from napdesk.schema.fields import Code
from napdesk.schema.offices import Office
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.showing import show, show_day, show_number
from napdesk.schema.text import Language, Text, same

OWN = {FOLIO: Kind(40, Look.FOLIO)}
STAGE_KIND = Kind(18, Look.CENTRE, Look.HEADING_CENTRE)


@dataclass(frozen=True, slots=True)
class ShownList:
    """What a list shows, for whoever takes it away: ``asked`` says its filters, ``order`` by what it is in order.

    ``columns`` are those of them that may leave.
    """

    register: Register
    columns: tuple[Column, ...]
    office: Office
    language: Language
    asked: Text
    order: Text
    cut_off: date
    made_at: datetime

    def say(self, words: Text) -> str:
        return words.to(self.language)

    def facts(self, count: int) -> list[tuple[str, str]]:
        """What it says of itself, each under its name; ``count`` is how many records it has."""
        told = [
            (_OFFICE, same(f"{self.office.name} ({self.office.code})" if self.office.name else self.office.code)),
            (_ASKED, self.asked),
            (_ORDER, self.order),
            (_COUNT, same(show_number(count))),
            (_CUT_OFF, same(show_day(self.cut_off))),
            (_MADE, same(self.made_at.strftime("%d/%m/%Y, %H:%M"))),
        ]
        return [(self.say(label), self.say(words)) for label, words in told]


def cell_of(column: Column, lists: Lists, language: Language, *, coded: bool = True) -> Callable[[Record], Written]:
    """What a record writes in a column: a number, a day, or words; a municipality's with its code where ``coded``."""
    asked = column.asked
    if asked is not None and not coded and isinstance(asked, Code):
        return lambda record: show(
            asked, record.answer(asked.key), lists, language, on=record.register.clock.date_of(record)
        )
    if asked is not None:
        return writer_of(asked, lists, language)
    if column.key == FOLIO:
        return lambda record: record.folio
    return lambda record: stage_of(record).to(language)


def save_list(shown: ShownList, records: Iterable[Record], lists: Lists, path: Path, tell: Tell = unheard) -> None:
    """Write it to a path that is not yet the final one."""
    sheet = _records_sheet(shown, records, lists)
    sheets = [sheet, _about_sheet(shown, len(sheet.rows) - HEADING_ROW)]
    title = shown.say(shown.register.title)
    running = Running(
        head=f"{shown.office.name} · {shown.say(shown.asked)}",
        warning=shown.say(FICTITIOUS) if shown.office.demo else "",
        foot=f"{shown.office.code} · {show_day(shown.cut_off)} · {shown.say(NO_RETURN)}",
        page=shown.say(PAGE),
    )
    save_workbook(sheets, running, path, title=title, author=shown.office.name, made_at=shown.made_at, tell=tell)


def _records_sheet(shown: ShownList, records: Iterable[Record], lists: Lists) -> Sheet:
    """As a register's sheet in a return: hidden keys, headings, a row for each record."""
    writers = [cell_of(column, lists, shown.language) for column in shown.columns]
    rows = [tuple(write(record) for write in writers) for record in records]
    kinds = [kind_of(one.asked) if one.asked else OWN.get(one.key, STAGE_KIND) for one in shown.columns]
    looks = tuple(kind.look for kind in kinds)
    headings = [shown.say(column.label) for column in shown.columns]
    if shown.office.demo:
        headings[0] = f"{headings[0]}\n{shown.say(FICTITIOUS)}"
    columns = list(zip(*rows, strict=True)) or [()] * len(kinds)
    widest = [kind.width for kind in kinds]
    widths = [fitted_width(*each) for each in zip(headings, columns, widest, looks, strict=True)]
    sheet = Sheet(
        sheet_name(shown.say(shown.register.title)),
        widths=fitted_to_pages(headings, widths, looks, 1),
        heading=HEADING_ROW,
        frozen_columns=1,
        filters=True,
        tab=ACCENT,
    )
    keys = [column.key for column in shown.columns]
    sheet.rows.append(Row(keys, (Look.KEY,) * len(keys), hidden=True))
    sheet.add(headings, [kind.heading for kind in kinds])
    sheet.rows.extend(Row(row, looks) for row in rows)
    return sheet


def _about_sheet(shown: ShownList, count: int) -> Sheet:
    sheet = Sheet(shown.say(_ABOUT), widths=(26, 80), landscape=False, tab=ACCENT)
    title = shown.say(shown.register.title)
    sheet.add_title(f"{title} · {shown.say(FICTITIOUS)}" if shown.office.demo else title)
    sheet.add((shown.say(NO_RETURN), None), Look.SUBTITLE, 20)
    for label, told in shown.facts(count):
        sheet.add((label, told), (Look.LABEL, Look.ANSWER))
    return sheet


NO_RETURN = Text(es="Exportado de la lista; no es un reporte", en="Exported from the list; not a return")
_ABOUT = Text(es="Qué contiene", en="What it holds")
_OFFICE = Text(es="Oficina", en="Office")
_ASKED = Text(es="Qué se muestra", en="What is shown")
_ORDER = Text(es="En orden de", en="In order of")
_COUNT = Text(es="Registros", en="Records")
_CUT_OFF = Text(es="Con corte al", en="As of")
_MADE = Text(es="Elaborado el", en="Made on")
