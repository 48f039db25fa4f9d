"""The tables that are published, each column with its words; nothing is in them that does not leave an office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from napdesk.schema.fields import Amount, AnyField, Choice, Choices, Code, Count, Day, Line, Paragraph, YesNo
from napdesk.schema.register import Register
from napdesk.schema.text import Text

SCHEMA = "napdesk"
KEY = 'text COLLATE "C"'  # what is no word of anybody's, but told apart: sorted as bytes, several times faster
TYPES: dict[type[AnyField], str] = {
    Line: "text",
    Paragraph: "text",
    Count: "bigint",
    Amount: "double precision",
    Day: "date",
    YesNo: "boolean",
    Choice: KEY,
    Choices: "text[]",
    Code: KEY,
}


class Column(NamedTuple):
    name: str
    type: str
    about: Text


class Table(NamedTuple):
    """``key`` are the columns of its primary key; ``within`` those that name a row of another table, by its name.

    One that is ``spread`` is divided by office where the server has many machines; the others stand whole on each.
    """

    name: str
    about: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    within: tuple[tuple[tuple[str, ...], str], ...] = ()
    spread: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)


def record_table(register: Register) -> Table:
    """A register's records: where each comes from, then the fields that leave, in their order."""
    asked = tuple(Column(one.key, TYPES[type(one)], one.label) for one in register.leaving)
    clock = register.clock
    days = [key for key in dict.fromkeys((clock.begins.key, clock.ends.key)) if key in register.by_key]
    indexes = (("period",), *((day,) for day in days), *(((register.place.key,),) if register.place else ()))
    within = ((("office", "seal"), "returns"), (("office",), "offices"))
    return Table(register.key, register.title, (*PLACE, *asked), ("office", "uid"), indexes, within, spread=True)


def tables_of(registers: Sequence[Register]) -> tuple[Table, ...]:
    """All of them, those first that others lie within."""
    return (OFFICES, LISTS, FIGURES, RETURNS, COVERAGE, *map(record_table, registers))


def _column(name: str, kind: str, es: str, en: str) -> Column:
    return Column(name, kind, Text(es=es, en=en))


_OFFICE = _column("office", KEY, "Clave de la oficina informante", "Code of the office")
_PERIOD = _column("period", KEY, "Periodo que se informa: 2025-T3, 2025-S1 o 2025", "Period: 2025-T3, 2025-S1 or 2025")
_SEAL = _column("seal", KEY, "Sello del reporte", "Seal of the return")
_YEAR = _column("year", "integer", "Ejercicio", "Year")
PLACE = (
    _OFFICE,
    _column("uid", KEY, "Identidad del registro", "Identity of the record"),
    _SEAL,
    _PERIOD,
    _column("folio", KEY, "Folio del registro", "Folio of the record"),
    _column("sheet_row", "integer", "Renglón de su hoja en el archivo", "Row of its sheet in the file"),
    _column("counts", "boolean", "Si cuenta; no, cuando se decidió que otra oficina informa lo mismo",
            "Whether it counts; not where another office was decided to report the same"),
    _column("absences", "jsonb", "Por qué falta cada dato que falta: not_applicable, not_available, not_yet",
            "Why each missing value is missing: not_applicable, not_available, not_yet"),
    _column("said", KEY, "Huella de lo que dice, para publicar solo lo que cambia",
            "Print of what it says, by which only what changes is sent"),
)  # fmt: skip
OFFICES = Table(
    "offices",
    Text(es="Oficinas que se esperan o que han enviado reportes", en="Offices expected or that sent returns"),
    (
        _OFFICE,
        _column("name", "text", "Nombre", "Name"),
        _column("institution", KEY, "Institución", "Institution"),
        _column("entity", KEY, "Entidad federativa", "Entity"),
        _column("listed", "boolean", "Si está en la lista de oficinas", "Whether it is on the list of offices"),
    ),
    ("office",),
    (("institution",), ("entity",)),
)
LISTS = Table(
    "lists",
    Text(es="Catálogos oficiales, con su vigencia", en="Official lists, with their validity"),
    (
        _column("list", KEY, "Catálogo", "List"),
        _column("code", KEY, "Clave", "Code"),
        _column("valid_from", "date", "Vigente desde; 0001-01-01 es desde siempre", "Valid from; 0001-01-01 is always"),
        _column("es", "text", "Nombre en español", "Name in Spanish"),
        _column("en", "text", "Nombre en inglés", "Name in English"),
        _column("kind", KEY, "Tipo de renglón", "Kind of row"),
        _column("parent", KEY, "Clave de lo que lo contiene", "Code of what contains it"),
        _column("valid_until", "date", "Vigente hasta", "Valid until"),
    ),
    ("list", "code", "valid_from"),
)
FIGURES = Table(
    "figures",
    Text(es="Cifras de los compromisos, por ejercicio", en="Figures of the commitments, by year"),
    (
        _YEAR,
        _column("commitment", KEY, "Clave del compromiso", "Id of the commitment"),
        _column("title_es", "text", "Compromiso en español", "Commitment in Spanish"),
        _column("title_en", "text", "Compromiso en inglés", "Commitment in English"),
        _column("value", "double precision", "Avance; sin dato, nulo", "Figure; null without data"),
        _column("n", "bigint", "n", "n"),
        _column("of_n", "bigint", "N, si es una parte", "N, of a share"),
        _column("target", "double precision", "Meta nacional", "National target"),
        _column("unit", KEY, "count o share", "count or share"),
        _column("state", KEY, "Situación", "State"),
        _column("catalogue", KEY, "Versión del catálogo de compromisos", "Version of the catalogue"),
        _column("offices_reported", "integer", "Oficinas al corriente", "Offices up to date"),
        _column("offices_expected", "integer", "Oficinas que se esperan", "Offices expected"),
        _column("overlaps", "integer", "Posibles dobles conteos por decidir", "Possible double counts to decide"),
    ),
    ("year", "commitment"),
)
RETURNS = Table(
    "returns",
    Text(
        es="Reportes que cuentan, cada uno con el archivo en que llegó", en="Returns that count, with the file of each"
    ),
    (
        _OFFICE,
        _SEAL,
        _PERIOD,
        _column("last_day", "date", "Último día del periodo", "Last day of the period"),
        _column("revision", "integer", "0 el normal, n la complementaria n", "0 for the first, n for revision n"),
        _column("institution", KEY, "Institución", "Institution"),
        _column("entity", KEY, "Entidad federativa", "Entity"),
        _column("file", "text", "Nombre del archivo que llegó", "Name of the file that came"),
        _column("received_at", "timestamptz", "Cuándo se recibió", "When it was received"),
    ),
    ("office", "seal"),
    (("period",),),
    ((("office",), "offices"),),
    spread=True,
)
COVERAGE = Table(
    "coverage",
    Text(es="Cobertura: oficinas por periodos", en="Coverage: offices by periods"),
    (
        _OFFICE,
        _PERIOD,
        _YEAR,
        _column("status", KEY, "expected, received, late, nil, asked_back, replaced o missing",
                "expected, received, late, nil, asked_back, replaced or missing"),
        _column("due", "date", "Fecha límite", "Due day"),
        _column("revision", "integer", "Complementaria que cuenta", "Revision that counts"),
        _column("received_at", "timestamptz", "Cuándo se recibió", "When it was received"),
    ),
    ("office", "period"),
    (("year",),),
    ((("office",), "offices"),),
    spread=True,
)  # fmt: skip
