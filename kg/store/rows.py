"""An ArticleGraph as the rows that the store writes, and back. Pure: no database here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticSerializationError

from kg.credits import agency_credited
from kg.errors import BadInput
from kg.forms import as_data, from_data
from kg.ids import digest, name_key
from kg.notes import kept_form, notes_of
from kg.passages import prints
from kg.records import ArticleGraph, Outlet

Row = dict[str, Any]
Pair = tuple[Any, ...]

# How an article came in, not what it says: another file's name or a later visit is no newer reading.
VOLATILE = ("input", "fetched_at", "modified_at")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one article, each list for one part of ``kg.store.cypher.putting``.

    Pairs, and what belongs to something, tell entities, attributions, claims and evidence by their places.
    """

    article: Row
    outlet: Row
    named: list[Row]
    unnamed: list[Row]
    names: list[Row]
    mentions: list[Row]
    attributions: list[Row]
    speakers: list[Pair]
    parties: list[Pair]
    relays: list[Pair]
    claims: list[Row]
    assertions: list[Pair]
    about: list[Pair]
    quantities: list[Row]
    evidence: list[Row]
    references: list[Pair]
    citations: list[Pair]
    prints: list[int]


def rows_of(graph: ArticleGraph) -> Rows:
    """Return the rows of a graph; raise ``BadInput`` when it cannot be stored as it is."""
    data = _data(graph)
    _check(data)
    article, entities, attributions = data["article"], data["entities"], data["attributions"]
    claims, evidence, id = data["claims"], data["evidence"], data["article"]["id"]
    entity, claim, shown = _places(entities), _places(claims), _places(evidence)
    attribution = _places(attributions)
    return Rows(
        article=_article(data),
        outlet=article["outlet"],
        named=[_named(row) for row in entities if row["unnamed"] is None],
        unnamed=[_unnamed(row, id) for row in entities if row["unnamed"] is not None],
        names=[
            {"id": row["id"], "name": row["name"], "aliases": row["aliases"], "position": n}
            for n, row in enumerate(entities)
        ],
        mentions=[_mention(row, id, n) | {"entity": entity[row["entity"]]} for n, row in enumerate(data["mentions"])],
        attributions=[_attribution(row, id, n) for n, row in enumerate(attributions)],
        speakers=[
            (n, entity[row["speaker"]["entity"]]) for n, row in enumerate(attributions) if row["speaker"]["entity"]
        ],
        parties=[
            (n, entity[row[role]["entity"]], role)
            for n, row in enumerate(attributions)
            for role in ("addressee", "medium")
            if row[role] and row[role]["entity"]
        ],
        relays=[(n, attribution[row["via"][-1]]) for n, row in enumerate(attributions) if row["via"]],
        claims=_claims(claims, attributions, id),
        assertions=[(n, claim[id]) for n, row in enumerate(attributions) for id in row["claims"]],
        about=[(n, entity[about["entity"]], about["role"]) for n, row in enumerate(claims) for about in row["about"]],
        quantities=[
            {"of_claim": at, "node": _quantity(row, id, one["id"], n)}
            for at, one in enumerate(claims)
            for n, row in enumerate(one["quantities"])
        ],
        evidence=[_evidence(row, id, n) for n, row in enumerate(evidence)],
        references=[(n, entity[row["entity"]]) for n, row in enumerate(evidence) if row["entity"]],
        citations=[(n, shown[item]) for n, row in enumerate(attributions) for item in row["evidence"]],
        prints=list(prints(article["text"])),
    )


def _places(rows: Iterable[Row]) -> dict[str, int]:
    return {row["id"]: n for n, row in enumerate(rows)}


def graph_digest(data: Row) -> str:
    """Return a digest of what a graph says, by which an equal one is known again."""
    article = {name: value for name, value in data["article"].items() if name not in VOLATILE}
    said = {name: value for name, value in data.items() if name not in VOLATILE} | {"article": article}
    return hashlib.sha256(_packed(said).encode()).hexdigest()


def _data(graph: ArticleGraph) -> Row:
    try:
        data: Row = as_data(graph)
        _packed(data).encode()
    except (UnicodeEncodeError, PydanticSerializationError) as error:
        raise BadInput(
            "encoding", "text that is no Unicode", f"{graph.input}: half a surrogate pair cannot be stored ({error})"
        ) from error
    return data


def _check(data: Row) -> None:
    known: dict[str, set[str]] = {}
    for kind in ("entities", "mentions", "attributions", "claims", "evidence"):
        ids = [row["id"] for row in data[kind]]
        known[kind] = set(ids)
        _refuse(data, f"two of its {kind} share one id", {id for id in ids if ids.count(id) > 1})
    entities = {row["entity"] for row in (*data["mentions"], *data["evidence"])}
    entities |= {about["entity"] for row in data["claims"] for about in row["about"]}
    for row in data["attributions"]:
        entities |= {(row[role] or {}).get("entity") for role in ("speaker", "addressee", "medium")}
    _refuse(data, "it refers to entities that it does not hold", entities - known["entities"] - {None})
    for name, kind in (("via", "attributions"), ("claims", "claims"), ("evidence", "evidence")):
        used = {id for row in data["attributions"] for id in row[name]}
        _refuse(data, f"it refers to {kind} that it does not hold", used - known[kind])


def _refuse(data: Row, what: str, ids: set[str]) -> None:
    if ids:
        shown = ", ".join(sorted(ids)[:3])
        raise BadInput("bad_graph", "a reading that does not hold together", f"{data['input']}: {what}: {shown}")


