"""Closed-class words and everyday verbs of abstracts: what is neither a name nor a trigger."""

from __future__ import annotations

from explorer.extraction.listed import listed

DETERMINERS = frozenset(
    listed("""
        the a an this these those its their our his her both each all some several many most any such certain various
        other another no little neither either different multiple numerous specific endogenous
    """)
)
PREPOSITIONS = frozenset(
    listed("""
        of in on by with to for from at as into via through between among against toward towards during after before
        upon following without within under over per than despite onto throughout across beyond regarding concerning
        including involving using like unlike besides except until since
    """)
)
# What brings in a mediator.
BY_WAY_OF = frozenset({"via", "through"})
AUXILIARY = frozenset(listed("is are was were be been being am remain remains remained"))
HAVE = frozenset(listed("has have had having"))
DO = frozenset(listed("do does did"))
MODALS = frozenset(listed("may might could can would will should must cannot"))
HEDGING_MODALS = frozenset(listed("may might could"))
NEGATIONS = frozenset(listed("not never cannot n't"))
CONJUNCTIONS = frozenset(listed("and or but nor plus"))
RELATIVES = frozenset(listed("which who whose that where"))
SUBORDINATORS = frozenset(
    listed("""
        whereas while although because when if though since unless once whether thus hence so however but
        suggesting indicating demonstrating showing implying revealing
    """)
)
ADVERBS = frozenset(
    listed("""
        also then thus further furthermore moreover however therefore hence thereby even still only just both not
        never often always again already almost once together alone here instead well very more most much less rather
        too up down downstream upstream yet in-vitro in-vivo later soon first second third finally ultimately likely
        further
    """)
)
PRONOUNS = frozenset(listed("it they we them he she this these those itself themselves i one us"))
# Verbs after which a verb in "to"-form, or a passive with "to", has the same subject.
RAISING = frozenset(
    listed("""
        found shown reported demonstrated known seem seems seemed appear appears appeared tend tends able act acts
        acted serve serves served function functions suffice sufficient cooperate cooperates cooperated synergize
        synergizes synergized believed thought expected likely predicted observed revealed continue continues suggested
        proposed hypothesized considered proven proved began begin begins work works shown collaborate collaborates
        collaborated combine combined signal signals signaled signalled
    """)
)
FAILING = frozenset(listed("fail fails failed unable failing inability failure unlikely insufficient"))
HEDGES = frozenset(
    listed("""
        seem seems seemed appear appears appeared suggested proposed hypothesized likely believed thought predicted
        expected considered putative possible possibly probably presumably perhaps potentially hypothesise hypothesize
        hypothesised hypothesis speculate speculated postulate postulated postulates unclear unknown whether elusive
        controversial unlikely
    """)
)
# Verbs of an aim: what follows is asked, not found.
AIMS = frozenset(
    listed("""
        investigate investigated investigating examine examined examining test tested testing determine
        determined determining assess
        assessed assessing evaluate evaluated evaluating explore explored exploring elucidate study studied analyze
        analyzed analyse analysed analysing ask asked aimed aim aims address addressed sought clarify characterize
        investigates examines explores understand compare compared
    """)
)
# Everyday verbs: they part noun phrases but say no relation.
_EVERYDAY = """
show demonstrate find report observe reveal indicate suggest conclude propose hypothesize speculate postulate confirm
identify investigate examine test determine assess evaluate explore study analyze analyse measure detect note describe
discuss review summarize provide present use apply treat perform conduct compare obtain isolate see culture grow contain
include consist comprise represent remain become occur appear seem exist play exert have possess display exhibit carry
make take give show lack fail tend act serve work differ vary range belong correspond respond undergo follow precede
begin start continue develop arise emerge derive originate originate constitute encode code transfect infect inject
administer inoculate implant transplant incubate expose challenge wash stain label sequence clone amplify purify
quantify monitor track examine monitor evaluate consider know think believe understand elucidate clarify address aim
seek ask focus allow permit need offer yield get keep hold lie stand mean define refer name call term select choose
recruit enroll receive undergo die survive live migrate invade proliferate differentiate localize locate translocate
accumulate establish generate construct design create build employ utilize introduce insert
replace remove add combine mix pretreat cotreat harvest collect store characterize classify categorize group divide
randomize assign estimate calculate predict expect assume imply validate verify prove highlight underline underscore
emphasize illustrate point explain interpret warrant merit remain suffice cooperate synergize collaborate converge
share resemble mimic mirror match exceed surpass reach approach enter leave cross pass move shift switch convert
transform metabolize catalyze oxidize hydrolyze synthesize produce form assemble recognize contact face encounter
harbor harbour mutate delete truncate substitute attempt try manage prefer tend help guide aid assist seem rise fall
peak persist last proceed progress advance spread disseminate metastasize regress relapse recur employ
evolve extend expand exploit fuse gain inform inspire integrate know launch lose map mark
overcome overlap own predispose preserve prompt protect recapitulate retain return save search send separate serve
set sit solve speak specify strike subject suffer supply surround survey tell total trace transport travel turn
displace dissociate dislodge disassemble elongate exclude fluctuate impinge infer infiltrate
ingest invoke lengthen liberate nucleate occupy oscillate penetrate perceive phagocytose prevail protrude rearrange
redistribute reorganize replicate reside retrieve scavenge shorten synchronize tether thicken
tolerate traverse uncouple unfold unveil uncover widen withstand
underlie sensitize sensitise undertake visualize wait want watch wonder write
"""
_IRREGULAR = {
    "find": "found", "show": "shown showed", "grow": "grew grown", "become": "became", "make": "made",
    "take": "took taken", "give": "gave given", "begin": "began begun", "know": "knew known", "think": "thought",
    "understand": "understood", "seek": "sought", "keep": "kept", "hold": "held", "stand": "stood", "mean": "meant",
    "choose": "chose chosen", "undergo": "underwent undergone", "arise": "arose arisen", "lie": "lay", "get": "got",
    "rise": "rose risen", "fall": "fell fallen", "leave": "left", "build": "built", "spread": "spread", "lose": "lost",
    "overcome": "overcame overcome", "set": "set", "underlie": "underlay underlain", "see": "saw seen",
    "mimic": "mimicked",    "have": "had", "write": "written wrote", "drive": "driven",
}  # fmt: skip


