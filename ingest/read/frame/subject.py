"""Infinitives and -ing contents get the subject that the sentence gives them elsewhere."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ingest.read.frame.lexicon import words_of
from ingest.read.text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.read.found import Found
    from ingest.read.names import Names
    from ingest.read.speakers import Voice

_FORMS = words_of("forms")
_PAST: dict[str, str] = _FORMS["past"]
_PRONOUNS = {word for words in _FORMS["pronouns"].values() for word in words}
_NO_MARKS = str.maketrans("", "", '"“”')


def supplied(found: Found, voice: Voice, names: Names, tokens: list[Token], text: str) -> str:
    """Return the text with a subject where it is an infinitive, an -ing clause, or hardly a word."""
    speaker = _name(voice.speaker.name, voice.speaker.text)
    addressee = _addressee(voice, names)
    words = text.split()
    if not tokens or not words:
        return text
    if _is_tiny(tokens):
        return f"{speaker} {_cue(found, names)} “{text}”" if speaker and found.act not in {"denies", "doubts"} else text
    accused = _accused(tokens) if found.act == "alleges" else None
    if accused is not None:
        return text.replace(f" {accused.nbor(-1).text} {accused.text}", f" {past(accused.lemma_.lower())}", 1)
    first = tokens[0]
    if first.lower_ in {"to", "not"} and _infinitive(tokens):
        return _with_infinitive(found, names, speaker, addressee, text)
    if first.lower_ in {"of", "for", "with", "from"} and len(tokens) > 1 and tokens[1].tag_ == "VBG":
        tokens, words = tokens[1:], words[1:]
        first = tokens[0]
    if (
        first.tag_ == "VBG"
        and first.pos_ in {"VERB", "AUX"}
        and first.dep_ not in {"amod", "nsubj", "nsubjpass", "compound"}
    ):
        subject = addressee if found.act != "denies" and addressee else speaker
        return f"{subject} {_finite(tokens, words)}" if subject else text
    return text


def _accused(tokens: list[Token]) -> Token | None:
    """Return the -ing verb of "the mill of copying plans": whom the noun before it is accused of."""
    for before, verb in itertools.pairwise(tokens[1:]):
        if before.pos_ in {"VERB", "AUX"}:
            return None
        if before.lower_ in {"of", "for", "with"} and verb.tag_ == "VBG":
            return verb
    return None


def _name(name: str | None, printed: str) -> str:
    printed = " ".join(printed.split())
    return name or ("" if printed.lower() in _PRONOUNS else printed)


def _addressee(voice: Voice, names: Names) -> str:
    party = voice.addressee
    if party is None:
        return ""
    return _name(names.entity(party.entity).name if party.entity else None, party.text)


def _is_tiny(tokens: list[Token]) -> bool:
    content = [token for token in tokens if token.pos_ in {"NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV"}]
    return len(content) < 2 and not any(token.dep_ in {"nsubj", "nsubjpass", "expl"} for token in tokens)


def _cue(found: Found, names: Names) -> str:
    printed = " ".join(text_of(names.doc)[start:end] for start, end in found.cue)
    return " ".join(printed.translate(_NO_MARKS).split())


def _infinitive(tokens: list[Token]) -> bool:
    return any(token.tag_ == "TO" for token in tokens[:2]) and any(token.tag_ == "VB" for token in tokens[1:4])


def _with_infinitive(found: Found, names: Names, speaker: str, addressee: str, text: str) -> str:
    if found.act == "demands" and addressee:
        return f"{addressee} should {text.removeprefix('to ')}".replace(" should not to ", " should not ")
    return f"{speaker} {_cue(found, names)} {text}" if speaker else text


def _finite(tokens: list[Token], words: list[str]) -> str:
    """Return an -ing clause in the past: "copying" becomes "copied", "having copied" "had copied"."""
    lemma = tokens[0].lemma_.lower()
    return " ".join([past(lemma), *words[1:]])


def past(lemma: str) -> str:
    """Return the past of a verb by its lemma."""
    if lemma in _PAST:
        return _PAST[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "ed"
