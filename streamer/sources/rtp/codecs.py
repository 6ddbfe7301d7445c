"""Decodes RTP payloads to samples: G.711 and L16 with NumPy, G.722 and Opus with FFmpeg (PyAV)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from streamer.core.errors import SourceError
from streamer.protocol.g711 import A_LAW, MU_LAW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from streamer.protocol.g711 import Law
    from streamer.protocol.payload_types import Encoding

NON_AUDIO: Final = frozenset({"CN", "TELEPHONE-EVENT"})
"""Encodings without audio that are sent among it: comfort noise (RFC 3389), dialled digits (RFC 4733)."""

LAWS: Final = {law.name: law for law in (MU_LAW, A_LAW)}
RATES_HZ = range(8_000, 48_001)
MAX_CHANNELS = 2

OPUS_FRAME_TICKS: Final = (*(480, 960, 1920, 2880) * 3, *(480, 960) * 2, *(120, 240, 480, 960) * 4)
"""Length of a frame at 48 kHz by the configuration number in its first byte (RFC 6716, table 2)."""
OPUS_LONGEST_TICKS = 5_760
"""The longest packet: 120 ms (RFC 6716, section 3.2.5)."""


class Decoder(Protocol):
    """The decoder of one stream, which may depend on what it decoded before."""

    sample_rate: int
    """Hz, of the samples that it returns."""
    channels: int
    bytes_per_tick: int
    """Of payloads whose length says how much audio they hold; 0 where it does not."""
    undecodable: int
    """Payloads that could not be decoded after all, and became silence."""

    def ticks(self, payload: bytes) -> int:
        """Return the length of a payload in units of the encoding's clock; 0 where it can't be decoded."""

    def decode(self, payloads: Sequence[bytes]) -> NDArray[np.float32]:
        """Return the samples of payloads whose `ticks` are not 0: shape (n, channels), -1..1."""

    def reset(self) -> None:
        """Forget what was decoded before."""


def is_decodable(encoding: Encoding) -> bool:
    """Return whether there is a decoder."""
    if encoding.name in LAWS or encoding.name == "L16":
        return encoding.clock_hz in RATES_HZ and encoding.channels <= MAX_CHANNELS
    if encoding.name == "G722":
        return (encoding.clock_hz, encoding.channels) == (8_000, 1)
    return encoding.name == "OPUS" and encoding.clock_hz == 48_000


def make_decoder(encoding: Encoding) -> Decoder:
    """Return a decoder for one stream. Raises `SourceError` where the encoding is not decodable."""
    if not is_decodable(encoding):
        raise SourceError(f"{encoding} is not supported: PCMU, PCMA, L16, G722 and opus are")
    if encoding.name in LAWS:
        return _Companded(LAWS[encoding.name], encoding.clock_hz, encoding.channels)
    if encoding.name == "L16":
        return _Linear(encoding.clock_hz, encoding.channels)
    return _G722() if encoding.name == "G722" else _Opus()


class _Companded:
    """G.711."""

    undecodable = 0

    def __init__(self, law: Law, sample_rate: int, channels: int) -> None:
        self.sample_rate = sample_rate
        self.channels = self.bytes_per_tick = channels
        self._values = law.values.astype(np.float32) / np.float32(32_768)

    def ticks(self, payload: bytes) -> int:
        ticks, rest = divmod(len(payload), self.channels)
        return 0 if rest else ticks

    def decode(self, payloads: Sequence[bytes]) -> NDArray[np.float32]:
        codes = np.frombuffer(b"".join(payloads), np.uint8)
        # A byte can't be out of the table's range; without NumPy's check it takes half of the time.
        return self._values.take(codes, mode="clip").reshape(-1, self.channels)

    def reset(self) -> None:
        """Do nothing: no sample depends on another."""


class _Linear:
    """16 bits, big-endian (RFC 3551, section 4.5.11)."""

    undecodable = 0

    def __init__(self, sample_rate: int, channels: int) -> None:
        self.sample_rate = sample_rate
        self.channels = channels
        self.bytes_per_tick = 2 * channels

    def ticks(self, payload: bytes) -> int:
        ticks, rest = divmod(len(payload), 2 * self.channels)
        return 0 if rest else ticks

    def decode(self, payloads: Sequence[bytes]) -> NDArray[np.float32]:
        samples = np.frombuffer(b"".join(payloads), ">i2").astype(np.float32)
        return (samples / np.float32(32_768)).reshape(-1, self.channels)

    def reset(self) -> None:
        """Do nothing: no sample depends on another."""


class _Ffmpeg:
    """An FFmpeg decoder, mono, 16 bits. What it can't decode becomes silence: hostile bytes must not end a leg."""

    channels = 1

    def __init__(self, codec: str, *, sample_rate: int, samples_per_tick: int, bytes_per_tick: int) -> None:
        self.sample_rate = sample_rate
        self.bytes_per_tick = bytes_per_tick
        self.undecodable = 0
        self._codec = codec
        self._samples_per_tick = samples_per_tick
        self.reset()

    def ticks(self, payload: bytes) -> int:
        raise NotImplementedError

    def decode(self, payloads: Sequence[bytes]) -> NDArray[np.float32]:
        samples = np.concatenate([self._decode(payload) for payload in payloads]).astype(np.float32)
        return (samples / np.float32(32_768))[:, np.newaxis]

    def reset(self) -> None:
        # PyAV takes 22 MB, so it is loaded only when a stream needs it.
        import av  # noqa: PLC0415 - see above

        context: Any = av.CodecContext.create(self._codec, "r")
        context.sample_rate, context.layout = self.sample_rate, "mono"
        self._av, self._context = av, context

    def _decode(self, payload: bytes) -> NDArray[np.int16]:
        """Return as many samples as the payload must hold: shape (n,)."""
        wanted = np.zeros(self.ticks(payload) * self._samples_per_tick, np.int16)
        try:
            frames = [frame.to_ndarray()[0] for frame in self._context.decode(self._av.Packet(payload))]
        except self._av.FFmpegError:
            frames = []
        if not frames:
            self.undecodable += 1
            return wanted
        decoded = np.concatenate(frames)[: len(wanted)]
        wanted[: len(decoded)] = decoded
        return wanted


class _G722(_Ffmpeg):
    """16 kHz in 64 kbit/s; its RTP clock is 8000 Hz, by an old mistake (RFC 3551, section 4.5.2)."""

    def __init__(self) -> None:
        super().__init__("g722", sample_rate=16_000, samples_per_tick=2, bytes_per_tick=1)

    def ticks(self, payload: bytes) -> int:
        return len(payload)


class _Opus(_Ffmpeg):
    """Always 48 kHz in RTP (RFC 7587, section 4.1); stereo is mixed to mono, as both channels hold one voice."""

    def __init__(self) -> None:
        super().__init__("libopus", sample_rate=48_000, samples_per_tick=1, bytes_per_tick=0)

    def ticks(self, payload: bytes) -> int:
        """Read the first one or two bytes (RFC 6716, section 3.1)."""
        if not payload:
            return 0
        code = payload[0] & 0x03
        if code == 3 and len(payload) < 2:
            return 0
        frames = (1, 2, 2)[code] if code < 3 else payload[1] & 0x3F
        ticks = frames * OPUS_FRAME_TICKS[payload[0] >> 3]
        return ticks if ticks <= OPUS_LONGEST_TICKS else 0
