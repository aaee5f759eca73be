"""The forms of SBGN Activity Flow (Level 1 Version 1.2), as far as our kinds and relations have one there.

Activity nodes (section 2.2 of the specification):

* genes, proteins, families, complexes, chemicals and microRNAs: *biological activity* (a rectangle) with a *unit of
  information* of their material type on the upper border: macromolecule (round corners), simple chemical (round ends),
  complex (cut corners), nucleic acid feature (round lower corners);
* conditions: *biological activity* with a unit of information of the type perturbation (a concave hexagon), which takes
  the place of the older perturbation node;
* processes, phenotypes and diseases: *phenotype* (a hexagon), the only word of the notation for the three;
* pathways: *submap* (a rectangle without a unit of information);
* cells, cell lines, tissues, organisms, components and others: *biological activity* with a unit of information of the
  type unspecified entity (an ellipse); the notation has no word for them, so the word in the unit tells them apart;
* compartments around nodes: *compartment* (a frame with a thick border and round corners).

Arcs (section 2.4), in ``resources/styles/sbgn-*.json``:

* activates, and more of it: *positive influence* (a hollow arrow head); inhibits, and less of it: *negative influence*
  (a bar); regulates, without a direction: *unknown influence* (a diamond);
* modifications and movements by their effect where it is told, else unknown influence; the badge of a modification and
  the plus and minus of a correlation are ours;
* *necessary stimulation* is never drawn by itself, as no statement says that something is necessary; a person may
  choose its head for an edge.

The notation has no word for binding and correlation (plain and dotted lines here), for amounts apart from activities,
for what is contested (unknown influence, our badge of counts) and for what is denied (a crossed line). Colours carry no
meaning; all is drawn in the ink of the ground.
"""

from __future__ import annotations

from functools import partial

from explorer.diagram import forms
from explorer.diagram.forms import Glyph, Maker, Unit
from explorer.diagram.metrics import SBGN, UNIT_HEIGHT, UNIT_SIZE, text_width
from explorer.diagram.shapes import Command
from explorer.model.entity import Kind

_INSET = 7.0  # from the left end of a node to its unit of information
_CORNER = 3.0
_PHENOTYPE = Glyph(forms.hexagon)


def _macromolecule(width: float, height: float) -> tuple[Command, ...]:
    return forms.rounded(width, height, _CORNER)


def _complex(width: float, height: float) -> tuple[Command, ...]:
    return forms.cut(width, height, _CORNER)


def _nucleic_acid(width: float, height: float) -> tuple[Command, ...]:
    a, b, r = width / 2, height / 2, _CORNER + 1.0
    return (
        ("M", -a, -b),
        ("L", a, -b),
        ("L", a, b - r),
        ("C", a, b - r * 0.45, a - r * 0.45, b, a - r, b),
        ("L", -a + r, b),
        ("C", -a + r * 0.45, b, -a, b - r * 0.45, -a, b - r),
        ("Z",),
    )


def _perturbation(width: float, height: float) -> tuple[Command, ...]:
    return forms.concave(width, height)


_UNITS: dict[Kind, tuple[Maker, str]] = {
    Kind.GENE: (_macromolecule, "protein"),
    Kind.FAMILY: (_macromolecule, "family"),
    Kind.COMPLEX: (_complex, "complex"),
    Kind.CHEMICAL: (forms.pill, "chemical"),
    Kind.MIRNA: (_nucleic_acid, "miRNA"),
    Kind.CELL: (forms.ellipse, "cell"),
    Kind.CELL_LINE: (forms.ellipse, "cell line"),
    Kind.TISSUE: (forms.ellipse, "tissue"),
    Kind.ORGANISM: (forms.ellipse, "organism"),
    Kind.COMPONENT: (forms.ellipse, "component"),
    Kind.CONDITION: (_perturbation, "condition"),
    Kind.OTHER: (forms.ellipse, "entity"),
}


def unit_box(unit: Unit, width: float, height: float) -> tuple[float, float, float, float]:
    """Return centre, width and height of the *unit* on a node of that size, seen from the node's centre."""
    wide = text_width(unit.word, UNIT_SIZE) + 10.0
    return -width / 2 + _INSET + wide / 2, -height / 2 + UNIT_HEIGHT / 2, wide, UNIT_HEIGHT


def _body(width: float, height: float) -> tuple[Command, ...]:
    """The rectangle of a biological activity: it leaves half of the unit of information above it."""
    a, b = width / 2, height / 2
    return forms.closed([(-a, -b + UNIT_HEIGHT / 2), (a, -b + UNIT_HEIGHT / 2), (a, b), (-a, b)])


def _border(unit: Unit, width: float, height: float) -> tuple[Command, ...]:
    """Rectangle and unit of information as one form."""
    a, b = width / 2, height / 2
    x, _, wide, high = unit_box(unit, width, height)
    left, right, top = x - wide / 2, x + wide / 2, -b + high / 2
    return forms.closed(
        [(-a, top), (left, top), (left, -b), (right, -b), (right, top), (a, top), (a, b), (-a, b)],
    )


def _activity(maker: Maker, word: str) -> Glyph:
    unit = Unit(maker, word)
    return Glyph(partial(_border, unit), body=_body, unit=unit, shift=UNIT_HEIGHT * 0.36)


GLYPHS: dict[str, Glyph] = {
    **{f"{SBGN}{kind.value}": _activity(*unit) for kind, unit in _UNITS.items()},
    **{f"{SBGN}{kind.value}": _PHENOTYPE for kind in (Kind.PROCESS, Kind.PHENOTYPE, Kind.DISEASE)},
    f"{SBGN}{Kind.PATHWAY.value}": Glyph(forms.square),
}
"""By the name of the form: ``sbgn:gene``."""
