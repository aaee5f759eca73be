"""The open diagram as data: nodes and edges with places, edits that return a Change, style, display list."""
