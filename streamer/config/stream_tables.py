"""The tables ``[[streams]]``: where platforms connect to stream calls."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from msgspec import Meta

from streamer.config.values import OptionalId, Table
from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotation when it decodes

DialectName = Literal["l16"]
_LISTEN = re.compile(r"(?P<host>\[[0-9A-Fa-f:.%a-z]+\]|[A-Za-z0-9._-]+):(?P<port>[0-9]{1,5})\Z")


class Stream(Table, frozen=True):
    """One of ``[[streams]]``."""

    dialect: DialectName
    source_id: OptionalId = ""
    path: Annotated[str, Meta(pattern=r"^(/[A-Za-z0-9._~-]+)*\Z", max_length=200)] = ""
    listen: str = ""
    tls_cert: str = ""
    tls_key: str = ""
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=2)] = ("unknown",)
    sample_rate: Annotated[int, Meta(ge=8_000, le=64_000)] = 16_000
    reconnect_s: Annotated[float, Meta(ge=0, le=600)] = 10.0

    def __post_init__(self) -> None:
        if self.listen:
            address(self.listen)
        if self.tls_cert and not self.listen:
            raise ValueError("tls_cert: expected none without listen: the port of [websocket] has its own; got one")
        if self.tls_key and not self.tls_cert:
            raise ValueError("tls_cert: expected a certificate, since tls_key is set, got none")

    @property
    def name(self) -> str:
        """The source's id: its own, or the dialect's name."""
        return self.source_id or self.dialect

    @property
    def served_at(self) -> str:
        """The path."""
        return self.path or f"/{self.dialect}"


def address(listen: str) -> tuple[str, int]:
    """Return the host and port of ``listen``. Raises ValueError."""
    found = _LISTEN.match(listen)
    if found is None or int(found["port"]) > 65_535:
        raise ValueError(f"listen: expected a host and a port as in 127.0.0.1:9000 or [::1]:9000, got {listen!r}")
    return found["host"].strip("[]"), int(found["port"])
