"""From the events of a session to cues and reports."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from streamer.coach.aim import Aim
from streamer.coach.coach import Coach
from streamer.core.coaching import Advice, CoachReport, Mixture, Share, Stretch
from streamer.core.events import SessionEnded, UtteranceStarted
from tests.coach.takes import begin, end, result, take

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streamer.core.events import AbstainReason, Event

HAPPY, ANGRY, NEUTRAL = {"happy": 1.0}, {"angry": 1.0}, {"neutral": 1.0}
AIM = Aim(target={"happy": 1.0})


def derived(events: Iterable[Event], aim: Aim = AIM) -> list[Advice | CoachReport]:
    coach = Coach(aim)
    return [each for event in events for each in coach.derive(event)]


def cues(events: Iterable[Event], aim: Aim = AIM) -> list[tuple[str, str | None, int]]:
    return [(each.cue, each.label, each.end_ms) for each in derived(events, aim) if isinstance(each, Advice)]


def report_of(events: Iterable[Event], aim: Aim = AIM) -> CoachReport:
    (report,) = [each for each in derived(events, aim) if isinstance(each, CoachReport)]
    return report


# -- cues ------------------------------------------------------------------------------------------


def test_cues_name_the_target_then_what_is_missing_then_that_it_is_heard() -> None:
    assert cues(take((12, NEUTRAL), (20, HAPPY))) == [
        ("begin", None, 0),
        ("more", "happy", 8000),
        ("on_target", None, 19_000),
    ]


def test_a_cue_says_less_where_one_emotion_takes_the_place_of_several() -> None:
    aim = Aim(target={"happy": 0.4, "calm": 0.3, "surprised": 0.3})
    assert cues(take((9, ANGRY)), aim) == [("begin", None, 0), ("less", "angry", 8000)]


def test_nobody_is_told_to_be_less_neutral() -> None:
    aim = Aim(target={"happy": 0.4, "calm": 0.3, "surprised": 0.3})
    assert cues(take((9, NEUTRAL)), aim) == [("begin", None, 0), ("more", "happy", 8000)]


def test_the_same_cue_waits_twice_as_long_each_time_and_another_one_does_not() -> None:
    events = take((200, NEUTRAL))
    assert [end_ms for _, _, end_ms in cues(events)] == [0, 8000, 24_000, 56_000, 120_000, 184_000]
    aim = Aim(target={"happy": 0.4, "calm": 0.3, "surprised": 0.3})
    assert cues(take((17, ANGRY), (13, NEUTRAL)), aim) == [
        ("begin", None, 0),
        ("less", "angry", 8000),
        ("more", "happy", 23_000),
    ]


@pytest.mark.parametrize("pause_ms", [8000, 20_000])
def test_two_cues_are_never_closer_than_the_pause(pause_ms: int) -> None:
    turns = [(4, ANGRY), (6, HAPPY), (5, NEUTRAL), (11, HAPPY)] * 10
    at = [end_ms for _, _, end_ms in cues(take(*turns), Aim(target=HAPPY, pause_ms=pause_ms))]
    assert len(at) > 5
    assert min(later - earlier for earlier, later in pairwise(at)) >= pause_ms


def test_a_voice_on_target_gets_no_cue() -> None:
    assert cues(take((60, {"happy": 0.8, "neutral": 0.2}))) == [("begin", None, 0)]


def test_a_mixture_may_be_expressed_at_once_or_in_turn() -> None:
    aim = Aim(target={"happy": 0.5, "surprised": 0.5})
    assert cues(take((30, {"happy": 0.5, "surprised": 0.5})), aim) == [("begin", None, 0)]
    in_turn = [(2, {"happy": 1.0}), (2, {"surprised": 1.0})] * 8
    assert cues(take(*in_turn), aim) == [("begin", None, 0)]


def test_a_cue_says_what_was_heard_where_and_how_far_that_is() -> None:
    advice = [each for each in derived(take((12, {"neutral": 0.75, "happy": 0.25}))) if isinstance(each, Advice)]
    assert advice[1] == Advice(
        session_id="call-1",
        leg_id="leg-1",
        role="unknown",
        cue="more",
        label="happy",
        start_ms=0,
        end_ms=8000,
        heard=(Share("neutral", 0.75), Share("happy", 0.25)),
        target=(Share("happy", 1.0),),
        distance=0.75,
        text="Let more happy be heard.",
        at=advice[1].at,
    )


def test_silence_is_no_speech_and_gets_no_cue() -> None:
    said: list[Event] = [begin(), result(0, 1000, NEUTRAL), result(61_000, 62_000, NEUTRAL)]
    assert cues(said) == [("begin", None, 0)]
    assert cues([*said, result(121_000, 122_000, NEUTRAL)])[1:] == [("more", "happy", 122_000)]


def test_who_has_another_role_is_not_coached() -> None:
    others = [replace(event, role="customer") for event in (begin(), result(0, 20_000, NEUTRAL))]
    assert derived([*others, end()]) == []
    assert len(derived([*others, end()], replace(AIM, roles=frozenset({"customer"})))) == 3


def test_legs_and_sessions_do_not_mix() -> None:
    coach = Coach(AIM)
    for leg in ("leg-1", "leg-2"):
        for event in (begin(), result(0, 1000, HAPPY if leg == "leg-1" else ANGRY)):
            coach.derive(replace(event, leg_id=leg))
    assert coach.derive(replace(end(), session_id="another")) == ()
    first, second = coach.derive(end())
    assert isinstance(first, CoachReport)
    assert isinstance(second, CoachReport)
    assert [(each.leg_id, each.shares[0].name) for each in (first, second)] == [("leg-1", "happy"), ("leg-2", "angry")]
    assert coach.derive(end()) == ()


def test_another_target_begins_anew() -> None:
    coach = Coach(AIM)
    for event in take((10, NEUTRAL))[:-1]:
        coach.derive(event)
    coach.reconfigure(AIM)  # the same: nothing changes
    (report,) = coach.derive(end())
    assert isinstance(report, CoachReport)
    assert report.heard_ms == 10_000
    coach.derive(begin())
    coach.reconfigure(Aim(target={"calm": 1.0}))
    (advice,) = coach.derive(begin(30_000))
    assert isinstance(advice, Advice)
    assert (advice.cue, advice.target) == ("begin", (Share("calm", 1.0),))
    coach.reconfigure(None)
    assert [coach.derive(event) for event in take((10, NEUTRAL))] == [()] * 12


# -- reports ---------------------------------------------------------------------------------------


def test_a_report_says_all_of_a_take() -> None:
    at_once = {"happy": 0.5, "surprised": 0.5}
    events = take((8, NEUTRAL), (20, HAPPY), (12, at_once))
    assert report_of(events) == CoachReport(
        session_id="call-1",
        leg_id="leg-1",
        role="unknown",
        duration_ms=40_000,
        heard_ms=40_000,
        unsure_ms=0,
        target=(Share("happy", 1.0),),
        shares=(Share("happy", 0.65), Share("neutral", 0.2), Share("surprised", 0.15)),
        distance=0.35,
        on_target_share=21 / 40,
        mixtures=(Mixture(("happy", "surprised"), 12 / 40, 28_000, 40_000),),
        stretches=(
            Stretch(0, 14_000, 0.849206, "happy", "neutral"),
            Stretch(35_000, 40_000, 0.47, "happy", "surprised"),
        ),
        sentences=(
            "In 0:40 of speech the voice expressed happy 65 %, neutral 20 % and surprised 15 %.",
            "It was near the target, happy 100 %, for 52 % of that time; the longest stretch away from it, "
            "0:00 to 0:14, had more neutral and less happy.",
            "For the next take, let more happy be heard.",
        ),
        at=end(40_000).at,
    )


def test_overlapping_windows_count_once() -> None:
    events: list[Event] = [begin(), *(result(max(0, s - 3) * 1000, s * 1000, HAPPY) for s in range(1, 11)), end()]
    report = report_of(events)
    assert (report.heard_ms, report.duration_ms) == (10_000, 10_000)


@pytest.mark.parametrize("reason", ["audio_lost", "too_short", "paused", "overload"])
def test_results_that_tell_nothing_are_unsure_time(reason: AbstainReason) -> None:
    events: list[Event] = [begin(), result(0, 4000, HAPPY), result(4000, 9000, ANGRY, reason=reason), end()]
    report = report_of(events)
    assert (report.heard_ms, report.unsure_ms, report.shares) == (4000, 5000, (Share("happy", 1.0),))


def test_results_of_little_confidence_count_as_mixtures_have_little() -> None:
    unsure = result(0, 4000, {"happy": 0.45, "calm": 0.55}, reason="low_confidence")
    report = report_of([begin(), unsure, end()])
    assert report.mixtures == (Mixture(("calm", "happy"), 1.0, 0, 4000),)


def test_neutral_is_no_part_of_a_mixture() -> None:
    assert report_of(take((9, {"happy": 0.5, "neutral": 0.5}))).mixtures == ()


def test_a_long_silence_ends_a_stretch() -> None:
    events: list[Event] = [begin(), result(0, 5000, ANGRY), result(20_000, 26_000, ANGRY), end()]
    assert [(stretch.start_ms, stretch.end_ms) for stretch in report_of(events).stretches] == [
        (0, 5000),
        (20_000, 26_000),
    ]


def test_an_hour_gives_the_longest_stretches_only() -> None:
    turns = [turn for length in range(12, 72) for turn in ((length, ANGRY), (20, HAPPY))]
    stretches = report_of(take(*turns)).stretches
    assert len(stretches) == 10
    assert min(stretch.end_ms - stretch.start_ms for stretch in stretches) >= 60_000
    assert [stretch.start_ms for stretch in stretches] == sorted(stretch.start_ms for stretch in stretches)


def test_a_voice_that_said_too_little_has_a_report_that_says_so() -> None:
    report = report_of([begin(), end()])
    assert (report.heard_ms, report.distance, report.on_target_share) == (0, None, None)
    assert report.sentences == ("There was too little speech for a report.",)


def test_on_target_throughout_there_is_nothing_to_change() -> None:
    assert report_of(take((30, HAPPY))).sentences == (
        "In 0:30 of speech the voice expressed happy 100 %.",
        "It was near the target, happy 100 %, for 100 % of that time.",
        "For the next take: the same again, or another target.",
    )


def test_no_word_judges_or_says_how_somebody_feels() -> None:
    texts = [each.text for each in derived(take((40, ANGRY), (40, HAPPY))) if isinstance(each, Advice)]
    texts += [s for shares in (HAPPY, ANGRY, NEUTRAL) for s in report_of(take((40, shares))).sentences]
    forbidden = {"feel", "feels", "feeling", "mood", "good", "bad", "wrong", "fail", "failed", "poor"}
    assert not forbidden & {word.strip(".,;:").lower() for text in texts for word in text.split()}


def test_the_end_of_a_session_that_was_open_before_a_crash_gives_nothing() -> None:
    assert Coach(AIM).derive(SessionEnded("phones", "old", "daemon_restart", None, end().at)) == ()


def test_utterances_after_the_first_give_no_cue() -> None:
    coach = Coach(AIM)
    assert [len(coach.derive(replace(begin(), start_ms=ms))) for ms in (0, 5000, 9000)] == [1, 0, 0]
    assert isinstance(begin(), UtteranceStarted)
