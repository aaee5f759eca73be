"""Figures as files: what a reader of PNG, SVG and PDF finds in them."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import psutil
import pytest
from lxml import etree
from pypdf import PdfReader
from PySide6.QtGui import QImage

from explorer.diagram.document import Diagram
from explorer.diagram.metrics import visible
from explorer.diagram.style import DARK
from explorer.errors import ExplorerError, FigureError
from explorer.figures.figure import FORMATS, PRESETS, FigureOptions, image, preset, save
from tests.patience import PATIENCE_SECONDS

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    "]]>",
    "a\x00b",
    "\u202eGFR\u202c",
    "IL\u200b6",
    "😀 kinase",
    "\"quoted\" & 'so'",
    "<!-- no -->",
    "<![CDATA[x]]>",
    "&lt;&amp;&#0;",
    "\ud800",
    "\ufffe",
    "javascript:alert(1)",
    "<image href='file:///etc/passwd'/>",
    "a\nb\tc\rd",
    "ابجد",
    "x" * 3000,
    "e\u0301" + "\u0301" * 50,
)


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("dpi", [96, 300])
def test_a_png_has_the_pixels_and_the_resolution_asked_for(
    name: str, dpi: int, tmp_path: Path, diagram: Diagram, citations: dict[int, str]
) -> None:
    path = tmp_path / "a.png"
    assert save(path, diagram, citations, preset(name, dpi=dpi)) == [path]
    found = QImage(str(path))
    assert found.width() == round(PRESETS[name][0] / 25.4 * dpi)
    assert found.dotsPerMeterX() == found.dotsPerMeterY() == round(dpi / 0.0254)
    if PRESETS[name][1]:
        assert found.height() == round(142.9 / 25.4 * dpi)
    assert found.pixelColor(0, 0).name() == "#ffffff"
    inks = {found.pixel(x, y) for y in range(0, found.height(), 3) for x in range(0, found.width(), 7)}
    assert len(inks) > 50


def test_a_pdf_has_its_size_its_fonts_and_its_words(
    tmp_path: Path, diagram: Diagram, citations: dict[int, str]
) -> None:
    path = tmp_path / "a.pdf"
    save(path, diagram, citations, preset("183 mm", title="What drives EMT"))
    (page,) = PdfReader(path, strict=True).pages
    assert float(page.mediabox.width) == pytest.approx(183 / 25.4 * 72, abs=0.001)
    text = re.sub(r"\s", "", page.extract_text())
    for words in ("WhatdrivesEMT", "Erlotinib", "STAT3", "geneorprotein", "1.AdamsB", "PMID12345676", "TGFβ"):
        assert words in text
    for font in page["/Resources"]["/Font"].values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor
        assert "DejaVu" in descriptor["/FontName"]
    meta = PdfReader(path).metadata
    assert meta is not None
    assert meta.title == "What drives EMT"
    assert meta.creation_date is None, "a date would be another one each time"


def test_an_svg_is_vectors_in_millimetres_with_names_for_those_who_hear_it(
    tmp_path: Path, diagram: Diagram, citations: dict[int, str]
) -> None:
    path = tmp_path / "a.svg"
    save(path, diagram, citations, preset("89 mm"))
    root = etree.parse(path).getroot()
    assert root.get("width") == "89mm"
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "title", "desc", "g", "path"}
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g")}
    assert groups["node-IL6"].get("class") == "node gene"
    assert groups["node-IL6"].findtext(f"{SVG}title") == "IL6 (gene), TEST:1"
    assert groups["edge-Erlotinib-EGFR"].get("class") == "edge inhibits"
    assert groups["edge-Erlotinib-EGFR"].findtext(f"{SVG}title") == "Erlotinib inhibits EGFR (2 papers)"
    assert {"STAT3", "gene or protein", "1-5"} <= {path.get("aria-label") for path in root.iter(f"{SVG}path")}
    assert all(path.get("d") for path in root.iter(f"{SVG}path"))


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
def test_no_label_breaks_a_figure_or_becomes_part_of_its_language(
    label: str, tmp_path: Path, make_diagram: Callable[..., Diagram]
) -> None:
    shown = make_diagram(lambda name: label if name == "EGFR" else name)
    shown = Diagram(shown.nodes.values(), shown.edges.values(), title=label)
    citations = dict.fromkeys(range(1, 7), label)
    for ending in FORMATS:
        save(tmp_path / f"a{ending}", shown, citations, preset("89 mm", dpi=72, title=label))
    root = etree.parse(tmp_path / "a.svg", etree.XMLParser(resolve_entities=False, huge_tree=True)).getroot()
    assert {element.tag for element in root.iter()} == {f"{SVG}{tag}" for tag in ("svg", "title", "desc", "g", "path")}
    assert not [key for element in root.iter() for key in element.keys() if "href" in key or key.startswith("on")]  # noqa: SIM118
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    titles = [element.text or "" for element in root.iter(f"{SVG}title")]
    assert any(visible(label) in title for title in titles)
    assert not re.search("[\x00-\x08\u200b\u202a-\u202e]", (tmp_path / "a.svg").read_text())
    assert len(PdfReader(tmp_path / "a.pdf").pages) == 1


_RENDER = """
import json, sys
from pathlib import Path
from explorer.diagram.document import Diagram
from explorer.figures.figure import preset, save
state, folder = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2])
citations = {int(number): line for number, line in state["citations"].items()}
for ending in ("png", "svg", "pdf"):
    save(folder / f"a.{ending}", Diagram.from_json(state["diagram"]), citations, preset("89 mm", dpi=150, title="Same"))
