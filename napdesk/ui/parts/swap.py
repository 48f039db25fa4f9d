"""Putting a widget in the place of another, for parts of a page that are made anew each time they change."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def swap(layout: QLayout, old: QWidget, new: QWidget) -> QWidget:
    """Puts ``new`` where ``old`` stood in the layout, and gives it back."""
    layout.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    return new


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout of widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
