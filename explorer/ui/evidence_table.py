"""The rows of the menu Evidence for the table of actions: the sentence at hand, verdicts, what was missed."""

from __future__ import annotations

from explorer.ui.action_spec import ActionSpec
from explorer.ui.curation_table import MATRIX, VERDICTS
from explorer.ui.export_table import OF_SELECTION

_A = ActionSpec

EVIDENCE: tuple[ActionSpec, ...] = (
    _A(
        "evidence.sentence",
        "Copy &sentence",
        "Copy the first sentence shown.",
        "Ctrl+Shift+X",
        "outputs.sentence",
        "copy",
        needs="evidence",
    ),
    _A(
        "evidence.citation",
        "Copy &citation",
        "Copy the citation of the first sentence shown.",
        "Ctrl+Shift+K",
        "outputs.citation",
        "copy",
        needs="evidence",
    ),
    _A(
        "evidence.cited",
        "Copy &with citation",
        "Copy the first sentence shown and its citation.",
        "Ctrl+Alt+K",
        "outputs.cited",
        "copy",
        needs="evidence",
    ),
    _A(
        "evidence.abstract",
        "Show in &abstract",
        "Show the first sentence in its abstract.",
        "Ctrl+Return",
        "outputs.abstract",
        needs="evidence",
    ),
    _A(
        "evidence.why",
        "&Why is this sentence here?",
        "Explain the first sentence shown: rule, words, names, filters.",
        "Ctrl+Shift+Y",
        "outputs.why",
        needs="evidence",
    ),
    _A(
        "evidence.edge",
        "Why is this &edge here?",
        "Explain what is selected: its rules, words and names with their counts, and what hides it.",
        "Ctrl+Alt+Y",
        "outputs.why_edge",
        needs="evidence",
    ),
    *(
        _A(name, text, tip, keys, slot, needs=needs, group=1, submenu=submenu, part=part)
        for name, text, tip, keys, slot, needs, submenu, part in VERDICTS
    ),
    _A(*MATRIX[:5], needs=MATRIX[5], group=1),
    _A(
        "evidence.missed",
        "What was &missed…",
        "Look for sentences that name two entities, and in which nothing was found between them.",
        "Ctrl+Shift+M",
        "missed.show",
        needs="store",
        group=2,
    ),
    _A(
        "evidence.add",
        "&Add a statement…",
        "Say what the sentence at hand says: select its words.",
        "Ctrl+Shift+A",
        "manual.add",
        needs="evidence",
        group=2,
    ),
    _A(
        "evidence.remove",
        "Re&move the statement",
        "Remove the statement at hand, which was added by hand; Undo brings it back.",
        "",
        "manual.remove",
        needs="own evidence",
        group=2,
        without="Only statements that were added by hand can be removed. Give this one a verdict instead: Evidence > "
        "Verdict, or V; what is called wrong counts no more.",
    ),
    *(
        _A(name, text, tip, "", slot, needs=needs, group=1, submenu=submenu)
        for name, text, tip, slot, needs, submenu in OF_SELECTION
    ),
    _A(
        "evidence.panel",
        "&Read the evidence",
        "Go to the Evidence panel.",
        "Ctrl+Shift+R",
        "outputs.read",
        group=1,
    ),
)
