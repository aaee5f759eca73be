"""Faults and attacks that pass through several rooms: full disks, hostile files, doubled papers, talkative logs."""

from __future__ import annotations

import errno
import gzip
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path

import psutil
import pytest

from explorer import cli, log
from explorer.errors import ExplorerError
from explorer.files import atomic_write
from explorer.formats import registry
from explorer.model.document import Document
from explorer.model.imports import Problem
from explorer.store.store import Store
from tests.patience import PATIENCE_SECONDS, paced

ROOT = Path(__file__).resolve().parents[1]
POSIX = os.name == "posix"
CANARY = "quercamabine"  # a word that stands in papers only
TITLE = f"Interleukin-6 and {CANARY} in invented lung cancer cells of one kind"
ABSTRACT = f"IL-6 activates STAT3 in A549 cells. The drug {CANARY} inhibits EGFR. STAT3 increases MMP-2 expression."
NBIB = (
    f"PMID- 39000001\nTI  - {TITLE}.\nAB  - {ABSTRACT}\nJT  - Journal of Samples\nDP  - 2021 Mar\nFAU - Lovell, Ada\n\n"
)
RIS = f"TY  - JOUR\nTI  - {TITLE}\nAB  - {ABSTRACT}\nJO  - Journal of Samples\nPY  - 2021\nER  - \n\n"
XML = (
    "<PubmedArticle><MedlineCitation><PMID>39000001</PMID><Article><Journal><JournalIssue><PubDate><Year>2021</Year>"
    "</PubDate></JournalIssue><Title>Journal of Samples</Title></Journal>"
    f"<ArticleTitle>{TITLE}.</ArticleTitle><Abstract><AbstractText>{ABSTRACT}</AbstractText></Abstract>"
    "</Article></MedlineCitation></PubmedArticle>"
)
PASTED = f"Share this article\n\n{TITLE}.\n\nJournal of Samples 2021 March\n{ABSTRACT}\n\nFull text links\n"


