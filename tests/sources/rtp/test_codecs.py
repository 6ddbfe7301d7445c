"""Payloads to samples: exact where the codec is, and never more or less than was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.errors import SourceError
from streamer.protocol.g711 import A_LAW, MU_LAW
from streamer.protocol.payload_types import STATIC, parse_encoding
from streamer.sources.rtp.codecs import NON_AUDIO, is_decodable, make_decoder
from tests.support.sounds import melody

if TYPE_CHECKING:
    from numpy.typing import NDArray

SPLITS = st.lists(st.integers(1, 300), max_size=12)


def split(data: bytes, sizes: list[int], unit: int = 1) -> list[bytes]:
    parts, start = [], 0
    for size in sizes:
        parts.append(data[start : start + size * unit])
        start += size * unit
    return [part for part in [*parts, data[start:]] if part]


@given(data=st.binary(min_size=1, max_size=2_000), sizes=SPLITS)
@pytest.mark.parametrize("law", [MU_LAW, A_LAW], ids=["PCMU", "PCMA"])
def test_g711_is_decoded_exactly_however_it_is_cut(law: Any, data: bytes, sizes: list[int]) -> None:
    decoder = make_decoder(parse_encoding(f"{law.name}/8000"))
    payloads = split(data, sizes)
    assert sum(map(decoder.ticks, payloads)) == len(data)
    expected = law.decode(data).astype(np.float32) / 32768
    np.testing.assert_array_equal(decoder.decode(payloads)[:, 0], expected)


@given(
    numbers=st.lists(st.integers(-32_768, 32_767), min_size=2, max_size=600).filter(lambda n: len(n) % 2 == 0),
    sizes=SPLITS,
)
@pytest.mark.parametrize("encoding", ["L16/8000", "L16/8000/2", "L16/16000", "L16/16000/2", "L16/44100", "L16/44100/2"])
def test_l16_is_big_endian_and_interleaved(encoding: str, numbers: list[int], sizes: list[int]) -> None:
    known = parse_encoding(encoding)
    decoder = make_decoder(known)
    samples = np.array(numbers, np.int16)
    payloads = split(samples.astype(">i2").tobytes(), sizes, unit=2 * known.channels)
    assert sum(map(decoder.ticks, payloads)) == len(numbers) // known.channels
    decoded = decoder.decode(payloads)
    assert decoder.sample_rate == known.clock_hz
    assert decoded.dtype == np.dtype(np.float32)
    np.testing.assert_array_equal(decoded, samples.reshape(-1, known.channels) / np.float32(32_768))


@pytest.mark.parametrize(
    ("encoding", "payload"),
    [("L16/8000", b"123"), ("L16/44100/2", b"123456"), ("PCMU/8000/2", b"1"), ("PCMU/8000", b""), ("G722/8000", b"")],
)
def test_a_payload_of_an_impossible_size_is_refused(encoding: str, payload: bytes) -> None:
    assert make_decoder(parse_encoding(encoding)).ticks(payload) == 0


def encoded(codec: str, samples: NDArray[np.float32], *, rate: int, packet_samples: int) -> list[bytes]:
    """Encode with FFmpeg, as one packet for each so many samples."""
    encoder = av.CodecContext.create(codec, "w")
    assert isinstance(encoder, av.AudioCodecContext)
    encoder.sample_rate, encoder.format, encoder.layout = rate, "s16", "mono"
    pcm = (samples * 32767).astype(np.int16)[np.newaxis]
    packets: list[bytes] = []
    for start in range(0, pcm.shape[1], packet_samples):
        frame = av.AudioFrame.from_ndarray(pcm[:, start : start + packet_samples], format="s16", layout="mono")
        frame.sample_rate, frame.pts = rate, start
        packets += [bytes(packet) for packet in encoder.encode(frame)]
    return packets


def test_g722_is_sixteen_khz_with_a_clock_of_eight() -> None:
    tone = melody(32_000, sample_rate=16_000)[:, 0] * np.float32(0.5)
    packets = encoded("g722", tone, rate=16_000, packet_samples=320)
    decoder = make_decoder(STATIC[9])
    assert [decoder.ticks(packet) for packet in packets] == [160] * 100
    decoded = np.concatenate([decoder.decode([packet]) for packet in packets])
    assert decoded.shape == (32_000, 1)
    together = make_decoder(STATIC[9]).decode(packets)
    np.testing.assert_array_equal(together, decoded)
    delay = 22  # samples, of the two filters
    low = np.convolve(tone, np.ones(4) / 4, "same")[: -delay or None]
    assert np.corrcoef(low, np.convolve(decoded[delay:, 0], np.ones(4) / 4, "same"))[0, 1] > 0.97


@pytest.mark.parametrize("packet_ms", [10, 20, 40, 60])
def test_opus_gives_as_much_as_each_packet_states(packet_ms: int) -> None:
    tone = melody(48_000, sample_rate=48_000)[:, 0] * np.float32(0.5)
    packets = encoded("libopus", tone, rate=48_000, packet_samples=960)  # the encoder's frames are of 20 ms
    joined = {10: packets, 20: packets, 40: _joined(packets, 2), 60: _joined(packets, 3)}[packet_ms]
    decoder = make_decoder(parse_encoding("opus/48000/2"))
    ticks = [decoder.ticks(packet) for packet in joined]
    assert set(ticks) == {max(960, packet_ms * 48)}
    decoded = decoder.decode(joined)
    assert (decoder.sample_rate, decoded.shape) == (48_000, (sum(ticks), 1))
    assert 0.5 < np.std(decoded[4_800:]) / np.std(tone) < 1.5
    assert decoder.undecodable == 0


def _joined(packets: list[bytes], count: int) -> list[bytes]:
    """Several frames of one configuration as one packet of code 3, each with its length (RFC 6716, section 3.2.5)."""
    out = []
    for start in range(0, len(packets) - count + 1, count):
        group = packets[start : start + count]
        assert {packet[0] & 0xFC for packet in group} == {group[0][0] & 0xFC}
        sizes = b"".join(_size(len(packet) - 1) for packet in group[:-1])
        frames = b"".join(packet[1:] for packet in group)
        out.append(bytes([group[0][0] & 0xFC | 3, 0x80 | count]) + sizes + frames)
    return out


def _size(n_bytes: int) -> bytes:
    if n_bytes < 252:
        return bytes([n_bytes])
    return bytes([252 + n_bytes % 4, (n_bytes - 252 - n_bytes % 4) // 4])


@given(payloads=st.lists(st.binary(max_size=300), min_size=1, max_size=8))
@pytest.mark.parametrize("encoding", ["opus/48000/2", "G722/8000", "PCMU/8000", "L16/16000"])
def test_hostile_payloads_give_exactly_what_their_first_bytes_promise(encoding: str, payloads: list[bytes]) -> None:
    decoder = make_decoder(parse_encoding(encoding))
    usable = [payload for payload in payloads if decoder.ticks(payload)]
    promised = sum(map(decoder.ticks, usable)) * (2 if "G722" in encoding else 1)
    if usable:
        decoded = decoder.decode(usable)
        assert decoded.shape == (promised, 1)
        assert np.abs(decoded).max() <= 1
        assert np.isfinite(decoded).all()
    assert decoder.undecodable <= len(usable)


def test_a_damaged_opus_packet_is_silence_and_counted() -> None:
    decoder = make_decoder(parse_encoding("opus/48000/2"))
    broken = bytes([31 << 3 | 3, 0x80 | 2, 255, 255])  # two frames, the first of which is longer than the packet
    assert decoder.ticks(broken) == 1_920
    np.testing.assert_array_equal(decoder.decode([broken]), np.zeros((1_920, 1), np.float32))
    assert decoder.undecodable == 1


def test_after_a_reset_a_decoder_is_as_new() -> None:
    packets = encoded("libopus", melody(48_000, sample_rate=48_000)[:, 0], rate=48_000, packet_samples=960)
    decoder = make_decoder(parse_encoding("opus/48000/2"))
    first = decoder.decode(packets)
    decoder.reset()
    np.testing.assert_array_equal(decoder.decode(packets), first)


@pytest.mark.parametrize(
    "encoding", ["G729/8000", "G722/16000", "opus/16000", "L16/96000", "L16/8000/4", "speex/8000", "CN/8000"]
)
def test_encodings_without_a_decoder_are_refused_by_name(encoding: str) -> None:
    known = parse_encoding(encoding)
    assert not is_decodable(known)
    with pytest.raises(SourceError, match=f"{known} is not supported"):
        make_decoder(known)


def test_comfort_noise_and_digits_are_no_audio() -> None:
    assert {"CN", "TELEPHONE-EVENT"} == NON_AUDIO
