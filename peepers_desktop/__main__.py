"""Start of the program: a command when one is named, otherwise the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from peepers_desktop import bootstrap
from peepers_desktop.cli.main import parse, run
from peepers_desktop.cli.program import GlobalOptions, Openers
from peepers_desktop.cli.words import words_for


def main(argv: Sequence[str] | None = None) -> int:
    """Run; returns the exit code of the process."""
    words = words_for(os.environ.get("PEEPERS_LANG"), bootstrap.resources() / "i18n")
    arguments = parse(sys.argv[1:] if argv is None else argv, words)
    if arguments.command is not None:
        return run(arguments, _openers(), words)
    from peepers_desktop import desktop

    return desktop.start(GlobalOptions(arguments.profile, arguments.demo), words)


def _openers() -> Openers:
    return Openers(
        program=bootstrap.open_program,
        examine=bootstrap.examine,
        erase=bootstrap.erase_everything,
        bundle=bootstrap.bundle,
        crashed=lambda options, error: bootstrap.crash_reports(options).report(error),
    )


if __name__ == "__main__":
    sys.exit(main())
