"""Saves a trained branch of a head, and reads it back where the recipe is the same."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

from export.atomic_file import write_atomically
from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path

    from export.statistics.branch import Branch


@dataclass(frozen=True, slots=True)
class BranchFile:
    """One branch on disk."""

    path: Path
    made_of: str
    """Changes with all that the branch follows from."""

    def save(self, branch: Branch) -> None:
        """Write the branch."""
        with write_atomically(self.path) as partial:
            torch.save({"weights": branch.state_dict(), "made_of": self.made_of}, partial)

    def is_there(self) -> bool:
        """Tell whether a branch was saved that follows from the same."""
        try:
            return bool(self._read()["made_of"] == self.made_of)
        except TrainingError:
            return False

    def load_into(self, branch: Branch) -> None:
        """Give ``branch`` what was saved; raise TrainingError where it is missing or follows from something else."""
        kept = self._read()
        if kept["made_of"] != self.made_of:
            raise TrainingError(f"{self.path} was trained on other data or with other settings: train it again")
        branch.load_state_dict(kept["weights"])

    def _read(self) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = torch.load(self.path, weights_only=True)
        except FileNotFoundError:
            raise TrainingError(f"{self.path} is missing: run `python -m export statistics-train` first") from None
        except (OSError, RuntimeError, EOFError, pickle.UnpicklingError, ValueError) as error:
            raise TrainingError(f"{self.path} can't be read: {error}") from error
        return kept
