"""A page: its header above, its panels below, on the 8-pixel grid."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from napdesk.ui.parts.header import PageHeader


class Page(QWidget):
    """A header and a ``body`` layout for what the page shows."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.header = PageHeader(title, subtitle)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 13, 20, 13)
        column.setSpacing(11)
        column.addWidget(self.header)
        column.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def refresh(self) -> None:
        """Look at the store again, each time one comes to the page; one that keeps up by itself does nothing."""

    def view(self) -> Any:
        """What one looks at here, for a page that takes the place of this one; None where that is nothing."""
        return None

    def take_view(self, view: Any) -> None:
        """Look at what ``view`` gave of another page of this kind."""

    @property
    def busy(self) -> bool:
        """Whether something is being made here that closing the window would break off."""
        return False

    def settle(self) -> None:
        """Put down what is typed here and not yet kept; where nothing can be typed there is nothing to do."""
