"""Nouns and adjectives that say a relation, or a sign, without a verb of their own, and what they stand beside."""

from __future__ import annotations

from explorer.extraction.listed import listed

# Nouns without a verb of their own: what is meant by "levels of X" and the like. sign, group, amount
NOUNS: dict[str, tuple[int, str, bool]] = {
    **dict.fromkeys(
        listed("""
            level levels mrna mrnas transcript transcripts abundance concentration concentrations content amount
            amounts quantity availability copy pool titer half-life synthesis biosynthesis production generation
            accumulation translation transcription formation output stability gene-expression overproduction
            hyperexpression coexpression co-expression reexpression re-expression immunoreactivity
        """),
        (1, "amount", True),
    ),
    **dict.fromkeys(listed("upregulations rise gain elevation excess surge"), (1, "change", True)),
    **dict.fromkeys(
        listed("""
            downregulation loss lack absence deficiency deficit insufficiency haploinsufficiency depletion fall drop
            withdrawal removal deprivation disappearance clearance degradation proteolysis destruction decay
            catabolism shortage
        """),
        (-1, "change", True),
    ),
    **dict.fromkeys(
        listed("""
            knockdown knock-down knockout knock-out silencing deletion ablation disruption blockade inactivation
            shutdown shut-down sequestration interference null-mutation inhibition suppression antagonism
            neutralization immunoneutralization immunodepletion dysfunction disfunction defect failure
        """),
        (-1, "change", False),
    ),
    **dict.fromkeys(
        listed("""
            activity activities function functions signaling signalling action actions translocation localization
            recruitment internalization trafficking oligomerization multimerization homodimerization
            nuclear-translocation transactivation hyperactivity bioactivity responsiveness mobilization influx efflux
            uptake transport export import shedding clustering folding
        """),
        (1, "activity", False),
    ),
    **dict.fromkeys(
        listed("""
            treatment treatments pretreatment pre-treatment cotreatment co-treatment co-administration
            exposure administration addition presence
            application injection injections infusion supplementation transfection introduction delivery challenge
            incubation therapy ingestion intake feeding stimulus engagement ligation transduction coadministration
            overload
        """),
        (1, "treatment", False),
    ),
    **dict.fromkeys(listed("effect effects"), (0, "effect", False)),
    **dict.fromkeys(listed("influence impact"), (0, "effect", False)),
    **dict.fromkeys(listed("role roles involvement importance contribution participation"), (0, "role", False)),
    **dict.fromkeys(listed("ability capability capacity failure inability tendency potential"), (1, "ability", False)),
    "changes": (0, "change", False),
    "change": (0, "change", False),
    "alterations": (0, "change", False),
    "difference": (0, "change", False),
    "differences": (0, "change", False),
    "variation": (0, "change", False),
    "response": (1, "response", False),
    "responses": (1, "response", False),
    "sensitivity": (0, "response", False),
    "resistance": (-1, "response", False),
    "hypermethylation": (-1, "modify", True),
    "hypomethylation": (1, "modify", True),
    "mutation": (0, "mutation", False),
    "mutations": (0, "mutation", False),
    "polymorphism": (0, "mutation", False),
    "polymorphisms": (0, "mutation", False),
    "variant": (0, "mutation", False),
    "variants": (0, "mutation", False),
    "target": (0, "target", False),
    "targets": (0, "target", False),
    "substrate": (0, "target", False),
    "substrates": (0, "target", False),
}
# What some lexicons list as things of their own: here they say what is done to another thing.
MEANS = frozenset(
    {
        *(f"{kind} {rna}" for kind in ("small interfering", "short hairpin") for rna in ("rna", "rnas")),
        "antisense oligonucleotide", "antisense oligonucleotides", "antisense oligodeoxynucleotide",
        "antisense oligodeoxynucleotides", "antagomir", "antagomirs", "haploinsufficiency",
    }
)  # fmt: skip
# Nouns of what is used against (or for) a thing.
AGENTS: dict[str, int] = {
    **dict.fromkeys(sorted(MEANS - {"haploinsufficiency"}), -1),
    **dict.fromkeys(
        listed("""
            inhibitor inhibitors antagonist antagonists blocker blockers suppressor suppressors repressor repressors
            antibody antibodies antiserum mab antisera sirna sirnas si-rna shrna shrnas rnai antisense morpholino
            morpholinos crispr antagomir decoy anti-antibody silencer chelator scavenger scavengers inactivator
            corepressor dominant-negative antidote sponge sponges cerna cernas
        """),
        -1,
    ),
    **dict.fromkeys(
        listed("""
            activator activators agonist agonists inducer inducers stimulator stimulators enhancer enhancers mimetic
            mimetics mimic mimics donor coactivator coactivators transactivator mediator mediators driver drivers
            potentiator
        """),
        1,
    ),
    **dict.fromkeys(listed("regulator regulators modulator modulators effector"), 0),
}
# Adjectives that carry a sign for the noun they stand before.
ADJECTIVES: dict[str, tuple[int, str]] = {
    **dict.fromkeys(
        listed("""
            high higher elevated greater enhanced increased excessive excess constitutive ectopic forced exogenous
            sustained persistent robust strong stronger overexpressed constitutively-active hyperactive recombinant
            active more amplified marked upregulated up-regulated
        """),
        (1, "change"),
    ),
    **dict.fromkeys(
        listed("""
            low lower reduced decreased diminished impaired defective deficient lost absent less weaker weak inactive
            lowered dominant-negative kinase-dead null knockout anti antisense downregulated down-regulated si sh dn
        """),
        (-1, "change"),
    ),
    **dict.fromkeys(listed("stimulatory positive inductive oncogenic"), (1, "effect")),
    **dict.fromkeys(
        listed("inhibitory suppressive negative antagonistic repressive"),
        (-1, "effect"),
    ),
}
# Adjectives that say a relation after "is": sign, prepositions.
PREDICATES: dict[str, tuple[int, tuple[str, ...]]] = {
    **dict.fromkeys(
        listed("""
            essential necessary required critical crucial indispensable vital sufficient needed pivotal
        """),
        (1, ("for", "in", "to")),
    ),
    "responsible": (1, ("for",)),
    "important": (1, ("for", "in", "to")),
    "dispensable": (2, ("for",)),
    "unnecessary": (2, ("for",)),
}
# The same with the cause behind them: "Y is dependent on X", "Y was unaffected by X". sign (2: denied), prepositions.
REVERSED: dict[str, tuple[int, tuple[str, ...]]] = {
    "dependent": (1, ("on", "upon")),
    "independent": (2, ("of", "from")),
    "insensitive": (2, ("to",)),
    **dict.fromkeys(
        ("unaffected", "unaltered", "unchanged"), (2, ("by", "after", "upon", "following", "in response to"))
    ),
}
# What stands after a hyphen: "IL-6-induced". sign of the first on what follows; None = says nothing about it.
LINKERS: dict[str, int | None] = {
    **dict.fromkeys(
        listed("""
            induced mediated dependent stimulated activated triggered driven evoked elicited enhanced promoted
            inducible initiated upregulated potentiated catalyzed catalysed directed caused provoked activating
            stimulating
        """),
        1,
    ),
    **dict.fromkeys(
        listed("""
            inhibited suppressed repressed blocked reduced downregulated attenuated inhibitable repressible
        """),
        -1,
    ),
    **dict.fromkeys(listed("regulated modulated controlled responsive"), 0),
}
# "X-induced" says that X acts; these say something of what carries X.
CARRIERS: dict[str, int] = {
    **dict.fromkeys(
        listed("""
            treated stimulated transfected expressing overexpressing over-expressing infected exposed transformed
            injected activated transduced challenged positive pretreated loaded high secreting producing primed fed
        """),
        1,
    ),
    **dict.fromkeys(
        listed("""
            deficient null depleted negative silenced lacking deleted defective knockout knockdown low free inhibited
            deprived knocked-out starved
        """),
        -1,
    ),
}
NOUN_HEADS = frozenset(
    listed("""
        protein proteins gene genes pathway pathways signal signals cascade cascades axis receptor receptors kinase
        kinases factor factors molecule molecules peptide peptides ligand ligands complex complexes family member
        members isoform isoforms system systems subunit subunits dimer dimers monomer homodimer heterodimer network
        enzyme enzymes cytokine cytokines phosphatase oncogene oncogenes tumor-suppressor allele alleles locus cdna
        module hormone loop status oncoprotein phosphoprotein channel channels transporter chemokine chemokines
        oligomer oligomers fibril fibrils current currents
    """)
)
AMOUNT_HEADS = frozenset(
    listed("""
    mrna mrnas transcript transcripts promoter promoters reporter luciferase promotor utr
""")
)
CARRIER_HEADS = frozenset(
    listed("""
        cell cells line lines mice mouse rat rats animal animals patient patients tissue tissues sample samples
        specimen specimens tumor tumors tumour tumours xenograft xenografts embryo embryos clone clones fibroblast
        fibroblasts mutant mutants transfectant transfectants culture cultures subject subjects group groups
        individuals macrophages women men children muscle liver brain lung kidney heart strain strains medium media
        supernatant supernatants hepatocytes neurons carcinoma carcinomas cancer cancers control controls
        livers hearts kidneys lungs brains
        muscles spleens islets seedlings plants organoids explants
    """)
)
