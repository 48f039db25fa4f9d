"""What the import assistant says."""

from __future__ import annotations

from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.import_plan import Plan
from napdesk.ui.files import EXCEL, SHEETS, Purpose


def go_on_words(plan: Plan) -> Text:
    """What the button says: all of it, the valid ones only, or that there is nothing."""
    count = len(plan.records)
    if not count:
        return NOTHING
    return (VALID if plan.wrong else ALL).fill(count=show_number(count))


TITLE = Text(es="Importar · {register}", en="Import · {register}")
PASTED = Text(es="Celdas pegadas", en="Pasted cells")
OPENING = Text(es="Abriendo «{name}»…", en="Opening “{name}”…")
CHECKING = Text(es="Revisando los renglones…", en="Checking the rows…")
WRITING = Text(es="Guardando los registros…", en="Keeping the records…")
WRITING_WRONG = Text(es="Guardando los renglones con error…", en="Saving the rows that are wrong…")
OTHER = Text(es="Otro archivo…", en="Another file…")
SEE = Text(es="Ver qué pasaría", en="See what would happen")
ALL = Text(es="Importar todos ({count})", en="Import all ({count})")
VALID = Text(es="Importar los válidos ({count})", en="Import the valid ones ({count})")
NOTHING = Text(es="Nada que importar", en="Nothing to import")
SAVE_WRONG = Text(es="Guardar los renglones con error…", en="Save the rows that are wrong…")
BACK = Text(es="Columnas", en="Columns")
LEAVE = Text(es="Cancelar", en="Cancel")
LACKING = Text(
    es="Falta de dónde tomar: {names}. Elija su columna, o escriba arriba lo que vale para todos los renglones.",
    en="Nothing says: {names}. Choose its column, or type above what holds for every row.",
)
SAVED_WRONG = Text(
    es="Se guardó «{name}»: corríjalo y tráigalo de nuevo.", en="“{name}” was saved: mend it and bring it again."
)
TO_MEND = Text(es="por corregir", en="to mend")
WHERE = Purpose("import", Text(es="Guardar los renglones con error", en="Save the rows that are wrong"), EXCEL)
WHICH = Purpose("import", Text(es="Archivo por importar", en="File to import"), SHEETS)
