"""Verbs that say a relation, in classes, with the nouns of the same stem, and how their forms are made."""

from __future__ import annotations

from explorer.extraction.listed import listed
from explorer.model.relation import Relation

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
MODIFICATION_OF = {
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
AMOUNT_VERBS = frozenset(listed("upregulate up-regulate downregulate down-regulate"))
NO_VERB = frozenset({"knockdown"})
# Verbs, sign, class, and whether they are about how much of a thing there is.
TABLES: tuple[tuple[str, int, str, bool], ...] = (
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


def inflected(verb: str) -> tuple[list[str], list[str], list[str]]:
    """Return the finite, past and -ing forms of *verb*."""
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
