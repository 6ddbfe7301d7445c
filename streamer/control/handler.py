"""Answers the requests of control clients: opens, pauses, ends and lists sessions, sets roles."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol

from streamer.core.audio import LegOpened
from streamer.core.errors import RequestError, SourceError
from streamer.protocol.control_messages import (
    AcknowledgeAlert,
    AddLeg,
    Drain,
    EndSession,
    ForgetSession,
    LegWanted,
    ListSessions,
    OpenSession,
    Pause,
    Request,
    Resume,
    SetRole,
    Statistics,
    decode_request,
    encode_error,
    encode_reply,
    request_id,
)
from streamer.sinks.sink import no_alerts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from streamer.core.audio import EndReason, Role, SourceMessage
    from streamer.engine.legs import LegManager
    from streamer.protocol.sip.crypto import SrtpKey
    from streamer.sinks.sink import Acknowledge

Result = dict[str, Any]

MAX_LISTED = 2000
"""Sessions in one reply; it says how many more there are."""


class Bound(Protocol):
    """A port that was opened."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...


class CallSource(Protocol):
    """The source that opens a port for each leg on request."""

    source_id: str

    def open_leg(
        self,
        *,
        session_id: str,
        leg_id: str,
        roles: tuple[Role, ...],
        peer: str | None,
        peer_port: int | None,
        port: Literal["own", "rtcp-mux", "shared"],
        timeout_s: float | None,
        ends_by_bye: bool,
        srtp: SrtpKey | None,
    ) -> Bound: ...
    def close_leg(self, leg_id: str, *, reason: EndReason) -> None: ...
    def withdraw_leg(self, leg_id: str) -> None: ...
    def set_roles(self, leg_id: str, roles: tuple[Role, ...]) -> None: ...
    def take_losses(self, leg_id: str) -> Sequence[SourceMessage]: ...
    def figures(self, session_id: str | None) -> Result: ...


