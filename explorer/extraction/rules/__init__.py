"""The rules: which constructions say a relation, one table of them, and the walks that find them."""
