from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from export.classical.as_torch import as_torch, n_numbers
from export.classical.classifiers import CLASSIFIERS, learn
from tests.export.clouds import WIDTH, clouds


@pytest.mark.parametrize("n_labels", [2, 5])
@pytest.mark.parametrize("name", CLASSIFIERS)
def test_torch_says_what_scikit_learn_says(name: str, n_labels: int) -> None:
    one = replace(CLASSIFIERS[name], candidates=CLASSIFIERS[name].candidates[:1])
    trained = learn(one, clouds(n_labels), seed=0, threads=1)
    others = clouds(n_labels, n=1000, seed=1).rows
    expected = trained.pipeline.predict_proba(others)
    with torch.inference_mode():
        found = as_torch(trained, n_labels)(torch.from_numpy(others)).numpy()
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, atol=2e-5)
    assert np.mean(found.argmax(axis=1) == expected.argmax(axis=1)) >= 0.999


@pytest.mark.parametrize("name", ["forest", "boosting"])
def test_trees_split_float32_exactly_where_scikit_learn_does(name: str) -> None:
    """Numbers of few values, so that many lie on thresholds or as near as float32 can tell."""
    some = clouds(3)
    coarse = replace(some, rows=np.round(some.rows, 1))
    one = replace(CLASSIFIERS[name], candidates=CLASSIFIERS[name].candidates[:1])
    trained = learn(one, coarse, seed=0, threads=1)
    rows = np.concatenate([np.nextafter(coarse.rows, np.float32(way)) for way in (-np.inf, np.inf)])
    middles = (coarse.rows[1:] + coarse.rows[:-1]) / 2
    rows = np.concatenate([rows, coarse.rows, middles])
    with torch.inference_mode():
        found = as_torch(trained, 3)(torch.from_numpy(rows)).numpy()
    np.testing.assert_allclose(found, trained.pipeline.predict_proba(rows), atol=1e-5)


def test_a_label_that_did_not_occur_gets_nothing() -> None:
    some = clouds(3)
    trained = learn(CLASSIFIERS["logistic"], replace(some, targets=2 * some.targets), seed=0, threads=1)
    found = as_torch(trained, 6)(torch.from_numpy(some.rows)).numpy()
    np.testing.assert_allclose(found[:, [0, 2, 4]], trained.pipeline.predict_proba(some.rows), atol=1e-5)
    assert not found[:, [1, 3, 5]].any()


def test_what_is_remembered_is_counted() -> None:
    trained = learn(CLASSIFIERS["logistic"], clouds(5), seed=0, threads=1)
    scale, weights, places = 2 * WIDTH, 5 * WIDTH + 5, 5 * 6
    assert n_numbers(as_torch(trained, 6)) == scale + weights + places