def _packed(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _bare(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}


def _flat(spans: Iterable[Sequence[int]]) -> list[int]:
    return [offset for span in spans for offset in span]


def _pairs(offsets: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(offsets[::2], offsets[1::2], strict=True))


def _article(data: Row) -> Row:
    article = {name: value for name, value in data["article"].items() if name != "outlet"}
    readers = [row["reader"] for row in data["attributions"]]
    article |= {"agency": agency_credited(article["text"], article["authors"], Outlet(**data["article"]["outlet"]))}
    article |= {"notes": kept_form(notes_of(article["text"]))}
    return _bare(
        article | {"input": data["input"], "digest": graph_digest(data), "reader": readers[0] if readers else None}
    )


def _named(row: Row) -> Row:
    return {name: row[name] for name in ("id", "kind", "name", "aliases")}


def _unnamed(row: Row, article: str) -> Row:
    return _bare(_named(row) | row["unnamed"] | {"article": article})


def _mention(row: Row, article: str, position: int) -> Row:
    node = {name: value for name, value in row.items() if name != "entity"}
    return {"node": node | {"article": article, "position": position}}


def _attribution(row: Row, article: str, position: int) -> Row:
    node = {name: row[name] for name in ("id", "act", "style", "confidence", "reader", "via", "claims", "evidence")}
    node |= {"article": article, "position": position}
    for part in ("speaker", "cue", "content", "addressee", "medium"):
        if row[part]:
            node |= {f"{part}_spans": _flat(row[part]["spans"]), f"{part}_text": row[part]["text"]}
    node |= {"speaker_name": row["speaker"]["name"], "speaker_unnamed": row["speaker"]["unnamed"]}
    if row["said_at"]:
        node |= {f"said_{name}": row["said_at"][name] for name in ("from", "to", "text")}
    return _bare(node)


def _claims(claims: list[Row], attributions: list[Row], article: str) -> list[Row]:
    asserted = {claim: row["id"] for row in attributions for claim in row["claims"]}
    return [_claim(row, article, n) | _bare({"attribution": asserted.get(row["id"])}) for n, row in enumerate(claims)]


def _claim(row: Row, article: str, position: int) -> Row:
    node = {name: row[name] for name in ("id", "text", "full_text", "polarity", "modality")}
    node |= {name: _packed(row[name]) for name in ("quantities", "times", "about")}
    return node | {"article": article, "position": position, "text_key": text_key(row["text"])}


def text_key(text: str) -> str:
    """Return the digest that two claims share when their words are the same but for case, accents and dots."""
    return digest("tk", name_key(text))


def _quantity(row: Row, article: str, claim: str, number: int) -> Row:
    return _bare(row | {"id": digest("qu", claim, number), "article": article, "claim": claim})


def _evidence(row: Row, article: str, position: int) -> Row:
    node = {name: row[name] for name in ("id", "kind", "start", "end", "text")}
    return node | {"article": article, "position": position}


def graph_of(
    article: Row, entities: list[Row], mentions: list[Row], attributions: list[Row], **rest: list[Row]
) -> ArticleGraph:
    """Return the graph that these rows, as the reading statements give them, stand for."""
    node = article["node"]
    outlet = {"id": article["outlet"], "name": article["outlet_name"]}
    fields = (
        *("id", "url", "title", "published_at", "published_from", "modified_at", "fetched_at"),
        *("language", "sha256", "text"),
    )
    data = {
        "input": node["input"],
        "article": {name: node.get(name) for name in fields} | {"authors": node["authors"], "outlet": outlet},
        "entities": [_entity_back(row) for row in entities],
        "mentions": mentions,
        "attributions": [_attribution_back(**row) for row in attributions],
        "claims": [_claim_back(row["node"]) for row in rest["claims"]],
        "evidence": [_evidence_back(row["node"]) | {"entity": _only(row["entity"])} for row in rest["evidence"]],
    }
    return from_data(ArticleGraph, data)


def _only(values: Sequence[Any]) -> Any:
    return values[0] if values else None


def _entity_back(row: Row) -> Row:
    unnamed = {name: row[name] for name in ("group", "count", "closeness", "reason")}
    return {name: row[name] for name in ("id", "kind", "name", "aliases")} | {
        "unnamed": unnamed if row["article"] else None
    }


def _evidence_back(node: Row) -> Row:
    return {name: node[name] for name in ("id", "kind", "start", "end", "text")}


def _words_back(node: Row, part: str) -> Row | None:
    text = node.get(f"{part}_text")
    return None if text is None else {"spans": _pairs(node[f"{part}_spans"]), "text": text}


def _attribution_back(node: Row, speaker: list[str], parties: list[list[str]]) -> Row:
    data = {name: node[name] for name in ("id", "act", "style", "confidence", "reader", "via", "claims", "evidence")}
    data |= {part: _words_back(node, part) for part in ("speaker", "cue", "content", "addressee", "medium")}
    data["speaker"] |= {
        "entity": _only(speaker),
        "name": node.get("speaker_name"),
        "unnamed": node["speaker_unnamed"],
    }
    entities = dict(parties)
    for role in ("addressee", "medium"):
        if data[role]:
            data[role] |= {"entity": entities.get(role)}
    said = {name: node.get(f"said_{name}") for name in ("from", "to", "text")}
    return data | {"said_at": None if said["text"] is None else said}


def _claim_back(node: Row) -> Row:
    data = {name: node[name] for name in ("id", "text", "full_text", "polarity", "modality")}
    return data | {name: json.loads(node[name]) for name in ("quantities", "times", "about")}
