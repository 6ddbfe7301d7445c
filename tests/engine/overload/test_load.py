"""The load is what is to be done in a second as a share of what can be done, of the scarcest resource."""

from __future__ import annotations

from dataclasses import replace

import pytest

from streamer.engine.overload.load import Counters, Load, LoadMeter


def load_after_a_second(**spent: float) -> Load:
    """Return the load of a second in which so much was spent, in quarters, on two cores."""
    meter, load = LoadMeter(n_cores=2), Load()
    base = {"hop_factor_s": 1.0, "served_s": 1.0, "shown_s": 1.0}
    for quarter in range(5):
        share = quarter / 4
        values = {name: share * value for name, value in (base | spent).items()}
        load = meter.read(Counters(now_s=7.0 + share, **values))  # type: ignore[arg-type]  # counts are numbers too
    return load


def test_nothing_is_known_at_first() -> None:
    assert LoadMeter(n_cores=2).read(Counters(now_s=5.0)) == Load()


def test_each_resource_has_its_share() -> None:
    load = load_after_a_second(
        loop_idle_s=0.7, inference_busy_s=0.4, model_busy_s=0.3, own_cpu_s=0.5, model_cpu_s=0.2, idle_cpu_s=1.5
    )
    found = (load.loop, load.inference, load.cores, load.inference_by_hop, load.cores_by_hop)
    assert found == pytest.approx((0.3, 0.4, 0.25, 0.3, 0.1))
    assert (load.hop_factor, load.served) == (1.0, 1.0)
    assert load.most == pytest.approx(0.4)


def test_what_other_programs_leave_is_all_there_is_but_half_of_the_machine_is_ours() -> None:
    assert load_after_a_second(loop_idle_s=1, own_cpu_s=0.9, idle_cpu_s=0.3).cores == pytest.approx(0.75)
    assert load_after_a_second(loop_idle_s=1, own_cpu_s=0.1, idle_cpu_s=0.0).cores == pytest.approx(0.1)


def test_where_a_stage_never_rests_what_it_can_t_do_counts_too() -> None:
    busy = {"loop_idle_s": 1.0, "own_cpu_s": 1.0, "idle_cpu_s": 1.0, "audio_taken_s": 100, "audio_done_s": 100}
    late = {"windows_taken": 100, "windows_done": 60}
    assert load_after_a_second(inference_busy_s=0.9, **busy, **late).most == pytest.approx(
        0.9
    )  # it rests: it catches up
    # 40 wait, 20 of them are fresh; the other 20 are to be done within a second, beside the 100 that come.
    assert load_after_a_second(inference_busy_s=1.0, **busy, **late).most == pytest.approx(120 / 60)


def test_a_backlog_that_melts_is_no_more_to_do_than_can_be_done() -> None:
    meter = LoadMeter(n_cores=2)
    first = Counters(now_s=0.0, windows_taken=100, windows_done=70)
    meter.read(first)
    later = replace(first, now_s=1.0, loop_idle_s=1, inference_busy_s=1.0, windows_taken=150, windows_done=149)
    assert meter.read(replace(later, hop_factor_s=1, served_s=1, shown_s=1)).most == pytest.approx(50 / 79)


def test_a_longer_hop_spares_windows_and_fewer_legs_spare_vad_too() -> None:
    load = Load(loop=0.3, inference=0.8, cores=0.9, inference_by_hop=0.6, cores_by_hop=0.4, hop_factor=1.0, served=1.0)
    assert load.at(1.0, 1.0) == pytest.approx(0.9)
    assert load.at(2.0, 1.0) == pytest.approx(0.9 - 0.2)
    assert load.at(2.0, 0.5) == pytest.approx(0.35)
    assert load.at(2.0, 0.1) == pytest.approx(0.3)  # nothing spares packets
