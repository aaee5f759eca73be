"""Work that may take longer than 100 ms: plain functions with progress and cancel."""
