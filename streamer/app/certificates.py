"""The PEM files that a configuration names: what is wrong with them, and when their certificates are valid.

Those of servers are loaded by what serves with them; here are those by which the daemon connects, and the times of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from streamer.app.mqtt import mqtt_tls
from streamer.app.sinks import nats_servers
from streamer.config.paths import beside
from streamer.core.errors import ConfigError, SinkError
from streamer.protocol.x509 import validities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.protocol.x509 import Validity

SOON = timedelta(days=14)
"""A certificate that ends earlier is told."""


@dataclass(frozen=True, slots=True)
class _PemFile:
    key: str
    path: Path

    @property
    def has_authorities(self) -> bool:
        """Whether others are verified by it, and any of its certificates may be the one; else it is a chain of ours."""
        return self.key.endswith(".ca_file")

    @property
    def is_key(self) -> bool:
        """Whether it has no certificate of its own."""
        return self.key.endswith((".tls_key", ".key_file"))


def check_pem_files(config: Config, config_path: Path | None) -> None:
    """Raise ConfigError where no file is at the place of one, or where those for brokers can't be used."""
    for pem in _pem_files(config, config_path):
        if pem.path.exists() and not pem.path.is_file():  # nobody waits for what a pipe may bring
            raise ConfigError(f"{pem.key}: expected a PEM file, got {pem.path}, which is no file")
    if config.nats.enabled:
        _load(nats_servers(config, config_path).tls)
    if config.mqtt.enabled and config.mqtt.tls:
        _load(mqtt_tls(config, config_path).context)


def certificate_risks(config: Config, config_path: Path | None, now: datetime) -> Iterator[str]:
    """Yield a line for each file whose certificates are not valid, or not for long, or do not say it in a known form.

    Raises ConfigError where a file can't be read.
    """
    for pem in _pem_files(config, config_path):
        if not pem.is_key and (found := _risk(pem, now)):
            yield f"{pem.key}: {found}"


def _load(files: Callable[[], object]) -> None:
    try:
        files()
    except SinkError as error:
        raise ConfigError(str(error)) from error


def _risk(pem: _PemFile, now: datetime) -> str:
    try:
        return _time_risk(pem, _validities(pem), now)
    except ValueError as error:  # what uses the file takes it, and has its own judgement of times
        return f"when the certificates in {pem.path} are valid is not known: {error}"


def _time_risk(pem: _PemFile, found: list[Validity], now: datetime) -> str:
    """Return what is wrong with a chain if any of it is not valid, with authorities if none of them is."""
    earliest, latest = (min, max) if pem.has_authorities else (max, min)
    begins_at, ends_at = earliest(each.begins_at for each in found), latest(each.ends_at for each in found)
    what = f"the {'last ' if pem.has_authorities else ''}certificate in {pem.path}"
    nobody = "no server will be trusted" if pem.has_authorities else "nobody will trust it"
    if ends_at <= now:
        return f"{what} ended on {ends_at:%Y-%m-%d}: {nobody}"
    if begins_at > now:
        return f"the certificate in {pem.path} is valid from {begins_at:%Y-%m-%d %H:%M} UTC on, or the clock is wrong"
    return f"{what} ends on {ends_at:%Y-%m-%d}" if ends_at - now < SOON else ""


def _validities(pem: _PemFile) -> list[Validity]:
    try:
        return validities(pem.path.read_text(encoding="ascii", errors="replace"))
    except OSError as error:
        raise ConfigError(f"{pem.key}: {pem.path} can't be read: {error.strerror}") from error


def _pem_files(config: Config, config_path: Path | None) -> Iterator[_PemFile]:
    """Yield the files that are used."""
    for key, name in _named(config):
        if name:
            yield _PemFile(key, beside(config_path, name))


def _named(config: Config) -> Iterator[tuple[str, str]]:
    for number, stream in enumerate(config.streams):
        yield f"streams[{number}].tls_cert", stream.tls_cert
        yield f"streams[{number}].tls_key", stream.tls_key
    for name in ("siprec", "websocket"):
        server = config.siprec if name == "siprec" else config.websocket
        if server.enabled:
            yield f"{name}.tls_cert", server.tls_cert
            yield f"{name}.tls_key", server.tls_key
    if config.mqtt.enabled and config.mqtt.tls:
        yield from ((f"mqtt.{key}", getattr(config.mqtt, key)) for key in ("ca_file", "cert_file", "key_file"))
    if config.nats.enabled:
        yield "nats.ca_file", config.nats.ca_file
