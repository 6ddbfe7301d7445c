from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.acoustics.backgrounds import Backgrounds
from export.models.mn04 import EmotionNet, ModelConfig
from export.vad.not_speech import HUM, SECONDS, is_alike, kinds_of_sound, sounding_rms
from export.vad.probe import Judged, above, as_they_are, fit, interval, leave_kinds_out
from export.vad.stretches import (
    LEAD_SAMPLES,
    Recorded,
    Stretches,
    cut_sounds,
    cut_speech,
    embed,
    in_sound,
    silero_scores,
)
from export.vad.study import main
from export.vad.sweep import DefaultGate, on_line, utterances
from streamer.dsp.gate import GateConfig
from streamer.inference.vad import Silero
from tests.export.sounds import RATE, speech

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def silero() -> Silero:
    return Silero()


# -- sounds -----------------------------------------------------------------------------------------


def test_kinds_of_sound_are_recorded_and_generated_ones_at_one_level(tiny_audio: Path) -> None:
    kinds = kinds_of_sound(Backgrounds.load(tiny_audio))
    assert {kind: len(sound) / RATE for kind, sound in kinds.items()} == {
        "bike": 3,
        "tap": 2,
        **dict.fromkeys(("ring-back", "DTMF", "busy tone", "1 kHz tone", "chords", "white noise", HUM), float(SECONDS)),
    }
    for kind, sound in kinds.items():
        assert sounding_rms(sound) == pytest.approx(10 ** (-25 / 20) if kind == HUM else 1.0, rel=1e-4)


def test_pauses_do_not_count_for_the_level_of_a_sound() -> None:
    tone = np.sin(2 * np.pi * 400 * np.arange(RATE) / RATE)
    assert sounding_rms(np.concatenate([tone, np.zeros(9 * RATE)])) == pytest.approx(0.5**0.5, rel=1e-6)


def test_the_same_noise_recorded_and_generated_is_one_kind() -> None:
    assert is_alike("white noise", "white_noise")
    assert not is_alike("white noise", "pink_noise")


# -- figures ----------------------------------------------------------------------------------------


def test_the_area_under_the_curve_counts_pairs_and_half_of_ties() -> None:
    scores, others = np.array([1.0, 2.0, 2.0, 5.0]), np.array([2.0, 0.0, 3.0])
    pairs = [(a > b) + 0.5 * (a == b) for a in scores for b in others]
    assert above(scores, others) == pytest.approx(np.mean(pairs))


def test_the_area_is_told_for_each_kind_and_each_speaker() -> None:
    kinds = {"tone": np.array([0.0, 0.5]), "noise": np.array([0.7])}
    judged = as_they_are(dict.fromkeys(kinds, np.array([0.9, 0.1, 0.6])), ["b", "a", "b"], kinds)
    np.testing.assert_allclose(judged.auc(), [[0.5, 1.0], [0.0, 0.5]])


def test_what_is_missed_is_told_at_the_lowest_threshold_with_so_few_false_alarms() -> None:
    # One sound of the ten of one kind is at 0.8: with the other kind's none, that is 5 % of the mean.
    others = [np.array([0.8, *[0.1] * 9]), np.array([0.2] * 10)]
    said = np.array([[0.15, 0.25, 0.5, 0.9]] * 2)
    judged = Judged(said, ["a"] * 4, others)
    assert [judged.miss_rate(share) for share in (0.01, 0.05, 0.55)] == [0.75, 0.25, 0.0]


def test_an_interval_over_kinds_and_speakers_holds_the_mean_and_is_a_point_where_all_agree() -> None:
    table = np.random.default_rng(0).uniform(0.8, 1.0, (6, 5))
    found = interval(table, seed=0)
    assert found.value == pytest.approx(table.mean())
    assert found.low < found.value < found.high
    same = interval(np.full((6, 5), 0.75), seed=0)
    assert (same.value, same.low, same.high) == pytest.approx((0.75, 0.75, 0.75))


# -- probe ------------------------------------------------------------------------------------------


def test_a_probe_learns_a_direction_however_rare_its_examples_are() -> None:
    rng = np.random.default_rng(0)
    features = rng.standard_normal((400, 6)).astype(np.float32)
    is_speech = np.arange(400) < 40
    features[is_speech, 2] += 6
    probe = fit(features, is_speech)
    assert np.array_equal(probe(features) > 0, is_speech)


def test_a_kind_is_judged_by_a_probe_that_learnt_neither_it_nor_its_likes() -> None:
    rng = np.random.default_rng(0)

    def cloud(axis: int) -> NDArray[np.float32]:
        centre = np.zeros(4)
        centre[axis] = 8
        return np.asarray(centre + rng.standard_normal((30, 4)), dtype=np.float32)

    # White noise lies where speech does. Who learns it tells it; who doesn't can't.
    kinds = {"white noise": cloud(0), "tone": cloud(1)}
    lying_there = kinds["white noise"] + np.array([0, 0, 3, 0], np.float32)
    twin = {**kinds, "white_noise": cloud(0)}
    other_name = {"tone": kinds["tone"], "bike": kinds["white noise"]}
    alone, with_twin, known = (
        leave_kinds_out(
            lying_there, learnt, {"white noise": lying_there}, ["a"] * 30, {"white noise": kinds["white noise"]}
        )
        for learnt in (kinds, twin, other_name)
    )
    np.testing.assert_allclose(with_twin.auc(), alone.auc())
    assert alone.auc().item() < known.auc().item()


