"""Calls over RTP as configured: payload types, the shared port, worker processes, SDP files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from streamer.app.rtp import reserved_legs, rtp_source
from streamer.config.port_tables import WebSocket
from streamer.config.tables import Config, Rtp
from streamer.core.errors import ConfigError
from streamer.ops.stopwatch import Stopwatch
from tests.support.wiring import PARTS, argument, configuration

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.wiring import Arguments


class Room:
    """As of a machine that does nothing else."""

    def admit_leg(self) -> str | None:
        return None

    def admit_added_leg(self) -> str | None:
        return None


FREE: dict[str, Any] = {"wanted_s": lambda _: None, "load_control": Room(), "stopwatch": Stopwatch()}
"""For a source that waits for nothing and always has room."""


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
def test_workers_get_all_that_calls_follow_from_and_no_table_with_secrets(
    make: Callable[[Config], Arguments], monkeypatch: pytest.MonkeyPatch, workers: int, expected: int
) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(5)))
    made = make(configuration(rtp={"workers": workers}))
    assert set(made) == PARTS - {"DemoSource", "RtpSource"}
    (rtp_source, *_) = made["Service"]["sources"]
    assert (rtp_source.source_id, rtp_source._host, rtp_source._port, rtp_source._max_legs) == (
        "phones",
        "::1",
        5006,
        40,
    )
    assert [(start.number, start.workers) for start in rtp_source._starts] == [(n, expected) for n in range(expected)]
    start = rtp_source._starts[0]
    theirs, ours = msgspec.json.decode(start.config, type=Config), configuration(rtp={"workers": workers})
    other = {name for name in Config.__struct_fields__ if getattr(theirs, name) != getattr(ours, name)}
    sinks = {"websocket", "web", "mqtt", "nats", "webhook", "history", "stdout"}
    assert sinks <= other <= sinks | {"cluster", "microphone", "streams", "siprec"}
    assert all(getattr(theirs, name) == getattr(Config(), name) for name in other)
    assert Path(start.config_path).name == "config.toml"


@pytest.mark.parametrize(
    ("keys", "per_host", "per_port"),
    [
        ({}, {"192.0.2.7": 1000, "198.51.100.1": 2000}, 500),
        ({"max_legs": 60}, {"192.0.2.7": 50, "198.51.100.1": 60}, 25),
        ({"max_legs": 20}, {"192.0.2.7": 20, "198.51.100.1": 20}, 20),
        (
            {"max_legs_per_host": 30, "max_legs_per_port": 10},
            {"192.0.2.7": 30, "198.51.100.1": 30},
            10,
        ),
    ],
)
def test_quotas_follow_from_the_limit_of_legs_unless_they_are_given(
    keys: dict[str, int], per_host: dict[str, int], per_port: int
) -> None:
    rtp = Rtp(enabled=True, allowed=("192.0.2.0/24", "198.51.100.1/32"))
    config = Config(rtp=msgspec.structs.replace(rtp, **keys))
    made = rtp_source(config, None, **FREE)
    quotas = made._receiver._admission._quotas._quotas
    assert {host: quotas.per_host(host) for host in per_host} == per_host
    assert quotas.per_address == per_port


def test_workers_share_quotas_and_rates_but_that_of_a_port() -> None:
    config = Config(rtp=Rtp(enabled=True, allowed=("192.0.2.0/24",)))
    made = rtp_source(config, None, **FREE, worker=1, workers=3)
    quotas = made._receiver._admission._quotas._quotas
    assert (quotas.per_host("192.0.2.7"), quotas.per_address) == (407, 500)
    assert [quotas.new_per_s, quotas.new_per_host_s] == pytest.approx([200 / 3, 100 / 3])


@pytest.mark.parametrize(("has_control", "reserved"), [(True, 200), (False, 0)])
def test_legs_are_kept_for_control_requests_where_anybody_can_make_them(has_control: bool, reserved: int) -> None:
    config = Config(rtp=Rtp(enabled=True), websocket=WebSocket(control=has_control))
    assert reserved_legs(config) == reserved


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
