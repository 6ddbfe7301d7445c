"""Evaluates the heads of all rounds on whom they left out, and counts what they claim of ordinary speech."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from export.acoustics.conditions import CONDITIONS
from export.evaluation import metrics
from export.evaluation.figures import Setting
from export.evaluation.measure import Measured
from export.evaluation.predictions import Predictions, concatenate
from export.statistics.calibrate import fit_temperature
from export.statistics.config import FRAMES_A_SECOND
from export.statistics.history import KINDS, evaluation_histories
from export.statistics.material import FINAL_ONLY
from export.statistics.pooling import Pooler
from export.statistics.predictions import inputs_of, predict
from export.statistics.rounds import ALONE, FINAL, left_out_rows
from streamer.dsp.decision import UNEMOTIONAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from export.statistics.head import Head
    from export.statistics.history import Kind
    from export.statistics.material import Material, Part
    from export.statistics.rounds import Round
    from export.statistics.store import Indices, Store

WITH_HISTORY = ("clean", "mu-law")
"""The variants under which all kinds of history are evaluated; under others there is none."""
TITLES = {**CONDITIONS, "device": "recorded by a device", "studio": "background removed"}
HISTORY_TITLES = {
    "none": "",
    "mostly_neutral": ", after 20 utterances, 75 % neutral",
    "even": ", after 20 utterances",
    "same": ", after 20 utterances of the same label",
}
PROTOCOLS = {
    "speakers": "speakers left out by fifths",
    "without": "leave one corpus out, without calm",
    "voice": "leave one speaker out",
}
SPLIT = "by speaker; a head a round, temperature from the other rounds"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a figure is about."""

    protocol: str
    """One of PROTOCOLS."""
    corpus: str
    variant: str
    history: Kind

    @property
    def name(self) -> str:
        """The name of its result."""
        return "/".join((self.protocol, self.corpus, self.variant, self.history))

    @property
    def condition(self) -> str:
        """For people."""
        return TITLES[self.variant] + HISTORY_TITLES[self.history]


class Evaluation:
    """The predictions of the heads of some rounds for what these left out."""

    def __init__(
        self, store: Store, material: Material, heads: Mapping[str, Head], rounds: Mapping[str, Round], seed: int
    ) -> None:
        """``heads``: by the name of the round; the final one is not evaluated."""
        self._store, self._material, self._rounds, self._seed = store, material, rounds, seed
        self._cells: dict[Cell, dict[str, Predictions]] = {}
        for name, head in heads.items():
            if name != FINAL:
                self._predict(name, head)

    @property
    def temperature(self) -> float:
        """Fitted on all predictions of the speaker rounds with all labels; 1 where there are none."""
        return self._temperature(without="")

    def measured(self) -> dict[str, Measured]:
        """Return the calibrated predictions of each cell, pooled over its rounds, by the names of results."""
        return {cell.name: self._pooled(cell, parts) for cell, parts in self._cells.items()}

    def comparisons(self) -> list[tuple[str, str, str]]:
        """Return each other condition of a corpus compared with clean speech and no history before."""
        return [
            (f"{cell.condition} minus clean", cell.name, clean.name)
            for cell in self._cells
            for clean in [Cell(cell.protocol, cell.corpus, "clean", "none")]
            if cell != clean and clean in self._cells and self._are_alike(cell, clean)
        ]

    def _predict(self, name: str, head: Head) -> None:
        left_out, protocol = self._rounds[name], name.partition("-")[0]
        pooler = Pooler(self._store, head)
        for part in self._material.of("acted"):
            if part.name in FINAL_ONLY or (protocol == "voice" and part.name != ALONE):
                continue
            if protocol == "without" and part.name not in left_out.sets:
                continue
            for variant in np.unique(self._store.variant).tolist():
                if variant in TITLES:
                    self._predict_part(protocol, name, pooler, part, variant)

    def _predict_part(self, protocol: str, name: str, pooler: Pooler, part: Part, variant: str) -> None:
        store = pooler.store
        labels = [label for label in part.labels if protocol != "without" or label != "calm"]
        rows = left_out_rows(store, self._rounds[name], part.name, variant)
        rows = rows[np.isin(store.label[rows], [store.labels.index(label) for label in labels])]
        if not len(rows):
            return
        kinds: Sequence[Kind] = KINDS if variant in WITH_HISTORY else ("none",)
        for kind in kinds:
            histories = evaluation_histories(store, rows, kind, np.random.default_rng(self._seed))
            found = predict(pooler.head, inputs_of(pooler, rows, histories), acted=True)
            cell = Cell(protocol, part.name, variant, kind)
            self._cells.setdefault(cell, {})[name] = _predictions(store, rows, found).restricted(labels)

    def _pooled(self, cell: Cell, parts: Mapping[str, Predictions]) -> Measured:
        calibrated, temperatures = [], []
        for name, one in parts.items():
            temperature = self._temperature(without=name)
            temperatures.append(temperature)
            calibrated.append(_softened(one, temperature))
        predictions = concatenate(calibrated)
        setting = Setting(
            protocol=PROTOCOLS[cell.protocol],
            split=SPLIT,
            held_out=[sorted(set(one.speakers)) for one in parts.values()],
            condition=cell.condition,
            precision="fp32",
            normalization="none",
            temperature=round(float(np.mean(temperatures)), 4),
        )
        return Measured(predictions, setting)

    def _temperature(self, *, without: str) -> float:
        """Return the temperature by all speaker rounds but one, on the corpus with most labels."""
        corpus = max(self._material.of("acted"), key=lambda part: len(part.labels)).name
        answered = [
            (one.probabilities, one.targets)
            for cell, parts in self._cells.items()
            if cell.protocol == "speakers" and cell.corpus == corpus and cell.variant in WITH_HISTORY
            if cell.history in ("none", "mostly_neutral")
            for name, one in parts.items()
            if name != without
        ]
        return fit_temperature(answered) if answered else 1.0

    def _are_alike(self, one: Cell, other: Cell) -> bool:
        """Tell whether two cells are about the same clips."""
        paths = [sorted(path for part in self._cells[cell].values() for path in part.paths) for cell in (one, other)]
        return paths[0] == paths[1]


