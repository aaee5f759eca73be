"""The rules as a list for a person, and as rows for a program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from explorer.extraction.precision import Record
from explorer.extraction.rules.table import Rule


def as_text(rules: Iterable[Rule], measured: Mapping[str, Record]) -> str:
    """Return each rule with its confidence, what it is, its example with what that says, and a look-alike.

    Args:
        rules: The rules.
        measured: What became of their findings on annotated abstracts, by name; others were never used there.
    """
    return "\n".join(
        f"{rule.name}  {rule.confidence:.2f}  {_counted(measured.get(rule.name))}\n"
        f"    {rule.description}\n"
        f"    {rule.example}\n"
        f"      says: {rule.said}\n"
        f"    {rule.counter}\n"
        f"      says nothing by this rule\n"
        for rule in rules
    )


def as_rows(rules: Iterable[Rule], measured: Mapping[str, Record]) -> list[dict[str, Any]]:
    """Return each rule as plain values, in the order of its fields, with the counts of *measured* behind them."""
    return [asdict(rule) | _counts(measured.get(rule.name)) for rule in rules]


def _counted(record: Record | None) -> str:
    """Say how often a rule was used on annotated abstracts, and how often it was right where they can judge it."""
    if record is None:
        return "(not used on annotated abstracts)"
    right = f"{record.right:,} of {record.judged:,} right" if record.judged else "none judged"
    return f"(used {record.uses:,} times on annotated abstracts, {right})"


def _counts(record: Record | None) -> dict[str, int]:
    uses, judged, right = (record.uses, record.judged, record.right) if record else (0, 0, 0)
    return {"uses": uses, "judged": judged, "right": right}
