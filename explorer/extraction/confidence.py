"""How sure evidence must be. It imports nothing, like the version, for the command line needs it before it reads.

Training finds them (`explorer.extraction.train` writes them into the weights; a test compares).
"""

# What `extract` prints: a precision of 0.60 on molecules and 0.55 on all ends, by folds.
DEFAULT = 0.46
# What the extractor gives at all: half of it is right.
FLOOR = 0.28
# What `extract` prints of denials: all that it gives. They draw no edge; a missed one leaves a contradiction unseen.
DENIED_DEFAULT = FLOOR
# What the window shows until its slider is moved: nearly three in four effects on molecules are right, by folds.
WINDOW_DEFAULT = 0.58


def is_sure(confidence: float, *, negated: bool, wanted: float | None = None) -> bool:
    """Whether evidence is printed: it is as sure as *wanted*, or where that is None as is usual.

    Args:
        confidence: Its own.
        negated: Whether it denies.
        wanted: 0..1, or None.
    """
    usual = DENIED_DEFAULT if negated else DEFAULT
    return confidence >= (usual if wanted is None else wanted)
