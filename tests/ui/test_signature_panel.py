"""The office's signature in Ajustes: the words told, the key handed over, a list taken in or refused."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from napdesk.schema.office_key import KnownOffice, check_words
from napdesk.store.store import Store
from napdesk.ui.settings.signature_panel import SignaturePanel
from tests.chosen import Chosen
from tests.pages import make_desk, make_store

KEY = "aa" * 32
CENTRO = KnownOffice("09-SSPC-01", "Centro")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "datos")
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path / "lista.csv")


@pytest.fixture
def panel(qtbot: QtBot, store: Store, files: Chosen) -> SignaturePanel:
    made = SignaturePanel(make_desk(store), files)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def press(qtbot: QtBot, button: object) -> None:
    button.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(button, Qt.Key.Key_Space)  # type: ignore[arg-type]


def put(files: Chosen, *rows: tuple[str, ...]) -> None:
    assert files.answer is not None
    with files.answer.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("office", "name", "key"), *rows])


def test_the_words_are_those_of_the_key_it_hands_over(
    qtbot: QtBot, panel: SignaturePanel, store: Store, files: Chosen
) -> None:
    assert panel.words.text() == check_words(store.keys.own)
    press(qtbot, panel.save)
    assert files.answer is not None and files.proposed == [f"NapDesk_{store.office_code}_llave.csv"]
    with files.answer.open(encoding="utf-8-sig", newline="") as written:
        (row,) = csv.DictReader(written)
    assert (row["key"], row["words"]) == (store.keys.own, panel.words.text())


def test_a_list_is_taken_in_and_told(qtbot: QtBot, panel: SignaturePanel, store: Store, files: Chosen) -> None:
    assert panel.known.text() == "Todavía no se conoce la firma de otra oficina."
    put(files, (*CENTRO, KEY))
    press(qtbot, panel.load)
    assert (store.keys.known(), panel.known.text()) == ({KEY: CENTRO}, "Oficinas conocidas: 1 · 09-SSPC-01")
    assert panel.said.text() == "Llaves que no se conocían: 1"
    press(qtbot, panel.load)
    assert panel.said.text() == "Ya se conocían todas."


def test_a_list_with_an_error_is_refused_whole(
    qtbot: QtBot, panel: SignaturePanel, store: Store, files: Chosen
) -> None:
    put(files, (*CENTRO, KEY), ("09-GN-01", "Guardia", "no"))
    press(qtbot, panel.load)
    assert store.keys.known() == {}
    assert panel.said.text().startswith("La lista no se cargó; tiene errores: 1.\nRenglón 3: No es una llave")


def test_what_is_no_list_says_why(qtbot: QtBot, panel: SignaturePanel, files: Chosen) -> None:
    assert files.answer is not None
    files.answer.write_text("a,b\n1,2\n", encoding="utf-8")
    press(qtbot, panel.load)
    assert "trae columnas que no son suyas" in panel.said.text()
