"""Tickets that any gateway of the cluster gives out and any other takes, each once: kept in a key-value bucket."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final

import msgspec
from nats.js.errors import APIError, BucketNotFoundError, NotFoundError

from streamer.access.grants import Scope  # noqa: TC001 - msgspec reads the annotation when it decodes
from streamer.cluster.bucket import Bucket
from streamer.core.errors import RequestError
from streamer.protocol.event_filter import EventFilter
from streamer.sinks.nats_stream import FAILURES, why
from streamer.web.tickets import RANDOM_BYTES, VALID_S, TicketScope

if TYPE_CHECKING:
    from nats.js import JetStreamContext
    from nats.js.kv import KeyValue

    from streamer.access.grants import Grant
    from streamer.access.tokens import Tokens
    from streamer.gateway.link import Link

BUCKET: Final = "es_tickets"
MAX_BYTES: Final = 16 * 1024 * 1024
"""Of all tickets that wait; more are refused."""


class _Chosen(msgspec.Struct, frozen=True):
    sources: frozenset[str]
    roles: frozenset[str]
    types: frozenset[str]
    sessions: frozenset[str]


class _Ticket(msgspec.Struct, frozen=True):
    name: str
    """Of the token that it was given for ..."""
    proof: str
    """... and which of that name."""
    chosen: _Chosen
    supervises: bool
    scope: Scope
    views: frozenset[str]


class ClusterTickets:
    """Who reads the bucket can use none: a ticket is kept by its SHA-256, and the token is not in it."""

    def __init__(self, link: Link, tokens: Tokens, *, replicas: int) -> None:
        """``tokens``: of this gateway; a ticket holds where they have what it was given for."""
        self._link = link
        self._tokens = tokens
        self._replicas = replicas

    async def issue(self, grants: TicketScope) -> str | None:
        """Return a new ticket; None where too many wait. Raises RequestError where NATS can't be reached."""
        ticket = secrets.token_urlsafe(RANDOM_BYTES)
        bucket = await self._bucket()
        try:
            await bucket.create(_key(ticket), msgspec.json.encode(_kept(grants)))
        except APIError:  # the bucket is full
            return None
        except FAILURES as error:
            raise RequestError("unavailable", why(error)) from None
        return ticket

    async def redeem(self, ticket: str) -> TicketScope | None:
        """Return what a ticket is good for, and end it; None where it is unknown, was used, or is too old.

        Raises RequestError where NATS can't be reached: the ticket may be used up then.
        """
        streams = self._streams()
        try:
            bucket = await Bucket.find(streams, BUCKET)
            found = None if bucket is None else await bucket.take(_key(ticket))
            return None if found is None else self._scope(msgspec.json.decode(found.data, type=_Ticket))
        except msgspec.MsgspecError:
            return None
        except FAILURES as error:
            raise RequestError("unavailable", why(error)) from None

    def _scope(self, kept: _Ticket) -> TicketScope | None:
        for grant in self._tokens.grants:
            if grant.name == kept.name and secrets.compare_digest(_proof(grant), kept.proof):
                chosen = kept.chosen
                events = EventFilter(chosen.sources, chosen.roles, chosen.types, chosen.sessions)
                return TicketScope(grant, events, kept.supervises, kept.scope, kept.views)
        return None

    def _streams(self) -> JetStreamContext:
        if self._link.streams is None:
            raise RequestError("unavailable", f"NATS can't be reached: {self._link.problem}")
        return self._link.streams

    async def _bucket(self) -> KeyValue:
        streams = self._streams()
        try:
            return await streams.key_value(BUCKET)
        except (BucketNotFoundError, NotFoundError):
            pass
        except FAILURES as error:
            raise RequestError("unavailable", why(error)) from None
        try:
            return await streams.create_key_value(
                bucket=BUCKET, ttl=VALID_S, replicas=self._replicas, max_bytes=MAX_BYTES
            )
        except APIError:  # another gateway has just made it
            return await streams.key_value(BUCKET)
        except FAILURES as error:
            raise RequestError("unavailable", why(error)) from None


def _key(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()


def _proof(grant: Grant) -> str:
    """Return what tells that two gateways mean the same token, without telling it, or its hash."""
    return hashlib.sha256(b"ticket of " + grant.digest).hexdigest()


def _kept(scope: TicketScope) -> _Ticket:
    chosen = scope.chosen
    kept = _Chosen(chosen.sources, chosen.roles, chosen.types, chosen.sessions)
    return _Ticket(scope.grant.name, _proof(scope.grant), kept, scope.supervises, scope.scope, scope.views)
