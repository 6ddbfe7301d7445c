"""The control requests by which recording sessions open legs: the recording server is a client of the control API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from streamer.core.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from streamer.core.audio import Role
    from streamer.protocol.sip.crypto import SrtpKey

    Answer = Callable[[str | bytes], Awaitable[bytes]]


class ControlRequests:
    """Asks, and raises what is refused."""

    def __init__(self, answer: Answer, *, timeout_s: float) -> None:
        """``timeout_s``: how long a leg without a packet lasts: on hold none come."""
        self._answer = answer
        self._timeout_s = timeout_s

    async def ask(self, command: str, **fields: object) -> dict[str, Any]:
        """Return the reply to a request. Raises RequestError where it was refused."""
        request = {"command": command, "id": "siprec", **fields}
        reply: dict[str, Any] = msgspec.json.decode(await self._answer(msgspec.json.encode(request)))
        if not reply.get("ok"):
            error = reply.get("error") or {}
            raise RequestError(error.get("code", "refused"), error.get("message", "the request was refused"))
        return reply

    async def open_session(self, reference: str, legs: Sequence[Mapping[str, object]]) -> dict[str, Any]:
        """Open a session with its legs, as `wanted_leg` describes them."""
        return await self.ask("open_session", call_reference=reference, legs=legs)

    def wanted_leg(self, role: Role, *, peer: str, is_rtcp_mux: bool, srtp: SrtpKey | None = None) -> dict[str, object]:
        """Return what describes a leg; it ends with its recording session, whatever RTCP says of a party.

        ``peer``: the only host that may send, empty for all that are allowed. ``srtp``: with what it encrypts.
        """
        leg: dict[str, object] = {"role": role, "timeout_s": self._timeout_s, "bye": "ignored"}
        if peer:
            leg["peer"] = peer
        if srtp is not None:
            leg["srtp"] = {"suite": srtp.suite, "key": srtp.key}
        return {**leg, "port": "rtcp-mux"} if is_rtcp_mux else leg
