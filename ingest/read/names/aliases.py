"""Which names in a document name the same: surnames, acronyms, short forms, misspellings."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ingest.read.names.bodies import core, owners_of_parts
from ingest.read.names.evidence import of_mention, of_name
from ingest.read.names.lexicon import NameWords
from ingest.read.names.referents import Referent, Traits
from ingest.read.names.spans import NameSpan
from ingest.read.names.surnames import initials_of, tell_persons

if TYPE_CHECKING:
    from spacy.tokens import Doc


def referents(doc: Doc, spans: Sequence[NameSpan], words: NameWords) -> list[Referent]:
    """Return the named referents of a document, by first mention."""
    groups = _by_key(doc, spans, words)
    groups = _with_acronyms(doc, groups)
    groups = _with_short_bodies(groups, words)
    tell_persons(doc, groups, words)
    groups = _with_full_persons(groups)
    groups = _with_parts_of_persons(groups, words)
    groups = _absorb(groups, initials_of(groups, doc))
    groups = _absorb(groups, owners_of_parts(groups, words))
    groups = _with_misspellings(groups, words)
    for group in groups:
        group.names.sort(key=lambda span: span.start)
        group.name = canonical(group, words)
    return sorted(groups, key=lambda group: group.names[0].start)


def _by_key(doc: Doc, spans: Iterable[NameSpan], words: NameWords) -> list[Referent]:
    groups: dict[str, Referent] = {}
    for span in spans:
        key = words.same.get(span.key, span.key)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Referent(traits=of_name(span.text, words))
        group.names.append(span)
        group.traits.add(of_mention(doc, span, words))
    return list(groups.values())


def _merge(target: Referent, other: Referent) -> None:
    target.names.extend(other.names)
    target.traits.add(other.traits)


def _absorb(groups: Sequence[Referent], owner: dict[int, Referent]) -> list[Referent]:
    """Merge each group into its owner, if it has one, and return those that are left."""
    left = []
    for group in groups:
        target = owner.get(id(group))
        if target is None or target is group:
            left.append(group)
            continue
        while owner.get(id(target), target) is not target:
            target = owner[id(target)]
        _merge(target, group)
    return left


def _longest(group: Referent) -> str:
    return max((span.text for span in group.names), key=lambda text: (len(text.split()), len(text)))


def _parts(group: Referent) -> list[str]:
    """Return the words of the group's fullest name, as keys."""
    return max((span.key.split() for span in group.names), key=len)


def _with_acronyms(doc: Doc, groups: list[Referent]) -> list[Referent]:
    """Join "IAEA" with "International Atomic Energy Agency": by brackets, else by initials."""
    ends = {span.end: group for group in groups for span in group.names}
    owner: dict[int, Referent] = {}
    for group in groups:
        short = group.names[0].text.replace(".", "")
        if not (short.isupper() and short.isalpha() and 2 <= len(short) <= 7):
            continue
        for span in group.names:
            full = ends.get(span.start - 1) if span.start and doc[span.start - 1].text == "(" else None
            if full is not None and full is not group and _parts(full)[0][:1] == short[0].casefold():
                owner[id(group)] = full
        if id(group) not in owner:
            match = next((other for other in groups if other is not group and _initials_fit(other, short)), None)
            if match is not None:
                owner[id(group)] = match
    return _absorb(groups, owner)


def _initials_fit(group: Referent, short: str) -> bool:
    if group.kind == "person" or len(_longest(group).split()) < 2:
        return False
    parts = [part for part in _longest(group).replace("-", " ").split() if part[0].isalpha()]
    capital = "".join(part[0] for part in parts if part[0].isupper())
    return short in {capital, "".join(part[0].upper() for part in parts)}


def _with_short_bodies(groups: list[Referent], words: NameWords) -> list[Referent]:
    """Join "Nvidia" with "Nvidia Corp" and "State Department" with "U.S. State Department"."""
    cores: dict[tuple[str, ...], Referent] = {}
    owner: dict[int, Referent] = {}
    other = {"person", "place", "group"}
    for group in sorted(groups, key=lambda g: (g.kind in other, len(_parts(g)), g.names[0].start)):
        name = core(_parts(group), words)
        if group.kind in other:
            if name in cores and group.names[0].key not in words.places:
                owner[id(group)] = cores[name]
            continue
        target = cores.setdefault(name, group)
        if target is group and len(name) > 1 and name[-1] in words.body_words:
            shorter = cores.get(name[:-1])
            target = shorter if shorter is not None and shorter.kind == "organisation" else group
        if target is not group:
            owner[id(group)] = target
    return _absorb(groups, owner)


def _with_full_persons(groups: list[Referent]) -> list[Referent]:
    """Join "John Q. Smith", "J. Smith" and "John Smith"."""
    owner: dict[int, Referent] = {}
    full = [group for group in groups if group.kind == "person" and len(_parts(group)) > 1]
    for i, group in enumerate(full):
        for other in full[:i]:
            a, b = _parts(group), _parts(other)
            if a[-1] == b[-1] and (a[0] == b[0] or (1 in (len(a[0]), len(b[0])) and a[0][0] == b[0][0])):
                owner[id(group)] = owner.get(id(other), other)
                break
    return _absorb(groups, owner)


