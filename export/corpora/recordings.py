"""Caches the samples of all clips in one array a corpus, decoded once, for random access."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray
from tqdm import tqdm

from export.atomic_file import write_atomically
from export.corpora.speech_span import speech_span
from export.errors import TrainingError
from streamer.core.audio import SAMPLE_RATE
from streamer.dsp.features import LogMelConfig

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from export.corpora.readers import Clip

Samples = NDArray[np.float32]
_Decoded = tuple[NDArray[np.int16], tuple[int, int]]

CHUNK_CLIPS = 32
MARGIN_SAMPLES = SAMPLE_RATE
"""The most that is stored of a clip before and after its speech."""
PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
"""Corpora with such names name their files; others get a hash, since some disks ignore case."""
SHORTEST_SAMPLES = LogMelConfig().win_samples
"""A clip that is shorter has no frame of features."""


@dataclass(frozen=True, slots=True, eq=False)
class Recordings:
    """All clips of one corpus, one after another."""

    paths: tuple[str, ...]
    """Relative to the data folder."""
    samples: NDArray[np.int16]
    """Shape (sum of samples,), 16 kHz mono."""
    offsets: NDArray[np.int64]
    """Shape (n_clips + 1,): clip ``i`` is ``samples[offsets[i]:offsets[i + 1]]``."""
    spans: NDArray[np.int64]
    """Shape (n_clips, 2): start and end, in the clip, of its speech without margins."""

    def clip(self, index: int) -> Samples:
        """Return one clip, shape (n,), -1..1."""
        samples: Samples = self.samples[self.offsets[index] : self.offsets[index + 1]].astype(np.float32)
        return samples / np.float32(32768)


def prepare(clips: Sequence[Clip], *, data: Path, cache: Path, workers: int) -> None:
    """Write the recordings of one corpus's ``clips`` below ``cache``; those that are there already stay.

    Of several processes that want them at once one makes them, and the others wait.
    """
    corpus = clips[0].corpus
    paths = [clip.path.as_posix() for clip in clips]
    fingerprint = _fingerprint(paths, data)
    cache.mkdir(parents=True, exist_ok=True)
    with _locked(cache):
        if not _is_cached(cache, corpus, fingerprint):
            _save(cache, corpus, fingerprint, paths, _decoded(corpus, paths, data, workers))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder, once no other process does; the kernel gives it back when this one ends, however it does."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _decoded(corpus: str, paths: list[str], data: Path, workers: int) -> list[_Decoded]:
    chunks = [paths[start : start + CHUNK_CLIPS] for start in range(0, len(paths), CHUNK_CLIPS)]
    parts: list[_Decoded] = []
    with tqdm(total=len(paths), unit="clip", desc=f"prepare {corpus}") as bar:
        for chunk in _map(partial(_decode_all, data=data), chunks, workers):
            parts += chunk
            bar.update(len(chunk))
    return parts


def load_recordings(cache: Path, corpus: str) -> Recordings:
    """Open one corpus's recordings; they stay on disk (memory-mapped). Raises TrainingError if they are missing."""
    samples_path, index_path = _files(cache, corpus)
    if not index_path.exists():
        raise TrainingError(f"{index_path} is missing: run `python -m export prepare` first")
    index = json.loads(index_path.read_text())
    return Recordings(
        paths=tuple(index["paths"]),
        samples=np.load(samples_path, mmap_mode="r"),
        offsets=np.array(index["offsets"], dtype=np.int64),
        spans=np.array(index["spans"], dtype=np.int64).reshape(-1, 2),
    )


def find_recordings(cache: Path, clips: Sequence[Clip]) -> list[tuple[Recordings, int]]:
    """Return, for each clip, its corpus's recordings and its number there. Raises TrainingError where it has none."""
    corpora = {corpus: load_recordings(cache, corpus) for corpus in sorted({clip.corpus for clip in clips})}
    indices = {path: (its, index) for its in corpora.values() for index, path in enumerate(its.paths)}
    missing = [clip.path for clip in clips if clip.path.as_posix() not in indices]
    if missing:
        raise TrainingError(
            f"{cache} has no recording of {len(missing)} clips, such as {missing[0]}: "
            "run `python -m export prepare` again"
        )
    return [indices[clip.path.as_posix()] for clip in clips]


