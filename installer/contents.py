"""What goes into the packaged program and what stays out; `peepers.spec` asks here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path, PurePath, PurePosixPath

# Before it, a WAL database could be damaged when several connections wrote at once.
SAFE_SQLITE = (3, 51, 3)

# Pinned for packaging only and still part of the result, with licences their metadata do not tell rightly: the driver
# with a SQLite of its own, and the loader in front of the program, whose exception lets any program be packaged.
ALSO_SHIPPED = {"pysqlite3": "Zlib", "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception"}

# Imported by somebody for a case that never happens here.
EXCLUDED_MODULES = (
    *("sqlite3", "_sqlite3"),  # newer_sqlite.py stands in for them
    *("MySQLdb", "psycopg2", "pysqlite2", "sqlalchemy.testing"),
    *("tkinter", "IPython", "matplotlib", "PIL", "pip", "setuptools", "pkg_resources", "pytest"),
    *("PyQt5", "PyQt6", "PySide2", "qtpy", "qtawesome"),  # of QtAwesome only files are used: ui/icons.py
    *(f"PySide6.Qt{name}" for name in "DBus Designer Help OpenGL OpenGLWidgets Qml Quick Sql Test UiTools".split()),
)

# Of Qt's plugins, the ones a window of widgets loads; a folder that is not named here is left out as a whole.
PLUGINS: dict[str, re.Pattern[str]] = {
    "platforms": re.compile(r"q(?:xcb|wayland|offscreen|windows|cocoa)\b"),
    "imageformats": re.compile(r"q(?:jpeg|webp|gif|ico)\b"),
    "platforminputcontexts": re.compile(r"(?:compose|ibus)platforminputcontextplugin\b"),
    "platformthemes": re.compile(r"qxdgdesktopportal\b"),
    "styles": re.compile(r"q"),
    "wayland-shell-integration": re.compile(r"xdg-shell\b"),
    "wayland-decoration-client": re.compile(r"bradient\b"),
}
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([^/]+)/(?:lib)?([^/]+)$")
_LEFT_OUT = re.compile(
    r"PySide6/(?:Qt/)?translations/(?!qtbase_(?:pt_BR|es|en)\.qm)|qtawesome/fonts/(?!phosphor-)|libsqlite3\.so"
)
# Qt modules under the GPL only: they must never get in, whoever asks for them.
_NOT_LGPL = re.compile(r"Qt6?(?:Charts|Graphs|DataVisualization|NetworkAuth|VirtualKeyboard|HttpServer|Quick3D|Lottie)")
_LICENCE_FILE = re.compile(r"LICEN[CS]E|COPYING|NOTICE|AUTHORS", re.IGNORECASE)


def is_wanted(destination: str) -> bool:
    """Whether a file belongs into the package, by its place there."""
    place = destination.replace("\\", "/")
    plugin = _PLUGIN.search(place)
    if plugin:
        kept = PLUGINS.get(plugin[1])
        return kept is not None and bool(kept.match(plugin[2]))
    return not _LEFT_OUT.search(place)


def forbidden(destinations: Iterable[str]) -> list[str]:
    """Files that may not be passed on under the LGPL."""
    return [place for place in destinations if _NOT_LGPL.search(place)]


def is_library(destination: str, kind: str) -> bool:
    """A shared library others load; extension modules and plugins are loaded by name instead."""
    return kind == "BINARY" and not _PLUGIN.search(destination) and "libpython" not in destination


def breaks_stripped(destination: str) -> bool:
    """NumPy's libraries cannot be loaded any more (NumPy 2.4.6, binutils 2.40)."""
    return destination.startswith(("numpy/", "numpy.libs/"))


def needed(libraries: Mapping[str, str], roots: Iterable[str], imports: Callable[[str], Iterable[str]]) -> set[str]:
    """Of the libraries (name -> file), the names that the roots load, directly or through others."""
    reached: set[str] = set()
    waiting = list(roots)
    while waiting:
        fresh = ({PurePath(name).name for name in imports(waiting.pop())} & libraries.keys()) - reached
        reached |= fresh
        waiting += [libraries[name] for name in fresh]
    return reached


def is_safe(sqlite_version: str) -> bool:
    return tuple(int(part) for part in sqlite_version.split(".")) >= SAFE_SQLITE


def pinned(requirements: str) -> list[str]:
    """Names in a requirements file, in order."""
    return re.findall(r"^([A-Za-z0-9][\w.-]*)==", requirements, re.MULTILINE)


def licence_files(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(file, folder in the package) of every licence text that has to travel with what is shipped."""
    for name in names:
        try:
            files = metadata.files(name) or []
        except metadata.PackageNotFoundError:
            continue  # belongs to another system
        for file in files:
            place = PurePosixPath(file.as_posix())
            if ".dist-info/" in str(place) and _LICENCE_FILE.match(place.name):
                yield str(file.locate()), f"licences/{name}"


def migrations(package: Path) -> list[tuple[str, str]]:
    """Alembic reads its steps as files."""
    folder = package / "store" / "migrations"
    steps = [folder / "env.py", *sorted((folder / "versions").glob("*.py"))]
    return [(str(step), str(step.parent.relative_to(package.parent))) for step in steps]
