"""Parts that are made when somebody asks for them: nobody waits at the start for what they may never look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, ParamSpec, TypeVar, overload

Owner = TypeVar("Owner")
Made_co = TypeVar("Made_co", covariant=True)
Given = ParamSpec("Given")


class Late(Generic[Owner, Made_co]):
    """An attribute that is made when it is asked for; what it has to know until then waits for it.

    Declared in a class, ``charts = Late(_charts)``: ``docks.charts`` is the panel, made by then at the latest, while
    ``Docks.charts.tell(docks, ...)`` speaks of it without making it.

    Args:
        make: Makes it for its owner, and imports what it is made of.
    """

    def __init__(self, make: Callable[[Owner], Made_co]) -> None:
        self._make = make
        self._name = ""

    def __set_name__(self, kind: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Late[Owner, Made_co]: ...

    @overload
    def __get__(self, owner: Owner, kind: type) -> Made_co: ...

    def __get__(self, owner: Owner | None, kind: type) -> Late[Owner, Made_co] | Made_co:
        return self if owner is None else self.of(owner)

    def of(self, owner: Owner) -> Made_co:
        """Return that of *owner*; it is made by the first who asks, and is told then what waited for it."""
        known = vars(owner)
        if self._name not in known:
            # From now on Python finds it here by itself.
            known[self._name] = self._make(owner)
            for act in known.pop(self._waiting, {}).values():
                act(known[self._name])
        made: Made_co = known[self._name]
        return made

    def is_made(self, owner: Owner) -> bool:
        """Whether that of *owner* is made."""
        return self._name in vars(owner)

    def tell(self, owner: Owner, what: object, act: Callable[[Made_co], object]) -> None:
        """Call *act* with that of *owner*, now or as soon as it is made; then only the last act counts of each *what*.

        What is told comes in the order in which each *what* was told first.
        """
        if self.is_made(owner):
            act(self.of(owner))
        else:
            waiting: dict[object, Callable[[Any], object]] = vars(owner).setdefault(self._waiting, {})
            waiting[what] = act

    def when_made(self, owner: Owner, act: Callable[[Made_co], object]) -> None:
        """Call *act* with that of *owner* as soon as it is made, now if it is."""
        self.tell(owner, act, act)

    def slot(self, owner: Owner, of: Callable[[Made_co], Callable[Given, object]]) -> Callable[Given, object]:
        """Return what can be connected to a signal: it calls what *of* returns of the made one, made by that."""

        def call(*given: Given.args, **named: Given.kwargs) -> object:
            return of(self.of(owner))(*given, **named)

        return call

    @property
    def _waiting(self) -> str:
        return f"_waiting_for_{self._name}"
