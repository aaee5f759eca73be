"""The papers of a page: its parts walked in order, and sorted to what stands before, in and behind each abstract."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from explorer.formats import clutter, sections
from explorer.formats.parts import SURE_TITLE, Kind, Part, best_title, title_score

# How many parts a head of a paper has at most, and how far a page's own words go before it.
NEAR = 14
FAR = 40
_CUT_SHORT = re.compile(r"(?i)(?:…|\.\.\.|\bread more|\bshow more|\bsee more)\W*$")


@dataclass(slots=True)
class Found:
    """One paper of a page, while it is being found: what stands before its abstract, the abstract, and what follows."""

    before: list[Part] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)
    after: list[Part] = field(default_factory=list)


def papers_of(parts: Sequence[Part]) -> list[Found]:
    """Return the papers found in the parts of a page, in their order."""
    return _Walker(parts).run()


class _Walker:
    """Walks the parts of a page in order and sorts them to papers.

    States: *seeking* an abstract, *inside* one, *interrupted* by something foreign, and in the *tail* of a page, where
    only the head of another paper begins one again.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.found: list[Found] = []
        self.current = Found()
        self.held: list[Part] = []
        self.state = "seeking"

    def run(self) -> list[Found]:
        """Return the papers of the page."""
        steps: dict[str, Callable[[int, Part], None]] = {
            "seeking": self._seeking,
            "inside": self._inside,
            "interrupted": self._interrupted,
            "tail": self._tail,
        }
        for at, part in enumerate(self.parts):
            steps[self.state](at, part)
        self._close([])
        return self.found

    def _seeking(self, at: int, part: Part) -> None:
        if part.kind is Kind.ABSTRACT:
            self.current.before.append(part)
            if _has_words_soon(self.parts, at):
                self.state = "inside"
        elif self._begins(at, part):
            self._begin(part)
        else:
            self.current.before.append(part)

    def _begins(self, at: int, part: Part) -> bool:
        """Tell whether an abstract without a heading begins here."""
        if part.kind not in {Kind.LABEL, Kind.SENTENCE, Kind.PROSE} or _heading_follows(self.parts, at):
            return False
        if part.kind is Kind.LABEL:
            return any(one.kind is Kind.PROSE for one in self.parts[at + 1 : at + 2])
        if part.kind is Kind.SENTENCE or self._head_is_whole():
            return self._head_is_whole()
        aside = any(one.kind is Kind.ASIDE for one in self.parts[max(0, at - 1) : at])
        return not aside and self._prose_begins(at, part)

    def _prose_begins(self, at: int, part: Part) -> bool:
        if _is_long_title(self.parts, at, part):
            return False
        if clutter.is_strong(part.text) or sections.inline(part.text) is not None:
            return self._title_is_near() or not _heading_exists(self.parts, at)
        return self._follows_head() and not _strong_follows(self.parts, at)

    def _title_is_near(self) -> bool:
        before = self.current.before
        return any(title_score(before, index) >= SURE_TITLE for index in range(max(0, len(before) - 3), len(before)))

    def _head_is_whole(self) -> bool:
        """Tell whether a title stands before, and authors or journal between it and here."""
        before = self.current.before
        if not before or before[-1].kind not in {Kind.BIBLIOGRAPHIC, Kind.AUTHORS, Kind.ADDRESS}:
            return False
        _, title = best_title(before)
        return title >= 0 and title_score(before, title) >= SURE_TITLE

    def _follows_head(self) -> bool:
        """Tell whether single sentences may be an abstract here: a title stands before them."""
        return any(one.kind in {Kind.SHORT, Kind.SENTENCE} for one in self.current.before[-4:])

    def _begin(self, part: Part) -> None:
        self.current.body.append(part)
        self.state = "inside"

    def _inside(self, at: int, part: Part) -> None:
        if part.kind is Kind.ABSTRACT and _has_words_soon(self.parts, at):
            self._next_paper(part)
        elif part.kind in {Kind.STOP, Kind.ASIDE} and self.current.body:
            self._end(part)
        elif self._opens_another(part):
            self._next_paper(part)
        elif part.kind in {Kind.PROSE, Kind.SENTENCE, Kind.LABEL}:
            self.current.body.append(part)
        elif not self.current.body:
            self.current.before.append(part)
        else:
            self.held = [part]
            self.state = "interrupted"

    def _interrupted(self, at: int, part: Part) -> None:
        if part.kind is Kind.ABSTRACT and _has_words_soon(self.parts, at):
            self._next_paper(part)
        elif part.kind in {Kind.STOP, Kind.ASIDE}:
            self._end(part)
        elif self._opens_another(part):
            self._next_paper(part)
        elif self._continues(at, part):
            self.current.after += self.held
            self.held = []
            self.current.body.append(part)
            self.state = "inside"
        else:
            self.held.append(part)

    def _continues(self, at: int, part: Part) -> bool:
        """Tell whether the abstract goes on after something foreign."""
        if part.kind is Kind.LABEL:
            return self.parts[at + 1 : at + 2] != [] and self.parts[at + 1].kind in {Kind.PROSE, Kind.SENTENCE}
        if part.kind is Kind.PROSE:
            return clutter.is_strong(part.text) or clutter.speaks_of_science(part.text) or len(part.text) > 160
        return part.kind is Kind.SENTENCE and clutter.speaks_of_science(part.text)

    def _tail(self, at: int, part: Part) -> None:
        heading = part.kind is Kind.ABSTRACT and _has_words_soon(self.parts, at)
        if self._is_next_section(part):
            self._begin(part)
        elif heading or self._opens_another(part):
            self._next_paper(part)
        else:
            self.held.append(part)

    def _is_next_section(self, part: Part) -> bool:
        """Tell whether the abstract in hand has headings and *part* begins with one that it does not have yet."""
        match = sections.inline(part.text) if part.kind is Kind.PROSE else None
        own = {found.group() for one in self.current.body if (found := sections.inline(one.text))}
        return match is not None and bool(own) and match.group() not in own

    def _opens_another(self, part: Part) -> bool:
        """Tell whether *part* is the abstract of a further paper: a title stands before it, and where and when."""
        recent = self._recent()
        if part.kind is not Kind.PROSE or not recent or _CUT_SHORT.search(part.text):
            return False
        straight = self.state != "tail" and recent[-1].kind in {Kind.BIBLIOGRAPHIC, Kind.AUTHORS}
        if not (straight or clutter.is_strong(part.text) or sections.inline(part.text)):
            return False
        title = next((index for index in reversed(range(len(recent))) if title_score(recent, index) > 0), None)
        if title is None:
            return False
        if any(one.kind in {Kind.BIBLIOGRAPHIC, Kind.AUTHORS} for one in recent[title + 1 :]):
            return True
        # a title straight above its abstract, a blank line before it: a list of abstracts
        head = recent[title]
        alone = head.paragraph.after_blank and title == len(recent) - 1
        alone = alone and (head.kind is Kind.SHORT or not part.paragraph.after_blank)
        return self.state != "tail" and alone and len(head.text.split()) >= 5 and len(part.text) >= 200

    def _recent(self) -> list[Part]:
        """Return what may be the head of a further paper: what was held, and a title that read like a sentence."""
        own = [self.current.body[-1]] if self._ends_with_a_title() else []
        return [*own, *self.held][-NEAR:] if self.state != "tail" else self.held[-NEAR:]

    def _ends_with_a_title(self) -> bool:
        """Tell whether the last paragraph may be the title of the next paper: one sentence, then its journal."""
        body = self.current.body
        if len(body) < 2 or len(body[-1].text) > 300 or len(clutter.sentence_parts(body[-1].text)) > 1:
            return False
        heads = {Kind.BIBLIOGRAPHIC, Kind.AUTHORS, Kind.ABSTRACT}
        return body[-1].kind in {Kind.SENTENCE, Kind.PROSE} and (not self.held or self.held[0].kind in heads)

    def _end(self, part: Part) -> None:
        self.current.after += self.held
        self.held = [part]
        self.state = "tail"

    def _next_paper(self, part: Part) -> None:
        """Close the paper in hand and begin the next one with the head that stands before *part*."""
        if self.state != "tail" and self._ends_with_a_title():
            self.held.insert(0, self.current.body.pop())
        held, self.held = self.held, []
        start = _head_start(held)
        self._close(held[:start])
        self.current = Found(before=held[start:])
        if part.kind is Kind.ABSTRACT:
            self.state = "inside"
        else:
            self._begin(part)

    def _close(self, after: list[Part]) -> None:
        self.current.after += after or self.held
        if self.current.body or (self.current.before and not self.found):
            self.found.append(self.current)


