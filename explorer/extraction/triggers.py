"""Trigger words: the stems that say a relation, in classes, with their inflected forms made from a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from explorer.extraction.listed import listed
from explorer.model.relation import Relation


@dataclass(frozen=True, slots=True)
class Word:
    """One reading of a word form.

    Attributes:
        lemma: The word it is a form of.
        part: ``verb``, ``noun``, ``agent`` (inhibitor, siRNA) or ``adjective``.
        form: Of a verb: ``finite``, ``past`` (past tense or participle), ``ing``; else empty.
        sign: +1, -1 or 0: the effect on what it governs.
        group: Class of the word: ``effect``, ``bind``, ``modify``, ``express``, ``secrete``, ``correlate``, ``amount``
            ...
        amount: Whether it is about how much of a thing there is.
        relation: The relation it says by itself (``phosphorylates``), or None.
        prepositions: What may or (for a verb) must follow, such as ``to`` of *lead to*.
    """

    lemma: str
    part: str
    form: str
    sign: int
    group: str
    amount: bool = False
    relation: Relation | None = None
    prepositions: tuple[str, ...] = ()


# Verb | nouns of the event | nouns of the agent. A verb with a preposition needs it ("lead+to").
_POSITIVE = """
activate|activation|activator
transactivate|transactivation|transactivator
reactivate|reactivation|
hyperactivate|hyperactivation|
coactivate|coactivation|coactivator
derepress|derepression|
autoactivate|autoactivation|
induce|induction|inducer
increase|increase|
promote|promotion|
enhance|enhancement|enhancer
stimulate|stimulation costimulation|stimulator stimulant
upregulate|upregulation|upregulator
up-regulate|up-regulation|up-regulator
elevate|elevation|
raise||
augment|augmentation|
trigger||
potentiate|potentiation|potentiator
facilitate|facilitation|facilitator
accelerate|acceleration|
cause||
drive||driver
elicit||
evoke||
provoke||
amplify|amplification|
boost||
strengthen||
restore|restoration|
support||
sustain||
maintain|maintenance|
stabilize|stabilization|stabilizer
stabilise|stabilisation|stabiliser
favor||
favour||
enable||
initiate|initiation|initiator
mediate||mediator
transduce|transduction|transducer
propagate||
improve|improvement|
confer||
prolong|prolongation|
exacerbate|exacerbation|
aggravate|aggravation|
intensify||
heighten||
reinforce||
lead+to||
result+in||
account+for||
rescue|rescue|
reestablish||
license||
prime|priming|
sensitize+to|sensitization|
sensitise+to|sensitisation|
ignite||
foster||
hasten||
instigate||instigator
unleash||
bolster||
allow||
permit||
"""
_NEGATIVE = """
inhibit|inhibition|inhibitor antagonist blocker
suppress|suppression|suppressor
repress|repression transrepression|repressor corepressor
reduce|reduction|
decrease|decrease|
decline|decline|
block|blockade blockage blocking|
abolish|abolition abolishment|
abrogate|abrogation|
attenuate|attenuation|attenuator
prevent|prevention|
downregulate|downregulation|downregulator
down-regulate|down-regulation|down-regulator
downmodulate|downmodulation|
impair|impairment|
diminish|diminution|
antagonize|antagonism|
antagonise||
counteract||
counter||
oppose||
reverse|reversal|
silence|silencing|
inactivate|inactivation|inactivator
deactivate|deactivation|
deplete|depletion|
disrupt|disruption|disruptor
lower||
limit||
restrict||
restrain||
constrain||
hinder||
hamper||
eliminate|elimination|
ameliorate|amelioration|
alleviate|alleviation|
relieve|relief|
impede||
interrupt|interruption|
mitigate|mitigation|
dampen||
blunt||
neutralize|neutralization|
neutralise|neutralisation|
ablate|ablation|
destabilize|destabilization|
destabilise|destabilisation|
degrade|degradation|
negate||
retard|retardation|
delay|delay|
arrest|arrest|
curb||
halt||
quench||
curtail||
preclude||
obstruct||
compromise||
desensitize|desensitization|
interfere+with|interference|
protect+from against|protection|
knockdown|knockdown|
knock||
extinguish||
nullify||
circumvent||
sequester||
sponge||
thwart||
subvert||
destroy||
weaken||
"""
_NEUTRAL = """
regulate|regulation dysregulation deregulation|regulator
coregulate||
co-regulate||
modulate|modulation|modulator
affect||
influence|influence|
control|control|controller
alter|alteration|
change|change|
impact|impact|
govern||
orchestrate||orchestrator
dysregulate||
deregulate||
perturb|perturbation|
modify|modification|modifier
target||
coordinate||
tune||
fine-tune||
contribute+to|contribution|contributor
normalize|normalization|
normalise|normalisation|
"""
_MODIFY = """
phosphorylate|phosphorylation|
autophosphorylate|autophosphorylation|
transphosphorylate|transphosphorylation|
hyperphosphorylate|hyperphosphorylation|
dephosphorylate|dephosphorylation|
acetylate|acetylation|
deacetylate|deacetylation|
methylate|methylation hypermethylation|
demethylate|demethylation|
ubiquitinate|ubiquitination ubiquitylation polyubiquitination|
ubiquitylate||
polyubiquitinate||
polyubiquitylate||
monoubiquitinate|monoubiquitination|
deubiquitinate|deubiquitination|
hydroxylate|hydroxylation|
dehydroxylate|dehydroxylation|
glycosylate|glycosylation|
deglycosylate|deglycosylation|
sumoylate|sumoylation|
desumoylate|desumoylation|
farnesylate|farnesylation|
palmitoylate|palmitoylation|
myristoylate|myristoylation|
ribosylate|ribosylation|
cleave|cleavage|
"""
_MODIFICATION_OF = {
    "autophosphorylate": Relation.PHOSPHORYLATES,
    "transphosphorylate": Relation.PHOSPHORYLATES,
    "hyperphosphorylate": Relation.PHOSPHORYLATES,
    **dict.fromkeys(listed("ubiquitylate polyubiquitinate polyubiquitylate monoubiquitinate"), Relation.UBIQUITINATES),
}
_BIND = """
bind|binding|
recruit||
interact+with|interaction|
associate+with|association|
complex+with||
dimerize+with|dimerization|
heterodimerize+with|heterodimerization|
coimmunoprecipitate+with|coimmunoprecipitation|
co-immunoprecipitate+with|co-immunoprecipitation|
coprecipitate+with||
"""
_CORRELATE = """
correlate+with to|correlation|
associate+with|association|
accompany||
parallel||
coincide+with||
link+to with|link|
relate+to|relation|
co-express+with||
coexpress+with||
"""
_EXPRESS = """
express|expression|
overexpress|overexpression|
over-express|over-expression|
coexpress||
co-express||
transcribe|transcription|
"""
_MAKE = """
secrete|secretion|
release|release|
produce||
"""
_REQUIRE = """
require|requirement|
need||
necessitate||
depend+on upon|dependence dependency|
rely+on upon|reliance|
"""
_INVOLVE = """
involve|involvement|
implicate|implication|
participate+in|participation|
engage+in||
function+in||
act+in||
"""
# Two words where the first is an adverb of sign: "positively regulates".
SIGN_ADVERBS = {"positively": 1, "negatively": -1, "inversely": -1, "directly": 0}

_IRREGULAR = {
    "lead": ("leads", "led", "leading"),
    "drive": ("drives", "drove driven", "driving"),
    "bind": ("binds", "bound", "binding"),
    "trigger": ("triggers", "triggered", "triggering"),
    "confer": ("confers", "conferred", "conferring"),
    "transfer": ("transfers", "transferred", "transferring"),
    "abet": ("abets", "abetted", "abetting"),
    "control": ("controls", "controlled", "controlling"),
    "curb": ("curbs", "curbed", "curbing"),
    "upregulate": ("upregulates", "upregulated", "upregulating"),
}
# Of a molecule, these say how much of it there is.
_AMOUNT_VERBS = frozenset(listed("upregulate up-regulate downregulate down-regulate"))
_NO_VERB = frozenset({"knockdown"})

# Nouns without a verb of their own: what is meant by "levels of X" and the like. sign, group, amount
_NOUNS: dict[str, tuple[int, str, bool]] = {
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
_AGENTS: dict[str, int] = {
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
_ADJECTIVES: dict[str, tuple[int, str]] = {
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


def _inflected(verb: str) -> tuple[list[str], list[str], list[str]]:
    """Finite, past and -ing forms of *verb*."""
    if verb in _IRREGULAR:
        third, past, ing = _IRREGULAR[verb]
        return [verb, third], past.split(), [ing]
    if verb.endswith("e"):
        return [verb, verb + "s"], [verb + "d"], [verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies"], [verb[:-1] + "ied"], [verb + "ing"]
    if verb.endswith(("sh", "ss", "ch", "x")):
        return [verb, verb + "es"], [verb + "ed"], [verb + "ing"]
    return [verb, verb + "s"], [verb + "ed"], [verb + "ing"]


_TABLES: tuple[tuple[str, int, str, bool], ...] = (
    (_POSITIVE, 1, "effect", False),
    (_NEGATIVE, -1, "effect", False),
    (_NEUTRAL, 0, "effect", False),
    (_MODIFY, 1, "modify", False),
    (_BIND, 0, "bind", False),
    (_CORRELATE, 0, "correlate", False),
    (_EXPRESS, 1, "express", True),
    (_MAKE, 1, "secrete", True),
    (_REQUIRE, 1, "require", False),
    (_INVOLVE, 0, "involve", False),
)


def _relation(group: str, lemma: str) -> Relation | None:
    if group == "modify":
        return _MODIFICATION_OF.get(lemma) or Relation(lemma + "s")
    return {
        "bind": Relation.BINDS,
        "correlate": Relation.CORRELATES_WITH,
        "express": Relation.EXPRESSES,
        "secrete": Relation.SECRETES,
    }.get(group)


@cache
def words() -> dict[str, tuple[Word, ...]]:
    """Every word form with its readings; a verb's and a noun's reading may share a form ("increase")."""
    found: dict[str, dict[tuple[str, str], Word]] = {}

    def add(form: str, word: Word) -> None:
        found.setdefault(form, {}).setdefault((word.part, word.form), word)

    for noun, (sign, group, amount) in _NOUNS.items():
        add(noun, Word(noun, "noun", "", sign, group, amount))
    for agent, sign in _AGENTS.items():
        add(agent, Word(agent, "agent", "", sign, "agent"))
    for adjective, (sign, group) in _ADJECTIVES.items():
        add(adjective, Word(adjective, "adjective", "", sign, group))
    for table, sign, group, amount in _TABLES:
        for line in table.split("\n"):
            if line:
                _add_line(line, sign, group, add, amount=amount)
    return {form: tuple(readings.values()) for form, readings in found.items()}


def _add_line(line: str, sign: int, group: str, add: Callable[[str, Word], None], *, amount: bool) -> None:
    head, nouns, agents = line.split("|")
    lemma, _, prepositions = head.partition("+")
    relation = _relation(group, lemma)
    amount = amount or lemma in _AMOUNT_VERBS
    needed = tuple(prepositions.split())
    if lemma not in _NO_VERB:
        for form, forms in zip(("finite", "past", "ing"), _inflected(lemma), strict=True):
            for one in forms:
                add(one, Word(lemma, "verb", form, sign, group, amount, relation, needed))
    noun_sign = 0 if lemma in {"ubiquitinate", "monoubiquitinate", "methylate"} else sign
    for noun in nouns.split():
        for one in (noun, noun + "s"):
            add(one, Word(lemma, "noun", "", noun_sign, group, amount, relation))
    for agent in agents.split():
        for one in (agent, agent + "s"):
            add(one, Word(lemma, "agent", "", sign, "agent"))
