"""Why an edit is refused before it is queued, each with a sentence and what to do."""

from __future__ import annotations

from collections.abc import Mapping

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
