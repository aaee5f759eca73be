"""Which prepositions belong to the noun at the head of a phrase, and what stands behind them."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.ends import Inner, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.phrase_lists import Lists
from explorer.extraction.phrase_words import TARGETS
from explorer.extraction.stream import Token

TREATMENTS = frozenset(
    listed("treatment pretreatment exposure stimulation incubation transfection transduction infection injection")
)
# Of a receptor, these say what it is that acts on it: "engagement of X by Y", "X stimulation with Y".
_ENGAGING = frozenset({"engagement", "ligation"})
_OF_A_KIND = frozenset({"modify", "alter", "change"})
_STIMULATING = frozenset({"stimulate", "activate"})
_OF = frozenset({"of"})
_AGENT_FRAME = frozenset(listed("of against to for targeting"))
_FRAMES = {
    "change": frozenset(listed("of in")),
    "effect": frozenset(listed("of in")),
    "amount": frozenset(listed("of for")),
    "treatment": frozenset(listed("of with to")),
    "role": frozenset(listed("of for")),
    "correlate": frozenset(listed("of between")),
    "bind": frozenset(listed("of between with")),
    "response": frozenset(),
}


class Frames(Lists):
    """Knows what a phrase may be completed with."""

    def _targets(self, phrase: Phrase) -> bool:
        """Whether "targeting X", "directed against X" follows an agent noun."""
        if phrase.head != "agent" or phrase.ends or self.low(phrase.end) not in {"targeting", "directed"}:
            return False
        if self.low(phrase.end) == "directed":
            phrase.end += 1
        return self.low(phrase.end) in _AGENT_FRAME

    def _reaches(self, phrase: Phrase, word: str) -> bool:
        if phrase.head == "effect":
            return word == "on"
        return phrase.head == "role" and word in {"in", "for", "to", "on"}

    def _frame(self, phrase: Phrase, token: Token | None) -> frozenset[str]:
        if phrase.head == "agent":
            return _AGENT_FRAME
        if token is None or token.word is None or phrase.head == "head":
            return _OF
        return _FRAMES.get("treatment" if token.low in TREATMENTS else token.word.group, _OF)

    def _done_by(self, phrase: Phrase, inside: Phrase) -> bool:
        """Take the names of *inside* as the cause of the event that *phrase* tells; False where they cannot be."""
        word = self.tokens[phrase.event].word
        if self.low(phrase.end) == "with" and any(e.changed or not e.molecule for e in inside.ends):
            return False
        if not inside.ends or word is None or word.group in {"amount", "role"}:
            return False
        if word.group == "treatment" and self.low(phrase.event) not in _ENGAGING:
            return False
        if phrase.end == phrase.event + 1 and word.group in {"express", "activity"}:
            return False
        phrase.end = inside.end
        relation = word.relation if word.group == "modify" else None
        if any(end.noun >= 0 and self.low(end.noun) in TARGETS for end in phrase.ends):
            return False  # "activation of X target genes by Y"
        doers = tuple(end for end in inside.ends if not end.agent)
        # "ubiquitination of X" alone says not whether X gains or loses by it; with "by Y" it is said what Y does
        done = tuple(replace(end, sign=1) for end in phrase.ends) if word.sign == 0 and relation else phrase.ends
        phrase.inner += (*inside.inner, Inner("event of X by Y", doers, done, 1, phrase.event, relation))
        phrase.causes += inside.ends
        return True

    def _acting_names(self, phrase: Phrase) -> bool:
        """Whether the names before the event noun act on what follows: "PKA phosphorylation of X"."""
        word = self.tokens[phrase.event].word if phrase.event >= 0 else None
        if word is None or word.part != "noun" or word.group not in {"effect", "modify"} or phrase.causes:
            return False
        if word.lemma in _OF_A_KIND:  # "cysteine modification of X"
            return False
        named = phrase.end == phrase.event + 1 and self.tag(phrase.event - 1) == "E"
        return named and all(end.molecule and end.noun == phrase.event for end in phrase.ends)

    def _against(self, phrase: Phrase) -> bool:
        """Whether "with Y" after the phrase names what acts: "inhibition of X with Y", "X stimulation with Y"."""
        word = self.tokens[phrase.event].word if phrase.event >= 0 else None
        if word is not None and word.lemma in _STIMULATING and phrase.ends:
            return True
        return word is not None and word.part == "noun" and word.sign < 0 and word.group in {"effect", "change"}

    def signed(self, phrase: Phrase) -> bool:
        """Whether an adjective gives an effect noun its sign ("inhibitory effect")."""
        before = self.tokens[phrase.start : max(phrase.event, phrase.start)]
        return any(token.word is not None and token.word.group == "effect" for token in before)
