"""Reads N-Triples with rdflib."""

from rdflib import Graph

from rdf_common import Checks, arguments, check_graph

record, path = arguments()
checks = Checks("ntriples")
check_graph(checks, Graph().parse(path, format="nt"), record)
checks.done()
