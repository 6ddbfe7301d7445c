from __future__ import annotations

from streamer.sources.rtp.leg_limit import LocalLegLimit


def test_there_are_as_many_permits_as_were_asked_for_and_as_many_again_as_were_given_back() -> None:
    limit = LocalLegLimit(2)
    assert [limit.take() for _ in range(3)] == [True, True, False]
    limit.give_back()
    assert [limit.take() for _ in range(2)] == [True, False]


def test_unannounced_legs_leave_the_reserve_free_whoever_comes_first() -> None:
    limit = LocalLegLimit(3, reserved=1)
    assert [limit.take(announced=False) for _ in range(3)] == [True, True, False]
    assert [limit.take(announced=True) for _ in range(2)] == [True, False]
    limit.give_back(announced=False)
    assert [limit.take(announced=True), limit.take(announced=False)] == [True, False]
    limit.give_back(announced=True)
    limit.give_back(announced=True)
    assert [limit.take(announced=False), limit.take(announced=False)] == [True, False]
