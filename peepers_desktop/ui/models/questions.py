"""The list of questions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from peepers_desktop.domain.filters import QuestionFilter
from peepers_desktop.domain.rows import QuestionRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.models.columns import Column
from peepers_desktop.ui.models.filtered import FilteredModel
from peepers_desktop.ui.tabs.questions_words import question_text, standing
from peepers_desktop.ui.tabs.whose import Whose


class QuestionsModel(FilteredModel[QuestionFilter]):
    """One column, drawn as a card; the order is the query's own: waiting ones first."""

    def __init__(self, context: UiContext, whose: Whose, parent: QObject | None = None) -> None:
        fmt = context.format

        def spoken(row: QuestionRow) -> str:
            parts = (standing(row, fmt).words, whose.name(row.account), row.item_title or row.item_id)
            return ". ".join(part for part in (*parts, question_text(row)) if part)

        def tooltip(row: QuestionRow) -> str:
            parts = (whose.name(row.account), row.item_title, fmt.of(row.account).full(row.date_created))
            return "\n".join(part for part in parts if part)

        column: Column[QuestionRow] = Column(
            "question",
            QCoreApplication.translate("QuestionsModel", "Question"),
            text=question_text,
            spoken=spoken,
            tooltip=tooltip,
        )
        super().__init__(
            [column],
            QuestionFilter(waiting_only=True),
            context.queries.question_list,
            context.tasks,
            parent,
        )