class ControlHandler:
    """Answers each request at once. Their content is never logged: a call reference is private."""

    def __init__(
        self,
        *,
        legs: LegManager,
        rtp_source: CallSource | None,
        is_listening: Callable[[], bool],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        acknowledge: Acknowledge = no_alerts,
        end_streamed: Mapping[str, Callable[[str], None]] = MappingProxyType({}),
        on_pause: Callable[[str, bool], None] = lambda _session_id, _is_paused: None,
    ) -> None:
        """``rtp_source``: None where this process receives no calls. ``is_listening``: whether the sources are open.

        ``acknowledge``: as of `streamer.sinks.sink`. ``end_streamed``: by source, what ends a session of it.
        ``on_pause``: is told which session was paused (True) or resumed, as a whole.
        """
        self._legs = legs
        self._rtp_source = rtp_source
        self._is_listening = is_listening
        self._now = now
        self._new_id = new_id
        self._acknowledge = acknowledge
        self._end_streamed = end_streamed
        self._on_pause = on_pause

    async def answer(self, data: str | bytes) -> bytes:
        """Return the reply to a request, whatever its bytes."""
        try:
            request = decode_request(data)
            return encode_reply(request.id, self._do(request))
        except RequestError as error:
            return encode_error(request_id(data), error)

    def _do(self, request: Request) -> Result:
        if not self._is_listening():
            raise RequestError("unavailable", "the daemon is starting or stopping")
        match request:
            case OpenSession():
                result = self._open_session(request)
            case AddLeg():
                self._known(request.session_id)
                result = self._open_legs(request.session_id, [request.leg])
            case SetRole():
                result = self._set_role(request)
            case Pause() | Resume():
                result = self._pause_or_resume(request)
            case EndSession():
                result = self._end_session(request.session_id)
            case ListSessions():
                result = self._list()
            case Statistics():
                result = self._statistics(request.session_id)
            case AcknowledgeAlert():
                result = self._acknowledge_alert(request)
            case ForgetSession():
                raise RequestError("unavailable", "no history is kept here")
            case Drain():
                raise RequestError("unavailable", "the daemon is no node of a cluster")
        return result

    # -- opening and ending ------------------------------------------------------------------------

    def _open_session(self, request: OpenSession) -> Result:
        session_id = self._new_id()
        result = self._open_legs(session_id, request.legs)
        self._legs.sessions.refer(session_id, request.call_reference)
        return result

    def _open_legs(self, session_id: str, wanted: Sequence[LegWanted]) -> Result:
        """Open all of them or none."""
        rtp_source = self._required_rtp_source()
        opened: list[Result] = []
        try:
            for leg in wanted:
                leg_id = self._new_id()
                # A second channel has people of the same end of the call: the same law holds for them.
                roles = (leg.role, leg.role)
                bound = rtp_source.open_leg(
                    session_id=session_id,
                    leg_id=leg_id,
                    roles=roles,
                    peer=leg.peer,
                    peer_port=leg.peer_port,
                    port=leg.port,
                    timeout_s=leg.timeout_s,
                    ends_by_bye=leg.bye == "ends",
                    srtp=None if leg.srtp is None else leg.srtp.value,
                )
                opened.append({"leg_id": leg_id, "role": leg.role, "host": bound.host, "port": bound.port})
        except SourceError as error:
            for reply in opened:
                rtp_source.withdraw_leg(reply["leg_id"])
            raise RequestError("refused", str(error)) from None
        for reply in opened:
            self._legs.sessions.expect(
                LegOpened(rtp_source.source_id, session_id, reply["leg_id"], reply["role"], "none", 8_000, self._now())
            )
        return {"session_id": session_id, "legs": opened}

    def _end_session(self, session_id: str) -> Result:
        source_id, _ = self._known(session_id)
        rtp_source = self._rtp_source
        if source_id in self._end_streamed:
            self._with_leg(self._end_streamed[source_id], self._legs.renewals.source_session(session_id))
            return {"session_id": session_id}
        if rtp_source is None or source_id != rtp_source.source_id:
            raise RequestError("unavailable", "only calls can be ended")
        for stream_id in self._legs.sessions.streams(session_id):
            self._with_leg(rtp_source.close_leg, stream_id, reason="hangup")
        return {"session_id": session_id}

    # -- roles and pauses --------------------------------------------------------------------------

    def _set_role(self, request: SetRole) -> Result:
        try:
            self._legs.sessions.session_of(request.leg_id)
        except KeyError:
            raise RequestError("unknown_leg", "no such leg is open") from None
        if self._rtp_source is not None:
            self._with_leg(self._rtp_source.set_roles, request.leg_id, (request.role, request.role))
        self._legs.pauses.set_role(request.leg_id, request.role)
        return {"leg_id": request.leg_id, "role": request.role}

    def _pause_or_resume(self, request: Pause | Resume) -> Result:
        self._known(request.session_id)
        streams = self._legs.sessions.streams(request.session_id)
        if request.leg_id is not None:
            if request.leg_id not in streams:
                raise RequestError("unknown_leg", "no such leg is open in this session")
            streams = [request.leg_id]
        losses = self._losses(streams)
        if isinstance(request, Pause):
            for lost in losses:  # losses until now; those of the pause are not reported
                self._legs.handle(lost)
            self._legs.pauses.pause(request.session_id, request.leg_id)
        else:
            self._legs.pauses.resume(request.session_id, request.leg_id)
        if request.leg_id is None:
            source_session = self._legs.renewals.source_session(request.session_id)
            self._on_pause(source_session, isinstance(request, Pause))
        return {"session_id": request.session_id, "leg_id": request.leg_id}

    def _losses(self, streams: Sequence[str]) -> list[SourceMessage]:
        if self._rtp_source is None:
            return []
        return [lost for stream in streams for lost in self._with_leg(self._rtp_source.take_losses, stream) or ()]

    # -- listing -----------------------------------------------------------------------------------

    def _list(self) -> Result:
        ids = self._legs.sessions.ids()
        sessions = [self._session(session_id) for session_id in ids[:MAX_LISTED]]
        return {"sessions": sessions, "left_out": max(0, len(ids) - MAX_LISTED)}

    def _session(self, session_id: str) -> Result:
        source_id, legs = self._known(session_id)
        pauses = self._legs.pauses
        return {
            "session_id": session_id,
            "source_id": source_id,
            "call_reference": self._legs.sessions.call_reference(session_id),
            "paused": pauses.is_paused(session_id),
            "legs": [
                {
                    "leg_id": stream_id,
                    "role": leg.role,
                    "codec": leg.codec,
                    "analysed": leg.analysed,
                    "paused": pauses.is_paused(session_id, stream_id),
                }
                for stream_id, leg in legs
            ],
        }

    def _statistics(self, session_id: str | None) -> Result:
        if session_id is not None:
            self._known(session_id)
            session_id = self._legs.renewals.source_session(session_id)
        rtp = None if self._rtp_source is None else self._rtp_source.figures(session_id)
        return {"open_sessions": len(self._legs.sessions), "rtp": rtp}

    def _acknowledge_alert(self, request: AcknowledgeAlert) -> Result:
        try:
            alert = self._acknowledge(request.alert_id, request.by)
        except KeyError:
            raise RequestError("unknown_alert", "no such alert is open") from None
        return {"alert_id": alert.alert_id, "session_id": alert.session_id}

    # -- lookups -----------------------------------------------------------------------------------

    def _known(self, session_id: str) -> tuple[str, Any]:
        try:
            return self._legs.sessions.described(session_id)
        except KeyError:
            raise RequestError("unknown_session", "no such session is open") from None

    def _required_rtp_source(self) -> CallSource:
        if self._rtp_source is None:
            raise RequestError("unavailable", "no calls are received: rtp.enabled is false")
        return self._rtp_source

    @staticmethod
    def _with_leg(do: Callable[..., Any], leg_id: str, *arguments: object, **options: object) -> Any:
        """Call a method for a leg; None where it is not a leg of a call, or has just ended."""
        try:
            return do(leg_id, *arguments, **options)
        except KeyError:
            return None
