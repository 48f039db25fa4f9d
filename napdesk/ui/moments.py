"""Days and times as they are said on the screen: «hoy 10:42», «domingo 23 de noviembre de 2025»."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from napdesk.schema.showing import show_day
from napdesk.schema.text import Language, Text

LOCALES = {
    Language.ES: QLocale(QLocale.Language.Spanish, QLocale.Country.Mexico),
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}
_PATTERNS = {Language.ES: "dddd d 'de' MMMM 'de' yyyy", Language.EN: "dddd, d MMMM yyyy"}


def long_day(day: date, language: Language) -> str:
    """``domingo 23 de noviembre de 2025``."""
    return LOCALES[language].toString(QDate(day.year, day.month, day.day), _PATTERNS[language])


def moment(instant: datetime, today: date, language: Language) -> str:
    """``hoy 10:42``, ``ayer 18:05`` or ``14/11/2025``; the instant comes in local time."""
    days = (today - instant.date()).days
    word = {0: _TODAY, 1: _YESTERDAY}.get(days)
    return f"{word.to(language)} {instant:%H:%M}" if word else show_day(instant.date())


def moment_of(written: str, today: date, language: Language) -> str:
    """The same for an ISO instant as the store writes it; "" for one that cannot be read."""
    try:
        return moment(datetime.fromisoformat(written), today, language)
    except ValueError:
        return ""


def minute_of(written: str, today: date, language: Language) -> str:
    """The same with the minute always: ``hoy 10:42``, ``14/11/2025 16:05``."""
    said, minute = moment_of(written, today, language), written[11:16]
    return said if said.endswith(minute) else f"{said} {minute}"


def greeting(hour: int) -> Text:
    """Good morning, afternoon or evening."""
    return _MORNING if hour < 12 else _AFTERNOON if hour < 19 else _EVENING


_TODAY = Text(es="hoy", en="today")
_YESTERDAY = Text(es="ayer", en="yesterday")
_MORNING = Text(es="Buenos días", en="Good morning")
_AFTERNOON = Text(es="Buenas tardes", en="Good afternoon")
_EVENING = Text(es="Buenas noches", en="Good evening")
