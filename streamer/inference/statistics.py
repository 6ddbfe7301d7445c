"""A model of the statistics kind: an encoder that sees each chunk once, and a head over what was pooled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from streamer.core.errors import ModelError
from streamer.core.events import ModelRef
from streamer.inference.deadline import first_answer
from streamer.inference.emotion import are_probabilities
from streamer.inference.session import check_types, open_session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import onnxruntime
    from numpy.typing import NDArray

    from streamer.dsp.scoring import HeadRequest
    from streamer.inference.card import ModelFile, StatisticsCard

MAX_REQUESTS = 64
"""To the head in one run: more cost no less each."""
Shapes = dict[str, tuple[int, ...]]


class StatisticsModel:
    """Two ONNX sessions for all legs. ``score`` and ``head`` may be called in any thread."""

    def __init__(
        self, card: StatisticsCard, encoder: onnxruntime.InferenceSession, head: onnxruntime.InferenceSession
    ) -> None:
        """Raise ModelError if inputs, outputs or answers don't fit the card."""
        self.card = card
        self.ref = ModelRef(card.name, card.version, card.sha256, card.quantization)
        self._encoder = encoder
        self._head = head
        for file, session in ((card.encoder, encoder), (card.head, head)):
            check_types(file.file, [*session.get_inputs(), *session.get_outputs()])
        features, pooled = (card.n_features,), (2 * card.n_features,)
        _check(card.encoder, "input", encoder.get_inputs(), _encoder_inputs(card))
        _check(card.encoder, "output", encoder.get_outputs(), {"count": (1,), "sum": features, "squares": features})
        _check(card.head, "input", head.get_inputs(), {"pooled": pooled, "history": pooled, "history_count": (1,)})
        _check(card.head, "output", head.get_outputs(), {"probabilities": (len(card.labels),)})
        self._check_statistics()
        self._check_probabilities()
        self.encodes_batches = self._is_invariant()
        """Whether chunks are encoded together; else one by one, since what shares a batch would change the answers."""
        self.answers_batches = self._answers_alike()
        """The same of the requests to the head."""

    def score(
        self, inputs: NDArray[np.float32], run_options: onnxruntime.RunOptions | None = None
    ) -> NDArray[np.float32]:
        """Return the statistics of chunks: count, sums, sums of squares, shape (batch, 1 + 2 n_features).

        ``inputs``: samples, then the mask, shape (batch, window_samples + n_frames). A chunk without speech costs
        nothing: its statistics are zeros. ``run_options``: another thread may terminate the run through them; then ONNX
        Runtime's error is raised.
        """
        statistics = np.zeros((len(inputs), 1 + 2 * self.card.n_features), dtype=np.float32)
        spoken = np.flatnonzero(inputs[:, self.card.window_samples :].any(axis=1))
        size = len(spoken) if self.encodes_batches else 1
        for first in range(0, len(spoken), max(1, size)):
            batch = spoken[first : first + size]
            statistics[batch] = self._encode(inputs[batch], run_options)
        return statistics

    def head(
        self,
        pooled: NDArray[np.float32],
        history: NDArray[np.float32],
        history_frames: float,
        run_options: onnxruntime.RunOptions | None = None,
    ) -> NDArray[np.float32]:
        """Return one calibrated probability per label, shape (n_labels,), sum 1.

        ``pooled``, ``history``: mean and standard deviation, shape (2 n_features,); the history has ``history_frames``
        frames, and is zeros where there is none. ``run_options``: as for ``score``.
        """
        count = np.array([[history_frames]], dtype=np.float32)
        scores: NDArray[np.float32] = self._heads(pooled[np.newaxis], history[np.newaxis], count, run_options)[0]
        return scores

    def heads(self, requests: Sequence[HeadRequest]) -> list[NDArray[np.float32]]:
        """Return what ``head`` returns for each of some requests, in as few runs as pays."""
        if len(requests) == 1 or not self.answers_batches:
            return [self.head(asked.pooled, asked.history, asked.history_frames) for asked in requests]
        scores: list[NDArray[np.float32]] = []
        for first in range(0, len(requests), MAX_REQUESTS):
            some = requests[first : first + MAX_REQUESTS]
            probabilities = self._heads(
                np.stack([asked.pooled for asked in some]),
                np.stack([asked.history for asked in some]),
                np.array([[asked.history_frames] for asked in some], dtype=np.float32),
            )
            scores.extend(probabilities)  # not +=, which NumPy takes for an addition
        return scores

    def _heads(
        self,
        pooled: NDArray[np.float32],
        history: NDArray[np.float32],
        count: NDArray[np.float32],
        run_options: onnxruntime.RunOptions | None = None,
    ) -> NDArray[np.float32]:
        named = {"pooled": pooled, "history": history, "history_count": count}
        probabilities: NDArray[np.float32] = self._head.run(["probabilities"], named, run_options)[0]
        return probabilities

    def _encode(
        self, inputs: NDArray[np.float32], run_options: onnxruntime.RunOptions | None = None
    ) -> NDArray[np.float32]:
        n = self.card.window_samples
        named = {"samples": inputs[:, :n], "mask": inputs[:, n:]}
        statistics: NDArray[np.float32] = np.concatenate(
            self._encoder.run(["count", "sum", "squares"], named, run_options), axis=1
        )
        return statistics

    def _is_invariant(self) -> bool:
        """Return whether a chunk has the same statistics beside a louder one as alone.

        Dynamic quantisation, whose scale is that of the whole batch, fails this.
        """
        card = self.card
        inputs = np.ones((2, card.window_samples + card.n_frames), dtype=np.float32)
        inputs[:, : card.window_samples] = np.outer([0.01, 1.0], _sweep(card.window_samples))
        file = card.encoder.file
        alone = first_answer(file, lambda options: self._encode(inputs[:1], options))[0]
        together = first_answer(file, lambda options: self._encode(inputs, options))[0]
        return np.allclose(together, alone, rtol=1e-3, atol=1e-2)

    def _answers_alike(self) -> bool:
        """Return whether the head gives the same beside other requests as alone."""
        width = 2 * self.card.n_features
        pooled = np.abs(np.outer([1.0, 0.01, 10.0], _sweep(width))).astype(np.float32)
        history, counts = pooled[::-1].copy(), np.array([[0], [50], [2000]], dtype=np.float32)
        file = self.card.head.file
        together = first_answer(file, lambda options: self._heads(pooled, history, counts, options))
        alone = [
            first_answer(file, lambda options, n=n: self._heads(pooled[n], history[n], counts[n], options))  # type: ignore[misc]  # a lambda's default
            for n in (slice(n, n + 1) for n in range(len(pooled)))
        ]
        return together.shape == (3, len(self.card.labels)) and np.allclose(together, np.concatenate(alone), atol=1e-6)

    def _check_statistics(self) -> None:
        """Check that the mask is respected.

        Two chunks with the same samples: one is masked in its second half, the other in its first.
        """
        card = self.card
        half = card.n_frames // 2
        inputs = np.zeros((2, card.window_samples + card.n_frames), dtype=np.float32)
        inputs[:, : card.window_samples] = 0.1 * _sweep(card.window_samples)
        inputs[0, card.window_samples :][:half] = inputs[1, card.window_samples :][half:] = 1
        statistics = first_answer(card.encoder.file, lambda options: self._encode(inputs, options))
        if statistics.shape != (2, 1 + 2 * card.n_features):
            raise ModelError(f"model {card.encoder.file} must give statistics for each chunk, got {statistics.shape}")
        counts = statistics[:, 0].tolist()
        if counts != [half, card.n_frames - half]:
            raise ModelError(
                f"model {card.encoder.file} must count the frames in its mask: {half} and {card.n_frames - half} "
                f"expected, got {' and '.join(f'{count:g}' for count in counts)}"
            )
        if not np.isfinite(statistics).all() or (statistics[0, 1:] == statistics[1, 1:]).all():
            raise ModelError(f"model {card.encoder.file} must give finite sums over the frames in its mask alone")

    def _check_probabilities(self) -> None:
        card = self.card
        zeros = np.zeros(2 * card.n_features, dtype=np.float32)
        probabilities = first_answer(card.head.file, lambda options: self.head(zeros, zeros, 0.0, options))
        if probabilities.shape != (len(card.labels),) or not are_probabilities(probabilities):
            raise ModelError(
                f"model {card.head.file} must give {len(card.labels)} probabilities that sum to 1, "
                f"got sum {probabilities.sum():.3f}"
            )


