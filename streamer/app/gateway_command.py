"""``emotion-streamer gateway``: serves a cluster until it is told to stop."""

from __future__ import annotations

import logging
import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from streamer.app.gateway_config import gateway_risks
from streamer.app.sinks import where_to_subscribe
from streamer.app.stopping import until_signal
from streamer.core.errors import EmotionStreamerError
from streamer.ops import descriptors, event_loop, log
from streamer.ops.systemd import Notifier
from streamer.ops.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.sinks.sink import Sink


def run_gateway(load: Callable[[], tuple[Config, Path | None]]) -> None:
    """Run until the end. ``load`` reads the configuration. Raises EmotionStreamerError where that can't be."""
    if find_spec("nats") is None:
        raise EmotionStreamerError("the gateway needs nats-py: pip install 'emotion-streamer[cluster]'")
    from streamer.app.gateway import gateway  # noqa: PLC0415 - nats-py is an extra

    terminal = Terminal()
    descriptors.raise_limit()
    config, path = load()
    log.setup(config.log.level, config.log.format)
    notifier = Notifier.from_environment(os.environ)

    def log_addresses(door: Sink) -> None:
        for line in where_to_subscribe(config, [door]):
            logging.getLogger(__name__).info("%s", line)

    serving = gateway(config, path, notifier=notifier, on_ready=log_addresses, load=lambda: load()[0])
    for risk in gateway_risks(config, path):
        logging.getLogger(__name__).warning("%s", risk)
    event_loop.run(until_signal(serving, terminal))
    logging.getLogger(__name__).info("stopped")
