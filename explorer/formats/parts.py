"""Paragraphs of a page by their form: a heading, a bibliographic line, running text, or the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from explorer.formats import bibline, bylines, clutter, sections
from explorer.formats.paragraphs import Paragraph, paragraphs

_ABSTRACT = re.compile(
    r"(?:article |main |structured |english )?abstract\s*[:.]?|abstract text|zusammenfassung|résumé|摘\s*要",
    re.IGNORECASE,
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
      | discover\ the\ world.{0,60} | publisher['’]s\ note
      | literatur(?:verzeichnis|angaben)? | schl(?:ag|üssel)wörter | références | mots[\ -]clés
      | 参考文献 | 关键词 | 關鍵詞 )
    \s*[:：]?
    """
)
_STOP_START = re.compile(
    r"(?i)(?:key\s?words?|abbreviations?|index terms|mesh terms|funding|conflicts? of interest|"
    r"abbreviations used|schl(?:ag|üssel)wörter|mots[ -]clés|关键词|關鍵詞)\s*[:：—–]\s*\S"
)
_ASIDE = re.compile(
    r"(?i)(?:highlights|significance(?: statement)?|graphical abstract|in brief|teaser|author summary|"
    r"(?:plain[- ])?(?:lay|language) summary|key points|editor['’]s summary|one[- ]sentence summary)\s*:?"
)


# From this score on a part is a title, whatever stands around it.
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
class Part:
    """A paragraph with its kind and what a bibliographic line says."""

    paragraph: Paragraph
    kind: Kind
    fields: bibline.Fields = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return self.paragraph.text


def parts_of(text: str) -> list[Part]:
    """Return the paragraphs of *text* with their kinds; a heading *Abstract* in a paragraph stands for itself."""
    return [part_of(paragraph) for paragraph in _with_inline_abstracts(paragraphs(text))]


def part_of(paragraph: Paragraph) -> Part:
    """Return *paragraph* with its kind."""
    heading = _heading(paragraph.text)
    if heading is not None:
        return Part(paragraph, heading)
    fields = bibline.read(paragraph.text)
    if fields:
        return Part(paragraph, Kind.BIBLIOGRAPHIC, fields)
    names = () if clutter.is_strong(paragraph.text) else bylines.authors(paragraph.text)
    kind = _kind(paragraph.text, bool(names))
    return Part(paragraph, kind, names=names if kind is Kind.AUTHORS else ())


def _heading(text: str) -> Kind | None:
    if _ABSTRACT.fullmatch(text):
        return Kind.ABSTRACT
    if _ASIDE.fullmatch(text):
        return Kind.ASIDE
    if (len(text) <= 90 and _STOP.fullmatch(text)) or (_STOP_START.match(text) and len(text) < 600):
        return Kind.STOP
    return Kind.LABEL if sections.is_label(text) else None


def _kind(text: str, has_names: bool) -> Kind:
    if sections.inline(text):
        return Kind.PROSE
    prose = clutter.is_prose(text)
    if clutter.is_page_sentence(text) if prose and clutter.is_strong(text) else clutter.is_clutter(text):
        return Kind.CLUTTER
    if prose:
        return Kind.PROSE
    if has_names:
        return Kind.AUTHORS
    if bylines.is_address(text):
        return Kind.ADDRESS
    return Kind.SENTENCE if clutter.ends_sentence(text) and len(text.split()) >= 3 else Kind.SHORT


def _with_inline_abstracts(found: list[Paragraph]) -> Iterator[Paragraph]:
    """Set a heading that stands in its paragraph ("Abstract: We found ...") on a line of its own."""
    for paragraph in found:
        match = _ABSTRACT_INLINE.match(paragraph.text)
        if match and paragraph.text[match.end() :].strip():
            yield Paragraph("Abstract", paragraph.line, paragraph.after_blank)
            yield Paragraph(paragraph.text[match.end() :].strip(), paragraph.line, after_blank=False)
        else:
            yield paragraph


def title_score(parts: list[Part], index: int) -> float:
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


def best_title(before: list[Part]) -> tuple[str, int]:
    """Return the best title among the parts before an abstract and where it stands; the later one of two equals."""
    best = max(range(len(before)), key=lambda index: (title_score(before, index), index), default=-1)
    if best < 0 or title_score(before, best) <= 0:
        return "", -1
    return re.sub(r"^(?:title|article)\s*:\s*", "", before[best].text, flags=re.IGNORECASE), best
