"""Where entities are drawn, as a person said: remembered across diagrams.

By the entity's key and not by its number: what a person said holds again when an entity that was taken away comes back.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE places (
        key TEXT NOT NULL PRIMARY KEY,
        place TEXT NOT NULL,
        made TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "PRAGMA user_version = 2",
)


def upgrade() -> None:
    """Add the table."""
    for statement in STATEMENTS:
        op.execute(statement)
