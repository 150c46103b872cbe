"""Refusals and silence: who declined to comment, who did not answer, and what they were asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ingest.lexicon import Lexicon
from ingest.read.attribute.clauses import hull
from ingest.read.attribute.cues import cue_tokens
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import noun_phrase, subject_head
from ingest.read.attribute.view import Tokens, View
from kg.records import Act


def by_refusals(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for every refusal to speak and every unanswered request."""
    words = lexicon.lists["refusals"]
    for verb in range(view.size):
        if view.pos[verb] not in {"VERB", "AUX", "ADJ"}:
            continue
        draft = (
            _declined(view, verb, words)
            or _silent(view, verb, words)
            or _unanswered(view, verb, words)
            or _unreached(view, verb, words)
            or _no_comment(view, verb, words)
            or _fruitless(view, verb, words)
        )
        if draft is not None:
            yield draft


def _draft(view: View, verb: int, last: int, content: Tokens, act: Act) -> Draft | None:
    who = subject_head(view, verb)
    if who is None or view.low[who] in {"i", "we", "you"}:
        return None
    rule = "silence" if act == "no_response" else "refusal"
    return Draft(rule, verb, cue_tokens(view, verb, last), noun_phrase(view, who), content, act)


def _declined(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "declined to comment": the content is what was declined."""
    if view.lemma[verb] not in words["decline"] or not view.tag[verb].startswith("VB"):
        return None
    if view.lemma[verb] not in words["outright"] and not view.is_negated(verb):
        return None
    for kid in view.kids_of(verb, "xcomp"):
        if kid > verb and view.lemma[kid] in words["silence"] and view.kid(kid, "auxpass") is None:
            return _draft(view, verb, verb, _declined_thing(view, kid), "declines_comment")
    comment = view.kid(verb, "dobj")
    if comment is not None and view.lemma[comment] in words["comment"]:
        return _draft(view, verb, verb, view.trim(hull(view, view.subtree(comment))), "declines_comment")
    return None


def _declined_thing(view: View, verb: int) -> Tokens:
    return view.trim(hull(view, view.subtree(verb, without=frozenset({"advcl", "npadvmod", "parataxis"}))))


def _silent(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "would not say whether", "did not comment on": no stand is taken."""
    if view.lemma[verb] not in words["mute"] or not view.is_negated(verb) or view.dep[verb] == "xcomp":
        return None
    if view.kid(verb, "mark") is not None and view.low[view.kid(verb, "mark") or verb] in {"if", "whether"}:
        return None
    if view.lemma[verb] == "comment" or view.lemma[verb] == "elaborate":
        rest = [i for kid in view.kids_of(verb, "prep") if kid > verb for i in view.subtree(kid)]
        return _draft(view, verb, verb, view.trim(hull(view, rest)), "declines_comment")
    for kid in view.kids_of(verb, "ccomp", "xcomp", "dobj", "advmod", "npadvmod"):
        asked = next((view.low[i] for i in view.subtree(kid)), "")
        if kid > verb and asked in words["asking"] and not (view.dep[kid] == "advmod" and kid == verb + 1 == view.size):
            return _draft(view, verb, verb, view.trim(hull(view, view.subtree(kid))), "declines_comment")
    return None


def _unanswered(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "did not respond to a request for comment", "returned no calls", "ignored questions"."""
    lemma = view.lemma[verb]
    ignoring = lemma in words["ignore"]
    if not ignoring and (lemma not in words["respond"] or not _nobody(view, verb)):
        return None
    nouns = [view.kid(prep, "pobj") for prep in view.kids_of(verb, "prep") if view.low[prep] == "to"]
    nouns.append(view.kid(verb, "dobj"))
    noun = next((n for n in nouns if n is not None and view.lemma[n] in words["asked"]), None)
    if noun is None:
        bare = not ignoring and lemma in {"respond", "reply"} and view.kid(verb, "prep", "dobj") is None
        return _draft(view, verb, verb, (), "no_response") if bare else None
    first = view.head[noun] if view.dep[noun] == "pobj" else noun
    content = [i for i in view.subtree(first) if i > verb]
    return _draft(view, verb, verb, view.trim(hull(view, content)), "no_response")


def _nobody(view: View, verb: int) -> bool:
    """Tell whether a verb is negated by itself or by its subject: "neither bank responded"."""
    own = view.kid(verb, "nsubj")
    without = own is not None and any(
        view.low[i] in {"neither", "none", "nobody", "no"} for i in (own, *view.kids[own])
    )
    return view.is_negated(verb) or without


def _unreached(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "could not be reached for comment", "was unavailable for comment"."""
    reached = view.lemma[verb] in words["reach"] and view.is_negated(verb) and view.tag[verb] == "VBN"
    available = view.low[verb] in words["available"] and view.pos[verb] == "ADJ"
    top = view.head[verb] if available else verb
    if not reached and not available:
        return None
    if available and view.low[verb] not in words["outright"] and not view.is_negated(top):
        return None
    prep = next(
        (k for k in (*view.kids_of(verb, "prep"), *view.kids_of(top, "prep")) if view.low[k] in {"for", "to"}), None
    )
    if prep is None and available:
        return None
    noun = None if prep is None else view.kid(prep, "pobj", "pcomp")
    if available and (noun is None or view.lemma[noun] not in words["comment"]):
        return None
    content = () if prep is None else view.trim(hull(view, view.subtree(prep)))
    who = subject_head(view, top)
    if who is None:
        return None
    cue = tuple(sorted({*cue_tokens(view, top, top), verb}))
    return Draft("silence", verb, cue, noun_phrase(view, who), content, "no_response")


def _fruitless(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "calls to the mill went unanswered", "emails to the mill were not returned": the one asked is silent."""
    asked = view.kid(verb, "nsubj", "nsubjpass")
    if asked is None or view.lemma[asked] not in words["asked"]:
        return None
    unanswered = any(view.low[kid] in words["unanswered"] for kid in view.kids_of(verb, "acomp", "xcomp", "oprd"))
    unreturned = view.is_negated(verb) and view.lemma[verb] in words["respond"] and view.tag[verb] == "VBN"
    if not unanswered and not unreturned:
        return None
    to = next((prep for prep in view.kids_of(asked, "prep") if view.low[prep] == "to"), None)
    whom = None if to is None else view.kid(to, "pobj")
    who = () if whom is None else noun_phrase(view, whom)
    cue = tuple(sorted({*cue_tokens(view, verb, verb), *view.kids_of(verb, "acomp", "xcomp", "oprd")}))
    content = tuple(i for i in noun_phrase(view, asked) if i not in who)
    return Draft("silence", verb, cue, who, content, "no_response")


def _no_comment(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "had no comment", "offered no comment"."""
    comment = view.kid(verb, "dobj")
    if comment is None or view.lemma[comment] not in words["comment"] or view.pos[verb] != "VERB":
        return None
    if not any(view.low[kid] == "no" for kid in view.kids[comment]):
        return None
    return _draft(view, verb, verb, view.trim(hull(view, view.subtree(comment))), "declines_comment")
