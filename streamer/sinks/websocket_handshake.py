"""Answers HTTP requests to the WebSocket server: health, metrics and pages, and who may open a WebSocket."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from streamer.protocol.control_messages import CONTROL_SUBPROTOCOL
from streamer.sinks.auth import origin_allowed, token_given

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from websockets.asyncio.server import ServerConnection
    from websockets.http11 import Request, Response

EVENTS_PATH = "/"
CONTROL_PATH = "/control"
HEALTH_PATH = "/healthz"
METRICS_PATH = "/metrics"
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_PAGE_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A static file that the server shows to browsers."""

    content_type: str
    body: bytes


class Handshake:
    """Decides on each HTTP request, before a WebSocket is opened."""

    def __init__(
        self,
        *,
        token: str | None,
        origins: Callable[[], Collection[str]],
        pages: Mapping[str, Page],
        healthy: Callable[[], bool],
        health_detail: Callable[[], str],
        metrics: Callable[[], str] | None,
        offers_control: bool,
        is_full: Callable[[str], bool],
    ) -> None:
        """``origins`` gives those of allowed web pages; ``is_full`` says whether a path takes no more connections.

        The other arguments are those of `WebSocketSink`.
        """
        self._token = token
        self._origins = origins
        self._pages = pages
        self._healthy = healthy
        self._health_detail = health_detail
        self._metrics = metrics
        self._offers_control = offers_control
        self._is_full = is_full

    def respond(self, connection: ServerConnection, request: Request) -> Response | None:
        """Return an answer over HTTP, or None to open a WebSocket."""
        path = path_of(request)
        if path == HEALTH_PATH:
            return self._health(connection)
        if path == METRICS_PATH and self._metrics is not None:
            return self._refusal(connection, request) or _metrics(connection, self._metrics())
        if path in self._pages and "Upgrade" not in request.headers:
            return _page(connection, self._pages[path])
        return self._websocket_refusal(connection, request, path)

    def _websocket_refusal(self, connection: ServerConnection, request: Request, path: str) -> Response | None:
        if path == CONTROL_PATH and self._offers_control:
            return self._refusal(connection, request) or self._control_refusal(connection, request)
        if path != EVENTS_PATH:
            return connection.respond(HTTPStatus.NOT_FOUND, "Subscribe on /\n")
        refusal = self._refusal(connection, request)
        if refusal is None and self._is_full(path):
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "Too many subscribers\n")
        return refusal

    def _refusal(self, connection: ServerConnection, request: Request) -> Response | None:
        headers = request.headers
        if not origin_allowed(headers.get_all("Origin"), self._origins()):
            return connection.respond(HTTPStatus.FORBIDDEN, "Origin not allowed\n")
        if self._token is None or token_given(
            self._token,
            authorization=headers.get_all("Authorization"),
            subprotocols=headers.get_all("Sec-WebSocket-Protocol"),
        ):
            return None
        response = connection.respond(HTTPStatus.UNAUTHORIZED, "Bearer token missing or wrong\n")
        response.headers["WWW-Authenticate"] = "Bearer"
        return response

    def _control_refusal(self, connection: ServerConnection, request: Request) -> Response | None:
        offered = ",".join(request.headers.get_all("Sec-WebSocket-Protocol")).replace(" ", "").split(",")
        if CONTROL_SUBPROTOCOL not in offered:
            return connection.respond(HTTPStatus.BAD_REQUEST, f"Offer the subprotocol {CONTROL_SUBPROTOCOL}\n")
        if self._is_full(CONTROL_PATH):
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "Too many control connections\n")
        return None

    def _health(self, connection: ServerConnection) -> Response:
        detail = f"{line}\n" if (line := self._health_detail()) else ""
        if self._healthy():
            return connection.respond(HTTPStatus.OK, f"ok\n{detail}")
        return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, f"not ok\n{detail}")


def path_of(request: Request | None) -> str:
    """Return the path of a request without its query; "" where there is none."""
    return "" if request is None else request.path.partition("?")[0]


def _metrics(connection: ServerConnection, text: str) -> Response:
    response = connection.respond(HTTPStatus.OK, text)
    del response.headers["Content-Type"]
    response.headers["Content-Type"] = METRICS_TYPE
    return response


def _page(connection: ServerConnection, page: Page) -> Response:
    response = connection.respond(HTTPStatus.OK, "")
    response.body = page.body
    described = {"Content-Length": str(len(page.body)), "Content-Type": page.content_type}
    for header, value in (described | _PAGE_HEADERS).items():
        response.headers.pop(header, None)  # assigning alone would add a second one
        response.headers[header] = value
    return response
