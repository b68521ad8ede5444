"""A second look before a change is queued: what is unusual about it. Cancel is the default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from peepers_desktop.domain.guards import Guard
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.dialogs.page_dialog import PageDialog
from peepers_desktop.ui.guard_words import guard_words
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.details_panel import label

_SHOWN = 12
_WIDTH = 540


class ConfirmDialog(PageDialog):
    """`accepted` means: do it all the same. Enter and Esc both cancel."""

    def __init__(
        self, guards: Sequence[Guard], titles: Mapping[str, str], context: UiContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Please check"), _WIDTH, parent)
        self._context = context
        self.page.addWidget(label(self.tr("Is this what you mean?"), "title"))
        self.page.addWidget(label(self.tr("Nothing was changed yet."), "muted"))
        self.page.addSpacing(Space.XS)
        for guard in guards[:_SHOWN]:
            self.page.addLayout(self._line(guard, titles.get(guard.item_id, guard.item_id)))
        if len(guards) > _SHOWN:
            rest = self.tr("and {count} more").format(count=context.format.number(len(guards) - _SHOWN))
            self.page.addWidget(label(rest, "muted"))
        self.page.addStretch(1)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.go_button = QPushButton(self.tr("Change all the same"))
        self.go_button.setProperty("role", "danger")
        self.go_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.end_with(self.cancel_button, default=self.cancel_button, left=(self.go_button,))
        self.cancel_button.setFocus()

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
