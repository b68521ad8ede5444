"""The window's composition root: the demonstration store when asked for, the parts, the views, and the run."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from peepers_desktop import bootstrap, log
from peepers_desktop.app.crashes import watch
from peepers_desktop.app.erase_all import Deleted, delete_files
from peepers_desktop.cli.printing import FAILED, complain, exit_code, say
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.cli.words import Words
from peepers_desktop.clock import ShiftedClock, SystemClock
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from peepers_desktop.paths import Profile
from peepers_desktop.ui.application import NoDisplay, create_application, require_display, run_window, show_box
from peepers_desktop.ui.needs import Needs

if TYPE_CHECKING:  # Qt is imported once there is a screen
    from peepers_desktop.ui.dialogs.told import ToldDialog

_LOOPBACK = "http://127.0.0.1/callback"


Box = Callable[[], "ToldDialog"]
Show = Callable[[Box], object]


def _show(box: Box) -> None:
    show_box(box, os.environ.get("PEEPERS_LANG", ""), bootstrap.resources())


def start(options: GlobalOptions, words: Words, show: Show = _show) -> int:
    """Show the window; with --demo and without a display, take the tour. Returns the exit code. `show` shows a box
    where there is no window: whoever starts a program by its icon sees no terminal."""
    try:
        if options.demo:
            return _demo(options, words, show)
        require_display(os.environ)
        parts = bootstrap.build(options)
        return _window(parts, replace(_views(parts), demonstration=demonstration()), words, show)
    except PeepersError as error:
        complain(f"{words.message(error)}\n{words.advice(error)}")
        if not isinstance(error, NoDisplay):
            show(partial(_box_of, error))
        return exit_code(error)


def _box_of(told: PeepersError | Deleted) -> ToldDialog:
    from peepers_desktop.ui.dialogs.told import of_erasure, of_trouble

    return of_trouble(told) if isinstance(told, PeepersError) else of_erasure(told)


def _demo(options: GlobalOptions, words: Words, show: Show) -> int:
    headless = sys.platform not in ("win32", "darwin") and not _has_display(os.environ)
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with _store(live=not headless) as (variables, base_url), _demo_profile(options) as profile:
        # On the tour the program's clock is moved on with the shop's.
        clock = ShiftedClock(SystemClock())
        parts = bootstrap.build(GlobalOptions(profile.root, demo=True), {**os.environ, **variables}, clock)
        return _tour(parts, base_url, clock) if headless else _window(parts, _views(parts), words, show)


def _has_display(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


@contextmanager
def _store(live: bool) -> Iterator[tuple[dict[str, str], str]]:
    """The simulated marketplace in this process, and the variables that lead to it."""
    from peepers_desktop.demo import DemoStore, World

    now = SystemClock().now()
    store = DemoStore(World.create(1, now), SystemClock().now, live=live)
    with store:
        yield (
            {
                "PEEPERS_API_URL": store.base_url,
                "PEEPERS_AUTH_URL": store.base_url,
                "ML_CLIENT_ID": store.client_id,
                "ML_CLIENT_SECRET": store.client_secret,
                "PEEPERS_REDIRECT_URI": _LOOPBACK,
                "PEEPERS_VAULT": "session",
            },
            store.base_url,
        )


@contextmanager
def _demo_profile(options: GlobalOptions) -> Iterator[Profile]:
    """The simulated shop begins anew with every start, so its profile lives only as long."""
    if options.profile is not None:
        yield Profile(options.profile)
        return
    folder = Path(tempfile.mkdtemp(prefix="peepers-demo-"))
    try:
        yield Profile(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tour(parts: bootstrap.Parts, base_url: str, clock: ShiftedClock) -> int:
    """The main job, headless; 0 only when the store's own state proves each edit."""
    application = create_application(sys.argv[:1], parts.config.language or "pt_BR", bootstrap.resources())
    from peepers_desktop.demo.levers import Levers, consent
    from peepers_desktop.ui.assembly import Assembly
    from peepers_desktop.ui.stand_in_browser import StandInBrowser
    from peepers_desktop.ui.tour import Tour, TourFailed

    assembly = Assembly(application, _views(parts))
    browser = StandInBrowser(consent)
    window = assembly.open()
    parts.scheduler.start()
    tour = Tour(
        assembly.context, window, assembly.connect_dialog, Levers(base_url, clock.advance), pictures_folder(), say,
        parts.publisher.subscribe,
    )  # fmt: skip
    try:
        tour.walk()
    except TourFailed as failure:
        complain(f"failed: {failure}")
        return FAILED
    finally:
        browser.leave()
        parts.scheduler.stop()
        window.close()
        assembly.close()
        parts.close()
    say("done")
    return 0


def pictures_folder() -> Path:
    """Where the tour leaves its pictures: in a checkout beside its other products, otherwise a folder of its own,
    because a packaged program may have been started anywhere. The tour names it."""
    if (bootstrap.resources().parent / "dev.py").is_file():
        return Path("build") / "pictures"
    return Path(tempfile.mkdtemp(prefix="peepers-pictures-"))


def _views(parts: bootstrap.Parts) -> Needs:
    return Needs(
        queries=parts.queries,
        commands=parts.commands,
        accounts=parts.accounts,
        scheduler=parts.scheduler,
        settings=parts.settings,
        privacy=parts.privacy,
        profile=parts.profile,
        clock=parts.clock,
        publisher=parts.publisher,
        redirect_uri=parts.config.redirect_uri or RELAY_PAGE,
        client_id=parts.config.client_id or parts.settings.choices.client_id,
        client_secret=parts.config.client_secret or "",
        vault=parts.vault_choice,
        fetch_picture=parts.clients.picture,
        let_go=lambda: bootstrap.let_go_of_everything(parts),
        read_deposits=parts.deposits.read,
        examine=lambda: bootstrap.doctor(parts).run(),
        mistake=parts.crashes.report,
        notice=parts.notice,
    )


def demonstration() -> tuple[str, ...]:
    """The command that opens the demonstration store with the program that is running."""
    packaged = getattr(sys, "frozen", False)
    return (sys.executable, "--demo") if packaged else (sys.executable, "-m", "peepers_desktop", "--demo")


def _window(parts: bootstrap.Parts, needs: Needs, words: Words, show: Show) -> int:
    # Qt first: whatever is imported while its hook is in force costs a third more.
    application = create_application(
        sys.argv[:1], parts.config.language or parts.settings.choices.language, bootstrap.resources()
    )
    from peepers_desktop.ui.application import raise_window
    from peepers_desktop.ui.assembly import Assembly
    from peepers_desktop.ui.instance import Instance

    instance = Instance(parts.profile.root, parts.profile.lock)
    if not instance.claim():
        say(words.say("Peepers is already open; its window was brought to the front.", {}))
        parts.close()
        return 0
    assembly = Assembly(application, needs)
    leave = watch(parts.crashes)

    def shown(window: object) -> None:
        instance.raised.connect(lambda: raise_window(window))  # type: ignore[arg-type]
        assembly.begin(window)  # type: ignore[arg-type]
        assembly.garbage.settle()

    try:
        code = run_window(assembly.context, shown)
    finally:
        leave()
        parts.close()
        instance.release()
    return _erase_files(parts, show) if assembly.erased else code


def _erase_files(parts: bootstrap.Parts, show: Show) -> int:
    """The seller let everything go: what the program worked on until now is deleted. Raises CannotErase."""
    log.end()
    gone = replace(delete_files(parts.profile), keys_in=parts.keys_left_in)
    show(partial(_box_of, gone))
    return 0
