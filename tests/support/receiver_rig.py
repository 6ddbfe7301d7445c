"""An RTP receiver with a simulated clock: datagrams at given times in, messages out."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened
from streamer.protocol.g711 import MU_LAW
from streamer.sources.rtp.receiver import TICK_S, RtpReceiver
from streamer.sources.rtp.stream import Participant
from tests.support.receiver_config import receiver_config
from tests.support.rtp import rtp_bytes, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from streamer.core.audio import SourceMessage
    from streamer.protocol.rtp import RtpPacket
    from streamer.sources.rtp.addresses import Address
    from streamer.sources.rtp.demux import PortDemux

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
ALICE: Address = ("127.0.0.2", 4000)
BOB: Address = ("127.0.0.3", 4000)
MALLORY: Address = ("192.0.2.66", 666)
PACKET_S = 0.02

Datagram = tuple[float, bytes, "Address"]


class ReceiverRig:
    """A receiver with a shared port; its senders become the sessions s1, s2 ..."""

    def __init__(
        self,
        *,
        wanted_s: Callable[[str, float], float | None] = lambda *_: None,
        admit_load: Callable[[], str | None] = lambda: None,
        **changes: Any,
    ) -> None:
        """``wanted_s``: seconds of audio wanted of a leg at a time. ``changes``: to the settings of the receiver."""
        self.now_s = 0.0
        self.messages: list[SourceMessage] = []
        self._sessions = 0
        self._ticks = 0
        self.receiver = RtpReceiver(
            receiver_config(**changes),
            new_participant=self._new_participant,
            time_of=lambda at_s: EPOCH + timedelta(seconds=at_s),
            wanted_s=lambda leg_id: wanted_s(leg_id, self.now_s),
            admit_load=admit_load,
        )
        self.shared = self.receiver.shared_port()

    def _new_participant(self, _address: Address) -> Participant:
        self._sessions += 1
        return Participant("rig", f"s{self._sessions}", f"s{self._sessions}-1", ("customer",))

    def run(self, datagrams: Iterable[Datagram] = (), *, until_s: float, port: PortDemux | None = None) -> ReceiverRig:
        """Deliver datagrams to a port, by default the shared one, while the clock runs to ``until_s``."""
        pending = sorted(datagrams, key=lambda datagram: datagram[0])
        while self.now_s < until_s:
            self._ticks += 1
            self.now_s = self._ticks * TICK_S
            while pending and pending[0][0] <= self.now_s:
                arrived_s, data, address = pending.pop(0)
                (port or self.shared).receive(data, address, arrived_s)
            self.messages += self.receiver.release(self.now_s)
        return self

    @property
    def opened(self) -> list[LegOpened]:
        return [message for message in self.messages if isinstance(message, LegOpened)]

    @property
    def closed(self) -> dict[str, str]:
        return {message.leg_id: message.reason for message in self.messages if isinstance(message, LegClosed)}

    @property
    def losses(self) -> list[AudioLost]:
        return [message for message in self.messages if isinstance(message, AudioLost)]

    @property
    def frames(self) -> dict[str, list[AudioFrame]]:
        frames: dict[str, list[AudioFrame]] = defaultdict(list)
        for message in self.messages:
            if isinstance(message, AudioFrame):
                frames[message.leg_id].append(message)
        return frames

    def samples(self, leg_id: str) -> NDArray[np.float32]:
        """Return all samples of a leg; gaps are NaN."""
        frames = self.frames[leg_id]
        samples = np.full(frames[-1].end, np.nan, np.float32)
        for frame in frames:
            samples[frame.start : frame.end] = frame.samples
        return samples


def voice(seconds: float, *, seed: int = 1) -> bytes:
    """Return mu-law codes without silence, no two parts of which are alike."""
    rng = np.random.default_rng(seed)
    loud = rng.integers(2_000, 20_000, round(seconds * 8_000)) * rng.choice([-1, 1], round(seconds * 8_000))
    return MU_LAW.encode(loud.astype(np.int16)).tobytes()


def decoded(codes: bytes) -> NDArray[np.float32]:
    return MU_LAW.decode(codes).astype(np.float32) / np.float32(32_768)


def packets(codes: bytes, **options: int) -> list[RtpPacket]:
    """Return mu-law codes in packets of 20 ms."""
    return stream([codes[start : start + 160] for start in range(0, len(codes), 160)], ticks=160, **options)


def datagrams_of(
    rtp_packets: Iterable[RtpPacket], *, at_s: float = 0.0, address: Address = ALICE, every_s: float = PACKET_S
) -> list[Datagram]:
    """Return packets as datagrams that arrive every ``every_s`` seconds."""
    return [(at_s + number * every_s, rtp_bytes(packet), address) for number, packet in enumerate(rtp_packets)]
