"""Dates as journals and web pages write them, to ISO 8601 as far as known."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:1[89]\d\d|20\d\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<year>{YEAR})[-/.](?P<number>\d\d?)(?:[-/.](?P<day>\d\d?))?(?!\d)",
        rf"(?<!\d)(?P<year>{YEAR})[\s,;]+(?P<month>{MONTH})\b\.?(?:[-–/]{MONTH}\b\.?)?(?:\s+(?P<day>\d\d?)(?!\d))?",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+(?P<month>{MONTH})\b\.?,?[\s-]+(?P<year>{YEAR})(?!\d)",
        rf"\b(?P<month>{MONTH})\b\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>{YEAR})(?!\d)",
        rf"\b(?P<month>{MONTH})\b\.?(?:[-–/]{MONTH}\b\.?)?,?\s+(?P<year>{YEAR})(?!\d)",
        rf"(?<![\d.])(?P<year>{YEAR})(?!\d)",
    )
)


def find(text: str) -> re.Match[str] | None:
    """Return the first match of a date in *text*, the fullest form of date first, or None."""
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match and iso(*_parts(match)):
            return match
    return None


def parse(text: str) -> str:
    """Return the date in *text* as ``2017``, ``2017-09`` or ``2017-09-30``; empty where there is none."""
    match = find(text)
    return iso(*_parts(match)) if match else ""


def iso(year: str, month: str = "", day: str = "") -> str:
    """Return the parts as one ISO date; a part that cannot be is left out with what is finer than it.

    Args:
        year: Four digits.
        month: A number or an English name, long or short.
        day: A number.
    """
    if not re.fullmatch(YEAR, year):
        return ""
    month = month.strip().rstrip(".").casefold()
    number = int(month) if re.fullmatch(r"[0-9]{1,2}", month) else MONTHS.get(month, 0)
    if not 1 <= number <= 12:
        return year
    if not re.fullmatch(r"[0-9]{1,2}", day) or not 1 <= int(day) <= 31:
        return f"{year}-{number:02d}"
    return f"{year}-{number:02d}-{int(day):02d}"


def _parts(match: re.Match[str]) -> tuple[str, str, str]:
    found = match.groupdict()
    return found["year"], found.get("month") or found.get("number") or "", found.get("day") or ""
