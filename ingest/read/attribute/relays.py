"""Relays in one breath: "quoted X as saying", "was quoted by X as saying", "it emerged that", "is said to"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from ingest.lexicon import Lexicon
from ingest.read.attribute.clauses import hull
from ingest.read.attribute.cues import act_of, cue_tokens, matches
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import agent, noun_phrase, subject_head
from ingest.read.attribute.view import Tokens, View
from ingest.read.names.lexicon import load_name_words
from kg.records import Act


def by_relays(view: View, lexicon: Lexicon, quoted: list[int]) -> Iterator[Draft]:
    """Yield outer and inner draft of "quoted X as saying"."""
    words = lexicon.lists["relays"]
    for verb in range(view.size):
        if view.lemma[verb] not in words["verbs"] or not view.tag[verb].startswith("VB"):
            continue
        prep = next((kid for kid in view.kids_of(verb, "prep", "mark") if view.low[kid] == "as" and kid > verb), None)
        saying = None if prep is None else view.kid(prep, "pcomp")
        if saying is None:
            saying = next(
                (
                    k
                    for k in view.kids_of(verb, "advcl", "xcomp")
                    if view.tag[k] == "VBG" and k > verb and view.low[k - 1] == "as"
                ),
                None,
            )
        act = None if saying is None else _act(view, lexicon, saying)
        if saying is not None and act is not None:
            yield from _relayed(view, verb, saying, quoted, act)


def _act(view: View, lexicon: Lexicon, saying: int) -> Act | None:
    """Return what is done in "as saying", "as warning that"; None where nothing is said."""
    if view.lemma[saying] in lexicon.lists["relays"]["saying"]:
        return "states"
    told = next((match for match in matches(view, lexicon, saying) if "clause" in match.cue.frames), None)
    return None if told is None or view.kid(saying, "ccomp") is None else act_of(view, saying, told.cue.act)


def _relayed(view: View, verb: int, saying: int, quoted: list[int], act: Act) -> Iterator[Draft]:
    content = _said(view, saying, quoted)
    if not content:
        return
    passive = view.kid(verb, "nsubjpass")
    inner = passive if passive is not None else view.kid(verb, "dobj")
    cited = () if inner is None else noun_phrase(view, inner)
    before = saying - 1 if view.low[saying - 1] == "as" else saying
    if passive is None:
        yield Draft("quoted_as", saying, (before, saying) if before != saying else (saying,), cited, content, act)
        head = subject_head(view, verb)
        outer = () if head is None else noun_phrase(view, head)
        whole = view.between(min(cited, default=before), max(content) + 1)
        yield Draft("relay", verb, cue_tokens(view, verb, verb), outer, whole, "states")
        return
    by = agent(view, verb)
    cue = tuple(sorted({*cue_tokens(view, verb, verb), before, saying}))
    if not by:
        yield Draft("quoted_as", saying, cue, cited, content, act)
        return
    yield Draft("quoted_as", saying, (before, saying), cited, content, act)
    yield Draft(
        "relay", verb, cue_tokens(view, verb, verb), by, tuple(sorted({*cited, before, saying, *content})), "states"
    )


def _said(view: View, saying: int, quoted: list[int]) -> Tokens:
    """Return what follows "as saying": the quotation that begins there with all of it, or the clause."""
    after = view.next(saying)
    while after is not None and view.text[after] in {",", ":"}:
        after = view.next(after)
    if after is None:
        return ()
    if quoted[after] >= 0:
        number = quoted[after]
        return tuple(i for i in range(after, view.size) if quoted[i] == number and not view.space[i])
    inside = [i for i in view.subtree(saying) if i > saying]
    return view.trim(hull(view, [after, *inside])) if inside else ()


def by_nobody(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield drafts without a speaker: "it emerged that", "is believed to be"."""
    for verb in range(view.size):
        lemma = view.lemma[verb]
        if lemma in lexicon.impersonal and view.pos[verb] == "VERB":
            content = _emerged(view, verb)
            if content:
                yield Draft(
                    "impersonal",
                    verb,
                    cue_tokens(view, verb, verb),
                    agent(view, verb),
                    content,
                    lexicon.impersonal[lemma],
                )
        if lemma in lexicon.passive and view.tag[verb] == "VBN":
            if _is_idiom(view, verb):
                continue
            about, rest = view.kid(verb, "nsubjpass"), view.kid(verb, "xcomp")
            if (
                about is None
                or rest is None
                or rest < verb
                or not any(view.tag[k] == "TO" for k in view.kids_of(rest, "aux"))
            ):
                continue
            spoken_of = noun_phrase(view, about)
            content = tuple(sorted({*spoken_of, *view.trim(hull(view, view.subtree(rest)))}))
            yield Draft(
                "passive", verb, cue_tokens(view, verb, verb), agent(view, verb), content, lexicon.passive[lemma]
            )


def _is_idiom(view: View, verb: int) -> bool:
    """Tell whether something is merely "said to be" so: repute, not a statement."""
    rest = view.kid(verb, "xcomp")
    return (
        rest is not None
        and view.lemma[verb] == "say"
        and view.lemma[rest] == "be"
        and view.kid(rest, "attr", "acomp") is not None
    )


def cited(view: View, lexicon: Lexicon, drafts: Mapping[int, Draft]) -> dict[int, Draft]:
    """Return the drafts by head; of "the Courier said, citing two officials" the officials say it first."""
    settled = dict(drafts)
    for head in range(view.size):
        noun = source_of(view, lexicon, head)
        if noun is None:
            continue
        outer = settled.get(view.head[head])
        if outer is None or not outer.content or outer.rule == "object":
            continue
        content = tuple(i for i in outer.content if i != head)
        who = tuple(i for i in noun_phrase(view, noun) if i not in set(content))
        if who and head not in outer.content:
            settled[head] = Draft("citing", head, (head,), who, content, "states")
    return settled


def source_of(view: View, lexicon: Lexicon, verb: int) -> int | None:
    """Return the head of the words for whom somebody cites: the officials of "citing two officials"."""
    words = lexicon.lists["relays"]
    noun = view.kid(verb, "dobj") if view.low[verb] in words["citing"] else None
    return noun if noun is not None and is_source(view, noun, words["cited"]) else None


def is_source(view: View, noun: int, cited: Set[str]) -> bool:
    """Tell whether a noun means somebody who may be cited: a person, a body, or one of the nouns for either."""
    lemma = view.lemma[noun]
    return view.entity[noun] in {"PERSON", "ORG"} or lemma in cited or lemma in load_name_words().persons


def _emerged(view: View, verb: int) -> Tokens:
    subject = view.kid(verb, "nsubj", "nsubjpass", "expl")
    if subject is None or view.low[subject] != "it":
        return ()
    if view.lemma[verb] not in view.grammar["emerging"] and view.kid(verb, "auxpass") is None:
        return ()
    clause = view.kid(verb, "ccomp", "advcl")
    return () if clause is None or clause < verb else view.trim(hull(view, view.subtree(clause)))
