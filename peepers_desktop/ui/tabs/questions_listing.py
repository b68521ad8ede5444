"""The listing a question is about: beside the conversation, or as a strip above it when there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.domain.rows import ItemRow, QuestionRow
from peepers_desktop.ui import labels
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import MISSING
from peepers_desktop.ui.tabs.questions_past import PastAnswers
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.elided import ElidedLabel
from peepers_desktop.ui.widgets.picture import Picture
from peepers_desktop.ui.widgets.restyle import restyle


class ListingCard(QFrame):
    """Thumbnail, title, price, stock and the links that matter while answering."""

    listingWanted = Signal(str)

    def __init__(self, context: UiContext, *, narrow: bool) -> None:
        super().__init__()
        self._context = context
        self._item_id = ""
        self._permalink: str | None = None
        self.picture = Picture(44 if narrow else 72, context.thumbnails, context.icons, context.theme)
        self.title = label("", "strong", lines=2 if narrow else 4)
        self.price, self.stock = label(""), label("")
        self.account = label("", "strong" if not narrow else "")
        self._account_row = self.account if narrow else _pair(self.tr("Account"), self.account)
        self.more = ElidedLabel(whole=True) if narrow else label("", "small")
        self.more.setProperty("role", "small")
        self.past = PastAnswers(context, self)
        self.open_button = self._link(self.tr("Open listing"), "arrow-square-out")
        self.stock_button = self._link(self.tr("Edit stock"), "package")
        self.open_button.clicked.connect(self._open)
        self.stock_button.clicked.connect(lambda: self.listingWanted.emit(self._item_id))
        self.setProperty("role", "bar" if narrow else "panel")
        (self._lay_out_strip if narrow else self._lay_out_side)()

    def _link(self, words: str, icon: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", "link")
        self._context.icons.put(button, icon, "accent")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def _lay_out_strip(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(Space.L)
        for part in (self.account, self.price, self.stock, self.more):
            part.setWordWrap(False)
            facts.addWidget(part, 1 if part is self.more else 0)
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(self.title, 1)
        top.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(top)
        words.addLayout(facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        self.stock_button.hide()
        self.past.hide()

    def _lay_out_side(self) -> None:
        self.setFixedWidth(264)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(label(self.tr("Listing"), "caption"))
        column.addWidget(self.picture)
        column.addWidget(self.title)
        column.addWidget(self._account_row)
        for name, value in ((self.tr("Price"), self.price), (self.tr("Stock"), self.stock)):
            column.addWidget(_pair(name, value))
        column.addWidget(self.more)
        links = QVBoxLayout()
        links.setSpacing(0)
        for button in (self.open_button, self.stock_button):
            button.setProperty("flush", True)
            links.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(links)
        column.addSpacing(Space.M)
        column.addWidget(self.past)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Listing"))
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_account(self, name: str) -> None:
        """Whose listing it is, where there are several accounts."""
        self.account.setText(name)
        self._account_row.setVisible(bool(name))

    def show_question(self, row: QuestionRow) -> None:
        """What the row itself knows, until the listing was read."""
        self._item_id, self._permalink = row.item_id, None
        self.picture.show_address(row.item_thumbnail)
        self.title.setText(row.item_title or row.item_id)
        self.price.setText(MISSING)
        self._say_stock(None, Tone.NEUTRAL)
        self.more.setText(row.item_id)
        self.open_button.setEnabled(False)
        self.setAccessibleName(self.tr("Listing") + f": {self.title.text()}")

    def show_item(self, item: ItemRow | None) -> None:
        """The rest; None when the listing is not in the cache."""
        self.stock_button.setEnabled(item is not None)
        if item is None or item.id != self._item_id:
            return
        self._permalink = item.permalink
        self.open_button.setEnabled(item.permalink is not None)
        self.picture.show_address(item.thumbnail)
        self.title.setText(item.title)
        self.price.setText(self._context.format.money(item.price))
        tone = Tone.BAD if item.quantity == 0 else Tone.WARN if item.running_out else Tone.NEUTRAL
        self._say_stock(item.quantity, tone)
        parts = (labels.listing_status(item.status), item.sku and self.tr("SKU {sku}").format(sku=item.sku))
        self.more.setText(" · ".join(part for part in parts if part))

    def _say_stock(self, quantity: int | None, tone: Tone) -> None:
        one, more = self.tr("1 available"), self.tr("{count} available")
        words = one if quantity == 1 else more.format(count=self._context.format.number(quantity))
        self.stock.setText(MISSING if quantity is None else words)
        restyle(self.stock, tone="" if tone is Tone.NEUTRAL else tone.value)

    def _open(self) -> None:
        if self._permalink:
            self._context.open_address(self._permalink)


def _pair(name: str, value: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    caption = QLabel(name)
    caption.setProperty("role", "muted")
    row.addWidget(caption)
    row.addStretch(1)
    row.addWidget(value)
    return pair
