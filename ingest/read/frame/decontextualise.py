"""A claim's text made to stand alone: pronouns, roles and short names replaced, a subject supplied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.read.frame.lexicon import words_of
from ingest.read.frame.predicate import tokens_in
from ingest.read.frame.subject import supplied
from ingest.read.frame.sure import is_sure, opening_is_speaker, sentences
from ingest.read.text import text_of
from kg.ids import name_key
from kg.records import Entity, Mention, Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.read.found import Found
    from ingest.read.names import Names
    from ingest.read.speakers import Voice

_FORMS = words_of("forms")
_PRONOUNS: dict[str, set[str]] = {name: set(words) for name, words in _FORMS["pronouns"].items()}
_THIRD: dict[str, str] = _FORMS["third_person"]
_FIRST = _PRONOUNS["first"] | _PRONOUNS["first_possessive"]
_ALL = set().union(*_PRONOUNS.values())
Edit = tuple[int, int, str]


def full_text(doc: Doc, found: Found, voice: Voice, names: Names, spans: Spans) -> str:
    """Return the words of the spans as a sentence that can be read alone; tense and wording are left."""
    edits = _edits(doc, found, voice, names, spans)
    tokens = tokens_in(doc, spans)
    text = text_of(doc)
    ends = sentences(text, spans)
    pieces = [_edited(text, start, end, edits) for start, end in spans]
    pieces = [piece.rstrip(",") + "." if over else piece for piece, over in zip(pieces, ends, strict=True)]
    return _sentence(supplied(found, voice, names, tokens, " ".join(" ".join(pieces).split())))


def _sentence(text: str) -> str:
    if not text:
        return text
    if text[0].islower() and not _spelled_small(text.split()[0]):
        text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!…" or (text[-1] in '"”’)' and text[-2:-1] in {".", "?", "!"}) else text + "."


def _spelled_small(word: str) -> bool:
    """Say whether a word is a name with a small first letter, such as "iPhone"."""
    return any(c.isupper() for c in word[1:])


def _edited(text: str, start: int, end: int, edits: list[Edit]) -> str:
    pieces, here = [], start
    for first, last, new in edits:
        if first >= here and last <= end:
            pieces += [text[here:first], new]
            here = last
    return "".join([*pieces, text[here:end]])


def _edits(doc: Doc, found: Found, voice: Voice, names: Names, spans: Spans) -> list[Edit]:
    edits: list[Edit] = []
    recent: dict[str, str] = {}
    mentions = {mention.start: mention for start, end in spans for mention in names.within(start, end)}
    for token in tokens_in(doc, spans):
        mention = mentions.get(token.idx)
        if mention is not None:
            entity = referent(mention, found, voice, names)
            if is_sure(doc, found, names, mention, entity):
                edits += _edit_of(doc, mention, entity, recent)
            recent[_class(entity)] = entity.id
        elif token.lower_ in _FIRST and found.style in {"direct", "mixed"} and _speaker_name(voice):
            edits += _pronoun(token, _speaker_name(voice))
    return sorted(_apart(edits))


def referent(mention: Mention, found: Found, voice: Voice, names: Names) -> Entity:
    """Return whom a mention refers to; "it" that opens what an organisation reports to say is that organisation."""
    entity = names.entity(mention.entity)
    if mention.text.lower() != "it" or found.style == "direct" or voice.speaker.entity is None or not found.content:
        return entity
    opening = text_of(names.doc)[found.content[0][0] : mention.start].strip().lower()
    speaker = names.entity(voice.speaker.entity)
    return speaker if opening in {"", "that"} and opening_is_speaker(found, speaker) else entity


def _apart(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e[0], -e[1])):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _class(entity: Entity) -> str:
    return "person" if entity.kind == "person" else "other"


def _speaker_name(voice: Voice) -> str:
    return voice.speaker.name or ("" if voice.speaker.text.lower() in _ALL else " ".join(voice.speaker.text.split()))


def _edit_of(doc: Doc, mention: Mention, entity: Entity, recent: dict[str, str]) -> list[Edit]:
    low = mention.text.lower()
    if low in _PRONOUNS["left"]:
        return []
    if low in _ALL:
        # The name stands already; a second pronoun for it reads better as it is.
        named = recent.get(_class(entity)) == entity.id and low not in _FIRST
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return [] if named or span is None else _pronoun(span.root, entity.name)
    return _name(doc, mention, entity)


def _name(doc: Doc, mention: Mention, entity: Entity) -> list[Edit]:
    if entity.name.isupper() and len(mention.text) > len(entity.name):
        return []
    if entity.unnamed is not None or name_key(entity.name) in name_key(mention.text) or not entity.name:
        return []
    start, end, printed = mention.start, mention.end, mention.text
    behind = text_of(doc)[end:].lstrip(" ,")
    if any(behind.startswith(name) for name in (entity.name, *entity.aliases) if name[:1].isupper()):
        return []  # "the startup Orrin", "a reseller, Orrin," name it already
    new = entity.name
    for ending in ("'s", "’s"):
        if printed.endswith(ending):
            new += ending if not new.endswith("s") else ending[0]
    if (
        printed.lower().startswith("the ")
        and _is_short_name(printed[4:], entity)
        and not new.lower().startswith("the ")
    ):
        new = printed[:4] + new
    elif not _is_short_name(printed, entity):
        start = _with_determiner(doc, start)
    if new.lower().startswith("the ") and text_of(doc)[max(start - 4, 0) : start].lower() == "the ":
        new = new[4:]
    return [(start, end, new)]


def _is_short_name(printed: str, entity: Entity) -> bool:
    """Say whether the words are a name (a surname, an acronym) rather than a role ("the company")."""
    return printed[:1].isupper() and not any(word.islower() for word in printed.split())


def _with_determiner(doc: Doc, start: int) -> int:
    before = text_of(doc)[max(start - 5, 0) : start].lower()
    for word in ("the ", "this ", "that "):
        if before.endswith(word) and (len(before) == len(word) or not before[-len(word) - 1].isalnum()):
            return start - len(word)
    return start


def _pronoun(token: Token, name: str) -> list[Edit]:
    low = token.lower_
    first, end = token.idx, token.idx + len(token.text)
    if token.tag_ == "PRP$" or low in _PRONOUNS["first_possessive"] | {"his", "its", "their"}:
        return [(first, end, name + "’s" if not name.endswith("s") else name + "’")]
    edits: list[Edit] = [(first, end, name)]
    if token.dep_ in {"nsubj", "nsubjpass"} and low in _FIRST | {"they"}:
        edits += [edit for verb in _finite(token) for edit in _third_person(verb)]
    return edits


def _finite(subject: Token) -> list[Token]:
    """Return the finite verbs that agree with a subject."""
    verbs = []
    heads = [
        subject.head,
        *(child for child in subject.head.children if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}),
    ]
    for head in heads:
        if head.i != subject.head.i and any(child.dep_ in {"nsubj", "nsubjpass"} for child in head.children):
            continue
        aux = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
        verbs.append(aux[0] if aux else head)
    return [verb for verb in verbs if verb.i > subject.i]


def _third_person(verb: Token) -> list[Edit]:
    low, start, end = verb.lower_, verb.idx, verb.idx + len(verb.text)
    if low in {"'d", "’d"} and verb.tag_ == "VBD":
        return [(start, end, " had")]
    if low in _THIRD and (verb.tag_ in {"VBP", "MD"} or low == "were"):
        glued = verb.i > 0 and not verb.nbor(-1).whitespace_
        return [(start, end, " " * glued + _THIRD[low])]
    return [(start, end, _with_s(verb.text))] if verb.tag_ == "VBP" else []


def _with_s(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "s"