def read_samples(path: Path) -> Samples:
    """Return a recording as 16 kHz mono float32, shape (n,). Raises TrainingError where it can't be read."""
    return to_16k_mono(*read_sound(path))


def read_sound(path: Path) -> tuple[Samples, int]:
    """Return a recording as it is, shape (n, channels), and its rate. Raises TrainingError where it can't be read."""
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise TrainingError(f"{path} can't be read: {error}") from error
    if not np.isfinite(samples).all():
        raise TrainingError(f"{path} can't be read: it has samples that are NaN or infinite")
    return samples, rate


def to_16k_mono(samples: Samples, rate: int) -> Samples:
    """Return samples (n, channels) as 16 kHz mono, shape (m,): the mean of the channels."""
    mono: Samples = samples.mean(axis=1)
    if rate != SAMPLE_RATE and len(mono):
        mono = soxr.resample(mono, rate, SAMPLE_RATE)
    return mono


def _decode_all(paths: Sequence[str], *, data: Path) -> list[_Decoded]:
    return [_decode(data / path) for path in paths]


def _decode(path: Path) -> _Decoded:
    samples = read_samples(path)
    if len(samples) < SHORTEST_SAMPLES:
        raise TrainingError(f"{path}: at least {SHORTEST_SAMPLES} samples at 16 kHz expected, got {len(samples)}")
    start, end = speech_span(samples, margin_ms=0)
    first, last = max(0, start - MARGIN_SAMPLES), min(len(samples), end + MARGIN_SAMPLES)
    pcm = np.clip(np.rint(samples[first:last] * 32768.0), -32768, 32767).astype(np.int16)
    return pcm, (start - first, end - first)


def _map(work: partial[list[_Decoded]], chunks: Sequence[list[str]], workers: int) -> Iterator[list[_Decoded]]:
    if workers == 1:
        yield from map(work, chunks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, chunks)


def _fingerprint(paths: Sequence[str], data: Path) -> str:
    """Return a hash that changes with the files' names, sizes and times."""
    digest = hashlib.sha256()
    for path in paths:
        about = (data / path).stat()
        digest.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(cache: Path, corpus: str) -> tuple[Path, Path]:
    name = corpus if PLAIN_NAME.fullmatch(corpus) else _plain(corpus)
    return cache / f"{name}.npy", cache / f"{name}.json"


def _plain(corpus: str) -> str:
    """Return a file name that every disk accepts and no other corpus has."""
    readable = re.sub(r"[^a-z0-9]+", "-", corpus.lower()).strip("-")[:40]
    return f"{readable or 'corpus'}-{hashlib.sha256(corpus.encode()).hexdigest()[:12]}"


def _is_cached(cache: Path, corpus: str, fingerprint: str) -> bool:
    index_path = _files(cache, corpus)[1]
    return index_path.exists() and json.loads(index_path.read_text())["fingerprint"] == fingerprint


def _save(cache: Path, corpus: str, fingerprint: str, paths: Sequence[str], parts: Sequence[_Decoded]) -> None:
    samples_path, index_path = _files(cache, corpus)
    index_path.unlink(missing_ok=True)
    offsets = np.cumsum([0, *(len(pcm) for pcm, _ in parts)])
    with write_atomically(samples_path) as partly, partly.open("wb") as file:
        np.save(file, np.concatenate([pcm for pcm, _ in parts]))
    # The index comes last: recordings without one are incomplete.
    spans = [[int(start), int(end)] for _, (start, end) in parts]
    index = {"fingerprint": fingerprint, "paths": list(paths), "offsets": offsets.tolist(), "spans": spans}
    with write_atomically(index_path) as partly:
        partly.write_text(json.dumps(index))