def _head_start(parts: list[Part]) -> int:
    """Return where the head of the next paper begins: its title, or a bibliographic line straight before it."""
    best = max(range(len(parts)), key=lambda index: (title_score(parts, index), -index), default=0)
    if not parts or title_score(parts, best) <= 0:
        return max(0, len(parts) - 3)
    while best > 0 and parts[best - 1].kind is Kind.BIBLIOGRAPHIC:
        best -= 1
    return best


def _is_long_title(parts: Sequence[Part], at: int, part: Part) -> bool:
    """Tell whether *part* is a title of two sentences: authors or journal stand straight behind it, then text."""
    if len(part.text) > 300 or len(clutter.sentence_parts(part.text)) > 3 or sections.inline(part.text):
        return False
    behind = parts[at + 1 : at + 2]
    head = bool(behind) and behind[0].kind in {Kind.BIBLIOGRAPHIC, Kind.AUTHORS}
    return head and any(one.kind in {Kind.PROSE, Kind.ABSTRACT} for one in parts[at + 2 : at + 8])


def _heading_exists(parts: Sequence[Part], at: int) -> bool:
    """Tell whether the page goes on to a heading *Abstract*: what stands before it without a title is the page's."""
    following = parts[at + 1 : at + 1 + FAR]
    return any(
        one.kind is Kind.ABSTRACT and _has_words_soon(parts, at + 1 + index) for index, one in enumerate(following)
    )


def _strong_follows(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a real paragraph stands close behind: then a line that reads like a sentence may be a title."""
    return any(clutter.is_strong(one.text) and one.kind is Kind.PROSE for one in parts[at + 1 : at + NEAR])


def _heading_follows(parts: Sequence[Part], at: int) -> bool:
    """Tell whether the heading *Abstract* of this same paper comes later, so that this is no abstract yet."""
    for one in parts[at + 1 : at + 1 + NEAR]:
        if one.kind is Kind.ABSTRACT:
            return True
        if one.kind in {Kind.STOP, Kind.BIBLIOGRAPHIC, Kind.AUTHORS}:
            return False
    return False


def _has_words_soon(parts: Sequence[Part], at: int) -> bool:
    """Tell whether the abstract follows this heading, and it is no entry of a menu."""
    for one in parts[at + 1 : at + 6]:
        if one.kind in {Kind.PROSE, Kind.SENTENCE}:
            return True
        if one.kind in {Kind.STOP, Kind.ABSTRACT}:
            return False
    return False
