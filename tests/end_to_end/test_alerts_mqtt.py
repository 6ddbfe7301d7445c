"""Alerts of calls that worker processes analyse, over a real broker: raised once, limited, acknowledged, cleared."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soxr

from streamer.protocol.g711 import MU_LAW
from tests.support.broker import Broker, subscribed_to
from tests.support.callers import Callers
from tests.support.control_mqtt import ask_over_mqtt, mqtt_control_client
from tests.support.daemon import running
from tests.support.ports import free_port
from tests.support.schemas import validate
from tests.support.speech import RATE, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import aiomqtt

CALLERS = 8
ALLOWED = 5
CONFIG = """
[microphone]
enabled = false
[model]
card = "{repository}/models/ser-mn04.json"
[rtp]
enabled = true
port = {port}
workers = 2
[mqtt]
enabled = true
port = {broker}
control = true
[events]
node = "office"
[label_groups]
any = ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"]
[[alerts]]
name = "talks"
labels = ["any"]
for_s = 0.5
cooldown_s = 3600.0
max_per_hour = {allowed}
"""


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> bytes:
    """Some seconds of speech up to their end, in mu-law."""
    folder = tmp_path_factory.mktemp("talk")
    samples = soxr.resample(speak(needs_program("espeak-ng"), folder, " ".join(SENTENCES[:2])), RATE, 8_000)
    return MU_LAW.encode((samples[: len(samples) // 160 * 160] * 32_767).astype(np.int16)).tobytes()


def alerts(messages: Sequence[aiomqtt.Message], status: str) -> list[dict[str, Any]]:
    """Return the data of the alerts of a status, which are by their schema."""
    events = [json.loads(as_bytes(each)) for each in messages if "/alert/" in str(each.topic) and each.payload]
    return [event["data"] for event in events if event["data"]["status"] == status]


def as_bytes(message: aiomqtt.Message) -> bytes:
    assert isinstance(message.payload, bytes)
    validate(message.payload)
    return message.payload


def ended(messages: Sequence[aiomqtt.Message]) -> int:
    return sum(b"session.ended.v1" in (each.payload or b"") for each in messages)


@pytest.mark.slow
async def test_alerts_of_two_workers_are_raised_once_and_limited_and_seen_to_over_mqtt(
    tmp_path: Path, repository: Path, talk: bytes, needs_program: Callable[[str], str]
) -> None:
    port = free_port()
    async with Broker(needs_program("mosquitto"), tmp_path) as broker, subscribed_to(broker.port) as heard:
        config = CONFIG.format(repository=repository, port=port, broker=broker.port, allowed=ALLOWED)
        async with running(tmp_path, config=config) as daemon:
            await daemon.wait_notified("READY=1")
            with Callers(port, CALLERS) as callers:
                await callers.say(talk)
                raised = alerts(await heard.until(lambda got: len(alerts(got, "raised")) >= ALLOWED), "raised")
                async with mqtt_control_client(broker.port, root="emotion-streamer/office/") as requests:
                    first = raised[0]
                    reply = await ask_over_mqtt(requests, "acknowledge_alert", alert_id=first["alert_id"], by="Kim")
                    assert (reply["ok"], reply["session_id"]) == (True, first["session_id"])
                    unknown = await ask_over_mqtt(requests, "acknowledge_alert", alert_id="none-of-ours")
                    assert unknown["error"]["code"] == "unknown_alert"
                await heard.until(lambda got: bool(alerts(got, "acknowledged")))
                async with subscribed_to(broker.port, "+/+/sessions/+/+/+/alert/#") as later:
                    open_ones = alerts(await later.until(lambda got: len(got) == ALLOWED), "raised")
                    assert len(open_ones) == ALLOWED - 1, "the broker keeps the newest of each"
                callers.hang_up()
                messages = await heard.until(lambda got: ended(got) == CALLERS)
            status, _ = await daemon.stop()
        async with subscribed_to(broker.port) as later:
            kept = await later.until(lambda got: any(str(each.topic).endswith("/status") for each in got))
            assert alerts(kept, "raised") + alerts(kept, "acknowledged") == []
    assert status == 0
    by_alert = {each["alert_id"]: each for each in alerts(messages, "raised")}
    assert len(by_alert) == len({each["session_id"] for each in by_alert.values()}) == ALLOWED
    assert len(alerts(messages, "raised")) == ALLOWED
    seen = {**first, "status": "acknowledged", "acknowledged": True, "acknowledged_by": "Kim"}
    assert alerts(messages, "acknowledged") == [seen]
    cleared = alerts(messages, "cleared")
    assert Counter(each["alert_id"] for each in cleared) == Counter(by_alert.keys())
    assert {each["reason"] for each in cleared} == {"session_ended"}
    assert [each["alert_id"] for each in cleared if each["acknowledged"]] == [first["alert_id"]]
