"""Log-mel caches of every clip under several conditions, and the random crops a network learns from."""

from __future__ import annotations

import json
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray
from tqdm import tqdm

from export.augment import AugmentConfig, Surroundings, augment_channel, augment_pace, telephone
from export.corpora import CORPORA, LABELS
from export.errors import WorkshopError
from export.speech_span import speech_span
from export.whole import written_whole
from streamer.dsp.features import LogMel, LogMelConfig, fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from export.augment import Samples
    from export.corpora import Clip

FRONT_END = LogMelConfig()
WINDOW_MS = 3000
WINDOW_FRAMES = FRONT_END.n_frames(WINDOW_MS * FRONT_END.sample_rate // 1000)  # 298

_Part = tuple[NDArray[np.float16], tuple[int, int]]
"""One clip's frames, and the frames of them that are speech."""
_Chunk = dict[str, list[_Part]]
"""By condition: some clips, one after another."""

FIXED_CONDITIONS = ("clean", "mu-law", "narrow-mu-law")
"""As recorded; 8 kHz + mu-law; the same after a 300-3400 Hz band. Used to judge, and to learn from."""
CHUNK_CLIPS = 32


@dataclass(frozen=True, slots=True, eq=False)
class Cached:
    """All clips of one corpus under one condition, as log-mel frames one after another."""

    paths: tuple[str, ...]
    """Relative to the data folder."""
    frames: NDArray[np.float16]
    """Shape (sum of frames, n_mels)."""
    offsets: NDArray[np.int64]
    """Shape (n_clips + 1,): clip ``i`` is ``frames[offsets[i]:offsets[i + 1]]``."""
    spans: NDArray[np.int64]
    """Shape (n_clips, 2): first and one-after-last frame of the clip's speech, margins not counted."""

    def clip(self, index: int) -> NDArray[np.float16]:
        """Return one clip's frames, shape (T, n_mels)."""
        return self.frames[self.offsets[index] : self.offsets[index + 1]]


@dataclass(frozen=True, slots=True)
class Variants:
    """Which conditions of a corpus are cached."""

    fixed: tuple[str, ...]
    augmented: int
    """How many random conditions a clip gets, each with its own seed."""

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.fixed, *(f"random-{number}" for number in range(self.augmented)))


TESTED_VARIANTS = Variants(fixed=FIXED_CONDITIONS, augmented=6)
OTHER_VARIANTS = Variants(fixed=("clean",), augmented=3)


def read_samples(path: Path) -> Samples:
    """Return a recording as 16 kHz mono float32, shape (n,)."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono: Samples = samples.mean(axis=1)
    if rate != FRONT_END.sample_rate:
        mono = soxr.resample(mono, rate, FRONT_END.sample_rate)
    return mono


def make_variant(
    samples: Samples, name: str, *, seed: tuple[int, ...], config: AugmentConfig, surroundings: Surroundings
) -> tuple[Samples, tuple[int, int]]:
    """Return the samples under condition ``name``, and the span of the speech in them without margins.

    The same ``seed`` gives the same result. In noise the span is that of the voice before the noise.
    """
    fixed: dict[str, Callable[[Samples], Samples]] = {
        "clean": lambda x: x,
        "mu-law": telephone,
        "narrow-mu-law": partial(telephone, narrow=True),
    }
    if name in fixed:
        heard = fixed[name](samples)
        return heard, speech_span(heard, margin_ms=0)
    rng = np.random.default_rng((*seed, zlib.crc32(name.encode())))
    paced = augment_pace(samples, rng, config)
    return augment_channel(paced, rng, config, surroundings), speech_span(paced, margin_ms=0)


def prepare(
    clips: Sequence[Clip],
    variants: Variants,
    *,
    data: Path,
    audio: Path | None,
    cache: Path,
    seed: int,
    workers: int,
) -> None:
    """Write the caches of one corpus's ``clips`` below ``cache``; what is there already is kept."""
    corpus = clips[0].corpus
    paths = [clip.path.as_posix() for clip in clips]
    missing = [name for name in variants.names if not _is_cached(cache, corpus, name, paths)]
    if not missing:
        return
    cache.mkdir(parents=True, exist_ok=True)
    chunks = [paths[start : start + CHUNK_CLIPS] for start in range(0, len(paths), CHUNK_CLIPS)]
    work = partial(_prepare_chunk, names=missing, data=data, audio=audio, seed=seed)
    parts: _Chunk = {name: [] for name in missing}
    with tqdm(total=len(paths), unit="clip", desc=f"prepare {corpus}") as bar:
        for chunk in _map(work, chunks, workers):
            for name, part in chunk.items():
                parts[name].extend(part)
            bar.update(len(next(iter(chunk.values()))))
    for name, part in parts.items():
        _save(cache, corpus, name, paths, part)


