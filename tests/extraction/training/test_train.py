"""Training as a whole, on abstracts made here: the same bytes twice, and an unlisted word becomes a trigger."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer.extraction import precision
from explorer.extraction.extract import Extractor
from explorer.extraction.learned.weights import Weights, load
from explorer.extraction.rules.table import LEARNED
from explorer.extraction.train import main
from explorer.model.document import Document
from explorer.model.evidence import NEGATES

NAMES = ["EGF", "TNF", "STAT3", "KRAS", "AKT1", "TP53", "MYC", "VEGFA", "IL6", "RB1"]
KIND = "Gene_or_gene_product"


def abstract(number: int) -> tuple[str, str, str]:
    """An abstract in which "X frobs Y" says that X activates Y, "X glums Y" that it inhibits Y, the rest nothing.

    "X never frobs Y" denies it.
    """
    text, names, events = "", [], []
    for at in range(5):
        one, other = NAMES[(number + at) % 10], NAMES[(number + 3 * at + 5 + number // 10) % 10]
        if one == other:
            continue
        verb = ("frobs", "glums", "frobs", "beside", "never frobs")[at]
        start = len(text)
        text += f"{one} {verb} {other} in cells. "
        keys = [f"T{len(names) + 1}", f"T{len(names) + 2}"]
        places = start, start + len(one) + 1 + len(verb) + 1
        names += [
            f"{key}\t{KIND} {place} {place + len(name)}\t{name}"
            for key, place, name in zip(keys, places, (one, other), strict=True)
        ]
        if verb != "beside":
            word = verb.split()[-1]
            kind = {"frobs": "Positive_regulation", "glums": "Negative_regulation"}[word]
            place = start + len(one) + 1 + len(verb) - len(word)
            events.append(f"T{100 + at}\t{kind} {place} {place + len(word)}\t{word}")
            events.append(f"E{at + 1}\t{kind}:T{100 + at} Theme:{keys[1]} Cause:{keys[0]}")
            events += [f"M{at + 1}\tNegation E{at + 1}"] if word != verb else []
    return text.strip() + "\n", "\n".join(names) + "\n", "\n".join(events) + "\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "made"
    folder.mkdir()
    for number in range(60):
        for ending, content in zip((".txt", ".a1", ".a2"), abstract(number), strict=True):
            (folder / f"made-{number}{ending}").write_text(content, encoding="utf-8")
    return folder


def run(corpus: Path, out: Path) -> str:
    done = CliRunner().invoke(main, [str(corpus), "--out", str(out)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def trained(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("weights") / "weights.bin"
    return out, run(corpus, out)


@pytest.fixture(scope="module")
def weights(trained: tuple[Path, str]) -> Weights:
    return load(trained[0])


def facts(weights: Weights, text: str) -> set[tuple[str, str, str]]:
    evidence = Extractor(weights=weights, floor=0.5).extract(Document(text=text)).evidence
    assert not any(one.negated for one in evidence)
    return {(one.subject.span.of(text), one.sign.value, one.object.span.of(text)) for one in evidence}


def test_a_word_that_no_table_lists_is_learned_with_its_sign(weights: Weights) -> None:
    assert {"frobs", "glums"} <= weights.words
    assert facts(weights, "MDM2 frobs CDK4 in cells.") == {("MDM2", "+", "CDK4")}
    assert facts(weights, "MDM2 glums CDK4 in cells.") == {("MDM2", "-", "CDK4")}


def test_a_word_that_says_nothing_is_not_learned(weights: Weights) -> None:
    assert facts(weights, "MDM2 beside CDK4 in cells.") == set()


def test_a_denial_is_learned_with_the_word_that_denies(weights: Weights) -> None:
    text = "MDM2 never frobs CDK4 in cells."
    (one,) = Extractor(weights=weights, floor=0.3).extract(Document(text=text)).evidence
    assert one.negated
    assert "never" in {cue.span.of(text) for cue in one.why.cues if cue.effect == NEGATES}


def test_the_table_of_rules_stands_beside_the_weights(trained: tuple[Path, str]) -> None:
    records = precision.load(trained[0].with_name("rules.tsv"))
    assert records[LEARNED].uses > records[LEARNED].judged > 0


def test_learned_evidence_says_that_it_is_learned_and_by_what_word(weights: Weights) -> None:
    text = "MDM2 frobs CDK4 in cells."
    (one,) = Extractor(weights=weights).extract(Document(text=text)).evidence
    assert one.rule == "learned"
    assert one.trigger is not None
    assert one.trigger.of(text) == "frobs"


def test_the_same_corpus_makes_the_same_bytes(corpus: Path, trained: tuple[Path, str], tmp_path: Path) -> None:
    again = tmp_path / "again.bin"
    assert run(corpus, again) == trained[1].replace("weights.bin", "again.bin")
    assert again.read_bytes() == trained[0].read_bytes()


def test_the_tables_show_each_fold_and_all(trained: tuple[Path, str]) -> None:
    assert all(f"\n{name}" in trained[1] for name in ("fold 1", "fold 5", "pooled", "on pairs", "confidence"))


def test_a_folder_without_abstracts_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path)])
    assert done.exit_code != 0
    assert "no abstracts in standoff form" in done.output
