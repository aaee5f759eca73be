"""How sure evidence must be. It imports nothing, like the version, for the command line needs it before it reads.

Training finds both (`explorer.extraction.train` writes them into the weights; a test compares).
"""

# What `extract` prints: a precision of 0.60 on molecules and 0.55 on all ends, by folds.
DEFAULT = 0.47
# What the extractor gives at all: half of it is right.
FLOOR = 0.31
# What imports keep of what no rule found: three in four are right. A wrong edge is worse than a missing one.
LEARNED_DEFAULT = 0.6
# What the window shows until its slider is moved: three in four of the effects on molecules are right, by folds.
WINDOW_DEFAULT = 0.6
