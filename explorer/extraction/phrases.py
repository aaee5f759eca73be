"""Noun phrases around names: what is said of a name by its heads, its adjectives and what stands before "of".

"reduced expression of IL-6", "STAT3 knockdown", "a neutralizing antibody against IL-11" and "PI3K inhibitor" all name a
molecule and say what became of it. The phrase carries a sign: +1 where there is more of it or it is active, -1 where it
is lost or blocked, 0 where that is not said.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.extraction.names import Name
from explorer.extraction.reading import DETERMINERS, Token
from explorer.extraction.triggers import AMOUNT_HEADS, CARRIER_HEADS, CARRIERS, LINKERS, NOUN_HEADS, Word
from explorer.model.entity import Kind
from explorer.model.relation import Relation

PATHWAY_HEADS = frozenset("pathway pathways axis cascade cascades signaling signalling signal".split())
_DESCRIBES = frozenset(
    "associated related specific like positive type based containing binding derived regulatory responsive "
    "independent producing lineage".split()
)
_BEFORE_AGENT = frozenset(
    "neutralizing neutralising blocking specific selective small pharmacological monoclonal polyclonal anti "
    "interfering kinase receptor tyrosine protein signaling signalling gene pathway molecule rna".split()
)
_BEFORE_NOUN = frozenset(
    "protein gene mrna promoter kinase surface nuclear receptor pathway signaling signalling dna transcriptional "
    "transcription tyrosine serine threonine proteasomal lysosomal enzymatic catalytic cytoplasmic".split()
)
_PLAIN_ADJECTIVES = frozenset(
    "human murine mouse rat endogenous nuclear cytosolic total cellular intracellular tyrosine serine soluble surface "
    "downstream upstream key endothelial epithelial".split()
)
_SMALL = frozenset("of in on at by with for to from via through".split())
_NO_HEAD = frozenset({"role", "target", "ability", "response"})
_OPEN_EFFECTS = frozenset("effect effects influence impact".split())
_CARRIED = frozenset({Kind.DISEASE, Kind.CELL, Kind.CELL_LINE, Kind.TISSUE, Kind.ORGANISM})
_EVENTS = frozenset({"effect", "modify", "change", "express", "secrete", "bind", "activity"})


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase with names.

    Attributes:
        first: Token it starts at.
        last: Token after it.
        names: What it names.
        sign: What became of them.
        amount: It is about how much of them there is.
        event: Its head where that is an event ("activation"), or None.
        trigger: The token of that head.
        agent: It is something used against or for them (inhibitor, antibody).
        drug: Names that stand beside the agent: "the JAK2 inhibitor AG490".
        linker: Sign of "-induced" and the like behind it, or None.
        described: It only describes what follows ("EMT-associated markers").
        carrier: It is a carrier of them ("STAT3-deficient cells").
        pathway: It is called a pathway.
        slashed: Its names are joined by slashes.
        perturbed: It says what became of its names.
        causes: Phrases that its event is said to come from.
    """

    first: int
    last: int
    names: tuple[Name, ...]
    sign: int = 1
    amount: bool = False
    event: Word | None = None
    trigger: Token | None = None
    agent: bool = False
    drug: tuple[Name, ...] = ()
    linker: int | None = None
    described: bool = False
    carrier: bool = False
    pathway: bool = False
    slashed: bool = False
    perturbed: bool = False
    causes: list[Phrase] = field(default_factory=list)

    def take(self, word: Word, token: Token) -> None:
        """Add what a head says: an outer head applies to what the inner ones left."""
        if word.part == "agent":
            self.sign *= word.sign
            self.agent = self.perturbed = True
            self.trigger = token
            return
        if word.group == "mutation":
            self.sign = 0
        elif word.group in ("amount", "express", "secrete"):
            self.amount = True
        elif word.group == "modify":
            self.sign *= -1 if word.lemma.startswith("de") or word.sign < 0 else 1
        elif word.group in ("change", "effect", "require"):
            self.sign *= word.sign
            self.amount = self.amount or word.amount
            self.perturbed = True
        if word.group in _EVENTS:
            self.event, self.trigger = word, token

    @property
    def relation(self) -> Relation | None:
        """The modification that its head names, or None."""
        return self.event.relation if self.event is not None and self.event.group == "modify" else None


