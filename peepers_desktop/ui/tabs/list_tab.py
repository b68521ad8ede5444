"""What tabs with one list have in common: chips with counts, search, the list, and what stands in its place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QVBoxLayout, QWidget

from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.events import AccountChanged, Changed, Event, Kind
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.models.filtered import FilteredModel
from peepers_desktop.ui.tabs.base import LEAST_LIST, Tab
from peepers_desktop.ui.tabs.whose import Whose
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.widgets.choice_chips import ChoiceChips
from peepers_desktop.ui.widgets.empty_state import EmptyState
from peepers_desktop.ui.widgets.tab_head import TabHead

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class ListNames:
    """Words and names of a tab's head."""

    title: str
    search: str
    chips: str


class ListTab(Tab):
    """Subclasses build `model` and `view`, say which filter a set of chips means, and which kinds they show."""

    kinds: ClassVar[frozenset[Kind]] = frozenset()
    own_kind: ClassVar[Kind]
    """The kind whose ids are ids of this list's rows; changes of other kinds re-read what is loaded."""

    model: FilteredModel[Any]
    view: QWidget

    def __init__(self, context: UiContext, names: ListNames, choices: Iterable[tuple[Hashable, str]]) -> None:
        super().__init__(context)
        self.head = TabHead(names.title, context.icons, names.search)
        self.chips = ChoiceChips(names.chips, choices, exclusive=True)
        self.empty = EmptyState(context.icons, context.theme)
        self.loading = QLabel(self.tr("Reading the local copy…"))
        self.loading.setProperty("role", "muted")
        self.loading.setMargin(24)
        self.pages = QStackedWidget()
        self._counting = Newest(context.tasks)
        self._looking = Newest(context.tasks)
        self.whose = Whose()
        self._stale = False
        self._started = False

    # What subclasses say -----------------------------------------------------------------------------

    def wanted(self, chips: frozenset[Hashable], text: str) -> Any:
        """The filter that these chips and this search text mean, for `self.account`."""
        raise NotImplementedError

    def say_empty(self, *, narrowed: bool) -> None:
        """Fill `self.empty`: nothing at all yet, or nothing that matches."""
        raise NotImplementedError

    def show_key(self, key: int) -> bool:
        """Select the row with this key; False when it is not in the list."""
        raise NotImplementedError

    # Building ------------------------------------------------------------------------------------------

    def build(self, model: FilteredModel[Any], view: QWidget) -> None:
        """Called once by the subclass with its parts."""
        self.model, self.view = model, view
        self.pages.setMinimumHeight(LEAST_LIST)
        for page in (self.loading, view, self.empty):
            self.pages.addWidget(page)
        self.head.add_row(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.pages, 1)
        self.chips.chosen.connect(lambda _on: self.apply())
        if self.head.search is not None:
            self.head.search.searched.connect(lambda _text: self.apply())
        model.counted.connect(self._counted)
        model.failed.connect(self.failed.emit)

    # What the window asks --------------------------------------------------------------------------------

    def set_accounts(self, accounts: Sequence[Account]) -> None:
        """Who the rows may belong to: where there is more than one, each row tells whose it is."""
        self.whose.know(accounts)
        self.retell()

    def retell(self) -> None:
        """Names and colours of accounts are others now."""
        for view in self.findChildren(QAbstractItemView):
            view.viewport().update()

    def set_account(self, account: AccountId | None) -> None:
        super().set_account(account)
        self.whose.narrow(account)
        if self._started:
            self.apply()

    def activate(self) -> None:
        if not self._started:
            self._started = True
            self.apply()
        elif self._stale:
            self._stale = False
            self.model.re_read()
            self.count_chips()
        self.view.setFocus()

    def deactivate(self) -> None:
        self._looking.forget()

    def on_event(self, event: Event) -> None:
        if isinstance(event, AccountChanged):
            self._stale = True
        if not isinstance(event, Changed) or event.kind not in self.kinds or not self._started:
            return
        if not self.isVisible():
            self._stale = True
        elif event.kind is self.own_kind and event.ids:
            self.model.touch(event.account, event.ids)
            self.count_chips()
        else:
            self.model.re_read()
            self.count_chips()

    def say_no_match(self, title: str) -> None:
        """Nothing has the words that are searched for."""
        words = self.tr("Nothing has “{words}” in it. Try other words.").format(words=shortened(self.text))
        self.empty.say("magnifying-glass", title, words, self.tr("Clear the search"), self.clear_search)

    def clear_search(self) -> None:
        """Everything the chips ask for again."""
        if self.head.search is not None:
            self.head.search.clear()
        self.apply()
        self.view.setFocus()

    def focus_search(self) -> None:
        if self.head.search is not None:
            self.head.search.setFocus()
            self.head.search.selectAll()

    def select(self, ident: str) -> None:
        """Look the id up in the list; when the filter hides it, look in the whole list."""
        self._started = True
        if ident in self.chips.chips:  # the name of a list, not of a thing
            self.chips.set_on(frozenset({ident}))
            if self.head.search is not None:
                self.head.search.clear()
            self.apply()
            return
        queries, only = self.context.queries, self.account
        self._looking.ask(
            lambda: self.model.find([only] if only else [owner.id for owner in queries.accounts()], ident),
            self._show_found,
            self.failed.emit,
        )

    # Inside ------------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.head.search.text().strip() if self.head.search is not None else ""

    def apply(self) -> None:
        """Show what account, chips and search ask for."""
        self.model.show(self.wanted(self.chips.on, self.text))
        self.count_chips()

    def count_chips(self) -> None:
        """Read the chips' counts behind the scenes."""
        filters = {key: self.wanted(frozenset({key}), self.text) for key in self.chips.chips}
        self._counting.ask(
            lambda: {key: self.model.source.count(wanted) for key, wanted in filters.items()},
            self._show_counts,
            self.failed.emit,
        )

    def _show_counts(self, counts: Mapping[Hashable, int | None]) -> None:
        self.chips.set_counts(counts)

    def _counted(self, count: int) -> None:
        self.head.set_count(self.context.format.number(count))
        self.tell_rows(count)
        if count == 0:
            self.say_empty(narrowed=bool(self.chips.on or self.text))
        focused = self.pages.currentWidget() is self.loading and self.isVisible()
        self.pages.setCurrentWidget(self.view if count else self.empty)
        if focused and count:
            self.view.setFocus()

    def _show_found(self, key: int | None) -> None:
        if key is None:
            return
        if self.model.ready and self.show_key(key):
            return
        self.chips.set_on(frozenset())
        if self.head.search is not None:
            self.head.search.clear()
        once_counted(self.model, lambda: self.show_key(key))
        self.apply()


def shortened(words: str) -> str:
    """Enough of a search to know it again."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def once_counted(model: FilteredModel[Any], act: Callable[[], object]) -> None:
    """Do something after the model's next answer, once."""

    def run(_count: int) -> None:
        model.counted.disconnect(run)
        act()

    model.counted.connect(run)
