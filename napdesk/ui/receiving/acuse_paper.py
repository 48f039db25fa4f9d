"""The acuse as a page for whoever has only Excel: who received what and when, and what is to be mended."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from napdesk.excel.contents import FICTITIOUS
from napdesk.schema.durable import write_durably
from napdesk.schema.text import Language
from napdesk.services.answering import Answered, told_of
from napdesk.store.store import Store
from napdesk.ui.look.palette import LIGHT

MARGIN = 0.8  # inches
DOTS = 96  # to the inch, in which a document is laid out
POINTS = 10


def write_acuse(store: Store, one: Answered, language: Language, font: QFont, target: Path) -> None:
    """Write it as a PDF. Raises Trouble of ``write_durably``."""
    write_durably(target, acuse_pdf(store, one, language, font))


def acuse_pdf(store: Store, one: Answered, language: Language, font: QFont) -> bytes:
    into = QBuffer()
    into.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(into)
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    standing = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.Letter), standing, margins, QPageLayout.Unit.Inch))
    writer.setCreator("NapDesk")
    document = QTextDocument()
    plain = QFont(font)
    plain.setPointSize(POINTS)
    document.setDefaultFont(plain)
    document.setHtml(_page(store, one, language))
    document.print_(writer)
    del writer  # its last page is written as it goes
    return bytes(into.data().data())


def _page(store: Store, one: Answered, language: Language) -> str:
    """What is told, as rows of a table; all of it escaped, for an office calls itself what it likes."""
    (title, _), *rest = told_of(store, one, language)
    warning = f'<p style="color:{LIGHT.stop}"><b>{FICTITIOUS.to(language)}</b></p>' if store.office.demo else ""
    rows = "".join(
        f'<tr><td width="36%" style="color:{LIGHT.muted};padding:5px 8px 5px 0">{escape(label)}</td>'
        f'<td style="padding:5px 0">{escape(told).replace(chr(10), "<br>")}</td></tr>'
        for label, told in rest
    )
    return f'<h1 style="color:{LIGHT.accent}">{escape(title)}</h1>{warning}<table width="100%">{rows}</table>'
