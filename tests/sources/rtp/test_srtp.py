"""Encrypted legs: what libsrtp encrypts is heard as it was, and nothing else is."""

from __future__ import annotations

import base64
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pylibsrtp
import pytest

from streamer.core.errors import SourceError
from streamer.protocol.sip.crypto import KEY_BYTES, SrtpKey
from streamer.sources.rtp.srtp import _PROFILES, SrtpReceiver
from streamer.sources.rtp.stream import Participant
from tests.support.receiver_rig import ALICE, Datagram, ReceiverRig, datagrams_of, packets, voice
from tests.support.rtp import SSRC, goodbye, rtp_bytes

if TYPE_CHECKING:
    from streamer.sources.rtp.demux import PortDemux

SPEECH = voice(0.5)
SUITE = "AES_CM_128_HMAC_SHA1_80"


def key(suite: str = SUITE, *, first: int = 1) -> SrtpKey:
    return SrtpKey(suite, base64.b64encode(bytes((first + n) % 256 for n in range(KEY_BYTES[suite]))).decode())


def sender(of: SrtpKey) -> Any:
    """Return the other side's libsrtp."""
    policy = pylibsrtp.Policy
    profile = getattr(policy, _PROFILES[of.suite])
    return pylibsrtp.Session(policy(of.key_bytes, policy.SSRC_ANY_OUTBOUND, 0, profile))


class Encrypted:
    """A rig with one encrypted leg."""

    def __init__(self, of: SrtpKey) -> None:
        self.rig = ReceiverRig()
        self.demux: PortDemux = self.rig.receiver.open_leg(Participant("rig", "s", "leg", ("customer",)), now_s=0.0)
        self.port = SrtpReceiver(of, self.demux)

    def run(self, datagrams: list[Datagram], *, until_s: float = 2.0) -> None:
        self.rig.run(datagrams, until_s=until_s, port=self.port)  # type: ignore[arg-type]  # receives as a demux does

    @property
    def heard(self) -> np.ndarray[Any, Any]:
        frames = self.rig.frames.get("leg", [])
        return np.concatenate([frame.samples for frame in frames]) if frames else np.zeros(0, np.float32)

    @property
    def dropped(self) -> dict[str, int]:
        return dict(self.rig.receiver.statistics().dropped)


def plainly(datagrams: list[Datagram]) -> np.ndarray[Any, Any]:
    """Return what is heard of the same without encryption."""
    rig = ReceiverRig()
    demux = rig.receiver.open_leg(Participant("rig", "s", "leg", ("customer",)), now_s=0.0)
    rig.run(datagrams, until_s=2.0, port=demux)
    return np.concatenate([frame.samples for frame in rig.frames["leg"]])


@pytest.mark.parametrize("suite", list(KEY_BYTES))
def test_audio_of_each_suite_is_heard_as_it_was_spoken_and_its_goodbye_ends_the_leg(suite: str) -> None:
    plain = datagrams_of(packets(SPEECH))
    session, leg = sender(key(suite)), Encrypted(key(suite))
    encrypted = [(at_s, session.protect(data), address) for at_s, data, address in plain]
    assert all(sealed != data for (_, sealed, _), (_, data, _) in zip(encrypted, plain, strict=True))
    leg.run([*encrypted, (0.6, session.protect_rtcp(goodbye(SSRC)), ALICE)])
    np.testing.assert_array_equal(leg.heard, plainly(plain)[: len(leg.heard)])
    assert len(leg.heard) > len(SPEECH)
    assert leg.dropped == {}
    assert leg.rig.closed == {"leg": "hangup"}


def test_another_ssrc_in_the_middle_is_followed() -> None:
    session, leg = sender(key()), Encrypted(key())
    both = [*datagrams_of(packets(SPEECH)), *datagrams_of(packets(SPEECH, ssrc=77), at_s=1.0)]
    leg.run([(at_s, session.protect(data), address) for at_s, data, address in both])
    assert len(leg.heard) >= 2 * len(SPEECH)


def test_plain_audio_other_keys_what_comes_again_and_garbage_are_dropped_and_counted() -> None:
    leg = Encrypted(key())
    plain = datagrams_of(packets(SPEECH))
    others = sender(key(first=2))
    session = sender(key())
    sealed = session.protect(plain[0][1])
    wrong = [
        *((data, ALICE) for _, data, _ in plain[:2]),
        *((others.protect(data), ALICE) for _, data, _ in plain[:2]),
        (sealed[:-1] + bytes([sealed[-1] ^ 1]), ALICE),
        *((sealed[:cut], ALICE) for cut in range(len(sealed))),
        (b"\x80" * 1501, ALICE),
        (goodbye(SSRC), ALICE),
    ]
    for data, address in wrong:
        leg.port.receive(data, address, 0.0)
    leg.port.receive_rtcp(b"", ALICE, 0.0)
    assert leg.dropped == {"srtp_failed": len(wrong) + 1}
    for _ in range(3):
        leg.port.receive(sealed, ALICE, 0.0)
    assert leg.dropped == {"srtp_failed": len(wrong) + 3}
    assert len(leg.heard) == 0


def test_a_packet_that_can_not_be_rtp_is_dropped_by_the_demultiplexer_where_its_sender_encrypted_it() -> None:
    leg, session = Encrypted(key()), sender(key())
    leg.port.receive(session.protect(rtp_bytes(packets(SPEECH)[0])), ("192.0.2.1", 5), 0.0)
    assert leg.dropped == {"not_allowed": 1}


def test_without_the_library_a_leg_with_a_key_is_refused_by_the_name_of_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pylibsrtp", None)
    with pytest.raises(SourceError, match="install the extra srtp"):
        Encrypted(key())
