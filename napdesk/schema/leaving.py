"""What leaves the office as a file, as the history names it."""

from __future__ import annotations

from enum import StrEnum

from napdesk.schema.text import Text


class Leaving(StrEnum):
    """The kinds of file, by the word that stands in the history."""

    RETURN = "return"
    PREVIEW = "preview"
    COPY = "copy"
    COVERING = "covering"
    LIST = "list"
    SUMMARY = "summary"
    KEY = "key"
    COVERAGE = "coverage"
    CONSOLIDATED = "consolidated"
    PUBLISHED = "published"
    ANSWER = "answer"
    FORWARD = "forward"
    PLAIN = "plain"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    Leaving.RETURN: Text(es="Reporte", en="Return"),
    Leaving.PREVIEW: Text(es="Vista previa", en="Preview"),
    Leaving.COPY: Text(es="Copia del reporte", en="Copy of the return"),
    Leaving.COVERING: Text(es="Oficio de entrega", en="Covering sheet"),
    Leaving.LIST: Text(es="Lista", en="List"),
    Leaving.SUMMARY: Text(es="Resumen", en="Summary"),
    Leaving.COVERAGE: Text(es="Cobertura", en="Coverage"),
    Leaving.CONSOLIDATED: Text(es="Concentrado", en="Consolidated workbook"),
    Leaving.PUBLISHED: Text(es="Publicación en un servidor", en="Publication on a server"),
    Leaving.ANSWER: Text(es="Acuse de recibo", en="Receipt"),
    Leaving.FORWARD: Text(es="Reportes que se turnan", en="Returns forwarded"),
    Leaving.KEY: Text(es="Llave pública", en="Public key"),
    Leaving.PLAIN: Text(es="Copia sin cifrar", en="Plain copy"),
}
