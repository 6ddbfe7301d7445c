"""A model of the statistics kind runs only if both files match the card; it respects the mask."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from streamer.core.errors import ModelError
from streamer.dsp.scoring import HeadRequest
from streamer.inference.card import load_any_card, load_card
from streamer.inference.model import load_any_model
from streamer.inference.statistics import StatisticsModel
from tests.support.models import LABELS, write_model
from tests.support.statistics_models import N_FEATURES, features_of, write_statistics_model

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

NOISE = np.random.default_rng(2).uniform(-0.5, 0.5, (3, 16_000)).astype(np.float32)


def load(path: Path) -> StatisticsModel:
    model = load_any_model(path)
    assert isinstance(model, StatisticsModel)
    return model


def chunk(samples: NDArray[np.float32], *spoken: int) -> NDArray[np.float32]:
    mask = np.zeros(50, dtype=np.float32)
    mask[list(spoken)] = 1
    return np.concatenate([samples, mask])


def test_statistics_are_count_sums_and_sums_of_squares_over_the_mask(tmp_path: Path) -> None:
    frames = [0, 3, 49]
    row = load(write_statistics_model(tmp_path)).score(chunk(NOISE[0], *frames)[np.newaxis])[0]
    kept = features_of(NOISE[0])[frames]
    expected = np.concatenate([[3], kept.sum(axis=0), np.square(kept).sum(axis=0)])
    np.testing.assert_allclose(row, expected, rtol=1e-4)


def test_a_chunk_has_the_same_statistics_alone_and_in_a_batch_beside_one_without_speech(tmp_path: Path) -> None:
    model = load(write_statistics_model(tmp_path))
    batch = np.stack([chunk(NOISE[0], 1, 2), chunk(NOISE[1]), chunk(NOISE[2], *range(50))])
    rows = model.score(batch)
    assert not rows[1].any()
    for row, one in zip(rows, batch, strict=True):
        np.testing.assert_array_equal(row, model.score(one[np.newaxis])[0])
    assert not model.score(batch[1:2]).any()


@pytest.mark.parametrize("depends_on_batch", [False, True])
def test_chunks_are_encoded_one_by_one_where_a_batch_would_change_the_answers(
    tmp_path: Path, *, depends_on_batch: bool
) -> None:
    model = load(write_statistics_model(tmp_path, depends_on_batch=depends_on_batch))
    assert model.encodes_batches == (not depends_on_batch)
    batch = np.stack([chunk(NOISE[0] / 10, *range(50)), chunk(NOISE[1], *range(50))])
    np.testing.assert_array_equal(model.score(batch)[0], model.score(batch[:1])[0])


def test_the_head_gets_mean_deviation_history_and_its_frames(tmp_path: Path) -> None:
    model = load(write_statistics_model(tmp_path))
    pooled, history = (np.full(2 * N_FEATURES, value, dtype=np.float32) for value in (3.0, 4.0))
    for frames, difference in ((0.0, 3.0), (500.0, 1.0)):
        logits = np.arange(3) / 10 * difference
        expected = np.exp(logits) / np.exp(logits).sum()
        np.testing.assert_allclose(model.head(pooled, history, frames), expected, atol=1e-6)


def test_the_model_is_named_by_the_hashes_of_both_files(tmp_path: Path) -> None:
    one = load(write_statistics_model(tmp_path))
    assert (one.ref.name, one.ref.version, one.ref.precision) == ("tiny", "1.0.0", "fp32")
    assert len(one.ref.sha256) == 64
    card = json.loads((tmp_path / "tiny.json").read_text())
    assert one.ref.sha256 not in {card["encoder"]["sha256"], card["head"]["sha256"]}


def test_the_training_rates_are_in_the_order_of_the_labels(tmp_path: Path) -> None:
    rates = {"sad": 0.125, "calm": 0.75, "angry": 0.125}
    assert load_any_card(write_statistics_model(tmp_path, base_rates=rates)).training_rates == (0.75, 0.125, 0.125)


# -- refusals --------------------------------------------------------------------------------------


def refusal(card: Path) -> str:
    with pytest.raises(ModelError) as caught:
        load_any_model(card)
    return str(caught.value).replace(str(card.parent) + "/", "")


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (
            {"chunk_samples": 32_000},
            "model tiny-encoder.onnx does not fit its card: input samples of shape (batch, 16000) expected, "
            "got (batch, 32000)",
        ),
        (
            {"n_features": 5},
            "model tiny-encoder.onnx does not fit its card: output sum of shape (batch, 5) expected, got (batch, 4)",
        ),
        (
            {"encoder_names": {"squares": "variance"}},
            "model tiny-encoder.onnx does not fit its card: outputs count, sum, squares expected, "
            "got count, sum, variance",
        ),
        (
            {"n_outputs": 4},
            "model tiny-head.onnx does not fit its card: output probabilities of shape (batch, 3) expected, "
            "got (batch, 4)",
        ),
        (
            {"counts_all": True},
            "model tiny-encoder.onnx must count the frames in its mask: 25 and 25 expected, got 50 and 50",
        ),
        ({"softmax": False}, "model tiny-head.onnx must give 3 probabilities that sum to 1, got sum 0.000"),
    ],
)
def test_files_that_do_not_fit_the_card_are_refused(tmp_path: Path, made: dict[str, Any], message: str) -> None:
    assert refusal(write_statistics_model(tmp_path, **made)) == message


def test_sums_over_everything_are_refused_though_the_count_is_right(tmp_path: Path) -> None:
    card = write_statistics_model(tmp_path, sums_all=True)
    assert refusal(card) == "model tiny-encoder.onnx must give finite sums over the frames in its mask alone"


@pytest.mark.parametrize("name", ["tiny-encoder.onnx", "tiny-head.onnx"])
def test_another_or_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    card = write_statistics_model(tmp_path)
    path = tmp_path / name
    path.write_bytes(path.read_bytes() + b"\0")
    assert refusal(card).startswith(f"model {name} is not the one its card describes: sha256 ")
    path.unlink()
    assert refusal(card) == f"model {name} can't be read: No such file or directory"


def test_weights_in_another_file_are_refused_for_both_kinds(tmp_path: Path) -> None:
    expected = r"must hold its weights itself: no tensors with external data expected, got \d+, \w+ first"
    card = write_statistics_model(tmp_path, external_data=True)
    assert (tmp_path / "tiny.data").exists()
    with pytest.raises(ModelError, match=f"tiny-encoder.onnx {expected}"):
        load_any_model(card)
    card = write_model(tmp_path, name="window", external_data=True)
    with pytest.raises(ModelError, match=f"window.onnx {expected}"):
        load_any_model(card)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "cepstrum"}, "Invalid enum value 'cepstrum' - at `$.kind`"),
        ({"chunk_ms": 1_010}, "chunk_ms: a multiple of frame_ms, 20, expected, got 1010"),
        ({"pooling_ms": 2_500}, "pooling_ms: a multiple of chunk_ms, 1000, expected, got 2500"),
        ({"history": {}}, "missing required field `max_speech_ms` - at `$.history`"),
        ({"base_rates": {"calm": 1.0}}, "base_rates: the labels calm, angry, sad expected, got calm"),
        ({"base_rates": {"calm": 0.5, "angry": 0.5, "sad": 0.5}}, "base_rates: a sum of 1 expected, got 1.5"),
        ({"temperature": 1.0}, "temperature"),
    ],
)
def test_an_invalid_card_is_refused_and_the_error_names_the_key(
    tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    error = refusal(write_statistics_model(tmp_path, **change))
    assert error.startswith("model card tiny.json is not valid: ")
    assert message in error


def test_what_takes_windows_only_says_so(tmp_path: Path) -> None:
    card = write_statistics_model(tmp_path)
    with pytest.raises(ModelError, match=r"tiny.json: a model of the window kind expected, got statistics$"):
        load_card(card)


def test_a_card_without_a_kind_is_of_the_window_kind(tmp_path: Path) -> None:
    assert load_any_card(write_model(tmp_path)).kind == "window"
    assert load_any_card(write_model(tmp_path, kind="window")).kind == "window"
    assert len(LABELS) == load_any_model(tmp_path / "tiny.json").score(np.zeros((1, 98, 103), np.float32)).shape[1]


def test_the_head_answers_many_requests_as_it_answers_each_alone(tmp_path: Path) -> None:
    model = load(write_statistics_model(tmp_path))
    rng = np.random.default_rng(5)
    requests = [
        HeadRequest(rng.uniform(0, 2, 2 * N_FEATURES).astype(np.float32), history, frames)
        for history, frames in [
            (np.zeros(2 * N_FEATURES, np.float32), 0.0),
            *((rng.uniform(0, 2, 2 * N_FEATURES).astype(np.float32), 10.0 * n) for n in range(1, 6)),
        ]
    ]
    assert model.answers_batches
    expected = [model.head(asked.pooled, asked.history, asked.history_frames) for asked in requests]
    np.testing.assert_array_equal(model.heads(requests), expected)
    np.testing.assert_array_equal(model.heads(requests * 20), expected * 20)  # more than one run takes
    np.testing.assert_array_equal(model.heads(requests[:1]), expected[:1])
    model.answers_batches = False
    np.testing.assert_array_equal(model.heads(requests), expected)
