"""``GET /api/sources``: what listens for audio, and whether any came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.requests import Request

    from streamer.web.access import AccessControl

SOURCES_PATH: Final = "/api/sources"
Kind = Literal["microphone", "demo", "rtp", "siprec", "stream", "audiosocket"]


class ListedSource(msgspec.Struct, frozen=True, kw_only=True):
    """One source; what it has counted it has since the start of the daemon."""

    source_id: str
    kind: Kind
    dialect: str | None = None
    """Of a stream, as in the configuration."""
    address: str | None = None
    """Host and port, or the first and the last port; None: the port of this API, or none at all."""
    path: str | None = None
    """Of a stream over WebSocket."""
    open_sessions: int
    sessions: int
    """That began; of SIPREC, recording sessions, whose audio is of the source of kind ``rtp``."""
    open_connections: int | None = None
    connections: int | None = None
    """Of platforms, that were let in; None where there are none."""
    received: int | None = None
    """RTP packets, or frames of platforms; None where it is not counted."""
    refused: Mapping[str, int] = {}
    """How often something was turned away, by reason: legs, packets of none, connections, offers."""


class SourceList:
    """Answers who may subscribe to events of a source about it."""

    def __init__(self, access: AccessControl, sources: Callable[[], Sequence[ListedSource]]) -> None:
        self._access = access
        self._sources = sources

    async def answer(self, request: Request) -> Response:
        """Answer ``GET /api/sources``."""
        granted = self._access.authorize(request, "subscribe")
        if isinstance(granted, Response):
            return granted
        sources = self._sources()
        listed = [each for each in sources if granted.events.has_health_of(each.source_id)]
        body = msgspec.json.encode({"sources": listed, "complete": len(listed) == len(sources)})
        return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})
