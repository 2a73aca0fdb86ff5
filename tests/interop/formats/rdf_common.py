"""What the scripts for the RDF formats share: the record as it can be read back from a graph."""

import json
import pathlib
import sys

from rdflib import Dataset, Graph, Namespace, RDF, RDFS, URIRef
from rdflib.collection import Collection

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
                      ("related_events", "relatedEvents"), ("positions", "positions")]:
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
        checks.equal(f"text of {at}", str(graph.value(at, VB.demandText)), demand["text"])
        checks.equal(f"issuer of {at}", graph.value(at, VB.issuer), node(demand["issuer"]))
        wanted = [node(local) for local in demand["addressees"]]
        checks.equal(f"addressees of {at}", entries(at, "addressees"), wanted)
    for line in record["red_lines"]:
        at = node(line["id"])
        checks.equal(f"text of {at}", str(graph.value(at, VB.redLineText)), line["text"])
        checks.equal(f"holder of {at}", graph.value(at, VB.holder), node(line["holder"]))
    for actor in record["actors"]:
        at = node(actor["id"])
        checks.equal(f"name of {at}", str(graph.value(at, RDFS.label)), actor["name"])
        country = graph.value(at, VB.country)
        checks.equal(f"country of {at}", country and str(country), actor.get("country"))

    # Every string and number of the record is in the graph so many times.
    checks.equal("values", sorted(values(record)), sorted(literals(graph)))


def values(value, key=None):
    """The texts and numbers of a record that are literals in RDF."""
    references = {"actor", "speaker", "on_behalf_of", "addressees", "issuer", "holder", "organization",
                  "members", "outlet", "publisher", "from", "to", "on", "about", "inducements",
                  "in_return_for", "supersedes"}
    if isinstance(value, dict):
        for name, inner in value.items():
            is_reference = name in references or (
                name in {"issues", "quotes", "threats"} and all(isinstance(i, str) for i in inner)
            ) or (name in {"event", "by", "parent"} and isinstance(inner, str) and name != "text")
            if name == "id" or is_reference:
                continue
            yield from values(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from values(inner, key)
    else:
        yield str(value).lower() if isinstance(value, bool) else str(value)


def literals(graph):
    """The texts and numbers of a graph."""
    for _, _, term in graph:
        if not isinstance(term, URIRef) and hasattr(term, "toPython") and hasattr(term, "datatype"):
            value = term.toPython()
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            yield str(value).lower() if isinstance(value, bool) else str(value if isinstance(value, (int, float)) else term)


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
