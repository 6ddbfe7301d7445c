"""The table of a daemon that is one of several."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from streamer.config.values import Table


class Cluster(Table, frozen=True):
    """``[cluster]``."""

    enabled: bool = False
    lease_s: Annotated[float, Meta(ge=1, le=300)] = 10.0
    drain_s: Annotated[float, Meta(ge=0, le=86_400)] = 300.0
    url: Annotated[str, Meta(pattern=r"^(https?://[^\s]{1,200})?\Z")] = ""
    rtp_host: Annotated[str, Meta(pattern=r"^[^\s]{0,200}\Z")] = ""
