"""The JSON document about one comparison of two models."""

from __future__ import annotations

from typing import Literal

import msgspec

from export.evaluation.bootstrap import Estimate  # noqa: TC001 - msgspec reads the annotations when it decodes
from export.provenance import Commit  # noqa: TC001 - msgspec reads the annotations when it decodes

Side = Literal["a", "b"]


class Made(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to repeat the comparison."""

    date: str
    code: Commit
    command: str
    seed: int


class Contender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the two models."""

    name: str
    version: str
    sha256: str
    kind: Literal["window", "statistics"]
    precision: Literal["fp32", "int8"]
    labels: list[str]
    window_ms: int
    """A result before the end of an utterance is about so much audio: one window, or the chunks that are pooled."""
    onnx_bytes: int
    """Of all its ONNX files."""


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The recordings."""

    n_recordings: int
    n_utterances: int
    n_labelled: int
    """Recordings with a label that both models have: those on which quality is evaluated."""
    other_labels: list[str]
    """Labels of recordings that only one model has, or none: quality is not evaluated on these."""
    n_unscored: list[int]
    """Utterances that A, and B, did not score, as too little of them is speech: they are not compared."""
    n_ordinary: int
    """Recordings of ordinary speech, in which every emotion that is claimed is claimed by mistake."""
    n_without_speech: int
    """Recordings in which VAD found no speech; where they are labelled, neither model is right."""
    n_groups: int
    grouped_by: Literal["speaker", "recording"]
    """The unit of the bootstrap: speakers where they are known; a recording without one is a group of its own."""


class Quality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often each model is right; differences are A minus B, on the same recordings."""

    uar_a: Estimate
    uar_b: Estimate
    uar_difference: Estimate
    accuracy_a: Estimate
    accuracy_b: Estimate
    accuracy_difference: Estimate
    only_a_right: int
    only_b_right: int
    mcnemar_p: float
    """Exact, two-sided, on recordings as if each were independent (McNemar, 1947)."""


class Likeness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How similar the predictions for utterances are, right or wrong."""

    agreement: Estimate
    """Share of utterances with the same label at the top."""
    distance: Estimate
    """Mean total-variation distance, 0 (the same probabilities) to 1."""
    top_a: dict[str, float]
    """Share of the utterances in which each label is at the top."""
    top_b: dict[str, float]
    mean_a: dict[str, float]
    """Mean probability of each label."""
    mean_b: dict[str, float]
    abstained_a: Estimate
    """Share of utterances from which the daemon abstains, by its default threshold."""
    abstained_b: Estimate
    abstained_difference: Estimate


class Claims(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the daemon's states claim in recordings, with its default decision: emotions, not neutral or calm."""

    n_recordings: int
    hours: float
    an_hour_a: Estimate
    """How often an emotion becomes the state in an hour."""
    an_hour_b: Estimate
    an_hour_difference: Estimate
    share_a: Estimate
    """Share of results at which the state is an emotion."""
    share_b: Estimate
    share_difference: Estimate
    labels_a: dict[str, int]
    """Claims of each label, most first."""
    labels_b: dict[str, int]


class Decided(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the daemon's states are in recordings with the label of an emotion that both models have."""

    n_recordings: int
    found_a: Estimate
    """Share of them in which their label was the state at any time."""
    found_b: Estimate
    found_difference: Estimate
    wrong_a: Estimate
    """Share of them in which another emotion was the state at any time."""
    wrong_b: Estimate
    wrong_difference: Estimate


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long the results of one second of speech took."""

    p50_ms: float
    p99_ms: float


class Speed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A second of speech, features included, at the hop of the model's card; one thread, alternately A, B, A, B."""

    n_pairs: int
    a: Times
    b: Times
    ratio: Estimate
    """Of the medians, A to B; the interval by a bootstrap over blocks of neighbouring pairs."""


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The conclusion."""

    better: Side | None
    """Where the interval of the paired difference in UAR excludes 0; None where no difference is shown."""
    faster: Side | None
    """Where the interval of the ratio excludes 1."""
    quieter: Side | None
    """Where the interval of the difference in false claims an hour of ordinary speech excludes 0."""
    more_recordings: int | None
    """How many more would show the observed difference, if it is real, in four of five attempts. Without labels: how
    many utterances must be labelled to show a difference of two points in accuracy. None where none are needed, where
    too many would be, or where it is unknown."""
    words: list[str]
    """The conclusion as sentences."""


class AbTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two models on the same recordings."""

    format: Literal[2] = 2
    made: Made
    a: Contender
    b: Contender
    labels: list[str]
    """Common to both models: those on which they are compared."""
    material: Material
    quality: Quality | None
    """None where no recording has a label that both models have."""
    likeness: Likeness | None
    """None where there is no utterance that both scored."""
    ordinary: Claims | None
    """False claims; None without recordings of ordinary speech."""
    unlabelled: Claims | None
    """Claims, right or wrong, in recordings of which nothing is known; None where there are none."""
    decided: Decided | None
    """None where no recording has the label of an emotion."""
    speed: Speed
    verdict: Verdict
