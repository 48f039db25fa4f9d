"""The catalogue in Ajustes: what it says is in force, a file seen before it is kept, one refused, the way back."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from napdesk.app import Program
from napdesk.house import plan, plan_of
from napdesk.schema.catalogue_columns import KEYS
from napdesk.services.catalogue_rows import written
from napdesk.store.store import Store
from napdesk.ui.files import Files, Purpose
from napdesk.ui.look.palette import Palette
from napdesk.ui.parts.words_table import WordsTable
from napdesk.ui.preferences import Preferences
from napdesk.ui.settings.catalogue_panel import CataloguePanel
from napdesk.ui.settings.page import SettingsPage
from napdesk.ui.window import Window
from tests.pages import ES, Kept, make_desk, make_store

SHIPPED = plan()
STAYS = f"Versión {SHIPPED.version} · la que trae NapDesk"
Write = Callable[..., Path]


class Chosen(Files):
    """Dialogs answered beforehand."""

    def __init__(self) -> None:
        super().__init__(ES, Preferences(Kept()))
        self.answer: Path | None = None

    def save_as(self, _parent: object, _purpose: Purpose, _name: str) -> Path | None:
        return self.answer

    def open_one(self, _parent: object, _purpose: Purpose, _usual: Path | None = None) -> Path | None:
        return self.answer


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file with the shipped rows, those of PA-7 changed."""

    def made(name: str = "c.csv", **changes: str) -> Path:
        rows = [dict(zip(KEYS, written(one), strict=True)) for one in SHIPPED.rows]
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, KEYS)
            writer.writeheader()
            writer.writerows(row | changes if row["id"] == "PA-7" else row for row in rows)
        return tmp_path / name

    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "datos")
    yield made
    made.close()


@pytest.fixture
def files() -> Chosen:
    return Chosen()


@pytest.fixture
def panel(qtbot: QtBot, store: Store, files: Chosen) -> CataloguePanel:
    made = CataloguePanel(make_desk(store), files)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def test_it_says_which_is_in_force(panel: CataloguePanel) -> None:
    assert panel.state.text() == STAYS
    assert panel.rows.text() == "26 claves en 46 renglones; el Grupo aún no confirma ninguno."
    assert not panel.back.isVisible()


