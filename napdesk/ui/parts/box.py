"""A box over the window: what is the case, and what may be done about it; Esc does nothing of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words

WIDE = 520


class Box(QDialog):
    """``accepted`` says that the way on was taken, where there is one; Enter takes it unless it is ``careful``.

    It stands in the middle of its window also at the start, when that is only on its way to its place.
    """

    def __init__(
        self,
        title: str,
        banner: Banner,
        leave: str,
        go_on: str = "",
        parent: QWidget | None = None,
        *,
        careful: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("NapDesk")
        usual_is_leaving = careful or not go_on
        self.leave = KeyButton(leave, "Esc", "primary" if usual_is_leaving else "", bound=False)
        self.go_on = KeyButton(go_on, kind="" if usual_is_leaving else "primary")
        self.go_on.setVisible(bool(go_on))
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.go_on, self.leave) if usual_is_leaving else (self.leave, self.go_on):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(title, "title", wrap=True))
        column.addWidget(banner)
        column.addStretch(1)
        column.addLayout(row)
        self.setFixedWidth(WIDE)
        usual = self.leave if usual_is_leaving else self.go_on
        usual.setDefault(True)
        usual.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if (over := self.parentWidget()) is not None:
            over.window().installEventFilter(self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        entered = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if entered and (over := self.parentWidget()) is not None:
            over.window().removeEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Until somebody is in the box, it goes where the window manager puts the window."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and isinstance(window, QWidget):
            self.adjustPosition(window)
        return False
