"""Certificates that openssl makes, which trust nobody but themselves."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Files:
    """A certificate and its key, PEM."""

    certificate: Path
    key: Path

    def trusting(self) -> ssl.SSLContext:
        """Return a context for clients that trust it."""
        return ssl.create_default_context(cafile=self.certificate)


def make_certificate(openssl: str, folder: Path, name: str = "server", *, days: int = 30) -> Files:
    """Make one for localhost and 127.0.0.1 that is valid for some days."""
    files = Files(folder / f"{name}.pem", folder / f"{name}.key")
    subject = ["-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    new = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", str(days)]
    arguments = [*new, "-keyout", str(files.key), "-out", str(files.certificate), *subject]
    subprocess.run([openssl, *arguments], check=True, capture_output=True)
    return files


def end_by_openssl(openssl: str, certificate: Path) -> datetime:
    """Return when a certificate ends, as openssl says."""
    command = [openssl, "x509", "-noout", "-enddate", "-dateopt", "iso_8601", "-in", str(certificate)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return datetime.fromisoformat(said.strip().removeprefix("notAfter="))
