"""What each deposit held when it was last read, and what the seller calls it."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STEPS = (
    "CREATE TABLE deposits (account TEXT NOT NULL, node TEXT NOT NULL, name TEXT NOT NULL, "
    "PRIMARY KEY (account, node)) WITHOUT ROWID",
    "CREATE TABLE place_stock (account TEXT NOT NULL, user_product_id TEXT NOT NULL, read_at TEXT NOT NULL, "
    "deposits INTEGER NOT NULL, places TEXT NOT NULL, PRIMARY KEY (account, user_product_id)) WITHOUT ROWID",
)


def upgrade() -> None:
    for step in _STEPS:
        op.execute(step)


def downgrade() -> None:
    raise NotImplementedError("a backup from before the migration is the way back")
