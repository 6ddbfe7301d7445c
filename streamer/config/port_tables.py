"""The tables of the port that serves events, control, metrics and the page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta

from streamer.access.grants import Scope  # noqa: TC001 - msgspec reads the annotations when it decodes
from streamer.access.origins import normal_origin
from streamer.config.addresses import check_host
from streamer.config.paths import beside
from streamer.config.values import Id, Places, PlacesPerHost, Port, QueueLength, Table, ordered
from streamer.core.audio import Role  # noqa: TC001 - as above
from streamer.protocol.event_parts import EventType  # noqa: TC001 - as above


class Token(Table, frozen=True):
    """One of ``websocket.tokens``: who may do what."""

    name: Id
    scopes: Annotated[tuple[Scope, ...], Meta(min_length=1)]
    token: str = ""
    file: str = ""
    credential: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.-]*\Z", description="letters, digits, _, . and -")] = ""
    sources: tuple[Id, ...] = ()
    roles: tuple[Role, ...] = ()
    types: tuple[EventType, ...] = ()

    def __post_init__(self) -> None:
        given = sum(map(bool, (self.token, self.file, self.credential)))
        if given != 1:
            raise ValueError(f"token: expected one of token, file and credential in {self.name}, got {given} of them")
        limited = self.sources or self.roles or self.types
        if limited and "admin" in self.scopes:
            raise ValueError(f"scopes: expected no sources, roles and types in {self.name}, which is admin, got some")
        if limited and "subscribe" not in self.scopes:
            raise ValueError(f"scopes: expected subscribe in {self.name}, which has sources, roles or types, got none")


class WebSocket(Table, frozen=True):
    """``[websocket]``."""

    enabled: bool = True
    host: Annotated[str, Meta(min_length=1)] = "127.0.0.1"
    port: Port = 8765
    token: str = ""
    tokens: tuple[Token, ...] = ()
    origins: tuple[str, ...] = ()
    hosts: tuple[
        Annotated[str, Meta(pattern=r"^[A-Za-z0-9._-]+\Z", description="a host name without a port")], ...
    ] = ()
    tls_cert: str = ""
    tls_key: str = ""
    queue_events: QueueLength = 1000
    max_connections: Places = 512
    max_connections_per_host: PlacesPerHost = 0
    max_subscribers: Places = 100
    max_subscribers_per_host: PlacesPerHost = 0
    max_control_clients: Places = 64
    max_control_clients_per_host: PlacesPerHost = 0
    max_streams: Places = 1000
    max_streams_per_host: PlacesPerHost = 0
    replay_events: Annotated[int, Meta(ge=0, le=1_000_000)] = 5000
    control: bool = True

    def __post_init__(self) -> None:
        check_host("host", self.host)
        for origin in self.origins:
            try:
                normal_origin(origin)
            except ValueError as error:
                raise ValueError(f"origins: {error}") from None
        if self.tls_key and not self.tls_cert:
            raise ValueError("tls_cert: expected a certificate, since tls_key is set, got none")
        for things in ("connections", "subscribers", "control_clients", "streams"):
            total, per_host = f"max_{things}", f"max_{things}_per_host"
            ordered(getattr(self, per_host), getattr(self, total), per_host, total)
        names = [token.name for token in self.tokens]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"tokens: expected a name of its own for each, got {twice} twice")


class Web(Table, frozen=True):
    """``[web]``."""

    page: bool = True
    embed_origins: tuple[str, ...] = ()
    marks: str = ""

    def marks_path(self, config_path: Path | None, state_directory: str | None) -> Path | None:
        """Return the file of marks, or None; ``state_directory`` is systemd's."""
        if self.marks == "auto":
            return Path(state_directory) / "marks.jsonl" if state_directory else None
        return beside(config_path, self.marks) if self.marks else None

    def __post_init__(self) -> None:
        for origin in self.embed_origins:
            try:
                normal_origin(origin)
            except ValueError as error:
                raise ValueError(f"embed_origins: {error}") from None
