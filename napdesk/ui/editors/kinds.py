"""Which editor a kind of field gets."""

from __future__ import annotations

from napdesk.schema.fields import Amount, AnyField, Choice, Choices, Code, Count, Day, Line, Paragraph, YesNo
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.choices import ChoicesEditor
from napdesk.ui.editors.choosing import CodeEditor, OptionEditor
from napdesk.ui.editors.editor import Editor
from napdesk.ui.editors.line import DayEditor, LineEditor, NumberEditor
from napdesk.ui.editors.paragraph import ParagraphEditor

EDITORS: dict[type[AnyField], type[Editor]] = {
    Line: LineEditor,
    Paragraph: ParagraphEditor,
    Count: NumberEditor,
    Amount: NumberEditor,
    Day: DayEditor,
    YesNo: OptionEditor,
    Choice: OptionEditor,
    Choices: ChoicesEditor,
    Code: CodeEditor,
}


def make_editor(asking: Asking) -> Editor:
    return EDITORS[type(asking.asked)](asking)
