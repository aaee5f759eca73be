"""Annotation to facts: signs multiply, perturbed causes turn them, and what may be found need not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.extraction.training.standoff import Annotation, read, read_folder

TEXT = "Loss of PTEN inhibits the activation of AKT1 by EGF.\n"
NAMES = """T1\tGene_or_gene_product 8 12\tPTEN
T2\tGene_or_gene_product 40 44\tAKT1
T3\tGene_or_gene_product 48 51\tEGF
"""
EVENTS = """T4\tNegative_regulation 0 4\tLoss
T5\tNegative_regulation 13 21\tinhibits
T6\tActivation 26 36\tactivation
E1\tNegative_regulation:T4 Theme:T1
E2\tActivation:T6 Theme:T2 Cause:T3
E3\tNegative_regulation:T5 Theme:E2 Cause:E1
"""


def write(folder: Path, text: str, names: str, events: str, name: str = "one") -> Path:
    for ending, content in ((".txt", text), (".a1", names), (".a2", events)):
        (folder / f"{name}{ending}").write_text(content, encoding="utf-8")
    return folder / name


def facts(annotation: Annotation) -> set[tuple[str, int, str]]:
    return {(annotation.names[one.subject], one.sign, annotation.names[one.object]) for one in annotation.facts}


def test_the_loss_of_a_gene_that_inhibits_an_activation_activates(tmp_path: Path) -> None:
    annotation = read(write(tmp_path, TEXT, NAMES, EVENTS))
    assert facts(annotation) == {("pten", 1, "akt1"), ("egf", 1, "akt1")}


def test_a_denied_event_makes_a_denied_fact(tmp_path: Path) -> None:
    annotation = read(write(tmp_path, TEXT, NAMES, EVENTS + "M1\tNegation E3\n"))
    assert {(annotation.names[one.subject], one.negated) for one in annotation.facts} == {
        ("pten", True),
        ("egf", False),
    }


def test_a_supposed_event_makes_a_supposed_fact(tmp_path: Path) -> None:
    annotation = read(write(tmp_path, TEXT, NAMES, EVENTS + "M1\tSpeculation E3\n"))
    assert {annotation.names[one.subject] for one in annotation.facts if one.speculated} == {"pten"}


def test_a_modification_has_no_sign(tmp_path: Path) -> None:
    events = "T6\tPhosphorylation 26 36\tactivation\nE2\tPhosphorylation:T6 Theme:T2 Cause:T3\n"
    assert facts(read(write(tmp_path, TEXT, NAMES, events))) == {("egf", 0, "akt1")}


def test_what_a_caused_event_happens_to_is_an_optional_subject(tmp_path: Path) -> None:
    events = EVENTS.replace("Cause:E1", "Cause:E2").replace("Theme:E2 ", "Theme:T1 ")
    annotation = read(write(tmp_path, TEXT, NAMES, events))
    found = {(annotation.names[one.subject], one.optional) for one in annotation.facts if one.object == "T1"}
    assert found == {("egf", False), ("akt1", True)}


def test_a_process_is_acted_on_itself_not_what_it_happens_to(tmp_path: Path) -> None:
    events = EVENTS.replace("Activation", "Growth").replace(" Cause:T3", "")
    assert facts(read(write(tmp_path, TEXT, NAMES, events))) == {("pten", 1, "activation")}


def test_aliases_have_one_name(tmp_path: Path) -> None:
    annotation = read(write(tmp_path, TEXT, NAMES, EVENTS + "*\tEquiv T3 T2\n"))
    assert annotation.names["T3"] == annotation.names["T2"] == "akt1"


def test_a_name_is_the_stretch_with_the_same_end_rather_than_one_that_only_overlaps(tmp_path: Path) -> None:
    annotation = read(write(tmp_path, TEXT, NAMES + "T9\tGene_or_gene_product 37 44\tof AKT1\n", EVENTS))
    assert annotation.best(40, 44) == "T2"
    assert annotation.best(38, 44) in {"T2", "T9"}
    assert annotation.best(26, 36) is None


def test_a_line_that_is_no_annotation_is_told_with_its_number(tmp_path: Path) -> None:
    with pytest.raises(ExplorerError, match=r"one\.a2, line 1"):
        read(write(tmp_path, TEXT, NAMES, "E1\tnonsense\n"))


def test_a_folder_without_abstracts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExplorerError, match="no abstracts"):
        read_folder(tmp_path)
