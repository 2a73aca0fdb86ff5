"""Reads what verbale writes as schema.org with rdflib, and compares it with the record.

    python schemaorg_reader.py REFERENCE_JSON OUTPUT_PATH

The context of schema.org is on the network, so one that says the same of the properties used here
stands in its place.
"""

import json
import re
import sys
from collections import Counter

from rdflib import Graph, Literal, Namespace, RDF, URIRef

SCHEMA = Namespace("https://schema.org/")
CONTEXT = {"@vocab": str(SCHEMA)}
RECORDS = "https://w3id.org/verbale/record/"
TERMS = "https://w3id.org/verbale/ns#"
TYPES = {
    "person": "Person",
    "state": "Country",
    "government_body": "GovernmentOrganization",
    "party": "PoliticalParty",
    "company": "Corporation",
    "ngo": "NGO",
    "media": "NewsMediaOrganization",
    "unknown": "Thing",
    "population": "Thing",
}

checks = 0
faults = []


def same(what, found, wanted):
    global checks
    checks += 1
    if found != wanted:
        faults.append(f"{what}: found {found!r}, wanted {wanted!r}")


def main(reference, output):
    with open(reference, encoding="utf-8") as file:
        record = json.load(file)
    with open(output, encoding="utf-8") as file:
        text = file.read()
    article = json.loads(text)
    same("characters that could end a script", text.count("<"), 0)
    same("context", article["@context"], "https://schema.org")
    same("type", article["@type"], "NewsArticle")
    article["@context"] = CONTEXT
    graph = Graph().parse(data=json.dumps(article), format="json-ld")

    root = URIRef(RECORDS + record["id"])

    def node(local):
        return URIRef(f"{root}#{local}")

    def value(subject, name):
        return graph.value(subject, SCHEMA[name])

    def text_of(subject, name):
        found = value(subject, name)
        return None if found is None else str(found)

    def all_of(subject, name):
        return Counter(graph.objects(subject, SCHEMA[name]))

    def described(subject):
        """The description without what a reader must know."""
        caution = text_of(subject, "disambiguatingDescription")
        text = text_of(subject, "description")
        return text if caution is None else text.removeprefix(caution + " ")

    def refs(ids):
        return Counter(node(one) for one in ids or [])

    same("graph: articles", list(graph.subjects(RDF.type, SCHEMA.NewsArticle)), [root])
    source = record["source"]
    for field, name in [
        ("title", "headline"),
        ("url", "url"),
        ("language", "inLanguage"),
        ("rights", "copyrightNotice"),
        ("dateline", "dateline"),
        ("published", "datePublished"),
    ]:
        same(f"source {field}", text_of(root, name), source.get(field))
    same("title", text_of(root, "alternativeHeadline"), record.get("title"))
    same("summary", text_of(root, "abstract"), record.get("summary"))
    if "text_sha256" in source:
        same("hash", text_of(value(root, "encoding"), "sha256"), source["text_sha256"])

    # Quotations: how many, in which words, by whom.
    parts = list(graph.objects(root, SCHEMA.hasPart))
    same("quotations", len(parts), len(record["quotes"]))
    same("quotations by type", {graph.value(one, RDF.type) for one in parts}, {SCHEMA.Quotation})
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    for quote in record["quotes"]:
        at = node(quote["id"])
        same(f"{quote['id']} text", text_of(at, "text"), quote["text"])
        same(f"{quote['id']} language", text_of(at, "inLanguage"), quote["language"])
        speaker = value(at, "spokenByCharacter")
        name = None if speaker is None else text_of(speaker, "name")
        same(f"{quote['id']} speaker", name, names.get(quote.get("speaker")))
        same(f"{quote['id']} issues", all_of(at, "about"), refs(quote.get("issues")))
        original = value(at, "translationOfWork")
        if "original" in quote:
            language = quote["original"]["language"]
            same(f"{quote['id']} original", text_of(original, "inLanguage"), language)
        else:
            same(f"{quote['id']} original", original, None)

    # Actors: names, types, other names with their languages, identifiers.
    for actor in record["actors"]:
        at = node(actor["id"])
        same(f"{actor['id']} name", text_of(at, "name"), actor["name"])
        kind = SCHEMA[TYPES.get(actor["kind"], "Organization")]
        same(f"{actor['id']} type", graph.value(at, RDF.type), kind)
        wanted = Counter(
            Literal(name["text"], lang=name.get("lang")) for name in actor.get("names", [])
        )
        same(f"{actor['id']} names", all_of(at, "alternateName"), wanted)
        found = Counter(
            (text_of(one, "propertyID"), text_of(one, "value"))
            for one in graph.objects(at, SCHEMA.identifier)
        )
        wanted = Counter((one["scheme"], one["value"]) for one in actor.get("identifiers", []))
        same(f"{actor['id']} identifiers", found, wanted)
        same(f"{actor['id']} members", all_of(at, "member"), refs(actor.get("members")))

    # Events: the main one in `about`, the others in `mentions`. What did not happen is left out, and what
    # is no plain fact says so in a further type and in words.
    def is_there(event):
        return event["status"] != "did_not_occur" and event.get("assertion") != "denied"

    events = [one for one in graph.objects(root, SCHEMA.about) if (one, RDF.type, SCHEMA.Event) in graph]
    same("main event", events, [node(record["event"]["id"])] if is_there(record["event"]) else [])
    for event in [record["event"], *record.get("related_events", [])]:
        at = node(event["id"])
        if not is_there(event):
            same(f"{event['id']} left out", list(graph.objects(at, None)), [])
            continue
        same(f"{event['id']} name", text_of(at, "name"), event["name"])
        caution = text_of(at, "disambiguatingDescription")
        words = [text for text in (caution, event.get("summary")) if text is not None]
        same(f"{event['id']} summary", text_of(at, "description"), " ".join(words) or None)
        status, assertion = event["status"], event.get("assertion", "reported")
        if status in ("proposed", "expected", "unknown") or assertion in ("alleged", "disputed"):
            same(f"{event['id']} caution", caution is not None, True)
        types = {str(one) for one in graph.objects(at, SCHEMA.additionalType)}
        if status in ("scheduled", "postponed", "cancelled"):
            same(f"{event['id']} status", text_of(at, "eventStatus"), f"{SCHEMA}Event{status.title()}")
        else:
            same(f"{event['id']} status", f"{TERMS}EventStatus-{status}" in types, True)
        same(
            f"{event['id']} assertion",
            f"{TERMS}Assertion-{assertion}" in types,
            "assertion" in event,
        )
        # A date is there if it is in no doubt, and as exact as it is known.
        edtf = event["when"].get("edtf", "")
        certain = event["when"]["basis"] != "publication_date" and all(
            re.fullmatch(r"\d{4}(-[01]\d(-\d\d)?)?(T.*)?|\.\.|", end) for end in edtf.split("/")
        )
        start, _, end = (edtf if certain else "").partition("/")
        same(f"{event['id']} start", text_of(at, "startDate"), start.strip(".") or None)
        same(f"{event['id']} end", text_of(at, "endDate"), end.strip(".") or None)
        found = Counter(
            (value(one, "contributor"), text_of(one, "roleName"))
            for one in graph.objects(at, SCHEMA.contributor)
            if (one, RDF.type, SCHEMA.Role) in graph
        )
        sure = {"alleged": "alleged ", "disputed": "disputed "}.get(assertion) or (
            "possible " if status in ("proposed", "expected", "unknown") else ""
        )
        wanted = Counter()
        for one in event.get("participants", []):
            coming = one.get("status")
            if coming not in ("declined", "absent"):
                coming = f"{coming} " if coming in ("invited", "expected") else ""
                wanted[(node(one["actor"]), f"{sure}{coming}{one['role']}")] += 1
        same(f"{event['id']} participants", found, wanted)

    # Stances.
    for demand in record["demands"]:
        at = node(demand["id"])
        same(f"{demand['id']} type", graph.value(at, RDF.type), SCHEMA.AskAction)
        same(f"{demand['id']} text", described(at), demand["text"])
        same(f"{demand['id']} issuer", value(at, "agent"), node(demand["issuer"]))
        same(f"{demand['id']} addressees", all_of(at, "recipient"), refs(demand["addressees"]))
    for holder, entities in [
        ("holder", record["red_lines"]),
        ("issuer", record.get("threats", [])),
        ("issuer", record.get("offers", [])),
        ("holder", record.get("commitments", [])),
    ]:
        for one in entities:
            at = node(one["id"])
            same(f"{one['id']} type", graph.value(at, RDF.type), SCHEMA.Statement)
            same(f"{one['id']} text", text_of(at, "text"), one["text"])
            same(f"{one['id']} {holder}", value(at, "mainEntity"), node(one[holder]))
            same(f"{one['id']} quotes", all_of(at, "citation"), refs(one.get("quotes")))
    for position in record.get("positions", []):
        at = node(position["id"])
        same(f"{position['id']} text", described(at), position["text"])
        same(f"{position['id']} on", all_of(at, "object"), refs(position.get("on")))
    for claim in record.get("claims", []):
        at = node(claim["id"])
        same(f"{claim['id']} type", graph.value(at, RDF.type), SCHEMA.Claim)
        same(f"{claim['id']} text", text_of(at, "text"), claim["text"])
        same(f"{claim['id']} about", all_of(at, "about"), refs(claim.get("about")))
        same(f"{claim['id']} article", value(at, "appearance"), root)
        found = Counter(value(one, "author") for one in graph.objects(at, SCHEMA.author))
        wanted = refs(
            view["actor"]
            for view in claim["views"]
            if "actor" in view and view["stance"] == "asserts"
        )
        same(f"{claim['id']} claimants", found, wanted)
    for issue in record.get("issues", []):
        at = node(issue["id"])
        same(f"{issue['id']} name", text_of(at, "name"), issue["name"])

    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"schemaorg: {checks} checks")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
