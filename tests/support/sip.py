"""SIP calls that send RTP to the daemon: SIPp answers, SIPp or baresip calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Command = Sequence[object]

_ANSWER = """<?xml version="1.0"?>
<scenario name="callee">
<recv request="INVITE"/>
<send retrans="500"><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:];tag=[call_number]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:[local_ip]:[local_port]>
Content-Type: application/sdp
Content-Length: [len]

v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio [rtp_port] RTP/AVP 8 101
a=rtpmap:101 telephone-event/8000
]]></send>
<recv request="ACK"/>
<recv request="BYE"/>
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
_HEADERS = """Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:caller@[local_ip]:[local_port]>;tag=[call_number]
Call-ID: [call_id]
Max-Forwards: 70"""
_CALL_BEGIN = f"""<?xml version="1.0"?>
<scenario name="caller">
<send retrans="500"><![CDATA[
INVITE sip:callee@[remote_ip]:[remote_port] SIP/2.0
{_HEADERS}
To: <sip:callee@[remote_ip]:[remote_port]>
CSeq: 1 INVITE
Contact: <sip:caller@[local_ip]:[local_port]>
Content-Type: application/sdp
Content-Length: [len]

v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [auto_media_port] RTP/AVP 8 101
a=rtpmap:101 telephone-event/8000
]]></send>
<recv response="200" rrs="true"/>
<send><![CDATA[
ACK [next_url] SIP/2.0
{_HEADERS}
[last_To:]
CSeq: 1 ACK
Content-Length: 0
]]></send>
"""
_PLAY = """<nop><action><exec play_pcap_audio="{path}"/></action></nop>
<pause milliseconds="{ms}"/>
"""
_CALL_END = f"""<send retrans="500"><![CDATA[
BYE [next_url] SIP/2.0
{_HEADERS}
[last_To:]
CSeq: 2 BYE
Content-Length: 0
]]></send>
<recv response="200"/>
</scenario>
"""
_BARESIP = """poll_method epoll
sip_listen 127.0.0.1:{port}
net_interface 127.0.0.1
audio_source aufile,{sound}
audio_player aufile,{folder}/heard.wav
audio_alert aufile,{folder}/heard.wav
rtp_stats no
module_path {modules}
module g711.so
module aufile.so
module_tmp account.so
module_app menu.so
"""


def answering(sipp: str, folder: Path, *, port: int, rtp_port: int) -> Command:
    """Return the command that answers one call; its SDP directs the audio, A-law, to ``rtp_port``."""
    (folder / "callee.xml").write_text(_ANSWER)
    options = ("-key", "rtp_port", rtp_port, "-timeout", 60, "-nostdin")
    return (sipp, "-sf", folder / "callee.xml", "-i", "127.0.0.1", "-p", port, "-m", 1, *options)


def calling_with_captures(sipp: str, folder: Path, *, to_port: int, captures: Sequence[tuple[Path, float]]) -> Command:
    """Return the command that calls and plays captures, each with its duration in s."""
    plays = [_PLAY.format(path=path, ms=round(1000 * seconds)) for path, seconds in captures]
    (folder / "caller.xml").write_text(_CALL_BEGIN + "".join(plays) + _CALL_END)
    options = ("-i", "127.0.0.1", "-p", free_port(), "-m", 1, "-nostdin")
    return (sipp, "-sf", folder / "caller.xml", *options, f"127.0.0.1:{to_port}")


def calling_with_a_recording(
    baresip: str, folder: Path, *, to_port: int, sound: Path, seconds: float, modules: Path
) -> Command:
    """Return the command that calls with baresip, plays a recording at 8 kHz and hangs up."""
    port = free_port()
    (folder / "config").write_text(_BARESIP.format(port=port, sound=sound, folder=folder, modules=modules))
    (folder / "accounts").write_text(f"<sip:caller@127.0.0.1:{port}>;regint=0;audio_codecs=PCMA/8000/1\n")
    (folder / "contacts").touch()
    call = f"/dial sip:callee@127.0.0.1:{to_port}"
    return (baresip, "-f", folder, "-t", round(seconds), "-e", call)
