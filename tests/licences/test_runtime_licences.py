"""Nothing a seller receives is under a licence that would bind the seller or the project: no GPL, AGPL, OSL or SSPL.

Qt for Python is used under the LGPL, dynamically linked, and is the only part that may be.
"""

from __future__ import annotations

import re
from email.message import Message
from importlib import metadata
from typing import cast

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT, listed

LGPL_ALLOWED = frozenset({"pyside6-essentials", "shiboken6"})
PERMISSIVE = re.compile(
    r"\b(?:MIT(?:-0|-CMU)?|BSD|0BSD|ISC|Apache|PSF|Python Software Foundation|Python-2\.0|MPL|Mozilla|Zlib|CC0|"
    r"Unlicense|HPND)\b",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(
    r"\b(?:A?GPL|OSL|SSPL|EUPL|Affero|BUSL|Open Software License)|(?<!Lesser )\bGeneral Public", re.IGNORECASE
)
LESSER = re.compile(r"\bLGPL|Lesser General Public", re.IGNORECASE)


def acceptable(name: str, licence: str) -> bool:
    """True when one alternative of "A OR B" is fine in all of its parts "C AND D"."""
    alternatives = re.split(r"\bOR\b|/|\bor\b", licence)
    return any(all(fine(name, part) for part in re.split(r"\bAND\b", one)) for one in alternatives)


def fine(name: str, part: str) -> bool:
    if LESSER.search(part):
        return canonicalize_name(name) in LGPL_ALLOWED
    return not FORBIDDEN.search(part) and bool(PERMISSIVE.search(part))


def stated(name: str) -> str:
    """What a distribution says about itself: the expression, else its classifiers, else the first line of its text."""
    about = cast("Message", metadata.metadata(name))  # which is what it is; the declared type hides get()
    if about.get("License-Expression"):
        return str(about["License-Expression"])
    classifiers = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or [] if "License ::" in line]
    named = [line for line in classifiers if line != "OSI Approved"]
    return " AND ".join(named) or str(about.get("License") or "").strip().partition("\n")[0]


def shipped() -> list[str]:
    """Distributions of requirements.txt that belong on this system."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    lines = [line.rstrip(" \\") for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]
    wanted = [Requirement(line) for line in lines]
    here = {**default_environment(), "extra": ""}
    return [one.name for one in wanted if one.marker is None or one.marker.evaluate(here)]  # type: ignore[arg-type]


def test_every_shipped_distribution_has_an_acceptable_licence() -> None:
    refused = [f"{name}: {stated(name)!r}" for name in shipped() if not acceptable(name, stated(name))]
    assert listed(refused) == ""


def test_the_gate_really_looks_at_what_is_shipped() -> None:
    assert {"httpx", "pyside6-essentials", "sqlalchemy", "cryptography"} <= set(shipped())


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("thing", "GPL-3.0-or-later"),
        ("thing", "AGPL-3.0-only"),
        ("thing", "GNU General Public License v3 (GPLv3)"),
        ("thing", "GNU Affero General Public License v3"),
        ("thing", "OSL-3.0"),
        ("thing", "LGPL-3.0-only"),
        ("thing", "GNU Lesser General Public License v3 (LGPLv3)"),
        ("thing", "MIT AND GPL-2.0-only"),
        ("thing", ""),
        ("thing", "UNKNOWN"),
        ("PySide6-Essentials", "GPL-2.0-only"),
    ],
)
def test_the_gate_can_refuse(name: str, licence: str) -> None:
    assert not acceptable(name, licence)


@pytest.mark.parametrize(
    ("name", "licence"),
    [
        ("thing", "MIT"),
        ("thing", "BSD-3-Clause"),
        ("thing", "Apache-2.0 OR BSD-3-Clause"),
        ("thing", "MIT OR GPL-2.0-only"),
        ("thing", "Apache Software License AND MIT License"),
        ("thing", "Mozilla Public License 2.0 (MPL 2.0)"),
        ("PySide6_Essentials", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
        ("shiboken6", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"),
    ],
)
def test_the_gate_lets_good_licences_pass(name: str, licence: str) -> None:
    assert acceptable(name, licence)
