"""Statements as a graph: build, filter, paths."""