def _with_parts_of_persons(groups: list[Referent], words: NameWords) -> list[Referent]:
    """Give every surname or first name that stands alone to its nearest bearer before it, else to the next."""
    bearers: dict[tuple[str, ...], list[Referent]] = defaultdict(list)
    for group in groups:
        full = _parts(group)
        if len(full) > 1 and group.kind == "person":
            for part in {*(tuple(full[i:]) for i in range(1, len(full))), (full[0],)}:
                bearers[part].append(group)
    left = []
    for group in groups:
        parts = tuple(_parts(group))
        owners = [bearer for bearer in bearers.get(parts, ()) if bearer is not group]
        if not owners or _is_place_here(group, owners, words):
            left.append(group)
            continue
        starts = {id(owner): sorted(span.start for span in owner.names) for owner in owners}
        for span in sorted(group.names, key=lambda span: span.start):
            owner = _nearest(span, owners, starts, words)
            owner.names.append(span)
            insort(starts[id(owner)], span.start)
        if len(owners) == 1:
            owners[0].traits.add(_without_kinds(group.traits))
    return left


def _is_place_here(group: Referent, owners: Sequence[Referent], words: NameWords) -> bool:
    """Tell whether a place's name that is also a surname here means the place: nobody bears it yet, or one is in it."""
    if group.names[0].key not in words.places:
        return False
    first = min(span.start for owner in owners for span in owner.names)
    return group.names[0].start < first or group.traits.votes["place"] > 5 + len(group.names)


def _without_kinds(traits: Traits) -> Traits:
    """Return the traits with votes for a person only: a full name tells the kind better than a surname."""
    kept = Traits()
    kept.add(traits)
    kept.votes.clear()
    kept.votes["person"] = traits.votes["person"]
    return kept


def _nearest(span: NameSpan, owners: Sequence[Referent], starts: dict[int, list[int]], words: NameWords) -> Referent:
    """Return the bearer of the right sex that was named last before, else the first named after."""
    told = {words.gender_of(title) for title in span.titles} - {None}
    fit = [owner for owner in owners if not told or owner.traits.gender in {*told, None}] or owners
    before = [(starts[id(owner)][at - 1], n) for n, owner in enumerate(fit) if (at := _before(starts, owner, span))]
    return fit[max(before)[1]] if before else min(fit, key=lambda owner: starts[id(owner)][0])


def _before(starts: dict[int, list[int]], owner: Referent, span: NameSpan) -> int:
    return bisect_left(starts[id(owner)], span.start)


def _with_misspellings(groups: list[Referent], words: NameWords) -> list[Referent]:
    """Join a rare name that differs in a letter from a person's or body's known name."""
    owner: dict[int, Referent] = {}
    for group in groups:
        if group.kind in {"place", "group"} or words.same.get(group.names[0].key) or group.names[0].key in words.bodies:
            continue
        for other in groups:
            fewer = len(group.names) < len(other.names) or len(_parts(group)) < len(_parts(other))
            if other is group or not fewer or id(other) in owner or not _misspelt(group, other):
                continue
            owner[id(group)] = other
            group.traits = _without_kinds(group.traits)
            break
    return _absorb(groups, owner)


def _misspelt(rare: Referent, known: Referent) -> bool:
    if known.kind not in {"person", "organisation"}:
        return False
    a, b = _parts(rare), _parts(known)
    if len(a) == 1 and known.kind == "person":
        return len(b) > 1 and _near(a[0], b[-1])
    if len(a) != len(b):
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(different) == 1 and _near(*different[0])


def _near(a: str, b: str) -> bool:
    """Tell whether two words of the same first letter differ by a slip: one letter, or two in a long word."""
    if len(a) < 5 or a[0] != b[0] or abs(len(a) - len(b)) > 1 or any(c.isdigit() for c in a + b):
        return False
    if a.rstrip("s") == b.rstrip("s"):
        return False
    return _distance(a, b) <= (1 if len(a) < 9 else 2)


def _distance(a: str, b: str) -> int:
    """Return the number of letters to change, insert, drop or swap with their neighbour."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def canonical(group: Referent, words: NameWords) -> str:
    """Return the name to call a referent by: its fullest printed form, never a misspelling or a bare acronym."""
    counts: dict[str, int] = defaultdict(int)
    for span in group.names:
        counts[span.text] += 1
    known = [text for text in counts if span_key(text) in words.outlets and len(text) > 3]
    forms = known or [text for text in counts if not (text.isupper() and len(text) > 7)] or list(counts)
    plain = [text for text in forms if not (text.replace(".", "").isupper() and " " not in text)] or forms
    best = max(plain, key=lambda text: (len(span_key(text).split()), counts[text], -forms.index(text)))
    short = best.replace(".", "").isupper() and (len(best) <= 2 or "." in best)
    return words.same.get(span_key(best), best) if short else best


def span_key(text: str) -> str:
    """Return the key of a printed name."""
    from kg.ids import name_key

    return name_key(text)
