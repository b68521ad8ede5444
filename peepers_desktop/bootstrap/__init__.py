"""The composition root: builds every part and hands it to the next. The only place that knows everyone."""

from __future__ import annotations

from peepers_desktop.bootstrap.erasing import erase_everything, let_go_of_everything
from peepers_desktop.bootstrap.examination import bundle, doctor, examine
from peepers_desktop.bootstrap.opening import build, crash_reports, open_program
from peepers_desktop.bootstrap.parts import A_MOMENT, REST_OF_KEYRING, Parts, shop_of
from peepers_desktop.bootstrap.surroundings import resources

__all__ = [
    "A_MOMENT", "REST_OF_KEYRING", "Parts", "build", "bundle", "crash_reports", "doctor", "erase_everything", "examine",
    "let_go_of_everything", "open_program", "resources", "shop_of",
]  # fmt: skip
