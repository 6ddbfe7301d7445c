"""The SIPREC recording server that the configuration enables."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.access.tokens import secret_lines
from streamer.app.rtp import encodings
from streamer.core.errors import ConfigError
from streamer.ops.defaults import random_id
from streamer.protocol.sip.digest import DigestAuthenticator
from streamer.protocol.sip.metadata import RolePatterns
from streamer.sources.rtp.srtp import is_available
from streamer.sources.siprec.recordings import Recordings
from streamer.sources.siprec.requests import ControlRequests
from streamer.sources.siprec.source import SiprecSource
from streamer.web.certificate import Certificate

if TYPE_CHECKING:
    import ssl

    from sipmessage import Request

    from streamer.config.tables import Config
    from streamer.protocol.sip.digest import Challenge
    from streamer.protocol.sip.user_agent import Authenticate
    from streamer.sinks.sink import Answer


def check_siprec(config: Config) -> None:
    """Raise ConfigError where recording clients could not be served."""
    siprec = config.siprec
    if not siprec.enabled:
        return
    if not config.rtp.enabled:
        raise ConfigError("rtp.enabled: expected true, since siprec.enabled is: its audio comes over RTP; got false")
    names = [each.source_id for each in (config.microphone, config.rtp) if each.enabled]
    if siprec.source_id in [*names, *(stream.name for stream in config.streams)]:
        raise ConfigError(f"siprec.source_id: expected a name of its own, got {siprec.source_id!r} twice")


def check_siprec_files(config: Config, config_path: Path | None) -> None:
    """Raise ConfigError where its certificate, or the file with its users, can't be used."""
    if config.siprec.enabled:
        _authenticator(config, config_path)
        _tls(config, config_path)


def siprec_source(config: Config, config_path: Path | None, answer: Answer) -> SiprecSource | None:
    """Return the server, None where there is none. ``answer``: of the control API, by which it opens legs.

    Raises ConfigError where its certificate, or the file with its users, can't be used.
    """
    siprec = config.siprec
    if not siprec.enabled:
        return None
    recordings = Recordings(
        ControlRequests(answer, timeout_s=siprec.timeout_s),
        encodings=encodings(config, config_path),
        roles=siprec.roles,
        patterns=RolePatterns(customers=siprec.customers, agents=siprec.agents),
        public_host=siprec.public_host,
        takes_srtp=is_available(),
    )
    authenticator = _authenticator(config, config_path)
    return SiprecSource(
        recordings,
        source_id=siprec.source_id,
        host=siprec.host,
        port=siprec.port,
        transports=siprec.transports,
        allowed=siprec.allowed,
        tls=_tls(config, config_path),
        authenticate=(lambda _request, _now_s: None) if authenticator is None else _by(authenticator),
    )


def _by(authenticator: DigestAuthenticator) -> Authenticate:
    def authenticate(request: Request, now_s: float) -> Challenge | None:
        return authenticator.check(request.method, request.headers.getlist("Authorization"), now_s)

    return authenticate


def _authenticator(config: Config, config_path: Path | None) -> DigestAuthenticator | None:
    siprec = config.siprec
    if not siprec.users_file:
        return None
    path = (config_path.parent if config_path else Path()) / siprec.users_file
    users: dict[str, list[str]] = {}
    for line in secret_lines(path, "siprec.users_file"):
        user, colon, secret = line.partition(":")
        if not (user and colon and secret):
            raise ConfigError(f"{path}: expected lines such as user:secret, got another one")
        users.setdefault(user, []).append(secret)
    return DigestAuthenticator(
        users,
        realm=siprec.realm,
        algorithms=siprec.digest_algorithms,
        nonce_s=siprec.nonce_s,
        key=secrets.token_bytes(32),
        new_id=random_id,
    )


def _tls(config: Config, config_path: Path | None) -> ssl.SSLContext | None:
    siprec = config.siprec
    if not siprec.tls_cert:
        return None
    folder = config_path.parent if config_path else Path()
    key = folder / siprec.tls_key if siprec.tls_key else None
    return Certificate(folder / siprec.tls_cert, key, table="siprec").context
