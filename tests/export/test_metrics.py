from __future__ import annotations

import numpy as np
import pytest

from export.metrics import (
    accuracy,
    agreement,
    best_temperature,
    calibration_error,
    confusion,
    uar,
    with_temperature,
)

TARGETS = np.array([0, 0, 0, 1])
ANSWERS = np.array([[0.9, 0.1, 0.0], [0.8, 0.2, 0.0], [0.3, 0.7, 0.0], [0.4, 0.6, 0.0]])


def test_figures_of_a_small_example() -> None:
    assert accuracy(ANSWERS, TARGETS) == 0.75
    assert confusion(ANSWERS, TARGETS).tolist() == [[2, 1, 0], [0, 1, 0], [0, 0, 0]]
    assert uar(ANSWERS, TARGETS) == pytest.approx((2 / 3 + 1) / 2)  # the label nobody acted doesn't count
    assert agreement(ANSWERS, ANSWERS[::-1]) == 0.0


def test_calibration_error_of_a_small_example() -> None:
    # Bins of the top probabilities: 0.9 right, 0.8 right, 0.7 wrong, 0.6 right; each alone in its bin.
    assert calibration_error(ANSWERS, TARGETS) == pytest.approx((0.1 + 0.2 + 0.7 + 0.4) / 4)


def test_temperature_one_changes_nothing_and_more_softens() -> None:
    np.testing.assert_allclose(with_temperature(ANSWERS, 1.0), ANSWERS, atol=1e-9)
    softer = with_temperature(ANSWERS, 2.0)
    np.testing.assert_allclose(softer.sum(axis=1), 1.0)
    assert np.all(softer.max(axis=1) < ANSWERS.max(axis=1))
    assert np.all(softer.argmax(axis=1) == ANSWERS.argmax(axis=1))


def test_the_best_temperature_undoes_a_sharpening() -> None:
    rng = np.random.default_rng(0)
    honest = rng.dirichlet(np.ones(4), size=20_000)
    targets = np.array([rng.choice(4, p=row) for row in honest])
    sharpened = with_temperature(honest, 1 / 1.8)
    assert best_temperature(lambda t: with_temperature(sharpened, t), targets) == pytest.approx(1.8, rel=0.03)
