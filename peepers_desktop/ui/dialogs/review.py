"""Before anything leaves: every waiting change, before and after, grouped by account, with a tick for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.edits import Edit
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.rows import OutboxRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.guard_words import guard_words
from peepers_desktop.ui.tabs.outbox_words import before_after, kind_words, value_words
from peepers_desktop.ui.theme import Space, Theme, Tone
from peepers_desktop.ui.theme.fonts import Type, text_scale
from peepers_desktop.ui.theme.palette import tick_palette
from peepers_desktop.ui.widgets.account_switcher import dot
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.dialog_foot import DialogFoot

_EDIT = Qt.ItemDataRole.UserRole
_WHAT, _KIND, _BEFORE, _AFTER, _NOTE = range(5)
_WIDTHS = (350, 96, 116, 190, 300)
_GROUP_HEIGHT = 40
_TICK = 28
_LEAST = 220


class _Entries(QStyledItemDelegate):
    """Gives the tick boxes an edge that is seen on a dark ground too; the style sheet would take it away."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.palette = tick_palette(self._theme.tokens, option.palette)


class ReviewDialog(QDialog):
    """Emits the ids that are to be sent or taken back; it does neither by itself. Cancel is the default button."""

    sendWanted = Signal(object)
    discardWanted = Signal(object)
    """A tuple of edit ids each."""

    def __init__(
        self,
        rows: Sequence[OutboxRow],
        accounts: Mapping[AccountId, Account],
        context: UiContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Review changes"))
        room = self.screen().availableGeometry()
        wide = round(1080 * text_scale(self.font()))
        self.resize(min(wide, round(room.width() * 0.9)), min(600, round(room.height() * 0.9)))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit_rows)
        self.tree = QTreeWidget()
        self._set_up_tree()
        self._fill(rows, accounts)
        self.tree.itemChanged.connect(lambda *_: self._refresh())
        self.discard_button = QPushButton(self.tr("Discard the ticked ones"))
        self.discard_button.setProperty("role", "danger")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.send_button = QPushButton(self.tr("Send the ticked ones"))
        self.send_button.setProperty("role", "primary")
        for button in (self.discard_button, self.send_button):
            button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.send_button.clicked.connect(lambda: self._end(self.sendWanted))
        self.discard_button.clicked.connect(lambda: self._end(self.discardWanted))
        self._lay_out(len(rows))
        self._fit_columns()
        self._fit_rows()
        self._refresh()

    def entries(self) -> Iterator[QTreeWidgetItem]:
        """The lines with a change, whatever they are grouped under."""
        for number in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(number)
            if top is not None:
                children = (top.child(place) for place in range(top.childCount()))
                yield from (child for child in children if child is not None)

    def ticked(self) -> tuple[int, ...]:
        """Ids of the edits with a tick."""
        return tuple(
            entry.data(_WHAT, _EDIT) for entry in self.entries() if entry.checkState(_WHAT) is Qt.CheckState.Checked
        )

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setAccessibleName(self.tr("Changes"))
        tree.setHeaderLabels(
            [self.tr("Listing"), self.tr("What"), self.tr("Before"), self.tr("After"), self.tr("Look at")]
        )
        tree.setItemDelegate(_Entries(self._context.theme, tree))
        tree.setIndentation(0)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setUniformRowHeights(False)
        tree.setWordWrap(True)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(lambda *_: self._soon.start())

    def _fill(self, rows: Sequence[OutboxRow], accounts: Mapping[AccountId, Account]) -> None:
        groups: dict[AccountId, list[OutboxRow]] = {}
        for row in rows:
            groups.setdefault(row.edit.account, []).append(row)
        for account, own in groups.items():
            known = accounts.get(account)
            top = QTreeWidgetItem([known.seller.nickname if known else account])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.setSizeHint(_WHAT, QSize(0, round(_GROUP_HEIGHT * text_scale(self.font()))))
            top.setFont(_WHAT, self._context.theme.font(Type.STRONG))
            if known is not None:
                top.setIcon(_WHAT, dot(known.colour, self.devicePixelRatioF()))
            self.tree.addTopLevelItem(top)
            top.addChildren([self._entry(row) for row in own])
            top.setExpanded(True)
            top.setFirstColumnSpanned(True)

    def _entry(self, row: OutboxRow) -> QTreeWidgetItem:
        fmt, theme = self._context.format, self._context.theme
        name = row.title or row.edit.target.id
        what = f"{name}\n{row.variation}" if row.variation else name
        before, after = _sides(row, fmt)
        notes = [guard_words(guard, fmt).text for guard in row.guards]
        if not row.undoable:
            notes.append(self.tr("Public: it cannot be undone once it is sent."))
        if row.edit.held:
            notes.append(self.tr("Waits for your review."))
        entry = QTreeWidgetItem([what, kind_words(row.edit.kind), before, after, "\n".join(notes)])
        entry.setData(_WHAT, _EDIT, row.edit.id)
        entry.setCheckState(_WHAT, Qt.CheckState.Checked)
        entry.setForeground(_BEFORE, QBrush(theme.colour("muted")))
        entry.setFont(_AFTER, theme.font(Type.STRONG))
        tone = Tone.BAD if any(not guard.confirmable for guard in row.guards) else Tone.WARN
        entry.setForeground(_NOTE, QBrush(theme.tone(tone)[0] if row.guards else theme.colour("muted")))
        for column in range(5):
            entry.setToolTip(column, entry.text(column))
        return entry

    def _height(self, entry: QTreeWidgetItem) -> int:
        """Room for the longest of its texts, wrapped."""
        plain, strong = self.tree.fontMetrics(), QFontMetrics(self._context.theme.font(Type.STRONG))
        wrap = int(Qt.TextFlag.TextWordWrap)
        heights = [
            (strong if column == _AFTER else plain)
            .boundingRect(QRect(0, 0, self._room(column), 10_000), wrap, entry.text(column))
            .height()
            for column in range(5)
        ]
        return max(heights) + Space.L

    def _room(self, column: int) -> int:
        """For the words of a column as wide as it is now: beside the first ones stands the tick box."""
        around = 2 * Space.M + (_TICK if column == _WHAT else 0)
        return self.tree.header().sectionSize(column) - around

    def _fit_columns(self) -> None:
        """The names give way where there is little room, what is to be looked at does not."""
        scale = text_scale(self.font())
        for column in range(_WHAT + 1, _NOTE):
            self.tree.header().resizeSection(column, round(_WIDTHS[column] * scale))
        others = sum(_WIDTHS[_WHAT + 1 :]) * scale
        names = min(_WIDTHS[_WHAT] * scale, max(_LEAST * scale, self.width() - others))
        self.tree.header().resizeSection(_WHAT, round(names))

    def _fit_rows(self) -> None:
        for entry in self.entries():
            entry.setSizeHint(_NOTE, QSize(0, self._height(entry)))

    def _lay_out(self, count: int) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        number = self._context.format.number(count)
        head.addWidget(label(self.tr("{count} changes wait to be sent").format(count=number), "title"))
        head.addWidget(label(self.tr("The buttons act on what is ticked; the rest goes on waiting."), "muted"))
        self.setProperty("role", "surface")
        foot = DialogFoot(self.cancel_button, self.send_button, left=(self.discard_button,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        table = QVBoxLayout()
        table.setContentsMargins(Space.L, 0, Space.L, 0)  # its words stand under those of the head
        table.addWidget(self.tree)
        column.addLayout(table, 1)
        column.addWidget(foot)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    def _end(self, signal: object) -> None:
        ids = self.ticked()
        self.accept()
        signal.emit(ids)  # type: ignore[attr-defined]

    def _refresh(self) -> None:
        some = bool(self.ticked())
        self.discard_button.setEnabled(some)
        self.send_button.setEnabled(some)


def _sides(row: OutboxRow, fmt: Format) -> tuple[str, str]:
    """What the marketplace has, and what it becomes; a difference keeps its sign."""
    edit: Edit = row.edit
    _, after = before_after(edit, fmt)
    before = value_words(edit.kind, row.before, fmt) if row.undoable else MISSING
    return before or MISSING, after
