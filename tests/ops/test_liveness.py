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


def test_why_a_source_gives_no_audio_is_said_of_each() -> None:
    liveness = Liveness(stall_s=10)
    for source in ("new", "well", "quiet", "gone", "stuck"):
        liveness.expect(source, 0)
    assert set(liveness.problems(0).values()) == {"starting"}
    liveness.on_state("well", "ok", 0)
    liveness.on_state("quiet", "silent", 0, "no sound for 30 s")
    liveness.on_state("gone", "lost", 0, "the device was unplugged")
    liveness.on_state("stuck", "ok", 0)
    for source in ("well", "quiet"):
        liveness.on_audio(source, 11)
    assert liveness.problems(11) == {
        "new": "starting",
        "well": "",
        "quiet": "",
        "gone": "lost: the device was unplugged",
        "stuck": "reports ok but delivers no audio",
    }
    assert not liveness.is_healthy(11)
