"""The second net: what must never be read in a log, and what must stay readable."""

from __future__ import annotations

import pytest

from peepers_desktop.log import scrub


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("token APP_USR-123456-112426-0a1b2c3d-415458330 end", "0a1b2c3d"),
        ("TG-66f0a1b2c3d4e5f6a7b8c9d0-415458330", "66f0a1b2"),
        ("Authorization: Bearer abc.def-ghi", "abc.def"),
        ('{"authorization": "Bearer abc.def"}', "abc.def"),
        ("authorization=Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        ("sent bearer xyz123", "xyz123"),
        ("client_secret=S3cr3tK3y&grant_type=x", "S3cr3tK3y"),
        ('"refresh_token": "opaque-value"', "opaque-value"),
        ("'code_verifier': 'abcDEF123'", "abcDEF123"),
        ("/callback?code=XYZ987&state=v1.5000.nonce", "XYZ987"),
        ("/callback?code=XYZ987&state=v1.5000.nonce", "nonce"),
        ("PEEPERS_VAULT passphrase=corre cavalo", "corre"),
        ("write to ana.souza+ml@exemplo.com.br now", "ana.souza"),
        ("q=ana%40exemplo.com.br", "exemplo"),
        ("CPF 529.982.247-25", "982"),
        ("CPF 529982247-25", "529982247"),
        ("CPF 52998224725.", "52998224725"),
        ("CNPJ 11.222.333/0001-81", "222"),
        ("CNPJ 12.ABC.345/01DE-35", "ABC"),
        ("CNPJ 11222333000181", "11222333000181"),
        ("phone +55 11 98765-4321", "98765"),
        ("phone +5511987654321", "987654321"),
        ("phone (11) 98765-4321", "98765"),
        ("phone (11) 3765-4321", "3765"),
        ("phone 11 98765-4321", "98765"),
        ("phone 98765-4321", "4321"),
    ],
)
def test_hidden(text: str, secret: str) -> None:
    assert secret not in scrub(text)
    assert "[…]" in scrub(text)


@pytest.mark.parametrize(
    "text",
    [
        "MLB3456789012 has 12 units",
        "shipment 44982712345 moved",
        "order 2000009876543210",
        "2026-11-24T12:00:00.000+00:00",
        "GET /orders/search 200 in 0.31 s",
        "stock:MLB1/98765432101",
        "rate_limited until 12:00:30",
        "status 409, 3 of 20, 127.0.0.1:48123",
    ],
)
def test_readable(text: str) -> None:
    assert scrub(text) == text


def test_a_wrong_check_digit_is_no_document() -> None:
    assert scrub("52998224726") == "52998224726"
    assert scrub("11222333000182") == "11222333000182"


def test_ids_spare_digits_but_not_tokens() -> None:
    assert scrub("/shipments/52998224725", ids=True) == "/shipments/52998224725"
    assert scrub("52998224725", ids=True) == "52998224725"
    assert "abcdef" not in scrub("/x/APP_USR-1-abcdef", ids=True)
