"""Phone calls over RTP: a source that listens on UDP ports, where each sender becomes a leg."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, Self

from streamer.core.errors import SourceError
from streamer.ops.defaults import random_id, utc_now
from streamer.ops.rtp_totals import RtpTotals, in_words
from streamer.ops.stopwatch import Stopwatch
from streamer.sources.rtp.health import HealthReporter
from streamer.sources.rtp.port_pairs import PortPairs
from streamer.sources.rtp.receiver import RtpReceiver
from streamer.sources.rtp.srtp import SrtpReceiver
from streamer.sources.rtp.stream import Participant
from streamer.sources.rtp.ticks import Ticks

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
    from datetime import datetime

    from streamer.core.audio import AudioLost, EndReason, Role, SourceMessage
    from streamer.protocol.sip.crypto import SrtpKey
    from streamer.sources.rtp.addresses import Address, Sender
    from streamer.sources.rtp.demux import PortDemux
    from streamer.sources.rtp.leg_limit import LegLimit
    from streamer.sources.rtp.receiver import RtpReceiverConfig
    from streamer.sources.rtp.statistics import RtpStatistics
    from streamer.sources.rtp.udp import BoundPort

log = logging.getLogger(__name__)

DRAIN_EVERY_S = 0.004
"""While messages are handed over, the sockets are read at least so often: the kernel's buffers are small."""


