"""Weighted sums add up over chunks, and the exported encoder and head answer as the workshop's do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from export.statistics.attended import AttendedEncoder
from export.statistics.config import HeadConfig, Recipe, of_layers
from export.statistics.encoder import Shape, WhisperEncoder
from export.statistics.head import Head, HeadProbabilities
from export.statistics.pooling import Pooler
from export.statistics.predictions import Inputs, predict, sums_of
from tests.export.statistics.small_store import LABELS, N_FEATURES, WIDTH, acted_and_ordinary, small_store

if TYPE_CHECKING:
    from export.statistics.branch import Attention

RECIPE = Recipe(head=HeadConfig(hidden=4, attention_heads=2, attention_hidden=3), plain_hidden=4)


def head() -> Head:
    """Return a head whose attention tells frames apart."""
    torch.manual_seed(0)
    found = Head(N_FEATURES, WIDTH, LABELS, *RECIPE.branches).eval()
    torch.nn.init.normal_(attention_of(found).last.weight, std=2.0)
    return found


def plain_head() -> Head:
    """Return a head without attention, for a store without single frames."""
    return Head(N_FEATURES, 0, LABELS, *of_layers(RECIPE, None, is_plain=True).branches).eval()


def attention_of(head: Head) -> Attention:
    assert head.attention is not None
    return head.attention


def test_a_row_is_the_sum_of_its_chunks_and_its_weighted_mean_that_of_its_frames() -> None:
    store = small_store([("acted", "a", 0, 3), ("acted", "b", 2, 1), ("acted", "a", 1, 2)])
    network = head()
    pooler = Pooler(store, network)
    chunks = pooler.chunk_sums(np.arange(6))
    rows = pooler.rows(np.array([2, 0, 2]))
    assert np.allclose(rows, [chunks[4:].sum(0), chunks[:3].sum(0), chunks[4:].sum(0)], rtol=1e-5)
    frames = torch.from_numpy(store.frames_of(np.array([4, 5]))[0])
    weights = attention_of(network)(frames)  # (n, heads)
    expected = (weights[:, :, None] * frames[:, None, :]).sum(0) / weights.sum(0)[:, None]
    assert np.allclose(pooler.pooled(rows)[0, 2 * N_FEATURES :], expected.detach().flatten(), atol=1e-4)


def test_chunks_in_another_order_keep_their_frames() -> None:
    store = acted_and_ordinary()
    pooler = Pooler(store, head())
    order = np.random.default_rng(0).permutation(len(store.count))
    assert np.allclose(pooler.chunk_sums(order), pooler.chunk_sums(np.arange(len(order)))[order], rtol=1e-5)


@pytest.mark.parametrize("is_plain", [False, True])
def test_the_exported_head_answers_as_that_of_the_workshop(is_plain: bool) -> None:
    whole = acted_and_ordinary()
    store, network = (replace(whole, last_layer=None), plain_head()) if is_plain else (whole, head())
    pooler, rows = Pooler(store, network), np.arange(8)
    own, history = sums_of(pooler, rows, [np.array([9, 10])[: i % 3] for i in range(8)])
    expected = predict(network, Inputs.of_sums(pooler, own, history))
    inputs = (torch.from_numpy(each) for each in (pooler.exported(own), pooler.exported(history), history[:, :1]))
    assert np.allclose(HeadProbabilities(network)(*inputs).detach(), expected, atol=1e-5)


def test_the_encoder_of_a_head_without_attention_sums_its_features_alone() -> None:
    encoder = WhisperEncoder(Shape(width=4, heads=2, hidden=8, n_layers=1, n_mels=80), (0, 1)).eval()
    samples, mask = 0.1 * torch.randn(2, 16_000), torch.ones(2, 50)
    plain = AttendedEncoder(encoder, None)
    assert plain.n_features == encoder.n_features == 8
    assert all(map(torch.equal, plain(samples, mask), encoder(samples, mask)))
