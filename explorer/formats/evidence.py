"""Extracted evidence as rows: JSON Lines and tab-separated.

Positions in a row count code points from the start of the row's sentence; those of an antecedent, which may stand in
another sentence, count in the document's text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from explorer.formats import cells
from explorer.model.document import Document, Span
from explorer.model.evidence import Evidence, Grounded, Mention

Row = dict[str, Any]
# what Python and JavaScript take for the end of a line, and halves of letters that no encoding can write
_NOT_PLAIN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
ENDS = ("subject", "object")
COLUMNS = (
    "source",
    "origin",
    "sentence",
    *(f"{end}_{part}" for end in ENDS for part in ("text", "start", "end", "id", "name", "kind")),
    *(f"trigger_{part}" for part in ("text", "start", "end")),
    *(f"antecedent_{part}" for part in ("text", "start", "end")),
    "relation",
    "sign",
    "negated",
    "speculated",
    "implied",
    "confidence",
    "rule",
)


def to_row(document: Document, evidence: Evidence) -> Row:
    """Return *evidence* of *document* as plain values, in a fixed order."""
    text, start = document.text, evidence.sentence.start
    return {
        "source": document.source,
        "origin": evidence.origin,
        "sentence": evidence.sentence.of(text),
        "subject": _mention(text, evidence.subject, start),
        "object": _mention(text, evidence.object, start),
        "trigger": _span(text, evidence.trigger, start),
        "antecedent": _span(text, evidence.antecedent, 0),
        "relation": evidence.relation.value,
        "sign": evidence.sign.value,
        "negated": evidence.negated,
        "speculated": evidence.speculated,
        "implied": evidence.implied,
        "confidence": round(evidence.confidence, 4),
        "rule": evidence.rule,
    }


def why_row(document: Document, evidence: Evidence) -> Row:
    """Return what *evidence* rests on besides its rule and trigger, as plain values in a fixed order."""
    why, start = evidence.why, evidence.sentence.start
    return {
        "cues": [{**_place(document.text, one.span, start), "effect": one.effect} for one in why.cues],
        "subject": _grounded(why.subject),
        "object": _grounded(why.object),
    }


def write_jsonl(rows: Iterable[Row]) -> str:
    """Return *rows* as JSON Lines; letters as they are, one row a line, nothing escaped but what JSON asks."""
    return "".join(f"{json_line(row)}\n" for row in rows)


def json_line(row: Row) -> str:
    """Return *row* as JSON on one line, also for readers that break lines at other signs than a line feed."""
    plain = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return _NOT_PLAIN.sub(lambda match: f"\\u{ord(match.group()):04x}", plain)


def write_tsv(rows: Iterable[Row]) -> str:
    """Return *rows* as a tab-separated table with a head line; no cell can become a formula (see `cells`)."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(_cell(_value(row, column)) for column in COLUMNS) for row in rows]
    return "\n".join(lines) + "\n"


def _mention(text: str, mention: Mention, start: int) -> Row:
    entity = mention.entity
    return {**_place(text, mention.span, start), "id": entity.id, "name": entity.name, "kind": entity.kind.value}


def _grounded(one: Grounded) -> Row:
    others = [{"id": other.id, "name": other.name, "kind": other.kind.value} for other in one.alternatives]
    return {"how": one.how, "resolved_by": one.resolved_by, "ambiguous": one.ambiguous, "alternatives": others}


def _span(text: str, span: Span | None, start: int) -> Row | None:
    return None if span is None else _place(text, span, start)


def _place(text: str, span: Span, start: int) -> Row:
    return {"text": span.of(text), "start": span.start - start, "end": span.end - start}


def _value(row: Row, column: str) -> object:
    """Return the value of a column such as ``subject_text``; rows hold the parts of an end together."""
    if column in row:
        return row[column]
    whole, _, part = column.partition("_")
    return (row[whole] or {}).get(part)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    return cells.guarded(cells.escaped(str(value)))
