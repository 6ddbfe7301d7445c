"""Quantises a system that was trained in ``build/study``: int8 with ranges from clips it learnt from, judged again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from export.acoustics.backgrounds import Backgrounds
from export.compression.contenders import Contender, compare
from export.compression.document import Compression, StepMade, save_step
from export.compression.finished import Clips, judged_corpus, predictions_of, read_finished
from export.compression.layers import layers_of, plans
from export.errors import TrainingError
from export.evaluation.evaluate import Scores, onnx_scorer
from export.evaluation.figures import save_figures
from export.evaluation.measure import make_figures
from export.experiments.evaluation import VERSION, measure
from export.packaging.model_card import metrics_of, save_card
from export.packaging.parity import Parity, fixed_windows, with_int8
from export.packaging.quantize import int8_convolutions, prepare, quantize
from export.runs.workspace import calibration_windows
from streamer.inference.card import sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from export.compression.finished import Finished
    from export.evaluation.figures import Figures
    from export.experiments.experiment import Experiment

    Choose = Callable[[Path], list[str]]
    """From a file to the names of its nodes that become int8."""

OURS = "mn04"
"""The network whose layers were chosen by hand, for the model that ships."""
N_WINDOWS = 192
"""Of training clips; half of them set the ranges, and on the other half plans are compared."""
AT_ONCE = 8
"""Windows whose inner values are held in memory together: those of networks for pictures are large."""
SAME_ENOUGH = 0.97
"""Share of training windows on which int8 decides as fp32 does: from here on a plan is good enough."""


def quantize_experiment(experiment: Experiment) -> Compression:
    """Write ``model.int8.onnx`` with its card and figures beside a study's model; return both, set beside each other.

    Plans that leave more and more layers in fp32 are tried on training windows until int8 decides as fp32 does. The
    rows are in the study's ``compression.json`` too. Raises TrainingError where the study isn't done, was of other
    clips, or where int8 answers otherwise whatever is left in fp32.
    """
    experiment.prepare()
    clips = Clips(experiment)
    before = read_finished(clips, experiment.name)
    parity = _quantized(experiment, before)
    figures = _figures(clips, before)
    _write_card(experiment, before, parity, figures)
    fp32 = _contender(experiment, "fp32", experiment.files.onnx, before.scores, before)
    scores = Scores.load(experiment.files.scores("clean", "int8"), made_by=sha256_of(experiment.files.model("int8")))
    int8 = _contender(experiment, "int8", experiment.files.model("int8"), scores, before)
    settings = experiment.settings
    done = Compression(
        model=experiment.name,
        split=settings.split,
        share=settings.share,
        corpus=judged_corpus(experiment),
        steps=[
            StepMade(
                step="quantize",
                date=settings.date,
                code=experiment.code,
                command=settings.command,
                seed=settings.seed,
                kept_fp32=[f"{layer.name} ({layer.kind})" for layer in layers_of(experiment.files.model("int8"))],
            )
        ],
        rows=compare([fp32, int8], step="quantize", shape=experiment.input_spec.shape, seed=settings.seed),
    )
    return save_step(experiment.files.compression, done)


def choices(model: str, source: Path) -> list[Choose]:
    """Return what may become int8 in a system's file, the most first; of our own network among what hands chose."""
    with TemporaryDirectory(prefix="emotion-streamer-") as folder:
        prepared = Path(folder) / source.name
        prepare(source, prepared)
        layers = layers_of(prepared)
        if model == OURS:
            by_hand = set(int8_convolutions(prepared))
            layers = [layer for layer in layers if layer.name in by_hand]
    return [_named({layer.name for layer in plan}) for plan in plans(layers)]


