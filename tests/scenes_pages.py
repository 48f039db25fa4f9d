"""Inicio, Reportes, Ajustes, the first start and the rest, over a demonstration store, for ``tests.screens``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from napdesk.excel.alteration import alter_a_count
from napdesk.excel.workbook import WRITING
from napdesk.house import plan
from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Stage
from napdesk.schema.text import Language, Text
from napdesk.services.closing import send
from napdesk.store.drafts import Draft
from napdesk.store.store import Store
from napdesk.ui.arrival import Arrival, greeting_of
from napdesk.ui.closing_box import ClosingBox
from napdesk.ui.damage_box import DamageBox
from napdesk.ui.door.refusal import Refusal
from napdesk.ui.door.setup import Setup
from napdesk.ui.door.unlock import Unlock
from napdesk.ui.door.waiting import Waiting
from napdesk.ui.door.way_back import WayBack
from napdesk.ui.files import Files
from napdesk.ui.folio_box import FolioBox
from napdesk.ui.hands import NameBox
from napdesk.ui.help.about import About
from napdesk.ui.help.help import Help
from napdesk.ui.inicio.page import Inicio
from napdesk.ui.jobs import Job
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.returns.office_template import WhoseBox
from napdesk.ui.returns.page import ReturnsPage
from napdesk.ui.returns.still_running import ask_still_running
from napdesk.ui.settings.page import SettingsPage
from napdesk.ui.settings.passphrase import PassphraseDialog
from napdesk.ui.window import Window
from tests.pages import NOW, Kept, demo_store, make_desk
from tests.scenes import ICONS, Scene
from tests.scenes_register import settled

TODAY = NOW.date()
THIRD_QUARTER = Period(2025, Periodicity.QUARTER, 3)
LISTS = Lists.load(resources() / "lists")
HELD = Trouble(
    "store_open_elsewhere",
    Text(es="Los datos ya están abiertos: los tiene Captura 2.", en="The data is already open: Captura 2 has it."),
    Text(es="Siga en esa ventana, o ciérrela.", en="Go on in that window, or close it."),
)
DAMAGED = Trouble(
    "store_damaged",
    Text(
        es="El archivo de datos está dañado, o su llave no es la suya.",
        en="The data file is damaged, or its key is not its own.",
    ),
    Text(es="No lo borre. Recupere el respaldo más reciente.", en="Do not delete it. Restore the latest backup."),
)
CODE = "7K2QM-0D9XV-4TZB1-93HWC-E6RPN-5YA8J"


@cache
def office() -> Store:
    """One demonstration for all the scenes, with something half typed and a quarter reported."""
    store = demo_store()
    answers = {"title": "Prevención de VSG, 2.º grupo", "activity": "Taller"}
    theirs = {"title": "Plática sobre hostigamiento y acoso"}
    store.drafts.put(Draft("d2", "training", "", theirs, "place", NOW.isoformat()))
    store.db.execute("UPDATE drafts SET typed_by = 'Ana Ruiz Landa'")
    store.drafts.put(Draft("d1", "training", "", answers, "topics", NOW.isoformat()))
    store.back_up()
    return store


@cache
def made_return() -> Path:
    """The third quarter's return, with one cell of a copy changed."""
    store = office()
    whole = store.path.with_name("30-SEMAR-01_2025-T3_R0.xlsx")
    send(store, plan(), THIRD_QUARTER, whole, language=Language.ES, now=NOW)
    changed = whole.with_name("30-SEMAR-01_2025-T3_R0 (copia).xlsx")
    alter_a_count(whole, changed)
    return changed


def inicio(language: Language, palette: Palette) -> QWidget:
    made = Inicio(make_desk(office(), language, palette))
    made.refresh()
    return made


def returns_blocked(language: Language, palette: Palette) -> QWidget:
    """The period at work, with what is still to be mended."""
    made = ReturnsPage(make_desk(office(), language, palette), Files(language, Preferences(Kept())))
    made.refresh()
    return made


