"""Which documents a store has read already, by this version of the extractor: these need no second reading."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from explorer.model.document import Document
from explorer.model.evidence import BUILTIN
from explorer.store.identity import Identities, card

# A document that only another reader's evidence brought was never read here, whatever sentences it has.
_READ = """
SELECT id FROM documents AS d WHERE id IN (SELECT value FROM json_each(:ids))
AND EXISTS (SELECT 1 FROM sentences WHERE document_id = d.id)
AND NOT EXISTS (SELECT 1 FROM document_problems WHERE document_id = d.id)
AND NOT EXISTS (SELECT 1 FROM evidence WHERE document_id = d.id AND origin = :origin AND version <> :version)
AND (EXISTS (SELECT 1 FROM evidence WHERE document_id = d.id AND origin = :origin)
     OR NOT EXISTS (SELECT 1 FROM evidence WHERE document_id = d.id))
"""


def already_read(connection: Connection, documents: Sequence[Document], version: str) -> list[bool]:
    """Return for each of *documents* whether it is stored with this very text and was read by this *version*."""
    cards = [card(one) for one in documents]
    identities = Identities(connection, cards)
    stored = []
    for one in cards:
        found = identities.find(one)
        same = len(found) == 1 and identities.known(found[0]).text_hash == one.text_hash
        stored.append(found[0] if same else 0)
    asked = {"ids": json.dumps(sorted(set(stored))), "origin": BUILTIN, "version": version}
    read = set(connection.exec_driver_sql(_READ, asked).scalars())
    return [number in read for number in stored]
