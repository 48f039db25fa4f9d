"""The first start: three things filled by keys, the rest proposed, what is missing said in its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.offices import Office
from napdesk.schema.periods import Periodicity
from napdesk.schema.text import Language
from napdesk.ui.door.setup import NewOffice, Setup, proposed_code
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.parts.code_box import CodeBox
from tests.pages import ICONS, NOW, type_text

LISTS = Lists.load(resources() / "lists")


@pytest.fixture
def setup(qtbot: QtBot) -> Iterator[Setup]:
    made = Setup(LISTS, Language.ES, Icons(LIGHT, ICONS), NOW.date(), "capturista")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def type_in(qtbot: QtBot, setup: Setup, name: str, institution: str, entity: str) -> None:
    type_text(setup.name, name)
    for box, typed in ((setup.institution, institution), (setup.entity, entity)):
        choose(qtbot, box, typed)


def choose(qtbot: QtBot, box: CodeBox, typed: str) -> None:
    """Types part of a name and goes on with Tab, as it goes to the list that has opened."""
    box.setFocus()
    type_text(box, typed)
    qtbot.keyClick(QApplication.activePopupWidget() or box, Qt.Key.Key_Tab)


def test_three_things_make_an_office(qtbot: QtBot, setup: Setup) -> None:
    type_in(qtbot, setup, "Tercera Región Naval", "marina", "veracruz")
    with qtbot.waitSignal(setup.office_given) as given:
        qtbot.keyClick(setup, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given.args == [
        NewOffice(
            Office("", "30-SEMAR-01", "Tercera Región Naval", "semar", "30", periodicity=Periodicity.QUARTER),
            "capturista",
        )
    ]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("edomex", "15"), ("cdmx", "09"), ("michoacan", "16"), ("MÉXICO", "15"), ("Estado de México", "15")],
)
def test_an_entity_is_found_by_any_of_its_names(qtbot: QtBot, setup: Setup, typed: str, code: str) -> None:
    choose(qtbot, setup.entity, typed)
    assert setup.entity.code() == code


def test_enter_alone_sets_the_office_up(qtbot: QtBot, setup: Setup) -> None:
    setup.name.setFocus()
    with qtbot.waitSignal(setup.office_given) as given:
        for typed in ("Tercera Región Naval", "semar", "verac", ""):
            type_text(QApplication.focusWidget(), typed)
            qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), Qt.Key.Key_Return)
    assert given.args is not None
    assert (given.args[0].office.institution, given.args[0].office.entity) == ("semar", "30")


def test_enter_stays_where_several_fit(qtbot: QtBot, setup: Setup) -> None:
    setup.entity.setFocus()
    type_text(setup.entity, "baja")
    qtbot.keyClick(QApplication.activePopupWidget() or setup.entity, Qt.Key.Key_Return)
    assert setup.entity.hasFocus() and setup.entity.code() == ""
    assert setup.entity.currentText() == "baja"


def test_what_is_missing_is_said_in_its_place(qtbot: QtBot, setup: Setup) -> None:
    type_in(qtbot, setup, "", "zzz", "")
    with qtbot.assertNotEmitted(setup.office_given):
        qtbot.mouseClick(setup.start, Qt.MouseButton.LeftButton)
    said = {key: question.words() for key, question in setup._questions.items() if question.field.property("weight")}
    assert said == {
        "name": "Escriba el nombre de la oficina.",
        "institution": "No está en la lista: elija una de las que aparecen.",
        "entity": "Elija una de la lista; puede escribir parte del nombre.",
    }
    assert setup.name.hasFocus()


def test_a_code_of_ones_own_stays(qtbot: QtBot, setup: Setup) -> None:
    type_text(setup.code, "zona-3")
    type_in(qtbot, setup, "Zona Naval", "marina", "veracruz")
    assert setup.code.text() == "ZONA-3"


@pytest.mark.parametrize(
    ("entity", "institution", "code"),
    [("30", "semar", "30-SEMAR-01"), ("09", "state_police", "09-PE-01"), ("30", "", ""), ("", "semar", "")],
)
def test_proposed_code(entity: str, institution: str, code: str) -> None:
    assert proposed_code(entity, institution) == code


def test_a_demonstration_is_one_click_away(qtbot: QtBot, setup: Setup) -> None:
    with qtbot.waitSignal(setup.demo_wanted):
        qtbot.mouseClick(setup.demo, Qt.MouseButton.LeftButton)


def test_nothing_of_keys_or_chains_is_said(setup: Setup) -> None:
    said = " ".join(label.text() for label in setup.findChildren(QLabel)).lower()
    assert not [word for word in ("llave", "cifra", "cadena", "contraseña") if word in said]


def test_what_was_wrong_goes_as_it_is_mended(qtbot: QtBot, setup: Setup) -> None:
    setup.who.clear()
    setup.begin()
    assert all(setup._questions[key].field.property("weight") == "stop" for key in ("name", "institution", "who"))
    type_text(setup.name, "T")
    choose(qtbot, setup.institution, "marina")
    type_text(setup.who, "capturista")
    assert [setup._questions[key].field.property("weight") for key in ("name", "institution", "who")] == ["", "", ""]
    assert setup._questions["entity"].field.property("weight") == "stop"
    setup.code.setText("mal código")
    setup.begin()
    assert setup._questions["code"].field.property("weight") == "stop"
    setup.code.setText("30-SEMAR-01")
    assert setup._questions["code"].words() == "Va en cada folio."
