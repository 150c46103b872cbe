"""The statements that make constraints and indexes, for the two servers."""

from __future__ import annotations

LABELS = (
    "Outlet",
    "Article",
    "Entity",
    "Mention",
    "Attribution",
    "Claim",
    "Quantity",
    "Evidence",
    "Proposition",
    "Job",
    "Meta",
)

RELATIONSHIPS = (
    *("PUBLISHED_BY", "REVISES", "COPIES", "NAMES", "IN", "REFERS_TO", "BY", "TO", "ASSERTS", "VIA", "CITES", "ABOUT"),
    *("GIVES", "DENIES", "EXPRESSES", "DECIDED", "JUDGED", "SAME_AS"),
    *("CONTRADICTS", "SUPPORTS", "UPDATES", "COMPATIBLE"),
)

PLAIN = {
    "mention_article": ("Mention", "article"),
    "attribution_article": ("Attribution", "article"),
    "claim_article": ("Claim", "article"),
    "quantity_article": ("Quantity", "article"),
    "evidence_article": ("Evidence", "article"),
    "unnamed_article": ("Unnamed", "article"),
    "claim_text_key": ("Claim", "text_key"),
    "article_url": ("Article", "url"),
    "article_published_at": ("Article", "published_at"),
    "job_state": ("Job", "state"),
    "proposition_stale": ("Proposition", "stale"),
    "entity_bare": ("Entity", "bare"),
    "entity_acronym": ("Entity", "acronym"),
    "entity_surname": ("Entity", "surname"),
}

# Of relationships between propositions, looked up by equality only: the embedded server scans for anything else.
RELATIONS = {
    f"{type.lower()}_{property}": (type, property)
    for type in ("CONTRADICTS", "SUPPORTS", "UPDATES", "COMPATIBLE")
    for property in ("id", "band")
}

WORDS = {
    "claim_text": ("Claim", ("text", "full_text")),
    "article_text": ("Article", ("title", "text")),
    "entity_name": ("Entity", ("name",)),
}

VECTORS = {"proposition_embedding": ("Proposition", "embedding", 384)}

UNIQUE = "CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
INDEX = "CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{property})"
NEO4J_RELATION = "CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{type}]-() ON (r.{property})"
NEO4J_WORDS = "CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [{properties}]"
NEO4J_VECTOR = (
    "CREATE VECTOR INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{property}) OPTIONS "
    "{{indexConfig: {{`vector.dimensions`: {size}, `vector.similarity_function`: 'cosine'}}}}"
)
NEO4J_READY = "CALL db.awaitIndexes(300)"

SQL_TYPE = "CREATE VERTEX TYPE `{label}` IF NOT EXISTS"
SQL_EDGE = "CREATE EDGE TYPE `{type}` IF NOT EXISTS"
# The type of nodes with both labels is made with the first of them.
FIRST_UNNAMED = "CREATE (e:Entity:Unnamed {id: 'first', article: 'none'}) DELETE e"
SQL_PROPERTY = "CREATE PROPERTY {label}.`{property}` IF NOT EXISTS {kind}"
SQL_RELATION = "CREATE INDEX {name} IF NOT EXISTS ON {type} (`{property}`) NOTUNIQUE"
SQL_WORDS = "CREATE INDEX {name} IF NOT EXISTS ON {label} ({properties}) FULL_TEXT"
SQL_VECTOR = (
    "CREATE INDEX {name} IF NOT EXISTS ON {label} ({property}) LSM_VECTOR "
    'METADATA {{"dimensions": {size}, "similarity": "COSINE"}}'
)

# The second version: passages, by which copies are found, and the agencies that articles credit. Passages are an index,
# no records: they have no id.
PASSAGE = "Passage"
PASSAGE_INDEXES = {"passage_print": ("Passage", "print"), "passage_article": ("Passage", "article")}
WITHOUT_PASSAGES = """
MATCH (a:Article)-[:PUBLISHED_BY]->(o) WHERE a.id > $after
RETURN a.id AS id, a.text AS text, a.authors AS authors, o.id AS outlet, o.name AS outlet_name
ORDER BY id LIMIT $limit
"""

CREDIT = "MATCH (a:Article {id: $id}) SET a.agency = $agency"

VERSION = "MATCH (m:Meta {id: 'onrecord'}) RETURN m.schema_version AS version"
SET_VERSION = "MERGE (m:Meta {id: 'onrecord'}) SET m.schema_version = $version"
