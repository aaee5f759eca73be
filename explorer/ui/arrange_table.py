"""The rows of the submenus "Arrange" and "Place in" for the table of actions: name, words in the menu, tip.

A line stands in the submenu between the parts.
"""

from __future__ import annotations

ARRANGE = (
    (
        ("left", "Align &left", "Bring left edges into line; nodes align to a pinned one."),
        ("centre", "Align &centres", "Bring centres under each other."),
        ("right", "Align &right", "Bring right edges into line."),
        ("top", "Align &top", "Bring top edges into line."),
        ("middle", "Align &middles", "Bring centres beside each other."),
        ("bottom", "Align &bottom", "Bring bottom edges into line."),
    ),
    (
        ("across", "&Distribute across", "Make the gaps from left to right equal."),
        ("down", "Distribute d&own", "Make the gaps from top to bottom equal."),
    ),
    (("snap", "Snap to &grid", "Move centres to the nearest points of a grid."),),
    (
        ("mirror", "Mirror left to right", "Exchange left and right."),
        ("flip", "Mirror top to bottom", "Exchange top and bottom."),
    ),
    (
        ("clockwise", "Rotate clock&wise", "Turn by a quarter, clockwise."),
        ("back", "Rotate &anticlockwise", "Turn by a quarter, anticlockwise."),
        ("by_angle", "Rotate by an angle…", "Turn by any angle."),
    ),
    (
        ("spread", "&Spread", "Move further apart."),
        ("compact", "Compact", "Move closer together; nothing overlaps."),
    ),
)

PLACES = (
    (
        ("cells", "&Cells and tissues", "A cell type, a tissue, or what stands beside them."),
        ("outside", "&Outside the cell", "Secreted, or given from outside."),
        ("membrane", "&Membrane", "In the plasma membrane."),
        ("cytoplasm", "C&ytoplasm", "Inside the cell, outside of the nucleus."),
        ("nucleus", "&Nucleus", "In the nucleus."),
        ("outcomes", "&Processes and outcomes", "What comes of it."),
    ),
    (
        (
            "own",
            "&Area of the selected cell type",
            "An area of its own for the one cell type or tissue that is selected too.",
        ),
        ("rules", "As the &rules say", "Forget what was said by hand."),
    ),
)
