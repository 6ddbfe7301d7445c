"""Analyses many recordings together in one thread: their VAD requests share calls, and so do their windows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from streamer.bulk.legs import RecordedLegs
from streamer.core.audio import AudioFrame
from streamer.dsp.scoring import answer_together
from streamer.leg.vad_batch import run_vad_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from numpy.typing import NDArray

    from streamer.bulk.messages import Messages, RecordingReader
    from streamer.bulk.recording import Recording
    from streamer.core.audio import LegOpened, Window
    from streamer.core.events import Event
    from streamer.dsp.scoring import AnswerHead
    from streamer.engine.open_leg import OpenLeg
    from streamer.engine.sessions import Sessions
    from streamer.leg.analyzer import Analyzer
    from streamer.leg.vad_batch import AnswerVad

    Score = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    Scoring = list[tuple[RecordedLegs, OpenLeg, Window]]

WIDTH = 32
"""Recordings that are open at once: with more, batches cost no less, and memory grows."""
BLOCK_MS = 4000
"""How much of a leg is read at once: the Python around each step costs the less the longer it is."""


@dataclass(slots=True)
class Analysed:
    """A recording, and what is known of it; complete once it is given out."""

    recording: Recording
    events: list[Event] = field(default_factory=list)
    """In their order."""
    problems: list[str] = field(default_factory=list)
    """Why not all of it was heard; each continues the name of a file."""
    notes: list[str] = field(default_factory=list)
    """What was mended; each continues the name of a file."""
    n_legs: int = 0
    duration_s: float = 0.0
    """Of its longest leg."""
    audio_s: float = 0.0
    """Of all legs together."""


@dataclass(slots=True)
class _Open:
    analysed: Analysed
    messages: Messages
    legs: RecordedLegs
    is_read: bool = False


class BatchAnalyzer:
    """One model and one VAD for all recordings."""

    def __init__(
        self,
        *,
        reader: RecordingReader,
        make_analyzer: Callable[[LegOpened], Analyzer | None],
        make_sessions: Callable[[], Sessions],
        answer_vad: AnswerVad,
        score: Score,
        answer_head: AnswerHead,
        max_batch: int,
        now: Callable[[], datetime],
        width: int = WIDTH,
    ) -> None:
        """``score``, ``max_batch``: as of `engine.batcher.Batcher`; ``answer_head``: as of `engine.legs.LegManager`."""
        self._reader = reader
        self._make_analyzer = make_analyzer
        self._make_sessions = make_sessions
        self._answer_vad = answer_vad
        self._score = score
        self._answer_head = answer_head
        self._max_batch = max_batch
        self._now = now
        self._width = width

    def run(
        self, recordings: Iterable[Recording], *, on_audio: Callable[[float], None] = lambda _: None
    ) -> Iterator[Analysed]:
        """Give each recording as soon as all of it is analysed, in any order.

        ``on_audio`` gets how many seconds of audio, of all legs together, were read in a round.
        """
        waiting = iter(recordings)
        active: list[_Open] = []
        while True:
            active += [self._open(recording) for recording in islice(waiting, self._width - len(active))]
            if not active:
                return
            on_audio(sum(_read_block(each) for each in active))
            self._score_all(self._run_vad(active))
            done = [each for each in active if each.is_read and each.legs.is_done]
            active = [each for each in active if not (each.is_read and each.legs.is_done)]
            yield from map(_finished, done)

    def _open(self, recording: Recording) -> _Open:
        analysed = Analysed(recording)
        messages = self._reader.messages(recording, on_note=analysed.notes.append, on_problem=analysed.problems.append)
        legs = RecordedLegs(
            sessions=self._make_sessions(),
            make_analyzer=self._make_analyzer,
            publish=analysed.events.append,
            now=self._now,
        )
        return _Open(analysed, messages, legs)

    def _run_vad(self, active: list[_Open]) -> Scoring:
        """Run VAD and features over what was read; return the windows that are to be scored."""
        works = [(each.legs, leg, work) for each in active for leg, work in each.legs.works()]
        steps = run_vad_batch([work for _, _, work in works], self._answer_vad)
        return [
            (legs, leg, window)
            for (legs, leg, _), step in zip(works, steps, strict=True)
            for window in legs.on_step(leg, step)
        ]

    def _score_all(self, scoring: Scoring) -> None:
        scored: defaultdict[tuple[RecordedLegs, OpenLeg], list[tuple[Window, NDArray[np.float32]]]] = defaultdict(list)
        for first in range(0, len(scoring), self._max_batch):
            batch = scoring[first : first + self._max_batch]
            rows = self._score(np.stack([window.inputs for _, _, window in batch]))
            for (legs, leg, window), row in zip(batch, rows, strict=True):
                scored[legs, leg].append((window, row))
        works = [legs.accepting(leg, windows) for (legs, leg), windows in scored.items()]
        answer_together(works, self._answer_head)


def _read_block(opened: _Open) -> float:
    """Let the legs of a recording take their next block of audio; return how long it is, in seconds."""
    read_s = 0.0
    for message in opened.messages:
        opened.legs.handle(message)
        if isinstance(message, AudioFrame):
            read_s += len(message.samples) / message.sample_rate
            if read_s * 1000 >= BLOCK_MS * opened.legs.open_legs:
                return read_s
    opened.is_read = True
    return read_s


def _finished(opened: _Open) -> Analysed:
    analysed, legs = opened.analysed, opened.legs
    analysed.n_legs, analysed.duration_s, analysed.audio_s = legs.n_legs, legs.duration_s, legs.audio_s
    return analysed
