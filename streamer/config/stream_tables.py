"""The tables ``[[streams]]``: where platforms connect to stream calls."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from msgspec import Meta

from streamer.config.addresses import check_host, check_url
from streamer.config.values import OptionalId, Table, network_of
from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotation when it decodes

DialectName = Literal[
    "l16", "asterisk", "audiosocket", "twilio", "signalwire", "telnyx", "exotel", "plivo", "audiohook"
]
SIGNED: Final = {"twilio", "signalwire", "plivo", "audiohook"}
"""Dialects of platforms that sign their requests."""
_WEBSOCKET_URL = re.compile(r"wss?://[^/?#@\s]+(/[^?#\s]*)?\Z")
_LISTEN = re.compile(r"(?P<host>\[[0-9A-Fa-f:.%a-z]+\]|[A-Za-z0-9._-]+):(?P<port>[0-9]{1,5})\Z")


class Stream(Table, frozen=True):
    """One of ``[[streams]]``."""

    dialect: DialectName
    source_id: OptionalId = ""
    path: Annotated[
        str, Meta(pattern=r"^(/[A-Za-z0-9._~-]+)*\Z", max_length=200, description="a path such as /calls/l16")
    ] = ""
    listen: str = ""
    tls_cert: str = ""
    tls_key: str = ""
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=2)] = ("unknown",)
    sample_rate: Annotated[int, Meta(ge=8_000, le=64_000)] = 16_000
    secret: str = ""
    secret_file: str = ""
    api_key: str = ""
    public_url: Annotated[
        str,
        Meta(pattern=r"^(wss?://[!-~]+)?\Z", max_length=500, description="a URL such as wss://voice.example/twilio"),
    ] = ""
    tell_emotions: bool = False
    reconnect_s: Annotated[float, Meta(ge=0, le=600)] = 10.0
    allowed: tuple[str, ...] = ("127.0.0.0/8", "::1/128")
    connect: str = ""

    def __post_init__(self) -> None:
        if self.dialect == "audiosocket":
            self._check_audiosocket()
        if self.connect and self.dialect != "asterisk":
            raise ValueError(f"connect: expected none, since only asterisk is connected to, got one for {self.dialect}")
        if self.connect:
            check_url("connect", self.connect, ("ws", "wss"), "ws://127.0.0.1:8088/media")
            if not _WEBSOCKET_URL.match(self.connect):
                raise ValueError("connect: expected a URL such as ws://127.0.0.1:8088/media, got another")
        if self.public_url:
            check_url("public_url", self.public_url, ("ws", "wss"), "wss://voice.example/twilio")
        for network in self.allowed:
            network_of(network)
        if self.listen:
            address(self.listen)
        if self.tls_cert and not self.listen:
            raise ValueError("tls_cert: expected none without listen: the port of [websocket] has its own; got one")
        if self.tls_key and not self.tls_cert:
            raise ValueError("tls_cert: expected a certificate, since tls_key is set, got none")
        self._check_proof()

    def _check_proof(self) -> None:
        if self.secret and self.secret_file:
            raise ValueError("secret_file: expected none, since secret is set, got both")
        has_secret = bool(self.secret or self.secret_file)
        if has_secret and self.dialect not in SIGNED:
            raise ValueError(f"secret: expected none, since {self.dialect} signs nothing and needs a token, got one")
        if self.api_key and self.dialect != "audiohook":
            raise ValueError("api_key: expected none unless the dialect is audiohook, got one")
        if has_secret and self.dialect == "audiohook" and not self.api_key:
            raise ValueError("api_key: expected the API key that belongs to secret, got none")
        if self.tell_emotions and self.dialect != "audiohook":
            raise ValueError("tell_emotions: expected false unless the dialect is audiohook, got true")

    def _check_audiosocket(self) -> None:
        if not self.listen:
            raise ValueError("listen: expected an address for audiosocket, such as 127.0.0.1:9092, got none")
        first = address(self.listen)[1]
        if first and first + len(self.roles) > 65_536:
            raise ValueError(f"listen: expected ports up to 65535 for {len(self.roles)} roles, got {first} and more")
        if self.path or self.tls_cert:
            raise ValueError("path: expected neither path nor tls_cert for audiosocket, which is plain TCP")

    @property
    def name(self) -> str:
        """The source's id: its own, or the dialect's name."""
        return self.source_id or self.dialect

    @property
    def channel_roles(self) -> tuple[Role, ...]:
        """Role of each channel. Those of AudioHook have a meaning: the customer, then the agent, unless configured."""
        is_default = self.roles == ("unknown",)
        return ("customer", "agent") if self.dialect == "audiohook" and is_default else self.roles

    @property
    def served_at(self) -> str:
        """The path; of AudioSocket none."""
        if self.dialect == "audiosocket":
            return ""
        return self.path or f"/{self.dialect}"


def address(listen: str) -> tuple[str, int]:
    """Return the host and port of ``listen``. Raises ValueError."""
    found = _LISTEN.match(listen)
    if found is None or int(found["port"]) > 65_535:
        raise ValueError(f"listen: expected a host and a port as in 127.0.0.1:9000 or [::1]:9000, got {listen!r}")
    host = found["host"].strip("[]")
    check_host("listen", host)
    return host, int(found["port"])
