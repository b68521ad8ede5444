"""What the connect dialog tells: what to tick in the DevCenter, and where to go after a failure.

Countries that have a DevCenter, flows and the redirect address: page crea-una-aplicacion-en-mercado-libre-es
16/01/2026. Permissions: page permisos-funcionales 04/03/2026.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.accounts import Permission
from peepers_desktop.mercadolivre.sites import Site

translate = QCoreApplication.translate


class Step(Enum):
    """The pages of the dialog, in their order; the value is the position in the rail."""

    SITE = 0
    APPLICATION = 1
    KEYS = 2
    AUTHORISE = 3
    RESULT = 4


_WITH_DEVCENTER = frozenset({"MLA", "MLB", "MLC", "MCO", "MEC", "MLM", "MLU", "MLV", "MPE"})


def devcenter_address(site: Site) -> str:
    """Where a seller of this country creates an application. Countries without a DevCenter of their own
    use Argentina's."""
    host = site.auth_host if site.id in _WITH_DEVCENTER and site.auth_host else "auth.mercadolibre.com.ar"
    return f"https://developers.{host.removeprefix('auth.')}/devcenter"


def brand(site: Site) -> str:
    """The marketplace's name in this country."""
    return "Mercado Livre" if site.id in {"MLB", "MPT"} else "Mercado Libre"


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing to set in the DevCenter form, and why."""

    what: str
    setting: str
    why: str
    optional: bool = False


def flows() -> tuple[Tick, ...]:
    """Boxes of "OAuth flows" in the form."""
    on = translate("ConnectWords", "Tick")
    return (
        Tick("Authorization Code", on, translate("ConnectWords", "lets you say yes in your own browser")),
        Tick("Refresh Token", on, translate("ConnectWords", "keeps the connection after the first six hours")),
        Tick("PKCE", on, translate("ConnectWords", "makes a stolen answer worthless")),
    )


def permissions() -> tuple[Tick, ...]:
    """Functional permissions in the form."""
    both, read = translate("ConnectWords", "Read and write"), translate("ConnectWords", "Read")
    return (
        Tick(permission_name(Permission.PUBLISH), both, translate("ConnectWords", "listings, stock and prices")),
        Tick(permission_name(Permission.ORDERS), read, translate("ConnectWords", "sales, parcels and deadlines")),
        Tick(permission_name(Permission.COMMUNICATION), both, translate("ConnectWords", "questions and your answers")),
        Tick(permission_name(Permission.METRICS), read, translate("ConnectWords", "visits"), optional=True),
    )


def permission_name(permission: Permission) -> str:
    """A permission as the DevCenter calls it."""
    names = {
        Permission.PUBLISH: translate("ConnectWords", "Publishing and synchronisation"),
        Permission.ORDERS: translate("ConnectWords", "Sales and shipments"),
        Permission.COMMUNICATION: translate("ConnectWords", "Pre- and post-sale communication"),
        Permission.METRICS: translate("ConnectWords", "Business metrics"),
    }
    return names[permission]


def without_permission(permission: Permission) -> str:
    """What does not work without it."""
    losses = {
        Permission.PUBLISH: translate("ConnectWords", "listings cannot be read and stock cannot be changed"),
        Permission.ORDERS: translate("ConnectWords", "sales and parcels stay empty"),
        Permission.COMMUNICATION: translate("ConnectWords", "questions stay empty and cannot be answered"),
        Permission.METRICS: translate("ConnectWords", "visits stay empty"),
    }
    return losses[permission]


_WAY_FORWARD = {
    "wrong_application": Step.KEYS,
    "redirect_not_registered": Step.APPLICATION,
    "no_refresh_token": Step.APPLICATION,
    "permission_missing": Step.APPLICATION,
    "application_blocked": Step.APPLICATION,
    "vault_absent": Step.KEYS,
    "vault_denied": Step.KEYS,
    "vault_failed": Step.KEYS,
    "vault_locked": Step.KEYS,
    "secret_missing": Step.KEYS,
    "pkce_refused": Step.APPLICATION,
    "redirect_unusable": Step.APPLICATION,
    "wrong_site": Step.SITE,
    "unknown_site": Step.SITE,
    "site_without_login": Step.SITE,
}


def way_forward(code: str) -> Step:
    """The page on which a failure can be mended; trying again is the way for all others."""
    return _WAY_FORWARD.get(code, Step.AUTHORISE)


_PASSING = frozenset({"ambiguous", "bad_answer", "edge_forbidden", "rate_limited", "server_trouble"})


def advice_for(code: str, usual: str) -> str:
    """What to do after a failed login. The usual advice for what passes by itself says that Peepers tries again; a
    login is tried again by the seller."""
    if code in ("unreachable", "not_sent"):
        return translate("ConnectWords", "Check the internet connection, then try again.")
    if code in _PASSING:
        return translate("ConnectWords", "Nothing was changed. Wait a moment, then try again.")
    return usual


def way_forward_label(step: Step) -> str:
    """Words of the button that leads there."""
    labels = {
        Step.SITE: translate("ConnectWords", "Choose the country again"),
        Step.APPLICATION: translate("ConnectWords", "Check the application"),
        Step.KEYS: translate("ConnectWords", "Check ID, key and storage"),
    }
    return labels.get(step, translate("ConnectWords", "Try again"))