def _third(verb: str, *, y: bool) -> str:
    """The third person of *verb*; *y* where it ends in a "y" that changes."""
    if y:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def _forms() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    finite: dict[str, str] = {}
    past: dict[str, str] = {}
    ing: dict[str, str] = {}
    for verb in _EVERYDAY.split():
        stem = verb.removesuffix("e")
        y = verb.endswith("y") and verb[-2] not in "aeiou"
        finite[verb] = verb
        finite[_third(verb, y=y)] = verb
        for one in _IRREGULAR.get(verb, (verb[:-1] + "ied") if y else stem + "ed").split():
            past[one] = verb
        ing[stem + "ing"] = verb
    return finite, past, ing


PLAIN_FINITE, PLAIN_PAST, PLAIN_ING = _forms()
# Nouns that end like verb forms: they name what happens.
NOUNS_IN_ING = frozenset(
    listed("""
        swelling bleeding ruffling sprouting homing splicing remodeling remodelling scarring wasting budding rolling
        branching beating freezing feeding spiking firing scattering blebbing hearing breathing sequencing profiling
        pathfinding sorting
    """)
)
# As nouns these are met as often: a determiner or adjective before them makes them nouns.
PLAIN_NOUNS = frozenset(
    listed("""
        report reports study studies review culture cultures test tests use uses focus range ranges group groups
        sequence sequences clone clones label shift shifts point points work works need needs aid lack play share
        match peak form forms contact contacts names name term terms rise fall gain link mark marks map total survey
        supply set sets display displays aim aims challenge track transport progress advance advances spread help
        approach approaches design mean move turn turns return search subject subjects insert code result results
        clones stain measure measures
    """)
)
