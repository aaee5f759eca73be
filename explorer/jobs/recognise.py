"""What a paste holds, before anything of it is kept."""

from __future__ import annotations

from explorer.formats import registry
from explorer.model.document import Document
from explorer.model.imports import Problem
from explorer.model.progress import Progress


def recognise(text: str, source: str, progress: Progress) -> list[Document | Problem]:
    """Return the documents recognised in *text*, and what could not be used of it."""
    progress.check()
    return registry.read_text(text, source)
