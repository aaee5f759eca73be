"""The wheel, installed in an empty environment, does the main job from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = [pytest.mark.packaging, pytest.mark.timeout(900)]


def call(*command: object, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", out, ROOT, cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the scripts of an environment that holds the wheel and the locked versions, nothing else."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    pip = [scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The lock is a list of constraints here: only what the wheel itself asks for is installed.
    names = [line.split(" ")[0] for line in (ROOT / ".ci/requirements.txt").read_text().splitlines() if "==" in line]
    constraints = home / "constraints.txt"
    constraints.write_text("\n".join(name for name in names if not name.startswith("#")))
    call(*pip, "--constraint", constraints, wheel, cwd=home)
    return scripts


def test_the_wheel_brings_resources_migrations_and_the_demo_but_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "explorer/resources/fonts/DejaVuSans.ttf",
        "explorer/db/sample/papers.jsonl",
        "explorer/db/migrations/env.py",
    ):
        assert wanted in names
    assert any(name.startswith("explorer/resources/lexicon/") for name in names)
    assert not any(name.startswith("tests/") or name.endswith(".pathways") for name in names)


def test_the_installed_program_does_the_main_job_from_another_folder(installed: Path, tmp_path: Path) -> None:
    program = installed / "pathway-explorer"
    env = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    env.pop("PYTHONPATH", None)
    page = tmp_path / "page.txt"
    page.write_text("IL-6 activates STAT3 in lung cells\nWe show that IL-6 activates STAT3 in A549 cells.\n", "utf-8")
    rows = [json.loads(line) for line in call(program, "extract", page, cwd=tmp_path, env=env).splitlines()]
    assert {(row["subject"]["id"], row["relation"], row["object"]["id"]) for row in rows} == {
        ("HGNC:6018", "activates", "HGNC:11364")
    }
    call(program, "import", "mine.pathways", page, cwd=tmp_path, env=env)
    call(program, "render", "mine.pathways", "--around", "IL6", "--out", "fig.pdf", cwd=tmp_path, env=env)
    assert (tmp_path / "fig.pdf").read_bytes().startswith(b"%PDF")
    assert "1 document" in call(program, "info", "mine.pathways", cwd=tmp_path, env=env)
