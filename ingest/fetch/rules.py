"""What is allowed beyond the public web: hosts, addresses, networks and ports that the setting names."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.fetch.addresses import Address, Network, ailment
from kg.errors import BadInput, NotFetched

PORTS = (80, 443)

_ENTRY = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<host>[^\s:/\[\]]+))(?::(?P<port>\d{1,5}))?", re.I)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be connected to besides public addresses on ports 80 and 443.

    ``hosts`` are names whose addresses are not asked about; ``networks`` addresses that pass; ``ports`` are pairs of
    a host, as it is written in an address, and a port.
    """

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()
    ports: frozenset[tuple[str, int]] = frozenset()

    def port_passes(self, host: str, port: int) -> bool:
        """Say whether this port of this host may be asked."""
        return port in PORTS or (host, port) in self.ports


def rules_of(entries: Iterable[str]) -> Rules:
    """Return the rules that a list of ``host``, ``host:port``, ``address`` and ``network/bits`` gives.

    Raises ``BadInput`` (bad_setting) for an entry that is none of these.
    """
    hosts: set[str] = set()
    networks: list[Network] = []
    ports: set[tuple[str, int]] = set()
    for entry in (one.strip().casefold() for one in entries):
        if not entry:
            continue
        network = _network(entry)
        found = None if network else _ENTRY.fullmatch(entry)
        if network is None and found is None:
            raise _unfit(entry)
        host = entry if found is None else found["six"] or found["host"]
        networks += filter(None, [network or _network(host)])
        if not (network or _network(host)):
            hosts.add(host.rstrip("."))
        if found is not None and found["port"]:
            ports.add((host.rstrip("."), int(found["port"])))
    return Rules(frozenset(hosts), tuple(networks), frozenset(ports))


def demand_public(host: str, address: Address, rules: Rules, *, entry: str) -> None:
    """Raise ``NotFetched`` (refused_address) for an address that is not public and that nothing allows.

    ``entry`` is what would allow it.
    """
    why = ailment(address, rules.networks)
    if why is not None:
        place = "" if host == str(address) else f"{host} is at "
        raise NotFetched(
            "refused_address",
            "an inner address",
            f"{place}{address} ({why}), which is not asked; ONRECORD_ALLOW={entry} would allow it",
        )


def _network(text: str) -> Network | None:
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        return None


def _unfit(entry: str) -> BadInput:
    return BadInput(
        "bad_setting",
        "a setting does not fit",
        f"ONRECORD_ALLOW holds {entry!r}: give names, addresses or networks with commas between, each with a port "
        "where it is neither 80 nor 443, like archive.example, 10.1.2.3:8080, [fd00::1]:8080, 10.1.0.0/16",
    )
