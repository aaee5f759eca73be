"""A pathway of all kinds of entities and relations, placed by hand, and citations for its papers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer.diagram.document import Diagram, Node
from explorer.graph.build import edges
from explorer.model.edge import BackedStatement
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

# name, kind, column, row
NODES = (
    ("Fibroblast", Kind.CELL, 0, 0),
    ("IL6", Kind.GENE, 1, 0),
    ("gp130 complex", Kind.COMPLEX, 2, 0),
    ("JAK2", Kind.GENE, 3, 0),
    ("STAT3", Kind.GENE, 4, 0),
    ("Hypoxia", Kind.CONDITION, 0, 1),
    ("HIF1A", Kind.GENE, 1, 1),
    ("VEGFA", Kind.GENE, 2, 1),
    ("TGFβ family", Kind.FAMILY, 3, 1),
    ("Epithelial-mesenchymal transition", Kind.PROCESS, 4, 1),
    ("Erlotinib", Kind.CHEMICAL, 0, 2),
    ("EGFR", Kind.GENE, 1, 2),
    ("KRAS", Kind.GENE, 2, 2),
    ("MAPK signaling", Kind.PATHWAY, 3, 2),
    ("Metastatic potential", Kind.PHENOTYPE, 4, 2),
    ("miR-21", Kind.MIRNA, 0, 3),
    ("PTEN", Kind.GENE, 1, 3),
    ("AKT", Kind.FAMILY, 2, 3),
    ("MTOR", Kind.GENE, 3, 3),
    ("Gastric cancer", Kind.DISEASE, 4, 3),
    ("A549", Kind.CELL_LINE, 0, 4),
    ("Lung", Kind.TISSUE, 1, 4),
    ("Mitochondrion", Kind.COMPONENT, 2, 4),
    ("Mouse", Kind.ORGANISM, 3, 4),
    ("Unknown factor", Kind.OTHER, 4, 4),
)

R, S = Relation, Sign
# subject, relation, sign, object, papers, speculated
STATEMENTS = (
    ("Fibroblast", R.SECRETES, S.NONE, "IL6", (1, 2, 3, 4, 5), False),
    ("IL6", R.ACTIVATES, S.POSITIVE, "gp130 complex", (1,), False),
    ("gp130 complex", R.ACTIVATES, S.POSITIVE, "JAK2", (2, 3), False),
    ("JAK2", R.PHOSPHORYLATES, S.NONE, "STAT3", (1, 2, 3), False),
    ("STAT3", R.ACTIVATES, S.POSITIVE, "Epithelial-mesenchymal transition", (4, 6), True),
    ("Hypoxia", R.INCREASES_AMOUNT, S.POSITIVE, "HIF1A", (5, 6), False),
    ("HIF1A", R.INCREASES_AMOUNT, S.POSITIVE, "VEGFA", (6,), False),
    ("HIF1A", R.REGULATES, S.NONE, "IL6", (3,), False),
    ("TGFβ family", R.ACTIVATES, S.POSITIVE, "Epithelial-mesenchymal transition", (1, 2, 3, 4, 5, 6), False),
    ("VEGFA", R.ASSOCIATED_WITH, S.NONE, "TGFβ family", (2,), False),
    ("Erlotinib", R.INHIBITS, S.NEGATIVE, "EGFR", (1, 5), False),
    ("EGFR", R.ACTIVATES, S.POSITIVE, "KRAS", (2, 4), False),
    ("KRAS", R.ACTIVATES, S.POSITIVE, "MAPK signaling", (3,), False),
    ("MAPK signaling", R.ACTIVATES, S.POSITIVE, "Metastatic potential", (1,), False),
    ("MAPK signaling", R.INHIBITS, S.NEGATIVE, "Metastatic potential", (6,), False),
    ("Epithelial-mesenchymal transition", R.CORRELATES_WITH, S.POSITIVE, "Metastatic potential", (2, 3), False),
    ("miR-21", R.DECREASES_AMOUNT, S.NEGATIVE, "PTEN", (4,), False),
    ("PTEN", R.INHIBITS, S.NEGATIVE, "AKT", (4, 5), False),
    ("AKT", R.ACTIVATES, S.POSITIVE, "MTOR", (1, 3, 5), False),
    ("MTOR", R.BINDS, S.NONE, "AKT", (5,), False),
    ("MTOR", R.ACTIVATES, S.POSITIVE, "Gastric cancer", (6,), True),
    ("EGFR", R.ACTIVATES, S.POSITIVE, "AKT", (2, 3, 4), False),
    ("A549", R.EXPRESSES, S.NONE, "Lung", (1,), False),
    ("Lung", R.REGULATES, S.NONE, "Mitochondrion", (2,), False),
    ("Mouse", R.EXPRESSES, S.NONE, "Unknown factor", (3,), False),
)


def _made(renamed: Callable[[str], str] = lambda name: name) -> Diagram:
    """The example, every name passed through *renamed*."""
    entities = {name: Entity(f"TEST:{place}", renamed(name), kind) for place, (name, kind, _, _) in enumerate(NODES)}
    statements = [
        BackedStatement(
            number, Statement(entities[one], relation, sign, entities[other]).ordered(), papers=papers,
            sentences=len(papers), speculated=len(papers) if speculated else 0,
        )
        for number, (one, relation, sign, other, papers, speculated) in enumerate(STATEMENTS, 1)
    ]  # fmt: skip
    nodes = [Node.of(entities[name], column * 190.0, row * 95.0) for name, _, column, row in NODES]
    return Diagram(nodes, edges(statements), title="An example")


@pytest.fixture
def make_diagram() -> Callable[..., Diagram]:
    """Makes the example; an argument renames its entities."""
    return _made


@pytest.fixture
def diagram() -> Diagram:
    """The example: 25 entities."""
    return _made()


@pytest.fixture
def citations() -> dict[int, str]:
    """A line for each paper of the example."""
    names = ("Adams B", "Brown C", "Clark D", "Davis E", "Evans F", "Frank G")
    return {
        number: f"{name}, Müller K. An invented study of signalling number {number}. Journal of Examples. "
        f"20{10 + number};{number}({number}):1-9. PMID 1234567{number}"
        for number, name in enumerate(names, 1)
    }
