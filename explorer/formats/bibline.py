"""Lines that say where and when a paper appeared, as journals, PubMed and other sites write them."""

from __future__ import annotations

import re

from explorer.formats import dates, identifiers
from explorer.formats.dates import MONTH, YEAR

Fields = dict[str, str]
_JOURNAL = r"(?P<journal>(?-i:[A-Z0-9])[^;:!?\n]{0,100}?)"
_PAGES = r"(?P<pages>[A-Z]{0,2}\d[\w.]*(?:\s?[-–]\s?[A-Z]?\d[\w.]*)?)"
_VOLUME = r"(?P<volume>[A-Z]?\d{1,4}[A-Z]?)"
_ISSUE = r"(?:\s?\((?P<issue>[^()]{1,20})\))?"
_ISSUE_WORD = r"(?:,?\s*(?:Issue|Number|No\.?)\s*(?P<issue>[\w.-]{1,12}))?"
_PAGES_WORD = rf"(?:,?\s*(?:pages?|p\.?|pp\.?|article number:?|article)\s*:?\s*{_PAGES})?"
_MONTHS = rf"{MONTH}\b\.?(?:[-–/]{MONTH}\b\.?)?"
_DATE = rf"(?P<date>{YEAR}(?:\s+{_MONTHS}(?:\s+\d\d?)?)?)"
_LONG_DATE = (
    rf"(?P<date>{YEAR},?\s+{_MONTHS}(?:\s+\d\d?)?|\d\d?(?:st|nd|rd|th)?\s+{MONTH}\b\.?,?\s+{YEAR}|"
    rf"{_MONTHS}(?:\s+\d\d?,)?,?\s+{YEAR}|{YEAR}-\d\d(?:-\d\d)?)"
)
_LEAD = re.compile(
    r"^(?:(?:first |e)?published(?: online| in| ahead of print)?(?: on)?|posted(?: on)?|epub|version of record online|"
    r"publication date|publication history|issue (?:published|online)|this version posted|date|year|online|"
    r"e-?pub(?:lication)? date|electronic publication)\b\s*:?\s*",
    re.IGNORECASE,
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


# Oncotarget. 2017 Sep 30;8(44):76116-28. doi: ...     J. Cell (Paris). 2017; 8: 1-9
_PUBMED = _pattern(
    rf"^{_JOURNAL}[.,]?\s*(?:\([A-Z][^()]*\)[.,]?\s*)?{_DATE}\s*;\s*{_VOLUME}{_ISSUE}(?:\s*:\s*{_PAGES})?"
)
# . 2017 Sep 30;8(44):76116-28. doi: ...     (the journal stands on the line before)
_PUBMED_PAGE = _pattern(rf"^\.?\s*{_DATE}\s*;\s*{_VOLUME}{_ISSUE}(?:\s*:\s*{_PAGES})?")
# Oncotarget. 2017 Sep 30. doi: ...     Oncotarget. 2017 Sep 30:e123. doi: ...
_AHEAD = _pattern(rf"^{_JOURNAL}\.\s+{_DATE}\s*(?::\s*(?P<pages>[A-Z]*\d[\w-]*)\s*)?[.;](?=\s|$)")
# Oncotarget, 30 Sep 2017, 8(44):76116-28
_EUROPE_PMC = _pattern(rf"^{_JOURNAL},\s+{_LONG_DATE},\s+{_VOLUME}{_ISSUE}(?:\s*:\s*{_PAGES})?")
# Oncotarget 8(44):76116-28 (2017)
_YEAR_LAST = _pattern(rf"^{_JOURNAL},?\s+{_VOLUME}{_ISSUE}\s*[:,]\s*{_PAGES},?\s*\((?P<date>{YEAR})\)")
# Nature volume 550, pages 345-353 (2017)     Volume 168, Issue 4, 9 February 2017, Pages 670-691
_VOLUME_WORD = _pattern(
    rf"^(?:{_JOURNAL},?\s+)?Vol(?:ume|\.)?\s*:?\s*{_VOLUME}{_ISSUE_WORD}(?:,?\s*(?:{_LONG_DATE}|(?P<year>{YEAR})))?"
    rf"{_PAGES_WORD}(?:,?\s*\((?P<paren>(?:{MONTH}\s+)?{YEAR})\))?"
)
# September 2017Oncotarget 8(44):76116
_RESEARCH_GATE = _pattern(
    rf"^{_LONG_DATE}\s*·?\s*{_JOURNAL}\s+{_VOLUME}\s?\((?P<issue>[^()]{{1,20}})\)(?:\s*:\s*{_PAGES})?$"
)
# Oncotarget 2017 September 30
_JOURNAL_DATE = _pattern(rf"^{_JOURNAL}[.,]?\s*[|·•]?\s*\(?{_LONG_DATE}\)?\.?$")
# 30 September 2017
_DATE_ONLY = _pattern(rf"^{_LONG_DATE}\.?$")
_PATTERNS = (
    _PUBMED,
    _PUBMED_PAGE,
    _AHEAD,
    _EUROPE_PMC,
    _YEAR_LAST,
    _VOLUME_WORD,
    _RESEARCH_GATE,
    _JOURNAL_DATE,
    _DATE_ONLY,
)
_SHORT_YEAR = re.compile(rf"^(?P<journal>[A-Z][A-Za-z&.:\- ]{{1,60}}?)[.,]?\s+\(?(?P<date>{YEAR})\)?\.?$")
_IDENTIFIER = re.compile(
    r"^\W*(?:PMID|PMCID|doi|digital object identifier|https?://(?:dx\.)?doi\.org|10\.\d{4,9}/|corpus id|https?://(?:www\.)?(?:pubmed|ncbi))",
    re.IGNORECASE,
)
_NO_JOURNAL = re.compile(
    r"\b(?:received|accepted|revised|copyright|posted|published|available|online|accessed|updated|page|version)\b|©",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:was|were|is|are|be|been|have|has|had|between|by|that|we|from|to|until|since|during|as)\b")
_MAX_LINE = 400


def read(line: str) -> Fields:
    """Return the fields of Document that *line* gives (journal, date, volume, issue, pages, doi, pmid, pmcid).

    A line that only says where and when a paper appeared gives them; running text and titles give nothing.
    """
    plain = " ".join(line.split())
    if len(plain) > _MAX_LINE:
        return {}
    found = _identifiers(plain) if _IDENTIFIER.match(plain) else {}
    lead = _LEAD.match(plain)
    if lead:
        date = dates.parse(plain[lead.end() :][:60])
        return {**_identifiers(plain), **_journal_after(plain[lead.end() :]), "date": date} if date else found
    match = next((match for match in (pattern.match(plain) for pattern in _PATTERNS) if match), None)
    match = match or _year_only(plain)
    if match is None:
        return found
    fields = _fields(match)
    return {**_identifiers(plain), **fields} if fields else found


def _year_only(line: str) -> re.Match[str] | None:
    return _SHORT_YEAR.match(line) if len(line.split()) <= 6 else None


def _journal_after(rest: str) -> Fields:
    """Return the journal of ``Published in Oncotarget 30 June 2017``."""
    match = _JOURNAL_DATE.match(rest)
    journal = match.group("journal").strip() if match else ""
    return {"journal": journal} if len(journal) > 2 and not _NO_JOURNAL.search(journal) else {}


def _identifiers(line: str) -> Fields:
    found = {"doi": identifiers.doi(line), "pmid": _pmid(line), "pmcid": identifiers.pmcid(line)}
    return {name: value for name, value in found.items() if value}


def _pmid(line: str) -> str:
    return identifiers.pmid(line) if re.search(r"PMID|pubmed", line, re.IGNORECASE) else ""


def _fields(match: re.Match[str]) -> Fields:
    groups = {name: (value or "").strip() for name, value in match.groupdict().items()}
    journal = groups.get("journal", "").strip(" .,|·•([")
    if _NO_JOURNAL.search(journal) or _CLAUSE.search(journal) or len(journal.split()) > 14:
        return {}
    if match.re is _VOLUME_WORD and not any(groups[name] for name in ("issue", "date", "year", "pages", "paren")):
        return {}
    date = groups.get("date") or groups.get("year") or groups.get("paren") or ""
    found = {
        "journal": journal,
        "date": dates.parse(date),
        "volume": groups.get("volume", ""),
        "issue": groups.get("issue", ""),
        "pages": groups.get("pages", "").replace("–", "-").replace(" ", "").rstrip("."),
    }
    return {name: value for name, value in found.items() if value}
