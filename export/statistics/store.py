"""Keeps the statistics of all utterances in memory, and pools any part of them.

A row is an utterance under one variant. Rows with the same key are the same utterance under different variants.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse
from numpy.typing import NDArray

from export.errors import TrainingError
from export.statistics.feature_files import frames_file
from export.statistics.frames import open_frames
from streamer.dsp.decision import UNEMOTIONAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from export.statistics.frames import Frames
    from export.statistics.material import Material, Part

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]
ROWS_AT_ONCE = 512


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """Rows, and the chunks that they are made of."""

    labels: tuple[str, ...]
    """Of acted speech; ``label`` is an index into them, ``ordinary_label`` or ``not_speech_label``."""
    masks: dict[str, NDArray[np.bool_]]
    """By set, which of the labels it has, shape (n_labels,)."""
    count: Floats
    """Frames of speech in each chunk, shape (n_chunks,)."""
    mean: NDArray[np.float16]
    """Over these frames, shape (n_chunks, n_features)."""
    deviation: NDArray[np.float16]
    last_layer: Frames | None
    """Of the frames with speech, for attention."""
    first: Indices
    """The first chunk of each row, shape (n_rows,); so are all below."""
    last: Indices
    """One after the last chunk."""
    label: Indices
    set: NDArray[np.str_]
    variant: NDArray[np.str_]
    key: NDArray[np.str_]
    speaker: NDArray[np.str_]
    """``set/speaker``."""
    voice: NDArray[np.str_]
    """Voice block and variant: a speaker through one channel."""
    path: NDArray[np.str_]
    """Of the recording."""
    start: Indices
    """In the recording, in samples."""
    length: Indices
    """Of the recording, in samples."""
    _sums: list[Floats] = field(default_factory=list, init=False)

    @property
    def n_rows(self) -> int:
        return len(self.first)

    @property
    def n_features(self) -> int:
        return int(self.mean.shape[1])

    @property
    def ordinary_label(self) -> int:
        return len(self.labels)

    @property
    def not_speech_label(self) -> int:
        return len(self.labels) + 1

    @property
    def resting(self) -> list[int]:
        """The indices of the labels that claim no emotion."""
        return [i for i, label in enumerate(self.labels) if label in UNEMOTIONAL]

    @property
    def width(self) -> int:
        """Features of the last layer of single frames; 0 where there are none."""
        return self.last_layer.width if self.last_layer else 0

    def frames_of(self, chunks: Indices) -> tuple[Floats, Indices]:
        """Return the last layer of the frames with speech of some chunks, and which chunk each is of."""
        if self.last_layer is None:
            raise ValueError("a store with single frames expected, got one without")
        return self.last_layer.of(chunks)

    def frames(self, rows: Indices) -> NDArray[np.float64]:
        """Return the frames of speech in each of some rows."""
        total = np.concatenate([[0], np.cumsum(self.count, dtype=np.float64)])
        frames: NDArray[np.float64] = total[self.last[rows]] - total[self.first[rows]]
        return frames

    def whole(self) -> Floats:
        """Return the sums of all rows, shape (n_rows, 1 + 2 n_features)."""
        if not self._sums:
            self._sums.append(self.sums(np.arange(self.n_rows), self.first, self.last))
        return self._sums[0]

    def sums(self, rows: Indices, starts: Indices, ends: Indices) -> Floats:
        """Return count, sums and sums of squares over the chunks ``starts`` to ``ends`` of each row.

        All three of shape (n,). Returns shape (n, 1 + 2 n_features).
        """
        out = np.empty((len(rows), 1 + 2 * self.n_features), dtype=np.float32)
        for begin in range(0, len(rows), ROWS_AT_ONCE):
            part = slice(begin, begin + ROWS_AT_ONCE)
            out[part] = over_chunks(self.chunk_sums, starts[part], ends[part])
        return out

    def chunk_sums(self, chunks: Indices) -> Floats:
        """Return count, sums and sums of squares of each chunk, shape (n, 1 + 2 n_features)."""
        count = self.count[chunks, None]
        mean, deviation = self.mean[chunks].astype(np.float32), self.deviation[chunks].astype(np.float32)
        return np.concatenate([count, count * mean, count * (mean**2 + deviation**2)], axis=1)


def over_chunks(chunk_sums: Callable[[Indices], Floats], starts: Indices, ends: Indices) -> Floats:
    """Return what ``chunk_sums`` gives for the chunks ``starts`` to ``ends``, summed; one row each, shape (n, k)."""
    lengths = ends - starts
    chunks = np.concatenate([np.arange(a, b) for a, b in zip(starts, ends, strict=True)])
    found: Floats = np.add.reduceat(chunk_sums(chunks), np.cumsum([0, *lengths[:-1]]), axis=0)
    return found


def pooled(sums: NDArray[np.floating]) -> Floats:
    """Return mean and deviation, shape (n, 2 n_features), of sums (n, 1 + 2 n_features); zeros without a frame."""
    n_features = (sums.shape[1] - 1) // 2
    moments = sums[:, 1:] / np.maximum(sums[:, :1], 1)
    mean = moments[:, :n_features]
    variance = np.maximum(moments[:, n_features:] - np.square(mean), 0)
    return np.concatenate([mean, np.sqrt(variance)], axis=1).astype(np.float32)


def add_up(groups: Sequence[Indices], sums: Floats) -> Floats:
    """Return the sum of ``sums`` (n_rows, k) over each group of rows, shape (n_groups, k)."""
    ends = np.cumsum([0, *map(len, groups)])
    rows = np.concatenate(groups) if ends[-1] else np.zeros(0, dtype=np.int64)
    ones = np.ones(len(rows), dtype=np.float32)
    matrix = scipy.sparse.csr_matrix((ones, rows, ends), shape=(len(groups), len(sums)))
    added: Floats = np.asarray(matrix @ sums, dtype=np.float32)
    return added


def load_store(
    material: Material, files: Iterable[tuple[Part, str, Sequence[Path]]], *, with_frames: bool = True
) -> Store:
    """Return the rows of all files; each entry is a set, a variant and their files.

    Raises TrainingError where a file is missing, or none has a row.
    """
    entries = [(part, variant, path) for part, variant, paths in files for path in paths]
    loaded = [_read(part, variant, path, material.labels) for part, variant, path in entries]
    if not sum(len(one["n_chunks"]) for one in loaded):
        raise TrainingError("expected recordings with speech, got none")
    columns = {name: np.concatenate([one[name] for one in loaded]) for name in loaded[0]}
    ends = np.cumsum(columns.pop("n_chunks"))
    frames = [frames_file(path) for _, _, path in entries]
    return Store(
        labels=material.labels,
        last_layer=open_frames(frames, [one["count"] for one in loaded]) if with_frames else None,
        masks={part.name: _mask(part, material.labels) for part in material.parts},
        first=np.concatenate([[0], ends[:-1]]),
        last=ends,
        **columns,
    )


def _mask(part: Part, labels: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([part.kind != "acted" or label in part.labels for label in labels])


def _read(part: Part, variant: str, path: Path, labels: tuple[str, ...]) -> dict[str, NDArray[np.generic]]:
    """Return the columns of a store that one file gives, beside ``n_chunks`` of each row."""
    try:
        kept = dict(np.load(path))
    except OSError as error:
        raise TrainingError(f"{path} can't be read: {error.strerror}; run `statistics-features` first") from error
    clips = [part.clips[i] for i in kept.pop("recording").tolist()]
    numbers = {label: i for i, label in enumerate(labels)} | {"ordinary": len(labels), "not_speech": len(labels) + 1}
    pieces = kept.pop("piece").tolist()
    n = len(clips)
    return {
        "count": kept["count"].astype(np.float32),
        **{name: kept[name] for name in ("mean", "deviation", "n_chunks", "start", "length")},
        "label": np.array([numbers[clip.label] for clip in clips], dtype=np.int64),
        "set": np.full(n, part.name),
        "variant": np.full(n, variant),
        "key": _strings(
            f"{clip.corpus}/{clip.path.as_posix()}/{piece}" for clip, piece in zip(clips, pieces, strict=True)
        ),
        "speaker": _strings(clip.speaker for clip in clips),
        "voice": _strings(f"{block}@{variant}" for block in kept["block"].tolist()),
        "path": _strings(clip.path.as_posix() for clip in clips),
    }


def _strings(texts: Iterable[str]) -> NDArray[np.str_]:
    return np.array(list(texts), dtype=np.str_)
