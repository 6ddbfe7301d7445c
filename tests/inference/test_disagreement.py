"""Disagreement of two models is counted per window, on the labels that both have."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import add

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.errors import ModelError
from streamer.inference.disagreement import CommonLabels, Disagreement

PROBABILITY = st.floats(0.0, 1.0, width=32)
THREE = st.lists(PROBABILITY, min_size=3, max_size=3).filter(lambda row: sum(row) > 0.01)


def scores(*row: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(row, dtype=np.float32) / np.float32(sum(row))


def test_labels_are_compared_by_name_in_any_order() -> None:
    both = CommonLabels(["calm", "angry", "sad"], ["sad", "calm", "angry"])
    assert both.are_all
    found = both.compare(scores(0.7, 0.2, 0.1), scores(0.1, 0.7, 0.2), inference_s=0.25)
    assert found.distance == pytest.approx(0)
    assert replace(found, distance=0.0) == Disagreement(compared=1, inference_s=0.25, slowest_s=0.25)


def test_scores_of_common_labels_are_renormalised_before_they_are_compared() -> None:
    both = CommonLabels(["calm", "angry", "sad"], ["happy", "sad", "calm"])
    assert (both.labels, both.are_all) == (("calm", "sad"), False)
    found = both.compare(scores(0.2, 0.5, 0.3), scores(0.6, 0.1, 0.3), inference_s=0.0)
    assert found.other_top == 1
    assert found.distance == pytest.approx(0.35)  # (0.4, 0.6) and (0.75, 0.25)


def test_common_labels_without_any_probability_are_uniform() -> None:
    both = CommonLabels(["calm", "angry", "sad"], ["calm", "sad"])
    found = both.compare(scores(0.0, 1.0, 0.0), scores(0.9, 0.1), inference_s=0.0)
    assert found.distance == pytest.approx(0.4)


def test_models_with_one_common_label_cannot_be_compared() -> None:
    with pytest.raises(ModelError, match="at least 2 of calm, angry expected, got angry among angry, sad"):
        CommonLabels(["calm", "angry"], ["angry", "sad"])


@given(one=THREE, other=THREE)
def test_the_distance_is_the_total_variation_distance(one: list[float], other: list[float]) -> None:
    labels = ["a", "b", "c"]
    p, q = scores(*one), scores(*other)
    found = CommonLabels(labels, labels).compare(p, q, inference_s=0.0)
    assert found.distance == pytest.approx(float(np.maximum(p - q, 0).sum()), abs=1e-5)
    assert 0 <= found.distance <= 1 + 1e-6


def test_the_line_gives_shares_and_means() -> None:
    windows = [
        Disagreement(compared=1, other_top=1, distance=0.5, inference_s=0.002, slowest_s=0.002),
        Disagreement(compared=1, other_top=0, distance=0.1, inference_s=0.004, slowest_s=0.004),
        Disagreement(skipped=3),
    ]
    found = reduce(add, windows, Disagreement())
    assert found.line() == (
        "another top label in 50.0 % of 2 windows, mean distance 0.300, 3.0 ms a window (at most 4.0), 3 skipped"
    )
    assert Disagreement().with_skipped(2).line() == "0 windows compared, 2 skipped"
