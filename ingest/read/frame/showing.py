"""What a verb offers as evidence: cited, based on, brandished, shown to somebody, kept, or seen."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.read.frame.kinds import (
    MEDIA,
    MODIFIERS,
    OURS,
    by_verb,
    is_bare,
    kind_of,
    kind_offered,
    longer_kind,
)
from ingest.read.frame.lexicon import words_of
from ingest.read.frame.objects import known_second, object_at, past, second_of
from ingest.read.names.lexicon import load_name_words
from kg.records import EvidenceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

Offered = tuple["Token", EvidenceKind]
Verbs = Mapping[str, Sequence[tuple[str, ...]]]
_WORDS = words_of("evidence")["offers"]
_CITING, _BASING, _SHOWING, _BRANDISHING, _PLAYED, _PASSED, _KEEPING = (
    by_verb(_WORDS[part]) for part in ("citing", "basing", "showing", "brandishing", "played", "passed", "keeping")
)
_OWN_VERBS, _HOLDING, _BORNE = (frozenset(_WORDS[part]) for part in ("own", "holding", "borne"))
_CERTAIN, _SIGNED, _FIGURED, _EXCUSED, _FORMAL, _SUPPORT = (
    frozenset(_WORDS[part]) for part in ("certain", "signed", "reckoned", "excused", "formal", "support")
)
_SEEING, _PROOF, _KEPT, _UTTERANCES, _PROVING, _BEARING, _AUDIENCE, _TOLD, _GIVING, _ABSTRACT = (
    frozenset(_WORDS[part])
    for part in (
        "seeing",
        "proof",
        "kept",
        "utterances",
        "proving",
        "bearing",
        "audience",
        "told",
        "giving",
        "abstract",
    )
)
_MODALS = frozenset({"would", "could", "should", "can", "must", "may", "might", "will", "'ll", "shall"})
_OWN = frozenset({"i", "we"})
_WRITTEN = frozenset({"document", "official_record"})
_CITED = frozenset({"cite", "rely", "lean", "draw"})
_AIMS = _BEARING | {"show"}
_BACKED = frozenset({"her", "him", "them", "it", "this", "that"})


def offered_by(verb: Token) -> Offered | None:
    """Return the noun that a verb offers, with its kind."""
    if verb.lemma_ == "be":
        return _known(_of_proof(verb) or _where(verb))
    if _not_done(verb) or (verb.dep_ == "amod" and (verb.i == 0 or verb.nbor(-1).pos_ != "CCONJ")):
        return None
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return _passive(verb)
    if verb.lower_ == "using":
        noun = _known(object_at(verb.doc, verb.i + 1))
        return noun if noun is not None and noun[1] in {"data", "analysis", "official_record"} else None
    return _cited(verb) or _shown(verb) or _relative(verb) or _known(_seen(verb)) or _kept(verb) or _bearing(verb)


def of_press(verb: Token) -> bool:
    """Say whether a newspaper tells that it saw something: "The Courier has seen the e-mail"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_.lower() not in _SEEING | {"obtain"} or verb.dep_ not in {"ROOT", "conj"}:
        return False
    ours = subject.lemma_.lower() in MEDIA and subject.i > 0 and subject.nbor(-1).lower_ in OURS
    return verb.tag_ in {"VBN", "VBD"} and (subject.pos_ == "PROPN" or ours)


def is_own(verb: Token) -> bool:
    """Say whether a speaker's own words tell of proof: "I have the e-mails", "I kept the check"."""
    subject = next((child.lower_ for child in verb.children if child.dep_ == "nsubj"), "")
    return (subject in _OWN and verb.lemma_.lower() in _OWN_VERBS) or (verb.lemma_ == "be" and _where(verb) is not None)


def is_proving(verb: Token) -> bool:
    """Say whether a verb only shows in proof, and does not publish: "shared", "handed over"."""
    return verb.lemma_.lower() in _PROVING


def is_person(noun: Token) -> bool:
    """Say whether a noun names persons, or is a name or a pronoun."""
    return noun.pos_ in {"PROPN", "PRON"} or noun.lemma_.lower() in _persons()


@functools.cache
def _persons() -> frozenset[str]:
    return frozenset(load_name_words().persons)


def _known(noun: Token | None) -> Offered | None:
    """Return a noun with its kind where it names one."""
    kind = kind_offered(noun) if noun is not None else None
    return (noun, kind) if noun is not None and kind is not None else None


def _taken(verb: Token, verbs: Verbs) -> Token | None:
    """Return the noun after a verb with the first of its particles that it has."""
    particles = verbs.get(verb.lemma_.lower(), ())
    after = next((place for particle in particles if (place := past(verb, particle)) is not None), None)
    return object_at(verb.doc, after) if after is not None else None


