"""A share of the legs is served; every leg is, in its turn."""

from __future__ import annotations

from streamer.engine.overload.suspension import SHOWS_S, TURN_S, SuspendedLegs

LEGS = [f"leg {number}" for number in range(10)]


def test_as_many_legs_are_suspended_as_can_t_be_served_and_one_is_always_served() -> None:
    legs = SuspendedLegs()
    assert legs.update(LEGS, 0.7, now_s=0.0) == LEGS[:3]
    assert legs.update(LEGS, 0.7, now_s=0.25) == []
    assert legs.update(LEGS, 0.5, now_s=0.5) == LEGS[3:5]
    assert [leg in legs for leg in LEGS] == [True] * 5 + [False] * 5
    legs.update(LEGS, 0.01, now_s=0.75)
    assert len(legs) == 9


def test_legs_are_resumed_the_one_suspended_for_longest_first() -> None:
    legs = SuspendedLegs()
    legs.update(LEGS, 0.5, now_s=0.0)
    assert legs.update(LEGS, 0.8, now_s=1.0) == []
    assert [leg in legs for leg in LEGS] == [False] * 3 + [True] * 2 + [False] * 5
    assert legs.update(LEGS, 1.0, now_s=2.0) == []
    assert len(legs) == 0


def test_after_its_turn_a_leg_changes_places_with_the_one_served_for_longest() -> None:
    legs, served_s = SuspendedLegs(), dict.fromkeys(LEGS, 0)
    for second in range(100):
        legs.update(LEGS, 0.4, now_s=float(second))
        assert len(legs) == 6
        for leg in LEGS:
            served_s[leg] += leg not in legs
    assert min(served_s.values()) >= 2 * TURN_S
    assert sum(served_s.values()) == 400


def test_legs_that_ended_are_forgotten_and_new_ones_take_part() -> None:
    legs = SuspendedLegs()
    legs.update(LEGS, 0.5, now_s=0.0)
    legs.forget(LEGS[0])
    assert len(legs) == 4
    remaining = ["new", *LEGS[3:]]
    assert legs.update(remaining, 0.5, now_s=1.0) == LEGS[5:7]
    assert len(legs) == 4


def test_a_leg_that_was_resumed_keeps_its_turn_however_many_others_wait() -> None:
    legs = SuspendedLegs()
    resumed_s, turns_s = dict.fromkeys(LEGS[:2], 0.0), list[float]()
    for tick in range(400):
        now_s = tick / 4
        legs.update(LEGS, 0.2, now_s=now_s)
        served = {leg for leg in LEGS if leg not in legs}
        turns_s += [now_s - resumed_s[leg] for leg in resumed_s if leg not in served and resumed_s[leg]]
        resumed_s = {leg: resumed_s.get(leg, now_s) for leg in served}
    assert len(turns_s) > 10
    assert min(turns_s) >= TURN_S


def test_the_windows_of_a_leg_show_in_the_load_a_while_after_it_was_resumed() -> None:
    legs = SuspendedLegs()
    assert legs.shown(0) == legs.shown(10) == 1.0
    legs.update(LEGS, 0.5, now_s=0.0)
    assert legs.shown(10) == 0.5
    legs.update(LEGS, 0.8, now_s=1.0)
    assert legs.shown(10) == 0.5
    legs.update(LEGS, 0.8, now_s=1.0 + SHOWS_S)
    assert legs.shown(10) == 0.8
    legs.update(LEGS, 1.0, now_s=5.0)
    assert legs.shown(10) == 0.8
    legs.update(LEGS, 1.0, now_s=5.0 + SHOWS_S)
    assert legs.shown(10) == 1.0
