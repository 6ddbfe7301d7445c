from __future__ import annotations

import math

import pytest

from export.evaluation.bootstrap import Estimate
from export.formatting import count, duration, interval, kilobytes, megabytes, percent, percent_interval, times_ms


@pytest.mark.parametrize(("share", "text"), [(0.67, "67.0"), (-0.0001, "0.0"), (None, "-"), (math.nan, "-")])
def test_a_share_is_in_per_cent_to_a_tenth(share: float | None, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize(("share", "text"), [(0.012, "+1.2"), (-0.003, "-0.3"), (-0.0001, "+0.0")])
def test_a_difference_has_its_sign(share: float, text: str) -> None:
    assert percent(share, sign=True) == text


def test_an_interval_follows_in_brackets_where_there_is_one() -> None:
    assert percent_interval(Estimate(0.67, 0.624, 0.716)) == "67.0 (62.4 to 71.6)"
    assert percent_interval(Estimate(0.012, -0.0001, 0.027), sign=True) == "+1.2 (+0.0 to +2.7)"
    assert percent_interval(Estimate(0.67, None, None)) == "67.0"
    assert (percent_interval(None), percent_interval(None, none="")) == ("-", "")
    assert interval(Estimate(0.5, 0.4, 0.6), 2) == "0.50 (0.40 to 0.60)"


def test_sizes_and_times_have_a_few_digits() -> None:
    assert [count(value) for value in (9_999, 612_345, 999_499, 999_500, 4_850_000)] == [
        *("9,999", "612 k", "999 k", "1.0 M", "4.8 M"),
    ]
    assert (megabytes(1_934_000), megabytes(None), kilobytes(1_934_400)) == ("1.93", "no ONNX", "1,934")
    assert times_ms(0.7, 1.2) == "0.70 / 1.20"
    assert [duration(s) for s in (0.2, 99, 100, 5399, 5400)] == ["0 s", "99 s", "2 min", "90 min", "1.5 h"]
