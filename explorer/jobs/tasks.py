"""What worker processes can do, by name. Nothing here loads Qt or SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from explorer.errors import ExplorerError
from explorer.log import described
from explorer.model.progress import Progress


def extract(document: Any) -> Any:
    """Return the `Extraction` of a `Document`."""
    return _extractor().extract(document)


def reading_with(dictionary: Any) -> Callable[[Any], Any]:
    """Return a function like `extract` that reads with a `UserDictionary`."""
    from explorer.extraction.extract import Extractor  # noqa: PLC0415 - late: opens the lexicon

    function: Callable[[Any], Any] = Extractor(dictionary=dictionary).extract
    return function


def place(request: tuple[str, Any, Any, Any], progress: Progress | None = None) -> Any:
    """Return the positions of (layout's name, nodes, edges, parameters)."""
    from explorer.layout import registry  # noqa: PLC0415 - late: slow to import

    name, nodes, edges, parameters = request
    return registry.place(name, nodes, edges, parameters, progress)


@cache
def _extractor() -> Any:
    from explorer.extraction.extract import Extractor  # noqa: PLC0415 - late: opens the lexicon

    return Extractor()


def reason(error: Exception) -> str:
    """Return why a task failed, without words of what was read."""
    if isinstance(error, ExplorerError):
        return str(error)
    return f"this is a bug ({described(error).splitlines()[0]} in {described(error).splitlines()[-1].strip()})"


def function_of(task: str, shared: Any = None) -> Callable[[Any], Any]:
    """Return the function of *task*, with what all its items share where there is such a thing."""
    return SHARING[task](shared) if shared else TASKS[task]


TASKS: dict[str, Callable[[Any], Any]] = {"extract": extract, "place": place}
# By task: what makes its function from something that all items share.
SHARING: dict[str, Callable[[Any], Callable[[Any], Any]]] = {"extract": reading_with}