def raw_claims(
    store: Store, material: Material, heads: Mapping[str, Head], rounds: Mapping[str, Round]
) -> dict[str, dict[str, float]]:
    """Return how often the most probable label of ordinary utterances is an emotion, by ``set/variant`` and label.

    Of utterances with a second of speech, without history and filter, by the heads of speaker rounds that left the set
    or the speaker out. ``all`` is the share of all emotions together, ``n`` the number of utterances.
    """
    found: dict[str, list[int]] = {}
    for name, head in heads.items():
        if not name.startswith("speakers-"):
            continue
        pooler = Pooler(store, head)
        for part in material.of("ordinary"):
            for variant in np.unique(store.variant).tolist():
                rows = _ordinary_rows(store, part, rounds[name], variant)
                if variant in TITLES and len(rows):
                    best = predict(head, inputs_of(pooler, rows)).argmax(axis=1).tolist()
                    found.setdefault(f"{part.name}/{variant}", []).extend(best)
    return {key: _shares(labels, store.labels) for key, labels in sorted(found.items())}


def _ordinary_rows(store: Store, part: Part, left_out: Round, variant: str) -> Indices:
    if part.measured_only:
        rows = np.flatnonzero((store.set == part.name) & (store.variant == variant))
    else:
        rows = left_out_rows(store, left_out, part.name, variant)
    return rows[store.frames(rows) >= FRAMES_A_SECOND]


def _shares(best: list[int], labels: tuple[str, ...]) -> dict[str, float]:
    shares = {label: round(best.count(k) / len(best), 4) for k, label in enumerate(labels) if label not in UNEMOTIONAL}
    return {"n": len(best), "all": round(sum(shares.values()), 4)} | {k: v for k, v in shares.items() if v}


def _predictions(store: Store, rows: Indices, found: metrics.Probabilities) -> Predictions:
    return Predictions(
        paths=tuple(store.path[rows].tolist()),
        speakers=tuple(store.speaker[rows].tolist()),
        targets=store.label[rows],
        probabilities=found,
        labels=store.labels,
    )


def _softened(predictions: Predictions, temperature: float) -> Predictions:
    return replace(predictions, probabilities=metrics.with_temperature(predictions.probabilities, temperature))
