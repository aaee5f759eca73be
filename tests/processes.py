"""Which processes this one has started and has not seen the end of."""

from __future__ import annotations

import psutil


def worker_processes() -> list[psutil.Process]:
    """Return the worker processes that are alive; Python's own tracker of resources is none, nor is one that ended."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if "spawn_main" in " ".join(child.cmdline()) and child.status() != psutil.STATUS_ZOMBIE:
                found.append(child)
        except psutil.Error:  # it ended while it was looked at
            continue
    return found
