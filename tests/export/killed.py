"""A training in a process of its own that is killed while it learns, always after the same epoch."""

from __future__ import annotations

import multiprocessing
import os
import signal
from typing import TYPE_CHECKING

import torch

import export.training.train

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from export.training.train import _Run

EPOCH = 2
"""After which the process is killed; a test that would look for a file would come at any time, or too late."""


def killed_while_learning(learn: Callable[..., object], *arguments: object) -> None:
    """Let a process learn, with one thread, until it has saved its network after an epoch; it is killed then."""
    process = multiprocessing.get_context("spawn").Process(target=_learn, args=(learn, arguments))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def _learn(learn: Callable[..., object], arguments: tuple[object, ...]) -> None:
    torch.set_num_threads(1)
    export.training.train.SAVE_EVERY_S = 0.0
    save = export.training.train._Run.save

    def save_and_die(run: _Run, checkpoint: Path, epoch: int) -> None:
        save(run, checkpoint, epoch)
        if epoch == EPOCH:
            os.kill(os.getpid(), signal.SIGKILL)

    export.training.train._Run.save = save_and_die  # type: ignore[method-assign, assignment]
    learn(*arguments)
