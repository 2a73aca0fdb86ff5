"""Reads TriG with rdflib."""

from rdf_common import Checks, arguments, check_graph, named_graph

record, path = arguments()
checks = Checks("trig")
check_graph(checks, named_graph(checks, path, "trig", record), record)
checks.done()