def _quantized(experiment: Experiment, before: Finished) -> Parity:
    """Write the int8 file by the first plan that is good enough, or by the best; return how far it is from fp32."""
    source, target = experiment.files.onnx, experiment.files.model("int8")
    windows = _windows(experiment)
    ranges, compared = _halves(windows)
    by_fp32 = _decided(source, compared)
    known = Parity(**before.card.training["parity"])
    tried: list[tuple[float, Choose, Parity]] = []
    faults: list[str] = []
    for choose in choices(experiment.settings.model, source):
        quantize(source, target, ranges, choose=choose, at_once=AT_ONCE)
        same = float(np.mean(_decided(target, compared) == by_fp32))
        try:
            parity = with_int8(known, onnx_scorer(source), onnx_scorer(target), input_spec=experiment.input_spec)
        except TrainingError as error:
            faults.append(str(error))
            continue
        tried.append((same, choose, parity))
        if same >= SAME_ENOUGH:
            return parity
    if not tried:
        target.unlink(missing_ok=True)
        raise TrainingError(
            f"{experiment.name} can't be int8: {'; '.join(faults) or 'it has no layer that becomes int8'}"
        )
    _, best, parity = max(tried, key=lambda one: one[0])
    quantize(source, target, ranges, choose=best, at_once=AT_ONCE)
    return parity


def _windows(experiment: Experiment) -> NDArray[np.float32]:
    return calibration_windows(
        experiment.division.learn,
        experiment.cache,
        Backgrounds.load(experiment.settings.audio),
        n_clips=N_WINDOWS,
        seed=experiment.settings.seed,
        input_spec=experiment.input_spec,
    )


def _halves(windows: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return every other window, as many as can be dealt out ``AT_ONCE``, and the others."""
    ranges, compared = windows[::2], windows[1::2]
    missing = -len(ranges) % AT_ONCE
    return np.concatenate([ranges, *[ranges[:1]] * missing]), compared


def _decided(model: Path, windows: NDArray[np.float32]) -> NDArray[np.intp]:
    score = onnx_scorer(model)
    decided: NDArray[np.intp] = np.concatenate([score(window[None]) for window in windows]).argmax(axis=1)
    return decided


def _named(names: set[str]) -> Choose:
    from_before = frozenset(names)
    return lambda prepared: [layer.name for layer in layers_of(prepared) if layer.name in from_before]


def _figures(clips: Clips, before: Finished) -> Figures:
    """Return what int8 and fp32 do under every condition, paired; beside the model as ``figures.int8.json``."""
    experiment = clips.experiment
    temperature = before.card.temperature
    fp32 = measure(experiment, onnx_scorer(experiment.files.onnx), temperature)
    int8 = measure(experiment, onnx_scorer(experiment.files.model("int8")), temperature, precision="int8")
    measured = {f"int8/{name}": one for name, one in int8.items()} | {f"fp32/{name}": one for name, one in fp32.items()}
    comparisons = [
        (f"int8 minus fp32, {one.setting.condition}", f"int8/{name}", f"fp32/{name}") for name, one in int8.items()
    ]
    figures = make_figures(
        model=f"{experiment.name}-int8", version=VERSION, made=clips.made, measured=measured, comparisons=comparisons
    )
    save_figures(experiment.files.figures.with_suffix(".int8.json"), figures)
    return figures


def _write_card(experiment: Experiment, before: Finished, parity: Parity, figures: Figures) -> None:
    model = experiment.files.model("int8")
    predictions = onnx_scorer(model)(fixed_windows(experiment.input_spec))
    about = {
        "made_by": experiment.settings.command,
        "parity": msgspec.to_builtins(parity),
        "fixed_audio_answers": [[round(p, 4) for p in row] for row in predictions.tolist()],
        "figures": experiment.files.figures.with_suffix(".int8.json").name,
    }
    card = msgspec.structs.replace(
        before.card,
        name=f"{before.card.name}-int8",
        file=model.name,
        sha256=sha256_of(model),
        quantization="int8",
        metrics=metrics_of(figures),
        training=before.card.training | about,
    )
    save_card(model.with_suffix(".json"), card)


def _contender(experiment: Experiment, what: str, model: Path, scores: Scores, before: Finished) -> Contender:
    return Contender(
        what=what,
        n_bytes=model.stat().st_size,
        score=onnx_scorer(model),
        predictions=predictions_of(experiment, scores, before.card.temperature),
        parameters=before.cost.parameters,
    )
