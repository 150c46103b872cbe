"""Which addresses may be connected to: public ones, and what the setting allows."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# The first that holds an address names it. Reserved blocks of IANA's special-purpose registries (RFC 6890 and later).
_NAMED: tuple[tuple[Network, str], ...] = tuple(
    (ipaddress.ip_network(network), what)
    for network, what in (
        ("169.254.169.254/32", "a cloud's metadata service"),
        ("169.254.170.2/32", "a cloud's metadata service"),
        ("100.100.100.200/32", "a cloud's metadata service"),
        ("192.0.0.192/32", "a cloud's metadata service"),
        ("168.63.129.16/32", "a cloud's metadata service"),
        ("fd00:ec2::254/128", "a cloud's metadata service"),
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a carrier's shared network"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "an example network"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "a network for measurements"),
        ("198.51.100.0/24", "an example network"),
        ("203.0.113.0/24", "an example network"),
        ("224.0.0.0/4", "multicast"),
        ("255.255.255.255/32", "broadcast"),
        ("240.0.0.0/4", "reserved"),
        ("::1/128", "loopback"),
        ("::/128", "no address"),
        ("::ffff:0:0/96", "an IPv4-mapped address"),
        ("::ffff:0:0:0/96", "an IPv4-translated address"),
        ("::/96", "an IPv4-compatible address"),
        ("64:ff9b::/96", "a NAT64 address"),
        ("64:ff9b:1::/48", "a local NAT64 address"),
        ("2001::/32", "a Teredo address"),
        ("2001:db8::/32", "an example network"),
        ("2001::/23", "reserved for protocols"),
        ("2002::/16", "a 6to4 address"),
        ("3fff::/20", "an example network"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "a private network"),
        ("ff00::/8", "multicast"),
    )
)
_PUBLIC_6 = ipaddress.ip_network("2000::/3")
# Where in an address of these networks the IPv4 address stands that it leads to: bits from the right.
_CARRIERS: tuple[tuple[Network, int], ...] = tuple(
    (ipaddress.ip_network(network), shift)
    for network, shift in (
        ("::ffff:0:0/96", 0),
        ("::ffff:0:0:0/96", 0),
        ("::/96", 0),
        ("64:ff9b::/96", 0),
        ("2002::/16", 80),
    )
)


def ailment(address: Address, allowed: Iterable[Network] = ()) -> str | None:
    """Return in a few words why an address may not be connected to, None when it may.

    An allowed network lets its addresses pass, save those that carry an IPv4 address that may not pass itself.
    """
    allowed = tuple(allowed)
    if any(address in network for network in allowed):
        carried = _carried(address)
        return ailment(carried, allowed) if carried is not None else None
    named = next((what for network, what in _NAMED if address in network), None)
    if named is None and (address.version == 6 and address not in _PUBLIC_6):
        return "outside the public addresses"
    return named if named is not None or address.is_global else "not a public address"


def _carried(address: Address) -> Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    for network, shift in _CARRIERS:
        if address in network and int(address) > 1:
            return ipaddress.IPv4Address(int(address) >> shift & 0xFFFFFFFF)
    return None
