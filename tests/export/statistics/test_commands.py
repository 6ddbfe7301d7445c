"""The commands, from recordings to a model with its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.export.statistics.conftest import Place


def test_a_folder_of_recordings_becomes_a_model(made: Place) -> None:
    assert (made.models / "tiny.json").exists()
