"""A store of random statistics, small enough to be checked by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from export.statistics.frames import Frames
from export.statistics.store import Store

LABELS = ("neutral", "calm", "sad", "angry")
N_FEATURES = 3
WIDTH = 2
"""Of the last layer."""


def small_store(rows: list[tuple[str, str, int, int]], *, variant: str = "clean", seed: int = 0) -> Store:
    """Return a store; each row is a set, a speaker, a label and its number of chunks."""
    rng = np.random.default_rng(seed)
    n_chunks = np.array([row[3] for row in rows])
    last = np.cumsum(n_chunks)
    total = int(last[-1])
    sets = np.array([row[0] for row in rows])
    speakers = np.array([f"{row[0]}/{row[1]}" for row in rows])
    label = np.array([row[2] for row in rows])
    chunk_label = np.repeat(label, n_chunks)[:, None]
    count = rng.integers(30, 51, total)
    frames = rng.normal(size=(int(count.sum()), WIDTH)) + np.repeat(3 * chunk_label, count, axis=0)
    masks = {name: np.ones(len(LABELS), bool) for name in sets.tolist()}
    if "lacks_calm" in masks:
        masks["lacks_calm"] = np.array([True, False, True, True])
    return Store(
        labels=LABELS,
        masks=masks,
        count=count.astype(np.float32),
        mean=(rng.normal(size=(total, N_FEATURES)) + 3 * chunk_label).astype(np.float16),
        deviation=rng.uniform(0.5, 1.0, (total, N_FEATURES)).astype(np.float16),
        last_layer=Frames((frames.astype(np.float16),), np.zeros(1, np.int64), np.cumsum([0, *count])),
        first=last - n_chunks,
        last=last,
        label=label,
        set=sets,
        variant=np.full(len(rows), variant),
        key=np.array([f"{row[0]}/{i}" for i, row in enumerate(rows)]),
        speaker=speakers,
        voice=np.array([f"{name}#0@{variant}" for name in speakers.tolist()]),
        path=np.array([Path(f"{i}.wav").as_posix() for i in range(len(rows))]),
        start=np.zeros(len(rows), np.int64),
        length=16_000 * n_chunks,
    )


def acted_and_ordinary() -> Store:
    """Return two speakers who act every label three times, four who speak ordinarily, and noise."""
    acted = [("acted", speaker, label, 2) for speaker in "ab" for label in range(4) for _ in range(3)]
    ordinary = [("talk", speaker, len(LABELS), 3) for speaker in "cdef" for _ in range(4)]
    return small_store([*acted, *ordinary, ("fan", "g", len(LABELS) + 1, 5), ("lacks_calm", "h", 3, 1)])
