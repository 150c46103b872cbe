"""What the words in and around a name tell of its bearer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.read.datelines import DASHES, LONGEST_DATELINE
from ingest.read.names.lexicon import NameWords
from ingest.read.names.referents import Traits
from ingest.read.names.spans import NameSpan
from kg.ids import name_key
from kg.records import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LABELS: dict[str, tuple[Kind, float]] = {
    "PERSON": ("person", 1.0),
    "ORG": ("organisation", 1.0),
    "GPE": ("place", 1.0),
    "LOC": ("place", 1.0),
    "FAC": ("place", 0.7),
    "NORP": ("group", 1.0),
    "PRODUCT": ("product", 1.0),
    "WORK_OF_ART": ("work", 1.0),
    "EVENT": ("event", 1.0),
    "LAW": ("work", 0.7),
}
_OF_FIRMS = frozenset(
    "ceo chief executive founder co-founder share stock spokesman spokeswoman spokesperson employee customer"
    " shareholder headquarters subsidiary researcher engineer staff developer user board".split()
)
_DOMAIN = re.compile(r"\w+\.(?:com|org|net|co|io|uk|de|eu|info|tv)\b", re.IGNORECASE)
_HYPHENATED = re.compile(r"^\w+-[a-z]+ \w+$")
_INITIAL = re.compile(r"^\w+\.? (?:[A-Z]\.? )+\w+$")


def of_name(text: str, words: NameWords) -> Traits:
    """Return what a name's own words tell."""
    traits = Traits()
    key = name_key(text)
    parts = text.casefold().split()
    votes = traits.votes
    if parts[-1] in words.legal and len(parts) > 1:
        votes["organisation"] += 4
    if len(parts) > 1 and (parts[-1] in words.body_words or _before_of(parts) in words.body_words):
        votes["organisation"] += 2.5
    elif len(parts) > 1 and (parts[-1] in words.outlet_words or "&" in parts):
        votes["organisation"] += 2
    if key in words.outlets or key in words.bodies or _DOMAIN.search(text):
        votes["organisation"] += 5
    if key in words.places or words.same.get(key, "") in {"United States", "United Kingdom"}:
        votes["place"] += 5
    if parts[-1].rstrip("s") in words.demonyms:
        votes["group"] += 3
    if len(parts) > 1 and parts[0] in words.first_names:
        votes["person"] += 2
        gender = words.first_names[parts[0]]
        if gender:
            traits.genders[gender] += 2
    elif parts[0] in words.first_names and words.first_names[parts[0]]:
        traits.genders[words.first_names[parts[0]] or "male"] += 1
    if re.fullmatch(r"[A-Z][A-Z.&]{1,6}", text):
        votes["organisation"] += 1.5
    if len(parts) > 1 and any(c.isdigit() for c in parts[-1]):
        votes["product"] += 2.5
    if _INITIAL.match(text):
        votes["person"] += 1
    if _HYPHENATED.match(text):
        votes["person"] += 2
    return traits


def _before_of(parts: list[str]) -> str:
    return parts[parts.index("of") - 1] if "of" in parts[1:] else ""


def of_mention(doc: Doc, span: NameSpan, words: NameWords) -> Traits:
    """Return what the words around one mention of a name tell."""
    traits = Traits()
    head = doc[span.head]
    if is_dateline(head.sent, span.start):
        traits.votes["place"] += 4
        return traits
    if span.label:
        kind, weight = _LABELS[span.label]
        if kind == "group" and span.key.rstrip("s") not in words.demonyms and not span.text.endswith("s"):
            weight = 0.2  # spaCy takes unknown names for peoples
        traits.votes[kind] += weight
    for title in span.titles:
        traits.votes["person"] += 3
        traits.nouns.update({title, title.split()[-1]})
        gender = words.gender_of(title)
        if gender:
            traits.genders[gender] += 4
    _before(doc, span, traits, words)
    _apposition(head, span, traits, words)
    _role(head, traits, words)
    if _is_several(head):
        traits.votes["organisation"] += 1
    return traits


def _is_several(head: Token) -> bool:
    """Tell whether one name has a verb in the plural: "Harlow Athletic have agreed" is a team or a firm."""
    verb = head.head
    if (
        head.dep_ not in {"nsubj", "nsubjpass"}
        or head.tag_ != "NNP"
        or any(c.dep_ in {"cc", "conj"} for c in head.children)
    ):
        return False
    finite = next((child for child in verb.lefts if child.dep_ in {"aux", "auxpass"} and child.i > head.i), verb)
    return finite.lower_ in {"have", "are", "were"} and finite.tag_ in {"VBP", "VBD"}


