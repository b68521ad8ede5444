"""Every failure the seller can meet, as a tree whose branches say who has to act.

    PeepersError
    ├── EditError          one edit or one row: change it or discard it; everything else goes on
    ├── SessionError       the account's link to Mercado Livre: reconnect, or grant a permission
    ├── SurroundingsError  network, disk, keyring, quota: what is outside Peepers; it may pass by itself
    ├── UsageError         the command or setting given is not usable as it stands
    └── DefectError        our own mistake: goes into a crash report

Each class carries a stable `code` for machines and two English templates, `message` (what happened)
and `advice` (what to do). They are translated in the context "errors" before they are formatted with
the error's parameters, so parameters hold plain data and never a token, a secret or personal data.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar


class Blame(Enum):
    """Who has to act on a failure."""

    EDIT = "edit"
    SESSION = "session"
    ENVIRONMENT = "environment"
    USAGE = "usage"
    DEFECT = "defect"


class PeepersError(Exception):
    """A failure with a sentence for the seller. `params` fill the placeholders of both templates."""

    code: ClassVar[str] = "failure"
    blame: ClassVar[Blame] = Blame.DEFECT
    message: ClassVar[str] = "Something went wrong in Peepers."
    advice: ClassVar[str] = "Open Help › Diagnostics and save the report."

    def __init__(self, detail: str = "", **params: str | int) -> None:
        self.detail = detail
        self.params = params
        super().__init__(self.text())

    def text(self) -> str:
        """The English sentence, formatted; `detail` (the other side's own words) follows it."""
        sentence = self.message.format_map(_Blanks(self.params))
        return f"{sentence} {self.detail}".strip()

    def advice_text(self) -> str:
        """The English advice, formatted."""
        return self.advice.format_map(_Blanks(self.params))


class _Blanks(dict[str, "str | int"]):
    """Keeps a sentence readable when a parameter is missing."""

    def __missing__(self, key: str) -> str:
        return "?"


class EditError(PeepersError):
    code = "edit_refused"
    blame = Blame.EDIT
    message = "Mercado Livre refused this change."
    advice = "Correct the change or discard it."


class SessionError(PeepersError):
    code = "session"
    blame = Blame.SESSION
    message = "The link to your Mercado Livre account does not work."
    advice = "Reconnect the account."


class SurroundingsError(PeepersError):
    code = "environment"
    blame = Blame.ENVIRONMENT
    message = "Something outside Peepers is not available right now."
    advice = "Peepers tries again by itself."


class UsageError(PeepersError):
    code = "usage"
    blame = Blame.USAGE
    message = "That cannot be used as given."
    advice = "Check what you typed."


class DefectError(PeepersError):
    code = "defect"
