"""Diagram to SVG, PDF, PNG, legend and references; no window needed."""
