from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from export.acoustics.backgrounds import Backgrounds
from export.acoustics.conditions import Conditions
from export.acoustics.input_spec import FRONT_END, WINDOW_FRAMES, InputSpec, tiles
from export.corpora.readers import LABELS
from export.corpora.recordings import prepare, read_samples
from export.errors import TrainingError
from export.evaluation.evaluate import POST_FRAMES, Scores, WindowLoader, onnx_scorer, torch_scorer
from export.evaluation.metrics import LEAST_PROBABILITY
from streamer.dsp.features import LogMel
from tests.export.clips import write_clips
from tests.export.networks import lively_network
from tests.export.sounds import speech

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora.readers import Clip


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Clip], Path]:
    """A short clip and a long one, and where they are recorded."""
    folder = tmp_path_factory.mktemp("clips")
    long = np.concatenate([speech(number=i, silence_s=0) for i in (3, 9, 15, 21)])
    clips = write_clips(folder, [speech(number=12), long])
    prepare(clips, data=folder, cache=folder, workers=1)
    return clips, folder


@pytest.fixture(scope="module")
def loader(clips: tuple[list[Clip], Path], tiny_audio: Path) -> WindowLoader:
    conditions = Conditions(Backgrounds.load(tiny_audio).for_tests(), torch.device("cpu"))
    return WindowLoader(*clips, conditions)


# -- windows ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n_frames", "starts"),
    [(100, [0]), (298, [0]), (299, [0, 1]), (596, [0, 298]), (597, [0, 298, 299]), (700, [0, 298, 402])],
)
def test_tiles_go_end_to_end_and_the_last_ends_with_the_speech(n_frames: int, starts: list[int]) -> None:
    windows = tiles(np.arange(n_frames, dtype=np.float32)[:, np.newaxis], WINDOW_FRAMES)
    assert [int(window[0, 0]) for window in windows] == starts
    assert windows.shape == (len(starts), WINDOW_FRAMES, 1)


@given(n_frames=st.integers(1, 60), window_frames=st.integers(1, 20))
def test_tiles_show_every_frame_and_only_the_last_window_shows_some_again(n_frames: int, window_frames: int) -> None:
    windows = tiles(np.arange(n_frames, dtype=np.float32)[:, np.newaxis], window_frames)[:, :, 0].astype(int)
    assert set(windows.ravel()) == set(range(n_frames))
    assert windows[:-1].ravel().tolist() == list(range(window_frames * (len(windows) - 1)))
    assert n_frames < window_frames or windows[-1].tolist() == list(range(n_frames - window_frames, n_frames))


def test_a_clip_is_its_speech_with_what_the_gate_leaves_around_it(
    loader: WindowLoader, clips: tuple[list[Clip], Path]
) -> None:
    short, long = loader.windows("clean")
    some, data = clips
    frames = LogMel(FRONT_END)(read_samples(data / some[0].path))
    # 0.3 s before and 0.1 s after 1.2 s of speech that begins at 0.3 s; a frame more or less is the span's.
    (window,) = short
    n = next(n for n in range(1, WINDOW_FRAMES) if np.array_equal(window[n:], window[: WINDOW_FRAMES - n]))
    (first,) = [i for i in range(len(frames) - n + 1) if np.allclose(frames[i : i + n], window[:n], atol=1e-5)]
    assert first == pytest.approx(0, abs=3)
    assert first + n == pytest.approx(149 + 10, abs=3)
    assert long.shape == (2, WINDOW_FRAMES, FRONT_END.n_mels)


def test_every_condition_is_another_sound_of_the_same_windows(loader: WindowLoader) -> None:
    by_condition = {
        name: list(loader.windows(name)) for name in ("clean", "mu-law", "loss", "noise-5", "noise-10", "room")
    }
    assert {tuple(len(windows) for windows in of_clips) for of_clips in by_condition.values()} == {(1, 2)}
    assert len({of_clips[0].tobytes() for of_clips in by_condition.values()}) == len(by_condition)


