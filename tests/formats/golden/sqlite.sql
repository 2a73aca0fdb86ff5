PRAGMA application_id = 1987207788;
PRAGMA user_version = 1;
BEGIN;

CREATE TABLE "records" (
  -- One reading of one source document: what happened, who is concerned, what was said in whose
  -- exact words, what is demanded, threatened and offered, and where the red lines run. Several
  -- sources on one event are several records, joined by `same_as`. An empty list means that
  -- somebody looked and found none; an absent one, that nobody looked. Nothing is ever `null`.

  -- The schema this record follows, for editors.
  "schema" TEXT,
  -- The version of the schema this record follows.
  "schema_version" TEXT NOT NULL,
  -- The record's id, equal to the stem of its file's name.
  "id" TEXT NOT NULL,
  -- How far the work on it has come; `draft` where absent.
  "status" TEXT CHECK ("status" IN ('draft', 'reviewed', 'published', 'corrected', 'retracted')),
  -- The language of our own words in it: names, summaries, texts of stances; `en` where absent.
  "language" TEXT,
  -- A title, in our words.
  "title" TEXT,
  -- What it is about, in our words.
  "summary" TEXT,
  -- What sort of document it is. A page that prints an official text in full and has nothing else
  -- is of the kind of that text, whoever publishes it; with words of its own around the text it is
  -- a `news_article`.
  "source_kind" TEXT NOT NULL CHECK ("source_kind" IN ('news_article', 'wire_report', 'analysis', 'opinion', 'live_blog', 'press_release', 'official_statement', 'speech', 'transcript', 'interview', 'social_post', 'resolution', 'treaty', 'report', 'broadcast', 'other')),
  -- Its address.
  "source_url" TEXT,
  -- The address of an archived copy.
  "source_archive_url" TEXT,
  -- Its title or headline, as printed.
  "source_title" TEXT,
  -- Who published it, as printed.
  "source_publisher_name" TEXT,
  -- Who published it, where that is an actor of the record.
  "source_publisher" TEXT,
  -- The agency or outlet it was taken over from.
  "source_syndicated_from" TEXT,
  -- The place and date at its head, as printed.
  "source_dateline" TEXT,
  -- When it was published.
  "source_published" TEXT,
  -- When it was last changed.
  "source_modified" TEXT,
  -- When it was fetched for this record.
  "source_retrieved" TEXT,
  -- The language it is written in.
  "source_language" TEXT NOT NULL,
  -- The licence of the document.
  "source_license" TEXT,
  -- What is known of the rights in it, in words.
  "source_rights" TEXT,
  -- Its canonical text, where it may be republished.
  "source_text" TEXT,
  -- The file with its text, below the folder of the record.
  "source_text_file" TEXT,
  -- SHA-256 over the UTF-8 bytes of the canonical text.
  "source_text_sha256" TEXT,
  -- Length of the canonical text, in Unicode scalar values.
  "source_text_length" INTEGER CHECK ("source_text_length" BETWEEN 0 AND 9007199254740991),
  -- Its address.
  "source_original_url" TEXT,
  -- Who published it.
  "source_original_publisher_name" TEXT,
  -- Its language.
  "source_original_language" TEXT,
  -- How it was made.
  "provenance_method" TEXT NOT NULL CHECK ("provenance_method" IN ('manual', 'assisted', 'automatic')),
  -- The licence of the record, not of the source.
  "provenance_license" TEXT NOT NULL,
  -- When it was made.
  "provenance_created" TEXT,
  -- When it was last changed.
  "provenance_updated" TEXT,
  -- The guidelines that were followed.
  "provenance_guidelines" TEXT,
  -- What else it was made from.
  "provenance_derived_from" TEXT,
  -- The format.
  "provenance_imported_from_format" TEXT,
  -- The id it had there.
  "provenance_imported_from_id" TEXT,
  -- The number of this version of the record; 1 where absent.
  "revision" INTEGER CHECK ("revision" BETWEEN 1 AND 1000000),
  -- The record that this one takes the place of.
  "supersedes" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  -- The checksum of the record as it was written; blank: it is not checked.
  "checksum" TEXT,
  PRIMARY KEY ("id")
) STRICT;

