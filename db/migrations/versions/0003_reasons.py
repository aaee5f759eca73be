"""What evidence rests on, how much it is believed, and what people add to a store by hand.

Retractions and errata stand in a table of their own, so that a list of documents still never reads past its texts.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    # JSON: the words that set a flag or turned the sign, and how both names were grounded; empty where nothing is known
    "ALTER TABLE evidence ADD COLUMN why TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE statements ADD COLUMN belief REAL NOT NULL DEFAULT 0",
    # Belief asks for all statements of a pair; the other end of a hub has to be in the index
    "DROP INDEX statements_by_subject",
    "CREATE INDEX statements_by_pair ON statements (subject_id, object_id)",
    # JSON: what the curator says is right instead (a sign, a grounding); empty where nothing is said
    "ALTER TABLE curations ADD COLUMN correction TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE notices (
        document_id INTEGER NOT NULL REFERENCES documents (id),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        reference TEXT NOT NULL,
        PRIMARY KEY (document_id, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE document_problems (
        document_id INTEGER NOT NULL PRIMARY KEY REFERENCES documents (id),
        message TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE entity_edits (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        action TEXT NOT NULL,
        detail TEXT NOT NULL,
        made TEXT NOT NULL,
        undone INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE saved_searches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        query TEXT NOT NULL,
        made TEXT NOT NULL,
        seen INTEGER NOT NULL
    ) STRICT""",
    # Notes on entities and edges, by their keys: what a person wrote holds again when an entity comes back.
    """CREATE TABLE remarks (
        target TEXT NOT NULL PRIMARY KEY,
        text TEXT NOT NULL,
        made TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "PRAGMA user_version = 3",
)


def upgrade() -> None:
    """Add the columns and tables."""
    for statement in STATEMENTS:
        op.execute(statement)
