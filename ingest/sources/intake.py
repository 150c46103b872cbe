"""What has to be opened is opened here: addresses are fetched, lists followed, archives and PDF read apart."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import ParamSpec, Protocol

from ingest.apart import Apart
from ingest.evidence import Evidence, Form, Origin, WarcFile, origin_of, origin_of_bytes
from ingest.fetch import Client, Fetched
from ingest.inputs import Address, Archive, Broken, Document, Input, Taken
from ingest.page import Page
from ingest.sources.entries import Entry, Listing
from ingest.sources.kinds import Kind, head_of, kind_of, opened
from ingest.sources.tracking import without_tracking
from kg.errors import BadInput

MOST_PAGES = 10_000
MOST_SITEMAPS = 500


class Parsing(Protocol):
    """What takes a document apart, here or elsewhere: both raise ``BadInput``."""

    def page(self, html: bytes | str, url: str | None = None, charset: str | None = None) -> Page:
        """Return what an HTML page holds."""

    def pdf(self, data: bytes, url: str | None = None) -> Page:
        """Return what a PDF holds."""


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A page or PDF that is still to be taken apart; ``origin`` is how one of an archive came."""

    item: Input | Document
    origin: Origin | None = None

    @property
    def name(self) -> str:
        """The input's name."""
        return self.item.name

    @property
    def size(self) -> int:
        """How many bytes or characters it has."""
        content = self.item.content
        return 0 if isinstance(content, Page) else len(content)


