"""Documents read again: only those that are touched, shown first, then all of it or nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.errors import CancelledError, ExplorerError, StoreError
from explorer.extraction.dictionary_file import changed, line_of, read_dictionary
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split
from explorer.extraction.user_dictionary import Action, Entry, Wanted
from explorer.jobs import reread
from explorer.jobs.ingest import ingest
from explorer.jobs.reread import Preview, keep, preview_again, preview_change, preview_edits, touched
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.progress import Progress
from explorer.model.records import Curation
from explorer.model.relation import Relation, Sign
from explorer.model.rereading import ChangeKind
from explorer.store.store import Store

PAPERS = (
    ("First look.", "In these cells, IL-6 activates STAT3. Then SJF activates AKT1."),
    ("Second look.", "Here TNF inhibits EGFR. The stromal jamming factor gene activates JAK2."),
    ("Third look.", "In the end IL-6 activates JAK2. A band of p-IL-6 was seen."),
)
IL6 = Entry(Action.FORBID, "IL6")
SJF = Entry(Action.ADD, "SJF", "MY:1", Kind.GENE, "jammer")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    documents = [
        Document(f"{title}\n{text}", title, pmid=str(number), source="looks")
        for number, (title, text) in enumerate(PAPERS, 1)
    ]
    with Store.create(tmp_path / "mine.pathways") as one:
        ingest(documents, one, Progress(), processes=1)
        yield one
        assert one.check() == []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "dictionary.tsv"


def said(store: Store) -> set[str]:
    return {one.statement.text for one in store.statements()}


def preview(store: Store, path: Path, *added: Entry, removed: tuple[Entry, ...] = ()) -> Preview:
    return preview_change(store, path, added, removed, Progress())


def bytes_of(store: Store) -> bytes:
    return store.path.read_bytes()


def told(one: Preview, kind: ChangeKind) -> list[tuple[str, str]]:
    return [(change.before, change.after) for change in one.difference.changes if change.kind is kind]


@pytest.mark.parametrize(
    ("entry", "documents"),
    [
        (IL6, [1, 3]),
        (Entry(Action.FORBID, "il 6"), [1, 3]),
        (SJF, [1]),
        (Entry(Action.ADD, "stromal-jamming factor", None, Kind.GENE), [2]),
        (Entry(Action.FORBID, "IL6", scope="PMID:3"), [3]),
        (Entry(Action.FORBID, "EGFR", scope="PMID:3"), []),
        (Entry(Action.FORBID, "IL60"), []),
        (Entry(Action.FORBID, '" OR *'), []),
    ],
)
def test_only_documents_with_the_name_are_touched(store: Store, entry: Entry, documents: list[int]) -> None:
    assert touched(store, [entry], Progress()) == documents


def test_no_document_in_which_the_name_is_found_is_passed_over(tmp_path: Path) -> None:
    """Names in all the ways that texts part their words, in a thousand made up lines."""
    chance = random.Random(3)
    pieces = ["SJF", "Sjf", "stromal", "jam", "STAT", "1", "2", "α", "alpha", "kappa", "B", "p", "phospho", "dn", "s"]
    texts = [
        "".join(f"{chance.choice(pieces)}{chance.choice(['', '', '-', ' ', '/', ' and '])}" for _ in range(9))
        for _ in range(1000)
    ]
    names = ("SJF", "SJF-1α", "stromal jam", "STATB", "STAT-1", "jam-kappa", "phospho-jam")
    lexicon = default_lexicon()
    with Store.create(tmp_path / "lines.pathways") as lines:
        with lines.import_run("lines") as run:
            for number, text in enumerate(texts):
                run.add(Document(text, pmid=str(number + 1)), (), split(text))
        for name in names:
            entry = Entry(Action.ADD, name, "MY:1", Kind.GENE)
            there = {
                number
                for number, text in enumerate(texts, 1)
                if any(one.entity.id == "MY:1" for one in find_names(text, split(text), lexicon, Wanted((entry,))))
            }
            assert there, name
            assert there <= set(touched(lines, [entry], Progress())), name


def test_a_preview_tells_what_would_go_and_changes_nothing(store: Store, path: Path) -> None:
    before = bytes_of(store)
    shown = preview(store, path, IL6)
    assert shown.difference.documents == 2
    assert told(shown, ChangeKind.GONE) == [("IL6 activates STAT3", ""), ("IL6 activates JAK2", "")]
    assert shown.difference.unchanged == 0
    assert shown.difference.changes[0].sentence == "In these cells, IL-6 activates STAT3."
    assert bytes_of(store) == before
    assert not path.exists()


def test_what_is_kept_is_in_the_store_and_in_the_file(store: Store, path: Path) -> None:
    shown = preview(store, path, SJF)
    assert told(shown, ChangeKind.NEW) == [("", "jammer activates AKT1")]
    assert shown.difference.unchanged == 1
    keep(store, path, shown, Progress())
    assert "jammer activates AKT1" in said(store)
    assert read_dictionary(path)[0].entries == (SJF,)
    assert store.find_entity("MY:1") is not None
    assert preview(store, path).difference.documents == 0


def test_taking_the_entry_away_brings_back_what_was(store: Store, path: Path) -> None:
    before = said(store)
    keep(store, path, preview(store, path, IL6), Progress())
    assert said(store) < before
    shown = preview(store, path, removed=(IL6,))
    assert len(told(shown, ChangeKind.NEW)) == 2
    keep(store, path, shown, Progress())
    assert said(store) == before
    assert read_dictionary(path)[0].entries == ()


def test_verdicts_stay_with_their_evidence_and_what_a_person_found_right_is_not_taken_away(
    store: Store, path: Path
) -> None:
    first, second = (
        one for number in (1, 3) for one in store.document_evidence(number) if one.evidence.subject.entity.name == "IL6"
    )
    hashes = [one.evidence.hash(one.document) for one in (first, second)]
    store.append_curation(Curation(hashes[0], "correct"))
    store.append_curation(Curation(hashes[1], "grounding"))
    shown = preview(store, path, IL6)
    assert [(one.kind, one.verdict) for one in shown.difference.changes] == [
        (ChangeKind.STANDS, "Correct"),
        (ChangeKind.GONE, "Wrong grounding"),
    ]
    keep(store, path, shown, Progress())
    assert "IL6 activates STAT3" in said(store)
    assert "IL6 activates JAK2" not in said(store)
    assert [len(store.curations(one)) for one in hashes] == [1, 1]
    keep(store, path, preview(store, path, removed=(IL6,)), Progress())
    back = next(one for one in store.document_evidence(3) if one.evidence.subject.entity.name == "IL6")
    assert store.curations(back.evidence.hash(back.document))[0].tag == "grounding"


@pytest.mark.parametrize("origin", ["manual", "reach"])
def test_what_others_said_is_never_touched(store: Store, path: Path, origin: str) -> None:
    record = store.document(1)
    text = record.document.text
    start = text.index("In these")
    sentence = Span(start, text.index(".", start) + 1)
    name, other = text.index("IL-6"), text.index("STAT3")
    evidence = Evidence(
        sentence,
        Mention(Span(name, name + 4), Entity("HGNC:6018", "IL6", Kind.GENE)),
        Relation.INHIBITS,
        Sign.NEGATIVE,
        Mention(Span(other, other + 5), Entity("HGNC:11364", "STAT3", Kind.GENE)),
        origin=origin,
    )
    with store.import_run("by hand") as run:
        run.add(record.document, [evidence])
    keep(store, path, preview(store, path, IL6), Progress())
    assert [one.evidence.origin for one in store.document_evidence(1) if one.evidence.subject.entity.name == "IL6"] == [
        origin
    ]
    assert "IL6 inhibits STAT3" in said(store)


def test_a_changed_sign_is_told_as_one_change(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = reread.read

    def turned(*arguments: object) -> Iterator[tuple[Document, object]]:
        for document, result in usual(*arguments):  # type: ignore[arg-type]
            evidence = [
                replace(one, sign=Sign.NEGATIVE, relation=Relation.INHIBITS)
                if one.object.entity.name == "STAT3"
                else replace(one, negated=True)
                for one in result.evidence  # type: ignore[union-attr]
            ]
            yield document, replace(result, evidence=tuple(evidence))  # type: ignore[type-var]

    monkeypatch.setattr(reread, "read", turned)
    shown = preview_again(store, path, Progress(), older_only=False)
    assert ("IL6 activates STAT3", "IL6 inhibits STAT3") in told(shown, ChangeKind.SIGN)
    assert ("TNF inhibits EGFR", "TNF inhibits EGFR (negated)") in told(shown, ChangeKind.SIGN)
    assert told(shown, ChangeKind.GONE) == told(shown, ChangeKind.NEW) == []
    keep(store, path, shown, Progress())
    assert "IL6 inhibits STAT3" in said(store)
    assert [one.evidence.negated for one in store.document_evidence(2)] == [True]


def test_cancelling_leaves_store_and_file_as_they_were(store: Store, path: Path) -> None:
    keep(store, path, preview(store, path, SJF), Progress())
    shown = preview(store, path, IL6)
    before = bytes_of(store), path.read_bytes()
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        keep(store, path, shown, progress)
    with pytest.raises(CancelledError):
        preview_change(store, path, [IL6], [], progress)
    assert (bytes_of(store), path.read_bytes()) == before


def test_a_store_that_takes_nothing_leaves_the_file_as_it_was(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = preview(store, path, IL6)

    def full(*_: object) -> None:
        raise StoreError("The disk is full.", "full")

    monkeypatch.setattr("explorer.store.rereading.settle", full)
    before = said(store)
    with pytest.raises(StoreError):
        keep(store, path, shown, Progress())
    assert not path.exists()
    assert said(store) == before


def test_without_a_store_of_ones_own_only_the_dictionary_changes(store: Store, path: Path) -> None:
    before = bytes_of(store)
    keep(None, path, preview(store, path, IL6), Progress())
    assert read_dictionary(path)[0].entries == (IL6,)
    assert bytes_of(store) == before


def test_edits_by_hand_are_read_again_once(store: Store, path: Path) -> None:
    keep(store, path, preview(store, path, SJF), Progress())
    path.write_text(f"# mine\n{line_of(IL6)}\nnonsense\n", encoding="utf-8")
    shown = preview_edits(store, path, Progress())
    assert shown.difference.documents == 2
    assert [one.line for one in shown.problems] == [3]
    assert len(told(shown, ChangeKind.GONE)) == 3
    keep(store, path, shown, Progress())
    assert path.read_text(encoding="utf-8").startswith("# mine\n")
    assert not {"IL6 activates STAT3", "jammer activates AKT1"} & said(store)
    assert preview_edits(store, path, Progress()).difference.documents == 0


def test_edits_that_wait_are_not_taken_for_read_when_another_entry_is_kept(store: Store, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(changed("", [Entry(Action.FORBID, "TNF")]), encoding="utf-8")
    keep(store, path, preview(store, path, SJF), Progress())
    assert "TNF inhibits EGFR" in said(store)
    assert told(preview_edits(store, path, Progress()), ChangeKind.GONE) == [("TNF inhibits EGFR", "")]


def test_an_older_extractor_s_evidence_is_found_and_renewed(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert preview_again(store, path, Progress(), older_only=True).difference.documents == 0
    monkeypatch.setattr("explorer.extraction.extract.VERSION", "next")
    monkeypatch.setattr(reread, "VERSION", "next")
    shown = preview_again(store, path, Progress(), older_only=True)
    assert (shown.difference.documents, shown.difference.changes) == (3, ())
    keep(store, path, shown, Progress())
    assert {one.evidence.version for number in (1, 2, 3) for one in store.document_evidence(number)} == {"next"}
    assert preview_again(store, path, Progress(), older_only=True).difference.documents == 0


def test_a_document_that_cannot_be_read_is_told_and_stays(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: object, __: Document) -> object:
        raise ExplorerError("No.")

    monkeypatch.setattr("explorer.extraction.extract.Extractor.extract", failing)
    before = said(store)
    shown = preview(store, path, IL6)
    assert len(shown.difference.problems) == 2
    keep(store, path, shown, Progress())
    assert said(store) == before


def test_a_document_whose_text_is_another_one_by_now_stays_as_it_is(store: Store, path: Path) -> None:
    shown = preview(store, path, IL6)
    other = replace(shown, fresh=tuple(replace(one, document=Document("Other words.")) for one in shown.fresh))
    before = said(store)
    keep(store, path, other, Progress())
    assert said(store) == before


def test_what_is_read_again_still_goes_with_its_import(store: Store, path: Path) -> None:
    keep(store, path, preview(store, path, SJF), Progress())
    store.undo_import(1)
    assert store.counts().evidence == store.counts().statements == store.counts().entities == 0
