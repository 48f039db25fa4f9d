"""A commitment as a row of a catalogue file, both ways, and the version drawn from what the rows say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from napdesk.schema.catalogue_columns import KEYS
from napdesk.schema.figures import Catalogue, Combine, Comparison, Indicator, Narrowing, Unit
from napdesk.schema.text import Text

Row = Mapping[str, str]
_CUMULATIVE = {"year": False, "day": True}
_YES_NO = {"yes": True, "no": False}


def catalogue_of(rows: Iterable[Row]) -> Catalogue:
    """The catalogue of rows that are known to be right."""
    return made_of([indicator_of(row) for row in rows])


def made_of(indicators: Sequence[Indicator]) -> Catalogue:
    """The catalogue of these commitments; its version is the same however the file was saved."""
    said = "\n".join("\t".join(written(one)) for one in indicators)
    return Catalogue(hashlib.sha256(said.encode()).hexdigest()[:8], tuple(indicators))


def indicator_of(row: Row) -> Indicator:
    """What a row says; raises ValueError or KeyError where it does not stand as ``written`` writes it."""

    def words(name: str) -> Text:
        return Text(es=row[f"{name}_es"], en=row[f"{name}_en"])

    return Indicator(
        id=row["id"],
        pillar=words("pillar"),
        title=words("title"),
        short=words("short"),
        owed_by=words("owed_by"),
        who_reports=words("who_reports"),
        measure=row["measure"],
        plan=row["plan"],
        official_number=row["official_number"],
        un_indicator=row["un_indicator"],
        source=row["source"],
        unit=Unit(row["unit"]),
        comparison=Comparison(row["comparison"]),
        target=float(row["target"]) if row["target"] else None,
        combine=Combine(row["combine"]),
        cumulative=_CUMULATIVE[row["period"]],
        confirmed=_YES_NO[row["confirmed"]],
        interpolated=_YES_NO[row["interpolated"]],
        valid_from=_day(row["valid_from"]),
        valid_until=_day(row["valid_until"]),
        narrowing=Narrowing(
            split(row["institutions"]),
            split(row["activities"]),
            float(row["min_hours"]) if row["min_hours"] else None,
            _day(row["from"]),
        ),
    )


def written(one: Indicator) -> tuple[str, ...]:
    """The cells of its row, in the order of the columns."""
    row = {
        "id": one.id,
        "plan": one.plan,
        "official_number": one.official_number,
        "un_indicator": one.un_indicator,
        "measure": one.measure,
        "unit": one.unit.value,
        "comparison": one.comparison.value,
        "target": number(one.target),
        "period": "day" if one.cumulative else "year",
        "combine": one.combine.value,
        "valid_from": _iso(one.valid_from),
        "valid_until": _iso(one.valid_until),
        "source": one.source,
        "confirmed": _said(one.confirmed),
        "interpolated": _said(one.interpolated),
        "institutions": ";".join(one.narrowing.institutions),
        "activities": ";".join(one.narrowing.activities),
        "min_hours": number(one.narrowing.min_hours),
        "from": _iso(one.narrowing.since),
    }
    for name in ("pillar", "title", "short", "owed_by", "who_reports"):
        words: Text = getattr(one, name)
        row |= {f"{name}_es": words.es, f"{name}_en": words.en}
    return tuple(row[key] for key in KEYS)


def number(value: float | None) -> str:
    """A number with every digit it was written with and no more: ``15``, ``0.1333``."""
    return "" if value is None else f"{Decimal(repr(value)):f}".removesuffix(".0")


def split(cell: str) -> tuple[str, ...]:
    """Several codes in one cell."""
    return tuple(part.strip() for part in cell.replace("|", ";").split(";") if part.strip())


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _said(answer: bool) -> str:
    return "yes" if answer else "no"
