"""What tables have besides the record, computed from its JSON: days beside dates, views, row counts.

Scripts that read tables share this. A table is a list of rows, and a row a dictionary from the names of
columns to values. `check` is a function of whether something holds, and of what to say if not.
"""

import calendar
import datetime
import re

BETWEEN = "; "
STANCES = {
    "demands": "demand",
    "red_lines": "red_line",
    "threats": "threat",
    "offers": "offer",
    "positions": "position",
    "commitments": "commitment",
}
# The columns of views that are of another name in the record, and where each one is.
OF_ENTRY = {
    "trigger_text": ["trigger/text"],
    "threshold_comparator": ["trigger/threshold/comparator"],
    "threshold_value": ["trigger/threshold/value"],
    "threshold_unit": ["trigger/threshold/unit"],
    "condition": ["condition/text", "conditions", "precondition_for/text"],
    "deadline": ["deadline/edtf"],
    "deadline_text": ["deadline/text"],
    "date": ["when/edtf"],
    "date_text": ["when/text"],
    "date_basis": ["when/basis"],
    "channel": ["channel/kind"],
    "place_name": ["place/name"],
    "place_country": ["place/country"],
    "outcome_kind": ["outcome/kind"],
    "outcome_text": ["outcome/text"],
}
OF_RECORD = {
    "record": "id",
    "record_title": "title",
    "source_title": "source/title",
    "source_publisher": "source/publisher_name",
    "source_published": "source/published",
    "source_url": "source/url",
}
SAME = (
    "id text language kind cue force act direction conduct stance intensity firmness status assertion"
    " name type summary"
).split()
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def is_derived(column, header=()):
    """Whether a column is not read: a day beside a date, whose date that is, or the checksum."""
    stem, _, end = column.rpartition("_")
    beside = end in ("first", "last") and (not header or f"{stem}_edtf" in header)
    return beside or column.endswith("when_dated_by") or column == "checksum"


def without_derived(row):
    """A row without the columns that are not read."""
    header = list(row)
    return {name: value for name, value in row.items() if not is_derived(name, header)}


def is_view(name):
    """Whether a file, sheet or table has a view."""
    return name.startswith("view_")


