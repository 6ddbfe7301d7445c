"""``emotion-streamer run``: the daemon, until a signal stops it."""

from __future__ import annotations

import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

from streamer.app import preload
from streamer.app.daemon import live_daemon
from streamer.app.risks import risks
from streamer.app.sinks import where_to_subscribe
from streamer.app.stopping import until_signal
from streamer.ops import descriptors, event_loop
from streamer.ops import log as log_output
from streamer.ops.systemd import Notifier
from streamer.ops.terminal import Terminal
from streamer.watch.screen import Screen, can_draw
from streamer.watch.sink import AboveScreen, WatchSink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.sinks.sink import Sink

log = logging.getLogger(__name__)


def run(load: Callable[[], tuple[Config, Path | None]], *, demo: Path | None, watch: bool) -> None:
    """Run the daemon until it is stopped; ``load`` is called again at each reload. Raises EmotionStreamerError."""
    terminal = Terminal()
    descriptors.raise_limit()
    config, path = load()
    watching = _watch_in_process() if watch and not config.stdout.enabled else []
    log_output.setup(config.log.level, config.log.format)

    def log_addresses(sinks: Sequence[Sink]) -> None:
        for line in where_to_subscribe(config, sinks, path):
            log.info("%s", line)

    preload.for_daemon(config)
    daemon = live_daemon(
        config,
        path,
        demo=demo,
        notifier=Notifier.from_environment(os.environ),
        on_ready=log_addresses,
        load=lambda: load()[0],
        state_directory=os.environ.get("STATE_DIRECTORY"),
        more_sinks=watching,
    )
    for risk in risks(config, path, os.environ, labels=daemon.pipeline.model.card.labels):
        log.warning("%s", risk)
    gc.collect()
    gc.freeze()  # these objects stay for good: each later collection would stop the event loop to scan them
    event_loop.run(until_signal(daemon, terminal))
    log.info("stopped: %s; %d events not delivered", daemon.pipeline.status(), daemon.lost_events)


def _watch_in_process() -> Sequence[Sink]:
    """Return the sink that draws on the terminal; none where there is no terminal for it and for the log above it."""
    if not (can_draw(sys.stdout, os.environ) and sys.stderr.isatty()):
        return []
    screen = Screen(sys.stdout, os.environ)
    sys.stderr = AboveScreen(sys.stderr, screen)
    return [WatchSink(screen)]
