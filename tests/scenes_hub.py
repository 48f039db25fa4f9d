"""Pictures of a hub and the Group: what is received, what waits, who reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from napdesk.house import plan
from napdesk.registers.training import training
from napdesk.return_reader import read_return
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.receipts import Outcome, ReceiptNote
from napdesk.schema.receiving import Reception
from napdesk.schema.text import Language, same
from napdesk.services.arrivals import FileReceived
from napdesk.services.double_counts import search
from napdesk.services.drilling import Question
from napdesk.services.national_cut import freeze
from napdesk.services.receiving import Staged, stage, undecided
from napdesk.services.returns import write_return
from napdesk.store.measuring import Days
from napdesk.store.store import Store
from napdesk.ui.consolidated.page import ConsolidatedPage, coverage
from napdesk.ui.files import Files
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from napdesk.ui.receiving.ask_back_box import AskBackBox, told_in
from napdesk.ui.receiving.page import ReceivingPage, look
from napdesk.ui.receiving.reason_box import ReasonBox
from napdesk.ui.summary.page import SummaryPage
from napdesk.ui.summary.sources_box import SourcesBox
from tests.faults.office import LISTS
from tests.filled_templates import simple
from tests.made_returns import OFFICE, a_return
from tests.pages import NOW, Kept, demo_store, make_desk
from tests.samples import session
from tests.sent_returns import named, send

TODAY = NOW.date()
QUARTERS = [Period(2025, Periodicity.QUARTER, number) for number in (1, 2, 3)]
OFFICES = [
    ("09-SSPC-01", "Dirección General de Prevención", "sspc", "09"),
    ("14-SSPC-01", "Delegación Jalisco", "sspc", "14"),
    ("20-SEDENA-01", "28.ª Zona Militar", "sedena", "20"),
    ("30-SEMAR-01", "Tercera Región Naval", "semar", "30"),
    ("30-SEMAR-02", "Zona Naval de Tuxpan", "semar", "30"),
    ("31-GN-01", "Coordinación Estatal Yucatán", "gn", "31"),
]


def hub() -> Store:
    """A hub that expects six offices; four of them sent something this year."""
    store = demo_store()
    store.settings.put_office(
        replace(store.office, code="09-SEMAR-00", name="Estado Mayor", scope=Scope.HUB, demo=False)
    )
    store.expected.replace([ExpectedOffice(*one) for one in OFFICES])
    folder = Path(mkdtemp(dir=store.path.parent))
    made = [
        sent(folder, at, period, late=at == 1 and period is QUARTERS[1])
        for at, period in ((0, QUARTERS[0]), (0, QUARTERS[1]), (1, QUARTERS[0]), (1, QUARTERS[1]), (3, QUARTERS[0]))
    ]
    store.received.take_in(stage(store, made, read_return, TODAY).batch)
    return store


def sent(folder: Path, at: int, period: Period, *, revision: int = 0, women: int = 19, late: bool = False) -> Path:
    """A return of one of the offices."""
    code, name, institution, entity = OFFICES[at]
    office = replace(OFFICE, uid=f"office-{at}", code=code, name=name, institution=institution, entity=entity)
    ret = a_return(office=office, period=period, cut_off=period.last_day, revision=revision, sessions=0)
    made_at = NOW.replace(year=period.year, month=period.next.first_day.month, day=25 if late else 3)
    ret = replace(ret, made_at=made_at, due=period.next.first_day.replace(day=14))
    ret.records[training] = [session(uniformed_women=women + at, ends=period.last_day, begins=period.last_day)]
    for number, record in enumerate(ret.records[training], 1):
        record.uid, record.folio = f"{code}-{period}-{number}", f"{code}-CAP-2025-{number:04}"
    path = folder / f"{code}_{period}_R{revision}_{women}.xlsx"
    write_return(ret, LISTS, path)
    return path


def batch(store: Store) -> Staged:
    """Something of everything, staged."""
    folder = Path(mkdtemp(dir=store.path.parent))
    (folder / "nota.xlsx").write_text("hola")
    wrong = simple(folder / "30-SEMAR-02 tercer trimestre.xlsx", LISTS, QUARTERS[2], ends="31/09/2025")
    paths = [
        sent(folder, 0, QUARTERS[2]), sent(folder, 1, QUARTERS[2]), sent(folder, 1, QUARTERS[2], women=40),
        sent(folder, 0, QUARTERS[0], revision=1, women=25), wrong, folder / "nota.xlsx",
        sent(folder, 3, Period(2026, Periodicity.QUARTER, 1)),
    ]  # fmt: skip
    return stage(store, paths, read_return, TODAY)


def receiving_page(store: Store, language: Language, palette: Palette) -> ReceivingPage:
    page = ReceivingPage(make_desk(store, language, palette), Files(language, Preferences(Kept())))
    page._show(look(store))
    return page


def receiving(language: Language, palette: Palette) -> QWidget:
    """Nothing under way."""
    return receiving_page(hub(), language, palette)


def receiving_batch(language: Language, palette: Palette) -> QWidget:
    """A batch before it counts, with something to decide on from the one before."""
    store = hub()
    store.received.take_in(batch(store).batch)
    folder = Path(mkdtemp(dir=store.path.parent))
    staged = stage(store, [sent(folder, 4, QUARTERS[0]), sent(folder, 2, QUARTERS[1])], read_return, TODAY)
    refused = FileReceived(Path("lista.xlsx"), Reception.REFUSED, code="not_a_return", why=same("…"))
    page = receiving_page(store, language, palette)
    page._show_staged(Staged(staged.batch, [*staged.files, *([refused] if not staged.files else [])]))
    return page


def receiving_mixed(language: Language, palette: Palette) -> QWidget:
    """A batch of every outcome."""
    store = hub()
    page = receiving_page(store, language, palette)
    page._show_staged(batch(store))
    return page


def deciding(language: Language, palette: Palette) -> QWidget:
    """Why one that is held counts after all."""
    store = hub()
    store.received.take_in(batch(store).batch)
    page = receiving_page(store, language, palette)
    page.deciding.ask_why(undecided(store)[0])
    box = page.deciding.asked
    assert isinstance(box, ReasonBox)
    box.setParent(None)
    return box


def asking_back(language: Language, palette: Palette) -> QWidget:
    """What an office has to mend."""
    store = hub()
    kept = store.received.of_period(OFFICES[0][0], str(QUARTERS[0]))[0]
    box = AskBackBox(make_desk(store, language, palette), kept, told_in(store, kept.id))
    box.folios.setCurrentIndex(1)
    box.fields.setCurrentIndex(box.fields.findData("uniformed_women"))
    box.line.setText("El oficio dice 12, y aquí hay 19.")
    box.add()
    return box


def coverage_page(language: Language, palette: Palette) -> QWidget:
    """Who reported."""
    store = hub()
    seal = store.received.of_period(OFFICES[0][0], str(QUARTERS[1]))[0].seal
    store.answers.put(seal, Outcome.ASKED_BACK, (ReceiptNote("", "", "x"),), "x")
    page = ConsolidatedPage(make_desk(store, language, palette), Files(language, Preferences(Kept())))
    page._show(coverage(store, page.year(), date(2025, 11, 23)))
    return page


def doubled(language: Language, palette: Palette) -> QWidget:
    """What two offices may have reported of the same course."""
    store = hub()
    course = {"title": "Prevención de la violencia de género", "begins": date(2025, 9, 8), "ends": date(2025, 9, 12)}
    send(store, "30-SEMAR-02", named("doble-1", session(**course, uniformed_women=19)), period="2025-T3")
    again = {"title": "PREVENCION DE VIOLENCIA DE GENERO", "uniformed_women": 20}
    send(store, "30-SSPC-09", named("doble-2", session(**course | again)), period="2025-T3")
    search(store)
    page = ConsolidatedPage(make_desk(store, language, palette), Files(language, Preferences(Kept())))
    page.refresh()
    page.tabs.setCurrentWidget(page.overlaps)
    return page


def summary(language: Language, palette: Palette) -> QWidget:
    """The figures of all offices."""
    page = SummaryPage(make_desk(hub(), language, palette), Files(language, Preferences(Kept())))
    page.refresh()
    page.list.setCurrentIndex(page.list.figures.index_of("PA-7"))
    return page


def sources(language: Language, palette: Palette) -> QWidget:
    """Where a figure comes from, down to a cell."""
    store = hub()
    desk = make_desk(store, language, palette)
    indicator = next(one for one in plan().rows if one.id == "PA-7")
    asked = Question(indicator, Days(date(2025, 1, 1), date(2025, 12, 31), TODAY))
    box = SourcesBox(desk, f"PA-7 · {desk.say(indicator.short)}", asked)
    for _ in range(4):
        box.tree.expandToDepth(4)
    return box


def cuts(language: Language, palette: Palette) -> QWidget:
    """What changed since a report was published."""
    store = hub()
    freeze(store, plan(), "Informe al Senado, primer semestre", 2025, TODAY)
    folder = Path(mkdtemp(dir=store.path.parent))
    store.received.take_in(stage(store, [sent(folder, 0, QUARTERS[0], revision=1, women=40)], read_return, TODAY).batch)
    send(store, "30-SEMAR-02", named("otro", session(ends=date(2025, 9, 12))), period="2025-T3")
    page = ConsolidatedPage(make_desk(store, language, palette), Files(language, Preferences(Kept())))
    page.refresh()
    page.tabs.setCurrentWidget(page.cuts)
    return page


SCENES = {
    "hub_cuts": cuts,
    "hub_summary": summary,
    "hub_sources": sources,
    "hub_doubled": doubled,
    "hub_receiving": receiving,
    "hub_receiving_batch": receiving_batch,
    "hub_receiving_mixed": receiving_mixed,
    "hub_deciding": deciding,
    "hub_asking_back": asking_back,
    "hub_coverage": coverage_page,
}
