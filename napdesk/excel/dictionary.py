"""Diccionario: what every column of the return asks, in which form, with which answers."""

from __future__ import annotations

from napdesk.excel.contents import Return
from napdesk.excel.entity_sums import TITLE as SUMS_TITLE
from napdesk.excel.looks import Look
from napdesk.excel.sheets import Sheet
from napdesk.schema.fields import (
    Amount,
    AnyField,
    Choice,
    Choices,
    Code,
    Count,
    Day,
    Line,
    Paragraph,
    YesNo,
)
from napdesk.schema.showing import NO, YES
from napdesk.schema.text import Language, Text, same

WIDTHS = (20, 34, 22, 32, 40, 50)
HEADING_ROW = 2


def dictionary(ret: Return) -> Sheet:
    """One row a field, in the order of the sheets and their columns."""
    sheet = Sheet(ret.say(TITLE), widths=WIDTHS, heading=HEADING_ROW, filters=True)
    sheet.add_title(ret.heading(ret.say(TITLE)))
    sheet.add(tuple(ret.say(head) for head in HEADS), Look.HEADING, 24)
    looks = (Look.TEXT, Look.TEXT, Look.FOLIO, Look.TEXT, Look.TEXT, Look.MUTED)
    for register in ret.records:
        for asked in register.leaving:
            about = asked.help.to(ret.language) if asked.help else None
            form = ret.say(FORMS[type(asked)])
            answers = ret.say(answers_of(asked)) or None
            sheet.add((ret.say(register.title), ret.say(asked.label), asked.key, form, about, answers), looks)
    for register in ret.records:
        for asked in register.sensitive:
            where, form = ret.say(SUMS_TITLE), ret.say(FORMS[type(asked)])
            sheet.add((where, ret.say(asked.label), asked.key, form, ret.say(ONLY_SUMS), None), looks)
    return sheet


def answers_of(asked: AnyField) -> Text:
    """The answers a field takes, in words; empty where anything of its kind fits."""
    if isinstance(asked, Code | Choices) and asked.lists:
        names = [LIST_NAMES[name] for name in asked.lists if name in LIST_NAMES]
        return Text(*("; ".join(name.to(language) for name in names) for language in Language))
    if isinstance(asked, Choice | Choices):
        return Text(*("; ".join(option.label.to(language) for option in asked.options) for language in Language))
    if isinstance(asked, YesNo):
        return Text(es=f"{YES.es}; {NO.es}", en=f"{YES.en}; {NO.en}")
    return same("")


FORMS: dict[type[AnyField], Text] = {
    Line: Text(es="Texto de una línea", en="Line of text"),
    Paragraph: Text(es="Texto", en="Text"),
    Count: Text(es="Número entero, 0 o más", en="Whole number, 0 or more"),
    Amount: Text(es="Cantidad, hasta dos decimales", en="Quantity, up to two decimals"),
    Day: Text(es="Fecha (dd/mm/aaaa)", en="Day (dd/mm/yyyy)"),
    YesNo: Text(es="Sí o No", en="Yes or No"),
    Choice: Text(es="Una opción", en="One option"),
    Choices: Text(es="Varias opciones, separadas por ;", en="Several options, separated by ;"),
    Code: Text(es="Renglón de un catálogo", en="Row of a list"),
}
LIST_NAMES = {
    "municipality": Text(es="Municipios (clave INEGI y nombre)", en="Municipalities (INEGI code and name)"),
    "country": Text(es="Países", en="Countries"),
    "special_place": Text(es="Altamar; En línea", en="At sea; Online"),
    "institution": Text(es="Instituciones", en="Institutions"),
    "mission": Text(es="Misiones de paz", en="Peace missions"),
    "command": Text(es="Mandos militares y navales", en="Military and naval commands"),
    "entity": Text(es="Entidades federativas", en="Federative entities"),
}
ONLY_SUMS = Text(es="Sale solo como suma por entidad.", en="Leaves only as a sum by entity.")
TITLE = Text(es="Diccionario", en="Dictionary")
HEADS = (
    Text(es="Hoja", en="Sheet"),
    Text(es="Columna", en="Column"),
    Text(es="Clave", en="Key"),
    Text(es="Forma", en="Form"),
    Text(es="Qué se pide", en="What is asked"),
    Text(es="Respuestas", en="Answers"),
)
