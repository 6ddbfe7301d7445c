"""Every key of the configuration reaches the object that it is about."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import replace
from functools import reduce
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from streamer import cli
from streamer.app import analyzers, daemon, model_kinds, models, pipeline, rtp, service, sinks, sources
from streamer.config import Config
from streamer.core.errors import ConfigError
from streamer.core.events import HealthChanged
from streamer.dsp.decision import DecisionConfig
from streamer.dsp.pooling import PoolingConfig
from streamer.dsp.windows import WindowConfig
from streamer.ops import log
from streamer.ops.systemd import Notifier
from tests.support.leg import LEG, OPENED_AT
from tests.support.models import NORMALIZATION, write_model
from tests.support.statistics_models import N_FEATURES, write_statistics_model

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from streamer.core.audio import Role

PARTS = {"Analyzer", "Batcher", "DemoSource", "LegManager", "Liveness", "MicrophoneSource", "MqttSink"}
PARTS |= {"OverloadReporter", "Publisher", "RtpSource", "Service", "Sessions", "Shadow", "StateFile", "StdoutSink"}
PARTS |= {"TwoStageVad", "WebSocketSink", "WindowScorer"}
"""What is made of the configuration; names as those know them who make it."""

SDP = "m=audio 5004 RTP/AVP 0 96 111\na=rtpmap:96 opus/48000/2\na=rtpmap:111 PCMA/8000\n"

Made = dict[str, dict[str, Any]]
"""The arguments with which each part was made, by the part's name."""
Value = tuple[object, dict[str, object]]
"""What is configured, and where it must be found: ``Part.argument.attribute``, and as what."""


def same(value: object, *arguments: str) -> Value:
    return value, dict.fromkeys(arguments, value)


