"""Who stands behind each attribution: speakers, addressees and media as entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.read.found import Found
from ingest.read.names import Names
from ingest.read.names.called import by_its_noun, called
from ingest.read.names.entities import mentions_of
from ingest.read.names.headings import borne_below
from ingest.read.names.heads import head_of
from ingest.read.names.inside import apposed, given_name, hung_on_role, set_after
from ingest.read.names.interviews import Interview
from ingest.read.names.referents import Place, Referent
from ingest.read.names.scene import quotations
from ingest.read.text import text_of
from ingest.read.unnamed import is_some_of, is_the_band, unnamed_source
from ingest.read.unprinted import brought_in
from kg import ids
from kg.records import Entity, Mention, Party, Spans, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_REACH = 1500  # characters between a quotation without a speaker and the last who spoke


@dataclass(frozen=True, slots=True)
class Voice:
    """The parties of one attribution."""

    speaker: Speaker
    addressee: Party | None
    medium: Party | None


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of the attributions, in their order, and the names with unnamed sources, groups and "I" added."""

    voices: tuple[Voice, ...]
    names: Names


@dataclass(slots=True)
class _Cast:
    """The entities known so far: the names, and the nameless ones that have spoken."""

    doc: Doc
    names: Names
    nameless: dict[int, Referent]
    interview: Interview
    entities: dict[int, Entity] = field(default_factory=dict)
    further: list[Entity] = field(default_factory=list)
    mentions: list[tuple[Mention, int]] = field(default_factory=list)


def speakers(doc: Doc, found: Sequence[Found], names: Names) -> Voices:
    """Return who speaks in each attribution, to whom and through which medium.

    Unnamed sources, groups ("A and B") and bodies without a name become entities of this article; "I" and "we" inside
    a quotation mean its speaker; a quotation without a speaker has that of the one before it, or whom the sentence
    before it brings in.
    """
    nameless = {place.head: referent for referent in names.nameless for place in referent.places}
    cast = _Cast(doc, names, nameless, Interview(doc, names))
    who: list[Entity | None] = [None] * len(found)
    for number in sorted(range(len(found)), key=lambda n: (_depth(found, n), found[n].anchor)):
        who[number] = _who(cast, found, who, number)
    text = text_of(doc)
    voices = tuple(
        Voice(_speaker(text, one.speaker, entity), _party(cast, one.addressee), _party(cast, one.medium))
        for one, entity in zip(found, who, strict=True)
    )
    _first_persons(cast, found, who)
    return Voices(voices, names.with_more(cast.further, cast.mentions))


def _depth(found: Sequence[Found], number: int) -> int:
    depth, outer = 0, found[number].outer
    while outer is not None and depth < len(found):
        depth, outer = depth + 1, found[outer].outer
    return depth


def _who(cast: _Cast, found: Sequence[Found], who: Sequence[Entity | None], number: int) -> Entity | None:
    one = found[number]
    if not one.speaker and not one.cue:
        told = brought_in(cast.doc, cast.names, found, number)
        told = told if told is None or isinstance(told, Entity) else _entity(cast, told)
        return told or _last_speaker(found, who, number)
    if not one.speaker:
        return _last_speaker(found, who, number) if one.style == "direct" or _is_quoted(cast, one) else None
    span = _span(cast.doc, one.speaker)
    if span is None:
        return None
    if len(span) == 1 and cast.interview.speaks(span[0]):
        return cast.interview.answerer
    if span.root.lower_ in _FIRST and len(span) == 1:
        return who[one.outer] if one.outer is not None else None
    return _together(cast, span) or _entity(cast, span)


def _span(doc: Doc, spans: Spans) -> Span | None:
    """Return the tokens of the first of a party's spans, a word with a hyphen never cut."""
    span = doc.char_span(*spans[0], alignment_mode="expand")
    if span is None:
        return None
    start = end = span.end
    while end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        end += 2
    if end == start or span.root.i != start - 1:
        return doc[span.start : end]
    last = doc[end - 1]
    while last.dep_ == "compound" and last.head.i > last.i:  # "co-founder Ada Roe"
        last = last.head
    return doc[last.i : last.i + 1]


def _is_quoted(cast: _Cast, one: Found) -> bool:
    return bool(one.content) and text_of(cast.doc)[one.content[0][0] : one.content[0][0] + 1] in {"“", '"', "‘"}


def _last_speaker(found: Sequence[Found], who: Sequence[Entity | None], number: int) -> Entity | None:
    """Return who spoke last before a quotation without a speaker, not too far away."""
    here = (found[number].content or found[number].cue)[0][0]
    before = [
        (found[n].anchor[0], n)
        for n, entity in enumerate(who)
        if entity is not None and n != number and found[n].anchor[0] < here and here - found[n].anchor[0] < _REACH
    ]
    outer = found[number].outer
    inner_free = [(at, n) for at, n in before if found[n].outer is None or found[n].outer == outer]
    return who[max(inner_free or before)[1]] if before else None


def _together(cast: _Cast, span: Span) -> Entity | None:
    """Return the group that coordinated names are: "A and B"."""
    first = span.root
    if cast.names.at(first) is not None and first.pos_ == "NOUN":  # "the analysts A and B"
        first = next((child for child in first.children if child.dep_ == "appos" and child.pos_ == "PROPN"), first)
    heads = [first, *(token for token in first.conjuncts if span.start <= token.i < span.end)]
    members = [_one(cast, head) for head in sorted(heads, key=lambda token: token.i)]
    known = list(dict.fromkeys(member for member in members if member is not None and member.unnamed is None))
    if len(known) < 2 or len(known) < len(heads):
        return None
    name = ", ".join(member.name for member in known[:-1]) + " and " + known[-1].name
    entity = Entity(ids.entity_id("group", name), "group", name)
    if entity not in cast.further:
        cast.further.append(entity)
    return entity


