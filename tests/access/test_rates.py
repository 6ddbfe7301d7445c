"""Rates, by a clock that the test moves."""

from __future__ import annotations

from streamer.access.rates import Bucket, HostRates, Rate


def test_a_burst_passes_and_then_the_rate() -> None:
    bucket = Bucket(Rate(per_s=10, burst=5))
    assert [bucket.take(0.0) for _ in range(7)] == [True] * 5 + [False] * 2
    assert [bucket.take(0.1) for _ in range(2)] == [True, False]
    assert [bucket.take(100.0) for _ in range(7)] == [True] * 5 + [False] * 2  # no more than a burst is saved


def test_who_is_refused_owes_nothing() -> None:
    bucket = Bucket(Rate(per_s=1, burst=1))
    assert [bucket.take(0.0) for _ in range(100)] == [True] + [False] * 99
    assert bucket.take(1.0)


def test_who_may_wait_owes_what_was_taken_up_to_one_burst() -> None:
    bucket = Bucket(Rate(per_s=10, burst=2))
    assert [bucket.charge(0.0) for _ in range(6)] == [0.0, 0.0, 0.1, 0.2, 0.2, 0.2]
    assert [bucket.charge(0.4), bucket.charge(0.4), bucket.charge(0.4)] == [0.0, 0.0, 0.1]


def test_a_clock_that_goes_back_gives_nothing() -> None:
    bucket = Bucket(Rate(per_s=10, burst=1))
    assert bucket.take(5.0)
    assert not bucket.take(4.0)


def test_each_host_has_its_own_rate_and_a_penalty_is_paid_by_one_alone() -> None:
    rates = HostRates(Rate(per_s=10, burst=2))
    assert [rates.take(host, 0.0) for host in ("a", "a", "a", "b")] == [True, True, False, True]
    rates.charge("b", 0.0, 1000)
    assert [rates.take(host, 0.2) for host in ("a", "b")] == [True, False]
    assert rates.take("b", 0.4)


def test_hosts_beyond_the_number_that_is_remembered_replace_the_quietest() -> None:
    rates = HostRates(Rate(per_s=0.001, burst=1), max_hosts=2)
    assert [rates.take(host, 0.0) for host in ("a", "b", "a", "c")] == [True, True, False, True]
    assert [rates.take(host, 0.0) for host in ("a", "c", "b")] == [False, False, True]
