"""A question in the list: the listing, what was asked, and the clock."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peepers_desktop.domain.questions import QuestionStatus
from peepers_desktop.domain.rows import QuestionRow
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.models.roles import ROW
from peepers_desktop.ui.tabs.questions_words import question_text, standing
from peepers_desktop.ui.tabs.whose import Whose
from peepers_desktop.ui.theme import Space, Theme
from peepers_desktop.ui.theme.fonts import Type, text_scale
from peepers_desktop.ui.theme.tokens import RADIUS_SMALL
from peepers_desktop.ui.thumbnails import Thumbnails

HEIGHT = 76
_PICTURE = 40
_DOT = 12
_LEAST_LETTERS = 4
_LINES = 2
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class QuestionCard(QStyledItemDelegate):
    """Fixed height, so that long lists lay out at once."""

    def __init__(self, fmt: Format, theme: Theme, thumbnails: Thumbnails, whose: Whose) -> None:
        super().__init__()
        self._whose = whose
        self._format, self._theme, self._thumbnails = fmt, theme, thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, round(HEIGHT * text_scale(self._theme.font())))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: QuestionRow | None = index.data(ROW)
        painter.save()
        self._ground(painter, option.rect, option.state)
        if row is not None:
            self._content(painter, option.rect.adjusted(Space.L, Space.M, -Space.L, -Space.S), row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _content(self, painter: QPainter, rect: QRect, row: QuestionRow) -> None:
        self._picture(painter, QRect(rect.left(), rect.top(), _PICTURE, _PICTURE), row)
        text = rect.adjusted(_PICTURE + Space.M, 0, 0, 0)
        small = self._theme.font(Type.SMALL)
        line = QFontMetrics(small).height()
        taken = self._pill(painter, QRect(text.left(), text.top(), text.width(), line), row, small)
        title = QRect(text.left(), text.top(), text.width() - taken - Space.S, line)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(title, _MIDDLE, title_in(row, QFontMetrics(small), title.width()))
        waiting = QuestionStatus.of(row.status) is QuestionStatus.UNANSWERED and row.pending is None
        font = self._theme.font(Type.STRONG if waiting else Type.BODY)
        colour = self._theme.colour("text" if waiting else "muted")
        area = QRect(text.left(), title.bottom() + Space.XS, text.width(), rect.bottom() - title.bottom() - Space.XS)
        draw_lines(painter, area, question_text(row), font, colour)

    def _pill(self, painter: QPainter, rect: QRect, row: QuestionRow, font: QFont) -> int:
        """Draws the clock at the right and answers its width."""
        shown = standing(row, self._format)
        text, ground, _ = self._theme.tone(shown.tone)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(shown.words, Qt.TextElideMode.ElideRight, rect.width() - Space.L)
        width = metrics.horizontalAdvance(words) + Space.L
        box = QRectF(rect.right() - width + 1, rect.top() - 2, width, rect.height() + 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(font)
        painter.setPen(text)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        return width

    def _picture(self, painter: QPainter, where: QRect, row: QuestionRow) -> None:
        found = self._thumbnails.pixmap(row.item_thumbnail, _PICTURE, painter.device().devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_SMALL, RADIUS_SMALL)
        if found is not None:
            painter.drawPixmap(where, found)
        if colour := self._whose.colour(row.account):
            self._mark_account(painter, where, QColor(colour))

    def _mark_account(self, painter: QPainter, where: QRect, colour: QColor) -> None:
        """A dot in the account's colour on the corner of the picture."""
        painter.setPen(QPen(self._theme.colour("surface"), 2))
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(where.right() - _DOT + 4, where.bottom() - _DOT + 4, _DOT, _DOT))


def title_in(row: QuestionRow, metrics: QFontMetrics, room: int) -> str:
    """The listing's title as far as there is room; nothing rather than a letter or two before the dots."""
    whole = row.item_title or row.item_id
    shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
    return shown if shown == whole or len(shown) > _LEAST_LETTERS else ""


def draw_lines(painter: QPainter, area: QRect, words: str, font: QFont, colour: QColor, lines: int = _LINES) -> None:
    """At most `lines` wrapped lines; the last one ends in "…" when there is more."""
    metrics = QFontMetrics(font)
    whole = " ".join(words.split())
    layout = QTextLayout(whole, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painter.setFont(font)
    painter.setPen(colour)
    layout.beginLayout()
    top = area.top()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        start, length = line.textStart(), line.textLength()
        text = whole[start : start + length].rstrip()
        if number == lines - 1:
            text = metrics.elidedText(whole[start:], Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(QRect(area.left(), top, area.width(), metrics.height()), _MIDDLE, text)
        top += metrics.height() + 1
    layout.endLayout()