"""


def test_the_same_diagram_gives_the_same_bytes_in_another_process(
    tmp_path: Path, diagram: Diagram, citations: dict[int, str]
) -> None:
    state = tmp_path / "state.json"
    state.write_text(json.dumps({"diagram": diagram.to_json(), "citations": citations}))
    files = []
    for seed in ("1", "2", "3"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, **({"QT_HASH_SEED": "0"} if seed == "1" else {})}
        command = [sys.executable, "-c", _RENDER, str(state), str(folder)]
        subprocess.run(command, check=True, timeout=PATIENCE_SECONDS, env=environment, capture_output=True)
        files.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert len(files[0]) == 3
    assert files[0] == files[1] == files[2]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_full_disk_leaves_the_old_figure(
    ending: str, tmp_path: Path, diagram: Diagram, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"the old one")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExplorerError, match=r"could not be written: .* The old file, if any, is as it was\."):
        save(path, diagram, {}, preset("89 mm", dpi=72))
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_figure_that_cannot_be_read_back_is_not_kept(
    ending: str, tmp_path: Path, diagram: Diagram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that says "written" and holds something else."""
    path = tmp_path / f"a{ending}"
    path.write_bytes(b"the old one")
    real = os.fsync

    def lying(handle: int) -> None:
        os.ftruncate(handle, os.fstat(handle).st_size)
        os.pwrite(handle, b"\0" * 200, 0)
        real(handle)

    monkeypatch.setattr(os, "fsync", lying)
    with pytest.raises(ExplorerError, match="could not be read back"):
        save(path, diagram, {}, preset("89 mm", dpi=72))
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_that_is_too_large_is_refused_before_memory_is_taken(tmp_path: Path, diagram: Diagram) -> None:
    before = psutil.Process().memory_info().rss
    with pytest.raises(FigureError, match=r"The picture would have \d+ x \d+ pixels"):
        save(tmp_path / "a.png", diagram, {}, FigureOptions(width_mm=2000, dpi=2400))
    with pytest.raises(FigureError, match=r"The picture would have \d+ x \d+ pixels"):
        image(diagram, scale=1e4)
    assert psutil.Process().memory_info().rss - before < 50_000_000
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_is_refused(tmp_path: Path, diagram: Diagram) -> None:
    with pytest.raises(FigureError, match=r"a\.gif does not say .* \.png, \.svg, \.pdf"):
        save(tmp_path / "a.gif", diagram, {}, FigureOptions())


def test_a_missing_folder_is_told(tmp_path: Path, diagram: Diagram) -> None:
    with pytest.raises(ExplorerError, match="is not there; choose another one"):
        save(tmp_path / "no" / "a.svg", diagram, {}, FigureOptions())


def test_an_ending_in_capitals_is_understood(tmp_path: Path, diagram: Diagram) -> None:
    save(tmp_path / "a.SVG", diagram, {}, preset("89 mm"))
    assert (tmp_path / "a.SVG").read_bytes().startswith(b"<?xml")


def test_the_picture_for_the_clipboard_is_the_diagram_alone_at_its_scale(diagram: Diagram) -> None:
    one, two = image(diagram, scale=1), image(diagram, scale=2)
    assert (two.width(), two.height()) == (2 * one.width(), 2 * one.height())
    assert one.pixelColor(0, 0).name() == "#ffffff"
    assert image(diagram, scale=1, style=DARK).pixelColor(0, 0).name() == DARK.ground.lower()
    with pytest.raises(FigureError, match="nothing in the diagram"):
        image(Diagram())


def test_a_figure_is_made_with_no_screen_and_no_window(tmp_path: Path, diagram: Diagram) -> None:
    state = tmp_path / "state.json"
    state.write_text(json.dumps({"diagram": diagram.to_json(), "citations": {}}))
    code = _RENDER + "\nassert not any(name.startswith('PySide6.QtWidgets') for name in sys.modules)"
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-c", code, str(state), str(tmp_path)]
    run = subprocess.run(
        command, timeout=PATIENCE_SECONDS, env=environment, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_figure_made_beside_the_window_has_the_same_bytes(
    tmp_path: Path, diagram: Diagram, citations: dict[int, str]
) -> None:
    """The window makes figures in a thread."""
    paths = [tmp_path / f"{place}{ending}" for ending in FORMATS for place in ("window", "thread")]
    with ThreadPoolExecutor(1) as pool:
        for path in paths:
            work = partial(save, path, diagram, citations, preset("89 mm", dpi=150))
            work() if path.stem == "window" else pool.submit(work).result(60)
    for here, there in zip(paths[::2], paths[1::2], strict=True):
        assert here.read_bytes() == there.read_bytes()
