"""What parts of a daemon would take from each other: ports, and the files that they write."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from itertools import combinations
from typing import TYPE_CHECKING

from streamer.config.paths import beside
from streamer.config.stream_tables import address
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamer.config.tables import Config


@dataclass(frozen=True, slots=True)
class _Bound:
    """Ports that are bound from the start on."""

    key: str
    protocol: str
    host: str
    ports: range

    def is_in_the_way_of(self, other: _Bound) -> bool:
        shared = range(max(self.ports.start, other.ports.start), min(self.ports.stop, other.ports.stop))
        return self.protocol == other.protocol and bool(shared) and _same_interface(self.host, other.host)


def check_ports(config: Config) -> None:
    """Raise ConfigError where two parts would bind one port: waiting does not mend that."""
    bound = [each for each in _bound(config) if each.ports.start]  # 0: any that is free
    for one, other in combinations(bound, 2):
        if one.is_in_the_way_of(other):
            port = max(one.ports.start, other.ports.start)
            raise ConfigError(f"{other.key}: expected another port than {one.key} has, got {port} of {other.protocol}")


def check_written_files(config: Config, config_path: Path | None) -> None:
    """Raise ConfigError where a file to write is a folder, or the file of another part."""
    found: dict[Path, str] = {}
    for key, name in _written(config):
        path = beside(config_path, name).absolute()
        if path.is_dir():
            raise ConfigError(f"{key}: expected a file, got the folder {path}")
        if (other := found.setdefault(path, key)) != key:
            raise ConfigError(f"{key}: expected a file of its own, got that of {other}, {path}")


def _bound(config: Config) -> Iterator[_Bound]:
    websocket, rtp, siprec = config.websocket, config.rtp, config.siprec
    if websocket.enabled:
        yield _Bound("websocket.port", "TCP", websocket.host, range(websocket.port, websocket.port + 1))
    yield from _streams(config)
    if rtp.enabled and rtp.auto:
        yield _Bound("rtp.port", "UDP", rtp.host, range(rtp.port, rtp.port + 2))  # RTCP is at the next
    if rtp.enabled and siprec.enabled:
        port, plain = siprec.port, {"udp", "tcp"} & set(siprec.transports)
        for transport in siprec.transports:
            own = port + bool(plain) if port and transport == "tls" else port
            yield _Bound("siprec.port", "UDP" if transport == "udp" else "TCP", siprec.host, range(own, own + 1))


def _streams(config: Config) -> Iterator[_Bound]:
    seen = set()
    for number, stream in enumerate(config.streams):
        if not stream.listen:
            continue
        is_shared = stream.dialect != "audiosocket"
        host, port = address(stream.listen)
        if not (is_shared and stream.listen in seen):
            n_ports = 1 if is_shared else len(stream.roles)
            yield _Bound(f"streams[{number}].listen", "TCP", host, range(port, port + n_ports))
        seen |= {stream.listen} if is_shared else set()


_EVERY = {"0.0.0.0": frozenset({4}), "::": frozenset({4, 6})}  # noqa: S104 - compared, not bound
"""The versions of IP of which an address stands for all."""


def _same_interface(one: str, other: str) -> bool:
    first, second = _addresses(one), _addresses(other)
    return bool(first & second) or any(
        _EVERY.get(address, frozenset()) & versions
        for address, versions in ((one, _versions(second)), (other, _versions(first)))
    )


def _addresses(host: str) -> set[str]:
    if host.casefold().removesuffix(".") == "localhost":
        return {"127.0.0.1", "::1"}
    try:
        return {str(ip_address(host))}
    except ValueError:
        return {host.casefold().removesuffix(".")}


def _versions(addresses: set[str]) -> set[int]:
    return {6 if ":" in each else 4 for each in addresses}


def _written(config: Config) -> Iterator[tuple[str, str]]:
    files = {
        "sessions.state_file": config.sessions.state_file,
        "web.marks": config.web.marks if config.websocket.enabled else "",
        "history.database": config.history.database if config.history.enabled else "",
    }
    for key, name in files.items():
        if name not in {"", "auto"} and "://" not in name:
            yield key, name
