"""Text to evidence, offline: sentences, names, grounding, rules."""