def returns_making(language: Language, palette: Palette) -> QWidget:
    """A return half-way through, and a file being verified."""
    made = ReturnsPage(make_desk(office(), language, palette), Files(language, Preferences(Kept())))
    made.choose(Period(2025, Periodicity.QUARTER, 2))
    writing = WRITING.fill(sheet=office().registers[0].title)
    made.panel.show_busy(writing)
    for busy, share in ((made.panel.busy, 0.62), (made.verify.busy, 0.3)):
        busy.begin(writing)
        busy.watch(Job(lambda _opener: None))
        busy.tell(writing, share)
    return made


def returns_made(language: Language, palette: Palette) -> QWidget:
    """A quarter closed and reported, and an altered copy found out."""
    changed = made_return()
    made = ReturnsPage(make_desk(office(), language, palette), Files(language, Preferences(Kept())))
    made.choose(THIRD_QUARTER)
    made.panel.show_made(changed, "30-SEMAR-01/2025-T3/R0", "7K2Q-M0D9", preview=False)
    made.verify.look_at(changed)
    return made


def returns_verified(language: Language, palette: Palette) -> QWidget:
    """A whole return of one's own, proved."""
    made_return()
    made = ReturnsPage(make_desk(office(), language, palette), Files(language, Preferences(Kept())))
    made.choose(THIRD_QUARTER)
    made.verify.look_at(office().path.with_name("30-SEMAR-01_2025-T3_R0.xlsx"))
    return made


def office_template(language: Language, palette: Palette) -> QWidget:
    """Whose template it is to be, and for when."""
    made = WhoseBox(make_desk(office(), language, palette))
    made.code.setText("30-SEMAR-02")
    return made


def settings(language: Language, palette: Palette) -> QWidget:
    desk = make_desk(office(), language, palette)
    return SettingsPage(desk, Preferences(desk.settings), Files(language, Preferences(Kept())))


def window(language: Language, palette: Palette) -> QWidget:
    """Everything together, at Inicio."""
    return Window(make_desk(office(), language, palette), resources() / "help", Files(language, Preferences(Kept())))


def window_training(language: Language, palette: Palette) -> QWidget:
    """A register in its window, with the record at work shown."""
    store = office()
    made = Window(make_desk(store, language, palette), resources() / "help", Files(language, Preferences(Kept())))
    sessions = [one for one in store.records.every(REGISTERS[0]) if one.stage is Stage.COMPLETE]
    made.open_record(REGISTERS[0].key, sessions[-1].uid)
    settled(made.findChild(RegisterPage))
    return made


def window_closed(language: Language, palette: Palette) -> QWidget:
    """A record of a quarter that is closed and reported."""
    made_return()
    store = office()
    made = Window(make_desk(store, language, palette), resources() / "help", Files(language, Preferences(Kept())))
    training = REGISTERS[0]
    first, last = THIRD_QUARTER.first_day, THIRD_QUARTER.last_day
    frozen = [one for one in store.records.every(training) if training.clock.within(one, first, last)]
    made.open_record(training.key, frozen[-1].uid)
    settled(made.findChild(RegisterPage))
    return made


def window_returns(language: Language, palette: Palette) -> QWidget:
    made = Window(make_desk(office(), language, palette), resources() / "help", Files(language, Preferences(Kept())))
    made.go("returns")
    return made


def window_settings(language: Language, palette: Palette) -> QWidget:
    made = Window(make_desk(office(), language, palette), resources() / "help", Files(language, Preferences(Kept())))
    made.go("settings")
    return made


FULL = Trouble(
    "disk_full",
    Text(es="La unidad está llena.", en="The drive is full."),
    Text(es="Libere espacio e inténtelo de nuevo.", en="Free some space and try again."),
)


def refusal(language: Language, palette: Palette) -> QWidget:
    """A store that somebody else has open."""
    return Refusal(HELD, language, Icons(palette, ICONS))


def refusal_damaged(language: Language, palette: Palette) -> QWidget:
    """Data that a backup can mend."""
    return Refusal(DAMAGED, language, Icons(palette, ICONS))


def damage(language: Language, _palette: Palette) -> QWidget:
    """What the check behind the start found."""
    return DamageBox(DAMAGED, language)


