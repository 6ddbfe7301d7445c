"""Joins fragments of IP packets (RFC 791, section 3.2; RFC 8200, section 4.5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MAX_WAITING: Final = 4_096
"""Packets that may wait for fragments; beyond it the oldest is given up."""
MAX_PACKET_BYTES: Final = 65_535
REMEMBERED: Final = 1_024
"""Packets that are whole already, of which further copies may come: a frame may be captured on several interfaces."""

Key = tuple[bytes, bytes, int, int]
"""Source, destination, protocol and identification."""


@dataclass(slots=True)
class _Packet:
    parts: dict[int, bytes] = field(default_factory=dict)
    """By offset."""
    length: int | None = None
    """Known from the last fragment."""
    protocol: int = 0
    """That the first fragment states."""


class Fragments:
    """The fragments of all packets that are not whole yet."""

    def __init__(self) -> None:
        self.given_up: list[_Incomplete] = []
        """Packets whose fragments did not all come; complete once `finish` was called."""
        self._waiting: dict[Key, _Packet] = {}
        self._whole: dict[Key, bytes] = {}

    def add(self, key: Key, *, offset: int, is_last: bool, protocol: int, data: bytes) -> tuple[int, bytes] | None:
        """Take a fragment; return the protocol and payload of its packet once that is whole.

        ``offset`` is in bytes; ``protocol`` counts where it is 0.
        """
        if self._whole.get(key, b"")[offset : offset + len(data)] == data and data:
            return None
        packet = self._waiting.get(key)
        if packet is None or packet.parts.get(offset, data) != data:  # another packet with the same identification
            self._give_up(key)
            packet = self._waiting[key] = _Packet()
        packet.parts[offset] = data
        if offset == 0:
            packet.protocol = protocol
        if is_last:
            packet.length = offset + len(data)
        payload = _joined(packet)
        if payload is not None:
            del self._waiting[key]
            self._remember(key, payload)
            return packet.protocol, payload
        if len(self._waiting) > MAX_WAITING:
            self._give_up(next(iter(self._waiting)))
        return None

    def finish(self) -> None:
        """Give up what is not whole."""
        for key in list(self._waiting):
            self._give_up(key)

    def _give_up(self, key: Key) -> None:
        packet = self._waiting.pop(key, None)
        if packet is not None:
            self.given_up.append(_Incomplete(len(packet.parts), packet.protocol, packet.parts.get(0)))
            del self.given_up[:-MAX_WAITING]

    def _remember(self, key: Key, payload: bytes) -> None:
        self._whole.pop(key, None)
        self._whole[key] = payload
        if len(self._whole) > REMEMBERED:
            del self._whole[next(iter(self._whole))]


@dataclass(frozen=True, slots=True)
class _Incomplete:
    n_fragments: int
    protocol: int
    first: bytes | None
    """The first fragment's data, where it came."""


def _joined(packet: _Packet) -> bytes | None:
    """Return the payload where no part of it is missing; fragments may overlap as long as they say the same."""
    if packet.length is None or packet.length > MAX_PACKET_BYTES or 0 not in packet.parts:
        return None
    payload = bytearray()
    for offset in sorted(packet.parts):
        if offset > len(payload):
            return None
        payload[offset:] = packet.parts[offset] + payload[offset + len(packet.parts[offset]) :]
    return bytes(payload) if len(payload) == packet.length else None
