"""What each choice of a filter shows is what the store and the diagram show once it is made."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from explorer.graph.build import edges, shown
from explorer.graph.choices import toggled
from explorer.graph.edge_counts import Counter
from explorer.graph.facets import FLAGS, facets
from explorer.model.document import Document, DocumentKind, Notice, NoticeKind, Span
from explorer.model.edge import Edge
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import BUILTIN, LEARNED, MANUAL, Context, Evidence, Mention
from explorer.model.filter import Filter, Judged, Sort
from explorer.model.progress import Progress
from explorer.model.records import Curation
from explorer.model.relation import Relation, Sign
from explorer.store.facets import evidence_columns, state_of
from explorer.store.store import Store

KINDS = (Kind.GENE, Kind.GENE, Kind.PROCESS, Kind.CHEMICAL)
ENTITIES = [Entity(f"X:{number}", f"E{number}", KINDS[number % 4]) for number in range(7)]
RELATIONS = (Relation.ACTIVATES, Relation.INHIBITS, Relation.BINDS, Relation.REGULATES)
CONTEXTS = (
    Context("cell_line", "Aline", "CVCL:1"),
    Context("cell_line", "Bline", "CVCL:2"),
    Context("species", "mouse"),
    Context("species", "rat"),
)
TAGS = ("correct", "no_relation", "hypothesis", "negative_result")


def document(chance: random.Random, number: int) -> tuple[Document, list[Evidence], list[Span]]:
    """A paper with five sentences, each of which says anything of any two."""
    text, found = "", []
    for _ in range(5):
        subject, object_ = chance.sample(ENTITIES, 2)
        relation, start = chance.choice(RELATIONS), len(text)
        text += f"{subject.name} {relation.label} {object_.name} in {number}. "
        last = start + len(f"{subject.name} {relation.label} ")
        found.append(
            Evidence(
                Span(start, len(text) - 1),
                Mention(Span(start, start + 2), subject),
                relation,
                relation.sign,
                Mention(Span(last, last + 2), object_),
                negated=chance.random() < 0.2,
                speculated=chance.random() < 0.3,
                implied=chance.random() < 0.3,
                confidence=chance.choice((0.3, 0.5, 0.6, 0.9)),
                rule=chance.choice(("svo", LEARNED)),
                origin=chance.choice((BUILTIN, BUILTIN, "reach", MANUAL)),
                context=tuple(chance.sample(CONTEXTS, chance.randrange(3))),
            )
        )
    notices = tuple(Notice(kind) for kind in NoticeKind if chance.random() < 0.2)
    made = Document(
        text,
        journal=chance.choice(("Letters of A", "Letters of B", "")),
        date=chance.choice(("2001", "2005", "2010", "")),
        pmid=str(number + 1),
        kind=chance.choice(list(DocumentKind)),
        source=f"file{number % 3}.ris",
        notices=notices,
    )
    return made, found, [one.sentence for one in found]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with some of everything that filters look at."""
    chance = random.Random(5)
    path: Path = tmp_path_factory.mktemp("facets") / "mixed.pathways"
    with Store.create(path) as store:
        with store.import_run("mixed") as run:
            for number in range(24):
                run.add(*document(chance, number))
        said = [one.id for one in store.statements(Filter(negated=True))]
        for record in store.evidence_page(said, limit=500).items:
            if chance.random() < 0.3:
                store.append_curations(
                    Curation(record.hash, chance.choice(TAGS), curator=name)
                    for name in ("ann", "bo")[: chance.choice((1, 2))]
                )
        yield store


def drawn(store: Store, rule: Filter) -> list[Edge]:
    """All edges of the store as *rule* counts them."""
    return edges(store.statements(rule.counting, bare=True))


