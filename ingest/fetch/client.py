"""The guarded client: what it is asked for is checked, capped, polite, and told with every step."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urljoin

from ingest.fetch.daily import Daily
from ingest.fetch.fetched import Fetched, Hop, header_of
from ingest.fetch.limits import Budget, Limits
from ingest.fetch.manners import Manners, Turns
from ingest.fetch.reserved import mined_by_file, no_mining, no_training
from ingest.fetch.robots import KEPT_SECONDS, RobotsRules, robots_rules
from ingest.fetch.rules import Rules
from ingest.fetch.statuses import demand_success
from ingest.fetch.target import Target, target_of
from ingest.fetch.transport import Guarded, Headers, Transport
from ingest.fetch.unpack import body_of
from kg.errors import NotFetched

log = logging.getLogger("onrecord")

MAX_TDMREP = 200_000
REDIRECTS = (301, 302, 303, 307, 308)
ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"


class Client:
    """Fetches over http and https, from public addresses only, and as sites want it."""

    def __init__(
        self,
        rules: Rules = Rules(),  # noqa: B008
        manners: Manners = Manners(),  # noqa: B008
        *,
        transport: Transport | None = None,
        limits: Limits = Limits(),  # noqa: B008
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.rules, self.manners, self.limits = rules, manners, limits
        self.transport: Transport = transport or Guarded(rules)
        self._turns = Turns(manners.delay, sleep=sleep)
        self._robots: Daily[RobotsRules] = Daily()
        self._reservations: Daily[bytes] = Daily()

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Return what an address answers, after its redirects; with ``etag`` or ``modified`` it may be a bare 304.

        Raises ``NotFetched`` with the reason why there is nothing.
        """
        target, budget = target_of(url, self.rules), Budget(self.limits)
        conditions = (("If-None-Match", etag), ("If-Modified-Since", modified))
        asked = tuple((name, value) for name, value in conditions if value)
        robots, hops, body = self._follow(target, asked, budget)
        last = target_of(hops[-1].url, self.rules)
        self._demand_success(last, hops[-1], conditional=bool(asked))
        reserved = self._reserved(last, robots, hops[-1].headers, body, budget)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return Fetched(target.url, last.url, at, tuple(hops), body, reserved)

    def _follow(self, target: Target, asked: Headers, budget: Budget) -> tuple[RobotsRules, list[Hop], bytes]:
        """Ask for a target and for whatever it redirects to, each checked anew; return the last one's body."""
        hops: list[Hop] = []
        while True:
            robots = self._permitted(target, budget)
            budget.rest(self._turns.take(target.host, robots.delay()))
            hop, body = self._one(target, asked, budget)
            hops.append(hop)
            if hop.status not in REDIRECTS:
                return robots, hops, body
            target = self._redirected(hops, budget)

    def _redirected(self, hops: list[Hop], budget: Budget) -> Target:
        place = header_of(hops[-1].headers, "location")
        if not place:
            raise NotFetched("broken_answer", "a broken answer", f"{hops[-1].url} redirects, and does not say where to")
        try:
            target = target_of(urljoin(hops[-1].url, _utf8(place.strip())), self.rules)
        except NotFetched as error:
            raise NotFetched(error.type, error.title, f"{hops[-1].url} redirects: {error.detail}") from error
        except ValueError as error:
            raise NotFetched("bad_url", "a broken redirect", f"{hops[-1].url} redirects to {place[:80]!r}") from error
        if target.url in {hop.url for hop in hops}:
            raise NotFetched("redirect_loop", "it redirects in a circle", f"{hops[0].url} comes back to {target.url}")
        if len(hops) > budget.limits.redirects:
            raise NotFetched("redirect_loop", "too many redirects", f"{hops[0].url} redirects {len(hops)} times")
        return target

    def _one(self, target: Target, asked: Headers, budget: Budget) -> tuple[Hop, bytes]:
        sent = (
            ("User-Agent", self.manners.agent),
            ("Accept", ACCEPT),
            ("Accept-Encoding", "gzip, deflate, br"),
            ("Connection", "close"),
            *asked,
        )
        with self.transport.answer(target, sent, budget) as answer:
            hop = Hop(target.url, answer.address, sent, answer.status, answer.headers)
            if answer.status in REDIRECTS or answer.status == 304:
                return hop, b""
            return hop, body_of(answer.chunks, header_of(answer.headers, "content-encoding") or "", budget.limits)

    def _permitted(self, target: Target, budget: Budget) -> RobotsRules:
        origin = _origin(target)
        robots = self._robots.get(origin, lambda: robots_rules(origin, lambda url: self._plain(url, budget)))
        why = robots.refusal(target.url)
        if why is not None:
            log.info("%s is not read: %s", target.url, why)
            raise NotFetched("robots", "the site does not let robots read it", f"{target.url}: {why}")
        return robots

    def _plain(self, url: str, budget: Budget) -> tuple[int, bytes]:
        """Fetch a file about a site itself, redirects included, which no rules of robots hold for."""
        hops: list[Hop] = []
        target = target_of(url, self.rules)
        while True:
            hop, body = self._one(target, (), budget)
            hops.append(hop)
            if hop.status not in REDIRECTS:
                return hop.status, body
            target = self._redirected(hops, budget)

    def _reserved(
        self, target: Target, robots: RobotsRules, headers: Headers, body: bytes, budget: Budget
    ) -> tuple[str, ...]:
        """Return what the site reserves; raise ``NotFetched`` (reserved) where that forbids to read the page."""
        mining = no_mining(headers, body) or self._mining_by_file(target, budget)
        if mining is not None and not self.manners.read_reserved:
            log.info("%s is not read: %s", target.url, mining)
            raise NotFetched(
                "reserved",
                "the site reserves text and data mining",
                f"{target.url}: {mining}; where you have a licence or a right to, set ONRECORD_RESERVED=read",
            )
        trainers = robots.trainers_refused(target.url)
        found = [mining] if mining else []
        found += [f"its robots.txt closes it to {', '.join(trainers)}"] if trainers else []
        found += no_training(headers, body)
        if found:
            log.info("%s reserves: %s", target.url, "; ".join(found))
        return tuple(found)

    def _mining_by_file(self, target: Target, budget: Budget) -> str | None:
        body = self._reservations.get(_origin(target), lambda: self._tdmrep(_origin(target), budget))
        return "its tdmrep.json says tdm-reservation 1 for this path" if mined_by_file(body, target.path) else None

    def _tdmrep(self, origin: str, budget: Budget) -> tuple[bytes, float]:
        try:
            status, body = self._plain(f"{origin}/.well-known/tdmrep.json", budget)
        except NotFetched as error:
            log.debug("%s has no tdmrep.json to read: %s", origin, error)
            status, body = 0, b""
        return body if status == 200 and len(body) < MAX_TDMREP else b"", KEPT_SECONDS

    def _demand_success(self, target: Target, hop: Hop, *, conditional: bool) -> None:
        try:
            demand_success(hop, conditional=conditional)
        except NotFetched as error:
            if error.retry_after:
                self._turns.hold(target.host, error.retry_after)
            raise


def _utf8(place: str) -> str:
    """Return the address of a redirect as sites mean it: in UTF-8, its blanks encoded."""
    with contextlib.suppress(UnicodeError):
        place = place.encode("latin-1").decode("utf-8")
    return place.replace(" ", "%20")


def _origin(target: Target) -> str:
    return f"{target.scheme}://{target.authority}"
