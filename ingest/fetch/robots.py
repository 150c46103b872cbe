"""What a site lets robots do (RFC 9309), and what it keeps from the training of models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from ingest.fetch.manners import NAME
from kg.errors import NotFetched

KEPT_SECONDS = 24 * 3600.0
MAX_BYTES = 512_000
# Robots that gather pages to train models on, by the names that their owners publish.
TRAINERS = ("GPTBot", "CCBot", "Google-Extended", "ClaudeBot", "Applebot-Extended", "Bytespider", "meta-externalagent")

Ask = Callable[[str], tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What one site's robots.txt says; ``closed`` tells why it is to be left alone as a whole."""

    rules: Protego | None = None
    closed: str | None = None

    def refusal(self, url: str) -> str | None:
        """Return why an address may not be asked, None when it may."""
        if self.closed is not None:
            return self.closed
        if self.rules is None or self.rules.can_fetch(url, NAME):
            return None
        return f"its robots.txt does not let {NAME} (or any robot) read this address"

    def delay(self) -> float | None:
        """Return the seconds that the site wants between two requests."""
        delay = self.rules.crawl_delay(NAME) if self.rules is not None else None
        return float(delay) if delay is not None else None

    def trainers_refused(self, url: str) -> tuple[str, ...]:
        """Return which robots that gather text to train models on may not read the address."""
        if self.rules is None:
            return ()
        return tuple(name for name in TRAINERS if not self.rules.can_fetch(url, name))


def robots_rules(origin: str, ask: Ask) -> tuple[RobotsRules, float]:
    """Return the rules of ``scheme://host``, and how many seconds they hold.

    ``ask`` gives status and body of an address. A site that fails to answer is left alone, as the RFC asks.
    """
    try:
        status, body = ask(f"{origin}/robots.txt")
    except NotFetched as error:
        if error.type in ("refused_address", "refused_port", "unknown_host", "bad_url"):
            raise
        return RobotsRules(closed=f"its robots.txt cannot be read ({error.detail})"), 60.0
    if status >= 500 or status == 429:
        return RobotsRules(closed=f"its robots.txt answers {status}, so nothing of the site is asked for now"), 300.0
    if status >= 400:
        return RobotsRules(), KEPT_SECONDS
    return RobotsRules(rules=Protego.parse(body[:MAX_BYTES].decode("utf-8", "replace"))), KEPT_SECONDS
