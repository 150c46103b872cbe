"""Speakers without a name: who is one, how many they are, what ties them to the matter and why they stay unnamed."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from ingest.read.names.called import is_office
from ingest.read.names.heads import head_of
from ingest.read.names.lexicon import NameWords, load_name_words
from ingest.read.text import text_of
from kg.records import Unnamed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


_PLURAL = frozenset(
    "people some many most several few others both those neither brass family staff crew everyone everybody men"
    " women folk folks".split()
)
_PRONOUNS = frozenset("he she they it i we you who him her them us me".split())
_COUNTED = frozenset({"them", "us", "you", "these", "those", "whom"})  # "two of them"
_SORTING = frozenset({"compound", "amod", "nmod", "nummod"})
_VAGUE = frozenset({"many", "several", "some", "other", "various", "most", "few", "more"})
_OUTLETS = 1  # the number of the family of nouns for newspapers and stations
_INDEFINITE = frozenset({"a", "an", "another", "some", "one"})
_COUNTED_OFF = frozenset({"former", "latter", "other"})
_AGENTS = re.compile(r".{2,}(?:er|or|ist|ian|eer|man|woman|men|women|folk|hand|[^i]mate|maid|[^tmfr]ee|eur|servant)$")


@dataclass(frozen=True, slots=True)
class _Words:
    people: frozenset[str]
    measures: frozenset[str]
    shares: frozenset[str]
    offices: frozenset[str]
    things: frozenset[str]
    callings: frozenset[str]
    bands: frozenset[str]
    singular: frozenset[str]
    ties: re.Pattern[str]
    anonymity: re.Pattern[str]
    because: re.Pattern[str]
    numerals: Mapping[str, int]


@functools.cache
def _words() -> _Words:
    data = tomllib.loads((files("ingest") / "lexicon" / "unnamed.toml").read_text("utf-8"))
    return _Words(
        people=frozenset(data["people"]),
        measures=frozenset((*data["measures"], *data["shares"])),
        shares=frozenset(data["shares"]),
        offices=frozenset(data["offices"]),
        things=frozenset(data["things"]),
        callings=frozenset(data["callings"]),
        bands=frozenset(data["bands"]),
        singular=frozenset(data["singular"]),
        ties=re.compile(rf"\s*(?:{'|'.join(sorted(data['ties'], key=len, reverse=True))})\b"),
        anonymity=re.compile("|".join(data["anonymity"]), re.IGNORECASE),
        because=re.compile(rf"\b(?:{'|'.join(data['because'])})\b", re.IGNORECASE),
        numerals=data["numerals"],
    )


def unnamed_source(span: Span) -> Unnamed | None:
    """Return what a noun phrase tells of the unnamed source that it means; None where it means none."""
    head = _counted(head_of(span), span)
    if not (_is_people(head, span) or _is_nameless_body(head)):
        return None
    group = _is_group(head, span)
    return Unnamed(group, _count(head, span, group), _closeness(head, span), _reason(span))


def is_the_band(head: Token) -> bool:
    """Tell whether a noun means several people together that are spoken of as known: "the group"."""
    return head.lemma_.casefold() in _words().bands and _is_definite(head)


def is_some_of(head: Token) -> bool:
    """Tell whether a plural name is counted: "some Israelis", "many Muslims" are people of whom nobody is named."""
    return head.tag_ == "NNPS" and any(child.lower_ in _VAGUE for child in head.lefts)


def _is_share(span: Span) -> bool:
    """Tell whether words are a part of those asked: "74%", "two-thirds of voters"."""
    return head_of(span).lower_ in _words().shares


def _counted(head: Token, span: Span) -> Token:
    """Return the residents in "dozens of residents"."""
    while head.lower_ in _words().measures or head.lemma_.lower() in _words().measures:
        inner = [child for child in head.children if child.dep_ == "prep" and child.lower_ in {"of", "among"}]
        objects = [
            token
            for child in inner
            for token in child.children
            if token.dep_ == "pobj" and span.start <= token.i < span.end
        ]
        if not objects:
            break
        head = objects[0]
    return head


def _is_people(head: Token, span: Span) -> bool:
    """Tell whether a noun means people: a known one, one that ends like theirs, or one with "who" after it."""
    words = _words()
    lemma = head.lemma_.lower()
    if head != head_of(span) and (head.lower_ in _COUNTED or head.pos_ == "NUM"):
        return True
    if _is_bare_name(head, span):
        return False
    if _is_share(span) or is_some_of(head):
        return True
    if head.pos_ == "ADJ" and (head.ent_type_ == "ORDINAL" or head.lower_ in _COUNTED_OFF):  # "a second", "the latter"
        return True
    if head.lower_ in _PRONOUNS or (_is_definite(head) and _is_one_known(head)):
        return False
    if lemma in words.people or head.lower_ in words.people:
        return True
    known = load_name_words()
    return _is_person_noun(lemma, known) or (head.pos_ in {"NOUN", "PROPN"} and _acts_as_person(head, lemma, known))


def _is_bare_name(head: Token, span: Span) -> bool:
    """Tell whether a capital word is a name, also one that means a calling elsewhere ("Baker")."""
    if head.pos_ != "PROPN" or head.tag_ != "NNP" or _is_capital_noun(head) or _is_role_in_front(head, span):
        return False
    return head.lemma_.lower() not in _words().people or (len(span) == 1 and head.is_title)


def _is_role_in_front(head: Token, span: Span) -> bool:
    """Tell whether a capital noun is one because a sentence begins: "Attorneys for the firm said"."""
    noun = head.lower_.removesuffix("s")
    return (
        head.is_sent_start is True and len(span) > 1 and head.lower_.endswith("s") and noun in load_name_words().persons
    )


def _is_nameless_body(head: Token) -> bool:
    """Tell whether a noun means bodies of which none is told apart: "insurers", "a bank", "the group", "his lender"."""
    words, known = _words(), load_name_words()
    lemma = head.lemma_.casefold()
    if head.pos_ not in {"NOUN", "PROPN"} or (head.tag_ == "NNP" and not _is_capital_noun(head)):
        return False
    if lemma in known.works or lemma in known.documents or head.lower_ in words.singular:
        return False
    bodies = (known.families, known.common_bodies, known.body_words, known.place_nouns, words.callings)
    sorted_by = [child for child in head.lefts if child.dep_ in _SORTING and child.lower_ not in _VAGUE]
    if lemma in words.bands or not any(lemma in nouns for nouns in bodies):
        return lemma in words.bands and not sorted_by
    if head.tag_ in {"NNS", "NNPS"}:
        press = lemma in known.families and _OUTLETS in known.families[lemma]
        return head.tag_ == "NNS" and not (sorted_by or press or any(child.lower_ == "both" for child in head.lefts))
    first = next((child for child in head.lefts if child.dep_ in {"det", "poss"}), None)
    if first is None:
        return False
    owned = first.dep_ == "poss" and first.ent_type_ != "GPE" and lemma in words.callings
    return owned or (first.lower_ in _INDEFINITE and (lemma in words.callings or lemma in known.firms))


def _is_one_known(head: Token) -> bool:
    """Tell whether a definite noun means one bearer that needs no name: an office, a body ("the regulator")."""
    words = _words()
    lemma = head.lemma_.lower()
    if is_office(head):
        return True
    before = {f"{child.lower_} {lemma}" for child in head.lefts if child.dep_ in {"compound", "amod"}} | {lemma}
    return head.tag_ not in {"NNS", "NNPS"} and (lemma in words.callings or bool(before & words.offices))


def _is_person_noun(lemma: str, known: NameWords) -> bool:
    return lemma in known.persons or lemma.rpartition("-")[2] in known.persons


def _acts_as_person(head: Token, lemma: str, known: NameWords) -> bool:
    """Tell of a noun in no lexicon whether it means people."""
    words = _words()
    if lemma in words.callings:
        return True
    if lemma in words.things or lemma in known.works or lemma in known.products or lemma in known.families:
        return False
    if lemma in known.place_nouns or lemma in known.common_bodies or lemma in known.body_words:
        return False
    who = any(token.lower_ == "who" for child in head.children if child.dep_ == "relcl" for token in child.lefts)
    return who or _AGENTS.fullmatch(lemma) is not None


def _is_capital_noun(head: Token) -> bool:
    return any(child.dep_ == "det" for child in head.children)


def _is_definite(head: Token) -> bool:
    first = [child for child in head.children if child.dep_ in {"det", "poss"} and child.i < head.i]
    return not first or first[0].dep_ == "poss" or first[0].lower_ in {"the", "this", "that"}


def _is_group(head: Token, span: Span) -> bool:
    if _is_share(span):
        return True
    if head.lower_ in {"one", "someone", "somebody", "anyone", "nobody", "another", "neither"}:
        return False
    if head != head_of(span) and (head.lower_ in _COUNTED or head.pos_ == "NUM"):
        return head_of(span).lower_ not in {"one", "another", "neither", "either", "each"}
    plural = head.tag_ in {"NNS", "NNPS"} or head.lower_ in _PLURAL or _words().numerals.get(head.lower_, 1) > 1
    if plural and any(token.lower_ == "one" and token.i == span.start for token in span) and head != head_of(span):
        return False
    return plural


def _count(head: Token, span: Span, group: bool) -> int | None:
    if _is_share(span):
        return None
    if not group:
        return 1
    for token in (*head.lefts, *span[: max(0, head.i - span.start)]):
        number = _words().numerals.get(token.lower_)
        if token.lower_ in {"a", "an"}:
            continue
        if number is None and token.is_digit and len(token) < 5:
            number = int(token.text)
        if number is not None and (token.dep_ == "nummod" or token.lower_ in _words().measures):
            return number
    return _words().numerals.get(head.lower_)


def _closeness(head: Token, span: Span) -> str | None:
    """Return the words after the noun that tie the source to the matter."""
    text = text_of(span.doc)
    start = head.idx + len(head)
    end = span.end_char
    if head.right_edge.i >= span.end and head_of(span) == head:
        end = max(end, _phrase_end(head))
    match = _words().ties.match(text, start)
    if match is None or match.start() >= end:
        return None
    tie = re.split(r",|\bwho (?:asked|spoke|declined|requested|insisted|did)\b|[“\"]", text[match.start() : end])[0]
    return " ".join(tie.split()) or None


def _phrase_end(head: Token) -> int:
    """Return where the phrases after a noun end, clauses set off by commas left out."""
    last = head
    for child in head.rights:
        follows = child.left_edge.i in {last.i + 1, last.right_edge.i + 1}
        if child.dep_ not in {"prep", "acl", "amod", "relcl"} or not follows:
            break
        last = child.right_edge
    return int(last.idx + len(last))


def _reason(span: Span) -> str | None:
    """Return the reason that the sentence prints for not naming the source."""
    words = _words()
    sentence = span.root.sent
    text = text_of(span.doc)[sentence.start_char : sentence.end_char]
    said = words.anonymity.search(text)
    if said is None:
        return None
    because = words.because.search(text, said.end())
    if because is None or because.start() - said.end() > 40:
        return None
    begun = because.end() if because.group().lower() in {"because", "as", "since", "given that"} else because.start()
    reason = re.split(r"[.;!?”\"]|, (?:said|says|told|added)\b|\b(?:said|told|added)\b", text[begun:])[0]
    return " ".join(reason.split()).strip(" ,") or None
