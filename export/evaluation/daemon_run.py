"""Runs ``emotion-streamer analyze`` over recordings and returns the daemon's events, file by file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import msgspec
from tqdm import tqdm

from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Sequence

BATCH_FILES = 48
"""Files in one process: many, as its start takes time; few enough for the progress bar."""
SESSION = re.compile(r"file-(?P<number>\d+)(?:-|$)")
"""The id that ``analyze`` gives the session of its n-th file."""
Data = TypeVar("Data")
Kind = type[Data]  # in DaemonEvent, ``type`` is a field


class DaemonEvent(msgspec.Struct, frozen=True):
    """One event."""

    type: str
    data: msgspec.Raw

    def is_a(self, kind: str) -> bool:
        """Tell whether its type ends with ``kind``: ``state.v1``."""
        return self.type.endswith(f".{kind}")

    def read(self, kind: Kind[Data]) -> Data:
        """Return the data as a ``msgspec`` structure."""
        return msgspec.json.decode(self.data, type=kind)


class SessionEnded(msgspec.Struct, frozen=True):
    """The data of a ``session.ended.v1`` event of a file."""

    session_id: str
    reason: str
    duration_ms: int


class _OfSession(msgspec.Struct):
    session_id: str


def analyze_files(
    card: Path, files: Sequence[Path], *, processes: int = 2, title: str = "daemon"
) -> list[list[DaemonEvent]]:
    """Return the events about each of ``files``, in order, with the model of ``card`` and the daemon's defaults.

    Raises TrainingError where a file can't be analysed to its end.
    """
    batches = [files[start : start + BATCH_FILES] for start in range(0, len(files), BATCH_FILES)]
    found: list[list[DaemonEvent]] = []
    with (
        ThreadPoolExecutor(processes) as pool,
        TemporaryDirectory(prefix="emotion-streamer-") as folder,
        tqdm(total=len(files), desc=title, unit="file", mininterval=2) as bar,
    ):
        config = _written_config(Path(folder), card.resolve())
        for some in pool.map(partial(_analyzed, config=config), batches):
            found += some
            bar.update(len(some))
    return found


def _written_config(folder: Path, card: Path) -> Path:
    config = folder / "config.toml"
    config.write_text(f"[model]\ncard = {json.dumps(str(card))}\n", encoding="utf-8")
    return config


def _analyzed(paths: Sequence[Path], *, config: Path) -> list[list[DaemonEvent]]:
    command = [sys.executable, "-m", "streamer", "analyze", "--config", str(config), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines() or ["no message"]
        raise TrainingError(f"emotion-streamer analyze ended with {done.returncode}: {lines[-1]}")
    return _by_file(done.stdout, len(paths))


def _by_file(lines: bytes, n_files: int) -> list[list[DaemonEvent]]:
    """Return the events of sessions by the file that they are about."""
    found: list[list[DaemonEvent]] = [[] for _ in range(n_files)]
    ended: set[int] = set()
    decoder = msgspec.json.Decoder(DaemonEvent)
    for event in map(decoder.decode, lines.splitlines()):
        session_id = _session_of(event)
        if session_id is None:
            continue
        number = _file_of(session_id)
        found[number].append(event)
        if event.is_a("session.ended.v1") and event.read(SessionEnded).reason == "hangup":
            ended.add(number)
    if ended != set(range(n_files)):
        raise TrainingError(f"emotion-streamer analyze finished {len(ended)} of {n_files} files")
    return found


def _session_of(event: DaemonEvent) -> str | None:
    """Return the session that an event is about; None where it is about none."""
    try:
        return event.read(_OfSession).session_id
    except msgspec.ValidationError:
        return None


def _file_of(session_id: str) -> int:
    match = SESSION.match(session_id)
    if match is None:
        raise TrainingError(f"expected the session of a file, got {session_id!r}")
    return int(match["number"]) - 1