def _entity(cast: _Cast, span: Span) -> Entity | None:
    """Return whom a speaker's words mean; where nobody is named, make one of this article."""
    head = head_of(span)
    names = cast.names
    beside = apposed(span, names) or set_after(span, head, names) or given_name(span, head, names)
    entity = None if is_some_of(head) else _one(cast, head)
    if beside is not None or (entity is not None and entity.kind != "place"):
        return beside or entity
    inside = hung_on_role(span, cast.names) or entity or borne_below(cast.doc, head, cast.names)
    if inside is not None:
        return inside
    referent = cast.nameless.get(head.i)
    if referent is None:
        place = Place(span.start, span.end, head.i, "noun")
        referent = Referent(noun=head.lemma_.lower(), places=[place])
        cast.nameless[head.i] = referent
    return _made(cast, referent, span)


def _one(cast: _Cast, head: Token) -> Entity | None:
    named = cast.names.at(head)
    if named is not None:
        return named
    referent = cast.nameless.get(head.i)
    if referent is None:
        return None
    if referent.parts:
        return _group(cast, referent)
    return cast.entities.get(id(referent))


def _group(cast: _Cast, referent: Referent) -> Entity:
    name = " and ".join(filter(None, (part.name for part in referent.parts)))
    entity = Entity(ids.entity_id("group", name), "group", name)
    if id(referent) not in cast.entities:
        cast.entities[id(referent)] = entity
        if entity not in cast.further:
            cast.further.append(entity)
        pronouns = [place for place in referent.places if place.how == "pronoun"]
        cast.mentions.extend(mentions_of(cast.doc, pronouns, entity, cast.names.article.id))
    return entity


def _made(cast: _Cast, referent: Referent, span: Span) -> Entity | None:
    """Make a nameless referent that speaks an entity: an unnamed source, a body, or a document."""
    known = cast.entities.get(id(referent))
    if known is not None:
        return known
    first = _place_span(cast.doc, referent.places[0])
    entity = _unnamed(cast, referent, span, first) or _local(cast, referent, first)
    if entity is not None:
        cast.entities[id(referent)] = entity
        cast.further.append(entity)
        cast.mentions.extend(mentions_of(cast.doc, referent.places, entity, cast.names.article.id))
    return entity


def _place_span(doc: Doc, place: Place) -> Span:
    return doc[place.start : place.end]


def _unnamed(cast: _Cast, referent: Referent, span: Span, first: Span) -> Entity | None:
    told = unnamed_source(span)
    before = unnamed_source(first) if head_of(first) != head_of(span) else None
    unnamed = before or told
    if unnamed is None or (is_the_band(head_of(first)) and _has_body_before(cast, first)):
        return None
    spans = ((first.start_char, first.end_char),)
    name = " ".join((first if before else span).text.split())
    return Entity(ids.unnamed_id(cast.names.article.id, spans), "unnamed", name, (), unnamed)


def _has_body_before(cast: _Cast, first: Span) -> bool:
    """Tell whether a body is named more than once before a phrase: "the group" may be that one, which is not told."""
    bodies = [m.entity for m in cast.names.within(0, first.start_char) if m.kind == "organisation"]
    return len(bodies) > len(set(bodies))


def _local(cast: _Cast, referent: Referent, first: Span) -> Entity | None:
    """Return a body, a document or an office that is called by a common noun only, as this article's own entity."""
    head = head_of(first)
    told = called(cast.doc, head, cast.names) or by_its_noun(cast.doc, head)
    if told is None:
        return None
    kind, name = told
    opening = first.sent[0]
    if name.startswith(opening.text) and opening.pos_ != "PROPN" and not opening.is_upper:
        name = name[0].lower() + name[1:]  # a capital only because the sentence begins
    spans = ((first.start_char, first.end_char),)
    return Entity(ids.unnamed_id(cast.names.article.id, spans), kind, name)


def _speaker(text_: str, spans: Spans, entity: Entity | None) -> Speaker:
    text = " ".join(text_[start:end] for start, end in spans)
    if entity is None:
        return Speaker(spans, text, None, None, unnamed=False)
    unnamed = entity.unnamed is not None
    return Speaker(spans, text, entity.id, None if unnamed else entity.name, unnamed)


def _party(cast: _Cast, spans: Spans) -> Party | None:
    if not spans:
        return None
    text = " ".join(text_of(cast.doc)[start:end] for start, end in spans)
    span = _span(cast.doc, spans)
    entity = None if span is None else _one(cast, span.root)
    return Party(spans, text, None if entity is None else entity.id)


def _first_persons(cast: _Cast, found: Sequence[Found], who: Sequence[Entity | None]) -> None:
    """Write "I" and "we" inside each quotation as mentions of its speaker; the innermost attribution wins."""
    inside = quotations(cast.doc)
    meant: dict[int, Entity] = {}
    for number in sorted(range(len(found)), key=lambda n: _depth(found, n)):
        entity = who[number]
        if entity is None:
            continue
        for start, end in found[number].content:
            span = cast.doc.char_span(start, end, alignment_mode="expand")
            for token in span or ():
                if token.lower_ in _FIRST and (inside[token.i] or found[number].style == "direct"):
                    meant[token.i] = entity
    taken = set(cast.names.heads)
    for i, entity in sorted(meant.items()):
        if i not in taken:
            places = [Place(i, i + 1, i, "pronoun")]
            cast.mentions.extend(mentions_of(cast.doc, places, entity, cast.names.article.id))
