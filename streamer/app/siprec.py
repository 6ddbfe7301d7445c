"""The SIPREC recording server that the configuration enables."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from streamer.access.tokens import secret_lines
from streamer.app.access import certificate_of
from streamer.app.reload import sync_part
from streamer.app.rtp import encodings
from streamer.config.paths import beside
from streamer.core.errors import ConfigError
from streamer.ops.defaults import random_id
from streamer.protocol.sip.digest import DigestAuthenticator
from streamer.protocol.sip.metadata import RolePatterns
from streamer.sources.rtp.srtp import is_available
from streamer.sources.siprec.recordings import Recordings
from streamer.sources.siprec.requests import ControlRequests
from streamer.sources.siprec.source import SiprecSource

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Collection
    from pathlib import Path

    from sipmessage import Request

    from streamer.app.reload import Reloadable
    from streamer.config.tables import Config
    from streamer.protocol.sip.digest import Challenge
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
        SiprecFiles(config, config_path)


class SiprecFiles:
    """The certificate, and the users who may record: both are read again at every reload; calls go on."""

    def __init__(self, config: Config, config_path: Path | None) -> None:
        """Read them. Raises ConfigError where one can't be used."""
        self._config_path = config_path
        self._certificate = certificate_of(config.siprec, config_path, table="siprec")
        self._authenticator = _authenticator(config, config_path)

    @property
    def tls(self) -> ssl.SSLContext | None:
        """With the certificate; None where nothing is encrypted."""
        return None if self._certificate is None else self._certificate.context

    def authenticate(self, request: Request, now_s: float) -> Challenge | None:
        """Return how a request is answered that does not prove a secret; None where it does, or need not."""
        if self._authenticator is None:
            return None
        return self._authenticator.check(request.method, request.headers.getlist("Authorization"), now_s)

    def part(self) -> Reloadable:
        """Return what takes another content of them."""
        return sync_part(*_FILES, prepare=self._prepare, has_files=True, needs_restart=_switched)

    def _prepare(self, config: Config) -> Callable[[], None]:
        certificate = certificate_of(config.siprec, self._config_path, table="siprec")
        users = _users(config, self._config_path)

        def apply() -> None:
            if self._certificate is not None and certificate is not None:
                self._certificate.become(certificate)
            if self._authenticator is not None:
                self._authenticator.secrets = users

        return apply


_FILES = ("siprec.users_file", "siprec.tls_cert", "siprec.tls_key")


def _switched(before: Config, wanted: Config) -> Collection[str]:
    """Return the keys by which proofs or TLS are switched on or off, or all: there may be no server to take them."""
    if not (before.siprec.enabled and wanted.siprec.enabled):
        return _FILES
    users = bool(before.siprec.users_file) != bool(wanted.siprec.users_file)
    tls = bool(before.siprec.tls_cert) != bool(wanted.siprec.tls_cert)
    return [*_FILES[: 1 if users else 0], *(_FILES[1:] if tls else ())]


def siprec_source(
    config: Config, config_path: Path | None, answer: Answer, files: SiprecFiles | None = None
) -> SiprecSource | None:
    """Return the server, None where there is none. ``answer``: of the control API, by which it opens legs.

    ``files``: those of the configuration, where they are to be read again later.
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
    files = files or SiprecFiles(config, config_path)
    return SiprecSource(
        recordings,
        source_id=siprec.source_id,
        host=siprec.host,
        port=siprec.port,
        transports=siprec.transports,
        allowed=siprec.allowed,
        tls=files.tls,
        authenticate=files.authenticate,
    )


def _users(config: Config, config_path: Path | None) -> dict[str, list[str]]:
    siprec = config.siprec
    if not siprec.users_file:
        return {}
    path = beside(config_path, siprec.users_file)
    users: dict[str, list[str]] = {}
    for line in secret_lines(path, "siprec.users_file"):
        user, colon, secret = line.partition(":")
        if not (user and colon and secret):
            raise ConfigError(f"{path}: expected lines such as user:secret, got another one")
        users.setdefault(user, []).append(secret)
    return users


def _authenticator(config: Config, config_path: Path | None) -> DigestAuthenticator | None:
    siprec = config.siprec
    if not siprec.users_file:
        return None
    return DigestAuthenticator(
        _users(config, config_path),
        realm=siprec.realm,
        algorithms=siprec.digest_algorithms,
        nonce_s=siprec.nonce_s,
        key=secrets.token_bytes(32),
        new_id=random_id,
    )
