"""What a page is when it is no article: a wall, an error, a list of links, pictures, a video."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.page import jsonld
from ingest.page.blocks import Block, teasers_of
from ingest.page.markup import Sheet
from ingest.page.rules import rules
from kg.errors import BadInput

FEWEST_CHARACTERS = 80
# Of a page that does not say that it is an article more is asked: a consent wall has a few sentences too.
FEWEST_UNSIGNED = 250
FEWEST_WORDS = 60
_SENTENCE = re.compile(r"[.!?][”\"'’)]*(?:\s|$)")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\w)\s*$")


def demand_article(sheet: Sheet, blocks: Sequence[Block], title: str | None, text: str) -> None:
    """Raise ``BadInput`` when a page is no article.

    Types: error_page, consent_wall, paywall, video, gallery, section_front, too_little_text.
    """
    for refuse in (_error, _wall, _paywall, _video, _gallery, _front, _too_little):
        error = refuse(sheet, blocks, title, text)
        if error:
            raise error


def is_signed(sheet: Sheet) -> bool:
    """Say whether a page says of itself that it is an article."""
    return bool(
        sheet.article
        or sheet.meta("article:published_time", "parsely-pub-date")
        or "article" in (text.casefold() for text in sheet.meta("og:type", "parsely-type"))
    )


def _error(sheet: Sheet, blocks: Sequence[Block], title: str | None, text: str) -> BadInput | None:
    rule = rules().kind
    heads = [*sheet.tree.xpath("//head/title/text()")[:1], title or ""]
    named = any(rule.error_titles.fullmatch(jsonld.clean(str(head)).strip()) for head in heads)
    said = _phrases(blocks, rule.error_phrases)
    few = _size(blocks) < rule.few or len(text.split()) < rule.few
    if few and not sheet.article and ((named and (said or _size(blocks) < 60)) or said >= 2):
        return BadInput(
            "error_page", "the site's error page", f"the page says {_quoted(title, blocks)}: the site gave no article"
        )
    return None


def _wall(sheet: Sheet, blocks: Sequence[Block], title: str | None, text: str) -> BadInput | None:
    rule = rules().kind
    said = sum(phrase in text.casefold() for phrase in rule.consent_phrases)
    shown = _phrases(blocks, rule.consent_phrases)
    if (
        (said >= 3 and not sheet.article)
        or (said >= 2 and len(text.split()) < rule.few)
        or (shown >= 3 and len(text.split()) < rule.brief)
    ):
        return BadInput(
            "consent_wall",
            "a consent wall",
            f"the page asks for consent ({_quoted(title, blocks)}) and shows no article",
        )
    return None


def _paywall(sheet: Sheet, blocks: Sequence[Block], title: str | None, text: str) -> BadInput | None:
    rule = rules().kind
    size = len(text.split())
    printed = " ".join(block.text for block in blocks).casefold()
    gates = [phrase for phrase in rule.gate_phrases if phrase in printed]
    asked = [*gates, *(phrase for phrase in rule.prompt_phrases if phrase in printed)]
    closed = any(str(node.get("isAccessibleForFree")).casefold() == "false" for node in (sheet.article, sheet.page))
    closed = closed or "locked" in (value.casefold() for value in sheet.meta("article:content_tier"))
    promised = _promised(sheet)
    missing = size < 0.4 * promised
    ends = bool(_CUT.search(text))
    if (size < rule.few or missing) and (
        (closed and (gates or ends or missing)) or (gates and (ends or len(asked) > 1))
    ):
        what = f"{size} words, then “{asked[0]}”" if asked else f"{size} words of an article that is not free"
        return BadInput("paywall", "behind a paywall", f"only the beginning is on the page: {what}")
    return None


def _promised(sheet: Sheet) -> int:
    """Return how many words the page says that its article has; 0 when it does not say."""
    found = re.search(r"\d+", str(sheet.article.get("wordCount") or "").replace(",", ""))
    return min(int(found.group()), 100_000) if found and len(found.group()) < 7 else 0


def _video(sheet: Sheet, blocks: Sequence[Block], title: str | None, text: str) -> BadInput | None:
    size = len(text.split())
    kinds = _kinds(sheet)
    shown = any(kind.startswith(("VideoObject", "AudioObject", "PodcastEpisode", "Clip", "Movie")) for kind in kinds)
    shown = shown or any(value.casefold().startswith(("video", "music")) for value in sheet.meta("og:type"))
    if shown and ((not sheet.article and size < rules().kind.few) or size < rules().kind.brief):
        return BadInput(
            "video", "a video or a recording", f"the page shows a recording with {size} words beside it, and no article"
        )
    return None


def _gallery(sheet: Sheet, blocks: Sequence[Block], title: str | None, text: str) -> BadInput | None:
    size = len(text.split())
    named = any(kind.endswith("Gallery") for kind in _kinds(sheet))
    captions = [block for block in blocks if any(tag.tag in ("figure", "figcaption") for tag in block.path)]
    pictures = len(sheet.tree.xpath("//figure")) if captions else 0
    if size < rules().kind.few and (named or (pictures >= 5 and _size(captions) > 0.6 * size)):
        return BadInput(
            "gallery",
            "pictures with captions",
            f"the page is {pictures or 'some'} pictures with {size} words beside their captions",
        )
    return None


def _front(sheet: Sheet, blocks: Sequence[Block], title: str | None, text: str) -> BadInput | None:
    if is_signed(sheet):
        return None
    teasers = teasers_of(blocks)
    prose = [
        n for n, block in enumerate(blocks) if not (block.other or block.is_heading) and len(block.text.split()) >= 8
    ]
    carded = _size([blocks[n] for n in prose if n in teasers])
    plain = _size([blocks[n] for n in prose if n not in teasers])
    linked = sum(block.is_heading and block.links > 0.8 for block in blocks)
    if linked >= 4 and (carded > plain or linked >= 8) and plain < FEWEST_WORDS:
        return BadInput(
            "section_front", "a list of articles", f"the page leads to {linked} articles and is none itself"
        )
    return None


def _too_little(sheet: Sheet, blocks: Sequence[Block], title: str | None, text: str) -> BadInput | None:
    signed = is_signed(sheet) or bool(sheet.tree.xpath("//article"))
    if len(text) >= (FEWEST_CHARACTERS if signed else FEWEST_UNSIGNED) and (signed or _SENTENCE.search(text)):
        return None
    return BadInput(
        "too_little_text",
        "no article on the page",
        f"{len(text)} characters that may be an article were found: a list of links, a form or a bare frame",
    )


def _kinds(sheet: Sheet) -> list[str]:
    return [kind for node in sheet.nodes if not node["_listed"] for kind in jsonld.kinds_of(node)]


def _phrases(blocks: Sequence[Block], phrases: Sequence[str]) -> int:
    printed = " ".join(block.text for block in blocks if len(block.text.split()) < 150).casefold()
    return sum(phrase in printed for phrase in phrases)


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _quoted(title: str | None, blocks: Sequence[Block]) -> str:
    said = title or next((block.text for block in blocks), "nothing")
    return f"“{said[:80]}”"
