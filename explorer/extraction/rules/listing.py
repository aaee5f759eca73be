"""The rules as a list for a person, and as rows for a program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from explorer.extraction.rules.table import Rule


def as_text(rules: Iterable[Rule]) -> str:
    """Return each rule with its confidence, what it is, its example with what that says, and a look-alike."""
    return "\n".join(
        f"{rule.name}  {rule.confidence:.2f}\n"
        f"    {rule.description}\n"
        f"    {rule.example}\n"
        f"      says: {rule.said}\n"
        f"    {rule.counter}\n"
        f"      says nothing by this rule\n"
        for rule in rules
    )


def as_rows(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Return each rule as plain values, in the order of its fields."""
    return [asdict(rule) for rule in rules]
