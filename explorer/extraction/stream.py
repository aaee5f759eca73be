"""The token stream that rules read: names as one token each, every other word with its class."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from explorer.extraction import words as closed
from explorer.extraction.names import Name
from explorer.extraction.trigger_nouns import AMOUNT_HEADS, CARRIER_HEADS, CARRIERS, LINKERS, MEANS, NOUN_HEADS
from explorer.extraction.triggers import Word, words
from explorer.model.document import Span
from explorer.model.entity import Kind

# Classes of tokens, one letter each:
# E name, D determiner, J adjective with a sign, n event noun, a agent noun, l head noun, c carrier (cells, mice),
# w other word, v/d/g trigger verb (finite, past, -ing), k/q/G other verb (the same), b be, h have, o do, m modal,
# P preposition, C conjunction, T relative, S subordinator, R adverb, x negation, U pronoun, # number;
# punctuation stands for itself.

_WORDS = re.compile(
    r"([35] ?['′’][- ]?(?:UTRs?|untranslated regions?)\b"  # 3'-UTR
    r"|(?:[Dd]ose|[Tt]ime|[Cc]oncentration)- (?:and|or) [a-z]+-dependently\b"
    r"|[Ss](?:mall|hort)[- ](?:interfering|hairpin) RNAs?\b"
    r"|[^\W\d_][^\W_]*(?:['’\-][^\W_]+)*|\d+(?:[.,]\d+)*|\S)"
)
_PUNCTUATION = {"–": "-", "—": "-", "‐": "-", "‑": "-", "[": "(", "]": ")", "?": "?", "!": "."}


@dataclass(slots=True)
class Token:
    """A word, a sign or a whole name.

    Attributes:
        text: As it stands.
        low: In small letters.
        start: Document offset.
        end: Document offset, exclusive.
        tag: Its class, one letter.
        word: Its reading as a trigger, or None.
        name: The name that it is, or None.
        glued: Nothing stands between it and the token before.
        aside: Names in the parentheses after it.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str
    word: Word | None = None
    name: Name | None = None
    glued: bool = False
    aside: Sequence[Token] = ()

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.start, self.end)


def read(text: str, sentence: Span, names: list[Name]) -> list[Token]:
    """Return the tokens of *sentence*; *names* are those inside it, by place."""
    tokens: list[Token] = []
    at = sentence.start
    for name in names:
        _plain(text, at, name.span.start, tokens)
        start, end = name.span.start, name.span.end
        if name.text.lower() in MEANS:
            tokens.append(_token(text, name.text, start))
        else:
            tokens.append(Token(name.text, name.text.lower(), start, end, "E", name=name, glued=_glued(text, start)))
        at = end
    _plain(text, at, sentence.end, tokens)
    _resolve(tokens)
    return tokens


def _glued(text: str, start: int) -> bool:
    return start > 0 and not text[start - 1].isspace()


def _plain(text: str, start: int, end: int, tokens: list[Token]) -> None:
    glued = _glued(text, start)
    # What parts the words and the words by turns, the former first and last.
    parts = _WORDS.split(text[start:end])
    at = start
    for gap, word in zip(parts[::2], parts[1::2], strict=False):
        begin = at + len(gap)
        at = begin + len(word)
        if "-" in word and not (word.lower() in _table() or word.lower() in CARRIERS):
            _hyphened(text, word, begin, tokens)
        else:
            low, tag, reading = _reading(word)
            tokens.append(Token(word, low, begin, at, tag, reading, None, glued and not gap))
        glued = True


def _hyphened(text: str, word: str, begin: int, tokens: list[Token]) -> None:
    """A hyphened word: cut before a linker ("growth-induced"), else one word."""
    head, _, last = word.rpartition("-")
    if last.lower() in LINKERS or last.lower() in CARRIERS or last.lower() in {"associated", "related"}:
        tokens.append(_token(text, head, begin))
        tokens.append(Token("-", "-", begin + len(head), begin + len(head) + 1, "-", glued=True))
        tokens.append(_token(text, last, begin + len(head) + 1))
    else:
        tokens.append(_token(text, word, begin))


def _table() -> dict[str, tuple[Word, ...]]:
    return words()


