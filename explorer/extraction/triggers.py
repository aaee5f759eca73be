"""Trigger words: the stems that say a relation, in classes, with their inflected forms made from tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from explorer.extraction.trigger_nouns import ADJECTIVES, AGENTS, NOUNS
from explorer.extraction.trigger_verbs import AMOUNT_VERBS, MODIFICATION_OF, NO_VERB, TABLES, inflected
from explorer.model.relation import Relation


@dataclass(frozen=True, slots=True)
class Word:
    """One reading of a word form.

    Attributes:
        lemma: The word it is a form of.
        part: ``verb``, ``noun``, ``agent`` (inhibitor, siRNA) or ``adjective``.
        form: Of a verb: ``finite``, ``past`` (past tense or participle), ``ing``; else empty.
        sign: +1, -1 or 0: the effect on what it governs.
        group: Class of the word: ``effect``, ``bind``, ``modify``, ``express``, ``secrete``, ``correlate``, ``amount``
            ...
        amount: Whether it is about how much of a thing there is.
        relation: The relation it says by itself (``phosphorylates``), or None.
        prepositions: What may or (for a verb) must follow, such as ``to`` of *lead to*.
    """

    lemma: str
    part: str
    form: str
    sign: int
    group: str
    amount: bool = False
    relation: Relation | None = None
    prepositions: tuple[str, ...] = ()


def _relation(group: str, lemma: str) -> Relation | None:
    if group == "modify":
        return MODIFICATION_OF.get(lemma) or Relation(lemma + "s")
    return {
        "bind": Relation.BINDS,
        "correlate": Relation.CORRELATES_WITH,
        "express": Relation.EXPRESSES,
        "secrete": Relation.SECRETES,
    }.get(group)


@cache
def words() -> dict[str, tuple[Word, ...]]:
    """Every word form with its readings; a verb's and a noun's reading may share a form ("increase")."""
    found: dict[str, dict[tuple[str, str], Word]] = {}

    def add(form: str, word: Word) -> None:
        found.setdefault(form, {}).setdefault((word.part, word.form), word)

    for noun, (sign, group, amount) in NOUNS.items():
        add(noun, Word(noun, "noun", "", sign, group, amount))
    for agent, sign in AGENTS.items():
        add(agent, Word(agent, "agent", "", sign, "agent"))
    for adjective, (sign, group) in ADJECTIVES.items():
        add(adjective, Word(adjective, "adjective", "", sign, group))
    for table, sign, group, amount in TABLES:
        for line in table.split("\n"):
            if line:
                _add_line(line, sign, group, add, amount=amount)
    return {form: tuple(readings.values()) for form, readings in found.items()}


def _add_line(line: str, sign: int, group: str, add: Callable[[str, Word], None], *, amount: bool) -> None:
    head, nouns, agents = line.split("|")
    lemma, _, prepositions = head.partition("+")
    relation = _relation(group, lemma)
    amount = amount or lemma in AMOUNT_VERBS
    needed = tuple(prepositions.split())
    if lemma not in NO_VERB:
        for form, forms in zip(("finite", "past", "ing"), inflected(lemma), strict=True):
            for one in forms:
                add(one, Word(lemma, "verb", form, sign, group, amount, relation, needed))
    noun_sign = 0 if lemma in {"ubiquitinate", "monoubiquitinate", "methylate"} else sign
    for noun in nouns.split():
        for one in (noun, noun + "s"):
            add(one, Word(lemma, "noun", "", noun_sign, group, amount, relation))
    for agent in agents.split():
        for one in (agent, agent + "s"):
            add(one, Word(lemma, "agent", "", sign, "agent"))