def is_dateline(sentence: Span, start: int) -> bool:
    """Tell whether a name that begins here begins a dateline."""
    return sentence.start == start and sentence[-1].text in DASHES and len(sentence) < LONGEST_DATELINE


def _before(doc: Doc, span: NameSpan, traits: Traits, words: NameWords) -> None:
    """Look at nouns right before the name: "Chinese startup Xeno", "chief executive Jane Roe"."""
    at = span.start - 1
    nouns = False
    while at >= 0 and span.start - at < 7 and (doc[at].pos_ in {"NOUN", "ADJ", "PROPN"} or doc[at].text == "-"):
        token = doc[at]
        shouted = token.is_upper and token.text.casefold() in words.persons  # a tabloid's lead: "HEIRESS Ada Roe"
        if (
            (token.tag_ == "NN" or shouted)
            and not nouns
            and (at == span.start - 1 or token.head.i in range(span.start, span.end))
        ):
            _call(token, traits, words)
            nouns = True
        elif nouns or token.text.casefold() in words.demonyms:
            _modify(token, traits, words)
        elif token.text != "-" and token.pos_ != "ADJ" and token.text.casefold() not in words.titles:
            break
        at -= 1


def _call(noun: Token, traits: Traits, words: NameWords) -> None:
    """Take over a noun that the referent is called by, with the kind that it tells."""
    lemma = noun.lower_ if noun.is_upper else noun.lemma_.casefold()
    traits.nouns.add(lemma)
    if lemma in words.persons and lemma in words.families:  # a developer, a partner: a person or a firm
        traits.votes["person"] += 0.8
        traits.votes["organisation"] += 1
    elif lemma in words.persons:
        traits.votes["person"] += 2
        gender = words.persons[lemma]
        if gender:
            traits.genders[gender] += 3
    elif lemma in words.families:
        traits.votes["organisation"] += 2
    elif lemma in words.place_nouns:
        traits.votes["place"] += 2
    elif lemma in words.products:
        traits.votes["product"] += 2
    elif lemma in words.works:
        traits.votes["work"] += 2


def _modify(token: Token, traits: Traits, words: NameWords) -> None:
    word = token.text.casefold()
    if word in words.demonyms:
        traits.demonyms.add(words.demonyms[word])
    elif words.same.get(name_key(token.text)) in {"United States", "United Kingdom", "European Union"}:
        traits.demonyms.add(words.same[name_key(token.text)])
    elif token.pos_ == "PROPN":
        traits.related.add(name_key(token.text))
    else:
        traits.modifiers.add(token.lemma_.casefold())


def _apposition(head: Token, span: NameSpan, traits: Traits, words: NameWords) -> None:
    """Look at nouns set beside the name ("Roe, an adviser to Poe") and at "Roe is an adviser"."""
    beside = [child for child in head.children if child.dep_ == "appos" and child.pos_ == "NOUN"]
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        beside.append(head.head)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        beside.extend(child for child in head.head.children if child.dep_ == "attr" and child.pos_ == "NOUN")
    for noun in beside:
        between = head.doc[min(noun.i, head.i) : max(noun.i, head.i)]
        if noun.tag_ == "NNS" or any(token.text == ":" for token in between):
            continue
        _call(noun, traits, words)
        for token in noun.subtree:
            if token.i >= noun.i + 14 or span.start <= token.i < span.end or token == noun:
                continue
            if token.head == noun and token.dep_ in {"amod", "compound", "nmod"}:
                _modify(token, traits, words)
            elif token.pos_ == "PROPN":
                traits.related.add(name_key(token.text))


def _role(head: Token, traits: Traits, words: NameWords) -> None:
    """Look at what the name does in its sentence: it speaks, it has a chief executive, somebody is in it."""
    votes = traits.votes
    above = head.head
    if head.dep_ == "nsubj" and above.lemma_ in words.speech:
        votes["person"] += 0.4
        votes["organisation"] += 0.4
    if head.dep_ in {"poss", "compound", "nmod"} and above.pos_ == "NOUN" and above.lemma_.casefold() in _OF_FIRMS:
        votes["organisation"] += 1.5
    if head.dep_ == "pobj" and above.lower_ in {"in", "near", "across", "outside"}:
        votes["place"] += 0.3
    if head.dep_ == "pobj" and above.lower_ in {"for", "of", "at"} and above.head.lemma_.casefold() in _OF_FIRMS:
        votes["organisation"] += 1.5
    pronouns = {t.lower_ for child in head.children if child.dep_ == "relcl" for t in child.lefts}
    if "who" in pronouns:
        votes["person"] += 1.2
    elif "which" in pronouns and votes["person"]:
        votes["organisation"] += 1.2
    if head.dep_ == "poss" and above.pos_ == "PROPN":
        traits.related.add(name_key(above.text))
