"""The watchdog follows frames."""

from streamer.ops.liveness import Liveness


def test_a_source_that_says_it_is_well_and_gives_nothing_is_deaf() -> None:
    liveness = Liveness(deaf_s=10)
    liveness.told("mic", "ok", 0)
    liveness.heard("mic", 5)
    assert [liveness.deaf(now) for now in (15, 15.1)] == [[], ["mic"]]
    liveness.heard("mic", 16)
    assert liveness.deaf(20) == []


def test_a_source_that_says_it_is_lost_is_believed() -> None:
    liveness = Liveness(deaf_s=10)
    liveness.told("mic", "ok", 0)
    liveness.told("mic", "lost", 1)
    assert liveness.deaf(1000) == []


def test_each_source_is_followed_by_itself() -> None:
    liveness = Liveness(deaf_s=10)
    for source in ("one", "other"):
        liveness.told(source, "ok", 0)
    liveness.heard("one", 20)
    assert liveness.deaf(20) == ["other"]
