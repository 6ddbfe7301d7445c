"""The requests of docs/control.md, by name; the same for asyncio and for programs without it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Reply = dict[str, Any]
R = TypeVar("R")


class Commands(ABC, Generic[R]):
    """What a control client may ask. Each returns the daemon's reply, or what can be awaited for it."""

    @abstractmethod
    def request(self, command: str, **fields: object) -> R:
        """Send any request; fields that are None are left out.

        Raises RequestError where the daemon can't meet it, UnansweredError where no reply came, RefusedError where this
        client may not control, and OSError or TimeoutError where the daemon can't be reached.
        """

    def open_session(self, call_reference: str, legs: Sequence[Mapping[str, object]]) -> R:
        """Open a session; the reply has its ``session_id``, and ``host`` and ``port`` of each leg."""
        return self.request("open_session", call_reference=call_reference, legs=[dict(leg) for leg in legs])

    def add_leg(self, session_id: str, leg: Mapping[str, object]) -> R:
        """Open another leg."""
        return self.request("add_leg", session_id=session_id, leg=dict(leg))

    def set_role(self, leg_id: str, role: str) -> R:
        """Say who speaks on a leg."""
        return self.request("set_role", leg_id=leg_id, role=role)

    def pause(self, session_id: str, leg_id: str | None = None) -> R:
        """Stop the analysis of a session or of one of its legs, at once."""
        return self.request("pause", session_id=session_id, leg_id=leg_id)

    def resume(self, session_id: str, leg_id: str | None = None) -> R:
        """End a pause."""
        return self.request("resume", session_id=session_id, leg_id=leg_id)

    def end_session(self, session_id: str) -> R:
        """End a session."""
        return self.request("end_session", session_id=session_id)

    def list_sessions(self) -> R:
        """Ask which sessions are open."""
        return self.request("list_sessions")

    def forget_session(self, session_id: str) -> R:
        """Delete all that the daemon's history has of a session; nothing more of it is kept."""
        return self.request("forget_session", session_id=session_id)

    def acknowledge_alert(self, alert_id: str, by: str | None = None) -> R:
        """Say that somebody, ``by``, has seen an alert; the token needs the scope ``supervise`` only."""
        return self.request("acknowledge_alert", alert_id=alert_id, by=by)

    def statistics(self, session_id: str | None = None) -> R:
        """Ask for the figures of RTP, of all or of one session."""
        return self.request("statistics", session_id=session_id)