_TAG_SETS: tuple[tuple[frozenset[str], str], ...] = (
    (closed.NEGATIONS, "x"),
    (closed.AUXILIARY, "b"),
    (closed.HAVE, "h"),
    (closed.DO, "o"),
    (closed.MODALS, "m"),
    (closed.DETERMINERS, "D"),
    (closed.CONJUNCTIONS, "C"),
    (closed.RELATIVES, "T"),
    (closed.PREPOSITIONS, "P"),
    (closed.SUBORDINATORS, "S"),
    (closed.ADVERBS, "R"),
    (closed.PRONOUNS, "U"),
    (NOUN_HEADS | AMOUNT_HEADS, "l"),
    (CARRIER_HEADS, "c"),
)
_CLOSED: dict[str, str] = {}
for _set, _tag in _TAG_SETS:
    for _one in _set:
        _CLOSED.setdefault(_one, _tag)
_PLAIN = ((closed.PLAIN_FINITE, "k"), (closed.PLAIN_PAST, "q"), (closed.PLAIN_ING, "G"))
_PART_TAG = {"noun": "n", "agent": "a", "adjective": "J"}
_FORM_TAG = {"finite": "v", "past": "d", "ing": "g"}


def _token(text: str, word: str, begin: int) -> Token:
    low, tag, reading = _reading(word)
    return Token(word, low, begin, begin + len(word), tag, reading, glued=_glued(text, begin))


@lru_cache(maxsize=1 << 15)
def _reading(word: str) -> tuple[str, str, Word | None]:
    """A word in small letters, its class and its first reading as a trigger, as far as it tells them by itself."""
    low = "utr" if word[0] in "35" and len(word) > 4 and word[-1].isalpha() else word.lower()  # "3'-UTR"
    readings = _table().get(low)
    if low in _CLOSED and not (readings and low in {"promoter", "promoters"}):
        return low, _CLOSED[low], None
    if readings:
        return low, _word_tag(readings[0]), readings[0]
    for listed, tag in _PLAIN:
        if low in listed:
            return low, tag, None
    return low, _unknown(low, word), None


def _word_tag(word: Word) -> str:
    return _FORM_TAG[word.form] if word.part == "verb" else _PART_TAG[word.part]


def _unknown(low: str, word: str) -> str:
    first = low[0]
    if first.isdigit():
        return "#"
    if not first.isalpha():
        return _PUNCTUATION.get(word, word)
    if low.endswith("ly") and len(low) > 4:
        return "R"
    if low.endswith("ed") and len(low) > 4 and "-" not in low:
        return "q"
    if low.endswith("ing") and len(low) > 5 and "-" not in low:
        return "w" if low in closed.NOUNS_IN_ING else "G"
    return "w"


_NOUN_BEFORE = frozenset("DJP#w")
_VERB_BEFORE = frozenset("mxoU")
_NP_START = frozenset("DEJnalcw")
# What is kept in cages and dishes has controls.
_KEPT = frozenset({Kind.ORGANISM, Kind.CELL, Kind.CELL_LINE, Kind.TISSUE})
_BEFORE_LESSER = {"dominant-negative": _NP_START, "antisense": frozenset("E")}


def _resolve(tokens: list[Token]) -> None:
    """Choose between the readings of words that are a noun and a verb by their neighbours."""
    for index, token in enumerate(tokens):
        if token.word is not None:
            readings = _table()[token.low]
            if len(readings) > 1:
                _choose(tokens, index, readings)
        elif token.tag == "k" and token.low in closed.PLAIN_NOUNS and not _verb_place(tokens, index):
            token.tag = "w"
        elif token.low in _BY_WORD:
            _BY_WORD[token.low](tokens, index)


def _follows(tokens: list[Token], index: int) -> Token | None:
    """The token after the one at *index*."""
    return tokens[index + 1] if index + 1 < len(tokens) else None


def _resolve_colon(tokens: list[Token], index: int) -> None:
    """A colon between two names joins them as a slash does: "CLOCK:BMAL1"."""
    following = _follows(tokens, index)
    joined = index > 0 and following is not None and tokens[index].glued and following.glued
    if joined and following is not None and tokens[index - 1].tag == following.tag == "E":
        tokens[index].tag = "/"


def _resolve_signal(tokens: list[Token], index: int) -> None:
    """A verb in "X signals through Y"."""
    following = _follows(tokens, index)
    if index > 0 and tokens[index - 1].tag in "ETl" and following is not None and following.low in closed.BY_WAY_OF:
        tokens[index].tag = "k"


