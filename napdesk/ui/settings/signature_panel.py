"""The office's signature in Ajustes: the words it is told by, its public key to hand over, and the offices known."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from napdesk.schema.leaving import Leaving
from napdesk.schema.office_key import check_words
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text, same
from napdesk.services.known_offices import write_own_key
from napdesk.services.office_list import ListTaken, OfficeList, read_offices, take_list
from napdesk.services.returns import name_beside
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files, Purpose
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.tones import Tone

TOLD = 3  # wrong rows said at once: whoever has more to mend begins with these


class SignaturePanel(Panel):
    """Takes a list of offices from a file, and says which are known."""

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(desk.say(_HEADING))
        self._desk = desk
        self._files = files
        self.words = Words(check_words(desk.store.keys.own), "strong", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(desk.say(_WORDS))
        self.known = Words("", "muted", wrap=True)
        self.said = Words("", "small", wrap=True)
        self.save = KeyButton(desk.say(_SAVE))
        self.load = KeyButton(desk.say(_LOAD))
        heading, lead = Words(desk.say(_WORDS), "muted"), Words(desk.say(_LEAD), "small", wrap=True)
        for words in (heading, self.words, lead, self.known, self.said):
            self.body.addWidget(words)
        row = QHBoxLayout()
        for button in (self.save, self.load):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.save.clicked.connect(self._save)
        self.load.clicked.connect(self._choose)
        self.said.hide()
        self._tell()

    def _tell(self) -> None:
        offices = sorted({office.code for office in self._desk.store.keys.known().values()})
        told = _NONE if not offices else _KNOWN.fill(count=len(offices), codes=", ".join(offices[:TOLD]))
        more = "…" if len(offices) > TOLD else ""
        self.known.setText(f"{self._desk.say(told)}{more}")

    def _save(self) -> None:
        name = name_beside(self._desk.store.office, self._desk.say(_FILE), ".csv")
        path = self._files.save_as(self, _WHERE, name)
        if path is not None:
            self._desk.tasks.read(lambda store: write_own_key(store, path), partial(self._saved, path), self._fail)

    def _saved(self, path: Path, _none: None) -> None:
        self._desk.note_file(Leaving.KEY)
        self._say(_SAVED.fill(file=path))

    def _choose(self) -> None:
        path = self._files.open_one(self, _WHICH)
        if path is not None:
            self._desk.tasks.read(lambda store: read_offices(path, store), self._read, self._fail)

    def _read(self, found: OfficeList) -> None:
        if problems := found.problems:
            say, worst = self._desk.say, problems[:TOLD]
            lines = [f"{say(_ROW.fill(row=one.row or 0))}: {say(one.message)} {say(one.fix)}" for one in worst]
            self._say(_REFUSED.fill(count=len(problems)), Tone.STOP, *lines)
            return
        self._desk.writer.run(partial(take_list, found=found), self._taken, self._fail)

    def _taken(self, new: ListTaken) -> None:
        self._tell()
        moved = {"added": len(new.added), "changed": len(new.changed), "removed": len(new.removed)}
        lines = [self._desk.say(_MOVED.fill(**moved))] if any(moved.values()) else []
        if new.keys or not lines:
            lines.insert(0, self._desk.say(_ADDED.fill(count=len(new.keys)) if new.keys else _NOTHING_NEW))
        self._say(same(lines[0]), Tone.MET, *lines[1:])

    def _say(self, words: Text, tone: Tone = Tone.PLAIN, *lines: str) -> None:
        self.said.setText("\n".join([self._desk.say(words), *lines]))
        self.said.set_tone(tone)
        self.said.show()

    def _fail(self, trouble: Trouble) -> None:
        self._say(trouble.message, Tone.STOP, self._desk.say(trouble.fix))


_HEADING = Text(es="Firma de la oficina", en="Office signature")
_WORDS = Text(es="Palabras de comprobación", en="Check words")
_LEAD = Text(
    es="Con esta firma salen sus reportes. Quien los reciba necesita su llave pública, una sola vez: désela y léale "
    "estas palabras por teléfono. Identifica a la oficina; no sustituye la firma de nadie.",
    en="Your returns leave with this signature. Whoever receives them needs your public key, just once: hand it over "
    "and read them these words by telephone. It identifies the office; it replaces nobody's own signature.",
)
_NONE = Text(es="Todavía no se conoce la firma de otra oficina.", en="No other office's signature is known yet.")
_KNOWN = Text(es="Oficinas conocidas: {count} · {codes}", en="Offices known: {count} · {codes}")
_SAVE = Text(es="Guardar la llave pública…", en="Save the public key…")
_LOAD = Text(es="Cargar oficinas…", en="Load offices…")
_FILES = Text(es="CSV (*.csv)", en="CSV (*.csv)")
_LISTS = Text(es="Excel o CSV (*.xlsx *.csv)", en="Excel or CSV (*.xlsx *.csv)")
_WHERE = Purpose("key", Text(es="Guardar la llave pública", en="Save the public key"), _FILES)
_WHICH = Purpose("offices", Text(es="Lista de oficinas y sus llaves", en="List of offices and their keys"), _LISTS)
_FILE = Text(es="llave", en="key")
_SAVED = Text(es="Quedó en: {file}", en="It is in: {file}")
_ADDED = Text(es="Llaves que no se conocían: {count}", en="Keys not known before: {count}")
_MOVED = Text(
    es="Oficinas que se esperan: {added} nuevas, {changed} cambiadas, {removed} quitadas",
    en="Offices expected: {added} new, {changed} changed, {removed} removed",
)
_NOTHING_NEW = Text(es="Ya se conocían todas.", en="All of them were known already.")
_REFUSED = Text(
    es="La lista no se cargó; tiene errores: {count}.", en="The list was not loaded; it has errors: {count}."
)
_ROW = Text(es="Renglón {row}", en="Row {row}")
