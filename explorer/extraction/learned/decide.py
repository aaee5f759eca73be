"""The classifier decides, the rules explain: findings of rules and learned pairs become findings with a confidence.

What training had nothing for (bindings, correlations, secretion, named inhibitors, denials, anaphora) keeps the
confidence of its rule.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from explorer.extraction.cues import cue
from explorer.extraction.ends import End
from explorer.extraction.flags import marked
from explorer.extraction.learned.events import Path, sign_of
from explorer.extraction.learned.judge import Judged, Judgement
from explorer.extraction.learned.pairs import NONE, OPEN, Pair
from explorer.extraction.learned.weights import DENIALS, MOLECULES, OTHERS, Weights
from explorer.extraction.learned.weights import RULES as WITH_RULE
from explorer.extraction.reading import ReadSentence
from explorer.extraction.rules.finding import Finding, fitting, relation_of
from explorer.extraction.rules.table import LEARNED, RULES
from explorer.extraction.stream import Token
from explorer.extraction.words import FAILING, HEDGING_MODALS
from explorer.model.entity import MOLECULES as KINDS_OF_MOLECULES
from explorer.model.evidence import NEGATES, SAYS, SPECULATES, TURNS, Cue
from explorer.model.relation import CAUSAL, MODIFICATIONS, Relation

# Of these, annotated abstracts do not tell (a quarter of the true ones is annotated).
_UNTRAINED = frozenset({"named inhibitor"})
_AMOUNT_GROUPS = frozenset({"express", "amount"})
_TOGETHER = frozenset({Relation.CORRELATES_WITH, Relation.ASSOCIATED_WITH})
_SUPPOSED = 0.8  # share of a rule's confidence that a supposition keeps
_NEAR = 5
# From here on an effect is denied, or only supposed.
_DENIED_FROM, _SUPPOSED_FROM = 0.3, 0.4
# What may stand between a denial and its verb, and in a list of names.
_GROUP_TAGS = frozenset("Rbhomx")
_LIST_TAGS = frozenset("E,C-/")
_NOUN_TAGS = frozenset("DJRwnlca-")
_HEADS = frozenset("wnlca")
_INSERTED = FAILING | {"to", "either", "alone", "itself", "themselves", "however", "therefore"}
_LOSING = frozenset({"lose", "loses", "lost", "lack", "lacks", "lacked"})
_FAILING_TAGS = _NOUN_TAGS | frozenset("EP#,C")
_HEDGING = HEDGING_MODALS | {"likely", "possibly", "probably", "potentially", "presumably", "perhaps"}
# The name behind one of these does what is said of no other: models see the words between, not what they mean here.
_UNLIKE = ("unlike", "contrast to", "contrast with", "opposed to", "rather than", "instead of")
_CONTRASTS = (
    *_UNLIKE, "except", "except for", "but not", "and not", "nor", "compared with", "compared to",
    "comparison with", "comparison to", "than", "versus",
)  # fmt: skip


def decide(weights: Weights, read: ReadSentence, judgement: Judgement, floor: float) -> list[Finding]:
    """Return the findings of a sentence, each with its confidence; triggers count in its main tokens.

    Args:
        weights: What was learned.
        read: The sentence with what the rules found.
        judgement: What the models say of its pairs of names.
        floor: Learned findings with less confidence are left out.
    """
    found: list[Finding] = []
    told: set[Pair] = set()
    # What no model judges is no less sure than what a rule found and the models doubt.
    doubted = weights.confidence(0.0, WITH_RULE)
    for finding in read.findings:
        pair = read.places[finding.subject.name.span], read.places[finding.object.name.span]
        judged = judgement.get(pair)
        if judged is None or not _is_judged(finding):
            found.append(replace(finding, confidence=max(doubted, _by_rule(finding))))
        else:
            found.append(_weighed(weights, finding, judged))
        told.update(_settled(finding, pair, judged))
    if told and any(token.low == "respectively" for token in read.tokens):
        told.update(_others(told))
    untold = {pair: judged for pair, judged in judgement.items() if pair not in told}
    return found + _Learned(weights, read, floor).findings(untold) if untold else found


def _weighed(weights: Weights, finding: Finding, judged: Judged) -> Finding:
    """A rule's *finding* as the models judge it: how sure it is, and whether the sentence only supposes it.

    Whether it is denied the rule knows better: where models said so of what it did not, they were right half the time.
    """
    sure = weights.confidence(_by_learning(judged, finding), WITH_RULE)
    return replace(finding, speculated=finding.speculated or judged.supposed >= _SUPPOSED_FROM, confidence=sure)


def _denial(judged: Judged) -> float:
    """How sure it is that a sentence denies an effect: there is one, denied or not, and it is denied."""
    return (1.0 - judged.shares[NONE]) * judged.denied


def _denier(read: ReadSentence, judged: Judged) -> tuple[Cue, ...]:
    """The word that denies a pair, as a cue."""
    return (cue(read.tokens[judged.denier], NEGATES),) if judged.denier >= 0 else ()


def _settled(finding: Finding, pair: Pair, judged: Judged | None) -> tuple[Pair, ...]:
    """The pairs of which a rule's *finding* says all there is to say.

    Where a rule reads a sign and the models the opposite, annotated abstracts agree with the rule more often (by folds,
    34 times against 19), so it stands, with the little confidence that such a pair deserves.
    """
    if finding.relation in _TOGETHER:
        return pair, (pair[1], pair[0])  # a correlation is no cause
    settles = finding.sign or finding.negated or (judged is not None and _agrees(finding, judged))
    return (pair,) if settles else ()


def _others(told: Collection[Pair]) -> list[Pair]:
    """The pairs that "A and B activate C and D, respectively" leaves out: A with D, B with C."""
    return [(one, other) for one, _ in told for _, other in told]


def _is_judged(finding: Finding) -> bool:
    """Whether training can tell how sure *finding* is; of what is implied, abstracts are not annotated."""
    causal = finding.relation in CAUSAL or finding.relation in MODIFICATIONS
    return causal and not (finding.negated or finding.implied or finding.rule in _UNTRAINED)


def _agrees(finding: Finding, judged: Judged) -> bool:
    """Whether a rule and the models give a pair the same sign; a modification has none of its own."""
    return finding.sign == judged.sign or finding.relation in MODIFICATIONS


def _by_rule(finding: Finding) -> float:
    return RULES[finding.rule].confidence * (_SUPPOSED if finding.speculated else 1.0)


def _by_learning(judged: Judged, finding: Finding) -> float:
    """The probability of a rule's finding.

    That of the effect with its sign. One without a sign holds only where the models see none either. "Antibodies
    against X blocked Y": where a phrase turned the sign and the models did not see it, the rule is right nearly every
    second time.
    """
    if _agrees(finding, judged):
        return judged.sure(finding.sign)
    if not finding.sign:
        return judged.shares[OPEN]
    return judged.sure(0) / 2 if _turned(finding) else judged.sure(finding.sign)


def _turned(finding: Finding) -> bool:
    """Whether a phrase turned the sign: "antibodies against X", "loss of Y"."""
    return finding.subject.sign < 0 or finding.object.sign < 0


def _denied_sign(judged: Judged) -> int:
    """The sign of the effect that is denied: that of the best path, for what is denied has no class for each sign."""
    return max(judged.paths, key=lambda sign: judged.paths[sign].strength, default=judged.sign)


class _Learned:
    """Makes findings of pairs that no rule found, or found with another sign."""

    def __init__(self, weights: Weights, read: ReadSentence, floor: float) -> None:
        self._weights = weights
        self._floor = floor
        self._hopeless = weights.hopeless(floor)
        self._read = read
        self._tokens = read.tokens
        self._sparing = any(one.low == "but" and other.low == "not" for one, other in pairwise(read.tokens))

    def findings(self, judgement: Judgement) -> list[Finding]:
        """Return a finding for each pair that is sure enough."""
        made = (self._finding(pair, judged) for pair, judged in judgement.items())
        found = marked(self._tokens, [one for one in made if one is not None])
        if found:
            main = {id(token): at for at, token in enumerate(self._read.main)}
            for one in found:  # made here, so that they may be changed here
                one.trigger = main.get(id(self._tokens[one.trigger]), -1) if one.trigger >= 0 else -1
        return found

    def _finding(self, pair: Pair, judged: Judged) -> Finding | None:
        spared = max(self._spared(*pair), self._spared(*pair[::-1])) if self._sparing else -1
        if spared >= 0:
            judged = judged._replace(denied=1.0, denier=spared)
        denied = judged.denied >= _DENIED_FROM
        sign = _denied_sign(judged) if denied else judged.sign
        if not denied and judged.sure(sign) < self._hopeless:
            return None
        confidence = self._confidence(pair, judged)
        if confidence < self._floor or (not denied and any(self._set_apart(at) for at in pair)):
            return None
        path = judged.paths.get(sign) or max(judged.paths.values(), default=None)
        subject, (target, said) = self._end(pair[0]), self._acted_on(pair[1], sign, path)
        relation = relation_of(sign, target, said)
        if not fitting(subject, target, relation):
            return None
        trigger = path.first if path is not None else -1
        hedges, denials = self._hedges(pair, trigger), self._denials(trigger)
        cues = hedges + denials + (self._event(path, told=sign in judged.paths) if path is not None else ())
        if denied and not denials:
            cues += _denier(self._read, judged)
        return Finding(
            LEARNED, subject, target, relation, sign, trigger, confidence=confidence, cues=cues,
            negated=denied or len(denials) % 2 == 1, speculated=bool(hedges) or judged.supposed >= _SUPPOSED_FROM,
        )  # fmt: skip

    def _acted_on(self, at: int, sign: int, path: Path | None) -> tuple[End, Relation | None]:
        """The name at *at* as the object of an effect with *sign*, and the relation that the trigger names itself."""
        target = self._end(at)
        word = self._tokens[path.last].word if path is not None else None
        if path is None or word is None:
            return target, None
        alone = path.first == path.last and sign == 0
        said = word.relation if alone and word.relation in MODIFICATIONS else None
        if word.group in _AMOUNT_GROUPS and target.molecule:
            target.amount = True
        return target, said

    def _confidence(self, pair: Pair, judged: Judged) -> float:
        if judged.denied >= _DENIED_FROM:
            return self._weights.confidence(_denial(judged), DENIALS)
        return self._weights.confidence(judged.sure(judged.sign), self._group(pair))

    def _event(self, path: Path, *, told: bool) -> tuple[Cue, ...]:
        """The words of *path*; those that turn what they govern turned the sign where it is the path that *told* it."""
        words = [self._tokens[at] for at in path.words]
        turning = [token for token in words if told and sign_of(token, self._weights.signs) < 0]
        return tuple(cue(token, TURNS if token in turning else SAYS) for token in words)

    def _group(self, pair: Pair) -> str:
        kinds = [name.entity.kind for at in pair if (name := self._tokens[at].name) is not None]
        return MOLECULES if all(kind in KINDS_OF_MOLECULES for kind in kinds) else OTHERS

    def _end(self, at: int) -> End:
        name = self._tokens[at].name
        assert name is not None
        return End(name, at)

    def _set_apart(self, at: int) -> bool:
        """Whether the name at *at* is only what others are compared with: "unlike X", "in contrast to X"."""
        return self._before(at).endswith(_CONTRASTS) or self._before(self._phrase(at)).endswith(("but not", *_UNLIKE))

    def _spared(self, at: int, other: int) -> int:
        """The word that denies of the name at *at* what a third does with *other*: the "not" of "but not X"; or -1."""
        start = self._phrase(at)
        heads = at + 1 == len(self._tokens) or self._tokens[at + 1].tag not in _HEADS  # not "but not an X site"
        third = other > at or any(token.name is not None for token in self._tokens[other + 1 : start])
        return start - 1 if heads and third and self._before(start).endswith("but not") else -1

    def _phrase(self, at: int) -> int:
        """Where the phrase or the list begins that the name at *at* stands in: "that of X", "A, B and X"."""
        while at > 0 and self._tokens[at - 1].tag in _LIST_TAGS:
            at -= 1
        while at > 0 and (self._tokens[at - 1].tag in _NOUN_TAGS or self._tokens[at - 1].low in {"of", "that"}):
            at -= 1
        return at

    def _before(self, at: int) -> str:
        """The three words before the token at *at*."""
        return " ".join(token.low for token in self._tokens[max(0, at - 3) : at])

    def _denials(self, trigger: int) -> tuple[Cue, ...]:
        """The words of the trigger's own verb group that deny it, "no" before a noun."""
        at = trigger - 1
        denials = []
        while at >= 0 and (self._tokens[at].tag in _GROUP_TAGS or self._is_inserted(at)):
            if self._tokens[at].tag == "x" or self._tokens[at].low in FAILING:
                denials.append(self._tokens[at])
            at -= 1
        if 0 <= at < trigger - 1 and self._tokens[at + 1].low == "to":
            denials += self._failure(at)
        before = self._tokens[trigger - 1] if trigger > 0 and self._tokens[trigger].tag == "n" else None
        if before is not None and before.low == "no" and before.name is None:  # not the "NO" of "NO production"
            denials.append(before)
        return tuple(cue(token, NEGATES) for token in denials)

    def _is_inserted(self, at: int) -> bool:
        """Whether the word at *at* may part a denial from its verb: "did not, however, V", "does not by itself V"."""
        low = self._tokens[at].low
        beside = {token.low for token in self._tokens[max(0, at - 1) : at + 2]}
        if low == ",":
            return not beside.isdisjoint({"however", "therefore"})
        return not beside.isdisjoint({"itself", "themselves"}) if low == "by" else low in _INSERTED

    def _failure(self, at: int) -> list[Token]:
        """What says that "to V" after the word at *at* fails: "the failure of X mutants to V", "X lost its ability"."""
        word = self._tokens[at].word
        able = word is not None and word.group == "ability"
        while at > 0 and self._tokens[at].tag in _FAILING_TAGS and self._tokens[at].low not in FAILING | _LOSING:
            at -= 1
        token = self._tokens[at]
        fails = token.low in _LOSING if able else token.low in FAILING and token.tag == "n"
        return [token] if fails else []

    def _hedges(self, pair: Pair, trigger: int) -> tuple[Cue, ...]:
        """The words such as "may" that stand a few words before the trigger."""
        start = max(trigger - _NEAR, min(pair))
        near = self._tokens[start:trigger] if trigger >= 0 else ()
        return tuple(cue(token, SPECULATES) for token in near if token.low in _HEDGING)
