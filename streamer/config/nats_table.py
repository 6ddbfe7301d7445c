"""The table of events over NATS."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

from msgspec import Meta

from streamer.config.addresses import check_url
from streamer.config.values import QueueLength, Seconds, Table

SCHEMES = ("nats", "tls", "ws", "wss")
MIN_AGE_S = 15.0
"""A cluster whose leader is killed takes no events for some seconds: what is younger must not be given up."""


class Nats(Table, frozen=True):
    """``[nats]``."""

    enabled: bool = False
    servers: Annotated[tuple[str, ...], Meta(min_length=1, max_length=64)] = ("nats://127.0.0.1:4222",)
    username: str = ""
    password: str = ""
    ca_file: str = ""
    stream: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z", description="1 to 64 letters, digits, _ and -")] = (
        "ES"
    )
    replicas: Literal[1, 3, 5] = 1
    keep_hours: Annotated[float, Meta(gt=0, le=87_600)] = 24.0
    queue_events: QueueLength = 10_000
    max_age_s: Seconds = 60.0

    def __post_init__(self) -> None:
        for server in self.servers:
            check_url("servers", server, SCHEMES, "nats://192.0.2.1:4222")
            url = urlsplit(server)
            if url.username or url.password:
                raise ValueError("servers: expected no login in a URL: username and password are keys of their own")
        if self.max_age_s < MIN_AGE_S:
            raise ValueError(f"max_age_s: expected at least {MIN_AGE_S:g}, got {self.max_age_s:g}")
