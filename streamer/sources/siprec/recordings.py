"""Recording sessions: what a recording client offers becomes legs, and what it changes becomes roles and pauses."""

from __future__ import annotations

import base64
import logging
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from streamer.core.errors import RequestError
from streamer.protocol.control_messages import MAX_LEGS_A_REQUEST
from streamer.protocol.sip.crypto import KEY_BYTES, Crypto, SrtpKey
from streamer.protocol.sip.metadata import MetadataError, Recording
from streamer.protocol.sip.offer import Accepted, OfferError, make_answer, parse_offer, usable_types
from streamer.sources.rtp.codecs import is_decodable
from streamer.sources.rtp.srtp import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamer.core.audio import Role
    from streamer.protocol.payload_types import Encoding
    from streamer.protocol.sip.bodies import Bodies
    from streamer.protocol.sip.metadata import RolePatterns
    from streamer.protocol.sip.offer import Media
    from streamer.protocol.sip.user_agent import Offered
    from streamer.sources.siprec.requests import ControlRequests

log = logging.getLogger(__name__)

WILDCARDS = {"0.0.0.0", "::", ""}  # noqa: S104 - compared, not bound


class Refused(Exception):  # noqa: N818 - no error of ours
    """An offer can't be accepted."""

    def __init__(self, code: int, why: str = "") -> None:
        """``code``: of the answer. ``why``: for whoever looks after the client; empty where the code says it all."""
        super().__init__(code, why)
        self.code = code
        self.why = why


@dataclass(slots=True)
class _Line:
    """An audio line of the session description that has a leg."""

    leg_id: str
    role: Role
    port: int
    peer: str
    peer_port: int
    """By the client's description; it sends from there where it is symmetric."""
    label: str
    crypto: Crypto | None = None
    """With what the client encrypts."""
    own_crypto: Crypto | None = None
    """What we answered: a description must name a key, though nothing is sent."""
    is_paused: bool = False


@dataclass(slots=True)
class _Call:
    session_id: str
    host: str
    """Where its legs listen."""
    recording: Recording
    lines: dict[int, _Line] = field(default_factory=dict)
    """By the place in the description."""
    version: int = 1
    media: list[Media] = field(default_factory=list)
    """Of the newest description of the client."""


