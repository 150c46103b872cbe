"""Parts of the graph as plain networks, to draw and to study."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import NotFound
from kg.ids import ID
from kg.store.cypher import network as statements
from kg.views import Row

if TYPE_CHECKING:
    import networkx

    from kg.store.bolt import Store

DEEPEST = 4
MOST = 2000


@dataclass(frozen=True, slots=True)
class Node:
    """A point to draw; ``weight`` is how many edges of the network meet in it."""

    id: str
    label: str
    kind: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line to draw between two nodes, by their ids; ``weight`` is how many records it stands for."""

    source: str
    target: str
    relation: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, each sorted, no edge without both its ends."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Return the same as a networkx graph, for centrality, communities and layouts."""
        import networkx

        graph = networkx.MultiDiGraph()
        for node in self.nodes:
            graph.add_node(node.id, label=node.label, kind=node.kind, weight=node.weight)
        for edge in self.edges:
            graph.add_edge(edge.source, edge.target, key=edge.relation, relation=edge.relation, weight=edge.weight)
        return graph


# What is drawn around a node, by the beginning of its id; an id without one of these is an outlet's.
_STEPS: dict[str, tuple[str, ...]] = {
    "en": (statements.SAYS, statements.SPOKEN_OF),
    "cl": (statements.SAID_BY, statements.ABOUT, statements.EXPRESSES, statements.PRINTED_IN),
    "pr": (statements.EXPRESSED_BY, statements.RELATED),
    "ar": (statements.PUBLISHED_BY, statements.PRINTS),
    "": (statements.PUBLISHES,),
}


def kind_of(id: str) -> str:
    """Return the prefix of an id that is a digest, empty for an outlet's."""
    prefix = id[:2]
    return prefix if prefix in _STEPS and ID.fullmatch(id) else ""


@dataclass(slots=True)
class _Sketch:
    """A network while it grows: never more than ``limit`` nodes."""

    limit: int
    nodes: dict[str, tuple[str, str]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], float] = field(default_factory=dict)

    def admits(self, id: str, label: str, kind: str) -> bool:
        if id not in self.nodes and len(self.nodes) < self.limit:
            self.nodes[id] = (label, kind)
        return id in self.nodes

    def add(self, row: Row) -> None:
        ends = [(row[end], row[f"{end}_label"], row[f"{end}_kind"]) for end in ("source", "target")]
        # The end that is known already first, so that no node comes in without an edge.
        ends.sort(key=lambda end: end[0] not in self.nodes)
        if self.admits(*ends[0]) and self.admits(*ends[1]):
            key = (row["source"], row["target"], row["relation"])
            self.edges[key] = self.edges.get(key, 0.0) + row.get("weight", 1.0)

    def drawn(self) -> Network:
        met: dict[str, float] = {}
        for (source, target, _), weight in self.edges.items():
            met[source] = met.get(source, 0.0) + weight
            met[target] = met.get(target, 0.0) + weight
        nodes = (Node(id, label, kind, met.get(id, 0.0)) for id, (label, kind) in sorted(self.nodes.items()))
        return Network(tuple(nodes), tuple(Edge(*key, weight) for key, weight in sorted(self.edges.items())))


def neighbourhood(store: Store, id: str, *, depth: int = 1, limit: int = 100) -> Network:
    """Return what lies within ``depth`` steps of an entity, claim, proposition, article or outlet.

    At most ``limit`` nodes, nearer ones first, and always the same ones; raise ``NotFound``.
    """
    sketch = _Sketch(max(1, min(limit, MOST)))
    _begin(store, sketch, id)
    reached: set[str] = set()
    for _ in range(max(1, min(depth, DEEPEST))):
        border = sorted(set(sketch.nodes) - reached)
        reached.update(border)
        for row in _around(store, border, sketch.limit):
            sketch.add(row)
    return sketch.drawn()


def _begin(store: Store, sketch: _Sketch, id: str) -> None:
    for row in store.rows(statements.NAMED[kind_of(id)], id=id):
        sketch.admits(id, row["label"], row["kind"])
        return
    raise NotFound(
        f"nothing in the graph is called {id!r}: give the id of an entity, claim, proposition, article or outlet"
    )


def _around(store: Store, border: Iterable[str], limit: int) -> Iterable[Row]:
    kinds: dict[str, list[str]] = {}
    for id in border:
        kinds.setdefault(kind_of(id), []).append(id)
    for kind, ids in sorted(kinds.items()):
        for statement in _STEPS[kind]:
            yield from store.rows(statement, ids=ids, limit=limit)


def quotations(store: Store, *, limit: int = 300) -> Network:
    """Return who is quoted by whom: outlets, the speakers they quote, and whose words those pass on.

    Edges go from who quotes to who is quoted, the heaviest ``limit`` of them; an outlet's unnamed sources are one node.
    """
    same = {row["id"]: row for row in store.rows(statements.SAME_AS)}
    rows = [_canonical(row, same) for row in (*store.rows(statements.QUOTED), *store.rows(statements.PASSED_ON))]
    whole = _Sketch(2 * len(rows) + 1)
    for row in rows:
        whole.add(row | {"relation": "quotes"})
    heaviest = sorted(whole.edges.items(), key=lambda edge: (-edge[1], edge[0]))[: max(1, min(limit, MOST))]
    kept = _Sketch(whole.limit, {id: whole.nodes[id] for key, _ in heaviest for id in key[:2]}, dict(heaviest))
    return kept.drawn()


def _canonical(row: Row, same: dict[str, Row]) -> Row:
    for end in ("source", "target"):
        if row[end] in same:
            other = same[row[end]]
            row = row | {end: other["canonical"], f"{end}_label": other["name"], f"{end}_kind": other["kind"]}
    return row
