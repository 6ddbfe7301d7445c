"""Plays a SIPREC recording client (RFC 7866): the SIP over a connection, and each channel as a stream of RTP."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import numpy as np
from sipmessage import Response

from streamer.call_test.l16 import CALLED, CALLER, NAME
from streamer.call_test.player import Datagram
from streamer.call_test.sip_credentials import credentials
from streamer.protocol.g711 import MU_LAW
from streamer.protocol.sip.messages import MessageStream, SipError, parse, tag_of
from streamer.protocol.sip.offer import OfferError, parse_offer
from streamer.protocol.streams.dialect import DialectError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sipmessage import Request

    from streamer.call_test.player import Frame, PlayedCall

RATE = 8_000
_BOUNDARY = "emotion-call-test"
_URI = "sip:recorder@daemon.invalid"
_NUMBERS = (CALLER, CALLED)
_METADATA = "urn:ietf:params:xml:ns:recording:1"


class SiprecPlayer:
    """One recording session: the customer's stream, then the agent's."""

    def __init__(self, call: PlayedCall) -> None:
        self._call = call
        self._stream = MessageStream()
        self._cseq = self._sent = 0
        self._to_tag = ""
        self._ports: list[int] = []
        self._ssrcs = [int.from_bytes(secrets.token_bytes(4)) for _ in range(call.channels)]
        self._has_proved = False

    @property
    def is_ready(self) -> bool:
        return bool(self._ports)

    def opening(self) -> Sequence[Frame]:
        return (self._request("INVITE", self._body()),)

    def received(self, frame: Frame) -> Sequence[Frame]:
        """Return the ACK of an answer, and what answers a challenge. Raises DialectError where we are refused."""
        answers: list[Frame] = []
        try:
            data = frame if isinstance(frame, bytes) else frame.encode()
            for message in map(parse, filter(None, self._stream.push(data))):
                answers += self._take(message)
        except (SipError, OfferError) as error:
            raise DialectError(f"expected SIP of a recording server: {error}") from None
        return answers

    def audio(self, samples: NDArray[np.int16]) -> Sequence[Frame]:
        number = self._sent // (RATE // 50)
        packets = []
        for channel, port in enumerate(self._ports[: self._call.channels]):
            head = bytes((0x80, 0x80 if number == 0 else 0)) + (number % 65_536).to_bytes(2)
            head += (self._sent % (1 << 32)).to_bytes(4) + self._ssrcs[channel].to_bytes(4)
            payload = MU_LAW.encode(np.ascontiguousarray(samples[:, channel])).tobytes()
            packets.append(Datagram(head + payload, port))
        self._sent += len(samples)
        return packets

    def closing(self) -> Sequence[Frame]:
        return (self._request("BYE"),)

    # -- answers -----------------------------------------------------------------------------------

    def _take(self, message: Request | Response) -> Sequence[Frame]:
        if not isinstance(message, Response):
            raise DialectError("the daemon hangs up")
        code = message.code
        if code < 200 or not message.headers["CSeq"].endswith("INVITE"):
            return ()
        acknowledged = self._request("ACK", to=message.headers["To"])
        if code == 401 and self._call.proof.user and not self._has_proved:
            self._has_proved = True
            return (acknowledged, self._request("INVITE", self._body(), more=self._proof(message)))
        if code != 200:
            warning = (message.headers.get("Warning") or "").partition('"')[2].rstrip('"')
            raise DialectError(f"the daemon refuses: {code} {warning or message.phrase}")
        self._to_tag = tag_of(message.headers["To"])
        self._ports = [media.port for media in parse_offer(message.body.decode())]
        return (acknowledged,)

    def _proof(self, message: Response) -> str:
        proof = self._call.proof
        answered = credentials(message.headers.getlist("WWW-Authenticate"), proof, method="INVITE", uri=_URI)
        return f"Authorization: {answered}\r\n"

    # -- requests ----------------------------------------------------------------------------------

    def _request(self, method: str, body: bytes = b"", *, more: str = "", to: str = "") -> bytes:
        self._cseq += method != "ACK"
        call_id = self._call.call_id
        own_to = f"<{_URI}>" + (f";tag={self._to_tag}" if self._to_tag else "")
        kind = f"Content-Type: multipart/mixed;boundary={_BOUNDARY}\r\nRequire: siprec\r\n" if body else ""
        head = (
            f"{method} {_URI} SIP/2.0\r\n"
            f"Via: SIP/2.0/TCP call-test.invalid;branch=z9hG4bK{secrets.token_hex(8)};rport\r\n"
            f'Max-Forwards: 70\r\nFrom: "{NAME}" <sip:{CALLER}@call-test.invalid>;tag={call_id[:8]}\r\n'
            f"To: {to or own_to}\r\nCall-ID: {call_id}\r\nCSeq: {self._cseq} {method}\r\n"
            f"Contact: <sip:call-test@call-test.invalid;transport=tcp>;+sip.src\r\n{more}{kind}"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def _body(self) -> bytes:
        parts = (("application/sdp", self._offer()), ("application/rs-metadata+xml", self._metadata()))
        texts = [f"--{_BOUNDARY}\r\nContent-Type: {kind}\r\n\r\n{text}\r\n" for kind, text in parts]
        return f"{''.join(texts)}--{_BOUNDARY}--\r\n".encode()

    def _offer(self) -> str:
        # Nothing is sent to us, so neither port nor name need lead anywhere.
        lines = ["v=0", "o=- 1 1 IN IP4 call-test.invalid", "s=-", "c=IN IP4 call-test.invalid", "t=0 0"]
        for channel in range(self._call.channels):
            lines += ["m=audio 9 RTP/AVP 0", "a=rtpmap:0 PCMU/8000", f"a=label:{channel}", "a=sendonly"]
        return "".join(f"{line}\r\n" for line in lines)

    def _metadata(self) -> str:
        """Return metadata with a number and a name of each participant, as clients send them."""
        call_id = self._call.reference or self._call.call_id
        parts = [f'<session session_id="{call_id}"/>']
        for n in range(self._call.channels):
            role = self._call.roles[n] if n < len(self._call.roles) else "unknown"
            aor = f"sip:{_NUMBERS[n]}@{role}.invalid"
            parts += [
                f'<participant participant_id="p{n}"><nameID aor="{aor}"><name>{NAME}</name></nameID></participant>',
                f'<stream stream_id="s{n}" session_id="{call_id}"><label>{n}</label></stream>',
                f'<participantstreamassoc participant_id="p{n}"><send>s{n}</send></participantstreamassoc>',
            ]
        head = f'<?xml version="1.0" encoding="UTF-8"?><recording xmlns="{_METADATA}">'
        return f"{head}<datamode>complete</datamode>{''.join(parts)}</recording>"
