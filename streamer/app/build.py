"""Configuration to objects: the only place that knows every part."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.app import build_calls, build_sinks
from streamer.control.handler import ControlHandler
from streamer.core.audio import SAMPLE_RATE
from streamer.core.errors import ConfigError, SourceError
from streamer.dsp.decision import DecisionConfig
from streamer.dsp.features import LogMel
from streamer.dsp.gate import GateConfig
from streamer.dsp.resample import kept_rate
from streamer.dsp.windows import Cutter, LogMelCutter, WaveformCutter, WindowConfig
from streamer.engine.batcher import Batcher
from streamer.engine.overload import HopController, OverloadConfig
from streamer.engine.service import Service
from streamer.engine.sessions import Sessions
from streamer.engine.state_file import StateFile
from streamer.engine.vad_scheduler import VadScheduler
from streamer.inference.card import LogMelFrontEnd, ModelCard, card_of
from streamer.inference.emotion import EmotionModel, load_model
from streamer.inference.shadow import Shadow
from streamer.inference.vad import RATES, Silero, TwoStageVad
from streamer.leg.analyzer import Analyzer, AnalyzerConfig
from streamer.ops.defaults import random_id, utc_now
from streamer.ops.liveness import Liveness
from streamer.ops.metrics import DaemonMetrics
from streamer.ops.stats import Stats
from streamer.ops.systemd import Notifier
from streamer.protocol.cloudevents import WireEvent, encode
from streamer.sinks.publisher import Publisher
from streamer.sinks.stdout import StdoutSink
from streamer.sources.files.demo import DemoSource
from streamer.sources.microphone.devices import input_devices
from streamer.sources.microphone.source import MicrophoneSource
from streamer.sources.source import Receiving
from streamer.workers.dispatch import ControlDispatcher
from streamer.workers.event_sink import IpcSink, frame_of
from streamer.workers.messages import Figures, Ready
from streamer.workers.reports import WorkerReports
from streamer.workers.supervisor import WorkerSupervisor

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence

    from streamer.config import Config
    from streamer.core.audio import LegOpened
    from streamer.core.events import Event
    from streamer.sinks.sink import Answer, Sink
    from streamer.sources.rtp.demux import Sender
    from streamer.sources.rtp.receiver import LegLimit
    from streamer.sources.rtp.source import RtpSource
    from streamer.sources.source import Source
    from streamer.workers.ipc import IpcChannel
    from streamer.workers.messages import StartWorker

    MakeSinks = Callable[[Config, EmotionModel, Publisher, Liveness, Answer, Callable[[], str]], list[Sink]]

MICROPHONE_CLOSE_S = 0.4
"""A sound system that hangs is left behind after so long: with what sinks and model get, the end takes two seconds."""
EVENTS_A_BLOCK = 100_000
"""More events than a block of a file can give: `analyze` waits for them to be written before the next block."""
MAX_WAITING_WINDOWS = 512
"""Windows that may wait for the model before the oldest is given up: about half a second of work, and 60 MB."""
STALL_S = 10.0
"""A source that reports ok and delivers no audio for this long has stalled: the systemd watchdog gets no ping."""


@dataclass(frozen=True, slots=True)
class Daemon:
    """A service that is ready to run, and what a person wants to know of it."""

    service: Service
    stats: Stats
    sinks: Sequence[Sink]
    where_to_subscribe: Callable[[], list[str]]
    """Lines for a person; complete once the service is ready."""


def find_card(config: Config, config_path: Path | None) -> Path:
    """Return where the model card is: beside the configuration, else in the installation or the checkout.

    Raises ConfigError where it is in neither place.
    """
    return _find(config.model.card, config_path, key="model.card")


def load_shadow(config: Config, config_path: Path | None, card: ModelCard, *, patient: bool) -> Shadow | None:
    """Return the model that runs beside the one of ``card``, or None where there is none.

    ``patient``: whether windows wait for it. Raises ConfigError or ModelError where it can't run or be compared.
    """
    if not config.shadow.model:
        return None
    path = _find(str(card_of(Path(config.shadow.model))), config_path, key="shadow.model")
    return Shadow(load_model(path), beside=card, patient=patient, log_every_s=config.shadow.log_every_s)


def _find(name: str, config_path: Path | None, *, key: str) -> Path:
    named = Path(name)
    beside = (config_path.parent if config_path else Path()) / named
    installed = Path(sys.prefix) / "share" / "emotion-streamer" / named
    checkout = Path(__file__).resolve().parents[2] / named
    for path in (beside, installed, checkout):
        if path.is_file():
            return path
    raise ConfigError(f"{key}: expected a model card, found no file {beside} and none at {installed}")


def check_config(config: Config, *, demo: Path | None = None) -> None:
    """Raise ConfigError where the daemon could not run with a configuration that is valid in itself."""
    if not (config.microphone.enabled or config.rtp.enabled) and demo is None:
        raise ConfigError("microphone.enabled: expected true, since there is no other source, got false")
    ca_file = config.mqtt.ca_file
    if config.mqtt.enabled and ca_file and not Path(ca_file).is_file():
        raise ConfigError(f"mqtt.ca_file: expected a file with certificates, got {ca_file!r}, which is none")


def analyzer_config(config: Config, card: ModelCard) -> AnalyzerConfig:
    """Return the settings of every leg's analysis."""
    gate, model, decision = config.gate, config.model, config.decision
    return AnalyzerConfig(
        gate=GateConfig(
            speech_threshold=gate.speech_threshold,
            silence_threshold=gate.silence_threshold,
            onset_samples=_samples(gate.onset_ms),
            onset_gap_samples=_samples(gate.onset_gap_ms),
            hangover_samples=_samples(gate.hangover_ms),
        ),
        windows=WindowConfig(
            window_samples=card.window_samples,
            hop_samples=_samples(hop_ms(config, card)),
            first_samples=_samples(model.first_ms),
            pre_roll_samples=_samples(gate.pre_roll_ms),
            post_roll_samples=_samples(gate.post_roll_ms),
        ),
        decision=DecisionConfig(
            min_confidence=decision.min_confidence,
            max_lost_share=decision.max_lost_share,
            smoothing_ms=decision.smoothing_ms,
            commit_probability=decision.commit_probability,
            commit_margin=decision.commit_margin,
        ),
        cutter_reach_samples=0 if isinstance(card.front_end, LogMelFrontEnd) else card.window_samples,
        leg_normalization=card.leg_normalization if model.normalize_legs else None,
    )


