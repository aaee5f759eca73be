"""Single noun phrases, word by word: modifiers, the name or event noun at the head, names in apposition.

"IL-6-induced STAT3 phosphorylation" stands for STAT3, and states that IL-6 acts on it; "HIF-1α knockdown" stands for
HIF-1α with the sign turned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.extraction.cues import cue, turned_by, turning
from explorer.extraction.ends import End, Inner, Phrase
from explorer.extraction.names import Name
from explorer.extraction.phrase_joints import Joints
from explorer.extraction.phrase_state import Base
from explorer.extraction.phrase_words import (
    ACTING,
    AGAINST,
    DOSES,
    EFFECTS,
    INDEPENDENT,
    KEEP_SIGN,
    TARGETS,
    TRANSPARENT,
    UNSPECIFIC,
)
from explorer.extraction.stream import Token
from explorer.extraction.trigger_nouns import AMOUNT_HEADS, CARRIERS, LINKERS
from explorer.model.entity import MOLECULES, Kind
from explorer.model.evidence import NEGATES

# Of these, what stands before does itself what the noun says: "X-mediated phosphorylation".
_WITHOUT_HYPHEN = frozenset({"dependent", "independent"})
_BY_ITSELF = frozenset({"mediated", "catalyzed", "catalysed"})


class BasePhrases(Joints):
    """Reads noun phrases without lists and complements from the tokens of one sentence."""

    def base(self, at: int, governed: str) -> Base | None:
        """Read the words of one phrase, or None where there is none."""
        base = Base(at, at)
        while base.at < self.size:
            token = self.tokens[base.at]
            taker = _TAKERS.get(token.tag)
            if taker is None or not taker(self, base, token, governed):
                break
            base.last = token.tag
        return base if base.at > at else None

    def settled(self, base: Base) -> Phrase:
        """The phrase that was read, without its complements."""
        phrase = Phrase(base.start, base.at, denied=base.denied, event=base.noun, sign=base.sign, cues=base.cues)
        carried = base.cause_at == -2
        phrase.head = "other" if base.head == "apposing" else base.head
        phrase.inner, phrase.subject = tuple(base.inner), tuple(base.actors)
        if phrase.head in {"cells", "carrier"}:
            phrase.ends = tuple(base.causes) if carried else ()
            phrase.head = "cells"
            return phrase
        ends = base.run if phrase.head != "other" else []
        if base.change:
            ends = [end.turned(base.sign, turning(base.cues), changed=True) for end in ends]
        phrase.ends = tuple(ends)
        if base.causes and not carried:
            self._caused(base, phrase, tuple(base.causes))
        return phrase

    def _caused(self, base: Base, phrase: Phrase, causes: tuple[End, ...]) -> None:
        """Let *phrase* say what *causes* do to what it stands for: "X-induced Y", "X-independent Y"."""
        if base.cause_sign == INDEPENDENT:
            told = Inner("independent of", causes, phrase.ends, 0, base.cause_at)
            if phrase.ends:
                phrase.inner += (told,)
            else:
                phrase.apart = told
            return
        phrase.causes = causes
        if phrase.ends:
            phrase.inner += (self.linked(causes, phrase.ends, (base.cause_sign, base.cause_at), base.noun),)

    def linked(
        self, causes: tuple[End, ...], ends: tuple[End, ...], link: tuple[int, int], noun: int, said_at: int = -1
    ) -> Inner:
        """What "X-mediated Y phosphorylation" says of X and Y.

        Args:
            causes: X.
            ends: Y.
            link: Sign of the linker, and where it stands.
            noun: Where the event noun stands, or -1.
            said_at: Where the word stands that says it; the linker where it is -1.
        """
        sign, at = link
        word = self.tokens[noun].word if noun >= 0 else None
        # what is phosphorylated is more of something; of what is dephosphorylated or methylated only that is known
        unclear = word is not None and (word.sign == 0 or word.lemma.startswith("de"))
        if word is None or word.group != "modify" or not unclear or self.low(at) not in _BY_ITSELF:
            return Inner("hyphen modifier", causes, ends, sign, at if said_at < 0 else said_at)
        done = tuple(replace(end, sign=1) for end in ends)
        return Inner("hyphen modifier", causes, done, sign, at if said_at < 0 else said_at, word.relation)

    def under(self, end: End, at: int) -> End:
        """*end* as governed by the event noun at *at*."""
        word = self.tokens[at].word
        noun = end.noun if end.noun >= 0 and self.low(end.noun) in TARGETS else at
        if word is None or (word.group in KEEP_SIGN and word.sign >= 0) or self.low(at) in EFFECTS:
            return replace(end, noun=noun)
        one = end.turned(word.sign, turned_by(self.tokens[at]), noun=noun, changed=word.group in {"change", "effect"})
        one.amount = end.amount or (word.amount and end.name.state != "phospho")  # more p-X is more active X
        if word.group in {"modify", "secrete"}:
            one.relation = word.relation
        return one

    def target_of(self, actors: Sequence[End], targets: tuple[End, ...], at: int) -> Inner:
        """What "the X target genes Y" says, the word being at *at*; a microRNA silences its targets."""
        silenced = all(end.kind is Kind.MIRNA for end in actors)
        doers = tuple(replace(end, sign=1, cues=()) for end in actors if end.molecule)
        return Inner("is a target of", doers, targets, -1 if silenced else 0, at)

    # ---- one word each -------------------------------------------------------------------------------------------

    def take_determiner(self, base: Base, token: Token, governed: str) -> bool:  # noqa: ARG002
        """A determiner starts a phrase and stands nowhere else in it."""
        if base.at > base.start and base.last not in {"D", "R", "C"}:
            return False
        if token.low in {"no", "little", "neither"}:
            base.denied = True
            base.cues += (cue(token, NEGATES),)
        base.at += 1
        return True

    def take_adverb(self, base: Base, token: Token, governed: str) -> bool:  # noqa: ARG002
        """An adverb before an adjective."""
        if base.run or not self.starts(base.at + 1, "prep"):
            return False
        base.at += 1
        return True

    def take_adjective(self, base: Base, token: Token, governed: str) -> bool:  # noqa: ARG002
        """An adjective or participle with a sign, before the names."""
        if token.low in CARRIERS and base.run and base.last == "E" and self.tag(base.at + 1) == "c":
            self._carry(base, CARRIERS[token.low], token.span)  # "PTEN knockout mice"
            base.at += 1
            return True
        if self._acting(base, token):
            return True
        if token.word is None or base.last in {"n", "l", "c"} or (base.run and base.last == "E"):
            return False
        if token.tag == "d" and self.tag(base.at + 1) not in {"E", "n", "a", "l", "c", "w", "J", "d", "#"}:
            return False
        if not base.run:
            base.sign *= token.word.sign or 1
            base.cues += turned_by(token)
            base.change = True
        base.at += 1
        return True

    def _acting(self, base: Base, token: Token) -> bool:
        """Of "the X inhibitory activity of Y", Y is meant; of "the X inhibitory effect on Y", X has the effect."""
        if not (base.run and base.last == "E" and token.low in ACTING and self.tag(base.at + 1) == "n"):
            return False
        if self.low(base.at + 1) in EFFECTS:
            base.actors = base.run
            base.sign *= token.word.sign if token.word is not None else 1
        base.run, base.joined = [], True
        base.at += 1
        return True

    def take_past(self, base: Base, token: Token, governed: str) -> bool:
        """A past form: a linker that lost its hyphen after a verb ("reversed CAF-CM induced EMT"), or an adjective."""
        first = self.tag(base.start - 1) not in {"C", ","}  # "secreted A, and B activated C": a clause of its own
        if first and base.last in {"E", "w"} and base.run and token.low in LINKERS and governed in {"past", "verb"}:
            if self.tag(base.at + 1) not in {"E", "n", "l", "w"}:
                return False
            self._link(base, base.at, LINKERS[token.low])
            base.at += 1
            return True
        if base.at == base.start or base.last in {"D", "J", "R", "d", "-"}:
            return self.take_adjective(base, token, governed)
        return False

    def take_name(self, base: Base, token: Token, governed: str) -> bool:
        """A name; after another name, the last one is meant ("the cytokine IL-6", "the JAK2 inhibitor AG490")."""
        if token.name is None or self._opens_clause(base, token.name):
            return False
        if self._carrier_named(base, token.name):
            return self.take_carrier(base, token, governed)
        end = End(token.name, base.at)
        if not base.joined:
            if base.run and base.head == "agent":
                self._named_agent(base, end)
            elif base.run and self.low(base.noun) in TARGETS:  # "the X target gene Y"
                base.inner.append(self.target_of(base.run, (end,), base.noun))
                base.unsigned()
                base.change = False
            elif base.run and base.head == "event" and end.molecule:
                return False
            if base.run and self.low(base.start) == "anti":
                base.unsigned()  # "anti-X peptide Y": it is X that is meant
                base.change = False
            base.run = []
        base.run.append(end)
        for aside in token.aside:
            if aside.name is not None and aside.name.entity.key != end.key:
                base.run.append(End(aside.name, base.at))
        base.joined = False
        base.noun = -1
        base.head = "entity"
        base.at += 1
        return True

    def _opens_clause(self, base: Base, name: Name) -> bool:
        """Whether the name after "In late tumours" is no part of that phrase but the subject of the clause."""
        if base.start != 1 or self.tag(0) != "P" or name.entity.kind not in MOLECULES:
            return False
        place = bool(base.run) and base.run[-1].kind not in MOLECULES and base.run[-1].name.text.endswith("s")
        return base.last in {"c", "E"} and (base.head == "cells" or place)

    def _named_agent(self, base: Base, end: End) -> None:
        word = self.tokens[base.noun].word
        if end.molecule and word is not None and word.sign and word.lemma not in UNSPECIFIC:
            targets = tuple(
                replace(one, sign=1, agent=False, changed=False, cues=())
                for one in base.run
                if one.kind is not Kind.DISEASE
            )
            base.inner.append(Inner("named inhibitor", (end,), targets, word.sign, base.noun))
        base.unsigned()
        base.change = False

    def take_event(self, base: Base, token: Token, governed: str) -> bool:  # noqa: ARG002
        """An event noun: it governs the names before it."""
        if token.word is None:
            return False
        base.run = [self.under(end, base.at) for end in base.run]
        if token.low in DOSES:
            base.unsigned()  # "low concentrations of a drug" are still the drug
        if token.low in {"sensitivity", "resistance"}:  # nothing is done to a drug that cells resist
            base.run = [end for end in base.run if end.kind is not Kind.CHEMICAL]
        if token.low in EFFECTS:
            base.head = EFFECTS[token.low]
        elif token.word.group == "ability" and base.run:
            base.head = "entity"
        else:
            base.head = "event"
        base.noun = base.at
        base.joined = False
        base.at += 1
        return True

    def take_agent(self, base: Base, token: Token, governed: str) -> bool:  # noqa: ARG002
        """An agent noun ("inhibitor", "siRNA"): the names before it are its targets."""
        if token.word is None:
            return False
        sign = token.word.sign
        if sign < 0 and any(one.low in AGAINST for one in self.tokens[base.start : base.at]):
            base.unsigned()  # "anti-X antibody": said once
        cues = turned_by(token)
        base.run = [end.turned(sign, cues, noun=base.at, changed=True, agent=True) for end in base.run]
        base.head, base.noun, base.joined = "agent", base.at, False
        base.at += 1
        while self.tag(base.at) == "w" and len(self.low(base.at)) <= 3 and self.tokens[base.at].text.isupper():
            base.at += 1  # "Akt inhibitor V"
        return True

    def take_head(self, base: Base, token: Token, governed: str) -> bool:  # noqa: ARG002
        """A head noun that changes nothing ("protein", "pathway"), or one of amount ("mRNA", "promoter")."""
        if base.run and token.low in AMOUNT_HEADS:
            base.run = [replace(end, amount=True) for end in base.run]
        if base.head not in {"event", "agent"}:
            base.head = "entity" if base.run else "head"
        base.joined = False
        base.at += 1
        return True

    def take_carrier(self, base: Base, token: Token, governed: str) -> bool:
        """Cells, mice, patients: the phrase stands for them, not for the names before."""
        if token.low in {"mutant", "mutants"} and self.low(base.at + 1) == "of":
            return self.take_head(base, token, governed)  # "a dominant-negative mutant of X": X is meant
        if base.cause_at != -2:
            base.run = []
        base.head, base.joined = "cells", False
        base.at += 1
        return True

    def _verbal_stands(self, base: Base, token: Token, governed: str) -> bool:
        """Whether a verb form stands before its noun: "a cultured cell", "neutralizing antibodies"."""
        following = self.tag(base.at + 1)
        if base.at != base.start and base.last not in {"D", "J", "w", "R", "E"}:
            return False
        if base.last == "E" and not (token.tag == "g" and following == "a"):
            return False
        if following not in {"E", "n", "a", "l", "c", "w", "J"}:
            return False
        return token.tag != "g" or governed != "" or following == "a" or self.low(base.at + 1) == "anti"

    def take_other(self, base: Base, token: Token, governed: str) -> bool:
        """Any other noun or adjective; after the names it makes the phrase one of something else."""
        fold = token.low.endswith("fold") or (token.tag == "#" and self.low(base.at + 2) == "fold")
        if base.run and fold:
            return False  # "increased X 3-fold"
        if self._acting(base, token):
            return True
        if base.run and base.last == "E" and token.low in _WITHOUT_HYPHEN:  # "was Src dependent"
            self._link(base, base.at, LINKERS.get(token.low, INDEPENDENT))
            base.at += 1
            return True
        if token.tag in {"q", "G", "g"}:
            if not self._verbal_stands(base, token, governed):
                return False
        elif base.run and token.tag == "w" and not base.joined:
            base.head = "apposing"
        elif not base.run:
            base.head = "head" if token.low in TRANSPARENT else "other"
        base.joined = base.joined and not base.run
        base.at += 1
        return True


_TAKERS = {
    "D": BasePhrases.take_determiner, "R": BasePhrases.take_adverb, "J": BasePhrases.take_adjective,
    "d": BasePhrases.take_past, "E": BasePhrases.take_name, "/": BasePhrases.take_joint, "-": BasePhrases.take_joint,
    "n": BasePhrases.take_event, "a": BasePhrases.take_agent, "l": BasePhrases.take_head,
    "c": BasePhrases.take_carrier, "w": BasePhrases.take_other, "q": BasePhrases.take_other,
    "G": BasePhrases.take_other, "g": BasePhrases.take_other, "#": BasePhrases.take_other,
}  # fmt: skip