Opened = Input | Broken
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Intake:
    """What opens: the client, the process apart, and where evidence is kept and a WARC written, when they are."""

    client: Client
    apart: Apart
    evidence: Evidence | None = None
    warc: WarcFile | None = None

    def inputs(self, items: Iterable[Taken]) -> Iterator[Opened]:
        """Yield every input, in order; what cannot be opened is yielded as ``Broken`` and the others go on."""
        for one in self.unparsed(items):
            yield self.parsed(one, self.apart) if isinstance(one, Unparsed) else one

    def unparsed(self, items: Iterable[Taken]) -> Iterator[Opened | Unparsed]:
        """Yield the same, but leave pages of files and archives, and PDF, to ``parsed``."""
        for item in items:
            if isinstance(item, Address):
                yield from self._address(item)
            elif isinstance(item, Archive):
                yield from self._archive(item)
            elif isinstance(item, Document) or (
                isinstance(item, Input) and item.page and not isinstance(item.content, Page)
            ):
                yield Unparsed(item)
            else:
                yield item

    def parsed(self, one: Unparsed, apart: Parsing) -> Opened:
        """Take a page or PDF apart and keep it as evidence; threads may do so at once, each with its own ``apart``."""
        return _tried(one.name, self._parsed, one, apart)

    def fetched(self, address: Address, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch an address; what comes is written to the WARC where there is one. Raises ``NotFetched``."""
        fetched = self.client.fetch(address.url, etag=etag, modified=modified)
        if self.warc is not None:
            self.warc.add(fetched)
        return fetched

    def entry(self, entry: Entry) -> Opened:
        """Fetch and read one page that a feed or sitemap lists; its date counts where the page has none."""
        read = _tried(entry.url, self._listed, Address(entry.url, entry.url))
        page = read.content if isinstance(read, Input) else None
        if isinstance(read, Input) and isinstance(page, Page) and entry.published_at and not page.published_at:
            page = replace(page, published_at=entry.published_at, published_from="feed")
            return replace(read, content=page)
        return read

    def address(self, address: Address) -> Input | Listing:
        """Fetch an address; return the article on it, or what it lists; raise ``BadInput``."""
        fetched = self.fetched(address)
        kind = self._kind(fetched)
        if kind == "feed" or kind == "sitemap":
            return self.listing(fetched, kind)
        return self._read(address, fetched, kind)

    def pages(self, listing: Listing) -> Iterator[Entry | Broken]:
        """Yield the pages that a list leads to, once each; an index leads to sitemaps, but no further."""
        seen: set[str] = set()
        for place in islice(listing.entries, MOST_SITEMAPS) if listing.index else (None,):
            try:
                entries = listing.entries if place is None else self._sitemap(place).entries
            except BadInput as error:
                yield Broken(place.url if place else "", error)
                continue
            for entry in entries:
                if entry.url not in seen:
                    seen.add(entry.url)
                    yield entry

    def listing_of(self, fetched: Fetched) -> Listing:
        """Return what a fetched feed or sitemap lists; raise ``BadInput`` where it is neither."""
        kind = self._kind(fetched)
        if kind != "feed" and kind != "sitemap":
            detail = f"{fetched.url} is a {kind}: to watch it, give the address of its feed or news sitemap"
            raise BadInput("bad_feed", "not a feed", detail)
        return self.listing(fetched, kind)

    def listing(self, fetched: Fetched, kind: Kind) -> Listing:
        """Return what a fetched feed or sitemap lists; raise ``BadInput``."""
        if kind == "feed":
            return self.apart.feed(fetched.body, fetched.url)
        return self.apart.sitemap(opened(fetched.body, self.client.limits.decoded))

    def _address(self, address: Address) -> Iterator[Opened]:
        try:
            found = self.address(address)
        except BadInput as error:
            yield Broken(address.name, error)
            return
        if isinstance(found, Input):
            yield found
            return
        number = 0
        for number, entry in enumerate(self.pages(found), 1):
            if number > MOST_PAGES:
                detail = f"{address.url} lists more than {MOST_PAGES:,} pages: the others are left out"
                yield Broken(address.name, BadInput("too_many", "too many pages", detail))
                break
            yield entry if isinstance(entry, Broken) else self.entry(entry)
        if not number:
            yield Broken(address.name, BadInput("empty", "nothing in it", f"{address.url} lists no page"))

    def _sitemap(self, place: Entry) -> Listing:
        listing = self.listing(self.fetched(Address(place.url, place.url)), "sitemap")
        if listing.index:
            raise BadInput("bad_sitemap", "an index in an index", f"{place.url} is an index, listed by an index")
        return listing

    def _kind(self, fetched: Fetched) -> Kind:
        kind = kind_of(fetched.media_type, head_of(fetched.body))
        if kind is None:
            what = fetched.media_type or "something without a type"
            detail = f"{fetched.url} answers with {what}: pages, PDF, feeds, sitemaps and plain texts are read"
            raise BadInput("unsupported", "not something to read", detail)
        return kind

    def _listed(self, address: Address) -> Input:
        fetched = self.fetched(address)
        kind = self._kind(fetched)
        if kind == "feed" or kind == "sitemap":
            raise BadInput("unsupported", "a list in a list", f"{fetched.url} is a {kind}, listed as a page")
        return self._read(address, fetched, kind)

    def _read(self, address: Address, fetched: Fetched, form: Form) -> Input:
        url = without_tracking(fetched.url)
        given = replace(address.given, url=url)
        kept = self._keep(origin_of(fetched, form, address.name), fetched.body)
        content: Page | bytes = fetched.body
        if form == "pdf":
            content = self.apart.pdf(fetched.body, url)
        elif form == "page":
            content = self.apart.page(fetched.body, url, fetched.charset)
        return Input(address.name, content, form != "text", given, fetched.at, kept)

    def _archive(self, archive: Archive) -> Iterator[Broken | Unparsed]:
        with Apart(self.apart.caps) as apart:
            for number, told in enumerate(apart.warc(archive.path), 1):
                name = f"{archive.name}:{number}"
                if isinstance(told, BadInput):
                    yield Broken(name, told)
                    continue
                about, body = told
                size, sha256 = len(body), hashlib.sha256(body).hexdigest()
                origin = Origin("archive", "page", about.url, about.url, about.at, sha256, size, None, (about.hop,))
                yield Unparsed(Input(about.url, body, True, fetched_at=about.at), origin)

    def _parsed(self, one: Unparsed, apart: Parsing) -> Input:
        item, content, origin = one.item, one.item.content, one.origin
        assert not isinstance(content, Page)
        body = content.encode("utf-8", "replace") if isinstance(content, str) else content
        if isinstance(item, Document):
            page = apart.pdf(body, item.given.url)
            return Input(item.name, page, True, item.given, kept=self._keep_file(item.name, body, "pdf"))
        if origin is not None:
            kept = self._keep(origin, body)
            return replace(item, content=apart.page(body, origin.url), kept=kept)
        page = apart.page(content, item.given.url)
        return replace(item, content=page, kept=self._keep_file(item.name, body, "page"))

    def _keep(self, origin: Origin, body: bytes) -> str | None:
        return self.evidence.keep(origin, body) if self.evidence is not None else None

    def _keep_file(self, name: str, body: bytes, form: Form) -> str | None:
        return self._keep(origin_of_bytes(body, form, name), body) if self.evidence is not None else None


def _tried(name: str, step: Callable[P, Input], *args: P.args, **given: P.kwargs) -> Opened:
    """Return the input that a step gives, or why it gives none."""
    try:
        return step(*args, **given)
    except BadInput as error:
        return Broken(name, error)
