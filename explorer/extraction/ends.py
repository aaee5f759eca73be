"""What a noun phrase stands for: its names with signs, and what it states inside itself.

Nobody changes an `End` or an `Inner` but who made it. They are not frozen, though, nor is what rules make of them: each
abstract makes hundreds, and a frozen dataclass takes several times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.extraction.names import Name
from explorer.model.entity import MOLECULES, Kind
from explorer.model.evidence import Cue
from explorer.model.relation import Relation

# Kinds that only say where something happens, unless they are the head of a phrase of their own.
PLACES = frozenset({Kind.CELL_LINE, Kind.TISSUE, Kind.ORGANISM, Kind.COMPONENT})
PROCESSES = frozenset({Kind.PROCESS, Kind.PHENOTYPE, Kind.DISEASE, Kind.CONDITION, Kind.PATHWAY})


@dataclass(slots=True)
class End:
    """A name as a phrase stands for it.

    Attributes:
        name: The name.
        at: Index of its token.
        sign: What the phrase says of it: +1, or -1 for "loss of X", 0 for "changes in X".
        amount: The phrase is about how much of it there is.
        noun: Index of the event noun that governs it, or -1.
        changed: A noun or adjective of change governs it ("increase in X"): the phrase is an event.
        relation: Modification or secretion that the event noun names, or None.
        carried: The name stands for what carries it ("X-deficient cells").
        agent: It is the target of an agent noun ("an inhibitor of X").
        cues: The words that turned its sign, or that deny what is said of it.
    """

    name: Name
    at: int
    sign: int = 1
    amount: bool = False
    noun: int = -1
    changed: bool = False
    relation: Relation | None = None
    carried: bool = False
    agent: bool = False
    cues: tuple[Cue, ...] = field(default=(), compare=False)

    def turned(
        self,
        sign: int,
        cues: tuple[Cue, ...],
        *,
        noun: int | None = None,
        changed: bool = False,
        carried: bool = False,
        agent: bool = False,
    ) -> End:
        """Return this end with its sign multiplied by *sign*, which *cues* say.

        Args:
            sign: +1, -1 or 0.
            cues: The words that say so.
            noun: What governs it now; None where that does not change.
            changed: Whether it becomes `changed`; what it is already it stays, here and below.
            carried: Whether it becomes `carried`.
            agent: Whether it becomes `agent`.
        """
        # Written out: `dataclasses.replace` takes several times as long.
        return End(
            self.name, self.at, self.sign * sign, self.amount, self.noun if noun is None else noun,
            self.changed or changed, self.relation, self.carried or carried, self.agent or agent, self.cues + cues,
        )  # fmt: skip

    @property
    def kind(self) -> Kind:
        """The kind of its entity."""
        return self.name.entity.kind

    @property
    def key(self) -> str:
        """The key of its entity."""
        return self.name.entity.key

    @property
    def molecule(self) -> bool:
        """Whether it is a gene, protein, complex, chemical or microRNA."""
        return self.kind in MOLECULES


@dataclass(slots=True)
class Inner:
    """A statement made inside a phrase: *rule*, who, on what, with what sign, said by the word at *trigger*.

    The words that gave it its sign besides the trigger are its *cues*.
    """

    rule: str
    subjects: tuple[End, ...]
    objects: tuple[End, ...]
    sign: int
    trigger: int
    relation: Relation | None = None
    cues: tuple[Cue, ...] = field(default=(), compare=False)


@dataclass(slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        start: Index of its first token.
        end: Index after its last token.
        ends: What it stands for.
        causes: What it names as causes of its event ("X-induced Y": X).
        head: ``entity``, ``event``, ``agent``, ``effect``, ``role``, ``cells``, ``pronoun``, ``head`` or ``other``.
        sign: Sign of its adjectives ("inhibitory effect", "reduced expression").
        subject: What has the effect or role ("the effect of X on Y": X).
        inner: Statements made inside.
        apart: What it says is no cause of what is still to come ("X-independent upregulation of Y"), or None.
        denied: Its determiner is "no" or "neither".
        event: Index of the event or agent noun at its head, or -1.
        cues: The adjectives that turn its sign, the determiner that denies it.
    """

    start: int
    end: int
    ends: tuple[End, ...] = ()
    causes: tuple[End, ...] = ()
    head: str = "other"
    sign: int = 1
    subject: tuple[End, ...] = ()
    inner: tuple[Inner, ...] = ()
    apart: Inner | None = None
    denied: bool = False
    event: int = -1
    cues: tuple[Cue, ...] = ()
