"""Papers for the store's tests: invented sentences with their evidence. Also run as a child that gets killed."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path

from explorer.model.document import Document, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context, Evidence, Mention
from explorer.model.relation import Relation, Sign

ENTITIES = {
    one.name: one
    for one in (
        Entity("HGNC:6018", "IL6", Kind.GENE, "interleukin 6", ("IL-6", "BSF2", "interferon beta 2")),
        Entity("HGNC:11364", "STAT3", Kind.GENE, "signal transducer and activator of transcription 3", ("APRF",)),
        Entity("HGNC:6192", "JAK2", Kind.GENE, "Janus kinase 2"),
        Entity("HGNC:4910", "HIF1A", Kind.GENE, "hypoxia inducible factor 1 subunit alpha", ("HIF-1α",)),
        Entity("HGNC:11892", "TNF", Kind.GENE, "tumor necrosis factor", ("TNF-α", "TNFalpha")),
        Entity("MESH:D058750", "EMT", Kind.PROCESS, "epithelial-mesenchymal transition"),
        Entity(None, "factor Q", Kind.OTHER),
    )
}
VERBS = {
    "activates": (Relation.ACTIVATES, Sign.POSITIVE),
    "inhibits": (Relation.INHIBITS, Sign.NEGATIVE),
    "binds": (Relation.BINDS, Sign.NONE),
    "phosphorylates": (Relation.PHOSPHORYLATES, Sign.NONE),
}


@dataclass(frozen=True)
class Said:
    """A sentence that says something, such as ``In cells A binds B as shown TAIL.``."""

    subject: str
    verb: str
    object: str
    tail: str = ""
    negated: bool = False
    speculated: bool = False
    implied: bool = False
    confidence: float = 0.9
    origin: str = "builtin"
    rule: str = "svo"

    @property
    def text(self) -> str:
        return f"In cells {self.subject} {self.verb} {self.object} as shown{' ' if self.tail else ''}{self.tail}."


Paper = tuple[Document, list[Evidence], list[Span]]


def paper(title: str, *parts: str | Said, **fields: object) -> Paper:
    """A document of *title* and *parts*, with the evidence and the sentences in it."""
    sentences = [one if isinstance(one, str) else one.text for one in parts]
    document = Document(joined(title, " ".join(sentences)), title=title, **fields)  # type: ignore[arg-type]
    spans = [Span(0, len(title))] if title else []
    place = len(title) + 1 if title and sentences else 0
    found = []
    for one, sentence in zip(parts, sentences, strict=True):
        span = Span(place, place + len(sentence))
        spans.append(span)
        if isinstance(one, Said):
            found.append(_evidence(one, span))
        place = span.end + 1
    assert all(span.of(document.text).strip() for span in spans)
    return document, found, spans


def _evidence(said: Said, sentence: Span) -> Evidence:
    subject = sentence.start + len("In cells ")
    verb = subject + len(said.subject) + 1
    object_ = verb + len(said.verb) + 1
    relation, sign = VERBS[said.verb]
    return Evidence(
        sentence,
        Mention(Span(subject, subject + len(said.subject)), ENTITIES[said.subject]),
        relation,
        sign,
        Mention(Span(object_, object_ + len(said.object)), ENTITIES[said.object]),
        trigger=Span(verb, verb + len(said.verb)),
        negated=said.negated,
        speculated=said.speculated,
        implied=said.implied,
        confidence=said.confidence,
        rule=said.rule,
        origin=said.origin,
        version="1",
        context=(Context("cell", "cell", "CL:0000000"), Context("species", "human")),
    )


def numbered(number: int) -> Paper:
    """The paper with this number: always the same one, with two statements."""
    chance = random.Random(number)
    names = list(ENTITIES)
    said = []
    for place in range(2):
        subject, object_ = chance.sample(names, 2)
        said.append(Said(subject, chance.choice(list(VERBS)), object_, tail=f"in series {number}.{place}"))
    return paper(
        f"Numbered study {number} of signals in cultured cells of one kind",
        f"This is study {number}.",
        *said,
        date=str(2000 + number % 20),
        pmid=str(10_000 + number),
        journal=f"Journal {number % 3}",
    )


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def _wait_for_leave() -> None:
    """Wait for a line on standard input."""
    sys.stdin.readline()


def feed(path: Path, count: int, batch: int) -> None:
    """Import papers 0 to *count* in batches, each when it may, and print a line after each that is kept."""
    from explorer.store.store import Store

    with Store.open(path) as store:
        _say("ready")
        with store.import_run("fed") as run:
            for number in range(count):
                if number % batch == 0:
                    _wait_for_leave()
                run.add(*numbered(number))
                if (number + 1) % batch == 0:
                    run.flush()
                    _say(number + 1)
    _say("done")


def draw(path: Path, count: int) -> None:
    """Save a diagram and a verdict each time that it may, and print each number that is kept."""
    from explorer.model.records import Curation
    from explorer.store.store import Store

    with Store.open(path) as store:
        _say("ready")
        for number in range(1, count + 1):
            _wait_for_leave()
            store.save_diagram("main", f'{{"generation": {number}, "end": {number}, "nodes": "{"x" * 5000}"}}')
            store.append_curation(Curation("h" * 32, "correct", f"note {number}"))
            _say(number)
    _say("done")


def note(path: Path, who: str, count: int) -> None:
    """Append *count* verdicts as one of several programs on one store, none of which gives up on a slow disk."""
    from explorer.model.records import Curation
    from explorer.store import connect
    from explorer.store.store import Store

    connect.BUSY_SECONDS = 300.0
    with Store.open(path) as store:
        for number in range(count):
            store.append_curation(Curation("h" * 32, "correct", f"{who} {number}", who))
    _say("done")


def reread(path: Path, count: int) -> None:
    """Let a store have no evidence and all of it in turn, each when it may, and print each number that is kept."""
    from explorer.model.progress import Progress
    from explorer.model.rereading import Fresh
    from explorer.store.store import Store

    made = [(number + 1, *numbered(number)) for number in range(count)]
    found = [Fresh(number, document, tuple(found), tuple(spans)) for number, document, found, spans in made]
    nothing = [Fresh(number, document, (), tuple(spans)) for number, document, _, spans in made]
    with Store.open(path) as store:
        _say("ready")
        for number in range(1, 100_000):
            _wait_for_leave()
            store.read_again(*((found, "all") if number % 2 else (nothing, "none")), Progress())
            _say(number)


if __name__ == "__main__":
    what, where, *rest = sys.argv[1:]
    if what == "note":
        note(Path(where), rest[0], int(rest[1]))
    else:
        {"feed": feed, "draw": draw, "reread": reread}[what](Path(where), *map(int, rest))
