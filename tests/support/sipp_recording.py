"""SIPp as the recording client of a SIPREC session: it sends the SIP and one of two streams, and holds them once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sip import free_udp_port
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
Content-Type: multipart/mixed;boundary={boundary}
Content-Length: [len]

{body}
]]></send>
<recv response="100" optional="true"/>
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
CSeq: 4 BYE
Content-Length: 0

]]></send>
<recv response="200"/>
</scenario>
"""


def recording(sipp: str, folder: Path, *, to_port: int, capture: Path, seconds: float) -> tuple[Sequence[object], Path]:
    """Return the command that records a call, and a FIFO on which it says where the second stream is to be sent.

    The first stream is a capture of ``seconds``; then both are on hold, and go on before the end.
    """
    fifo = folder / "port"
    on, hold = _body("sendonly"), _body("inactive")
    say = f'<nop><action><exec command="echo [$3] > {fifo}"/><exec play_pcap_audio="{capture}"/></action></nop>'
    scenario = [
        '<?xml version="1.0"?>\n<scenario name="recording client">\n',
        _invite(on, 1, uri="sip:srs@[remote_ip]:[remote_port]", tag=""),
        _PORTS,
        _ACK.format(uri="[next_url]", headers=_HEADERS, cseq=1),
        f'{say}\n<pause milliseconds="{round(1000 * seconds)}"/>\n',
    ]
    for cseq, body in ((2, hold), (3, on)):
        scenario += [
            _invite(body, cseq, uri="[next_url]", tag="[peer_tag_param]"),
            '<recv response="200"/>\n',
            _ACK.format(uri="[next_url]", headers=_HEADERS, cseq=cseq),
        ]
    scenario.append(_BYE.format(headers=_HEADERS))
    path = folder / "recording.xml"
    path.write_text("".join(scenario))
    options = ("-i", "127.0.0.1", "-p", free_udp_port(), "-m", 1, "-nostdin", "-timeout", 60)
    return (sipp, "-sf", path, *options, f"127.0.0.1:{to_port}"), fifo


def _body(direction: str) -> str:
    lines = (audio(6000, "96", direction=direction, types="8 0"), audio(6002, "97", direction=direction, types="8 0"))
    return multipart(description(*lines), TWO).decode().replace("\r\n", "\n")


def _invite(body: str, cseq: int, *, uri: str, tag: str) -> str:
    return _INVITE.format(uri=uri, headers=_HEADERS, tag=tag, cseq=cseq, boundary=BOUNDARY, body=body)