def _resolve_control(tokens: list[Token], index: int) -> None:
    """A verb in "X controls growth", not in "control cells"."""
    following, before = _follows(tokens, index), _before(tokens, index)
    if before is None or following is None or before.tag not in "ETlm" or tokens[index].glued:
        return
    if following.tag in "DJn" or (following.name is not None and following.name.entity.kind not in _KEPT):
        token = tokens[index]
        token.word = next(one for one in _table()[token.low] if one.form == "finite")
        token.tag = "v"


def _resolve_no(tokens: list[Token], index: int) -> None:
    """Denies in "no longer"."""
    following = _follows(tokens, index)
    if following is not None and following.low == "longer":
        tokens[index].tag, following.tag = "x", "R"


def _resolve_that(tokens: list[Token], index: int) -> None:
    """Stands for a noun before in "that of X"."""
    following = _follows(tokens, index)
    if following is not None and following.low == "of":
        tokens[index].tag = "U"


def _resolve_thus(tokens: list[Token], index: int) -> None:
    """As "thereby" in "..., thus activating Y"."""
    following = _follows(tokens, index)
    if following is not None and following.tag == "g":
        tokens[index].tag = "R"


_BY_WORD: dict[str, Callable[[list[Token], int], None]] = {
    ":": _resolve_colon,
    **dict.fromkeys(("signal", "signals"), _resolve_signal),
    **dict.fromkeys(("control", "controls"), _resolve_control),
    "no": _resolve_no,
    "that": _resolve_that,
    **dict.fromkeys(("thus", "hence"), _resolve_thus),
}


def _choose(tokens: list[Token], index: int, readings: tuple[Word, ...]) -> None:
    token = tokens[index]
    verbs = [one for one in readings if one.part == "verb"]
    others = [one for one in readings if one.part != "verb"]
    if not verbs or not others:
        chosen = readings[0]
        if token.low == "reduced" or token.tag == "J":
            chosen = verbs[0] if verbs else readings[0]
        elif token.low in _BEFORE_LESSER and index + 1 < len(tokens) and _lesser(token, tokens[index + 1]):
            chosen = others[-1]  # "dominant-negative X" is a lesser X, "an X dominant-negative" acts against X
        token.word, token.tag = chosen, _word_tag(chosen)
        return
    chosen = verbs[0]
    if chosen.form == "past":
        pass  # "increased": participle or past, the phrase reader decides
    elif (chosen.form == "ing" and not _ing_verb(tokens, index)) or (
        chosen.form == "finite" and not _verb_place(tokens, index)
    ):
        chosen = others[0]
    token.word, token.tag = chosen, _word_tag(chosen)


def _lesser(token: Token, following: Token) -> bool:
    """Whether what follows "dominant-negative" is what is lesser: "dominant-negative X", "... form of X"."""
    return following.tag in _BEFORE_LESSER[token.low] or following.low in closed.PLAIN_NOUNS


def _before(tokens: list[Token], index: int) -> Token | None:
    index -= 1
    while index >= 0 and tokens[index].tag == "R":
        index -= 1
    return tokens[index] if index >= 0 else None


def _verb_place(tokens: list[Token], index: int) -> bool:
    """Whether a word that may be a noun stands where a verb stands."""
    before = _before(tokens, index)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or following is None:
        return False
    if before.low == "to" or before.tag in _VERB_BEFORE or before.tag == "T":
        return True
    if before.tag == "E" and tokens[index].low == "functions" and following.low == "as":
        return True
    if tokens[index].low == "target" and following.tag == "l" and before.tag in "El":
        return False  # "X target genes"
    if before.tag in _NOUN_BEFORE and before.low != "to":
        return before.tag == "w" and before.low.endswith("s") and following.tag in _NP_START
    return following.tag in _NP_START and following.low != "activity" and tokens[index].glued is False


def _ing_verb(tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.low == "to" and index > 0 and tokens[index - 1].low == "by":
        return True  # "by binding to X"
    if following is None or following.tag not in _NP_START or following.tag in "ac":
        return False
    # "X silencing reduced Y": the verb comes after it
    finite = any(one.form == "past" for one in _table().get(following.low, ()))
    return not (finite and index > 0 and tokens[index - 1].tag == "E")
