"""What one connection has taken of what all share, and how much more it may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.access.limits import MAX_MESSAGE_BYTES, SUBSCRIBER_FRAMES
from streamer.access.policy import Asked
from streamer.access.rates import Bucket

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import HTTPConnection

    from streamer.access.policy import AccessPolicy, QuotaReason, Refusal
    from streamer.access.quotas import Quota
    from streamer.access.rates import Rate
    from streamer.access.refusals import Reason

STATE_KEY = "admission"
"""Where applications find it, in the ``state`` of a request's scope."""


class Admission:
    """The places that a connection holds until it is lost; transport and application share it."""

    def __init__(self, access: AccessPolicy, *, host: str, now: Callable[[], float]) -> None:
        """``host`` is the address of the client. Where there is no place for it, ``refusal`` says why."""
        self._access = access
        self._host = host
        self._now = now
        self._held: list[Quota] = []
        self._frames = Bucket(SUBSCRIBER_FRAMES)
        self._has_asked = False
        self.max_message_bytes = MAX_MESSAGE_BYTES
        """Of a WebSocket message of this client, from the handshake on."""
        self.refusal: Refusal | None = access.check_connection(Asked(host), now())
        """Why nothing that it asks is answered in another way; None where it is welcome."""
        limits = access.limits
        self.is_dropped = self.refusal is not None and bool(limits.told.why_not(host))
        """Whether it is not even told why: others of its host are being told already."""
        if not self.is_dropped:
            self._hold(limits.connections if self.refusal is None else limits.told)

    def refuse_request(self) -> Refusal | None:
        """Count a request; return why it is refused, where the connection is, or its host sends too many."""
        if self._has_asked and self.refusal is None:  # the first was counted with the connection
            return self._access.check_rate(Asked(self._host), self._now())
        self._has_asked = True
        return self.refusal

    def take_place(self, reason: QuotaReason) -> Refusal | None:
        """Take a place until the connection is lost; return why there is none."""
        refusal = self._access.check_quota(Asked(self._host), reason)
        if refusal is None:
            self._hold(self._access.quotas[reason])
        return refusal

    def move_place(self, reason: QuotaReason) -> Refusal | None:
        """Take a place instead of that of a connection, until the connection is lost; return why there is none."""
        refusal = self.take_place(reason)
        connections = self._access.limits.connections
        if refusal is None and connections in self._held:
            self._held.remove(connections)
            connections.give_back(self._host)
        return refusal

    def limit_frames(self, rate: Rate) -> None:
        """Let the client send WebSocket frames at another rate than a subscriber."""
        self._frames = Bucket(rate)

    def takes_frames(self, number: int) -> bool:
        """Count frames that came; return whether that many may come now."""
        return all(self._frames.take(self._now()) for _ in range(number))

    def punish(self, reason: Reason) -> None:
        """Count that the client is disconnected for what it did; its host can't connect as often for a while."""
        self._access.punish(Asked(self._host), reason, self._now())

    def release(self) -> None:
        """Give back all places."""
        for quota in self._held:
            quota.give_back(self._host)
        self._held.clear()

    def _hold(self, quota: Quota) -> None:
        quota.take(self._host)
        self._held.append(quota)


def admission_of(connection: HTTPConnection) -> Admission:
    """Return that of the connection that a request came on."""
    admission: Admission = connection.scope["state"][STATE_KEY]
    return admission
