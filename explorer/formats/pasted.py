"""A page as pasted from a browser: one or several abstracts between menus, advertising and lists.

Paragraphs are sorted by form (see `clutter`), then walked in order. An abstract begins at its heading or at the first
running text, and ends at a heading that only stands behind abstracts (*Keywords*, *References*, *Full text links* ...).
Something foreign in the middle of an abstract interrupts it only: running text that follows is the abstract again, so
that no sentence of it falls away. Title, authors, journal and date are looked for in what stands before it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from explorer.formats import bibline, bylines, clutter, sections
from explorer.formats.paragraphs import Paragraph, paragraphs
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind, joined
from explorer.model.imports import Problem

_ABSTRACT = re.compile(
    r"(?:article |main |structured |english )?abstract\s*[:.]?|abstract text|zusammenfassung|résumé", re.IGNORECASE
)
_ABSTRACT_INLINE = re.compile(
    r"(?:Abstract|ABSTRACT)\s*(?:[:.—–-]\s*|(?=(?:Background|BACKGROUND|Objective|OBJECTIVE|Aims?)\b))"
)
_STOP = re.compile(
    r"""(?ix)
    (?: key\ ?words? | keyword | index\ terms | full[\ -]?text\ (?:links?|sources?) | references | bibliography
    | related\b.{0,30} | similar\ (?:articles|papers|research|content).{0,20} | cited\ by.{0,20} | citing\ .{0,20}
      | (?:\d+\.?\s*)?introduction | main\ text | figures?(?:\ \(\d+\)|\ (?:and|&)\ tables)? | publication\ types?
      | mesh\ terms.{0,30} | substances | conflict\ of\ interest.{0,30}
      | (?:competing|declaration\ of).{0,20}\ interests?.{0,10} | linkout.{0,30} | grant\ support
      | grants? .{0,20}| funding(?:\ information)?
      | recommended.{0,40} | recommendations? | people\ (?:also|who).{0,40} | supplement(?:ary|al).{0,40}
      | supporting\ information | section\ snippets
      | access\ (?:this\ article|options|through.{0,40}|provided.{0,40}) | buy\ article.{0,30}
      | rights\ and\ permissions | about\ this\ article
      | acknowledge?ments? | author\ (?:contributions?|information).{0,20} | data\ availability.{0,20}
      | abbreviations? | footnotes | mobile\ app\ image | comments?\ \(\d+\) | change\ history
      | associated\ data | extended\ data.{0,20} | source\ data | ethics\ declarations | graphical\ abstract
      | citations?\ \d+ | what\ do\ you\ think.{0,60} | trending.{0,30} | more\ (?:from|like|in|by)\b.{0,40}
      | discover\ the\ world.{0,60} | publisher['’]s\ note )
    \s*:?
    """
)
_STOP_START = re.compile(
    r"(?i)(?:key\s?words?|abbreviations?|index terms|mesh terms|funding|conflicts? of interest|abbreviations used)\s*[:—–]\s*\S"
)
_ASIDE = re.compile(
    r"(?i)(?:highlights|significance(?: statement)?|graphical abstract|in brief|teaser|author summary|(?:plain[- ])?(?:lay|language) summary|key points|editor['’]s summary|one[- ]sentence summary)\s*:?"
)
_COPYRIGHT_TAIL = re.compile(
    r"(?<=[.!?)])\s+(?:Copyright\s*)?(?:©|\(c\)\s?(?=\d{4})|Copyright\s+(?=\d{4}))\s*[^.]{0,160}(?:\.[^.]{0,80}){0,3}$"
)
_PREPRINT = re.compile(r"(?i)\b(?:this (?:article )?is a preprint|bioRxiv|medRxiv|not been certified by peer review)\b")
_RETRACTED = re.compile(r"(?i)^(?:retracted(?: article)?\b|this article has been retracted)")
_REVIEW = re.compile(r"(?i)^(?:review(?: article)?|systematic review|mini-?review|meta-analysis)$")
_CUT_SHORT = re.compile(r"(?i)(?:…|\.\.\.|\bread more|\bshow more|\bsee more)\W*$")
_MORE = re.compile(r"\s*(?:…|\.\.\.)?\s*(?:Read more|Show more|See more|Show less|Read less)\W*$")
_OTHERS = re.compile(
    r"(?i)(?:references|bibliography|similar|related|cited by|citing|recommended|more (?:from|like)|people also)"
)
_BULLET = re.compile(r"^[•‣▪·*–-]\s+")
NEAR = 14
FAR = 40
SURE_TITLE = 6


class Kind(Enum):
    """What a paragraph of a page is by its own form."""

    CLUTTER = auto()
    ABSTRACT = auto()
    ASIDE = auto()
    STOP = auto()
    LABEL = auto()
    BIBLIOGRAPHIC = auto()
    AUTHORS = auto()
    ADDRESS = auto()
    PROSE = auto()
    SENTENCE = auto()
    SHORT = auto()


@dataclass(slots=True)
class _Part:
    """A paragraph with its kind and what a bibliographic line says."""

    paragraph: Paragraph
    kind: Kind
    fields: bibline.Fields = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.paragraph.text


@dataclass(slots=True)
class _Found:
    """One paper of a page, while it is being found: what stands before its abstract, the abstract, and what follows."""

    before: list[_Part] = field(default_factory=list)
    body: list[_Part] = field(default_factory=list)
    after: list[_Part] = field(default_factory=list)


def sniff(text: str) -> bool:
    """Tell whether *text* is a page and not just a title and running text."""
    parts = [_part(paragraph) for paragraph in paragraphs(text)]
    prose = sum(part.kind is Kind.PROSE for part in parts)
    if prose >= 8 and _is_full_text(parts):
        return False
    if prose > 1 and len(_Walker(parts).run()) > 1:
        return True
    # a first line may be a title that only looks like a menu word
    marks = sum(part.kind in _MARKS for part in parts[1:]) + sum(
        part.kind in _MARKS for part in parts[:1] if len(parts) > 2
    )
    return marks >= 1 and (prose >= 1 or marks >= 2)


_MARKS = frozenset({Kind.CLUTTER, Kind.ABSTRACT, Kind.STOP, Kind.BIBLIOGRAPHIC, Kind.AUTHORS})


def _is_full_text(parts: list[_Part]) -> bool:
    """Tell whether the parts are a whole paper in plain text: its own headings, and nothing of a page."""
    own = {Kind.PROSE, Kind.LABEL, Kind.STOP, Kind.ABSTRACT, Kind.SENTENCE, Kind.SHORT}
    return all(part.kind in own for part in parts) and any(
        re.match(r"(?i)(\d\.?\s*)?introduction", part.text) for part in parts
    )


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the papers found in a pasted page, in the order of the page."""
    documents = [document for found in _walk(source.text) if (document := _document(found, source.name))]
    if not documents:
        documents = _whatever_reads_like_text(source)
    yield from documents
    if not documents:
        yield Problem(source.name, 0, "No abstract was recognised; paste its title, a line break, then its words.")


def _whatever_reads_like_text(source: Source) -> list[Document]:
    """Return a document of all sentences where no paper was recognised; nothing that may be an abstract falls away."""
    kinds = {Kind.PROSE, Kind.SENTENCE}
    parts = [part.text for paragraph in paragraphs(source.text) if (part := _part(paragraph)).kind in kinds]
    return [Document(text="\n".join(parts), source=source.name)] if parts else []


def _part(paragraph: Paragraph) -> _Part:
    text = paragraph.text
    if _ABSTRACT.fullmatch(text):
        return _Part(paragraph, Kind.ABSTRACT)
    if _ASIDE.fullmatch(text):
        return _Part(paragraph, Kind.ASIDE)
    if (len(text) <= 90 and _STOP.fullmatch(text)) or (_STOP_START.match(text) and len(text) < 600):
        return _Part(paragraph, Kind.STOP)
    if sections.is_label(text):
        return _Part(paragraph, Kind.LABEL)
    fields = bibline.read(text)
    if fields:
        return _Part(paragraph, Kind.BIBLIOGRAPHIC, fields)
    if clutter.is_strong(text) or sections.inline(text):
        page = clutter.is_page_sentence(text) and not sections.inline(text)
        return _Part(paragraph, Kind.CLUTTER if page else Kind.PROSE)
    return _short_part(paragraph)


def _short_part(paragraph: Paragraph) -> _Part:
    text = paragraph.text
    if clutter.is_clutter(text):
        return _Part(paragraph, Kind.CLUTTER)
    if clutter.is_prose(text):
        return _Part(paragraph, Kind.PROSE)
    names = bylines.authors(text)
    if names:
        return _Part(paragraph, Kind.AUTHORS, names=names)
    if bylines.is_address(text):
        return _Part(paragraph, Kind.ADDRESS)
    return _Part(paragraph, Kind.SENTENCE if clutter.ends_sentence(text) and len(text.split()) >= 3 else Kind.SHORT)


def _walk(text: str) -> list[_Found]:
    walker = _Walker([_part(paragraph) for paragraph in _with_inline_abstracts(paragraphs(text))])
    return walker.run()


def _with_inline_abstracts(found: list[Paragraph]) -> Iterator[Paragraph]:
    """Set a heading that stands in its paragraph ("Abstract: We found ...") on a line of its own."""
    for paragraph in found:
        match = _ABSTRACT_INLINE.match(paragraph.text)
        if match and paragraph.text[match.end() :].strip():
            yield Paragraph("Abstract", paragraph.line, paragraph.after_blank)
            yield Paragraph(paragraph.text[match.end() :].strip(), paragraph.line, after_blank=False)
        else:
            yield paragraph


class _Walker:
    """Walks the parts of a page in order and sorts them to papers.

    States: *seeking* an abstract, *inside* one, *interrupted* by something foreign, and in the *tail* of a page, where
    only the head of another paper begins one again.
    """

    def __init__(self, parts: list[_Part]) -> None:
        self.parts = parts
        self.found: list[_Found] = []
        self.current = _Found()
        self.held: list[_Part] = []
        self.state = "seeking"

    def run(self) -> list[_Found]:
        """Return the papers of the page."""
        for at, part in enumerate(self.parts):
            getattr(self, f"_{self.state}")(at, part)
        self._close([])
        return self.found

    def _seeking(self, at: int, part: _Part) -> None:
        if part.kind is Kind.ABSTRACT:
            self.current.before.append(part)
            if self._has_words_soon(at):
                self.state = "inside"
        elif self._begins(at, part):
            self._begin(part)
        else:
            self.current.before.append(part)

    def _begins(self, at: int, part: _Part) -> bool:
        """Tell whether an abstract without a heading begins here."""
        if part.kind is Kind.LABEL:
            following = self.parts[at + 1 : at + 2]
            return bool(following) and following[0].kind is Kind.PROSE and not self._heading_follows(at)
        if part.kind is Kind.SENTENCE and self._head_is_whole() and not self._heading_follows(at):
            return True
        if part.kind is not Kind.PROSE or self._heading_follows(at):
            return False
        if any(one.kind is Kind.ASIDE for one in self.parts[max(0, at - 1) : at]):
            return False
        if self._head_is_whole():
            return True
        if self._is_long_title(at, part):
            return False
        if clutter.is_strong(part.text) or sections.inline(part.text) is not None:
            return self._title_is_near() or not self._heading_exists(at)
        return self._follows_head() and not self._strong_follows(at)

    def _is_long_title(self, at: int, part: _Part) -> bool:
        """Tell whether *part* is a title of two sentences: authors or journal stand straight behind it, then text."""
        if len(part.text) > 300 or len(clutter.sentence_parts(part.text)) > 3 or sections.inline(part.text):
            return False
        behind = self.parts[at + 1 : at + 2]
        head = bool(behind) and behind[0].kind in {Kind.BIBLIOGRAPHIC, Kind.AUTHORS}
        return head and any(one.kind in {Kind.PROSE, Kind.ABSTRACT} for one in self.parts[at + 2 : at + 8])

    def _title_is_near(self) -> bool:
        before = self.current.before
        return any(_title_score(before, index) >= SURE_TITLE for index in range(max(0, len(before) - 3), len(before)))

    def _heading_exists(self, at: int) -> bool:
        """Tell whether the page goes on to a heading *Abstract*: what stands before it without a title is the page's."""
        following = self.parts[at + 1 : at + 1 + FAR]
        return any(
            one.kind is Kind.ABSTRACT and self._has_words_soon(at + 1 + index) for index, one in enumerate(following)
        )

    def _head_is_whole(self) -> bool:
        """Tell whether a title stands before, and authors or journal between it and here."""
        before = self.current.before
        if not before or before[-1].kind not in {Kind.BIBLIOGRAPHIC, Kind.AUTHORS, Kind.ADDRESS}:
            return False
        _, title = _title(before)
        return title >= 0 and _title_score(before, title) >= SURE_TITLE

    def _strong_follows(self, at: int) -> bool:
        """Tell whether a real paragraph stands close behind: then a line that reads like a sentence may be a title."""
        return any(clutter.is_strong(one.text) and one.kind is Kind.PROSE for one in self.parts[at + 1 : at + NEAR])

    def _follows_head(self) -> bool:
        """Tell whether single sentences may be an abstract here: a title stands before them."""
        return any(one.kind in {Kind.SHORT, Kind.SENTENCE} for one in self.current.before[-4:])

    def _heading_follows(self, at: int) -> bool:
        """Tell whether the heading *Abstract* of this same paper comes later, so that this is no abstract yet."""
        for one in self.parts[at + 1 : at + 1 + NEAR]:
            if one.kind is Kind.ABSTRACT:
                return True
            if one.kind in {Kind.STOP, Kind.BIBLIOGRAPHIC, Kind.AUTHORS}:
                return False
        return False

    def _has_words_soon(self, at: int) -> bool:
        """Tell whether the abstract follows this heading, and it is no entry of a menu."""
        for one in self.parts[at + 1 : at + 6]:
            if one.kind in {Kind.PROSE, Kind.SENTENCE}:
                return True
            if one.kind in {Kind.STOP, Kind.ABSTRACT}:
                return False
        return False

    def _begin(self, part: _Part) -> None:
        self.current.body.append(part)
        self.state = "inside"

    def _inside(self, at: int, part: _Part) -> None:
        if part.kind is Kind.ABSTRACT and self._has_words_soon(at):
            self._next_paper(part, at)
        elif part.kind in {Kind.STOP, Kind.ASIDE} and self.current.body:
            self._end(part)
        elif self._opens_another(at, part):
            self._next_paper(part, at)
        elif part.kind in {Kind.PROSE, Kind.SENTENCE, Kind.LABEL}:
            self.current.body.append(part)
        elif not self.current.body:
            self.current.before.append(part)
        else:
            self.held = [part]
            self.state = "interrupted"

    def _interrupted(self, at: int, part: _Part) -> None:
        if part.kind is Kind.ABSTRACT and self._has_words_soon(at):
            self._next_paper(part, at)
        elif part.kind in {Kind.STOP, Kind.ASIDE}:
            self._end(part)
        elif self._opens_another(at, part):
            self._next_paper(part, at)
        elif self._continues(at, part):
            self.current.after += self.held
            self.held = []
            self.current.body.append(part)
            self.state = "inside"
        else:
            self.held.append(part)

    def _continues(self, at: int, part: _Part) -> bool:
        """Tell whether the abstract goes on after something foreign."""
        if part.kind is Kind.LABEL:
            return self.parts[at + 1 : at + 2] != [] and self.parts[at + 1].kind in {Kind.PROSE, Kind.SENTENCE}
        if part.kind is Kind.PROSE:
            return clutter.is_strong(part.text) or clutter.speaks_of_science(part.text) or len(part.text) > 160
        return part.kind is Kind.SENTENCE and clutter.speaks_of_science(part.text)

    def _tail(self, at: int, part: _Part) -> None:
        heading = part.kind is Kind.ABSTRACT and self._has_words_soon(at)
        if self._is_next_section(part):
            self._begin(part)
        elif heading or self._opens_another(at, part):
            self._next_paper(part, at)
        else:
            self.held.append(part)

    def _is_next_section(self, part: _Part) -> bool:
        """Tell whether the abstract in hand has headings and *part* begins with one that it does not have yet."""
        match = sections.inline(part.text) if part.kind is Kind.PROSE else None
        own = [found for one in self.current.body if (found := sections.inline(one.text))]
        return bool(match and own) and match.group() not in {found.group() for found in own} if match else False

    def _opens_another(self, at: int, part: _Part) -> bool:
        """Tell whether *part* is the abstract of a further paper: a title stands before it, and where and when."""
        recent = self._recent()
        if part.kind is not Kind.PROSE or not recent or _CUT_SHORT.search(part.text):
            return False
        if not (clutter.is_strong(part.text) or sections.inline(part.text)):
            return False
        title = next((index for index in reversed(range(len(recent))) if _title_score(recent, index) > 0), None)
        if title is None:
            return False
        if any(one.kind in {Kind.BIBLIOGRAPHIC, Kind.AUTHORS} for one in recent[title + 1 :]):
            return True
        # a title straight above its abstract, a blank line before it: a list of abstracts
        alone = recent[title].paragraph.after_blank and title == len(recent) - 1
        return self.state != "tail" and alone and len(recent[title].text.split()) >= 5 and len(part.text) >= 200

    def _recent(self) -> list[_Part]:
        if self.state != "inside":
            return self.held[-NEAR:]
        # a title that ends with a full stop reads like a sentence and was taken into the body
        return self.current.body[-1:] if self.current.body[1:] and self.current.body[-1].kind is Kind.SENTENCE else []

    def _end(self, part: _Part) -> None:
        self.current.after += self.held
        self.held = [part]
        self.state = "tail"

    def _next_paper(self, part: _Part, at: int) -> None:
        """Close the paper in hand and begin the next one with the head that stands before *part*."""
        held, self.held = self.held, []
        if self.state == "inside" and not held:
            cut = _head_start(self.current.body)
            held = self.current.body[cut:]
            del self.current.body[cut:]
        start = _head_start(held)
        self._close(held[:start])
        self.current = _Found(before=held[start:])
        if part.kind is Kind.ABSTRACT:
            self.state = "inside"
        else:
            self._begin(part)

    def _close(self, after: list[_Part]) -> None:
        self.current.after += after or self.held
        if self.current.body or (self.current.before and not self.found):
            self.found.append(self.current)


def _head_start(parts: list[_Part]) -> int:
    """Return where the head of the next paper begins: its title, or a bibliographic line straight before it."""
    best = max(range(len(parts)), key=lambda index: (_title_score(parts, index), -index), default=0)
    if not parts or _title_score(parts, best) <= 0:
        return max(0, len(parts) - 3)
    while best > 0 and parts[best - 1].kind in {Kind.BIBLIOGRAPHIC}:
        best -= 1
    return best


def _title_score(parts: list[_Part], index: int) -> float:
    """Return how much a part looks like the title of the abstract that follows *parts*; 0 or less: it is none."""
    part = parts[index]
    text, count = part.text, len(part.text.split())
    if part.kind not in {Kind.SHORT, Kind.SENTENCE, Kind.PROSE, Kind.CLUTTER} or not 3 <= len(text) <= 400:
        return 0
    if part.kind is Kind.CLUTTER and (count < 7 or clutter.is_page_sentence(text) or clutter.is_prose(text)):
        return 0
    if part.kind is Kind.PROSE and len(clutter.sentence_parts(text)) > (3 if len(text) <= 300 else 2):
        return 0
    score = min(count, 12) / 2 + (3 if clutter.speaks_of_science(text) else 0) - (4 if part.kind is Kind.CLUTTER else 0)
    following = [one.kind for one in parts[index + 1 : index + 4]]
    score += 3 if Kind.AUTHORS in following[:2] else 0
    score += 2 if Kind.BIBLIOGRAPHIC in following else 0
    score += 2 if sum(text.casefold().rstrip(".") in one.text.casefold() for one in parts) > 1 else 0
    score += 2 * (index + 1) / len(parts)
    return score if count >= 3 or following[:1] in ([Kind.AUTHORS], [Kind.BIBLIOGRAPHIC]) or len(parts) <= 2 else 0


def _document(found: _Found, name: str) -> Document | None:
    title, at = _title(found.before)
    body = _body_lines(found.body)
    if not body and (not title or not any(part.kind is Kind.BIBLIOGRAPHIC for part in found.before)):
        return None
    text = joined(title, "\n".join(body))
    fields = _fields(found, at)
    start = len(title) + 1 if title and body else 0
    return Document(
        text=text,
        title=title,
        authors=_authors(found.before, at),
        kind=_kind(found),
        source=name,
        sections=sections.find(text, start) if body else (),
        **fields,
    )


def _title(before: list[_Part]) -> tuple[str, int]:
    """Return the best title among the parts before an abstract and where it stands; the later one of two equals."""
    best = max(range(len(before)), key=lambda index: (_title_score(before, index), index), default=-1)
    if best < 0 or _title_score(before, best) <= 0:
        return "", -1
    return re.sub(r"^(?:title|article)\s*:\s*", "", before[best].text, flags=re.IGNORECASE), best


def _body_lines(body: list[_Part]) -> list[str]:
    """Return the paragraphs of an abstract; a heading without words, a copyright note and *Read more* at its end go."""
    lines = [part.text for part in body]
    while body and lines and body[len(lines) - 1].kind is Kind.LABEL:
        lines.pop()
    if lines:
        lines[-1] = _COPYRIGHT_TAIL.sub("", _MORE.sub("", lines[-1]))
    return [line for line in lines if line]


def _fields(found: _Found, title: int) -> bibline.Fields:
    """Return what the bibliographic lines say: those after the title first, then those before it and behind the abstract.

    Lists of other papers stand behind the abstract too: only what comes before the first of them counts.
    """
    own = itertools.takewhile(lambda part: not _OTHERS.match(part.text), found.after[:NEAR])
    fields: bibline.Fields = {}
    near = [*found.before[max(title, 0) :], *found.before[: max(title, 0)][::-1], *own]
    # the date of the issue goes before that of the first appearance on the web
    for part in sorted(near, key=lambda part: not {"volume", "date"} <= part.fields.keys()):
        date = part.fields.get("date", "")
        if len(date) > len(fields.get("date", "")) and date.startswith(fields.get("date", "")):
            fields["date"] = date
        for name, value in part.fields.items():
            fields.setdefault(name, value)
    if "journal" not in fields:
        fields["journal"] = _journal_beside(found.before)
    return fields


def _journal_beside(before: list[_Part]) -> str:
    """Return the short line that names the journal: next to the line with its volume, or said twice on the page."""
    texts = [part.text for part in before]
    for at, part in enumerate(before):
        if not part.fields.keys() & {"volume", "date"}:
            continue
        near = [one for one in (*before[max(0, at - 1) : at], *before[at + 1 : at + 3]) if _may_be_journal(one)]
        for index, one in enumerate(near):
            if (index == 0 and "volume" in part.fields and one in before[:at]) or texts.count(one.text) > 1:
                return one.text
    return ""


def _may_be_journal(part: _Part) -> bool:
    words = part.text.split()
    # a short journal may look like a name: J Biol Chem
    named = part.kind is Kind.AUTHORS and len(part.names) == 1
    return (
        (part.kind is Kind.SHORT or named)
        and len(words) <= 9
        and part.text[:1].isupper()
        and not part.text.endswith((".", ":"))
    )


def _authors(before: list[_Part], title: int) -> tuple[str, ...]:
    """Return the names of the first list of authors after the title; single names line by line are joined."""
    lists = [part.names for part in before[max(title, 0) :] if part.kind is Kind.AUTHORS]
    several = next((names for names in lists if len(names) > 1), None)
    return several or tuple(dict.fromkeys(name for names in lists for name in names))


def _kind(found: _Found) -> DocumentKind:
    lines = [part.text for part in found.before]
    if any(_RETRACTED.match(line) for line in lines):
        return DocumentKind.RETRACTED
    if any(_PREPRINT.search(line) for line in lines):
        return DocumentKind.PREPRINT
    return DocumentKind.REVIEW if any(_REVIEW.match(line) for line in lines) else DocumentKind.PRIMARY
