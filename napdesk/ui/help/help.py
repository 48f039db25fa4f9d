"""The short help behind F1: the keys of the page one is on, a few short texts, and the data dictionary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text
from napdesk.ui.help.dictionary import dictionary
from napdesk.ui.help.keys import Section, keys_of
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.room import room_of

SIZE = QSize(1120, 660)
FRAME = QSize(20, 60)  # what a screen keeps for a title bar and a taskbar
GAP = 10  # under a paragraph
TOPICS_WIDTH = 240
WIDE = 780  # pixels of text from which on keys stand in two columns
_HEADING = re.compile(r"^## (?P<title>.+?) \{(?P<key>\w+)\}$", re.MULTILINE)


def topics_of(written: str) -> dict[str, tuple[str, str]]:
    """The topics of a help file by key, each with its title and its text in Markdown: ``## Título {key}``."""
    pieces = _HEADING.split(written)[1:]
    found = zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
    return {key: (title, text.strip()) for title, key, text in found}


class Help(QDialog):
    """Stays beside the window while one works; ``show_page`` turns to the keys of a page and its topic."""

    def __init__(
        self, folder: Path, registers: Sequence[Register], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._page = "home"
        self._topics = topics_of((folder / f"{language}.md").read_text(encoding="utf-8"))
        self._yearly = {one.key for one in registers if one.clock.yearly is not None}
        self._dictionary = dictionary(registers, language)
        self.topics = QListWidget()
        self.topics.setProperty("kind", "input")
        self.topics.setFixedWidth(TOPICS_WIDTH)
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.topics.setAccessibleName(_TOPICS.to(language))
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(_TITLE.to(language))
        self.setWindowTitle(_TITLE.to(language))
        self.resize(SIZE.boundedTo(room_of(self) - FRAME))
        self._lay_out()
        self._fill()
        self.topics.currentItemChanged.connect(lambda *_items: self._show_topic())
        self._turn_pages()

    def show_page(self, page: str) -> None:
        """Opens at the keys of a page."""
        self._page = page
        self.topics.setCurrentRow(0)
        self._show_topic()
        self.show()
        self.raise_()
        self.activateWindow()
        self.topics.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.topics.currentRow() == 0:
            self._show_topic()

    def _lay_out(self) -> None:
        close = KeyButton(_CLOSE.to(self._language), "Esc", bound=False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.topics)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _turn_pages(self) -> None:
        """The text is turned from the topics too, where the keys are."""
        action, bar = QAbstractSlider.SliderAction, self.text.verticalScrollBar()
        for keys, turn in (("PgDown", action.SliderPageStepAdd), ("PgUp", action.SliderPageStepSub)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda turn=turn: bar.triggerAction(turn))

    def _fill(self) -> None:
        titles = {"keys": _KEYS.to(self._language)}
        titles |= {key: title for key, (title, _text) in self._topics.items()}
        titles["dictionary"] = _DICTIONARY.to(self._language)
        for key, title in titles.items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.topics.addItem(item)
        self.topics.setCurrentRow(0)
        self._show_topic()

    def _show_topic(self) -> None:
        item = self.topics.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole) if item else "keys"
        if key == "keys":
            self.text.setHtml(self._keys())
        elif key == "dictionary":
            self.text.setHtml(self._dictionary)
        else:
            title, text = self._topics[key]
            self.text.setMarkdown(f"# {title}\n\n{text}")
            self._space_out()

    def _space_out(self) -> None:
        """Markdown's paragraphs stand one upon the other by themselves."""
        whole, apart = QTextCursor(self.text.document()), QTextBlockFormat()
        whole.select(QTextCursor.SelectionType.Document)
        apart.setBottomMargin(GAP)
        whole.mergeBlockFormat(apart)

    def _keys(self) -> str:
        """Where there is room the first section stands beside the others, that all may be seen at once."""
        first, *others = map(self._section, keys_of(self._page, yearly=self._page in self._yearly))
        wide = self.text.width() >= WIDE
        columns = ([first], others) if wide else ([first, *others],)
        share = f"width='{100 // len(columns)}%' style='padding-right:{GAP}px'"
        cells = "".join(f"<td {share}>{''.join(column)}</td>" for column in columns)
        table = f"<table width='100%' cellspacing='0' style='margin-top:{GAP}px'><tr>{cells}</tr></table>"
        return f"<h1>{escape(_KEYS.to(self._language))}</h1>{table}"

    def _section(self, section: Section) -> str:
        said = [(escape(one.key.to(self._language)), escape(one.does.to(self._language))) for one in section.keys]
        rows = "".join(f"<tr><td width='38%'><b>{key}</b></td><td>{does}</td></tr>" for key, does in said)
        head = escape(section.head.to(self._language))
        return f"<h4>{head}</h4><table width='100%' cellpadding='2' cellspacing='0'>{rows}</table>"


_TITLE = Text(es="Ayuda", en="Help")
_TOPICS = Text(es="Temas de la ayuda", en="Topics of the help")
_KEYS = Text(es="Teclas de esta página", en="Keys of this page")
_DICTIONARY = Text(es="Diccionario de datos", en="Data dictionary")
_CLOSE = Text(es="Cerrar", en="Close")
