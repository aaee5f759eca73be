"""One paper as one plain line."""

from __future__ import annotations

from explorer.model.document import Document, DocumentKind, NoticeKind

FEW_AUTHORS = 3


def citation(document: Document) -> str:
    """Return the citation of *document*: ``Wang L, Cao L, et al. Title. Oncotarget. 2017;8(44):76116-28. PMID 1.``.

    What is not known is left out; our own summaries say so; line breaks become blanks.
    """
    parts = [
        _sentence(authors(document)),
        _sentence(document.title),
        _sentence(document.journal),
        _sentence(issue(document)),
        _marks(document),
        _sentence(identifier(document)),
    ]
    line = " ".join(" ".join(part for part in parts if part).split())
    return line or document.source or "A text without title"


def authors(document: Document) -> str:
    """Return at most three authors, then ``et al``; family name and initials."""
    names = [short_name(name) for name in document.authors[:FEW_AUTHORS]]
    return ", ".join([*names, "et al"] if len(document.authors) > FEW_AUTHORS else names)


def short_name(name: str) -> str:
    """Return ``Wang L`` for ``Wang, Li`` and ``Wang Li``; initials, groups and single names stay as they are."""
    family, comma, given = name.partition(",")
    words = name.split()
    if comma and given.strip():
        return f"{family.strip()} {_initials(given)}"
    if len(words) != 2 or words[-1].isupper() or not words[-1][:1].isupper():
        return name.strip()
    return f"{words[0]} {_initials(words[1])}"


def issue(document: Document) -> str:
    """Return date, volume, issue and pages: ``2017;8(44):76116-28``."""
    number = f"({document.issue})" if document.issue else ""
    pages = f":{document.pages}" if document.pages else ""
    place = f"{document.volume}{number}{pages}"
    year = document.date[:4]
    return f"{year};{place}" if year and place else year or place


def identifier(document: Document) -> str:
    """Return the best identifier with its name: PMID, else DOI, else PMCID, else nothing."""
    if document.pmid:
        return f"PMID {document.pmid}"
    return f"doi:{document.doi}" if document.doi else document.pmcid


def _marks(document: Document) -> str:
    kinds = {
        DocumentKind.REVIEW: "Review.",
        DocumentKind.RETRACTED: "RETRACTED.",
        DocumentKind.PREPRINT: "Preprint.",
    }
    told = {notice.kind for notice in document.notices}
    parts = (
        kinds.get(document.kind, ""),
        "(expression of concern)" if NoticeKind.CONCERN in told else "",
        "(erratum published)" if NoticeKind.ERRATUM in told else "",
        "(our summary)" if document.sample else "",
    )
    return " ".join(part for part in parts if part)


def _initials(given: str) -> str:
    return "".join(part[0].upper() for word in given.split() for part in word.replace(".", "-").split("-") if part)


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
