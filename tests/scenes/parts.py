"""A gallery of every small widget, as it stands on a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from napdesk.schema.text import Language, Text, same
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import Palette
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.bar import Bar
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.chip import Chip
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.flow import FlowLayout
from napdesk.ui.parts.labels import ElidedWords, Words
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.panel import Panel, Rule, Scroll, SectionHead
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.search import SearchField
from napdesk.ui.parts.stepper import Stepper
from napdesk.ui.parts.table import PILL, Table
from napdesk.ui.parts.tones import Shape, Tone
from tests.scenes import ICONS, Scene

DRAFT = Text(es="Borrador", en="Draft")
COMPLETE = Text(es="Completo", en="Complete")
RETURNED = Text(es="Devuelto", en="Sent back")
STAGES = {
    DRAFT: (Tone.PLAIN, Shape.NONE),
    COMPLETE: (Tone.MET, Shape.NONE),
    RETURNED: (Tone.STOP, Shape.NONE),
}
ROWS = [
    ("14/11/2025", "Prevención de VSG, 2.º grupo", "Veracruz", "19", "11", DRAFT),
    ("07/11/2025", "Asesoría de género en operaciones de paz", "CECOPAM", "12", "18", DRAFT),
    ("31/10/2025", "Tolerancia cero a la EAS", "Tuxpan", "8", "22", COMPLETE),
    ("24/10/2025", "Taller nuevas masculinidades", "Coatzacoalcos", "6", "24", RETURNED),
    ("17/10/2025", "Mujeres, paz y seguridad", "Veracruz", "15", "15", COMPLETE),
]
BARS = [
    (Text(es="Unidades policiales especializadas", en="Specialised police units"), 2, 15, Tone.UNDER_WAY),
    (Text(es="Mujeres en uniforme capacitadas", en="Uniformed women trained"), 47, 60, Tone.UNDER_WAY),
    (Text(es="Cursos CECOPAM", en="CECOPAM courses"), 3, 3, Tone.MET),
    (Text(es="Instructoras SSPC", en="SSPC instructors"), 0, 8, Tone.UNDER_WAY),
]


def gallery(language: Language, palette: Palette) -> QWidget:
    """Every part once."""
    icons = Icons(palette, ICONS)
    page = Page(_say("Piezas", "Parts", language), "2025 · 148")
    page.header.place_search(
        SearchField(_say("Buscar en todo…", "Search everything…", language), icons.icon("search", "muted"))
    )
    page.header.set_chips([Chip("Año 2025", "Quitar"), Chip("Veracruz", "Quitar")])
    page.header.add_action(KeyButton(_say("Importar…", "Import…", language)))
    page.header.add_action(KeyButton(_say("Nueva", "New", language), "Ctrl+N", "primary"))
    columns = QHBoxLayout()
    columns.setSpacing(14)
    columns.addLayout(_left(language, palette), 6)
    columns.addWidget(_form(language), 5)
    page.body.addLayout(columns)
    page.setProperty("kind", "page")
    return page


def _left(language: Language, palette: Palette) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(14)
    sheet = Panel(flush=True)
    sheet.body.addWidget(_table(language, palette))
    column.addWidget(sheet, 4)
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(_figures(language), 3)
    empty = Panel(flush=True)
    state = EmptyState(
        Icons(palette, ICONS).icon("network", "muted"),
        _say("Aún no hay redes", "No networks yet", language),
        _say("Capture la primera o impórtela de Excel.", "Type the first one or import it.", language),
        KeyButton(_say("Nueva red", "New network", language), "Ctrl+N", bound=False),
    )
    empty.body.addWidget(state)
    row.addWidget(empty, 2)
    column.addLayout(row, 5)
    return column


def _table(language: Language, palette: Palette) -> Table:
    model = QStandardItemModel(0, 6)
    heads = ["Término", "Curso o sesión", "Lugar", "Mujeres", "Hombres", ""]
    model.setHorizontalHeaderLabels(heads)
    for *cells, stage in ROWS:
        items = [QStandardItem(cell) for cell in cells]
        for item in items[3:]:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight)
        pill = QStandardItem(stage.to(language))
        pill.setData(STAGES[stage], PILL)
        model.appendRow([*items, pill])
    for column in (3, 4):
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        model.setHeaderData(column, Qt.Orientation.Horizontal, right, Qt.ItemDataRole.TextAlignmentRole)
    table = Table(palette, "Capacitaciones")
    model.setParent(table)
    table.setModel(model)
    table.setSortingEnabled(True)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    for at, width in enumerate((90, 190, 105, 66, 66, 60)):
        table.setColumnWidth(at, width)
    table.horizontalHeader().setStretchLastSection(True)
    table.selectRow(1)
    return table


def _figures(language: Language) -> Panel:
    panel = Panel(_say("Las metas del año", "The year's targets", language))
    panel.add_aside(Pill(_say("Meta nacional", "National target", language), Tone.ACCENT))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    for at, (label, done, target, tone) in enumerate(BARS):
        grid.addWidget(ElidedWords(label.to(language)), at, 0)
        grid.addWidget(Bar(done / target, f"{done} / {target}", tone, today=0.87), at, 1)
        figure = Words(f"{done} / {target}", "strong")
        figure.setFont(tabular(figure.font()))
        grid.addWidget(figure, at, 2, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(1, 1)
    panel.body.addLayout(grid)
    panel.body.addWidget(Rule())
    pills = FlowLayout(gap=6)
    pills.addWidget(Pill(_say("Cumplida", "Met", language), Tone.MET, Shape.CHECK))
    pills.addWidget(Pill(_say("En proceso", "Under way", language), Tone.UNDER_WAY, Shape.HALF))
    pills.addWidget(Pill(_say("Sin dato", "No data", language), Tone.PLAIN, Shape.RING))
    pills.addWidget(Pill(_say("No cumplida", "Not met", language), Tone.STOP, Shape.ALERT))
    panel.body.addLayout(pills)
    figure = QHBoxLayout()
    figure.addWidget(Words("27", "figure"))
    figure.addWidget(Words(_say("días hábiles para reportar", "working days to report", language), "muted"))
    figure.addStretch(1)
    panel.body.addLayout(figure)
    panel.body.addStretch(1)
    return panel


def _form(language: Language) -> Panel:
    panel = Panel("Asesoría de género en OMP")
    panel.add_aside(Pill(DRAFT.to(language)))
    banner = Banner(
        _say("Posible duplicado", "Possible twin", language),
        "«Asesoría de género en operaciones de paz», CECOPAM, 03–07/11/2025, 12 M + 18 H",
    )
    banner.add_answer(_say("Comparar", "Compare", language))
    banner.add_answer(_say("Es otra", "Another one", language))
    panel.body.addWidget(banner)
    fields = Scroll()
    fields.body.setSpacing(8)
    fields.body.addWidget(SectionHead(_say("La sesión", "The session", language)))
    fields.body.addLayout(_fields(language))
    fields.body.addStretch(1)
    panel.body.addWidget(fields, 1)
    derived = QFrame()
    derived.setProperty("kind", "derived")
    row = QHBoxLayout(derived)
    row.setContentsMargins(12, 6, 12, 6)
    row.addWidget(Words("30 personas", "strong"))
    row.addWidget(Words("12 mujeres · 40.0 %", "strong"))
    row.addStretch(1)
    row.addWidget(Words("cuenta para PA-1 · PA-7"))
    panel.body.addWidget(derived)
    panel.body.addWidget(Rule())
    panel.body.addLayout(_buttons(language))
    return panel


def _fields(language: Language) -> QGridLayout:
    place = QComboBox()
    place.addItem("15033 · Ecatepec de Morelos, México")
    # Else its longest item, not the column, would say how wide it is.
    place.setMinimumContentsLength(8)
    place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    hours = Stepper(0, 999, 40, "Horas")
    carried = QLineEdit("CECOPAM")
    carried.setProperty("carried", True)
    wrong = QLineEdit("01/11/2025")
    wrong.setProperty("weight", "stop")
    doubtful = QLineEdit("273")
    doubtful.setProperty("weight", "note")
    off = QLineEdit(_say("no aplica", "not applicable", language))
    off.setEnabled(False)
    remarks = QPlainTextEdit("Medio de verificación: lista de asistencia.")
    remarks.setFixedHeight(52)
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    cells: list[tuple[str, QWidget, str, str]] = [
        ("Imparte", carried, _say("del registro anterior", "from the record before", language), "plain"),
        ("Término", wrong, "Es anterior al inicio (03/11/2025).", "stop"),
        ("Integrantes", doubtful, "Más de lo usual (5 a 60).", "under_way"),
        ("Municipio", place, "", ""),
        ("Horas", hours, "", ""),
        ("Inicio", QDateEdit(calendarPopup=True), "", ""),
        ("Observaciones", remarks, "", ""),
        ("Sin desglose", off, "", ""),
    ]
    for at, cell in enumerate(cells):
        grid.addWidget(_field(*cell), at // 3, at % 3)
    choices = QVBoxLayout()
    for button in (QCheckBox("Organizada"), QCheckBox("Curso nuevo"), QRadioButton("Presencial")):
        button.setChecked(button.text() != "Curso nuevo")
        choices.addWidget(button)
    grid.addLayout(choices, 2, 2)
    for column in range(3):
        grid.setColumnStretch(column, 1)
    return grid


def _field(label: str, widget: QWidget, below: str, tone: str) -> QWidget:
    field = QWidget()
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(Words(label, "label"))
    column.addWidget(widget)
    if below:
        words = Words(below, "problem", wrap=True)
        words.setProperty("tone", tone)
        column.addWidget(words)
    column.addStretch(1)
    return field


def _buttons(language: Language) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    off = KeyButton(_say("Validar", "Approve", language))
    off.setEnabled(False)
    row.addWidget(KeyButton(_say("Guardar", "Save", language), "Ctrl+S", "primary"))
    row.addWidget(KeyButton(_say("Guardar y siguiente", "Save and next", language), "Ctrl+Enter"))
    row.addWidget(off)
    row.addWidget(KeyButton(_say("Borrar", "Delete", language), kind="danger"))
    row.addWidget(KeyButton(_say("Historial", "History", language), "F8", "quiet"))
    row.addStretch(1)
    return row


def _say(es: str, en: str, language: Language) -> str:
    return Text(es=es, en=en).to(language) if es != en else same(es).to(language)


SCENES: dict[str, Scene] = {"parts": gallery}
