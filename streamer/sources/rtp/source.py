"""Phone calls over RTP: UDP ports whose senders become legs."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from streamer.core.audio import SourceAlive, SourceHealth
from streamer.core.errors import SourceError
from streamer.ops.defaults import random_id, utc_now
from streamer.ops.rtp_totals import RtpTotals, in_words
from streamer.ops.stopwatch import Stopwatch
from streamer.sources.rtp.demux import MAX_DATAGRAM_BYTES
from streamer.sources.rtp.receiver import TICK_S, RtpReceiver
from streamer.sources.rtp.stream import Participant
from streamer.sources.rtp.udp import UdpPorts

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
    from datetime import datetime

    from streamer.core.audio import AudioLost, EndReason, Role, SourceMessage
    from streamer.sources.rtp.demux import Address, PortDemux, Sender
    from streamer.sources.rtp.receiver import LegLimit, RtpReceiverConfig, RtpStatistics
    from streamer.sources.rtp.udp import BoundPort

log = logging.getLogger(__name__)

DRAIN_EVERY_S = 0.004
"""The sockets are emptied at least so often while frames are handed over: the kernel's buffers are small."""
ALIVE_EVERY_S = 3.0
HEALTH_EVERY_S = 30.0
"""Figures are told with health at most so often: each is an event, and a line in the log."""
ANY_PORT_ATTEMPTS = 10
SHARED_BURST = 64
"""Datagrams that are read of the shared port before other ports have their turn."""
CONTROL_BUFFER_BYTES = 65_536


