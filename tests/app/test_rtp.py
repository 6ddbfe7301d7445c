"""Calls over RTP as configured: payload types, the shared port, worker processes, SDP files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from streamer.config.tables import Config
from streamer.core.errors import ConfigError
from tests.support.wiring import PARTS, argument, configuration

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.wiring import Arguments


def test_payload_types_of_the_configuration_override_those_of_the_sdp_file_and_those_override_rfc_3551(
    make: Callable[[Config], Arguments],
) -> None:
    encodings = argument(make(configuration()), "RtpSource.config.encodings")
    assert isinstance(encodings, dict)
    assert {number: str(encodings[number]) for number in (0, 96, 111)} == {
        0: "PCMU/8000",
        96: "OPUS/48000/2",
        111: "L16/8000",
    }


def test_without_auto_there_is_no_shared_port(make: Callable[[Config], Arguments]) -> None:
    assert argument(make(configuration(rtp={"auto": False})), "RtpSource.port") is None


@pytest.mark.parametrize(("workers", "expected"), [(3, 3), (0, 5)])
def test_workers_get_the_whole_configuration_but_secrets(
    make: Callable[[Config], Arguments], monkeypatch: pytest.MonkeyPatch, workers: int, expected: int
) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(5)))
    made = make(configuration(rtp={"workers": workers}))
    assert set(made) == PARTS - {"DemoSource", "RtpSource"}
    (rtp_source, _) = made["Service"]["sources"]
    assert (rtp_source.source_id, rtp_source._host, rtp_source._port, rtp_source._max_legs) == (
        "phones",
        "::1",
        5006,
        17,
    )
    assert [(start.number, start.workers) for start in rtp_source._starts] == [(n, expected) for n in range(expected)]
    start = rtp_source._starts[0]
    assert msgspec.json.decode(start.config, type=Config) == msgspec.structs.replace(
        configuration(rtp={"workers": workers}), websocket=Config().websocket, mqtt=Config().mqtt
    )
    assert Path(start.config_path).name == "config.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "call.sdp can't be read: No such file or directory"),
        ("", "call.sdp: an audio stream (a line m=audio) expected, got none"),
        ("m=audio 9 RTP/SAVP 0", "call.sdp: line 1: audio as RTP/AVP or RTP/AVPF expected, got 'RTP/SAVP'"),
    ],
)
def test_an_sdp_file_that_can_not_be_used_is_a_configuration_error(
    make: Callable[[Config], Arguments], tmp_path: Path, text: str | None, message: str
) -> None:
    path = tmp_path / "call.sdp"
    path.unlink() if text is None else path.write_text(text)
    with pytest.raises(ConfigError, match=re.escape(message)):
        make(configuration())
