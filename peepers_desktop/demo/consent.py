"""The authorization page: choose an account, allow or refuse; and the page that says it cannot connect."""

from __future__ import annotations

from html import escape

from peepers_desktop.demo.model import Seller

_STYLE = (
    "body{font-family:system-ui,sans-serif;background:#eee;margin:0}"
    "header{background:#ffe600;padding:18px 32px;font-weight:700;color:#2d3277}"
    "main{background:#fff;max-width:460px;margin:48px auto;padding:32px;border-radius:8px;box-shadow:0 1px 4px #0003}"
    "label{display:block;padding:10px;border:1px solid #ddd;border-radius:6px;margin:8px 0}"
    "button{font-size:16px;padding:12px 24px;border:0;border-radius:6px;margin:16px 8px 0 0;cursor:pointer}"
    ".yes{background:#3483fa;color:#fff}.no{background:#e8effb;color:#3483fa}p.note{color:#777;font-size:13px}"
)
CANNOT_CONNECT = "Desculpe, o aplicativo não pode se conectar à sua conta"
OPERATOR = "invalid_operator_user_id"


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">'
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
        f"<b>{escape(seller.nickname)}</b> · {escape(seller.city)}"
        f"{' (colaboradora)' if seller.operator_of else ''}</label>"
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
