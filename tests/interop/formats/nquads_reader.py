"""Reads N-Quads with rdflib."""

from rdf_common import Checks, arguments, check_graph, named_graph

record, path = arguments()
checks = Checks("nquads")
check_graph(checks, named_graph(checks, path, "nquads", record), record)
checks.done()
