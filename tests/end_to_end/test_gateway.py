"""Two real daemons behind a real NATS server: a gateway serves the page and the events of both at one address."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from tests.support.bulk import FAST_MODEL, speech
from tests.support.cluster import ask, running_gateway, until_healthy
from tests.support.daemon import kind, running, subscribed
from tests.support.nats_server import NatsServer
from tests.support.speech import RATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


async def test_one_address_serves_the_page_and_the_events_of_two_daemons(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    spoken = speech(needs_program("espeak-ng"), tmp_path)
    soundfile.write(tmp_path / "call.wav", np.concatenate([spoken, np.zeros(RATE)]), RATE)
    for name in ("kept", "kitchen", "hall"):
        (tmp_path / name).mkdir()
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(NatsServer(tmp_path / "kept"))
        gateway = await stack.enter_async_context(running_gateway(tmp_path / "door", server.url))
        await gateway.wait_notified("READY=1")
        await until_healthy(gateway.port)
        at_gateway = await stack.enter_async_context(subscribed(gateway.port))
        for node in ("kitchen", "hall"):
            config = (
                f'{FAST_MODEL}[events]\nnode = "{node}"\n[microphone]\nenabled = false\n'
                f'[nats]\nenabled = true\nservers = ["{server.url}"]\n'
            )
            demo = ("--demo", str(tmp_path / "call.wav"))
            await stack.enter_async_context(running(tmp_path / node, *demo, config=config))
        heard: set[str] = set()

        def is_enough(event: dict[str, str]) -> bool:
            if kind(event) == "utterance.ended.v1":
                heard.add(event["source"])
            return len(heard) == 2

        await at_gateway.until(is_enough)
        status, page = await ask(gateway.port, "/")
        assert (status, "<script" in page) == (200, True)
        async with subscribed(gateway.port) as later:  # what began before it came is told first
            await later.until(lambda event: kind(event) == "emotion.v1")
        started = {event["source"] for event in later.events if kind(event) == "session.started.v1"}
        await gateway.stop()
    assert heard == started == {"/emotion-streamer/kitchen", "/emotion-streamer/hall"}
    ids = [event["id"] for event in at_gateway.events]
    assert len(ids) == len(set(ids))
    assert gateway.process.returncode == 0
