"""Nothing a seller receives is under a licence that would bind the seller or the project: no GPL, AGPL, OSL or SSPL.

Qt for Python is used under the LGPL, dynamically linked, and is the only part that may be.
"""

from __future__ import annotations

import re
from email.message import Message
from importlib import metadata
from typing import cast

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.contents import ALSO_SHIPPED
from tests.architecture.source import ROOT, listed

# Pins for some systems or Pythons only: where they are not installed they cannot be asked. Looked up by hand.
ELSEWHERE = {
    "async-timeout": "Apache-2.0",
    "backports-tarfile": "MIT",
    "importlib-metadata": "Apache-2.0",
    "jeepney": "MIT",
    "lazy-importer": "Apache-2.0",
    "pywin32-ctypes": "BSD-3-Clause",
    "secretstorage": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
    "zipp": "MIT",
}
# The loader that PyInstaller puts in front of a program may be passed on with any program.
EXCEPTION = "GPL-2.0-or-later WITH Bootloader-exception"

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


def pins() -> list[Requirement]:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]


def shipped() -> list[str]:
    """Distributions of requirements.txt that belong on this system."""
    return [pin.name for pin in pins() if pin.marker is None or pin.marker.evaluate({"extra": ""})]


def test_every_shipped_distribution_has_an_acceptable_licence() -> None:
    refused = [f"{name}: {stated(name)!r}" for name in shipped() if not acceptable(name, stated(name))]
    assert listed(refused) == ""


def test_what_other_systems_get_is_looked_up_by_hand() -> None:
    assert {pin.name for pin in pins()} - set(shipped()) - ELSEWHERE.keys() == set()
    assert all(acceptable(name, licence) for name, licence in ELSEWHERE.items())


def test_what_only_packaging_adds_to_the_program_is_acceptable() -> None:
    assert {name for name, text in ALSO_SHIPPED.items() if text != EXCEPTION and not acceptable(name, text)} == set()
    assert [name for name, text in ALSO_SHIPPED.items() if text == EXCEPTION] == ["pyinstaller"]


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
