"""The tokens that the configuration names: from itself, from files and from systemd's credentials."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from streamer.access.grants import Grant
from streamer.access.limits import Limits
from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens, TokenSource
from streamer.config.paths import beside
from streamer.core.errors import ConfigError
from streamer.protocol.event_filter import EventFilter
from streamer.web.certificate import Certificate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.config.port_tables import Token, WebSocket
    from streamer.config.siprec_table import Siprec
    from streamer.config.stream_tables import Stream

THE_TOKEN = "websocket.token"  # noqa: S105 - a name for the log
"""Name of the token in ``websocket.token``, which may do everything."""


def access_policy(websocket: WebSocket, config_path: Path | None, environment: Mapping[str, str]) -> AccessPolicy:
    """Return who may do what. Raises ConfigError where a token can't be read."""
    tokens = Tokens(token_sources(websocket, config_path, environment))
    limits = Limits(
        max_connections=websocket.max_connections,
        max_connections_per_host=websocket.max_connections_per_host,
        max_subscribers=websocket.max_subscribers,
        max_subscribers_per_host=websocket.max_subscribers_per_host,
        max_control_clients=websocket.max_control_clients,
        max_control_clients_per_host=websocket.max_control_clients_per_host,
        max_streams=websocket.max_streams,
        max_streams_per_host=websocket.max_streams_per_host,
    )
    return AccessPolicy(tokens=tokens, origins=websocket.origins, names=machine_names(websocket), limits=limits)


def reload(
    access: AccessPolicy, websocket: WebSocket, config_path: Path | None, environment: Mapping[str, str]
) -> None:
    """Take over tokens, origins, names and quotas of another configuration; where it raises ConfigError, nothing.

    Files of tokens are read again too. Who is connected by a token that is no longer valid is disconnected by
    ``WebSink.check_access``.
    """
    access.tokens.replace(token_sources(websocket, config_path, environment))
    access.replace(origins=websocket.origins, names=machine_names(websocket))
    limits = access.limits
    limits.connections.resize(total=websocket.max_connections, per_host=websocket.max_connections_per_host)
    limits.subscribers.resize(total=websocket.max_subscribers, per_host=websocket.max_subscribers_per_host)
    limits.control_clients.resize(total=websocket.max_control_clients, per_host=websocket.max_control_clients_per_host)
    limits.streams.resize(total=websocket.max_streams, per_host=websocket.max_streams_per_host)


def readable_tokens(
    websocket: WebSocket, config_path: Path | None, environment: Mapping[str, str]
) -> tuple[Tokens, list[str]]:
    """Return the tokens, and the names of those that only a service gets, as systemd's credentials.

    Raises ConfigError where one can't be read.
    """
    here = [token for token in websocket.tokens if not token.credential or environment.get("CREDENTIALS_DIRECTORY")]
    elsewhere = [token.name for token in websocket.tokens if token not in here]
    return Tokens(token_sources(structs.replace(websocket, tokens=tuple(here)), config_path, environment)), elsewhere


def certificate(websocket: WebSocket, config_path: Path | None) -> Certificate | None:
    """Return the server's certificate, or None where nothing is encrypted. Raises ConfigError."""
    if not websocket.enabled:
        return None
    return certificate_of(websocket, config_path, table="websocket")


def certificate_of(server: WebSocket | Stream | Siprec, config_path: Path | None, *, table: str) -> Certificate | None:
    """Return the certificate that a table names, or None where it names none. Raises ConfigError."""
    if not server.tls_cert:
        return None
    key = beside(config_path, server.tls_key) if server.tls_key else None
    return Certificate(beside(config_path, server.tls_cert), key, table=table)


def machine_names(websocket: WebSocket) -> list[str]:
    """Return the names by which requests may call this machine, beside its addresses and ``localhost``."""
    host_name = socket.gethostname()
    return [*websocket.hosts, websocket.host, host_name, f"{host_name.partition('.')[0]}.local"]


def token_sources(websocket: WebSocket, config_path: Path | None, environment: Mapping[str, str]) -> list[TokenSource]:
    """Return where the tokens come from. Raises ConfigError for a credential where systemd gives none."""
    sources = [_source(token, config_path, environment) for token in websocket.tokens]
    if websocket.token:
        sources.insert(0, TokenSource(Grant(THE_TOKEN, frozenset({"admin"})), websocket.token))
    return sources


def _source(token: Token, config_path: Path | None, environment: Mapping[str, str]) -> TokenSource:
    events = EventFilter(frozenset(token.sources), frozenset(token.roles), frozenset(token.types))
    grant = Grant(token.name, frozenset(token.scopes), events)
    if token.token:
        return TokenSource(grant, token.token)
    if token.file:
        return TokenSource(grant, path=beside(config_path, token.file))
    folder = environment.get("CREDENTIALS_DIRECTORY")
    if not folder:
        raise ConfigError(
            f"websocket.tokens: expected the systemd credential {token.credential} for {token.name} "
            f"(LoadCredential= in the unit), got no credentials"
        )
    return TokenSource(grant, path=Path(folder) / token.credential)
