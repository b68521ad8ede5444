"""Functional permissions of an application (permisos-funcionales 04/03/2026) and their scope names."""

from __future__ import annotations

from dataclasses import dataclass, field

LEVELS = ("none", "read", "write")
GROUPS = {
    "publish_sync": "urn:ml:mktp:publish-sync",
    "comunication": "urn:ml:mktp:comunication",
    "orders_shipments": "urn:ml:mktp:orders-shipments",
    "metrics": "urn:ml:mktp:metrics",
    "offers": "urn:ml:mktp:offers",
    "invoices": "urn:ml:mktp:invoices",
}
"""Permission names of the control endpoint and the scope each grants; "comunication" is the marketplace's spelling."""


def usual() -> dict[str, str]:
    """What the connect guide asks the seller to tick."""
    return {
        "publish_sync": "write",
        "comunication": "write",
        "orders_shipments": "write",
        "metrics": "read",
        "offers": "none",
        "invoices": "read",
    }


@dataclass(slots=True)
class Permissions:
    """One level per group."""

    levels: dict[str, str] = field(default_factory=usual)

    def change(self, wanted: dict[str, str]) -> None:
        """Set some levels; ``ValueError`` names an unknown group or level."""
        for group, level in wanted.items():
            if group not in GROUPS or level not in LEVELS:
                raise ValueError(f"unknown permission {group}={level}")
        self.levels.update(wanted)

    def allows(self, group: str, writing: bool) -> bool:
        """Whether a request of this group may pass; accounts themselves are always readable."""
        if group == "users":
            return True
        level = self.levels.get(group, "none")
        return level == "write" or (level == "read" and not writing)

    def scope(self, offline: bool) -> str:
        """The ``scope`` text of a token; ``write`` stands there even when every group is read-only."""
        names = ["offline_access"] if offline else []
        names += ["read", "write", "urn:global:admin:info:/read-only", "urn:global:admin:oauth:/read-only"]
        for group, level in self.levels.items():
            if level != "none":
                names.append(f"{GROUPS[group]}:/{'read-write' if level == 'write' else 'read-only'}")
        return " ".join(names)

    def copy(self) -> Permissions:
        """The same levels, frozen into a grant."""
        return Permissions(dict(self.levels))
