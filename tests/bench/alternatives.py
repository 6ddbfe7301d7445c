"""`make bench-alternatives`: what a second of a leg costs by the means one would use instead of this project.

Each second the last three seconds are classified, as the daemon does: openSMILE's eGeMAPS with a support vector machine
(the features of `pip install opensmile`; random training data, which serve for the cost), and a network of the size of
wav2vec 2.0 base in ONNX Runtime (random weights, for the same reason). One thread; voice activity detection, RTP and
events would come on top.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before NumPy is imported

import numpy as np
import onnxruntime
import soundfile
import soxr

from streamer.inference.model import load_any_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

RATE, WINDOW_S = 16_000, 3
LABELS = 6
BATCH = 4
CONVOLUTIONS = ((10, 5), *((3, 2),) * 4, *((2, 2),) * 2)
"""Kernel and stride of wav2vec 2.0's encoder (Baevski et al. 2020, section 4.2)."""


def main() -> None:
    """Measure each in turn, several times, and print the medians."""
    parser = argparse.ArgumentParser(prog="make bench-alternatives", description=__doc__)
    parser.add_argument("--recording", type=Path, default=Path("build/demo.wav"))
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each (default 3)")
    parser.add_argument("--windows", type=int, default=16, help="windows of each measurement (default 16)")
    options = parser.parse_args()
    windows = _windows(options.recording, options.windows)
    with tempfile.TemporaryDirectory() as folder:
        candidates = _candidates(Path(folder))
        spent: dict[str, list[float]] = {name: [] for name in candidates}
        for _ in range(options.rounds):
            for name, classify in candidates.items():
                began_s = time.process_time()
                classify(windows)
                spent[name].append((time.process_time() - began_s) / len(windows))
    print("| system | ms of CPU for each second of a leg | legs a core at most |")
    print("|---|---|---|")
    for name, seconds in spent.items():
        each_s = float(np.median(seconds))
        print(f"| {name} | {1000 * each_s:.1f} | {1 / each_s:.0f} |")


def _candidates(folder: Path) -> dict[str, Callable[[NDArray[np.float32]], object]]:
    found: dict[str, Callable[[NDArray[np.float32]], object]] = {}
    for name in ("ser-mn04", "ser-whisper"):
        found[f"{name}, model alone"] = _own(Path(f"models/{name}.json"))
    try:
        found["openSMILE eGeMAPS and SVM"] = _opensmile()
    except ImportError:
        print("openSMILE is not installed (pip install opensmile): left out")
    found["wav2vec 2.0 base, fp32"] = _wav2vec(folder / "wav2vec.onnx")
    for classify in found.values():
        classify(np.zeros((1, RATE * WINDOW_S), np.float32) + np.float32(0.01))  # what is done once is not counted
    return found


def _windows(recording: Path, number: int) -> NDArray[np.float32]:
    samples, rate = soundfile.read(recording, dtype="float32")
    samples = np.resize(soxr.resample(samples, rate, RATE), RATE * (number + WINDOW_S))
    return np.stack([samples[n * RATE : (n + WINDOW_S) * RATE] for n in range(number)])


def _own(card_path: Path) -> Callable[[NDArray[np.float32]], object]:
    model = load_any_model(card_path)
    card: Any = model.card
    shape = card.input_shape if hasattr(card, "input_shape") else (card.window_samples + card.n_frames,)
    noise = np.abs(np.random.default_rng(1).standard_normal((BATCH, *shape))).astype(np.float32) * np.float32(0.1)

    def classify(windows: NDArray[np.float32]) -> None:
        for first in range(0, len(windows), BATCH):
            model.score(noise[: len(windows[first : first + BATCH])])

    return classify


def _opensmile() -> Callable[[NDArray[np.float32]], object]:
    import opensmile  # noqa: PLC0415 - need not be installed
    from sklearn.svm import SVC  # noqa: PLC0415 - as above

    smile = opensmile.Smile(
        feature_set=opensmile.FeatureSet.eGeMAPSv02, feature_level=opensmile.FeatureLevel.Functionals, num_workers=1
    )
    random = np.random.default_rng(1)
    classifier = SVC().fit(random.standard_normal((1_000, 88)), random.integers(0, LABELS, 1_000))

    def classify(windows: NDArray[np.float32]) -> None:
        for window in windows:
            classifier.predict(np.nan_to_num(smile.process_signal(window, RATE).to_numpy()))

    return classify


def _wav2vec(path: Path) -> Callable[[NDArray[np.float32]], object]:
    import torch  # noqa: PLC0415 - takes long, and is of the workshop

    from tests.bench.wav2vec import Wav2Vec  # noqa: PLC0415 - as above

    network = Wav2Vec(CONVOLUTIONS, n_labels=LABELS).eval()
    torch.onnx.export(network, (torch.zeros(1, RATE * WINDOW_S),), str(path), dynamo=False, input_names=["samples"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def classify(windows: NDArray[np.float32]) -> None:
        for window in windows:
            session.run(None, {"samples": window[np.newaxis]})

    return classify


if __name__ == "__main__":
    main()