class Recordings:
    """All recording sessions, by the name of their dialog."""

    def __init__(
        self,
        requests: ControlRequests,
        *,
        encodings: Mapping[int, Encoding],
        roles: tuple[Role, ...],
        patterns: RolePatterns,
        public_host: str,
        takes_srtp: bool = True,
        new_key: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        """Say how legs are opened.

        Args:
            requests: opens them.
            encodings: of the payload types that are received, by number.
            roles: of the audio lines in their order, where the metadata does not say it.
            patterns: whose addresses are whose.
            public_host: numeric address to which audio is to be sent; empty: that of this machine.
            takes_srtp: whether encrypted audio can be received here.
            new_key: returns so many random bytes.

        """
        self._requests = requests
        self._encodings = encodings
        self._roles = roles
        self._patterns = patterns
        self._public_host = public_host
        self._takes_srtp = takes_srtp
        self._new_key = new_key
        self._calls: dict[str, _Call] = {}
        self.begun = 0
        """How many recording sessions there were, those that are open included."""

    def __len__(self) -> int:
        return len(self._calls)

    async def offer(self, offered: Offered) -> bytes | None:
        """Take an offer; return our description, or None where none was asked for. Raises Refused."""
        if not offered.bodies.is_understood:
            raise Refused(415)
        media = self._media(offered.bodies)
        try:
            if offered.is_new:
                return await self._open(offered, media)
            return await self._change(offered, media)
        except RequestError as error:
            code = {"unknown_session": 481, "unknown_leg": 481}.get(error.code, 503)
            log.warning("siprec: a recording session is refused with %d: %s", code, error)
            raise Refused(code) from None

    async def end(self, dialog: str) -> None:
        """End the session of a dialog that is over."""
        call = self._calls.pop(dialog, None)
        if call is not None:
            try:
                await self._requests.ask("end_session", session_id=call.session_id)
            except RequestError:
                log.debug("siprec: session %s has ended before", call.session_id)

    async def over(self) -> list[str]:
        """Return the dialogs whose session is over here: a client of the control API ended it, or nothing came."""
        if not self._calls:
            return []
        names = list(self._calls)  # those that begin meanwhile are not in the list
        try:
            listed = await self._requests.ask("list_sessions")
        except RequestError:  # the daemon stops, or a worker is started again
            return []
        if listed["left_out"]:
            return []
        open_sessions = {session["session_id"] for session in listed["sessions"]}
        over = [name for name in names if self._calls[name].session_id not in open_sessions]
        for name in over:
            del self._calls[name]
        return over

    # -- offers ------------------------------------------------------------------------------------

    def _media(self, bodies: Bodies) -> list[Media] | None:
        if bodies.sdp is None:
            return None
        try:
            return parse_offer(bodies.sdp)
        except OfferError as error:
            log.warning("siprec: an offer is refused: %s", error)
            raise Refused(488, str(error)) from None

    async def _open(self, offered: Offered, media: list[Media] | None) -> bytes:
        recording = Recording()
        self._learn(recording, offered.bodies)
        wanted = self._usable(media or [])
        if not wanted or media is None:
            why = self._why_none(media or [])
            log.warning("siprec: an offer is refused: %s", why)
            raise Refused(488, why)
        legs = [self._leg(media[place], self._role(recording, media, place)) for place in wanted]
        reply = await self._requests.open_session(_reference(recording.session) or offered.dialog, legs)
        call = _Call(reply["session_id"], reply["legs"][0]["host"], recording, media=media)
        for place, leg in zip(wanted, reply["legs"], strict=True):
            call.lines[place] = self._line(leg, media[place])
        self._calls[offered.dialog] = call
        self.begun += 1
        await self._pause_or_resume(call, media)
        log.info("siprec: session %s with %d legs", call.session_id, len(call.lines))
        return self._answer(call, offered, media)

    async def _change(self, offered: Offered, media: list[Media] | None) -> bytes | None:
        call = self._calls.get(offered.dialog)
        if call is None:
            raise Refused(481)
        await self._requests.ask("statistics", session_id=call.session_id)  # refused where the session is over
        self._learn(call.recording, offered.bodies)
        if media is not None:
            await self._add_lines(call, media)
            await self._pause_or_resume(call, media)
            call.version, call.media = call.version + 1, media
        await self._set_roles(call)
        if media is None and offered.transaction.request.method != "INVITE":
            return None
        # An INVITE without a description asks for ours (RFC 3264, section 8): it is what we have answered, unchanged.
        return self._answer(call, offered, call.media)

    def _learn(self, recording: Recording, bodies: Bodies) -> None:
        if bodies.metadata is None:
            return
        try:
            recording.update(bodies.metadata, self._patterns)
        except MetadataError as error:
            log.warning("siprec: metadata is not read: %s", error)

    async def _add_lines(self, call: _Call, media: list[Media]) -> None:
        """Open legs for lines that are new, or whose audio has another key or host from now on."""
        for place in self._usable(media):
            line = call.lines.get(place)
            if line is not None and not _is_moved(line, media[place]):
                line.label = media[place].label or line.label
                continue
            if line is not None:
                await self._requests.ask("pause", session_id=call.session_id, leg_id=line.leg_id)
            role = self._role(call.recording, media, place)
            reply = await self._requests.ask("add_leg", session_id=call.session_id, leg=self._leg(media[place], role))
            call.lines[place] = self._line(reply["legs"][0], media[place])

    async def _pause_or_resume(self, call: _Call, media: list[Media]) -> None:
        """Pause lines that are on hold or given up, and resume those that are sent again."""
        for place, line in call.lines.items():
            is_paused = place >= len(media) or not (media[place].is_usable_audio and media[place].is_sending)
            if is_paused != line.is_paused:
                command = "pause" if is_paused else "resume"
                await self._requests.ask(command, session_id=call.session_id, leg_id=line.leg_id)
                line.is_paused = is_paused

    async def _set_roles(self, call: _Call) -> None:
        """Take the roles that the metadata states now; where it states none any more, the last ones stay."""
        for line in call.lines.values():
            role = call.recording.role(line.label) if line.label else None
            if role is not None and role != line.role:
                await self._requests.ask("set_role", leg_id=line.leg_id, role=role)
                line.role = role

    # -- lines -------------------------------------------------------------------------------------

    def _usable(self, media: list[Media]) -> list[int]:
        """Return the places of the lines that can be received."""
        found = [place for place, each in enumerate(media) if self._is_usable(each) and self._types(each)]
        return found[:MAX_LEGS_A_REQUEST]

    def _is_usable(self, media: Media) -> bool:
        return media.is_usable_audio and (media.key is None or self._takes_srtp)

    def _why_none(self, media: list[Media]) -> str:
        """Return why no audio of an offer can be received."""
        usable = [each for each in media if each.is_usable_audio]
        if usable and not any(map(self._is_usable, usable)):
            return f"encrypted audio can not be received: {MISSING}"
        return "audio in an encoding that is received expected, got none"

    def _line(self, leg: Mapping[str, Any], media: Media) -> _Line:
        key = media.key
        own = None if key is None else Crypto(key.tag, self._own_key(key.key.suite))
        return _Line(leg["leg_id"], leg["role"], leg["port"], media.host, media.port, media.label, key, own)

    def _own_key(self, suite: str) -> SrtpKey:
        return SrtpKey(suite, base64.b64encode(self._new_key(KEY_BYTES[suite])).decode())

    def _types(self, media: Media) -> list[int]:
        """Return the payload types that we take: no digits, and each as it is configured here."""
        return usable_types(
            media, lambda number, encoding: self._encodings.get(number) == encoding and is_decodable(encoding)
        )

    def _role(self, recording: Recording, media: list[Media], place: int) -> Role:
        known = recording.role(media[place].label) if media[place].label else None
        if known is not None:
            return known
        audio = [n for n, each in enumerate(media) if each.kind == "audio"]
        index = audio.index(place)
        return self._roles[index] if index < len(self._roles) else "unknown"

    def _leg(self, media: Media, role: Role) -> dict[str, object]:
        peer = "" if media.host in WILDCARDS else media.host
        key = None if media.key is None else media.key.key
        return self._requests.wanted_leg(role, peer=peer, is_rtcp_mux=media.is_rtcp_mux, srtp=key)

    def _answer(self, call: _Call, offered: Offered, media: list[Media]) -> bytes:
        accepted = {
            place: Accepted(call.lines[place].port, self._types(media[place]), call.lines[place].own_crypto)
            for place in self._usable(media)
            if place in call.lines
        }
        host = self._public_host or call.host
        if host in WILDCARDS:
            host = offered.peer.local.rpartition(":")[0].strip("[]")
        session = int(call.session_id[:12], 16) if call.session_id else 0
        return make_answer(media, accepted, host=host, session=session, version=call.version)


def _is_moved(line: _Line, media: Media) -> bool:
    """Return whether the audio of a line comes from elsewhere, or is encrypted otherwise, from now on.

    A leg belongs to the first address that sends to it: audio from another port of the same host needs another leg.
    """
    is_elsewhere = bool(media.host) and (media.host, media.port) != (line.peer, line.peer_port)
    return media.is_sending and (is_elsewhere or media.key != line.crypto)


def _reference(session: str) -> str:
    """Return the id of a communication session, base64 of a UUID, as a call reference."""
    return session.replace("+", "-").replace("/", "_").rstrip("=")
