"""Reads Turtle with rdflib, and checks it with the published shapes by pyshacl."""

from pyshacl import validate
from rdflib import Graph, Literal, URIRef

from rdf_common import RECORDS, ROOT, VB, Checks, arguments, check_graph

record, path = arguments()
checks = Checks("turtle")
graph = Graph()
graph.parse(path, format="turtle")
check_graph(checks, graph, record)

vocabulary = Graph().parse(ROOT / "schemas/v1/vocabulary.ttl", format="turtle")
for predicate in set(graph.predicates()):
    if str(predicate).startswith(str(VB)):
        checks.equal(f"{predicate} is declared", (predicate, None, None) in vocabulary, True)

shapes = Graph().parse(ROOT / "schemas/v1/shapes.ttl", format="turtle")
conforms, _, report = validate(graph, shacl_graph=shapes)
checks.equal(f"shapes: {report}", conforms, True)

# Each kind of damage is found.
iri = URIRef(RECORDS + record["id"])
first = record["quotes"][0]["id"]
damages = [
    ("a closed list", lambda g: g.set((URIRef(f"{iri}#{first}"), VB.quoteKind, Literal("shouted")))),
    ("what must be there", lambda g: g.remove((iri, VB.source, None))),
    ("a datatype", lambda g: g.set((iri, VB.revision, Literal("one")))),
    ("two for one", lambda g: g.add((URIRef(f"{iri}#{first}"), VB.quoteKind, Literal("mixed")))
     or g.add((URIRef(f"{iri}#{first}"), VB.quoteKind, Literal("direct")))),
    ("an unknown property", lambda g: g.add((iri, VB.titel, Literal("x")))),
    ("a reference", lambda g: g.set((URIRef(f"{iri}#{record['demands'][0]['id']}"), VB.issuer, URIRef(f"{iri}#nobody")))),
]
for what, damage in damages:
    damaged = Graph()
    for triple in graph:
        damaged.add(triple)
    damage(damaged)
    checks.equal(f"damage to {what}", validate(damaged, shacl_graph=shapes)[0], False)
checks.done()
