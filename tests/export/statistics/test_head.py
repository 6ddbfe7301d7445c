"""The head: what the history does, what ordinary speech counts as, and that it learns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from export.errors import TrainingError
from export.statistics.branch import Branch
from export.statistics.config import HeadConfig, Recipe, of_layers
from export.statistics.head import Head
from export.statistics.history import KINDS, TrainingHistories, evaluation_histories
from export.statistics.pooling import Pooler
from export.statistics.predictions import inputs_of, predict
from export.statistics.train_branch import train_branch
from tests.export.statistics.small_store import LABELS, N_FEATURES, WIDTH, acted_and_ordinary

CONFIG = HeadConfig(
    epochs=120, rows_an_epoch=64, batch_size=16, learning_rate=1e-2, hidden=16, dropout=0, dropout_in=0, transplant=0
)
CONFIGS = Recipe(head=CONFIG, plain_hidden=16).branches
STORE = acted_and_ordinary()
ALL = np.arange(STORE.n_rows)


def test_ordinary_speech_counts_as_neutral_and_in_part_as_calm() -> None:
    head = Head(N_FEATURES, WIDTH, LABELS, *CONFIGS)
    found = head.probabilities(torch.tensor([[0.0, 0.0, 0.0, 0.0, 50.0]]))
    assert torch.allclose(found, torch.tensor([[0.77, 0.23, 0.0, 0.0]]), atol=1e-6)
    without = Head(N_FEATURES, WIDTH, ("neutral", "sad"), *CONFIGS).probabilities(torch.tensor([[0.0, 0.0, 50.0]]))
    assert torch.allclose(without, torch.tensor([[1.0, 0.0]]), atol=1e-6)


def test_without_history_its_values_make_no_difference() -> None:
    head = Head(N_FEATURES, WIDTH, LABELS, *CONFIGS).eval()
    x = torch.randn(2, head.n_inputs)
    one, other = (head(x, history, torch.zeros(2, 1)) for history in (torch.zeros_like(x), torch.randn_like(x)))
    assert torch.equal(one, other)
    assert not torch.equal(one, head(x, torch.randn_like(x), torch.full((2, 1), 500.0)))


def trained() -> Head:
    head = Head(N_FEATURES, WIDTH, LABELS, *CONFIGS)
    for branch, config in zip(head.each_branch, CONFIGS, strict=True):
        branch.load_state_dict(train_branch(STORE, ALL, config, title="test").state_dict())
    return head.eval()


def test_a_head_learns_what_its_rows_say_and_is_the_same_every_time() -> None:
    one, other = trained(), trained()
    assert all(torch.equal(a, b) for a, b in zip(one.state_dict().values(), other.state_dict().values(), strict=True))
    acted = np.flatnonzero(STORE.set == "acted")
    right = predict(one, inputs_of(Pooler(STORE, one), acted), acted=True).argmax(1) == STORE.label[acted]
    assert right.mean() > 0.8
    ordinary = predict(one, inputs_of(Pooler(STORE, one), np.flatnonzero(STORE.set == "talk")))
    assert set(ordinary.argmax(1).tolist()) <= {0, 1}


def test_its_answer_is_the_geometric_mean_of_its_branches() -> None:
    head = Head(N_FEATURES, WIDTH, LABELS, *CONFIGS).eval()
    x, history, count = torch.randn(3, head.n_inputs), torch.randn(3, head.n_inputs), torch.full((3, 1), 100.0)
    each = [torch.softmax(branch(x[:, : branch.n_inputs], history, count), dim=1) for branch in head.each_branch]
    mean = (each[0] * each[1]).sqrt()
    assert torch.allclose(torch.softmax(head(x, history, count), dim=1), mean / mean.sum(1, keepdim=True), atol=1e-6)


def test_without_attention_it_is_its_plain_branch_and_learns_without_single_frames() -> None:
    (config,) = of_layers(Recipe(head=CONFIG, plain_hidden=16), None, is_plain=True).branches
    head, store = Head(N_FEATURES, 0, LABELS, config), replace(STORE, last_layer=None)
    (branch,) = head.each_branch
    branch.load_state_dict(train_branch(store, ALL, config, title="test").state_dict())
    assert head.eval().attention is None
    acted = np.flatnonzero(store.set == "acted")
    inputs = inputs_of(Pooler(store, head), acted)
    assert (predict(head, inputs, acted=True).argmax(1) == store.label[acted]).mean() > 0.8
    x, none = torch.from_numpy(inputs.pooled), torch.zeros(len(acted), 1)
    assert torch.allclose(head(x, x, none).softmax(1), branch(x, x, none).softmax(1), atol=1e-6)


def test_rows_of_one_kind_are_refused() -> None:
    with pytest.raises(TrainingError, match="expected training rows of two kinds"):
        train_branch(STORE, np.flatnonzero(STORE.label == 3), CONFIG, title="test")


def test_no_label_but_those_of_its_corpus_changes_by_a_row_that_lacks_it() -> None:
    only = np.flatnonzero((STORE.set == "lacks_calm") | ((STORE.set == "acted") & (STORE.label != 1)))
    masks = STORE.masks | {"acted": np.array([True, False, True, True])}
    store = replace(STORE, masks=masks)
    config = replace(CONFIG, weight_decay=0.0)
    torch.manual_seed(config.seed)
    before = Branch(N_FEATURES, WIDTH, len(LABELS), config)
    after = train_branch(store, only, config, title="test")
    assert torch.allclose(after.last.weight[1], before.last.weight[1], atol=1e-6)
    assert not torch.allclose(after.last.weight[3], before.last.weight[3], atol=1e-2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_history_is_of_the_same_speaker_and_never_the_row_itself(kind: str) -> None:
    rows = np.flatnonzero(STORE.set == "acted")
    found = evaluation_histories(STORE, rows, kind, np.random.default_rng(0))  # type: ignore[arg-type]
    if kind == "none":
        assert found is None
        return
    assert found is not None
    for row, history in zip(rows.tolist(), found, strict=True):
        assert len(history) == 20
        assert row not in history
        assert set(STORE.speaker[history].tolist()) == {STORE.speaker[row]}
        labels = STORE.label[history]
        if kind == "same":
            assert set(labels.tolist()) == {int(STORE.label[row])}
        if kind == "mostly_neutral":
            assert (labels == 0).sum() == 15


def test_training_histories_are_of_the_same_voice_without_the_utterance_itself() -> None:
    histories, rng = TrainingHistories(STORE, ALL), np.random.default_rng(0)
    drawn = {row: [histories.draw(row, rng, 0.3) for _ in range(20)] for row in range(STORE.n_rows - 2)}
    for row, found in drawn.items():
        for history in found:
            assert row not in history
            assert set(STORE.voice[history].tolist()) <= {STORE.voice[row]}
        assert min(map(len, found)) == 0
        assert 10 < max(map(len, found)) <= 20
    assert not histories.draw(STORE.n_rows - 1, rng, 0.0).size
