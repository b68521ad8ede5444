"""Changing what a widget says it is, after the style sheet has already looked at it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties (`role`, `tone`) and let the style sheet look again, if anything differs."""
    changed = {name: value for name, value in properties.items() if (widget.property(name) or "") != value}
    for name, value in changed.items():
        widget.setProperty(name, value)
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        # Frames (labels too) take up a new padding only on this event.
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        widget.updateGeometry()
