"""Said by nobody or to somebody: "was accused of lying", "were told to wait", "a court heard", "asked whether"."""

from __future__ import annotations

from ingest.lexicon import Lexicon
from ingest.read.attribute import clauses
from ingest.read.attribute.cues import Match, act_of, cue_tokens
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import agent, noun_phrase, subject_head
from ingest.read.attribute.surface import final_saying
from ingest.read.attribute.view import Tokens, View


def passive(view: View, lexicon: Lexicon, cues: list[Match]) -> Draft | None:
    """Read "was accused by X of lying": the subject is spoken of, the agent speaks."""
    verb = cues[0].verb
    who = agent(view, verb)
    attached = _after_agent(view, verb)
    likened = attached if attached and view.low[attached[0]] == "as" else ()
    attached = () if likened else attached
    who = tuple(i for i in who if i not in {*attached, *likened})
    about = view.kid(verb, "nsubjpass")
    spoken_of = _spoken_of(view, verb) if about is None else noun_phrase(view, about)
    for match in cues:
        frames = match.cue.frames
        rest: Tokens = ()
        if "of" in frames:
            rest = clauses.predicated(view, match, "of", "for", "with") or attached
        if not rest and "as" in frames and about is not None and (who or not _is_naming(view, verb)):
            rest = clauses.predicated(view, match, "as") or likened
        told = not rest and who and "clause" in frames
        if told:
            rest = clauses.clause(view, match)
        if not rest and not (who and frames & {"object", "as"}):
            continue
        if not spoken_of and not who:
            continue
        content = {i for i in rest if i not in who} | (set() if told and rest else set(spoken_of))
        if content:
            act = act_of(view, verb, match.cue.act)
            return Draft("of", verb, cue_tokens(view, verb, match.last), who, tuple(sorted(content)), act)
    if about is None and not who and view.lemma[verb] in view.grammar["asking"]:
        return asked(view, verb)
    return _told(view, lexicon, cues, who)


def _is_naming(view: View, verb: int) -> bool:
    """Tell whether "are called", "was found hurt" tell a name or a fact, not what somebody thinks."""
    compared = any(view.low[kid] == "as" for kid in view.kids_of(verb, "prep"))
    return view.lemma[verb] in view.grammar["naming_only"] and not compared


def _spoken_of(view: View, verb: int) -> Tokens:
    """Return whom "people accused of theft" are: the noun that the participle follows."""
    noun = view.head[verb]
    if view.dep[verb] != "acl" or noun >= verb or view.pos[noun] not in {"NOUN", "PROPN"}:
        return ()
    return view.trim(i for i in noun_phrase(view, noun) if i < verb)


def _told(view: View, lexicon: Lexicon, cues: list[Match], who: Tokens) -> Draft | None:
    """Read "were told that it was late", "had been ordered to wait", "it was late, a jury was told"."""
    verb = cues[0].verb
    subject = view.kid(verb, "nsubjpass")
    if subject is None or view.lemma[verb] not in lexicon.lists["addressees"]["passive"]:
        return None
    tried = view.lemma[subject] in lexicon.lists["addressees"]["courts"]
    for match in cues:
        frames = match.cue.frames
        rest: Tokens = ()
        if "person" in frames:
            rest = clauses.infinitive(view, match)
        if not rest and frames & {"clause", "bare"}:
            rest = clauses.clause(view, match) or clauses.that_clause(view, match) or _fronted(view, match)
        if not rest and "clause" in frames:
            rest = _about(view, match) or _thing(view, match)
        if rest:
            act = "alleges" if tried and match.cue.act == "states" else match.cue.act
            return Draft("passive", verb, cue_tokens(view, verb, match.last), who, rest, act)
    return None


def _fronted(view: View, match: Match) -> Tokens:
    return clauses.around(view, match) or final_saying(view, match.verb)[0]


def _about(view: View, match: Match) -> Tokens:
    preps = (kid for kid in view.kids_of(match.verb, "prep") if kid > match.last)
    prep = next((kid for kid in preps if view.low[kid] in {"of", "about"}), None)
    return () if prep is None else view.trim(clauses.hull(view, view.subtree(prep)))


def _thing(view: View, match: Match) -> Tokens:
    """Return what somebody was promised."""
    noun = view.kid(match.verb, "dobj", "oprd") if view.lemma[match.verb] == "promise" else None
    return () if noun is None else view.trim(clauses.hull(view, view.subtree(noun)))


def heard(view: View, lexicon: Lexicon, verb: int) -> Draft | None:
    """Read "he had lied, a court heard": somebody who is not told of says it in court."""
    subject = view.kid(verb, "nsubj")
    if view.lemma[verb] != "hear" or subject is None:
        return None
    if view.lemma[subject] not in lexicon.lists["addressees"]["courts"]:
        return None
    match = Match(lexicon.verbs["say"][-1], verb, verb)
    content = clauses.clause(view, match) or clauses.that_clause(view, match) or _fronted(view, match)
    return Draft("passive", verb, cue_tokens(view, verb, verb), (), content, "alleges") if content else None


def asked(view: View, verb: int) -> Draft | None:
    """Read "Asked whether it was so, she said": somebody who is not told of asks it."""
    if view.tag[verb] != "VBN" and view.tag[verb] != "VBD":
        return None
    if view.kid(verb, "nsubj", "nsubjpass", "dobj") is not None or subject_head(view, verb) is None:
        return None
    clause = next((kid for kid in view.kids_of(verb, "ccomp", "advcl") if kid > verb), None)
    if clause is not None:
        tokens = [i for i in view.subtree(clause) if i > verb]
    else:
        preps = [kid for kid in view.kids_of(verb, "prep") if kid > verb]
        whether = next((kid for prep in preps for kid in view.kids_of(prep, "pcomp") if view.kid(kid, "mark")), None)
        prep = whether or next((kid for kid in preps if view.low[kid] in {"about", "for"}), None)
        tokens = [] if prep is None else view.subtree(prep)
    content = view.trim(clauses.hull(view, tokens))
    return Draft("passive", verb, (verb,), (), content, "asks") if content else None


def _after_agent(view: View, verb: int) -> Tokens:
    """Return what the parse hung on the agent of "was accused by X of lying", "was seen by X as an attempt"."""
    by = view.kid(verb, "agent")
    noun = None if by is None else view.kid(by, "pobj")
    for prep in [] if noun is None else view.kids_of(noun, "prep"):
        doing = view.kid(prep, "pcomp")
        if view.low[prep] == "as":
            return view.trim(clauses.hull(view, view.subtree(prep)))
        if view.low[prep] in {"of", "for"} and doing is not None and view.tag[doing] == "VBG":
            return view.trim(clauses.hull(view, view.subtree(prep)))
    return ()
