"""A second look before a change is queued: what is unusual about it. Cancel is the default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.domain.guards import Guard
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.guard_words import guard_words
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.details_panel import label

_SHOWN = 12
_WIDTH = 540


class ConfirmDialog(QDialog):
    """`accepted` means: do it all the same. Enter and Esc both cancel."""

    def __init__(
        self, guards: Sequence[Guard], titles: Mapping[str, str], context: UiContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Please check"))
        self.setFixedWidth(_WIDTH)
        head = QVBoxLayout()
        head.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        head.setSpacing(Space.XS)
        head.addWidget(label(self.tr("Is this what you mean?"), "title"))
        head.addWidget(label(self.tr("Nothing was changed yet."), "muted"))
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(Space.XL, Space.S, Space.XL, Space.L)
        lines.setSpacing(Space.M)
        for guard in guards[:_SHOWN]:
            lines.addLayout(self._line(guard, titles.get(guard.item_id, guard.item_id)))
        if len(guards) > _SHOWN:
            rest = self.tr("and {count} more").format(count=context.format.number(len(guards) - _SHOWN))
            lines.addWidget(label(rest, "muted"))
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(body)
        body.setFixedWidth(_WIDTH - Space.L)
        area.setFixedHeight(min(420, body.heightForWidth(_WIDTH - Space.L)))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.go_button = QPushButton(self.tr("Change all the same"))
        self.go_button.setProperty("role", "danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.addWidget(self.go_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        self.go_button.setAutoDefault(False)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
        self.go_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        return foot

    def _line(self, guard: Guard, title: str) -> QHBoxLayout:
        words, context = guard_words(guard, self._context.format), self._context
        mark = QLabel()
        shade = context.theme.tokens.shade(Tone.WARN).solid
        mark.setPixmap(context.icons.pixmap("warning", 20, self.devicePixelRatioF(), shade))
        mark.setAccessibleName(self.tr("Warning"))
        texts = QVBoxLayout()
        texts.setSpacing(1)
        if title:
            texts.addWidget(label(title, "strong"))
        texts.addWidget(label(words.text))
        texts.addWidget(label(words.advice, "small"))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row
