"""The sources that the configuration enables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.errors import SourceError
from streamer.ops.defaults import random_id, utc_now
from streamer.sources.files.demo import DemoSource
from streamer.sources.microphone.devices import input_devices
from streamer.sources.microphone.source import MicrophoneSource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.sources.source import Source

MICROPHONE_CLOSE_S = 0.4
"""A sound system that hangs is abandoned after this long, so that the daemon stops within two seconds."""


def live_sources(
    config: Config, rtp_source: Source | None, streams: Sequence[Source], demo: Path | None
) -> list[Source]:
    """Return every live source; ``demo`` is a recording to play where there is no microphone."""
    sources = [*([] if rtp_source is None else [rtp_source]), *streams]
    if config.microphone.enabled or not sources:
        sources.append(_microphone(config, demo))
    return sources


def _microphone(config: Config, demo: Path | None) -> Source:
    microphone = config.microphone
    if demo is not None and not (microphone.enabled and _has_microphone()):
        return DemoSource(demo, now=utc_now, new_id=random_id)
    return MicrophoneSource(
        source_id=microphone.source_id,
        device=microphone.device,
        roles=microphone.roles,
        sample_rate=microphone.sample_rate or None,
        block_ms=microphone.block_ms,
        stall_s=microphone.stall_s,
        silence_s=microphone.silence_s,
        first_retry_s=microphone.retry_min_s,
        last_retry_s=microphone.retry_max_s,
        close_patience_s=MICROPHONE_CLOSE_S,
        now=utc_now,
        new_id=random_id,
    )


def _has_microphone() -> bool:
    try:
        return bool(input_devices())
    except SourceError:
        return False
