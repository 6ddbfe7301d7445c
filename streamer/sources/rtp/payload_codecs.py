"""What the payload types of one RTP stream stand for, and the decoders that the stream has used so far. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.protocol.telephone_events import is_telephone_event
from streamer.sources.rtp.codecs import NON_AUDIO, make_decoder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamer.protocol.payload_types import Encoding
    from streamer.sources.rtp.codecs import Decoder


@dataclass(frozen=True, slots=True)
class PayloadCodec:
    """What a payload type means to a stream."""

    decoder: Decoder | None = None
    """None where the payload holds no audio, or can't be used."""
    name: str = ""
    clock_hz: int = 0
    is_refused: bool = False
    """Whether it holds audio that can't be used."""


_NO_AUDIO = PayloadCodec()


class PayloadCodecs(dict[int, PayloadCodec]):
    """By payload type; made when a payload type first appears, so that indexing never fails.

    A dictionary, as it is read for each packet.
    """

    def __init__(self, encodings: Mapping[int, Encoding], *, refuse_type: Callable[[int], object]) -> None:
        """Take the encodings of `StreamConfig`; ``refuse_type`` is called with a payload type not among them."""
        super().__init__()
        self._encodings = encodings
        self._refuse_type = refuse_type
        self._channels = 0

    @property
    def undecodable(self) -> int:
        """How many payloads were damaged inside, and became silence."""
        return sum(codec.decoder.undecodable for codec in self.values() if codec.decoder)

    def of(self, payload_type: int, payload: bytes) -> PayloadCodec:
        """Return what a packet's payload type means; digits of a type that nobody named are known by their shape."""
        if payload_type not in self and payload_type not in self._encodings and is_telephone_event(payload):
            return _NO_AUDIO
        return self[payload_type]

    def require_channels(self, channels: int) -> None:
        """Refuse payload types that appear from now on and have another number of channels."""
        self._channels = channels

    def reset(self) -> None:
        """Make all decoders forget what they decoded before."""
        for codec in self.values():
            if codec.decoder is not None:
                codec.decoder.reset()

    def __missing__(self, payload_type: int) -> PayloadCodec:
        self[payload_type] = codec = self._new(payload_type)
        return codec

    def _new(self, payload_type: int) -> PayloadCodec:
        encoding = self._encodings.get(payload_type)
        if encoding is None:
            self._refuse_type(payload_type)
            return PayloadCodec(is_refused=True)
        if encoding.name in NON_AUDIO:
            return PayloadCodec()
        decoder = make_decoder(encoding)
        if self._channels and decoder.channels != self._channels:
            return PayloadCodec(is_refused=True)
        return PayloadCodec(decoder, encoding.name, encoding.clock_hz)
