"""Resumen by key and click: the list, the detail, the map, the records behind, and what it says of the data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from napdesk.house import plan
from napdesk.schema.fields import Absence
from napdesk.schema.figures import Declared, Figure, State
from napdesk.schema.record import Stage
from napdesk.schema.text import Language
from napdesk.services.pace import Gauge, gauge
from napdesk.services.quality import Aspect, Quality
from napdesk.store.measuring import Days
from napdesk.store.store import Store
from napdesk.ui.look.palette import DARK, LIGHT, Palette
from napdesk.ui.summary.charts import Column, Line, Slice, draw_columns, draw_lines, draw_whole
from napdesk.ui.summary.figure_row import FIGURE, FigureRow, in_two_lines
from napdesk.ui.summary.overview import Asked
from napdesk.ui.summary.page import MARGIN, SummaryPage
from napdesk.ui.summary.tile_map import SPOTS, draw_map, height_for, neighbour
from napdesk.ui.summary.wording import show_share
from tests.chosen import Chosen
from tests.pages import make_desk, make_store
from tests.plan_year import away, keep, plan_year
from tests.samples import session, women

SMALL = 964  # a page beside the narrow rail at 1024
WITHOUT = {"uniformed_women": Absence.NOT_AVAILABLE, "unspecified": 12}


def this_year(**changes: object) -> dict[str, object]:
    return {"begins": date(2025, 3, 3), "ends": date(2025, 3, 7)} | changes


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_store(tmp_path)


@pytest.fixture
def page_on(qtbot: QtBot, store: Store) -> Callable[..., SummaryPage]:
    def open_page(wide: int = 1170, language: Language = Language.ES) -> SummaryPage:
        page = SummaryPage(make_desk(store, language), Chosen(None))
        qtbot.addWidget(page)
        page.resize(wide, 740)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.refresh()
        page.list.setFocus()
        return page

    return open_page


Open = Callable[..., SummaryPage]


def press(qtbot: QtBot, page: SummaryPage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """A key where the focus is."""
    focused = page.window().focusWidget() or page
    qtbot.keyClick(focused, key, modifier or Qt.KeyboardModifier.NoModifier)


def lines(page: SummaryPage) -> list[str]:
    model = page.list.figures
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def said(widget: QWidget) -> list[str]:
    QApplication.sendPostedEvents()  # what was just made shows itself
    return [one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisibleTo(widget)]


def stand_on(page: SummaryPage, commitment: str) -> None:
    page.list.setCurrentIndex(page.list.figures.index_of(commitment))


def test_the_commitments_stand_under_their_pillars(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, session(**this_year(uniformed_women=47)))
    page = page_on()
    found = lines(page)
    assert found[0] == "Prevención"
    assert "PA-7, Mujeres en uniforme capacitadas: 47; 47 de 60; En proceso; falta justificar" in found
    assert "PA-9, Mujeres entre el personal desplegado: —; > 15 %; Sin dato" in found
    assert any(one.startswith("PA-10.1") and "≈" in one for one in found)
    assert page.header._title.text() == "Resumen 2025"
    assert page._legend.text().startswith("Con corte al 23/11/2025 · catálogo ")
    assert page._legend.text().endswith(" · Formas de cálculo por confirmar · ≈ meta intermedia")
    QAbstractItemModelTester(page.list.figures, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_arrows_walk_over_the_heads_and_the_detail_follows(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**this_year()))
    page = page_on()
    first = page.list.figure()
    assert first is not None and first.indicator.id == "PA-7"  # the first that has records
    press(qtbot, page, Qt.Key.Key_Home)
    top = page.list.figure()
    assert top is not None and top.indicator.id == "PV-1"
    for _ in range(5):
        press(qtbot, page, Qt.Key.Key_Down)
    figure = page.list.figure()
    assert figure is not None and figure.indicator.id == "PA-1"
    assert page.detail._title.text().startswith("PA-1 · ")


def test_enter_lists_the_records_behind_and_enter_again_opens_one(qtbot: QtBot, store: Store, page_on: Open) -> None:
    [kept, _other] = keep(
        store, session(**this_year(uniformed_women=30)), session(**this_year(title="Plática", uniformed_women=17))
    )
    page = page_on()
    stand_on(page, "PA-7")
    assert page.detail.behind.words() == "Ver los 2 registros de esta cifra"
    press(qtbot, page, Qt.Key.Key_Return)
    box = page.box
    QAbstractItemModelTester(box.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert box.rows.rowCount() == 2
    assert [box.rows.index(0, at).data() for at in range(4)] == [
        kept.folio,
        "Curso de Asesoría de Género",
        "07/03/2025",
        "30",
    ]
    assert box.foot.text() == "2 registros · suman 47, lo mismo que en Resumen."
    with qtbot.waitSignal(page.record_wanted) as wanted:
        qtbot.keyClick(box.table, Qt.Key.Key_Return)
    assert wanted.args == ["training", kept.uid]


def test_a_list_that_no_longer_comes_to_the_figure_says_so(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**this_year()))
    page = page_on()
    stand_on(page, "PA-7")
    keep(store, session(**this_year(title="Después")))
    qtbot.mouseClick(page.detail.behind, Qt.MouseButton.LeftButton)
    assert "Algo cambió mientras tanto" in page.box.foot.text()


@pytest.mark.parametrize(
    ("commitment", "foot"),
    [
        ("PV-2", "2 registros · son 2 distintos, lo mismo que en Resumen."),
        ("PA-9", "4 registros · son 5 de 17 = 29.4 %, lo mismo que en Resumen."),
        ("PA-5", "2 registros · suman 2, lo mismo que en Resumen."),
    ],
)
def test_each_kind_of_figure_is_recomputed_at_the_foot(
    qtbot: QtBot, store: Store, page_on: Open, commitment: str, foot: str
) -> None:
    keep(store, *plan_year(2025))
    page = page_on()
    stand_on(page, commitment)
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.box.foot.text() == foot


def test_what_is_left_out_and_what_is_missing_is_named(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, *plan_year(2025), session(**this_year(**WITHOUT)))
    page = page_on()
    stand_on(page, "PA-7")
    told = said(page.detail)
    assert "24 personas sin desglose por sexo quedan fuera." in told
    assert "2 registros sin desglose por sexo." in told
    stand_on(page, "PV-2")
    [missing] = [one for one in said(page.detail) if one.startswith("Sin registros de ")]
    assert missing.startswith("Sin registros de 9: ")
    assert "Quinta Región Naval (Isla Mujeres)" in missing
    stand_on(page, "PV-1")
    assert "Sin registros de ninguna de las 12." in said(page.detail)
    nowhere = {"activity": "mobile_team", "command": Absence.NOT_AVAILABLE}
    keep(store, session(**this_year(**nowhere)))
    page.refresh()
    assert not [one for one in said(page.detail) if "sin región" in one]  # a navy office's team is no army region's
    stand_on(page, "PV-2")
    assert "1 equipo sin región o zona queda fuera." in said(page.detail)


def test_the_numbers_say_the_year_before_and_where_it_leads(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, session(**this_year(uniformed_women=47)), session(uniformed_women=41))
    page = page_on()
    stand_on(page, "PA-7")
    told = said(page.detail)
    at = told.index("47")
    assert told[at : at + 6] == ["47", "de 60 al año", "41", "en 2024", "52", "a este paso,\nen diciembre"]


@pytest.mark.parametrize("women", [10, 2_500])
@pytest.mark.parametrize("language", Language)
def test_on_a_small_screen_no_words_of_the_page_are_cut(
    store: Store, page_on: Open, language: Language, women: int
) -> None:
    keep(store, *plan_year(2025), *plan_year(2024), session(uniformed_women=women))
    keep(store, session(**this_year(uniformed_women=women)))
    page = page_on(wide=SMALL, language=language)
    stand_on(page, "PA-7")
    picture = QImage(page.list.viewport().size(), QImage.Format.Format_RGB32)
    row = page.list.itemDelegate()
    assert isinstance(row, FigureRow)
    metrics = QFontMetrics(page.list.font(), picture)
    wide = row._places(QRectF(page.list.viewport().rect())).title.width()
    titles = [in_two_lines(metrics, page._desk.say(one.short), wide) for one in page._desk.catalogue.rows]
    assert not [one for one in titles if "…" in one]
    numbers = [one for one in page.detail._holder.findChildren(QLabel) if one.property("role") in ("figure", "title")]
    assert len({one.mapTo(page, QPoint()).y() for one in numbers}) == 1 < len(numbers)  # side by side
    page.strip.show_quality(
        Quality({"training": 18_440}, 1_427, dict.fromkeys(Aspect, 1_269), frozenset()), Asked(2025, 2)
    )
    QApplication.sendPostedEvents()
    assert page.strip.sizeHint().width() <= page.width() - 2 * MARGIN
    for words in (page._legend, page.header._title, page.strip._total):
        assert words.height() >= words.heightForWidth(words.width())
        assert words.isHidden() or words.wordWrap() or words.width() >= words.sizeHint().width()


def test_what_was_declared_stands_beside_and_is_called_so(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, session(**this_year(uniformed_women=47)))
    store.declared.put(Declared(2024, "semar", "PA-7", 41, "Informe anual 2024"))
    page = page_on()
    stand_on(page, "PA-7")
    told = said(page.detail)
    at = told.index("47")
    assert told[at + 2 : at + 4] == ["41", "declarada\nen 2024"]
    assert "Año por año (línea punteada: declarada)" in told
    assert "2024, declarada: 41 (Informe anual 2024)" in page.detail.years.drawing.accessibleName()


def test_drawings_say_what_they_show(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, *plan_year(2025), *plan_year(2024))
    page = page_on()
    stand_on(page, "PA-7")
    detail = page.detail
    assert "febrero: 19; marzo: 0; abril: 0" in detail.months.drawing.accessibleName()
    assert "Mujeres 73" in detail.sexes.drawing.accessibleName()
    assert detail.years.drawing.accessibleName().endswith("2024: 73; 2025: 73")


def test_the_filters_ask_for_another_year_quarter_and_institution(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(
        store,
        session(**this_year(uniformed_women=47)),
        session(uniformed_women=41),
        away(institution="sedena", departs=date(2025, 1, 5)),
    )
    keep(store, session(begins=date(2025, 8, 1), ends=date(2025, 8, 2), uniformed_women=3))
    page = page_on()

    def trained() -> float | None:
        stand_on(page, "PA-7")
        figure = page.list.figure()
        return figure.value if figure else None

    assert trained() == 50
    press(qtbot, page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.years.hasFocus()
    assert [page.filters.quarters.itemText(at) for at in range(5)] == [
        "Todo el año", "Hasta T1", "Hasta T2", "Hasta T3", "Hasta T4",
    ]  # fmt: skip
    page.filters.quarters.setFocus()
    press(qtbot, page, Qt.Key.Key_Down)
    assert trained() == 47
    offered = [page.filters.institutions.itemData(at) for at in range(page.filters.institutions.count())]
    assert offered == ["", "sedena", "semar"]
    page.filters.institutions.setFocus()
    press(qtbot, page, Qt.Key.Key_Down)
    assert trained() is None
    press(qtbot, page, Qt.Key.Key_Home)
    page.filters.years.setFocus()
    press(qtbot, page, Qt.Key.Key_Down)
    assert trained() == 41


def test_a_year_without_records_invites(qtbot: QtBot, store: Store, page_on: Open) -> None:
    page = page_on()
    assert page._middle.currentIndex() == 1
    assert "Aquí todavía no hay nada que contar" in said(page)
    with qtbot.waitSignal(page.new_wanted) as wanted:
        qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    assert wanted.args == ["training"]
    keep(store, session(**this_year()))
    page.refresh()
    assert page._middle.currentIndex() == 0
    page.filters.choose_year(2023)
    assert page._middle.currentIndex() == 1


def test_one_comes_back_to_the_commitment_one_stood_on(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, session(**this_year()))
    page = page_on()
    stand_on(page, "PA-7")
    keep(store, session(**this_year(title="Otra", uniformed_women=5)))
    page.refresh()
    figure = page.list.figure()
    assert figure is not None and (figure.indicator.id, figure.value) == ("PA-7", 24)
    assert "24" in said(page.detail)


def test_what_is_put_down_elsewhere_shows_while_one_looks(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, session(**this_year()))
    page = page_on()
    keep(store, session(**this_year(title="Otra")))
    page._desk.writer.down.emit(None)
    assert page.list.figures.index_of("PA-7").data(FIGURE).value == 38


def test_the_foot_speaks_of_the_data_and_leads_to_them(qtbot: QtBot, store: Store, page_on: Open) -> None:
    explained = session(**this_year(title="Con motivo"))
    explained.reasons["declared_total"] = "Así lo dice el oficio."
    keep(store, explained, session(**this_year(**WITHOUT)), session(**this_year(stage=Stage.DRAFT)))
    page = page_on()
    assert page.strip.said() == [
        "1 por terminar en 2025: aún no cuenta",
        "1 con motivo",
        "1 sin desglose por sexo",
        "2 registros en 2025",
    ]
    assert page.strip._total.accessibleDescription() == page.strip._total.toolTip() == "Capacitaciones: 2"
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.mouseClick(page.strip.unfinished, Qt.MouseButton.LeftButton)
    assert wanted.args == ["home"]
    qtbot.mouseClick(page.strip.aspects[Aspect.EXPLAINED], Qt.MouseButton.LeftButton)
    assert page.box.rows.index(0, 3).data() == "Así lo dice el oficio."
    page.box.reject()
    qtbot.mouseClick(page.strip.aspects[Aspect.WITHOUT_SEX], Qt.MouseButton.LeftButton)
    assert page.box.rows.index(0, 3).data() == "23"


def test_the_map_is_walked_by_the_arrows_and_names_each_entity(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**this_year()), session(**this_year(title="En línea", place="online")))
    keep(store, session(**this_year(title="Torreón", place="05035", uniformed_women=3)))
    page = page_on()
    stand_on(page, "PA-7")
    tiles = page.detail.by_entity.map.tiles
    assert tiles["30"].accessibleName() == "Veracruz: 19 · 1 registro"
    assert tiles["31"].accessibleName() == "Yucatán: sin registros"
    assert "Fuera de las entidades: 19 · 1 registro" in said(page.detail)
    assert page.detail.by_entity.map.focusProxy() is tiles["30"]  # Tab comes to the darkest
    tiles["30"].setFocus()
    press(qtbot, page, Qt.Key.Key_Left)
    assert tiles["13"].hasFocus()
    assert "Hidalgo: sin registros" in said(page.detail)
    press(qtbot, page, Qt.Key.Key_Right)
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.box.foot.text() == "1 registro · suman 19, lo mismo que en Resumen."
    assert page.box.windowTitle().endswith("Veracruz")


def test_the_map_turns_into_a_table_and_back(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**this_year()), session(**this_year(title="En línea", place="online")))
    page = page_on()
    stand_on(page, "PA-7")
    by_entity = page.detail.by_entity
    press(qtbot, page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert by_entity.table.hasFocus()
    rows = by_entity.table.model()
    first = [rows.index(0, at).data() for at in range(3)]
    last = [rows.index(rows.rowCount() - 1, at).data() for at in range(3)]
    assert (rows.rowCount(), first, last) == (33, ["Veracruz", "19", "1"], ["Fuera de las entidades", "19", "1"])
    press(qtbot, page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert by_entity.map.isVisible()
    assert by_entity.map.tiles["30"].hasFocus()


def test_the_table_is_in_sight_when_it_takes_the_place_of_the_map(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, *plan_year(2025), *plan_year(2024))
    page = page_on()
    page.resize(SMALL, 540)
    stand_on(page, "PA-7")
    by_entity = page.detail.by_entity
    for turned in (by_entity.table, by_entity.map):
        press(qtbot, page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        assert turned.visibleRegion().boundingRect().size() == turned.size()


def test_records_without_a_place_have_no_map(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, away(departs=date(2025, 1, 5)))
    page = page_on()
    stand_on(page, "PA-9")
    assert page.detail.by_entity.isHidden()


def test_where_there_is_no_room_list_and_detail_take_turns(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, session(**this_year()))
    page = page_on(wide=700)
    stand_on(page, "PA-7")
    assert (page.list.isVisible(), page.detail.isVisible()) == (True, False)
    press(qtbot, page, Qt.Key.Key_Return)
    assert (page.list.isVisible(), page.detail.isVisible()) == (False, True)
    assert page.detail.behind.hasFocus()
    press(qtbot, page, Qt.Key.Key_Escape)
    assert (page.list.hasFocus(), page.detail.isVisible()) == (True, False)
    page.resize(1170, 740)
    assert (page.list.isVisible(), page.detail.isVisible()) == (True, True)
    assert page.detail.back.isHidden()


def test_all_of_the_detail_is_reached_by_tab(qtbot: QtBot, store: Store, page_on: Open) -> None:
    keep(store, *plan_year(2025), *plan_year(2024))
    page = page_on()
    page.resize(1170, 480)
    stand_on(page, "PA-7")
    reached = list[QWidget]()
    while (stop := page.window().focusWidget()) is not None and stop not in reached:
        reached.append(stop)
        press(qtbot, page, Qt.Key.Key_Tab)
    detail = page.detail
    wanted = [detail.months.drawing, detail.by_entity.turn, detail.by_entity.map.tiles["15"], detail.sexes.drawing]
    wanted += [*(one.drawing for one in detail.breakdowns), detail.years.drawing, detail.behind]
    assert [one for one in reached if one in wanted] == wanted
    assert len(detail.breakdowns) == 3
    detail.by_entity.map.tiles["02"].setFocus()
    seen = detail.by_entity.map.tiles["02"].visibleRegion().boundingRect()
    assert seen.size() == detail.by_entity.map.tiles["02"].size()


def test_the_variants_stand_beside_the_figure(qtbot: QtBot, store: Store, page_on: Open) -> None:  # noqa: ARG001
    keep(store, women(integrated=date(2025, 3, 8)), women(name="De antes", integrated=date(2024, 3, 8)))
    page = page_on()
    stand_on(page, "PA-5")
    told = said(page.detail)
    assert told[told.index("Total acumulado en la estrategia nacional") + 1] == "2"


HALF = Days(date(2025, 1, 1), date(2025, 12, 31), date(2025, 7, 2))
FIGURES = {one.id: one for one in plan().on(date(2025, 12, 31))}


@pytest.mark.parametrize(
    ("commitment", "value", "previous", "share", "mark"),
    [
        ("PA-7", 30, None, 0.5, 0.5),  # half of 60 in half a year
        ("PA-7", 120, None, 1.0, 0.25),  # the longer of the two is the whole bar
        ("PA-7", None, None, 0.0, 0.5),
        ("PV-4", 3, None, 0.2, 1.0),  # what stands on a day is not due by parts
        ("PA-9", 0.30, None, 1.0, 0.5),  # a share is held against the target itself
        ("PA-6", 6, 8, 0.75, 0.5),  # to grow: last year's at this time of the year
        ("PA-6", 1, 0, 1.0, 0.0),  # nothing a year ago is still to be beaten
        ("PA-6", 6, None, None, None),  # no base, nothing to hold it against
    ],
)
def test_the_bar_holds_a_figure_against_what_is_wanted(
    commitment: str, value: float | None, previous: float | None, share: float | None, mark: float | None
) -> None:
    found = gauge(Figure(FIGURES[commitment], value, 0, None, State.UNDER_WAY, previous), HALF)
    assert (found is None) is (share is None)
    if found is not None:
        assert found == Gauge(pytest.approx(share), pytest.approx(mark, abs=0.005))


def test_where_there_is_nothing_to_measure_against_no_bar_is_drawn(store: Store, page_on: Open) -> None:
    keep(store, session(**this_year()))
    page = page_on()
    row = page.list.itemDelegate()
    assert isinstance(row, FigureRow)

    def inks(commitment: str) -> int:
        """How many colours stand in the place of its bar."""
        index = page.list.figures.index_of(commitment)
        page.list.scrollTo(index)
        picture = page.list.viewport().grab().toImage()
        bar = row._places(QRectF(page.list.visualRect(index))).bar.toRect()
        return len({picture.pixel(x, bar.center().y()) for x in range(bar.left(), bar.right())})

    assert inks("PV-1") > 1
    assert inks("PV-3") == 1  # to grow, with no year before


@pytest.mark.parametrize(
    ("share", "words"), [(3 / 20, "15 %"), (7 / 17, "41.2 %"), (0.15004, "15 %"), (0.1501, "15.01 %"), (1.0, "100 %")]
)
def test_shares_read_as_people_write_them(share: float, words: str) -> None:
    assert show_share(share) == words


def test_every_entity_has_its_own_spot_and_can_be_reached() -> None:
    assert len({(spot.column, spot.row) for spot in SPOTS.values()}) == len(SPOTS) == 32
    reached, border = {"02"}, ["02"]
    while border:
        here = border.pop()
        for step in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            if (there := neighbour(here, *step)) not in reached:
                reached.add(there)
                border.append(there)
    assert reached == set(SPOTS)
    assert neighbour("02", -1, 0) == "02"  # the edge of the country


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "draw",
    [
        lambda painter, box, palette: draw_map(painter, box, {"30": 1.0, "05": 0.3}, palette),
        lambda painter, box, palette: draw_columns(painter, box, [Column("E", 3, 9, "3"), Column("F", None)], palette),
        lambda painter, box, palette: draw_whole(painter, box, [Slice("Mujeres 3", 3, "accent")], palette),
        lambda painter, box, palette: draw_lines(painter, box, [Line("Curso", 1.0, "9")], palette),
    ],
    ids=["map", "columns", "whole", "lines"],
)
def test_drawings_keep_to_their_box(
    draw: Callable[[QPainter, QRectF, Palette], None],
    palette: Palette,
    dressed: None,  # noqa: ARG001
) -> None:
    picture = QImage(360, 200, QImage.Format.Format_RGB32)
    ground = QColor(palette.panel)
    picture.fill(ground)
    painter = QPainter(picture)
    draw(painter, QRectF(20, 20, 320, height_for(320) if height_for(320) < 160 else 160), palette)
    painter.end()
    drawn = {(x, y) for x in range(360) for y in range(200) if picture.pixelColor(x, y) != ground}
    assert drawn
    assert all(19 <= x <= 341 and 19 <= y <= 181 for x, y in drawn)
