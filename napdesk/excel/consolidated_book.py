"""The consolidated workbook: who reported, the figures of all offices, every record with the return it came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from napdesk.excel.addresses import sheet_name
from napdesk.excel.columns import Kind, kind_of, writer_of
from napdesk.excel.contents import FICTITIOUS, Return
from napdesk.excel.coverage_book import CoverageBook, coverage_sheet, reminders_sheet, shares_sheet
from napdesk.excel.dictionary import dictionary
from napdesk.excel.fitting import fitted_width
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.people import draw_women
from napdesk.excel.return_book import PAGE
from napdesk.excel.sheets import Row, Running, Sheet, Streamed, Written
from napdesk.excel.summary import summary
from napdesk.excel.workbook import save_workbook
from napdesk.schema.codes import Lists
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.showing import show_day
from napdesk.schema.text import Text

ROWS_AT_MOST = 1_048_575  # of records in a sheet, below its heading
Placed = tuple[tuple[Written, ...], Record]  # where a record comes from, and the record
PLACE_KINDS = (
    Kind(18, Look.FOLIO), Kind(30, Look.TEXT), Kind(20, Look.TEXT), Kind(12, Look.CENTRE, Look.HEADING_CENTRE),
    Kind(10, Look.NUMBER, Look.HEADING_RIGHT), Kind(34, Look.FOLIO), Kind(10, Look.NUMBER, Look.HEADING_RIGHT),
    Kind(12, Look.CENTRE, Look.HEADING_CENTRE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Consolidation:
    """What it says. ``ret`` carries figures, language and whose it is, and no record; ``records`` reads those of a
    register, of which there are ``counts``; ``people`` are its women and men.

    ``reach``, ``notes`` and ``overlaps`` are the rows of their sheets.
    """

    ret: Return
    covered: CoverageBook
    counts: Mapping[Register, int]
    people: Mapping[Register, tuple[int, int]]
    records: Callable[[Register], Iterable[Placed]]
    reach: Sequence[tuple[Written, ...]]
    notes: Sequence[tuple[Written, ...]]
    overlaps: Sequence[tuple[Written, ...]]
    lists: Lists

    def say(self, words: Text) -> str:
        return self.ret.say(words)


def save_consolidated(told: Consolidation, path: Path, tell: Tell = unheard) -> None:
    """Write it to a path that is not yet the final one, reading the records as they are written."""
    ret, title = told.ret, f"{told.say(TITLE)} {told.ret.period.year}"
    running = Running(
        head=f"{ret.office.name} · {title}",
        warning=told.say(FICTITIOUS) if ret.office.demo else "",
        foot=f"{ret.office.code} · {show_day(ret.cut_off)} · {ret.catalogue}",
        page=told.say(PAGE),
    )
    sheets = [
        _cover(told, title),
        coverage_sheet(told.covered), shares_sheet(told.covered), reminders_sheet(told.covered),
        _figures(told),
        _plain(told, REACH, REACH_HEADS, REACH_LOOKS, told.reach, NO_LIST),
        *(sheet for register in told.counts for sheet in _record_sheets(told, register)),
        _plain(told, NOTES, NOTE_HEADS, NOTE_LOOKS, told.notes, NO_NOTES),
        _plain(told, OVERLAPS, OVERLAP_HEADS, OVERLAP_LOOKS, told.overlaps, NO_OVERLAPS),
        dictionary(ret),
    ]  # fmt: skip
    save_workbook(sheets, running, path, title=title, author=ret.office.name, made_at=ret.made_at, tell=tell)


def _cover(told: Consolidation, title: str) -> Sheet:
    ret, covered = told.ret, told.covered.found
    sheet = Sheet(told.say(COVER), widths=(44, 60), landscape=False, tab=ACCENT)
    sheet.add((title, None), Look.BAND_TITLE, 44)
    sheet.add((ret.office.name or ret.office.code, None), Look.BAND_NAME, 28)
    warned = told.say(FICTITIOUS) if ret.office.demo else None
    sheet.add((warned, None), Look.NOTICE if warned else Look.BARE, 24)
    reported = covered.reported
    facts: list[tuple[Text, Written]] = [
        (OFFICE, ret.office.code),
        (CUT_OFF, ret.cut_off),
        (MADE, ret.made_at.strftime("%d/%m/%Y, %H:%M")),
        (CATALOGUE, ret.catalogue),
        (REPORTED, told.say(N_OF.fill(n=reported.n, of=reported.of)) if reported.of else told.say(NO_LIST)),
    ]
    for label, value in facts:
        sheet.add((told.say(label), value), (Look.LABEL, Look.ANSWER))
    sheet.add((told.say(INSIDE), None), Look.SECTION, 26)
    for register, count in told.counts.items():
        sheet.add((told.say(register.title), count), (Look.ANSWER, Look.TALLY))
    missing = [one for one in covered.offices if one.owes]
    if missing:
        sheet.add((told.say(MISSING), None), Look.SECTION, 26)
        for one in missing:
            sheet.add((one.office, one.name), (Look.LABEL, Look.ANSWER))
    sheet.add((told.say(BY_UID), None), Look.FOOTNOTE, 40)
    sheet.merges.append(f"A{len(sheet.rows)}:B{len(sheet.rows)}")
    return sheet


def _figures(told: Consolidation) -> Sheet:
    """Every commitment with its figure and its picture, and the women and men of the records."""
    sheet = summary(told.ret, told.say(ABOUT.fill(day=show_day(told.ret.cut_off), version=told.ret.catalogue)))
    draw_women(sheet, told.ret, list(told.people.items()))
    return sheet


def _record_sheets(told: Consolidation, register: Register) -> Iterator[Sheet]:
    """As many as its records need: none where there is none."""
    kinds = [*PLACE_KINDS, *(kind_of(asked) for asked in register.leaving)]
    headings = [*map(told.say, PLACE_HEADS), *(told.say(asked.label) for asked in register.leaving)]
    if told.ret.office.demo:
        headings[0] = f"{headings[0]}\n{told.say(FICTITIOUS)}"
    looks = tuple(kind.look for kind in kinds)
    widths = [fitted_width(head, (), kind.width, kind.look) for head, kind in zip(headings, kinds, strict=True)]
    widths = [max(width, kind.width) for width, kind in zip(widths, kinds, strict=True)]
    count = told.counts[register]
    for number, first in enumerate(range(0, count, ROWS_AT_MOST), start=1):
        name = sheet_name(told.say(register.title))
        sheet = Streamed(
            name if number == 1 else f"{name[:26]} ({number})", widths=widths, heading=1, frozen_columns=1,
            filters=True, tab=ACCENT, count=min(count - first, ROWS_AT_MOST),
            below=lambda first=first: _rows(told, register, first, looks),  # type: ignore[misc]
        )  # fmt: skip
        sheet.add(headings, [kind.heading for kind in kinds])
        yield sheet


def _rows(told: Consolidation, register: Register, first: int, looks: tuple[Look, ...]) -> Iterator[Row]:
    writers = [writer_of(asked, told.lists, told.ret.language) for asked in register.leaving]
    for place, record in islice(told.records(register), first, first + ROWS_AT_MOST):
        yield Row((*place, *(write(record) for write in writers)), looks)


def _plain(
    told: Consolidation, title: Text, heads: Sequence[Text], looks: Sequence[Look], rows: Sequence[tuple[Written, ...]],
    nothing: Text,
) -> Sheet:  # fmt: skip
    """A table of words and numbers under its title."""
    said = [told.say(head) for head in heads]
    columns = list(zip(*rows, strict=True)) or [()] * len(said)
    widths = [fitted_width(head, each, WIDEST, look) for head, each, look in zip(said, columns, looks, strict=True)]
    sheet = Sheet(told.say(title), widths=widths, heading=2, filters=True, tab=ACCENT)
    sheet.add_title(told.ret.heading(told.say(title)))
    sheet.add(said, [Look.HEADING_RIGHT if look is Look.NUMBER else Look.HEADING for look in looks])
    for row in rows:
        sheet.add(row, looks)
    if not rows:
        sheet.add((told.say(nothing), *(None,) * (len(said) - 1)), Look.SUBTITLE)
    return sheet


WIDEST = 60
TITLE = Text(es="Concentrado", en="Consolidated report")
COVER = Text(es="Carátula", en="Cover")
OFFICE = Text(es="Concentra", en="Consolidated by")
CUT_OFF = Text(es="Con corte al", en="As of")
MADE = Text(es="Elaborado el", en="Made on")
CATALOGUE = Text(es="Catálogo de compromisos", en="Catalogue of commitments")
REPORTED = Text(es="Oficinas al corriente", en="Offices up to date")
N_OF = Text(es="{n} de {of}", en="{n} of {of}")
NO_LIST = Text(es="Sin lista de oficinas", en="No list of offices")
INSIDE = Text(es="Registros del ejercicio", en="Records of the year")
MISSING = Text(es="Oficinas de las que falta un reporte", en="Offices of which a return is missing")
BY_UID = Text(
    es="Cada registro cuenta una vez, como lo dice el último corte de su oficina. Lo que dos oficinas informaron de lo"
    " mismo está en su hoja, con lo que se decidió; mientras nadie decide, cuentan todos.",
    en="Each record counts once, as the latest cut of its office says it. What two offices reported of the same thing"
    " stands in its sheet, with what was decided; until somebody decides, all count.",
)
ABOUT = Text(
    es="Lo que informaron todas las oficinas en el año, con corte al {day}. Las metas son nacionales (catálogo"
    " {version}).",
    en="What all offices reported in the year, as of {day}. The targets are national (catalogue {version}).",
)
REACH = Text(es="Alcance de las cifras", en="Reach of the figures")
REACH_HEADS = (
    Text(es="Clave", en="Id"),
    Text(es="Compromiso", en="Commitment"),
    Text(es="Al corriente", en="Up to date"),
    Text(es="Oficinas", en="Offices"),
    Text(es="Dobles por decidir", en="Doubles to decide"),
    Text(es="Faltan", en="Missing"),
)
REACH_LOOKS = (Look.FOLIO, Look.TEXT, Look.NUMBER, Look.NUMBER, Look.NUMBER, Look.MUTED)
PLACE_HEADS = (
    Text(es="Oficina", en="Office"),
    Text(es="Institución", en="Institution"),
    Text(es="Entidad", en="Entity"),
    Text(es="Periodo", en="Period"),
    Text(es="Complementaria", en="Revision"),
    Text(es="Folio", en="Folio"),
    Text(es="Renglón", en="Row"),
    Text(es="Cuenta", en="Counts"),
)
NOTES = Text(es="Avisos de los reportes", en="Notes of the returns")
NOTE_HEADS = (
    Text(es="Oficina", en="Office"),
    Text(es="Periodo", en="Period"),
    Text(es="Complementaria", en="Revision"),
    Text(es="Archivo", en="File"),
    Text(es="Errores", en="Errors"),
    Text(es="Inconsistencias", en="Inconsistencies"),
    Text(es="Avisos", en="Notes"),
)
NOTE_LOOKS = (Look.FOLIO, Look.CENTRE, Look.NUMBER, Look.TEXT, Look.NUMBER, Look.NUMBER, Look.NUMBER)
NO_NOTES = Text(es="Ningún reporte trae avisos.", en="No return has notes.")
OVERLAPS = Text(es="Posibles dobles conteos", en="Possible double counts")
OVERLAP_HEADS = (
    Text(es="Formato", en="Register"),
    Text(es="Qué pasa", en="What it is"),
    Text(es="Por qué", en="Why"),
    Text(es="Registros", en="Records"),
    Text(es="Decisión", en="Decision"),
    Text(es="Cuenta", en="Counts"),
    Text(es="Motivo", en="Reason"),
    Text(es="Quién y cuándo", en="Who and when"),
)
OVERLAP_LOOKS = (Look.TEXT,) * 8
NO_OVERLAPS = Text(es="No se encontró ninguno.", en="None was found.")
