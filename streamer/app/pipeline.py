"""What every daemon has between its sources and its sinks: models, VAD, batching, legs, events."""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from streamer.app.analyzers import AnalyzerMaker
from streamer.app.model_kinds import answer_head, hop_ms
from streamer.app.models import find_card, load_shadow
from streamer.core.audio import SAMPLE_RATE
from streamer.engine.batcher import Batcher
from streamer.engine.counter_reader import CounterReader
from streamer.engine.legs import LegManager
from streamer.engine.overload.admission import LoadAdmission
from streamer.engine.overload.control import LoadControl
from streamer.engine.overload.frames import OLD_S
from streamer.engine.overload.load import LoadMeter
from streamer.engine.overload.relief import STEPS, ReliefConfig, ReliefController
from streamer.engine.overload.reporter import OverloadReporter
from streamer.engine.overload.spread import HopSpreader
from streamer.engine.sessions import Sessions
from streamer.engine.vad_scheduler import VadScheduler
from streamer.inference.disagreement import Disagreement
from streamer.inference.model import load_any_model
from streamer.inference.vad import Silero
from streamer.ops.defaults import utc_now
from streamer.ops.processor import Processor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.config.tables import Config
    from streamer.engine.state_file import StateFile
    from streamer.inference.model import AnyModel
    from streamer.inference.shadow import Shadow
    from streamer.ops.stats import Stats
    from streamer.sinks.publisher import Publisher


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The parts that sources, sinks, control and the service are connected to."""

    model: AnyModel
    shadow: Shadow | None
    publisher: Publisher
    state_file: StateFile
    load_control: LoadControl
    vad_scheduler: VadScheduler
    batcher: Batcher
    legs: LegManager
    make_analyzer: AnalyzerMaker

    @property
    def stats(self) -> Stats:
        """The counters of everything that is published."""
        return self.publisher.stats

    def status(self) -> str:
        """Return one line for an operator."""
        return "; ".join([self.stats.line(), *self._details()])

    def detail(self) -> str:
        """Return what the health page says beside the health; empty if there is nothing to say."""
        return "\n".join(self._details())

    def _details(self) -> list[str]:
        fault = self.state_file.fault
        return [
            *([self.shadow.line()] if self.shadow else []),
            *([f"open sessions can't be kept over a crash: {fault}"] if fault else []),
        ]


def build_pipeline(
    config: Config,
    config_path: Path | None,
    *,
    publisher: Publisher,
    state_file: StateFile,
    sheds_load: bool,
    shadow_elsewhere: Callable[[], Disagreement] = Disagreement,
) -> Pipeline:
    """Return the pipeline; nothing runs yet.

    ``sheds_load``: sources do not wait for a slow model, and the hop grows under overload; else they wait, and the
    shadow model sees every window. ``shadow_elsewhere``: what the shadow models of worker processes found.
    Raises ConfigError or ModelError.
    """
    model = load_any_model(find_card(config, config_path))
    shadow = load_shadow(config, config_path, model, patient=not sheds_load, elsewhere=shadow_elsewhere)
    stats = publisher.stats
    processor, normal_hop_ms = Processor(), hop_ms(config, model.card)
    n_threads = max(1, round(processor.n_cores))
    spreader = HopSpreader(normal_hop_ms / 1000)
    batcher = Batcher(
        model.score,
        max_batch=config.model.max_batch,
        max_wait_s=config.model.max_wait_ms / 1000 if sheds_load else 0.0,
        max_age_s=OLD_S if sheds_load else inf,
        n_threads=n_threads,
        on_window=spreader.note,
        shadow=shadow,
        stopwatch=stats.stopwatches["model"],
    )
    silero = Silero()
    vad_scheduler = VadScheduler(silero.answer, n_threads=n_threads, stopwatch=stats.stopwatches["vad"])
    make_analyzer = AnalyzerMaker(
        config, model, silero, hop_shift=_hop_shift(config, spreader) if sheds_load else lambda: 0
    )
    legs = LegManager(
        publish=publisher.publish,
        vad_scheduler=vad_scheduler,
        batcher=batcher,
        sessions=Sessions(analyses=config.privacy.allows, publishes_references=config.events.call_references),
        state_file=state_file,
        make_analyzer=make_analyzer,
        stats=stats,
        now=utc_now,
        monotonic=time.monotonic,
        answer_head=answer_head(model),
    )
    reporter = OverloadReporter(publish=publisher.publish, normal_hop_ms=normal_hop_ms, now=utc_now)
    load_control = LoadControl(
        read=CounterReader(vad_scheduler=vad_scheduler, batcher=batcher, frames=legs.admission, processor=processor),
        n_legs=lambda: legs.n_open,
        meter=LoadMeter(n_cores=processor.n_cores),
        relief=ReliefController(ReliefConfig(), steps=STEPS if sheds_load else STEPS[:1]),
        admission=LoadAdmission(target_load=config.engine.target_load, n_cores=processor.n_cores),
        frames=legs.admission,
        reporter=reporter,
    )
    return Pipeline(model, shadow, publisher, state_file, load_control, vad_scheduler, batcher, legs, make_analyzer)


def _hop_shift(config: Config, spreader: HopSpreader) -> Callable[[], int]:
    """Return what moves the hops of an utterance that begins now out of crowds."""
    in_s = (config.model.first_ms - config.gate.onset_ms) / 1000
    return lambda: int(spreader.shift_s(in_s, now_s=time.monotonic()) * SAMPLE_RATE)
