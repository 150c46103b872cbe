"""Where what is said ends and how it is borne out begins: ", citing two officials", "and pointed to a study"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Set

from ingest.lexicon import Lexicon
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.relays import is_source, source_of
from ingest.read.attribute.subjects import noun_phrase
from ingest.read.attribute.view import View
from ingest.read.frame.kinds import kind_of

_WHOLE = frozenset({"clause", "bare", "person", "of", "object", "as"})  # rules whose content may run on
_CLAIMS = frozenset(
    "claim charge allegation accusation assertion suggestion view argument account figure sum number total practice"
    " finding report story description idea notion theory conclusion verdict explanation estimate move decision".split()
)
_BEARING = frozenset({"show", "prove", "confirm", "indicate", "suggest", "record"})
_SOMEBODY = frozenset({"he", "she", "they", "who", "i", "we", "you"})


def shortened(view: View, lexicon: Lexicon, drafts: Mapping[int, Draft]) -> dict[int, Draft]:
    """Return the drafts by head, no content with a tail that tells what its speaker offers or whom it cites.

    Whoever is cited in such a tail says it first, and gets a draft: "reported that X had failed, citing an official".
    """
    settled = dict(drafts)
    words = lexicon.lists["relays"]
    for head, draft in drafts.items():
        if draft.rule not in _WHOLE or len(draft.content) < 3:
            continue
        cut = _tail(view, draft, words)
        if cut is None:
            continue
        content = view.trim(i for i in draft.content if i < cut)
        if not content:
            continue
        settled[head] = dataclasses.replace(draft, content=content)
        verb = view.next(cut)
        source = None if verb is None else source_of(view, lexicon, verb)
        if verb is not None and source is not None and not any(head in other.content for other in drafts.values()):
            settled[verb] = Draft("citing", verb, (verb,), noun_phrase(view, source), content, "states")
    return settled


def _tail(view: View, draft: Draft, words: Mapping[str, frozenset[str]]) -> int | None:
    """Return where the tail of a content begins, if it has one: never at its beginning, nor in quotation marks."""
    for i in draft.content[2:]:
        begins = view.text[i - 1] == ","
        if begins and view.tag[i] == "VBG" and view.lemma[i] in words["offering"] and _shows(view, i, words["cited"]):
            return i - 1
        if begins and (_is_claim(view, i) or _is_borne_out(view, i)):
            return i - 1
        if view.low[i] in {"and", "but"} and _goes_on(view, draft, i, words):
            return i - 1 if begins else i
        if (begins or view.low[i] == "on") and _is_phrase(view, i, begins):
            return i - 1 if begins else i
    return None


def _shows(view: View, verb: int, cited: Set[str]) -> bool:
    """Tell whether the object of a verb is something to show or somebody to cite, not a reason or an amount."""
    return any(_is_shown(view, noun, cited) for noun in _objects(view, verb))


def _objects(view: View, verb: int) -> list[int]:
    below = [noun for prep in view.kids_of(verb, "prep") for noun in view.kids_of(prep, "pobj") if prep == verb + 1]
    return [*view.kids_of(verb, "dobj"), *below]


def _is_shown(view: View, noun: int, cited: Set[str]) -> bool:
    return kind_of(view.doc[noun]) is not None or is_source(view, noun, cited)


def _is_claim(view: View, at: int) -> bool:
    """Tell whether a content is taken up as a whole: ", a charge he denies", ", a claim it bases on the records"."""
    noun = next((i for i in range(at + 1, min(at + 3, view.size)) if view.pos[i] == "NOUN"), None)
    taken = noun is not None and view.low[at] in {"a", "an"} and view.lemma[noun] in _CLAIMS
    return taken and noun is not None and view.kid(noun, "relcl", "acl") is not None


def _is_borne_out(view: View, at: int) -> bool:
    """Tell whether a thing is said to show it: ", as his notes would show"."""
    if view.low[at] != "as":
        return False
    verb = view.head[at] if view.dep[at] == "mark" else None
    own = None if verb is None else view.kid(verb, "nsubj")
    return own is not None and verb is not None and view.lemma[verb] in _BEARING and kind_of(view.doc[own]) is not None


def _goes_on(view: View, draft: Draft, joint: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the speaker does more after "and": the content's own subject is nothing that could show a thing."""
    verb = next((i for i in range(joint + 1, min(joint + 3, view.size)) if view.pos[i] == "VERB"), None)
    if verb is None or view.lemma[verb] not in words["offering"] or view.dep[verb] != "conj":
        return False
    if (
        view.tag[verb] != view.tag[draft.head]
        or view.head[verb] not in draft.content
        or not _shows(view, verb, words["cited"])
    ):
        return False
    if view.kid(verb, "nsubj", "nsubjpass") is not None:
        return False
    own = view.kid(view.head[verb], "nsubj", "nsubjpass", "expl")
    if own is None or view.low[own] in _SOMEBODY or view.entity[own] in {"PERSON", "ORG"}:
        return False
    return view.low[own] in {"it", "there"} or view.pos[own] == "NOUN"


_PHRASE = re.compile(
    r"(?:on the (?:strength|evidence|basis) of|judging by|going by|based on|without being able to (?:say|show|prove)"
    r"|without (?:offering|giving|providing|producing|presenting|showing|citing|naming|saying|specifying|supplying))\b"
)


def _is_phrase(view: View, at: int, after_comma: bool) -> bool:
    words = " ".join(view.low[at : at + 6])
    found = _PHRASE.match(words)
    return found is not None and (after_comma or words.startswith(("on the strength", "on the evidence")))
