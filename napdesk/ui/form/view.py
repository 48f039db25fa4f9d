"""The form as it is seen: head, banners, fields, total and foot on one sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from napdesk.schema.register import Register
from napdesk.ui.desk import Desk
from napdesk.ui.form.banners import Banners
from napdesk.ui.form.closed import ClosedPeriod
from napdesk.ui.form.fields import EDGE, FormFields
from napdesk.ui.form.foot import FormFoot
from napdesk.ui.form.head import FormHead
from napdesk.ui.form.total import TotalStrip
from napdesk.ui.form.twins import PossibleTwin
from napdesk.ui.form.typing import Judgement, Typing
from napdesk.ui.form.why import WhyLine
from napdesk.ui.parts.panel import Panel, Rule


class FormView(Panel):
    """Its parts, and how a judgement is shown on them; what happens is for the Form to decide."""

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__()
        self.head = FormHead(desk)
        self.closed = ClosedPeriod(desk)
        self.twins = PossibleTwin(desk, register)
        self.banners = Banners(desk, register, self.twins)
        self.fields = FormFields(desk, register)
        self.total = TotalStrip(desk, register.people) if register.people else None
        self.why = WhyLine(desk)
        self.foot = FormFoot(desk.language)
        self._lay_out()
        self.twins.another.connect(lambda: self.fields.reach_reason(register.name_field.key))

    def say(self, judged: Judgement, typing: Typing) -> None:
        """Ask what is to be asked, add up, and say under the fields what may be said yet."""
        self.fields.ask(judged.record)
        self.closed.say_of(typing.record, judged.record)
        self.why.look(judged.record, typing)
        if self.total is not None:
            self.total.show_record(judged.record)
        for key, cell in self.fields.cells.items():
            said = [problem for problem in judged.problems if problem.field == key and typing.shows(problem)]
            cell.say(said)

    def enter(self) -> None:
        """Into the first field, or of a record that can only be read, to what may be done about it."""
        if self.foot.isEnabled():
            self.fields.go_first()
        else:
            self.banners.enter()

    def set_open(self, is_open: bool) -> None:
        """Whether it can be typed in: a deleted record can only be read."""
        if (inner := self.fields.widget()) is not None:
            inner.setEnabled(is_open)
        self.foot.setEnabled(is_open)

    def _lay_out(self) -> None:
        upper, lower = QVBoxLayout(), QVBoxLayout()
        self.why.given.connect(self.foot.save.setFocus)
        upper.addWidget(self.head)
        upper.addWidget(self.closed)
        upper.addWidget(self.twins)
        upper.addLayout(self.banners)
        if self.total is not None:
            lower.addWidget(self.total)
        lower.addWidget(self.why)
        lower.addWidget(Rule())
        lower.addWidget(self.foot)
        for part in (upper, lower):
            part.setSpacing(8)
            part.setContentsMargins(0, 0, EDGE, 0)
        self.body.setContentsMargins(EDGE, 10, 0, 12)
        self.body.addLayout(upper)
        self.body.addWidget(self.fields, 1)
        self.body.addLayout(lower)
