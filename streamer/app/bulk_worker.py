"""A process that analyses recordings for the command that starts it as ``python -m streamer.app.bulk_worker``."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

# One leg's features are too small to share among threads; must be set before NumPy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import msgspec

from streamer.app import sinks
from streamer.app.analyzers import AnalyzerMaker
from streamer.app.model_kinds import answer_head
from streamer.app.models import find_card
from streamer.app.rtp import capture_config
from streamer.bulk import rows
from streamer.bulk.batch import BLOCK_MS, BatchAnalyzer
from streamer.bulk.frames import receive, send
from streamer.bulk.job import AllDone, Heard, Outcome, Ready, Refused
from streamer.bulk.messages import RecordingReader
from streamer.bulk.storage import open_recording
from streamer.config.tables import Config
from streamer.core.errors import ConfigError, EmotionStreamerError, ModelError
from streamer.engine.sessions import Sessions
from streamer.inference.model import load_any_model
from streamer.inference.vad import Silero
from streamer.ops import log
from streamer.ops.defaults import utc_now
from streamer.sources.files.reader import FileReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.bulk.batch import Analysed
    from streamer.bulk.job import Job
    from streamer.bulk.recording import Part
    from streamer.inference.model import AnyModel


def main() -> None:
    """Answer requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command decides
    to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the messages
    log.setup("error", "text")
    job: Job = receive(sys.stdin.buffer)
    try:
        config = msgspec.json.decode(job.config, type=Config)
        config_path = None if job.config_path is None else Path(job.config_path)
        model = load_any_model(find_card(config, config_path))
        analyzer = batch_analyzer(job, config, config_path, model)
        lines = lines_of(job, config, model)
    except EmotionStreamerError as error:
        send(to, Refused(str(error), is_config=isinstance(error, ConfigError | ModelError)))
        return
    send(to, Ready())
    while True:
        try:
            recordings = receive(sys.stdin.buffer)
        except EOFError:
            return
        for analysed in analyzer.run(recordings, on_audio=lambda audio_s: send(to, Heard(audio_s))):
            send(to, _outcome(analysed, lines))
        send(to, AllDone())


def batch_analyzer(job: Job, config: Config, config_path: Path | None, model: AnyModel) -> BatchAnalyzer:
    """Return what analyses recordings in this process. Raises ConfigError or ModelError."""
    silero = Silero()
    calls = capture_config(config, config_path)

    def make_reader(part: Part) -> FileReader:
        roles = job.roles if part.role is None else (part.role,)
        return FileReader(source_id="files", roles=roles, block_ms=BLOCK_MS, calls=calls, now=utc_now)

    return BatchAnalyzer(
        reader=RecordingReader(make_reader, open_recording),
        make_analyzer=AnalyzerMaker(config, model, silero),
        make_sessions=partial(Sessions, analyses=config.privacy.allows),
        answer_vad=silero.answer,
        score=model.score,
        answer_head=answer_head(model),
        max_batch=config.model.max_batch,
        now=utc_now,
    )


def lines_of(job: Job, config: Config, model: AnyModel) -> Callable[[Analysed], bytes]:
    """Return what makes the lines of a recording."""
    if job.content == "table":
        return partial(rows.table, model=f"{model.ref.name} {model.ref.version}")
    return partial(rows.events, encode=sinks.event_encoder(config))


def _outcome(analysed: Analysed, lines: Callable[[Analysed], bytes]) -> Outcome:
    problems, notes = tuple(analysed.problems), tuple(analysed.notes)
    return Outcome(analysed.recording, lines(analysed), problems, notes, analysed.audio_s)


if __name__ == "__main__":
    main()
