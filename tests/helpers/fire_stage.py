"""Sets a scene up and clears it away."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.fire_laws import Laws
from tests.helpers.fire_scenes import Scene
from tests.helpers.fire_world import FireWorld


@contextmanager
def stage(template: Path, seed: int) -> Iterator[Scene]:
    """A world on a copy of the template, with its laws."""
    folder = Path(tempfile.mkdtemp(dir=template.parent))
    world = FireWorld(template, folder)
    try:
        yield Scene(world, Laws(world), seed)
    finally:
        world.close()
        shutil.rmtree(folder)