Item = Phrase | Token


def phrases(tokens: list[Token]) -> list[Item]:
    """Return the sentence as phrases and the words between them."""
    items: list[Item] = []
    taken = 0
    for index, token in enumerate(tokens):
        if not token.names or index < taken:
            continue
        one = Phrase(index, index + 1, token.names, slashed=token.slashed)
        _extend_right(tokens, one)
        _extend_left(tokens, one, taken)
        items += tokens[taken : one.first]
        items.append(one)
        taken = one.last
    items += tokens[taken:]
    return _with_causes(items)


def _with_causes(items: list[Item]) -> list[Item]:
    """Give "X-induced Y" to Y as its cause, and leave out what only describes."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if isinstance(item, Phrase) and isinstance(before, Phrase) and before.linker is not None:
            item.causes.append(before)
            out.pop()
        out.append(item)
    return [item for item in out if not (isinstance(item, Phrase) and item.described)]


def _low(tokens: list[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


# to the right


def _extend_right(tokens: list[Token], one: Phrase) -> None:
    while one.last < len(tokens) and one.linker is None and not one.described:
        token = tokens[one.last]
        step = _hyphen(tokens, one) if token.low == "-" and not token.spaced else _head(tokens, one)
        if step == 0:
            return
        one.last += step


def _hyphen(tokens: list[Token], one: Phrase) -> int:
    """How many tokens a hyphen and what it joins to the name take: "-induced", "-deficient cells", "-/- mice"."""
    at = one.last
    word = _low(tokens, at + 1)
    if word == "/" and _low(tokens, at + 2) == "-":
        one.sign, one.carrier, one.perturbed = -one.sign, True, True
        return 3 + _carried(tokens, at + 3)
    carried = _carried(tokens, at + 2)
    if word in CARRIERS and (carried or word not in LINKERS):
        one.sign *= CARRIERS[word]
        one.carrier = one.perturbed = True
        return 2 + carried
    if word in LINKERS:
        one.linker = LINKERS[word] or 0
        one.trigger = tokens[at + 1]
        return 2
    if word in _DESCRIBES:
        one.described = True
        return 2
    if at + 1 >= len(tokens) or tokens[at + 1].names:
        return 0
    if tokens[at + 1].readings:
        return 1
    return 0 if tokens[at + 1].spaced else 2


def _carried(tokens: list[Token], at: int) -> int:
    """How many tokens from *at* reach a carrier such as "cells"; 0 where none follows."""
    for step in range(3):
        if _low(tokens, at + step) in CARRIER_HEADS:
            return step + 1
        if at + step < len(tokens) and (tokens[at + step].names or not tokens[at + step].low.isalpha()):
            return 0
    return 0


def _head(tokens: list[Token], one: Phrase) -> int:
    """How many tokens the next head takes; 0 where the phrase ends."""
    at = one.last
    token = tokens[at]
    if token.low in NOUN_HEADS or token.low in PATHWAY_HEADS:
        one.pathway = one.pathway or token.low in PATHWAY_HEADS
        return 1
    if token.low in AMOUNT_HEADS:
        one.amount = True
        return 1
    if agent := token.part("agent"):
        one.take(agent, token)
        return 1 + _drug(tokens, one, at + 1)
    noun = token.part("noun")
    if noun and noun.group not in _NO_HEAD and noun.lemma not in _OPEN_EFFECTS and not _is_verb_here(tokens, at):
        one.take(noun, token)
        return 1
    if token.low in CARRIER_HEADS and all(name.entity.kind in _CARRIED for name in one.names):
        return 1
    return _to_a_head(tokens, at)


def _to_a_head(tokens: list[Token], at: int) -> int:
    """How many plain words lead to a head: "STAT3 [protein] expression", "PI3K [small molecule] inhibitor"."""
    if tokens[at].low not in _BEFORE_AGENT and tokens[at].low not in _BEFORE_NOUN:
        return 0
    for step in (1, 2):
        if at + step < len(tokens) and not tokens[at + step].names:
            token = tokens[at + step]
            if token.part("agent") or (token.part("noun") and not _is_verb_here(tokens, at + step)):
                return step
    return 0


def _drug(tokens: list[Token], one: Phrase, at: int) -> int:
    """An agent may be followed by its own name ("inhibitor AG490") or number ("inhibitor V")."""
    if at >= len(tokens):
        return 0
    if tokens[at].names and all(name.entity.kind is Kind.CHEMICAL for name in tokens[at].names):
        one.drug = tokens[at].names
        return 1
    text = tokens[at].text
    return int(not tokens[at].names and text.isupper() and len(text) <= 4 and text.isalnum())


def _is_verb_here(tokens: list[Token], at: int) -> bool:
    """Whether a word that is both verb and noun ("increases") is the verb here: what follows is its object."""
    verb = tokens[at].part("verb")
    if verb is None:
        return False
    if verb.form == "ing":
        return tokens[at].part("noun") is None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return False
    if after.low in DETERMINERS or after.low == "E" or after.part("adjective"):
        return True
    return bool(after.part("noun")) and not after.part("verb")


# to the left


def _extend_left(tokens: list[Token], one: Phrase, floor: int) -> None:
    at = _modifiers(tokens, one, one.first - 1, floor)
    while at > floor:
        head = _governor(tokens, at)
        if head is None:
            break
        word = tokens[head].part("agent") or tokens[head].part("noun")
        assert word is not None
        one.take(word, tokens[head])
        at = head - 1
        while at >= floor and _inside(tokens[at]):
            inner = tokens[at].part("noun")
            if inner:
                one.take(inner, tokens[at])
            at -= 1
        at = _modifiers(tokens, one, at, floor)
    one.first = at + 1


def _inside(token: Token) -> bool:
    """Whether *token* belongs to the head behind it: "mRNA levels of", "expression levels of"."""
    if token.names:
        return False
    plain = token.low in _BEFORE_NOUN or token.low in AMOUNT_HEADS
    return plain or (token.part("noun") is not None and token.part("verb") is None)


def _modifiers(tokens: list[Token], one: Phrase, at: int, floor: int) -> int:
    """Pass adjectives and determiners before a head; adjectives of change have their say."""
    determined = False
    while at >= floor:
        token = tokens[at]
        if token.low in DETERMINERS:
            determined = True
        elif determined:
            return at
        elif _is_adjective_of_change(tokens, at):
            adjective = token.part("adjective")
            assert adjective is not None
            one.sign *= adjective.sign
            one.perturbed = True
        elif token.low == "anti":
            one.sign, one.agent, one.perturbed = -one.sign, True, True
        elif token.low not in _PLAIN_ADJECTIVES and not (one.agent and token.low in _BEFORE_AGENT):
            return at
        at -= 1
    return at


def _is_adjective_of_change(tokens: list[Token], at: int) -> bool:
    """Whether "reduced", "elevated" and the like stand before a noun here, and are not the verb of a clause."""
    adjective, verb = tokens[at].part("adjective"), tokens[at].part("verb")
    if adjective is None or adjective.group != "change":
        return False
    if verb is None or verb.form != "past" or at == 0:
        return True
    before = tokens[at - 1]
    if before.low in ("was", "were", "is", "are", "be", "been"):
        return False
    opens = (
        before.low in _SMALL or before.low in DETERMINERS or before.low in (",", "and", "or", "as", "that", ":", ";")
    )
    return opens or (bool(before.readings) and not before.names)


def _governor(tokens: list[Token], at: int) -> int | None:
    """Where the head stands that governs, by the preposition at *at*, the phrase behind it; None where none does."""
    low = _low(tokens, at)
    token = tokens[at - 1]
    if at == 0 or token.names:
        return None
    agent, noun = token.part("agent"), token.part("noun")
    if low == "of" and _governs_by_of(agent, noun):
        return at - 1
    if low == "in" and noun and noun.group in ("change", "effect") and noun.lemma not in _OPEN_EFFECTS:
        return at - 1
    if low in ("against", "targeting", "for", "to") and agent:
        return at - 1
    if low in ("with", "to") and noun and noun.group == "treatment":
        return at - 1
    return None


def _governs_by_of(agent: Word | None, noun: Word | None) -> bool:
    if agent is not None:
        return True
    return noun is not None and noun.group not in ("role", "target", "ability") and noun.lemma not in _OPEN_EFFECTS
