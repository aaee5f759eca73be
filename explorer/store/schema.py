"""The tables of a store as SQLAlchemy sees them; `db/migrations` makes them, and a test compares both."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.types import REAL

metadata = MetaData()


def _table(name: str, numbers: str = "", texts: str = "", key: str = "id", reals: str = "") -> Table:
    """A table of integer, text and real columns, named in words; the migrations know the rest."""
    columns = [
        Column(column, kind(), primary_key=column in key.split())
        for names, kind in ((numbers, Integer), (texts, Text), (reals, REAL))
        for column in names.split()
    ]
    return Table(name, metadata, *columns)


meta = _table("meta", texts="key value", key="key")
imports = _table("imports", "id read new known refused without_abstract statements evidence", "what started state")
problems = _table("problems", "import_id position line", "file message", key="import_id position")
documents = _table(
    "documents",
    "id import_id year sample",
    "title authors journal date volume issue pages pmid pmcid doi kind source text_hash sections text",
)
identities = _table("identities", "document_id", "kind value", key="kind value document_id")
import_documents = _table("import_documents", "document_id import_id", key="document_id import_id")
sentences = _table("sentences", "id document_id position start stop")
entities = _table("entities", "id statements", "key curie name kind full_name")
identifiers = _table("identifiers", "entity_id", "curie", key="curie entity_id")
synonyms = _table("synonyms", "entity_id position", "name", key="entity_id position")
folded_names = _table("folded_names", "part entity_id", "folded name", key="folded part entity_id name")
statements = _table(
    "statements", "id subject_id object_id papers sentences", "key relation sign residue position", reals="belief"
)
evidence = _table(
    "evidence",
    "id statement_id document_id import_id year sentence_start sentence_stop subject_start subject_stop object_start "
    "object_stop trigger_start trigger_stop antecedent_start antecedent_stop swapped negated speculated implied",
    "hash rule origin version why",
    reals="confidence",
)
contexts = _table("contexts", "evidence_id position", "aspect name curie", key="evidence_id position")
diagrams = _table("diagrams", "id generation", "name saved state")
curations = _table("curations", "id", "evidence_hash tag note curator made correction")
places = _table("places", texts="key place made", key="key")
notices = _table("notices", "document_id position", "kind reference", key="document_id position")
document_problems = _table("document_problems", "document_id", "message", key="document_id")
entity_edits = _table("entity_edits", "id undone", "action detail made")
saved_searches = _table("saved_searches", "id seen", "name query made")
remarks = _table("remarks", texts="target text made", key="target")