CREATE TABLE "record_translations" (
  -- Title and summary of the record in another language.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The language.
  "lang" TEXT NOT NULL,
  -- The title in that language.
  "title" TEXT,
  -- The summary in that language.
  "summary" TEXT,
  PRIMARY KEY ("record", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "names" (
  -- A name, with its language and script.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- The list it stands in: names, source_authors.
  "field" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The name.
  "text" TEXT NOT NULL,
  -- Its language.
  "lang" TEXT,
  -- Its script.
  "script" TEXT,
  -- What sort of name it is.
  "kind" TEXT CHECK ("kind" IN ('official', 'short', 'alias', 'transliteration', 'former', 'native')),
  PRIMARY KEY ("record", "owner", "field", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "events" (
  -- Something that happened, goes on, or may happen. What happened (`status`), how sure it is
  -- (`assertion`) and who says so (claims) are told apart.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The list it stands in: event, related_events.
  "field" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- What sort of event.
  "type" TEXT NOT NULL CHECK ("type" IN ('statement', 'speech', 'press_conference', 'interview', 'commemoration', 'correspondence', 'summons', 'talks', 'meeting', 'visit', 'call', 'summit', 'conference', 'mediation', 'talks_suspended', 'agreement', 'ratification', 'recognition', 'relations_restored', 'cooperation', 'aid', 'arms_transfer', 'concession', 'apology', 'ceasefire', 'withdrawal', 'release', 'disarmament', 'access_granted', 'sanctions_eased', 'vote', 'resolution', 'veto', 'legislation', 'decision', 'decree', 'publication', 'court_ruling', 'investigation', 'inspection', 'election', 'appointment', 'resignation', 'sanctions', 'relations_cut', 'expulsion', 'recall', 'treaty_withdrawal', 'arrest', 'seizure', 'blockade', 'cyber_attack', 'deployment', 'exercise', 'weapons_test', 'strike', 'clash', 'offensive', 'invasion', 'capture', 'atrocity', 'armed_conflict', 'occupation', 'ceasefire_violation', 'assassination', 'hostage_taking', 'terror_attack', 'protest', 'unrest', 'coup', 'other')),
  -- What sort, in words, where `type` is `other`.
  "type_text" TEXT,
  -- A short name for it.
  "name" TEXT NOT NULL,
  -- What happened, in our words.
  "summary" TEXT,
  -- Whether it has happened.
  "status" TEXT NOT NULL CHECK ("status" IN ('occurred', 'ongoing', 'scheduled', 'proposed', 'expected', 'postponed', 'cancelled', 'did_not_occur', 'unknown')),
  -- How sure that is; `reported` where absent.
  "assertion" TEXT CHECK ("assertion" IN ('reported', 'confirmed', 'alleged', 'disputed', 'denied')),
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "when_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT NOT NULL CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- The date, the interval or its bounds.
  "effective_edtf" TEXT,
  -- The first day that `effective_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "effective_first" TEXT,
  -- The last day that `effective_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "effective_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "effective_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "effective_text" TEXT,
  -- How the date is known.
  "effective_basis" TEXT CHECK ("effective_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "effective_anchor_start" INTEGER CHECK ("effective_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "effective_anchor_end" INTEGER CHECK ("effective_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "effective_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "effective_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "effective_anchor_suffix" TEXT,
  -- How the date was worked out.
  "effective_note" TEXT,
  -- Its name, in the language of the record.
  "place_name" TEXT,
  -- The country it lies in.
  "place_country" TEXT CHECK ("place_country" IN ('ABW', 'AFG', 'AFI', 'AGO', 'AIA', 'ALA', 'ALB', 'AND', 'ANT', 'ARE', 'ARG', 'ARM', 'ASM', 'ATA', 'ATB', 'ATF', 'ATG', 'ATN', 'AUS', 'AUT', 'AZE', 'BDI', 'BEL', 'BEN', 'BES', 'BFA', 'BGD', 'BGR', 'BHR', 'BHS', 'BIH', 'BLM', 'BLR', 'BLZ', 'BMU', 'BOL', 'BRA', 'BRB', 'BRN', 'BTN', 'BUR', 'BVT', 'BWA', 'BYS', 'CAF', 'CAN', 'CCK', 'CHE', 'CHL', 'CHN', 'CIV', 'CMR', 'COD', 'COG', 'COK', 'COL', 'COM', 'CPV', 'CRI', 'CSK', 'CTE', 'CUB', 'CUW', 'CXR', 'CYM', 'CYP', 'CZE', 'DDR', 'DEU', 'DHY', 'DJI', 'DMA', 'DNK', 'DOM', 'DZA', 'ECU', 'EGY', 'ERI', 'ESH', 'ESP', 'EST', 'ETH', 'FIN', 'FJI', 'FLK', 'FRA', 'FRO', 'FSM', 'FXX', 'GAB', 'GBR', 'GEL', 'GEO', 'GGY', 'GHA', 'GIB', 'GIN', 'GLP', 'GMB', 'GNB', 'GNQ', 'GRC', 'GRD', 'GRL', 'GTM', 'GUF', 'GUM', 'GUY', 'HKG', 'HMD', 'HND', 'HRV', 'HTI', 'HUN', 'HVO', 'IDN', 'IMN', 'IND', 'IOT', 'IRL', 'IRN', 'IRQ', 'ISL', 'ISR', 'ITA', 'JAM', 'JEY', 'JOR', 'JPN', 'JTN', 'KAZ', 'KEN', 'KGZ', 'KHM', 'KIR', 'KNA', 'KOR', 'KWT', 'LAO', 'LBN', 'LBR', 'LBY', 'LCA', 'LIE', 'LKA', 'LSO', 'LTU', 'LUX', 'LVA', 'MAC', 'MAF', 'MAR', 'MCO', 'MDA', 'MDG', 'MDV', 'MEX', 'MHL', 'MID', 'MKD', 'MLI', 'MLT', 'MMR', 'MNE', 'MNG', 'MNP', 'MOZ', 'MRT', 'MSR', 'MTQ', 'MUS', 'MWI', 'MYS', 'MYT', 'NAM', 'NCL', 'NER', 'NFK', 'NGA', 'NHB', 'NIC', 'NIU', 'NLD', 'NOR', 'NPL', 'NRU', 'NTZ', 'NZL', 'OMN', 'PAK', 'PAN', 'PCI', 'PCN', 'PCZ', 'PER', 'PHL', 'PLW', 'PNG', 'POL', 'PRI', 'PRK', 'PRT', 'PRY', 'PSE', 'PUS', 'PYF', 'QAT', 'REU', 'RHO', 'ROU', 'RUS', 'RWA', 'SAU', 'SCG', 'SDN', 'SEN', 'SGP', 'SGS', 'SHN', 'SJM', 'SKM', 'SLB', 'SLE', 'SLV', 'SMR', 'SOM', 'SPM', 'SRB', 'SSD', 'STP', 'SUN', 'SUR', 'SVK', 'SVN', 'SWE', 'SWZ', 'SXM', 'SYC', 'SYR', 'TCA', 'TCD', 'TGO', 'THA', 'TJK', 'TKL', 'TKM', 'TLS', 'TMP', 'TON', 'TTO', 'TUN', 'TUR', 'TUV', 'TWN', 'TZA', 'UGA', 'UKR', 'UMI', 'URY', 'USA', 'UZB', 'VAT', 'VCT', 'VDR', 'VEN', 'VGB', 'VIR', 'VNM', 'VUT', 'WAK', 'WLF', 'WSM', 'XKX', 'YEM', 'YMD', 'YUG', 'ZAF', 'ZAR', 'ZMB', 'ZWE')),
  -- The countries that claim it, beside the one in `country`.
  "place_claimed_by" TEXT,
  -- The province, state or region.
  "place_admin" TEXT,
  -- The town or village.
  "place_locality" TEXT,
  -- Latitude; only together with `lon` and `precision`.
  "place_lat" REAL CHECK ("place_lat" BETWEEN -90 AND 90),
  -- Longitude; only together with `lat` and `precision`.
  "place_lon" REAL CHECK ("place_lon" BETWEEN -180 AND 180),
  -- How closely the coordinates mark it.
  "place_precision" TEXT CHECK ("place_precision" IN ('exact', 'locality', 'district', 'region', 'country', 'area', 'unknown')),
  -- In which form it is held.
  "formats" TEXT,
  -- Its number in a series of talks.
  "round" INTEGER CHECK ("round" BETWEEN 1 AND 1000000),
  -- How.
  "outcome_kind" TEXT CHECK ("outcome_kind" IN ('agreement', 'partial_agreement', 'progress', 'no_breakthrough', 'breakdown', 'deferred', 'completed', 'inconclusive', 'unknown')),
  -- In our words.
  "outcome_text" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "identifiers" (
  -- What another collection calls this: a Wikidata item, an ISNI, a GeoNames number.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- The list it stands in: identifiers, place_identifiers.
  "field" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The collection, by its short name (wikidata, geonames, isni, lei, orcid, viaf, cow, gw,
  -- cameo-country, fips, ftm, imo) or an absolute IRI.
  "scheme" TEXT NOT NULL,
  -- The identifier there.
  "value" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "field", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "places" (
  -- A place, by name and as closely as the source allows.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- By what rows of other tables name it.
  "key" TEXT NOT NULL,
  -- Its name, in the language of the record.
  "name" TEXT NOT NULL,
  -- The country it lies in.
  "country" TEXT CHECK ("country" IN ('ABW', 'AFG', 'AFI', 'AGO', 'AIA', 'ALA', 'ALB', 'AND', 'ANT', 'ARE', 'ARG', 'ARM', 'ASM', 'ATA', 'ATB', 'ATF', 'ATG', 'ATN', 'AUS', 'AUT', 'AZE', 'BDI', 'BEL', 'BEN', 'BES', 'BFA', 'BGD', 'BGR', 'BHR', 'BHS', 'BIH', 'BLM', 'BLR', 'BLZ', 'BMU', 'BOL', 'BRA', 'BRB', 'BRN', 'BTN', 'BUR', 'BVT', 'BWA', 'BYS', 'CAF', 'CAN', 'CCK', 'CHE', 'CHL', 'CHN', 'CIV', 'CMR', 'COD', 'COG', 'COK', 'COL', 'COM', 'CPV', 'CRI', 'CSK', 'CTE', 'CUB', 'CUW', 'CXR', 'CYM', 'CYP', 'CZE', 'DDR', 'DEU', 'DHY', 'DJI', 'DMA', 'DNK', 'DOM', 'DZA', 'ECU', 'EGY', 'ERI', 'ESH', 'ESP', 'EST', 'ETH', 'FIN', 'FJI', 'FLK', 'FRA', 'FRO', 'FSM', 'FXX', 'GAB', 'GBR', 'GEL', 'GEO', 'GGY', 'GHA', 'GIB', 'GIN', 'GLP', 'GMB', 'GNB', 'GNQ', 'GRC', 'GRD', 'GRL', 'GTM', 'GUF', 'GUM', 'GUY', 'HKG', 'HMD', 'HND', 'HRV', 'HTI', 'HUN', 'HVO', 'IDN', 'IMN', 'IND', 'IOT', 'IRL', 'IRN', 'IRQ', 'ISL', 'ISR', 'ITA', 'JAM', 'JEY', 'JOR', 'JPN', 'JTN', 'KAZ', 'KEN', 'KGZ', 'KHM', 'KIR', 'KNA', 'KOR', 'KWT', 'LAO', 'LBN', 'LBR', 'LBY', 'LCA', 'LIE', 'LKA', 'LSO', 'LTU', 'LUX', 'LVA', 'MAC', 'MAF', 'MAR', 'MCO', 'MDA', 'MDG', 'MDV', 'MEX', 'MHL', 'MID', 'MKD', 'MLI', 'MLT', 'MMR', 'MNE', 'MNG', 'MNP', 'MOZ', 'MRT', 'MSR', 'MTQ', 'MUS', 'MWI', 'MYS', 'MYT', 'NAM', 'NCL', 'NER', 'NFK', 'NGA', 'NHB', 'NIC', 'NIU', 'NLD', 'NOR', 'NPL', 'NRU', 'NTZ', 'NZL', 'OMN', 'PAK', 'PAN', 'PCI', 'PCN', 'PCZ', 'PER', 'PHL', 'PLW', 'PNG', 'POL', 'PRI', 'PRK', 'PRT', 'PRY', 'PSE', 'PUS', 'PYF', 'QAT', 'REU', 'RHO', 'ROU', 'RUS', 'RWA', 'SAU', 'SCG', 'SDN', 'SEN', 'SGP', 'SGS', 'SHN', 'SJM', 'SKM', 'SLB', 'SLE', 'SLV', 'SMR', 'SOM', 'SPM', 'SRB', 'SSD', 'STP', 'SUN', 'SUR', 'SVK', 'SVN', 'SWE', 'SWZ', 'SXM', 'SYC', 'SYR', 'TCA', 'TCD', 'TGO', 'THA', 'TJK', 'TKL', 'TKM', 'TLS', 'TMP', 'TON', 'TTO', 'TUN', 'TUR', 'TUV', 'TWN', 'TZA', 'UGA', 'UKR', 'UMI', 'URY', 'USA', 'UZB', 'VAT', 'VCT', 'VDR', 'VEN', 'VGB', 'VIR', 'VNM', 'VUT', 'WAK', 'WLF', 'WSM', 'XKX', 'YEM', 'YMD', 'YUG', 'ZAF', 'ZAR', 'ZMB', 'ZWE')),
  -- The countries that claim it, beside the one in `country`.
  "claimed_by" TEXT,
  -- The province, state or region.
  "admin" TEXT,
  -- The town or village.
  "locality" TEXT,
  -- Latitude; only together with `lon` and `precision`.
  "lat" REAL CHECK ("lat" BETWEEN -90 AND 90),
  -- Longitude; only together with `lat` and `precision`.
  "lon" REAL CHECK ("lon" BETWEEN -180 AND 180),
  -- How closely the coordinates mark it.
  "precision" TEXT CHECK ("precision" IN ('exact', 'locality', 'district', 'region', 'country', 'area', 'unknown')),
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "key"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "events" ("record", "id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "participants" (
  -- Somebody's part in an event.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- By what rows of other tables name it.
  "key" TEXT NOT NULL,
  -- Who: a group where it acts as one (a joint statement, one side of talks), its members where the
  -- source says what each of them did.
  "actor" TEXT NOT NULL,
  -- The part.
  "role" TEXT NOT NULL CHECK ("role" IN ('party', 'host', 'mediator', 'facilitator', 'guarantor', 'observer', 'organizer', 'signatory', 'speaker', 'audience', 'visitor', 'caller', 'callee', 'initiator', 'target', 'victim', 'supporter', 'invitee', 'participant', 'other')),
  -- The side, by any name that tells the sides of this event apart.
  "side" TEXT,
  -- Whether they take part.
  "status" TEXT CHECK ("status" IN ('attended', 'invited', 'expected', 'declined', 'absent')),
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "key"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "events" ("record", "id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "actor") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "anchors" (
  -- A span of the source's canonical text: positions, the words themselves, or both. Positions
  -- alone are enough where the words may not be republished; `text_sha256` of the source binds them
  -- to the text. The canonical text is the source decoded from UTF-8, without a leading byte order
  -- mark, with every CRLF and CR turned into a line feed.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- The list it stands in: anchors, provenance_not_quotes.
  "field" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Where the span starts, in Unicode scalar values from 0.
  "start" INTEGER CHECK ("start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "end" INTEGER CHECK ("end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "exact" TEXT,
  -- Some text that stands directly before the span.
  "prefix" TEXT,
  -- Some text that stands directly after the span.
  "suffix" TEXT,
  PRIMARY KEY ("record", "owner", "field", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "issue_links" (
  -- What it is about.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- What it is about.
  "issue" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "issue") REFERENCES "issues" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "legal_bases" (
  -- A text of law that an act or a stance rests on, or is said to rest on: an article of a treaty
  -- or law, a resolution, an order.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its name and the place in it, as the source cites it ("Resolution 2231, paragraph 11").
  "text" TEXT NOT NULL,
  -- Where it can be read.
  "url" TEXT,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "casualties" (
  -- People harmed by an event: how, how many, and who says so.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- By what rows of other tables name it.
  "key" TEXT NOT NULL,
  -- What became of them.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('killed', 'injured', 'missing', 'captured', 'detained', 'displaced', 'affected')),
  -- The number, or the best estimate.
  "best" INTEGER CHECK ("best" BETWEEN 0 AND 9007199254740991),
  -- The least number; also the one of "at least" and "more than".
  "low" INTEGER CHECK ("low" BETWEEN 0 AND 9007199254740991),
  -- The greatest number; also the one of "at most" and "fewer than".
  "high" INTEGER CHECK ("high" BETWEEN 0 AND 9007199254740991),
  -- How the number is meant.
  "qualifier" TEXT CHECK ("qualifier" IN ('exact', 'approximately', 'at_least', 'at_most', 'more_than', 'fewer_than')),
  -- Who they are, in words ("civilians").
  "population" TEXT,
  -- Whose people they are.
  "actor" TEXT,
  -- The words of the source, where it gives no number ("scores").
  "text" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "key"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "events" ("record", "id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "actor") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "attributions" (
  -- One link of the chain through which words came to the source. A chain begins with the outermost
  -- reporter; the speaker is never in it.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The reporter, where it is an actor of the record.
  "actor" TEXT,
  -- The reporter in words, where it is not ("two officials who asked not to be named").
  "description" TEXT,
  -- How the words were passed on.
  "mode" TEXT NOT NULL CHECK ("mode" IN ('quoted', 'reported', 'told', 'published', 'translated', 'cited_anonymously', 'leaked', 'unspecified')),
  -- Whether the reporter's source stays unnamed.
  "anonymous" INTEGER CHECK ("anonymous" IN (0, 1)),
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "actor") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "codes" (
  -- A code that another scheme has for this: PLOVER, CAMEO, IPTC Media Topics and so on.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The scheme, by its short name or an absolute IRI.
  "scheme" TEXT NOT NULL,
  -- The code, letter by letter as the scheme has it; one code, not a list.
  "code" TEXT NOT NULL,
  -- What the code means, in words.
  "label" TEXT,
  -- The edition of the scheme.
  "edition" TEXT,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "text_translations" (
  -- The main text of an entry (its name, text or summary) in another language.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The language.
  "lang" TEXT NOT NULL,
  -- The text in that language.
  "text" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "actors" (
  -- Somebody who acts, speaks or is spoken of: a person, a state, a body, a group. A title is no
  -- part of the name; it stands in `affiliations`. A source that is not named is an actor of kind
  -- `unknown` with a `description`.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- What sort of actor.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('person', 'state', 'government_body', 'intergovernmental', 'alliance', 'party', 'armed_group', 'company', 'ngo', 'media', 'organization', 'population', 'group', 'unknown')),
  -- The name by which it is best known in the language of the record.
  "name" TEXT NOT NULL,
  -- Who it is, in our words.
  "description" TEXT,
  -- The country it is, or belongs to.
  "country" TEXT CHECK ("country" IN ('ABW', 'AFG', 'AFI', 'AGO', 'AIA', 'ALA', 'ALB', 'AND', 'ANT', 'ARE', 'ARG', 'ARM', 'ASM', 'ATA', 'ATB', 'ATF', 'ATG', 'ATN', 'AUS', 'AUT', 'AZE', 'BDI', 'BEL', 'BEN', 'BES', 'BFA', 'BGD', 'BGR', 'BHR', 'BHS', 'BIH', 'BLM', 'BLR', 'BLZ', 'BMU', 'BOL', 'BRA', 'BRB', 'BRN', 'BTN', 'BUR', 'BVT', 'BWA', 'BYS', 'CAF', 'CAN', 'CCK', 'CHE', 'CHL', 'CHN', 'CIV', 'CMR', 'COD', 'COG', 'COK', 'COL', 'COM', 'CPV', 'CRI', 'CSK', 'CTE', 'CUB', 'CUW', 'CXR', 'CYM', 'CYP', 'CZE', 'DDR', 'DEU', 'DHY', 'DJI', 'DMA', 'DNK', 'DOM', 'DZA', 'ECU', 'EGY', 'ERI', 'ESH', 'ESP', 'EST', 'ETH', 'FIN', 'FJI', 'FLK', 'FRA', 'FRO', 'FSM', 'FXX', 'GAB', 'GBR', 'GEL', 'GEO', 'GGY', 'GHA', 'GIB', 'GIN', 'GLP', 'GMB', 'GNB', 'GNQ', 'GRC', 'GRD', 'GRL', 'GTM', 'GUF', 'GUM', 'GUY', 'HKG', 'HMD', 'HND', 'HRV', 'HTI', 'HUN', 'HVO', 'IDN', 'IMN', 'IND', 'IOT', 'IRL', 'IRN', 'IRQ', 'ISL', 'ISR', 'ITA', 'JAM', 'JEY', 'JOR', 'JPN', 'JTN', 'KAZ', 'KEN', 'KGZ', 'KHM', 'KIR', 'KNA', 'KOR', 'KWT', 'LAO', 'LBN', 'LBR', 'LBY', 'LCA', 'LIE', 'LKA', 'LSO', 'LTU', 'LUX', 'LVA', 'MAC', 'MAF', 'MAR', 'MCO', 'MDA', 'MDG', 'MDV', 'MEX', 'MHL', 'MID', 'MKD', 'MLI', 'MLT', 'MMR', 'MNE', 'MNG', 'MNP', 'MOZ', 'MRT', 'MSR', 'MTQ', 'MUS', 'MWI', 'MYS', 'MYT', 'NAM', 'NCL', 'NER', 'NFK', 'NGA', 'NHB', 'NIC', 'NIU', 'NLD', 'NOR', 'NPL', 'NRU', 'NTZ', 'NZL', 'OMN', 'PAK', 'PAN', 'PCI', 'PCN', 'PCZ', 'PER', 'PHL', 'PLW', 'PNG', 'POL', 'PRI', 'PRK', 'PRT', 'PRY', 'PSE', 'PUS', 'PYF', 'QAT', 'REU', 'RHO', 'ROU', 'RUS', 'RWA', 'SAU', 'SCG', 'SDN', 'SEN', 'SGP', 'SGS', 'SHN', 'SJM', 'SKM', 'SLB', 'SLE', 'SLV', 'SMR', 'SOM', 'SPM', 'SRB', 'SSD', 'STP', 'SUN', 'SUR', 'SVK', 'SVN', 'SWE', 'SWZ', 'SXM', 'SYC', 'SYR', 'TCA', 'TCD', 'TGO', 'THA', 'TJK', 'TKL', 'TKM', 'TLS', 'TMP', 'TON', 'TTO', 'TUN', 'TUR', 'TUV', 'TWN', 'TZA', 'UGA', 'UKR', 'UMI', 'URY', 'USA', 'UZB', 'VAT', 'VCT', 'VDR', 'VEN', 'VGB', 'VIR', 'VNM', 'VUT', 'WAK', 'WLF', 'WSM', 'XKX', 'YEM', 'YMD', 'YUG', 'ZAF', 'ZAR', 'ZMB', 'ZWE')),
  -- The actor it is part of.
  "parent" TEXT,
  -- How far it is recognised; for states only.
  "recognition" TEXT CHECK ("recognition" IN ('recognized', 'partial', 'unrecognized')),
  -- The countries that claim it.
  "claimed_by" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "parent") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "affiliations" (
  -- An office or membership.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The organisation or state.
  "organization" TEXT NOT NULL,
  -- The office or title, in the words of the source.
  "role" TEXT,
  -- What sort of tie it is.
  "relation" TEXT CHECK ("relation" IN ('head_of_state', 'head_of_government', 'minister', 'envoy', 'negotiator', 'adviser', 'spokesperson', 'commander', 'legislator', 'office_holder', 'leader', 'member', 'employee', 'former', 'other')),
  -- The date, the interval or its bounds.
  "since_edtf" TEXT,
  -- The first day that `since_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "since_first" TEXT,
  -- The last day that `since_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "since_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "since_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "since_text" TEXT,
  -- How the date is known.
  "since_basis" TEXT CHECK ("since_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "since_anchor_start" INTEGER CHECK ("since_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "since_anchor_end" INTEGER CHECK ("since_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "since_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "since_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "since_anchor_suffix" TEXT,
  -- How the date was worked out.
  "since_note" TEXT,
  -- The date, the interval or its bounds.
  "until_edtf" TEXT,
  -- The first day that `until_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "until_first" TEXT,
  -- The last day that `until_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "until_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "until_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "until_text" TEXT,
  -- How the date is known.
  "until_basis" TEXT CHECK ("until_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "until_anchor_start" INTEGER CHECK ("until_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "until_anchor_end" INTEGER CHECK ("until_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "until_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "until_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "until_anchor_suffix" TEXT,
  -- How the date was worked out.
  "until_note" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "actors" ("record", "id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "organization") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "members" (
  -- Its members, for a group or alliance.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its members, for a group or alliance.
  "actor" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "actors" ("record", "id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "actor") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "quotes" (
  -- Words of somebody, as the source prints them. The words stand once, in `text`; `anchors` say
  -- where in the source they are. A quotation that the reporter splits has several anchors, in text
  -- order, and `text` is their words joined by single spaces.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- How the source gives the words.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('direct', 'mixed', 'indirect')),
  -- The words as printed, without the outer quotation marks; for an indirect quote the reported
  -- clause.
  "text" TEXT NOT NULL,
  -- The language of `text`.
  "language" TEXT NOT NULL,
  -- Who speaks; absent only where `speaker_basis` is `unattributed`.
  "speaker" TEXT,
  -- How that is known; `named` where absent.
  "speaker_basis" TEXT CHECK ("speaker_basis" IN ('named', 'pronoun', 'role', 'inferred', 'unattributed')),
  -- The words of the source that name the speaker.
  "speaker_text" TEXT,
  -- Where the span starts, in Unicode scalar values from 0.
  "speaker_anchor_start" INTEGER CHECK ("speaker_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "speaker_anchor_end" INTEGER CHECK ("speaker_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "speaker_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "speaker_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "speaker_anchor_suffix" TEXT,
  -- The reporting words of the source ("said", "quoted him as saying").
  "cue" TEXT,
  -- Where the span starts, in Unicode scalar values from 0.
  "cue_anchor_start" INTEGER CHECK ("cue_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "cue_anchor_end" INTEGER CHECK ("cue_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "cue_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "cue_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "cue_anchor_suffix" TEXT,
  -- Who the speaker speaks for.
  "on_behalf_of" TEXT,
  -- The language they were said in.
  "original_language" TEXT,
  -- The words in that language.
  "original_text" TEXT,
  -- How that language is known.
  "original_basis" TEXT CHECK ("original_basis" IN ('stated', 'inferred')),
  -- Who translated them; `none` where absent.
  "translation" TEXT CHECK ("translation" IN ('none', 'human', 'machine', 'unknown')),
  -- What sort of way.
  "channel_kind" TEXT CHECK ("channel_kind" IN ('speech', 'press_conference', 'interview', 'broadcast', 'print', 'wire', 'social_media', 'official_statement', 'document', 'letter', 'meeting', 'call', 'leak', 'unknown')),
  -- The outlet.
  "channel_outlet" TEXT,
  -- The event at which it was said.
  "channel_event" TEXT,
  -- Where it can be read, seen or heard.
  "channel_url" TEXT,
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that
  -- of the event it names. It follows from the record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that of
  -- the event it names. It follows from the record, and is not read.
  "when_last" TEXT,
  -- Whose date the days are: that of the row `itself`, or of the `event` it names. It follows from
  -- the record, and is not read.
  "when_dated_by" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- Whether the print shows brackets or ellipses within the words.
  "edited" INTEGER CHECK ("edited" IN (0, 1)),
  -- Whether the words ask for an answer, as those of a journalist at a briefing do; `false` where
  -- absent. A question whose speaker is not named has the basis `unattributed`.
  "question" INTEGER CHECK ("question" IN (0, 1)),
  -- The question that the words answer: a quote of this record.
  "answers" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "speaker") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "on_behalf_of") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "channel_outlet") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "channel_event") REFERENCES "events" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "answers") REFERENCES "quotes" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "addressees" (
  -- Who is spoken to.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Who is spoken to.
  "actor" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "actor") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "demands" (
  -- What somebody wants of somebody. One demand per issuer, conduct and set of addressees; the same
  -- demand voiced again in one document is one demand with more anchors.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- Who makes it. A joint demand has an issuer of kind `group`.
  "issuer" TEXT NOT NULL,
  -- How strongly it is asked.
  "force" TEXT NOT NULL CHECK ("force" IN ('appeal', 'request', 'demand', 'precondition', 'ultimatum', 'order', 'unknown')),
  -- What sort of conduct is wanted.
  "conduct" TEXT CHECK ("conduct" IN ('act', 'cease', 'continuous', 'omission', 'mixed')),
  -- What there is to be if the demand is met, in our words.
  "precondition_for_text" TEXT,
  -- What has become of it.
  "status" TEXT NOT NULL CHECK ("status" IN ('anticipated', 'outstanding', 'under_discussion', 'accepted', 'partly_accepted', 'rejected', 'met', 'partly_met', 'withdrawn', 'superseded', 'unknown')),
  -- The date, the interval or its bounds.
  "deadline_edtf" TEXT,
  -- The first day that `deadline_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "deadline_first" TEXT,
  -- The last day that `deadline_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "deadline_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "deadline_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "deadline_text" TEXT,
  -- How the date is known.
  "deadline_basis" TEXT CHECK ("deadline_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "deadline_anchor_start" INTEGER CHECK ("deadline_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "deadline_anchor_end" INTEGER CHECK ("deadline_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "deadline_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "deadline_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "deadline_anchor_suffix" TEXT,
  -- How the date was worked out.
  "deadline_note" TEXT,
  -- What is to follow, in our words.
  "consequence_text" TEXT,
  -- How far.
  "compliance_level" TEXT CHECK ("compliance_level" IN ('none', 'low', 'high', 'full')),
  -- The date, the interval or its bounds.
  "compliance_when_edtf" TEXT,
  -- The first day that `compliance_when_edtf` can mean, any mark of doubt left aside. It follows
  -- from the record, and is not read.
  "compliance_when_first" TEXT,
  -- The last day that `compliance_when_edtf` can mean, any mark of doubt left aside. It follows
  -- from the record, and is not read.
  "compliance_when_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "compliance_when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "compliance_when_text" TEXT,
  -- How the date is known.
  "compliance_when_basis" TEXT CHECK ("compliance_when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "compliance_when_anchor_start" INTEGER CHECK ("compliance_when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "compliance_when_anchor_end" INTEGER CHECK ("compliance_when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "compliance_when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "compliance_when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "compliance_when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "compliance_when_note" TEXT,
  -- In our words.
  "compliance_text" TEXT,
  -- What it says, in our own words.
  "text" TEXT NOT NULL,
  -- Whose words it is known from.
  "expression" TEXT NOT NULL CHECK ("expression" IN ('declared', 'implied', 'attributed')),
  -- How sure it is that it is as told; `reported` where absent. A demand that its issuer denies
  -- having made is `denied`, what only looks like one is `alleged`.
  "assertion" TEXT CHECK ("assertion" IN ('reported', 'confirmed', 'alleged', 'disputed', 'denied')),
  -- Who it is voiced for, where that is not the one who voices it.
  "on_behalf_of" TEXT,
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that
  -- of the event it names. It follows from the record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that of
  -- the event it names. It follows from the record, and is not read.
  "when_last" TEXT,
  -- Whose date the days are: that of the row `itself`, or of the `event` it names. It follows from
  -- the record, and is not read.
  "when_dated_by" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- The event at which it was voiced.
  "event" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "issuer") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "on_behalf_of") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "event") REFERENCES "events" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "precondition_items" (
  -- The same as entities of this record: the talks, the release, the commitment.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The same as entities of this record: the talks, the release, the commitment.
  "item" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "demands" ("record", "id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "threat_links" (
  -- The threats that say it.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The threats that say it.
  "threat" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "threat") REFERENCES "threats" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "inducements" (
  -- The offers that are made for meeting it.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The offers that are made for meeting it.
  "offer" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "demands" ("record", "id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "offer") REFERENCES "offers" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "evidence" (
  -- The quotes that show it.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The quotes that show it.
  "quote" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "quote") REFERENCES "quotes" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "red_lines" (
  -- What somebody will not give up, or will not let happen.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- Whose line it is.
  "holder" TEXT NOT NULL,
  -- What sort of limit.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('non_negotiable', 'prohibited_act', 'threshold', 'self_commitment')),
  -- In our words.
  "trigger_text" TEXT,
  -- The value.
  "trigger_threshold_value" REAL CHECK ("trigger_threshold_value" BETWEEN -9007199254740991 AND 9007199254740991),
  -- Its unit, such as `%`, `km`, `kg`.
  "trigger_threshold_unit" TEXT,
  -- How a value stands to it that crosses the line.
  "trigger_threshold_comparator" TEXT CHECK ("trigger_threshold_comparator" IN ('lt', 'le', 'eq', 'ge', 'gt')),
  -- How fixed it is.
  "firmness" TEXT CHECK ("firmness" IN ('absolute', 'firm', 'conditional', 'ambiguous')),
  -- What is to follow, in our words.
  "consequence_text" TEXT,
  -- The reason that is given for it.
  "reason" TEXT,
  -- What has become of it.
  "status" TEXT NOT NULL CHECK ("status" IN ('in_force', 'tested', 'crossed', 'relaxed', 'withdrawn', 'disputed', 'unknown')),
  -- The date, the interval or its bounds.
  "since_edtf" TEXT,
  -- The first day that `since_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "since_first" TEXT,
  -- The last day that `since_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "since_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "since_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "since_text" TEXT,
  -- How the date is known.
  "since_basis" TEXT CHECK ("since_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "since_anchor_start" INTEGER CHECK ("since_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "since_anchor_end" INTEGER CHECK ("since_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "since_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "since_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "since_anchor_suffix" TEXT,
  -- How the date was worked out.
  "since_note" TEXT,
  -- What it says, in our own words.
  "text" TEXT NOT NULL,
  -- Whose words it is known from.
  "expression" TEXT NOT NULL CHECK ("expression" IN ('declared', 'implied', 'attributed')),
  -- How sure it is that it is as told; `reported` where absent. A demand that its issuer denies
  -- having made is `denied`, what only looks like one is `alleged`.
  "assertion" TEXT CHECK ("assertion" IN ('reported', 'confirmed', 'alleged', 'disputed', 'denied')),
  -- Who it is voiced for, where that is not the one who voices it.
  "on_behalf_of" TEXT,
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that
  -- of the event it names. It follows from the record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that of
  -- the event it names. It follows from the record, and is not read.
  "when_last" TEXT,
  -- Whose date the days are: that of the row `itself`, or of the `event` it names. It follows from
  -- the record, and is not read.
  "when_dated_by" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- The event at which it was voiced.
  "event" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "holder") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "on_behalf_of") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "event") REFERENCES "events" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "issues" (
  -- A matter that is argued about. Issues join demands to red lines: a demand and a red line of
  -- opposed holders on one issue make an impasse.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- A short name for it.
  "name" TEXT NOT NULL,
  -- What it is about, in our words.
  "summary" TEXT,
  -- The wider issue it is part of.
  "parent" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "parent") REFERENCES "issues" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "threats" (
  -- What somebody says will follow. "X, unless Y" is the threat X, and, if Y is asked for, a demand
  -- whose `consequence` names it; it is never an offer as well. "X, if you do Y" is a deterrent
  -- threat, and a red line `prohibited_act` as well only where its issuer speaks of a limit that
  -- must not be crossed.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- Who makes it.
  "issuer" TEXT NOT NULL,
  -- What is threatened.
  "act" TEXT NOT NULL CHECK ("act" IN ('military_force', 'blockade', 'occupation', 'war', 'join_war', 'wmd', 'unconventional_violence', 'repression', 'show_of_force', 'sanctions', 'trade_restriction', 'asset_freeze', 'travel_ban', 'aid_cut', 'break_relations', 'suspend_agreement', 'expulsion', 'end_cooperation', 'halt_talks', 'halt_mediation', 'closure', 'legal_action', 'protest', 'cyber', 'unspecified', 'other')),
  -- In our words.
  "condition_text" TEXT,
  -- What it is for.
  "direction" TEXT CHECK ("direction" IN ('compellent', 'deterrent', 'punitive', 'unspecified')),
  -- Whether it is made without being named.
  "veiled" INTEGER CHECK ("veiled" IN (0, 1)),
  -- What has become of it.
  "status" TEXT NOT NULL CHECK ("status" IN ('anticipated', 'standing', 'carried_out', 'partly_carried_out', 'withdrawn', 'lapsed', 'unknown')),
  -- The date, the interval or its bounds.
  "deadline_edtf" TEXT,
  -- The first day that `deadline_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "deadline_first" TEXT,
  -- The last day that `deadline_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "deadline_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "deadline_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "deadline_text" TEXT,
  -- How the date is known.
  "deadline_basis" TEXT CHECK ("deadline_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "deadline_anchor_start" INTEGER CHECK ("deadline_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "deadline_anchor_end" INTEGER CHECK ("deadline_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "deadline_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "deadline_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "deadline_anchor_suffix" TEXT,
  -- How the date was worked out.
  "deadline_note" TEXT,
  -- What it says, in our own words.
  "text" TEXT NOT NULL,
  -- Whose words it is known from.
  "expression" TEXT NOT NULL CHECK ("expression" IN ('declared', 'implied', 'attributed')),
  -- How sure it is that it is as told; `reported` where absent. A demand that its issuer denies
  -- having made is `denied`, what only looks like one is `alleged`.
  "assertion" TEXT CHECK ("assertion" IN ('reported', 'confirmed', 'alleged', 'disputed', 'denied')),
  -- Who it is voiced for, where that is not the one who voices it.
  "on_behalf_of" TEXT,
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that
  -- of the event it names. It follows from the record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that of
  -- the event it names. It follows from the record, and is not read.
  "when_last" TEXT,
  -- Whose date the days are: that of the row `itself`, or of the `event` it names. It follows from
  -- the record, and is not read.
  "when_dated_by" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- The event at which it was voiced.
  "event" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "issuer") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "on_behalf_of") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "event") REFERENCES "events" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "offers" (
  -- What somebody is ready to give or do.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- Who makes it.
  "issuer" TEXT NOT NULL,
  -- What is offered.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('concession', 'proposal', 'inducement', 'guarantee', 'mediation', 'hosting', 'meeting', 'verification', 'exchange', 'aid', 'other')),
  -- On what conditions, in our words.
  "conditions" TEXT,
  -- What has become of it.
  "status" TEXT NOT NULL CHECK ("status" IN ('anticipated', 'open', 'accepted', 'partly_accepted', 'rejected', 'withdrawn', 'expired', 'unknown')),
  -- What it says, in our own words.
  "text" TEXT NOT NULL,
  -- Whose words it is known from.
  "expression" TEXT NOT NULL CHECK ("expression" IN ('declared', 'implied', 'attributed')),
  -- How sure it is that it is as told; `reported` where absent. A demand that its issuer denies
  -- having made is `denied`, what only looks like one is `alleged`.
  "assertion" TEXT CHECK ("assertion" IN ('reported', 'confirmed', 'alleged', 'disputed', 'denied')),
  -- Who it is voiced for, where that is not the one who voices it.
  "on_behalf_of" TEXT,
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that
  -- of the event it names. It follows from the record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that of
  -- the event it names. It follows from the record, and is not read.
  "when_last" TEXT,
  -- Whose date the days are: that of the row `itself`, or of the `event` it names. It follows from
  -- the record, and is not read.
  "when_dated_by" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- The event at which it was voiced.
  "event" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "issuer") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "on_behalf_of") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "event") REFERENCES "events" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "in_return_for" (
  -- The demands that are to be met for it.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The demands that are to be met for it.
  "demand" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "offers" ("record", "id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "demand") REFERENCES "demands" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "positions" (
  -- How somebody stands to something, where nothing is asked, offered or threatened.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- Who takes it.
  "holder" TEXT NOT NULL,
  -- How the holder stands.
  "stance" TEXT NOT NULL CHECK ("stance" IN ('supports', 'opposes', 'accepts', 'refuses', 'open_to', 'concerned', 'welcomes', 'condemns', 'regrets', 'denies', 'urges_restraint', 'neutral', 'undecided')),
  -- How strongly it is put, if the text says so.
  "intensity" TEXT CHECK ("intensity" IN ('mild', 'strong', 'very_strong')),
  -- What it says, in our own words.
  "text" TEXT NOT NULL,
  -- Whose words it is known from.
  "expression" TEXT NOT NULL CHECK ("expression" IN ('declared', 'implied', 'attributed')),
  -- How sure it is that it is as told; `reported` where absent. A demand that its issuer denies
  -- having made is `denied`, what only looks like one is `alleged`.
  "assertion" TEXT CHECK ("assertion" IN ('reported', 'confirmed', 'alleged', 'disputed', 'denied')),
  -- Who it is voiced for, where that is not the one who voices it.
  "on_behalf_of" TEXT,
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that
  -- of the event it names. It follows from the record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that of
  -- the event it names. It follows from the record, and is not read.
  "when_last" TEXT,
  -- Whose date the days are: that of the row `itself`, or of the `event` it names. It follows from
  -- the record, and is not read.
  "when_dated_by" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- The event at which it was voiced.
  "event" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "holder") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "on_behalf_of") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "event") REFERENCES "events" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "on" (
  -- To what: entities of this record.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- To what: entities of this record.
  "item" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "positions" ("record", "id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "commitments" (
  -- What somebody binds themselves to do, or not to do. Nobody has to accept it, as an offer has to
  -- be accepted, and nothing is asked for it; `conditions` says under which conditions it holds.
  -- What the holder says it will never do is a red line of kind `self_commitment`.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- Who is bound. A joint commitment has a holder of kind `group`.
  "holder" TEXT NOT NULL,
  -- What sort of commitment.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('pledge', 'assurance', 'joint')),
  -- What sort of conduct is promised.
  "conduct" TEXT CHECK ("conduct" IN ('act', 'cease', 'continuous', 'omission', 'mixed')),
  -- On what conditions, in our words.
  "conditions" TEXT,
  -- The date, the interval or its bounds.
  "deadline_edtf" TEXT,
  -- The first day that `deadline_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "deadline_first" TEXT,
  -- The last day that `deadline_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "deadline_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "deadline_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "deadline_text" TEXT,
  -- How the date is known.
  "deadline_basis" TEXT CHECK ("deadline_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "deadline_anchor_start" INTEGER CHECK ("deadline_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "deadline_anchor_end" INTEGER CHECK ("deadline_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "deadline_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "deadline_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "deadline_anchor_suffix" TEXT,
  -- How the date was worked out.
  "deadline_note" TEXT,
  -- What has become of it.
  "status" TEXT NOT NULL CHECK ("status" IN ('anticipated', 'standing', 'kept', 'partly_kept', 'broken', 'withdrawn', 'unknown')),
  -- What it says, in our own words.
  "text" TEXT NOT NULL,
  -- Whose words it is known from.
  "expression" TEXT NOT NULL CHECK ("expression" IN ('declared', 'implied', 'attributed')),
  -- How sure it is that it is as told; `reported` where absent. A demand that its issuer denies
  -- having made is `denied`, what only looks like one is `alleged`.
  "assertion" TEXT CHECK ("assertion" IN ('reported', 'confirmed', 'alleged', 'disputed', 'denied')),
  -- Who it is voiced for, where that is not the one who voices it.
  "on_behalf_of" TEXT,
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that
  -- of the event it names. It follows from the record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. If there is none, that of
  -- the event it names. It follows from the record, and is not read.
  "when_last" TEXT,
  -- Whose date the days are: that of the row `itself`, or of the `event` it names. It follows from
  -- the record, and is not read.
  "when_dated_by" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- The event at which it was voiced.
  "event" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "holder") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "on_behalf_of") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "event") REFERENCES "events" ("record", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "claims" (
  -- What is said to be true, and who says so, doubts it or denies it.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- What is claimed, in our words.
  "text" TEXT NOT NULL,
  -- What sort of claim.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('factual', 'responsibility', 'casualty', 'assessment', 'prediction')),
  -- The finding.
  "assessment_rating" TEXT CHECK ("assessment_rating" IN ('true', 'mostly_true', 'mixed', 'mostly_false', 'false', 'unproven')),
  -- Who checked.
  "assessment_by" TEXT,
  -- Where it can be read.
  "assessment_url" TEXT,
  -- The date, the interval or its bounds.
  "assessment_when_edtf" TEXT,
  -- The first day that `assessment_when_edtf` can mean, any mark of doubt left aside. It follows
  -- from the record, and is not read.
  "assessment_when_first" TEXT,
  -- The last day that `assessment_when_edtf` can mean, any mark of doubt left aside. It follows
  -- from the record, and is not read.
  "assessment_when_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "assessment_when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "assessment_when_text" TEXT,
  -- How the date is known.
  "assessment_when_basis" TEXT CHECK ("assessment_when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "assessment_when_anchor_start" INTEGER CHECK ("assessment_when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "assessment_when_anchor_end" INTEGER CHECK ("assessment_when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "assessment_when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "assessment_when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "assessment_when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "assessment_when_note" TEXT,
  -- How sure the annotator is of this entry.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- A remark for readers of the record, in its own language.
  "note" TEXT,
  -- The agent of the provenance who made this entry.
  "by" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "by") REFERENCES "agents" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "about" (
  -- What it is about: entities of this record.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- What it is about: entities of this record.
  "item" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "claims" ("record", "id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "views" (
  -- How somebody stands to a claim, and where they say so.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- By what rows of other tables name it.
  "key" TEXT NOT NULL,
  -- Who; absent where it is the source's own voice, and then `by_source` is true, and where nobody
  -- is named, and then `description` says what is known.
  "actor" TEXT,
  -- Whose view it is, in words, where no actor of the record holds it and it is not the source's
  -- own voice ("reports", "two officials").
  "description" TEXT,
  -- Whether it is the source's own voice.
  "by_source" INTEGER CHECK ("by_source" IN (0, 1)),
  -- How they stand to it.
  "stance" TEXT NOT NULL CHECK ("stance" IN ('asserts', 'confirms', 'doubts', 'denies', 'retracts', 'declines_to_comment')),
  -- The date, the interval or its bounds.
  "when_edtf" TEXT,
  -- The first day that `when_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "when_first" TEXT,
  -- The last day that `when_edtf` can mean, any mark of doubt left aside. It follows from the
  -- record, and is not read.
  "when_last" TEXT,
  -- How long, where the source gives a length: how long an event lasts or is to last, or how long
  -- after it is set a time limit ends.
  "when_duration" TEXT,
  -- The words of the source, such as "on Wednesday".
  "when_text" TEXT,
  -- How the date is known.
  "when_basis" TEXT CHECK ("when_basis" IN ('stated', 'resolved', 'inferred', 'publication_date', 'unannounced', 'unknown')),
  -- Where the span starts, in Unicode scalar values from 0.
  "when_anchor_start" INTEGER CHECK ("when_anchor_start" BETWEEN 0 AND 9007199254740991),
  -- Where the span ends (exclusive), in Unicode scalar values from 0.
  "when_anchor_end" INTEGER CHECK ("when_anchor_end" BETWEEN 0 AND 9007199254740991),
  -- The words of the span, exactly as the source has them.
  "when_anchor_exact" TEXT,
  -- Some text that stands directly before the span.
  "when_anchor_prefix" TEXT,
  -- Some text that stands directly after the span.
  "when_anchor_suffix" TEXT,
  -- How the date was worked out.
  "when_note" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "key"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "claims" ("record", "id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "actor") REFERENCES "actors" ("record", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "relations" (
  -- How one entity stands to another, of this record or of another one.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- By what rows of other tables name it.
  "key" TEXT NOT NULL,
  -- The one.
  "from" TEXT NOT NULL,
  -- How it stands to the other.
  "type" TEXT NOT NULL CHECK ("type" IN ('part_of', 'follows', 'causes', 'cancels', 'postpones', 'responds_to', 'accepts', 'partly_accepts', 'rejects', 'counters', 'conflicts_with', 'reiterates', 'clarifies', 'contradicts', 'supports', 'complies_with', 'violates', 'tests', 'crosses', 'carries_out', 'implements', 'keeps', 'breaks', 'withdraws', 'variant_of', 'same_as')),
  -- The other.
  "to" TEXT NOT NULL,
  -- A remark for readers of the record.
  "note" TEXT,
  -- How sure the annotator is of it.
  "confidence" INTEGER CHECK ("confidence" BETWEEN 0 AND 100),
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "key"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "agents" (
  -- Somebody, or some software, that worked on the record.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- Its id, unique in the record.
  "id" TEXT NOT NULL,
  -- What sort of agent.
  "kind" TEXT NOT NULL CHECK ("kind" IN ('person', 'organization', 'software')),
  -- Its name.
  "name" TEXT,
  -- Its version, for software.
  "version" TEXT,
  -- What it did.
  "roles" TEXT,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "id"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "corrections" (
  -- A correction made to the record after it was published.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- By what rows of other tables name it.
  "key" TEXT NOT NULL,
  -- When.
  "date" TEXT NOT NULL,
  -- What was wrong and is now right.
  "text" TEXT NOT NULL,
  -- Lists and objects that are there and have nothing in them, with spaces between.
  "empty" TEXT,
  PRIMARY KEY ("record", "key"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "fields" (
  -- The fields that changed, as JSON Pointers (RFC 6901).

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- The row of that record it belongs to, by its id or key; blank: the record.
  "owner" TEXT NOT NULL DEFAULT '',
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- The fields that changed, as JSON Pointers (RFC 6901).
  "text" TEXT NOT NULL,
  PRIMARY KEY ("record", "owner", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE,
  FOREIGN KEY ("record", "owner") REFERENCES "corrections" ("record", "key") ON DELETE CASCADE
) STRICT;

CREATE TABLE "extensions" (
  -- Data that this schema has no place for. A schema that is found at `uri`, or registered for it,
  -- decides what `data` may hold.

  -- The id of the record it belongs to.
  "record" TEXT NOT NULL,
  -- Its place in that list, from 1.
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 0 AND 9007199254740991),
  -- What sort of data it is.
  "uri" TEXT NOT NULL,
  -- The data: any JSON value.
  "data" TEXT NOT NULL,
  PRIMARY KEY ("record", "number"),
  FOREIGN KEY ("record") REFERENCES "records" ("id") ON DELETE CASCADE
) STRICT;

CREATE TABLE "_tables" (
  -- What was written: a table, a column or rows that are named here and not there are reported when
  -- the database is read.

  "name" TEXT NOT NULL PRIMARY KEY,
  "rows" INTEGER NOT NULL,
  "columns" TEXT NOT NULL
) STRICT;

INSERT INTO "records" ("schema_version", "id", "status", "language", "title", "summary", "source_kind", "source_language", "source_rights", "source_text_sha256", "source_text_length", "provenance_method", "provenance_license", "provenance_created", "revision", "checksum") VALUES ('1.0', 'iran-us-missiles-2026-02-11', 'draft', 'en', 'Iran calls its missiles non-negotiable while a second round with the United States is weighed', 'An adviser to Iran’s supreme leader rules out any bargain over missiles, which the United States wants on the agenda. Donald Trump speaks of a deal or of force, Masoud Pezeshkian of proof and of firmness; Qatar keeps in touch with both, and Israel is expected to urge a harder line.', 'news_article', 'en', 'The licence of the article is not known. The record holds attributed quotations and positions only, not the text.', 'f1d82f466f5808c1b8caafb982f2ddbb4c49dd4b70196b35953d94b96db13b53', 3771, 'assisted', 'CC0-1.0', '2026-11-23T00:00:00Z', 1, '2c04a5b14651d44d676b861d7770d2b5');

INSERT INTO "names" ("record", "owner", "field", "number", "text", "lang", "kind") VALUES ('iran-us-missiles-2026-02-11', 'iran', 'names', 1, 'Islamic Republic of Iran', 'en', 'official');
INSERT INTO "names" ("record", "owner", "field", "number", "text", "lang", "script", "kind") VALUES ('iran-us-missiles-2026-02-11', 'iran', 'names', 2, 'ایران', 'fa', 'Arab', 'native');
INSERT INTO "names" ("record", "owner", "field", "number", "text", "lang", "kind") VALUES ('iran-us-missiles-2026-02-11', 'united-states', 'names', 1, 'United States of America', 'en', 'official');
INSERT INTO "names" ("record", "owner", "field", "number", "text", "lang", "kind") VALUES ('iran-us-missiles-2026-02-11', 'united-states', 'names', 2, 'US', 'en', 'short');
INSERT INTO "names" ("record", "owner", "field", "number", "text", "lang", "kind") VALUES ('iran-us-missiles-2026-02-11', 'united-states', 'names', 3, 'U.S.', 'en', 'short');
INSERT INTO "names" ("record", "owner", "field", "number", "text", "lang", "kind") VALUES ('iran-us-missiles-2026-02-11', 'ali-khamenei', 'names', 1, 'Khamenei', 'en', 'short');
INSERT INTO "names" ("record", "owner", "field", "number", "text", "lang", "kind") VALUES ('iran-us-missiles-2026-02-11', 'iranian-state-media', 'names', 1, 'state media', 'en', 'short');

INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "summary", "status", "when_edtf", "when_first", "when_last", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 'event', 1, 'e-shamkhani-statement', 'statement', 'Ali Shamkhani calls Iran’s missiles non-negotiable', 'At a ceremony for the anniversary of the 1979 revolution, an adviser to Khamenei rules out any bargain over the missile arsenal.', 'occurred', '2026-02-11', '2026-02-11', '2026-02-11', 'Wednesday', 'inferred', 435, 444, 95, 'The article prints only a weekday. A Wednesday on which the 1979 revolution (11 February 1979) is commemorated for the 47th time is 11 February 2026.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_edtf", "when_first", "when_last", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 1, 'e-commemoration', 'commemoration', 'Ceremony for the 47th anniversary of Iran’s revolution', 'occurred', '2026-02-11', '2026-02-11', '2026-02-11', 'Wednesday', 'inferred', 435, 444, 95, 'Dated like the main event; the article names neither place nor organizer.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "summary", "status", "when_edtf", "when_first", "when_last", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "place_name", "place_country", "round", "outcome_kind", "outcome_text", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 2, 'e-first-round', 'talks', 'First round of mediated US-Iran talks in Oman', 'Officials of both countries negotiate in Oman with the help of a mediator whom the article does not name.', 'occurred', '2026-02-02/2026-02-08', '2026-02-02', '2026-02-08', 'last week', 'inferred', 763, 772, 'Oman', 'OMN', 1, 'no_breakthrough', 'The talks end without the advance that was hoped for.', 80, 'The week is counted back from the inferred Wednesday. That Oman was host is read from the place; the mediator is not named. The identity of this series with the later mentioned first round is an inference.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "round", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 3, 'e-second-round', 'talks', 'Possible second round of US-Iran talks', 'proposed', 'no date has been announced', 'unannounced', 1555, 1581, 2, 'Both governments are weighing it; where it might be held is not said.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_edtf", "when_first", "when_last", "when_duration", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 4, 'e-june-war', 'armed_conflict', 'Twelve-day war between Israel and Iran', 'occurred', '2025-06', '2025-06-01', '2025-06-30', 'P12D', 'last June', 'inferred', 1221, 1230, 'The year follows from the inferred date of the article. Who began the war is not said, so both sides are parties.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_edtf", "when_first", "when_last", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "place_name", "place_country", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 5, 'e-us-bombing', 'strike', 'US bombing of three nuclear sites in Iran', 'occurred', '2025-06', '2025-06-01', '2025-06-30', 'in June', 'inferred', 2064, 2071, 'Three nuclear sites in Iran', 'IRN', 'The year follows from the inferred date of the article, which does not name the sites.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_edtf", "when_first", "when_last", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 6, 'e-trump-axios', 'interview', 'Donald Trump speaks to Axios about a deal with Iran', 'occurred', '2026-02-10', '2026-02-10', '2026-02-10', 'Tuesday', 'inferred', 1893, 1900, 90, 'The Tuesday before the inferred Wednesday.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_basis", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 7, 'e-second-carrier', 'deployment', 'Floated dispatch of a second US aircraft carrier', 'proposed', 'unknown', 'Only an idea so far; the article dates neither the remark nor the dispatch.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_edtf", "when_first", "when_last", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 8, 'e-pezeshkian-statement', 'statement', 'Masoud Pezeshkian on the nuclear programme and on pressure', 'occurred', '2026-02-11', '2026-02-11', '2026-02-11', 'Wednesday', 'inferred', 2114, 2123, 90, 'Two consecutive sentences are taken as one statement; only the first is dated. The date is inferred like that of the main event.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_basis", "place_name", "place_country", "formats", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 9, 'e-larijani-visit', 'visit', 'Ali Larijani visits Qatar and meets the emir', 'occurred', 'unknown', 'Qatar', 'QAT', 'in_person', 'A section heading also lets Donald Trump take part in the meeting and gives Larijani another office; the body supports neither.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_edtf", "when_first", "when_last", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 10, 'e-larijani-interview', 'interview', 'Ali Larijani speaks to Al Jazeera', 'occurred', '2026-02-11', '2026-02-11', '2026-02-11', 'Wednesday', 'inferred', 2747, 2756, 90, 'The date is inferred like that of the main event.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_basis", "formats", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 11, 'e-emir-trump-call', 'call', 'Telephone call between the emir of Qatar and Donald Trump', 'occurred', 'unknown', 'remote bilateral leader_level', 'The article does not say who placed the call.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_basis", "formats", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 12, 'e-trump-netanyahu-meeting', 'meeting', 'Coming meeting of Donald Trump and Benjamin Netanyahu', 'scheduled', 'unknown', 'bilateral leader_level', 'The article takes the meeting as fixed but prints neither day nor place.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_basis", "note") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 13, 'e-netanyahu-appeal', 'statement', 'Benjamin Netanyahu presses Donald Trump for a harder line', 'expected', 'unknown', 'Expected by persons whom the article does not name.');
INSERT INTO "events" ("record", "field", "number", "id", "type", "type_text", "name", "status", "when_basis", "place_name", "place_country", "place_locality") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 14, 'e-hashem-report', 'other', 'correspondent’s report', 'Ali Hashem reports from Tehran for Al Jazeera', 'occurred', 'unknown', 'Tehran', 'IRN', 'Tehran');
INSERT INTO "events" ("record", "field", "number", "id", "type", "name", "status", "when_basis") VALUES ('iran-us-missiles-2026-02-11', 'related_events', 15, 'e-ahmadian-interview', 'interview', 'Hassan Ahmadian speaks to Al Jazeera', 'occurred', 'unknown');

INSERT INTO "identifiers" ("record", "owner", "field", "number", "scheme", "value") VALUES ('iran-us-missiles-2026-02-11', 'iran', 'identifiers', 1, 'wikidata', 'Q794');
INSERT INTO "identifiers" ("record", "owner", "field", "number", "scheme", "value") VALUES ('iran-us-missiles-2026-02-11', 'united-states', 'identifiers', 1, 'wikidata', 'Q30');
INSERT INTO "identifiers" ("record", "owner", "field", "number", "scheme", "value") VALUES ('iran-us-missiles-2026-02-11', 'israel', 'identifiers', 1, 'wikidata', 'Q801');
INSERT INTO "identifiers" ("record", "owner", "field", "number", "scheme", "value") VALUES ('iran-us-missiles-2026-02-11', 'qatar', 'identifiers', 1, 'wikidata', 'Q846');
INSERT INTO "identifiers" ("record", "owner", "field", "number", "scheme", "value") VALUES ('iran-us-missiles-2026-02-11', 'oman', 'identifiers', 1, 'wikidata', 'Q842');
INSERT INTO "identifiers" ("record", "owner", "field", "number", "scheme", "value") VALUES ('iran-us-missiles-2026-02-11', 'donald-trump', 'identifiers', 1, 'wikidata', 'Q22686');
INSERT INTO "identifiers" ("record", "owner", "field", "number", "scheme", "value") VALUES ('iran-us-missiles-2026-02-11', 'benjamin-netanyahu', 'identifiers', 1, 'wikidata', 'Q43723');

INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-shamkhani-statement', 1, 'e-shamkhani-statement/participants/1', 'ali-shamkhani', 'speaker');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-commemoration', 1, 'e-commemoration/participants/1', 'ali-shamkhani', 'participant');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 1, 'e-first-round/participants/1', 'united-states', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 2, 'e-first-round/participants/2', 'iran', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 3, 'e-first-round/participants/3', 'oman', 'host');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 1, 'e-second-round/participants/1', 'united-states', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 2, 'e-second-round/participants/2', 'iran', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war', 1, 'e-june-war/participants/1', 'israel', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war', 2, 'e-june-war/participants/2', 'iran', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-us-bombing', 1, 'e-us-bombing/participants/1', 'united-states', 'initiator');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-us-bombing', 2, 'e-us-bombing/participants/2', 'iran', 'target');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-axios', 1, 'e-trump-axios/participants/1', 'donald-trump', 'speaker');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-axios', 2, 'e-trump-axios/participants/2', 'axios', 'participant');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-second-carrier', 1, 'e-second-carrier/participants/1', 'united-states', 'initiator');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-second-carrier', 2, 'e-second-carrier/participants/2', 'iran', 'target');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-pezeshkian-statement', 1, 'e-pezeshkian-statement/participants/1', 'masoud-pezeshkian', 'speaker');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-visit', 1, 'e-larijani-visit/participants/1', 'ali-larijani', 'visitor');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-visit', 2, 'e-larijani-visit/participants/2', 'tamim-bin-hamad-al-thani', 'host');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-interview', 1, 'e-larijani-interview/participants/1', 'ali-larijani', 'speaker');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-interview', 2, 'e-larijani-interview/participants/2', 'al-jazeera', 'participant');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-emir-trump-call', 1, 'e-emir-trump-call/participants/1', 'tamim-bin-hamad-al-thani', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-emir-trump-call', 2, 'e-emir-trump-call/participants/2', 'donald-trump', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-netanyahu-meeting', 1, 'e-trump-netanyahu-meeting/participants/1', 'donald-trump', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-netanyahu-meeting', 2, 'e-trump-netanyahu-meeting/participants/2', 'benjamin-netanyahu', 'party');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-netanyahu-appeal', 1, 'e-netanyahu-appeal/participants/1', 'benjamin-netanyahu', 'speaker');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-netanyahu-appeal', 2, 'e-netanyahu-appeal/participants/2', 'donald-trump', 'audience');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-hashem-report', 1, 'e-hashem-report/participants/1', 'ali-hashem', 'speaker');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-ahmadian-interview', 1, 'e-ahmadian-interview/participants/1', 'hassan-ahmadian', 'speaker');
INSERT INTO "participants" ("record", "owner", "number", "key", "actor", "role") VALUES ('iran-us-missiles-2026-02-11', 'e-ahmadian-interview', 2, 'e-ahmadian-interview/participants/2', 'al-jazeera', 'participant');

INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-shamkhani-statement/participants/1', 'anchors', 1, 398, 411);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-shamkhani-statement', 'anchors', 1, 219, 325);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-shamkhani-statement', 'anchors', 2, 398, 521);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-commemoration', 'anchors', 1, 452, 521);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 'anchors', 1, 693, 805);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 'anchors', 2, 1664, 1679);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 'anchors', 1, 17, 63);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 'anchors', 2, 1491, 1549);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 'anchors', 3, 2866, 2912);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war/casualties/1', 'anchors', 1, 1261, 1300);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war', 'anchors', 1, 1221, 1255);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-us-bombing', 'anchors', 1, 2006, 2071);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-axios', 'anchors', 1, 1846, 1900);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-second-carrier', 'anchors', 1, 1902, 1978);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-pezeshkian-statement', 'anchors', 1, 2073, 2201);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-pezeshkian-statement', 'anchors', 2, 2437, 2452);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-visit', 'anchors', 1, 2533, 2717);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-interview', 'anchors', 1, 2719, 2912);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-emir-trump-call', 'anchors', 1, 2914, 2972);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-netanyahu-meeting', 'anchors', 1, 2982, 3055);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-netanyahu-appeal', 'anchors', 1, 3057, 3304);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-hashem-report', 'anchors', 1, 1075, 1127);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-hashem-report', 'anchors', 2, 1446, 1457);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-ahmadian-interview', 'anchors', 1, 3306, 3379);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'e-ahmadian-interview', 'anchors', 2, 3545, 3569);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'iran', 'anchors', 1, 260, 264);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'united-states', 'anchors', 1, 50, 63);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'israel', 'anchors', 1, 1249, 1255);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'qatar', 'anchors', 1, 2613, 2618);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'oman', 'anchors', 1, 758, 762);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'ali-shamkhani', 'anchors', 1, 398, 411);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'ali-khamenei', 'anchors', 1, 2595, 2603);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'donald-trump', 'anchors', 1, 1596, 1608);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'masoud-pezeshkian', 'anchors', 1, 2091, 2108);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'ali-larijani', 'anchors', 1, 2540, 2552);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'tamim-bin-hamad-al-thani', 'anchors', 1, 2639, 2663);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'benjamin-netanyahu', 'anchors', 1, 3037, 3055);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'ali-hashem', 'anchors', 1, 1088, 1098);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'hassan-ahmadian', 'anchors', 1, 3306, 3321);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'al-jazeera', 'anchors', 1, 1075, 1085);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'al-jazeera', 'anchors', 2, 2733, 2743);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'al-jazeera', 'anchors', 3, 3559, 3569);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'axios', 'anchors', 1, 1884, 1889);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'iranian-state-media', 'anchors', 1, 589, 600);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'university-of-tehran', 'anchors', 1, 3353, 3373);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'hezbollah', 'anchors', 1, 3295, 3304);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'iranian-officials', 'anchors', 1, 65, 82);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'us-officials', 'anchors', 1, 728, 754);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'iranians', 'anchors', 1, 1177, 1190);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'q-officials-nuclear', 'anchors', 1, 96, 127);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-shamkhani-missiles', 'anchors', 1, 524, 587, 'The Islamic Republic’s missile capabilities are non-negotiable,');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-hashem-ballistics', 'anchors', 1, 970, 1073, 'The Iranians say they are ready to talk about nuclear, but they are not ready to talk about ballistics,');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-hashem-ballistics', 'anchors', 2, 1130, 1175, 'For the United States, this is a big problem.');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-hashem-concern', 'anchors', 1, 1372, 1444, 'Many here are very concerned that this could lead to something untoward,');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-heading-invasion', 'anchors', 1, 1460, 1489, 'We will not yield to invasion');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-trump-first-round', 'anchors', 1, 1690, 1700, 'very well,');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-trump-deal', 'anchors', 1, 1769, 1844, 'Either we make a deal or we have to do something very tough like last time,');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'q-pezeshkian-peaceful', 'anchors', 1, 2144, 2178);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-pezeshkian-excessive', 'anchors', 1, 2208, 2246, 'will not give in to excessive demands.');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-pezeshkian-aggression', 'anchors', 1, 2249, 2435, 'Our country, Iran, will not succumb to aggression, but continues to do our best to maintain dialogue with neighboring countries in order to establish peace and tranquility in the region,');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'q-larijani-positive', 'anchors', 1, 2762, 2791);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-larijani-all-sides', 'anchors', 1, 2830, 2839, 'all sides');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-ahmadian-limits', 'anchors', 1, 3503, 3543, 'There are limits to what Iran can offer,');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end", "exact") VALUES ('iran-us-missiles-2026-02-11', 'q-ahmadian-limits', 'anchors', 2, 3572, 3769, 'So far, Iranian policymakers have argued that talks about Iran’s defense capabilities are unacceptable. Attacking a country and then expecting it to hand over key defenses is a ridiculous argument.');
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'd-us-scope', 'anchors', 1, 867, 967);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'd-iran-nuclear-only', 'anchors', 1, 807, 861);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 'anchors', 1, 1733, 1766);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'd-israel-harder-line', 'anchors', 1, 3057, 3304);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 'anchors', 1, 133, 173);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 'anchors', 2, 260, 325);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 'anchors', 3, 3380, 3500);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-nuclear', 'anchors', 1, 113, 127);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-nuclear', 'anchors', 2, 847, 861);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-nuclear', 'anchors', 3, 2182, 2201);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-missiles', 'anchors', 1, 155, 173);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-missiles', 'anchors', 2, 912, 944);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-missiles', 'anchors', 3, 3391, 3420);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-regional-groups', 'anchors', 1, 949, 967);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-regional-groups', 'anchors', 2, 3262, 3304);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-talks-scope', 'anchors', 1, 807, 967);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-deal', 'anchors', 1, 1776, 1790);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-use-of-force', 'anchors', 1, 1341, 1369);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-use-of-force', 'anchors', 2, 1706, 1732);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'i-neighbours', 'anchors', 1, 2341, 2376);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 't-us-military-action', 'anchors', 1, 1706, 1766);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 't-us-second-carrier', 'anchors', 1, 1902, 1998);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-second-round', 'anchors', 1, 2801, 2912);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'p-us-second-round', 'anchors', 1, 1491, 1549);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'p-iranians-concern', 'anchors', 1, 1177, 1369);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'c-war-deaths/views/1', 'anchors', 1, 1261, 1300);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'c-first-round-stalled/views/1', 'anchors', 1, 773, 805);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'c-impasse/views/1', 'anchors', 1, 338, 373);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'c-larijani-president/views/1', 'anchors', 1, 2495, 2521);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'c-larijani-adviser/views/1', 'anchors', 1, 2533, 2603);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'c-pezeshkian-president/views/1', 'anchors', 1, 2073, 2108);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'c-missiles-defence/views/1', 'anchors', 1, 3470, 3500);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'relations/1', 'anchors', 1, 445, 460);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'relations/2', 'anchors', 1, 670, 692);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'relations/5', 'anchors', 1, 2973, 3008);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'relations/6', 'anchors', 1, 338, 373);
INSERT INTO "anchors" ("record", "owner", "field", "number", "start", "end") VALUES ('iran-us-missiles-2026-02-11', 'relations/8', 'anchors', 1, 807, 967);

INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-shamkhani-statement', 1, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 2, 'i-talks-scope');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 2, 'i-talks-scope');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-us-bombing', 1, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-us-bombing', 2, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-axios', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-axios', 2, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-second-carrier', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-pezeshkian-statement', 1, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-pezeshkian-statement', 2, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-pezeshkian-statement', 3, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-pezeshkian-statement', 4, 'i-neighbours');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-visit', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-interview', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-netanyahu-appeal', 1, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-netanyahu-appeal', 2, 'i-regional-groups');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-hashem-report', 1, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-hashem-report', 2, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'e-ahmadian-interview', 1, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-officials-nuclear', 1, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-shamkhani-missiles', 1, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-hashem-ballistics', 1, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-hashem-ballistics', 2, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-hashem-concern', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-heading-invasion', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-trump-first-round', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-trump-deal', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-trump-deal', 2, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-pezeshkian-peaceful', 1, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-pezeshkian-excessive', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-pezeshkian-aggression', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-pezeshkian-aggression', 2, 'i-neighbours');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-larijani-positive', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-larijani-all-sides', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'q-ahmadian-limits', 1, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'd-us-scope', 1, 'i-talks-scope');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'd-us-scope', 2, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'd-us-scope', 3, 'i-regional-groups');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'd-iran-nuclear-only', 1, 'i-talks-scope');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'd-iran-nuclear-only', 2, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'd-israel-harder-line', 1, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'd-israel-harder-line', 2, 'i-regional-groups');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 1, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-aggression', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 't-us-military-action', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 't-us-very-tough', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 't-us-second-carrier', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-nuclear-talks', 1, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-nuclear-talks', 2, 'i-talks-scope');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-peaceful-proof', 1, 'i-nuclear');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-second-round', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'p-us-second-round', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-excessive-demands', 1, 'i-deal');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-no-defence-talks', 1, 'i-missiles');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-no-defence-talks', 2, 'i-talks-scope');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'p-iranians-concern', 1, 'i-use-of-force');
INSERT INTO "issue_links" ("record", "owner", "number", "issue") VALUES ('iran-us-missiles-2026-02-11', 'm-iran-neighbours', 1, 'i-neighbours');

INSERT INTO "casualties" ("record", "owner", "number", "key", "kind", "best", "qualifier", "population", "actor") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war', 1, 'e-june-war/casualties/1', 'killed', 610, 'approximately', 'people in Iran', 'iran');

INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'q-shamkhani-missiles', 1, 'iranian-state-media', 'quoted');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'q-trump-deal', 1, 'axios', 'told');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'q-larijani-positive', 1, 'al-jazeera', 'told');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'q-larijani-all-sides', 1, 'al-jazeera', 'told');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'q-ahmadian-limits', 1, 'al-jazeera', 'told');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 1, 'axios', 'told');
INSERT INTO "attributions" ("record", "owner", "number", "description", "mode") VALUES ('iran-us-missiles-2026-02-11', 'd-israel-harder-line', 1, 'Persons whom the article does not name.', 'unspecified');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 1, 'iranian-state-media', 'quoted');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 't-us-very-tough', 1, 'axios', 'told');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-second-round', 1, 'al-jazeera', 'told');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-no-defence-talks', 1, 'al-jazeera', 'told');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-no-defence-talks', 2, 'hassan-ahmadian', 'reported');
INSERT INTO "attributions" ("record", "owner", "number", "actor", "mode") VALUES ('iran-us-missiles-2026-02-11', 'p-iranians-concern', 1, 'ali-hashem', 'reported');

INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-shamkhani-statement', 1, 'cameo', '010');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-commemoration', 1, 'cameo', '017');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 1, 'plover-event', 'CONSULT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-first-round', 2, 'cameo', '046');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 1, 'plover-event', 'CONSULT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-second-round', 2, 'cameo', '046');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war', 1, 'plover-event', 'ASSAULT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war', 2, 'cameo', '190');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code", "label") VALUES ('iran-us-missiles-2026-02-11', 'e-june-war', 3, 'iptc-medtop', '20000062', 'war');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-us-bombing', 1, 'plover-event', 'ASSAULT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-us-bombing', 2, 'plover-mode', 'aerial');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-us-bombing', 3, 'cameo', '195');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-axios', 1, 'cameo', '010');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-second-carrier', 1, 'plover-event', 'MOBILIZE');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-second-carrier', 2, 'plover-mode', 'weapons');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-second-carrier', 3, 'cameo', '154');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-pezeshkian-statement', 1, 'cameo', '010');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-visit', 1, 'plover-event', 'CONSULT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-visit', 2, 'plover-mode', 'visit');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-visit', 3, 'cameo', '042');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-larijani-interview', 1, 'cameo', '010');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-emir-trump-call', 1, 'plover-event', 'CONSULT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-emir-trump-call', 2, 'plover-mode', 'phone');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-emir-trump-call', 3, 'cameo', '041');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-netanyahu-meeting', 1, 'plover-event', 'CONSULT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-trump-netanyahu-meeting', 2, 'cameo', '040');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-netanyahu-appeal', 1, 'cameo', '010');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'e-ahmadian-interview', 1, 'cameo', '010');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'ali-shamkhani', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'ali-khamenei', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'donald-trump', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'masoud-pezeshkian', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'ali-larijani', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'tamim-bin-hamad-al-thani', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'benjamin-netanyahu', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'ali-hashem', 1, 'plover-sector', 'JRN');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'hassan-ahmadian', 1, 'plover-sector', 'EDU');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'al-jazeera', 1, 'plover-sector', 'JRN');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'axios', 1, 'plover-sector', 'JRN');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'iranian-state-media', 1, 'plover-sector', 'JRN');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'university-of-tehran', 1, 'plover-sector', 'EDU');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'iranian-officials', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'us-officials', 1, 'plover-sector', 'GOV');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'iranians', 1, 'plover-sector', 'CVL');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'd-us-scope', 1, 'plover-event', 'REQUEST');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'd-us-scope', 2, 'cameo', '100');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'd-iran-nuclear-only', 1, 'plover-event', 'REQUEST');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'd-iran-nuclear-only', 2, 'cameo', '100');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 1, 'plover-event', 'REQUEST');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 2, 'cameo', '100');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'd-israel-harder-line', 1, 'plover-event', 'REQUEST');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'd-israel-harder-line', 2, 'cameo', '100');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 1, 'plover-event', 'REJECT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 2, 'plover-mode', 'yield');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-aggression', 1, 'plover-event', 'REJECT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-aggression', 2, 'plover-mode', 'yield');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code", "label") VALUES ('iran-us-missiles-2026-02-11', 'i-nuclear', 1, 'iptc-medtop', '20000635', 'nuclear policy');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'i-nuclear', 2, 'plover-context', 'cbrn');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code", "label") VALUES ('iran-us-missiles-2026-02-11', 'i-missiles', 1, 'iptc-medtop', '20000602', 'military weaponry');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'i-missiles', 2, 'plover-context', 'military');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code", "label") VALUES ('iran-us-missiles-2026-02-11', 'i-talks-scope', 1, 'iptc-medtop', '20000639', 'diplomacy');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'i-talks-scope', 2, 'plover-context', 'diplomatic');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code", "label") VALUES ('iran-us-missiles-2026-02-11', 'i-deal', 1, 'iptc-medtop', '20000638', 'international relations');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'i-deal', 2, 'plover-context', 'diplomatic');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code", "label") VALUES ('iran-us-missiles-2026-02-11', 'i-use-of-force', 1, 'iptc-medtop', '20000056', 'armed conflict');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'i-use-of-force', 2, 'plover-context', 'military');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'i-neighbours', 1, 'plover-context', 'diplomatic');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 't-us-military-action', 1, 'plover-event', 'THREATEN');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 't-us-military-action', 2, 'plover-mode', 'violence');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 't-us-military-action', 3, 'cameo', '138');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 't-us-very-tough', 1, 'plover-event', 'THREATEN');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 't-us-very-tough', 2, 'plover-mode', 'violence');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 't-us-very-tough', 3, 'cameo', '138');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-nuclear-talks', 1, 'plover-event', 'AGREE');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-peaceful-proof', 1, 'plover-event', 'AGREE');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-excessive-demands', 1, 'plover-event', 'REJECT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-excessive-demands', 2, 'plover-mode', 'yield');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-no-defence-talks', 1, 'plover-event', 'REJECT');
INSERT INTO "codes" ("record", "owner", "number", "scheme", "code") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-no-defence-talks', 2, 'plover-mode', 'meet');

INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country", "note") VALUES ('iran-us-missiles-2026-02-11', 1, 'iran', 'state', 'Iran', 'IRN', 'Stands for the Iranian government too.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country", "note") VALUES ('iran-us-missiles-2026-02-11', 2, 'united-states', 'state', 'United States', 'USA', 'Stands for the US government too.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 3, 'israel', 'state', 'Israel', 'ISR');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 4, 'qatar', 'state', 'Qatar', 'QAT');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 5, 'oman', 'state', 'Oman', 'OMN');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 6, 'ali-shamkhani', 'person', 'Ali Shamkhani', 'IRN');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country", "note") VALUES ('iran-us-missiles-2026-02-11', 7, 'ali-khamenei', 'person', 'Ali Khamenei', 'IRN', 'The article prints the family name alone.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 8, 'donald-trump', 'person', 'Donald Trump', 'USA');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 9, 'masoud-pezeshkian', 'person', 'Masoud Pezeshkian', 'IRN');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country", "note") VALUES ('iran-us-missiles-2026-02-11', 10, 'ali-larijani', 'person', 'Ali Larijani', 'IRN', 'A section heading calls him president; the body makes him an adviser and names Masoud Pezeshkian as president. The office of the body is encoded, the contradiction stands in the claims.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 11, 'tamim-bin-hamad-al-thani', 'person', 'Tamim bin Hamad Al Thani', 'QAT');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 12, 'benjamin-netanyahu', 'person', 'Benjamin Netanyahu', 'ISR');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "description") VALUES ('iran-us-missiles-2026-02-11', 13, 'ali-hashem', 'person', 'Ali Hashem', 'Correspondent who reports from Tehran.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name") VALUES ('iran-us-missiles-2026-02-11', 14, 'hassan-ahmadian', 'person', 'Hassan Ahmadian');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "note") VALUES ('iran-us-missiles-2026-02-11', 15, 'al-jazeera', 'media', 'Al Jazeera', 'Probably the publisher of the article; since the text prints no publisher, the source names none.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "description", "country") VALUES ('iran-us-missiles-2026-02-11', 16, 'axios', 'media', 'Axios', 'News site.', 'USA');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country", "note") VALUES ('iran-us-missiles-2026-02-11', 17, 'iranian-state-media', 'media', 'Iranian state media', 'IRN', 'The article says only that the media are those of a state; that it is Iran is inferred from the speaker.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "country") VALUES ('iran-us-missiles-2026-02-11', 18, 'university-of-tehran', 'organization', 'University of Tehran', 'IRN');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "description") VALUES ('iran-us-missiles-2026-02-11', 19, 'hezbollah', 'armed_group', 'Hezbollah', 'Named as an example of the regional groups that Iran supports.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "description", "country") VALUES ('iran-us-missiles-2026-02-11', 20, 'iranian-officials', 'unknown', 'Iranian officials', 'Officials of Iran whom the article does not name.', 'IRN');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "description", "country", "note") VALUES ('iran-us-missiles-2026-02-11', 21, 'us-officials', 'unknown', 'US officials', 'Officials who negotiated for the United States in Oman.', 'USA', 'The article names them together with their Iranian counterparts.');
INSERT INTO "actors" ("record", "number", "id", "kind", "name", "description", "country") VALUES ('iran-us-missiles-2026-02-11', 22, 'iranians', 'population', 'Iranians', 'The people of Iran, of whom the article says that many are worried.', 'IRN');

INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'ali-shamkhani', 1, 'iran', 'adviser to Iran’s supreme leader', 'adviser');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'ali-khamenei', 1, 'iran', 'Supreme Leader', 'head_of_state');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'donald-trump', 1, 'united-states', 'US President', 'head_of_state');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'masoud-pezeshkian', 1, 'iran', 'Iranian President', 'head_of_government');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'ali-larijani', 1, 'iran', 'senior adviser to Supreme Leader Khamenei', 'adviser');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'tamim-bin-hamad-al-thani', 1, 'qatar', 'Emir of Qatar', 'head_of_state');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'benjamin-netanyahu', 1, 'israel', 'Israeli Prime Minister', 'head_of_government');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "relation") VALUES ('iran-us-missiles-2026-02-11', 'ali-hashem', 1, 'al-jazeera', 'employee');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'hassan-ahmadian', 1, 'university-of-tehran', 'associate professor', 'employee');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'iranian-officials', 1, 'iran', 'officials', 'office_holder');
INSERT INTO "affiliations" ("record", "owner", "number", "organization", "role", "relation") VALUES ('iran-us-missiles-2026-02-11', 'us-officials', 1, 'united-states', 'officials', 'office_holder');

INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of", "original_language", "original_basis", "translation", "note") VALUES ('iran-us-missiles-2026-02-11', 1, 'q-officials-nuclear', 'indirect', 'ready to discuss nuclear issues', 'en', 'iranian-officials', 'role', 'Iranian officials', 65, 82, 'say', 83, 86, 'iran', 'fa', 'inferred', 'unknown', 'The article does not name the language spoken; Persian is inferred from the speaker’s office.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of", "original_language", "original_basis", "translation", "channel_kind", "channel_outlet", "channel_event", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "note") VALUES ('iran-us-missiles-2026-02-11', 2, 'q-shamkhani-missiles', 'direct', 'The Islamic Republic’s missile capabilities are non-negotiable', 'en', 'ali-shamkhani', 'pronoun', 'him', 608, 611, 'quoted him as saying', 601, 621, 'iran', 'fa', 'inferred', 'unknown', 'speech', 'iranian-state-media', 'e-shamkhani-statement', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 435, 444, 'The article does not name the language spoken; Persian is inferred from the speaker’s office. The date is inferred like that of the event.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "channel_kind", "channel_outlet", "channel_event", "note") VALUES ('iran-us-missiles-2026-02-11', 3, 'q-hashem-ballistics', 'direct', 'The Iranians say they are ready to talk about nuclear, but they are not ready to talk about ballistics, For the United States, this is a big problem.', 'en', 'ali-hashem', 'named', 'Ali Hashem', 1088, 1098, 'said', 1123, 1127, 'unknown', 'al-jazeera', 'e-hashem-report', 'Split by the reporting clause; the comma before it is the newsroom’s.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "channel_kind", "channel_outlet", "channel_event") VALUES ('iran-us-missiles-2026-02-11', 4, 'q-hashem-concern', 'direct', 'Many here are very concerned that this could lead to something untoward', 'en', 'ali-hashem', 'named', 'Hashem', 1446, 1452, 'said', 1453, 1457, 'unknown', 'al-jazeera', 'e-hashem-report');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker_basis", "note") VALUES ('iran-us-missiles-2026-02-11', 5, 'q-heading-invasion', 'direct', 'We will not yield to invasion', 'en', 'unattributed', 'A section heading in quotation marks. No speaker is named and the words do not recur; see its relation to a quotation of Masoud Pezeshkian.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of") VALUES ('iran-us-missiles-2026-02-11', 6, 'q-trump-first-round', 'mixed', 'very well', 'en', 'donald-trump', 'pronoun', 'He', 1656, 1658, 'said', 1659, 1663, 'united-states');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of", "channel_kind", "channel_outlet", "channel_event", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "note") VALUES ('iran-us-missiles-2026-02-11', 7, 'q-trump-deal', 'direct', 'Either we make a deal or we have to do something very tough like last time', 'en', 'donald-trump', 'named', 'President Trump', 1846, 1861, 'told', 1862, 1866, 'united-states', 'interview', 'axios', 'e-trump-axios', '2026-02-10', '2026-02-10', '2026-02-10', 'itself', 'Tuesday', 'inferred', 1893, 1900, 'The Tuesday before the inferred Wednesday.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of", "original_language", "original_basis", "translation", "channel_kind", "channel_event", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "note") VALUES ('iran-us-missiles-2026-02-11', 8, 'q-pezeshkian-peaceful', 'indirect', 'ready to prove the peaceful nature', 'en', 'masoud-pezeshkian', 'named', 'Masoud Pezeshkian', 2091, 2108, 'said', 2109, 2113, 'iran', 'fa', 'inferred', 'unknown', 'unknown', 'e-pezeshkian-statement', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 2114, 2123, 'The article does not name the language spoken; Persian is inferred from the speaker’s office. Only the core of the reported clause is given; its subject is the nuclear programme.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of", "original_language", "original_basis", "translation", "channel_kind", "channel_event", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "note") VALUES ('iran-us-missiles-2026-02-11', 9, 'q-pezeshkian-excessive', 'mixed', 'will not give in to excessive demands', 'en', 'masoud-pezeshkian', 'named', 'Masoud Pezeshkian', 2091, 2108, 'said', 2109, 2113, 'iran', 'fa', 'inferred', 'unknown', 'unknown', 'e-pezeshkian-statement', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 2114, 2123, 'The article does not name the language spoken; Persian is inferred from the speaker’s office.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of", "original_language", "original_basis", "translation", "channel_kind", "channel_event", "when_first", "when_last", "when_dated_by", "note") VALUES ('iran-us-missiles-2026-02-11', 10, 'q-pezeshkian-aggression', 'direct', 'Our country, Iran, will not succumb to aggression, but continues to do our best to maintain dialogue with neighboring countries in order to establish peace and tranquility in the region', 'en', 'masoud-pezeshkian', 'named', 'Pezeshkian', 2437, 2447, 'said', 2448, 2452, 'iran', 'fa', 'inferred', 'unknown', 'unknown', 'e-pezeshkian-statement', '2026-02-11', '2026-02-11', 'event', 'The article does not name the language spoken; Persian is inferred from the speaker’s office.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of", "original_language", "original_basis", "translation", "channel_kind", "channel_outlet", "channel_event", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "note") VALUES ('iran-us-missiles-2026-02-11', 11, 'q-larijani-positive', 'indirect', 'the discussions were positive', 'en', 'ali-larijani', 'named', 'Larijani', 2719, 2727, 'told', 2728, 2732, 'iran', 'fa', 'inferred', 'unknown', 'interview', 'al-jazeera', 'e-larijani-interview', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 2747, 2756, 'The article does not name the language spoken; Persian is inferred from the speaker’s office.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "on_behalf_of", "original_language", "original_basis", "translation", "channel_kind", "channel_outlet", "channel_event", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "when_anchor_start", "when_anchor_end", "note") VALUES ('iran-us-missiles-2026-02-11', 12, 'q-larijani-all-sides', 'mixed', 'all sides', 'en', 'ali-larijani', 'named', 'Larijani', 2719, 2727, 'told', 2728, 2732, 'iran', 'fa', 'inferred', 'unknown', 'interview', 'al-jazeera', 'e-larijani-interview', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 2747, 2756, 'The article does not name the language spoken; Persian is inferred from the speaker’s office.');
INSERT INTO "quotes" ("record", "number", "id", "kind", "text", "language", "speaker", "speaker_basis", "speaker_text", "speaker_anchor_start", "speaker_anchor_end", "cue", "cue_anchor_start", "cue_anchor_end", "original_language", "original_basis", "translation", "channel_kind", "channel_outlet", "channel_event", "note") VALUES ('iran-us-missiles-2026-02-11', 13, 'q-ahmadian-limits', 'direct', 'There are limits to what Iran can offer, So far, Iranian policymakers have argued that talks about Iran’s defense capabilities are unacceptable. Attacking a country and then expecting it to hand over key defenses is a ridiculous argument.', 'en', 'hassan-ahmadian', 'named', 'Ahmadian', 3545, 3553, 'told', 3554, 3558, 'und', 'inferred', 'unknown', 'interview', 'al-jazeera', 'e-ahmadian-interview', 'Split by the reporting clause. The article does not say in which language the interview was held, hence `und`.');

INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 'd-us-scope', 1, 'iran');
INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 'd-iran-nuclear-only', 1, 'united-states');
INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 1, 'iran');
INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 'd-israel-harder-line', 1, 'united-states');
INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 1, 'united-states');
INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 't-us-military-action', 1, 'iran');
INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 't-us-very-tough', 1, 'iran');
INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 't-us-second-carrier', 1, 'iran');
INSERT INTO "addressees" ("record", "owner", "number", "actor") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-nuclear-talks', 1, 'united-states');

INSERT INTO "demands" ("record", "number", "id", "issuer", "force", "conduct", "status", "text", "expression", "note") VALUES ('iran-us-missiles-2026-02-11', 1, 'd-us-scope', 'united-states', 'demand', 'act', 'outstanding', 'Widen the talks beyond the nuclear file to Iran’s missiles and its allies in the region.', 'attributed', 'The article reports this wish in its own voice and names no speaker.');
INSERT INTO "demands" ("record", "number", "id", "issuer", "force", "conduct", "status", "text", "expression") VALUES ('iran-us-missiles-2026-02-11', 2, 'd-iran-nuclear-only', 'iran', 'demand', 'continuous', 'outstanding', 'Keep the talks to the nuclear file.', 'attributed');
INSERT INTO "demands" ("record", "number", "id", "issuer", "force", "conduct", "status", "consequence_text", "text", "expression", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "event", "note") VALUES ('iran-us-missiles-2026-02-11', 3, 'd-us-deal', 'united-states', 'demand', 'act', 'outstanding', 'Otherwise the United States will use force.', 'Accept a deal that meets what the United States asks for.', 'declared', '2026-02-10', '2026-02-10', '2026-02-10', 'itself', 'Tuesday', 'inferred', 'e-trump-axios', 'Taken as a demand and not as an ultimatum, since the threat is veiled and no term is set. What the demands are is not said at this place. The date is inferred like that of the interview.');
INSERT INTO "demands" ("record", "number", "id", "issuer", "force", "conduct", "status", "text", "expression", "event", "note") VALUES ('iran-us-missiles-2026-02-11', 4, 'd-israel-harder-line', 'israel', 'demand', 'act', 'anticipated', 'Take a harder line with Iran and ask it for concessions on its weapons and on the groups it backs.', 'attributed', 'e-netanyahu-appeal', 'Expected, not yet made: the article reports what Benjamin Netanyahu is thought likely to press for.');

INSERT INTO "threat_links" ("record", "owner", "number", "threat") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 1, 't-us-military-action');
INSERT INTO "threat_links" ("record", "owner", "number", "threat") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 2, 't-us-very-tough');

INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'd-us-deal', 1, 'q-trump-deal');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 1, 'q-shamkhani-missiles');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 2, 'q-hashem-ballistics');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-missiles', 3, 'q-ahmadian-limits');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'rl-iran-aggression', 1, 'q-pezeshkian-aggression');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 't-us-very-tough', 1, 'q-trump-deal');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-nuclear-talks', 1, 'q-officials-nuclear');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-nuclear-talks', 2, 'q-hashem-ballistics');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'o-iran-peaceful-proof', 1, 'q-pezeshkian-peaceful');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-second-round', 1, 'q-larijani-all-sides');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-excessive-demands', 1, 'q-pezeshkian-excessive');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-no-defence-talks', 1, 'q-ahmadian-limits');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'p-iranians-concern', 1, 'q-hashem-concern');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'm-iran-neighbours', 1, 'q-pezeshkian-aggression');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'c-first-round-well/views/1', 1, 'q-trump-first-round');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'c-us-problem/views/1', 1, 'q-hashem-ballistics');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'c-discussions-positive/views/1', 1, 'q-larijani-positive');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'c-limits/views/1', 1, 'q-ahmadian-limits');
INSERT INTO "evidence" ("record", "owner", "number", "quote") VALUES ('iran-us-missiles-2026-02-11', 'c-unreasonable/views/1', 1, 'q-ahmadian-limits');

INSERT INTO "red_lines" ("record", "number", "id", "holder", "kind", "trigger_text", "firmness", "reason", "status", "text", "expression", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "event", "note") VALUES ('iran-us-missiles-2026-02-11', 1, 'rl-iran-missiles', 'iran', 'non_negotiable', 'The talks are made to bargain over missiles.', 'absolute', 'The missiles are held to be vital to the country’s defence (so Hassan Ahmadian).', 'in_force', 'Iran’s missiles are not up for negotiation.', 'declared', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 'e-shamkhani-statement', 'One red line: declared by an adviser of its holder, and described again by a correspondent and a scholar in the same document. The date is inferred like that of the event.');
INSERT INTO "red_lines" ("record", "number", "id", "holder", "kind", "firmness", "status", "text", "expression", "when_first", "when_last", "when_dated_by", "event") VALUES ('iran-us-missiles-2026-02-11', 2, 'rl-iran-aggression', 'iran', 'self_commitment', 'firm', 'in_force', 'Iran will never submit to aggression.', 'declared', '2026-02-11', '2026-02-11', 'event', 'e-pezeshkian-statement');

INSERT INTO "issues" ("record", "number", "id", "name") VALUES ('iran-us-missiles-2026-02-11', 1, 'i-nuclear', 'Iran’s nuclear programme');
INSERT INTO "issues" ("record", "number", "id", "name") VALUES ('iran-us-missiles-2026-02-11', 2, 'i-missiles', 'Iran’s ballistic missiles');
INSERT INTO "issues" ("record", "number", "id", "name") VALUES ('iran-us-missiles-2026-02-11', 3, 'i-regional-groups', 'Iran’s regional alliances and the groups it supports');
INSERT INTO "issues" ("record", "number", "id", "name", "summary") VALUES ('iran-us-missiles-2026-02-11', 4, 'i-talks-scope', 'What the US-Iran talks are about', 'Whether the talks stay with the nuclear file or also take in missiles and alliances.');
INSERT INTO "issues" ("record", "number", "id", "name") VALUES ('iran-us-missiles-2026-02-11', 5, 'i-deal', 'A negotiated deal between the United States and Iran');
INSERT INTO "issues" ("record", "number", "id", "name") VALUES ('iran-us-missiles-2026-02-11', 6, 'i-use-of-force', 'Use of force against Iran');
INSERT INTO "issues" ("record", "number", "id", "name") VALUES ('iran-us-missiles-2026-02-11', 7, 'i-neighbours', 'Iran’s relations with its neighbours');

INSERT INTO "threats" ("record", "number", "id", "issuer", "act", "condition_text", "direction", "veiled", "status", "text", "expression", "note") VALUES ('iran-us-missiles-2026-02-11', 1, 't-us-military-action', 'united-states', 'military_force', 'Iran does not do what the United States asks.', 'compellent', 0, 'standing', 'The United States will take military action.', 'attributed', 'Plain, but in the words of the article; Donald Trump’s own are not given.');
INSERT INTO "threats" ("record", "number", "id", "issuer", "act", "condition_text", "direction", "veiled", "status", "text", "expression", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "event", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 2, 't-us-very-tough', 'united-states', 'military_force', 'No deal is made.', 'compellent', 1, 'standing', 'The United States will again do something severe.', 'declared', '2026-02-10', '2026-02-10', '2026-02-10', 'itself', 'Tuesday', 'inferred', 'e-trump-axios', 80, 'Veiled: no act is named. The bombing of June 2025 is taken to be the earlier occasion meant. The date is inferred like that of the interview.');
INSERT INTO "threats" ("record", "number", "id", "issuer", "act", "direction", "veiled", "status", "text", "expression", "event", "note") VALUES ('iran-us-missiles-2026-02-11', 3, 't-us-second-carrier', 'united-states', 'show_of_force', 'unspecified', 1, 'standing', 'The United States may send another aircraft carrier.', 'implied', 'e-second-carrier', 'The article itself reads the idea as a signal of threat; no condition is given.');

INSERT INTO "offers" ("record", "number", "id", "issuer", "kind", "conditions", "status", "text", "expression") VALUES ('iran-us-missiles-2026-02-11', 1, 'o-iran-nuclear-talks', 'iran', 'proposal', 'Missiles stay off the table.', 'open', 'Iran is willing to talk about the nuclear file.', 'declared');
INSERT INTO "offers" ("record", "number", "id", "issuer", "kind", "status", "text", "expression", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "event", "note") VALUES ('iran-us-missiles-2026-02-11', 2, 'o-iran-peaceful-proof', 'iran', 'verification', 'open', 'Iran is willing to show that its nuclear programme is peaceful.', 'declared', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 'e-pezeshkian-statement', 'To whom the proof is offered is not said. The date is inferred like that of the statement.');

INSERT INTO "positions" ("record", "number", "id", "holder", "stance", "text", "expression", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "event", "note") VALUES ('iran-us-missiles-2026-02-11', 1, 'p-iran-second-round', 'iran', 'open_to', 'Iran is open to meeting again and keeps its contacts.', 'declared', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 'e-larijani-interview', 'Voiced by Ali Larijani. The date is inferred like that of the interview.');
INSERT INTO "positions" ("record", "number", "id", "holder", "stance", "text", "expression") VALUES ('iran-us-missiles-2026-02-11', 2, 'p-us-second-round', 'united-states', 'open_to', 'The United States is considering another round.', 'attributed');
INSERT INTO "positions" ("record", "number", "id", "holder", "stance", "text", "expression", "when_edtf", "when_first", "when_last", "when_dated_by", "when_text", "when_basis", "event", "note") VALUES ('iran-us-missiles-2026-02-11', 3, 'p-iran-excessive-demands', 'iran', 'refuses', 'Iran refuses demands that go too far.', 'declared', '2026-02-11', '2026-02-11', '2026-02-11', 'itself', 'Wednesday', 'inferred', 'e-pezeshkian-statement', 'Which demands are meant is not said. The date is inferred like that of the statement.');
INSERT INTO "positions" ("record", "number", "id", "holder", "stance", "text", "expression", "event") VALUES ('iran-us-missiles-2026-02-11', 4, 'p-iran-no-defence-talks', 'iran', 'refuses', 'Iran’s policymakers refuse to negotiate about its defences.', 'attributed', 'e-ahmadian-interview');
INSERT INTO "positions" ("record", "number", "id", "holder", "stance", "intensity", "text", "expression", "event") VALUES ('iran-us-missiles-2026-02-11', 5, 'p-iranians-concern', 'iranians', 'concerned', 'strong', 'Many in Iran fear that war could return.', 'attributed', 'e-hashem-report');

INSERT INTO "on" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-second-round', 1, 'e-second-round');
INSERT INTO "on" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'p-us-second-round', 1, 'e-second-round');
INSERT INTO "on" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'p-iran-no-defence-talks', 1, 'd-us-scope');

INSERT INTO "commitments" ("record", "number", "id", "holder", "kind", "conduct", "status", "text", "expression", "when_first", "when_last", "when_dated_by", "event", "note") VALUES ('iran-us-missiles-2026-02-11', 1, 'm-iran-neighbours', 'iran', 'pledge', 'continuous', 'standing', 'Iran will go on talking with its neighbours for the sake of peace in the region.', 'declared', '2026-02-11', '2026-02-11', 'event', 'e-pezeshkian-statement', 'Voiced by Masoud Pezeshkian.');

INSERT INTO "claims" ("record", "number", "id", "text", "kind", "note") VALUES ('iran-us-missiles-2026-02-11', 1, 'c-war-deaths', 'The war of June 2025 cost about 610 lives in Iran.', 'casualty', 'The article gives no source for the figure.');
INSERT INTO "claims" ("record", "number", "id", "text", "kind") VALUES ('iran-us-missiles-2026-02-11', 2, 'c-first-round-well', 'The first round was a success.', 'assessment');
INSERT INTO "claims" ("record", "number", "id", "text", "kind") VALUES ('iran-us-missiles-2026-02-11', 3, 'c-first-round-stalled', 'The first round brought no advance.', 'assessment');
INSERT INTO "claims" ("record", "number", "id", "text", "kind") VALUES ('iran-us-missiles-2026-02-11', 4, 'c-impasse', 'The negotiations may run into a deadlock over missiles.', 'prediction');
INSERT INTO "claims" ("record", "number", "id", "text", "kind") VALUES ('iran-us-missiles-2026-02-11', 5, 'c-us-problem', 'Iran’s refusal to discuss missiles is a serious difficulty for the United States.', 'assessment');
INSERT INTO "claims" ("record", "number", "id", "text", "kind", "note") VALUES ('iran-us-missiles-2026-02-11', 6, 'c-larijani-president', 'Ali Larijani is President of Iran.', 'factual', 'Stands in a section heading alone.');
INSERT INTO "claims" ("record", "number", "id", "text", "kind") VALUES ('iran-us-missiles-2026-02-11', 7, 'c-larijani-adviser', 'Ali Larijani is an adviser to Iran’s supreme leader.', 'factual');
INSERT INTO "claims" ("record", "number", "id", "text", "kind") VALUES ('iran-us-missiles-2026-02-11', 8, 'c-pezeshkian-president', 'Masoud Pezeshkian is President of Iran.', 'factual');
INSERT INTO "claims" ("record", "number", "id", "text", "kind", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 9, 'c-discussions-positive', 'The recent discussions went in a good direction.', 'assessment', 60, 'It is not certain whether the discussions in Qatar or those with the United States are meant.');
INSERT INTO "claims" ("record", "number", "id", "text", "kind") VALUES ('iran-us-missiles-2026-02-11', 10, 'c-missiles-defence', 'Iran’s missiles matter for its defence.', 'assessment');
INSERT INTO "claims" ("record", "number", "id", "text", "kind") VALUES ('iran-us-missiles-2026-02-11', 11, 'c-limits', 'There is only so much that Iran can concede.', 'assessment');
INSERT INTO "claims" ("record", "number", "id", "text", "kind", "confidence", "note") VALUES ('iran-us-missiles-2026-02-11', 12, 'c-unreasonable', 'To attack a country and then ask it to disarm makes no sense.', 'assessment', 70, 'Hassan Ahmadian names no attacker; the two attacks are those of which the article speaks.');

INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-war-deaths', 1, 'e-june-war');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-first-round-well', 1, 'e-first-round');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-first-round-stalled', 1, 'e-first-round');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-impasse', 1, 'd-us-scope');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-impasse', 2, 'rl-iran-missiles');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-us-problem', 1, 'rl-iran-missiles');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-larijani-president', 1, 'ali-larijani');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-larijani-adviser', 1, 'ali-larijani');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-pezeshkian-president', 1, 'masoud-pezeshkian');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-discussions-positive', 1, 'e-larijani-visit');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-missiles-defence', 1, 'rl-iran-missiles');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-limits', 1, 'rl-iran-missiles');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-unreasonable', 1, 'd-us-scope');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-unreasonable', 2, 'e-us-bombing');
INSERT INTO "about" ("record", "owner", "number", "item") VALUES ('iran-us-missiles-2026-02-11', 'c-unreasonable', 3, 'e-june-war');

INSERT INTO "views" ("record", "owner", "number", "key", "by_source", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-war-deaths', 1, 'c-war-deaths/views/1', 1, 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "actor", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-first-round-well', 1, 'c-first-round-well/views/1', 'donald-trump', 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "by_source", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-first-round-stalled', 1, 'c-first-round-stalled/views/1', 1, 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "by_source", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-impasse', 1, 'c-impasse/views/1', 1, 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "actor", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-us-problem', 1, 'c-us-problem/views/1', 'ali-hashem', 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "by_source", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-larijani-president', 1, 'c-larijani-president/views/1', 1, 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "by_source", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-larijani-adviser', 1, 'c-larijani-adviser/views/1', 1, 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "by_source", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-pezeshkian-president', 1, 'c-pezeshkian-president/views/1', 1, 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "actor", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-discussions-positive', 1, 'c-discussions-positive/views/1', 'ali-larijani', 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "actor", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-missiles-defence', 1, 'c-missiles-defence/views/1', 'hassan-ahmadian', 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "actor", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-limits', 1, 'c-limits/views/1', 'hassan-ahmadian', 'asserts');
INSERT INTO "views" ("record", "owner", "number", "key", "actor", "stance") VALUES ('iran-us-missiles-2026-02-11', 'c-unreasonable', 1, 'c-unreasonable/views/1', 'hassan-ahmadian', 'asserts');

INSERT INTO "relations" ("record", "number", "key", "from", "type", "to") VALUES ('iran-us-missiles-2026-02-11', 1, 'relations/1', 'e-shamkhani-statement', 'part_of', 'e-commemoration');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to") VALUES ('iran-us-missiles-2026-02-11', 2, 'relations/2', 'e-shamkhani-statement', 'follows', 'e-first-round');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to") VALUES ('iran-us-missiles-2026-02-11', 3, 'relations/3', 'e-second-round', 'follows', 'e-first-round');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note", "confidence") VALUES ('iran-us-missiles-2026-02-11', 4, 'relations/4', 'e-netanyahu-appeal', 'part_of', 'e-trump-netanyahu-meeting', 'The article does not tie the two expressly; they stand in neighbouring paragraphs.', 75);
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to") VALUES ('iran-us-missiles-2026-02-11', 5, 'relations/5', 'e-trump-netanyahu-meeting', 'follows', 'e-emir-trump-call');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note") VALUES ('iran-us-missiles-2026-02-11', 6, 'relations/6', 'd-us-scope', 'conflicts_with', 'rl-iran-missiles', 'The impasse: the demand puts on the table what the red line keeps off it.');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note") VALUES ('iran-us-missiles-2026-02-11', 7, 'relations/7', 'd-israel-harder-line', 'conflicts_with', 'rl-iran-missiles', 'What Israel is expected to ask of the United States would be asked of Iran in turn.');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note") VALUES ('iran-us-missiles-2026-02-11', 8, 'relations/8', 'd-iran-nuclear-only', 'conflicts_with', 'd-us-scope', 'The two governments want different agendas.');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note") VALUES ('iran-us-missiles-2026-02-11', 9, 'relations/9', 'o-iran-nuclear-talks', 'counters', 'd-us-scope', 'Iran offers the narrower agenda.');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note", "confidence") VALUES ('iran-us-missiles-2026-02-11', 10, 'relations/10', 'p-iran-no-defence-talks', 'rejects', 'd-us-scope', 'As described by Hassan Ahmadian; concerns the missiles, not the alliances.', 80);
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note", "confidence") VALUES ('iran-us-missiles-2026-02-11', 11, 'relations/11', 'p-iran-excessive-demands', 'responds_to', 'd-us-deal', 'Read from the context: the demands meant are not named.', 60);
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note", "confidence") VALUES ('iran-us-missiles-2026-02-11', 12, 'relations/12', 'q-heading-invasion', 'variant_of', 'q-pezeshkian-aggression', 'The heading seems to paraphrase or retranslate the statement printed below it.', 70);
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note") VALUES ('iran-us-missiles-2026-02-11', 13, 'relations/13', 'q-ahmadian-limits', 'supports', 'q-shamkhani-missiles', 'The scholar describes the line that the adviser declares.');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note", "confidence") VALUES ('iran-us-missiles-2026-02-11', 14, 'relations/14', 'c-first-round-well', 'contradicts', 'c-first-round-stalled', 'In tension rather than in strict contradiction: an atmosphere can be good without a result.', 70);
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note") VALUES ('iran-us-missiles-2026-02-11', 15, 'relations/15', 'c-larijani-president', 'contradicts', 'c-larijani-adviser', 'Heading against body of one article.');
INSERT INTO "relations" ("record", "number", "key", "from", "type", "to", "note") VALUES ('iran-us-missiles-2026-02-11', 16, 'relations/16', 'c-larijani-president', 'contradicts', 'c-pezeshkian-president', 'Iran has one president at a time.');

INSERT INTO "agents" ("record", "number", "id", "kind", "name", "roles") VALUES ('iran-us-missiles-2026-02-11', 1, 'maintainers', 'organization', 'verbale maintainers', 'author');
INSERT INTO "agents" ("record", "number", "id", "kind", "name", "version", "roles") VALUES ('iran-us-missiles-2026-02-11', 2, 'assistant', 'software', 'language model', '2026-11', 'extractor');

CREATE INDEX "events_by_by" ON "events" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "places_by_owner" ON "places" ("owner", "record");

CREATE INDEX "participants_by_owner" ON "participants" ("owner", "record");

CREATE INDEX "participants_by_actor" ON "participants" ("actor", "record");

CREATE INDEX "issue_links_by_issue" ON "issue_links" ("issue", "record");

CREATE INDEX "casualties_by_owner" ON "casualties" ("owner", "record");

CREATE INDEX "casualties_by_actor" ON "casualties" ("actor", "record") WHERE "actor" IS NOT NULL;

CREATE INDEX "attributions_by_actor" ON "attributions" ("actor", "record") WHERE "actor" IS NOT NULL;

CREATE INDEX "actors_by_parent" ON "actors" ("parent", "record") WHERE "parent" IS NOT NULL;

CREATE INDEX "actors_by_by" ON "actors" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "affiliations_by_organization" ON "affiliations" ("organization", "record");

CREATE INDEX "members_by_actor" ON "members" ("actor", "record");

CREATE INDEX "quotes_by_speaker" ON "quotes" ("speaker", "record") WHERE "speaker" IS NOT NULL;

CREATE INDEX "quotes_by_on_behalf_of" ON "quotes" ("on_behalf_of", "record") WHERE "on_behalf_of" IS NOT NULL;

CREATE INDEX "quotes_by_channel_outlet" ON "quotes" ("channel_outlet", "record") WHERE "channel_outlet" IS NOT NULL;

CREATE INDEX "quotes_by_channel_event" ON "quotes" ("channel_event", "record") WHERE "channel_event" IS NOT NULL;

CREATE INDEX "quotes_by_answers" ON "quotes" ("answers", "record") WHERE "answers" IS NOT NULL;

CREATE INDEX "quotes_by_by" ON "quotes" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "addressees_by_actor" ON "addressees" ("actor", "record");

CREATE INDEX "demands_by_issuer" ON "demands" ("issuer", "record");

CREATE INDEX "demands_by_on_behalf_of" ON "demands" ("on_behalf_of", "record") WHERE "on_behalf_of" IS NOT NULL;

CREATE INDEX "demands_by_event" ON "demands" ("event", "record") WHERE "event" IS NOT NULL;

CREATE INDEX "demands_by_by" ON "demands" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "threat_links_by_threat" ON "threat_links" ("threat", "record");

CREATE INDEX "inducements_by_offer" ON "inducements" ("offer", "record");

CREATE INDEX "evidence_by_quote" ON "evidence" ("quote", "record");

CREATE INDEX "red_lines_by_holder" ON "red_lines" ("holder", "record");

CREATE INDEX "red_lines_by_on_behalf_of" ON "red_lines" ("on_behalf_of", "record") WHERE "on_behalf_of" IS NOT NULL;

CREATE INDEX "red_lines_by_event" ON "red_lines" ("event", "record") WHERE "event" IS NOT NULL;

CREATE INDEX "red_lines_by_by" ON "red_lines" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "issues_by_parent" ON "issues" ("parent", "record") WHERE "parent" IS NOT NULL;

CREATE INDEX "issues_by_by" ON "issues" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "threats_by_issuer" ON "threats" ("issuer", "record");

CREATE INDEX "threats_by_on_behalf_of" ON "threats" ("on_behalf_of", "record") WHERE "on_behalf_of" IS NOT NULL;

CREATE INDEX "threats_by_event" ON "threats" ("event", "record") WHERE "event" IS NOT NULL;

CREATE INDEX "threats_by_by" ON "threats" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "offers_by_issuer" ON "offers" ("issuer", "record");

CREATE INDEX "offers_by_on_behalf_of" ON "offers" ("on_behalf_of", "record") WHERE "on_behalf_of" IS NOT NULL;

CREATE INDEX "offers_by_event" ON "offers" ("event", "record") WHERE "event" IS NOT NULL;

CREATE INDEX "offers_by_by" ON "offers" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "in_return_for_by_demand" ON "in_return_for" ("demand", "record");

CREATE INDEX "positions_by_holder" ON "positions" ("holder", "record");

CREATE INDEX "positions_by_on_behalf_of" ON "positions" ("on_behalf_of", "record") WHERE "on_behalf_of" IS NOT NULL;

CREATE INDEX "positions_by_event" ON "positions" ("event", "record") WHERE "event" IS NOT NULL;

CREATE INDEX "positions_by_by" ON "positions" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "commitments_by_holder" ON "commitments" ("holder", "record");

CREATE INDEX "commitments_by_on_behalf_of" ON "commitments" ("on_behalf_of", "record") WHERE "on_behalf_of" IS NOT NULL;

CREATE INDEX "commitments_by_event" ON "commitments" ("event", "record") WHERE "event" IS NOT NULL;

CREATE INDEX "commitments_by_by" ON "commitments" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "claims_by_by" ON "claims" ("by", "record") WHERE "by" IS NOT NULL;

CREATE INDEX "views_by_owner" ON "views" ("owner", "record");

CREATE INDEX "views_by_actor" ON "views" ("actor", "record") WHERE "actor" IS NOT NULL;

CREATE INDEX "records_by_source_url" ON "records" ("source_url") WHERE "source_url" IS NOT NULL;

CREATE INDEX "records_by_source_published" ON "records" ("source_published") WHERE "source_published" IS NOT NULL;

CREATE INDEX "events_by_type" ON "events" ("type");

CREATE INDEX "events_by_when_edtf" ON "events" ("when_edtf") WHERE "when_edtf" IS NOT NULL;

CREATE INDEX "events_by_place_country" ON "events" ("place_country") WHERE "place_country" IS NOT NULL;

CREATE INDEX "actors_by_name" ON "actors" ("name");

CREATE INDEX "actors_by_country" ON "actors" ("country") WHERE "country" IS NOT NULL;

CREATE INDEX "names_by_text" ON "names" ("text");

CREATE INDEX "identifiers_by_value" ON "identifiers" ("value", "scheme");

CREATE INDEX "codes_by_code" ON "codes" ("code", "scheme");

CREATE INDEX "quotes_by_when_edtf" ON "quotes" ("when_edtf") WHERE "when_edtf" IS NOT NULL;

CREATE VIEW "view_quotations" AS
  -- The quotations: who said what to whom, when, where, and in which source.
SELECT
  t."record" AS "record",
  t."id" AS "id",
  t."speaker" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."speaker") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  t."language" AS "language",
  t."kind" AS "kind",
  t."cue" AS "cue",
  t."channel_kind" AS "channel",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."channel_outlet") AS "outlet_name",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."issue") AS v FROM "issue_links" AS x LEFT JOIN "issues" AS n ON n."record" = x."record" AND n."id" = x."issue" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "issue_names",
  (SELECT x."name" FROM "events" AS x WHERE x."record" = t."record" AND x."id" = t."channel_event") AS "event_name",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "quotes" AS t JOIN "records" AS r ON r."id" = t."record";

CREATE VIEW "view_demands" AS
  -- The demands: who wants what of whom, by when, or else what.
SELECT
  t."record" AS "record",
  t."id" AS "id",
  t."issuer" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."issuer") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  t."force" AS "force",
  t."conduct" AS "conduct",
  t."status" AS "status",
  t."assertion" AS "assertion",
  t."precondition_for_text" AS "condition",
  (SELECT group_concat(v, '; ') FROM (SELECT t."consequence_text" AS v UNION ALL SELECT * FROM (SELECT coalesce(n."text", x."threat") AS v FROM "threat_links" AS x LEFT JOIN "threats" AS n ON n."record" = x."record" AND n."id" = x."threat" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "or_else",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."text", x."offer") AS v FROM "inducements" AS x LEFT JOIN "offers" AS n ON n."record" = x."record" AND n."id" = x."offer" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "offered_for_it",
  t."deadline_first" AS "deadline_first",
  t."deadline_last" AS "deadline_last",
  t."deadline_edtf" AS "deadline",
  t."deadline_text" AS "deadline_text",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."issue") AS v FROM "issue_links" AS x LEFT JOIN "issues" AS n ON n."record" = x."record" AND n."id" = x."issue" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "issue_names",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."text", x."quote") AS v FROM "evidence" AS x LEFT JOIN "quotes" AS n ON n."record" = x."record" AND n."id" = x."quote" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "evidence",
  (SELECT x."name" FROM "events" AS x WHERE x."record" = t."record" AND x."id" = t."event") AS "event_name",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "demands" AS t JOIN "records" AS r ON r."id" = t."record";

CREATE VIEW "view_red_lines" AS
  -- The red lines: who draws which, and what crosses it.
SELECT
  t."record" AS "record",
  t."id" AS "id",
  t."holder" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."holder") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  t."kind" AS "kind",
  t."firmness" AS "firmness",
  t."status" AS "status",
  t."assertion" AS "assertion",
  t."trigger_text" AS "trigger_text",
  t."trigger_threshold_comparator" AS "threshold_comparator",
  t."trigger_threshold_value" AS "threshold_value",
  t."trigger_threshold_unit" AS "threshold_unit",
  (SELECT group_concat(v, '; ') FROM (SELECT t."consequence_text" AS v UNION ALL SELECT * FROM (SELECT coalesce(n."text", x."threat") AS v FROM "threat_links" AS x LEFT JOIN "threats" AS n ON n."record" = x."record" AND n."id" = x."threat" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "or_else",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."issue") AS v FROM "issue_links" AS x LEFT JOIN "issues" AS n ON n."record" = x."record" AND n."id" = x."issue" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "issue_names",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."text", x."quote") AS v FROM "evidence" AS x LEFT JOIN "quotes" AS n ON n."record" = x."record" AND n."id" = x."quote" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "evidence",
  (SELECT x."name" FROM "events" AS x WHERE x."record" = t."record" AND x."id" = t."event") AS "event_name",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "red_lines" AS t JOIN "records" AS r ON r."id" = t."record";

CREATE VIEW "view_threats" AS
  -- The threats: who threatens whom with what, and on what condition.
SELECT
  t."record" AS "record",
  t."id" AS "id",
  t."issuer" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."issuer") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  t."act" AS "act",
  t."direction" AS "direction",
  t."status" AS "status",
  t."assertion" AS "assertion",
  t."condition_text" AS "condition",
  t."deadline_first" AS "deadline_first",
  t."deadline_last" AS "deadline_last",
  t."deadline_edtf" AS "deadline",
  t."deadline_text" AS "deadline_text",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."issue") AS v FROM "issue_links" AS x LEFT JOIN "issues" AS n ON n."record" = x."record" AND n."id" = x."issue" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "issue_names",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."text", x."quote") AS v FROM "evidence" AS x LEFT JOIN "quotes" AS n ON n."record" = x."record" AND n."id" = x."quote" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "evidence",
  (SELECT x."name" FROM "events" AS x WHERE x."record" = t."record" AND x."id" = t."event") AS "event_name",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "threats" AS t JOIN "records" AS r ON r."id" = t."record";

CREATE VIEW "view_offers" AS
  -- The offers: who offers what to whom, and in return for what.
SELECT
  t."record" AS "record",
  t."id" AS "id",
  t."issuer" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."issuer") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  t."kind" AS "kind",
  t."status" AS "status",
  t."assertion" AS "assertion",
  t."conditions" AS "condition",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."text", x."demand") AS v FROM "in_return_for" AS x LEFT JOIN "demands" AS n ON n."record" = x."record" AND n."id" = x."demand" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "in_return_for",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."issue") AS v FROM "issue_links" AS x LEFT JOIN "issues" AS n ON n."record" = x."record" AND n."id" = x."issue" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "issue_names",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."text", x."quote") AS v FROM "evidence" AS x LEFT JOIN "quotes" AS n ON n."record" = x."record" AND n."id" = x."quote" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "evidence",
  (SELECT x."name" FROM "events" AS x WHERE x."record" = t."record" AND x."id" = t."event") AS "event_name",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "offers" AS t JOIN "records" AS r ON r."id" = t."record";

CREATE VIEW "view_positions" AS
  -- The positions: who is for or against what.
SELECT
  t."record" AS "record",
  t."id" AS "id",
  t."holder" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."holder") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  t."stance" AS "stance",
  t."intensity" AS "intensity",
  t."assertion" AS "assertion",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."issue") AS v FROM "issue_links" AS x LEFT JOIN "issues" AS n ON n."record" = x."record" AND n."id" = x."issue" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "issue_names",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."text", x."quote") AS v FROM "evidence" AS x LEFT JOIN "quotes" AS n ON n."record" = x."record" AND n."id" = x."quote" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "evidence",
  (SELECT x."name" FROM "events" AS x WHERE x."record" = t."record" AND x."id" = t."event") AS "event_name",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "positions" AS t JOIN "records" AS r ON r."id" = t."record";

CREATE VIEW "view_commitments" AS
  -- The commitments: who has bound itself to what.
SELECT
  t."record" AS "record",
  t."id" AS "id",
  t."holder" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."holder") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  t."kind" AS "kind",
  t."conduct" AS "conduct",
  t."status" AS "status",
  t."assertion" AS "assertion",
  t."conditions" AS "condition",
  t."deadline_first" AS "deadline_first",
  t."deadline_last" AS "deadline_last",
  t."deadline_edtf" AS "deadline",
  t."deadline_text" AS "deadline_text",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."issue") AS v FROM "issue_links" AS x LEFT JOIN "issues" AS n ON n."record" = x."record" AND n."id" = x."issue" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "issue_names",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."text", x."quote") AS v FROM "evidence" AS x LEFT JOIN "quotes" AS n ON n."record" = x."record" AND n."id" = x."quote" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "evidence",
  (SELECT x."name" FROM "events" AS x WHERE x."record" = t."record" AND x."id" = t."event") AS "event_name",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "commitments" AS t JOIN "records" AS r ON r."id" = t."record";

CREATE VIEW "view_events" AS
  -- The events: what, when, where, and who took part.
SELECT
  t."record" AS "record",
  t."id" AS "id",
  t."name" AS "name",
  t."type" AS "type",
  t."status" AS "status",
  t."assertion" AS "assertion",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "participants" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "participant_names",
  t."place_name" AS "place_name",
  t."place_country" AS "place_country",
  t."outcome_kind" AS "outcome_kind",
  t."outcome_text" AS "outcome_text",
  t."summary" AS "summary",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "events" AS t JOIN "records" AS r ON r."id" = t."record";

CREATE VIEW "view_timeline" AS
  -- All that has a date: events, quotations, stances, and the deadlines of stances.
SELECT * FROM (
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'event' AS "sort",
  t."status" AS "status",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  NULL AS "dated_by",
  NULL AS "actor",
  NULL AS "actor_name",
  NULL AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "participants" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."name" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "events" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."when_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'quote' AS "sort",
  NULL AS "status",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  t."speaker" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."speaker") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "quotes" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."when_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'demand' AS "sort",
  t."status" AS "status",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  t."issuer" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."issuer") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "demands" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."when_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'deadline' AS "sort",
  t."status" AS "status",
  t."deadline_first" AS "date_first",
  t."deadline_last" AS "date_last",
  t."deadline_edtf" AS "date",
  t."deadline_text" AS "date_text",
  t."deadline_basis" AS "date_basis",
  NULL AS "dated_by",
  t."issuer" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."issuer") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "demands" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."deadline_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'red_line' AS "sort",
  t."status" AS "status",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  t."holder" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."holder") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "red_lines" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."when_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'threat' AS "sort",
  t."status" AS "status",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  t."issuer" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."issuer") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "threats" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."when_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'deadline' AS "sort",
  t."status" AS "status",
  t."deadline_first" AS "date_first",
  t."deadline_last" AS "date_last",
  t."deadline_edtf" AS "date",
  t."deadline_text" AS "date_text",
  t."deadline_basis" AS "date_basis",
  NULL AS "dated_by",
  t."issuer" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."issuer") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "threats" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."deadline_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'offer' AS "sort",
  t."status" AS "status",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  t."issuer" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."issuer") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "offers" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."when_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'position' AS "sort",
  NULL AS "status",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  t."holder" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."holder") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "positions" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."when_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'commitment' AS "sort",
  t."status" AS "status",
  t."when_first" AS "date_first",
  t."when_last" AS "date_last",
  t."when_edtf" AS "date",
  t."when_text" AS "date_text",
  t."when_basis" AS "date_basis",
  t."when_dated_by" AS "dated_by",
  t."holder" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."holder") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "commitments" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."when_first" IS NOT NULL
UNION ALL
SELECT
  t."record" AS "record",
  t."id" AS "id",
  'deadline' AS "sort",
  t."status" AS "status",
  t."deadline_first" AS "date_first",
  t."deadline_last" AS "date_last",
  t."deadline_edtf" AS "date",
  t."deadline_text" AS "date_text",
  t."deadline_basis" AS "date_basis",
  NULL AS "dated_by",
  t."holder" AS "actor",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."holder") AS "actor_name",
  (SELECT x."name" FROM "actors" AS x WHERE x."record" = t."record" AND x."id" = t."on_behalf_of") AS "on_behalf_of_name",
  (SELECT group_concat(v, '; ') FROM (SELECT * FROM (SELECT coalesce(n."name", x."actor") AS v FROM "addressees" AS x LEFT JOIN "actors" AS n ON n."record" = x."record" AND n."id" = x."actor" WHERE x."record" = t."record" AND x."owner" = t."id" ORDER BY x."number")) WHERE v IS NOT NULL) AS "addressee_names",
  t."text" AS "text",
  r."title" AS "record_title",
  r."source_title" AS "source_title",
  r."source_publisher_name" AS "source_publisher",
  r."source_published" AS "source_published",
  r."source_url" AS "source_url"
FROM "commitments" AS t JOIN "records" AS r ON r."id" = t."record"
WHERE t."deadline_first" IS NOT NULL
)
ORDER BY "date_first", "record", "id";

COMMIT;
