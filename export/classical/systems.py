"""The registry of classical systems: every kind of embedding, and eGeMAPS, with every classifier.

Importing this module imports neither torch nor scikit-learn, so that ``--help`` is quick: ``learn`` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from export.acoustics.input_spec import InputKind, Normalize
    from export.classical.embedders import Embedder
    from export.classical.fitted import FittedSystem
    from export.models.speech_transformer import Kind


@dataclass(frozen=True, slots=True)
class Features:
    """The input of a classifier instead of sound."""

    name: str
    title: str
    input_kind: InputKind
    needs_folder: bool
    """Whether it can't be opened without pretrained weights."""
    open: Callable[[Path | None], Embedder]


@dataclass(frozen=True, slots=True)
class ClassicalSystem:
    """One kind of features with one classifier."""

    features: Features
    classifier: str
    """One of CLASSIFIER_TITLES, and of ``export.classical.classifiers.CLASSIFIERS``."""

    @property
    def name(self) -> str:
        """As in ``--model``."""
        return f"{self.features.name}+{self.classifier}"

    @property
    def title(self) -> str:
        """For reports."""
        return f"{self.features.title}, {CLASSIFIER_TITLES[self.classifier]}"

    @property
    def input_kind(self) -> InputKind:
        """Log-mel windows or waveforms."""
        return self.features.input_kind

    @property
    def window_ms(self) -> int:
        """Whole clips: the speech of most is shorter."""
        return 3000

    @property
    def normalize(self) -> Normalize:
        """Nothing: a network that needs it normalises each window itself."""
        return "none"

    @property
    def needs_folder(self) -> bool:
        """Whether ``learn`` needs pretrained weights."""
        return self.features.needs_folder

    def learn(
        self,
        batches: Iterable[tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]],
        *,
        n_labels: int,
        seed: int,
        threads: int,
        weights: Path | None,
        cache: Path | None,
    ) -> FittedSystem:
        """Train on windows (B, ...), their targets (B,), 0 .. n_labels - 1, and their speakers (B,), any numbers.

        ``weights``: a file (mn04) or a folder (transformers) of pretrained weights; ``cache``: a folder that caches
        rows. Raises TrainingError where weights are missing or unusable, or labels or speakers too few.
        """
        from export.acoustics.input_spec import InputSpec  # noqa: PLC0415
        from export.classical.classifiers import CLASSIFIERS  # noqa: PLC0415 - see above
        from export.classical.fitted import fit  # noqa: PLC0415
        from export.classical.row_cache import RowCache  # noqa: PLC0415

        rows = RowCache(self.features.open(weights), cache)
        input_spec = InputSpec(self.input_kind, self.window_ms, self.normalize)
        return fit(
            CLASSIFIERS[self.classifier],
            rows,
            batches,
            n_labels=n_labels,
            seed=seed,
            threads=threads,
            input_spec=input_spec,
        )


def _mn04(weights: Path | None) -> Embedder:
    from export.classical.mn04_embedder import mn04_embedder  # noqa: PLC0415 - see above

    return mn04_embedder(weights)


def _speech(weights: Path | None, *, kind: Kind) -> Embedder:
    from export.classical.speech_embedder import speech_embedder  # noqa: PLC0415 - see above

    return speech_embedder(weights, kind)


def _whisper(weights: Path | None) -> Embedder:
    from export.classical.whisper_embedder import whisper_embedder  # noqa: PLC0415 - see above

    return whisper_embedder(weights)


def _egemaps(_weights: Path | None) -> Embedder:
    from export.classical.egemaps import Egemaps  # noqa: PLC0415 - see above

    return Egemaps()


_ALL = (
    Features("embeddings-mn04", "mn04 trained on AudioSet, frozen", "log_mel", needs_folder=True, open=_mn04),
    Features("embeddings-whisper", "Whisper's encoder, frozen", "waveform", needs_folder=True, open=_whisper),
    Features(
        "embeddings-hubert", "HuBERT, frozen", "waveform", needs_folder=True, open=partial(_speech, kind="hubert")
    ),
    Features(
        "embeddings-wav2vec2",
        "wav2vec 2.0, frozen",
        "waveform",
        needs_folder=True,
        open=partial(_speech, kind="wav2vec2"),
    ),
    Features("embeddings-wavlm", "WavLM, frozen", "waveform", needs_folder=True, open=partial(_speech, kind="wavlm")),
    Features("egemaps", "eGeMAPS", "waveform", needs_folder=False, open=_egemaps),
)
FEATURES = {features.name: features for features in _ALL}
"""By name, in the order in which reports list them."""
CLASSIFIER_TITLES = {
    "logistic": "logistic regression",
    "svm": "SVM",
    "knn": "k nearest neighbours",
    "forest": "random forest",
    "boosting": "gradient boosting",
    "mlp": "MLP",
}
CLASSICAL = {
    system.name: system
    for system in (ClassicalSystem(features, name) for features in _ALL for name in CLASSIFIER_TITLES)
}
"""By name: ``embeddings-mn04+logistic`` .. ``egemaps+mlp``."""
