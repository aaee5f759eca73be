"""Words with a place of their own in noun phrases."""

from __future__ import annotations

from explorer.extraction.listed import listed

# Gerunds that make a perturbation of what follows: "treating cells with".
TREATING = frozenset(
    listed("""
    treating exposing incubating stimulating pretreating adding administering injecting using
""")
)
# "number of", "member of": the phrase is about what follows.
TRANSPARENT = frozenset(
    listed("""
        number amount rate degree extent part subunit subunits component components form forms isoform isoforms use
        majority combination series variety range presence event process processes development progression maintenance
        members member family families effects enhancements markers types regulation status ability abilities capacity
        potential capability properties property phenotype
    """)
)
# Sign of a linker that denies the relation.
INDEPENDENT = 2
EFFECTS = {
    "effect": "effect", "effects": "effect", "influence": "effect", "impact": "effect", "role": "role", "roles": "role",
    "involvement": "role", "importance": "role", "contribution": "role", "participation": "role",
}  # fmt: skip
PASSED = frozenset(
    listed("resistant sensitive refractory tolerant associated related specific like containing bound binding linked")
)
# Said of what is used against a thing: they turn no sign that the noun has turned.
AGAINST = frozenset({"anti", "antisense"})
# Between a name and an activity, these say what the activity does to the name.
ACTING = frozenset(listed("inhibitory suppressive repressive stimulatory inhibiting suppressing activating"))
# "X target genes" are others than X.
TARGETS = frozenset({"target", "targets"})
DOSES = frozenset(listed("concentration concentrations dose doses dosage"))
KEEP_SIGN = frozenset({"ability", "response", "treatment", "bind", "correlate"})
# These name what a thing does the like of, not what it acts on.
UNSPECIFIC = frozenset(
    listed("mediator mediators driver drivers mimetic mimetics mimic mimics donor effector antidote decoy")
)
# "inhibited spontaneous and induced X": what ends so is hardly a noun.
ADJECTIVE_ENDINGS = ("ous", "al", "ic", "ive", "ent", "ar", "ary")