def _passive(verb: Token) -> Offered | None:
    """Return the notes of "Notes were read out", or the sample of "was based on a sample"."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubjpass", "nsubj"}]
    if subjects and kind_of(subjects[-1]):
        subject = subjects[-1]
        owned = any(child.dep_ == "poss" for token in subjects for child in token.children)
        certain = owned or not (is_bare(subject) or _is_utterance(subject))
        if _has(verb, _PLAYED) or (certain and _has(verb, _PASSED)):
            return _known(subject)
    if verb.lemma_.lower() in _GIVING and verb.dep_ in {"relcl", "acl"}:
        return _known(object_at(verb.doc, verb.i + 1))  # "employees who had been shown the slides"
    return _known(_taken(verb, _CITING)) or _based(verb)


def _has(verb: Token, verbs: Verbs) -> bool:
    return any(past(verb, particle) is not None for particle in verbs.get(verb.lemma_.lower(), ()))


def _cited(verb: Token) -> Offered | None:
    cited = _taken(verb, _CITING)
    if verb.tag_ == "VBG" and verb.head.lemma_.lower() in _EXCUSED:
        return None
    if cited is not None:
        return _known(cited) or _counted(verb, cited) or _based(verb)
    held = _taken(verb, _BRANDISHING)
    if held is not None and verb.lemma_ == "read" and held.lemma_.lower() in _FORMAL:
        return None
    if held is not None:
        return _known(held) or ((held, "document") if is_thing(held) else None)
    return _based(verb)


def _based(verb: Token) -> Offered | None:
    """Return what a speaker reckons from, which is data where its noun tells nothing else."""
    noun = _taken(verb, _BASING)
    if noun is None:
        return None
    plain = noun.tag_ == "NNS" or verb.head.lemma_.lower() in _FIGURED
    return _known(noun) or ((noun, "data") if plain and is_thing(noun) else None)


def _counted(verb: Token, noun: Token) -> Offered | None:
    """Return the complaints of "cited 40 complaints", the guests of "citing four guests"."""
    if verb.lemma_ not in _CITED or noun.tag_ != "NNS" or not any(child.dep_ == "nummod" for child in noun.children):
        return None
    if noun.pos_ == "NOUN" and is_person(noun):
        return noun, "witness"
    return (noun, "data") if is_thing(noun) else None


def is_thing(noun: Token) -> bool:
    """Say whether a noun names what can be shown, no person and nothing abstract."""
    return noun.pos_ == "NOUN" and not is_person(noun) and noun.lemma_.lower() not in _ABSTRACT


def _of_proof(verb: Token) -> Token | None:
    """Return the voicemail of "Her proof was a voicemail"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    owned = subject is not None and any(child.dep_ == "poss" for child in subject.children)
    if subject is None or not owned or subject.lemma_.lower() not in _PROOF:
        return None
    return next((child for child in verb.children if child.dep_ == "attr"), None)


def _where(verb: Token) -> Token | None:
    """Return the minutes of "It's all in the minutes"."""
    subject = next((child.lower_ for child in verb.children if child.dep_ == "nsubj"), "")
    places = (noun for child in verb.children if child.lower_ == "in" for noun in child.children)
    noun = next((noun for noun in places if noun.dep_ == "pobj"), None)
    return noun if subject in {"it", "that"} and noun is not None and kind_of(noun) in _WRITTEN else None


def _shown(verb: Token) -> Offered | None:
    """Return what is shown in proof; what is only said or sent out is not."""
    lemma = verb.lemma_.lower()
    if _told_by_thing(verb) and lemma not in _HOLDING:
        return None
    for particle in _SHOWING.get(lemma, ()):
        after = past(verb, particle)
        if after is None:
            continue
        noun = object_at(verb.doc, after)
        noun = noun if noun is not None and kind_offered(noun) else known_second(verb, noun)
        proves = _for_proof(verb) or lemma in _PROVING or " ".join((lemma, *particle)) in _PROVING
        if noun is None or not (proves or not _is_utterance(noun)):
            return _to_audience(verb) if lemma in _GIVING and noun is None else None
        return _known(noun)
    return None


def _for_proof(verb: Token) -> bool:
    """Say whether something is done in proof: "as evidence", "in support", "to back it up"."""
    nouns = (noun for prep in verb.children if prep.lower_ in {"as", "in"} for noun in prep.children)
    aims = (child for child in verb.children if child.dep_ in {"xcomp", "advcl"} and child.tag_ == "VB")
    return any(noun.lemma_ in _SUPPORT for noun in nouns) or any(aim.lemma_ in _BEARING for aim in aims)


