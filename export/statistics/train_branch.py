"""Trains a branch of a head on pooled statistics: minutes on a processor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional
from tqdm import tqdm

from export.errors import TrainingError
from export.statistics.branch import Branch
from export.statistics.history import TrainingHistories
from export.statistics.store import add_up, pooled
from export.statistics.targets import row_weights, soft_targets
from export.statistics.weighted_means import weighted_means

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from export.statistics.branch import Attention
    from export.statistics.config import HeadConfig
    from export.statistics.store import Floats, Indices, Store

SCALE_ROWS = 8_000
"""From so many rows center and scale are taken."""
FEWEST_FRAMES = 5
"""With fewer frames of speech, a crop is replaced by the whole utterance."""
CROP_CHUNKS = 4
MASKED = -30.0
"""Logit of an output that does not compete."""


@dataclass(frozen=True, slots=True, eq=False)
class _Epoch:
    """The rows of one epoch, prepared."""

    plain: Tensor
    """Mean and deviation of the part of each row that is drawn, shape (n, 2 n_features)."""
    starts: Indices
    """Of these parts, in chunks."""
    ends: Indices
    shift: Tensor
    """By which the last layer of each row is moved, shape (n, width)."""
    history: Tensor
    history_count: Tensor
    targets: Tensor
    competing: Tensor
    weights: Tensor
    batches: tuple[slice, ...]


def train_branch(store: Store, rows: Indices, config: HeadConfig, *, title: str) -> Branch:
    """Return a branch that learnt from ``rows``. The same rows and configuration give the same branch.

    Raises TrainingError where ``rows`` have fewer than two labels.
    """
    if len(np.unique(store.label[rows])) < 2:
        raise TrainingError(f"{title}: expected training rows of two kinds or more, got {len(rows)} of fewer")
    torch.manual_seed(config.seed)
    rng = np.random.default_rng(config.seed)
    branch = Branch(store.n_features, store.width, len(store.labels), config)
    drawer = _Drawer(store, rows, config, rng)
    branch.standardize(torch.from_numpy(drawer.sample))
    optimizer = torch.optim.AdamW(branch.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    n_steps = -(-drawer.n_rows // config.batch_size)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, config.learning_rate, total_steps=config.epochs * n_steps, pct_start=0.1
    )
    with tqdm(range(config.epochs), unit="epoch", desc=f"train {title}") as epochs:
        for _ in epochs:
            loss = _train_epoch(branch.train(), store, drawer.epoch(), optimizer, schedule)
            epochs.set_postfix(loss=f"{loss:.3f}", refresh=False)
    return branch.eval()


def _train_epoch(
    branch: Branch,
    store: Store,
    epoch: _Epoch,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> float:
    """Return the mean loss."""
    losses = []
    for part in epoch.batches:
        own = torch.cat([epoch.plain[part], *_attended(branch.attention, store, epoch, part)], dim=1)
        logits = branch(own, epoch.history[part], epoch.history_count[part])
        among = functional.log_softmax(logits.masked_fill(~epoch.competing[part], MASKED), dim=1)
        loss = (epoch.weights[part] * -(epoch.targets[part] * among).sum(1)).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
        optimizer.step()
        schedule.step()
        losses.append(float(loss.detach()))
    return float(np.mean(losses))


def _attended(attention: Attention | None, store: Store, epoch: _Epoch, part: slice) -> list[Tensor]:
    """Return the weighted means of the last layer over the drawn part of each row, shape (n, heads width), if any."""
    if attention is None:
        return []
    starts, ends = epoch.starts[part], epoch.ends[part]
    chunks = np.concatenate([np.arange(a, b) for a, b in zip(starts, ends, strict=True)])
    frames, which = store.frames_of(chunks)
    row = np.repeat(np.arange(len(starts)), ends - starts)[which]
    firsts = np.searchsorted(row, np.arange(len(starts) + 1)).tolist()
    weights = attention(torch.from_numpy(frames))
    means = weighted_means(weights, torch.from_numpy(frames), firsts)
    return [(means + epoch.shift[part][:, None]).flatten(1)]


class _Drawer:
    """Draws the rows of each epoch: utterances by weight, each under one of its variants, cropped, with a history."""

    def __init__(self, store: Store, rows: Indices, config: HeadConfig, rng: np.random.Generator) -> None:
        self._store, self._rows, self._config, self._rng = store, rows, config, rng
        _, key = np.unique(store.key[rows], return_inverse=True)
        self._by_key = np.split(np.argsort(key, kind="stable"), np.cumsum(np.bincount(key))[:-1])
        share = np.bincount(key, weights=row_weights(store, rows, config))
        # Half of the weight by being drawn more often, half by the loss: neither few rows for ever nor huge steps.
        self._root = np.sqrt(share / share.mean())
        self.n_rows = min(len(self._by_key), config.rows_an_epoch)
        self._sums = store.whole()[rows]
        self._histories = TrainingHistories(store, rows)
        self._rests = self._histories.resting_place(self._sums)
        self._others = np.flatnonzero(np.isfinite(self._rests[:, 0]))
        self._other_chance = self._chance_of_voices()
        chance = share[key] / share[key].sum()
        self.sample = pooled(self._sums[rng.choice(len(rows), min(len(rows), SCALE_ROWS), p=chance)])
        """Rows drawn by weight, from which center and scale are taken; shape (n, 2 n_features)."""

    def epoch(self) -> _Epoch:
        config, rng = self._config, self._rng
        keys = rng.choice(len(self._by_key), self.n_rows, p=self._root / self._root.sum())
        drawn = np.array([rng.choice(self._by_key[key]) for key in keys])
        starts, ends, own = self._cropped(drawn)
        groups = [self._histories.draw(row, rng, config.no_history) for row in drawn.tolist()]
        sums = add_up(groups, self._sums)
        before = pooled(sums)
        moved = self._transplant(drawn, own, before)
        targets, competing = soft_targets(self._store, self._rows[drawn], config)
        weights = (self._root[keys] / self._root[keys].mean()).astype(np.float32)
        last = slice(self._store.n_features - self._store.width, self._store.n_features)
        n, size = len(drawn), config.batch_size
        return _Epoch(
            plain=torch.from_numpy(own),
            starts=starts,
            ends=ends,
            shift=torch.from_numpy(np.ascontiguousarray(moved[:, last])),
            history=torch.from_numpy(before),
            history_count=torch.from_numpy(sums[:, :1]),
            targets=torch.from_numpy(targets),
            competing=torch.from_numpy(competing),
            weights=torch.from_numpy(weights),
            batches=tuple(slice(i, min(n, i + size)) for i in range(0, n, size)),
        )

    def _cropped(self, drawn: Indices) -> tuple[Indices, Indices, Floats]:
        """Return a part of the chunks of each row, and mean and deviation over it."""
        store, config, rng = self._store, self._config, self._rng
        rows = self._rows[drawn]
        starts, ends = store.first[rows].copy(), store.last[rows].copy()
        for i in np.flatnonzero(rng.random(len(rows)) < config.crop):
            n = int(rng.integers(1, min(CROP_CHUNKS, ends[i] - starts[i]) + 1))
            starts[i] += rng.integers(0, ends[i] - starts[i] - n + 1)
            ends[i] = starts[i] + n
        starts = np.maximum(starts, ends - config.max_chunks)
        sums = store.sums(rows, starts, ends)
        empty = sums[:, 0] < FEWEST_FRAMES
        sums[empty] = self._sums[drawn[empty]]
        starts[empty], ends[empty] = store.first[rows[empty]], store.last[rows[empty]]
        return starts, ends, pooled(sums)

    def _transplant(self, drawn: Indices, own: Floats, before: Floats) -> Floats:
        """Move some rows, with their history, from where their voice rests to where another one does.

        Returns by what each row was moved, shape (n, 2 n_features).
        """
        by = np.zeros_like(own)
        if not len(self._others):
            return by
        voices = self._histories.voice[drawn]
        can = np.isfinite(self._rests[voices, 0])
        moved = np.flatnonzero((self._rng.random(len(drawn)) < self._config.transplant) & can)
        target = self._rng.choice(self._others, len(moved), p=self._other_chance)
        shift = self._rests[target] - self._rests[voices[moved]]
        own[moved] += shift
        before[moved] += shift
        by[moved] = shift
        return by

    def _chance_of_voices(self) -> NDArray[np.float64]:
        """Return how likely each voice is a target: every set alike."""
        sets = self._store.set[self._rows[[members[0] for members in self._histories.members]]][self._others]
        _, inverse, times = np.unique(sets, return_inverse=True, return_counts=True)
        chance = 1 / times[inverse]
        even: NDArray[np.float64] = chance / chance.sum()
        return even
