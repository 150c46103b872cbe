"""Whose name stands in a speaker's words, where the parse hangs it on a title, a role or an apposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.names.lexicon import NameWords, load_name_words
from ingest.read.names.names import Names
from kg.records import Entity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SPEAKING = frozenset({"person", "organisation"})
_JOINED = frozenset({"appos", "compound", "nmod"})
_ENDS = frozenset({",", ")", "(", "—", "–", "]"})


def apposed(span: Span, names: Names) -> Entity | None:
    """Return who is named first or last in words whose other part says what it is.

    "Ada Roe, an analyst at Xeno", "the trust's chair, Baroness Roe", "the bureau's head of operations Ada Roe".
    """
    mentions = _mentions(span, names)
    if not mentions:
        return None
    words = load_name_words()
    first, last = mentions[0], mentions[-1]
    if first.kind == "person" and first.end < span.end_char and _opens(span, first, words):
        return names.entity(first.entity)
    if last.end >= _end(span) and last.start > span.start_char and _closes(span, last, words):
        return names.entity(last.entity)
    return None


def hung_on_role(span: Span, names: Names) -> Entity | None:
    """Return the person whose name the parse hangs on the role or title that heads the words."""
    words, root = load_name_words(), span.root
    if root.pos_ == "NOUN" and root.lemma_.lower() not in words.persons and root.lower_ not in words.titles:
        return None
    for mention in _mentions(span, names):
        token = names.head_of(mention)
        if mention.kind != "person" or (root.pos_ == "NOUN" and token.i < root.i):  # "a Xeno employee"
            continue
        while token != root and token.dep_ in _JOINED:
            token = token.head
        if token == root:
            return names.entity(mention.entity)
    return None


def _mentions(span: Span, names: Names) -> Sequence[Mention]:
    return [
        mention
        for mention in names.within(span.start_char, span.end_char)
        if mention.kind in _SPEAKING and span.doc.char_span(mention.start, mention.end) is not None
    ]


def _end(span: Span) -> int:
    """Return where the words end, marks and a day left out."""
    last = next((token for token in reversed(span) if token.text not in _ENDS and token.ent_type_ != "DATE"), span[-1])
    return int(last.idx + len(last))


def _opens(span: Span, mention: Mention, words: NameWords) -> bool:
    """Tell whether a name, with titles before it at most, is followed by a comma."""
    before = [token for token in span if token.idx < mention.start]
    after = next((token for token in span if token.idx >= mention.end), None)
    titled = all(token.lower_ in words.titles or token.is_punct for token in before)
    return titled and after is not None and after.text == ","


def _closes(span: Span, mention: Mention, words: NameWords) -> bool:
    """Tell whether a name at the end follows a comma, titles left out, or the noun for what it is."""
    root = span.root.lemma_.casefold()
    if root in words.works or root in words.documents:  # "the letter, signed by Ada Roe"
        return False
    before = [token for token in span if token.idx < mention.start]
    while before and (before[-1].lower_ in words.titles or before[-1].text == "."):
        before.pop()
    if not before:
        return False
    return _is_set_beside(before, mention, words) or _is_what_it_is(before[-1], span, mention)


def _is_set_beside(before: Sequence[Token], mention: Mention, words: NameWords) -> bool:
    """Tell whether a comma parts a name from what its bearer is: a person from a role, a body from its sort."""
    if before[-1].text != "," or len(before) < 2:
        return False
    sort = before[0].doc[before[0].i : before[-1].i].root.lemma_.casefold()
    return mention.kind == "person" or sort in words.families


def _is_what_it_is(token: Token, span: Span, mention: Mention) -> bool:
    """Tell whether a noun before a name says what its bearer is: "head of operations Ada Roe"."""
    words, noun, root = load_name_words(), token.lemma_.casefold(), span.root
    if mention.kind == "organisation":
        return token.pos_ == "NOUN" and noun in words.families and token.head.dep_ != "pobj"
    role = root.tag_ == "NN" and root.lemma_.casefold() in words.persons
    return (token.pos_ == "NOUN" and role) or (token.tag_ in {"NN", "NNP"} and noun in words.persons)
