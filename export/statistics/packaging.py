"""Makes files of trained heads: figures with their tables, and the model with its card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from export import formatting
from export.evaluation.figures import Figures, Made, load_figures, save_figures
from export.evaluation.measure import make_figures
from export.evaluation.metrics import agreement
from export.json_file import write_json
from export.provenance import commit_here, data_digests
from export.statistics.attended import AttendedEncoder
from export.statistics.calibrate import base_rates
from export.statistics.card import Origins, StatisticsCardFacts, write_card
from export.statistics.claim_figures import SUFFIX, ClaimFigures, load_claims
from export.statistics.decide import evaluate_calls
from export.statistics.evaluate import Evaluation, raw_claims
from export.statistics.pooling import Pooler
from export.statistics.predictions import sums_of
from export.statistics.rounds import FINAL, training_rows
from export.statistics.store import pooled
from export.statistics.tables import tables
from export.statistics.to_onnx import (
    Files,
    check_fp32,
    run_onnx,
    write_encoder,
    write_head,
    write_int8_encoder,
    write_int8_head,
)

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.statistics.head import Head
    from export.statistics.steps import StatisticsSteps

    Arrays = dict[str, NDArray[np.float32]]

CHECKED_ROWS = 256
"""By which torch, fp32 and int8 are compared."""


@dataclass(frozen=True, slots=True)
class StatisticsPackaging:
    """Figures and model of some steps."""

    steps: StatisticsSteps
    models: Path
    """Where the files go."""
    name: str
    version: str
    command: str
    """That repeats everything."""
    date: str
    origins: Origins

    def evaluate(self, names: tuple[str, ...] = ()) -> str:
        """Write the figures of all rounds, or of those called ``names``; return tables as Markdown."""
        steps, recipe = self.steps, self.steps.recipe
        heads = {name: head for name, head in steps.heads(names).items() if name != FINAL}
        evaluation = Evaluation(steps.store, steps.material, heads, steps.rounds, recipe.head.seed)
        figures = make_figures(
            model=self.name,
            version=self.version,
            made=self._made(),
            measured=evaluation.measured(),
            comparisons=evaluation.comparisons(),
        )
        claims = ClaimFigures(
            round(evaluation.temperature, 4),
            raw_claims(steps.store, steps.material, heads, steps.rounds),
            evaluate_calls(steps.store, steps.material, heads, steps.rounds, recipe),
        )
        save_figures(self.figures_path, figures)
        write_json(self.claims_path, claims)
        return tables(figures, claims.raw, claims.calls)

    def export(self) -> list[str]:
        """Write the final model in int8 with its card; return lines about it.

        Raises TrainingError where heads or figures are missing, or torch and ONNX differ too much.
        """
        steps, recipe = self.steps, self.steps.recipe
        claims = load_claims(self.claims_path)
        figures: Figures = load_figures(self.figures_path)
        head = steps.heads([FINAL])[FINAL]
        encoder = AttendedEncoder(steps.encoder.cpu(), head.attention)
        head.temperature.fill_(claims.temperature)
        rows = training_rows(steps.store, steps.material, steps.rounds[FINAL], recipe.features.variants)
        chunks = self._calibration_chunks()
        inputs = self._head_inputs(rows, head)
        fp32, int8 = self._files("fp32"), self._files("int8")
        write_encoder(encoder, fp32.encoder)
        write_head(head, fp32.head)
        parity = check_fp32(encoder, head, fp32, chunks, inputs)
        write_int8_encoder(encoder, chunks, int8.encoder)
        write_int8_head(head, inputs, int8.head)
        parity |= _int8_parity(fp32, int8, chunks, inputs)
        facts = StatisticsCardFacts(
            name=self.name,
            version=self.version,
            origins=self.origins,
            base_rates=base_rates(steps.store, rows, head, recipe.head),
            temperature=claims.temperature,
            claim_curve=claims.calls.claim_curve if claims.calls else [],
            decision=claims.calls.best if claims.calls else None,
            quantization="int8",
            figures=figures,
            parity=parity,
            command=self.command,
            recipe=recipe,
            figures_file=self.figures_path.name,
        )
        card = write_card(self.models / f"{self.name}.json", int8, steps.material, facts, encoder.n_features)
        size = int8.encoder.stat().st_size + int8.head.stat().st_size
        differences = ", ".join(f"{what} {value:.2g}" for what, value in parity.items())
        return [f"{card}: {formatting.megabytes(size)} MB; {differences}"]

    @property
    def figures_path(self) -> Path:
        return self.models / f"{self.name}.figures.json"

    @property
    def claims_path(self) -> Path:
        return self.models / f"{self.name}{SUFFIX}"

    def _files(self, precision: str) -> Files:
        """Return the ONNX files; those of fp32 stay in the folder of the build."""
        folder = self.models if precision == "int8" else self.steps.build / "onnx"
        return Files(folder / f"{self.name}-encoder.onnx", folder / f"{self.name}-head.onnx")

    def _made(self) -> Made:
        material, recipe = self.steps.material, self.steps.recipe
        digests = {part.name: data_digests(part.clips, part.folder)[part.name] for part in material.parts}
        return Made(self.date, commit_here(), self.command, recipe.head.seed, digests)

    def _calibration_chunks(self) -> Arrays:
        steps, recipe = self.steps, self.steps.recipe
        parts = [part for part in steps.material.of("acted", "ordinary") if not part.measured_only]
        return steps.maker(parts[0]).calibration_chunks(parts, recipe.calibration_chunks, recipe.head.seed)

    def _head_inputs(self, rows: NDArray[np.int64], head: Head) -> Arrays:
        """Return inputs of the exported head for some training rows, half of them with a history."""
        pooler, rng = Pooler(self.steps.store, head), np.random.default_rng(self.steps.recipe.head.seed)
        some = rng.permutation(rows)[:CHECKED_ROWS]
        own, history = sums_of(pooler, some, [rng.permutation(rows)[: 10 * (i % 2)] for i in range(len(some))])
        count = history[:, :1].astype(np.float32)
        return {"pooled": pooler.exported(own), "history": pooler.exported(history), "history_count": count}


def _int8_parity(fp32: Files, int8: Files, chunks: Arrays, inputs: Arrays) -> dict[str, float]:
    """Return how much int8 differs from fp32: pooled features, in their deviations, and the head's top labels."""
    by_file = [pooled(np.concatenate(run_onnx(files.encoder, chunks), axis=1)) for files in (fp32, int8)]
    answers = [run_onnx(files.head, inputs)[0].astype(np.float64) for files in (fp32, int8)]
    deviation = by_file[0].std(axis=0) + 1e-6
    return {
        "int8 features, in deviations": float((np.abs(by_file[1] - by_file[0]) / deviation).mean()),
        "int8 head, same top label": agreement(answers[0], answers[1]),
    }
