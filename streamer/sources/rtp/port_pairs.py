"""The UDP ports of an RTP source: pairs of an RTP port and the RTCP port after it, shared or for one leg."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from streamer.core.errors import ShortageError, SourceError
from streamer.sources.rtp.demux import MAX_DATAGRAM_BYTES
from streamer.sources.rtp.udp import UdpPorts

if TYPE_CHECKING:
    import socket

    from streamer.sources.rtp.demux import PortDemux
    from streamer.sources.rtp.srtp import SrtpReceiver
    from streamer.sources.rtp.udp import BoundPort

ANY_PORT_ATTEMPTS = 10
"""How often a free port is taken whose next one is not free, before that is an error."""
LEG_PORT_ATTEMPTS = 32
"""How many ports that other programs have are tried for one leg: each takes time that the other legs wait."""
SHARED_BURST = 64
"""Datagrams that are read from the shared port before other ports have their turn."""
RTCP_BUFFER_BYTES = 65_536


class PortPairs:
    """Binds pairs of ports at one address, and reads them."""

    def __init__(self, host: str, *, leg_ports: range, first_leg_port: int, buffer_bytes: int) -> None:
        """Bind nothing yet; the arguments are those of `RtpSource`."""
        self._host = host
        self._leg_ports = leg_ports
        self._next_leg_port = first_leg_port
        self._buffer_bytes = buffer_bytes
        self._rtp = UdpPorts(buffer_bytes=buffer_bytes, max_bytes=MAX_DATAGRAM_BYTES)
        self._rtcp = UdpPorts(buffer_bytes=RTCP_BUFFER_BYTES, max_bytes=MAX_DATAGRAM_BYTES)
        """Apart, and read after the others: a sender may have spoken just before its BYE."""
        self._of_leg: dict[str, tuple[BoundPort, ...]] = {}
        """The ports of single legs by leg id: RTP and, unless it shares that port, RTCP."""
        self._in_use: set[int] = set()
        """The numbers of their RTP ports."""

    @property
    def missing_buffer_bytes(self) -> int:
        """By how much the smallest buffer that the kernel gave an RTP port is smaller than what was asked for."""
        return self._buffer_bytes - self._rtp.granted_bytes

    def filenos(self) -> tuple[int, int]:
        """Return two descriptors, one of which is readable while any port is."""
        return self._rtp.fileno(), self._rtcp.fileno()

    def dropped(self) -> int:
        """Return how many RTP datagrams the kernel dropped so far because a buffer was full."""
        return self._rtp.dropped()

    def adopt_shared(self, bound: socket.socket, demux: PortDemux) -> BoundPort:
        """Read a shared port that is bound already; its RTCP is somebody else's."""
        return self._rtp.adopt(bound, demux.receive, burst=SHARED_BURST)

    def bind_shared(self, number: int, demux: PortDemux) -> BoundPort:
        """Bind the shared port, 0 for any free one. Raises SourceError."""
        for _ in range(0 if number else ANY_PORT_ATTEMPTS):  # the port after a free one need not be free
            with suppress(SourceError):
                return self._bind(0, demux, burst=SHARED_BURST)[0]
        return self._bind(number, demux, burst=SHARED_BURST)[0]

    def bind_leg(self, leg_id: str, demux: PortDemux | SrtpReceiver, *, rtcp_mux: bool = False) -> BoundPort:
        """Bind the port for one leg that was free for longest, and return it; RTCP gets the next, or the same.

        Raises SourceError where none is free, and ShortageError where no other would help.
        """
        n_tried, left = 0, ""
        for _ in self._leg_ports:
            number = self._leg_ports[self._next_leg_port % len(self._leg_ports)]
            self._next_leg_port += 1
            if number in self._in_use:
                continue
            try:
                ports = self._bind(number, demux, burst=1, rtcp_mux=rtcp_mux)
            except ShortageError:
                self._next_leg_port -= 1
                raise
            except SourceError:  # another program has it
                n_tried += 1
                if n_tried == LEG_PORT_ATTEMPTS:
                    left = f"; other programs have the {n_tried} that were tried"
                    break
            else:
                self._of_leg[leg_id] = ports
                self._in_use.add(number)
                return ports[0]
        raise SourceError(f"no port is free for a leg: {len(self._leg_ports)} are there, by rtp.leg_ports{left}")

    def release_leg(self, leg_id: str) -> None:
        """Close the ports of a leg; do nothing where it has none."""
        rtp, *rtcp = self._of_leg.pop(leg_id, ()) or (None,)
        if rtp is not None:
            self._in_use.discard(rtp.port)
            self._rtp.unbind(rtp)
        for each in rtcp:
            self._rtcp.unbind(each)

    def drain(self, now_s: float) -> None:
        """Hand over all datagrams that are there, RTP before RTCP."""
        self._rtp.drain(now_s)
        self._rtcp.drain(now_s)

    def close(self) -> None:
        """Close everything."""
        self._rtp.close()
        self._rtcp.close()

    def _bind(
        self, number: int, demux: PortDemux | SrtpReceiver, *, burst: int, rtcp_mux: bool = False
    ) -> tuple[BoundPort, ...]:
        rtp = self._rtp.bind(self._host, number, demux.receive, burst=burst)
        if rtcp_mux:  # the demux knows RTCP by its types (RFC 5761)
            return (rtp,)
        try:
            return rtp, self._rtcp.bind(self._host, rtp.port + 1, demux.receive_rtcp)
        except SourceError:
            self._rtp.unbind(rtp)
            raise
