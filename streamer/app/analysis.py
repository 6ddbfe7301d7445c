"""The pipeline of ``emotion-streamer analyze``: a source of files, events on standard output."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from streamer.app import sinks
from streamer.app.alerts import alert_stage
from streamer.app.coaching import aim
from streamer.app.pipeline import build_pipeline
from streamer.app.service import build_daemon
from streamer.coach.coach import Coach
from streamer.engine.state_file import StateFile
from streamer.ops.liveness import Liveness
from streamer.ops.stats import Stats
from streamer.ops.systemd import Notifier
from streamer.sinks.publisher import Publisher
from streamer.sinks.stdout import StdoutSink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.app.service import Daemon
    from streamer.config.tables import Config
    from streamer.sinks.sink import Sink
    from streamer.sources.source import Source

EVENTS_PER_BLOCK = 100_000
"""More events than a block of a file can give: `analyze` waits for them to be written before the next block."""


def stdout_sink(publisher: Publisher) -> Sink:
    """Return standard output as the sink of ``publisher``."""
    return StdoutSink(queue_events=EVENTS_PER_BLOCK, report=publisher.publish)


def analysis(
    config: Config,
    config_path: Path | None,
    *,
    source: Source,
    make_sink: Callable[[Publisher], Sink] = stdout_sink,
) -> Daemon:
    """Return the daemon's pipeline over one source, with one sink. Raises ConfigError or ModelError."""
    publisher = Publisher(encode=sinks.event_encoder(config), stats=Stats())
    state_file = StateFile(None)
    pipeline = build_pipeline(config, config_path, publisher=publisher, state_file=state_file, sheds_load=False)
    alert_stage(config, pipeline.model.card.labels, publisher=publisher, state_file=state_file)  # events are its clock
    publisher.add_derivation(Coach(aim(config, pipeline.model.card.labels)).derive)
    return build_daemon(
        pipeline,
        sources=[source],
        sinks=[make_sink(publisher)],
        listening=asyncio.Event(),
        notifier=Notifier(address=None),
        liveness=Liveness(stall_s=float("inf")),
        on_ready=lambda: None,
    )