def plain(value):
    """One form for a value, whatever holds it: a day as text, a blank as None."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if value == "" or value != value:
        return None
    return value


def days(edtf):
    """The first and the last day of a date of plain days, months, years and intervals of them."""
    if edtf is None:
        return None, None
    first, _, last = edtf.partition("/")
    bounds = []
    for part in (first, last or first):
        found = DAY.fullmatch(part.rstrip("?~%"))
        if not found:
            raise ValueError(f"{edtf} is more than plain days and months")
        bounds.append([int(group) if group else None for group in found.groups()])
    (year, month, day), (end_year, end_month, end_day) = bounds
    end_month = end_month or 12
    end_day = end_day or calendar.monthrange(end_year, end_month)[1]
    return f"{year:04}-{month or 1:02}-{day or 1:02}", f"{end_year:04}-{end_month:02}-{end_day:02}"


def check_days(check, tables):
    """The days in all tables follow from the dates beside them, and from those of events."""
    of_event = {row["id"]: plain(row.get("when_edtf")) for row in tables["events"]}
    for table, rows in tables.items():
        for row in rows:
            for column in [name for name in row if name.endswith("_edtf")]:
                stem = column.removesuffix("edtf")
                check_day(check, f"{table} {row.get('id')} {stem}", stem, row, of_event)


def check_day(check, what, stem, row, of_event):
    """The days in one row follow from the date beside them, or from that of the event."""
    edtf, whose = plain(row.get(f"{stem}edtf")), "itself"
    if edtf is None and f"{stem}dated_by" in row:
        event = row.get("event") or row.get("channel_event")
        edtf, whose = of_event.get(event), "event"
    wanted = days(edtf)
    for end, day in zip(("first", "last"), wanted):
        found = plain(row[f"{stem}{end}"])
        check(found == day, f"{what}{end}: {found!r}, not {day!r}")
    if f"{stem}dated_by" in row:
        found, whose = plain(row[f"{stem}dated_by"]), whose if edtf else None
        check(found == whose, f"{what}dated_by: {found!r}, not {whose!r}")


def check_checksum(check, rows):
    """Each record has a checksum."""
    for row in rows:
        found = row.get("checksum")
        is_one = isinstance(found, str) and re.fullmatch("[0-9a-f]{32}", found)
        check(is_one, f"the checksum {found!r}")


def at(thing, path):
    """What is at a path in an object, or None."""
    for member in path.split("/"):
        thing = thing.get(member) if isinstance(thing, dict) else None
    return thing


def joined(*parts):
    """What one cell has of several values."""
    return BETWEEN.join(part for part in parts if part is not None) or None


class Views:
    """The rows of all views of a record."""

    def __init__(self, record):
        self.record = record
        self.events = [record["event"], *record.get("related_events", [])]
        self.by_id = {
            entry["id"]: entry
            for entries in (self.events, *record.values())
            if isinstance(entries, list)
            for entry in entries
            if isinstance(entry, dict) and "id" in entry
        }

    def named(self, ids):
        """The names or texts of entries, as one cell has them."""
        found = [self.by_id.get(it, {}) for it in ids]
        return joined(*(entry.get("name", entry.get("text")) for entry in found))

    def row(self, entry):
        """All that a view can have of an entry."""
        actor = entry.get("issuer") or entry.get("holder") or entry.get("speaker")
        event = entry.get("event") or at(entry, "channel/event")
        own = at(entry, "when/edtf")
        dated = own or at(self.by_id.get(event, {}), "when/edtf")
        row = {name: entry.get(name) for name in SAME}
        row |= {name: at(self.record, path) for name, path in OF_RECORD.items()}
        for name, paths in OF_ENTRY.items():
            values = [at(entry, path) for path in paths]
            row[name] = next((value for value in values if value is not None), None)
        threats = entry.get("consequence", {}).get("threats", [])
        row |= {
            "actor": actor,
            "actor_name": self.named([actor]),
            "on_behalf_of_name": self.named([entry.get("on_behalf_of")]),
            "outlet_name": self.named([at(entry, "channel/outlet")]),
            "event_name": self.named([event]),
            "addressee_names": self.named(entry.get("addressees", [])),
            "issue_names": self.named(entry.get("issues", [])),
            "evidence": self.named(entry.get("quotes", [])),
            "offered_for_it": self.named(entry.get("inducements", [])),
            "in_return_for": self.named(entry.get("in_return_for", [])),
            "participant_names": self.named(
                [part["actor"] for part in entry.get("participants", []) if "actor" in part]
            ),
            "or_else": joined(at(entry, "consequence/text"), self.named(threats)),
            "dated_by": ("itself" if own else "event") if dated else None,
        }
        row["date_first"], row["date_last"] = days(dated)
        row["deadline_first"], row["deadline_last"] = days(row["deadline"])
        return row

    def timeline(self):
        """The rows of the timeline."""
        event = lambda row: row | {
            "text": row["name"], "addressee_names": row["participant_names"], "dated_by": None
        }
        rows = [event(self.row(entry)) | {"sort": "event"} for entry in self.events]
        for table, sort in {"quotes": "quote", **STANCES}.items():
            for entry in self.record.get(table, []):
                row = self.row(entry)
                rows.append(row | {"sort": sort})
                rows.append(
                    row
                    | {f"date{end}": row[f"deadline{end}"] for end in ("", "_first", "_last", "_text")}
                    | {"date_basis": at(entry, "deadline/basis"), "dated_by": None, "sort": "deadline"}
                )
        # An entry without a day is left out.
        return [row for row in rows if row["date_first"]]

    def all(self):
        """All views by name."""
        lists = {"quotations": "quotes", **{name: name for name in STANCES}}
        views = {
            f"view_{name}": [self.row(entry) for entry in self.record.get(table, [])]
            for name, table in lists.items()
        }
        views["view_events"] = [self.row(entry) for entry in self.events]
        views["view_timeline"] = self.timeline()
        return views


def check_views(check, record, found):
    """The views that were found, by name, are those of the record. An empty one may be left out."""
    wanted = Views(record).all()
    check(set(found) <= set(wanted), f"views {sorted(set(found) - set(wanted))}")
    order = lambda row: (row["id"], row.get("sort") or "")
    for name, rows in wanted.items():
        there = found.get(name, [])
        check(len(there) == len(rows), f"{name}: {len(there)} rows, not {len(rows)}")
        for row, should in zip(sorted(there, key=order), sorted(rows, key=order)):
            for column, value in row.items():
                check(column in should, f"{name} has a column {column}")
                is_same = plain(value) == should[column] or str(should[column]) == value
                check(is_same, f"{name} {row['id']} {column}: {value!r}, not {should[column]!r}")
