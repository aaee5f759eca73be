"""The rows of verdicts, contradictions and belief for the table of actions.

Each row: id, text in the menu, tip, shortcut, slot, what it needs, submenu, part of it.
"""

from __future__ import annotations

from explorer.model.verdicts import TAGS

_VERDICT = "Ver&dict"

MATRIX = (
    "evidence.matrix",
    "Evidence matri&x",
    "Papers by the selected edges: which paper carries most of the chain.",
    "Ctrl+Shift+J",
    "belief.matrix",
    "edge",
)

VERDICTS = (
    *(
        (
            f"evidence.say_{tag.name}",
            tag.title,
            f"{tag.tip} Key {tag.key} in the list of sentences.",
            "",
            f"verdicts.{tag.name}",
            "evidence",
            _VERDICT,
            0,
        )
        for tag in TAGS
    ),
    (
        "evidence.take_back",
        "&Take back",
        "Take your verdict on the sentence at hand back. Key R in the list of sentences.",
        "",
        "verdicts.retracted",
        "evidence",
        _VERDICT,
        1,
    ),
    (
        "evidence.judge",
        "With a note, or &many at once…",
        "Give a verdict on several sentences, with a note. Key V in the list of sentences.",
        "",
        "curation.ask",
        "evidence",
        _VERDICT,
        1,
    ),
    *(
        (
            f"evidence.right_{what}",
            f"Right {what}, here and in all like it…",
            f"{tip}; how many are like it is shown before.",
            "",
            f"correcting.{what}",
            "evidence",
            _VERDICT,
            2,
        )
        for what, tip in (
            ("sign", "Turn the sign of the sentence at hand, and of what the same rule found by the same word"),
            ("subject", "Say what the name of the subject means"),
            ("object", "Say what the name of the object means"),
        )
    ),
)

TRUST = (
    (
        "tools.contested",
        "Co&ntested statements…",
        "List what the papers of this store do not agree on.",
        "Ctrl+Shift+O",
        "belief.contested",
        "store",
        "",
        0,
    ),
    (
        "tools.rates",
        "&Belief…",
        "How often each kind of evidence is taken to be wrong, which all beliefs are computed from.",
        "",
        "belief.rates",
        "store",
        "",
        0,
    ),
    (
        "tools.verdicts",
        "&Verdicts…",
        "List all verdicts of this store, also on what is not drawn because of them; yours can be taken back.",
        "",
        "sharing.list_all",
        "store",
        "",
        0,
    ),
    (
        "tools.write_verdicts",
        "&Write verdicts to a file…",
        "Write all verdicts of this store as JSON Lines, for another reader.",
        "",
        "sharing.export",
        "store",
        "",
        0,
    ),
    (
        "tools.merge_verdicts",
        "&Merge verdicts of a reader…",
        "Put the verdicts in a file beside yours; what agrees and what does not is shown before anything is kept.",
        "",
        "sharing.merge",
        "store",
        "",
        0,
    ),
)
