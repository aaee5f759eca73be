"""The one table of rules: name, what the construction is, an example of our own, what it says, and a look-alike."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.evidence import LEARNED
from explorer.model.relation import Relation, Sign

__all__ = ["LEARNED", "RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A construction that says a relation.

    Attributes:
        name: Its name; every evidence carries it.
        description: The construction in words.
        example: A sentence that shows it.
        expected: What the example says with this rule: subject, relation, sign, object (names as in the example).
        counter: A sentence that looks alike and gives nothing by this rule.
        confidence: 0..1, what its findings have where no model judges them: how often it was right on annotated
            abstracts (CG and PC of BioNLP-ST 2013), drawn towards 0.6 where it was seen rarely; by eye where those do
            not annotate what it says (bindings, named inhibitors).
    """

    name: str
    description: str
    example: str
    expected: tuple[str, str, str, str]
    counter: str
    confidence: float

    @property
    def said(self) -> str:
        """What the example says, in words; a sign that the relation does not carry is added."""
        subject, name, sign, target = self.expected
        return f"{subject} {Relation(name).between(Sign(sign))} {target}"


_TABLE = (
    Rule("active verb", "subject, verb of effect, object",
         "IL-6 strongly activated STAT3 in HepG2 cells.", ("IL-6", "activates", "+", "STAT3"),
         "IL-6 and STAT3 were measured in HepG2 cells.", 0.67),
    Rule("further verb", "a second verb joined by a conjunction shares the subject",
         "EGF increased cyclin D1 expression and inhibited apoptosis.", ("EGF", "inhibits", "-", "apoptosis"),
         "EGF was measured and apoptosis was inhibited.", 0.7),
    Rule("relative clause", "the name before 'which' or 'that' is the subject",
         "We studied PTEN, which inhibits AKT1.", ("PTEN", "inhibits", "-", "AKT1"),
         "We studied PTEN, which is expressed with AKT1.", 0.5),
    Rule("infinitive", "'was shown to inhibit', 'is able to induce'",
         "Curcumin was found to inhibit NF-κB.", ("Curcumin", "inhibits", "-", "NF-κB"),
         "Curcumin was given to rats with NF-κB.", 0.49),
    Rule("by doing", "'by V-ing' shares the subject of the clause",
         "TGFB1 promotes migration by inducing SNAI1 expression.", ("TGFB1", "increases_amount", "+", "SNAI1"),
         "TGFB1 promotes migration near SNAI1 expression.", 0.67),
    Rule("trailing participle", "a participle at the end shares the subject of the clause",
         "EGF activates KRAS, thereby promoting proliferation.",
         ("EGF", "activates", "+", "proliferation"),
         "EGF activates KRAS, a gene of proliferation.", 0.49),
    Rule("leads to", "'leads to', 'results in', 'contributes to'",
         "Loss of PTEN results in activation of AKT1.", ("PTEN", "inhibits", "-", "AKT1"),
         "Results of PTEN in AKT1 tissue were shown.", 0.46),
    Rule("passive verb", "'Y was induced by X'",
         "CCND1 expression was induced by estradiol.", ("estradiol", "increases_amount", "+", "CCND1"),
         "CCND1 expression was induced by day two with estradiol.", 0.63),
    Rule("reduced relative", "'Y induced by X' without 'was'",
         "We measured CCND1 expression stimulated by estradiol.", ("estradiol", "increases_amount", "+", "CCND1"),
         "We measured CCND1 expression and added estradiol.", 0.54),
    Rule("passive via", "'Y is activated via X'",
         "CASP3 is activated through CASP9.", ("CASP9", "activates", "+", "CASP3"),
         "CASP3 is found with CASP9.", 0.75),
    Rule("change upon", "'Y increased upon X', 'Y is activated in response to X', 'Upon X, Y was lost'",
         "VEGFA expression increased in response to hypoxia.", ("hypoxia", "increases_amount", "+", "VEGFA"),
         "VEGFA expression increased like hypoxia.", 0.76),
    Rule("in treated cells", "'Y was increased in X-treated cells', 'X-null mice showed less Y'",
         "TP53 was stabilized in cisplatin-treated cells.", ("cisplatin", "activates", "+", "TP53"),
         "TP53 was seen in cisplatin-treated cells.", 0.5),
    Rule("hyphen modifier", "'X-induced Y'",
         "We blocked TNF-induced NF-κB activation.", ("TNF", "activates", "+", "NF-κB"),
         "We blocked TNF-like NF-κB activation.", 0.72),
    Rule("event of X by Y", "'activation of X by Y'",
         "Activation of STAT3 by IL-6 is rapid.", ("IL-6", "activates", "+", "STAT3"),
         "Activation of STAT3 beside IL-6 is rapid.", 0.72),
    Rule("effect of X on Y", "'the effect of X on Y'",
         "The inhibitory effect of curcumin on NF-κB was strong.", ("curcumin", "inhibits", "-", "NF-κB"),
         "The effect on rats of age and NF-κB was strong.", 0.71),
    Rule("role of X in Y", "'the role of X in Y'",
         "The role of VEGFA in angiogenesis is known.", ("VEGFA", "regulates", "0", "angiogenesis"),
         "The roll of VEGFA near angiogenesis is known.", 0.51),
    Rule("has an effect on", "'had an inhibitory effect on Y'",
         "Metformin had an inhibitory effect on MTOR.", ("Metformin", "inhibits", "-", "MTOR"),
         "Metformin had a good price in MTOR shops.", 0.7),
    Rule("plays a role in", "'X plays a role in Y'",
         "VEGFA plays a key role in angiogenesis.", ("VEGFA", "regulates", "0", "angiogenesis"),
         "VEGFA plays well with angiogenesis.", 0.57),
    Rule("role played by", "'the role played by X in Y'",
         "We describe the inhibitory role played by PTEN in migration.", ("PTEN", "inhibits", "-", "migration"),
         "We describe the role played by age in migration and PTEN.", 0.6),
    Rule("requires", "'X requires Y': Y acts on X",
         "Apoptosis requires CASP9.", ("CASP9", "activates", "+", "Apoptosis"),
         "Apoptosis precedes CASP9.", 0.67),
    Rule("required for", "'X is required for Y'",
         "CASP9 is essential for apoptosis.", ("CASP9", "activates", "+", "apoptosis"),
         "CASP9 is essential reading on apoptosis.", 0.53),
    Rule("involved in", "'X is involved in Y'",
         "VEGFA is involved in angiogenesis.", ("VEGFA", "regulates", "0", "angiogenesis"),
         "VEGFA is inside angiogenesis.", 0.64),
    Rule("implicated in", "'X is implicated in Y'",
         "KRAS has been implicated in metastasis.", ("KRAS", "associated_with", "0", "metastasis"),
         "KRAS has been tested in metastasis.", 0.5),
    Rule("is an agent of", "'X is an inhibitor of Y'",
         "CDKN1A is a potent inhibitor of CDK2.", ("CDKN1A", "inhibits", "-", "CDK2"),
         "CDKN1A is a neighbour of CDK2.", 0.62),
    Rule("is a target of", "'Y is a target of X'; a microRNA silences its targets",
         "PTEN is a direct target of miR-21.", ("miR-21", "inhibits", "-", "PTEN"),
         "PTEN is on a list with miR-21.", 0.6),
    Rule("named inhibitor", "'the JAK2 inhibitor AG490'",
         "Cells were given the MTOR inhibitor rapamycin.", ("rapamycin", "inhibits", "-", "MTOR"),
         "Cells were given MTOR and rapamycin.", 0.85),
    Rule("modifies", "'X phosphorylates Y'",
         "AKT1 phosphorylates GSK3B.", ("AKT1", "phosphorylates", "0", "GSK3B"),
         "AKT1 resembles GSK3B.", 0.75),
    Rule("binds", "'X binds to Y', 'X interacts with Y'",
         "MDM2 binds to TP53.", ("MDM2", "binds", "0", "TP53"),
         "MDM2 and TP53 bind nothing.", 0.7),
    Rule("secretes", "'cells secrete Y'",
         "Macrophages secrete TNF.", ("Macrophages", "secretes", "0", "TNF"),
         "Macrophages met TNF.", 0.7),
    Rule("expresses", "'cells express Y'",
         "Macrophages express TNF.", ("Macrophages", "expresses", "0", "TNF"),
         "Macrophages met TNF.", 0.65),
    Rule("correlates with", "'X is positively correlated with Y'",
         "VEGFA expression was positively correlated with metastasis.",
         ("VEGFA", "correlates_with", "+", "metastasis"),
         "VEGFA expression was measured with metastasis.", 0.7),
    Rule("associated with", "'X is associated with Y'",
         "VEGFA expression was associated with metastasis.", ("VEGFA", "associated_with", "0", "metastasis"),
         "VEGFA expression was measured with metastasis.", 0.6),
    Rule("accompanied by", "'X induced Y, accompanied by Z'",
         "EGF induced migration, accompanied by increased AKT1 activity.", ("EGF", "correlates_with", "+", "AKT1"),
         "EGF induced migration, followed by sleep of AKT1 users.", 0.55),
    Rule("effect undone", "'... and this effect was abolished by Z': Z acts against what was said before",
         "EGF increased VEGFA expression, and this effect was abolished by gefitinib.",
         ("gefitinib", "decreases_amount", "-", "VEGFA"),
         "EGF increased VEGFA expression, and this effect was measured with gefitinib.", 0.6),
    Rule("through", "'X promotes Y through Z': X acts on Z, Z on Y",
         "EGF promotes migration through activation of AKT1.", ("AKT1", "activates", "+", "migration"),
         "EGF promotes migration near activation of AKT1.", 0.45),
    Rule("by doing: mediator", "'X promotes Y by activating Z': Z acts on Y",
         "EGF promotes migration by activating AKT1.", ("AKT1", "activates", "+", "migration"),
         "EGF promotes migration and AKT1.", 0.49),
    Rule("dependent manner", "'X induces Y in a Z-dependent manner': Z acts on Y too",
         "Estradiol induces apoptosis in a CASP9-dependent manner.", ("CASP9", "activates", "+", "apoptosis"),
         "Estradiol induces apoptosis in a dose-dependent manner near CASP9.", 0.5),
    Rule("independent of", "'X-independent Y': denied",
         "We saw TP53-independent apoptosis.", ("TP53", "regulates", "0", "apoptosis"),
         "We saw TP53 and apoptosis.", 0.6),
    Rule("verb left out", "'X activates Y, whereas Z does not': denied of Z",
         "EGF activates STAT3, whereas TGFB1 does not.", ("TGFB1", "activates", "+", "STAT3"),
         "EGF activates STAT3, whereas TGFB1 was measured.", 0.6),
    Rule("depends on", "'Y is dependent on X', 'Y is X-dependent'",
         "VEGFA expression is dependent on STAT3.", ("STAT3", "increases_amount", "+", "VEGFA"),
         "VEGFA expression is shared with STAT3.", 0.6),
    Rule("cascade", "'the PI3K/AKT pathway': a member acts on the next",
         "EGF activates the KRAS/RAF1 pathway.", ("KRAS", "activates", "+", "RAF1"),
         "EGF activates KRAS and RAF1.", 0.5),
    Rule(LEARNED, "no rule: the words around two names are as in annotated abstracts where one acts on the other",
         "We report the ability of EGF, a growth factor, to promote in these cells the expression of STAT3.",
         ("EGF", "increases_amount", "+", "STAT3"),
         "We report the age of EGF, a growth factor, and of these cells with STAT3.", 0.5),
)  # fmt: skip

RULES: dict[str, Rule] = {rule.name: rule for rule in _TABLE}
