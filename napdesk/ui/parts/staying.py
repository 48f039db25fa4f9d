"""Controls that keep the focus while they are off: what was pressed is where one still is when its work is done."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget


def stays(control: QWidget) -> bool:
    """Whether a control that Qt asks to hand the focus on keeps it: it is off for a while, not gone.

    Tab leaves it all the same; that is not asked of a control that is off.
    """
    return control.isVisible() and not control.isEnabled()


class ChoiceBox(QComboBox):
    """A box to choose from that may be off for a while."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        return stays(self) or super().focusNextPrevChild(forward)
