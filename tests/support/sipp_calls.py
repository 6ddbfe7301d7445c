"""SIPp as a recording client that has many calls at once through a proxy, and plays audio in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.ports import free_port
from tests.support.siprec import BOUNDARY, TWO, audio, description, multipart

if TYPE_CHECKING:
    from pathlib import Path

_HEADERS = """Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport
From: "Alice Jones" <sip:+4930123456@[local_ip]:[local_port]>;tag=[pid]-[call_number]
To: <sip:srs@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
Max-Forwards: 70"""
_BEGIN = f"""<?xml version="1.0"?>
<scenario name="recording client">
<send retrans="500"><![CDATA[
INVITE sip:srs@[remote_ip]:[remote_port] SIP/2.0
{_HEADERS}
CSeq: 1 INVITE
Contact: <sip:src@[local_ip]:[local_port];transport=[transport]>;+sip.src
Require: siprec
Accept: application/sdp, application/rs-metadata-request
Content-Type: multipart/mixed;boundary={BOUNDARY}
Content-Length: [len]

{{body}}
]]></send>
<recv response="100" optional="true"/>
<recv response="200" rrs="true"/>
<send><![CDATA[
ACK [next_url] SIP/2.0
{_HEADERS}
[routes]
CSeq: 1 ACK
Content-Length: 0

]]></send>
<nop><action><exec play_pcap_audio="{{capture}}"/></action></nop>
"""
_HANGS_UP = f"""<pause milliseconds="{{ms}}"/>
<send retrans="500"><![CDATA[
BYE [next_url] SIP/2.0
{_HEADERS}
[routes]
CSeq: 2 BYE
Content-Length: 0

]]></send>
<recv response="200"/>
</scenario>
"""
_IS_HUNG_UP = """<recv request="BYE"/>
<send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>
</scenario>
"""


def calls(
    sipp: str, folder: Path, *, to_port: int, number: int, capture: Path, hang_up_ms: int = 0, tcp: bool = False
) -> tuple[str, ...]:
    """Return the command that makes ``number`` calls, ten a second, and plays a capture in the first stream of each.

    A call hangs up after ``hang_up_ms``; at 0 it waits for the other side to do so. The command ends with the last one.
    """
    streams = (audio(6000, "96", types="8 0"), audio(6002, "97", types="8 0"))
    body = multipart(description(*streams), TWO).decode().replace("\r\n", "\n")
    end = _HANGS_UP.format(ms=hang_up_ms) if hang_up_ms else _IS_HUNG_UP
    path = folder / f"calls-{hang_up_ms}.xml"
    path.write_text(_BEGIN.format(body=body, capture=capture) + end)
    by = ("-t", "t1") if tcp else ()
    options = ("-i", "127.0.0.1", "-p", str(free_port()), "-r", "10", "-m", str(number), "-nostdin", *by)
    return (sipp, "-sf", str(path), *options, f"127.0.0.1:{to_port}")
