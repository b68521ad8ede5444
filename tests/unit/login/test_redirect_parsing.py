"""What is believed of a redirect and of a pasted text."""

from __future__ import annotations

import hmac
from urllib.parse import quote

import pytest

from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from peepers_desktop.mercadolivre.redirect_parse import (
    MAX_DESCRIPTION,
    AnswerRefused,
    AnswerUnreadable,
    BareCodeRefused,
    StateDiffers,
    parse_paste,
    parse_query,
)

FLOW = LoginFlow.start(RELAY_PAGE).at(40123)
STATE = FLOW.state
CODE = "TG-6564e2e3b0c1d2e3f4a5b6c7-4812345678"


def test_the_answer_is_a_code_with_the_id_of_who_gave_it() -> None:
    answer = parse_query(f"code={CODE}&state={STATE}", STATE)
    assert (answer.code, answer.user_id, answer.error, answer.state_checked) == (CODE, "4812345678", "", True)


def test_a_state_is_compared_in_a_time_that_does_not_tell_how_much_of_it_is_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return real(one, other)

    real = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", compare)
    with pytest.raises(StateDiffers):
        parse_query(f"code={CODE}&state={STATE[:-1]}x", STATE)
    assert compared == [(f"{STATE[:-1]}x".encode(), STATE.encode())]


def test_a_code_of_another_form_is_taken_without_guessing_an_id() -> None:
    answer = parse_query(f"state={STATE}&code=abc%2Fdef", STATE)
    assert (answer.code, answer.user_id) == ("abc/def", "")


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(f"code={CODE}&state={STATE[:-1]}x", id="R1-wrong-state"),
        pytest.param(f"code={CODE}", id="R2-no-state"),
        pytest.param(f"code={CODE}&state=", id="R2-empty-state"),
        pytest.param(f"code={CODE}&state={STATE}&state={STATE}", id="R3-two-states"),
        pytest.param(f"code={CODE}&state={LoginFlow.start(RELAY_PAGE).at(40123).state}", id="R4-earlier-flow"),
        pytest.param(f"code={CODE}&state={STATE.swapcase()}", id="R5-case"),
        pytest.param(f"code={CODE}&state={STATE}%20", id="R5-space"),
        pytest.param(f"code={CODE}&state={STATE}+", id="R5-plus"),
        pytest.param(f"code={CODE}&state={STATE.replace('.', '%2E')}", id="R5-percent"),
        pytest.param(f"code={CODE}&%73tate={STATE}", id="R5-percent-name"),
        pytest.param(f"state={STATE}", id="R7-no-code"),
        pytest.param(f"code=&state={STATE}", id="R8-empty-code"),
        pytest.param(f"code=%20&state={STATE}", id="R8-blank-code"),
        pytest.param(f"code={CODE}&code={CODE}&state={STATE}", id="R9-two-codes"),
        pytest.param(f"code={CODE}&error=access_denied&state={STATE}", id="R10-code-and-error"),
        pytest.param(f"error=a&error=b&state={STATE}", id="R10-two-errors"),
        pytest.param(f"code={'x' * 513}&state={STATE}", id="R23-long-code"),
        pytest.param(f"code=a%00b&state={STATE}", id="R23-nul"),
        pytest.param(f"code=a%0d%0ab&state={STATE}", id="R23-crlf"),
        pytest.param(f"code=%ff%fe&state={STATE}", id="R23-no-utf8"),
        pytest.param(f"code={CODE}&state={STATE}&" + "&".join(f"p{n}=1" for n in range(9)), id="R23-eleven-fields"),
        pytest.param("", id="empty"),
        pytest.param("&&&", id="nothing"),
        pytest.param("code", id="no-value"),
    ],
)
def test_nothing_else_is_believed(query: str) -> None:
    with pytest.raises(AnswerRefused):
        parse_query(query, STATE)


def test_ten_thousand_parameters_cost_nothing() -> None:
    with pytest.raises(AnswerUnreadable):
        parse_query("&".join(f"p{n}=1" for n in range(10_000)), STATE)


def test_five_hundred_guesses_are_all_refused() -> None:
    for _ in range(500):
        with pytest.raises(StateDiffers):
            parse_query(f"code={CODE}&state={LoginFlow.start(RELAY_PAGE).at(40123).state}", STATE)


def test_a_refusal_is_an_answer_too() -> None:
    answer = parse_query(f"error=access_denied&error_description=The+user+denied%2C+sorry&state={STATE}", STATE)
    assert (answer.code, answer.error, answer.description) == ("", "access_denied", "The user denied, sorry")


