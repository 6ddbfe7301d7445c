"""Encrypted RTP is recognised, said and not analysed; plain audio never is."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from streamer.protocol.g711 import A_LAW, MU_LAW
from streamer.sources.rtp.codecs import make_decoder
from streamer.sources.rtp.encryption import EXAMINED, EncryptionCheck
from tests.support.receiver_config import ENCODINGS
from tests.support.receiver_rig import ReceiverRig, datagrams_of
from tests.support.rtp import SSRC, goodbye, stream
from tests.support.sounds import melody

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from streamer.protocol.rtp import RtpPacket

MU, A, G722, OPUS, LINEAR, STEREO = 0, 8, 9, 96, 97, 102
BYTES = {MU: 160, A: 160, G722: 160, LINEAR: 320, STEREO: 640}
"""Of 20 ms, where the length says how much audio there is."""
TICKS = {OPUS: 960}


def encrypted(payload_type: int, n_packets: int, *, tag: int, seed: int = 1) -> list[RtpPacket]:
    chance = random.Random(seed)
    sizes = [BYTES.get(payload_type) or chance.randint(40, 90) for _ in range(n_packets)]
    payloads = [chance.randbytes(size + tag) for size in sizes]
    return stream(payloads, ticks=TICKS.get(payload_type, 160), payload_type=payload_type)


@pytest.mark.parametrize("payload_type", [MU, A, G722, OPUS, LINEAR, STEREO])
@pytest.mark.parametrize("tag", [4, 10, 16, 14])
@pytest.mark.parametrize("seed", range(5))
def test_it_is_known_after_half_a_second_whatever_the_codec_and_the_tag(payload_type: int, tag: int, seed: int) -> None:
    check, decoder = EncryptionCheck(), make_decoder(ENCODINGS[payload_type])
    found = [check.follow(packet, decoder) for packet in encrypted(payload_type, 60, tag=tag, seed=seed)]
    assert sum(found) == 1
    assert found.index(True) <= 2 * EXAMINED


def linear(samples: NDArray[Any]) -> bytes:
    return samples.astype(">i2").tobytes()


CODED: dict[int, Callable[[NDArray[Any]], bytes]] = {
    MU: lambda samples: MU_LAW.encode(samples).tobytes(),
    A: lambda samples: A_LAW.encode(samples).tobytes(),
    LINEAR: linear,
}


@pytest.mark.parametrize("payload_type", [MU, A, LINEAR])
@pytest.mark.parametrize("extra", [0, 4, 10, 16, 80])
@pytest.mark.parametrize("kind", ["melody", "noise", "silence"])
def test_audio_is_never_taken_for_it_even_where_its_length_does_not_fit(
    payload_type: int, extra: int, kind: str
) -> None:
    rng = np.random.default_rng(3)
    samples: dict[str, NDArray[Any]] = {
        "melody": melody(32_000, sample_rate=8_000)[:, 0] * 20_000,
        "noise": rng.normal(0, 6_000, 32_000),
        "silence": rng.integers(-2, 3, 32_000),
    }
    size = BYTES[payload_type] + extra
    codes = CODED[payload_type](np.clip(samples[kind], -32_768, 32_767).astype(np.int16))
    payloads = [codes[start : start + size] for start in range(0, len(codes) - size, size)]
    check, decoder = EncryptionCheck(), make_decoder(ENCODINGS[payload_type])
    assert not any(check.follow(packet, decoder) for packet in stream(payloads, payload_type=payload_type))


def test_opus_whose_timestamps_run_at_another_rate_is_audio() -> None:
    """It looks as random as what is encrypted; but for its first byte, which is that of the encoder's one mode."""
    chance = random.Random(1)
    payloads = [b"\x78" + chance.randbytes(60) for _ in range(200)]
    check, decoder = EncryptionCheck(), make_decoder(ENCODINGS[OPUS])
    assert not any(check.follow(packet, decoder) for packet in stream(payloads, ticks=160, payload_type=OPUS))


def test_random_bytes_of_the_right_length_are_audio() -> None:
    """Nothing but the tag tells encrypted audio from noise."""
    check, decoder = EncryptionCheck(), make_decoder(ENCODINGS[MU])
    assert not any(check.follow(packet, decoder) for packet in encrypted(MU, 60, tag=0))


@pytest.mark.parametrize("payload_type", [MU, G722, OPUS, STEREO])
def test_the_receiver_says_so_once_and_analyses_no_more_of_it(payload_type: int) -> None:
    rig = ReceiverRig().run(datagrams_of(encrypted(payload_type, 200, tag=10)), until_s=4.5)
    assert rig.receiver.warnings == [
        "127.0.0.2 port 4000 seems to send encrypted audio (SRTP), which is not analysed; let it send plain RTP"
    ]
    (leg,) = rig.receiver.statistics().legs
    assert leg.refused >= 200 - 2 * EXAMINED
    noisy = [frame for frames in rig.frames.values() for frame in frames if frame.samples.any()]
    assert sum(len(frame.samples) / frame.sample_rate for frame in noisy) < 2.2
    rig.run([(4.5, goodbye(SSRC), ("127.0.0.2", 4000))], until_s=6.0)
    assert set(rig.closed.values()) <= {"hangup"}
