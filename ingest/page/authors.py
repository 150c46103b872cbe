"""Bylines to lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.page import jsonld
from ingest.page.rules import BylineRules, rules

LONGEST = 400  # letters of a byline
_NOISE = re.compile(r"\S+@\S+|https?://\S+|\bwww\.\S+|(?<!\w)@\w+|\([^)]*\)|\[[^\]]*\]|[“”\"*]")
_ADDRESSED = re.compile(r"\s*\S+@\S+\s+\(([^()]+)\)\s*\Z")  # as feeds give authors
_PLACE = re.compile(r"\s+(?:in|at|from|on)\s+(?:the\s+)?[A-Z0-9][\w.'’ -]*$")
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?\s+\d|\d.*"
)
_DATE = re.compile(rf"[\s,;|–—-]*(?:\bon\s+)?\b(?:{_DAY}).*", re.I | re.S)
_SPLIT = re.compile(r"\s*(?:;|\||•|·|/|\n|\s[–—-]\s|(?:,\s*)?\band\b|(?:,\s*)?\bwith\b|(?:,\s*)?&(?!\w)|,)\s*", re.I)
_LAST_FIRST = re.compile(r"((?:[a-z]+\s){0,2}[A-Z][\w’'-]+),\s+([A-Z][\w’'-]+(?:\s+[A-Z]\.?)?)")
_TOKEN = re.compile(r"[^\W\d_][^\W\d_.’'-]*(?:[.’'-][^\W\d_]*)*")
_JUNIOR = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV)\b)", re.I)
_MC = re.compile(r"\b(Mc|O[’'])([a-z])")


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs: persons, and the agencies and other organisations that sign beside or instead of them."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def authors_of(bylines: Iterable[str], *, outlet: str | None = None) -> tuple[str, ...]:
    """Return the names in bylines ("By A and B, Technology Editor"), each once, without the outlet's own name.

    An agency is named where no person is.
    """
    signed = signed_by(bylines, outlet=outlet)
    return signed.persons or signed.agencies


def signed_by(bylines: Iterable[str], *, outlet: str | None = None, groups: bool = False) -> Signed:
    """Return the persons and the organisations that bylines name, each once, without desks and the outlet itself.

    ``groups``: the bylines are said to be those of organisations.
    """
    persons: dict[str, str] = {}
    agencies: dict[str, str] = {}
    rule = rules().byline
    for byline in bylines:
        for part in _parts(jsonld.clean(byline[:LONGEST]), rule):
            if _is_same_outlet(part, outlet):
                continue
            name = None if groups else _person(part, rule, outlet)
            if name:
                persons.setdefault(name.casefold(), name)
            elif _is_agency(part, rule) or (groups and _is_group(part, rule)):
                agencies.setdefault(part.casefold().removeprefix("the "), part)
    return Signed(tuple(persons.values()), tuple(agencies.values()))


def _parts(byline: str, rule: BylineRules) -> Iterator[str]:
    """Yield what stands between the commas, bars and "and"s of a byline, without roles and addresses."""
    text = _JUNIOR.sub(" ", _NOISE.sub(" | ", _ADDRESSED.sub(r"\1", byline)))
    while (found := rule.leads.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    about = rule.about.fullmatch(text)
    if about and len(text.split()) > 5 and not _SPLIT.search(about.group(1)):
        text = about.group(1)
    text = _DATE.sub("", rule.ends.sub("", text))
    swapped = _LAST_FIRST.fullmatch(text.strip())
    if swapped and not {swapped.group(1).casefold(), swapped.group(2).casefold()} & (rule.organisations | rule.roles):
        text = f"{swapped.group(2)} {swapped.group(1)}"
    for part in _SPLIT.split(text):
        part = _PLACE.sub("", " ".join((part or "").split())).strip(" ,-–—:|_'‘’")
        part = part if part.casefold().endswith((" jr.", " sr.")) else part.rstrip(".")
        found = rule.leads.match(part)
        part = part[found.end() :] if found and found.end() < len(part) else part
        if part:
            yield part


def _person(part: str, rule: BylineRules, outlet: str | None) -> str | None:
    """Return the person's name that a part is, without titles, roles and the agency behind it; None when it is none."""
    tokens = _without_role(_without_organisation(part.split(), rule, outlet), rule)
    while tokens and tokens[0].casefold() in rule.honorifics:
        tokens = tokens[1:]
    while tokens and tokens[-1].casefold().strip(",") in rule.credentials:
        tokens = tokens[:-1]
    if not 1 <= len(tokens) <= 6 or not all(_TOKEN.fullmatch(token) for token in tokens):
        return None
    words = [token.casefold() for token in tokens]
    if len(tokens) == 1 and not _may_stand_alone(tokens[0], rule):
        return None
    if any(word in rule.organisations for word in (words[0], *(words[2:] or words[1:]))) or words[0] in ("the", "a"):
        return None
    if "of" in words or words[0] in rule.agencies:
        return None
    if all(word in rule.roles | rule.role_words for word in words) or " ".join(words) in rule.agencies:
        return None
    return _cased(tokens, rule)


