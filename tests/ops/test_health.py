"""Health in words."""

from streamer.ops.health import Health, Part


def test_each_part_has_a_line_and_one_that_fails_its_reason() -> None:
    well, ill = Part("rtp"), Part("mqtt", "the broker refuses everything")
    assert (Health().is_ok, Health().text()) == (True, "ok\n")
    assert (Health((well,)).is_ok, Health((well,), "a word").text()) == (True, "ok\nrtp: ok\na word\n")
    both = Health((well, ill))
    assert (both.is_ok, both.text()) == (False, "not ok\nrtp: ok\nmqtt: not ok: the broker refuses everything\n")
    assert both.text(reasons=False) == "not ok\nrtp: ok\nmqtt: not ok\n"


def test_what_names_machines_is_for_those_who_are_told_reasons() -> None:
    health = Health((Part("nats"),), "a word", of_machines="node kitchen: 3 legs\nnode hall: 4 legs")
    assert health.text() == "ok\nnats: ok\na word\nnode kitchen: 3 legs\nnode hall: 4 legs\n"
    assert health.text(reasons=False) == "ok\nnats: ok\na word\n"
