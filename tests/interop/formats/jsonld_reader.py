"""Reads JSON-LD with rdflib, which gets the context from the repository, and with PyLD."""

import json

from pyld import jsonld
from rdflib import Graph
from rdflib.compare import isomorphic

from rdf_common import ROOT, Checks, arguments, check_graph

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
checks.done()