MICROPHONE: dict[str, Value] = {
    "enabled": (True, {}),  # tested below, as all switches are
    "source_id": same("desk", "MicrophoneSource.source_id"),
    "device": same("USB", "MicrophoneSource.device"),
    "roles": same(("customer", "agent", "mixed"), "MicrophoneSource.roles"),
    "sample_rate": same(44_100, "MicrophoneSource.sample_rate"),
    "block_ms": same(10, "MicrophoneSource.block_ms"),
    "stall_s": (6.5, {"MicrophoneSource.stall_s": 6.5, "Liveness.stall_s": 13.0}),
    "silence_s": same(31.5, "MicrophoneSource.silence_s"),
    "retry_min_s": same(2.5, "MicrophoneSource.first_retry_s"),
    "retry_max_s": same(45.5, "MicrophoneSource.last_retry_s"),
}
RTP: dict[str, Value] = {
    "enabled": (True, {}),
    "source_id": same("phones", "RtpSource.source_id"),
    "host": same("::1", "RtpSource.host"),
    "auto": (True, {}),
    "port": same(5006, "RtpSource.port"),
    "roles": same(("customer", "agent"), "RtpSource.roles"),
    "leg_ports": ([20_000, 20_100], {"RtpSource.leg_ports": range(20_000, 20_101, 2)}),
    "allowed": (["192.0.2.0/24"], {"RtpSource.config.allowed": [ip_network("192.0.2.0/24")]}),
    "payload_types": ({"111": "L16/8000"}, {}),  # tested below
    "sdp_file": ("call.sdp", {}),
    "delay_ms": (150, {"RtpSource.config.jitter.delay_s": 0.15}),
    "timeout_s": same(29.5, "RtpSource.config.timeout_s"),
    "max_legs": same(17, "RtpSource.config.max_legs"),
    "buffer_kb": (128, {"RtpSource.buffer_bytes": 131_072}),
    "workers": (1, {}),  # tested below
}
PRIVACY: dict[str, Value] = {
    "agent_reason": ("safety of pilots", {}),  # tested below
    "mixed_reason": ("therapy, with consent", {}),
}
GATE: dict[str, Value] = {
    "webrtc_mode": same(3, "TwoStageVad.mode"),
    "webrtc_frame_ms": same(30, "TwoStageVad.frame_ms"),
    "webrtc_hold_ms": same(330, "TwoStageVad.hold_ms"),
    "warm_up_ms": same(512, "TwoStageVad.warm_up_ms"),
    "speech_threshold": same(0.6, "Analyzer.config.gate.speech_threshold"),
    "silence_threshold": same(0.25, "Analyzer.config.gate.silence_threshold"),
    "onset_ms": (170, {"Analyzer.config.gate.onset_samples": 170 * 16}),
    "onset_gap_ms": (110, {"Analyzer.config.gate.onset_gap_samples": 110 * 16}),
    "hangover_ms": (510, {"Analyzer.config.gate.hangover_samples": 510 * 16}),
    "pre_roll_ms": (310, {"Analyzer.config.windows.pre_roll_samples": 310 * 16}),
    "post_roll_ms": (120, {"Analyzer.config.windows.post_roll_samples": 120 * 16}),
}
MODEL: dict[str, Value] = {
    "card": ("other.json", {"Analyzer.model.name": "other"}),
    "first_ms": (1600, {"Analyzer.config.windows.first_samples": 1600 * 16}),
    "hop_ms": (700, {"Analyzer.config.windows.hop_samples": 700 * 16, "OverloadReporter.normal_hop_ms": 700}),
    "max_batch": same(5, "Batcher.max_batch"),
    "max_wait_ms": (8, {"Batcher.max_wait_s": 0.008}),
    "normalize_legs": (False, {}),  # tested below
}
SHADOW: dict[str, Value] = {
    "model": ("second.onnx", {"Shadow.model.card.name": "second", "Shadow.beside.name": "other"}),
    "log_every_s": same(71.5, "Shadow.log_every_s"),
}
DECISION: dict[str, Value] = {
    "min_confidence": same(0.3, "Analyzer.config.decision.min_confidence"),
    "max_lost_share": same(0.2, "Analyzer.config.decision.max_lost_share"),
    "base_rates": ({}, {}),  # tested below
    "stickiness": same(0.9, "Analyzer.config.decision.stickiness"),
    "evidence_exponent": same(0.7, "Analyzer.config.decision.evidence_exponent"),
    "false_claims_per_hour": (0.5, {}),  # tested below
    "claim_probability": same(0.85, "Analyzer.config.decision.claim_probability"),
    "release_probability": same(0.4, "Analyzer.config.decision.release_probability"),
    "silence_s": (7.5, {"Analyzer.config.decision.silence_samples": 120_000}),
}
WEBSOCKET: dict[str, Value] = {
    "enabled": (True, {}),
    "host": same("127.0.0.2", "WebSocketSink.host"),
    "port": same(9001, "WebSocketSink.port"),
    "token": same("open sesame", "WebSocketSink.token"),
    "origins": same(("https://dashboard.example",), "WebSocketSink.origins"),
    "queue_events": same(11, "WebSocketSink.queue_events"),
    "max_subscribers": same(12, "WebSocketSink.max_subscribers"),
    "control": (True, {}),
}
MQTT: dict[str, Value] = {
    "enabled": (True, {}),
    "host": same("127.0.0.3", "MqttSink.host"),
    "port": same(9002, "MqttSink.port"),
    "username": same("reporter", "MqttSink.username"),
    "password": same("hush", "MqttSink.password"),
    "tls": same(True, "MqttSink.tls"),
    "ca_file": (__file__, {"MqttSink.ca_file": __file__}),  # any file that is there
    "prefix": same("house/voices", "MqttSink.prefix"),
    "qos": same(2, "MqttSink.qos"),
    "keepalive_s": same(33, "MqttSink.keepalive_s"),
    "queue_events": same(13, "MqttSink.queue_events"),
    "max_age_s": same(99.0, "MqttSink.max_age_s"),
    "retry_min_s": (3.5, {}),  # tested below
    "retry_max_s": (46.5, {}),
    "control": (True, {}),  # tested below
}
TABLES: dict[str, dict[str, Value]] = {
    "microphone": MICROPHONE,
    "rtp": RTP,
    "privacy": PRIVACY,
    "gate": GATE,
    "model": MODEL,
    "shadow": SHADOW,
    "decision": DECISION,
    "events": {"node": same("kitchen", "MqttSink.node")},
    "sessions": {"state_file": ("open.json", {"StateFile.path": Path("open.json")})},
    "websocket": WEBSOCKET,
    "mqtt": MQTT,
    "stdout": {"enabled": (True, {}), "queue_events": same(14, "StdoutSink.queue_events")},
    "log": {"level": ("warning", {}), "format": ("text", {})},  # tested below
}
SWITCHES = {"microphone.enabled", "rtp.auto", "rtp.workers", "websocket.control", "websocket.enabled"}
"""Keys that are as by default, since the part that is switched on gets the other keys."""


