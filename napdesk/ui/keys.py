"""The keys of each page, as its help lists them."""

from __future__ import annotations

from dataclasses import dataclass

from napdesk.schema.text import Text


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does."""

    key: str
    does: Text


EVERYWHERE = (
    Key("Alt+1 … Alt+9", Text(es="Ir a la página de la barra izquierda", en="Go to a page of the left rail")),
    Key("Tab", Text(es="Al siguiente control; Mayús+Tab, al anterior", en="To the next control; Shift+Tab, back")),
    Key("F1", Text(es="Esta ayuda", en="This help")),
)
REGISTER = (
    Key("Ctrl+N", Text(es="Registro nuevo", en="New record")),
    Key("Ctrl+F", Text(es="Buscar; los acentos no importan", en="Search; accents do not matter")),
    Key("Enter", Text(es="Al siguiente campo; nunca guarda", en="To the next field; it never saves")),
    Key("Ctrl+S", Text(es="Guardar", en="Save")),
    Key("Ctrl+Enter", Text(es="Guardar y empezar otro", en="Save and start the next")),
    Key("Ctrl+D", Text(es="Copiar el valor del registro anterior", en="Copy the value of the record before")),
    Key("Ctrl+Mayús+D", Text(es="Empezar con una copia", en="Start from a copy")),
    Key("Ctrl+Z", Text(es="Deshacer lo escrito", en="Undo typing")),
    Key("Ctrl+Mayús+Z", Text(es="Deshacer el último guardado", en="Undo the last save")),
    Key(
        "N/A · N/D · PEND", Text(es="No aplica, no disponible, pendiente", en="Not applicable, not available, not yet")
    ),
    Key("Esc", Text(es="Salir del campo; nada se pierde", en="Leave the field; nothing is lost")),
)
HOME = (Key("Ctrl+N", Text(es="Empezar una captura", en="Start a record")),)
RETURNS = (
    Key("Ctrl+Enter", Text(es="Hacer el reporte", en="Make the return")),
    Key("Ctrl+P", Text(es="Vista previa", en="Preview")),
    Key("Enter", Text(es="En la lista, ir al campo por corregir", en="In the list, go to the field to mend")),
)


def keys_of(page: str) -> tuple[Key, ...]:
    """The keys of a page by its key, those that work everywhere last; an unknown key is a register's."""
    own = {"home": HOME, "returns": RETURNS, "settings": ()}
    return (*own.get(page, REGISTER), *EVERYWHERE)
