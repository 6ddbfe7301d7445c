"""The report of ``emotion-streamer analyze --report``: a page for people, and its figures for the next comparison."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from streamer.app.coaching import aim
from streamer.app.sinks import event_encoder
from streamer.coach.document import Shown, document
from streamer.coach.recorder import Recorder
from streamer.coach.takes import takes_in
from streamer.config.tables import Coach
from streamer.core.errors import ConfigError, EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamer.app.pipeline import Pipeline
    from streamer.coach.recorder import RecordedTake
    from streamer.coach.takes import Take
    from streamer.config.tables import Config

FIGURES = ".jsonl"
"""The suffix of the figures: JSON Lines of ``coach.report.v1``."""


def with_target(config: Config, target: Mapping[str, float] | None) -> Config:
    """Return the configuration with another target, where one is given. Raises ConfigError."""
    if target is None:
        return config
    try:
        coach = msgspec.structs.replace(config.coach, target=dict(target))
        Coach.__post_init__(coach)
    except ValueError as error:
        raise ConfigError(f"--{error}") from None
    return msgspec.structs.replace(config, coach=coach)


def check_report(path: Path | None, compare: Sequence[Path]) -> list[Take]:
    """Return the takes to compare with, oldest first. Raises EmotionStreamerError for what can't be read or written."""
    if path is None:
        if compare:
            raise EmotionStreamerError("--compare: expected --report with it, got none")
        return []
    for target in (path, path.with_suffix(FIGURES)):
        if not os.access(target if target.exists() else target.parent, os.W_OK) or target.is_dir():
            raise EmotionStreamerError(f"{target}: can't be written")
    own = path.with_suffix(FIGURES)
    files = [file for name in compare for file in (sorted(name.glob(f"*{FIGURES}")) if name.is_dir() else [name])]
    takes = [take for file in files if file.resolve() != own.resolve() for take in _takes(file)]
    if compare and not takes:
        raise EmotionStreamerError(f"{compare[0]}: expected coach.report.v1 events in JSON Lines, got none")
    return sorted(takes, key=lambda take: take.time)


def _takes(file: Path) -> list[Take]:
    try:
        return takes_in(file.read_bytes().splitlines(), name=file.stem)
    except OSError as error:
        raise EmotionStreamerError(f"{file}: can't be read: {error.strerror}") from error
    except ValueError as error:
        raise EmotionStreamerError(f"{file}: {error}") from None


class Report:
    """Follows the pipeline, and writes what it heard."""

    def __init__(self, path: Path, config: Config, pipeline: Pipeline, *, earlier: Sequence[Take]) -> None:
        """``path``: of the page. Raises ConfigError for a target of labels that the model does not know."""
        self._path = path
        self._encode = event_encoder(config)
        self._model = f"{pipeline.model.card.name} {pipeline.model.card.version}"
        self._earlier = earlier
        self._recorder = Recorder(aim(config, pipeline.model.card.labels))
        pipeline.publisher.add_derivation(self._recorder.derive)

    def write(self) -> None:
        """Write the page and the figures. Raises EmotionStreamerError."""
        takes = self._recorder.takes
        page = document([self._shown(take) for take in takes], earlier=self._earlier, model=self._model)
        lines = b"".join(self._encode(take.report).payload + b"\n" for take in takes)
        try:
            self._path.write_text(page, encoding="utf-8")
            self._path.with_suffix(FIGURES).write_bytes(lines)
        except OSError as error:
            raise EmotionStreamerError(f"{self._path}: can't be written: {error.strerror}") from error

    def _shown(self, take: RecordedTake) -> Shown:
        origin = take.origin
        if origin is None:
            return Shown(take, take.report.session_id)
        if origin.channel is None:
            return Shown(take, f"{origin.file}, {origin.source} to {origin.destination}")
        recording = Path(origin.file)
        name = f"{recording.name}, channel {origin.channel}"
        if not recording.is_file():
            return Shown(take, name)
        return Shown(take, name, quote(os.path.relpath(recording, self._path.parent).replace(os.sep, "/")))
