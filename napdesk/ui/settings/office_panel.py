"""The office in Ajustes: what stands on the cover of its returns, and who signs them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout

from napdesk.schema.offices import CODE_LENGTH, Office, Signatory, code_fits
from napdesk.schema.periods import Periodicity
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.parts.code_box import CodeBox
from napdesk.ui.parts.elided_line import ElidedLine
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel, SectionHead
from napdesk.ui.parts.question import Question
from napdesk.ui.parts.stepper import Stepper
from napdesk.ui.settings.classification import ClassificationFields

SIGNATORIES = ("prepared_by", "reviewed_by", "authorised_by")
LONGEST_DUE = 90  # working days


class OfficePanel(Panel):
    """Each field is kept as it is left: ``office_changed`` gives the Office as it should be kept."""

    office_changed = Signal(object)

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__(_HEADING.to(desk.language))
        self._desk = desk
        self._office = office
        language, lists, today = desk.language, desk.lists, desk.today()
        self.name = ElidedLine(office.name)
        self.area = ElidedLine(office.area)
        self.code = ElidedLine(office.code)
        self.code.setMaxLength(CODE_LENGTH)
        self.institution = CodeBox(lists["institution"].all_on(today), language)
        self.institution.choose(office.institution)
        self.entity = CodeBox(lists["entity"].all_on(today), language)
        self.entity.choose(office.entity)
        self.periodicity = QComboBox()
        for one in Periodicity:
            self.periodicity.addItem(one.label.to(language), one.value)
        self.periodicity.setCurrentIndex(self.periodicity.findData(office.periodicity.value))
        self.due_days = Stepper(0, LONGEST_DUE, office.due_days, _DUE_DAYS.to(language))
        self.reports_to = ElidedLine(office.reports_to)
        self.signatures = {name: (ElidedLine(), ElidedLine()) for name in SIGNATORIES}
        self.for_another = {name: QCheckBox(_FOR_ANOTHER.to(language)) for name in SIGNATORIES}
        self.classification = ClassificationFields(office, language)
        self._code_question = Question(_CODE.to(language), self.code)
        self._name_question = Question(_NAME.to(language), self.name)
        self._institution_question = Question(_INSTITUTION.to(language), self.institution)
        self._entity_question = Question(_ENTITY.to(language), self.entity)
        self.said = Words(_BY_ITSELF.to(language), "small")
        self._lay_out()
        self._connect()

    def settle(self) -> None:
        """Gives the office as it stands, unless nothing changed or something is missing."""
        if self._refused():
            return
        office = self._read()
        if office != self._office:
            self._office = office
            self.office_changed.emit(office)

    def say_kept(self) -> None:
        """Tells that it is down."""
        self.said.setText(_KEPT.to(self._desk.language))

    def _lay_out(self) -> None:
        language = self._desk.language
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._name_question, 0, 0, 1, 4)
        grid.addWidget(Question(_AREA.to(language), self.area), 1, 0, 1, 4)
        grid.addWidget(self._institution_question, 2, 0, 1, 2)
        grid.addWidget(self._entity_question, 2, 2, 1, 2)
        grid.addWidget(self._code_question, 3, 0, 1, 2)
        grid.addWidget(Question(_PERIODICITY.to(language), self.periodicity), 3, 2, 1, 2)
        grid.addWidget(Question(_DUE_DAYS.to(language), self.due_days), 4, 0, 1, 2)
        grid.addWidget(Question(_REPORTS_TO.to(language), self.reports_to), 4, 2, 1, 2)
        self.body.addLayout(grid)
        self.body.addWidget(SectionHead(_SIGNATURES.to(language)))
        self.body.addLayout(self._signature_grid())
        self.body.addWidget(SectionHead(_CLASSIFIED.to(language)))
        self.body.addWidget(self.classification)
        self.body.addSpacing(4)
        self.body.addWidget(self.said)
        self.body.addStretch(1)

    def _signature_grid(self) -> QGridLayout:
        language = self._desk.language
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for at, name in enumerate(SIGNATORIES):
            signatory: Signatory = getattr(self._office, name)
            who, post = self.signatures[name]
            for column, (field, text, hint) in enumerate(((who, signatory.name, _WHO), (post, signatory.post, _POST))):
                field.setText(text)
                field.setPlaceholderText(hint.to(language))
                field.setAccessibleName(f"{_SIGNERS[name].to(language)}: {hint.to(language)}")
                grid.addWidget(field, at, column + 1)
            grid.addWidget(Words(_SIGNERS[name].to(language), "label"), at, 0)
            absent = self.for_another[name]
            absent.setChecked(signatory.for_another)
            absent.setAccessibleName(f"{_SIGNERS[name].to(language)}: {_ABSENT.to(language)}")
            absent.setToolTip(_ABSENT.to(language))
            grid.addWidget(absent, at, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _connect(self) -> None:
        lines = [
            self.name,
            self.area,
            self.code,
            self.reports_to,
            *(line for pair in self.signatures.values() for line in pair),
        ]
        for line in lines:
            # A long name is read from its beginning.
            line.setCursorPosition(0)
            line.editingFinished.connect(self.settle)
        for box in (self.institution, self.entity):
            box.code_chosen.connect(lambda _code: self.settle())
        self.periodicity.activated.connect(lambda _at: self.settle())
        self.due_days.editingFinished.connect(self.settle)
        for absent in self.for_another.values():
            absent.clicked.connect(self.settle)
        self.classification.left.connect(self.settle)

    def _read(self) -> Office:
        prepared, reviewed, authorised = (
            Signatory(who.text().strip(), post.text().strip(), self.for_another[name].isChecked())
            for name, (who, post) in self.signatures.items()
        )
        office = replace(
            self._office,
            name=self.name.text().strip(),
            area=self.area.text().strip(),
            code=self.code.text().strip().upper(),
            institution=self.institution.code(),
            entity=self.entity.code(),
            periodicity=Periodicity(self.periodicity.currentData()),
            due_days=self.due_days.value(),
            reports_to=self.reports_to.text().strip(),
            prepared_by=prepared,
            reviewed_by=reviewed,
            authorised_by=authorised,
        )
        return self.classification.on(office)

    def _refused(self) -> bool:
        """Whether something is missing; it says so under its field."""
        language = self._desk.language
        asked = (
            (self._name_question, bool(self.name.text().strip()), _NO_NAME),
            (self._institution_question, bool(self.institution.code()), _CHOOSE),
            (self._entity_question, bool(self.entity.code()), _CHOOSE),
            (self._code_question, code_fits(self.code.text().strip().upper()), _BAD_CODE),
        )
        for question, fits, words in asked:
            question.settle()
            if not fits:
                question.refuse(words.to(language))
        return self.classification.refused() or not all(fits for _question, fits, _words in asked)


_HEADING = Text(es="La oficina", en="The office")
_NAME = Text(es="Nombre de la oficina", en="Name of the office")
_AREA = Text(es="Área responsable", en="Responsible area")
_CODE = Text(es="Clave de la oficina", en="Office code")
_INSTITUTION = Text(es="Institución", en="Institution")
_ENTITY = Text(es="Entidad federativa", en="Federative entity")
_PERIODICITY = Text(es="Cada cuánto reporta", en="How often it reports")
_DUE_DAYS = Text(es="Días hábiles para reportar", en="Working days to report")
_REPORTS_TO = Text(es="A quién se envían los reportes", en="Whom the returns are for")
_CLASSIFIED = Text(es="Clasificación de los reportes", en="Classification of the returns")
_FOR_ANOTHER = Text(es="P. A.", en="P. A.")
_ABSENT = Text(es="Firma por ausencia de quien ocupa el cargo", en="Signs in the absence of whoever holds the post")
_SIGNATURES = Text(es="Quiénes firman el reporte", en="Who signs the return")
_SIGNERS = {
    "prepared_by": Text(es="Elaboró", en="Prepared by"),
    "reviewed_by": Text(es="Revisó", en="Reviewed by"),
    "authorised_by": Text(es="Autorizó (Vo. Bo.)", en="Authorised by"),
}
_WHO = Text(es="Nombre", en="Name")
_POST = Text(es="Cargo", en="Post")
_BY_ITSELF = Text(es="Se guarda solo, al salir de cada campo.", en="It is saved by itself, as you leave each field.")
_KEPT = Text(es="Guardado. Vale desde el próximo reporte.", en="Saved. It holds from the next return on.")
_NO_NAME = Text(es="Escriba el nombre de la oficina.", en="Type the name of the office.")
_CHOOSE = Text(es="Elija una de la lista.", en="Choose one from the list.")
_BAD_CODE = Text(es="Letras, cifras y guiones: 30-SEMAR-01.", en="Letters, digits and hyphens: 30-SEMAR-01.")
