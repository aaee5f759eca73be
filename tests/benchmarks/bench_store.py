"""How fast a store is: rows imported a second, and milliseconds for what a person waits for.

Run by hand: ``python tests/benchmarks/bench_store.py [evidence] [--keep PATH]``; 500 000 evidence by default.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from explorer.model.document import Document, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.store.quick import last_diagram
from explorer.store.store import Store

PER_DOCUMENT = 10
GENES = 8000
RELATIONS = [(one, one.sign) for one in list(Relation)[:20]]
WORDS = [f"word{number}" for number in range(5000)]


def genes() -> list[Entity]:
    """Genes with names as dictionaries have them."""
    return [
        Entity(
            f"HGNC:{number}",
            f"GN{number}",
            Kind.GENE,
            f"gene number {number} of the table",
            tuple(f"G{number}-syn{part}" for part in range(6)),
        )
        for number in range(GENES)
    ]


def abstracts(count: int) -> Iterator[tuple[Document, list[Evidence], list[Span]]]:
    """Abstracts of ten sentences, each with one evidence; few genes have many edges, as in life."""
    chance, known = random.Random(1), genes()
    for number in range(count):
        title = f"Study {number} of signals in cells"
        text, place, found, spans = [], len(title) + 1, [], [Span(0, len(title))]
        for _ in range(PER_DOCUMENT):
            ends = [known[min(int(chance.paretovariate(0.6)), GENES) - 1] for _ in range(2)]
            relation, sign = chance.choice(RELATIONS)
            tail = " ".join(chance.choices(WORDS, k=14))
            sentence = f"We saw that {ends[0].name} {relation.label} {ends[1].name} {tail}."
            span = Span(place, place + len(sentence))
            subject, object_ = place + 12, place + 14 + len(ends[0].name) + len(relation.label)
            found.append(
                Evidence(
                    span,
                    Mention(Span(subject, subject + len(ends[0].name)), ends[0]),
                    relation,
                    sign if chance.random() < 0.9 else Sign.NONE,
                    Mention(Span(object_, object_ + len(ends[1].name)), ends[1]),
                    trigger=Span(subject + len(ends[0].name) + 1, object_ - 1),
                    negated=chance.random() < 0.05,
                    confidence=round(chance.random(), 3),
                    rule="bench",
                )
            )
            spans.append(span)
            text.append(sentence)
            place = span.end + 1
        document = Document(
            joined(title, " ".join(text)), title=title, date=str(1980 + number % 45), pmid=str(number + 1), journal="J"
        )
        yield document, found, spans


def milliseconds(action: Callable[[], object], times: int = 7) -> str:
    """The median and the worst of some runs."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        spent.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(spent):9.1f} ms  (worst {max(spent):.1f})"


def fill(path: Path, evidence: int) -> None:
    """Import generated abstracts and print how fast it went."""
    spent = 0.0
    documents = evidence // PER_DOCUMENT
    with Store.create(path) as store, store.import_run("bench") as run:
        begun = time.perf_counter()
        made = 0.0
        source = abstracts(documents)
        for _ in range(documents):
            before = time.perf_counter()
            one = next(source)
            made += time.perf_counter() - before
            run.add(*one)
        run.flush()
        spent = time.perf_counter() - begun - made
        counts = store.counts()
    print(f"import: {counts.documents} abstracts, {counts.evidence} evidence in {spent:.1f} s", end=" = ")
    print(f"{counts.evidence / spent:.0f} evidence/s, {counts.documents / spent:.0f} abstracts/s")
    print(f"        {counts.statements} statements, {counts.entities} entities, {path.stat().st_size / 1e6:.0f} MB")


def measure(path: Path) -> None:
    """Print what a person waits for."""
    print("open  ", milliseconds(lambda: Store.open(path).close()))
    with Store.open(path) as store:
        store.save_diagram("main", "{}")
        best = store.statements(limit=1)[0]
        hub = store.top_entities(1)[0]
        top = store.top_entities(150)
        edge = [one.id for one in store.statements(among=[best.statement.subject.key, best.statement.object.key])]
        total = store.evidence_page(edge).total
        surer = Filter(negated=True, min_confidence=0.6)
        known = store.statements(Filter(negated=True), among=top[100:])
        actions: dict[str, Callable[[], object]] = {
            "quick last_diagram": lambda: last_diagram(path),
            f"evidence_page first ({total})": lambda: store.evidence_page(edge),
            "evidence_page last": lambda: store.evidence_page(edge, after=total - 50),
            "evidence_page by year": lambda: store.evidence_page(edge, order="year"),
            "evidence_page by confidence": lambda: store.evidence_page(edge, order="confidence"),
            "complete 'g'": lambda: store.complete("g"),
            "complete 'gn12'": lambda: store.complete("gn12"),
            "complete 'gene number'": lambda: store.complete("gene number"),
            "find_entity": lambda: store.find_entity("gn-77"),
            "search 'word12 signals'": lambda: store.search_sentences("word12"),
            "search 'we saw' (all)": lambda: store.search_sentences('"we saw"'),
            "search 'word1*'": lambda: store.search_sentences("word1"),
            "search_documents": lambda: store.search_documents("word12 word77"),
            "top_entities(150)": lambda: store.top_entities(150),
            "top_entities filtered": lambda: store.top_entities(150, Filter(first_year=2010)),
            "statements among 150": lambda: store.statements(among=top),
            "statements around hub": lambda: store.statements(around=[hub], limit=200),
            "statements limit 500": lambda: store.statements(limit=500),
            "statements since 2010, 500": lambda: store.statements(Filter(first_year=2010), limit=500),
            "evidence_per_year": store.evidence_per_year,
            "count 50 again, surer": lambda: store.counted_again(known, surer),
            "evidence_per_year, surer": lambda: store.evidence_per_year(surer),
            "top_entities(150), surer": lambda: store.top_entities(150, surer),
            "named together: counts": lambda: store.pair_counts(top[0], top[40]),
            "named together: sentences": lambda: store.pair_candidates(top[0], top[40]),
            "documents page": lambda: store.documents(after=1000),
            "documents 'study 77'": lambda: store.documents("study 77"),
            "counts": store.counts,
            "save_diagram": lambda: store.save_diagram("main", "x" * 50_000),
            "delete preview": lambda: store.delete_document_preview(5),
        }
        for name, action in actions.items():
            print(f"{name:30}", milliseconds(action))
        begun = time.perf_counter()
        print("all statements:", len(store.statements()), f"in {time.perf_counter() - begun:.1f} s")
        begun = time.perf_counter()
        print("check:", store.check(), f"in {time.perf_counter() - begun:.1f} s")


def main() -> None:
    """Fill a store and measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evidence", nargs="?", type=int, default=500_000)
    parser.add_argument("--keep", type=Path, help="where to make the store, or an existing one to measure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bench.pathways"
        if not path.exists():
            fill(path, options.evidence)
        measure(path)


if __name__ == "__main__":
    main()