def test_a_refusal_needs_the_state_as_well() -> None:
    with pytest.raises(AnswerRefused):
        parse_query("error=access_denied", STATE)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("x" * 100_000, "x" * (MAX_DESCRIPTION - 1) + "…"),
        ("ã" * 50_000, "ã" * (MAX_DESCRIPTION - 1) + "…"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("abc\u202egpj.exe\u2066\u200f", "abcgpj.exe"),
        ("line\r\nSet-Cookie: a=b\x00\x1b[31m", "line Set-Cookie: a=b[31m"),
        ("  many   spaces ", "many spaces"),
    ],
)
def test_a_description_is_shown_as_short_plain_text(raw: str, shown: str) -> None:
    answer = parse_query(f"error=strange&error_description={quote(raw)}&state={STATE}", STATE)
    assert answer.description == shown


def test_a_damaged_description_does_not_hide_the_refusal() -> None:
    answer = parse_query(f"error=access_denied&error_description=%ff%zz&state={STATE}", STATE)
    assert answer.error == "access_denied"


@pytest.mark.parametrize("name", ["<b>", "a" * 65, "a b", "%ff"])
def test_an_odd_error_name_is_not_repeated(name: str) -> None:
    try:
        answer = parse_query(f"error={quote(name, safe='%')}&state={STATE}", STATE)
    except AnswerUnreadable:
        return
    assert answer.error == "unknown_error"


GOOD = f"{RELAY_PAGE}?code={CODE}&state={STATE}"


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param(GOOD, id="address"),
        pytest.param(f"  {GOOD}\n", id="spaces"),
        pytest.param(f'"{GOOD}"', id="quotes"),
        pytest.param(f"“{GOOD}”", id="curly-quotes"),
        pytest.param(f"<{GOOD}>", id="angles"),
        pytest.param(GOOD.replace("https", "http"), id="http"),
        pytest.param(GOOD.replace("https://", ""), id="no-scheme"),
        pytest.param(GOOD.replace("&", "&amp;"), id="from-html"),
        pytest.param(GOOD[:60] + "\n" + GOOD[60:], id="wrapped"),
        pytest.param(f"http://127.0.0.1:40123/callback?code={CODE}&state={STATE}", id="failed-loopback-page"),
        pytest.param(f"https://www.google.com/?code={CODE}&state={STATE}", id="any-https-page"),
        pytest.param(f"code={CODE}&state={STATE}", id="query"),
        pytest.param(f"?state={STATE}&code={CODE}", id="query-with-mark"),
        pytest.param(f"{GOOD}#_=_", id="fragment"),
    ],
)
def test_a_pasted_address_is_forgiven_how_it_was_copied(pasted: str) -> None:
    answer = parse_paste(pasted, FLOW)
    assert (answer.code, answer.state_checked) == (CODE, True)


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("", "answer_refused"),
        ("   ", "answer_refused"),
        ("https://auth.mercadolivre.com.br/authorization", "answer_refused"),
        ("ola, colei aqui", "answer_refused"),
        (GOOD.replace(STATE, LoginFlow.start(RELAY_PAGE).at(40123).state), "state_differs"),
        (f"{RELAY_PAGE}?code={CODE}", "answer_incomplete"),
        (GOOD[: GOOD.index("&state")] + "&state", "answer_incomplete"),
        ("x" * 300_000, "answer_unreadable"),
        (f"{RELAY_PAGE}?code=%ff&state={STATE}", "answer_unreadable"),
    ],
)
def test_a_wrong_paste_is_refused_with_a_reason(pasted: str, code: str) -> None:
    with pytest.raises(AnswerRefused) as refused:
        parse_paste(pasted, FLOW)
    assert refused.value.code == code
    assert refused.value.advice_text()


def test_a_bare_code_counts_only_with_pkce() -> None:
    answer = parse_paste(f" {CODE} ", FLOW)
    assert (answer.code, answer.state_checked, answer.user_id) == (CODE, False, "4812345678")
    with pytest.raises(BareCodeRefused):
        parse_paste(CODE, LoginFlow.start(RELAY_PAGE, pkce=False))


@pytest.mark.parametrize("pasted", ["TG-", "TG-abc", "TG-6564e2e3b0c1d2e3f4a5b6c7", "APP_USR-1-2-3"])
def test_something_like_a_code_is_no_code(pasted: str) -> None:
    with pytest.raises(AnswerRefused):
        parse_paste(pasted, FLOW)


def test_a_code_does_not_show() -> None:
    assert CODE not in repr(parse_paste(CODE, FLOW))
    with pytest.raises(AnswerRefused) as refused:
        parse_paste(f"code={CODE}&state=other", FLOW)
    assert CODE not in str(refused.value)
