"""The keys of each page, as its help lists them."""

from __future__ import annotations

from dataclasses import dataclass

from napdesk.schema.text import Text, same
from napdesk.ui.form.pin_sign import PIN_KEY


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does."""

    key: Text
    does: Text


EVERYWHERE = (
    Key(
        same("Alt+1, Alt+2 …"),
        Text(
            es="Ir a cada página de la barra, en su orden; Alt+0, a la décima",
            en="To each page of the rail, in order; Alt+0 to the tenth",
        ),
    ),
    Key(same("Ctrl+,"), Text(es="Ir a Ajustes", en="To Settings")),
    Key(
        same("Tab"), Text(es="Al siguiente control; Mayús+Tab, al anterior", en="To the next control; Shift+Tab, back")
    ),
    Key(same("F1"), Text(es="Esta ayuda", en="This help")),
)
LIST = Key(same("F4"), Text(es="Abrir la lista del campo", en="Open the list of the field"))
REGISTER = (
    Key(same("Ctrl+N"), Text(es="Registro nuevo", en="New record")),
    Key(same("Ctrl+F"), Text(es="Buscar; los acentos no importan", en="Search; accents do not matter")),
    Key(
        same("Ctrl+L"),
        Text(
            es="Filtrar por año, lugar o respuesta; ver los borrados",
            en="Filter by year, place or answer; see deleted ones",
        ),
    ),
    Key(
        same("Ctrl+I"),
        Text(
            es="Importar; Ctrl+V en la lista, lo copiado de Excel", en="Import; Ctrl+V in the list, what Excel copied"
        ),
    ),
    Key(
        same("Enter"),
        Text(
            es="Al siguiente campo; nunca guarda. Mayús+Enter, al anterior. En la lista, al formulario",
            en="To the next field; it never saves. Shift+Enter, back. In the list, to the form",
        ),
    ),
    Key(same("↓ · F4"), LIST.does),
    Key(same("Ctrl+S · Ctrl+Enter"), Text(es="Guardar · Guardar y empezar otro", en="Save · Save and start the next")),
    Key(same("F6"), Text(es="Comparar con el posible duplicado", en="Compare with the possible twin")),
    Key(
        PIN_KEY,
        Text(es="Fijar el campo: su dato pasa al siguiente registro", en="Pin the field: it stays for the next record"),
    ),
    Key(
        Text(es="Ctrl+D · Mayús", en="Ctrl+D · Shift"),
        Text(
            es="Copiar el valor del registro anterior · con Mayús, empezar con una copia",
            en="Copy the value of the record before · with Shift, start from a copy",
        ),
    ),
    Key(
        Text(es="Ctrl+Z · Mayús", en="Ctrl+Z · Shift"),
        Text(
            es="Deshacer lo escrito, borrado o importado · con Mayús, el último guardado",
            en="Undo typing, a deletion or an import · with Shift, the last save",
        ),
    ),
    Key(
        same("F8"),
        Text(es="Historial del registro; volver a un estado anterior", en="The record's history; back to a state"),
    ),
    Key(
        same("N/A · N/D · PEND"),
        Text(es="No aplica, no disponible, pendiente", en="Not applicable, not available, not yet"),
    ),
    Key(
        Text(es="Supr · Menú", en="Del · Menu"),
        Text(es="En la lista: borrar · ordenar, columnas, copiar", en="In the list: delete · sort, columns, copy"),
    ),
    Key(
        same("F9 · F12 · Ctrl+P"),
        Text(
            es="Columnas, exportar a Excel, imprimir; también en «Más»",
            en="Columns, export to Excel, print; in “More” too",
        ),
    ),
    Key(
        same("Esc"),
        Text(es="Del formulario a la lista; nada se pierde", en="From the form to the list; nothing is lost"),
    ),
)
YEARLY = Key(
    same("F7"),
    Text(es="Confirmación anual de unidades y redes", en="Yearly confirmation of units and networks"),
)
HOME = (Key(same("Ctrl+N"), Text(es="Empezar una captura", en="Start a record")), YEARLY)
CONFIRMING = (
    Key(same("↑ ↓"), Text(es="De registro en registro; con Mayús, elegir varios", en="By record; with Shift, several")),
    Key(same("Ctrl+A"), Text(es="Elegir todos", en="Choose all")),
    Key(same("I · 1"), Text(es="Sigue igual", en="It is the same")),
    Key(same("C · 2"), Text(es="Cambió: abre su formulario", en="It has changed: opens its form")),
    Key(same("X · 3"), Text(es="Cerró: pide el día; «h» es hoy", en="It closed: asks for the day; “h” is today")),
    Key(same("Ctrl+Z"), Text(es="Deshacer la última respuesta", en="Undo the last answer")),
    Key(same("Esc"), Text(es="Volver a Inicio", en="Back to Home")),
)
SUMMARY = (
    Key(same("↑ ↓"), Text(es="De compromiso en compromiso", en="From commitment to commitment")),
    Key(same("Enter"), Text(es="Ver los registros de la cifra", en="See the records of the figure")),
    Key(same("Ctrl+L"), Text(es="Ejercicio, trimestre e institución", en="Year, quarter and institution")),
    Key(same("Ctrl+P"), Text(es="Imprimirlo o guardarlo en PDF", en="Print it or save it as PDF")),
    Key(same("Ctrl+T"), Text(es="El mapa como tabla, y de vuelta", en="The map as a table, and back")),
    Key(
        same("← ↑ ↓ →"),
        Text(
            es="En el mapa, de entidad en entidad; Enter ve sus registros",
            en="On the map, by entity; Enter sees its records",
        ),
    ),
    Key(
        same("Esc"),
        Text(es="Del detalle a la lista, en una ventana angosta", en="From detail to list, in a narrow window"),
    ),
)
RETURNS = (
    Key(same("Ctrl+Enter"), Text(es="Hacer el reporte", en="Make the return")),
    Key(same("Ctrl+P"), Text(es="Vista previa", en="Preview")),
    Key(same("Esc"), Text(es="Cancelar el reporte que se está haciendo", en="Cancel the return being made")),
    Key(same("Enter"), Text(es="En la lista, ir al campo por corregir", en="In the list, go to the field to mend")),
)
SETTINGS = (
    Key(
        same("Enter"),
        Text(
            es="Al siguiente campo; lo escrito se guarda solo. Mayús+Enter, al anterior",
            en="To the next field; what is typed is saved by itself. Shift+Enter, back",
        ),
    ),
    LIST,
    Key(Text(es="Espacio", en="Space"), Text(es="Pulsar el botón en que está", en="Press the button one is at")),
)


def keys_of(page: str, *, yearly: bool = False) -> tuple[Key, ...]:
    """The keys of a page by its key, those that work everywhere last; an unknown key is a register's.

    ``yearly`` is said of a register that is asked about once a year.
    """
    own = {"home": HOME, "confirming": CONFIRMING, "summary": SUMMARY, "returns": RETURNS, "settings": SETTINGS}
    return (*own.get(page, REGISTER), *((YEARLY,) if yearly else ()), *EVERYWHERE)
