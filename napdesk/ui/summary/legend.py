"""The small line under the figures: as of when, by which catalogue, and what its signs stand for."""

from __future__ import annotations

from napdesk.schema.showing import show_day
from napdesk.schema.text import Text
from napdesk.ui.summary.overview import Seen


def legend(seen: Seen) -> Text:
    """As of when and by which catalogue; what the signs of the list stand for, only those that occur."""
    said = [_CUT_OFF.fill(day=show_day(seen.days.day), version=seen.version)]
    said += seen.gathered.of_all() if seen.gathered is not None else []
    unconfirmed = [one for one in seen.figures if not one.indicator.confirmed]
    if unconfirmed:
        said.append(_ALL_UNCONFIRMED if len(unconfirmed) == len(seen.figures) else _UNCONFIRMED)
    if any(one.indicator.interpolated for one in seen.figures):
        said.append(_INTERPOLATED)
    return Text(" · ".join(one.es for one in said), " · ".join(one.en for one in said))


_CUT_OFF = Text(es="Con corte al {day} · catálogo {version}", en="As of {day} · catalogue {version}")
_ALL_UNCONFIRMED = Text(es="Formas de cálculo por confirmar", en="Ways of counting to be confirmed")
_UNCONFIRMED = Text(es="* por confirmar", en="* to be confirmed")
_INTERPOLATED = Text(es="≈ meta intermedia", en="≈ goal in between")
