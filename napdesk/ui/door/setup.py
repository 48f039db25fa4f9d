"""The first start: three things to fill, the rest proposed, or a look at a demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit

from napdesk.schema.codes import Lists
from napdesk.schema.offices import CODE_LENGTH, Office, code_fits
from napdesk.schema.periods import Periodicity
from napdesk.schema.text import Language, Text
from napdesk.ui.door.welcome import Welcome
from napdesk.ui.look.icons import Icons
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.code_box import CodeBox
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import SectionHead
from napdesk.ui.parts.question import Question

# How an institution without letters of its own reads in a code.
SHORT_CODES = {
    "state_police": "PE",
    "municipal_police": "PM",
    "state_women": "IEM",
    "municipal_women": "IMM",
    "other": "OTRA",
}


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the first start gives: the office, without an identity yet, and who will be typing."""

    office: Office
    who: str


class Setup(Welcome):
    """``office_given`` says a NewOffice; ``demo_wanted`` asks for the fictitious store, ``language_wanted`` for the
    other Language."""

    office_given = Signal(object)
    demo_wanted = Signal()
    language_wanted = Signal(object)

    def __init__(self, lists: Lists, language: Language, icons: Icons, today: date, who: str) -> None:
        super().__init__(_TITLE.to(language), _LEAD.to(language), icons, language)
        self._language = language
        self._code_is_ours = True
        self._refused = set[str]()
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.institution = CodeBox(lists["institution"].all_on(today), language)
        self.entity = CodeBox(lists["entity"].all_on(today), language)
        self.code = QLineEdit()
        self.code.setMaxLength(CODE_LENGTH)
        self.periodicity = QComboBox()
        for one in Periodicity:
            self.periodicity.addItem(one.label.to(language), one)
        self.who = QLineEdit(who)
        self._questions = {
            "name": Question(_NAME.to(language), self.name, _NAME_HINT.to(language)),
            "institution": Question(_INSTITUTION.to(language), self.institution),
            "entity": Question(_ENTITY.to(language), self.entity),
            "code": Question(_CODE.to(language), self.code, _CODE_HINT.to(language)),
            "periodicity": Question(_PERIODICITY.to(language), self.periodicity),
            "who": Question(_WHO.to(language), self.who, _WHO_HINT.to(language)),
        }
        self._lay_out(language)
        self._connect()
        self.setFocusProxy(self.name)

    def begin(self) -> None:
        """Gives the office if nothing is missing; else says what, and goes there."""
        wrong = self._missing()
        for key, question in self._questions.items():
            if key in wrong:
                question.refuse(wrong[key].to(self._language))
            else:
                question.settle()
        self._refused = set(wrong)
        if wrong:
            self._questions[next(iter(wrong))].field.setFocus()
            return
        self.office_given.emit(NewOffice(self._office(), self.who.text().strip()))

    def refuse(self, words: str) -> None:
        """Says under the name why the office could not be set up."""
        self._questions["name"].refuse(words)
        self._refused.add("name")

    def _settle_mended(self) -> None:
        """What is wrong no longer stands below a field once it is right."""
        for key in self._refused - self._missing().keys():
            self._questions[key].settle()
            self._refused.discard(key)

    def _lay_out(self, language: Language) -> None:
        body = self.sheet.body
        for key in ("name", "institution", "entity"):
            body.addWidget(self._questions[key])
        body.addWidget(SectionHead(_PROPOSED.to(language)))
        body.addWidget(Words(_PROPOSED_LEAD.to(language), "small", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for at, key in enumerate(("code", "periodicity", "who")):
            grid.addWidget(self._questions[key], 0, at)
            grid.setColumnStretch(at, 1)
        body.addLayout(grid)
        self.start = KeyButton(_START.to(language), "Ctrl+Enter", "primary")
        self.demo = KeyButton(_DEMO.to(language))
        self.other_language = KeyButton(_OTHER_LANGUAGE.to(language), kind="quiet")
        row = QHBoxLayout()
        row.addWidget(self.demo)
        row.addWidget(self.other_language)
        row.addStretch(1)
        row.addWidget(self.start)
        body.addSpacing(4)
        body.addLayout(row)

    def _connect(self) -> None:
        self.institution.code_chosen.connect(self._propose_code)
        self.entity.code_chosen.connect(self._propose_code)
        self.code.textEdited.connect(self._take_code)
        for line in (self.name, self.code, self.who):
            line.textChanged.connect(self._settle_mended)
        for box in (self.institution, self.entity):
            box.code_chosen.connect(self._settle_mended)
        self.start.clicked.connect(self.begin)
        self.demo.clicked.connect(self.demo_wanted)
        other = Language.EN if self._language is Language.ES else Language.ES
        self.other_language.clicked.connect(lambda: self.language_wanted.emit(other))
        for field, following in ((self.name, self.institution), (self.code, self.periodicity)):
            field.returnPressed.connect(following.setFocus)
        self.institution.entered.connect(self.entity.setFocus)
        # The third thing is there: the rest is proposed.
        self.entity.entered.connect(self.start.setFocus)
        self.who.returnPressed.connect(self.start.setFocus)

    def _propose_code(self) -> None:
        if self._code_is_ours:
            self.code.setText(proposed_code(self.entity.code(), self.institution.code()))

    def _take_code(self, typed: str) -> None:
        self._code_is_ours = not typed
        at = self.code.cursorPosition()
        self.code.setText(typed.upper())
        self.code.setCursorPosition(at)

    def _missing(self) -> dict[str, Text]:
        wrong: dict[str, Text] = {}
        if not self.name.text().strip():
            wrong["name"] = _NO_NAME
        for key, box in (("institution", self.institution), ("entity", self.entity)):
            if not box.code():
                wrong[key] = _NOT_IN_LIST if box.currentText().strip() else _CHOOSE
        # A code of ours only waits for what it is made of.
        waits = self._code_is_ours and not self.code.text()
        if not waits and not code_fits(self.code.text().strip()):
            wrong["code"] = _BAD_CODE
        if not self.who.text().strip():
            wrong["who"] = _NO_WHO
        return wrong

    def _office(self) -> Office:
        return Office(
            uid="",
            code=self.code.text().strip(),
            name=self.name.text().strip(),
            institution=self.institution.code(),
            entity=self.entity.code(),
            periodicity=Periodicity(self.periodicity.currentData()),
        )


def proposed_code(entity: str, institution: str) -> str:
    """A code like ``30-SEMAR-01``, "" until both are known."""
    if not (entity and institution):
        return ""
    return f"{entity}-{SHORT_CODES.get(institution, institution.upper())}-01"


_TITLE = Text(es="Le damos la bienvenida", en="Welcome to NapDesk")
_LEAD = Text(
    es="Tres datos de su oficina y puede empezar a capturar.", en="Three things about your office and you can start."
)
_NAME = Text(es="Nombre de la oficina", en="Name of the office")
_NAME_HINT = Text(
    es="Como debe leerse en el reporte: Tercera Región Naval, Unidad de Género.",
    en="As it should read on the return: Third Naval Region, Gender Unit.",
)
_INSTITUTION = Text(es="Institución", en="Institution")
_ENTITY = Text(es="Entidad federativa", en="Federative entity")
_PROPOSED = Text(es="Ya propuesto", en="Already proposed")
_PROPOSED_LEAD = Text(
    es="Puede dejarlo así y cambiarlo después en Ajustes.", en="You can leave it and change it later in Settings."
)
_CODE = Text(es="Clave de la oficina", en="Office code")
_CODE_HINT = Text(es="Va en cada folio.", en="It stands in every folio.")
_PERIODICITY = Text(es="Cada cuánto reporta", en="How often it reports")
_WHO = Text(es="Quién captura", en="Who is typing")
_WHO_HINT = Text(es="Firma los cambios.", en="It signs the changes.")
_START = Text(es="Empezar", en="Start")
_OTHER_LANGUAGE = Text(es="English", en="Español")
_DEMO = Text(es="Ver una demostración", en="See a demonstration")
_NO_NAME = Text(es="Escriba el nombre de la oficina.", en="Type the name of the office.")
_CHOOSE = Text(
    es="Elija una de la lista; puede escribir parte del nombre.", en="Choose one; you can type part of its name."
)
_NOT_IN_LIST = Text(
    es="No está en la lista: elija una de las que aparecen.", en="It is not in the list: choose one of those shown."
)
_BAD_CODE = Text(es="Letras, cifras y guiones: 30-SEMAR-01.", en="Letters, digits and hyphens: 30-SEMAR-01.")
_NO_WHO = Text(es="Escriba su nombre o su puesto.", en="Type your name or post.")