def hop_ms(config: Config, card: ModelCard) -> int:
    """Return the hop: the configured one, else the one that the card recommends."""
    return config.model.hop_ms or card.hop_ms


def analyzer_maker(config: Config, model: EmotionModel, silero: Silero) -> Callable[[LegOpened], Analyzer | None]:
    """Return what makes the analyzer of a leg, or None where the leg may not be analysed."""
    settings = analyzer_config(config, model.card)
    make_cutter = {rate: _cutter_maker(model.card, settings.windows, rate) for rate in RATES}
    labels = tuple(model.card.labels)
    gate = config.gate

    def make(leg: LegOpened) -> Analyzer | None:
        if not config.privacy.allows(leg.role):
            return None
        rate = kept_rate(leg.sample_rate)
        vad = TwoStageVad(
            silero,
            rate=rate,
            mode=gate.webrtc_mode,
            frame_ms=gate.webrtc_frame_ms,
            hold_ms=gate.webrtc_hold_ms,
            warm_up_ms=gate.warm_up_ms,
            sure=gate.speech_threshold,
        )
        return Analyzer(
            leg,
            settings,
            vad=vad,
            answer=silero.answer,
            make_cutter=make_cutter[rate],
            labels=labels,
            model=model.ref,
        )

    return make


def run_daemon(
    config: Config,
    config_path: Path | None,
    *,
    demo: Path | None,
    notifier: Notifier,
    on_ready: Callable[[], None],
    state_directory: str | None = None,
) -> Daemon:
    """Return the daemon: every source and every sink that is enabled.

    ``demo``: a recording that is played in a loop where there is no microphone. ``state_directory``: where systemd
    lets us keep files. Raises ConfigError or ModelError.
    """
    check_config(config, demo=demo)
    late = _Late()
    rtp_source = None
    if config.rtp.enabled:
        rtp_source = build_calls.live_rtp_source(config, config_path, wanted_s=late.wanted_s)
    return _daemon(
        config,
        config_path,
        sources=_live_sources(config, rtp_source, demo),
        make_sinks=build_sinks.live_sinks,
        max_wait_s=config.model.max_wait_ms / 1000,
        overload=OverloadConfig(),
        notifier=notifier,
        on_ready=on_ready,
        state_file=StateFile(config.sessions.path(state_directory)),
        rtp_source=rtp_source,
        late=late,
    )