def _relative(verb: Token) -> Offered | None:
    """Return the screenshots of "screenshots she supplied", "a letter that he showed to the Post"."""
    if verb.dep_ != "relcl" or verb.lemma_.lower() not in _PROVING or verb.head.i > verb.i:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    given = any(child.dep_ == "dobj" and child.tag_ not in {"WDT", "WP"} for child in verb.children)
    told = subject is not None and subject.tag_ == "PRP" and not given
    return _known(verb.head) if told else None


def _told_by_thing(verb: Token) -> bool:
    """Say whether it is a paper that shows: "logs that show 900 files", "the figures give an idea"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ == "WDT":
        subject = verb.head
    return subject is not None and subject.pos_ == "NOUN" and not is_person(subject) and kind_of(subject) is not None


def _to_audience(verb: Token) -> Offered | None:
    """Return the phone of "showed a reporter the phone", the jar of "held a jar up to the committee"."""
    first = object_at(verb.doc, verb.i + 1)
    if first is None and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"us", "me"}:
        first = verb.nbor(1)
    if first is None:
        return None
    if first.lemma_.lower() in _AUDIENCE or first.lower_ in {"us", "me"}:
        noun = second_of(verb, first if first.pos_ != "PRON" else None)
        return (noun, "document") if noun is not None and is_thing(noun) else None
    to = past(first, ("to",)) or past(first, ("before",))
    given = object_at(verb.doc, to) if to is not None else None
    heard = given is not None and given.lemma_.lower() in _AUDIENCE
    return (first, "document") if heard and is_thing(first) else None


def _is_utterance(noun: Token) -> bool:
    """Say whether a noun is something said or planned, not part of a longer one: "a statement", no "bank statement"."""
    if any(child.lower_ in _SIGNED for child in noun.children):
        return False
    return noun.lemma_.lower() in _UTTERANCES and longer_kind(noun) is None and noun.lower_ != "minutes"


def _seen(verb: Token) -> Token | None:
    """Return what a speaker is told to have seen: "people who have read the memo", "it had seen the memo"."""
    if verb.lemma_.lower() not in _SEEING | {"obtain"} or verb.tag_ not in {"VBN", "VBG", "VBD"}:
        return None
    subject = next((child.lower_ for child in verb.children if child.dep_ == "nsubj"), "")
    having = any(child.lower_ == "having" for child in verb.children)
    if verb.tag_ == "VBG" and not having and any(child.lemma_ == "be" for child in verb.children):
        return None  # "they were studying the footage"
    told = verb.dep_ in {"relcl", "pcomp"} or having or (verb.dep_ == "ccomp" and subject in {"it", "they"})
    return object_at(verb.doc, verb.i + 1) if told or of_press(verb) else None


def _kept(verb: Token) -> Offered | None:
    """Return the proof that somebody has: "She keeps a stamped receipt", "he has the emails"."""
    noun = _taken(verb, _KEEPING)
    if noun is not None and verb.lower_ == "holding":
        return _known(noun)
    if noun is None or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    if any(clause.lemma_.lower() in _AIMS for clause in (*noun.children, *verb.children) if clause.i > noun.i):
        return _known(noun) or ((noun, "document") if is_thing(noun) else None)
    lemma = noun.lemma_.lower()
    if verb.lemma_ == "get" and not any(child.lemma_ in {"have", "'ve", "’ve"} for child in verb.children):
        return None
    certain = any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.children)
    if lemma not in _KEPT and not (certain and lemma in _CERTAIN):
        return None
    settled = any(child.dep_ == "det" or child.dep_ in MODIFIERS for child in noun.children) or noun.tag_ == "NNS"
    return _known(noun) if settled else None


def _bearing(verb: Token) -> Offered | None:
    """Return the camera of "her doorbell camera bears that out", the rosters of "as duty rosters showed"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ == "PROPN" or is_person(subject):
        return None
    as_told = verb.dep_ in {"advcl", "prep"} and any(child.lower_ == "as" for child in verb.children)
    if as_told and verb.lemma_.lower() in _TOLD:
        return _known(subject)
    if verb.lemma_.lower() not in _BEARING:
        return None
    owned = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in subject.children)
    borne = next((child for child in verb.children if child.dep_ == "dobj"), None)
    said = borne is not None and (borne.lower_ in _BACKED or borne.lemma_.lower() in _BORNE)
    return _known(subject) if owned or said else None


def _not_done(verb: Token) -> bool:
    """Say whether a verb tells of no act done: "did not show", "would show", "to show"."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "aux" and (child.lower_ in _MODALS or child.lower_ == "to"))
        for child in verb.children
    )
