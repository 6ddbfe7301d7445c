"""The table of a daemon that is one of several."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from streamer.config.addresses import check_host, check_url
from streamer.config.values import Table


class Cluster(Table, frozen=True):
    """``[cluster]``."""

    enabled: bool = False
    lease_s: Annotated[float, Meta(ge=1, le=300)] = 10.0
    drain_s: Annotated[float, Meta(ge=0, le=86_400)] = 300.0
    url: Annotated[str, Meta(max_length=200)] = ""
    rtp_host: str = ""

    def __post_init__(self) -> None:
        if self.url:
            check_url("url", self.url, ("http", "https"), "http://192.0.2.7:8765")
        if self.rtp_host:
            check_host("rtp_host", self.rtp_host)
