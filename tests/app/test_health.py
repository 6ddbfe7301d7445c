"""Each health page asks for more than the one before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from streamer.app.health import HealthPages
from streamer.ops.liveness import Liveness
from streamer.sinks.stdout import StdoutSink
from tests.support.examples import stream
from tests.support.sink_task import open_sink
from tests.support.websocket_client import sink

if TYPE_CHECKING:
    from streamer.sinks.sink import Sink


class Broken:
    """A sink that knows that its events get nowhere."""

    name = "mqtt"
    problem = "mqtt: broker.example refuses everything: Not authorized"


def pages(liveness: Liveness, *sinks: object, listening: bool = True, now_s: float = 0.0) -> dict[str, str]:
    """Return what each page says, its lines in one."""
    health = HealthPages(
        liveness=liveness,
        is_listening=lambda: listening,
        sinks=lambda: [cast("Sink", each) for each in sinks],
        detail=lambda: "a word",
        now=lambda: now_s,
    )
    return {path: page().text().strip().replace("\n", "; ") for path, page in health.pages().items()}


def with_source(state: str, detail: str = "") -> Liveness:
    liveness = Liveness(stall_s=10)
    liveness.on_state("desk", state, 0, detail)  # type: ignore[arg-type]  # a state as plain text
    return liveness


def test_all_is_well() -> None:
    assert pages(with_source("ok"), sink()) == {
        "/livez": "ok",
        "/readyz": "ok; daemon: ok; desk: ok",
        "/healthz": "ok; daemon: ok; desk: ok; websocket: ok; a word",
    }


def test_a_daemon_that_starts_or_stops_lives_and_is_not_ready() -> None:
    found = pages(with_source("ok"), listening=False)
    assert found["/livez"] == "ok"
    assert found["/readyz"] == "not ok; daemon: not ok: is starting or stopping; desk: ok"


def test_a_lost_device_is_no_reason_to_restart_but_not_ready() -> None:
    found = pages(with_source("lost", "unplugged"))
    assert found["/livez"] == "ok"
    assert found["/readyz"] == "not ok; daemon: ok; desk: not ok: lost: unplugged"


def test_a_source_that_has_stalled_is_a_reason_to_restart() -> None:
    found = pages(with_source("ok"), now_s=11)
    why = "desk: not ok: reports ok but delivers no audio"
    assert (found["/livez"], found["/readyz"]) == (f"not ok; {why}", f"not ok; daemon: ok; {why}")


def test_a_broker_that_takes_nothing_is_not_healthy_while_the_daemon_is_ready() -> None:
    found = pages(with_source("ok"), Broken())
    assert found["/readyz"] == "ok; daemon: ok; desk: ok"
    why = "mqtt: not ok: broker.example refuses everything: Not authorized"
    assert found["/healthz"] == f"not ok; daemon: ok; desk: ok; {why}; a word"


async def test_standard_output_that_nobody_reads_any_more_is_not_healthy() -> None:
    reading, writing = os.pipe()
    output = StdoutSink(queue_events=10, report=lambda _: None, fd=writing)
    assert pages(with_source("ok"), output)["/healthz"] == "ok; daemon: ok; desk: ok; stdout: ok; a word"
    async with open_sink(output):
        os.close(reading)
        output.publish(stream(1)[0])
        await output.flush()
    assert "stdout: not ok: the reader is gone" in pages(with_source("ok"), output)["/healthz"]
    os.close(writing)
