"""How many branches the tests take, in the four groups of files that may not lose a login, a key or an edit, nor ask
the marketplace too much. `python3 dev.py coverage` runs the suite with every branch noted, and then this.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FLOOR = 95.0
"""Per cent of a group's branches that some test has to take."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "login": (
        "mercadolivre/authorization*.py", "mercadolivre/oauth*.py", "mercadolivre/redirect*.py",
        "mercadolivre/reconnect.py", "mercadolivre/login_errors.py", "mercadolivre/sites.py",
        "app/accounts.py", "app/account_keys.py", "app/connect*.py", "store/accounts.py", "cli/connecting.py",
    ),
    "vault": ("vault/*.py", "app/vault_choice.py", "app/field_keeper.py", "store/sealing.py"),
    "outbox": (
        "domain/edits.py", "domain/merge.py", "domain/guards.py",
        "store/outbox*.py", "store/edit_rows.py", "store/lanes.py", "store/overlay.py", "store/pending_queries.py",
        "sync/push*.py", "sync/after_write.py", "sync/confirm.py", "sync/refused.py", "sync/round.py",
        "sync/stock_reading.py", "sync/turn.py", "app/commands.py", "app/drafting.py", "app/refusals.py",
        "app/reverting.py", "app/typed.py",
    ),
    "limits": (
        "mercadolivre/limits.py", "mercadolivre/retry.py", "mercadolivre/deadline.py", "mercadolivre/inflate.py",
        "mercadolivre/bounded_http.py", "mercadolivre/transport.py", "sync/circuit.py",
    ),
}  # fmt: skip
"""Places under `peepers_desktop/`."""


@dataclass(frozen=True)
class Taken:
    """Of one file: how many branches it has, and which nobody took ("from line -> to line")."""

    name: str
    branches: int
    missing: tuple[str, ...] = ()

    @property
    def taken(self) -> int:
        return self.branches - len(self.missing)


def files_of(group: str, package: Path = ROOT / "peepers_desktop") -> list[Path]:
    """Raises `LookupError` for a place where nothing is (any more)."""
    found: list[Path] = []
    for place in GROUPS[group]:
        here = sorted(package.glob(place))
        if not here:
            raise LookupError(f"{group}: nothing is at {place}")
        found += here
    return found


def per_cent(files: Sequence[Taken]) -> float:
    """Of branches; files without any are whole."""
    branches = sum(one.branches for one in files)
    return 100.0 * sum(one.taken for one in files) / branches if branches else 100.0


def taken_of(report: Mapping[str, Any], paths: Sequence[Path], root: Path = ROOT) -> list[Taken]:
    """What coverage's JSON says about these files. Raises `LookupError` for one it does not know."""
    known = report["files"]
    found = []
    for path in paths:
        name = path.relative_to(root).as_posix()
        if name not in known:
            raise LookupError(f"{name} was not measured")
        missing = tuple(f"{start}->{'exit' if end < 0 else end}" for start, end in known[name]["missing_branches"])
        found.append(Taken(name, int(known[name]["summary"]["num_branches"]), missing))
    return found


def told(group: str, files: Sequence[Taken]) -> Iterator[str]:
    """A group's line, and one for each file with something missing."""
    taken, branches = sum(one.taken for one in files), sum(one.branches for one in files)
    yield f"{group}: {per_cent(files):.1f} % of the branches ({taken} of {branches} in {len(files)} files)"
    for one in sorted(files, key=lambda one: one.name):
        if one.missing:
            yield f"    {one.name}: {per_cent([one]):.1f} %, not taken: {', '.join(one.missing)}"


def verdict(report: Mapping[str, Any]) -> tuple[int, list[str]]:
    """0 when every group is at the floor, else 1; and what to print."""
    groups = {group: taken_of(report, files_of(group)) for group in GROUPS}
    lines = [line for group, files in groups.items() for line in told(group, files)]
    low = [group for group, files in groups.items() if per_cent(files) < FLOOR]
    return int(bool(low)), [*lines, *(f"under {FLOOR:.0f} %: {group}" for group in low)]


def measured() -> dict[str, Any]:
    """What the last run left behind, as pyproject.toml tells coverage where."""
    from coverage import Coverage

    data = Coverage(config_file=str(ROOT / "pyproject.toml"))
    data.load()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "report.json")
        data.json_report(outfile=str(target))
        return dict(json.loads(target.read_text(encoding="utf-8")))


def main() -> int:
    code, lines = verdict(measured())
    sys.stdout.write("\n".join(lines) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
