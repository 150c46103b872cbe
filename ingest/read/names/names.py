"""The names of one document, to be asked by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.read.names.referents import Referent
from kg.records import Article, Entity, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan


@dataclass(frozen=True, slots=True)
class Names:
    """Entities and the mentions that refer to them, in text order; ``heads`` holds each mention's head token."""

    doc: Doc
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    heads: tuple[int, ...]
    article: Article
    nameless: tuple[Referent, ...] = field(repr=False, compare=False)
    _by_head: dict[int, Mention] = field(repr=False, compare=False)
    _by_id: dict[str, Entity] = field(repr=False, compare=False)

    @classmethod
    def of(
        cls,
        doc: Doc,
        entities: Iterable[Entity],
        mentions: Iterable[tuple[Mention, int]],
        *,
        article: Article,
        nameless: tuple[Referent, ...] = (),
    ) -> Names:
        """Return the names with these entities and mentions, each given with its head token."""
        ordered = sorted(mentions, key=lambda pair: (pair[0].start, -pair[0].end))
        by_id = {entity.id: entity for entity in entities}
        by_head: dict[int, Mention] = {}
        for mention, head in ordered:
            by_head.setdefault(head, mention)
        return cls(
            doc,
            tuple(by_id.values()),
            tuple(mention for mention, _ in ordered),
            tuple(head for _, head in ordered),
            article,
            nameless,
            by_head,
            by_id,
        )

    def with_more(self, entities: Iterable[Entity], mentions: Iterable[tuple[Mention, int]]) -> Names:
        """Return these names and further ones."""
        known = zip(self.mentions, self.heads, strict=True)
        return Names.of(
            self.doc,
            (*self.entities, *entities),
            (*known, *mentions),
            article=self.article,
            nameless=self.nameless,
        )

    def entity(self, id: str) -> Entity:
        """Return the entity with this id."""
        return self._by_id[id]

    def at(self, where: DocSpan | Token | Span) -> Entity | None:
        """Return whom the head of a token, a span of tokens or a span of characters refers to, if anybody."""
        mention = self.mention_at(where)
        return None if mention is None else self._by_id[mention.entity]

    def mention_at(self, where: DocSpan | Token | Span) -> Mention | None:
        """Return the mention with the same head, else the one beside it ("the firm, Xeno"), if there is one."""
        head = _head(self.doc, where)
        if head < 0 or head in self._by_head:
            return self._by_head.get(head)
        beside = (self._by_head.get(child.i) for child in self.doc[head].children if child.dep_ == "appos")
        several = self.doc[head].tag_ == "NNS"  # "lawyers for the chief, Ann Roe": she is not they
        return next((m for m in beside if m and m.kind != "place" and not (several and m.kind == "person")), None)

    def head_of(self, mention: Mention) -> Token:
        """Return the head token of one of these mentions."""
        at = bisect_left(self.mentions, mention.start, key=_start)
        return self.doc[self.heads[self.mentions.index(mention, at)]]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie wholly inside these characters, in text order."""
        first = bisect_left(self.mentions, start, key=_start)
        last = bisect_left(self.mentions, end, key=_start)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)


def _start(mention: Mention) -> int:
    return mention.start


def _head(doc: Doc, where: DocSpan | Token | Span) -> int:
    """Return the index of the head token, -1 for a stretch without any."""
    if isinstance(where, tuple):
        span = doc.char_span(*where, alignment_mode="expand")
        return -1 if span is None else int(span.root.i)
    if hasattr(where, "root"):
        return int(where.root.i)
    return int(where.i)
