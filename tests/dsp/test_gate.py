"""The gate reports where speech started and ended, not where that was confirmed."""

from __future__ import annotations

from streamer.dsp.gate import Boundary, Gate, GateConfig, SpeechEnded, SpeechStarted

CHUNK = 100
CONFIG = GateConfig(
    speech_threshold=0.5, silence_threshold=0.3, onset_samples=300, onset_gap_samples=200, hangover_samples=500
)


def boundaries(probabilities: list[float], *, finish: bool = False, start: int = 0) -> list[tuple[int, Boundary]]:
    """Return each boundary with the number of chunks after which the gate reports it."""
    gate = Gate(CONFIG, start=start)
    found = [(i + 1, gate.push(p, n_samples=CHUNK)) for i, p in enumerate(probabilities)]
    if finish:
        found.append((len(probabilities), gate.finish()))
    return [(i, boundary) for i, boundary in found if boundary is not None]


def test_onset_and_end_are_reported_at_their_own_samples() -> None:
    assert boundaries([0.0] * 4 + [0.9] * 6 + [0.0] * 5) == [(7, SpeechStarted(400)), (15, SpeechEnded(1000))]


def test_a_click_shorter_than_the_onset_is_not_speech() -> None:
    assert boundaries([0.0, 0.9, 0.9, 0.0, 0.0, 0.9, 0.9, 0.0, 0.0, 0.0]) == []


def test_a_short_dip_does_not_restart_the_onset() -> None:
    assert boundaries([0.9, 0.9, 0.0, 0.9]) == [(4, SpeechStarted(0))]


def test_a_pause_shorter_than_the_hangover_does_not_end_the_utterance() -> None:
    assert boundaries([0.9] * 3 + [0.0] * 4 + [0.9] + [0.0] * 5) == [(3, SpeechStarted(0)), (13, SpeechEnded(800))]


def test_speech_that_goes_on_may_be_taken_at_once() -> None:
    probabilities = [0.9] * 4 + [0.3, 0.5, 0.9, 0.2] + [0.0] * 5
    one_by_one, at_once = Gate(CONFIG), Gate(CONFIG)
    expected = [one_by_one.push(p, n_samples=CHUNK) for p in probabilities]
    found: list[Boundary | None] = []
    assert at_once.run_of_speech(probabilities) == 0
    while len(found) < len(probabilities):
        run = at_once.run_of_speech(probabilities[len(found) :])
        if run:
            at_once.go_on(run * CHUNK)
        found += [None] * run
        found.append(at_once.push(probabilities[len(found)], n_samples=CHUNK))
    assert (found, vars(at_once)) == (expected, vars(one_by_one))


def test_between_the_thresholds_the_last_class_stays() -> None:
    assert boundaries([0.4] * 9) == []
    assert boundaries([0.9] + [0.4] * 9) == [(3, SpeechStarted(0))]
    assert boundaries([0.9] * 3 + [0.29] + [0.4] * 4) == [(3, SpeechStarted(0)), (8, SpeechEnded(300))]


def test_the_end_of_the_stream_ends_speech_at_its_last_sample() -> None:
    assert boundaries([0.9] * 4 + [0.0] * 2, finish=True) == [(3, SpeechStarted(0)), (6, SpeechEnded(400))]
    assert boundaries([0.9] * 2, finish=True) == []


def test_every_utterance_has_its_own_onset() -> None:
    speech = [0.9] * 4 + [0.0] * 5
    assert boundaries(speech * 2, start=50) == [
        (3, SpeechStarted(50)),
        (9, SpeechEnded(450)),
        (12, SpeechStarted(950)),
        (18, SpeechEnded(1350)),
    ]
