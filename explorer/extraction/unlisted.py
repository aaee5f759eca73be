"""Genes, microRNAs and ions that nobody listed: told by how they are written and what stands beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from explorer.extraction.listed import listed
from explorer.extraction.tokens import Tokens
from explorer.extraction.word_lists import common_words, cues, never_names
from explorer.model.document import Span
from explorer.model.entity import Entity, Kind

_NUMBER = re.compile(r"\d+p?$")
_SYMBOL = re.compile(r"[A-Z][A-Z]{1,5}\d{1,3}[A-Z]?\d?|[A-Z][a-z]{2,4}\d{1,2}[a-z]?|[A-Z]{3,6}|[a-z]{3,5}\d{1,2}")
# Written like a symbol of a gene of any species: Fkh1p, Gin4, SWI4.
_SURE = re.compile(r"[A-Z][a-z]{2}\d{1,3}p|[A-Z][a-z]{2}\d{1,2}|[A-Z]{3}\d{1,2}")
# Proteins and open reading frames of yeasts: once is enough.
_YEAST = re.compile(r"[A-Z][a-z]{2}\d{1,3}p|Y[A-P][LR]\d{3}[WC]")
# What one mention of a yeast makes a gene: LTE1, Gin4, gin4.
_IN_YEAST = re.compile(r"(?:[A-Z]{3}|[A-Z][a-z]{2}|[a-z]{3})\d{1,3}")
# What one mention of a plant, of a parasite or of bacteria does: EIN3, WRKY33; ROP16; OspF, SopE2.
_IN_PLANTS = re.compile(r"[A-Z]{2,5}\d{1,2}")
_IN_BACTERIA = re.compile(r"[A-Z][a-z]{2}[A-Z]\d?")
# Words of texts about plants, words that may stand in others too, words of texts about bacteria.
PLANTS = frozenset(
    listed("arabidopsis seedling seedlings hypocotyl hypocotyls stomatal phytohormone phytohormones brassinosteroid")
)
_PLANT_HORMONES = frozenset(listed("auxin auxins gibberellin gibberellins jasmonate jasmonates abscisic"))
_PARASITES = frozenset(listed("toxoplasma plasmodium leishmania trypanosoma cryptosporidium"))
_BACTERIA = frozenset(
    listed("""
        bacteria bacterial bacterium salmonella listeria shigella legionella yersinia pseudomonas helicobacter
        mycobacterium chlamydia staphylococcus streptococcus escherichia vibrio brucella coxiella bordetella
    """)
)
_YEASTS = re.compile(r"\b(?:yeasts?|cerevisiae|pombe)\b")
_YEAST_WORDS = ("yeast", "cerevisiae", "pombe")
_MIR = "miR|miRNA|microRNA|let"
# Each way begins with letters, none with what may be left out: so the search skips all other words.
_MIRNA = re.compile(rf"(?:{_MIR}|hsa-(?:{_MIR})|mmu-(?:{_MIR}))-?(?:[A-Z0-9]+-)?\d+[a-z]?(?:-[35]p)?(?![\w])")
# RNAs that code for nothing, by what they are called: circHIPK3, hsa_circ_0001649; "the lncRNA PVT1".
_CIRCULAR = re.compile(
    r"(?<![\w-])(?:circ[A-Z][A-Z0-9]{2,9}|circRNA[-_]\d{2,8}|(?:hsa|mmu)_circ(?:RNA)?_\d{4,8})(?![\w])"
)
_NONCODING = re.compile(
    r"\b(?:lnc ?RNA|long non-?coding RNA|lincRNA|circRNA|circular RNA)s? "
    r"(?P<name>[A-Z][A-Z0-9]{2,9}(?:-[AI][ST]\d)?)(?![\w-])"
)
# A maker's code of a compound, and the words beside it that make it one.
_CODE = r"[A-Z]{1,4}[- ]?\d{3,7}[A-Z]?(?:[-/]\d{1,5})?"
_ACTING = r"(?:inhibitor|antagonist|agonist|blocker|activator)s?"
_CODED = re.compile(
    rf"\b{_ACTING}(?:,? |,? ?\()(?P<after>{_CODE})(?![\w-])"
    rf"|(?<![\w-])(?P<before>{_CODE})(?:, | \(| is )(?:an?|the) (?:[\w/α-ω-]+ ){{0,4}}{_ACTING}\b"
)
# What every such mention has, and most texts have not: looked for in a fraction of the time.
_NUMBERED, _ACTS = re.compile(r"[A-Z][- ]?\d{3}"), re.compile(_ACTING)
# What international nonproprietary names of drugs end in (WHO); names after the rules of chemistry.
_DRUG_ENDS = (
    *("ciclib", "parib", "zomib", "tinib", "rafenib", "metinib", "lisib", "sertib", "degib", "vastatin", "mycin"),
    *("rubicin", "platin", "taxel", "abine", "trexate", "cillin", "oxacin", "sartan", "prazole", "dipine", "gliptin"),
    *("gliflozin", "glitazone", "lukast", "setron", "amab", "emab", "imab", "omab", "umab"),
)
_TAIL = r"[a-z]{6,}(?:ate|ide|ine|one|ol|ane|ene|yne|imide|imycin)(?![\w-])"
_SYSTEMATIC = re.compile(
    r"(?<![\w-])(?!\d+-nucleotide)(?:(?:\d+'?(?:,\d+'?)*|[NOSDL]|[αβγ]|alpha|beta|gamma|cis|trans)-)(?:[a-z]+-)?"
    rf"(?:\d+(?:,\d+)*-)?{_TAIL}"
)
_TAILED = re.compile(f"-{_TAIL}")  # what every such name has
# Nitric oxide where only a word beside it tells it from "no".
_NITRIC = re.compile(
    r"NO(?:(?<![\w-]NO)(?=(?:[- ](?:production|release|synthesis|generation|formation|levels?|donors?|bioavailability|"
    r"scavengers?|mediated|dependent|induced|signal+ing)|/cGMP)\b)|(?<=-derived NO)\b)"
)
_MONTHS = frozenset(
    (
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "fig",
        "ref",
        "vol",
        "ivs",
        "type",
        "exon",
        "day",
        "case",
        "site",
    )
)
# What every ion has, and most texts have not.
_SIGNED = re.compile(r"[+-](?!\w)")
_ION = re.compile(r"(?<![\w+])(Na|K|H|Cl|Ca|Mg|Zn|Cu|Fe|Mn)(?:\([1-3]?[+-]\)| ?[1-3]?[+-]{1,2})(?![\w+])")
_IONS = {
    "Na": ("CHEBI:29101", "sodium"),
    "K": ("CHEBI:29103", "potassium"),
    "H": ("CHEBI:15378", "hydron"),
    "Cl": ("CHEBI:17996", "chloride"),
    "Ca": ("CHEBI:29108", "calcium"),
    "Mg": ("CHEBI:18420", "magnesium(2+)"),
    "Zn": ("CHEBI:29105", "zinc(2+)"),
    "Cu": ("CHEBI:29036", "copper(2+)"),
    "Fe": ("CHEBI:24875", "iron cation"),
    "Mn": ("CHEBI:29035", "manganese(2+)"),
}


def unlisted_names(tokens: Tokens, taken: Sequence[Span]) -> Iterator[tuple[Span, Entity]]:
    """Yield what its form alone tells: ions, microRNAs, and symbols that the text calls a gene or uses as one."""
    covered = bytearray(len(tokens.text))
    for span in taken:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    for span, entity in (*_by_form(tokens.text), *_drugs(tokens), *_codes(tokens.text), *_symbols(tokens)):
        if not any(covered[span.start : span.end]):
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
            yield span, entity


def _by_form(text: str) -> Iterator[tuple[Span, Entity]]:
    for match in _ION.finditer(text) if _SIGNED.search(text) else ():
        id_, name = _IONS[match.group(1)]
        yield Span(match.start(), match.end()), Entity(id_, name, Kind.CHEMICAL)
    for match in _NITRIC.finditer(text):
        yield Span(match.start(), match.end()), Entity("CHEBI:16480", "nitric oxide", Kind.CHEMICAL)
    for match in _SYSTEMATIC.finditer(text) if _TAILED.search(text) else ():
        yield Span(match.start(), match.end()), Entity(None, match.group(), Kind.CHEMICAL)
    for span, name in _noncoding(text) if "RNA" in text or "circ" in text else ():
        yield span, Entity(None, name, Kind.GENE)
    for match in _MIRNA.finditer(text):
        name = re.sub(r"^(?:hsa-|mmu-)?(?:miRNA|microRNA|miR)-?", "miR-", match.group())
        yield Span(match.start(), match.end()), Entity(None, name, Kind.MIRNA)


def _noncoding(text: str) -> Iterator[tuple[Span, str]]:
    for match in _CIRCULAR.finditer(text):
        yield Span(match.start(), match.end()), match.group()
    named = dict.fromkeys(match.group("name") for match in _NONCODING.finditer(text))
    for name in (one for one in named if one.lower() not in never_names()):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            yield Span(match.start(), match.end()), name


def _drugs(tokens: Tokens) -> Iterator[tuple[Span, Entity]]:
    for index, word in enumerate(tokens.words):
        if len(word) > 7 and word.endswith(_DRUG_ENDS) and word[1:].islower():
            yield Span(tokens.starts[index], tokens.ends[index]), Entity(None, word, Kind.CHEMICAL)


def _codes(text: str) -> Iterator[tuple[Span, Entity]]:
    """Codes of compounds: each that stands beside "inhibitor" or the like once, wherever else it stands too."""
    if not (_NUMBERED.search(text) and _ACTS.search(text)):
        return
    codes = dict.fromkeys(match.group("after") or match.group("before") for match in _CODED.finditer(text))
    for code in codes:
        for match in re.finditer(rf"(?<![\w-]){re.escape(code)}(?![\w-])", text):
            yield Span(match.start(), match.end()), Entity(None, code, Kind.CHEMICAL)


def _symbols(tokens: Tokens) -> Iterator[tuple[Span, Entity]]:
    words, beside = tokens.words, cues("called")
    called = {
        words[at - 1]
        for at, key in enumerate(tokens.keys)
        if key in beside and at > 0 and words[at].lower() in beside and _called_a_gene(tokens, at)
    }
    forms = _usual_forms(tokens)
    sure = {word for word, count in Counter(words).items() if _sure(word, count, forms)}
    if not called and not sure:
        return
    for index, word in enumerate(words):
        if word in called or (word in sure and _plausible(tokens, index)):
            yield Span(tokens.starts[index], tokens.ends[index]), Entity(None, word, Kind.GENE)


def _usual_forms(tokens: Tokens) -> list[re.Pattern[str]]:
    """Return how genes are written in texts about what this one is about: yeasts, plants, bacteria."""
    yeast = any(word in tokens.text for word in _YEAST_WORDS) and bool(_YEASTS.search(tokens.text))
    where = ((_IN_PLANTS, PLANTS | _PLANT_HORMONES | _PARASITES), (_IN_BACTERIA, _BACTERIA))
    return [_IN_YEAST] * yeast + [form for form, words in where if not words.isdisjoint(tokens.keys)]


def _sure(word: str, count: int, forms: Sequence[re.Pattern[str]]) -> bool:
    """Return whether a word is a gene's symbol by its form, its frequency and the forms that the organism's have."""
    if not 4 <= len(word) <= 8 or not (word[-1].isdigit() or word[-1].isupper() or word[-1] == "p"):
        return False
    usual = _YEAST.fullmatch(word) or (count > 1 and _SURE.fullmatch(word))
    return bool(usual or any(form.fullmatch(word) for form in forms))


def _plausible(tokens: Tokens, index: int) -> bool:
    key = tokens.keys[index]
    stem = _NUMBER.sub("", key)
    return key not in never_names() and key not in common_words() and stem not in never_names() and stem not in _MONTHS


def _called_a_gene(tokens: Tokens, index: int) -> bool:
    """Whether the word before the one at *index*, which is one like "gene", looks like a symbol."""
    before = index - 1
    return bool(_SYMBOL.fullmatch(tokens.words[before])) and tokens.after(before) == " " and _plausible(tokens, before)
