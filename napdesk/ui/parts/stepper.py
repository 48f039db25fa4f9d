"""A field for a small number chosen by steps, as in the settings."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

INDENT = 9


class Stepper(QSpinBox):
    """A spin box from ``low`` to ``high`` whose words stand in from its edge like those of every field."""

    def __init__(self, low: int, high: int, value: int, name: str) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setValue(value)
        self.setAccessibleName(name)
        # Qt's style sheets forget the padding of a spin box.
        self.lineEdit().setTextMargins(INDENT, 0, 0, 0)