def configuration(**changes: Mapping[str, object]) -> Config:
    """Return a configuration with nothing in it as by default, save the changes."""
    values = {table: {key: value for key, (value, _) in held.items()} for table, held in TABLES.items()}
    return msgspec.convert({table: {**values[table], **changes.get(table, {})} for table in values}, Config)


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Config], Made]:
    """What makes a daemon, and the analyzer of one leg, and gives all that it made."""
    write_model(tmp_path, name="other")
    write_model(tmp_path, name="second")
    (tmp_path / "call.sdp").write_text(SDP)
    made: Made = {}

    def noting(part: type) -> Callable[..., object]:
        def note(*arguments: object, **options: object) -> object:
            made[part.__name__] = inspect.signature(part).bind(*arguments, **options).arguments
            return part(*arguments, **options)

        return note

    def make_with(config: Config) -> Made:
        demo = tmp_path / "demo.wav"  # only played where there is no microphone
        notifier = Notifier(address=None)
        monkeypatch.setattr(sources, "_has_microphone", lambda: True)
        for maker in (analyzers, daemon, model_kinds, models, pipeline, rtp, service, sinks, sources):
            for part in PARTS & vars(maker).keys():
                monkeypatch.setattr(maker, part, noting(getattr(maker, part)))
        daemon.live_daemon(config, tmp_path / "config.toml", demo=demo, notifier=notifier, on_ready=lambda _: None)
        made["LegManager"]["make_analyzer"](LEG)
        return made

    return make_with


def found(made: Made, place: str) -> object:
    part, argument, *attributes = place.split(".")
    return reduce(getattr, attributes, made[part][argument])


def test_no_key_is_forgotten_here_and_none_is_as_by_default() -> None:
    default = Config()
    known = {
        table.name: {key.name for key in msgspec.structs.fields(getattr(default, table.name))}
        for table in msgspec.structs.fields(default)
    }
    assert {table: set(held) for table, held in TABLES.items()} == known
    unchanged = {
        f"{table}.{key}"
        for table, held in TABLES.items()
        for key, (value, _) in held.items()
        if value == getattr(getattr(default, table), key)
    }
    assert unchanged == SWITCHES


def test_every_key_reaches_its_place(make: Callable[[Config], Made]) -> None:
    made = make(configuration())
    expected = {
        place: value for held in TABLES.values() for _, where in held.values() for place, value in where.items()
    }
    assert {place: found(made, place) for place in expected} == expected


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("rtp", "RtpSource"),
        ("websocket", "WebSocketSink"),
        ("mqtt", "MqttSink"),
        ("stdout", "StdoutSink"),
    ],
)
def test_a_switch_leaves_out_its_part_and_no_other(make: Callable[[Config], Made], table: str, part: str) -> None:
    made = make(configuration(**{table: {"enabled": False}}))
    assert set(made) == PARTS - {"DemoSource", part}


def test_the_demonstration_is_played_where_there_is_no_other_source(make: Callable[[Config], Made]) -> None:
    made = make(configuration(microphone={"enabled": False}, rtp={"enabled": False}))
    assert set(made) == PARTS - {"MicrophoneSource", "RtpSource"}


def test_with_a_telephone_the_demonstration_is_not_played(make: Callable[[Config], Made]) -> None:
    made = make(configuration(microphone={"enabled": False}))
    assert set(made) == PARTS - {"DemoSource", "MicrophoneSource"}


def test_without_its_model_there_is_no_shadow(make: Callable[[Config], Made]) -> None:
    made = make(configuration(shadow={"model": ""}))
    assert set(made) == PARTS - {"DemoSource", "Shadow"}
    assert (made["Batcher"]["shadow"], made["WebSocketSink"]["health_detail"]()) == (None, "")


