"""The sources of calls that platforms stream, and where they listen."""

from __future__ import annotations

import ssl
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from streamer.access.refusals import stream_refusal
from streamer.app.access import certificate_of
from streamer.app.platform_feedback import PlatformFeedback
from streamer.app.stream_signatures import REFUSE_AFTER_S, proof_of_origin
from streamer.config.stream_tables import address
from streamer.core.addresses import is_loopback
from streamer.core.counting import count
from streamer.core.errors import ConfigError
from streamer.protocol.streams.asterisk import AsteriskDialect
from streamer.protocol.streams.audiohook import AudioHookDialect
from streamer.protocol.streams.audiosocket import TERMINATE, AudioSocketDialect, message
from streamer.protocol.streams.dialect import DialectSettings, Handshake
from streamer.protocol.streams.l16 import L16Dialect
from streamer.protocol.streams.media_streams import FLAVOURS, MediaStreamsDialect
from streamer.sources.streams.frame_decoders import frame_decoder
from streamer.sources.streams.outgoing import connect_to
from streamer.sources.streams.source import StreamsSource
from streamer.sources.streams.tcp_ports import TcpPorts
from streamer.web.access import AccessControl
from streamer.web.server import WebServer
from streamer.web.stream_routes import StreamEndpoint, stream_application

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from streamer.access.policy import AccessPolicy, Refusal
    from streamer.app.stream_signatures import IsSigned
    from streamer.config.stream_tables import Stream
    from streamer.config.tables import Config
    from streamer.protocol.streams.dialect import Dialect
    from streamer.protocol.streams.media_streams import Flavour
    from streamer.sources.streams.connection import Connection

_RESERVED = {"/", "/events", "/control", "/metrics", "/healthz", "/readyz", "/livez", "/openapi.json"}
"""Paths of the front door; below ``/api/`` everything is its own too."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the daemon needs to know of a dialect over WebSocket."""

    make: Callable[[DialectSettings, Handshake], Dialect]
    connects_again: bool = False
    """Whether its clients go on with a call on another connection when theirs is closed; else those do that say so."""


def _media_streams(flavour: Flavour) -> _Kind:
    return _Kind(lambda settings, _: MediaStreamsDialect(settings, flavour, frame_decoder))


KINDS: Mapping[str, _Kind] = {
    "l16": _Kind(lambda settings, _: L16Dialect(settings), connects_again=True),
    **{name: _media_streams(flavour) for name, flavour in FLAVOURS.items()},
    "audiohook": _Kind(lambda settings, handshake: AudioHookDialect(settings, handshake.headers)),
    "asterisk": _Kind(lambda settings, _: AsteriskDialect(settings, frame_decoder)),
}
"""By the name of the dialect in the configuration."""


@dataclass(frozen=True, slots=True)
class Streams:
    """The sources, and the paths that the front door serves."""

    sources: Sequence[StreamsSource] = ()
    endpoints: Sequence[StreamEndpoint] = ()

    def send_away(self) -> None:
        """Let the clients that connect again do so elsewhere; those that don't go on here."""
        for source in self.sources:
            kind = KINDS.get(source.dialect)
            source.send_away(everybody=kind is not None and kind.connects_again)

    def detail(self) -> str:
        """Return a line about each stream for the health page; empty where there is none."""
        return "\n".join(
            f"stream {each.source_id}: {each.dialect}, {each.open_connections} open, {count(each.open_legs, 'leg')}"
            for each in self.sources
        )

    def set_paused(self, session_id: str, is_paused: bool) -> None:
        """Ask the platform of a session to pause or resume, where it takes that."""
        for source in self.sources:
            source.set_paused(session_id, is_paused=is_paused)


def platform_sinks(
    config: Config, streams: Streams, source_leg: Callable[[str], str] = lambda leg_id: leg_id
) -> list[PlatformFeedback]:
    """Return what tells platforms the states of their voices: at most one sink. ``source_leg``: as of that."""
    wanted = {stream.name for stream in config.streams if stream.tell_emotions}
    sources = {source.source_id: source for source in streams.sources if source.source_id in wanted}
    return [PlatformFeedback(sources, source_leg)] if sources else []


def check_streams(config: Config) -> None:
    """Raise ConfigError where streams are in each other's way, or in that of the daemon."""
    names = Counter(stream.name for stream in config.streams)
    names.update(each.source_id for each in (config.microphone, config.rtp) if each.enabled)
    places = Counter((stream.listen, stream.served_at) for stream in config.streams if not _any_port(stream.listen))
    for number, stream in enumerate(config.streams):
        where = f"streams[{number}]"
        if names[stream.name] > 1:
            raise ConfigError(f"{where}.source_id: expected a name of its own, got {stream.name!r} twice")
        if places[stream.listen, stream.served_at] > 1:
            raise ConfigError(f"{where}.path: expected a path of its own, got {stream.served_at} twice")
        _check_place(config, stream, where)
    _check_certificates(config)


