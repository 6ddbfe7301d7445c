"""Asks the access policy about each request, before a WebSocket is accepted."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

from streamer.access.bearer import bearer_tokens
from streamer.access.policy import AccessPolicy, Asked, Refusal
from streamer.core.errors import RequestError
from streamer.web.admission import admission_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import HTTPConnection
    from starlette.responses import Response

    from streamer.access.grants import Grant, Scope
    from streamer.access.policy import QuotaReason
    from streamer.access.refusals import Reason
    from streamer.web.tickets import Tickets, TicketScope


class AccessControl:
    """Between requests as Starlette has them and the policy, which knows no transport."""

    def __init__(self, policy: AccessPolicy) -> None:
        self._policy = policy

    def authorize(self, connection: HTTPConnection, scope: Scope) -> Grant | Response:
        """Return what the sender of a request may do, where that includes ``scope``, else the answer to it."""
        granted = self._policy.authorize(asked_by(connection), scope)
        return _response(granted) if isinstance(granted, Refusal) else granted

    async def redeem(
        self, connection: HTTPConnection, tickets: Tickets[TicketScope], ticket: str, wanted: Scope
    ) -> TicketScope | Response:
        """Return what a ticket is good for, now that it is used, else the answer to who sent it."""
        asked = asked_by(connection)
        if wrong_origin := self._policy.check_origin(asked):
            return _response(wrong_origin)
        try:
            scope = await tickets.redeem(ticket)
        except RequestError as error:
            return PlainTextResponse(f"Tickets can't be checked now: {error}\n", HTTPStatus.SERVICE_UNAVAILABLE)
        if scope is not None and scope.scope == wanted and self._policy.tokens.is_valid(scope.grant):
            return scope
        text = "Ticket unknown, used, older than a minute, or for something else"
        return _response(self._policy.refuse(asked, Refusal("unauthorized", HTTPStatus.UNAUTHORIZED, text)))

    def check_request(self, connection: HTTPConnection) -> Response | None:
        """Return the answer to a request for which there is no place, or which names another machine."""
        refusal = admission_of(connection).refuse_request()
        if refusal is None and connection.scope["type"] == "http":  # WebSockets have their origin checked
            refusal = self._policy.check_host(asked_by(connection))
        return None if refusal is None else _response(refusal)

    def may(self, connection: HTTPConnection, scope: Scope) -> bool:
        """Return whether the sender of a request may do what includes ``scope``; nothing is refused, or counted."""
        asked = asked_by(connection)
        given = bearer_tokens(authorization=asked.authorization, subprotocols=asked.subprotocols)
        grant = self._policy.tokens.find(given)
        return grant is not None and grant.allows(scope)

    def take_place(self, connection: HTTPConnection, reason: QuotaReason) -> Response | None:
        """Take a place for the connection; return the answer where there is none."""
        refusal = admission_of(connection).take_place(reason)
        return None if refusal is None else _response(refusal)

    def move_place(self, connection: HTTPConnection, reason: QuotaReason) -> Response | None:
        """Take a place instead of that which every connection has; return the answer where there is none."""
        refusal = admission_of(connection).move_place(reason)
        return None if refusal is None else _response(refusal)

    def hold(self, connection: HTTPConnection, reason: QuotaReason) -> Callable[[], None] | Response:
        """Take a place that outlives the connection: return what gives it back, or the answer where there is none."""
        asked = asked_by(connection)
        refusal = self._policy.check_quota(asked, reason)
        if refusal is not None:
            return _response(refusal)
        quota = self._policy.quotas[reason]
        quota.take(asked.address)
        return partial(quota.give_back, asked.address)

    def is_valid(self, grant: Grant) -> bool:
        """Return whether what was granted before is still granted."""
        return self._policy.tokens.is_valid(grant)

    def refuse(self, connection: HTTPConnection, reason: Reason, status: HTTPStatus, text: str) -> Response:
        """Count another refusal, and return the answer."""
        return _response(self._policy.refuse(asked_by(connection), Refusal(reason, status, text)))


def asked_by(connection: HTTPConnection) -> Asked:
    """Return what a request says about who sent it."""
    headers = connection.headers
    return Asked(
        connection.client.host if connection.client else "nowhere",
        host=headers.getlist("host"),
        origin=headers.getlist("origin"),
        authorization=headers.getlist("authorization"),
        subprotocols=headers.getlist("sec-websocket-protocol"),
    )


class Denial(PlainTextResponse):
    """The answer to a request that is refused."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.text}\n", refusal.status, headers=dict(refusal.headers))
        self.reason: Reason = refusal.reason


def _response(refusal: Refusal) -> Response:
    return Denial(refusal)
