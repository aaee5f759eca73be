"""Where the system's folders cannot be made the program says so, or goes on without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import StoreError
from explorer.jobs import demo
from explorer.model.progress import Progress
from explorer.ui.remembered import Remembered, usual_path


@pytest.fixture
def no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file stands where the folders should be made."""
    path = tmp_path / "file"
    path.write_text("no folder", encoding="utf-8")
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(path))
    return path


def test_without_a_folder_for_settings_the_program_has_its_defaults_and_says_why(no_folder: Path) -> None:
    remembered = Remembered(usual_path())
    assert remembered.text("look.theme") == "system"
    remembered.set_option("look.theme", "dark")
    assert remembered.text("look.theme") == "dark"
    assert "settings.ini could not be written" in remembered.trouble
    assert no_folder.read_text(encoding="utf-8") == "no folder"


def test_without_a_folder_for_the_demo_one_sentence_says_what_to_do(no_folder: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be made .* open a store of your own"):
        demo.ensure_demo(Progress())
