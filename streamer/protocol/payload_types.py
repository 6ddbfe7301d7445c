"""RTP payload types and their encodings (RFC 3551, section 6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CLOCKS_HZ = range(1, 384_001)
CHANNELS = range(1, 9)

_ENCODING = re.compile(r"([A-Za-z0-9._+-]{1,64})/([0-9]{1,6})(?:/([0-9]{1,2}))?")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How audio is encoded, as the ``rtpmap`` of an SDP file names it."""

    name: str
    """In upper case, as names are case-insensitive (RFC 8866, section 6.6)."""
    clock_hz: int
    """Rate of the timestamps; not always that of the samples."""
    channels: int = 1

    def __str__(self) -> str:
        channels = f"/{self.channels}" if self.channels > 1 else ""
        return f"{self.name}/{self.clock_hz}{channels}"


def parse_encoding(text: str) -> Encoding:
    """Return the encoding that ``name/clock`` or ``name/clock/channels`` names, e.g. ``opus/48000/2``.

    Raises ValueError.
    """
    match = _ENCODING.fullmatch(text)
    if match:
        encoding = Encoding(match[1].upper(), int(match[2]), int(match[3] or 1))
        if encoding.clock_hz in CLOCKS_HZ and encoding.channels in CHANNELS:
            return encoding
    raise ValueError(f"expected an encoding such as opus/48000/2, got {text!r}")


STATIC: Final[Mapping[int, Encoding]] = MappingProxyType(
    {
        payload_type: parse_encoding(text)
        for payload_type, text in {
            0: "PCMU/8000",
            3: "GSM/8000",
            4: "G723/8000",
            5: "DVI4/8000",
            6: "DVI4/16000",
            7: "LPC/8000",
            8: "PCMA/8000",
            9: "G722/8000",
            10: "L16/44100/2",
            11: "L16/44100",
            12: "QCELP/8000",
            13: "CN/8000",
            14: "MPA/90000",
            15: "G728/8000",
            16: "DVI4/11025",
            17: "DVI4/22050",
            18: "G729/8000",
            19: "CN/8000",  # before RFC 3551; some gateways still send it
        }.items()
    }
)
"""The audio encodings whose payload type never changes."""
