"""Which propositions of the graph a statement should be compared with: few, and found through its indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.compare.search import words_of
from kg.compare.sketch import sketch
from kg.compare.statement import placed
from kg.forms import from_json
from kg.identity.names import bare
from kg.ids import digest, name_key
from kg.records import Quantity, Statement, Time
from kg.store.cypher import links

if TYPE_CHECKING:
    import numpy as np

    from kg.embed import Embedder
    from kg.store.bolt import Store

LIMIT = 50
NEAREST = 30  # by meaning, and again by words
NEAR = 0.5  # cosine from which nearness in meaning is enough
SOME = 0.3  # cosine that a common name or two common words must come with
TOGETHER = 20  # statements asked for at once
COMMON = 3  # content words in common that are enough

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposition with the claim that stands for it (its lowest), and how near that is in meaning."""

    proposition: str
    claim: str
    statement: Statement
    similarity: float


def candidates(store: Store, embedder: Embedder, statement: Statement, *, limit: int = LIMIT) -> list[Candidate]:
    """Return the propositions worth comparing with a statement, the nearest first, at most ``limit``."""
    vector = embedder.encode([statement.full_text])[0]
    return near_propositions(store, canonical_names(store, statement), vector, limit=limit)


def near_propositions(store: Store, statement: Statement, vector: np.ndarray, *, limit: int = LIMIT) -> list[Candidate]:
    """Return the candidates of a statement whose names are canonical and whose embedding is known."""
    return near_propositions_of_all(store, {"": statement}, {"": vector}, limit=limit)[""]


def near_propositions_of_all(
    store: Store, statements: Mapping[str, Statement], vectors: Mapping[str, np.ndarray], *, limit: int = LIMIT
) -> dict[str, list[Candidate]]:
    """Return the candidates of each statement by its key; names are canonical, embeddings known."""
    near = _nearness(store, statements, vectors)
    ids = sorted({id for found in near.values() for id in found})
    lowest = {row["proposition"]: row["claim"] for row in store.rows(links.LOWEST, ids=ids)} if ids else {}
    said = statements_of(store, sorted(lowest.values()))
    ranked = {}
    for key, statement in statements.items():
        found = [
            Candidate(proposition, lowest[proposition], said[lowest[proposition]], similarity)
            for proposition, similarity in near[key].items()
            if lowest.get(proposition) in said and bears_on(statement, said[lowest[proposition]], similarity)
        ]
        ranked[key] = sorted(found, key=lambda c: (-c.similarity, c.proposition))[:limit]
    return ranked


def _nearness(
    store: Store, statements: Mapping[str, Statement], vectors: Mapping[str, np.ndarray]
) -> dict[str, dict[str, float]]:
    """Return, for each statement, the cosine of each proposition near in meaning, in words, or the same in text."""
    asked = [
        {
            "key": key,
            "vector": vectors[key].tolist(),
            "words": words_of(statement.full_text),
            "text_key": digest("tk", name_key(statement.text)),
        }
        for key, statement in statements.items()
    ]
    rows: list[Row] = []
    for at in range(0, len(asked), TOGETHER):
        some = asked[at : at + TOGETHER]
        rows += store.rows(links.NEAR_MEANING, limit=NEAREST, rows=some)
        if worded := [row for row in some if row["words"]]:
            rows += store.rows(links.NEAR_WORDS, limit=NEAREST, rows=worded)
        rows += store.rows(links.SAME_TEXT, rows=some)
    near: dict[str, dict[str, float]] = {key: {} for key in statements}
    for row in rows:
        near[row["key"]][row["id"]] = cosine(row["near"], row["least"])
    return near


def cosine(near: float, least: float) -> float:
    """Return the cosine that a server tells on its own scale, on which opposite vectors have ``least``."""
    return 2 * (near - least) / (1 - least) - 1


def bears_on(statement: Statement, other: Statement, similarity: float) -> bool:
    """Whether two statements can speak of one matter: near in meaning, or with a name or words in common."""
    if similarity >= NEAR:
        return True
    common = sketch(statement).bag & sketch(other).bag
    names = {name_key(name) for name in statement.names} & {name_key(name) for name in other.names}
    return len(common) >= COMMON or (similarity >= SOME and (bool(names) or len(common) >= 2))


def canonical_names(store: Store, statement: Statement) -> Statement:
    """Return a statement with the names that the graph holds canonical in place of those printed."""
    keys = {name: bare(name) for name in (*statement.names, *([statement.speaker] if statement.speaker else ()))}
    if not keys:
        return statement
    found = {row["key"]: row["name"] for row in store.rows(links.CANONICAL_OF_NAMES, keys=sorted(set(keys.values())))}
    names = tuple(dict.fromkeys(found.get(keys[name], name) for name in statement.names))
    speaker = found.get(keys[statement.speaker], statement.speaker) if statement.speaker else None
    return replace(statement, names=names, speaker=speaker)


def statements_of(store: Store, claims: Sequence[str]) -> dict[str, Statement]:
    """Return the statements of stored claims by id, names and speakers canonical."""
    rows = store.rows(links.STATEMENTS, ids=list(claims)) if claims else []
    return {row["id"]: statement_of_row(row) for row in rows}


def statement_of_row(row: Mapping[str, Any]) -> Statement:
    """Return the statement of a stored claim."""
    text = row["text"]
    quantities = from_json(tuple[Quantity, ...], row["quantities"] or "[]")
    times = from_json(tuple[Time, ...], row["times"] or "[]")
    return Statement(
        text=text,
        full_text=row["full_text"],
        polarity=row["polarity"],
        modality=row["modality"],
        quantities=placed(text, quantities),
        times=placed(text, times),
        names=tuple(sorted(row["names"])),
        said_at=row["said_at"][:10] if row["said_at"] else None,
        speaker=row["speaker"],
        act=row["act"],
    )


def attributions_of(store: Store, claims: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the attribution that asserts each stored claim, and its act."""
    rows = store.rows(links.ACTS, ids=list(claims)) if claims else []
    return {row["claim"]: (row["attribution"], row["act"]) for row in rows}