@pytest.mark.parametrize("websocket", [False, True])
@pytest.mark.parametrize("mqtt", [False, True])
def test_control_is_served_where_its_switch_says_so(
    make: Callable[[Config], Made], *, websocket: bool, mqtt: bool
) -> None:
    made = make(configuration(websocket={"control": websocket}, mqtt={"control": mqtt}))
    served = {sink.name: sink._control is not None for sink in made["Service"]["sinks"] if hasattr(sink, "_control")}
    assert served == {"websocket": websocket, "mqtt": mqtt}


def test_payload_types_come_from_the_configuration_then_from_sdp_then_from_the_standard(
    make: Callable[[Config], Made],
) -> None:
    encodings = found(make(configuration()), "RtpSource.config.encodings")
    assert isinstance(encodings, dict)
    assert {number: str(encodings[number]) for number in (0, 96, 111)} == {
        0: "PCMU/8000",
        96: "OPUS/48000/2",
        111: "L16/8000",
    }


def test_without_auto_there_is_no_shared_port(make: Callable[[Config], Made]) -> None:
    assert found(make(configuration(rtp={"auto": False})), "RtpSource.port") is None


@pytest.mark.parametrize(("workers", "expected"), [(3, 3), (0, 5)])
def test_with_workers_they_take_the_calls_and_are_told_everything_but_secrets(
    make: Callable[[Config], Made], monkeypatch: pytest.MonkeyPatch, workers: int, expected: int
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
    assert [worker.name for worker in rtp_source._workers] == [f"worker {n + 1} of {expected}" for n in range(expected)]
    begin = rtp_source._workers[0].start
    told = msgspec.json.decode(begin.config, type=Config)
    assert told == msgspec.structs.replace(
        configuration(rtp={"workers": workers}), websocket=Config().websocket, mqtt=Config().mqtt
    )
    assert Path(begin.config_path).name == "config.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "call.sdp can't be read: No such file or directory"),
        ("", "call.sdp: an audio stream (a line m=audio) expected, got none"),
        ("m=audio 9 RTP/SAVP 0", "call.sdp: line 1: audio as RTP/AVP or RTP/AVPF expected, got 'RTP/SAVP'"),
    ],
)
def test_an_sdp_file_that_is_of_no_use_is_a_fault_of_the_configuration(
    make: Callable[[Config], Made], tmp_path: Path, text: str | None, message: str
) -> None:
    path = tmp_path / "call.sdp"
    path.unlink() if text is None else path.write_text(text)
    with pytest.raises(ConfigError, match=re.escape(message)):
        make(configuration())


def test_what_is_empty_by_default_is_nothing_to_the_parts(make: Callable[[Config], Made]) -> None:
    made = make(
        configuration(
            microphone={"sample_rate": 0},
            model={"hop_ms": 0},
            websocket={"token": ""},
            mqtt={"username": "", "password": "", "ca_file": ""},
        )
    )
    optional = ("MicrophoneSource.sample_rate", "WebSocketSink.token", "MqttSink.username", "MqttSink.password")
    assert [found(made, place) for place in (*optional, "MqttSink.ca_file")] == [None] * 5
    assert found(made, "OverloadReporter.normal_hop_ms") == 500  # as the card says
    assert found(made, "Analyzer.config.windows.hop_samples") == 500 * 16


@pytest.mark.parametrize("wanted", [False, True])
def test_legs_are_normalised_where_the_card_says_how_and_the_configuration_wants_it(
    make: Callable[[Config], Made], tmp_path: Path, *, wanted: bool
) -> None:
    config = configuration(model={"normalize_legs": wanted})
    place = "WindowScorer.normalization"
    assert found(make(config), place) is None  # the card doesn't say how
    write_model(tmp_path, name="other", leg_normalization=msgspec.to_builtins(NORMALIZATION))
    assert found(make(config), place) == (NORMALIZATION if wanted else None)


def test_base_rates_are_those_of_the_models_labels(make: Callable[[Config], Made], tmp_path: Path) -> None:
    config = configuration(decision={"base_rates": {"neutral": 0.6, "calm": 0.2}})
    write_model(tmp_path, name="other", base_rates={"calm": 0.5, "angry": 0.2, "sad": 0.3})
    decision = found(make(config), "Analyzer.config.decision")
    assert isinstance(decision, DecisionConfig)
    assert decision.base_rates == pytest.approx((0.5, 0.25, 0.25))  # there is no neutral: the others share its part
    assert decision.training_rates == (0.5, 0.2, 0.3)


