"""Whose name stands in a speaker's words, where the parse hangs it on a title, a role or an apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.read.names.lexicon import NameWords, load_name_words
from ingest.read.names.names import Names
from kg.records import Entity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SPEAKING = frozenset({"person", "organisation"})
_JOINED = frozenset({"appos", "compound", "nmod"})
_TYING = frozenset({"of", "at", "for", "in", "general"})
_BEYOND = 6  # tokens behind a speaker's words in which its name may still stand
# What stands right before the name that somebody goes by, and what may not stand between the noun and that.
_CALLED = re.compile(r"(?:\b(?:named|called(?: only)?|dubbed|nicknamed|known (?:only )?as)|\bfirst name,?) $")
_SAYS_MORE = re.compile(r"[.;:“”\"]|\b(?:said|says|say|told|that|of|and)\b")
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


def set_after(span: Span, head: Token, names: Names) -> Entity | None:
    """Return who is named right behind the noun for what it is: "the judge, Ada Roe", "the gas monopoly Xeno".

    Behind a comma, with or without a phrase before it ("the head of Xeno, Ada Roe"), the name ends the words or is
    itself followed by a mark.
    """
    sort = _sort(head, load_name_words())
    if sort is None or head.tag_ in {"NNS", "NNPS"}:
        return None
    doc = span.doc
    last = doc[min(max(span.end, head.i + 1) + _BEYOND, len(doc)) - 1]
    for mention in names.within(head.idx + len(head), last.idx + len(last)):
        name = doc.char_span(mention.start, mention.end)
        if name is None or mention.kind != sort or name.root.pos_ != "PROPN":
            continue
        if _is_behind(span, head, name):
            return names.entity(mention.entity)
    return None


def given_name(span: Span, head: Token, names: Names) -> Entity | None:
    """Return by what name somebody goes whom the words first call by a noun only: "a student named Roe".

    Also in the clause behind them: "a mother, who gave only her first name, Ada".
    """
    if head.pos_ != "NOUN" or head.tag_ == "NNS":
        return None
    doc, sentence = span.doc, head.sent
    text = doc.text
    for mention in names.within(head.idx + len(head), sentence.end_char):
        known = names.entity(mention.entity)
        called = _CALLED.search(text, head.idx + len(head), mention.start)
        if called is None or mention.text not in (known.name, *known.aliases) or mention.kind in {"place", "group"}:
            continue
        if not _SAYS_MORE.search(text, head.idx + len(head), called.start()):
            return known
    return None


def _sort(head: Token, words: NameWords) -> str | None:
    noun = head.lemma_.casefold()
    if head.pos_ not in {"NOUN", "PROPN"} or head.text[:1].isupper():
        return None
    if noun in words.persons or head.lower_ in words.titles:
        return "person"
    return "organisation" if noun in words.families and noun not in words.works else None


def _is_behind(span: Span, head: Token, name: Span) -> bool:
    words, doc = load_name_words(), span.doc
    between = [token for token in doc[head.i + 1 : name.start] if token.lower_ not in words.titles]
    between = [token for token in between if token.text != "."]
    if not between:
        return True
    phrase, comma = between[:-1], between[-1]
    if comma.text != "," or (phrase and (phrase[0].lower_ not in _TYING or any(t.text == "," for t in phrase))):
        return False
    if name.start >= span.end and comma.i > span.end:
        return False
    after = doc[name.end] if name.end < len(doc) else None
    return name.end == span.end or after is None or after.is_punct or after.is_space


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
    held = [
        mention
        for mention in names.within(span.start_char, span.end_char)
        if mention.kind in _SPEAKING and span.doc.char_span(mention.start, mention.end) is not None
    ]
    spoken_for = {mention.entity for mention in held if _is_spoken_for(span, mention)}
    return [mention for mention in held if mention.entity not in spoken_for]


def _is_spoken_for(span: Span, mention: Mention) -> bool:
    """Tell whether a person is whom somebody else speaks for: "attorneys for ousted leader Ada Roe"."""
    before = [token for token in span if token.idx < mention.start]
    since = next((n for n in range(len(before) - 1, 0, -1) if before[n].lower_ == "for" or before[n].text == ","), 0)
    words = load_name_words()
    return (
        mention.kind == "person"
        and since > 0
        and before[since].lower_ == "for"
        and _is_person(before[since - 1], words)
    )


def _is_person(token: Token, words: NameWords) -> bool:
    return token.lemma_.casefold() in words.persons or token.text.casefold().rstrip("s") in words.persons


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
    titled = False
    while before and _is_title(before, words):
        titled = titled or before[-1].lower_ in words.titles
        before.pop()
    if not before:
        return False
    if titled and mention.kind == "person" and before[-1].pos_ in {"PROPN", "ADJ"}:  # "Xeno chairman and CEO Ada Roe"
        return True
    return _is_set_beside(before, mention, words) or _is_what_it_is(before[-1], span, mention)


def _is_title(before: Sequence[Token], words: NameWords) -> bool:
    """Tell whether words end in a title, its full stop, or what joins two titles."""
    last = before[-1]
    joined = last.lower_ == "and" and len(before) > 1 and before[-2].lower_ in words.titles
    return last.lower_ in words.titles or last.text == "." or joined


def _is_set_beside(before: Sequence[Token], mention: Mention, words: NameWords) -> bool:
    """Tell whether a comma parts a name from what its bearer is: a person from a role, a body from its sort."""
    if before[-1].text != "," or len(before) < 2:
        return False
    root = before[0].doc[before[0].i : before[-1].i].root
    if mention.kind == "person":
        return root.tag_ != "NNS"  # "residents of Pudding Lane, Thirlby"
    return root.lemma_.casefold() in words.families


def _is_what_it_is(token: Token, span: Span, mention: Mention) -> bool:
    """Tell whether a noun before a name says what its bearer is: "head of operations Ada Roe"."""
    words, noun, root = load_name_words(), token.lemma_.casefold(), span.root
    if mention.kind == "organisation":
        return token.pos_ == "NOUN" and noun in words.families and token.head.dep_ != "pobj"
    role = root.tag_ == "NN" and root.lemma_.casefold() in words.persons
    return (token.pos_ == "NOUN" and role) or (token.tag_ in {"NN", "NNP"} and noun in words.persons)
