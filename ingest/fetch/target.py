"""From the text of an address to where it leads: read once, strictly, so that nobody reads it otherwise later."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, quote, urlsplit

from ingest.fetch.addresses import Address
from ingest.fetch.rules import Rules, demand_public
from kg.errors import NotFetched

MAX_CHARACTERS = 4096
DEFAULT_PORTS = {"http": 80, "https": 443}

# Names that lead to this machine or this network, whatever a resolver says of them.
_INNER = ("localhost", "local", "internal", "localdomain", "home.arpa", "lan", "intranet", "onion")
_NUMERIC = re.compile(r"\d+|0x[0-9a-f]*", re.I)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# What may stand in a path and query as it is; anything else is percent-encoded.
_KEPT = "/?:@!$&'()*+,;=%~-._[]|"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes. ``host`` is a name in ASCII, or an address; ``path`` holds the query too."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    address: Address | None

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the scheme's own, as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, rules: Rules) -> Target:
    """Return where a URL leads; raise ``NotFetched``: bad_url, refused_port, refused_address."""
    parts, shown = _split(url), _shown(url)
    scheme = parts.scheme.casefold()
    if scheme not in DEFAULT_PORTS:
        raise _bad(shown, f"only http and https are fetched, not {scheme or 'an address without a scheme'!r}")
    if "@" in parts.netloc:
        raise _bad(shown, "it holds a user name or password before the host, which also disguises where it leads")
    port = _port(parts.netloc, shown) or DEFAULT_PORTS[scheme]
    host, address = _host(_name(parts.netloc), shown, rules)
    target = Target("", scheme, host, port, "/", address)
    if address is not None:
        demand_public(host, address, rules, entry=target.authority)
    if not rules.port_passes(host, port):
        raise NotFetched(
            "refused_port",
            "a port that is not asked",
            f"{shown} asks port {port}: only 80 and 443 are; ONRECORD_ALLOW={host}:{port} would allow it",
        )
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return replace(target, url=f"{scheme}://{target.authority}{path}", path=path)


def _split(url: str) -> SplitResult:
    url = url.strip()
    if len(url) > MAX_CHARACTERS:
        raise _bad(_shown(url), f"it has {len(url):,} characters: at most {MAX_CHARACTERS:,} are read")
    if re.search(r"[\x00-\x20\x7f-\xa0\\<>\"`{}^\u2028\u2029\ufeff]", url):
        raise _bad(_shown(url), "it holds a blank, a control character, a backslash or a bracket: write these as %xx")
    try:
        return urlsplit(url)
    except ValueError as error:
        raise _bad(_shown(url), str(error)) from error


def _name(netloc: str) -> str:
    if netloc.startswith("["):
        return netloc.partition("]")[0] + "]"
    return netloc.partition(":")[0]


def _port(netloc: str, shown: str) -> int | None:
    text = netloc.rpartition("]")[2] if netloc.startswith("[") else netloc
    _, colon, digits = text.partition(":")
    if text and netloc.startswith("[") and not colon:
        raise _bad(shown, f"{text!r} stands after the address in brackets")
    if not digits:
        return None
    if not re.fullmatch(r"[0-9]{1,5}", digits) or not 0 < int(digits) < 65536:
        raise _bad(shown, f"{digits!r} is no port")
    return int(digits)


def _host(name: str, shown: str, rules: Rules) -> tuple[str, Address | None]:
    """Return the host, and the address that it is when it is one."""
    if name.startswith("["):
        address = _six(name[1:-1], shown)
        return str(address), address
    host = _ascii(name, shown)
    if not host:
        raise _bad(shown, "it names no host")
    if _NUMERIC.fullmatch(host.rpartition(".")[2]):
        return host, _four(host, shown)
    if not all(_LABEL.fullmatch(label) for label in host.split(".")) or len(host) > 253:
        raise _bad(shown, f"{host!r} is no host name")
    if host not in rules.hosts and ("." not in host or host.endswith(tuple("." + inner for inner in _INNER))):
        raise NotFetched(
            "refused_address",
            "an inner address",
            f"{shown}: {host!r} is a name of this machine or network, which is not asked; "
            f"ONRECORD_ALLOW={host} would allow it",
        )
    return host, None


def _six(text: str, shown: str) -> ipaddress.IPv6Address:
    try:
        if "%" in text:
            raise ValueError("it names a network card")
        return ipaddress.IPv6Address(text)
    except ValueError as error:
        raise _bad(shown, f"{text!r} is no IPv6 address ({error})") from error


def _four(host: str, shown: str) -> ipaddress.IPv4Address:
    try:
        return ipaddress.IPv4Address(host)
    except ValueError as error:
        why = "write an IPv4 address as four decimal numbers without leading zeros"
        raise _bad(shown, f"{host!r} is an odd spelling of an address: {why}") from error


def _ascii(name: str, shown: str) -> str:
    import idna

    if "%" in name:
        raise _bad(shown, "its host is percent-encoded, which disguises where it leads")
    try:
        ascii = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise _bad(shown, f"{name!r} is no host name ({error})") from error
    return ascii.casefold().removesuffix(".")


def _shown(url: str) -> str:
    clean = "".join(c if c.isprintable() else "?" for c in url.strip())
    return clean if len(clean) <= 120 else clean[:117] + "..."


def _bad(shown: str, why: str) -> NotFetched:
    return NotFetched("bad_url", "an address that is not fetched", f"{shown}: {why}")
