"""Alerts of a running daemon: raised, acknowledged, delivered; reloaded; and cleared after it was killed."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, Any

import pytest
import soundfile
from emotion_streamer_client import control

from tests.sinks.test_webhook import SECRET, serving
from tests.support.daemon import kind, running, subscribed
from tests.support.speech import RATE, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.daemon import Event, Subscriber

CONFIG = """
[microphone]
enabled = false
[model]
card = "{repository}/models/ser-mn04.json"
[sessions]
state_file = "{folder}/state.json"
[webhook]
url = "http://127.0.0.1:{port}/hook"
secret = "{secret}"
[label_groups]
any = ["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised"]
[[alerts]]
name = "{name}"
labels = ["any"]
for_s = 0.5
"""


async def next_alert(subscriber: Subscriber, status: str, rule: str) -> dict[str, Any]:
    def is_it(event: Event) -> bool:
        return kind(event) == "alert.v1" and (event["data"]["status"], event["data"]["rule"]) == (status, rule)

    data: dict[str, Any] = (await subscriber.until(is_it))["data"]
    return data


@pytest.mark.slow
async def test_an_alert_goes_its_way_and_a_crash_leaves_none_open(
    tmp_path: Path, repository: Path, needs_program: Callable[[str], str]
) -> None:
    soundfile.write(tmp_path / "talk.wav", speak(needs_program("espeak-ng"), tmp_path, " ".join(SENTENCES * 4)), RATE)
    async with serving() as server:
        config = CONFIG.format(repository=repository, folder=tmp_path, port=server.port, secret=SECRET, name="talks")
        async with running(tmp_path, "--demo", str(tmp_path / "talk.wav"), config=config) as daemon:
            await daemon.wait_notified("READY=1")
            async with subscribed(daemon.port) as subscriber:
                raised = await next_alert(subscriber, "raised", "talks")
                assert (raised["kind"], raised["probability"], raised["acknowledged"]) == ("above", 1.0, False)
                url = f"ws://127.0.0.1:{daemon.port}"
                async with control(url) as requests:
                    reply = await requests.acknowledge_alert(raised["alert_id"], by="Kim")
                assert (reply["alert_id"], reply["session_id"]) == (raised["alert_id"], raised["session_id"])
                seen = await next_alert(subscriber, "acknowledged", "talks")
                assert seen == {**raised, "status": "acknowledged", "acknowledged": True, "acknowledged_by": "Kim"}
                changed = config.replace('name = "talks"', 'name = "speaks"')
                (tmp_path / "config.toml").write_text(f"{changed}\n[websocket]\nport = {daemon.port}\n")
                daemon.process.send_signal(signal.SIGHUP)
                cleared = await next_alert(subscriber, "cleared", "talks")
                assert (cleared["reason"], cleared["acknowledged_by"]) == ("rule_changed", "Kim")
                other = await next_alert(subscriber, "raised", "speaks")
            await server.until(4)
            await daemon.stop(signal.SIGKILL)
        (tmp_path / "notify").unlink()
        async with running(tmp_path, "--demo", str(tmp_path / "talk.wav"), config=changed) as daemon:
            await daemon.wait_notified("READY=1")
            await server.until(5)
            status, _ = await daemon.stop()
    posted = [json.loads(body)["data"] for _, _, body in server.got]
    assert [(data["rule"], data["status"], data["reason"]) for data in posted[:5]] == [
        ("talks", "raised", None),
        ("talks", "acknowledged", None),
        ("talks", "cleared", "rule_changed"),
        ("speaks", "raised", None),
        ("speaks", "cleared", "daemon_restart"),
    ]
    assert (status, posted[4]["alert_id"], posted[4]["probability"]) == (0, other["alert_id"], None)
