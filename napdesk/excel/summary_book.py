"""The workbook of what Resumen shows: figures and charts to work on, which says of itself that it is no return."""

from __future__ import annotations

from pathlib import Path

from napdesk.excel.contents import Return
from napdesk.excel.narratives import has_narratives, narratives
from napdesk.excel.return_book import PAGE
from napdesk.excel.sheets import Running
from napdesk.excel.summary import TITLE, summary
from napdesk.excel.workbook import save_workbook
from napdesk.schema.text import Text


def save_summary(ret: Return, asked: Text, path: Path) -> None:
    """Write it to a path that is not yet the final one; ``asked`` says what was asked for."""
    about = ABOUT.fill(asked=asked, day=ret.cut_off.strftime("%d/%m/%Y"), version=ret.catalogue)
    told = ret.say(Text(es=f"{NO_RETURN.es}. {about.es}", en=f"{NO_RETURN.en}. {about.en}"))
    sheets = [summary(ret, told), *([narratives(ret, told)] if has_narratives(ret) else [])]
    title = f"{ret.say(TITLE)} {ret.period.year}"
    running = Running(
        head=f"{ret.office.name} · {title}",
        warning=ret.heading(ret.say(NO_RETURN)),
        foot=f"{ret.office.code} · {ret.cut_off:%d/%m/%Y} · {ret.catalogue} · {ret.say(asked)}",
        page=ret.say(PAGE),
    )
    save_workbook(sheets, running, path, title=title, author=ret.office.name, made_at=ret.made_at)


NO_RETURN = Text(es="Exportado de Resumen; no es un reporte", en="Exported from the Summary; not a return")
ABOUT = Text(
    es="{asked} · con corte al {day} · metas nacionales (catálogo {version})",
    en="{asked} · as of {day} · national targets (catalogue {version})",
)
