"""Packets parsed together and VAD of many legs in long blocks change no event of any leg."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.app.analyzers import AnalyzerMaker
from streamer.config.tables import Config
from streamer.core.audio import SAMPLE_RATE, AudioFrame, LegClosed, LegOpened
from streamer.core.events import EmotionEvent, UtteranceEnded
from streamer.engine.vad_scheduler import VAD_BLOCKS_PER_BATCH
from streamer.inference.model import load_any_model
from streamer.inference.vad import Silero
from streamer.leg.vad_batch import run_vad_batch
from streamer.protocol.g711 import MU_LAW
from streamer.sources.rtp.receiver import TICK_S
from tests.support.receiver_rig import PACKET_S, ReceiverRig, packets
from tests.support.rtp import goodbye, rtp_bytes
from tests.support.speech import conversation
from tests.support.statistics_models import write_statistics_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from streamer.core.events import Event
    from streamer.inference.model import AnyModel
    from streamer.leg.analyzer import Analyzer, Step
    from streamer.protocol.rtp import RtpPacket
    from tests.support.receiver_rig import Datagram

SILERO = Silero()
LOST, SWAPPED = 0.04, 0.08
"""Shares of packets that never come, and that come behind the next one."""


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> bytes:
    """A conversation of three sentences as mu-law."""
    samples = conversation(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"), pause_s=1.0)[::2]
    return MU_LAW.encode(np.round(samples * 16_000).astype(np.int16)).tobytes()


def sent(codes: bytes, leg: int) -> list[Datagram]:
    """Return the datagrams of a caller: the first is on a good line, others lose and swap packets or change SSRC."""
    rng = np.random.default_rng(leg)
    some = packets(codes[: len(codes) // 160 * 160], sequence=65_400 + leg, timestamp=2**32 - 9_000 * leg, ssrc=leg + 1)
    if leg in (2, 3):
        half = len(some) // 2
        some[half:] = [_of_other_ssrc(packet) for packet in some[half:]]
    began_s, address = 0.1 + 0.007 * leg, ("127.0.0.2", 4_000 + leg)
    faults = rng.random(len(some)) if leg else np.ones(len(some))
    times_s = [began_s + n * PACKET_S + (0.03 if LOST < faults[n] < LOST + SWAPPED else 0.0) for n in range(len(some))]
    arrived = [(times_s[n], rtp_bytes(packet), address) for n, packet in enumerate(some) if faults[n] >= LOST]
    return [*arrived, (times_s[-1] + 0.1, goodbye(some[-1].ssrc), address)]


def _of_other_ssrc(packet: RtpPacket) -> RtpPacket:
    return packet._replace(
        ssrc=packet.ssrc + 100,
        sequence=(packet.sequence + 7_000) % 2**16,
        timestamp=(packet.timestamp + 123_456) % 2**32,
    )


class Legs:
    """The analyzers of a receiver's legs, whose VAD and packets are run together, or leg by leg in short pieces."""

    def __init__(self, model: AnyModel, *, together: bool) -> None:
        self.events: dict[str, list[Event]] = {}
        self.largest = 0
        """Legs in one batch."""
        self._model = model
        self._make = AnalyzerMaker(Config(), model, SILERO)
        self._together = together
        self._open: dict[str, Analyzer] = {}
        self._rig = ReceiverRig(wanted_s=self._wanted_s, is_live=False)

    def run(self, datagrams: Iterable[Datagram]) -> dict[str, list[Event]]:
        pending = sorted(datagrams, key=lambda datagram: datagram[0])
        for tick in range(1, round((pending[-1][0] + 1.0) / TICK_S)):
            due = [datagram for datagram in pending if datagram[0] <= tick * TICK_S]
            pending = pending[len(due) :]
            self._rig.run(due, until_s=tick * TICK_S)
            messages, self._rig.messages = self._rig.messages, []
            for message in messages:
                self._handle(message)
            self._work()
        assert not self._open
        return self.events

    def _wanted_s(self, leg_id: str, _now_s: float) -> float | None:
        analyzer = self._open.get(leg_id) if self._together else None
        return None if analyzer is None else analyzer.wanted_samples / SAMPLE_RATE

    def _handle(self, message: object) -> None:
        if isinstance(message, LegOpened):
            analyzer = self._make(message)
            assert analyzer is not None
            analyzer.vad_blocks_at_once = VAD_BLOCKS_PER_BATCH[0][1] if self._together else 1
            self._open[message.leg_id], self.events[message.leg_id] = analyzer, []
        elif isinstance(message, AudioFrame):
            self._open[message.leg_id].take(message)
        elif isinstance(message, LegClosed):
            analyzer = self._open.pop(message.leg_id)
            self._take(analyzer, analyzer.finish())

    def _work(self) -> None:
        ready = [analyzer for analyzer in self._open.values() if analyzer.has_work]
        for some in [ready] if self._together else [[analyzer] for analyzer in ready]:
            self.largest = max(self.largest, len(some))
            steps = run_vad_batch([analyzer.work() for analyzer in some], SILERO.answer)
            for analyzer, step in zip(some, steps, strict=True):
                self._take(analyzer, step)

    def _take(self, analyzer: Analyzer, step: Step) -> None:
        events = self.events[analyzer.leg.leg_id]
        events += step.events
        for window in step.windows:
            (row,) = self._model.score(window.inputs[np.newaxis])
            events += analyzer.accept(window, row, inference_ms=0)


def test_legs_analysed_together_give_the_events_of_each_alone(tmp_path: Path, codes: bytes) -> None:
    model = load_any_model(write_statistics_model(tmp_path))
    datagrams = [datagram for leg in range(4) for datagram in sent(codes, leg)]
    together, alone = Legs(model, together=True), Legs(model, together=False)
    assert together.run(datagrams) == alone.run(datagrams)
    assert (together.largest > 1, alone.largest) == (True, 1)
    for events in alone.events.values():
        assert sum(isinstance(event, UtteranceEnded) for event in events) >= 3
        assert sum(isinstance(event, EmotionEvent) for event in events) >= 6
    concealed = [sum(e.audio.concealed_ms for e in es if isinstance(e, EmotionEvent)) for es in alone.events.values()]
    assert (concealed[0], min(concealed[1:]) > 0) == (0, True)
