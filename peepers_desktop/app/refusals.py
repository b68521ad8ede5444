"""Why an edit is refused before it is queued, each with a sentence and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peepers_desktop.domain.guards import Guard, GuardKind
from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.errors import EditError, UsageError


class UnknownItem(UsageError):
    code = "unknown_item"
    message = "There is no listing {item} on this machine."
    advice = "Check the id, or update first."


class UnknownQuestion(UsageError):
    code = "unknown_question"
    message = "There is no question {question} on this machine."
    advice = "Check the number, or update first."


class WhichAccount(UsageError):
    code = "which_account"
    message = "Several accounts are connected."
    advice = "Say which account is meant."


class NotAQuantity(UsageError):
    code = "not_a_quantity"
    message = '"{typed}" is not a quantity.'
    advice = "Type a whole number from 0 to 99999, or a difference such as +5 or -2."


class QuantityUnknown(EditError):
    code = "quantity_unknown"
    message = "The present quantity is not known, so a difference cannot be applied."
    advice = "Update first, or type the whole quantity."


class NotAPrice(UsageError):
    code = "not_a_price"
    message = '"{typed}" is not a price.'
    advice = "Type an amount above zero, for example 129,90."


class PriceIsAutomatic(EditError):
    code = "price_automation"
    message = "This listing's price is set by price automation."
    advice = "Turn automation off on Mercado Livre before changing the price here."


class NotAStatus(UsageError):
    code = "not_a_status"
    message = '"{typed}" is not a state a listing can be put in.'
    advice = "Listings can be paused and activated: use paused or active."


class ActivationNeedsStock(EditError):
    code = "activation_needs_stock"
    message = "A listing without stock cannot be activated."
    advice = "Set its stock first; Mercado Livre activates it by itself when it ran out."


class VariationsChanged(EditError):
    code = "variations_changed"
    message = "This variation of the listing no longer exists."
    advice = "Update, and change the variation that took its place."


class MigratedToUserProducts(EditError):
    code = "migrated_to_user_products"
    message = "Mercado Livre turned the variations of this listing into listings of their own."
    advice = "Update, and change the new listings."


class AnswerIsEmpty(UsageError):
    code = "answer_empty"
    message = "The answer has no text."
    advice = "Write the answer first."


class AnswerTooLong(UsageError):
    code = "answer_too_long"
    message = "The answer has {length} characters; {limit} are allowed."
    advice = "Shorten it."


class QuestionNotWaiting(EditError):
    code = "question_not_waiting"
    message = "This question is no longer waiting for an answer."
    advice = "Update to see how it stands now."


class AccountIsReadOnly(EditError):
    code = "account_read_only"
    message = "This account is set to read only."
    advice = "Change its mode before editing."


class AccountIsArchived(EditError):
    code = "account_archived"
    message = "This account is disconnected."
    advice = "Connect it again before editing."


class ChooseFirst(EditError):
    code = "choose_first"
    message = "This edit is in conflict."
    advice = "Choose which value counts instead of sending it again."


class PickADeposit(EditError):
    code = "pick_a_deposit"
    message = "The units of this listing lie in several deposits."
    advice = "Type them deposit by deposit in the details."


class NoDeposits(EditError):
    code = "no_deposits"
    message = "This account does not keep its stock by deposit."
    advice = "Change the quantity of the listing itself."


class OnItsWay(EditError):
    code = "on_its_way"
    message = "This change is on its way to Mercado Livre and can no longer be taken back."
    advice = "Wait until it has arrived, then revert it."


class AlreadyThere(EditError):
    code = "already_there"
    message = "This change has already arrived at Mercado Livre."
    advice = "Revert it to bring the earlier value back."


class AlreadyOver(EditError):
    code = "already_over"
    message = "This change is no longer waiting; there is nothing left to decide about it."
    advice = "Make the change anew if you still want it."


class AnswerCannotBeUndone(EditError):
    code = "answer_cannot_be_undone"
    message = "An answer is public and cannot be taken back once it is sent."
    advice = "It can be discarded only during the seconds before it leaves."


class AlreadyReverted(EditError):
    code = "already_reverted"
    message = "This change was already reverted (edit {edit})."
    advice = "Revert that edit if you want the change back."


class NothingToRevert(EditError):
    code = "nothing_to_revert"
    message = "The value before this change is not known, so it cannot be brought back."
    advice = "Type the value you want."


class NoProposal(EditError):
    code = "no_proposal"
    message = "There is no merged value for this conflict."
    advice = "Choose mine or theirs for it."


class UnknownBatch(EditError):
    code = "unknown_batch"
    message = 'No change was made in an act called "{batch}".'
    advice = "peepers-desktop outbox --json names the act of every change as its batch."


class NeedsConfirmation(EditError):
    """Nothing was queued; the same command with `confirmed` queues it. `guards` say what to look at."""

    code = "needs_confirmation"
    message = "This change needs your confirmation."
    advice = "Confirm it if this is what you mean; on the command line with --yes."

    def __init__(self, guards: Sequence[Guard] = ()) -> None:
        self.guards = tuple(guards)
        super().__init__()
        if self.guards:
            self.params = dict(self.guards[0].params)


class PriceJumps(NeedsConfirmation):
    code = "price_jump"
    message = "The price would go from {before} to {after}, a change of {percent} %."


class ManyToZero(NeedsConfirmation):
    code = "many_to_zero"
    message = "This brings {count} listings to zero, which takes them off sale."


def confirmation_of(guards: Sequence[Guard]) -> NeedsConfirmation:
    """The refusal of an act that these guards stop."""
    kinds = {GuardKind.PRICE_JUMP: PriceJumps, GuardKind.MANY_TO_ZERO: ManyToZero}
    return kinds.get(guards[0].kind, NeedsConfirmation)(guards)


class NoConflict(EditError):
    code = "no_conflict"
    message = "This edit is not in conflict."
    advice = "Look at the outbox to see how it stands."


class ReadOnlyListing(EditError):
    code = "read_only"
    message = "The stock of this listing cannot be edited here."
    advice = "Open it on Mercado Livre."


class FullIsReadOnly(ReadOnlyListing):
    code = "read_only_full"
    message = "Mercado Livre keeps this stock in its Full warehouse."
    advice = "Send units to Full on Mercado Livre to change it."


class FullAndFlexIsReadOnly(ReadOnlyListing):
    code = "read_only_full_and_flex"
    message = "Mercado Livre does not take changes of stock that is shared between Full and Flex here."
    advice = "Change it in the panel of Mercado Livre."


class StatusRefusesEdits(ReadOnlyListing):
    code = "read_only_status"
    message = "A listing in this state does not take changes."
    advice = "Solve its state on Mercado Livre first."


class PickAVariation(ReadOnlyListing):
    code = "read_only_pick_variation"
    message = "This listing has variations."
    advice = "Change the stock of one of its variations."


class NoUserProduct(ReadOnlyListing):
    code = "read_only_no_user_product"
    message = "Mercado Livre did not say which product this stock belongs to."
    advice = "Update first; if it stays so, change the stock on Mercado Livre."


READ_ONLY: Mapping[ReadOnlyReason, type[ReadOnlyListing]] = {
    ReadOnlyReason.FULL: FullIsReadOnly,
    ReadOnlyReason.FULL_AND_FLEX: FullAndFlexIsReadOnly,
    ReadOnlyReason.STATUS: StatusRefusesEdits,
    ReadOnlyReason.PICK_VARIATION: PickAVariation,
    ReadOnlyReason.NO_USER_PRODUCT: NoUserProduct,
}


GUARDED: Mapping[GuardKind, type[EditError]] = {
    GuardKind.PRICE_JUMP: PriceJumps,
    GuardKind.MANY_TO_ZERO: ManyToZero,
    GuardKind.PRICE_AUTOMATION: PriceIsAutomatic,
    GuardKind.VARIATIONS_CHANGED: VariationsChanged,
    GuardKind.MIGRATED_TO_USER_PRODUCTS: MigratedToUserProducts,
    GuardKind.STATUS_REFUSES: StatusRefusesEdits,
}
"""The sentence and the advice of every guard, as `message` and `advice` of a class."""
