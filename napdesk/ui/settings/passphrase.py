"""Setting a passphrase: typed twice, then its recovery code on paper, two groups of it typed back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.question import Question

Protect = Callable[[str], str]
Confirms = Callable[[str, str, str], bool]


class PassphraseDialog(QDialog):
    """``protect`` sets a passphrase and gives the recovery code as printed; ``confirms`` holds the code's first
    and last group against it. Once the code is shown the dialog closes only when they were typed back.

    ``print_wanted`` and ``save_wanted`` say the code that is to be put on paper.
    """

    print_wanted = Signal(str)
    save_wanted = Signal(str)

    def __init__(
        self, protect: Protect, confirms: Confirms, language: Language, *, renewing: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._protect = protect
        self._confirms = confirms
        self._language = language
        self._code = ""
        self.first = _secret()
        self.second = _secret()
        self.set_it = KeyButton(_SET.to(language), "Enter", "primary", bound=False)
        self.first_group, self.last_group = QLineEdit(), QLineEdit()
        self.finish = KeyButton(_DONE.to(language), "Enter", "primary", bound=False)
        self.print_it = KeyButton(_PRINT.to(language), "Ctrl+P")
        self.save_it = KeyButton(_SAVE.to(language))
        self._groups = [Words("", "title") for _ in range(6)]
        self._ask_first = Question(_NEW.to(language), self.first, _HOW.to(language))
        self._ask_second = Question(_AGAIN.to(language), self.second)
        self._ask_groups = Question(_FIRST_GROUP.to(language), self.first_group)
        self._ask_last = Question(_LAST_GROUP.to(language), self.last_group)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._choosing(renewing))
        self._pages.addWidget(self._showing())
        self.setWindowTitle((_RENEW if renewing else _TITLE).to(language))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.addWidget(self._pages)
        self._connect()
        self.resize(520, 430)

    def code(self) -> str:
        """The recovery code shown, "" before a passphrase was set."""
        return self._code

    def reject(self) -> None:
        """Esc: nothing was set yet, so nothing is lost; with the code on the screen it stays."""
        if not self._code:
            super().reject()
        else:
            self._ask_groups.refuse(_TYPE_BACK.to(self._language))

    def _choosing(self, renewing: bool) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Words((_RENEW if renewing else _TITLE).to(self._language), "title"))
        column.addWidget(Words(_LEAD.to(self._language), "muted", wrap=True))
        column.addWidget(self._ask_first)
        column.addWidget(self._ask_second)
        column.addStretch(1)
        cancel = KeyButton(_CANCEL.to(self._language), "Esc", bound=False)
        cancel.clicked.connect(self.reject)
        column.addLayout(_at_right(cancel, self.set_it))
        return page

    def _showing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Words(_CODE_TITLE.to(self._language), "title"))
        column.addWidget(Words(_CODE_LEAD.to(self._language), "muted", wrap=True))
        column.addWidget(self._code_sheet())
        paper = QHBoxLayout()
        paper.addWidget(self.print_it)
        paper.addWidget(self.save_it)
        paper.addStretch(1)
        column.addLayout(paper)
        groups = QHBoxLayout()
        groups.setSpacing(12)
        groups.addWidget(self._ask_groups)
        groups.addWidget(self._ask_last)
        column.addLayout(groups)
        column.addStretch(1)
        column.addLayout(_at_right(self.finish))
        return page

    def _code_sheet(self) -> QWidget:
        sheet = QFrame()
        sheet.setProperty("kind", "derived")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(12, 14, 12, 14)
        grid.setVerticalSpacing(12)
        for at, group in enumerate(self._groups):
            group.setAlignment(Qt.AlignmentFlag.AlignCenter)
            group.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(group, at // 3, at % 3)
        return sheet

    def _connect(self) -> None:
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._set)
        self.set_it.clicked.connect(self._set)
        self.first_group.returnPressed.connect(self.last_group.setFocus)
        self.last_group.returnPressed.connect(self._finish)
        self.finish.clicked.connect(self._finish)
        self.print_it.clicked.connect(lambda: self.print_wanted.emit(self._code))
        self.save_it.clicked.connect(lambda: self.save_wanted.emit(self._code))

    def _set(self) -> None:
        self._ask_first.settle()
        self._ask_second.settle()
        if self.first.text() != self.second.text():
            self._ask_second.refuse(_DIFFER.to(self._language))
            self.second.selectAll()
            self.second.setFocus()
            return
        try:
            self._code = self._protect(self.first.text())
        except Trouble as trouble:
            self._ask_first.refuse(f"{trouble.message.to(self._language)} {trouble.fix.to(self._language)}")
            self.first.setFocus()
            return
        for words, group in zip(self._groups, self._code.split("-"), strict=True):
            words.setText(group)
        self._pages.setCurrentIndex(1)
        self.print_it.setFocus()

    def _finish(self) -> None:
        first, *_, last = self._code.split("-")
        for ask, line, groups in (
            (self._ask_groups, self.first_group, (self.first_group.text(), last)),
            (self._ask_last, self.last_group, (first, self.last_group.text())),
        ):
            ask.settle()
            if not self._confirms(self._code, *groups):
                ask.refuse(_NOT_SO.to(self._language))
                line.selectAll()
                line.setFocus()
                return
        self.accept()


def _secret() -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def _at_right(*buttons: KeyButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


_TITLE = Text(es="Poner contraseña", en="Set a passphrase")
_RENEW = Text(es="Cambiar contraseña", en="Change the passphrase")
_LEAD = Text(
    es="Con ella, quien se lleve el equipo no podrá leer los datos de su oficina.",
    en="With it, whoever takes the computer cannot read your office's data.",
)
_NEW = Text(es="Contraseña", en="Passphrase")
_HOW = Text(
    es="Lo mejor: tres o cuatro palabras que usted recuerde y nadie relacione con usted.",
    en="Best: three or four words that you remember and nobody links with you.",
)
_AGAIN = Text(es="Otra vez", en="Again")
_DIFFER = Text(es="No es igual a la primera.", en="It is not the same as the first.")
_SET = Text(es="Poner contraseña", en="Set it")
_CANCEL = Text(es="Cancelar", en="Cancel")
_CODE_TITLE = Text(es="Su código de recuperación", en="Your recovery code")
_CODE_LEAD = Text(
    es="Abre los datos si se olvida la contraseña. Imprímalo y guárdelo bajo llave, lejos del equipo.",
    en="It opens the data if the passphrase is forgotten. Print it and lock it away from the computer.",
)
_PRINT = Text(es="Imprimir", en="Print")
_SAVE = Text(es="Guardar en un archivo…", en="Save to a file…")
_FIRST_GROUP = Text(es="Del papel: el primer grupo", en="From the paper: the first group")
_LAST_GROUP = Text(es="y el último", en="and the last")
_NOT_SO = Text(es="No es así en la hoja. Cópielo otra vez.", en="It is not so on the sheet. Copy it again.")
_TYPE_BACK = Text(
    es="Copie el primer grupo y el último de la hoja, para saber que se lee bien.",
    en="Copy the first and the last group from the sheet, to know that it can be read.",
)
_DONE = Text(es="Listo", en="Done")
