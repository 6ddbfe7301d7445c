"""The audio that a session description offers, and our answer to it (RFC 8866, RFC 3264)."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.core.errors import EmotionStreamerError
from streamer.protocol.payload_types import STATIC, Encoding, parse_encoding
from streamer.protocol.sdp import PLAIN_PROFILES
from streamer.protocol.sip.crypto import KEY_BYTES, Crypto, parse_crypto

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_DIRECTIONS = {"sendrecv", "sendonly", "recvonly", "inactive"}
_LABEL = re.compile(r"[!#$%&'*+.0-9A-Z^_`a-z{|}~-]{1,64}\Z")  # a token (RFC 4574)
MAX_MEDIA = 32
SRTP_PROFILES = {"RTP/SAVP", "RTP/SAVPF"}
DTLS_PROFILES = {"UDP/TLS/RTP/SAVP", "UDP/TLS/RTP/SAVPF"}


class OfferError(EmotionStreamerError):
    """The description offers nothing that can be taken. The text quotes nothing of it, and is told to the client."""


@dataclass(slots=True)
class Media:
    """One ``m=`` line, with what follows it."""

    line: str
    """The words after ``m=``."""
    kind: str
    port: int
    profile: str
    payload_types: tuple[int, ...]
    """Empty where they are no numbers."""
    host: str
    """Where the other side is; empty where it does not say so with a numeric address."""
    direction: str
    label: str = ""
    encodings: dict[int, Encoding] = field(default_factory=dict)
    """Of payload types that the description names, and of those that never change."""
    fmtp: dict[int, str] = field(default_factory=dict)
    is_rtcp_mux: bool = False
    crypto: Crypto | None = None
    """The first key of those offered that can be used; what is encrypted otherwise has none."""

    @property
    def is_audio(self) -> bool:
        """Whether this is audio, and not rejected."""
        return self.kind == "audio" and self.port > 0

    @property
    def is_usable_audio(self) -> bool:
        """Whether this is audio over RTP, not rejected, that is plain or encrypted with a key that is known."""
        return self.is_audio and (self.profile in PLAIN_PROFILES or self.key is not None)

    @property
    def key(self) -> Crypto | None:
        """With what the audio is encrypted; None where it is plain, or can't be decrypted."""
        return self.crypto if self.profile in SRTP_PROFILES else None

    @property
    def is_sending(self) -> bool:
        """Whether the other side sends: it does not while a call is on hold (RFC 3264, section 8.4)."""
        return self.direction in {"sendrecv", "sendonly"} and self.host not in {"0.0.0.0", "::"}  # noqa: S104 - on hold


def parse_offer(text: str) -> list[Media]:
    """Return all media of a session description, in its order. Raises OfferError."""
    media: list[Media] = []
    host, direction = "", "sendrecv"
    for line in text.splitlines():
        kind, _, value = line.strip().partition("=")
        if kind == "m":
            media.append(_media(value, host, direction))
        elif kind == "c" and media:
            media[-1].host = _host(value)
        elif kind == "c":
            host = _host(value)
        elif kind == "a" and media:
            _attribute(media[-1], value)
        elif kind == "a" and value in _DIRECTIONS:
            direction = value
    if not any(each.is_usable_audio for each in media):
        raise OfferError(_why_none(media))
    if len(media) > MAX_MEDIA:
        raise OfferError(f"at most {MAX_MEDIA} media expected, got {len(media)}")
    return media


def usable_types(media: Media, knows: Callable[[int, Encoding], bool]) -> list[int]:
    """Return the payload types of audio that we take; ``knows`` says whether a number with its encoding is known."""
    return [
        number for number in media.payload_types if number in media.encodings and knows(number, media.encodings[number])
    ]


@dataclass(frozen=True, slots=True)
class Accepted:
    """Where the audio of an offered line is to be sent."""

    port: int
    payload_types: Sequence[int]
    crypto: Crypto | None = None
    """Our own key, under the tag of the one that was chosen; None where the audio is plain."""


