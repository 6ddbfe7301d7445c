"""Health and the watchdog follow frames."""

from streamer.ops.liveness import Liveness


def test_a_source_that_reports_ok_and_delivers_nothing_is_stalled() -> None:
    liveness = Liveness(stall_s=10)
    liveness.on_state("mic", "ok", 0)
    liveness.on_audio("mic", 5)
    assert [liveness.stalled(now) for now in (15, 15.1)] == [[], ["mic"]]
    liveness.on_audio("mic", 16)
    assert liveness.stalled(20) == []


def test_a_source_that_reports_lost_is_not_stalled() -> None:
    liveness = Liveness(stall_s=10)
    liveness.on_state("mic", "ok", 0)
    liveness.on_state("mic", "lost", 1)
    assert liveness.stalled(1000) == []


def test_each_source_is_judged_on_its_own() -> None:
    liveness = Liveness(stall_s=10)
    for source in ("one", "other"):
        liveness.on_state(source, "ok", 0)
    liveness.on_audio("one", 20)
    assert liveness.stalled(20) == ["other"]
