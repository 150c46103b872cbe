"""Chains as one tree to draw: the claim, who said so, who passed it on, the articles that print it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.chains import Printed, Voice
from kg.verdicts import ArticleHead, ChainTree


def tree_of(text: str, proposition: str | None, chains: Sequence[Printed], notes: Mapping[str, str]) -> ChainTree:
    """Return the tree of all chains of a claim; ``notes`` say by claim id what became of an echo or a copy."""
    ways = [(p, tuple(reversed(p.chain))) for p in chains]
    return ChainTree("claim", text, id=proposition, children=tuple(_speakers(ways, 0, notes)))


Way = tuple[Printed, tuple[Voice, ...]]


def _speakers(ways: Iterable[Way], depth: int, notes: Mapping[str, str]) -> Iterator[ChainTree]:
    """Yield what hangs under the same first ``depth`` speakers: articles where a chain ends, else the next speakers."""
    further: dict[tuple[object, ...], list[Way]] = {}
    for printed, voices in ways:
        if len(voices) <= depth:
            yield _leaf(printed.claim.article, notes.get(printed.claim.id))
        else:
            further.setdefault((voices[depth].key, voices[depth].act), []).append((printed, voices))
    for same in further.values():
        voice = same[0][1][depth]
        yield ChainTree(
            "speaker",
            voice.label,
            id=voice.entity,
            act=voice.act,
            unnamed=voice.unnamed,
            children=tuple(_speakers(same, depth + 1, notes)),
        )


def _leaf(article: ArticleHead, note: str | None) -> ChainTree:
    title = f"{article.outlet.name}: {article.title}" if article.title else article.outlet.name
    day = f" ({article.published_at[:10]})" if article.published_at else ""
    return ChainTree("article", title + day, id=article.id, note=note)


def draw(tree: ChainTree) -> str:
    """Return a tree as plain lines, for a terminal or a mail."""
    return "\n".join((_words(tree), *_lines(tree.children, "")))


def _lines(children: Sequence[ChainTree], indent: str) -> Iterator[str]:
    for number, child in enumerate(children, 1):
        last = number == len(children)
        yield f"{indent}{'└─' if last else '├─'} {_words(child)}"
        yield from _lines(child.children, indent + ("   " if last else "│  "))


def _words(node: ChainTree) -> str:
    if node.kind == "claim":
        return f"“{node.label}”"
    act = f" {node.act.replace('_', ' ')}" if node.act else ""
    unnamed = " (unnamed)" if node.unnamed else ""
    note = f" [{node.note}]" if node.note else ""
    return f"{node.label}{unnamed}{act}{note}"
