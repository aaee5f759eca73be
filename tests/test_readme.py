"""The README says what is true: the rooms are the real packages, and the commands exist."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_rooms_names_the_real_packages() -> None:
    table = README.split("## How it is built")[1].split("## Licences")[0]
    told = {name for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    here = {
        path.stem for path in (ROOT / "explorer").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert told == here - {"__init__"}


def test_how_it_is_built_fits_on_one_screen() -> None:
    table = README.split("## How it is built")[1].split("## Licences")[0]
    assert len(table.strip().splitlines()) <= 40


def test_every_command_of_the_readme_exists() -> None:
    from explorer import cli

    named = set(re.findall(r"^    pathway-explorer (\w+)", README, re.MULTILINE))
    assert named
    assert named <= set(cli.main.commands)


def test_the_two_commands_do_their_own_set_up() -> None:
    commands = re.findall(r"^    (sh \.ci/setup.*)$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("pathway-explorer --demo")
    assert commands[1].endswith("-m pytest")


@pytest.mark.parametrize("name", re.findall(r"!\[.*?\]\((.+?)\)", README))
def test_a_picture_of_the_readme_is_there_and_large_enough_to_read(name: str) -> None:
    data = (ROOT / name).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width >= 1000
    assert height >= 600
