"""The log says where something went wrong and nothing of what was read."""

from __future__ import annotations

import logging
import subprocess
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from explorer import log
from explorer.errors import StoreError

ROOT = Path(__file__).resolve().parents[1]
CANARY = "a secret abstract about gene XYZ in /home/someone/private"


def failing() -> None:
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        raise StoreError(CANARY) from error


def test_a_described_error_has_types_and_places_but_no_words_of_its_message() -> None:
    with pytest.raises(StoreError) as caught:
        failing()
    text = log.described(caught.value)
    assert "StoreError" in text
    assert "ValueError" in text
    assert "in failing" in text
    assert "secret" not in text


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/home/someone/private/explorer/cli.py", "explorer/cli.py"),
        ("C:\\Users\\someone\\explorer\\cli.py", "explorer/cli.py"),
        ("/home/someone/.venv/lib/python3.11/site-packages/click/core.py", "site-packages/click/core.py"),
        ("/usr/lib/python3.11/json/decoder.py", "lib/python3.11/json/decoder.py"),
        ("/home/explorer/private/explorer/ui/actions.py", "explorer/ui/actions.py"),
        ("/home/someone/thesis.py", "thesis.py"),
    ],
)
def test_no_home_folder_is_in_a_path(path: str, kept: str) -> None:
    assert log.without_home(path) == kept


def test_the_log_is_written_to_the_logs_folder_and_does_not_grow_for_ever() -> None:
    logger = logging.getLogger("explorer")
    path = log.start()
    assert log.start() == path
    assert len([one for one in logger.handlers if isinstance(one, RotatingFileHandler)]) == 1
    for _ in range(30):
        logger.info("x" * 100_000)
    files = list(path.parent.glob("*.log*"))
    assert path in files
    assert sum(file.stat().st_size for file in files) < 3_000_000


def test_an_exception_that_a_message_brings_along_is_logged_without_its_words() -> None:
    path = log.start()
    try:
        failing()
    except StoreError as error:
        logging.getLogger("explorer.formats").warning("gave up", exc_info=error)
    text = path.read_text(encoding="utf-8")
    assert "gave up" in text
    assert "in failing" in text
    assert "secret" not in text


def test_errors_that_name_each_other_as_cause_are_described_once() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert log.described(one).split() == ["ValueError", "KeyError"]


def test_a_log_that_cannot_be_written_stops_nothing_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(log.platformdirs, "user_log_dir", lambda *_, **__: str(tmp_path / "file" / "logs"))
    log.start()
    logging.getLogger("explorer").error("not written")
    assert capsys.readouterr() == ("", "")


def test_what_libraries_log_does_not_reach_the_persons_screen(tmp_path: Path) -> None:
    code = "import logging; from explorer import log; log.start(); logging.getLogger('trafilatura').error('canary')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_the_folder_of_the_log_is_the_systems_own(tmp_path: Path) -> None:
    assert log.NAME in str(log.folder())
