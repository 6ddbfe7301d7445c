"""How often claims were right, by what supervisors marked in the page: the file that ``web.marks`` names.

A mark says what was claimed, with which probability, and whether somebody who listened agrees. It holds no audio, so a
model can be judged by it, and a threshold chosen, but nothing can be trained on it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations when it decodes
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
FEWEST = 20
"""Claims that a threshold is chosen by; a share of fewer says little."""
_Z = 1.959964
"""Of a 95 % interval."""


class Model(msgspec.Struct, frozen=True):
    """The model that a mark is about."""

    name: str
    version: str
    sha256: str


class Mark(msgspec.Struct, frozen=True):
    """A line of the file; fields that are not here don't matter."""

    marked_at: Annotated[datetime, Meta(tz=True)]
    session_id: str
    leg_id: str
    role: str
    start_ms: int
    end_ms: int
    label: str
    probability: Annotated[float, Meta(ge=0, le=1)]
    verdict: Literal["right", "wrong"]
    model: Model
    correct: str | None = None

    @property
    def is_right(self) -> bool:
        """Whether the claim was right."""
        return self.verdict == "right"


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many claims so many were right; the interval is Wilson's, 95 %, as if each claim were independent."""

    claims: int
    right: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What the marks of one model say."""

    model: Model
    all: Share
    by_label: dict[str, Share]
    by_role: dict[str, Share]
    by_threshold: dict[float, Share]
    """Claims with that probability or a higher one."""
    instead: dict[str, dict[str, int]]
    """By label that was wrong: what it should have been, as far as that was said."""
    wanted: float
    claim_probability: float | None
    """The lowest threshold from which at least ``wanted`` of the claims are right; None where there is none."""


def read_marks(path: Path) -> tuple[list[Mark], int]:
    """Return the marks, the last of each stretch of a leg, and how many lines are none, as a power cut may leave.

    Raises TrainingError where the file can't be read.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise TrainingError(f"{path} can't be read: {error.strerror}") from error
    marks: dict[tuple[str, str, int, int], Mark] = {}
    broken = 0
    for line in filter(None, map(bytes.strip, lines)):
        try:
            mark = msgspec.json.decode(line, type=Mark)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            broken += 1
            continue
        marks[mark.session_id, mark.leg_id, mark.start_ms, mark.end_ms] = mark
    return list(marks.values()), broken


def judge(marks: Iterable[Mark], *, wanted: float = 0.8) -> list[Judged]:
    """Return what the marks say of each model, the one with the most marks first."""
    by_model: dict[Model, list[Mark]] = {}
    for mark in marks:
        by_model.setdefault(mark.model, []).append(mark)
    return [_judged(model, found, wanted) for model, found in sorted(by_model.items(), key=lambda each: -len(each[1]))]


def _judged(model: Model, marks: Sequence[Mark], wanted: float) -> Judged:
    labels = sorted({mark.label for mark in marks})
    roles = sorted({mark.role for mark in marks})
    wrong = {label: Counter(mark.correct for mark in marks if mark.label == label and mark.correct) for label in labels}
    return Judged(
        model,
        share_of(marks),
        {label: share_of([mark for mark in marks if mark.label == label]) for label in labels},
        {role: share_of([mark for mark in marks if mark.role == role]) for role in roles},
        {threshold: share_of(_from(marks, threshold)) for threshold in THRESHOLDS},
        {label: dict(found.most_common()) for label, found in wrong.items() if found},
        wanted,
        _threshold(marks, wanted),
    )


def _threshold(marks: Sequence[Mark], wanted: float) -> float | None:
    for probability in sorted({mark.probability for mark in marks}):
        share = share_of(_from(marks, probability))
        if share.claims >= FEWEST and share.share >= wanted:
            return probability
    return None


def _from(marks: Sequence[Mark], threshold: float) -> list[Mark]:
    return [mark for mark in marks if mark.probability >= threshold]


def share_of(marks: Sequence[Mark]) -> Share:
    """Return how many of the marks are right, with Wilson's interval (Wilson 1927); all 0 where there are none."""
    n, right = len(marks), sum(mark.is_right for mark in marks)
    if not n:
        return Share(0, 0, 0.0, 0.0, 0.0)
    share, square = right / n, _Z**2 / n
    middle = (share + square / 2) / (1 + square)
    half = _Z / (1 + square) * math.sqrt(share * (1 - share) / n + square / (4 * n))
    return Share(n, right, share, max(0.0, middle - half), min(1.0, middle + half))
