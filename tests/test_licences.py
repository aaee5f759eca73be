"""Every package that the program needs has a licence that may stand beside MIT."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = re.compile(
    r"\b(MIT|BSD|Apache|MPL|LGPL|Lesser General Public|PSF|Python Software Foundation|ISC|Unlicense|Public Domain|"
    r"CNRI-Python|HPND|0BSD|Zlib)\b",
    re.IGNORECASE,
)
# What a package says of itself in neither of the usual places; read from its own licence file.
READ_BY_HAND = {"justext": "BSD-2-Clause"}


def needed(names: set[str]) -> set[str]:
    """All installed packages that *names* need, without extras."""
    found: set[str] = set()
    queue = sorted(names)
    while queue:
        name = queue.pop()
        if name in found:
            continue
        try:
            lines = requires(name) or []
        except PackageNotFoundError:
            continue  # wanted on another system or Python only
        found.add(name)
        queue += [re.split(r"[ ;<>=!~\[(]", line)[0].lower() for line in lines if "extra ==" not in line]
    return found


def licence(name: str) -> str:
    about = metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
    return " | ".join([about.get("License-Expression") or "", (about.get("License") or "")[:200], *classifiers])


def direct() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.split(r"[ ;<>=!~\[(]", line)[0].lower() for line in project["dependencies"]}


@pytest.mark.parametrize("name", sorted(needed(direct())))
def test_a_package_of_the_program_has_an_allowed_licence(name: str) -> None:
    told = READ_BY_HAND.get(name) or licence(name)
    assert ALLOWED.search(told), f"{name}: {told}"
    only_gpl = re.search(r"(?<!L)GPL|GNU General Public", told) and not re.search(r"LGPL|Lesser|MIT|BSD|Apache", told)
    assert not only_gpl, f"{name}: {told}"