def _check_certificates(config: Config) -> None:
    """Raise ConfigError where streams that share a port have different certificates: it has that of the first."""
    first: dict[str, tuple[int, Stream]] = {}
    for number, stream in enumerate(config.streams):
        if not stream.listen or stream.dialect == "audiosocket" or _any_port(stream.listen):
            continue
        before, other = first.setdefault(stream.listen, (number, stream))
        own = stream.tls_cert, stream.tls_key
        if any(own) and own != (other.tls_cert, other.tls_key):
            raise ConfigError(
                f"streams[{number}].tls_cert: expected none, or that of streams[{before}], whose port it shares, got "
                f"{stream.tls_cert!r}"
            )


def _check_place(config: Config, stream: Stream, where: str) -> None:
    if not stream.listen:
        if not config.websocket.enabled:
            raise ConfigError(f"{where}.listen: expected an address, since websocket.enabled is false, got none")
        if stream.served_at in _RESERVED or stream.served_at.startswith("/api/"):
            raise ConfigError(f"{where}.path: expected another path than one of the daemon, got {stream.served_at}")
        return
    host, _ = address(stream.listen)
    is_proved = bool(stream.secret or stream.secret_file or stream.api_key) or stream.dialect == "audiosocket"
    if not (is_loopback(host) or is_proved or config.websocket.token or config.websocket.tokens):
        raise ConfigError(
            f"websocket.token: expected a token, or the platform's {where}.secret, since {where}.listen "
            f"{stream.listen!r} can be reached from other machines, got none"
        )


def _any_port(listen: str) -> bool:
    return bool(listen) and address(listen)[1] == 0


def build_streams(config: Config, config_path: Path | None, access: AccessPolicy) -> Streams:
    """Return the sources; nothing listens yet. Raises ConfigError where a certificate can't be used."""
    sources: list[StreamsSource] = []
    at_front_door: list[StreamEndpoint] = []
    ports: dict[str, StreamPort] = {}
    for number, stream in enumerate(config.streams):
        source = StreamsSource(
            source_id=stream.name,
            dialect=stream.dialect,
            where=f"{stream.listen or 'the port of [websocket]'}{stream.served_at}",
            reconnect_s=stream.reconnect_s,
        )
        sources.append(source)
        if stream.dialect == "audiosocket":
            source.listener = _tcp_ports(stream, source, access)
            continue
        table = f"streams[{number}]"
        endpoint = _endpoint(stream, source, proof_of_origin(stream, config_path, where=table))
        if not stream.listen:
            at_front_door.append(endpoint)
        else:
            # Those at one address share a port; each that may have any has one of its own.
            name = f"any {number}" if _any_port(stream.listen) else stream.listen
            port = ports.get(name) or ports.setdefault(name, StreamPort(stream, config_path, access, table))
            port.endpoints.append(endpoint)
            source.listener = port
    return Streams(sources, at_front_door)


def _endpoint(stream: Stream, source: StreamsSource, is_signed: IsSigned | None) -> StreamEndpoint:
    kind = KINDS[stream.dialect]
    settings = DialectSettings(roles=stream.roles, sample_rate=stream.sample_rate)

    def make_dialect(handshake: Handshake) -> Dialect:
        return kind.make(settings, handshake)

    async def fetch(connection_id: str, when_done: Callable[[], None]) -> None:
        url = f"{stream.connect.rstrip('/')}/{connection_id}"
        tls = ssl.create_default_context() if url.startswith("wss") else None
        connection = await connect_to(url, subprotocol="media", headers={}, tls=tls)
        source.serve_in_background(connection, make_dialect(Handshake(url)), when_done=when_done)

    return StreamEndpoint(
        stream.served_at,
        source,
        make_dialect,
        is_signed=is_signed,
        refuse_after_s=REFUSE_AFTER_S,
        fetch=fetch if stream.connect else None,
    )


def _tcp_ports(stream: Stream, source: StreamsSource, access: AccessPolicy) -> TcpPorts:
    host, port = address(stream.listen)

    async def serve(connection: Connection, index: int) -> None:
        await source.serve(connection, AudioSocketDialect(stream.roles[index]))

    def count(refusal: Refusal) -> None:
        if (reason := stream_refusal(refusal.reason)) is not None:
            source.counts.refused[reason] += 1

    return TcpPorts(
        serve,
        host=host,
        port=port,
        number=len(stream.roles),
        allowed=stream.allowed,
        access=access,
        on_refused=count,
        no_room=message(TERMINATE),
    )


class StreamPort:
    """A port of its own for one or more streams; it is open while at least one of their sources is."""

    def __init__(self, stream: Stream, config_path: Path | None, access: AccessPolicy, table: str) -> None:
        """Take host, port and certificate from the stream configured first, which is ``table``. Raises ConfigError."""
        self.endpoints: list[StreamEndpoint] = []
        self._host, self._port = address(stream.listen)
        self._name = f"{table}.listen"
        self._access = access
        self._certificate = certificate_of(stream, config_path, table=table)
        self.ports: list[int] = []
        """The port in use while it is open."""
        self._users = 0
        self._opened = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._users += 1
        if self._users == 1:
            server = await self._opened.enter_async_context(self._server())
            self.ports = [server.port]
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._users -= 1
        if self._users == 0:
            await self._opened.aclose()

    def _server(self) -> WebServer:
        app = stream_application(self.endpoints, AccessControl(self._access))
        tls = None if self._certificate is None else self._certificate.context
        return WebServer(app, host=self._host, port=self._port, access=self._access, tls=tls, name=self._name)