def _may_stand_alone(token: str, rule: BylineRules) -> bool:
    word = token.casefold()
    known = rule.not_names | rule.agencies | rule.organisations | rule.roles | rule.role_words
    return token[:1].isupper() and token[1:].islower() and len(token) > 2 and "-" not in token and word not in known


def _without_organisation(tokens: list[str], rule: BylineRules, outlet: str | None) -> list[str]:
    """Return a name without the agency or outlet behind it ("Ann Lee Associated Press")."""
    for size in range(min(4, len(tokens) - 2), 0, -1):
        tail = " ".join(tokens[-size:]).casefold()
        if tail in rule.agencies or _is_same_outlet(tail, outlet):
            return tokens[:-size]
    return tokens


def _without_role(tokens: list[str], rule: BylineRules) -> list[str]:
    """Return a name without the role behind it or before it ("Ann Lee Senior Reporter", "Reporter Ann Lee")."""
    words = [token.casefold().strip(",.:") for token in tokens]
    known = [word in rule.roles or word in rule.role_words for word in words]
    at = len(words)
    while at and known[at - 1]:
        at -= 1
    if at < len(words) and any(word in rule.roles for word in words[at:]):
        return tokens[:at] if at > 1 and not known[0] else []
    if words and words[-1] in rule.roles:
        first = next(n for n, is_known in enumerate(known) if is_known)
        return tokens[:first] if first > 1 else []
    words = _after_agency(words, rule)
    tokens = tokens[len(tokens) - len(words) :]
    known = known[len(known) - len(words) :]
    before = next((n for n, is_known in enumerate(known) if not is_known), 0)
    if before and len(tokens) - before >= 2 and any(word in rule.roles for word in words[:before]):
        return tokens[before:]
    return tokens


def _after_agency(words: list[str], rule: BylineRules) -> list[str]:
    """Return the words behind an agency's name that role words follow ("Associated Press writer Ann Lee")."""
    for size in range(min(4, len(words) - 2), 0, -1):
        if " ".join(words[:size]) in rule.agencies and words[size] in rule.roles | rule.role_words:
            return words[size:]
    return words


def _is_agency(part: str, rule: BylineRules) -> bool:
    """Say whether a part names an organisation that signs, not a desk of the outlet."""
    words = [word.casefold().strip(".,") for word in part.split()]
    if " ".join(words) in rule.agencies:
        return True
    if not 2 <= len(words) <= 7 or any(word in rule.roles for word in words) or not part[:1].isupper():
        return False
    return any(word in rule.organisations for word in words) and all(
        re.fullmatch(r"[\w’'&.-]+", word) for word in words
    )


def _is_group(part: str, rule: BylineRules) -> bool:
    words = {word.casefold() for word in part.split()}
    return part[:1].isupper() and len(words) <= 7 and not words & (rule.roles | rule.not_names)


def _is_same_outlet(part: str, outlet: str | None) -> bool:
    """Say whether a part is the outlet's name, with or without "The", "Staff", "News" or its domain's ending."""
    if not outlet:
        return False
    own, key = (
        _key(outlet),
        _key(re.sub(r"\b(?:staff|newsroom|online|editors?|reporters?|desk|team|digital)\b", "", part, flags=re.I)),
    )
    stems = {key, key.removesuffix("com"), key.removesuffix("news")}
    return bool(stems & {own, own.removesuffix("com"), own.removesuffix("news")})


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold().removeprefix("the "))


def _cased(tokens: list[str], rule: BylineRules) -> str:
    """Return a name that is printed all in capitals or all in small letters as names are written."""
    name = " ".join(tokens)
    if not (name.isupper() or name.islower()) or len(tokens) == 1:
        return name
    title = _MC.sub(lambda found: found.group(1) + found.group(2).upper(), name.title())
    return " ".join(
        token.upper() if token.casefold() in rule.suffixes and token.casefold().startswith("i") else token
        for token in title.split()
    )
