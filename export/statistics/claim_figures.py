"""The document of what a model claims and finds, ``NAME.claims.json`` beside its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from export.json_file import read_json
from export.statistics.decide import CallFigures  # noqa: TC001 - msgspec reads the annotations when it decodes

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".claims.json"


class ClaimFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What models claim of ordinary speech and find in calls; beside the figures of acted speech."""

    temperature: float
    """Of the final head."""
    raw: dict[str, dict[str, float]]
    """By ``set/variant``: the share of utterances whose most probable label is an emotion, by label."""
    calls: CallFigures | None


def load_claims(path: Path) -> ClaimFigures:
    """Read the document; raise TrainingError where it is missing or invalid."""
    return read_json(path, ClaimFigures, what="claims", hint="run `statistics-evaluate` first")
