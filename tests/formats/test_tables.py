"""PubMed's CSV, JSON Lines of documents, rows of evidence, and cells that no spreadsheet takes for a formula."""

# ruff: noqa: E501 - pages and records stand as they are

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.formats import cells, evidence, jsonl, pubmed_csv, registry
from explorer.formats.citation import citation
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind, Section, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.imports import Problem
from explorer.model.relation import Relation, Sign

CSV = (
    '"PMID","Title","Authors","Citation","First Author","Journal/Book","Publication Year","Create Date","PMCID","NIHMS ID","DOI"\n'
    '"31999999","Loss of ""SOCS3"", a brake","Lovell A, Castellan B.","J Invented Oncol. 2021 Mar 4;12(3):210-21. doi: 10.9/x.",'
    '"Lovell A","J Invented Oncol","2021","2021/03/05","PMC79","","10.9999/x"\n'
)
TEXT = "SOCS3 in gut\nGut was cut. It activates α-SMA and STAT3."


def made(**changes: object) -> tuple[Document, Evidence]:
    document = Document(text=TEXT, title="SOCS3 in gut", source="a.txt")
    at = TEXT.index
    values: dict[str, object] = {
        "sentence": Span(at("It "), len(TEXT)),
        "subject": Mention(Span(at("It "), at("It ") + 2), Entity("HGNC:19391", "SOCS3", Kind.GENE)),
        "relation": Relation.ACTIVATES,
        "sign": Sign.POSITIVE,
        "object": Mention(Span(at("STAT3"), at("STAT3") + 5), Entity(None, "=STAT3", Kind.GENE)),
        "trigger": Span(at("activates"), at("activates") + 9),
        "antecedent": Span(0, 5),
        "confidence": 0.123456,
        "rule": "-verb",
    }
    return document, Evidence(**(values | changes))  # type: ignore[arg-type]


def test_a_row_has_positions_in_its_sentence_and_the_antecedent_in_the_document() -> None:
    row = evidence.to_row(*made())
    assert row["sentence"] == "It activates α-SMA and STAT3."
    assert list(row) == ["source", "origin", "sentence", "subject", "object", "trigger", "antecedent", "relation", "sign",
                         "negated", "speculated", "implied", "confidence", "rule"]  # fmt: skip
    for end in ("subject", "object", "trigger"):
        assert row["sentence"][row[end]["start"] : row[end]["end"]] == row[end]["text"]
    assert row["subject"] == {"text": "It", "start": 0, "end": 2, "id": "HGNC:19391", "name": "SOCS3", "kind": "gene"}
    assert row["antecedent"] == {"text": "SOCS3", "start": 0, "end": 5}
    assert (row["relation"], row["sign"], row["confidence"]) == ("activates", "+", 0.1235)
    assert evidence.to_row(*made(trigger=None, antecedent=None))["trigger"] is None


def test_json_lines_stay_one_row_a_line_and_untouched() -> None:
    row = evidence.to_row(*made()) | {"sentence": "=A\u2028B\x85C\nD 😀"}
    text = evidence.write_jsonl([row, row])
    assert len(text.splitlines()) == 2
    assert json.loads(text.splitlines()[0]) == row
    assert "α" not in text
    assert "😀" in text


def test_no_cell_of_a_table_can_become_a_formula_and_the_table_comes_back() -> None:
    rows = [evidence.to_row(*made()), evidence.to_row(*made(trigger=None)) | {"source": "\t=1+1|cmd"}]
    text = evidence.write_tsv(rows)
    for line in text.splitlines()[1:]:
        assert not [cell for cell in line.split("\t") if cell.lstrip().startswith(("=", "+", "-", "@"))]
    back = evidence.read_tsv(text)
    assert [one["source"] for one in back] == ["a.txt", "\t=1+1|cmd"]
    assert (back[0]["object_name"], back[0]["sign"], back[0]["rule"]) == ("=STAT3", "+", "-verb")
    assert (back[1]["trigger_text"], back[0]["negated"]) == ("", "false")


@settings(max_examples=300)
@given(
    st.text() | st.sampled_from(["=1", "+", "-1", "@x", "\t=", "\r", " =1", "＝1", "'", "''=", "\\t", "\\", "\xa0=2"])
)
def test_a_guarded_cell_is_safe_and_comes_back(text: str) -> None:
    cell = cells.guarded(cells.escaped(text))
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not set(cell) & set("\t\n\r")
    assert cells.unescaped(cells.restored(cell)) == text


