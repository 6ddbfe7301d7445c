"""What may change of the pipeline and of the log while a daemon or a worker process runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from streamer.app.reload import sync_part
from streamer.ops import log

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.app.pipeline import Pipeline
    from streamer.app.reload import Reloadable
    from streamer.config.tables import Config
    from streamer.leg.analyzer_config import AnalyzerConfig


def pipeline_parts(pipeline: Pipeline) -> list[Reloadable]:
    """Return the parts of the pipeline: thresholds, base rates, and which roles may be analysed.

    Open legs take them at once. Times of the gate, windows and the model are those of the start.
    """

    def prepare(config: Config) -> Callable[[], None]:
        return partial(_use, pipeline, config, pipeline.make_analyzer.settings_for(config))

    keys = ("decision", "gate.speech_threshold", "gate.silence_threshold", "privacy")
    return [sync_part(*keys, prepare=prepare)]


def log_part() -> Reloadable:
    """Return the log's level and format."""
    return sync_part("log", prepare=lambda config: partial(log.setup, config.log.level, config.log.format))


def _use(pipeline: Pipeline, config: Config, settings: AnalyzerConfig) -> None:
    pipeline.make_analyzer.use(config, settings)
    pipeline.legs.pauses.set_analyses(config.privacy.allows)
    pipeline.legs.reconfigure(settings)