def make_answer(
    offered: Sequence[Media], accepted: Mapping[int, Accepted], *, host: str, session: int, version: int
) -> bytes:
    """Return our session description.

    ``accepted`` is by the place of the line in the offer; other lines are rejected. ``host``: a numeric address of this
    machine. ``session`` and ``version``: of the description (RFC 8866, section 5.2).
    """
    family = f"IP{ipaddress.ip_address(host).version}"
    lines = ["v=0", f"o=- {session} {version} IN {family} {host}", "s=-", f"c=IN {family} {host}", "t=0 0"]
    for place, media in enumerate(offered):
        lines += _answer_line(media, accepted.get(place))
    return "".join(f"{line}\r\n" for line in lines).encode()


def _answer_line(media: Media, accepted: Accepted | None) -> list[str]:
    kind, _, profile, *formats = media.line.split()
    if accepted is None:
        return [f"m={kind} 0 {profile} {' '.join(formats)}"]
    types = accepted.payload_types
    lines = [f"m={kind} {accepted.port} {profile} {' '.join(str(number) for number in types)}"]
    lines += [f"a=rtpmap:{number} {media.encodings[number]}" for number in types]
    lines += [f"a=fmtp:{number} {media.fmtp[number]}" for number in types if number in media.fmtp]
    lines += [f"a=label:{media.label}"] if media.label else []
    lines += ["a=rtcp-mux"] if media.is_rtcp_mux else []
    lines += [f"a=crypto:{accepted.crypto}"] if accepted.crypto is not None else []
    return [*lines, "a=recvonly" if media.is_sending else "a=inactive"]


def _why_none(media: Sequence[Media]) -> str:
    """Return what an offer lacks of which nothing can be taken."""
    profiles = {each.profile.upper() for each in media if each.is_audio}
    if profiles & SRTP_PROFILES:
        return f"a=crypto with one key of {', '.join(KEY_BYTES)} and without MKI expected for encrypted audio, got none"
    if profiles & DTLS_PROFILES:
        return "audio over RTP/AVP, or RTP/SAVP with a=crypto, expected, got DTLS-SRTP"
    return "audio over RTP expected, got none"


def _media(value: str, host: str, direction: str) -> Media:
    kind, port, profile, *formats = [*value.split(), "", "", ""][: max(3, len(value.split()))]
    number = port.partition("/")[0]
    if not (number.isascii() and number.isdigit() and int(number) < 65_536):
        raise OfferError("m=: a port of 0 to 65535 expected, got something else")
    types = tuple(int(text) for text in formats if text.isascii() and text.isdigit() and len(text) < 4)
    encodings = {number: STATIC[number] for number in types if number in STATIC}
    return Media(value, kind, int(number), profile, types, host, direction, encodings=encodings)


def _attribute(media: Media, value: str) -> None:
    name, _, rest = value.partition(":")
    if value in _DIRECTIONS:
        media.direction = value
    elif name == "label" and _LABEL.match(rest):
        media.label = rest
    elif value == "rtcp-mux":
        media.is_rtcp_mux = True
    elif name == "crypto":
        media.crypto = media.crypto or parse_crypto(rest)
    elif name in {"rtpmap", "fmtp"}:
        number, _, text = rest.partition(" ")
        if number.isascii() and number.isdigit() and len(number) < 4:
            _describe(media, name, int(number), text.strip())


def _describe(media: Media, name: str, number: int, text: str) -> None:
    if name == "fmtp":
        media.fmtp[number] = text
        return
    try:
        media.encodings[number] = parse_encoding(text)
    except ValueError:
        media.encodings.pop(number, None)


def _host(value: str) -> str:
    """``IN IP4 192.0.2.1`` to the address; empty for a name, which is not looked up."""
    words = value.split()
    text = words[2].partition("/")[0] if len(words) > 2 else ""
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return ""