class RtpSource:
    """Listens to calls for as long as it is iterated over.

    On the shared port every allowed sender becomes a session with one leg. `open_leg` and `close_leg` are for who knows
    of calls by other means; each such leg has a port of its own. Nothing is ever sent. Whoever stops iterating closes
    the legs that are open.
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
        now: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = random_id,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Describe the source; nothing is opened yet.

        Args:
            config: who may speak, in which encodings, and the limits.
            source_id: ``[A-Za-z0-9_-]``.
            host: address of this machine; ``::`` is every one, IPv4 too.
            port: the shared port, whose RTCP has the next; 0 is any free one, None is no shared port.
            roles: of who speaks on the shared port, one a channel.
            leg_ports: even ports for single legs; the odd ones after them are for their RTCP.
            first_leg_port: how many of them come last. Who spoke on a port before we began may go on, and shall not
                become the first leg that is opened: let it be another number each time.
            buffer_bytes: what the kernel shall hold of each port while we are busy.
            bound: the shared port where others listen to it too; its RTCP is handed over by `hear_control`.
            leg_limit: room for legs, where others share it.
            blocked: who is not heard on the shared port before it was silent for as long as ends a leg.
            wanted_s: gets a leg's id, and returns how many more seconds of its audio make the next result possible: the
                audio is released then. None where it makes no difference, infinity where no audio is wanted for now.
            now: wall clock.
            new_id: makes a session id, ``[A-Za-z0-9_-]``.
            monotonic: CLOCK_MONOTONIC seconds.
            sleep: waits for the next tick.

        """
        self.source_id = source_id
        self.shared: BoundPort | None = None
        """The shared port, once it is open."""
        self.stopwatch = Stopwatch()
        """What receiving takes: reading, putting in order, decoding."""
        self._host = host
        self._port = port
        self._roles = roles
        self._leg_ports = leg_ports
        self._now = now
        self._new_id = new_id
        self._monotonic = monotonic
        self._sleep = sleep
        self._bound = bound
        self._shut_out = blocked
        self._board = RtpReceiver(
            config,
            new_participant=self._stranger,
            time_of=self._time_of,
            wanted_s=wanted_s,
            leg_limit=leg_limit,
        )
        self._ports = UdpPorts(buffer_bytes=buffer_bytes, max_bytes=MAX_DATAGRAM_BYTES)
        self._control_ports = UdpPorts(buffer_bytes=CONTROL_BUFFER_BYTES, max_bytes=MAX_DATAGRAM_BYTES)
        """Apart, and read after the others: who says goodbye may have spoken just before."""
        self._buffer_bytes = buffer_bytes
        self._shared_rtp: PortDemux | None = None
        self._overheard: list[tuple[bytes, Address]] = []
        """RTCP of the shared port that was handed over, until packets that came before it are read."""
        self._next_leg_port = first_leg_port
        self._pairs: dict[str, tuple[BoundPort, BoundPort]] = {}
        """The ports of single legs, RTP and RTCP, by leg id."""
        self._woken = asyncio.Event()
        self._drained_s = 0.0
        self._due_s = 0.0
        self._alive_s = self._health_s = float("-inf")
        self._told: SourceHealth | None = None

    async def __aenter__(self) -> Self:
        if self._bound is not None:
            self._shared_rtp = self._board.shared_port()
            self._shared_rtp.block_all(self._shut_out, self._monotonic())
            self.shared = self._ports.adopt(self._bound, self._shared_rtp.receive, burst=SHARED_BURST)
        elif self._port is not None:
            self.shared = self._bind_shared(self._port, self._board.shared_port())
        if self._ports.granted_bytes < self._buffer_bytes:
            log.warning(
                "the kernel gives UDP sockets %d bytes instead of %d: packets of many calls will be lost; raise "
                "net.core.rmem_max with sysctl",
                self._ports.granted_bytes,
                self._buffer_bytes,
            )
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._ports.close()
        self._control_ports.close()

    async def __aiter__(self) -> AsyncIterator[SourceMessage]:
        while True:
            now_s = self._monotonic()
            self.stopwatch.start()
            self._drain(now_s)
            self._log_warnings()
            for message in self._board.release(now_s):
                self.stopwatch.stop()
                yield message
                self.stopwatch.start()
                self._keep_draining()
            self.stopwatch.stop()
            for message in self._report(now_s):
                yield message
            await self._next_tick()

    def receive_rtcp(self, datagrams: Iterable[tuple[bytes, Address]]) -> None:
        """Take RTCP of the shared port that somebody else received, each with its sender."""
        self._overheard += datagrams
        self._woken.set()

    def open_leg(
        self,
        *,
        session_id: str,
        leg_id: str,
        roles: tuple[Role, ...],
        peer: str | None = None,
        timeout_s: float | None = None,
    ) -> BoundPort:
        """Open a leg with a port of its own, and return where its RTP must be sent; RTCP goes to the port after it.

        Its beginning is told with its first audio. The first allowed sender that proves itself gets it, nobody else.

        Args:
            session_id: ``[A-Za-z0-9_-]``; the legs of a conversation share it.
            leg_id: ``[A-Za-z0-9_-]``, not in use.
            roles: one a channel.
            peer: the only host that may send, as a numeric address; None lets all allowed ones.
            timeout_s: another time-out than the usual.

        Raises:
            SourceError: too many legs are open, the id is in use, or no port is free.

        """
        participant = Participant(self.source_id, session_id, leg_id, roles)
        port = self._board.open_leg(
            participant,
            now_s=self._monotonic(),
            peer=peer,
            timeout_s=timeout_s,
            on_closed=lambda: self._release_pair(leg_id),
        )
        try:
            self._pairs[leg_id] = pair = self._bind_next_pair(port)
        except SourceError:
            self._board.withdraw_leg(leg_id)
            raise
        self._woken.set()
        return pair[0]

    def close_leg(self, leg_id: str, *, reason: EndReason = "hangup") -> None:
        """End a leg, whoever opened it. Raises KeyError where it is not open."""
        self._board.close_leg(leg_id, reason, now_s=self._monotonic())
        self._woken.set()

    def withdraw_leg(self, leg_id: str) -> None:
        """Forget a leg that was just opened, as if it had never been. Raises KeyError where it is not open."""
        self._board.withdraw_leg(leg_id)
        self._release_pair(leg_id)

    def set_roles(self, leg_id: str, roles: tuple[Role, ...]) -> None:
        """Say who speaks, one role a channel, before anything was heard. Raises KeyError where it is not open."""
        self._board.set_roles(leg_id, roles)

    def take_losses(self, leg_id: str) -> list[AudioLost]:
        """Return what was lost of a leg and not told yet. Raises KeyError where it is not open."""
        return self._board.take_losses(leg_id)

    def take_all_losses(self) -> list[AudioLost]:
        """Return what was lost of all legs that are open, and not told yet; at the end, too."""
        return self._board.take_all_losses()

    def paused_senders(self, paused_legs: Iterable[str]) -> tuple[Sender, ...]:
        """Return who must not be heard on the shared port, should somebody else take it over from us.

        ``paused_legs``: by their ids. With them go those whom we were told of ourselves.
        """
        before = () if self._shared_rtp is None else self._shared_rtp.blocked
        return (*before, *self._board.senders_of(paused_legs))

    def figures(self, session_id: str | None) -> dict[str, Any]:
        """Return what came so far as plain values; of each leg of a session, where one is named."""
        legs = [leg for leg in self.statistics().legs if leg.session_id == session_id]
        totals = self.totals()
        return {
            "open_legs": totals.open_legs,
            "packets": totals.packets,
            "lost": totals.lost,
            "dropped": totals.dropped,
            "kernel_drops": totals.kernel_drops,
            "legs": [
                {
                    "leg_id": leg.leg_id,
                    "codec": leg.codec,
                    "packets": leg.reception.packets,
                    "lost": leg.reception.lost,
                    "jitter_ms": round(1000 * leg.reception.jitter_s, 1),
                    "refused": leg.refused,
                    "undecodable": leg.undecodable,
                }
                for leg in legs
            ],
        }

    @property
    def open_legs(self) -> int:
        """How many are open."""
        return self._board.open_legs

    def totals(self) -> RtpTotals:
        """Return what came so far, of all legs together."""
        statistics = self.statistics()
        return RtpTotals(
            open_legs=len(statistics.legs),
            packets=statistics.packets,
            lost=statistics.lost,
            kernel_drops=self.kernel_drops(),
            jitter_ms=1000 * max((leg.reception.jitter_s for leg in statistics.legs), default=0.0),
            dropped=statistics.dropped,
        )

    def statistics(self) -> RtpStatistics:
        """Return what came so far, of each open leg too."""
        return self._board.statistics()

    def kernel_drops(self) -> int:
        """Return how many datagrams this machine lost so far since we did not read them in time."""
        return self._ports.dropped()

    # -- time --------------------------------------------------------------------------------------

    async def _next_tick(self) -> None:
        """Wait for the next tick, or, where no leg is open, until something comes."""
        if self._board.is_idle:
            await self._until_woken()
            await self._sleep(TICK_S)  # a flood of garbage shall not wake us for each packet
            self._due_s = self._monotonic()
            return
        self._due_s = max(self._due_s + TICK_S, self._monotonic() - TICK_S)
        await self._sleep(max(0.0, self._due_s - self._monotonic()))

    async def _until_woken(self) -> None:
        loop = asyncio.get_running_loop()
        descriptors = self._ports.fileno(), self._control_ports.fileno()
        for descriptor in descriptors:
            loop.add_reader(descriptor, self._woken.set)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(ALIVE_EVERY_S):
                    await self._woken.wait()
        finally:
            for descriptor in descriptors:
                loop.remove_reader(descriptor)
        self._woken.clear()

    def _drain(self, now_s: float) -> None:
        self._drained_s = now_s
        self._ports.drain(now_s)
        self._control_ports.drain(now_s)
        if self._shared_rtp is not None:
            overheard, self._overheard = self._overheard, []
            for data, address in overheard:
                self._shared_rtp.receive_rtcp(data, address, now_s)

    def _keep_draining(self) -> None:
        now_s = self._monotonic()
        if now_s - self._drained_s >= DRAIN_EVERY_S:
            self._drain(now_s)

    def _time_of(self, at_s: float) -> datetime:
        return self._now() - timedelta(seconds=self._monotonic() - at_s)

    # -- ports -------------------------------------------------------------------------------------

    def _stranger(self, _address: Address) -> Participant:
        session_id = self._new_id()
        return Participant(self.source_id, session_id, f"{session_id}-1", self._roles)

    def _bind_shared(self, number: int, port: PortDemux) -> BoundPort:
        for _ in range(0 if number else ANY_PORT_ATTEMPTS):  # the port after a free one need not be free
            with suppress(SourceError):
                return self._bind_pair(0, port, burst=SHARED_BURST)[0]
        return self._bind_pair(number, port, burst=SHARED_BURST)[0]

    def _bind_next_pair(self, port: PortDemux) -> tuple[BoundPort, BoundPort]:
        """Take the port that was free for longest."""
        for _ in self._leg_ports:
            number = self._leg_ports[self._next_leg_port % len(self._leg_ports)]
            self._next_leg_port += 1
            with suppress(SourceError):
                return self._bind_pair(number, port, burst=1)
        raise SourceError(f"no port is free for a leg: {len(self._leg_ports)} are there, by rtp.leg_ports")

    def _bind_pair(self, number: int, port: PortDemux, *, burst: int) -> tuple[BoundPort, BoundPort]:
        rtp = self._ports.bind(self._host, number, port.receive, burst=burst)
        try:
            return rtp, self._control_ports.bind(self._host, rtp.port + 1, port.receive_rtcp)
        except SourceError:
            self._ports.unbind(rtp)
            raise

    def _release_pair(self, leg_id: str) -> None:
        pair = self._pairs.pop(leg_id, None)
        if pair is not None:
            self._ports.unbind(pair[0])
            self._control_ports.unbind(pair[1])

    # -- what is told ------------------------------------------------------------------------------

    def _log_warnings(self) -> None:
        warnings, self._board.warnings = self._board.warnings, []
        for warning in warnings:
            log.warning("%s: %s", self.source_id, warning)

    def _report(self, now_s: float) -> list[SourceMessage]:
        if now_s - self._health_s >= HEALTH_EVERY_S:
            self._health_s = now_s
            health = SourceHealth(self.source_id, "ok", self._detail())
            if health != self._told:
                self._told, self._alive_s = health, now_s
                return [health]
        if now_s - self._alive_s >= ALIVE_EVERY_S:
            self._alive_s = now_s
            return [SourceAlive(self.source_id)]
        return []

    def _detail(self) -> str:
        where = f"UDP {self.shared.host} port {self.shared.port}" if self.shared else f"UDP {self._host}"
        return f"{where}: {in_words(self.totals())}"
