"""What is kept between two starts, and what a hostile or damaged file may not do."""

from __future__ import annotations

import base64
import pickle
import random
from pathlib import Path

import pytest

from explorer.errors import SettingError
from explorer.settings import SETTINGS
from explorer.ui.recent import Recent
from explorer.ui.remembered import Remembered, usual_path


class Payload:
    """Makes a file when it is un-pickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return (open, (str(self.marker), "w"))


def test_every_setting_has_its_default_at_first(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "settings.ini")
    assert {one.key: remembered.option(one.key) for one in SETTINGS} == {one.key: one.default for one in SETTINGS}
    assert not (tmp_path / "settings.ini").exists()


def test_settings_and_window_bytes_survive(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    remembered = Remembered(path)
    remembered.set_option("look.theme", "dark")
    remembered.set_option("figure.dpi", 300)
    remembered.set_option("look.animate", False)
    remembered.set_window({"state": b"\x00\xff=\n;"})
    remembered.set_names("recent", ["/tmp/α β #1%.pathways"])
    again = Remembered(path)
    assert (again.text("look.theme"), again.number("figure.dpi"), again.flag("look.animate")) == ("dark", 300, False)
    assert again.window("state") == b"\x00\xff=\n;"
    assert again.names("recent") == ["/tmp/α β #1%.pathways"]


def test_a_value_that_a_setting_cannot_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        Remembered(tmp_path / "s.ini").set_option("look.theme", "pink")


@pytest.mark.parametrize("value", ["pink", '"pink"', "7", "[", "true", "null", '{"a": 1}', "9" * 5000, "[" * 5000])
def test_a_wrong_value_in_the_file_gives_the_default(tmp_path: Path, value: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f"[options]\nlook.theme = {value}\n")
    assert Remembered(path).text("look.theme") == "system"


def test_a_hostile_file_runs_no_code_and_gives_the_defaults(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    body = pickle.dumps(Payload(marker))
    blob = "".join(f"\\x{byte:x}" for byte in b"\x00\x00\x00\x7f\x00\x00\x00\x15PySide::PyObjectWrapper\x00" + body)
    path = tmp_path / "settings.ini"
    path.write_text(
        f"[options]\nlook.theme=@Variant({blob})\nfigure.dpi=\\x40Variant({blob})\n"
        f"[window]\nstate={base64.b64encode(body).decode()}\ngeometry=@ByteArray({blob})\n"
    )
    remembered = Remembered(path)
    assert remembered.text("look.theme") == "system"
    assert remembered.number("figure.dpi") == 600
    assert remembered.window("state") == remembered.window("geometry") == b""
    assert not marker.exists()


def test_five_hundred_damaged_files_start_with_something_sound(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    whole = Remembered(path)
    whole.set_option("look.theme", "dark")
    whole.set_window({"state": bytes(range(200))})
    whole.set_names("recent", ["/a", "/b"])
    good = path.read_bytes()
    chance = random.Random(7)
    for _ in range(500):
        damaged = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(bytes(damaged[: chance.randint(1, len(damaged))]))
        remembered = Remembered(path)
        assert remembered.text("look.theme") in ("system", "light", "dark")
        assert remembered.window("state") in (b"", bytes(range(200)))
        assert all(isinstance(name, str) for name in remembered.names("recent"))


def test_a_file_that_is_no_ini_is_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"\xff\xfe\x00\x00")
    assert "settings" in Remembered(path).trouble


def test_settings_lie_in_the_systems_folder() -> None:
    assert usual_path().name == "settings.ini"
    assert usual_path().parent.is_dir()


def test_recent_stores_are_newest_first_without_doubles_and_only_those_that_are_there(tmp_path: Path) -> None:
    recent = Recent(Remembered(tmp_path / "settings.ini"))
    paths = [tmp_path / f"{name}.pathways" for name in "abc"]
    for path in paths[:2]:
        path.touch()
    for path in (*paths, paths[0]):
        recent.add(path)
    assert recent.paths() == [paths[0], paths[1]]
    assert recent.last() == paths[0]
    paths[0].unlink()
    assert recent.last() is None
