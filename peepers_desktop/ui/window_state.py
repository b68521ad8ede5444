"""What the window remembers: its size, the dock, the section, and each table's columns. Apart from settings,
which are the seller's choices; this is only where things stood."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class WindowState:
    """An ini file in the profile."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def read(self, name: str) -> bytes:
        """What was written under a name; empty when nothing was, or something else than bytes."""
        value = self._file.value(name)
        return bytes(value.data()) if isinstance(value, QByteArray) else b""

    def write(self, name: str, value: bytes) -> None:
        """Remember it; it reaches the disk with `save`."""
        self._file.setValue(name, QByteArray(value))

    def read_text(self, name: str, default: str = "") -> str:
        value = self._file.value(name)
        return value if isinstance(value, str) else default

    def write_text(self, name: str, value: str) -> None:
        self._file.setValue(name, value)

    def save(self) -> None:
        self._file.sync()
