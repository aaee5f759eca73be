"""Annotated abstracts in BioNLP-ST standoff form: names, events, and the signed facts that follow from them.

``Positive_regulation(Cause: X, Theme: Activation(Theme: Y))`` says that X activates Y: signs multiply along themes, and
a perturbed cause ("inhibition of X") turns the sign. Event types are those of the Cancer Genetics and Pathway Curation
tasks (Pyysalo et al. 2013, Ohta et al. 2013).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.extraction.listed import listed

REGULATIONS = {
    "Positive_regulation": 1,
    "Activation": 1,
    "Negative_regulation": -1,
    "Inactivation": -1,
    "Regulation": 0,
}
LOWERING = frozenset({"Protein_catabolism", "Degradation", "Catabolism", "Dissociation"})
MODIFICATIONS = frozenset(
    listed("""
        Phosphorylation Dephosphorylation Acetylation Deacetylation Methylation Demethylation Ubiquitination
        Deubiquitination Hydroxylation Dehydroxylation Glycosylation DNA_methylation Protein_modification
    """)
)
# What happens to something, and is itself what is acted on.
PROCESSES = frozenset(
    listed("""
    Cell_proliferation Cell_death Cell_differentiation Cell_transformation Cell_division Metastasis
    Blood_vessel_development Growth Development Death Breakdown Remodeling Reproduction Carcinogenesis Glycolysis
    Metabolism Pathway Infection Localization Mutation
    """)
)
_OF_MOLECULES = frozenset({"Localization", "Pathway"})
MOLECULES = frozenset({"Gene_or_gene_product", "Simple_chemical", "Complex", "Protein"})
_THEMES = frozenset({"Theme", "Participant", "Product"})
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated stretch of text: its type, and where it stands."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its type, the key of its trigger, and its arguments (role without number, key)."""

    kind: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]

    def those(self, *roles: str) -> list[str]:
        """Return the arguments in one of *roles*."""
        return [key for role, key in self.arguments if role in roles]

    @property
    def themes(self) -> list[str]:
        """What it happens to."""
        return self.those(*_THEMES)

    @property
    def sign(self) -> int:
        """What it does to its theme."""
        return REGULATIONS.get(self.kind, -1 if self.kind in LOWERING else 1)


