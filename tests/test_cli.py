"""The command line does the whole job: files in, evidence, store, figure out; errors are one line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from pypdf import PdfReader

from explorer import cli
from explorer.extraction.confidence import is_sure
from explorer.extraction.rules.table import RULES
from explorer.jobs import tasks
from explorer.store.store import Store
from tests.patience import PATIENCE_SECONDS, wait_for

PAGE = """Add to saved papers
Share this article

Interleukin-6 drives invasion of lung cancer cells through STAT3.

Journal of Sample Texts 2019 March 4
IL-6 activates STAT3 in A549 cells. STAT3 increases the expression of MMP-2. AG490 did not inhibit MMP-2.
Knockdown of STAT3 suppressed the invasion of A549 cells.

Full text links
All material on this website is protected by copyright.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, page: Path) -> Path:
    path = tmp_path / "mine.pathways"
    assert cli.run(["import", str(path), str(page)]) == 0
    return path


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_extract_prints_one_evidence_a_line_with_offsets_into_its_sentence(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["extract", str(page)]) == 0
    found = rows(capsys)
    assert found
    for row in found:
        assert row["source"] == "page.txt"
        assert row["sentence"] in PAGE
        for end in ("subject", "object"):
            name = row[end]
            assert row["sentence"][name["start"] : name["end"]] == name["text"]
        trigger = row["trigger"]
        assert trigger is None or row["sentence"][trigger["start"] : trigger["end"]] == trigger["text"]
    said = {(row["subject"]["id"], row["relation"], row["object"]["id"], row["negated"]) for row in found}
    assert ("HGNC:6018", "activates", "HGNC:11364", False) in said
    assert ("HGNC:11364", "increases_amount", "HGNC:7166", False) in said


