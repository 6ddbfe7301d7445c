"""Quantises the model of an experiment: int8 with ranges from training clips, evaluated again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from export.compression.layers import layers_of, plans
from export.compression.trained import predictions_of, read_trained, save_rows
from export.compression.variants import Variant, compare
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.evaluation.figures import save_figures
from export.evaluation.measure import make_figures
from export.experiments.evaluation import VERSION, measure
from export.packaging.model_card import metrics_of, rounded_rows, save_card
from export.packaging.parity import Parity, fixed_windows, with_int8
from export.packaging.quantize import int8_convolutions, prepare, quantize

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from export.compression.document import Compression
    from export.compression.trained import TrainedSystem
    from export.evaluation.figures import Figures, Precision
    from export.experiments.experiment import Experiment

    Choose = Callable[[Path], list[str]]
    """From a file to the names of its nodes that become int8."""

OURS = "mn04"
"""The network whose int8 layers were chosen by hand, for the shipped model."""
N_WINDOWS = 192
"""Of training clips; one half sets the ranges, plans are compared on the other."""
AT_ONCE = 8
"""Windows whose inner values are in memory together: those of networks for pictures are large."""
ENOUGH_AGREEMENT = 0.97
"""Share of training windows with the same top label in int8 and fp32 that makes a plan good enough."""
PRECISIONS: tuple[Precision, ...] = ("int8", "fp32")


def quantize_experiment(experiment: Experiment) -> Compression:
    """Write ``model.int8.onnx`` with its card and figures beside an experiment's model; return both compared.

    Plans that leave more and more layers in fp32 are tried until int8 agrees with fp32 on training windows. The rows
    are written to ``compression.json`` too. Raises TrainingError where the experiment isn't done or was made on other
    clips, and where no plan keeps int8 close enough to fp32.
    """
    experiment.prepare()
    trained = read_trained(experiment, experiment.name)
    parity = _quantized(experiment, trained)
    figures = _figures(experiment, trained)
    _write_card(experiment, trained, parity, figures)
    model = experiment.files.model("int8")
    scores = experiment.model_run.saved_scores("int8", "clean")
    predictions = predictions_of(experiment, scores, trained.card.temperature)
    int8 = Variant.of_file("int8", model, predictions, parameters=trained.cost.parameters)
    rows = compare(
        [trained.variant(experiment, "fp32"), int8],
        step="quantize",
        shape=experiment.workspace.input_spec.shape,
        seed=experiment.settings.seed,
    )
    kept_fp32 = [f"{layer.name} ({layer.kind})" for layer in layers_of(model)]
    return save_rows(experiment, "quantize", rows, kept_fp32=kept_fp32)


def choices(model: str, source: Path) -> list[Choose]:
    """Return the plans for a system's file, the most int8 first; for our network within the layers chosen by hand."""
    with TemporaryDirectory(prefix="emotion-streamer-") as folder:
        prepared = Path(folder) / source.name
        prepare(source, prepared)
        layers = layers_of(prepared)
        if model == OURS:
            by_hand = set(int8_convolutions(prepared))
            layers = [layer for layer in layers if layer.name in by_hand]
    return [_named({layer.name for layer in plan}) for plan in plans(layers)]


def _quantized(experiment: Experiment, trained: TrainedSystem) -> Parity:
    """Write the int8 file by the first plan that agrees enough, or by the best; return its parity with fp32."""
    source, target = experiment.files.onnx, experiment.files.model("int8")
    windows = experiment.workspace.calibration_windows(
        experiment.division.train, n_clips=N_WINDOWS, seed=experiment.settings.seed
    )
    ranges, compared = _halves(windows)
    by_fp32 = _top_labels(source, compared)
    known = Parity(**trained.card.training["parity"])
    tried: list[tuple[float, Choose, Parity]] = []
    faults: list[str] = []
    for choose in choices(experiment.settings.model, source):
        quantize(source, target, ranges, choose=choose, at_once=AT_ONCE)
        agreement = float(np.mean(_top_labels(target, compared) == by_fp32))
        try:
            parity = with_int8(
                known, onnx_scorer(source), onnx_scorer(target), input_spec=experiment.workspace.input_spec
            )
        except TrainingError as error:
            faults.append(str(error))
            continue
        tried.append((agreement, choose, parity))
        if agreement >= ENOUGH_AGREEMENT:
            return parity
    if not tried:
        target.unlink(missing_ok=True)
        fault = "; ".join(faults) or "it has no layer that becomes int8"
        raise TrainingError(f"{experiment.name} can't be int8: {fault}")
    _, best, parity = max(tried, key=lambda one: one[0])
    quantize(source, target, ranges, choose=best, at_once=AT_ONCE)
    return parity


def _halves(windows: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return every other window, filled up to a multiple of ``AT_ONCE``, and the other half."""
    ranges, compared = windows[::2], windows[1::2]
    missing = -len(ranges) % AT_ONCE
    return np.concatenate([ranges, *[ranges[:1]] * missing]), compared


def _top_labels(model: Path, windows: NDArray[np.float32]) -> NDArray[np.intp]:
    score = onnx_scorer(model)
    labels: NDArray[np.intp] = np.concatenate([score(window[None]) for window in windows]).argmax(axis=1)
    return labels


def _named(names: set[str]) -> Choose:
    return lambda prepared: [layer.name for layer in layers_of(prepared) if layer.name in names]


def _figures(experiment: Experiment, trained: TrainedSystem) -> Figures:
    """Write and return the figures of int8 and fp32 under every condition, with paired differences."""
    grid = measure(experiment, PRECISIONS, trained.card.temperature, pattern="{precision}/{corpus}/{condition}")
    figures = make_figures(
        model=f"{experiment.name}-int8",
        version=VERSION,
        made=experiment.made,
        measured=grid.measured,
        comparisons=grid.int8_minus_fp32(),
    )
    save_figures(experiment.files.figures.with_suffix(".int8.json"), figures)
    return figures


def _write_card(experiment: Experiment, trained: TrainedSystem, parity: Parity, figures: Figures) -> None:
    run, model = experiment.model_run, experiment.files.model("int8")
    training = {
        "made_by": experiment.settings.command,
        "parity": msgspec.to_builtins(parity),
        "fixed_audio_predictions": rounded_rows(run.scorer("int8")(fixed_windows(run.workspace.input_spec))),
        "figures": experiment.files.figures.with_suffix(".int8.json").name,
    }
    card = msgspec.structs.replace(
        trained.card,
        name=f"{trained.card.name}-int8",
        file=model.name,
        sha256=run.digest("int8"),
        quantization="int8",
        metrics=metrics_of(figures),
        training=trained.card.training | training,
    )
    save_card(model.with_suffix(".json"), card)
