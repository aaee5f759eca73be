"""What was learned from annotated abstracts: which events a sentence tells, and which pairs act on each other."""
