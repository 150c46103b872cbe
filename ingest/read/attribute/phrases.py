"""Attribution without a verb of saying: "according to", adverbs, headlines with a colon, transcripts."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.lexicon import Lexicon
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import noun_phrase
from ingest.read.attribute.surface import final_document
from ingest.read.attribute.view import Tokens, View
from kg.records import Act


def by_phrases(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for every "according to" and its like."""
    for i in range(view.size):
        for phrase in lexicon.phrases:
            if view.low[i] == phrase[0] and tuple(view.low[i : i + len(phrase)]) == phrase:
                draft = None if _is_manner(view, i, i + len(phrase)) else _according(view, i, i + len(phrase))
                if draft is not None:
                    yield draft
                break


def by_documents(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for every ", filings seen by the Courier show." at a sentence's end."""
    nouns, shown = frozenset(lexicon.lists["speakers"]["documents"]), frozenset(lexicon.lists["speakers"]["shown"])
    for i in range(view.size):
        if view.low[i] in shown:
            content, document = final_document(view, i, nouns)
            if content:
                yield Draft("bare", i, (i,), document, content, "states")


def _is_manner(view: View, start: int, end: int) -> bool:
    """Tell whether "according to plan" says how, or "per day" how often."""
    noun = view.kid(end - 1, "pobj")
    if noun is None:
        return True
    if view.low[start] == "per":
        before = view.previous(start)
        apart = before is None or view.text[before] in {",", "(", "—", "–"} or start == view.bounds(start)[0]
        return not apart or not (view.pos[noun] == "PROPN" or view.kid(noun, "det", "poss") is not None)
    owned = view.kid(noun, "poss", "amod") is not None
    return view.lemma[noun] in view.grammar["manner"] and not owned


def _according(view: View, start: int, end: int) -> Draft | None:
    noun = view.kid(end - 1, "pobj")
    if noun is None or noun < end:
        return None
    who = noun_phrase(view, noun)
    first, stop = view.bounds(start)
    parted = max((i + 1 for i in range(first, start) if view.text[i] == ";"), default=first)
    before = view.trim(view.between(parted, start))
    after = view.trim(view.between(max([*who, *view.subtree(noun)]) + 1, stop)) if who else ()
    if before and view.low[before[-1]] in {"that", "whether"} and after:
        return Draft("according", start, view.between(start, end), who, after, "states")
    follows = view.next(max([*who, *view.subtree(noun)])) if who else None
    if len(before) <= 1 or (before and len(before) < 4 and view.pos[before[0]] in {"CCONJ", "ADV"}):
        content = after
    elif follows is not None and view.text[follows] == "," and after and len(before) < 12:
        content = before + after
    else:
        content = before
    if not content or not who:
        return None
    return Draft("according", start, view.between(start, end), who, content, "states")


def by_adverbs(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft without a speaker for "reportedly" and its like: the clause it stands in."""
    for i in range(view.size):
        act = lexicon.adverbs.get(view.low[i])
        verb = view.head[i]
        if act is None or view.pos[verb] not in {"VERB", "AUX"}:
            continue
        content = view.trim([t for t in view.subtree(verb) if t != i])
        if content:
            yield Draft("adverb", i, (i,), (), content, act)


def by_colons(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for a headline "Name: ..." and for every turn of a transcript."""
    turns = _turns(view, lexicon)
    if len(turns) >= 3:
        yield from _transcript(view, turns)
        return
    for start, colon, block in turns:
        if block != 0 and view.blocks[block] not in view.headings:
            continue
        content = view.trim(view.between(colon + 1, view.blocks[block][1]))
        if content and len(content) <= 30:
            yield Draft("headline", colon, (colon,), view.between(start, colon), content, "states")
            yield from _headline_verb(view, lexicon, content)


def _headline_verb(view: View, lexicon: Lexicon, content: Tokens) -> Iterator[Draft]:
    """Yield a draft for "Xeno Claims Evidence of Copying", whose verb is capital like its nouns."""
    for at in range(1, min(5, len(content) - 2)):
        verb = content[at]
        lemma = _lemma_of_headline(view.low[verb])
        cues = [cue for cue in lexicon.verbs.get(lemma, ()) if len(cue.words) == 1 and "clause" in cue.frames]
        if cues and view.text[verb][:1].isupper() and all(view.text[i][:1].isupper() for i in content[:at]):
            yield Draft("headline", verb, (verb,), content[:at], content[at + 1 :], cues[0].act)
            return


def _lemma_of_headline(low: str) -> str:
    """Return the lemma of a verb in the third person, "" for other words; the tagger takes it for a noun's plural."""
    if not low.endswith("s"):
        return ""
    return low[:-3] + "y" if low.endswith("ies") else low[:-1]


def _turns(view: View, lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Return (first token, colon, block) of the paragraphs that begin with a name and a colon."""
    turns = []
    for number, (start, end) in enumerate(view.blocks):
        first = start + 1 if view.text[start] in {"“", '"', "``"} else start
        colon = next((i for i in range(first, min(first + 7, end)) if view.text[i] == ":"), None)
        if colon is None or colon == first or colon + 1 >= end:
            continue
        words = view.between(first, colon)
        named = all(view.text[i][:1].isupper() or view.text[i] in {".", "-", "’s", "'s"} for i in words)
        phrase = " ".join(view.low[i] for i in words)
        barred = phrase in lexicon.lists["titles"]["none"] and phrase != "q"
        if named and not barred and not any(view.pos[i] == "VERB" for i in words):
            turns.append((first, colon, number))
    return turns


def _transcript(view: View, turns: list[tuple[int, int, int]]) -> Iterator[Draft]:
    for number, (start, colon, block) in enumerate(turns):
        if view.low[start] == "q" and colon == start + 1:
            continue  # an interviewer without a name
        stop = turns[number + 1][2] if number + 1 < len(turns) else block + 1
        if block == 0 or view.blocks[block] in view.headings:
            stop = block + 1
        content: Tokens = view.between(colon + 1, view.blocks[stop - 1][1])
        yield Draft("transcript", colon, (colon,), view.between(start, colon), view.trim(content), _act(view, content))


def _act(view: View, content: Tokens) -> Act:
    return "asks" if content and view.text[content[-1]] == "?" else "states"
