"""Decides on each request who asks, and whether they may: Host, Origin, token, scope. Knows no transport."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

from streamer.access.bearer import basic_passwords, bearer_tokens
from streamer.access.hosts import host_allowed, host_name
from streamer.access.limits import COST_OF_A_FLOOD, REQUESTS, Limits
from streamer.access.origins import normal_origin, origin_allowed
from streamer.access.refusals import Refusals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from streamer.access.grants import Grant, Scope
    from streamer.access.quotas import Quota
    from streamer.access.refusals import Reason
    from streamer.access.tokens import Tokens

QuotaReason = Literal["too_many_connections", "too_many_subscribers", "too_many_control_clients", "too_many_streams"]

_DOES = {
    "subscribe": "subscribe to events",
    "control": "control sessions",
    "supervise": "acknowledge alerts and mark results",
    "metrics": "read metrics",
    "stream": "stream calls",
    "admin": "administer the daemon",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says about who sent it: all values of each header, and the address that it came from."""

    address: str
    host: Sequence[str] = ()
    origin: Sequence[str] = ()
    authorization: Sequence[str] = ()
    subprotocols: Sequence[str] = ()
    """Values of ``Sec-WebSocket-Protocol``."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused, and how that is answered over HTTP."""

    reason: Reason
    status: HTTPStatus
    text: str
    """For the client, without a line break."""
    headers: tuple[tuple[str, str], ...] = ()


class AccessPolicy:
    """What is asked before anything else; each refusal is counted."""

    def __init__(
        self,
        *,
        tokens: Tokens,
        origins: Iterable[str] = (),
        names: Iterable[str] = (),
        limits: Limits | None = None,
        refusals: Refusals | None = None,
    ) -> None:
        """``origins``: of web pages that may use the server. ``names``: of this machine, as requests may call it.

        Raises ValueError for an origin that is none.
        """
        self.tokens = tokens
        self.limits = limits or Limits()
        self.refusals = refusals or Refusals()
        self.admit_load: Callable[[], str | None] = lambda: None
        """Counts another stream of a call and returns None, or says why the machine has no room for it."""
        self.origins: frozenset[str] = frozenset()
        """Those that are configured, as browsers send them."""
        self.names: frozenset[str] = frozenset()
        self._own_origins: frozenset[str] = frozenset()
        self.replace(origins=origins, names=names)

    def replace(self, *, origins: Iterable[str], names: Iterable[str]) -> None:
        """Use other origins and names from now on. Raises ValueError, and changes nothing, where an origin is none."""
        self.origins = frozenset(map(normal_origin, origins))
        self.names = frozenset(map(host_name, names))

    def serve_pages(self, own_origins: frozenset[str]) -> None:
        """Trust the pages that the server serves itself, at these origins."""
        self._own_origins = own_origins

    def authorize(self, asked: Asked, scope: Scope) -> Grant | Refusal:
        """Return what the sender of a request may do, where that includes ``scope``."""
        # A platform may send any origin (FreeSWITCH: its own); no page can send a token that its user does not give it.
        if (scope != "stream" or not self.tokens.are_required) and (wrong_origin := self.check_origin(asked)):
            return wrong_origin
        self.tokens.reload_changed()
        given = [*bearer_tokens(authorization=asked.authorization, subprotocols=asked.subprotocols)]
        if scope == "stream":  # many platforms have a field for a user and a password, and none for a token
            given += basic_passwords(asked.authorization)
        grant = self.tokens.find(given)
        if grant is None:
            challenge = (("WWW-Authenticate", "Bearer"),)
            text = "Bearer token missing or wrong"
            return self.refuse(asked, Refusal("unauthorized", HTTPStatus.UNAUTHORIZED, text, challenge))
        if not grant.allows(scope):
            text = f"The token {grant.name} may not {_DOES[scope]}"
            return self.refuse(asked, Refusal("forbidden", HTTPStatus.FORBIDDEN, text))
        return grant

    def check_origin(self, asked: Asked) -> Refusal | None:
        """Return a refusal where the request comes from a web page that may not use the server."""
        if origin_allowed(asked.origin, self.origins | self._own_origins):
            return None
        return self.refuse(asked, Refusal("bad_origin", HTTPStatus.FORBIDDEN, "Origin not allowed"))

    def check_host(self, asked: Asked) -> Refusal | None:
        """Return a refusal where a plain HTTP request names another machine, as a rebound page does."""
        if host_allowed(asked.host, self.names):
            return None
        text = "Host is no name of this machine: add it to websocket.hosts"
        return self.refuse(asked, Refusal("bad_host", HTTPStatus.MISDIRECTED_REQUEST, text))

    def check_connection(self, asked: Asked, now_s: float) -> Refusal | None:
        """Return a refusal where a host connects too often, or has too many connections."""
        return self.check_rate(asked, now_s) or self.check_quota(asked, "too_many_connections")

    def check_rate(self, asked: Asked, now_s: float) -> Refusal | None:
        """Return a refusal where a host sends too many requests."""
        if not self.limits.requests.take(asked.address, now_s):
            text = f"Too many requests: a host may send {REQUESTS.per_s:g} a second"
            busy = HTTPStatus.TOO_MANY_REQUESTS
            return self.refuse(asked, Refusal("too_many_requests", busy, text, (("Retry-After", "5"),)))
        return None

    def check_quota(self, asked: Asked, reason: QuotaReason) -> Refusal | None:
        """Return a refusal where there are too many already, in all or of one host, or no room for another stream."""
        why = self.quotas[reason].why_not(asked.address)
        if why:
            return self.refuse(asked, Refusal(reason, HTTPStatus.SERVICE_UNAVAILABLE, why))
        if reason == "too_many_streams" and (busy := self.admit_load()):
            retry = (("Retry-After", "5"),)
            return self.refuse(
                asked, Refusal("over_load", HTTPStatus.SERVICE_UNAVAILABLE, f"No more calls: {busy}", retry)
            )
        return None

    @property
    def quotas(self) -> dict[QuotaReason, Quota]:
        """The quotas, each by the reason for which one more is refused."""
        return {
            "too_many_connections": self.limits.connections,
            "too_many_subscribers": self.limits.subscribers,
            "too_many_control_clients": self.limits.control_clients,
            "too_many_streams": self.limits.streams,
        }

    def punish(self, asked: Asked, reason: Reason, now_s: float) -> None:
        """Count a client that is disconnected for what it did; its host may send fewer requests for a while."""
        self.refusals.add(reason, asked.address)
        self.limits.requests.charge(asked.address, now_s, COST_OF_A_FLOOD)

    def refuse(self, asked: Asked, refusal: Refusal) -> Refusal:
        """Count a refusal, and return it."""
        self.refusals.add(refusal.reason, asked.address)
        return refusal
