"""The page the browser ends on. It never says that the login worked: only the program knows that, later."""

from __future__ import annotations

import base64
import hashlib
from html import escape

_STYLE = (
    "body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f4f5f7;color:#1c2024;"
    "font:17px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}"
    "main{max-width:26rem;margin:1rem;padding:2.5rem;border-radius:16px;background:#fff;text-align:center;"
    "box-shadow:0 8px 40px rgba(20,28,40,.12)}h1{margin:0 0 .5rem;font-size:1.4rem}p{margin:0;color:#5b6470}"
    "@media(prefers-color-scheme:dark){body{background:#15181c;color:#eceff3}main{background:#1f242a;"
    "box-shadow:none}p{color:#a4adb8}}"
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
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title><style>{_STYLE}</style>'
        f"</head><body><main><h1>{escape(title)}</h1><p>{escape(text)}</p></main></body></html>"
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