def waiting(language: Language, palette: Palette) -> QWidget:
    """A backup on its way into place."""
    return Waiting(language, Icons(palette, ICONS))


def closing(language: Language, _palette: Palette) -> QWidget:
    """A backup that did not fit, said while the window closes."""
    made = ClosingBox(language)
    made.refuse(FULL)
    return made


def restored(language: Language, palette: Palette) -> QWidget:
    """A backup in the place of the data, opened by the recovery code."""
    brought = Path("oficina-000042-2025-11-22T173000-a-mano.napdesk")
    kept = Path("/home/captura/.local/share/NapDesk/oficina-antes-de-recuperar.napdesk")
    made = greeting_of(Arrival(True, brought, kept), make_desk(office(), language, palette))
    assert made is not None
    return made


def by_code(language: Language, palette: Palette) -> QWidget:
    """Opened by the recovery code."""
    made = greeting_of(Arrival(by_code=True), make_desk(office(), language, palette))
    assert made is not None
    return made


def still_running(language: Language, palette: Palette) -> QWidget:
    """A period about to be closed that is not over."""
    made = ask_still_running(THIRD_QUARTER.next, make_desk(office(), language, palette))
    assert made is not None
    return made


def way_back(language: Language, _palette: Palette) -> QWidget:
    """Which backup to bring back."""
    return WayBack(office().path, "", TODAY, language, Files(language, Preferences(Kept())))


def setup(language: Language, palette: Palette) -> QWidget:
    """The first start, with an office half filled and something missing."""
    made = Setup(LISTS, language, Icons(palette, ICONS), TODAY, "Captura 1")
    made.name.setText("Tercera Región Naval, Unidad de Género")
    made.institution.choose("semar")
    made.begin()
    return made


def unlock(language: Language, palette: Palette) -> QWidget:
    return Unlock("Tercera Región Naval", language, Icons(palette, ICONS))


def passphrase(language: Language, _palette: Palette) -> QWidget:
    """The recovery code, as it stands on the screen."""
    made = PassphraseDialog(lambda _typed: CODE, lambda *_groups: True, language, renewing=False)
    made.first.setText("tres palabras tranquilas")
    made.second.setText("tres palabras tranquilas")
    made.set_it.click()
    return made


def choose_passphrase(language: Language, _palette: Palette) -> QWidget:
    return PassphraseDialog(lambda _typed: CODE, lambda *_groups: True, language, renewing=False)


def help_(language: Language, _palette: Palette) -> QWidget:
    made = Help(resources() / "help", REGISTERS, language)
    made.show_page("training")
    return made


def folio(language: Language, palette: Palette) -> QWidget:
    """Several records end so."""
    made = FolioBox(make_desk(office(), language, palette), "training")
    made.line.setText("43")
    made.line.textEdited.emit("43")
    return made


def other_name(language: Language, palette: Palette) -> QWidget:
    """A name that is on the list already."""
    made = NameBox(make_desk(office(), language, palette), ["Ana Ruiz Landa"])
    made.line.setText("ana ruiz landa")
    made.go.click()
    return made


def about(language: Language, palette: Palette) -> QWidget:
    return About(Icons(palette, ICONS), language)


SCENES: dict[str, Scene] = {
    "window": window,
    "window_training": window_training,
    "window_closed": window_closed,
    "window_returns": window_returns,
    "window_settings": window_settings,
    "refusal": refusal,
    "refusal_damaged": refusal_damaged,
    "waiting": waiting,
    "damage": damage,
    "closing": closing,
    "restored": restored,
    "by_code": by_code,
    "still_running": still_running,
    "way_back": way_back,
    "inicio": inicio,
    "returns_blocked": returns_blocked,
    "returns_making": returns_making,
    "returns_made": returns_made,
    "returns_verified": returns_verified,
    "office_template": office_template,
    "settings": settings,
    "setup": setup,
    "unlock": unlock,
    "passphrase": passphrase,
    "choose_passphrase": choose_passphrase,
    "help": help_,
    "folio": folio,
    "other_name": other_name,
    "about": about,
}
