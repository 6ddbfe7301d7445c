"""Work is given up step by step while there is too much, and taken up again as soon as there is room."""

from __future__ import annotations

from streamer.engine.overload.load import Load
from streamer.engine.overload.relief import HOPS, SERVED, STEPS, Relief, ReliefConfig, ReliefController

TICK_S = 0.25


def loads(controller: ReliefController, seconds: float, load: float, *, start_s: float = 0.0) -> list[Relief]:
    """Return what is given up after each tick of some seconds with a load, half of which goes with the hop.

    The event loop has room.
    """
    found = []
    for tick in range(round(seconds / TICK_S)):
        relief = controller.relief
        loop, by_hop, served = min(0.5, load), load / 2, relief.served
        measured = Load(loop, load, load, by_hop, by_hop, relief.hop_factor, served, shown=served)
        controller.observe(measured, now_s=start_s + tick * TICK_S)
        found.append(controller.relief)
    return found


def test_nothing_is_given_up_below_the_limit() -> None:
    assert set(loads(ReliefController(ReliefConfig()), 60, 0.95)) == {STEPS[0]}


def test_a_load_that_passes_within_a_second_changes_nothing() -> None:
    controller = ReliefController(ReliefConfig())
    for second in range(0, 20, 2):
        loads(controller, 1.0, 3.0, start_s=second)
        loads(controller, 1.0, 0.5, start_s=second + 1)
    assert controller.relief == STEPS[0]
    assert not controller.gives_up


def test_the_hop_grows_step_by_step_after_a_second_and_then_fewer_legs_are_served() -> None:
    controller = ReliefController(ReliefConfig())
    found = loads(controller, 10, 1.1)
    assert found[:5] == [STEPS[0]] * 4 + [STEPS[1]]
    assert found[4 : 4 + len(STEPS) - 1] == list(STEPS[1:])
    assert found[-1] == Relief(HOPS[-1], SERVED[-1])


def test_two_steps_are_taken_at_once_where_far_too_much_is_to_be_done() -> None:
    assert loads(ReliefController(ReliefConfig()), 2, 2.0)[4:7] == [STEPS[2], STEPS[4], STEPS[6]]


def test_where_the_event_loop_is_full_each_step_shows_before_the_next() -> None:
    controller = ReliefController(ReliefConfig())
    found = []
    for tick in range(16):  # what a step spares the loop isn't in the forecast
        controller.observe(Load(loop=1.0, inference=0.6, cores=0.8), now_s=tick * TICK_S)
        found.append(controller.relief)
    assert found == [STEPS[0]] * 4 + [STEPS[1]] * 4 + [STEPS[2]] * 4 + [STEPS[3]] * 4


def test_a_hop_that_has_not_taken_its_effect_yet_is_not_lengthened_again() -> None:
    controller = ReliefController(ReliefConfig())
    for tick in range(20):  # measured over a second in which the hop was the normal one
        controller.observe(Load(0.5, 1.1, 1.1, 0.9, 0.9, hop_factor=1.0), now_s=tick * TICK_S)
    assert controller.relief == Relief(1.25, 1.0)


def test_less_is_given_up_only_where_there_would_be_room_for_it() -> None:
    controller = ReliefController(ReliefConfig())
    loads(controller, 1.6, 1.1)
    assert controller.relief == Relief(1.5, 1.0)
    # At a hop of 1.25 the load would be 0.80 x (0.5 + 0.5 x 1.2) = 0.88.
    assert set(loads(controller, 30, 0.80, start_s=10)) == {Relief(1.5, 1.0)}
    assert loads(controller, 3, 0.5, start_s=50)[-1] == STEPS[0]


def test_from_the_last_step_all_is_normal_again_within_five_seconds() -> None:
    controller = ReliefController(ReliefConfig())
    loads(controller, 20, 2.0)
    found = loads(controller, 5, 0.3, start_s=20)
    assert found[0] == STEPS[-1]
    assert found[-1] == STEPS[0]


def test_a_step_less_that_was_too_much_is_not_tried_again_at_once_with_as_much_to_do() -> None:
    controller = ReliefController(ReliefConfig())
    loads(controller, 1.35, 1.1)
    assert controller.relief == STEPS[1]
    assert loads(controller, 1.25, 0.6, start_s=1.5)[-1] == STEPS[0]
    assert loads(controller, 1.25, 1.1, start_s=2.75)[-1] == STEPS[1]
    remembers_s = ReliefConfig().remembers_s
    assert set(loads(controller, remembers_s - 2, 0.6, start_s=4)) == {STEPS[1]}
    assert loads(controller, 2.5, 0.5, start_s=remembers_s - 8)[-1] == STEPS[0]


def test_after_a_while_it_is_tried_again() -> None:
    controller = ReliefController(ReliefConfig())
    loads(controller, 1.35, 1.1)
    loads(controller, 1.25, 0.6, start_s=1.5)
    loads(controller, 1.25, 1.1, start_s=2.75)
    assert controller.relief == STEPS[1]
    assert loads(controller, ReliefConfig().remembers_s, 0.6, start_s=4)[-1] == STEPS[0]
