"""How fast a store is: rows imported a second, and milliseconds for what a person waits for.

Run by hand: ``python tests/benchmarks/bench_store.py [evidence] [--statements N] [--keep PATH]``; 500 000 evidence for
50 000 statements by default.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from explorer.graph import build
from explorer.jobs.charts import CHARTS
from explorer.jobs.choices import count_choices
from explorer.model.document import Document, DocumentKind, Notice, NoticeKind, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context, Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement
from explorer.store.quick import last_diagram
from explorer.store.store import Store

PER_DOCUMENT = 10
GENES = 8000
RELATIONS = list(Relation)[:20]
WORDS = [f"word{number}" for number in range(5000)]
# A few of each are in most papers, and most in few: as in life.
JOURNALS = [f"Journal of Signals {number}" for number in range(400)]
CONTEXTS = [
    Context(aspect, f"{name} {number}", f"BENCH:{aspect}-{number}")
    for aspect, name, count in (
        ("cell_line", "CL", 200), ("cell", "cell type", 60), ("tissue", "tissue", 40), ("disease", "disease", 120),
        ("species", "species", 8), ("setting", "in vivo", 2),
    )
    for number in range(count)
]  # fmt: skip
random.Random(2).shuffle(CONTEXTS)
KINDS = [DocumentKind.PRIMARY] * 16 + [DocumentKind.REVIEW] * 3 + [DocumentKind.RETRACTED]


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


def few_often(chance: random.Random, count: int) -> int:
    """A number below *count*, the small ones far more often."""
    return min(int(chance.paretovariate(0.6)), count) - 1


def said(chance: random.Random, count: int) -> list[Statement]:
    """*count* different statements; few genes have many."""
    known, found = genes(), dict[str, Statement]()
    while len(found) < count:
        ends = [known[few_often(chance, GENES)] for _ in range(2)]
        relation = chance.choice(RELATIONS)
        sign = relation.sign if chance.random() < 0.9 else Sign.NONE
        one = Statement(ends[0], relation, sign, ends[1])
        if ends[0] != ends[1]:
            found.setdefault(one.key, one)
    return list(found.values())


def drawn(chance: random.Random, statements: list[Statement], evidence: int) -> list[Statement]:
    """Each statement once, and the first of them over and over, until there are *evidence* in a mixed order.

    The n-th is drawn in proportion to 1 / (n + 4): of half a million evidence the first has about 10 000.
    """
    weights = [1 / (place + 5) for place in range(len(statements))]
    found = statements[:evidence] + chance.choices(statements, weights, k=max(0, evidence - len(statements)))
    chance.shuffle(found)
    return found


def evidence_of(chance: random.Random, one: Statement, place: int) -> tuple[Evidence, str]:
    """An evidence for *one* whose sentence begins at *place*, and that sentence."""
    start, tail = f"We saw that {one.subject.name}", " ".join(chance.choices(WORDS, k=14))
    sentence = f"{start} {one.relation.label} {one.object.name} {tail}."
    subject, trigger = place + 12, place + len(start) + 1
    object_ = trigger + len(one.relation.label) + 1
    made = Evidence(
        Span(place, place + len(sentence)),
        Mention(Span(subject, trigger - 1), one.subject),
        one.relation,
        one.sign,
        Mention(Span(object_, object_ + len(one.object.name)), one.object),
        trigger=Span(trigger, object_ - 1),
        negated=chance.random() < 0.05,
        speculated=chance.random() < 0.1,
        implied=chance.random() < 0.1,
        confidence=round(chance.random(), 3),
        rule="bench",
        context=tuple(dict.fromkeys(CONTEXTS[few_often(chance, len(CONTEXTS))] for _ in range(chance.randrange(3)))),
    )
    return made, sentence


def abstracts(count: int, statements: list[Statement]) -> Iterator[tuple[Document, list[Evidence], list[Span]]]:
    """*count* abstracts of ten sentences, each with one evidence for one of *statements*."""
    chance = random.Random(1)
    chosen = drawn(chance, statements, count * PER_DOCUMENT)
    for number in range(count):
        title = f"Study {number} of signals in cells"
        text, place, found, spans = [], len(title) + 1, [], [Span(0, len(title))]
        for one in chosen[number * PER_DOCUMENT : (number + 1) * PER_DOCUMENT]:
            evidence, sentence = evidence_of(chance, one, place)
            found.append(evidence)
            spans.append(evidence.sentence)
            text.append(sentence)
            place = evidence.sentence.end + 1
        yield _document(chance, number, title, " ".join(text)), found, spans


def _document(chance: random.Random, number: int, title: str, text: str) -> Document:
    return Document(
        joined(title, text),
        title=title,
        date=str(1980 + number % 45),
        pmid=str(number + 1),
        journal=JOURNALS[few_often(chance, len(JOURNALS))],
        kind=chance.choice(KINDS),
        source=f"search {number % 12}.nbib",
        notices=(Notice(NoticeKind.ERRATUM),) if chance.random() < 0.02 else (),
    )


def milliseconds(action: Callable[[], object], times: int = 7) -> str:
    """The median and the worst of some runs."""
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        spent.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(spent):9.1f} ms  (worst {max(spent):.1f})"


def fill(path: Path, evidence: int, statements: int) -> None:
    """Import generated abstracts and print how fast it went."""
    spent = 0.0
    documents = evidence // PER_DOCUMENT
    with Store.create(path) as store, store.import_run("bench") as run:
        begun = time.perf_counter()
        made = 0.0
        source = abstracts(documents, said(random.Random(3), statements))
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
            "find_papers": lambda: store.find_papers("study 77"),
            "top_entities(150)": lambda: store.top_entities(150),
            "top_entities filtered": lambda: store.top_entities(150, Filter(first_year=2010)),
            "statements among 150": lambda: store.statements(among=top),
            "statements around hub": lambda: store.statements(around=[hub], limit=200),
            "statements limit 500": lambda: store.statements(limit=500),
            "statements since 2010, 500": lambda: store.statements(Filter(first_year=2010), limit=500),
            "evidence_per_year": store.evidence_per_year,
            **{f"chart: {spec.name}": partial(spec.count, store, Filter(), None) for spec in CHARTS},
            **{
                f"chart, sure: {spec.name}": partial(spec.count, store, Filter(min_confidence=0.6), None)
                for spec in CHARTS
            },
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
        measure_choices(store)
        begun = time.perf_counter()
        print("check:", store.check(), f"in {time.perf_counter() - begun:.1f} s")


def measure_choices(store: Store) -> None:
    """Print how long the counts beside the filters take, where all statements are on the diagram."""
    edges = build.edges(store.statements(Filter(negated=True), bare=True))
    begun = time.perf_counter()
    _, known = count_choices(store, edges, Filter(), None, Progress())
    print(f"choices of {len(edges)} edges, first: {time.perf_counter() - begun:.1f} s")
    for name, rule in (
        ("sure", Filter(min_confidence=0.6)),
        ("two papers, believed", Filter(min_papers=2, min_belief=0.5)),
    ):
        print(f"choices, {name}:", milliseconds(partial(count_choices, store, edges, rule, known, Progress()), 3))


def main() -> None:
    """Fill a store and measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evidence", nargs="?", type=int, default=500_000)
    parser.add_argument("--statements", type=int, default=50_000)
    parser.add_argument("--keep", type=Path, help="where to make the store, or an existing one to measure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bench.pathways"
        if not path.exists():
            fill(path, options.evidence, options.statements)
        measure(path)


if __name__ == "__main__":
    main()