def test_pubmeds_csv_gives_title_and_citation() -> None:
    [document] = pubmed_csv.read(Source("x.csv", content=CSV))
    assert isinstance(document, Document)
    assert document.text == document.title == 'Loss of "SOCS3", a brake'
    assert document.authors == ("Lovell A", "Castellan B")
    assert (document.journal, document.date, document.volume, document.pages) == (
        "J Invented Oncol",
        "2021-03-04",
        "12",
        "210-21",
    )
    assert (document.pmid, document.pmcid, document.doi) == ("31999999", "PMC79", "10.9999/x")


def test_a_bad_row_is_named_with_its_line_and_the_others_are_read() -> None:
    head, row = CSV.splitlines()
    found = list(pubmed_csv.read(Source("x.csv", content="\n".join([head, row, '"1","only two"', row]) + "\n")))
    assert [type(one) for one in found] == [Document, Problem, Document]
    assert found[1].line == 3  # type: ignore[union-attr]
    lines = [jsonl.write([Document(text=f"T\nA{number} activates B.", title="T")]) for number in range(1000)]
    lines[500] = '{"text": \n'
    found = list(jsonl.read(Source("x.jsonl", content="".join(lines))))
    problems = [one for one in found if isinstance(one, Problem)]
    assert len(found) == 1000
    assert [problem.line for problem in problems] == [501]


documents = st.builds(
    Document,
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1).filter(str.strip),
    title=st.text(st.characters(exclude_categories=["Cs"])),
    authors=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=3).map(tuple),
    date=st.sampled_from(["", "2017", "2017-09-30"]),
    pmid=st.sampled_from(["", "12"]),
    doi=st.sampled_from(["", "10.1234/x"]),
    kind=st.sampled_from(DocumentKind),
    source=st.just("a.txt"),
    sample=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(documents, min_size=1, max_size=3))
def test_documents_written_as_json_lines_come_back_the_same(some: list[Document]) -> None:
    assert list(jsonl.read(Source("b.jsonl", content=jsonl.write(some)))) == some


def test_sections_come_back_the_same() -> None:
    document = Document(text="T\nRESULTS: A", title="T", sections=(Section("RESULTS", Span(11, 12)),), source="x")
    assert list(jsonl.read(Source("x", content=jsonl.write([document])))) == [document]


@pytest.mark.parametrize(
    "line",
    ["[1]", "1", '{"text": 1.5}', '{"text": ""}', '{"text": "x", "date": "soon"}', '{"text": "x", "kind": "poem"}', '{"text": NaN}',
     '{"text": "x", "sections": [["A", 0, 99]]}', '{"text": "x", "sections": [["A", 1e999, 2]]}', '{"text": "x", "authors": "A"}',
     "[" * 100000, '{"a":' * 5000, '{"text": "x"', "nothing", '{"text": {}}'],
)  # fmt: skip
def test_a_line_that_is_no_document_is_a_problem_with_a_sentence(line: str) -> None:
    found = list(jsonl.read(Source("x.jsonl", content=f'{{"text": "good"}}\n{line}\n')))
    assert [type(one) for one in found] == [Document, Problem]
    assert (found[1].line, found[1].message[-1:]) == (2, ".")  # type: ignore[union-attr]


def test_half_a_letter_is_mended() -> None:
    [document] = jsonl.read(Source("x.jsonl", content='{"text": "a\\ud800b", "source": "../../etc/x.txt"}'))
    assert isinstance(document, Document)
    assert (document.text, document.source) == ("a\ufffdb", "x.txt")


def test_a_citation_is_one_plain_line() -> None:
    document = Document(
        text="", title="Loss of\nSOCS3", authors=("Lovell Ada", "Castellan B", "Wei C", "Doe J"), journal="J Invented Oncol",
        date="2021-03-04", volume="12", issue="3", pages="210-21", pmid="31",
    )  # fmt: skip
    assert (
        citation(document)
        == "Lovell A, Castellan B, Wei C, et al. Loss of SOCS3. J Invented Oncol. 2021;12(3):210-21. PMID 31."
    )
    assert "(our summary)" in citation(Document(text="", title="T", sample=True))
    assert (
        citation(Document(text="", title="T?", kind=DocumentKind.RETRACTED, doi="10.1/x"))
        == "T? RETRACTED. doi:10.1/x."
    )
    assert citation(Document(text="", source="a.txt")) == "a.txt"


def test_nothing_here_can_run_what_a_file_holds() -> None:
    folder = Path(registry.__file__).parent
    for path in sorted(folder.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        used |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        calls = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not used & {"pickle", "marshal", "shelve", "socket", "urllib.request"}, path.name
        assert not calls & {"eval", "exec", "compile", "__import__"}, path.name
