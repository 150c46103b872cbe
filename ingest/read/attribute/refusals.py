"""Refusals and silence: who declined to comment, who did not answer, and what they were asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ingest.lexicon import Lexicon
from ingest.read.attribute.clauses import hull
from ingest.read.attribute.cues import cue_tokens
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.idioms import by_idiom
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
            or _unwilling(view, verb, words)
            or _ducked(view, verb, words)
            or _unanswered(view, verb, words)
            or _unreached(view, verb, words)
            or _no_comment(view, verb, words)
            or _fruitless(view, verb, words)
            or by_idiom(view, verb, words)
        )
        if draft is not None:
            yield draft


def _draft(view: View, verb: int, last: int, content: Tokens, act: Act) -> Draft | None:
    who = subject_head(view, verb)
    if who is None or view.low[who] in {"i", "we", "you", "nobody", "who"}:
        return None
    rule = "silence" if act == "no_response" else "refusal"
    content = () if all(view.low[i] in {"it", "this", "that", "them"} for i in content) else content
    return Draft(rule, verb, cue_tokens(view, verb, last), noun_phrase(view, who), content, act)


def _declined(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "declined to comment": the content is what was declined."""
    if view.lemma[verb] not in words["decline"] or not view.tag[verb].startswith("VB"):
        return None
    if view.lemma[verb] not in words["outright"] and not view.is_negated(verb):
        return None
    for kid in view.kids_of(verb, "xcomp"):
        drawn = view.lemma[kid] in words["drawn"]
        spoken = drawn if view.kid(kid, "auxpass") is not None else view.lemma[kid] in words["silence"]
        if kid > verb and spoken:
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


def _unwilling(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "would not discuss the matter", "won't be drawn on it", "wouldn't give a figure": what is not told."""
    will = next((kid for kid in view.kids_of(verb, "aux") if view.low[kid] in words["will"]), None)
    if will is None and view.lemma[verb] in words["never"]:
        will = next((kid for kid in view.kids_of(verb, "aux") if view.low[kid] in {"do", "does"}), None)
    if will is None or not _nobody(view, verb) or (view.kid(verb, "mark") is not None and view.dep[verb] == "advcl"):
        return None
    lemma, passive = view.lemma[verb], view.kid(verb, "auxpass") is not None
    thing = view.kid(verb, "dobj")
    if passive:
        told = lemma in words["drawn"]
    elif lemma in words["handing"]:
        told = thing is not None and view.lemma[thing] in words["handed"]
    else:
        told = lemma in words["silence"]
    if not told or view.kid(verb, "prt") is not None:
        return None
    fronted = [kid for kid in view.kids_of(verb, "ccomp") if kid < verb]
    rest = [kid for kid in view.kids[verb] if kid > verb and view.dep[kid] not in words["loose"]]
    content = [i for kid in rest or fronted for i in view.subtree(kid)]
    return _draft(view, verb, verb, view.trim(hull(view, content)), "declines_comment")


def _ducked(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "ducked the question", "sidestepped whether he would stay"."""
    if view.lemma[verb] not in words["duck"] or view.is_negated(verb):
        return None
    for kid in view.kids_of(verb, "dobj", "ccomp", "advcl"):
        whether = any(view.low[k] in words["asking"] - {"to", "if"} for k in view.kids[kid])
        if kid > verb and (view.lemma[kid] in words["asked"] or whether):
            return _draft(view, verb, verb, view.trim(hull(view, view.subtree(kid))), "declines_comment")
    return None


def _unanswered(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> Draft | None:
    """Read "did not respond to a request", "had yet to get back", "returned no calls", "ignored questions"."""
    lemma = view.lemma[verb]
    ignoring = lemma in words["ignore"]
    back = lemma in words["come"] and any(view.low[i] == "back" for i in (verb + 1, verb + 2) if i < view.size)
    top = _awaited(view, verb, words)
    if not ignoring and ((lemma not in words["respond"] and not back) or not (top != verb or _nobody(view, verb))):
        return None
    last = next(i for i in range(verb + 1, verb + 3) if view.low[i] == "back") if back else verb
    nouns = [view.kid(prep, "pobj") for prep in view.kids_of(verb, "prep") if view.low[prep] == "to"]
    nouns.append(view.kid(verb, "dobj"))
    noun = next((n for n in nouns if n is not None and view.lemma[n] in words["asked"]), None)
    if noun is None:
        bare = back or (lemma in words["bare"] and not _is_about(view, verb, words))
        return _waiting(view, verb, top, last, ()) if bare and not ignoring else None
    first = view.head[noun] if view.dep[noun] == "pobj" else noun
    content = [i for i in view.subtree(first) if i > last]
    return _waiting(view, verb, top, last, view.trim(hull(view, content)))


def _is_about(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a verb of answering has more with it than a time: "had not replied by Friday" has none."""
    preps = [kid for kid in view.kids_of(verb, "prep") if view.low[kid] not in words["until"]]
    return bool(preps) or view.kid(verb, "dobj", "ccomp", "xcomp") is not None


def _awaited(view: View, verb: int, words: Mapping[str, frozenset[str]]) -> int:
    """Return the verb above "has yet to reply", "failed to reply", or the verb itself."""
    above = view.head[verb]
    if view.dep[verb] != "xcomp" or above == verb:
        return verb
    yet = view.lemma[above] == "have" and any(view.low[i] == "yet" for i in range(above, verb))
    return above if yet or view.lemma[above] in words["failing"] else verb


def _waiting(view: View, verb: int, top: int, last: int, content: Tokens) -> Draft | None:
    draft = _draft(view, verb, last, content, "no_response")
    if draft is None or top == verb:
        return draft
    cue = tuple(sorted({*cue_tokens(view, top, top), *view.between(top, last + 1)}))
    return Draft(draft.rule, verb, cue, draft.speaker, tuple(i for i in content if i > last), draft.act)


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
