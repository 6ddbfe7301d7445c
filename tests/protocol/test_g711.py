"""G.711 against the tables of the recommendation and against FFmpeg."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from streamer.protocol.g711 import A_LAW, MU_LAW

if TYPE_CHECKING:
    from streamer.protocol.g711 import Law

CODES = bytes(range(256))
SAMPLES = np.arange(-32_768, 32_768).astype(np.int16)
LAWS = pytest.mark.parametrize("law", [MU_LAW, A_LAW], ids=lambda law: law.name)


@LAWS
def test_every_value_round_trips(law: Law) -> None:
    values = law.decode(CODES)
    assert (law.decode(law.encode(values)) == values).all()


def test_every_code_round_trips_save_the_negative_zero_of_mu_law() -> None:
    assert A_LAW.encode(A_LAW.decode(CODES)).tobytes() == CODES
    assert MU_LAW.encode(MU_LAW.decode(CODES)).tobytes() == CODES.replace(b"\x7f", b"\xff")


@LAWS
def test_every_sample_gets_a_value_within_half_a_step(law: Law) -> None:
    values = np.unique(law.decode(CODES)).astype(np.int32)
    clipped = np.clip(SAMPLES.astype(np.int32), values[0], values[-1])
    chosen = np.searchsorted(values, law.decode(law.encode(SAMPLES)))
    steps = np.diff(values, prepend=values[0], append=values[-1])
    wider = np.maximum(steps[chosen], steps[chosen + 1])
    a_step_of_13_bits = 8
    assert (2 * np.abs(values[chosen] - clipped) <= wider + a_step_of_13_bits).all()


@LAWS
def test_a_greater_sample_never_gets_a_smaller_value(law: Law) -> None:
    assert (np.diff(law.decode(law.encode(SAMPLES)).astype(np.int32)) >= 0).all()


@pytest.mark.parametrize(("law", "codec"), [(MU_LAW, "pcm_mulaw"), (A_LAW, "pcm_alaw")], ids=["PCMU", "PCMA"])
def test_ffmpeg_decodes_every_code_to_the_same_value(law: Law, codec: str) -> None:
    decoder = av.CodecContext.create(codec, "r")
    assert isinstance(decoder, av.AudioCodecContext)
    decoder.sample_rate, decoder.layout = 8000, "mono"
    (frame,) = decoder.decode(av.Packet(CODES))
    assert frame.to_ndarray()[0].tolist() == law.decode(CODES).tolist()


@LAWS
def test_an_array_keeps_its_shape(law: Law) -> None:
    codes = np.frombuffer(CODES, np.uint8).reshape(4, 64)
    assert law.decode(codes).shape == law.encode(law.decode(codes)).shape == (4, 64)


def test_well_known_values() -> None:
    assert MU_LAW.decode(bytes([0x00, 0x80, 0xFF, 0x7F, 0xFE])).tolist() == [-32_124, 32_124, 0, 0, 8]
    assert A_LAW.decode(bytes([0x2A, 0xAA, 0xD5, 0x55])).tolist() == [-32_256, 32_256, 8, -8]
