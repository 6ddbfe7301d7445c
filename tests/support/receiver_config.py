"""Settings of an RTP receiver that takes everything this machine sends."""

from __future__ import annotations

import ipaddress
from typing import Any

from streamer.protocol.jitter import JitterConfig
from streamer.protocol.payload_types import STATIC, parse_encoding
from streamer.sources.rtp.receiver import RtpReceiverConfig

ENCODINGS = {
    **STATIC,
    **{
        number: parse_encoding(text)
        for number, text in {
            96: "opus/48000/2",
            97: "L16/8000",
            98: "L16/16000",
            99: "L16/44100/2",
            100: "L16/16000/2",
            101: "telephone-event/8000",
            102: "L16/8000/2",
        }.items()
    },
}


def receiver_config(**changes: Any) -> RtpReceiverConfig:
    """Return settings that allow all encodings from loopback, with a short time-out; ``changes`` replace some."""
    settings: dict[str, Any] = {
        "encodings": ENCODINGS,
        "jitter": JitterConfig(),
        "allowed": [ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128")],
        "max_legs": 100,
        "timeout_s": 10.0,
        "is_live": True,
    }
    return RtpReceiverConfig(**{**settings, **changes})
