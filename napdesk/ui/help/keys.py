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
        same("Alt+1 … Alt+0"),
        Text(es="Ir a cada página de la barra, en su orden", en="To each page of the rail, in order"),
    ),
    Key(same("Ctrl+,"), Text(es="Ir a Ajustes", en="To Settings")),
    Key(same("Ctrl+G"), Text(es="Ir a un folio", en="Go to a folio")),
    Key(
        Text(es="Tab · Mayús+Tab", en="Tab · Shift+Tab"),
        Text(es="Al control siguiente · al anterior", en="To the next control · back"),
    ),
    Key(same("F11"), Text(es="Captura otra persona: elija su número", en="Somebody else types: choose the figure")),
    Key(same("Ctrl+Q"), Text(es="Cerrar; nada se pierde", en="Close; nothing is lost")),
    Key(same("F1"), Text(es="Esta ayuda", en="This help")),
)
LIST = Key(
    Text(es="F4 · Alt+↓", en="F4 · Alt+↓"),
    Text(es="Abrir la lista del campo; sus primeras letras eligen", en="Open the field's list; first letters choose"),
)
FORM = (
    Key(
        Text(es="Enter · Mayús+Enter", en="Enter · Shift+Enter"),
        Text(es="Al campo siguiente · al anterior; nunca guarda", en="To the next field · back; it never saves"),
    ),
    Key(same("Ctrl+S"), Text(es="Guardar", en="Save")),
    Key(same("Ctrl+Enter"), Text(es="Guardar y empezar el siguiente", en="Save and start the next")),
    LIST,
    Key(
        same("N/A · N/D · PEND"),
        Text(es="No aplica · no disponible · pendiente", en="Not applicable · not available · not yet"),
    ),
    Key(
        same("h · +3 · -1"),
        Text(
            es="Fechas: hoy · días contados desde la fecha anterior, o desde hoy",
            en="Days: today · counted from the day before it in the form, or from today",
        ),
    ),
    Key(
        same("05022024 · 5/2"),
        Text(
            es="La fecha se completa; ocho cifras pasan solas al siguiente campo",
            en="The day is written out; eight figures go on by themselves",
        ),
    ),
    Key(same("Ctrl+D"), Text(es="Copiar el dato del registro anterior", en="Copy from the record before")),
    Key(
        Text(es="Ctrl+Mayús+D", en="Ctrl+Shift+D"),
        Text(es="Registro nuevo a partir de una copia", en="New record from a copy"),
    ),
    Key(
        PIN_KEY,
        Text(es="Fijar el campo: su dato pasa al siguiente registro", en="Pin the field: it stays for the next record"),
    ),
    Key(same("Ctrl+B"), Text(es="Lote de hojas: empezarlo, cotejarlo", en="Batch of sheets: begin it, check it")),
    Key(same("F6"), Text(es="Comparar con el posible duplicado", en="Compare with the possible twin")),
    Key(same("F8"), Text(es="Historial; volver a un estado anterior", en="History; back to an earlier state")),
    Key(
        Text(es="F2 · Mayús+F2 · F3", en="F2 · Shift+F2 · F3"),
        Text(es="Revisión: validar, regresar, el siguiente", en="Review: approve, send back, the next"),
    ),
    Key(same("Ctrl+Z"), Text(es="Deshacer lo escrito", en="Undo typing")),
    Key(
        Text(es="Ctrl+Mayús+Z", en="Ctrl+Shift+Z"),
        Text(
            es="Deshacer lo último que se guardó, borró o importó",
            en="Undo what was saved, deleted or imported last",
        ),
    ),
    Key(same("Esc"), Text(es="A la lista; lo escrito no se pierde", en="To the list; what is typed is not lost")),
)
LISTED = (
    Key(same("Ctrl+N"), Text(es="Registro nuevo", en="New record")),
    Key(same("Ctrl+F"), Text(es="Buscar; los acentos no importan", en="Search; accents do not matter")),
    Key(
        same("Ctrl+L"),
        Text(es="Filtrar por año, lugar o respuesta; ver borrados", en="Filter by year, place, answer; see deleted"),
    ),
    Key(same("Enter"), Text(es="Al formulario del registro", en="To the record's form")),
    Key(
        Text(es="Mayús+↑ ↓ · Ctrl+A", en="Shift+↑ ↓ · Ctrl+A"),
        Text(es="Elegir varias filas · todas", en="Choose several rows · all"),
    ),
    Key(same("Ctrl+C"), Text(es="Copiar las filas para Excel", en="Copy the rows for Excel")),
    Key(same("Ctrl+V"), Text(es="Importar lo copiado de Excel", en="Import what Excel copied")),
    Key(Text(es="Supr", en="Del"), Text(es="Borrar; Ctrl+Z lo deshace", en="Delete; Ctrl+Z undoes it")),
    Key(same("Ctrl+I"), Text(es="Importar de Excel o CSV", en="Import from Excel or CSV")),
    Key(same("F9"), Text(es="Columnas", en="Columns")),
    Key(same("F12"), Text(es="Exportar lo que se ve", en="Export what is shown")),
    Key(same("Ctrl+P"), Text(es="Imprimir lo que se ve", en="Print what is shown")),
    Key(Text(es="Menú", en="Menu"), Text(es="Ordenar, columnas, copiar", en="Sort, columns, copy")),
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
RECEIVING = (
    Key(same("Ctrl+O"), Text(es="Elegir los archivos por recibir", en="Choose the files to receive")),
    Key(same("Ctrl+Enter"), Text(es="Recibir el lote", en="Receive the batch")),
    Key(same("Esc"), Text(es="Dejar de leer los archivos", en="Stop reading the files")),
    Key(same("Enter"), Text(es="En «Por decidir», que el reporte cuente", en="In “To decide”, let the return count")),
    Key(same("Ctrl+C"), Text(es="Copiar los renglones elegidos, para Excel", en="Copy the rows chosen, for Excel")),
)
CONSOLIDATED = (
    Key(same("Ctrl+F"), Text(es="Buscar una oficina", en="Search for an office")),
    Key(Text(es="Flechas", en="Arrows"), Text(es="De celda en celda de la cobertura", en="From cell to cell")),
    Key(same("Ctrl+C"), Text(es="Copiar la cobertura, para Excel", en="Copy the coverage, for Excel")),
    Key(
        same("Alt+A … Alt+E"),
        Text(es="En un doble conteo, que cuente ese registro", en="At a double count, let that record count"),
    ),
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


@dataclass(frozen=True, slots=True)
class Section:
    """Keys under one head; "" where a page has only one kind."""

    head: Text
    keys: tuple[Key, ...]


_OWN = {
    "home": HOME, "confirming": CONFIRMING, "summary": SUMMARY, "returns": RETURNS, "receiving": RECEIVING,
    "consolidated": CONSOLIDATED, "settings": SETTINGS,
}  # fmt: skip


def keys_of(page: str, *, yearly: bool = False) -> tuple[Section, ...]:
    """The keys of a page by its key, those that work everywhere last; an unknown key is a register's.

    ``yearly`` is said of a register that is asked about once a year.
    """
    everywhere = Section(_EVERYWHERE, EVERYWHERE)
    if page in _OWN:
        return (Section(_HERE, _OWN[page]), everywhere)
    return (Section(_FORM, FORM), Section(_LIST, (*LISTED, *((YEARLY,) if yearly else ()))), everywhere)


_HERE = Text(es="En esta página", en="On this page")
_FORM = Text(es="En el formulario", en="In the form")
_LIST = Text(es="En la lista", en="In the list")
_EVERYWHERE = Text(es="En toda la ventana", en="Everywhere")
