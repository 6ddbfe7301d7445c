"""Genesys Cloud AudioHook, version 2: the server's side of one session.

Both parties come as the channels of one stream, ``external`` (the customer) and ``internal`` (the agent), mu-law at
8 kHz. See https://developer.genesys.cloud/devapps/audiohook. Errors of the platform are answered with ``disconnect``,
after which it closes the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from streamer.protocol.g711 import MU_LAW
from streamer.protocol.streams.audiohook_messages import (
    NULL_UUID,
    AudioHookError,
    Closing,
    Discarded,
    Failed,
    Open,
    encode,
    milliseconds,
    parse_envelope,
    parse_parameters,
)
from streamer.protocol.streams.details import call_details, leg_role
from streamer.protocol.streams.dialect import (
    CLOSED_NORMALLY,
    Action,
    Audio,
    DialectError,
    DialectSettings,
    EndCall,
    Lost,
    OpenCall,
    OpenLeg,
    Pause,
    Problem,
    Resume,
    Send,
)
from streamer.protocol.streams.pcm import to_float

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamer.core.audio import Role
    from streamer.protocol.streams.audiohook_messages import Envelope, Media, Parameters

ORGANIZATION, SESSION = "audiohook-organization-id", "audiohook-session-id"
"""Headers of the handshake that must agree with what is said afterwards."""
ROLES: dict[str, Role] = {"external": "customer", "internal": "agent"}
_RATE = 8_000
_WISHES = (("external", "internal"), ("external",), ("internal",), ("internal", "external"))
"""Channels, the best first."""


class AudioHookDialect:
    """One connection."""

    def __init__(self, settings: DialectSettings, headers: Mapping[str, str]) -> None:
        """``headers``: of the handshake, names in lower case. Roles that ``settings`` names replace `ROLES`."""
        self._settings = settings
        self._headers = headers
        self._session = headers.get(SESSION, "")
        self._seq = self._clientseq = 0
        self._state = "new"
        """new, open, paused, over (nothing is taken but ``close``) or closed."""
        self._channels: tuple[str, ...] = ()
        """Of the stream, once it is open; none of a probe's."""
        self._is_probe = False
        self._is_asked = self._is_told = False
        """Whether we asked for the pause, whose end is ours; whether the platform's own pause was told."""

    def receive(self, frame: str | bytes) -> Sequence[Action]:
        try:
            return self._hear(frame) if isinstance(frame, bytes) else self._read(frame)
        except AudioHookError as error:
            if self._state == "new" and not self._clientseq:  # nothing of it was AudioHook so far
                raise DialectError(str(error)) from None
            return self._give_up("error", str(error))

    def ended(self, code: int) -> Sequence[Action]:  # noqa: ARG002 - of every dialect
        """Return nothing: who was cut off comes again, and continues the session."""
        return ()

    # -- what we have to say -----------------------------------------------------------------------

    def pause(self) -> Sequence[Action]:
        """Ask the platform to send no audio."""
        self._is_asked = True
        return [self._send("pause")] if self._state in {"open", "paused"} else []

    def resume(self) -> Sequence[Action]:
        """Ask the platform to send audio again."""
        self._is_asked = False
        return [self._send("resume")] if self._state in {"open", "paused"} else []

    def tell(self, channel: str, data: Mapping[str, Any]) -> Sequence[Action]:
        """Tell the platform an emotional state; who does not know the type of entity skips it."""
        if self._state not in {"open", "paused"}:
            return []
        entity = {"type": "emotion", "data": {"channel": channel, **data}}
        return [self._send("event", {"entities": [entity]})]

    def leave(self, code: int, text: str) -> Sequence[Send]:
        """Disconnect: the platform closes the session then, and does not come again where all has been said."""
        if self._state in {"over", "closed"}:
            return []
        self._state = "over"
        reason = "completed" if code == CLOSED_NORMALLY else "error"
        return [self._send("disconnect", {"reason": reason, "info": text})]

    # -- text --------------------------------------------------------------------------------------

    def _read(self, text: str) -> Sequence[Action]:
        envelope = parse_envelope(text)
        if self._state == "closed" or (self._state == "over" and envelope.type != "close"):
            return ()
        if self._state != "over":  # after a fault the numbers need not fit
            self._check(envelope)
        self._clientseq = envelope.seq
        return self._handle(envelope.type, parse_parameters(envelope))

    def _check(self, envelope: Envelope) -> None:
        if envelope.seq != self._clientseq + 1:
            raise AudioHookError(f"seq: {self._clientseq + 1} expected, got another number")
        if envelope.serverseq > self._seq:
            raise AudioHookError(f"serverseq: at most {self._seq} expected, got more")
        if envelope.id != self._session and self._session not in {"", NULL_UUID}:
            raise AudioHookError("id: that of the session expected, got another one")
        self._session = envelope.id
        if self._state == "new" and envelope.type not in {"open", "close", "ping"}:
            raise AudioHookError("open expected first, got another message")

    def _handle(self, kind: str, parameters: Parameters) -> Sequence[Action]:
        actions: Sequence[Action] = ()
        match parameters:
            case Open():
                actions = self._open(parameters)
            case Closing():
                actions = self._close(parameters)
            case Discarded() if kind == "discarded":
                actions = [Lost(channel, milliseconds(parameters.discarded)) for channel in self._channels]
            case Failed():
                actions = [Problem(f"the platform reports error {parameters.code}")]
            case _ if kind in {"ping", "update"}:
                actions = [self._send({"ping": "pong", "update": "updated"}[kind])]
            case _ if kind in {"paused", "resumed"}:
                actions = self._set_paused(is_paused=kind == "paused")
        return actions

    def _set_paused(self, *, is_paused: bool) -> Sequence[Action]:
        before, after = ("open", "paused") if is_paused else ("paused", "open")
        if self._state != before:
            return ()
        self._state = after
        if is_paused == self._is_told or (is_paused and self._is_asked) or not self._channels:
            return ()  # a pause that we asked for is in force by itself, and so is its end
        self._is_told = is_paused
        return [Pause() if is_paused else Resume()]

    # -- opening and closing -----------------------------------------------------------------------

    def _open(self, offered: Open) -> Sequence[Action]:
        if self._state != "new":
            return ()
        organization = self._headers.get(ORGANIZATION)
        if organization is not None and organization != offered.organizationId:
            return self._give_up("unauthorized", "organizationId is not that of the handshake")
        media = _choose(offered.media)
        if media is None:
            return self._give_up("error", "audio in PCMU at 8000 Hz expected, got no such offer")
        self._state = "open"
        self._is_probe = offered.conversationId == NULL_UUID
        chosen = {"type": media.type, "format": media.format, "channels": media.channels, "rate": media.rate}
        opened = self._send("opened", {"media": [chosen], "startPaused": False})
        if self._is_probe:
            return [opened]
        self._channels = media.channels
        details = call_details({**(offered.customConfig or {}), **(offered.inputVariables or {})})
        # Each participant of a conversation may have a stream of its own, with the same two channels.
        key = f"{offered.conversationId}/{offered.participant.id}"
        return [OpenCall(key, details.reference or offered.conversationId), *self._legs(details.roles), opened]

    def _legs(self, roles: tuple[Role, ...]) -> Sequence[Action]:
        named = roles or self._settings.roles
        if named == DialectSettings().roles:
            named = tuple(ROLES.values())
        places = list(ROLES)
        return [OpenLeg(channel, leg_role(named, places.index(channel)), _RATE, "PCMU") for channel in self._channels]

    def _close(self, closing: Closing) -> Sequence[Action]:
        is_over = self._state == "over" or not self._channels
        self._state = "closed"
        closed = self._send("closed")
        if is_over or closing.reason == "reconnect":
            return [closed]
        return [EndCall("error" if closing.reason == "error" else "hangup"), closed]

    def _give_up(self, reason: str, info: str) -> Sequence[Action]:
        if self._state in {"over", "closed"}:
            return ()
        ended = [EndCall("error")] if self._channels else []
        self._state = "over"
        return [Problem(info), *ended, self._send("disconnect", {"reason": reason, "info": info})]

    def _send(self, kind: str, parameters: Mapping[str, Any] | None = None) -> Send:
        self._seq += 1
        return Send(encode(kind, parameters or {}, session=self._session, seq=self._seq, clientseq=self._clientseq))

    # -- audio -------------------------------------------------------------------------------------

    def _hear(self, data: bytes) -> Sequence[Action]:
        if self._state == "new":
            raise AudioHookError("open expected before audio, got audio")
        if self._state != "open" or not self._channels:  # what was still on its way when a pause began is not analysed
            return ()
        samples, rest = divmod(len(data), len(self._channels))
        if rest:
            raise AudioHookError(f"samples of {len(self._channels)} channels expected, got part of one")
        if not samples:
            return ()
        decoded = to_float(MU_LAW.decode(data)).reshape(-1, len(self._channels)).T
        return [Audio(channel, np.ascontiguousarray(decoded[n])) for n, channel in enumerate(self._channels)]


def _choose(offered: Sequence[Media]) -> Media | None:
    """Return the best format that can be used; None where there is none."""
    usable = [media for media in offered if (media.type, media.format, media.rate) == ("audio", "PCMU", _RATE)]
    return next((media for wish in _WISHES for media in usable if media.channels == wish), None)
