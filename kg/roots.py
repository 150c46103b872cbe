"""Independent roots: where a claim enters the record, after copies and echoes are collapsed.

A root is the innermost named speaker of a chain, by canonical entity, wherever that speaker is quoted. A speaker
without a name is a root in each article that quotes one, unless the article says that it has the words through another:
then the claim is an echo and goes back to what that outlet printed, or, where that is not in the graph, to that outlet.
An agency that the article credits with its text is such an outlet. Of the versions of one page the first that has the
claim counts, and later ones repeat it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.credits import bare_name, initials
from kg.ids import name_key
from kg.records import Act
from kg.versions import instant, version_key


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: the canonical entity where it is known, what to call the speaker, and the act."""

    entity: str | None
    name: str | None
    unnamed: bool
    act: Act


@dataclass(frozen=True, slots=True)
class Voiced:
    """One claim of a proposition as one article prints it; ``chain`` is outermost first, without the article's outlet.

    ``medium`` is the place that the article names for the innermost speaker's words ("told the Herald"), ``credit`` the
    agency that it credits with its text. ``page`` is what versions of one page have in common (the article where it is
    None), ``copied_from`` the page whose passage the claim stands in, ``modified_at`` and ``fetched_at`` order
    versions.
    """

    claim: str
    article: str
    outlet: str
    published_at: str | None
    chain: tuple[Step, ...]
    text: str
    outlet_name: str = ""
    medium: Step | None = None
    credit: str | None = None
    page: str | None = None
    copied_from: str | None = None
    fetched_at: str | None = None
    modified_at: str | None = None

    @property
    def at(self) -> str:
        """The page, or else the article, that prints it."""
        return self.page or self.article


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a claim: the number of its root, from 0 by first publication, and why it is not a root itself."""

    claim: str
    root: int
    standing: Literal["root", "echo", "copy"]
    why: str | None


def standings(voiced: Sequence[Voiced], copies: Mapping[str, str]) -> tuple[Standing, ...]:
    """Return each claim's standing, first published first; ``copies`` leads from a later page to its original."""
    ordered = _credits_spelt(sorted(voiced, key=_order))
    printed = _by_outlet(ordered)
    numbers: dict[str, int] = {}
    versions: dict[tuple[str, int], str] = {}
    found = []
    for one in ordered:
        relay = _relay(one)
        number = numbers.setdefault(_root(one, relay, printed, copies), len(numbers))
        first = versions.setdefault((one.at, number), one.article)
        if first != one.article:
            found.append(Standing(one.claim, number, "copy", "its article is a later version of a page that has it"))
        else:
            found.append(_standing(one, relay, number, copies))
    return tuple(found)


def _order(one: Voiced) -> tuple[str, ...]:
    # The page that was published first comes first, however late its text was changed.
    published = instant(one.published_at) or instant(one.fetched_at)
    changed, fetched, id = version_key(one.published_at, one.modified_at, one.fetched_at, one.article)
    return (published if one.published_at else "~", published, changed, fetched, id, one.claim)


def count_pages(voiced: Sequence[Voiced]) -> int:
    """Return how many articles print claims; versions of one page are one."""
    return len({one.at for one in voiced})


def count_roots(voiced: Sequence[Voiced], copies: Mapping[str, str]) -> int:
    """Return how many independent roots claims have."""
    return len({standing.root for standing in standings(voiced, copies)})


def first_print(page: str, copies: Mapping[str, str]) -> str:
    """Return the page at the start of a row of copies."""
    seen = {page}
    while (earlier := copies.get(page)) is not None and earlier not in seen:
        seen.add(earlier)
        page = earlier
    return page


def _standing(one: Voiced, relay: Step | None, number: int, copies: Mapping[str, str]) -> Standing:
    if one.at in copies:
        return Standing(one.claim, number, "copy", "its article repeats the text of an earlier one")
    if one.copied_from:
        return Standing(one.claim, number, "copy", "it stands in a passage that its article has from an earlier one")
    if relay is None:
        return Standing(one.claim, number, "root", None)
    return Standing(one.claim, number, "echo", f"its article has it from {relay.name}")


def _by_outlet(voiced: Sequence[Voiced]) -> dict[str, list[Voiced]]:
    printed: dict[str, list[Voiced]] = {}
    for one in voiced:
        for name in _own_names(one):
            printed.setdefault(name, []).append(one)
    return printed


def _credits_spelt(voiced: Sequence[Voiced]) -> list[Voiced]:
    """Return claims with one name for an agency that one article credits by its name and another by its initials."""
    named = {name for one in voiced for name in (one.credit, one.outlet_name) if name}
    whole = {bare_name(short): name for name in sorted(named, reverse=True) if (short := initials(name))}
    return [replace(one, credit=whole.get(bare_name(one.credit), one.credit)) if one.credit else one for one in voiced]


def _own_names(one: Voiced) -> set[str]:
    """Return the names under which other articles speak of this one's outlet."""
    host = one.outlet.split(".")[0].replace("-", " ")
    return {bare_name(name) for name in (one.outlet_name, initials(one.outlet_name), one.outlet, host) if name}


def _relay(one: Voiced) -> Step | None:
    """Return the named other through whom the article has the claim, the innermost first."""
    inner = one.chain[-1] if one.chain else None
    own = _own_names(one)
    steps = [*([one.medium] if one.medium else []), *reversed(one.chain[:-1])]
    for step in steps:
        if step.name and not step.unnamed and bare_name(step.name) not in own and not _same(step, inner):
            return step
    if one.credit and bare_name(one.credit) not in own and not (one.medium and bare_name(one.medium.name or "") in own):
        return Step(None, one.credit, False, "reports")
    return None


def _same(step: Step, other: Step | None) -> bool:
    return other is not None and (
        step.entity == other.entity if step.entity and other.entity else step.name == other.name
    )


def _root(one: Voiced, relay: Step | None, printed: Mapping[str, Sequence[Voiced]], copies: Mapping[str, str]) -> str:
    """Return what is equal for two claims of one root."""
    inner = one.chain[-1] if one.chain else None
    if inner is None:
        return f"outlet {bare_name(relay.name if relay and relay.name else one.outlet_name or one.outlet)}"
    if not inner.unnamed:
        return f"outlet {bare_name(inner.name)}" if inner.name and bare_name(inner.name) in printed else _named(inner)
    if relay is None or relay.name is None:
        return _unnamed(one, inner, copies)
    for first in printed.get(bare_name(relay.name), ()):
        source = first.chain[-1] if first.chain else None
        if first.at != one.at and source is not None and source.unnamed and _relay(first) is None:
            return _unnamed(first, source, copies)
    return f"outlet {bare_name(relay.name)}"


def _named(step: Step) -> str:
    return f"named {step.entity or name_key(step.name or '')}"


def _unnamed(one: Voiced, source: Step, copies: Mapping[str, str]) -> str:
    return f"unnamed {first_print(one.copied_from or one.at, copies)} {name_key(source.name or '')}"
