from __future__ import annotations

from streamer.sources.rtp.leg_limit import LocalLegLimit


def test_there_are_as_many_permits_as_were_asked_for_and_as_many_again_as_were_given_back() -> None:
    limit = LocalLegLimit(2)
    assert [limit.take() for _ in range(3)] == [True, True, False]
    limit.give_back()
    assert [limit.take() for _ in range(2)] == [True, False]
