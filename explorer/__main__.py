"""Decides: a sub-command goes to the command line, everything else to the window.

Worker processes import this module again, so nothing is imported before it is known what is wanted.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys

_COMMANDS = frozenset({"check", "curations", "extract", "import", "info", "paths", "render", "rules"})
_HELP = frozenset({"-h", "--help"})
# What Qt needs from the system to draw anything, and to open a window on X11, with Debian's names.
_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_LIBRARIES_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def main() -> int:
    """Run the program with the arguments it was started with and return its exit status."""
    arguments = sys.argv[1:]
    store, demo = None, arguments == ["--demo"]
    if arguments and not demo:
        from explorer import cli  # noqa: PLC0415 - late: the window starts without it

        if arguments[0] in _COMMANDS or arguments[0].startswith("-") or not _HELP.isdisjoint(arguments):
            return cli.run(arguments)
        store = cli.store_to_open(arguments)
        if store is None:
            return 2
    reason = no_window()
    if reason:
        sys.stderr.write(f"pathway-explorer: {reason}\n")
        return 2
    # Until the window is seen next to nothing is thrown away that only the collector of cycles finds; looking for it
    # takes a tenth of the start. `app` turns it on again.
    gc.disable()
    from explorer import app  # noqa: PLC0415 - late: the command line never loads the window

    return app.run(store, demo=demo)


def no_window() -> str:
    """Return why no window can open on this machine, in one sentence with what to do, or an empty string."""
    if not sys.platform.startswith("linux"):
        return ""
    offscreen = os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc"))
    wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    if not (offscreen or wayland or os.environ.get("DISPLAY")):
        return (
            "there is no display, so no window can open; "
            "“pathway-explorer render STORE --around IL6 --out figure.pdf” makes a figure without one."
        )
    needed = _LIBRARIES if offscreen or wayland else _LIBRARIES | _LIBRARIES_X11
    missing = [package for library, package in needed.items() if not _loads(library)]
    if missing:
        return f"system libraries are missing; install them with: sudo apt-get install {' '.join(missing)}"
    return ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