@dataclass(slots=True)
class _Late:
    """Stands for what needs the service, where it is needed for the service."""

    service: Service | None = None
    answer: Answer | None = None

    def wanted_s(self, leg_id: str) -> float | None:
        return None if self.service is None else self.service.legs.wanted_s(leg_id)

    async def answer_control(self, request: str | bytes) -> bytes:
        assert self.answer is not None  # noqa: S101 - sinks are opened by the service
        return await self.answer(request)


@dataclass(frozen=True, slots=True)
class CallWorker:
    """A worker process that is ready to run."""

    service: Service
    rtp_source: RtpSource
    control: ControlHandler
    paused: Callable[[], tuple[Sender, ...]]
    """Who must not be heard on the shared port should it end."""


def call_worker(
    config: Config, begin: StartWorker, *, link: IpcChannel, leg_limit: LegLimit, bound: socket.socket | None
) -> CallWorker:
    """Return what takes calls and tells the daemon of them.

    ``config``: as in ``begin``. ``bound``: the socket of the shared port. Raises ConfigError or ModelError.
    """
    config_path = None if begin.config_path is None else Path(begin.config_path)
    late = _Late()
    rtp_source = build_calls.rtp_source(
        config,
        config_path,
        wanted_s=late.wanted_s,
        worker=begin.number,
        workers=begin.workers,
        bound=bound,
        leg_limit=leg_limit,
        blocked=begin.blocked,
    )
    name = f"worker {begin.number + 1}"

    def figures() -> Figures:
        stats = daemon.stats
        found = None if stats.shadow is None else stats.shadow.found
        return Figures(stats.audio_s, rtp_source.totals(), found, paused(), stats.cpu_s)

    def paused() -> tuple[Sender, ...]:
        return rtp_source.paused_senders(daemon.service.legs.paused_streams())

    def say_ready() -> None:
        link.send(Ready())

    daemon = _daemon(
        config,
        config_path,
        sources=[rtp_source],
        make_sinks=lambda *_: [IpcSink(link, name=name, figures=figures)],
        encode=frame_of,
        max_wait_s=config.model.max_wait_ms / 1000,
        overload=OverloadConfig(),
        notifier=Notifier(address=None),
        on_ready=say_ready,
        state_file=StateFile(None),
        late=late,
    )
    return CallWorker(daemon.service, rtp_source, _control(daemon.service, rtp_source), paused)


def stdout_only(_config: Config, _model: EmotionModel, publisher: Publisher, *_: object) -> list[Sink]:
    """Return standard output as the only sink."""
    return [StdoutSink(queue_events=EVENTS_A_BLOCK, report=publisher.publish)]


def analysis(
    config: Config, config_path: Path | None, *, source: Source, make_sinks: MakeSinks = stdout_only
) -> Daemon:
    """Return the same pipeline over a source of files, with events on standard output."""
    return _daemon(
        config,
        config_path,
        sources=[source],
        make_sinks=make_sinks,
        # Files wait for the model, so its queue says nothing about the machine, and there is nobody to wait for.
        max_wait_s=0.0,
        overload=OverloadConfig(max_factor=1),
        notifier=Notifier(address=None),
        on_ready=lambda: None,
        state_file=StateFile(None),
    )


