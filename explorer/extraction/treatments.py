"""Treatments: what cells, animals or patients were given, or under which condition they were, where a sentence says so.

``under hypoxia``, ``after TGF-β treatment``, ``treated with cisplatin (10 μM)``, ``in LPS-stimulated macrophages``,
``in the absence of serum``. Only names count; what only might have been given ("would be treated with") is not told
apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explorer.extraction.mention import Name
from explorer.model.document import Span
from explorer.model.entity import MOLECULES, Kind
from explorer.model.evidence import Context

_KINDS = MOLECULES | {Kind.CONDITION, Kind.OTHER}
_ACT = (
    r"(?:treat|stimulat|expos|incubat|challeng|prim|inject|infus|administer|irradiat|pre-?treat|co-?treat|supplement)"
)
_NOUN = (
    r"(?:treatments?|stimulation|exposure|incubation|challenge|injections?|infusion|administration|irradiation|"
    r"pre-?treatment|co-?treatment|supplementation|therapy|intoxication)"
)
# Parts of words, in small letters: all that is said below has one, but for a condition that something is under.
_PARTS = (
    *("treat", "stimulat", "expos", "incubat", "challeng", "prim", "inject", "infus", "administ", "irradiat"),
    *("supplement", "therapy", "intoxicat", "infected", "presence", "influence", "absence"),
)
# What may stand between "with" and a name: amounts and the like.
_FILLED = (
    r"(?:(?:\d[\w.–-]*|[nµμm]?[Mg]|%|[nµμm]g/\w+|of|the|a|an|both|either|recombinant|human|"
    r"murine|mouse|exogenous|soluble|purified|various|different|increasing|low|high|doses?|concentrations?) )*$"
)
# Before the name: treated with X, after treatment with X, exposure to X, in the presence of X.
_WITH = re.compile(
    rf"\b(?:(?:{_ACT}(?:ed|ing)|{_NOUN}) (?:by |with |to |of |in )"
    rf"|(?:in|under) the (?:presence|influence) of ){_FILLED}",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?: \([^()]{1,30}\))?(?:,| and| or| plus|, and|, or| \+|/) ?")
_WITHOUT = re.compile(r"\bin the absence of (?:[\w-]+ ){0,1}$", re.IGNORECASE)
# Before a condition: under hypoxia, in hypoxic conditions, upon DNA damage.
_UNDER = re.compile(
    r"\b(?:under|in|during|upon|after|following|in response to|exposed to) (?:[\w-]+ )?$", re.IGNORECASE
)
# Behind a condition: "in hypoxia signaling" is about it, and under nothing.
_ABOUT = re.compile(
    r"[- ](?:signal|resist|sensitiv|pathway|respon|research|induced|related|associated|mediated)", re.IGNORECASE
)
# Behind the name: what acts on it was given, an "HDAC inhibitor".
_AGENT = re.compile(
    r"(?:[- ]| ?\([^()]{1,20}\) )"
    r"((?:inhibitor|agonist|antagonist|blocker|activator|antibod|siRNA|ligand)(?:s|y|ies)?)\b",
    re.IGNORECASE,
)
# Behind the name: X-treated cells, X treatment after a preposition.
_TREATED = re.compile(rf"[- ](?:{_ACT}ed|infected|intoxicated)\b", re.IGNORECASE)
_TREATMENT = re.compile(rf"[- ]{_NOUN}\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|upon|following|in response to|by|during|on|with) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_UNIT = r"(?:[nµμmp]?[Mg]|[µμ]M|IU|U|Gy|%|nmol|[µμ]mol|mmol)(?:/(?:m[lL]|[lL]|kg|g|day|d))*"
_DOSE_BEHIND = re.compile(rf" ?[(\[](?:at )?(\d+(?:\.\d+)?(?:[-–]\d+(?:\.\d+)?)? ?{_UNIT})(?=[,;)\] ])")
_DOSE_BEFORE = re.compile(rf"(?<![\w.-])(\d+(?:\.\d+)? ?{_UNIT}) (?:of )?$")


def treatments(text: str, sentence: Span, names: Sequence[Name]) -> Iterator[Context]:
    """Yield the treatments that *sentence* names, in their order; names outside it must not be given."""
    low = sentence.of(text).lower()
    if not any(part in low for part in _PARTS):
        names = [name for name in names if name.entity.kind is Kind.CONDITION]
    given = -1  # where the last name ends that something was treated with
    for name in names:
        if name.entity.kind in _KINDS:
            before = text[max(sentence.start, name.span.start - 60) : name.span.start]
            behind = text[name.span.end : min(sentence.end, name.span.end + 60)]
            joined = given >= 0 and _JOINED.fullmatch(text, given, name.span.start) is not None
            if joined or _WITH.search(before):
                given = name.span.end
            if _WITHOUT.search(before):
                yield Context("treatment", f"no {name.entity.name}", name.entity.id)
            elif given == name.span.end and (agent := _AGENT.match(behind)):
                yield Context("treatment", f"{name.entity.name} {agent[1].lower()}")
            elif given == name.span.end or _given(before, behind, name.entity.kind):
                yield Context("treatment", name.entity.name + _dose(before, behind), name.entity.id)


def _given(before: str, behind: str, kind: Kind) -> bool:
    if _TREATED.match(behind):
        return True
    if _TREATMENT.match(behind):
        return bool(_AFTER.search(before))
    return kind is Kind.CONDITION and bool(_UNDER.search(before)) and not _ABOUT.match(behind)


def _dose(before: str, behind: str) -> str:
    found = _DOSE_BEHIND.match(behind) or _DOSE_BEFORE.search(before)
    return f" ({found[1]})" if found else ""
