"""The statements behind exports: the whole graph as tables, every one in a fixed order.

A batch is what has an id from ``$low`` up to and without ``$high``, or starts from such a node. (Batches by LIMIT
would make the embedded server sort all that is left for every batch.)
"""

from __future__ import annotations


def _nodes(label: str, *names: str) -> str:
    columns = ", ".join(f"n.`{name}` AS `{name}`" for name in names)
    return f"MATCH (n:{label}) WHERE n.id >= $low AND n.id < $high RETURN {columns} ORDER BY n.id"


def _edges(label: str, pattern: str, *names: str) -> str:
    columns = "".join(f", r.`{name}` AS `{name}`" for name in names)
    order = "".join(f", `{name}`" for name in names[:1])
    return f"""
MATCH (n:{label}) WHERE n.id >= $low AND n.id < $high
MATCH (n){pattern}
RETURN n.id AS source, m.id AS target{columns}
ORDER BY source, target{order}"""


# Few enough to come at once.
def _few(pattern: str, columns: str) -> str:
    return f"MATCH {pattern} RETURN {columns} ORDER BY source, target"


ARTICLE_COLUMNS = (
    "id",
    "url",
    "title",
    "language",
    "authors",
    "published_at",
    "published_from",
    "modified_at",
    "sha256",
    "text",
)

NODES: dict[str, tuple[str, tuple[str, ...]]] = {
    "Outlet": ("Outlet", ("id", "name")),
    "Article": ("Article", ARTICLE_COLUMNS),
    "Entity": ("Entity", ("id", "kind", "name", "aliases", "article", "group", "count", "closeness", "reason")),
    "Mention": ("Mention", ("id", "article", "start", "end", "text", "kind")),
    "Attribution": (
        "Attribution",
        (
            *("id", "article", "position", "act", "style", "confidence", "reader"),
            *("speaker_name", "speaker_unnamed", "speaker_text", "speaker_spans"),
            *("cue_text", "cue_spans", "content_text", "content_spans"),
            *("addressee_text", "addressee_spans", "medium_text", "medium_spans"),
            *("said_from", "said_to", "said_text"),
        ),
    ),
    "Claim": (
        "Claim",
        ("id", "article", "position", "attribution", "text", "full_text", "polarity", "modality", "times"),
    ),
    "Quantity": (
        "Quantity",
        ("id", "article", "claim", "low", "high", "unit", "of", "approximate", "start", "end", "text"),
    ),
    "Evidence": ("Evidence", ("id", "article", "kind", "start", "end", "text")),
    "Proposition": ("Proposition", ("id", "text", "articles", "roots")),
}

NODE_STATEMENTS = {name: _nodes(label, *columns) for name, (label, columns) in NODES.items()}

# The relationship, where it starts, how it goes on, and its properties.
EDGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "PUBLISHED_BY": ("Article", "-[r:PUBLISHED_BY]->(m:Outlet)", ()),
    "MENTION_IN": ("Mention", "-[r:IN]->(m:Article)", ()),
    "REFERS_TO": ("Mention", "-[r:REFERS_TO]->(m:Entity)", ()),
    "IN": ("Attribution", "-[r:IN]->(m:Article)", ()),
    "BY": ("Attribution", "-[r:BY]->(m:Entity)", ()),
    "TO": ("Attribution", "-[r:TO]->(m:Entity)", ("role",)),
    "ASSERTS": ("Attribution", "-[r:ASSERTS]->(m:Claim)", ()),
    "VIA": ("Attribution", "-[r:VIA]->(m:Attribution)", ()),
    "CITES": ("Attribution", "-[r:CITES]->(m:Evidence)", ()),
    "OFFERS": ("Evidence", "-[r:REFERS_TO]->(m:Entity)", ()),
    "ABOUT": ("Claim", "-[r:ABOUT]->(m:Entity)", ("role",)),
    "GIVES": ("Claim", "-[r:GIVES]->(m:Quantity)", ()),
    "EXPRESSES": ("Claim", "-[r:EXPRESSES]->(m:Proposition)", ("score", "method")),
}

EDGE_STATEMENTS = {name: _edges(label, pattern, *names) for name, (label, pattern, names) in EDGES.items()}

_ENDS = "a.id AS source, b.id AS target"
RELATION_COLUMNS = ("id", "verdict", "kind", "score", "reasons", "method", "status", "claims")
_RELATION = f"""{_ENDS}, r.id AS id, toLower(type(r)) AS verdict, r.kind AS kind, r.score AS score,
  r.reasons AS reasons, r.method AS method, r.status AS status, r.claims AS claims"""

FEW: dict[str, tuple[str, tuple[str, ...]]] = {
    "REVISES": (_few("(a:Article)-[r:REVISES]->(b:Article)", _ENDS), ()),
    "COPIES": (_few("(a:Article)-[r:COPIES]->(b:Article)", f"{_ENDS}, r.share AS share"), ("share",)),
    "DENIES": (
        _few(
            "(a:Attribution)-[r:DENIES]->(b:Claim)",
            f"{_ENDS}, r.score AS score, r.reasons AS reasons, r.method AS method",
        ),
        ("score", "reasons", "method"),
    ),
    "CONTRADICTS": (_few("(a:Proposition)-[r:CONTRADICTS]->(b:Proposition)", _RELATION), RELATION_COLUMNS),
    "SUPPORTS": (_few("(a:Proposition)-[r:SUPPORTS]->(b:Proposition)", _RELATION), RELATION_COLUMNS),
    "UPDATES": (_few("(a:Proposition)-[r:UPDATES]->(b:Proposition)", _RELATION), RELATION_COLUMNS),
    "COMPATIBLE": (_few("(a:Proposition)-[r:COMPATIBLE]->(b:Proposition)", _RELATION), RELATION_COLUMNS),
    "SAME_AS": (_few("(a:Entity)-[r:SAME_AS]->(b:Entity)", _ENDS), ()),
    # When a machine judged is left out: the same graph made twice must give the same bytes.
    "JUDGED": (
        _few(
            "(a:Entity)-[r:JUDGED]->(b:Entity)",
            f"{_ENDS}, r.decision AS decision, r.score AS score, r.by AS by, r.reasons AS reasons",
        ),
        ("decision", "score", "by", "reasons"),
    ),
    "DECIDED": (
        _few(
            "(a:Claim)-[r:DECIDED]->(b:Claim)",
            f"{_ENDS}, r.verdict AS verdict, r.by AS by, r.at AS at, r.note AS note",
        ),
        ("verdict", "by", "at", "note"),
    ),
}

COUNT = {label: f"MATCH (n:{label}) RETURN count(n) AS n" for label, _ in NODES.values()}

ARTICLE_IDS = "MATCH (n:Article) RETURN n.id AS id ORDER BY n.id"
