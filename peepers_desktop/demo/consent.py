"""The authorization page: choose an account, allow or refuse; and the page that says it cannot connect."""

from __future__ import annotations

from html import escape

from peepers_desktop.demo.model import Seller

_STYLE = (
    "*{box-sizing:border-box}"
    "body{margin:0;min-height:100vh;background:#ededed;color:#1f2430;"
    "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif}"
    "header{padding:16px 32px;background:#ffe600;color:#2d3277;font-weight:700}"
    "main{width:calc(100% - 32px);max-width:480px;margin:48px auto;padding:36px;background:#fff;border-radius:10px;"
    "box-shadow:0 1px 3px #0000001f,0 8px 28px #00000014}"
    "h1{margin:0 0 12px;font-size:1.5rem;line-height:1.25}p{margin:0 0 20px}"
    "label{display:flex;align-items:center;gap:10px;margin:0 0 8px;padding:12px 14px;border:1px solid #d9dce3;"
    "border-radius:8px;cursor:pointer}label:hover{border-color:#3483fa}"
    "label:has(:checked){border-color:#3483fa;background:#f3f8ff}label span{color:#5b6170}"
    "input{width:18px;height:18px;margin:0;accent-color:#2968c8}"
    "button{margin:16px 8px 0 0;padding:12px 24px;border:0;border-radius:8px;font:inherit;font-weight:600;"
    "cursor:pointer}"
    ".yes{background:#2968c8;color:#fff}.yes:hover{background:#1f57ad}"
    ".no{background:#e8effb;color:#1f57ad}.no:hover{background:#d9e6fb}"
    ":focus-visible{outline:3px solid #1f57ad;outline-offset:2px}"
    ".note{margin:24px 0 0;padding-top:16px;border-top:1px solid #e4e7ec;color:#5b6170;font-size:13px}"
    "@media(max-width:30rem){header{padding:16px}main{margin:16px auto;padding:24px}button{width:100%}}"
)
CANNOT_CONNECT = "Desculpe, o aplicativo não pode se conectar à sua conta"
OPERATOR = "invalid_operator_user_id"


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
        f"<header>Mercado de demonstração</header><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def login(sellers: list[Seller], query: dict[str, str]) -> str:
    """The consent form. All parameters of the request travel with it, escaped."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in sorted(query.items())
    )
    choices = "".join(
        f'<label><input type="radio" name="user_id" value="{seller.id}"{" checked" if index == 0 else ""}> '
        f"<b>{escape(seller.nickname)}</b><span>{escape(seller.city)}"
        f"{' (colaboradora)' if seller.operator_of else ''}</span></label>"
        for index, seller in enumerate(sellers)
    )
    body = (
        "<p><b>Peepers Desktop</b> quer acessar sua conta para ler anúncios, vendas, perguntas e envios, "
        "e para alterar estoque e responder perguntas.</p>"
        f'<form method="post" action="/authorization">{hidden}{choices}'
        '<button class="yes" name="decision" value="allow">Permitir</button>'
        '<button class="no" name="decision" value="refuse">Recusar</button></form>'
        '<p class="note">Loja simulada: nenhuma conta real, nenhum dado sai deste computador. '
        "Este aplicativo não é certificado.</p>"
    )
    return _page("Permitir acesso", body)


def cannot_connect(detail: str) -> str:
    """The refusal screen: nothing is sent to the application."""
    return _page(CANNOT_CONNECT, f'<p class="note">{escape(detail)}</p>')


def operator(seller: Seller) -> str:
    """Collaborators cannot authorise; the screen says so and no code is made."""
    body = (
        f"<p>{escape(seller.nickname)} é uma conta de colaborador. "
        "Somente a conta principal pode autorizar aplicativos.</p>"
    )
    return _page("Não foi possível autorizar", f'{body}<p class="note">{OPERATOR}</p>')
