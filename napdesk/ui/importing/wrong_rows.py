"""The rows that stay out of an import, as the person's own workbook to mend."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from napdesk.excel.marked import write_marked_rows
from napdesk.excel.reading import Table
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.importing.source import Source


def save_wrong_rows(path: Path, source: Source, table: Table, wrong: Mapping[int, str], language: Language) -> None:
    """Write them, each with why. Raises Trouble as ``write_marked_rows``, or ``same_file`` over the file itself."""
    if source.path is not None and path.resolve() == source.path.resolve():
        raise Trouble("same_file", _SAME, _OTHER)
    write_marked_rows(path, table, wrong, language)


_SAME = Text(es="Ese es el archivo que se está importando.", en="That is the file being imported.")
_OTHER = Text(es="Dé otro nombre; no se cambió nada.", en="Give another name; nothing was changed.")