@dataclass(frozen=True, slots=True)
class Fact:
    """One stretch acts on another.

    Attributes:
        subject: Key of the stretch that acts.
        object: Key of the stretch that is acted on.
        sign: +1, -1 or 0.
        trigger: Key of the stretch that says it.
        modifies: It is a modification: its sign is 0, and any other is right too.
        negated: It is denied.
        speculated: It is only supposed, or asked for.
        optional: Right where it is found, not missed where it is not.
    """

    subject: str
    object: str
    sign: int
    trigger: str
    modifies: bool
    negated: bool
    speculated: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotated abstract.

    Attributes:
        source: Name of its text file.
        text: The text.
        spans: Annotated stretches by key.
        events: Events by key.
        names: For each stretch, the one name of all its aliases.
        facts: What follows from the events.
    """

    source: str
    text: str
    spans: Mapping[str, Annotated]
    events: Mapping[str, Event]
    names: Mapping[str, str]
    facts: tuple[Fact, ...]

    def best(self, start: int, end: int) -> str | None:
        """Return the key of the stretch that fits the one from *start* to *end* best, or None.

        The same stretch first, then one with the same end (the head of an English noun phrase), then the one with the
        largest share in common. Triggers of regulations and modifications are nobody's name.
        """
        found, rank = None, (0, 0.0)
        for key, span in self.spans.items():
            common = min(end, span.end) - max(start, span.start)
            if common <= 0 or span.kind in REGULATIONS or span.kind in MODIFICATIONS:
                continue
            same = 2 if (start, end) == (span.start, span.end) else int(end == span.end)
            share = common / (max(end, span.end) - min(start, span.start))
            if (same, share) > rank:
                found, rank = key, (same, share)
        return found


def read_folder(folder: Path) -> list[Annotation]:
    """Return the annotated abstracts in *folder*, by name.

    Raises:
        ExplorerError: There are none, or one cannot be understood.
    """
    files = sorted(folder.glob("*.a2"))
    if not files:
        raise ExplorerError(f"{folder} has no abstracts in standoff form (.txt, .a1, .a2).")
    return [read(file.with_suffix("")) for file in files]


def read(base: Path) -> Annotation:
    """Return the annotated abstract in the files *base* with ``.txt``, ``.a1`` and ``.a2``.

    Raises:
        ExplorerError: A file is missing, or a line cannot be understood.
    """
    reader = _Reader()
    text = base.with_suffix(".txt").read_text(encoding="utf-8")
    for ending in (".a1", ".a2"):
        file = base.with_suffix(ending)
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise ExplorerError(f"{file} cannot be read: {error.strerror}.") from error
        for number, line in enumerate(lines, 1):
            try:
                reader.line(line)
            except (ValueError, IndexError) as error:
                raise ExplorerError(f"{file.name}, line {number}: not standoff annotation.") from error
    return Annotation(base.name + ".txt", text, reader.spans, reader.events, reader.names(), tuple(reader.facts()))


class _Reader:
    """Takes the lines of an abstract's annotation."""

    def __init__(self) -> None:
        self.spans: dict[str, Annotated] = {}
        self.events: dict[str, Event] = {}
        self._marks: dict[str, set[str]] = defaultdict(set)
        self._aliases: list[list[str]] = []

    def line(self, line: str) -> None:
        """Take one line."""
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            where, text = rest.split("\t")
            kind, start, *_, end = where.replace(";", " ").split(" ")
            self.spans[key] = Annotated(kind, int(start), int(end), text)
        elif key.startswith("E"):
            head, *arguments = rest.split("\t")[0].split()
            kind, trigger = head.split(":")
            pairs = [one.split(":") for one in arguments]
            self.events[key] = Event(kind, trigger, tuple((role.rstrip("0123456789"), to) for role, to in pairs))
        elif key.startswith(("M", "A")):
            mark, event = rest.split()[:2]
            self._marks[event].add(mark)
        elif key.startswith("*"):
            self._aliases.append(rest.split()[1:])

    def names(self) -> dict[str, str]:
        """Return for each stretch the one name of all its aliases."""
        names = {key: span.text.lower() for key, span in self.spans.items()}
        for group in self._aliases:
            same = sorted({names[key] for key in group if key in names})
            names |= {key: same[0] for key, name in names.items() if name in same}
        return names

    def facts(self) -> Iterator[Fact]:
        """Yield the facts that follow from the events that have a cause."""
        for key, event in self.events.items():
            modifies = event.kind in MODIFICATIONS
            flags = "Negation" in self._marks[key], "Speculation" in self._marks[key]
            for cause in event.those("Cause"):
                for subject, turn, optional in self._subjects(cause):
                    for theme in event.themes:
                        for target, sign in self._objects(theme):
                            total = 0 if modifies else event.sign * turn * sign
                            yield Fact(subject, target, total, event.trigger, modifies, *flags, optional)

    def _objects(self, key: str, depth: int = 0) -> Iterator[tuple[str, int]]:
        """The stretches that an effect on *key* falls on, with the sign that it has there."""
        event = self.events.get(key)
        if depth > _DEEPEST or event is None:
            if event is None:
                yield key, 1
            return
        if not event.themes or self._is_process(event):
            yield event.trigger, 1
            return
        for theme in event.themes:
            for target, sign in self._objects(theme, depth + 1):
                yield target, sign * event.sign

    def _is_process(self, event: Event) -> bool:
        first = self.spans.get(event.themes[0])
        molecular = first is not None and first.kind in MOLECULES
        return event.kind in PROCESSES and not (event.kind in _OF_MOLECULES and molecular)

    def _subjects(self, key: str, depth: int = 0, *, optional: bool = False) -> Iterator[tuple[str, int, bool]]:
        """The stretches that stand behind the cause *key*, the sign that each has there, and whether it is optional.

        A caused event ("IL-6-induced STAT3 activation promotes ...") stands for its own cause; its theme is right too.
        """
        event = self.events.get(key)
        if depth > _DEEPEST or event is None:
            if event is None:
                yield key, 1, optional
            return
        causes = event.those("Cause") or event.those("Instrument")
        for cause in causes:
            yield from self._subjects(cause, depth + 1, optional=optional)
        for theme in event.themes:
            for found, turn, _ in self._subjects(theme, depth + 1):
                yield found, turn * (event.sign or 1), optional or bool(causes)
        if not event.themes and not causes:
            yield event.trigger, 1, optional
