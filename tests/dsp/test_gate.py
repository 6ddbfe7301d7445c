"""The gate finds the boundaries of speech, where they were."""

from __future__ import annotations

from streamer.dsp.gate import Boundary, Gate, GateConfig, SpeechEnded, SpeechStarted

CHUNK = 100
CONFIG = GateConfig(
    speech_threshold=0.5, silence_threshold=0.3, onset_samples=300, onset_gap_samples=200, hangover_samples=500
)


def boundaries(probabilities: list[float], *, finish: bool = False, start: int = 0) -> list[tuple[int, Boundary]]:
    """What the gate says, with the number of chunks after which it says it."""
    gate = Gate(CONFIG, start=start)
    found = [(i + 1, gate.push(p, n_samples=CHUNK)) for i, p in enumerate(probabilities)]
    if finish:
        found.append((len(probabilities), gate.finish()))
    return [(i, boundary) for i, boundary in found if boundary is not None]


def test_onset_and_end_lie_where_they_were_not_where_they_were_confirmed() -> None:
    assert boundaries([0.0] * 4 + [0.9] * 6 + [0.0] * 5) == [(7, SpeechStarted(400)), (15, SpeechEnded(1000))]


def test_a_click_shorter_than_the_onset_is_not_speech() -> None:
    assert boundaries([0.0, 0.9, 0.9, 0.0, 0.0, 0.9, 0.9, 0.0, 0.0, 0.0]) == []


def test_a_short_dip_does_not_start_the_onset_anew() -> None:
    assert boundaries([0.9, 0.9, 0.0, 0.9]) == [(4, SpeechStarted(0))]


def test_a_pause_shorter_than_the_hangover_does_not_end_the_utterance() -> None:
    assert boundaries([0.9] * 3 + [0.0] * 4 + [0.9] + [0.0] * 5) == [(3, SpeechStarted(0)), (13, SpeechEnded(800))]


def test_between_the_thresholds_what_was_goes_on() -> None:
    assert boundaries([0.4] * 9) == []
    assert boundaries([0.9] + [0.4] * 9) == [(3, SpeechStarted(0))]
    assert boundaries([0.9] * 3 + [0.29] + [0.4] * 4) == [(3, SpeechStarted(0)), (8, SpeechEnded(300))]


def test_the_end_of_the_stream_ends_an_open_utterance_where_speech_was_last() -> None:
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
