"""Losses of a classifier: against labels, some of which a corpus may lack, and against teachers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor, nn

OUT_OF_REACH = -1e4
"""Logit of a label that a clip's corpus doesn't have."""


def masked_cross_entropy(logits: Tensor, targets: Tensor, masks: Tensor) -> Tensor:
    """Return the mean cross-entropy, each clip's softmax over the labels that its corpus has.

    ``logits``, ``targets`` (probabilities) and ``masks`` (True: the corpus has it) have shape (B, n_labels).
    """
    log_p = functional.log_softmax(logits.masked_fill(~masks, OUT_OF_REACH), dim=1)
    return -(targets * log_p.masked_fill(~masks, 0.0)).sum(dim=1).mean()


def soft_cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    """Return the mean cross-entropy against probabilities over all labels, both (B, n_labels)."""
    return -(targets * functional.log_softmax(logits, dim=1)).sum(dim=1).mean()


@torch.no_grad()
def mean_probabilities(teachers: Sequence[nn.Module], features: Tensor) -> Tensor:
    """Return the mean probabilities of an ensemble, shape (B, n_labels)."""
    return torch.stack([torch.softmax(teacher(features), dim=1) for teacher in teachers]).mean(dim=0)


def smooth_targets(targets: Tensor, masks: Tensor, smoothing: float) -> Tensor:
    """Return probabilities (B, n_labels): 1 - smoothing on the target, the rest even over the labels in ``masks``."""
    even = masks / masks.sum(dim=1, keepdim=True)
    return (1 - smoothing) * functional.one_hot(targets, masks.shape[1]) + smoothing * even