def test_extract_gives_the_same_bytes_twice_and_with_any_number_of_processes(page: Path, tmp_path: Path) -> None:
    for number in range(45):
        (tmp_path / f"more{number:02}.txt").write_text(PAGE.replace("A549", f"H{number + 1000}"), encoding="utf-8")
    files = [str(path) for path in sorted(tmp_path.glob("*.txt"))]
    for name, processes in (("a", "1"), ("b", "2"), ("c", "2")):
        assert cli.run(["extract", *files, "--processes", processes, "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()


def test_a_dictionary_says_what_is_a_name_and_what_is_none(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("forbid\tAG490\nadd\tSTAT 3\tMY:3\tgene\tmy own\nadd\tinvasion\n", encoding="utf-8")
    assert cli.run(["extract", str(page), "--dictionary", str(path)]) == 1
    output = capsys.readouterr()
    assert output.err == (
        "pathway-explorer: mine.tsv, line 3: “add” needs an identifier or a kind, to say what the name means. "
        "The line is not used.\n"
    )
    ends = {row[end]["id"] for row in map(json.loads, output.out.splitlines()) for end in ("subject", "object")}
    assert "MY:3" in ends
    assert "HGNC:11364" not in ends
    assert not any("AG490" in row["sentence"] for row in map(json.loads, output.out.splitlines()))


def test_an_import_reads_with_a_dictionary_in_all_its_processes(page: Path, tmp_path: Path) -> None:
    path, dictionary = tmp_path / "own.pathways", tmp_path / "mine.tsv"
    dictionary.write_text("prefer\tSTAT3\tMY:3\tgene\n", encoding="utf-8")
    assert cli.run(["import", str(path), str(page), "--dictionary", str(dictionary)]) == 0
    with Store.open(path) as opened:
        assert opened.find_entity("MY:3") is not None
        assert opened.find_entity("HGNC:11364") is None


def test_extract_says_why_where_it_is_asked_and_the_other_fields_stay(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["extract", str(page)]) == 0
    plain = rows(capsys)
    assert cli.run(["extract", str(page), "--why"]) == 0
    told = rows(capsys)
    assert [{name: value for name, value in row.items() if name != "why"} for row in told] == plain
    (knockdown,) = (row for row in told if row["sentence"].startswith("Knockdown"))
    why = knockdown["why"]
    assert [(cue["text"], cue["effect"]) for cue in why["cues"]] == [("Knockdown", "turns")]
    assert all(knockdown["sentence"][cue["start"] : cue["end"]] == cue["text"] for cue in why["cues"])
    assert why["subject"]["how"]
    assert {"about": "Sign", "text": "“Knockdown” turns the sign."} in why["reasons"]


def test_a_table_has_no_place_for_reasons(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", str(page), "--why", "--format", "tsv"]) == 2
    assert "--why needs --format jsonl" in capsys.readouterr().err


def test_rules_are_listed_with_what_their_examples_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules"]) == 0
    text = capsys.readouterr().out
    assert cli.run(["rules", "--format", "jsonl"]) == 0
    listed = rows(capsys)
    assert [row["name"] for row in listed] == list(RULES)
    for row in listed:
        head, _, rest = text.partition(f"{row['name']}  {row['confidence']:.2f}  (")[2].partition(")\n")
        assert rest.startswith(f"    {row['description']}\n    {row['example']}\n")
        assert (f"used {row['uses']:,} times" in head) is bool(row["uses"])
        assert (f"{row['right']:,} of {row['judged']:,} right" in head) is bool(row["judged"])
    assert any(row["uses"] for row in listed)
    assert all(row["right"] <= row["judged"] <= row["uses"] for row in listed)
    assert "says: PTEN inhibits AKT1" in text


def test_extract_writes_a_table(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", str(page), "--format", "tsv"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("source\torigin\tsentence\t")
    assert lines
    assert all(len(line.split("\t")) == len(head.split("\t")) for line in lines)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_read(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.xml").write_text("<PubmedArticleSet><PubmedArticle>", encoding="utf-8")
    assert cli.run(["extract", str(tmp_path / "broken.xml"), str(page)]) == 1
    told = capsys.readouterr()
    assert told.out
    assert "broken.xml" in told.err
    assert "Traceback" not in told.err


def test_import_says_what_came_and_the_same_file_twice_is_harmless(
    store: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.run(["import", str(store), str(page)]) == 0
    assert "1 read: 0 new, 1 known, 0 not understood" in capsys.readouterr().out


def test_info_counts_and_check_finds_a_new_store_clean(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.run(["info", str(store)]) == 0
    assert "1 document\n" in capsys.readouterr().out
    assert cli.run(["check", str(store)]) == 0
    assert "no problems found" in capsys.readouterr().out


def test_info_says_read_only_only_of_a_store_that_cannot_be_written(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.run(["info", str(store)]) == 0
    assert "read-only" not in capsys.readouterr().out
    monkeypatch.setattr("explorer.store.connections.may_write", lambda _: False)
    assert cli.run(["info", str(store)]) == 0
    assert "mine.pathways (read-only)" in capsys.readouterr().out.replace("mine (", "mine.pathways (")


def test_a_broken_bibtex_entry_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "lib.bib").write_text("@article{a, title={x", encoding="utf-8")
    command = [sys.executable, "-m", "explorer", "extract", str(tmp_path / "lib.bib")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "lib.bib" in done.stderr


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_render_makes_a_figure_with_its_references_beside_it(store: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"fig.{ending}"
    arguments = [
        "render",
        str(store),
        "--around",
        "interleukin-6",
        "--out",
        str(out),
        "--width-mm",
        "89",
        "--dpi",
        "150",
    ]
    assert cli.run(arguments) == 0
    first = {path.name: path.read_bytes() for path in tmp_path.glob("fig.*")}
    assert {f"fig.{ending}", "fig.bib", "fig.ris", "fig.references.txt"} <= set(first)
    assert cli.run(arguments) == 0
    assert first == {path.name: path.read_bytes() for path in tmp_path.glob("fig.*")}
    assert b"Journal of Sample Texts" in first["fig.references.txt"]


def test_a_figure_can_be_rendered_in_another_style(store: Path, tmp_path: Path) -> None:
    drawn = {}
    for style in ("standard", "sbgn", "grey"):
        out = tmp_path / f"{style}.svg"
        assert cli.run(["render", str(store), "--around", "IL6", "--out", str(out), "--style", style]) == 0
        drawn[style] = out.read_text(encoding="utf-8")
    assert "#009E73" in drawn["standard"]
    assert not any("#009E73" in drawn[style] for style in ("sbgn", "grey"))
    assert '"protein"' in drawn["sbgn"]
    assert '"protein"' not in drawn["grey"]


def test_render_leaves_out_what_is_less_sure_than_asked(store: Path, tmp_path: Path) -> None:
    drawn = {}
    for least in ("0", "0.9", "1"):
        out = tmp_path / f"{least}.svg"
        arguments = ["render", str(store), "--out", str(out), "--min-confidence", least]
        drawn[least] = len(out.read_bytes()) if cli.run(arguments) == 0 else 0
    assert drawn["0"] > drawn["0.9"]
    assert drawn["1"] <= drawn["0.9"]


def test_a_rendered_pdf_has_the_asked_width_and_the_names(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "fig.pdf"
    assert cli.run(["render", str(store), "--around", "IL6", "--out", str(out), "--width-mm", "89"]) == 0
    page = PdfReader(out).pages[0]
    assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(89, abs=0.2)
    assert "STAT3" in page.extract_text()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["import", "a.pathways"], "Missing argument"),
        (["import", "a.txt", "b.txt"], "ends in .pathways"),
        (["import", "a.pathways", "gone.txt"], "no such file"),
        (["extract", "gone.txt", "--out", "x.jsonl"], "no such file"),
        (["info", "gone.pathways"], "gone.pathways"),
        (["check", "text.pathways"], "text.pathways"),
        (["render", "gone.pathways", "--out", "x.pdf"], "gone.pathways"),
        (["extract", "x.txt", "--format", "xls"], "xls"),
        (["open", "a.pathways"], "Start the window"),
    ],
)
def test_an_error_is_one_line_with_status_2_and_leaves_nothing(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.pathways").write_text("no store", encoding="utf-8")
    assert cli.run(arguments) == 2
    error = capsys.readouterr().err
    assert told in error
    assert len(error.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["text.pathways"]
    assert (tmp_path / "text.pathways").read_text(encoding="utf-8") == "no store"


def test_an_unknown_entity_is_told_with_names_like_it(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["render", str(store), "--around", "STAT77", "--out", str(tmp_path / "x.pdf")]) == 2
    error = capsys.readouterr().err
    assert "“STAT77” is not in" in error
    assert "STAT3" in error


def test_a_bug_is_one_line_without_the_words_of_a_paper(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> None:
        raise ValueError("a secret abstract")

    monkeypatch.setitem(tasks.TASKS, "extract", broken)
    assert cli.run(["extract", str(page)]) == 1
    error = capsys.readouterr().err
    assert "this is a bug (ValueError in" in error
    assert len(error.splitlines()) == 1
    assert "secret" not in error
    assert "Traceback" not in error


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
@pytest.mark.parametrize("form", ["jsonl", "tsv"])
def test_a_reader_that_has_enough_is_no_error(tmp_path: Path, form: str) -> None:
    text = "\n".join(f"IL-6 activates STAT3 in mouse {number}." for number in range(600))
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "explorer", "extract", str(tmp_path / "long.txt"), "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(10)
        child.stdout.close()
        error = child.stderr.read()
        assert child.wait(PATIENCE_SECONDS) == 0
    assert error == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_standard_output_is_one_line(page: Path) -> None:
    command = [sys.executable, "-m", "explorer", "extract", str(page)]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=PATIENCE_SECONDS
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "standard output could not be written" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_during_an_import_leaves_a_clean_store_and_a_second_run_completes_it(tmp_path: Path) -> None:
    for number in range(30):
        text = " ".join(f"Protein {number} of mouse {other} was seen. IL-6 activates STAT3." for other in range(150))
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    store, files = tmp_path / "mine.pathways", sorted(str(path) for path in tmp_path.glob("*.txt"))
    command = [sys.executable, "-m", "explorer", "import", str(store), *files]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as child:
        # Workers are started when the store is there and the import has begun.
        wait_for(lambda: psutil.Process(child.pid).children())
        child.send_signal(signal.SIGINT)
        assert child.stderr is not None
        assert child.stderr.read().split("\n") == ["pathway-explorer: cancelled.", ""]
        assert child.wait(PATIENCE_SECONDS) == 2
    assert cli.run(["check", str(store)]) == 0
    assert cli.run(["import", str(store), *files[:2]]) == 0
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".txt") == ["mine.pathways"]


def test_extract_prints_what_is_sure_enough(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = []
    for arguments in (["--min-confidence", "0"], [], ["--min-confidence", "0.99"]):
        assert cli.run(["extract", str(page), *arguments]) == 0
        printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        wanted = float(arguments[1]) if arguments else None
        assert all(is_sure(row["confidence"], negated=row["negated"], wanted=wanted) for row in printed)
        counts.append(len(printed))
    assert counts[0] >= counts[1] > counts[2]
