"""The daemon with a real NATS server that is killed in the middle: the stream has every event once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from tests.support.bulk import FAST_MODEL, speech
from tests.support.daemon import kind, running, subscribed
from tests.support.nats_server import NatsServer
from tests.support.speech import RATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


async def test_every_event_is_in_the_stream_once_over_a_server_that_is_killed(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    spoken = speech(needs_program("espeak-ng"), tmp_path)
    soundfile.write(tmp_path / "call.wav", np.concatenate([spoken, np.zeros(RATE)]), RATE)
    (tmp_path / "kept").mkdir()
    server = NatsServer(tmp_path / "kept")
    config = (
        f'{FAST_MODEL}[events]\nnode = "kitchen"\n[microphone]\nenabled = false\n'
        f'[nats]\nenabled = true\nservers = ["{server.url}"]\n'
    )
    async with (
        server,
        running(tmp_path, "--demo", str(tmp_path / "call.wav"), config=config) as daemon,
    ):
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            await subscriber.until(lambda event: kind(event) == "utterance.ended.v1")
            await server.kill()
            await subscriber.until(lambda event: kind(event) == "utterance.ended.v1")
            await server.start()
            await subscriber.until(lambda event: kind(event) == "utterance.ended.v1")
        ids = [event["id"] for event in subscriber.events]
        messages = await server.kept_all("ES", ids)
        status, _ = await daemon.stop()
    kept = [json.loads(message.data) for message in messages]
    counts = {event["id"]: 0 for event in kept}
    for event in kept:
        counts[event["id"]] += 1
    assert {counts.get(event_id) for event_id in ids} == {1}
    assert all(message.subject.startswith("es.kitchen.") for message in messages)
    assert {m.subject for m, event in zip(messages, kept, strict=True) if kind(event) == "utterance.ended.v1"} == {
        f"es.kitchen.{event['data']['session_id']}.unknown.utterance.ended.v1"
        for event in kept
        if kind(event) == "utterance.ended.v1"
    }
    assert status == 0
