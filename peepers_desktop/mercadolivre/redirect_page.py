"""The page the browser ends on. It never says that the login worked: only the program knows that, later."""

from __future__ import annotations

import base64
import hashlib
from html import escape

# The same look as the relay page before it: to the seller both are one step.
_STYLE = (
    ":root{color-scheme:light dark;--ground:#f2f4f7;--card:#fff;--ink:#171a1f;--soft:#5a6472;--line:#d7dce3;"
    "--accent:#2f6fed}"
    "@media(prefers-color-scheme:dark){:root{--ground:#14171b;--card:#1d2126;--ink:#eef1f5;--soft:#a3adba;"
    "--line:#363d46;--accent:#6d9cff}}"
    "*{box-sizing:border-box}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--ground);"
    "color:var(--ink);font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}"
    "main{width:100%;max-width:34rem;padding:40px;background:var(--card);border:1px solid var(--line);"
    "border-radius:18px;box-shadow:0 14px 44px rgba(10,20,40,.10)}"
    ".brand{display:flex;align-items:center;gap:10px;margin:0 0 28px;color:var(--ink);font-weight:650}"
    ".brand svg{width:28px;height:28px;color:var(--accent)}"
    "h1{margin:0 0 8px;font-size:1.5rem;line-height:1.25;letter-spacing:-.01em}p{margin:0;color:var(--soft)}"
    "@media(max-width:30rem){main{padding:28px 22px}}"
)
_BRAND = (
    '<p class="brand"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">'
    '<circle cx="7.5" cy="13" r="4.5"/><circle cx="16.5" cy="13" r="4.5"/>'
    '<circle cx="8.6" cy="13" r="1.2" fill="currentColor"/><circle cx="17.6" cy="13" r="1.2" fill="currentColor"/>'
    "</svg>Peepers</p>"
)
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_RECEIVED = {
    "pt": ("Volte ao Peepers", "Recebemos a resposta do Mercado Livre. Você já pode fechar esta aba."),
    "es": ("Vuelve a Peepers", "Recibimos la respuesta de Mercado Libre. Ya puedes cerrar esta pestaña."),
    "en": ("Return to Peepers", "The answer of Mercado Livre has arrived. You can close this tab."),
}
_REFUSED = {
    "pt": ("Volte ao Peepers", "Este endereço não pertence à conexão que está em andamento."),
    "es": ("Vuelve a Peepers", "Esta dirección no pertenece a la conexión que está en curso."),
    "en": ("Return to Peepers", "This address does not belong to the connection in progress."),
}
_REASONS = {
    200: "OK",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    414: "URI Too Long",
    421: "Misdirected Request",
    431: "Request Header Fields Too Large",
}


def response(status: int, language: str = "pt") -> bytes:
    """A whole HTTP answer with a page that asks the seller to return to the program."""
    title, text = (_RECEIVED if status == 200 else _REFUSED)[language]
    body = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="robots" content="noindex">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style>"
        f"</head><body><main>{_BRAND}<h1>{escape(title)}</h1><p>{escape(text)}</p></main></body></html>"
    ).encode()
    head = [
        f"HTTP/1.1 {status} {_REASONS[status]}",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "Referrer-Policy: no-referrer",
        f"Content-Security-Policy: {POLICY}",
        "X-Content-Type-Options: nosniff",
        "Connection: close",
    ]
    if status == 405:
        head.append("Allow: GET")
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + body