def _daemon(
    config: Config,
    config_path: Path | None,
    *,
    sources: Sequence[Source],
    make_sinks: MakeSinks,
    max_wait_s: float,
    overload: OverloadConfig,
    notifier: Notifier,
    on_ready: Callable[[], None],
    state_file: StateFile,
    rtp_source: RtpSource | WorkerSupervisor | None = None,
    encode: Callable[[Event], WireEvent] | None = None,
    late: _Late | None = None,
) -> Daemon:
    late = late or _Late()
    model = load_model(find_card(config, config_path))
    # A source that isn't live waits for whatever is slow.
    shadow = load_shadow(config, config_path, model.card, patient=not any(source.live for source in sources))
    stats = Stats(shadow=shadow)
    for source in sources:
        if isinstance(source, Receiving):
            stats.stopwatches["receive"] = source.stopwatch
    publisher = Publisher(encode=encode or _encoder(config), stats=stats)
    liveness = Liveness(stall_s=max(STALL_S, 2 * config.microphone.stall_s))
    metrics = DaemonMetrics(
        stats,
        version=version("emotion-streamer"),
        model=model.ref,
        lost_by_sink=publisher.lost_by_sink,
        rtp=None if rtp_source is None else rtp_source.totals,
    ).exposition
    sinks = make_sinks(config, model, publisher, liveness, late.answer_control, metrics)
    if isinstance(rtp_source, WorkerSupervisor):
        remember = partial(state_file.write, of=rtp_source.source_id)
        reports = WorkerReports(
            publish=publisher.publish,
            remember=remember,
            count_audio_s=stats.count_audio_s,
            count_cpu_s=stats.count_cpu_s,
        )
        rtp_source.report_to(reports)
        if shadow is not None:
            shadow.elsewhere = reports.shadow
    batcher = Batcher(
        model.score,
        max_batch=config.model.max_batch,
        max_wait_s=max_wait_s,
        max_waiting=MAX_WAITING_WINDOWS,
        overload=HopController(overload),
        shadow=shadow,
        stopwatch=stats.stopwatches["model"],
    )
    silero = Silero()
    service = Service(
        sources=sources,
        sinks=sinks,
        publisher=publisher,
        listener=VadScheduler(silero.answer, stopwatch=stats.stopwatches["vad"]),
        batcher=batcher,
        sessions=Sessions(analyses=config.privacy.allows),
        state_file=state_file,
        make_analyzer=analyzer_maker(config, model, silero),
        normal_hop_ms=hop_ms(config, model.card),
        notifier=notifier,
        liveness=liveness,
        stats=stats,
        now=utc_now,
        on_ready=on_ready,
    )
    late.service, late.answer = service, _answer(service, rtp_source)
    return Daemon(service, stats, sinks, partial(build_sinks.where_to_subscribe, config, sinks))


def _answer(service: Service, rtp_source: RtpSource | WorkerSupervisor | None) -> Answer:
    if isinstance(rtp_source, WorkerSupervisor):
        own, workers = _control(service, None), rtp_source.asking
        return ControlDispatcher(own=own, workers=workers, is_listening=lambda: service.is_listening).answer
    return _control(service, rtp_source).answer


def _control(service: Service, rtp_source: RtpSource | None) -> ControlHandler:
    return ControlHandler(
        legs=service.legs,
        rtp_source=rtp_source,
        is_listening=lambda: service.is_listening,
        now=utc_now,
        new_id=random_id,
    )


def _live_sources(config: Config, rtp_source: RtpSource | WorkerSupervisor | None, demo: Path | None) -> list[Source]:
    sources: list[Source] = [] if rtp_source is None else [rtp_source]
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


def _encoder(config: Config) -> Callable[[Event], WireEvent]:
    node = build_sinks.node_name(config)
    return lambda event: encode(event, node=node, event_id=random_id(), now_s=time.monotonic())


def _cutter_maker(card: ModelCard, windows: WindowConfig, rate: int) -> Callable[[int], Cutter]:
    """``rate``: Hz, at which the samples are kept."""
    front_end = card.front_end
    if isinstance(front_end, LogMelFrontEnd):
        log_mel = LogMel(front_end.parameters, sample_rate=rate)
        return lambda start: LogMelCutter(log_mel, windows, start=start)
    normalize = front_end.normalize == "zero_mean_unit_variance"
    return lambda start: WaveformCutter(windows, start=start, zero_mean_unit_variance=normalize)


def _samples(duration_ms: int) -> int:
    return duration_ms * SAMPLE_RATE // 1000
