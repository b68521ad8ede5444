"""Runs first in the packaged program: `sqlite3` is the one with a SQLite of its own (docs/decisions/0006).

The standard library's module is left out of the package, so that no two SQLites ever hold one file.
"""

from __future__ import annotations

import sys

import pysqlite3
from pysqlite3 import dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = dbapi2
