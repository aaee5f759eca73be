"""Identifiers of papers: found in text, and brought to their one form."""

from __future__ import annotations

import re

# Crossref's own advice for matching DOIs, and the end of a sentence is no part of one.
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\x00-\x1f]+", re.IGNORECASE)
_PMID = re.compile(r"\b(?:PMID|PubMed\s*ID|PubMed)\s*[:=#]?\s*(\d{1,8})\b", re.IGNORECASE)
_PUBMED_URL = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,8})\b", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\s?(\d{1,9})\b")


def doi(text: str) -> str:
    """Return the first DOI in *text* in lower case, without a resolver's address; empty where there is none."""
    match = _DOI.search(text)
    if not match:
        return ""
    found = match.group().rstrip(".,;:'”’\"*")
    # a bracket that was opened outside of the DOI is not its own
    while (
        found and found[-1] in ")]}" and found.count(found[-1]) > found.count({")": "(", "]": "[", "}": "{"}[found[-1]])
    ):
        found = found[:-1].rstrip(".,;:")
    return found.lower()


def pmid(text: str) -> str:
    """Return the PubMed id that *text* names, digits only; empty where there is none."""
    bare = text.strip()
    if re.fullmatch(r"[0-9]{1,8}", bare):
        return bare.lstrip("0")
    match = _PMID.search(text) or _PUBMED_URL.search(text)
    return match.group(1).lstrip("0") if match else ""


def pmcid(text: str) -> str:
    """Return the PubMed Central id in *text*, ``PMC`` and digits; empty where there is none."""
    match = _PMCID.search(text)
    return f"PMC{match.group(1)}" if match else ""
