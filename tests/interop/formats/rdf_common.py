"""What the scripts for the RDF formats share: the record as it can be read back from a graph."""

import json
import pathlib
import sys
from datetime import date

import rdflib
from rdflib import Dataset, Graph, Literal, Namespace, RDF, RDFS, SKOS, URIRef, XSD
from rdflib.collection import Collection

import comparison

# Texts are compared as they are written.
rdflib.NORMALIZE_LITERALS = False

VB = Namespace("https://w3id.org/verbale/ns#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
RECORDS = "https://w3id.org/verbale/record/"
ROOT = pathlib.Path(__file__).resolve().parents[3]


class Checks:
    """Counts what was compared, and ends the program at the first difference."""

    def __init__(self, name):
        self.name = name
        self.count = 0

    def equal(self, what, found, wanted):
        self.count += 1
        if found != wanted:
            sys.exit(f"{self.name}: {what}: found {found!r}, wanted {wanted!r}")

    def done(self):
        print(f"{self.name}: {self.count} checks")


def check_graph(checks, graph, record):
    """Compares a graph with the record as JSON, entity by entity."""
    iri = URIRef(RECORDS + record["id"])
    node = lambda local: URIRef(f"{iri}#{local}")
    entries = lambda subject, name: list(Collection(graph, graph.value(subject, VB[name])))

    checks.equal("records", list(graph.subjects(RDF.type, VB.Record)), [iri])
    for key, name in [("quotes", "recordQuotes"), ("demands", "demands"), ("red_lines", "redLines"),
                      ("actors", "actors"), ("threats", "recordThreats"), ("offers", "offers"),
                      ("issues", "recordIssues"), ("claims", "claims"),
                      ("related_events", "relatedEvents"), ("positions", "positions"),
                      ("commitments", "commitments")]:
        if key in record:
            wanted = [node(entry["id"]) for entry in record[key]]
            checks.equal(key, entries(iri, name), wanted)
    checks.equal("relations", len(entries(iri, "relations")), len(record.get("relations", [])))

    for quote in record["quotes"]:
        at = node(quote["id"])
        checks.equal(f"type of {at}", list(graph.objects(at, RDF.type)), [VB.Quote])
        checks.equal(f"text of {at}", str(graph.value(at, PROV.value)), quote["text"])
        checks.equal(f"kind of {at}", str(graph.value(at, VB.quoteKind)), quote["kind"])
        speaker = graph.value(at, PROV.wasAttributedTo)
        checks.equal(f"speaker of {at}", speaker, node(quote["speaker"]) if "speaker" in quote else None)
        if "anchors" in quote:
            found = [(graph.value(a, OA.start), graph.value(a, OA.end)) for a in entries(at, "anchors")]
            found = [tuple(None if p is None else p.toPython() for p in pair) for pair in found]
            wanted = [(a.get("start"), a.get("end")) for a in quote["anchors"]]
            checks.equal(f"anchors of {at}", found, wanted)
    for demand in record["demands"]:
        at = node(demand["id"])
        checks.equal(f"text of {at}", str(graph.value(at, VB.text)), demand["text"])
        checks.equal(f"issuer of {at}", graph.value(at, VB.issuer), node(demand["issuer"]))
        wanted = [node(local) for local in demand["addressees"]]
        checks.equal(f"addressees of {at}", entries(at, "addressees"), wanted)
    for line in record["red_lines"]:
        at = node(line["id"])
        checks.equal(f"text of {at}", str(graph.value(at, VB.text)), line["text"])
        checks.equal(f"holder of {at}", graph.value(at, VB.holder), node(line["holder"]))
    for actor in record["actors"]:
        at = node(actor["id"])
        checks.equal(f"name of {at}", str(graph.value(at, RDFS.label)), actor["name"])
        country = graph.value(at, VB.country)
        checks.equal(f"country of {at}", country and str(country), actor.get("country"))

    # Everything, by what the published context says of each key.
    said = compare(checks, graph, iri, record, iri)
    cells = len(list(graph.subject_objects(RDF.first)))
    derived = check_derived(checks, graph)
    checks.equal("statements", len(graph), said + 2 * cells + derived)


TERMS = json.loads((ROOT / "schemas/v1/context.jsonld").read_text(encoding="utf-8"))["@context"]


def expand(name):
    """A name of the context as an IRI."""
    prefix, local = name.split(":", 1)
    return URIRef(TERMS[prefix] + local)


def check_derived(checks, graph):
    """Checks what follows from other values: days and the meanings of codes; how many statements say it."""
    days = {expand(term["@id"]) for term in TERMS.values() if isinstance(term, dict) and term.get("@type") == "xsd:date"}
    count = 0
    for subject, predicate, value in graph:
        if predicate in days:
            checks.equal(f"{predicate} of {subject}", value.datatype, XSD.date)
            checks.equal(f"{predicate} of {subject}", str(date.fromisoformat(str(value))), str(value))
            count += 1
        elif isinstance(value, Literal) and value.language:
            checks.equal(f"what {subject} means", (predicate, value.language), (SKOS.prefLabel, "en"))
            count += 1
    for subject, value in graph.subject_objects(VB.edtf):
        checks.equal(f"the datatype of the date of {subject}", value.datatype, expand("loc:EDTF"))
    return count


def compare(checks, graph, node, value, record):
    """Compares a node with an object of the JSON record; how many statements that took."""
    (cls,) = graph.objects(node, RDF.type)
    own = TERMS[cls.removeprefix(str(VB))].get("@context", {})
    said = 1
    for key, wanted in value.items():
        if key == "id" and node in (record, URIRef(f"{record}#{wanted}")):
            continue
        term = own.get(key) or TERMS[key]
        objects = [o for o in graph.objects(node, expand(term["@id"])) if not getattr(o, "language", None)]
        checks.equal(f"how often {key} is said of {node}", len(objects), 1)
        said += 1
        is_list = term.get("@container") == "@list"
        checks.equal(f"whether {key} of {node} is a list", is_list, isinstance(wanted, list))
        found = list(Collection(graph, objects[0])) if is_list else objects
        wanted = wanted if is_list else [wanted]
        checks.equal(f"how many {key} {node} has", len(found), len(wanted))
        for one, other in zip(found, wanted):
            if term.get("@type") == "rdf:JSON":
                checks.equal(f"{key} of {node}", json.loads(str(one)), other)
            elif isinstance(other, dict):
                said += compare(checks, graph, one, other, record)
            elif term.get("@type") == "@id":
                full = RECORDS + other if "#" in other or key == "supersedes" else f"{record}#{other}"
                checks.equal(f"{key} of {node}", one, URIRef(full))
            else:
                if isinstance(other, float):
                    checks.equal(f"the datatype of {key} of {node}", one.datatype, XSD.decimal)
                    plain = float(str(one))
                else:
                    plain = one.toPython() if isinstance(other, (bool, int)) else str(one)
                checks.equal(f"{key} of {node}", plain, other)
    return said


def arguments():
    """The record as JSON, and the path of the file to look at."""
    record = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    return record, sys.argv[2]


def named_graph(checks, path, format, record):
    """The one named graph of a file."""
    data = Dataset()
    data.parse(path, format=format)
    names = [g.identifier for g in data.graphs() if len(g)]
    checks.equal("graphs", names, [URIRef(RECORDS + record["id"])])
    graph = Graph()
    for triple in data.graph(names[0]):
        graph.add(triple)
    return graph


def read_back(checks, what, text, extension, record):
    """Has our own program read what another library wrote, and compares the record."""
    found, count = comparison.read_back(text, extension, record)
    checks.equal(f"{what}: differences", found, [])
    checks.count += count
