"""The table ``[siprec]``: where SIPREC recording clients call."""

from __future__ import annotations

import ipaddress
from typing import Annotated, Literal

from msgspec import Meta

from streamer.config.values import Id, Seconds, Table, network_of
from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotation when it decodes

Patterns = tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...]


class Siprec(Table, frozen=True):
    """``[siprec]``."""

    enabled: bool = False
    source_id: Id = "siprec"
    host: Annotated[str, Meta(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65_534)] = 5060
    transports: Annotated[tuple[Literal["udp", "tcp", "tls"], ...], Meta(min_length=1, max_length=3)] = ("udp", "tcp")
    tls_cert: str = ""
    tls_key: str = ""
    allowed: tuple[str, ...] = ("127.0.0.0/8", "::1/128")
    users_file: str = ""
    realm: Annotated[
        str, Meta(pattern=r"^[A-Za-z0-9 ._-]{1,64}\Z", description="1 to 64 letters, digits, spaces, ., _ and -")
    ] = "emotion-streamer"
    digest_algorithms: Annotated[
        tuple[Literal["SHA-512-256", "SHA-256", "MD5"], ...], Meta(min_length=1, max_length=3)
    ] = ("SHA-256", "MD5")
    nonce_s: Annotated[float, Meta(ge=10, le=86_400)] = 300.0
    public_host: str = ""
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=8)] = ("unknown",)
    customers: Patterns = ()
    agents: Patterns = ()
    timeout_s: Seconds = 3600.0

    def __post_init__(self) -> None:
        _address("host", self.host)
        if self.public_host:
            _address("public_host", self.public_host)
        for network in self.allowed:
            network_of(network)
        if len(set(self.transports)) < len(self.transports):
            raise ValueError("transports: expected each once, got one twice")
        if ("tls" in self.transports) != bool(self.tls_cert):
            raise ValueError(
                "tls_cert: expected a certificate, since transports has tls, got none"
                if not self.tls_cert
                else "transports: expected tls among them, since tls_cert is set, got none"
            )
        if self.tls_key and not self.tls_cert:
            raise ValueError("tls_cert: expected a certificate, since tls_key is set, got none")


def _address(key: str, text: str) -> None:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        raise ValueError(f"{key}: expected an IPv4 or IPv6 address, got {text!r}") from None
