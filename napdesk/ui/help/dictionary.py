"""The data dictionary of the help: every field of every register, written from the registers themselves."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

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
from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text

KINDS: dict[type[AnyField], Text] = {
    Line: Text(es="texto de una línea", en="one line of text"),
    Paragraph: Text(es="texto", en="text"),
    Count: Text(es="número entero", en="whole number"),
    Amount: Text(es="cantidad", en="quantity"),
    Day: Text(es="fecha, dd/mm/aaaa", en="date, dd/mm/yyyy"),
    YesNo: Text(es="sí o no", en="yes or no"),
    Choice: Text(es="una opción", en="one option"),
    Choices: Text(es="varias opciones", en="several options"),
    Code: Text(es="de un catálogo oficial", en="from an official list"),
}


def dictionary(registers: Sequence[Register], language: Language) -> str:
    """Headings and one table per register, as HTML for a text browser."""
    parts = [f"<h1>{escape(_TITLE.to(language))}</h1><p>{escape(_LEAD.to(language))}</p>"]
    for register in registers:
        parts.append(f"<h2>{escape(register.title.to(language))}</h2>")
        rows = "".join(_row(asked, language) for asked in register.fields)
        heads = "".join(f"<th align='left'>{escape(head.to(language))}</th>" for head in _HEADS)
        parts.append(f"<table width='100%' cellspacing='0' cellpadding='5'><tr>{heads}</tr>{rows}</table>")
    return "".join(parts)


def _row(asked: AnyField, language: Language) -> str:
    star = " ★" if asked.essential else ""
    says = [KINDS[type(asked)].to(language)]
    if isinstance(asked, Choice | Choices) and asked.options:
        says.append("; ".join(option.label.to(language) for option in asked.options))
    if asked.help:
        says.append(asked.help.to(language))
    if not asked.leaves:
        says.append(_STAYS.to(language))
    told = "<br>".join(escape(part) for part in says)
    return (
        f"<tr><td><b>{escape(asked.label.to(language))}</b>{star}<br><code>{asked.key}</code></td><td>{told}</td></tr>"
    )


_TITLE = Text(es="Diccionario de datos", en="Data dictionary")
_LEAD = Text(
    es="★ campo esencial: se contesta o se dice por qué falta. El nombre en letra de máquina es la columna de Excel.",
    en="★ essential: answered, or with the reason it is missing. The name in typewriter is the Excel column.",
)
_HEADS = (Text(es="Campo", en="Field"), Text(es="Qué lleva", en="What it holds"))
_STAYS = Text(es="No sale registro por registro en el reporte.", en="It does not leave record by record in the return.")
