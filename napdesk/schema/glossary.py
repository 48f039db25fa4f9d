"""The field's own words, one for each thing; the screen is held to them by a test."""

from __future__ import annotations

from dataclasses import dataclass

from napdesk.schema.text import Text


@dataclass(frozen=True, slots=True)
class Term:
    """A thing by its name in the code and on the screen; ``instead_of`` are Spanish words never used for it."""

    key: str
    text: Text
    instead_of: tuple[str, ...] = ()


GLOSSARY: tuple[Term, ...] = (
    Term("return", Text(es="Reporte", en="Return"), ("(?<!oficio de )entregas?", "reportería")),
    Term("nil_return", Text(es="Reporte en ceros", en="Nil return"), ("reporte vacío", "reporte nulo")),
    Term("first_return", Text(es="Reporte normal", en="First return")),
    Term("later_return", Text(es="Complementaria", en="Later revision"), ("rectificativ[ao]s?",)),
    Term("preview", Text(es="Vista previa", en="Preview"), ("previsualización", "prevista")),
    Term("covering_sheet", Text(es="Oficio de entrega", en="Covering sheet")),
    Term("receipt", Text(es="Acuse de recibo", en="Receipt")),
    Term("period", Text(es="Periodo que se informa", en="Period"), ("período",)),
    Term("year", Text(es="Ejercicio", en="Year")),
    Term("cut_off", Text(es="Con corte al", en="As of")),
    Term("due", Text(es="Fecha límite", en="Due date"), ("deadline", "vencimiento")),
    Term("late", Text(es="Extemporáneo", en="Late")),
    Term("close", Text(es="Cerrar", en="Close")),
    Term("reopen", Text(es="Reabrir", en="Reopen")),
    Term("register", Text(es="Formato", en="Register")),
    Term("record", Text(es="Registro", en="Record")),
    Term("list", Text(es="Catálogo", en="List")),
    Term("office", Text(es="Oficina informante", en="Office")),
    Term("hub", Text(es="Oficina concentradora", en="Hub")),
    Term("entity", Text(es="Entidad federativa", en="Federative entity")),
    Term("government", Text(es="Orden de gobierno", en="Level of government")),
    Term("clerk", Text(es="Capturista", en="Clerk")),
    Term("supervisor", Text(es="Responsable de la información", en="Supervisor")),
    Term("draft", Text(es="Borrador", en="Draft")),
    Term("complete", Text(es="Completo", en="Complete")),
    Term("sent_back", Text(es="Con observaciones", en="Sent back"), ("devuelt[ao]s?",)),
    Term("approved", Text(es="Validado", en="Approved")),
    Term("answer_a_note", Text(es="Solventar", en="Answer a note")),
    Term("unspecified", Text(es="Sin desglose por sexo", en="Sex not stated"), ("sin sexo",)),
    Term("stop", Text(es="Error", en="Error")),
    Term("needs_reason", Text(es="Inconsistencia (exige motivo)", en="Needs a reason")),
    Term("note", Text(es="Aviso", en="Note"), ("warning", "advertencia")),
    Term("not_applicable", Text(es="No aplica", en="Not applicable")),
    Term("not_available", Text(es="No disponible", en="Not available")),
    Term("not_yet", Text(es="Pendiente", en="Not yet")),
    Term("twin", Text(es="Posible duplicado", en="Possible twin")),
    Term("overlap", Text(es="Posible doble conteo", en="Possible double count")),
    Term("carried_field", Text(es="Dato fijo", en="Carried field")),
    Term("second_entry", Text(es="Doble captura", en="Second entry")),
    Term("batch", Text(es="Lote", en="Batch of sheets")),
    Term("seal", Text(es="Sello digital", en="Seal")),
    Term("short_seal", Text(es="Clave del sello", en="Seal's short form")),
    Term("fingerprint", Text(es="Palabras de comprobación", en="Check words")),
    Term("signature", Text(es="Firma de la oficina", en="Office signature"), ("firma electrónica", "e\\.firma")),
    Term("verified", Text(es="Auténtico", en="Verified")),
    Term("unsigned", Text(es="Íntegro, sin firma conocida", en="Whole, no known signature")),
    Term("altered", Text(es="ALTERADO", en="ALTERED")),
    Term("receiving", Text(es="Recepción", en="Receiving")),
    Term("held", Text(es="Retenido", en="Held")),
    Term("superseded", Text(es="Sustituido", en="Superseded")),
    Term("forked", Text(es="En conflicto", en="Forked")),
    Term("coverage", Text(es="Cobertura", en="Coverage")),
    Term("consolidated", Text(es="Concentrado", en="Consolidated")),
    Term("frozen_cut", Text(es="Corte nacional", en="National cut")),
    Term("commitment", Text(es="Compromiso", en="Commitment")),
    Term("indicator", Text(es="Indicador", en="Indicator")),
    Term("target", Text(es="Meta", en="Target")),
    Term("progress", Text(es="Avance", en="Progress")),
    Term("met", Text(es="Cumplida", en="Met")),
    Term("under_way", Text(es="En proceso", en="Under way"), ("en curso",)),
    Term("not_met", Text(es="No cumplida", en="Not met")),
    Term("no_data", Text(es="Sin dato", en="No data")),
    Term("no_base", Text(es="Sin base", en="No base")),
    Term("narrative", Text(es="Avance cualitativo", en="Narrative")),
    Term(
        "justification",
        Text(es="Justificación de la variación", en="Reason for the change"),
        ("explicación de la variación",),
    ),
    Term("declared", Text(es="Declarada", en="Declared"), ("cifras? históricas?",)),
    Term("history", Text(es="Historial", en="History"), ("bitácora",)),
    Term("backup", Text(es="Respaldo", en="Backup"), ("copia de seguridad", "backup")),
    Term("restore", Text(es="Recuperar", en="Restore"), ("restaurar", "restaure")),
    Term("recovery_code", Text(es="Código de recuperación", en="Recovery code")),
    Term("passphrase", Text(es="Contraseña", en="Passphrase"), ("clave de acceso", "password")),
    Term("tour", Text(es="Comisión", en="Tour")),
)