def load_cache(cache: Path, corpus: str, name: str) -> Cached:
    """Open one cache; its frames stay on disk (memory-mapped). Raises WorkshopError if it is missing."""
    frames_path, index_path = _files(cache, corpus, name)
    if not index_path.exists():
        raise WorkshopError(f"{index_path} is missing: run `python -m export prepare` first")
    index = json.loads(index_path.read_text())
    return Cached(
        paths=tuple(index["paths"]),
        frames=np.load(frames_path, mmap_mode="r"),
        offsets=np.array(index["offsets"], dtype=np.int64),
        spans=np.array(index["spans"], dtype=np.int64),
    )


# -- random crops ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CropConfig:
    """How a training window is cut from a clip."""

    shortest_ms: int = 1000
    longest_margin_ms: int = 500
    full_window: float = 0.5
    """Share of crops that take as much as a window holds; the others are uniformly long."""


def random_crop(
    frames: NDArray[np.float16], span: tuple[int, int], rng: np.random.Generator, config: CropConfig
) -> NDArray[np.float32]:
    """Return one window, shape (WINDOW_FRAMES, n_mels): 1-3 s of the speech, repeated to fill it.

    The speech is taken with 0-0.5 s of what the clip has before and after it.
    """
    margins = rng.integers(0, config.longest_margin_ms // 10 + 1, size=2)
    start, end = max(0, span[0] - int(margins[0])), min(len(frames), span[1] + int(margins[1]))
    available = max(1, end - start)
    shortest = min(config.shortest_ms // 10, available)
    longest = min(WINDOW_FRAMES, available)
    length = longest if rng.random() < config.full_window else int(rng.integers(shortest, longest + 1))
    first = start + int(rng.integers(0, available - length + 1))
    return fill(frames[first : first + length].astype(np.float32), WINDOW_FRAMES)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """What one training step sees."""

    features: NDArray[np.float32]
    """Shape (B, WINDOW_FRAMES, n_mels)."""
    targets: NDArray[np.int64]
    """Shape (B,), indices into LABELS."""
    masks: NDArray[np.bool_]
    """Shape (B, len(LABELS)): the labels that the clip's corpus knows."""


class TrainingSet:
    """Draws windows at random from the caches of some clips; one random condition a clip and epoch."""

    def __init__(self, clips: Sequence[Clip], cache: Path, *, crop: CropConfig, clean_share: float) -> None:
        self._crop = crop
        self._clean_share = clean_share
        self._clips = tuple(clips)
        self._caches = {corpus: _open_all(cache, corpus) for corpus in sorted({clip.corpus for clip in clips})}
        self._position = {
            path: index for caches in self._caches.values() for index, path in enumerate(caches["clean"].paths)
        }

    def epoch(
        self, rng: np.random.Generator, *, batch_size: int, share: dict[str, float] | None = None
    ) -> Iterator[Batch]:
        """Yield the clips in random order; of a corpus in ``share`` only that share of its clips.

        A last, smaller batch is left out: batch statistics of a few clips are noise.
        """
        chosen = [clip for clip in self._clips if rng.random() < (share or {}).get(clip.corpus, 1.0)]
        order = rng.permutation(len(chosen))
        for start in range(0, len(chosen) - batch_size + 1, batch_size):
            yield self._batch([chosen[i] for i in order[start : start + batch_size]], rng)

    def n_batches(self, *, batch_size: int, share: dict[str, float] | None = None) -> int:
        """Return about how many batches an epoch has."""
        return int(sum((share or {}).get(clip.corpus, 1.0) for clip in self._clips)) // batch_size

    def _batch(self, clips: Sequence[Clip], rng: np.random.Generator) -> Batch:
        return Batch(
            features=np.stack([self._window(clip, rng) for clip in clips]),
            targets=np.array([LABELS.index(clip.label) for clip in clips]),
            masks=np.array([CORPORA[clip.corpus].mask for clip in clips]),
        )

    def _window(self, clip: Clip, rng: np.random.Generator) -> NDArray[np.float32]:
        caches = self._caches[clip.corpus]
        others = [name for name in caches if name != "clean"]
        name = "clean" if not others or rng.random() < self._clean_share else others[rng.integers(len(others))]
        position = self._position[clip.path.as_posix()]
        cached = caches[name]
        return random_crop(cached.clip(position), tuple(cached.spans[position]), rng, self._crop)


def tiles(frames: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the windows by which a clip is judged, shape (n, WINDOW_FRAMES, n_mels).

    As the daemon does with an utterance: full windows end to end from the start, and one final
    window of the last 3 s. One window, repeated to fill it, where the speech is no longer than that.
    """
    last = len(frames) - WINDOW_FRAMES
    starts = range(0, max(last, 0), WINDOW_FRAMES)
    full = [frames[start : start + WINDOW_FRAMES] for start in starts]
    return np.stack([*full, fill(frames, WINDOW_FRAMES)])


def _map(work: Callable[[list[str]], _Chunk], chunks: Sequence[list[str]], workers: int) -> Iterator[_Chunk]:
    if workers == 1:
        yield from map(work, chunks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, chunks)


def _prepare_chunk(paths: Sequence[str], *, names: Sequence[str], data: Path, audio: Path | None, seed: int) -> _Chunk:
    front_end = LogMel(FRONT_END)
    surroundings = Surroundings.load(audio)
    done: _Chunk = {name: [] for name in names}
    for path in paths:
        samples = read_samples(data / path)
        for name in names:
            heard, span = make_variant(
                samples,
                name,
                seed=(seed, zlib.crc32(path.encode())),
                config=AugmentConfig(),
                surroundings=surroundings,
            )
            frames = front_end(heard).astype(np.float16)
            done[name].append((frames, _in_frames(span, len(frames))))
    return done


def _in_frames(span: tuple[int, int], n_frames: int) -> tuple[int, int]:
    """Return the frames that lie in a span of samples; at least one."""
    start = min(span[0] // FRONT_END.hop_samples, n_frames - 1)
    end = FRONT_END.n_frames(span[1])
    return start, min(max(end, start + 1), n_frames)


def _open_all(cache: Path, corpus: str) -> dict[str, Cached]:
    names = sorted(
        path.name.removeprefix(f"{corpus}.").removesuffix(".json") for path in cache.glob(f"{corpus}.*.json")
    )
    if "clean" not in names:
        raise WorkshopError(f"no cache of {corpus} in {cache}: run `python -m export prepare` first")
    return {name: load_cache(cache, corpus, name) for name in names}


def _files(cache: Path, corpus: str, name: str) -> tuple[Path, Path]:
    return cache / f"{corpus}.{name}.npy", cache / f"{corpus}.{name}.json"


def _is_cached(cache: Path, corpus: str, name: str, paths: Sequence[str]) -> bool:
    index_path = _files(cache, corpus, name)[1]
    return index_path.exists() and json.loads(index_path.read_text())["paths"] == list(paths)


def _save(
    cache: Path,
    corpus: str,
    name: str,
    paths: Sequence[str],
    part: Sequence[_Part],
) -> None:
    frames_path, index_path = _files(cache, corpus, name)
    index_path.unlink(missing_ok=True)
    offsets = np.cumsum([0, *(len(frames) for frames, _ in part)])
    with written_whole(frames_path) as partial, partial.open("wb") as file:
        np.save(file, np.concatenate([frames for frames, _ in part]))
    # The index comes last: a cache without one is not there.
    index = {"paths": list(paths), "offsets": offsets.tolist(), "spans": [span for _, span in part]}
    with written_whole(index_path) as partial:
        partial.write_text(json.dumps(index))
