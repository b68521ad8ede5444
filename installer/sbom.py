"""Writes what the packaged program is made of, as CycloneDX: `python -m installer.sbom FILE`.

Runs in the environment the program is packaged from, so that licences and versions are those that are shipped.
"""

from __future__ import annotations

import platform
import sys
from importlib import import_module, metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

from installer.contents import ALSO_SHIPPED, pinned
from peepers_desktop import __version__

ROOT = Path(__file__).resolve().parent.parent


def bill(requirements: str, packaging: str, sqlite: str) -> Bom:
    """The program and everything in it on this system."""
    bom = Bom()
    program = Component(type=ComponentType.APPLICATION, name="peepers-desktop", version=__version__)
    bom.metadata.component = program
    for requirement in [*pins(requirements), *(pin for pin in pins(packaging) if pin.name in ALSO_SHIPPED)]:
        version = str(requirement.specifier).removeprefix("==")
        bom.components.add(part("pypi", requirement.name, version, licence(requirement.name)))
    bom.components.add(part("generic", "cpython", platform.python_version(), "PSF-2.0"))
    bom.components.add(part("generic", "sqlite", sqlite, "blessing"))
    bom.register_dependency(program, bom.components)
    return bom


def pins(text: str) -> list[Requirement]:
    """What a requirements file holds for this system."""
    lines = [Requirement(line.rstrip(" \\")) for line in text.splitlines() if pinned(line)]
    return [line for line in lines if line.marker is None or line.marker.evaluate({"extra": ""})]


def licence(name: str) -> str:
    """What a distribution says about itself; the gate in tests/licences judges it."""
    if name in ALSO_SHIPPED:
        return ALSO_SHIPPED[name]
    about = metadata.metadata(name).json
    classifiers = [line.rpartition(" :: ")[2] for line in about.get("classifier", ()) if "License ::" in line]
    named = " AND ".join(line for line in classifiers if line != "OSI Approved")
    return str(about.get("license_expression") or named or about.get("license") or "unknown").partition("\n")[0]


def part(kind: str, name: str, version: str, licence_name: str) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=version,
        purl=PackageURL(kind, name=name.lower(), version=version),
        licenses=[LicenseFactory().make_from_string(licence_name)],
    )


def main(target: Path) -> None:
    requirements, packaging = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-package.txt")
    )
    # Only the environment for packaging has it.
    sqlite = str(import_module("pysqlite3").sqlite_version)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(JsonV1Dot6(bill(requirements, packaging, sqlite)).output_as_string(indent=2), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
