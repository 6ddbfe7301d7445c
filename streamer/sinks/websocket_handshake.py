"""Answers HTTP requests to the WebSocket server: health, metrics and pages; access decides who may open a WebSocket."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from streamer.access.policy import Asked, Refusal
from streamer.protocol.control_messages import CONTROL_SUBPROTOCOL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from websockets.http11 import Request, Response

    from streamer.access.grants import Scope
    from streamer.access.policy import AccessPolicy
    from streamer.access.refusals import Reason
    from streamer.sinks.websocket_connection import Connection

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
        access: AccessPolicy,
        pages: Mapping[str, Page],
        healthy: Callable[[], bool],
        health_detail: Callable[[], str],
        metrics: Callable[[], str] | None,
        offers_control: bool,
        is_full: Callable[[str], bool],
    ) -> None:
        """``is_full``: whether a path takes no more connections. The other arguments are those of `WebSocketSink`."""
        self._access = access
        self._pages = pages
        self._healthy = healthy
        self._health_detail = health_detail
        self._metrics = metrics
        self._offers_control = offers_control
        self._is_full = is_full

    def respond(self, connection: Connection, request: Request) -> Response | None:
        """Return an answer over HTTP, or None to open a WebSocket, whose ``grant`` says what it may do."""
        path, asked = path_of(request), asked_by(connection, request)
        if "Upgrade" not in request.headers and (wrong_host := self._access.check_host(asked)):
            return _refused(connection, wrong_host)
        if path == HEALTH_PATH:
            return self._health(connection)
        if path == METRICS_PATH and self._metrics is not None:
            return self._refusal(connection, asked, "metrics") or _metrics(connection, self._metrics())
        if path in self._pages and "Upgrade" not in request.headers:
            return _page(connection, self._pages[path])
        return self._websocket_refusal(connection, request, path, asked)

    def _websocket_refusal(self, connection: Connection, request: Request, path: str, asked: Asked) -> Response | None:
        if path == CONTROL_PATH and self._offers_control:
            return self._refusal(connection, asked, "control") or self._control_refusal(connection, request, asked)
        if path != EVENTS_PATH:
            return connection.respond(HTTPStatus.NOT_FOUND, "Subscribe on /\n")
        refusal = self._refusal(connection, asked, "subscribe")
        if refusal is None and self._is_full(path):
            return self._busy(connection, asked, "too_many_subscribers", "Too many subscribers")
        return refusal

    def _refusal(self, connection: Connection, asked: Asked, scope: Scope) -> Response | None:
        granted = self._access.authorize(asked, scope)
        if isinstance(granted, Refusal):
            return _refused(connection, granted)
        connection.grant = granted
        return None

    def _control_refusal(self, connection: Connection, request: Request, asked: Asked) -> Response | None:
        offered = ",".join(request.headers.get_all("Sec-WebSocket-Protocol")).replace(" ", "").split(",")
        if CONTROL_SUBPROTOCOL not in offered:
            text = f"Offer the subprotocol {CONTROL_SUBPROTOCOL}"
            return _refused(
                connection, self._access.refuse(asked, Refusal("bad_request", HTTPStatus.BAD_REQUEST, text))
            )
        if self._is_full(CONTROL_PATH):
            return self._busy(connection, asked, "too_many_control_clients", "Too many control connections")
        return None

    def _busy(self, connection: Connection, asked: Asked, reason: Reason, text: str) -> Response:
        return _refused(connection, self._access.refuse(asked, Refusal(reason, HTTPStatus.SERVICE_UNAVAILABLE, text)))

    def _health(self, connection: Connection) -> Response:
        detail = f"{line}\n" if (line := self._health_detail()) else ""
        if self._healthy():
            return connection.respond(HTTPStatus.OK, f"ok\n{detail}")
        return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, f"not ok\n{detail}")


def path_of(request: Request | None) -> str:
    """Return the path of a request without its query; "" where there is none."""
    return "" if request is None else request.path.partition("?")[0]


def asked_by(connection: Connection, request: Request) -> Asked:
    """Return what a request says about who sent it."""
    headers = request.headers
    return Asked(
        connection.host,
        host=headers.get_all("Host"),
        origin=headers.get_all("Origin"),
        authorization=headers.get_all("Authorization"),
        subprotocols=headers.get_all("Sec-WebSocket-Protocol"),
    )


def _refused(connection: Connection, refusal: Refusal) -> Response:
    response = connection.respond(refusal.status, f"{refusal.text}\n")
    for name, value in refusal.headers:
        response.headers[name] = value
    return response


def _metrics(connection: Connection, text: str) -> Response:
    response = connection.respond(HTTPStatus.OK, text)
    del response.headers["Content-Type"]
    response.headers["Content-Type"] = METRICS_TYPE
    return response


def _page(connection: Connection, page: Page) -> Response:
    response = connection.respond(HTTPStatus.OK, "")
    response.body = page.body
    described = {"Content-Length": str(len(page.body)), "Content-Type": page.content_type}
    for header, value in (described | _PAGE_HEADERS).items():
        response.headers.pop(header, None)  # assigning alone would add a second one
        response.headers[header] = value
    return response
