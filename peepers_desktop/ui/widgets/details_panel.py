"""What stands in the details dock: a header, and sections of facts that are filled anew for every row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from peepers_desktop.ui import buyers, shortcuts
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import MISSING
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.dock_header import DockHeader
from peepers_desktop.ui.widgets.wrapping import WrappingLabel

_WIDEST_PILL = 260


class DetailsPanel(QFrame):
    """Subclasses call `start` and then add parts from top to bottom."""

    closed = Signal()
    eraseWanted = Signal(str, str)
    """A buyer's id, and the name they are shown by."""

    def __init__(self, context: UiContext, caption: str) -> None:
        super().__init__()
        self.context = context
        self.setProperty("role", "surface")
        self.header = DockHeader(caption, context.icons)
        self.header.closed.connect(self.closed)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._scroll, 1)
        self.start("")

    def start(self, heading: str) -> None:
        """Throw away what stood here and begin again under this heading."""
        self.header.set_heading(heading)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        self._column.setSpacing(Space.S)
        self._scroll.setWidget(self._body)

    def start_empty(self, words: str) -> None:
        """Nothing is chosen."""
        self.start("")
        self._column.addStretch(1)
        hint = label(words, "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(hint)
        self._column.addStretch(2)

    def finish(self) -> None:
        """Push what was added to the top."""
        self._column.addStretch(1)

    def section(self, title: str) -> None:
        """A caption over the parts that follow."""
        if self._column.count():
            self._column.addSpacing(Space.M)
        self._column.addWidget(label(title, "caption"))

    def add(self, part: QWidget | QLayout) -> None:
        """Any other part."""
        if isinstance(part, QLayout):
            self._column.addLayout(part)
        else:
            self._column.addWidget(part)

    def pill(self, words: str, tone: Tone) -> None:
        """A state on its own line."""
        row = QHBoxLayout()
        row.addWidget(label(words, "pill", tone, widest=_WIDEST_PILL))
        row.addStretch(1)
        self._column.addLayout(row)

    def fact(self, name: str, value: str, *, strong: bool = False, tone: Tone | None = None, hint: str = "") -> QLabel:
        """A name on the left and its value on the right."""
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        shown = label(value, "strong" if strong else "", tone)
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        shown.setToolTip(hint)
        shown.setAccessibleName(f"{name}: {value}")
        caption = label(name, "strong" if strong else "muted")
        caption.setWordWrap(False)
        row.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(shown, 1)
        self._column.addLayout(row)
        return shown

    def buyer(self, nickname: str | None, buyer_id: str | None = None) -> None:
        """Who bought, the button that shows or masks all buyers, and the one that erases this one."""
        if not nickname:
            self.fact(self.tr("Buyer"), MISSING)
            return
        shown = self.context.queries.personal.shown
        self.fact(self.tr("Buyer"), nickname)
        words = self.tr("Hide buyers' names") if shown else self.tr("Show buyers' names")
        button = self.link(words)
        button.setToolTip(QKeySequence(shortcuts.BUYERS).toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(lambda: buyers.switch(self.context))
        if buyer_id is not None:
            erase = self.link(self.tr("Erase this buyer's data…"))
            erase.clicked.connect(lambda: self.eraseWanted.emit(buyer_id, nickname))

    def note(self, words: str, tone: Tone | None = None) -> QLabel:
        """A sentence."""
        made = label(words, "small", tone)
        self._column.addWidget(made)
        return made

    def link(self, words: str) -> QPushButton:
        """A button that leads elsewhere."""
        button = QPushButton(words)
        button.setProperty("role", "link")
        button.setProperty("flush", True)  # its words begin where those above do
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        return button

    def copyable(self, name: str, value: str) -> QToolButton:
        """A fact with a button that copies it."""
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(name, "small"))
        words.addWidget(label(value, "strong"))
        row.addLayout(words, 1)
        button = QToolButton()
        button.setProperty("role", "quiet")
        self.context.icons.put(button, "copy")
        button.setToolTip(self.tr("Copy {name}").format(name=name))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda: self._copy(button, value))
        row.addWidget(button)
        self._column.addLayout(row)
        return button

    def line(self) -> None:
        """A thin rule."""
        rule = QFrame()
        rule.setProperty("role", "line")
        self._column.addWidget(rule)

    def _copy(self, button: QToolButton, value: str) -> None:
        QGuiApplication.clipboard().setText(value)
        self.context.icons.put(button, "check", "accent")
        QToolTip.showText(button.mapToGlobal(button.rect().bottomLeft()), self.tr("Copied"), button)


def label(words: str, role: str = "", tone: Tone | None = None, *, lines: int = 0, widest: int = 0) -> WrappingLabel:
    """A label of plain text that wraps and can be selected."""
    made = WrappingLabel(words, lines=lines, widest=widest)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        made.setProperty("role", role)
    if tone is not None:
        made.setProperty("tone", tone.value)
    return made
