"""What the code may never do, whatever it is given."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "explorer").rglob("*.py")) + sorted((ROOT / "db").rglob("*.py"))
BANNED_MODULES = {
    # code from data
    *("pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle", "yaml", "code", "runpy"),
    # the network
    *("socket", "ssl", "urllib.request", "http.client", "http.server", "ftplib", "smtplib", "asyncio", "webbrowser"),
    *("multiprocessing.managers", "PySide6.QtNetwork", "PySide6.QtWebEngineWidgets"),
    # XML as the standard library reads it: entities grow, and one long attribute takes minutes
    *("xml.etree", "xml.etree.ElementTree", "xml.dom", "xml.dom.minidom", "xml.sax", "defusedxml"),
}
# QSettings and QDataStream un-pickle what they read, before PySide6 6.12; QSaveFile says yes on a full disk
BANNED_NAMES = {
    "QSettings",
    "QDataStream",
    "QSaveFile",
    "QNetworkAccessManager",
    "QWebEngineView",
    "Listener",
    "Client",
}
BANNED_CALLS = {"eval", "exec", "compile", "__import__"}
BANNED_METHODS = {"dropMimeData", "read_pickle"}
BANNED_PLACES = {"os.system", "os.popen"}
WRITES = {"write_text", "write_bytes"}
# who may open a file for writing: the one writer, the trace of a crash, and the scripts that make resources
WRITERS = {"explorer/files.py", "explorer/ui/failures.py"}
PARSERS = {"XMLParser", "iterparse", "XMLPullParser", "HTMLParser"}
OUTSIDE_OFF = {"no_network": True, "huge_tree": False}
ENTITIES_OFF = {"resolve_entities": False, "load_dtd": False}


def names(node: ast.AST) -> list[str]:
    """What an import or a use of a name takes, with its module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def sins(source: str) -> list[str]:
    """Everything in *source* that reads code from data, opens the network or trusts a writer that lies."""
    found = []
    for node in ast.walk(ast.parse(source)):
        found += [name for name in names(node) if name in BANNED_MODULES or name.split(".")[-1] in BANNED_NAMES]
        if isinstance(node, ast.Attribute) and (
            node.attr in BANNED_NAMES | BANNED_METHODS or ast.unparse(node) in BANNED_PLACES
        ):
            found.append(node.attr)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BANNED_CALLS:
            found.append(node.func.id)
        if isinstance(node, ast.keyword) and node.arg in {"allow_pickle", "shell"}:
            found.append(node.arg)
    return found


def writes(source: str) -> list[str]:
    """Every place in *source* that opens a file for writing by itself."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in WRITES:
            found.append(node.attr)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in {
            "open",
            "fdopen",
        }:
            modes = [*node.args, *(one.value for one in node.keywords if one.arg == "mode")]
            found += [
                one.value
                for one in modes
                if isinstance(one, ast.Constant)
                and isinstance(one.value, str)
                and re.fullmatch("[rwaxbt+]*[wax+].*", one.value)
            ]
    return found


def trusting(source: str) -> list[str]:
    """Every parser of markup in *source* that may reach outside of its file or grow without bound."""
    found = []
    for node in ast.walk(ast.parse(source)):
        name = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
        if not isinstance(node, ast.Call) or name not in PARSERS:
            continue
        told = {one.arg: one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)}
        wanted = OUTSIDE_OFF if name == "HTMLParser" else OUTSIDE_OFF | ENTITIES_OFF
        found += [f"{name}: {key}" for key, value in wanted.items() if told.get(key) is not value]
    return found


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from shelve import open",
        "eval('1')",
        "import socket",
        "from multiprocessing.connection import Listener",
        "from xml.etree import ElementTree",
        "from PySide6.QtCore import QSettings",
        "QtCore.QDataStream(data)",
        "model.dropMimeData(data)",
        "numpy.load(path, allow_pickle=True)",
        "os.system(name)",
        "run(name, shell=True)",
    ],
)
def test_the_check_sees_a_planted_sin(source: str) -> None:
    assert sins(source)


@pytest.mark.parametrize("source", ["p.write_text('x')", "open(p, 'w')", "p.open(mode='ab')", "p.open('r+')"])
def test_the_check_sees_a_file_written_past_the_writer(source: str) -> None:
    assert writes(source)
    assert not writes("p.open('rb'); open(p); p.open(encoding='utf-8')")


@pytest.mark.parametrize(
    "source",
    ["etree.XMLParser()", "etree.iterparse(f, no_network=True, huge_tree=False)", "html.HTMLParser(huge_tree=False)"],
)
def test_the_check_sees_a_parser_that_trusts(source: str) -> None:
    assert trusting(source)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_is_read_from_data_and_no_network_opened(path: Path) -> None:
    assert sins(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_are_written_by_the_one_writer_only(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    if name not in WRITERS and not path.name.startswith("build_"):
        assert writes(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_parser_of_markup_reaches_outside_of_its_file(path: Path) -> None:
    found = trusting(path.read_text(encoding="utf-8"))
    if path.name == "figure.py":  # reads back what the program has just written, however large
        found = [one for one in found if not one.endswith("huge_tree")]
    assert found == []


def test_versions_known_bad_cannot_be_installed() -> None:
    """PySide6 6.12 before Python 3.12 ends the process; lxml before 6.1 reads files that an XML file names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(line) for line in project["dependencies"]]

    def allowed(name: str, version: str, python: str) -> bool:
        found = [one for one in wanted if one.name == name]
        found = [one for one in found if one.marker is None or one.marker.evaluate({"python_version": python})]
        assert found
        return all(one.specifier.contains(version) for one in found)

    assert not allowed("PySide6-Essentials", "6.12.0", "3.11")
    assert not allowed("PySide6-Essentials", "6.12.3", "3.11")
    assert allowed("PySide6-Essentials", "6.11.3", "3.11")
    assert allowed("PySide6-Essentials", "6.12.0", "3.12")
    assert not allowed("lxml", "6.0.2", "3.12")
    assert tuple(map(int, version("lxml").split(".")[:2])) >= (6, 1)


def test_a_void_qt_call_keeps_its_reference_to_none() -> None:
    """PySide6 6.12.0 before Python 3.12 loses one a call, and aborts after some thousand."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 200
