"""Make ``resources/fonts/widths.json`` from the bundled fonts; run by hand when a font changes.

    python -m explorer.diagram.build_widths

Needs fontTools, which the program itself does not.
"""

from __future__ import annotations

import json
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-untyped,unused-ignore]

from explorer.bundle import resource
from explorer.files import atomic_write


def runs(font: TTFont) -> list[list[Any]]:
    """Return the advance widths as runs: first code point, then one width for each code point that follows."""
    advances = font["hmtx"]
    result: list[list[Any]] = []
    following = -1
    for code, name in sorted(font.getBestCmap().items()):
        if code != following:
            result.append([code, []])
        result[-1][1].append(advances[name][0])
        following = code + 1
    return result


def table() -> dict[str, Any]:
    """Return the whole table: units per em, heights, and the widths of both cuts."""
    regular, bold = (TTFont(str(resource("fonts", name))) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))
    return {
        "font": "DejaVu Sans",
        "units": regular["head"].unitsPerEm,
        "ascent": regular["hhea"].ascent,
        "descent": -regular["hhea"].descent,
        "cap": regular["glyf"]["H"].yMax,
        "regular": runs(regular),
        "bold": runs(bold),
    }


def main() -> None:
    """Write the table."""
    path = resource("fonts", "widths.json")
    atomic_write(path, (json.dumps(table(), separators=(",", ":")) + "\n").encode())
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
