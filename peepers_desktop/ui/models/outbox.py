"""The list of edits that wait, were sent, or need the seller."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject

from peepers_desktop.domain.edits import EditKind, EditState
from peepers_desktop.domain.filters import OutboxFilter
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.lines import Describe, Lines
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.models.columns import Column
from peepers_desktop.ui.models.filtered import FilteredModel
from peepers_desktop.ui.tabs import outbox_words as words
from peepers_desktop.ui.tabs.whose import Whose

translate = QCoreApplication.translate


class OutboxModel(FilteredModel[OutboxFilter]):
    """One row per edit; the newest first unless sorted."""

    def __init__(self, context: UiContext, whose: Whose, parent: QObject | None = None) -> None:
        super().__init__(
            outbox_columns(context.format, whose),
            OutboxFilter(),
            context.queries.outbox_list,
            context.tasks,
            parent,
            key_of=lambda row: row.edit.id,
            identity_of=lambda row: (row.account, str(row.edit.id)),
        )


def title_of(row: EditRow) -> str:
    """The thing it changes, by name when the cache knows it."""
    return row.title or row.edit.target.id


def change_of(row: EditRow, fmt: Format) -> str:
    """Before → after, or the answer's text."""
    before, after = words.before_after(row.edit, fmt)
    return f"{before} → {after}" if before else after


def outbox_columns(fmt: Format, whose: Whose) -> list[Column[EditRow]]:
    """The columns as plain text; `outbox_cells` draws them in two lines."""
    return [
        Column("what", translate("OutboxModel", "What"), text=title_of, width=300,
               spoken=lambda row: ", ".join(part for part in (title_of(row), whose.name(row.account)) if part)),
        Column("change", translate("OutboxModel", "Change"), text=lambda row: change_of(row, fmt), width=210,
               tooltip=lambda row: change_of(row, fmt)),
        Column(
            "state",
            translate("OutboxModel", "State"),
            text=lambda row: words.state_words(row.edit.state),
            sort="state",
            tooltip=lambda row: _reason(row),
            spoken=lambda row: f"{words.state_words(row.edit.state)}. {_reason(row)}",
            width=260,
        ),
        Column("created", translate("OutboxModel", "Made"), text=lambda row: fmt.age(row.edit.created_at),
               sort="created", tooltip=lambda row: fmt.of(row.account).full(row.edit.created_at), width=110),
    ]  # fmt: skip


def _reason(row: EditRow) -> str:
    reason = words.reason_of(row.edit)
    return f"{reason.what} {reason.advice}".strip()


def outbox_cells(fmt: Format, whose: Whose) -> list[Describe]:
    """How each column is drawn, in the columns' order."""

    def what(row: EditRow, _above: EditRow | None) -> Lines:
        target = row.edit.target
        place = target.id if target.variation_id is None else f"{target.id} / {target.variation_id}"
        parts = (words.kind_words(row.edit.kind), row.deposit, place, whose.name(row.account))
        return Lines(title_of(row), " · ".join(part for part in parts if part), has_picture=True, picture=row.thumbnail)

    def change(row: EditRow, _above: EditRow | None) -> Lines:
        return Lines(change_of(row, fmt), strong=row.edit.kind is not EditKind.ANSWER)

    def state(row: EditRow, _above: EditRow | None) -> Lines:
        reason = words.reason_of(row.edit).what
        later = row.edit.not_before
        if not reason and row.edit.state is EditState.QUEUED and later is not None and later > fmt.clock.now():
            soon = later - fmt.clock.now() < timedelta(minutes=1)
            words_of_time = translate("OutboxModel", "in a moment") if soon else fmt.countdown(later)
            reason = translate("OutboxModel", "leaves {when}").format(when=words_of_time)
        return Lines(words.state_words(row.edit.state), reason, tone=words.state_tone(row.edit.state), pill=True)

    def created(row: EditRow, _above: EditRow | None) -> Lines:
        return Lines(fmt.age(row.edit.created_at), faint=True)

    return [what, change, state, created]
