"""TLS to an MQTT broker: whom to trust, and the certificate by which the broker knows the daemon."""

from __future__ import annotations

import logging
import ssl
from dataclasses import dataclass

from streamer.core.errors import SinkError
from streamer.protocol.tls_errors import reason_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """PEM files. They are read for every connection, so a renewed certificate needs no restart."""

    ca_file: str | None = None
    """Authorities to trust; None: those of the system."""
    cert_file: str | None = None
    """The daemon's own certificate, with its chain; None: it has none."""
    key_file: str | None = None
    """The key of that certificate; None: it is in the same file."""
    key_password: str | None = None

    def context(self) -> ssl.SSLContext:
        """Return what the files hold now. Raises SinkError that names the key and the file."""
        try:
            context = ssl.create_default_context(cafile=self.ca_file)
        except OSError as error:  # SSLError is one
            raise SinkError(
                f"mqtt.ca_file: can't read the certificates in {self.ca_file}: {reason_of(error)}"
            ) from error
        if self.cert_file is not None:
            self._load_own(context, self.cert_file)
        return context

    def _load_own(self, context: ssl.SSLContext, cert_file: str) -> None:
        def ask() -> str:  # without one OpenSSL would ask at the terminal
            if self.key_password is None:
                raise SinkError(
                    f"mqtt.key_password: expected the password of the key in {key_file}, which is encrypted"
                )
            return self.key_password

        key_file = self.key_file or cert_file
        try:
            context.load_cert_chain(cert_file, self.key_file, ask)
        except OSError as error:
            raise SinkError(self._fault(cert_file, reason_of(error))) from error

    def _fault(self, cert_file: str, reason: str) -> str:
        keys, files = "mqtt.cert_file", cert_file
        if self.key_file is not None:
            keys, files = f"{keys} and mqtt.key_file", f"{files} and {self.key_file}"
        password = ", or mqtt.key_password is not its password" if self.key_password else ""
        return f"{keys}: can't use the client certificate in {files}: {reason}{password}"


class RenewedTls:
    """The newest TLS context whose files could be read."""

    def __init__(self, files: TlsFiles) -> None:
        """Read the files. Raises SinkError."""
        self._files = files
        self._context = files.context()
        self._told = ""

    def context(self) -> ssl.SSLContext:
        """Read the files again; where they can't be read any more, say so once and return what was read before."""
        try:
            self._context = self._files.context()
            self._told = ""
        except SinkError as error:
            if str(error) != self._told:
                log.warning("%s; going on with what was read before", error)
            self._told = str(error)
        return self._context
