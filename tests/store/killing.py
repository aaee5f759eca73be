"""Programs of `papers.py` in processes of their own, and their sudden end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path


def child(feeder: Path, *arguments: object) -> subprocess.Popen[str]:
    """Start what *feeder* does with *arguments*."""
    return subprocess.Popen(
        [sys.executable, str(feeder), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(feeder.parents[2]), os.environ.get("PYTHONPATH", "")])},
    )


def killed(process: subprocess.Popen[str], steps: int, delay_s: float) -> int:
    """Kill the child in the step after so many *steps*; return the last number it told.

    It is allowed one step more than it has to tell, and no other: however late this process has its turn, the child
    has not come to its end by itself.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n" * (steps + 1))
    process.stdin.flush()
    lines = [process.stdout.readline().strip() for _ in range(steps)]
    time.sleep(delay_s)
    process.kill()
    lines += process.stdout.read().split()
    process.stdout.close()
    process.stdin.close()
    process.wait()
    return max((int(line) for line in lines if line.isdigit()), default=0)
