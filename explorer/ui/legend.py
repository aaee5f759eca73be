"""The whole legend as a picture, for the Help menu: every shape, line and head, whatever the open diagram has."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtGui import QImage

from explorer.diagram.document import Diagram
from explorer.diagram.looks import LOOK, Look
from explorer.diagram.picture import bounds, legend
from explorer.diagram.style import Style
from explorer.figures.png import render
from explorer.graph.build import edges
from explorer.model.edge import BackedStatement
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

_WIDTH = 500.0


def sample() -> Diagram:
    """Return a diagram that has every kind and every way an edge can look."""
    kinds = [Entity(None, kind.value.replace("_", " "), kind) for kind in Kind]
    said = [
        *((relation, relation.sign, False) for relation in Relation),
        (Relation.CORRELATES_WITH, Sign.POSITIVE, False),
        (Relation.ACTIVATES, Sign.POSITIVE, True),
    ]
    backed: list[BackedStatement] = []
    ends: list[Entity] = []
    for number, (relation, sign, speculated) in enumerate(said):
        subject, object_ = (Entity(None, f"{side}{number}", Kind.GENE) for side in "AB")
        ends += [subject, object_]
        statement = Statement(subject, relation, sign, object_)
        backed.append(BackedStatement(number, statement, (1,), sentences=1, speculated=int(speculated)))
    both = [
        BackedStatement(90 + number, Statement(kinds[0], relation, relation.sign, kinds[1]), (1,), sentences=1)
        for number, relation in enumerate((Relation.ACTIVATES, Relation.INHIBITS))
    ]
    denied = BackedStatement(99, Statement(kinds[2], Relation.ACTIVATES, Sign.POSITIVE, kinds[3]), (), (1,), negated=1)
    diagram = Diagram(filter=Filter(negated=True))
    diagram.set_content([*kinds, *ends], edges([*backed, *both, denied]), {})
    return diagram


def legend_image(style: Style, ground: str, ratio: float = 1.0, look: Look = LOOK) -> QImage:
    """Return the legend in *style* with the *look* of a diagram on the colour *ground*, *ratio* pixels for a unit.

    The numbers of the diagram are left out: they explain no shape and no line.
    """
    shown = sample()
    shown.set_look(replace(look, values=None))
    shapes = legend(shown, style, _WIDTH)
    frame = bounds(shapes).grown(6.0)
    size = math.ceil(frame.width * ratio), math.ceil(frame.height * ratio)
    image = render(shapes, frame, *size, ground=ground, scale=ratio)
    image.setDevicePixelRatio(ratio)
    return image
