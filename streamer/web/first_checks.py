"""What every request is checked for before anything else looks at it: whether there is a place for it, and its Host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from streamer.web.access import AccessControl


def with_first_checks(app: ASGIApp, access: AccessControl) -> ASGIApp:
    """Return an application that answers what is refused, and hands the rest over to ``app``."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        refusal = access.check_request(HTTPConnection(scope))
        if refusal is not None and scope["type"] == "websocket":
            await WebSocket(scope, receive, send).send_denial_response(refusal)
        else:
            await (refusal or app)(scope, receive, send)

    return serve