class RtpSource:
    """Listens for RTP for as long as it is iterated over.

    On the shared port every allowed sender becomes a session with one leg. `open_leg` and `close_leg` are for a client
    that knows of calls by other means; each such leg has a port of its own. Nothing is ever sent. Whoever stops
    iterating closes the legs that are open.
    """

    live = True

    def __init__(
        self,
        config: RtpReceiverConfig,
        *,
        source_id: str = "rtp",
        host: str = "127.0.0.1",
        port: int | None = 5004,
        roles: tuple[Role, ...] = ("unknown",),
        leg_ports: range = range(0),
        first_leg_port: int = 0,
        buffer_bytes: int = 4_194_304,
        bound: socket.socket | None = None,
        leg_limit: LegLimit | None = None,
        blocked: Sequence[Sender] = (),
        wanted_s: Callable[[str], float | None] = lambda _: None,
        admit_load: Callable[[], str | None] = lambda: None,
        admit_added: Callable[[], str | None] | None = None,
        stopwatch: Stopwatch | None = None,
        now: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = random_id,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Describe the source; nothing is opened yet.

        Args:
            config: who may send, in which encodings, and the limits.
            source_id: ``[A-Za-z0-9_-]``.
            host: address of this machine; ``::`` is every one, IPv4 too.
            port: the shared port, whose RTCP has the next; 0 is any free one, None is no shared port.
            roles: of who speaks on the shared port, one per channel.
            leg_ports: even ports for single legs; the odd ones after them are for their RTCP.
            first_leg_port: how many of them come last. A sender of a call from before the start may still send to its
                port, and must not become the first leg that is opened: let it be another number each time.
            buffer_bytes: how much the kernel is asked to buffer for each port.
            bound: the shared port where other processes listen on it too; its RTCP is handed over by `receive_rtcp`.
            leg_limit: permits for legs, where others share them.
            blocked: senders whose packets on the shared port are dropped until they were silent for the time-out.
            wanted_s: gets a leg's id, and returns how many more seconds of its audio make the next result possible: the
                audio is released then. None where it makes no difference, infinity where no audio is wanted for now.
            admit_load: as of `Admission`.
            admit_added: as of `Admission`.
            stopwatch: counts the CPU time of receiving: reading, ordering, decoding, handing over.
            now: wall clock.
            new_id: makes a session id, ``[A-Za-z0-9_-]``.
            monotonic: CLOCK_MONOTONIC seconds.
            sleep: waits for the next tick.

        """
        self.source_id = source_id
        self.shared: BoundPort | None = None
        """The shared port, once it is open."""
        self._stopwatch = stopwatch or Stopwatch()
        self._host = host
        self._port = port
        self._roles = roles
        self._now = now
        self._new_id = new_id
        self._monotonic = monotonic
        self._bound = bound
        self._blocked = blocked
        self._receiver = RtpReceiver(
            config,
            new_participant=self._new_participant,
            time_of=self._time_of,
            wanted_s=wanted_s,
            leg_limit=leg_limit,
            admit_load=admit_load,
            admit_added=admit_added,
        )
        self._buffer_bytes = buffer_bytes
        self._ports = PortPairs(host, leg_ports=leg_ports, first_leg_port=first_leg_port, buffer_bytes=buffer_bytes)
        self._shared_demux: PortDemux | None = None
        """That of a port that other processes listen on too."""
        self._announcing: PortDemux | None = None
        """That of a port of our own, where every sender comes to this process."""
        self._handed_rtcp: list[tuple[bytes, Address]] = []
        """RTCP of the shared port that was handed over, until the RTP that arrived before it is read."""
        self._ticks = Ticks(monotonic=monotonic, sleep=sleep)
        self._drained_s = 0.0
        self._health = HealthReporter(source_id, detail=self._detail)

    async def __aenter__(self) -> Self:
        if self._bound is not None:
            self._shared_demux = self._receiver.shared_port()
            self._shared_demux.block(self._blocked, self._monotonic())
            self.shared = self._ports.adopt_shared(self._bound, self._shared_demux)
        elif self._port is not None:
            self._announcing = self._receiver.shared_port()
            self.shared = self._ports.bind_shared(self._port, self._announcing)
        if self._ports.missing_buffer_bytes > 0:
            log.warning(
                "the kernel gives UDP sockets %d bytes instead of %d: packets of many calls will be lost; raise "
                "net.core.rmem_max with sysctl",
                self._buffer_bytes - self._ports.missing_buffer_bytes,
                self._buffer_bytes,
            )
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._ports.close()

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        while True:
            now_s = self._monotonic()
            self._stopwatch.start()
            self._drain(now_s)
            warnings = self._take_warnings()
            for message in self._receiver.release(now_s):
                yield message  # taken at once: reading the clock for each message would cost as much as taking it
                self._keep_draining()
            self._stopwatch.stop()
            for message in self._health.messages(now_s, warnings):
                yield message
            if self._receiver.is_idle:
                await self._ticks.once_woken(self._ports.filenos())
            else:
                await self._ticks.next()

    def receive_rtcp(self, datagrams: Iterable[tuple[bytes, Address]]) -> None:
        """Take RTCP of the shared port that another process received, each datagram with its sender."""
        self._handed_rtcp += datagrams
        self._ticks.wake()

    def open_leg(
        self,
        *,
        session_id: str,
        leg_id: str,
        roles: tuple[Role, ...],
        peer: str | None = None,
        peer_port: int | None = None,
        port: Literal["own", "rtcp-mux", "shared"] = "own",
        timeout_s: float | None = None,
        ends_by_bye: bool = True,
        srtp: SrtpKey | None = None,
    ) -> BoundPort:
        """Open a leg, and return where its RTP must be sent.

        It is reported with its first audio. The first allowed sender that passes its probation gets it, nobody else.
        Raises SourceError: the limit of legs is reached, the id is in use, no port is free, or shared, or nothing can
        be decrypted here.

        Args:
            session_id: the legs of a conversation share it.
            leg_id: not in use; both ``[A-Za-z0-9_-]``.
            roles: one per channel.
            peer: the only host that may send, as a numeric address; None lets all allowed ones.
            peer_port: the only port of that host; None lets all.
            port: ``own``, RTCP goes to the port after it; ``rtcp-mux``, RTCP goes to the same; or the ``shared`` one,
                where ``peer`` and ``peer_port`` tell the leg from others.
            timeout_s: another time-out than the usual.
            ends_by_bye: as of `RtpStream`.
            srtp: with what the sender encrypts; None where it does not.

        """
        shared = self._required_shared() if port == "shared" else None
        demux = self._receiver.open_leg(
            Participant(self.source_id, session_id, leg_id, roles),
            now_s=self._monotonic(),
            peer=peer,
            peer_port=peer_port,
            timeout_s=timeout_s,
            ends_by_bye=ends_by_bye,
            shared=None if shared is None else shared[1],
            on_closed=lambda: self._ports.release_leg(leg_id),
        )
        self._ticks.wake()
        if shared is not None:
            return shared[0]
        try:
            taker = demux if srtp is None else SrtpReceiver(srtp, demux)
            return self._ports.bind_leg(leg_id, taker, rtcp_mux=port == "rtcp-mux")
        except SourceError:
            self._receiver.withdraw_leg(leg_id)
            raise

    def close_leg(self, leg_id: str, *, reason: EndReason = "hangup") -> None:
        """End a leg, whoever opened it. Raises KeyError where it is not open."""
        self._receiver.close_leg(leg_id, reason, now_s=self._monotonic())
        self._ticks.wake()

    def withdraw_leg(self, leg_id: str) -> None:
        """Forget a leg that was just opened, as if it had never been. Raises KeyError where it is not open."""
        self._receiver.withdraw_leg(leg_id)
        self._ports.release_leg(leg_id)

    def set_roles(self, leg_id: str, roles: tuple[Role, ...]) -> None:
        """Change who speaks, one role per channel, before any audio arrived. Raises KeyError where it is not open."""
        self._receiver.set_roles(leg_id, roles)

    def take_losses(self, leg_id: str) -> list[AudioLost]:
        """Return the losses of a leg that were not reported yet. Raises KeyError where it is not open."""
        return self._receiver.take_losses(leg_id)

    def take_all_losses(self) -> list[AudioLost]:
        """Return the losses of all open legs that were not reported yet; at the end, too."""
        return self._receiver.take_all_losses()

    def paused_senders(self, paused_legs: Iterable[str]) -> tuple[Sender, ...]:
        """Return the senders that another process must block, should it take over the shared port.

        ``paused_legs``: by their ids. The senders blocked here already are among the result.
        """
        before = () if self._shared_demux is None else self._shared_demux.blocked
        return (*before, *self._receiver.senders_of(paused_legs))

    def figures(self, session_id: str | None) -> dict[str, Any]:
        """Return what was received so far as plain values; of each leg of a session, where one is named."""
        legs = [leg for leg in self.statistics().legs if leg.session_id == session_id]
        totals = self.totals()
        return {
            "open_legs": totals.open_legs,
            "packets": totals.packets,
            "lost": totals.lost,
            "dropped": totals.dropped,
            "kernel_drops": totals.kernel_drops,
            "legs": [leg.as_values() for leg in legs],
        }

    @property
    def open_legs(self) -> int:
        """How many are open."""
        return self._receiver.open_legs

    def totals(self) -> RtpTotals:
        """Return what was received so far, of all legs together."""
        statistics = self.statistics()
        return RtpTotals(
            open_legs=len(statistics.legs),
            packets=statistics.packets,
            lost=statistics.lost,
            kernel_drops=self.kernel_drops(),
            jitter_ms=1000 * max((leg.reception.jitter_s for leg in statistics.legs), default=0.0),
            dropped=statistics.dropped,
            refused_legs=statistics.refused_legs,
        )

    def statistics(self) -> RtpStatistics:
        """Return what was received so far, of each open leg too."""
        return self._receiver.statistics()

    def kernel_drops(self) -> int:
        """Return how many datagrams the kernel dropped so far because they were not read in time."""
        return self._ports.dropped()

    def _required_shared(self) -> tuple[BoundPort, PortDemux]:
        if self.shared is None or self._announcing is None:
            raise SourceError("no leg can be announced on the shared port: rtp.auto is false, or rtp.workers is not 1")
        return self.shared, self._announcing

    # -- reading -----------------------------------------------------------------------------------

    def _drain(self, now_s: float) -> None:
        self._drained_s = now_s
        self._ports.drain(now_s)
        if self._shared_demux is not None:
            datagrams, self._handed_rtcp = self._handed_rtcp, []
            for data, address in datagrams:
                self._shared_demux.receive_rtcp(data, address, now_s)

    def _keep_draining(self) -> None:
        now_s = self._monotonic()
        if now_s - self._drained_s >= DRAIN_EVERY_S:
            self._drain(now_s)

    def _time_of(self, at_s: float) -> datetime:
        return self._now() - timedelta(seconds=self._monotonic() - at_s)

    def _new_participant(self, _address: Address) -> Participant:
        session_id = self._new_id()
        return Participant(self.source_id, session_id, f"{session_id}-1", self._roles)

    # -- warnings and health -----------------------------------------------------------------------

    def _take_warnings(self) -> list[str]:
        warnings = self._receiver.take_warnings()
        for warning in warnings:
            log.warning("%s: %s", self.source_id, warning)
        return warnings

    def _detail(self) -> str:
        where = f"UDP {self.shared.host} port {self.shared.port}" if self.shared else f"UDP {self._host}"
        return f"{where}: {in_words(self.totals())}"
