"""What the metrics say of the port: connections, refusals, and when its certificate ends."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from websockets.exceptions import InvalidStatus

from streamer.app.metrics import sink_metrics
from streamer.web.certificate import Certificate
from tests.support.certificates import end_by_openssl, make_certificate
from tests.support.sink_task import open_sink
from tests.support.websocket_client import TOKEN, bearer, sink, subscribe, subscribed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.web.sink import WebSink


def figures(of: WebSink) -> dict[str, float]:
    samples = [sample for metric in sink_metrics([of]) for sample in metric.samples]
    return {
        " ".join([sample.name.removeprefix("emotion_streamer_"), *sample.labels.values()]): sample.value
        for sample in samples
        if sample.value
    }


async def test_who_is_connected_and_what_was_refused_is_counted() -> None:
    async with open_sink(sink(token=TOKEN)) as server, subscribe(server, **bearer(TOKEN)):
        await subscribed(server, 1)
        for _ in range(3):
            with suppress(InvalidStatus):
                await subscribe(server)
        assert figures(server).items() >= {"subscribers": 1, "refusals_total unauthorized": 3}.items()
        assert figures(server)["connections"] >= 1


def test_the_end_of_the_certificate_is_a_time(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    openssl = needs_program("openssl")
    files = make_certificate(openssl, tmp_path)
    found = figures(sink(certificate=Certificate(files.certificate, files.key)))
    assert found == {"certificate_end_timestamp_seconds": end_by_openssl(openssl, files.certificate).timestamp()}
