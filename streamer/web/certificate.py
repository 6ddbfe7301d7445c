"""The server's own certificate: loaded, checked, and replaced while it serves."""

from __future__ import annotations

import ssl
from functools import partial
from typing import TYPE_CHECKING

from streamer.core.errors import ConfigError
from streamer.protocol.tls_errors import reason_of
from streamer.protocol.x509 import certificates_end

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class Certificate:
    """A certificate with its key, as files give them; connections from now on get the one that was loaded last."""

    def __init__(self, certificate: Path, key: Path | None = None, *, table: str = "websocket") -> None:
        """``certificate``: PEM, with those that lead to the authority; ``key``: None where it is in the same file.

        Raises ConfigError, which names keys of ``table``.
        """
        self._loaded = _load(certificate, key, table)
        self.context = _new_context()
        """For the server. It has no certificate itself: each handshake takes the current one."""
        self.context.sni_callback = self._choose

    @property
    def ends_at(self) -> datetime:
        """When the first certificate of the chain ends."""
        return self._loaded[1]

    def become(self, other: Certificate) -> None:
        """Use the content of another one for connections from now on."""
        self._loaded = other._loaded

    def _choose(self, connection: ssl.SSLObject | ssl.SSLSocket, name: str | None, context: ssl.SSLContext) -> None:  # noqa: ARG002
        connection.context = self._loaded[0]


def _new_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    return context


def _load(certificate: Path, key: Path | None, table: str) -> tuple[ssl.SSLContext, datetime]:
    try:
        ends_at = certificates_end(certificate.read_text(encoding="ascii", errors="replace"))
    except OSError as error:
        raise ConfigError(f"{table}.tls_cert: {certificate} can't be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{table}.tls_cert: {certificate}: {error}") from None
    context = _new_context()
    try:
        context.load_cert_chain(certificate, key, password=partial(_no_password, table))
    except ssl.SSLError as error:
        raise ConfigError(
            f"{table}.tls_key: expected the key of {certificate} in {key or certificate}: {reason_of(error)}"
        ) from None
    except OSError as error:
        raise ConfigError(f"{table}.tls_key: {key or certificate} can't be read: {error.strerror}") from error
    return context, ends_at


def _no_password(table: str) -> str:
    raise ConfigError(f"{table}.tls_key: expected a key without a password, got one that is encrypted")
