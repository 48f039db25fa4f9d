"""Putting a widget in the place of another, for parts of a page that are made anew each time they change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def swap(layout: QLayout, old: QWidget, new: QWidget) -> QWidget:
    """Puts ``new`` where ``old`` stood in the layout and for Tab, and gives it back."""
    layout.replaceWidget(old, new)
    tab_after(old, new)
    old.hide()
    old.deleteLater()
    return new


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout of widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def tab_after(place: QWidget, new: QWidget) -> None:
    """Lets Tab come to what is in ``new`` after what is in ``place``: by itself, what is made late comes last."""
    last = place
    while (following := last.nextInFocusChain()) is not None and place.isAncestorOf(following):
        last = following
    before: QWidget | None = last
    while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain() if before.previousInFocusChain() is not last else None
    if before is None:
        return
    # Qt moves only what takes the focus, and what stands in the place of ``new`` one day is put after it.
    policy = new.focusPolicy()
    new.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for one in (new, *new.findChildren(QWidget)):
        if one.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, one)
            before = one
    new.setFocusPolicy(policy)
