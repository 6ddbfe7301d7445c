"""A stream that is open, and what is to be done when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.sources.rtp.addresses import Address
    from streamer.sources.rtp.demux import PortDemux
    from streamer.sources.rtp.stream import RtpStream


@dataclass(frozen=True, slots=True, eq=False)
class OpenStream:
    """A stream and the port that it has, alone or with others."""

    stream: RtpStream
    port: PortDemux
    timeout_s: float
    admitted: Address | None
    """Whose quota it is under; None where it was announced."""
    on_closed: Callable[[], None]

    @property
    def is_announced(self) -> bool:
        return self.admitted is None
