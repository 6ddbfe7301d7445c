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
    precision: Literal["fp32", "int8"]
    labels: list[str]
    window_ms: int
    onnx_bytes: int


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The recordings."""

    n_recordings: int
    n_utterances: int
    n_labelled: int
    """Recordings with a label that both models have: those on which quality is evaluated."""
    other_labels: list[str]
    """Labels of recordings that only one model has, or none: quality is not evaluated on these."""
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


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long one window took."""

    p50_ms: float
    p99_ms: float


class Speed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One window at a time on one thread, alternately A, B, A, B."""

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
    more_recordings: int | None
    """How many more would show the observed difference, if it is real, in four of five attempts. Without labels: how
    many utterances must be labelled to show a difference of two points in accuracy. None where none are needed, where
    too many would be, or where it is unknown."""
    words: list[str]
    """The conclusion as sentences."""


class AbTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two models on the same recordings."""

    format: Literal[1] = 1
    made: Made
    a: Contender
    b: Contender
    labels: list[str]
    """Common to both models: those on which they are compared."""
    material: Material
    quality: Quality | None
    """None where no recording has a label that both models have."""
    likeness: Likeness | None
    """None where there is no utterance."""
    speed: Speed
    verdict: Verdict
