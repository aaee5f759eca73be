"""The first schema of a store.

The text of a document stands last in its row, so that a list of documents never reads it. No table has a trigger and
none has a view: whatever one finds in a store, somebody else put there.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE meta (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE imports (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        what TEXT NOT NULL,
        started TEXT NOT NULL,
        state TEXT NOT NULL,
        "read" INTEGER NOT NULL,
        "new" INTEGER NOT NULL,
        known INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        without_abstract INTEGER NOT NULL,
        statements INTEGER NOT NULL,
        evidence INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE problems (
        import_id INTEGER NOT NULL REFERENCES imports (id),
        position INTEGER NOT NULL,
        file TEXT NOT NULL,
        line INTEGER NOT NULL,
        message TEXT NOT NULL,
        PRIMARY KEY (import_id, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        import_id INTEGER NOT NULL REFERENCES imports (id),
        title TEXT NOT NULL,
        authors TEXT NOT NULL,
        journal TEXT NOT NULL,
        date TEXT NOT NULL,
        year INTEGER,
        volume TEXT NOT NULL,
        issue TEXT NOT NULL,
        pages TEXT NOT NULL,
        pmid TEXT NOT NULL,
        pmcid TEXT NOT NULL,
        doi TEXT NOT NULL,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        sample INTEGER NOT NULL,
        text_hash TEXT NOT NULL,
        sections TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX documents_by_import ON documents (import_id)",
    "CREATE INDEX documents_by_journal ON documents (journal)",
    """CREATE TABLE identities (
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        document_id INTEGER NOT NULL REFERENCES documents (id),
        PRIMARY KEY (kind, value, document_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX identities_by_document ON identities (document_id)",
    """CREATE TABLE import_documents (
        document_id INTEGER NOT NULL REFERENCES documents (id),
        import_id INTEGER NOT NULL REFERENCES imports (id),
        PRIMARY KEY (document_id, import_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX import_documents_by_import ON import_documents (import_id)",
    """CREATE TABLE sentences (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER NOT NULL REFERENCES documents (id),
        position INTEGER NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        UNIQUE (document_id, position)
    ) STRICT""",
    # Contentless: the words of a sentence are in its document already; what is fed here are its folded words.
    """CREATE VIRTUAL TABLE sentence_words USING fts5 (words, content='', tokenize='ascii')""",
    """CREATE TABLE entities (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        curie TEXT,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        full_name TEXT NOT NULL,
        statements INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE identifiers (
        curie TEXT NOT NULL,
        entity_id INTEGER NOT NULL REFERENCES entities (id),
        PRIMARY KEY (curie, entity_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX identifiers_by_entity ON identifiers (entity_id)",
    """CREATE TABLE synonyms (
        entity_id INTEGER NOT NULL REFERENCES entities (id),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (entity_id, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE folded_names (
        folded TEXT NOT NULL,
        part INTEGER NOT NULL,
        entity_id INTEGER NOT NULL REFERENCES entities (id),
        name TEXT NOT NULL,
        PRIMARY KEY (folded, part, entity_id, name)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX folded_names_by_entity ON folded_names (entity_id)",
    """CREATE TABLE statements (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        subject_id INTEGER NOT NULL REFERENCES entities (id),
        relation TEXT NOT NULL,
        sign TEXT NOT NULL,
        object_id INTEGER NOT NULL REFERENCES entities (id),
        residue TEXT NOT NULL,
        position TEXT NOT NULL,
        papers INTEGER NOT NULL,
        sentences INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX statements_by_subject ON statements (subject_id)",
    "CREATE INDEX statements_by_object ON statements (object_id)",
    "CREATE INDEX statements_by_support ON statements (papers DESC, sentences DESC, id)",
    """CREATE TABLE evidence (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        hash TEXT NOT NULL UNIQUE,
        statement_id INTEGER NOT NULL REFERENCES statements (id),
        document_id INTEGER NOT NULL REFERENCES documents (id),
        import_id INTEGER NOT NULL REFERENCES imports (id),
        year INTEGER,
        sentence_start INTEGER NOT NULL,
        sentence_stop INTEGER NOT NULL,
        subject_start INTEGER NOT NULL,
        subject_stop INTEGER NOT NULL,
        object_start INTEGER NOT NULL,
        object_stop INTEGER NOT NULL,
        trigger_start INTEGER,
        trigger_stop INTEGER,
        antecedent_start INTEGER,
        antecedent_stop INTEGER,
        swapped INTEGER NOT NULL,
        negated INTEGER NOT NULL,
        speculated INTEGER NOT NULL,
        implied INTEGER NOT NULL,
        confidence REAL NOT NULL,
        rule TEXT NOT NULL,
        origin TEXT NOT NULL,
        version TEXT NOT NULL
    ) STRICT""",
    """CREATE INDEX evidence_by_statement ON evidence
        (statement_id, document_id, negated, speculated, implied, year, confidence, sentence_start)""",
    "CREATE INDEX evidence_by_document ON evidence (document_id, sentence_start, statement_id)",
    "CREATE INDEX evidence_by_import ON evidence (import_id)",
    """CREATE TABLE contexts (
        evidence_id INTEGER NOT NULL REFERENCES evidence (id),
        position INTEGER NOT NULL,
        aspect TEXT NOT NULL,
        name TEXT NOT NULL,
        curie TEXT,
        PRIMARY KEY (evidence_id, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE diagrams (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        generation INTEGER NOT NULL,
        saved TEXT NOT NULL,
        state TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE curations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        evidence_hash TEXT NOT NULL,
        tag TEXT NOT NULL,
        note TEXT NOT NULL,
        curator TEXT NOT NULL,
        made TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX curations_by_evidence ON curations (evidence_hash)",
    "INSERT INTO meta (key, value) VALUES ('folding', '1')",
    # "Path": the number by which a file says that it is a store of this program
    "PRAGMA application_id = 1348564072",
    "PRAGMA user_version = 1",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
