"""SIPp as the recording client of a SIPREC session: it sends the SIP and one of two streams, and holds them once.

It proves who it is whenever it is asked, by MD5: SIPp 3.6 knows nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.ports import free_port
from tests.support.siprec import BOUNDARY, TWO, audio, description, multipart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_HEADERS = """Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport
From: "Alice Jones" <sip:+4930123456@[local_ip]:[local_port]>;tag=[call_number]
Call-ID: [call_id]
Max-Forwards: 70"""
_INVITE = """<send retrans="500"><![CDATA[
INVITE {uri} SIP/2.0
{headers}
To: <sip:srs@[remote_ip]:[remote_port]>{tag}
CSeq: {cseq} INVITE
Contact: <sip:src@[local_ip]:[local_port]>;+sip.src
Require: siprec
Accept: application/sdp, application/rs-metadata-request
{more}Content-Type: multipart/mixed;boundary={boundary}
Content-Length: [len]

{body}
]]></send>
<recv response="100" optional="true"/>
"""
_CHALLENGED = """<recv response="401" auth="true"/>
"""
_ACK = """<send><![CDATA[
ACK {uri} SIP/2.0
{headers}
To: <sip:srs@[remote_ip]:[remote_port]>[peer_tag_param]
CSeq: {cseq} ACK
Content-Length: 0

]]></send>
"""
_PORTS = """<recv response="200" rrs="true"><action>
<ereg regexp="m=audio ([0-9]+) .*m=audio ([0-9]+) " search_in="body" check_it="true" assign_to="1,2,3"/>
</action></recv>
<Reference variables="1,2"/>
"""
_BYE = """<send retrans="500"><![CDATA[
BYE [next_url] SIP/2.0
{headers}
To: <sip:srs@[remote_ip]:[remote_port]>[peer_tag_param]
CSeq: 7 BYE
Content-Length: 0

]]></send>
<recv response="200"/>
</scenario>
"""


def recording(
    sipp: str, folder: Path, *, to_port: int, capture: Path, seconds: float, user: str, secret: str, crypto: str
) -> tuple[Sequence[object], Path]:
    """Return the command that records a call, and a FIFO on which it says where the second stream is to be sent.

    The first stream is a capture of ``seconds``; then both are on hold, and go on before the end. ``user`` and
    ``secret``: by which it is let in. ``crypto``: the key of the second stream, which is encrypted.
    """
    fifo = folder / "port"
    on, hold = _body("sendonly", crypto), _body("inactive", crypto)
    say = f'<nop><action><exec command="echo [$3] > {fifo}"/><exec play_pcap_audio="{capture}"/></action></nop>'
    scenario = [
        '<?xml version="1.0"?>\n<scenario name="recording client">\n',
        *_invites(on, 1, uri="sip:srs@[remote_ip]:[remote_port]", tag=""),
        _PORTS,
        _ACK.format(uri="[next_url]", headers=_HEADERS, cseq=2),
        f'{say}\n<pause milliseconds="{round(1000 * seconds)}"/>\n',
    ]
    for cseq, body in ((3, hold), (5, on)):
        scenario += [
            *_invites(body, cseq, uri="[next_url]", tag="[peer_tag_param]"),
            '<recv response="200"/>\n',
            _ACK.format(uri="[next_url]", headers=_HEADERS, cseq=cseq + 1),
        ]
    scenario.append(_BYE.format(headers=_HEADERS))
    path = folder / "recording.xml"
    path.write_text("".join(scenario))
    options = (
        "-i",
        "127.0.0.1",
        "-p",
        free_port(),
        "-m",
        1,
        "-nostdin",
        "-timeout",
        60,
        "-au",
        user,
        "-ap",
        secret,
    )
    return (sipp, "-sf", path, *options, f"127.0.0.1:{to_port}"), fifo


def _body(direction: str, crypto: str) -> str:
    plain = audio(6000, "96", direction=direction, types="8 0")
    encrypted = audio(6002, "97", direction=direction, types="8 0", more=[f"a=crypto:{crypto}"])
    return multipart(description(plain, encrypted.replace("RTP/AVP", "RTP/SAVP")), TWO).decode().replace("\r\n", "\n")


def _invites(body: str, cseq: int, *, uri: str, tag: str) -> list[str]:
    """Return an INVITE that is challenged, and the one that answers the challenge."""
    values = {"uri": uri, "headers": _HEADERS, "tag": tag, "boundary": BOUNDARY, "body": body}
    return [
        _INVITE.format(cseq=cseq, more="", **values),
        _CHALLENGED,
        _ACK.format(uri=uri, headers=_HEADERS, cseq=cseq),
        _INVITE.format(cseq=cseq + 1, more="[authentication]\n", **values),
    ]
