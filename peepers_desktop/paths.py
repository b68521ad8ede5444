"""Where a profile keeps its files. Folders are made 0700 whatever the umask is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APP = "peepers-desktop"


@dataclass(frozen=True, slots=True)
class Profile:
    """One folder holding everything of one user of the program."""

    root: Path

    @classmethod
    def default(cls, name: str = "default") -> Profile:
        """The usual place on this system; `name` tells profiles apart ("demo" is the demonstration's)."""
        return cls(Path(platformdirs.user_data_dir(_APP, appauthor=False)) / name)

    @property
    def database(self) -> Path:
        return self.root / "peepers.db"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def window_state(self) -> Path:
        """Where things stood in the window; no choices of the seller."""
        return self.root / "window.ini"

    @property
    def thumbnails(self) -> Path:
        return self.root / "thumbnails"

    @property
    def crashes(self) -> Path:
        return self.root / "crashes"

    @property
    def locks(self) -> Path:
        return self.root / "locks"

    @property
    def lock(self) -> Path:
        return self.locks / "window.lock"

    @property
    def sending_lock(self) -> Path:
        return self.locks / "sending.lock"

    @property
    def env_file(self) -> Path:
        return self.root / ".env"

    @property
    def vault_file(self) -> Path:
        return self.root / "vault.bin"

    def create(self) -> Profile:
        """Make the folders. Raises OSError when that is not allowed."""
        for folder in (self.root, self.logs, self.backups, self.thumbnails, self.crashes, self.locks):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)
        return self
