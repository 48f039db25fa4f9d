"""What became, or would become, of a file, in words and as a pill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.receiving import Reception
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text, same
from napdesk.services.arrivals import FileReceived
from napdesk.ui.desk import Desk
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.summary.wording import many

PILLS = {
    Reception.ACCEPTED: (Tone.MET, Shape.CHECK),
    Reception.WITH_NOTES: (Tone.MET, Shape.CHECK),
    Reception.ALREADY: (Tone.PLAIN, Shape.NONE),
    Reception.SUPERSEDED: (Tone.PLAIN, Shape.NONE),
    Reception.HELD: (Tone.UNDER_WAY, Shape.HALF),
    Reception.FORKED: (Tone.UNDER_WAY, Shape.HALF),
    Reception.REFUSED: (Tone.STOP, Shape.ALERT),
}
SHOWN = 200  # problems of one file
# In the order of what asks for a look first.
ORDER = (
    Reception.REFUSED, Reception.FORKED, Reception.HELD, Reception.WITH_NOTES, Reception.ACCEPTED,
    Reception.SUPERSEDED, Reception.ALREADY,
)  # fmt: skip


def in_sum(files: Sequence[FileReceived], desk: Desk) -> str:
    """«12 recibidos · 2 retenidos · 1 no se recibió»."""
    counts = Counter(one.outcome for one in files)
    return " · ".join(desk.say(many(counts[one], *_COUNTED[one])) for one in reversed(ORDER) if counts[one])


def in_full(one: FileReceived, desk: Desk) -> str:
    """Everything about a file: of whom, what it changes, why it is not in, what is wrong with its records."""
    lines = [desk.say(_WHAT[one.outcome])]
    if one.why is not None:
        lines.append(desk.say(one.why))
    if one.number:
        moved = {name: show_number(getattr(one, name)) for name in ("new", "changed", "removed")}
        lines.append(desk.say(_MOVED.fill(**moved)))
    shown = sorted(one.problems, key=lambda problem: problem.weight.rank)[:SHOWN]
    lines += [problem_words(problem, desk) for problem in shown]
    if len(one.problems) > len(shown):
        lines.append(desk.say(_MORE.fill(count=show_number(len(one.problems) - len(shown)))))
    return "\n".join(lines)


def problem_words(problem: Problem, desk: Desk) -> str:
    sign = "✗ " if problem.weight is Weight.STOP else "· "
    place = f"{problem.sheet}!{problem.column or ''}{problem.row}: " if problem.sheet else ""
    return f"{sign}{place}{desk.say(problem.message)} {desk.say(problem.fix)}"


def period_words(written: str | None) -> Text:
    """A period as people say it, or as it is written where it is none."""
    read = Period.read(written or "")
    return read.label if read is not None else same(written or "—")


def moved_words(one: FileReceived) -> str:
    """«+100», «+3 ±2 −1»: records that are new, changed and gone."""
    moved = (("+", one.new), ("±", one.changed), ("−", one.removed))
    said = " ".join(f"{sign}{show_number(count)}" for sign, count in moved if count)
    return said or ("=" if one.number else "")


def period_and_revision(one: FileReceived) -> Text:
    """«2025-T2 · R0», or that it is a template."""
    if one.period is None:
        return same("—")
    if one.template:
        return _TEMPLATE.fill(period=one.period)
    return same(f"{one.period} · R{one.revision}")


_COUNTED = {
    Reception.ACCEPTED: (
        Text(es="{count} recibido", en="{count} accepted"),
        Text("{count} recibidos", "{count} accepted"),
    ),
    Reception.WITH_NOTES: (
        Text(es="{count} con avisos", en="{count} with notes"),
        Text(es="{count} con avisos", en="{count} with notes"),
    ),
    Reception.ALREADY: (
        Text(es="{count} ya se tenía", en="{count} was here already"),
        Text(es="{count} ya se tenían", en="{count} were here already"),
    ),
    Reception.SUPERSEDED: (
        Text(es="{count} anterior al que vale", en="{count} older than the one that counts"),
        Text(es="{count} anteriores a los que valen", en="{count} older than those that count"),
    ),
    Reception.HELD: (
        Text(es="{count} retenido", en="{count} held"),
        Text(es="{count} retenidos", en="{count} held"),
    ),
    Reception.FORKED: (
        Text(es="{count} en conflicto", en="{count} forked"),
        Text(es="{count} en conflicto", en="{count} forked"),
    ),
    Reception.REFUSED: (
        Text(es="{count} no se recibe", en="{count} refused"),
        Text(es="{count} no se reciben", en="{count} refused"),
    ),
}
_WHAT = {
    Reception.ACCEPTED: Text(es="Cuenta desde que se recibe el lote.", en="It counts once the batch is received."),
    Reception.WITH_NOTES: Text(
        es="Cuenta desde que se recibe el lote; trae avisos.", en="It counts once the batch is received; it has notes."
    ),
    Reception.ALREADY: Text(
        es="Este mismo reporte ya se había recibido: no cambia nada.",
        en="This same return was received before: nothing changes.",
    ),
    Reception.SUPERSEDED: Text(
        es="Es anterior al que ya vale: se guarda y no cuenta.",
        en="It is older than the one that counts: it is kept and does not count.",
    ),
    Reception.HELD: Text(es="Queda retenido hasta que alguien decida.", en="It is held until somebody decides."),
    Reception.FORKED: Text(
        es="Otro archivo distinto dice ser el mismo: ninguno de los dos cuenta hasta que alguien decida.",
        en="Another file claims to be the same: neither counts until somebody decides.",
    ),
    Reception.REFUSED: Text(es="No se recibe.", en="It is refused."),
}
_MOVED = Text(
    es="Registros: {new} nuevos, {changed} cambian, {removed} ya no vienen.",
    en="Records: {new} new, {changed} changed, {removed} no longer there.",
)
_MORE = Text(es="… y {count} avisos más.", en="… and {count} more notes.")
_TEMPLATE = Text(es="{period} · plantilla", en="{period} · template")
