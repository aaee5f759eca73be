"""What a reader has to know of a paper before its words are taken: retracted, corrected, a review, a summary."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.document import Document, DocumentKind, NoticeKind

_KINDS = {
    DocumentKind.RETRACTED: ("retracted", "warning"),
    DocumentKind.REVIEW: ("review", "flag"),
    DocumentKind.PREPRINT: ("preprint", "flag"),
}
_NOTICES = {
    NoticeKind.RETRACTION: ("retracted", "warning"),
    NoticeKind.CONCERN: ("expression of concern", "warning"),
    NoticeKind.ERRATUM: ("erratum", "flag"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing to know of a paper.

    Attributes:
        text: A word or two.
        look: How it is shown: ``warning`` or ``flag``.
        tip: Where it was published, or empty.
    """

    text: str
    look: str
    tip: str = ""


def standing(document: Document) -> list[Standing]:
    """Return what has to be known of *document*, each thing once, what weighs most first."""
    found: dict[str, Standing] = {}
    for notice in document.notices:
        text, look = _NOTICES[notice.kind]
        tip = "\n".join(one for one in (found[text].tip if text in found else "", notice.reference) if one)
        found[text] = Standing(text, look, tip)
    if document.kind in _KINDS:
        text, look = _KINDS[document.kind]
        found.setdefault(text, Standing(text, look))
    if document.sample:
        found["our summary"] = Standing("our summary", "flag", "Our own summary, not the paper's words.")
    return sorted(found.values(), key=lambda one: one.look != "warning")
