"""What an evidence rests on besides its rule and trigger: the words that swayed it, and how its ends were grounded."""

from __future__ import annotations

from functools import lru_cache

from explorer.extraction.cues import in_order
from explorer.extraction.names import Name
from explorer.extraction.rules.finding import Finding
from explorer.model.document import Span
from explorer.model.entity import Entity
from explorer.model.evidence import SAYS, TURNS, Cue, Grounded, Why

# Meanings of a name that are kept besides the chosen one; a person looks at the first few.
MOST_ALTERNATIVES = 5
_SAID = frozenset({SAYS, TURNS})


def why(finding: Finding, trigger: Span | None) -> Why:
    """Return what *finding* rests on; *trigger* is where the word stands that says it."""
    cues = in_order(one for one in finding.cues if _matters(one, finding, trigger)) if finding.cues else ()
    return Why(cues, grounded(finding.subject.name), grounded(finding.object.name))


def _matters(cue: Cue, finding: Finding, trigger: Span | None) -> bool:
    """Whether *cue* had a part in it: without a sign nothing was turned, and what a trigger says it says by itself."""
    if cue.effect == TURNS and finding.sign == 0:
        return False
    return cue.effect not in _SAID or cue.span != trigger


def grounded(name: Name) -> Grounded:
    """Return how *name* came by its entity."""
    if name.candidates == (name.entity,):
        return _alone(name.how, name.resolved_by)
    others = [_bare(one) for one in name.candidates if one.key != name.entity.key]
    return Grounded(name.how, name.resolved_by, tuple(dict.fromkeys(others))[:MOST_ALTERNATIVES])


@lru_cache(maxsize=1 << 10)
def _alone(how: str, resolved_by: str) -> Grounded:
    """How a name came by its entity that could mean no other, as most cannot."""
    return Grounded(how, resolved_by)


def _bare(entity: Entity) -> Entity:
    """*entity* as the store keeps an alternative: identifier, name and kind."""
    return Entity(entity.id, entity.name, entity.kind)
