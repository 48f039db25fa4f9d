"""The catalogue of commitments in Ajustes: which is in force, a file to replace it, a copy to correct, the way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from napdesk.excel.catalogue_book import write_catalogue
from napdesk.schema.figures import Catalogue
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services.catalogue_difference import difference
from napdesk.services.catalogue_loads import go_back, in_force, take_in
from napdesk.services.catalogue_offer import Offer, look_at
from napdesk.services.catalogue_rows import written
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, Files, Purpose
from napdesk.ui.moments import moment_of
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.tones import Tone
from napdesk.ui.settings.catalogue_box import CatalogueBox, difference_box, refused_box


class CataloguePanel(Panel):
    """``replaced`` says that another catalogue is in force: whatever shows figures has to be built anew."""

    replaced = Signal()

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(desk.say(_HEADING))
        self._desk = desk
        self._files = files
        self._standing = in_force(desk.store, desk.shipped)
        self.asked: CatalogueBox | None = None
        self.state = Words("", "strong", wrap=True)
        self.rows = Words("", "muted", wrap=True)
        self.said = Words("", "small", wrap=True)
        self.load = KeyButton(desk.say(_LOAD))
        self.save = KeyButton(desk.say(_SAVE))
        self.back = KeyButton(desk.say(_BACK), kind="quiet")
        # What it says stands above the buttons, where it is in sight whoever has just pressed one.
        for words in (self.state, self.rows, Words(desk.say(_LEAD), "small", wrap=True), self.said):
            self.body.addWidget(words)
        row = QHBoxLayout()
        for button in (self.load, self.save, self.back):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.load.clicked.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._ask_back)
        self._tell()

    def look_at(self, path: Path) -> None:
        """Checks a file, off the window's thread, and shows what it would change or what is wrong with it."""
        self._begin(_LOOKING.fill(name=path.name))
        now = self._standing.catalogue
        self._desk.tasks.read(lambda store: look_at(path, store, now), partial(self._show, path.name), self._fail)

    def _tell(self) -> None:
        desk, standing = self._desk, self._standing
        catalogue = standing.catalogue
        when = moment_of(standing.since, desk.today(), desk.language)
        told = [_VERSION.fill(version=catalogue.version)]
        if standing.before is None:
            told.append(_AS_SHIPPED)
        if when:
            told.append(_SINCE.fill(when=when, by=standing.by))
        self.state.setText(" · ".join(map(desk.say, told)))
        confirmed = sum(one.confirmed for one in catalogue.rows)
        counts = {"rows": len(catalogue.rows), "ids": len({one.id for one in catalogue.rows}), "confirmed": confirmed}
        self.rows.setText(desk.say((_ROWS if counts["confirmed"] else _NONE_CONFIRMED).fill(**counts)))
        self.back.setVisible(standing.before is not None)
        self.said.hide()

    def _choose(self) -> None:
        path = self._files.open_one(self, _WHICH)
        if path is not None:
            self.look_at(path)

    def _show(self, name: str, offer: Offer) -> None:
        self._rest()
        then = offer.catalogue
        if then is None:
            self._open(refused_box(self._desk, name, offer.problems, self))
        elif not offer.difference:
            self._say(_SAME.fill(name=name))
        else:
            box = difference_box(self._desk, TAKE_IN, USE, offer.difference, then.version, self)
            box.accepted.connect(lambda: self._take_in(then))
            self._open(box)

    def _take_in(self, catalogue: Catalogue) -> None:
        shipped = self._desk.shipped
        self._begin(_KEEPING)
        self._desk.writer.run(lambda store: take_in(store, catalogue, shipped), self._kept, self._fail)

    def _ask_back(self) -> None:
        before = self._standing.before
        if before is not None:
            found = difference(self._standing.catalogue, before)
            box = difference_box(self._desk, _GO_BACK, _GO_BACK_NOW, found, before.version, self)
            box.accepted.connect(self._go_back)
            self._open(box)

    def _go_back(self) -> None:
        shipped = self._desk.shipped
        self._begin(_KEEPING)
        self._desk.writer.run(lambda store: go_back(store, shipped), self._kept, self._fail)

    def _kept(self, _none: None) -> None:
        self._standing = in_force(self._desk.store, self._desk.shipped)
        self._rest()
        self._tell()
        self.replaced.emit()

    def _save(self) -> None:
        desk, catalogue = self._desk, self._standing.catalogue
        path = self._files.save_as(self, _WHERE, f"{desk.say(_FILE)}_{catalogue.version}.xlsx")
        if path is None:
            return
        self._begin(_SAVING)
        rows = [written(one) for one in catalogue.rows]
        desk.tasks.compute(
            lambda: write_catalogue(path, rows, catalogue.version, desk.registers, desk.language),
            partial(self._saved, path),
            self._fail,
        )

    def _saved(self, path: Path, _none: None) -> None:
        self._rest()
        self._say(_SAVED.fill(file=path))

    def _open(self, box: CatalogueBox) -> None:
        self.asked = box
        box.open()

    def _begin(self, doing: Text) -> None:
        for button in (self.load, self.save, self.back):
            button.setEnabled(False)
        self._say(doing)

    def _rest(self) -> None:
        for button in (self.load, self.save, self.back):
            button.setEnabled(True)
        self.said.hide()

    def _say(self, words: Text, tone: Tone = Tone.PLAIN) -> None:
        self.said.setText(self._desk.say(words))
        self.said.set_tone(tone)
        self.said.show()

    def _fail(self, trouble: Trouble) -> None:
        self._rest()
        self._say(
            Text(es=f"{trouble.message.es} {trouble.fix.es}", en=f"{trouble.message.en} {trouble.fix.en}"), Tone.STOP
        )


