"""Takes one buyer out of this computer: says what goes and what stays, and names the answers that would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.dialogs.work_dialog import WorkDialog
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.points import Points

if TYPE_CHECKING:
    from peepers_desktop.store.erasure import BuyerHere, Erased

_WIDTH = 520


class EraseBuyerDialog(WorkDialog):
    """Looks first what is here of the buyer; until that is known nothing can be erased."""

    def __init__(self, context: UiContext, buyer_id: str, name: str, parent: QWidget | None = None) -> None:
        privacy = context.privacy
        super().__init__(
            self.tr("Erase a buyer"),
            self.tr("Erase this buyer"),
            lambda: privacy.erase_buyer(buyer_id),
            context.tasks,
            _WIDTH,
            parent,
        )
        self._context, self._known = context, False
        self.setObjectName("eraseBuyerDialog")
        self.ask(
            self.tr("Erase this buyer's data?"),
            self.tr("Buyer {name}. What is erased cannot be brought back.").format(name=name),
        )
        self._add("trash", Tone.BAD, self.tr("Leaves this computer"), self._goes())
        self._add("check", Tone.GOOD, self.tr("Stays"), self._stays())
        self.judge()
        context.tasks.run(lambda: privacy.look_for(buyer_id), self._found, self._failed)

    def may_go(self) -> bool:
        return self._known

    def _goes(self) -> tuple[str, ...]:
        return (
            self.tr("Nickname, city and number, in every sale and parcel, also in the copies kept here"),
            self.tr("The buyer's questions, with your answers to them"),
        )

    def _stays(self) -> tuple[str, ...]:
        return (
            self.tr("The sales themselves: what was sold, for how much, and when"),
            self.tr("Everything at Mercado Livre: nothing is changed there"),
        )

    def _add(self, icon: str, tone: Tone, heading: str, sentences: tuple[str, ...]) -> None:
        colour = self._context.theme.tokens.shade(tone).solid
        self.add(Points(heading, sentences, self._context.icons, icon, colour))

    def _found(self, here: BuyerHere) -> None:
        """Answers that wait for this buyer are named before they are lost."""
        if here.waiting:
            heading = self.tr("These answers wait to be sent and are lost")
            self._add("warning", Tone.WARN, heading, tuple(f"“{words}”" for words in here.waiting))
        self._known = True
        self.judge()
        self.fit()

    def _told(self, gone: Erased) -> tuple[str, str]:
        number = self._context.format.number
        text = self.tr("Taken out of {orders} sales, {shipments} parcels and {questions} questions.").format(
            orders=number(gone.orders), shipments=number(gone.shipments), questions=number(gone.questions)
        )
        if not gone.remembered:
            text += " " + self.tr("Without the vault's key a later synchronisation may bring the buyer back.")
        return self.tr("The buyer is erased"), text
