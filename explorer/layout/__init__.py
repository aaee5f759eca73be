"""Positions: one file per layout, parameters as a dataclass, no Qt."""