def filters(count: int) -> list[Filter]:
    """Filters of all sorts, the first of them plain."""
    chance = random.Random(8)

    def some(values: object, least: int = 0) -> frozenset[object]:
        every = list(values)  # type: ignore[call-overload]
        return frozenset(chance.sample(every, chance.randrange(least, len(every) + 1)))

    def maybe(value: object, other: object, share: float = 0.25) -> object:
        return value if chance.random() < share else other

    return [Filter()] + [
        Filter().but(
            relations=maybe(some(RELATIONS), None),
            signs=maybe(some(Sign), None),
            kinds=maybe(some(set(KINDS), 1), None),
            min_papers=maybe(2, 1),
            first_year=maybe(2004, None),
            last_year=maybe(2006, None),
            speculated=chance.random() < 0.8,
            implied=chance.random() < 0.8,
            negated=chance.random() < 0.3,
            contested_only=chance.random() < 0.2,
            min_confidence=maybe(0.55, 0.0),
            min_belief=maybe(0.6, 0.0),
            manual=chance.random() < 0.8,
            without=maybe(some(Sort), frozenset()),
            journals=maybe(frozenset({"Letters of A"}), frozenset(), 0.15),
            sources=maybe(frozenset({"file0.ris", "file2.ris"}), frozenset()),
            contexts=maybe(some(CONTEXTS), frozenset()),
            judged=maybe(some(Judged, 1), None),
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("rule", filters(60), ids=lambda rule: "")
def test_the_columns_show_as_many_edges_as_the_store_and_the_diagram(mixed: Store, rule: Filter) -> None:
    every = drawn(mixed, Filter())
    columns = evidence_columns(mixed, [one.id for edge in every for one in edge.statements])
    assert Counter(columns, every).count(rule) == len(shown(drawn(mixed, rule), rule))


@pytest.mark.parametrize("rule", filters(6), ids=lambda rule: "")
def test_each_choice_shows_what_it_promises(mixed: Store, rule: Filter) -> None:
    every = drawn(mixed, Filter())
    counter = Counter(evidence_columns(mixed, [one.id for edge in every for one in edge.statements]), every)
    found = facets(counter, rule, Progress())
    now = {edge.key for edge in shown(drawn(mixed, rule), rule)}
    assert found.shown == len(now)

    def count(other: Filter) -> int:
        return len(shown(drawn(mixed, other), other))

    for name in ("journals", "sources"):
        for value, choice in found.of(name).items():
            assert choice.edges == count(rule.but(**{name: frozenset({value})})), (name, value)
    for value, choice in found.of("contexts").items():
        others = {one for one in rule.contexts if one.aspect != value.aspect}
        assert choice.edges == count(rule.but(contexts=frozenset({value, *others}))), value
    for name in ("relations", "signs", "kinds", "judged"):
        there = found.of(name)
        for value, choice in there.items():
            assert len(now) + choice.change == count(toggled(rule, name, value, there)), (name, value)
            if name != "kinds":
                assert choice.edges == count(rule.but(**{name: frozenset({value})})), (name, value)
    for value, choice in found.of("without").items():
        assert len(now) + choice.change == count(toggled(rule, "without", value, ())), value
    for name in FLAGS:
        ((value, choice),) = found.of(name).items()
        assert choice.edges == count(rule.but(**{name: value})), name


def test_an_edge_counts_once_for_each_kind_at_its_ends(mixed: Store) -> None:
    every = drawn(mixed, Filter())
    counter = Counter(evidence_columns(mixed, [one.id for edge in every for one in edge.statements]), every)
    there = [edge for edge in shown(every, Filter()) if Kind.GENE in {edge.subject.kind, edge.object.kind}]
    assert facets(counter, Filter(), Progress()).of("kinds")[Kind.GENE].edges == len(there)


def test_without_edges_there_is_nothing_to_choose(mixed: Store) -> None:
    found = facets(Counter(evidence_columns(mixed, []), []), Filter(), Progress())
    assert found.shown == 0
    assert found.of("journals") == {}
    assert found.of("relations") == {}


def test_a_context_is_called_as_it_is_called_most_often(tmp_path: Path) -> None:
    names = ("HeLa", "HeLa cells", "HeLa")
    with Store.create(tmp_path / "names.pathways") as store, store.import_run("names") as run:
        for number, name in enumerate(names):
            text = f"E0 binds E1 {number}."
            one = Evidence(
                Span(0, len(text)),
                Mention(Span(0, 2), ENTITIES[0]),
                Relation.BINDS,
                Sign.NONE,
                Mention(Span(9, 11), ENTITIES[1]),
                context=(Context("cell_line", name, "CVCL:30"),),
            )
            run.add(Document(text, pmid=str(number + 1)), [one], [one.sentence])
        run.flush()
        columns = evidence_columns(store, [one.id for one in store.statements()])
    assert columns.contexts == (Context("cell_line", "HeLa", "CVCL:30"),)
    assert columns.holds.tolist() == [[0, 1, 2], [0, 0, 0]]


def test_the_state_of_a_store_differs_once_its_evidence_does(tmp_path: Path) -> None:
    chance = random.Random(2)
    with Store.create(tmp_path / "states.pathways") as store:
        seen = [state_of(store)]
        with store.import_run("one") as run:
            run.add(*document(chance, 0))
        seen.append(state_of(store))
        record = store.evidence_page([one.id for one in store.statements(Filter(negated=True))]).items[0]
        store.append_curation(Curation(record.hash, "correct"))
        seen.append(state_of(store))
        store.delete_document(record.document_id)
        seen.append(state_of(store))
        store.save_diagram("last", "{}")
        assert state_of(store) == seen[-1]
        assert all(one != other for one, other in pairwise(seen))
