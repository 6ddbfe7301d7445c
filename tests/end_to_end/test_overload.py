"""A daemon whose target load is reached refuses further calls, says so, and serves the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.engine.overload.admission import ALWAYS_LEGS
from tests.support.callers import Callers
from tests.support.daemon import kind, kinds, running, subscribed
from tests.support.ports import free_port
from tests.support.receiver_rig import voice

if TYPE_CHECKING:
    from pathlib import Path


async def test_calls_beyond_the_target_load_are_refused_and_reported(tmp_path: Path) -> None:
    port = free_port()
    config = (
        f"[microphone]\nenabled = false\n[rtp]\nenabled = true\nport = {port}\ntimeout_s = 2.0\n"
        "[engine]\ntarget_load = 0.01\n"
    )
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            with Callers(port, ALWAYS_LEGS + 4) as callers:
                await callers.say(voice(1.0))
            overload = await subscriber.until(lambda event: kind(event) == "overload.v1")
            ended = 0
            while ended < ALWAYS_LEGS:
                await subscriber.until(lambda event: kind(event) == "session.ended.v1")
                ended += 1
    assert overload["data"]["refuses_legs"]
    assert overload["data"]["active"]
    assert overload["data"]["hop_ms"] == overload["data"]["normal_hop_ms"]
    assert kinds(subscriber.events).count("session.started.v1") == ALWAYS_LEGS
