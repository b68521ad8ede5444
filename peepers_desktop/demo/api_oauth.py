"""Authorization page, token endpoint and the application itself."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from peepers_desktop.demo import consent
from peepers_desktop.demo.exchange import Call, Json, Reply
from peepers_desktop.demo.refusals import ACCESS_DENIED, NO_TOKEN, Refusal, not_found, standard

_HTML = "text/html; charset=utf-8"
_PAGE_HEADERS = {"cache-control": "no-store", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff"}
INVALID_CLIENT: Json = {
    "message": "invalid client_id or client_secret",
    "error": "invalid_client",
    "status": 400,
    "cause": [],
}


def _html(text: str, status: int = 200) -> Reply:
    return Reply(raw=text.encode(), status=status, content_type=_HTML, headers=dict(_PAGE_HEADERS))


def form_of(call: Call) -> dict[str, str]:
    """The fields of a form body; the first of a repeated field wins."""
    fields: dict[str, str] = {}
    for name, value in parse_qsl(call.body.decode("utf-8", "replace"), keep_blank_values=True):
        fields.setdefault(name, value)
    return fields


def _misfit(call: Call, query: dict[str, str]) -> str | None:
    """Why the application cannot connect, or None."""
    application = call.tokens.application
    if query.get("client_id") != application.client_id or not application.active:
        return "client_id"
    if query.get("response_type") != "code":
        return "response_type"
    if not application.accepts(query.get("redirect_uri", "")):
        return "Your client callback must be the same as your redirect_uri"
    return None


def show(call: Call) -> Reply:
    """GET /authorization."""
    misfit = _misfit(call, call.query)
    if misfit:
        return _html(consent.cannot_connect(misfit))
    return _html(consent.login(list(call.world.sellers.values()), call.query))


def decide(call: Call) -> Reply:
    """POST /authorization: ``user_id`` (or a nickname) and ``decision`` (allow or refuse) beside the parameters."""
    form = {**call.query, **form_of(call)}
    misfit = _misfit(call, form)
    if misfit:
        return _html(consent.cannot_connect(misfit))
    if form.get("decision") != "allow":
        return _redirect(form, error="access_denied", error_description="The user denied the authorization request")
    seller = call.world.seller_named(form.get("user_id", ""))
    if seller is None:
        return _html(consent.cannot_connect("user_id"))
    if seller.operator_of is not None:
        return _html(consent.operator(seller))
    challenge = form.get("code_challenge") if form.get("code_challenge_method") == "S256" else None
    return _redirect(form, code=call.tokens.issue_code(seller.id, form["redirect_uri"], challenge, call.now))


def _redirect(form: dict[str, str], **fields: str) -> Reply:
    if "state" in form:
        fields["state"] = form["state"]
    address = form["redirect_uri"]
    glue = "&" if "?" in address else "?"
    return Reply(raw=b"", status=302, headers={**_PAGE_HEADERS, "location": f"{address}{glue}{urlencode(fields)}"})


def token(call: Call) -> Reply:
    """POST /oauth/token: form body only, never the query."""
    if call.query or not call.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise Refusal(400, standard(400, "invalid_request", "parameters must be sent in a form body"))
    form = form_of(call)
    application = call.tokens.application
    if form.get("client_id") != application.client_id or form.get("client_secret") != application.client_secret:
        raise Refusal(400, INVALID_CLIENT)
    if not application.active:
        raise Refusal(400, standard(400, "unauthorized_application", "the application is blocked"))
    kind = form.get("grant_type", "")
    if kind == "authorization_code":
        return Reply(
            call.tokens.exchange(
                form.get("code", ""), form.get("redirect_uri", ""), form.get("code_verifier", ""), call.now
            )
        )
    if kind == "refresh_token":
        return Reply(call.tokens.refresh(form.get("refresh_token", ""), call.now))
    raise Refusal(400, standard(400, "unsupported_grant_type", "allowed: authorization_code, refresh_token"))


def application(call: Call) -> Reply:
    """GET /applications/{id}: quota and state, for the owner's token."""
    known = call.tokens.application
    if call.params["id"] != known.client_id:
        raise Refusal(404, not_found("Application not found"))
    return Reply(
        {
            "id": int(known.client_id), "site_id": "MLB", "name": "Peepers Desktop",
            "description": "Painel do vendedor", "thumbnail": None, "owner_id": next(iter(call.world.sellers)),
            "catalog_product_id": None, "item_id": None, "price": None, "currency_id": None, "need_authorization": True,
            "short_name": "peepers", "url": f"{call.base_url}/apps/peepers", "callback_url": known.redirect_uris[0],
            "sandbox_mode": False, "is_public": True, "project_id": None, "active": known.active,
            "max_requests_per_hour": known.requests_per_hour,
            "certification_status": "not_certified", "scopes": [], "domains": [],
        }
    )  # fmt: skip


def disconnect(call: Call) -> Reply:
    """DELETE /users/{user}/applications/{app}: every token of this user dies."""
    if call.grant is None:
        raise Refusal(401, NO_TOKEN)
    if call.params["user"] != str(call.caller) or call.params["app"] != call.tokens.application.client_id:
        raise Refusal(403, ACCESS_DENIED)
    call.tokens.revoke(call.caller)
    return Reply({"user_id": call.params["user"], "app_id": call.params["app"], "msg": "Autorização eliminada"})