def open_statistics_model(card_path: Path, card: StatisticsCard) -> StatisticsModel:
    """Open the model that a card describes; raise ModelError if it does not match."""
    encoder, head = (
        open_session(card_path.with_name(file.file), sha256=file.sha256) for file in (card.encoder, card.head)
    )
    return StatisticsModel(card, encoder, head)


def _sweep(n_samples: int) -> NDArray[np.float64]:
    """Return a tone that rises from low to high, shape (n_samples,), -1..1."""
    sweep: NDArray[np.float64] = np.sin(np.arange(n_samples) ** 1.5 / 1e3)
    return sweep


def _encoder_inputs(card: StatisticsCard) -> Shapes:
    return {"samples": (card.window_samples,), "mask": (card.n_frames,)}


def _check(file: ModelFile, what: str, found: list[onnxruntime.NodeArg], expected: Shapes) -> None:
    shapes = {node.name: node.shape for node in found}
    if sorted(shapes) != sorted(expected):
        raise ModelError(
            f"model {file.file} does not fit its card: {what}s {', '.join(expected)} expected, got {', '.join(shapes)}"
        )
    for name, shape in expected.items():
        if tuple(shapes[name][1:]) != shape or isinstance(shapes[name][0], int):
            raise ModelError(
                f"model {file.file} does not fit its card: {what} {name} of shape (batch, "
                f"{', '.join(map(str, shape))}) expected, got ({', '.join(map(str, shapes[name]))})"
            )