_HEADING = Text(es="Catálogo de compromisos", en="Catalogue of commitments")
_VERSION = Text(es="Versión {version}", en="Version {version}")
_AS_SHIPPED = Text(es="la que trae NapDesk", en="the one that comes with NapDesk")
_SINCE = Text(es="en vigor desde: {when}, por {by}", en="in force since: {when}, by {by}")
_ROWS = Text(
    es="{ids} claves en {rows} renglones; el Grupo confirmó {confirmed}.",
    en="{ids} ids in {rows} rows; the Group confirmed {confirmed}.",
)
_NONE_CONFIRMED = Text(
    es="{ids} claves en {rows} renglones; el Grupo aún no confirma ninguno.",
    en="{ids} ids in {rows} rows; the Group has confirmed none yet.",
)
_LEAD = Text(
    es="Dice qué se cuenta y con qué meta. Si el Grupo envía otro, cárguelo: antes verá qué cambia.",
    en="It says what is counted, and the target. If the Group sends another, load it: you first see what changes.",
)
_LOAD = Text(es="Cargar otro…", en="Load another…")
_SAVE = Text(es="Guardar en Excel…", en="Save to Excel…")
_BACK = Text(es="Volver al anterior…", en="Back to the one before…")
_FILES = Text(es="Excel o CSV (*.xlsx *.csv)", en="Excel or CSV (*.xlsx *.csv)")
_WHICH = Purpose("catalogue", Text(es="Catálogo que se carga", en="Catalogue to load"), _FILES)
_WHERE = Purpose("catalogue", Text(es="Guardar el catálogo en vigor", en="Save the catalogue in force"), EXCEL)
_FILE = Text(es="NapDesk_catalogo", en="NapDesk_catalogue")
_LOOKING = Text(es="Revisando «{name}»…", en="Looking at “{name}”…")
_KEEPING = Text(es="Guardando…", en="Keeping…")
_SAVING = Text(es="Escribiendo el libro…", en="Writing the workbook…")
_SAVED = Text(es="Quedó en: {file}", en="It is in: {file}")
_SAME = Text(
    es="«{name}» dice lo mismo que el catálogo en vigor: no hay nada que cambiar.",
    en="“{name}” says the same as the catalogue in force: there is nothing to change.",
)
TAKE_IN = Text(es="Lo que cambia con este catálogo", en="What this catalogue changes")
USE = Text(es="Usar este catálogo", en="Use this catalogue")
_GO_BACK = Text(es="Volver al catálogo anterior", en="Back to the catalogue before")
_GO_BACK_NOW = Text(es="Volver al anterior", en="Go back")
