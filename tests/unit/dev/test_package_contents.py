"""What the packaged program holds: what a window needs, no Qt that is not LGPL, one SQLite, every licence text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from installer import contents

ROOT = Path(__file__).parents[3]
QT = "PySide6/Qt/plugins/"


@pytest.mark.parametrize(
    "place",
    [
        QT + "platforms/libqxcb.so",
        QT + "platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        QT + "platforms/libqcocoa.dylib",
        QT + "imageformats/libqjpeg.so",
        QT + "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_pt_BR.qm",
        "qtawesome/fonts/phosphor-charmap-1.3.0.json",
        "resources/i18n/peepers_pt_BR.ts",
    ],
)
def test_what_the_window_needs_stays(place: str) -> None:
    assert contents.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        QT + "platforms/libqvnc.so",
        QT + "platformthemes/libqgtk3.so",
        QT + "imageformats/libqtiff.so",
        QT + "sqldrivers/libqsqlite.so",
        QT + "something/libqnew.so",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "qtawesome/fonts/remixicon-2.5.0.ttf",
        "libsqlite3.so.0",
    ],
)
def test_what_nobody_loads_is_left_out(place: str) -> None:
    assert not contents.is_wanted(place)


@pytest.mark.parametrize("module", ["Charts", "Graphs", "DataVisualization", "VirtualKeyboard"])
def test_qt_modules_under_the_gpl_are_noticed_under_every_name(module: str) -> None:
    names = [f"PySide6/Qt/lib/libQt6{module}.so.6", f"PySide6/Qt{module}.abi3.so", f"PySide6/Qt6{module}.dll"]
    assert contents.forbidden(["PySide6/QtWidgets.abi3.so", *names]) == names


def test_libraries_that_only_left_out_plugins_loaded_go_too() -> None:
    libraries = {"a.so": "/a.so", "b.so": "/b.so", "gtk.so": "/gtk.so", "pango.so": "/pango.so"}
    loads = {"program": ["/lib/a.so", "system.so"], "/a.so": ["b.so"], "/b.so": ["a.so"], "/gtk.so": ["pango.so"]}
    assert contents.needed(libraries, ["program"], lambda file: loads.get(file, [])) == {"a.so", "b.so"}


def test_plugins_and_python_itself_are_no_libraries_to_prune() -> None:
    assert contents.is_library("libcairo.so.2", "BINARY")
    assert not contents.is_library(QT + "platforms/libqxcb.so", "BINARY")
    assert not contents.is_library("libpython3.11.so.1.0", "BINARY")
    assert not contents.is_library("msgspec/_core.so", "EXTENSION")


def test_libraries_that_stripping_breaks_are_known() -> None:
    assert contents.breaks_stripped("numpy.libs/libscipy_openblas64_.so")
    assert not contents.breaks_stripped("PySide6/Qt/lib/libQt6Core.so.6")


@pytest.mark.parametrize(
    ("version", "safe"), [("3.40.1", False), ("3.51.2", False), ("3.51.3", True), ("3.53.4", True)]
)
def test_an_sqlite_that_can_lose_data_is_told_from_one_that_cannot(version: str, safe: bool) -> None:
    assert contents.is_safe(version) is safe


def test_every_system_pins_the_driver_with_its_own_sqlite() -> None:
    text = (ROOT / "requirements-package.txt").read_text(encoding="utf-8")
    assert set(contents.ALSO_SHIPPED) <= set(contents.pinned(text))
    assert re.search(r"^pysqlite3==[\d.]+ \\", text, re.MULTILINE), "without a marker, so on every system"


def test_the_migrations_travel_as_files() -> None:
    places = contents.migrations(ROOT / "peepers_desktop")
    steps = {path.name for path in (ROOT / "peepers_desktop" / "store" / "migrations" / "versions").glob("*.py")}
    assert steps
    assert {Path(file).name for file, _ in places} == {"env.py", *steps}
    assert {folder.replace("\\", "/") for _, folder in places} == {
        "peepers_desktop/store/migrations",
        "peepers_desktop/store/migrations/versions",
    }


def test_licence_texts_travel_with_what_they_are_for() -> None:
    found = list(contents.licence_files(["httpx", "structlog", "belongs-to-another-system"]))
    assert {folder for _, folder in found} == {"licences/httpx", "licences/structlog"}
    assert all(Path(file).is_file() for file, _ in found)


def test_the_texts_qt_asks_for_are_here() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "installer" / "licences").iterdir()}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["LGPL-3.txt"]
    assert "GNU GENERAL PUBLIC LICENSE" in texts["GPL-3.txt"]
    assert "PySide6" in texts["README.txt"]


def test_the_list_of_pins_skips_hashes_and_comments() -> None:
    assert contents.pinned("# a\nhttpx==0.28.1 \\\n    --hash=sha256:aa\n    # via x\nqtpy==2 ; x\n") == [
        "httpx",
        "qtpy",
    ]