def test_base_rates_that_leave_nothing_for_the_models_labels_are_an_error(make: Callable[[Config], Made]) -> None:
    with pytest.raises(
        ConfigError, match=r"decision\.base_rates: a share above 0 expected for one of calm, angry, sad"
    ):
        make(configuration(decision={"base_rates": {"neutral": 1.0}}))


@pytest.mark.parametrize(
    ("curve", "false_claims", "threshold"),
    [([], 2.0, 0.85), ([(0.5, 10.0), (0.9, 2.0)], 2.0, 0.9), ([(0.5, 10.0), (0.9, 2.0)], 0.0, 0.85)],
)
def test_the_claim_threshold_is_that_of_the_wanted_false_claims_where_the_card_has_a_curve(
    make: Callable[[Config], Made],
    tmp_path: Path,
    curve: list[tuple[float, float]],
    false_claims: float,
    threshold: float,
) -> None:
    write_model(tmp_path, name="other", claim_curve=curve)
    config = configuration(decision={"false_claims_per_hour": false_claims})
    assert found(make(config), "Analyzer.config.decision.claim_probability") == pytest.approx(threshold)


@pytest.mark.parametrize(("wanted", "history_max_ms"), [(False, 0), (True, 60_000)])
def test_a_statistics_model_is_run_on_chunks_and_pooled_as_card_and_configuration_say(
    make: Callable[[Config], Made], tmp_path: Path, *, wanted: bool, history_max_ms: int
) -> None:
    write_statistics_model(tmp_path, name="other", pooling_ms=4_000)
    made = make(configuration(model={"hop_ms": 2_000, "normalize_legs": wanted}, shadow={"model": ""}))
    windows = found(made, "Analyzer.config.windows")
    assert windows == WindowConfig(
        window_samples=16_000,
        hop_samples=16_000,
        first_samples=1_600 * 16,
        pre_roll_samples=310 * 16,
        post_roll_samples=120 * 16,
        are_chunks=True,
    )
    assert found(made, "Analyzer.scorer._config") == PoolingConfig(
        n_features=N_FEATURES,
        frame_ms=20,
        recent_chunks=4,
        first_ms=1_600,
        hop_samples=32_000,
        history_min_ms=1_000,
        history_max_ms=history_max_ms,
    )
    assert found(made, "OverloadReporter.normal_hop_ms") == 2_000


@pytest.mark.parametrize(("role", "key"), [("agent", "agent_reason"), ("mixed", "mixed_reason")])
def test_a_written_reason_lets_a_leg_be_analysed_and_says_so(
    make: Callable[[Config], Made], role: Role, key: str
) -> None:
    leg = replace(LEG, role=role)
    for reason, allowed in (("", False), ("a good one", True)):
        made = make(configuration(privacy={key: reason}))
        analyzer = made["LegManager"]["make_analyzer"](leg)
        assert (analyzer is not None, made["Sessions"]["analyses"](role)) == (allowed, allowed)


def test_the_back_off_of_mqtt_goes_from_its_least_to_its_most(make: Callable[[Config], Made]) -> None:
    delays = make(configuration())["MqttSink"]["backoff"]()
    for expected in (3.5, 7, 14, 28, 46.5, 46.5):  # each 20 % more or less
        assert 0.8 * expected <= next(delays) <= 1.2 * expected


def test_events_name_the_node(make: Callable[[Config], Made]) -> None:
    encode = make(configuration())["Publisher"]["encode"]
    event = json.loads(encode(HealthChanged("desk", "ok", "well", OPENED_AT)).payload)
    assert "kitchen" in event["source"]


def test_level_and_format_reach_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def enough(*_: object, **__: object) -> None:
        raise ConfigError("that is all we want to know")

    monkeypatch.setattr(log, "setup", lambda level, form: asked.append((level, form)))
    monkeypatch.setattr(daemon, "live_daemon", enough)
    (tmp_path / "config.toml").write_text('[log]\nlevel = "warning"\nformat = "text"\n')
    cli.main(["run", "--config", str(tmp_path / "config.toml")])
    assert asked == [("warning", "text")]