def test_noise_is_measured_against_the_speech_not_the_silence_around_it(tmp_path: Path, tiny_audio: Path) -> None:
    def noisy(silence_s: float) -> NDArray[np.float32]:
        folder = tmp_path / str(silence_s)
        clips = write_clips(folder, [speech(silence_s=silence_s)])
        prepare(clips, data=folder, cache=folder, workers=1)
        conditions = Conditions(Backgrounds.load(tiny_audio).for_tests(), torch.device("cpu"))
        return next(WindowLoader(clips, folder, conditions).windows("noise-5"))

    # The quietest bands are noise alone: as loud in both, in natural logarithms of power.
    floors = [np.percentile(noisy(silence_s), 5) * FRONT_END.std for silence_s in (0.35, 0.95)]
    assert floors[0] == pytest.approx(floors[1], abs=0.25)


def test_more_can_be_left_after_the_speech(loader: WindowLoader) -> None:
    usual, more = (next(loader.windows("clean", post_frames=n)) for n in (POST_FRAMES, POST_FRAMES + 5))
    assert not np.array_equal(usual, more)
    np.testing.assert_array_equal(usual[0, :150], more[0, :150])


def test_a_network_that_takes_waveforms_is_given_the_same_speech(clips: tuple[list[Clip], Path]) -> None:
    input_spec = InputSpec("waveform", 3000)
    conditions = Conditions(Backgrounds.load(None).for_tests(), torch.device("cpu"))
    short, long = WindowLoader(*clips, conditions, input_spec=input_spec).windows("clean")
    assert (short.shape, long.shape) == ((1, 48_000), (2, 48_000))
    frames = next(WindowLoader(*clips, conditions).windows("clean"))[0]
    np.testing.assert_allclose(LogMel(FRONT_END)(short[0])[:150], frames[:150], atol=1e-3)


# -- scores ----------------------------------------------------------------------------------------


def test_scores_are_what_each_model_says_about_each_clips_windows(loader: WindowLoader) -> None:
    lively = torch_scorer(lively_network())
    scorers = {"one": lively, "reversed": lambda windows: lively(windows)[:, ::-1]}
    scores = loader.score(scorers, "mu-law", title="test")
    assert {name: one.clips.tolist() for name, one in scores.items()} == {"one": [0, 1, 1], "reversed": [0, 1, 1]}
    expected = np.concatenate([lively(windows) for windows in loader.windows("mu-law")])
    np.testing.assert_allclose(scores["one"].windows, expected, atol=1e-6)
    np.testing.assert_allclose(scores["reversed"].windows, expected[:, ::-1], atol=1e-6)


def test_a_clips_answer_is_the_mean_of_its_softened_windows(clips: tuple[list[Clip], Path]) -> None:
    rows = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8]])
    windows = np.zeros((3, len(LABELS)), dtype=np.float32)
    windows[:, [0, 2]] = rows
    scores = Scores(windows=windows, clips=np.array([0, 1, 1]))
    plain, softened = (scores.predictions(clips[0], temperature=t) for t in (1.0, 2.0))
    assert plain.targets.tolist() == [LABELS.index("happy")] * 2
    np.testing.assert_allclose(plain.probabilities[:, [0, 2]], [[0.9, 0.1], [0.4, 0.6]], atol=1e-6)
    roots = np.sqrt(np.maximum(windows, LEAST_PROBABILITY))
    roots /= roots.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(softened.probabilities, [roots[0], (roots[1] + roots[2]) / 2], atol=1e-6)


def test_scores_come_back_from_disk_only_for_their_own_model(tmp_path: Path) -> None:
    scores = Scores(windows=np.eye(8, dtype=np.float32), clips=np.arange(8))
    scores.save(tmp_path / "a.npz", made_by="1" * 64)
    back = Scores.load(tmp_path / "a.npz", made_by="1" * 64)
    np.testing.assert_array_equal(back.windows, scores.windows)
    np.testing.assert_array_equal(back.clips, scores.clips)
    with pytest.raises(
        TrainingError, match=r"a\.npz is of another model \(SHA-256 111111111111, expected 222222222222\)"
    ):
        Scores.load(tmp_path / "a.npz", made_by="2" * 64)
    with pytest.raises(TrainingError, match=r"b\.npz is missing: run `python -m export evaluate` first"):
        Scores.load(tmp_path / "b.npz", made_by="1" * 64)


def test_a_model_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"x\.onnx is missing: run .*to-onnx"):
        onnx_scorer(tmp_path / "x.onnx")
