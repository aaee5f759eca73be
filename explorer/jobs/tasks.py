"""What worker processes can do, by name. Nothing here loads Qt or SQLAlchemy."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from explorer.errors import ExplorerError
from explorer.log import described
from explorer.model.progress import Progress


def extract(document: Any) -> Any:
    """Return the `Extraction` of a `Document`."""
    return _extractor().extract(document)


def reading_with(dictionary: Any) -> Callable[[Any], Any]:
    """Return a function like `extract` that reads with a `UserDictionary`."""
    function: Callable[[Any], Any] = _extractor(dictionary).extract
    return function


def reading_together(dictionary: Any = None) -> Callable[[list[Any]], list[Any]]:
    """Return a function that reads a list of `Document`; with a `UserDictionary` where there is one."""
    function: Callable[[list[Any]], list[Any]] = _extractor(dictionary or None).extract_all
    return function


def place(request: tuple[str, Any, Any, Any], progress: Progress | None = None) -> Any:
    """Return the positions of (layout's name, nodes, edges, parameters)."""
    from explorer.layout import registry  # noqa: PLC0415 - late: slow to import

    name, nodes, edges, parameters = request
    return registry.place(name, nodes, edges, parameters, progress)


@lru_cache(maxsize=2)
def _extractor(dictionary: Any = None) -> Any:
    from explorer.extraction.extract import Extractor  # noqa: PLC0415 - late: opens the lexicon

    return Extractor(dictionary=dictionary) if dictionary else Extractor()


def reason(error: Exception) -> str:
    """Return why a task failed, without words of what was read."""
    if isinstance(error, ExplorerError):
        return str(error)
    return f"this is a bug ({described(error).splitlines()[0]} in {described(error).splitlines()[-1].strip()})"


def function_of(task: str, shared: Any = None) -> Callable[[Any], Any]:
    """Return the function of *task*, with what all its items share where there is such a thing."""
    return SHARING[task](shared) if shared else TASKS[task]


def together_of(task: str, shared: Any = None) -> Callable[[list[Any]], list[Any]] | None:
    """Return the function of *task* that does several items sooner than one by one, or None where there is none."""
    return TOGETHER[task](shared) if task in TOGETHER else None


TASKS: dict[str, Callable[[Any], Any]] = {"extract": extract, "place": place}
# By task: what makes its function from something that all items share.
SHARING: dict[str, Callable[[Any], Callable[[Any], Any]]] = {"extract": reading_with}
# By task: what makes its function for several items from what they share, or from None.
TOGETHER: dict[str, Callable[[Any], Callable[[list[Any]], list[Any]]]] = {"extract": reading_together}
