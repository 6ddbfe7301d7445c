"""What ``emotion-streamer check`` says about a configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from streamer.app.describe import describe
from streamer.app.own_address import reachable_host
from streamer.app.rtp import encodings
from streamer.config.nats_table import Nats
from streamer.config.port_tables import WebSocket
from streamer.config.tables import Coach, Config, Decision, History, Microphone, Model, Mqtt, Rtp, Stdout
from streamer.inference.emotion import load_model
from streamer.inference.shadow import Shadow
from tests.support.models import NORMALIZATION, write_model

if TYPE_CHECKING:
    from streamer.inference.card import ModelCard


@pytest.fixture
def card(tmp_path: Path) -> ModelCard:
    return load_model(write_model(tmp_path)).card


def lines(config: Config, card: ModelCard, *, folder: Path = Path(), shadow: Shadow | None = None) -> list[str]:
    """Return the description; ``folder``: where the configuration and its SDP file are."""
    path = folder / "c.toml"
    return describe(
        config, path, card, Path("tiny.json"), node="office", encodings=encodings(config, path), shadow=shadow
    )


def starting(start: str, found: list[str]) -> list[str]:
    return [line for line in found if line.startswith(start)]


def test_the_default_configuration_is_described(card: ModelCard) -> None:
    assert lines(Config(), card) == [
        "configuration: c.toml: valid",
        "node:          office",
        "microphone:    the default one, 1 channel(s) at its own sample rate",
        "  channel 1:   unknown, analysed",
        "rtp:           not used",
        "gate:          WebRTC mode 2, confirmed by Silero; speech begins after 160 ms, ends after 500 ms of silence",
        "model:         tiny 1.0.0 (fp32, window), tiny.json",
        "  labels:      calm, angry, sad",
        "  results:     after 1500 ms of speech, then every 500 ms, from the last 1000 ms; "
        "and one for the whole utterance at its end",
        "  legs:        not normalised: the model's card does not say how",
        "  licence:     Apache-2.0",
        "shadow:        none",
        "decision:      abstains below a probability of 0.5",
        "  claims:      an emotion is the state from a probability of 0.8: the card has no claim_curve",
        "  over time:   stickiness 0.95 a second, evidence exponent 0.5",
        "  ends:        below 0.2, or after 10 s of silence",
        "  base rates:  calm 0.44, angry 0.28, sad 0.28",
        "alerts:        none",
        "websocket:     ws://127.0.0.1:8765, this machine only",
        "history:       none is kept",
        "secrets:       may come from EMOTION_STREAMER_WEBSOCKET_TOKEN, EMOTION_STREAMER_MQTT_USERNAME, "
        "EMOTION_STREAMER_MQTT_PASSWORD, EMOTION_STREAMER_MQTT_KEY_PASSWORD, EMOTION_STREAMER_NATS_PASSWORD, "
        "EMOTION_STREAMER_WEBHOOK_SECRET, EMOTION_STREAMER_HISTORY_DATABASE",
    ]


def test_channels_whose_role_must_not_be_analysed_are_marked(card: ModelCard) -> None:
    config = Config(microphone=Microphone(roles=("customer", "agent")))
    assert starting("  channel", lines(config, card)) == [
        "  channel 1:   customer, analysed",
        "  channel 2:   agent, NOT analysed: privacy.agent_reason is empty",
    ]


def test_rtp_is_described_with_its_ports_processes_and_limits(card: ModelCard) -> None:
    config = Config(
        microphone=Microphone(enabled=False),
        rtp=Rtp(enabled=True, allowed=("192.0.2.0/24",), leg_ports=(20_000, 20_100), workers=0, max_legs=9),
    )
    found = lines(config, card)
    assert starting("microphone:", found) == ["microphone:    not used"]
    i = found.index("rtp:           127.0.0.1, from 192.0.2.0/24")
    assert [line for line in found[i + 1 : i + 8] if "payloads" not in line] == [
        "  shared port: 5004, every sender is a session",
        "  channel 1:   unknown, analysed",
        "  leg ports:   20000 to 20100",
        "  processes:   one for each core, beside that of the daemon",
        "  limits:      9 legs, new ones up to a load of 85 %; a leg ends after 30 s without a packet",
        "               of one host 9, of one of its ports 9, kept for control requests 0",
    ]
    nobody = lines(Config(rtp=Rtp(enabled=True, allowed=())), card)
    assert starting("rtp:", nobody) == ["rtp:           127.0.0.1, from NOBODY: rtp.allowed is empty"]


def test_payload_types_are_those_of_the_configuration_the_sdp_file_and_rfc_3551(
    tmp_path: Path, card: ModelCard
) -> None:
    (tmp_path / "a.sdp").write_text("m=audio 0 RTP/AVP 0 96\r\na=rtpmap:96 opus/48000/2\r\n")
    rtp = Rtp(enabled=True, sdp_file="a.sdp", payload_types={"102": "speex/16000", "118": "L16/16000"})
    standard = "0 PCMU/8000, 8 PCMA/8000, 9 G722/8000, 10 L16/44100/2, 11 L16/44100, 13 CN/8000, 19 CN/8000"
    found = lines(Config(rtp=rtp), card, folder=tmp_path)
    assert starting("  payloads:", found) == [f"  payloads:    {standard}, 96 OPUS/48000/2, 118 L16/16000"]
    assert starting("  NOT decoded:", found) == ["  NOT decoded: 102 SPEEX/16000: not supported"]


@pytest.mark.parametrize(
    ("has_parameters", "normalize_legs", "expected"),
    [
        (False, True, "not normalised: the model's card does not say how"),
        (True, True, "normalised by the leg's earlier utterances"),
        (True, False, "NOT normalised: model.normalize_legs is false"),
    ],
)
def test_whether_legs_are_normalised_is_said(
    tmp_path: Path, expected: str, *, has_parameters: bool, normalize_legs: bool
) -> None:
    parameters = msgspec.to_builtins(NORMALIZATION) if has_parameters else None
    card = load_model(write_model(tmp_path, leg_normalization=parameters)).card
    found = lines(Config(model=Model(normalize_legs=normalize_legs)), card)
    assert starting("  legs:", found) == [f"  legs:        {expected}"]


def test_the_shadow_model_is_described_with_the_labels_that_are_compared(tmp_path: Path, card: ModelCard) -> None:
    second = load_model(write_model(tmp_path, name="second", labels=["sad", "calm", "bored"]))
    found = lines(Config(), card, shadow=Shadow(second, beside=card, patient=False, log_every_s=60.0))
    assert starting("shadow:", found) == [
        "shadow:        second 1.0.0 (fp32) sees the same windows, publishes nothing; compared on calm, sad"
    ]


def test_the_coach_is_described_where_there_is_a_target(card: ModelCard) -> None:
    found = lines(Config(coach=Coach(target={"calm": 0.7, "sad": 0.3}, roles=("customer", "unknown"))), card)
    at = found.index("coach:         calm 0.7, sad 0.3, within a distance of 0.35")
    assert found[at + 1] == "  cues:        at least 8 s apart, for legs with the role customer, unknown"


def test_sinks_are_described_without_secrets(card: ModelCard) -> None:
    mqtt = Mqtt(enabled=True, host="broker", username="reporter", password="hunter2", control=True)
    websocket = WebSocket(host="::", token="open sesame")
    nats = Nats(enabled=True, servers=("tls://a:4222", "tls://b:4222"), username="teller", password="hunter2")
    found = lines(Config(websocket=websocket, mqtt=mqtt, nats=nats, stdout=Stdout(enabled=True)), card)
    assert found[-7:-2] == [
        f"websocket:     ws://{reachable_host('::')}:8765, other machines too, with a token",
        "mqtt:          broker:1883, as reporter, not encrypted, QoS 1, below emotion-streamer/",
        "  control:     by WHOEVER the broker lets publish to control/request",
        "nats:          tls://a:4222, tls://b:4222, as teller, stream ES",
        "stdout:        JSON Lines",
    ]
    assert "hunter2" not in str(found)
    assert "open sesame" not in str(found)


def test_a_configuration_without_sinks_says_so(card: ModelCard) -> None:
    found = lines(Config(websocket=WebSocket(enabled=False)), card)
    assert found[-3] == "sinks:         NONE: events go nowhere"


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision(), "0.6: about 2 false claims an hour of ordinary speech"),
        (Decision(false_claims_per_hour=3.0), "0.55: about 3 false claims an hour of ordinary speech"),
        (
            Decision(false_claims_per_hour=100.0),
            "0.5: about 4 false claims an hour of ordinary speech, since the card has no threshold with 100",
        ),
        (
            Decision(false_claims_per_hour=0.01),
            "0.9: about 0.5 false claims an hour of ordinary speech, since the card has no threshold with 0.01",
        ),
        (
            Decision(stickiness=0.5),
            "0.6: about 2 false claims an hour of ordinary speech; measured with the base rates, stickiness and "
            "evidence exponent of the card",
        ),
        (Decision(false_claims_per_hour=0.0), "0.8: decision.claim_probability"),
    ],
)
def test_the_false_claims_are_those_that_were_measured_not_those_that_were_wished(
    tmp_path: Path, decision: Decision, expected: str
) -> None:
    curve = [(0.5, 4.0), (0.6, 2.0), (0.9, 0.5)]
    card = load_model(write_model(tmp_path, claim_curve=curve)).card
    assert starting("  claims:", lines(Config(decision=decision), card)) == [
        f"  claims:      an emotion is the state from a probability of {expected}"
    ]


def test_the_history_is_described_without_its_password(card: ModelCard) -> None:
    history = History(enabled=True, database="postgresql://voices:hush@db.example/kept", retention_days=7)
    assert lines(Config(history=history), card)[-2] == (
        "history:       in postgresql+psycopg://voices:***@db.example/kept, for 7 days, at most 1024 MiB"
    )
    history = History(enabled=True, database="kept.db")
    assert lines(Config(history=history), card)[-2] == "history:       in kept.db, for 30 days, at most 1024 MiB"
