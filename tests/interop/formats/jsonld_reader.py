"""Reads JSON-LD with rdflib, which gets the context from the repository, and with PyLD."""

import json

from pyld import jsonld
from rdflib import Graph
from rdflib.compare import isomorphic

from rdf_common import ROOT, Checks, arguments, check_graph, read_back

CONTEXT = "https://w3id.org/verbale/schema/v1/context"
record, path = arguments()
checks = Checks("jsonld")
document = json.loads(open(path, encoding="utf-8").read())
checks.equal("the context", document["@context"][0], CONTEXT)
context = json.loads((ROOT / "schemas/v1/context.jsonld").read_text(encoding="utf-8"))


def load(url, options):
    checks.equal("what is loaded", url, CONTEXT)
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}


quads = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
by_pyld = Graph().parse(data=quads, format="nquads")
check_graph(checks, by_pyld, record)

inlined = dict(document, **{"@context": [context["@context"], document["@context"][1]]})
by_rdflib = Graph().parse(data=json.dumps(inlined), format="json-ld")
check_graph(checks, by_rdflib, record)
checks.equal("both readers agree", isomorphic(by_pyld, by_rdflib), True)

# What PyLD makes of it, read by our own program.
loader = {"documentLoader": load}
own = [CONTEXT, {"ex": "https://w3id.org/verbale/ns#"}]
other = {"ns": "https://w3id.org/verbale/ns#", "is": "@type", "records": "https://w3id.org/verbale/record/"}
for what, text in [
    ("expanded", jsonld.expand(document, loader)),
    ("flattened", jsonld.flatten(document, None, loader)),
    ("flattened and compacted", jsonld.flatten(document, CONTEXT, loader)),
    ("compacted with our context", jsonld.compact(document, CONTEXT, loader)),
    ("compacted with more prefixes", jsonld.compact(document, own, loader)),
    ("compacted with another context", jsonld.compact(document, other, loader)),
    ("framed", jsonld.frame(document, {"@context": CONTEXT, "@type": "Record"}, loader)),
    ("expanded from statements", jsonld.from_rdf(quads, {"format": "application/n-quads"})),
]:
    read_back(checks, f"{what} by PyLD", json.dumps(text), "jsonld", record)
checks.done()
