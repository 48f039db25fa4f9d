"""Oficio de entrega: one page that goes with a return, with the code of its seal and room for the receiver's acuse."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from napdesk.excel.canonical import short_form
from napdesk.excel.contents import FICTITIOUS
from napdesk.excel.cover import FIRST, LATER, NAME_AND_POST, PLAN, signers_of
from napdesk.schema.durable import write_durably
from napdesk.schema.offices import Office
from napdesk.schema.periods import Period
from napdesk.schema.showing import show_number
from napdesk.schema.text import Language, Text
from napdesk.services.returns import no_copy
from napdesk.services.revisions import counts_said
from napdesk.store.periods import Sent
from napdesk.store.store import Store
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.summary.flow import lines_of
from napdesk.ui.summary.paper_table import Ink

SCREEN = 96  # dots to the inch; everything here is drawn in them
MARGIN = 0.7  # inches
QR_SIDE = 118.0
RIGHT, CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Covering:
    """What it says of a return that was made."""

    office: Office
    institution: Text
    period: Period
    sent: Sent
    counts: list[tuple[Text, int]]
    language: Language

    @property
    def short_seal(self) -> str:
        return short_form(self.sent.seal)

    def say(self, words: Text) -> str:
        return words.to(self.language)


def write_covering(store: Store, period: Period, language: Language, font: QFont, target: Path) -> None:
    """The sheet of the newest return of a period. Raises Trouble ``no_copy`` and those of ``write_durably``."""
    write_durably(target, covering_pdf(covering_of(store, period, language), font))


def covering_of(store: Store, period: Period, language: Language) -> Covering:
    """What it says. Raises Trouble ``no_copy`` where no return was made, or what it held was not kept."""
    sent, counts = store.periods.sent(period), counts_said(store, period)
    if sent is None or counts is None:
        raise no_copy(period)
    office = store.office
    named = store.lists.label(("institution",), office.institution, period.last_day)
    return Covering(office, named, period, sent, [(one.title, count) for one, count in counts.items()], language)


def covering_pdf(told: Covering, font: QFont) -> bytes:
    """The page as a PDF."""
    into = QBuffer()
    into.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(into)
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    standing = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.Letter), standing, margins, QPageLayout.Unit.Inch))
    writer.setTitle(f"{told.say(TITLE)} · {told.sent.folio}")
    writer.setCreator("NapDesk")
    painter = QPainter(writer)
    scale = writer.logicalDpiX() / SCREEN
    room = writer.pageLayout().paintRectPixels(writer.logicalDpiX())
    painter.scale(scale, scale)
    _Page(told, Ink(font, LIGHT), painter, room.width() / scale, room.height() / scale).draw()
    painter.end()
    return bytes(into.data().data())


def code_of(told: Covering) -> segno.QRCode:
    """What a telephone's camera reads: the return's folio and the short form of its seal."""
    return segno.make_qr(f"{told.sent.folio} {told.short_seal}", error="m")


class _Page:
    """One page, drawn from its top; the receipt stands at its foot."""

    def __init__(self, told: Covering, ink: Ink, painter: QPainter, wide: float, tall: float) -> None:
        self._told = told
        self._ink = ink
        self._painter = painter
        self._wide, self._tall = wide, tall
        self._top = 0.0

    def draw(self) -> None:
        self._head()
        self._facts()
        self._counts()
        self._words()
        self._signatures()
        self._receipt()

    def _write(self, box: QRectF, words: str, font: QFont, colour: str = "ink", where: Any = MIDDLE) -> None:
        self._ink.write(self._painter, box, words, font, colour, where)

    def _line(self, words: str, font: QFont, colour: str, tall: float, *, room: float = 0) -> None:
        for part in lines_of(font, words, self._wide - room):
            self._write(QRectF(0, self._top, self._wide - room, tall), part, font, colour)
            self._top += tall

    def _head(self) -> None:
        told, ink, beside = self._told, self._ink, QR_SIDE + 24
        self._code()
        self._line(told.say(PLAN), ink.small, "muted", 16, room=beside)
        self._line(told.say(TITLE), ink.title, "ink", 36, room=beside)
        if told.office.demo:
            self._line(told.say(FICTITIOUS), ink.heading, "stop", 22, room=beside)
        self._line(told.office.name or told.office.code, ink.strong, "ink", 18, room=beside)
        about = (told.say(told.institution), told.office.area)
        self._line(" · ".join(one for one in about if one), ink.plain, "muted", 17, room=beside)
        if told.office.reports_to:
            self._top += 6
            self._line(told.say(FOR.fill(whom=told.office.reports_to)), ink.plain, "ink", 18, room=beside)
        self._top = max(self._top, QR_SIDE + 40) + 10

    def _code(self) -> None:
        """The seal's short form for the eye and for a telephone's camera."""
        rows = [list(row) for row in code_of(self._told).matrix]
        side, left = QR_SIDE / len(rows), self._wide - QR_SIDE
        for at, row in enumerate(rows):
            for place, dark in enumerate(row):
                if dark:
                    box = QRectF(left + place * side, at * side, side + 0.05, side + 0.05)
                    self._painter.fillRect(box, QColor(LIGHT.ink))
        below = QRectF(left - 40, QR_SIDE + 6, QR_SIDE + 40, 14)
        self._write(below, self._told.say(SEAL), self._ink.small, "muted", RIGHT | MIDDLE)
        self._write(below.translated(0, 15), self._told.short_seal, self._ink.strong, "ink", RIGHT | MIDDLE)

    def _facts(self) -> None:
        told, ink = self._told, self._ink
        revision = told.sent.revision
        facts = (
            (FOLIO, told.sent.folio),
            (PERIOD, told.say(told.period.label)),
            (KIND, told.say(LATER.fill(number=revision) if revision else FIRST)),
            (MADE, _moment(told.sent.made_at)),
        )
        column = self._wide / 2
        for at, (label, words) in enumerate(facts):
            box = QRectF(at % 2 * column, self._top + at // 2 * 38, column - 12, 14)
            self._write(box, told.say(label), ink.small, "muted")
            self._write(box.translated(0, 16), words, ink.plain)
        self._top += 2 * 38 + 12

    def _counts(self) -> None:
        told, ink = self._told, self._ink
        self._row(told.say(REGISTER), told.say(RECORDS), ink.small, "muted")
        self._rule()
        for title, count in told.counts:
            self._row(told.say(title), show_number(count), ink.plain, "ink")
        self._rule()
        self._row(told.say(TOTAL), show_number(sum(count for _, count in told.counts)), ink.strong, "ink")
        self._top += 12

    def _row(self, words: str, number: str, font: QFont, colour: str) -> None:
        box = QRectF(0, self._top, self._wide, 20)
        self._write(box, words, font, colour)
        self._write(box, number, font, colour, RIGHT | MIDDLE)
        self._top += 20

    def _rule(self) -> None:
        self._painter.fillRect(QRectF(0, self._top, self._wide, 0.75), QColor(LIGHT.edge))
        self._top += 2

    def _words(self) -> None:
        for words in (HANDED, PROVE):
            self._line(self._told.say(words), self._ink.plain, "ink", 17)
            self._top += 6

    def _signatures(self) -> None:
        told, ink = self._told, self._ink
        signers = signers_of(told.office)
        column, top, post = self._wide / len(signers), self._top + 14, told.say(NAME_AND_POST)
        for at, (role, who) in enumerate(signers):
            box = QRectF(at * column + 12, top, column - 24, 16)
            self._write(box, told.say(role), ink.small, "muted", CENTRE | MIDDLE)
            self._painter.fillRect(QRectF(box.x(), top + 66, box.width(), 0.75), QColor(LIGHT.ink))
            below = box.translated(0, 70)
            for words, font, colour in ((who.shown, ink.strong, "ink"), (who.post or post, ink.small, "muted")):
                for part in lines_of(font, words, box.width()):
                    self._write(below, part, font, colour, CENTRE | MIDDLE)
                    below.translate(0, 16)

    def _receipt(self) -> None:
        """At the foot, empty: only the receiver fills it in."""
        told, ink, tall = self._told, self._ink, 190.0
        box = QRectF(0.5, self._tall - tall - 1, self._wide - 1, tall)
        self._painter.setPen(QColor(LIGHT.edge))
        self._painter.drawRoundedRect(box, 6, 6)
        self._write(QRectF(14, box.y() + 10, 300, 18), told.say(RECEIVED), ink.heading)
        half = box.width() * 0.56
        for row, pair in enumerate(RECEIVED_FIELDS):
            for column, label in enumerate(pair):
                place = QRectF(14 + column * (half / 2), box.y() + 42 + row * 64, half / 2 - 14, 14)
                self._write(place, told.say(label), ink.small, "muted")
                self._painter.fillRect(QRectF(place.x(), place.y() + 44, place.width(), 0.75), QColor(LIGHT.ink))
        stamp = QRectF(half + 14, box.y() + 38, box.width() - half - 28, tall - 52)
        self._painter.setPen(QColor(LIGHT.edge))
        self._painter.drawRect(stamp)
        self._write(QRectF(stamp.x() + 8, stamp.y() + 6, stamp.width(), 14), told.say(STAMP), ink.small, "muted")


def _moment(iso: str) -> str:
    """``2025-10-03T09:15:00-06:00`` as people write it."""
    day, _, hour = iso.partition("T")
    year, month, date = day.split("-")
    return f"{date}/{month}/{year}, {hour[:5]}"


TITLE = Text(es="Oficio de entrega", en="Covering sheet")
FOR = Text(es="Para: {whom}", en="For: {whom}")
SEAL = Text(es="Clave del sello", en="Seal (short form)")
FOLIO = Text(es="Folio del reporte", en="Return number")
PERIOD = Text(es="Periodo que se informa", en="Period")
KIND = Text(es="Tipo de reporte", en="Kind of return")
MADE = Text(es="Elaborado el", en="Made on")
REGISTER = Text(es="Formato", en="Register")
RECORDS = Text(es="Registros", en="Records")
TOTAL = Text(es="Total de registros", en="All records")
HANDED = Text(
    es="Con este oficio va el reporte que aquí se describe: un libro de Excel con sello digital y firma de la oficina.",
    en="The return described here is handed over as an Excel workbook with the office's digital seal and signature.",
)
PROVE = Text(
    es="Para saber que el archivo es este, compare la clave del sello con la de su carátula, o ábralo en NapDesk: "
    "Reportes, Verificar.",
    en="To know that the file is this one, compare the seal's short form with that on its cover, or open it in "
    "NapDesk: Returns, Verify.",
)
RECEIVED = Text(es="Acuse de recibo", en="Receipt")
RECEIVED_FIELDS = (
    (Text(es="Nombre", en="Name"), Text(es="Cargo", en="Post")),
    (Text(es="Fecha", en="Date"), Text(es="Hora", en="Hour")),
)
STAMP = Text(es="Firma y sello", en="Signature and stamp")