def whole(*records: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<PubmedArticleSet>{"".join(records)}</PubmedArticleSet>'


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """A store that holds the sample paper."""
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "paper.nbib").write_text(NBIB, encoding="utf-8")
    path = folder / "mine.pathways"
    assert cli.run(["import", str(path), str(folder / "paper.nbib"), "--processes", "1"]) == 0
    return path


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file of this process grows beyond *size* bytes."""
    import resource

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# a full disk


@pytest.mark.skipif(not POSIX, reason="limits as POSIX has them")
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_full_disk_leaves_the_old_figure_and_its_references(
    ending: str, store_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "figures"
    folder.mkdir()
    arguments = ["render", str(store_path), "--out", str(folder / f"a.{ending}"), "--width-mm", "89", "--dpi", "72"]
    assert cli.run(arguments) == 0
    before = content(folder)
    assert set(before) == {f"a.{ending}", "a.bib", "a.ris", "a.references.txt"}
    capsys.readouterr()
    with disk_of(100):
        assert cli.run(arguments) == 2
    told = capsys.readouterr()
    assert f"a.{ending} could not be written" in told.err
    assert len(told.err.splitlines()) == 1
    assert content(folder) == before
    assert cli.run(arguments) == 0
    assert content(folder) == before


@pytest.mark.skipif(not POSIX, reason="limits as POSIX has them")
@pytest.mark.parametrize("writes", ["bytes", "function", "function that is lied to"])
def test_a_disk_that_takes_a_part_leaves_the_old_file(writes: str, tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"old")

    def short(temporary: Path) -> None:
        with temporary.open("wb", buffering=0) as file:
            if writes == "function":
                while True:
                    file.write(b"x" * 60)

    with disk_of(100), pytest.raises(ExplorerError, match="The old file, if any, is as it was"):
        atomic_write(path, b"x" * 1000 if writes == "bytes" else short)
    assert content(tmp_path) == {"a.bib": b"old"}


@pytest.mark.parametrize("lost", [1, 500])
def test_bytes_that_a_disk_swallows_are_missed(lost: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    real = os.fsync

    def swallowing(handle: int) -> None:
        os.ftruncate(handle, os.fstat(handle).st_size - lost)
        real(handle)

    monkeypatch.setattr(os, "fsync", swallowing)
    with pytest.raises(ExplorerError):
        atomic_write(path, b"x" * 500)
    assert content(tmp_path) == {"a.txt": b"old"}


@pytest.mark.skipif(not POSIX, reason="limits as POSIX has them")
def test_a_full_disk_stops_extract_and_import_in_one_line_each_and_a_second_run_completes(
    store_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A title of another paper.\n" + "TP53 activates MDM2 in cells. " * 400, encoding="utf-8")
    out = tmp_path / "out" / "rows.jsonl"
    out.parent.mkdir()
    out.write_bytes(b"old")
    with Store.open(store_path, read_only=True) as store:
        before = store.counts()
    capsys.readouterr()
    with disk_of(100):
        assert cli.run(["extract", str(page), "--out", str(out)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert content(out.parent) == {"rows.jsonl": b"old"}
    with disk_of(store_path.stat().st_size + 4096):
        assert cli.run(["import", str(store_path), str(page), "--processes", "1"]) == 2
    error = capsys.readouterr().err
    assert "kB free" in error
    assert len(error.splitlines()) == 1
    with Store.open(store_path) as store:
        assert store.counts() == before
        assert store.check() == []
    assert cli.run(["import", str(store_path), str(page), "--processes", "1"]) == 0
    with Store.open(store_path) as store:
        assert store.counts().documents == before.documents + 1
        assert store.check() == []


@pytest.mark.skipif(not POSIX, reason="limits as POSIX has them")
def test_settings_that_find_no_room_keep_the_old_ones(tmp_path: Path) -> None:
    from explorer.ui.remembered import Remembered

    path = tmp_path / "settings.ini"
    Remembered(path).set_option("look.theme", "dark")
    with disk_of(50):
        remembered = Remembered(path)
        remembered.set_window({"state": bytes(400)})
    assert remembered.trouble
    assert Remembered(path).text("look.theme") == "dark"
    assert list(tmp_path.iterdir()) == [path]


def test_a_window_state_in_which_one_letter_is_wrong_is_not_given_to_qt(tmp_path: Path) -> None:
    from explorer.ui.remembered import Remembered

    path = tmp_path / "settings.ini"
    Remembered(path).set_window({"state": bytes(range(200))})
    good = path.read_text(encoding="utf-8")
    start = good.index("AAECAw")
    for place in range(start, start + 260, 7):
        path.write_text(good[:place] + ("B" if good[place] == "A" else "A") + good[place + 1 :], encoding="utf-8")
        assert Remembered(path).window("state") == b""


# hostile files


def laughs(text: str) -> str:
    levels = "".join(f"<!ENTITY a{level + 1} '{f'&a{level};' * 10}'>" for level in range(9))
    return f"<!DOCTYPE r [<!ENTITY a0 'ha'>{levels}<!ENTITY q '{'x' * 50000}'>]>{text}"


def external(secret: Path) -> str:
    return (
        f"<!DOCTYPE r [<!ENTITY x SYSTEM '{secret.as_uri()}'><!ENTITY % p SYSTEM '{secret.as_uri()}'> %p;]>"
        f"<?xml-stylesheet href='{secret.as_uri()}'?>"
    )


ATTACKS: dict[str, Callable[[Path], tuple[str, str]]] = {
    "billion laughs": lambda _: (laughs(""), "&a9;"),
    "quadratic": lambda _: (laughs(""), "&q;" * 20000),
    "files and addresses": lambda secret: (
        external(secret),
        f"&x; <xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{secret.as_uri()}' parse='text'/>",
    ),
    "long attribute": lambda _: ("", f"<i a='{'x' * 6_000_000}'>y</i>"),
    "deep": lambda _: ("", "<i>" * 50_000),
    "many attributes": lambda _: ("", f"<i {' '.join(f'a{number}={chr(39)}x{chr(39)}' for number in range(5_000))}/>"),
}
PAGE = "<html><head><meta name='citation_title' content='{title}'></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.xhtml", "a.txt", "a.xml.gz", "a.html.gz"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_made_to_do_harm_reads_no_file_and_takes_neither_time_nor_memory(
    attack: str, name: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text("CANARY OF A FILE", encoding="utf-8")
    head, text = ATTACKS[attack](secret)
    body = f"{ABSTRACT} {text}"
    if "html" in name:
        made = head + PAGE.format(title=TITLE, text=body)
    else:
        made = whole(XML.replace(ABSTRACT, body), head=head.replace("DOCTYPE r", "DOCTYPE PubmedArticleSet"))
    path = tmp_path / name
    path.write_bytes(gzip.compress(made.encode()) if name.endswith(".gz") else made.encode())
    opened: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and (event == "socket.connect" or (event == "open" and "secret" in str(arguments[0]))):
            opened.append(f"{event} {arguments[0]}")

    sys.addaudithook(watch)
    before = psutil.Process().memory_info().rss
    found, took = paced(lambda: list(registry.read_path(path)))
    watching = False
    assert took < 1000
    assert psutil.Process().memory_info().rss - before < 300 << 20
    assert opened == []
    assert "CANARY OF A FILE" not in repr(found)
    assert all(len(one.text) < 2_000_000 for one in found if isinstance(one, Document))
    assert found


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.xhtml"])
def test_a_name_for_a_letter_that_nobody_knows_is_told_or_kept_and_never_lost(name: str, tmp_path: Path) -> None:
    """Or a sentence would read "We saw that  inhibits EGFR" and nobody would know."""
    body = "We saw that &unheardof; inhibits EGFR in cells of the lung, which nobody had seen before in this way."
    made = PAGE.format(title=TITLE, text=body) if "html" in name else whole(XML.replace(ABSTRACT, body))
    (tmp_path / name).write_text(made, encoding="utf-8")
    [found] = registry.read_path(tmp_path / name)
    assert isinstance(found, Problem) or "unheardof" in found.text


RECORDS: dict[str, Callable[[int], str]] = {
    "a.ris": lambda number: RIS.replace("TI  - ", f"TI  - {number} "),
    "a.nbib": lambda number: NBIB.replace("39000001", str(39000002 + number)).replace("TI  - ", f"TI  - {number} "),
    "a.jsonl": lambda number: json.dumps({"title": f"{number} {TITLE}", "abstract": ABSTRACT}) + "\n",
    "a.bib": lambda number: f"@article{{k{number}, title = {{{number} {TITLE}}}, abstract = {{{ABSTRACT}}}}}\n\n",
}


@pytest.mark.parametrize("name", [*RECORDS, "a.txt", "a.csv", "a.html"])
def test_a_packed_file_that_never_ends_is_refused_whatever_it_calls_itself(name: str, tmp_path: Path) -> None:
    before = psutil.Process().memory_info().rss
    start = RECORDS[name](0).encode() if name in RECORDS else b"<html>" if name == "a.html" else b"Title\n"
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(start + b" " * (60 << 20), compresslevel=9))
    found, took = paced(lambda: list(registry.read_path(tmp_path / f"{name}.gz")))
    assert isinstance(found[-1], Problem)
    assert "unpacks to far more" in found[-1].message
    assert took < 1000
    assert psutil.Process().memory_info().rss - before < 200 << 20


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("harm", ["cut", "check sum", "junk behind"])
def test_whole_records_before_the_damage_of_a_packed_file_are_kept_and_the_damage_is_told(
    name: str, harm: str, tmp_path: Path
) -> None:
    packed = bytearray(gzip.compress("".join(RECORDS[name](number) for number in range(200)).encode(), mtime=0))
    if harm == "cut":
        del packed[len(packed) * 3 // 4 :]
    elif harm == "check sum":
        packed[-6] ^= 0xFF
    else:
        packed += b"no packed file " * 10
    (tmp_path / f"{name}.gz").write_bytes(bytes(packed))
    found = list(registry.read_path(tmp_path / f"{name}.gz"))
    documents = [one for one in found if isinstance(one, Document)]
    assert len(documents) >= (50 if harm == "cut" else 199)
    assert any(isinstance(one, Problem) and "damaged" in one.message for one in found)


def test_bad_records_in_every_format_are_told_one_by_one_and_the_report_adds_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    many = range(20)
    xml = [XML.replace("39000001", str(38000000 + number)).replace(TITLE, f"X{number} {TITLE}") for number in many]
    xml[7] = XML.replace(ABSTRACT, "It is &unheardof; that acts.")
    head = '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.example/pubmed.dtd">'
    (folder / "a.xml").write_text(whole(*xml, head=head), encoding="utf-8")
    nbib = [RECORDS["a.nbib"](number) for number in many]
    nbib[7] = "PMID- 39999999\nSTAT- MEDLINE\n\n"
    (folder / "a.nbib").write_text("".join(nbib), encoding="utf-8")
    lines = [RECORDS["a.jsonl"](number) for number in many]
    lines[7] = '{"title": 7\n'
    (folder / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    assert cli.run(["import", str(tmp_path / "x.pathways"), str(folder), "--processes", "1"]) == 1
    told = capsys.readouterr()
    counted = re.search(r"(\d+) read: (\d+) new, (\d+) known, (\d+) not understood", told.out)
    assert counted is not None
    read, new, known, refused = map(int, counted.groups())
    assert (read, refused) == (60, 3)
    assert read == new + known + refused
    assert sorted(line.split(":")[1].split(",")[0].strip() for line in told.err.splitlines()) == [
        "a.jsonl",
        "a.nbib",
        "a.xml",
    ]
    with Store.open(tmp_path / "x.pathways") as store:
        assert store.counts().documents == new
        assert store.check() == []


# the same paper by several ways


def said(store: Store) -> list[tuple[str, int, int]]:
    return sorted((one.statement.key, len(one.papers), one.sentences) for one in store.statements())


def test_a_paper_that_comes_by_four_ways_is_one_in_any_order_and_counts_once(tmp_path: Path) -> None:
    from explorer.jobs.ingest import ingest
    from explorer.model.progress import Progress

    for name, text in (("a.nbib", NBIB), ("b.ris", RIS), ("c.xml", whole(XML)), ("d.txt", PASTED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = sorted(tmp_path.iterdir())
    with Store.create(tmp_path / "one.pathways") as store:
        ingest(files[:1], store, Progress(), processes=1)
        alone = store.counts()
        told = said(store)
    assert told
    assert alone.documents == 1
    for turn, order in enumerate(list(permutations(files))[::5]):
        documents = [one for file in order for one in registry.read_path(file)]
        assert all(isinstance(one, Document) for one in documents)
        with Store.create(tmp_path / f"{turn}.pathways") as store:
            for _ in range(2):
                ingest(list(order), store, Progress(), processes=1)
                counts = store.counts()
                assert (counts.documents, counts.evidence, counts.statements) == (1, alone.evidence, alone.statements)
                assert said(store) == told
            assert store.check() == []
            assert store.documents().items[0].document.pmid == "39000001"


# what the log keeps


def test_the_log_has_no_word_of_papers_searches_or_folders_after_every_kind_of_error(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from explorer.ui.failures import Failures

    private = tmp_path / f"home-{CANARY}"
    private.mkdir()
    page = private / f"{CANARY}.txt"
    page.write_text(f"{TITLE}.\n{ABSTRACT}", encoding="utf-8")
    (private / "broken.xml").write_text(f"<PubmedArticleSet><PubmedArticle>{CANARY}", encoding="utf-8")
    (private / "broken.jsonl").write_text(f'{{"title": "{CANARY}', encoding="utf-8")
    (private / f"{CANARY}.pathways").write_text(CANARY, encoding="utf-8")

    def fails(*_: object, **__: object) -> None:
        raise ValueError(f"{CANARY} in {private}")

    for arguments in (
        ["extract", str(private / "broken.xml"), str(private / "broken.jsonl"), str(private / CANARY)],
        ["info", str(private / f"{CANARY}.pathways")],
        ["render", str(store_path), "--around", CANARY[:5], "--out", str(private / CANARY / "x.pdf")],
        ["extract", str(page), "--format", CANARY],
        [CANARY],
    ):
        assert cli.run(arguments) in (1, 2)
    for place, arguments in (
        ("explorer.extraction.extract.Extractor.extract", ["extract", str(page)]),
        ("explorer.store.store.Store.counts", ["info", str(store_path)]),
        ("explorer.store.store.Store.check", ["check", str(store_path)]),
        ("explorer.store.store.Store.complete", ["render", str(store_path), "--around", CANARY[:5], "--out", "x.pdf"]),
        ("explorer.figures.figure.compose", ["render", str(store_path), "--out", str(private / "x.pdf")]),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(place, fails)
            assert cli.run(arguments) in (1, 2)
    with monkeypatch.context() as patch:  # a reader that trips over what it reads
        reader = registry.reader_for(registry.Source("x.ris", content=RIS))
        assert reader is not None
        patch.setattr(registry, "readers", lambda: (registry.Reader("own", "Own", (".txt",), None, fails),))
        assert all(isinstance(one, Problem) for one in registry.read_path(page))
    taker = Failures()
    try:
        fails()
    except ValueError as error:
        taker.take(error)
    assert "Traceback" not in capsys.readouterr().err
    written = "".join(path.read_text(encoding="utf-8") for path in log.folder().iterdir())
    assert written.count("ValueError") >= 4
    assert CANARY not in written
    assert str(tmp_path) not in written
    assert str(Path.home()) not in written
    assert CANARY not in taker.report()


def test_a_failing_query_names_no_value(store_path: Path) -> None:
    from sqlalchemy import text

    path = log.start()

    def ask() -> None:
        with Store.open(store_path) as store, store.reading() as connection:
            connection.execute(text("SELECT nothing FROM documents WHERE title = :title"), {"title": CANARY})

    with pytest.raises(ExplorerError, match="SQLITE_ERROR") as caught:
        ask()
    assert CANARY not in str(caught.value.__cause__)
    logging.getLogger("explorer.store").error("x", exc_info=caught.value)
    assert CANARY not in str(caught.value)
    assert CANARY not in path.read_text(encoding="utf-8")


# no network


LISTEN = """
import sys
from pathlib import Path
CALLS = ("connect", "bind", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo")
def hook(event, arguments):
    if event.startswith("socket.") and event.removeprefix("socket.") in CALLS:
        # urllib3, which the reader of pages brings along, asks by this whether the system knows IPv6
        if getattr(arguments[0], "family", None) != 1 and (event, *arguments[1:]) != ("socket.bind", ("::1", 0)):
            print("SOCKET", event, arguments[1:], flush=True)
    if event in ("urllib.Request", "http.client.connect", "webbrowser.open", "ftplib.connect"):
        print("SOCKET", event, flush=True)
sys.addaudithook(hook)
folder = Path(sys.argv[1])
"""
WITHOUT_WINDOW = """
from explorer import cli
files = [str(folder / name) for name in ("a.nbib", "page.html", "a.xml")]
print("import", cli.run(["import", str(folder / "x.pathways"), *files]))
print("render", cli.run(["render", str(folder / "x.pathways"), "--out", str(folder / "x.pdf")]), flush=True)
"""
IN_THE_WINDOW = """
import psutil
from PySide6.QtCore import QTimer
from explorer import app
from explorer.ui import main_window
begin = main_window.MainWindow.__init__
def init(self, *parts):
    begin(self, *parts)
    def work():
        parts = self.parts
        parts.controller.select(tuple(parts.controller.diagram.visible_edges)[:1])
        for name in ("edit.all", "view.fit", "view.in", "diagram.hide", "edit.undo", "diagram.expand", "view.dark"):
            parts.actions[name].trigger()
        inet = psutil.Process().net_connections(kind="inet")
        print("worked", len(inet), "PySide6.QtNetwork" in sys.modules, flush=True)
        QTimer.singleShot(300, self.close)
    self.opening.ready.connect(work)
main_window.MainWindow.__init__ = init
print("status", app.run(folder / "x.pathways", demo=False), flush=True)
"""


def listened(code: str, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LISTEN + code, str(folder), *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert "SOCKET" not in done.stdout
    return done.stdout


def test_import_render_start_and_work_in_the_window_open_no_connection(tmp_path: Path) -> None:
    (tmp_path / "a.nbib").write_text(NBIB, encoding="utf-8")
    page = PAGE.format(title=TITLE, text=f"{ABSTRACT}<img src='http://192.0.2.1/x.png'>")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    head = "<!DOCTYPE PubmedArticleSet SYSTEM 'http://192.0.2.1/x.dtd'>"
    (tmp_path / "a.xml").write_text(whole(XML, head=head), encoding="utf-8")
    told = listened(WITHOUT_WINDOW, tmp_path)
    assert "import 0" in told
    assert "render 0" in told
    told = listened(IN_THE_WINDOW, tmp_path)
    assert "worked 0 False" in told
    assert "status 0" in told


def test_the_listener_hears_a_connection(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        listened("import socket\nsocket.socket().connect_ex(('127.0.0.1', 9))", tmp_path)


# bugs


IN_A_SLOT = """
import threading
from PySide6.QtCore import QTimer
from explorer import app
from explorer.ui import main_window
begin = main_window.MainWindow.__init__
log = Path(sys.argv[3])
def bug():
    raise ValueError(sys.argv[2])
def init(self, *parts):
    begin(self, *parts)
    def work():
        QTimer.singleShot(0, bug)
        QTimer.singleShot(0, lambda: threading.Thread(target=bug).start())
        looking.start(10)
    def look():
        if log.read_text(encoding="utf-8").count("ValueError") == 2:
            looking.stop()
            print("alive", self.isVisible(), self.parts.notices.text)
            self.close()
    looking = QTimer(self)
    looking.timeout.connect(look)
    self.opening.ready.connect(work)
main_window.MainWindow.__init__ = init
print("status", app.run(folder / "mine.pathways", demo=False), flush=True)
"""


def test_an_exception_in_a_slot_or_thread_of_the_running_program_is_told_and_logged_without_its_words(
    store_path: Path,
) -> None:
    path = log.folder() / f"{log.NAME}.log"
    path.unlink(missing_ok=True)
    told = listened(IN_A_SLOT, store_path.parent, CANARY, str(path))
    assert "alive True This is a bug" in told
    assert "status 0" in told
    assert CANARY not in told
    written = path.read_text(encoding="utf-8")
    assert written.count("ValueError") == 2
    assert CANARY not in written


# names


@pytest.mark.parametrize("name", ["a#b?c%20d 🧬.svg", "Ωμέγα 'α'.pdf", "-dash.png", "x.v1.2.svg"])
def test_a_figure_gets_the_very_name_that_was_asked_for(name: str, store_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    folder.mkdir()
    assert cli.run(["render", str(store_path), "--out", str(folder / name), "--dpi", "72", "--no-legend"]) == 0
    stem = Path(name).stem
    assert set(content(folder)) == {name, f"{stem}.bib", f"{stem}.ris", f"{stem}.references.txt"}


def test_an_error_of_the_system_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(ExplorerError, match=r"^a\.txt could not be written: Input/output error; choose"):
        atomic_write(tmp_path / "a.txt", b"x")
    assert list(tmp_path.iterdir()) == []
