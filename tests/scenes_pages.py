"""Inicio, Reportes, Ajustes, the first start and the rest, over a demonstration store, for ``tests.screens``."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.text import Language
from napdesk.ui.about import About
from napdesk.ui.help import Help
from napdesk.ui.icons import Icons
from napdesk.ui.palette import Palette
from napdesk.ui.passphrase import PassphraseDialog
from napdesk.ui.setup import Setup
from napdesk.ui.unlock import Unlock
from tests.scenes import ICONS, Scene

TODAY = date(2025, 11, 23)
LISTS = Lists.load(resources() / "lists")
CODE = "7K2QM-0D9XV-4TZB1-93HWC-E6RPN-5YA8J"


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


def about(language: Language, palette: Palette) -> QWidget:
    return About(Icons(palette, ICONS), language)


SCENES: dict[str, Scene] = {
    "setup": setup,
    "unlock": unlock,
    "passphrase": passphrase,
    "choose_passphrase": choose_passphrase,
    "help": help_,
    "about": about,
}
