"""The door: by passphrase or by recovery code; and setting a passphrase with its code typed back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, same
from napdesk.store.recovery_code import confirms
from napdesk.ui.door.unlock import Unlock
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.settings.passphrase import PassphraseDialog
from tests.pages import ICONS, type_text

CODE = "7K2QM-0D9XV-4TZB1-93HWC-E6RPN-5YA8J"
WRONG = Trouble("wrong_passphrase", same("No abre."), same("Otra vez."))


@pytest.fixture
def door(qtbot: QtBot) -> Unlock:
    made = Unlock("Tercera Región Naval", Language.ES, Icons(LIGHT, ICONS))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def dialog(qtbot: QtBot) -> PassphraseDialog:
    made = PassphraseDialog(protect, confirms, Language.ES, renewing=False)
    qtbot.addWidget(made)
    made.open()
    return made


def protect(passphrase: str) -> str:
    if len(passphrase) < 8:
        raise Trouble("weak_passphrase", same("Es corta."), same("Alárguela."))
    return CODE


def choose(qtbot: QtBot, dialog: PassphraseDialog, first: str, second: str) -> None:
    for field, typed in ((dialog.first, first), (dialog.second, second)):
        field.clear()
        type_text(field, typed)
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)


def test_enter_tries_the_passphrase(qtbot: QtBot, door: Unlock) -> None:
    type_text(door.field, "tres palabras")
    with qtbot.waitSignal(door.passphrase_given) as given:
        qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert given.args == ["tres palabras"]


def test_nothing_typed_is_not_tried(qtbot: QtBot, door: Unlock) -> None:
    with qtbot.assertNotEmitted(door.passphrase_given):
        qtbot.mouseClick(door.open, Qt.MouseButton.LeftButton)


def test_a_refusal_stands_under_the_field_with_the_typing_marked(door: Unlock) -> None:
    type_text(door.field, "otra")
    door.refuse(WRONG)
    assert door._question.words() == "No abre. Otra vez."
    assert door.field.selectedText()


def heading(door: Unlock) -> str:
    return next(one.text() for one in door.sheet.findChildren(QLabel) if one.property("role") == "title")


def test_the_recovery_code_opens_too(qtbot: QtBot, door: Unlock) -> None:
    assert (door.accessibleName(), heading(door)) == ("Escriba su contraseña",) * 2
    qtbot.mouseClick(door.other, Qt.MouseButton.LeftButton)
    assert (door.accessibleName(), heading(door)) == ("Escriba el código de recuperación",) * 2
    type_text(door.recovery, CODE)
    with qtbot.waitSignal(door.recovery_given) as given:
        qtbot.keyClick(door.recovery, Qt.Key.Key_Return)
    assert given.args == [CODE]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("una larga de verdad", "otra", "No es igual a la primera."), ("corta", "corta", "Es corta. Alárguela.")],
)
def test_a_passphrase_that_does_not_do(
    qtbot: QtBot, dialog: PassphraseDialog, first: str, second: str, said: str
) -> None:
    choose(qtbot, dialog, first, second)
    assert said in (dialog._ask_first.words(), dialog._ask_second.words())
    assert dialog.code() == ""


def test_the_code_is_shown_and_typed_back(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    choose(qtbot, dialog, "tres palabras tranquilas", "tres palabras tranquilas")
    assert "-".join(group.text() for group in dialog._groups) == CODE
    type_text(dialog.first_group, "7k2qm")
    type_text(dialog.last_group, "5YA8J")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.last_group, Qt.Key.Key_Return)


def test_with_the_code_on_the_screen_nothing_closes_it_unread(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    choose(qtbot, dialog, "tres palabras tranquilas", "tres palabras tranquilas")
    type_text(dialog.first_group, "7K2QM")
    type_text(dialog.last_group, "XXXXX")
    qtbot.keyClick(dialog.last_group, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()


@pytest.mark.parametrize(("groups", "wrong"), [(("7K2QM", "XXXXX"), 1), (("XXXXX", "5YA8J"), 0), (("", ""), 0)])
def test_the_group_that_is_not_so_on_the_sheet_is_the_one_refused(
    qtbot: QtBot, dialog: PassphraseDialog, groups: tuple[str, str], wrong: int
) -> None:
    choose(qtbot, dialog, "tres palabras tranquilas", "tres palabras tranquilas")
    lines = (dialog.first_group, dialog.last_group)
    for line, typed in zip(lines, groups, strict=True):
        type_text(line, typed)
    qtbot.keyClick(dialog.last_group, Qt.Key.Key_Return)
    asked = (dialog._ask_groups, dialog._ask_last)
    assert lines[wrong].hasFocus()
    assert [bool(ask.words()) for ask in asked] == [at == wrong for at in range(2)]


def test_the_code_goes_to_paper_or_a_file(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    choose(qtbot, dialog, "tres palabras tranquilas", "tres palabras tranquilas")
    for button, signal in ((dialog.print_it, dialog.print_wanted), (dialog.save_it, dialog.save_wanted)):
        with qtbot.waitSignal(signal) as given:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert given.args == [CODE]
