"""The import assistant as it looks in use: columns of somebody's own file, what would come of it, a refusal."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from napdesk.registers.training import training
from napdesk.schema.text import Language
from napdesk.store.store import Store
from napdesk.ui.files import Files
from napdesk.ui.importing.box import ImportBox
from napdesk.ui.look.palette import Palette
from napdesk.ui.preferences import Preferences
from tests.pages import Kept, demo_store, make_desk, training_record
from tests.scenes import Scene

TITLES = (
    "No.,Nombre del curso,Tipo de actividad,Temas tratados,¿La organizó su institución?,Imparte,Fecha de inicio,"
    "Fecha de término,Estado,Lugar del curso,Dirigido a,Mujeres uniformadas,Hombres uniformados,Civiles mujeres,Notas"
)
ROWS = """
1,Prevención de la violencia de género,Curso,Violencia sexual y de género,Sí,Marina,5 de febrero de 2025,07/02/2025,Veracruz,Veracruz,Personal naval,19,11,0,Primera edición
2,Nuevas masculinidades,Taller,"Masculinidades, Derechos humanos",Sí,Marina,10/03/2025,11/03/2025,Veracruz,Coatzacoalcos,Personal naval,6,24,2,
3,Primer respondiente,Curso,Primer respondiente,No,SSPC,17/03/2025,21/03/2025,Veracruz,Xalpa,Policía,8,22,0,Sin lista de asistencia
4,Mujeres paz y seguridad,Plática,"Mujeres, paz y seguridad",Sí,Marina,31/04/2025,31/04/2025,Oaxaca,Salina Cruz,Personal naval,15,quince,0,
5,Prevención de la violencia de género,Curso,Violencia sexual y de género,Sí,Marina,5 de febrero de 2025,07/02/2025,Veracruz,Veracruz,Personal naval,19,11,0,Primera edición
6,Derechos humanos en operaciones,Seminario,Derechos humanos,Sí,Marina,02/06/2025,04/06/2025,Sinaloa,Mazatlán,Personal naval,12,30,4,
"""  # noqa: E501 - a file as it is


@cache
def demo() -> Store:
    return demo_store()


@cache
def file(name: str = "capacitaciones 2025.csv", remarks: str = "Notas") -> Path:
    """What its last column is called makes it another shape of file: of one seen before its mapping is known."""
    path = Path(mkdtemp(prefix="napdesk-scenes-")) / name
    path.write_text(TITLES.replace("Notas", remarks) + ROWS, encoding="utf-8")
    return path


def _box(language: Language, palette: Palette, path: Path) -> ImportBox:
    box = ImportBox(make_desk(demo(), language, palette), training, Files(language, Preferences(Kept())))
    box.open_path(path)
    return box


def columns(language: Language, palette: Palette) -> QWidget:
    """A file whose names are near, with a field that it does not bring."""
    return _box(language, palette, file())


def preview(language: Language, palette: Palette) -> QWidget:
    """Wrong rows before the others, each with what is wrong."""
    box = _mapped(language, palette)
    box.go_on.click()
    return box


def valid(language: Language, palette: Palette) -> QWidget:
    """The rows that would be new, as they were read."""
    box = _mapped(language, palette)
    box.go_on.click()
    box.preview.tabs.setCurrentIndex(1)
    return box


def lacking(language: Language, palette: Palette) -> QWidget:
    """Gone on too early."""
    box = _box(language, palette, file())
    box.go_on.click()
    return box


def refused(language: Language, palette: Palette) -> QWidget:
    """A text file by the name of a workbook."""
    return _box(language, palette, file("red de mujeres.xlsx"))


def twins(language: Language, palette: Palette) -> QWidget:
    """Rows that may be a kept record in other words, and can stay out."""
    store = demo()
    day = date(2025, 6, 2)
    twin = training_record(store, "Seminario de derechos humanos en operaciones", begins=day, ends=day, place="25012")
    store.records.keep(twin, store.office_code)
    box = _mapped(language, palette)
    box.go_on.click()
    box.preview.tabs.setCurrentIndex(1)
    return box


def changes(language: Language, palette: Palette) -> QWidget:
    """Rows that name the records they change."""
    store = demo()
    kept = store.records.keep(training_record(store, "Curso de perspectiva de género"), store.office_code)
    box = ImportBox(make_desk(store, language, palette), training, Files(language, Preferences(Kept())))
    box.open_text(f"Folio\tHoras\tMujeres en uniforme\n{kept.folio}\t40\t21\n")
    box.go_on.click()
    return box


def _mapped(language: Language, palette: Palette) -> ImportBox:
    box = _box(language, palette, file(remarks="Comentarios"))
    page = box.columns
    page.boxes[1].show_key("title")
    page.boxes[1].picked.emit("title")
    page.lines["civilian_men"].setText("0")
    page.lines["civilian_men"].textEdited.emit("0")
    return box


SCENES: dict[str, Scene] = {
    "importing-columns": columns,
    "importing-preview": preview,
    "importing-valid": valid,
    "importing-lacking": lacking,
    "importing-refused": refused,
    "importing-twins": twins,
    "importing-changes": changes,
}
