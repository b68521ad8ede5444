"""Edits that wait for a release, what the seller knew when typing, and since when a listing is known."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STEPS = (
    "ALTER TABLE outbox ADD COLUMN held INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE outbox ADD COLUMN marks TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE items ADD COLUMN first_read TEXT",
    # Of a listing that was read before this step, nothing is known about the time before its last reading.
    "UPDATE items SET first_read = fetched_at",
    "CREATE INDEX outbox_by_batch ON outbox (batch) WHERE batch <> ''",
)


def upgrade() -> None:
    for step in _STEPS:
        op.execute(step)


def downgrade() -> None:
    raise NotImplementedError("a backup from before the migration is the way back")
