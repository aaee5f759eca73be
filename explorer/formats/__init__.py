"""One file per format, `read` and/or `write`, and one registry."""
