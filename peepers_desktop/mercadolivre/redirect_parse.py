"""What a redirect says, judged without a socket: strict about what is believed, tolerant about how it was copied."""

from __future__ import annotations

import hmac
import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from peepers_desktop.errors import UsageError
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow

MAX_FIELDS = 10
MAX_PASTE = 256 * 1024
"""Characters; a description may be absurdly long and is only shortened."""
MAX_DESCRIPTION = 200
MAX_CODE = 512

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}\Z")
_ERROR = re.compile(r"[A-Za-z0-9_.-]{1,64}\Z")
_CODE = re.compile(rf"[\x21-\x7e]{{1,{MAX_CODE}}}\Z")
_BARE_CODE = re.compile(r"TG-[A-Za-z0-9]{8,128}-[0-9]{1,20}\Z")
_QUOTES = "\"'`<>«»“”‘’„"


@dataclass(frozen=True, slots=True)
class RedirectAnswer:
    """What came back from the login page: a code, or the reason why there is none."""

    code: str = field(default="", repr=False)
    error: str = ""
    """The marketplace's error name, e.g. `access_denied`; empty when there is a code."""
    description: str = ""
    """Its description: plain text, shortened; shown, never interpreted."""
    state_checked: bool = True
    """False for a bare pasted code, which PKCE alone binds to this attempt."""

    @property
    def user_id(self) -> str:
        """Who authorised, from the tail of a `TG-<hex>-<user id>` code; empty when it has another form."""
        return self.code.rpartition("-")[2] if _BARE_CODE.match(self.code) else ""


class AnswerRefused(UsageError):
    """A redirect or a pasted text that is not the answer to this attempt; the attempt goes on waiting."""

    code = "answer_refused"
    message = "This is not the address the browser ended on."
    advice = "Copy the whole address from the browser and paste it here."


class StateDiffers(AnswerRefused):
    code = "state_differs"
    message = "This address belongs to another login attempt."
    advice = "Use the browser window that this attempt opened, or start again."


class AnswerIncomplete(AnswerRefused):
    code = "answer_incomplete"
    message = "The address lacks its {name}, or has it twice."
    advice = "Copy the whole address from the browser, up to its end."


class AnswerUnreadable(AnswerRefused):
    code = "answer_unreadable"
    message = "The address is damaged."
    advice = "Copy it again from the browser, without changing it."


class BareCodeRefused(AnswerRefused):
    code = "bare_code_refused"
    message = "A code alone is accepted only when PKCE is on."
    advice = "Paste the whole address from the browser."


def parse_query(query: str, state: str) -> RedirectAnswer:
    """Judges the query of a redirect against the state of the running attempt.

    Everything is compared as it arrived: a name or a state that needs decoding is not ours.

    Raises:
        AnswerRefused: nothing in it may be believed.
    """
    fields = _fields(query)
    _demand_state(fields, state)
    codes, errors = _values(fields, "code"), _values(fields, "error")
    if len(codes) + len(errors) != 1:
        raise AnswerIncomplete(name="code")
    if errors:
        return RedirectAnswer(error=_error_name(errors[0]), description=_description(fields))
    code = _decoded(codes[0])
    if not _CODE.match(code):
        raise AnswerIncomplete(name="code")
    return RedirectAnswer(code=code)


def parse_paste(text: str, flow: LoginFlow) -> RedirectAnswer:
    """Judges what the seller pasted: an address, its query, or a bare code.

    Line breaks, surrounding quotes, a wrong scheme and `&amp;` come from copying and are forgiven; the state
    is not.

    Raises:
        AnswerRefused: with the reason.
    """
    cleaned = _cleaned(text)
    if _BARE_CODE.match(cleaned):
        if not flow.pkce:
            raise BareCodeRefused
        return RedirectAnswer(code=cleaned, state_checked=False)
    query = cleaned.partition("#")[0].rpartition("?")[2]
    if "=" not in query:
        raise AnswerRefused
    return parse_query(query, flow.state)


def _cleaned(text: str) -> str:
    if len(text) > MAX_PASTE:
        raise AnswerUnreadable
    return "".join(text.split()).strip(_QUOTES).replace("&amp;", "&")


def _fields(query: str) -> list[tuple[str, str]]:
    parts = query.split("&", MAX_FIELDS)
    if len(parts) > MAX_FIELDS:
        raise AnswerUnreadable
    pairs = [(name, value) for name, _, value in (part.partition("=") for part in parts if part)]
    if not all(_NAME.match(name) for name, _ in pairs):
        raise AnswerUnreadable
    return pairs


def _values(fields: list[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in fields if key == name]


def _demand_state(fields: list[tuple[str, str]], expected: str) -> None:
    states = _values(fields, "state")
    if len(states) != 1 or not states[0]:
        raise AnswerIncomplete(name="state")
    if not hmac.compare_digest(states[0].encode("utf-8", "replace"), expected.encode("ascii")):
        raise StateDiffers


def _decoded(raw: str) -> str:
    try:
        return unquote_to_bytes(raw.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError as bad:
        raise AnswerUnreadable from bad


def _error_name(raw: str) -> str:
    name = _decoded(raw)
    return name if _ERROR.match(name) else "unknown_error"


def _description(fields: list[tuple[str, str]]) -> str:
    """Plain text: no control, format (right-to-left marks) or private characters, one line, shortened."""
    raw = next(iter(_values(fields, "error_description")), "")[: MAX_DESCRIPTION * 12].replace("+", " ")
    text = unquote_to_bytes(raw).decode("utf-8", "ignore")
    spaced = "".join(" " if sign.isspace() else sign for sign in text)
    shown = "".join(sign for sign in spaced if not unicodedata.category(sign).startswith("C"))
    line = " ".join(shown.split())
    return line if len(line) <= MAX_DESCRIPTION else line[: MAX_DESCRIPTION - 1] + "…"
