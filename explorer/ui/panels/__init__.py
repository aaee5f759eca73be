"""The panels around the diagram."""