# -- stretches --------------------------------------------------------------------------------------


def test_stretches_of_speech_lie_in_it_with_what_was_before_and_short_clips_give_none() -> None:
    ramp = np.linspace(0.1, 0.9, 3 * RATE, dtype=np.float32)
    clips = [Recorded("a", ramp, RATE, 3 * RATE), Recorded("b", ramp, RATE, RATE + 100)]
    cut = cut_speech(clips, 512, seed=0)
    assert cut.owners == ("a",)
    begin = int(np.searchsorted(ramp, cut.samples[0, LEAD_SAMPLES]))
    assert RATE <= begin <= 3 * RATE - 512 * RATE // 1000
    np.testing.assert_array_equal(cut.samples[0], ramp[begin - LEAD_SAMPLES : begin + 512 * RATE // 1000])


def test_stretches_of_sounds_lie_where_they_sound_and_at_levels_of_speech() -> None:
    noise = np.random.default_rng(0).standard_normal(4 * RATE).astype(np.float32)
    noise[LEAD_SAMPLES + 3 * 512 * RATE // 1000 :] *= 1e-4
    cut = cut_sounds({"noise": noise}, 512, seed=0)
    levels = 20 * np.log10([sounding_rms(stretch) for stretch in cut.samples])
    assert cut.owners == ("noise",) * 3
    assert levels.min() > -46
    assert levels.max() < -14


def test_speech_in_a_sound_is_that_far_above_it() -> None:
    quiet = np.random.default_rng(1).normal(0, 0.02, (2, LEAD_SAMPLES + RATE))
    voice = Stretches(quiet.astype(np.float32), ("a", "b"))
    noise = np.random.default_rng(0).standard_normal(4 * RATE).astype(np.float32)
    mixed = in_sound(voice, noise, 5)
    added = mixed.samples - voice.samples
    assert mixed.owners == voice.owners
    assert 20 * np.log10(voice.samples.std() / added.std()) == pytest.approx(5, abs=0.1)


def test_the_network_does_not_hear_what_was_before_a_stretch() -> None:
    torch.manual_seed(0)
    network = EmotionNet(ModelConfig()).eval()
    stretch = speech(seconds=0.8)[: LEAD_SAMPLES + RATE // 2]
    other = stretch.copy()
    other[:LEAD_SAMPLES] = 0
    one, two = embed(network, np.stack([stretch, other]), RATE)
    np.testing.assert_allclose(one, two, atol=1e-6)


@pytest.mark.parametrize("rate", [8_000, 16_000])
def test_silero_hears_each_stretch_for_itself(silero: Silero, rate: int) -> None:
    voice = speech(seconds=0.9, silence_s=0.4)[: LEAD_SAMPLES + 1024 * RATE // 1000]
    stretches = np.stack([voice, 0 * voice])
    together = silero_scores(silero, stretches, rate)
    apart = np.concatenate([silero_scores(silero, stretches[i : i + 1], rate) for i in range(2)])
    np.testing.assert_array_equal(together, apart)
    assert together[0, 0] > 0.7
    assert together[1, 0] < 0.1


# -- gate -------------------------------------------------------------------------------------------


def test_the_gate_finds_an_utterance_as_long_as_its_silence_threshold_lets_it() -> None:
    said = [0.0] * 4 + [0.9] * 6 + [0.3] * 10 + [0.0] * 30
    assert utterances(said, GateConfig()) == [(4 * 512, 10 * 512)]
    assert utterances(said, GateConfig(silence_threshold=0.2)) == [(4 * 512, 20 * 512)]
    assert utterances(said, GateConfig(speech_threshold=0.95)) == []


@pytest.mark.parametrize("rate", [8_000, 16_000])
def test_the_default_gate_hears_speech_and_no_silence_leg_after_leg(silero: Silero, rate: int) -> None:
    gate = DefaultGate(silero, rate=rate)
    voice = on_line(np.pad(speech(), (RATE, RATE)), rate)
    first, silence, again = gate.hear(voice), gate.hear(np.zeros(rate, np.float32)), gate.hear(voice)
    assert len(first.utterances) == 1
    assert 0.25 < first.speech_share < 0.6
    assert (silence.utterances, silence.speech_share) == ((), 0.0)
    assert again == first


def test_nobody_is_heard_by_a_gate_that_wants_certainty(silero: Silero) -> None:
    gate = DefaultGate(silero, rate=RATE, thresholds=(1.0, 1.0))
    assert gate.hear(speech()).utterances == ()


def test_a_telephone_line_halves_the_rate_and_clips_what_is_too_loud() -> None:
    loud = 2 * np.sin(2 * np.pi * 400 * np.arange(RATE) / RATE).astype(np.float32)
    heard = on_line(loud, 8_000)
    assert len(heard) == RATE // 2
    assert 0.95 < np.abs(heard).max() <= 1.0
    np.testing.assert_array_equal(on_line(loud, RATE), loud)


def test_a_missing_folder_of_sounds_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "--audio", str(tmp_path / "none")]) == 1
    assert "--audio: expected a folder with noise/" in capsys.readouterr().err
