"""What the daemon's sources say of themselves to who asks: where each listens, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.app.streams import StreamPort
from streamer.config.stream_tables import address
from streamer.sources.files.demo import DemoSource
from streamer.sources.rtp.source import RtpSource
from streamer.sources.siprec.source import SiprecSource
from streamer.sources.streams.source import StreamsSource
from streamer.sources.streams.tcp_ports import TcpPorts
from streamer.web.source_list import ListedSource
from streamer.workers.supervisor import WorkerSupervisor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from streamer.config.stream_tables import Stream
    from streamer.config.tables import Config
    from streamer.ops.event_counts import EventCounts
    from streamer.sources.source import Source


def list_sources(config: Config, sources: Sequence[Source], counts: EventCounts) -> list[ListedSource]:
    """Return what listens, in the order of ``sources``; ``counts``: of the events of their sessions."""
    open_sessions = counts.open_sessions(source.source_id for source in sources)
    streams = {stream.name: stream for stream in config.streams}
    listed = []
    for source in sources:
        n_open, n_begun = open_sessions[source.source_id], counts.started[source.source_id]
        match source:
            case RtpSource() | WorkerSupervisor():
                listed.append(_rtp(config, source, n_open, n_begun))
            case SiprecSource():
                listed.append(_siprec(config, source))
            case StreamsSource():
                listed.append(_stream(streams[source.source_id], source, n_open, n_begun))
            case _:
                listed.append(
                    ListedSource(
                        source_id=source.source_id,
                        kind="demo" if isinstance(source, DemoSource) else "microphone",
                        open_sessions=n_open,
                        sessions=n_begun,
                    )
                )
    return listed


def _rtp(config: Config, source: RtpSource | WorkerSupervisor, n_open: int, n_begun: int) -> ListedSource:
    totals, (first, last) = source.totals(), config.rtp.leg_ports
    return ListedSource(
        source_id=source.source_id,
        kind="rtp",
        address=_place(config.rtp.host, *((config.rtp.port,) if config.rtp.auto else (first, last))),
        open_sessions=n_open,
        sessions=n_begun,
        received=totals.packets,
        refused=_nonzero({**totals.refused_legs, **totals.dropped}.items()),
    )


def _siprec(config: Config, source: SiprecSource) -> ListedSource:
    return ListedSource(
        source_id=source.source_id,
        kind="siprec",
        address=_place(config.siprec.host, source.port),
        open_sessions=source.open_recordings,
        sessions=source.recordings,
        refused=_nonzero((str(code), number) for code, number in source.refused.items()),
    )


def _stream(stream: Stream, source: StreamsSource, n_open: int, n_begun: int) -> ListedSource:
    is_plain_tcp = stream.dialect == "audiosocket"
    return ListedSource(
        source_id=source.source_id,
        kind="audiosocket" if is_plain_tcp else "stream",
        dialect=stream.dialect,
        address=_listening(stream, source),
        path=stream.served_at or None,
        open_sessions=n_open,
        sessions=n_begun,
        open_connections=source.open_connections,
        connections=source.counts.connections,
        received=source.counts.frames,
        refused=_nonzero(source.counts.refused.items()),
    )


def _listening(stream: Stream, source: StreamsSource) -> str | None:
    if not stream.listen:
        return None
    host, port = address(stream.listen)
    ports = source.listener.ports if isinstance(source.listener, (StreamPort, TcpPorts)) else ()
    return _place(host, *((ports[0], ports[-1]) if ports else (port,)))


def _place(host: str, first: int, last: int = 0) -> str:
    """Return a host and a port, or the first and the last of several, as in a URL."""
    ports = f"{first}-{last}" if last > first else f"{first}"
    return f"[{host}]:{ports}" if ":" in host else f"{host}:{ports}"


def _nonzero(numbers: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {reason: number for reason, number in numbers if number}
