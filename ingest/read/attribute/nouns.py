"""Attribution by nouns and adjectives: "his claim that", "made a promise to", "was confident that"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.lexicon import Lexicon
from ingest.read.attribute.clauses import hull
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import noun_phrase, subject_head
from ingest.read.attribute.view import Tokens, View


def by_nouns(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for every noun of saying with a clause, or with its speaker and a thing."""
    light = lexicon.lists["nouns_with"]["light"]
    alone = lexicon.lists["nouns_with"]["alone"]
    rumours = lexicon.lists["nouns_with"]["rumoured"]
    for noun in range(view.size):
        act = lexicon.nouns.get(view.lemma[noun])
        if act is None or view.pos[noun] != "NOUN" or _is_medium(view, noun):
            continue
        verb = view.head[noun]
        carried = view.dep[noun] == "dobj" and view.lemma[verb] in light
        who = _owner(view, noun) or (_subject(view, verb) if carried else ())
        rule, content = _content(view, noun, lexicon)
        rumoured = rule == "noun_of" and view.lemma[noun] in rumours and _is_of(view, content)
        if not content or not (who or rumoured or (rule == "noun" and view.lemma[noun] in alone)):
            continue
        if noun in who:
            continue
        cue = view.between(verb, noun + 1) if carried and 0 < noun - verb <= 5 else _with_modifiers(view, noun)
        yield Draft(rule, noun, tuple(i for i in cue if i not in who), who, content, act)


def _is_of(view: View, content: Tokens) -> bool:
    """Tell whether "of" leads to a content: "rumours of a stroke"."""
    before = view.previous(content[0])
    return before is not None and view.low[before] == "of"


def _is_medium(view: View, noun: int) -> bool:
    """Tell whether a noun only says where something is said: "said in a statement that"."""
    return view.dep[noun] == "pobj" and view.low[view.head[noun]] == "in" and view.kid(noun, "poss") is None


def _owner(view: View, noun: int) -> Tokens:
    """Return the speaker beside a noun: "the bank's claim", "a claim by the bank"."""
    owner = view.kid(noun, "poss")
    if owner is not None:
        words = noun_phrase(view, owner)
        return tuple(i for i in words if view.low[i] not in {"'s", "’s", "'", "’"}) or words
    for prep in view.kids_of(noun, "prep"):
        if view.low[prep] in {"by", "from", "among"}:
            inner = view.kid(prep, "pobj")
            if inner is not None:
                return noun_phrase(view, inner)
    return ()


def _subject(view: View, verb: int) -> Tokens:
    head = subject_head(view, verb)
    return () if head is None or view.pos[head] == "PART" else noun_phrase(view, head)


def _with_modifiers(view: View, noun: int) -> Tokens:
    kept = [kid for kid in view.kids_of(noun, "amod", "compound") if kid < noun]
    return tuple(sorted({*kept, noun}))


def _content(view: View, noun: int, lexicon: Lexicon) -> tuple[str, Tokens]:
    for kid in view.kids_of(noun, "acl", "ccomp", "relcl"):
        if kid < noun:
            continue
        mark = view.kid(kid, "mark")
        if (
            mark is None
            and view.kid(kid, "nsubj") is not None
            and view.lemma[kid] not in lexicon.lists["nouns_with"]["light"]
        ):
            mark = next((k for k in view.kids_of(kid, "dobj") if view.tag[k] == "IN"), None)
        if mark is not None and view.low[mark] in {"that", "whether"}:
            return "noun", view.trim(hull(view, view.subtree(kid)))
        if view.dep[kid] != "relcl" and any(view.tag[k] == "TO" for k in view.kids_of(kid, "aux")):
            return "noun_to", view.trim(hull(view, view.subtree(kid)))
    if view.dep[noun] == "nsubj" and view.lemma[view.head[noun]] == "be":
        clause = view.kid(view.head[noun], "ccomp")
        if clause is not None and clause > noun and view.kid(clause, "mark") is not None:
            return "noun", view.trim(hull(view, view.subtree(clause)))
    if (
        view.dep[noun] in {"attr", "nsubj"}
        and view.lemma[view.head[noun]] == "be"
        and view.kid(noun, "poss") is not None
    ):
        before = view.between(view.opening(noun), min(view.head[noun], noun))
        if before and view.text[before[-1]] in {"”", '"', "''"}:
            return "noun", before  # “...,” was her reply
    if view.lemma[noun] in lexicon.lists["nouns_with"]["thing"]:
        for prep in view.kids_of(noun, "prep"):
            inner = view.kid(prep, "pobj", "pcomp")
            if inner is not None and view.low[prep] in {"of", "about", "on", "for", "over", "against"} and prep > noun:
                return "noun_of", view.trim(hull(view, view.subtree(inner)))
    return "", ()


def by_adjectives(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for "was confident that", "is ready to", "was critical of"."""
    for word in range(view.size):
        act = lexicon.adjectives.get(view.low[word])
        if act is None or view.dep[word] not in {"acomp", "ROOT", "conj", "ccomp", "amod", "oprd"}:
            continue
        verb = view.head[word] if view.dep[word] == "acomp" else word
        if view.dep[word] == "acomp" and view.lemma[verb] not in view.grammar["copulas"]:
            continue
        if any(view.low[kid] in view.grammar["unreal"] for kid in view.kids_of(verb, "aux")):
            continue
        who = subject_head(view, verb)
        content = _felt(view, word)
        if who is None or not content or view.low[who] in {"i", "we", "you", "it", "this", "that", "there", "what"}:
            continue
        cue = tuple(sorted({verb, word, *view.kids_of(verb, "aux", "neg"), *view.kids_of(word, "advmod")}))
        yield Draft("adjective", word, cue, noun_phrase(view, who), content, act)


def _felt(view: View, word: int) -> Tokens:
    for kid in view.kids_of(word, "ccomp", "xcomp", "advcl"):
        infinitive = any(view.tag[k] == "TO" for k in view.kids_of(kid, "aux"))
        if kid > word and (view.dep[kid] == "ccomp" or infinitive):
            return view.trim(hull(view, view.subtree(kid)))
    for prep in view.kids_of(word, "prep"):
        inner = view.kid(prep, "pobj", "pcomp")
        if prep > word and inner is not None and view.low[prep] in {"of", "about", "over", "at", "by", "with", "for"}:
            return view.trim(hull(view, view.subtree(inner)))
    return ()