def test_a_file_is_seen_before_it_is_kept_and_can_be_taken_back(
    qtbot: QtBot, panel: CataloguePanel, store: Store, files: Chosen, write: Write
) -> None:
    files.answer = write(target="80", confirmed="yes")
    click(qtbot, panel.load)
    box = panel.asked
    assert box is not None and box.isVisible()
    title = "Mujeres en uniforme capacitadas (asistencias)"
    assert box.table.lines() == [("PA-7", title, "Meta", "60", "80"), ("PA-7", title, "Confirmado", "No", "Sí")]
    assert plan_of(store) == SHIPPED
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    with qtbot.waitSignal(panel.replaced):
        qtbot.keyClick(box.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    loaded = plan_of(store)
    assert panel.state.text() == f"Versión {loaded.version} · en vigor desde: hoy 10:42, por Captura 1"
    assert panel.rows.text().endswith("el Grupo confirmó 1.")
    click(qtbot, panel.back)
    assert panel.asked is not None
    assert [line[3:] for line in panel.asked.table.lines()] == [("80", "60"), ("Sí", "No")]
    with qtbot.waitSignal(panel.replaced):
        click(qtbot, panel.asked.go_on)
    assert plan_of(store) == SHIPPED
    assert panel.state.text() == f"{STAYS} · en vigor desde: hoy 10:42, por Captura 1"
    assert not panel.back.isVisible()


def test_esc_keeps_the_old_one(qtbot: QtBot, panel: CataloguePanel, store: Store, write: Write) -> None:
    panel.look_at(write(target="80"))
    assert panel.asked is not None
    qtbot.keyClick(panel.asked, Qt.Key.Key_Escape)
    assert (panel.asked.isVisible(), plan_of(store), panel.load.isEnabled()) == (False, SHIPPED, True)


def test_a_wrong_file_is_told_row_by_row_and_can_be_copied(
    qtbot: QtBot, panel: CataloguePanel, store: Store, write: Write
) -> None:
    panel.look_at(write("catalogo.csv", target="muchas", title_en=""))
    box = panel.asked
    assert box is not None
    assert not box.go_on.isVisible()
    first, second = box.table.lines()
    assert first == ("13", "Compromiso, en inglés (title_en)", "—", "Falta en este idioma.", "Escríbalo en español y en inglés.")  # fmt: skip  # noqa: E501
    assert second[:4] == ("13", "Meta (target)", "muchas", "No es un número de 0 o más.")
    click(qtbot, box.copy)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Renglón\tColumna\tDice\tQué está mal\tQué hacer"
    assert copied[1:] == ["\t".join(first), "\t".join(second)]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (plan_of(store), panel.state.text()) == (SHIPPED, STAYS)


def test_what_is_no_catalogue_is_a_sentence(panel: CataloguePanel, store: Store, tmp_path: Path) -> None:
    (tmp_path / "c.xlsx").write_bytes(b"no es un libro")
    panel.look_at(tmp_path / "c.xlsx")
    assert (panel.said.isVisible(), panel.said.property("tone"), panel.asked) == (True, "stop", None)
    (tmp_path / "c.csv").write_text("id,meta\nPA-7,60\n", encoding="utf-8")
    panel.look_at(tmp_path / "c.csv")
    assert panel.said.text().startswith("Al archivo le faltan columnas: pillar_es, ")
    assert (plan_of(store), panel.load.isEnabled()) == (SHIPPED, True)


def test_the_same_again_is_no_question(panel: CataloguePanel, write: Write) -> None:
    panel.look_at(write("igual.csv"))
    assert panel.asked is None
    assert panel.said.text() == "«igual.csv» dice lo mismo que el catálogo en vigor: no hay nada que cambiar."


def test_the_one_saved_loads_back_without_a_difference(
    qtbot: QtBot, panel: CataloguePanel, files: Chosen, tmp_path: Path
) -> None:
    files.answer = tmp_path / "catalogo.xlsx"
    click(qtbot, panel.save)
    assert panel.said.text() == f"Quedó en: {files.answer}"
    panel.look_at(files.answer)
    assert panel.said.text().startswith("«catalogo.xlsx» dice lo mismo")


def test_a_place_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, panel: CataloguePanel, files: Chosen, tmp_path: Path
) -> None:
    files.answer = tmp_path / "no" / "hay" / "c.xlsx"
    click(qtbot, panel.save)
    assert panel.said.property("tone") == "stop"
    assert panel.save.isEnabled()


def test_every_page_works_with_the_catalogue_just_loaded(
    qtbot: QtBot, start: Callable[[], Program], path: Path, write: Write
) -> None:
    make_store(path.parent).close()
    program = start()
    before = program.shown
    assert isinstance(before, Window)
    before.go("settings")
    page = before._built["settings"]
    assert isinstance(page, SettingsPage)
    panel = page.catalogue
    panel.look_at(write(target="80"))
    qtbot.waitUntil(lambda: panel.asked is not None)
    assert panel.asked is not None
    panel.asked.go_on.click()
    qtbot.waitUntil(lambda: program.shown is not before)
    after = program.shown
    assert isinstance(after, Window)
    (course,) = (one for one in after._desk.catalogue.rows if one.id == "PA-7")
    assert (after.here(), course.target, after._desk.shipped.version) == ("settings", 80, SHIPPED.version)
    shown = after._built["settings"]
    assert isinstance(shown, SettingsPage)
    assert shown.catalogue.state.text().startswith(f"Versión {after._desk.catalogue.version} · en vigor desde")


def test_a_table_of_sentences_wraps_and_copies_what_is_chosen(qtbot: QtBot, palette: Palette) -> None:
    table = WordsTable(palette, "Tabla", ["Clave", "Texto"], (80, 0))
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show_lines([("a", "corto"), ("b", "un texto largo que no cabe en un solo renglón " * 3)])
    with qtbot.waitExposed(table):
        table.show()
    assert table.rowHeight(1) >= table.rowHeight(0) + 2 * table.fontMetrics().height()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Clave\tTexto"
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("b\tun texto largo")
