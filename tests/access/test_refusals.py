"""Refusals are counted, and told once a minute."""

from __future__ import annotations

from streamer.access.refusals import MAX_HOSTS, Refusals


def test_the_first_refusal_is_told_at_once_and_the_next_ones_together_after_a_minute() -> None:
    refusals = Refusals(report_every_s=60)
    assert refusals.report(0) == ""
    refusals.add("unauthorized", "192.0.2.1")
    assert refusals.report(1) == "refused 1 unauthorized, from 192.0.2.1 (1)"
    for _ in range(1000):
        refusals.add("unauthorized", "192.0.2.1")
    refusals.add("bad_origin", "192.0.2.2")
    assert refusals.report(60.9) == ""
    assert refusals.report(61) == "refused 1000 unauthorized, 1 bad origin, from 192.0.2.1 (1000), 192.0.2.2 (1)"
    assert refusals.report(1000) == ""


def test_what_is_left_at_the_end_is_told_at_once() -> None:
    refusals = Refusals()
    refusals.add("forbidden", "a")
    assert refusals.report(0)
    refusals.add("bad_host", "a")
    assert refusals.report(1, at_once=True) == "refused 1 bad host, from a (1)"


def test_all_reasons_are_counted_from_zero_and_reports_reset_nothing() -> None:
    refusals = Refusals()
    assert set(refusals.total.values()) == {0}
    refusals.add("too_fast", "a")
    refusals.report(0)
    refusals.add("too_fast", "a")
    assert {reason: number for reason, number in refusals.total.items() if number} == {"too_fast": 2}


def test_many_hosts_are_summed_up_in_bounded_memory() -> None:
    refusals = Refusals()
    for number in range(3 * MAX_HOSTS):
        refusals.add("unauthorized", f"host-{number}")
    line = refusals.report(0)
    assert line.startswith("refused 3000 unauthorized, from other hosts (2000), host-0 (1), host-1 (1) and ")
    assert line.endswith(f" and {MAX_HOSTS - 2} more")
