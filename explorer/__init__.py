"""Pathway Explorer: abstracts in, a clickable pathway with its sentences on screen, a figure out."""

__version__ = "0.1.0"
