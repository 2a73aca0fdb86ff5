"""Reads RDF/XML with rdflib. Then has rdflib write the graph in every format it has, and our own program
read that: nothing may be lost or changed on the way.

usage: python rdfxml_reader.py REFERENCE_JSON OUTPUT_PATH VERBALE
"""

import rdflib
from rdflib import Dataset, Graph, URIRef

from rdf_common import RECORDS, Checks, arguments, check_graph, read_back

record, path = arguments()
checks = Checks("rdfxml")
graph = Graph().parse(path, format="xml")
check_graph(checks, graph, record)

# rdflib changes how values are spelled by default, which must not change what they mean. Its "pretty-xml"
# is left out: it writes the texts of lists as if they were IRIs.
for normalized in (False, True):
    rdflib.NORMALIZE_LITERALS = normalized
    graph = Graph().parse(path, format="xml")
    for format, extension in [
        ("turtle", "ttl"),
        ("longturtle", "ttl"),
        ("nt", "nt"),
        ("xml", "rdf"),
        ("json-ld", "jsonld"),
        ("trig", "trig"),
    ]:
        text = graph.serialize(format=format)
        read_back(checks, f"{format} by rdflib, normalized: {normalized}", text, extension, record)
    dataset = Dataset()
    for triple in graph:
        dataset.graph(URIRef(RECORDS + record["id"])).add(triple)
    for format, extension in [("trig", "trig"), ("nquads", "nq"), ("json-ld", "jsonld")]:
        text = dataset.serialize(format=format)
        read_back(checks, f"{format} of a named graph by rdflib", text, extension, record)
    context = {"ns": "https://w3id.org/verbale/ns#", "dcterms": "http://purl.org/dc/terms/"}
    text = graph.serialize(format="json-ld", context=context, auto_compact=True)
    read_back(checks, "compact JSON-LD by rdflib", text, "jsonld", record)
checks.done()
