"""Findings about recordings before a model is trained on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "note"]
"""An error makes training impossible; a warning makes it worse; a note is information."""

NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of problem, with all its locations."""

    severity: Severity
    kind: str
    """A short name for programs, such as ``missing-file``."""
    corpus: str
    text: str
    """One sentence, without the locations."""
    where: tuple[str, ...] = ()
    """The recordings, rows or folders concerned."""

    @property
    def line(self) -> str:
        """The sentence, the number of locations, and the first few."""
        if not self.where:
            return self.text
        more = ", ..." if len(self.where) > NAMED_AT_MOST else ""
        return f"{self.text} ({len(self.where)}): {', '.join(self.where[:NAMED_AT_MOST])}{more}"


def raise_errors(findings: Iterable[Finding]) -> None:
    """Raise one TrainingError with every finding that is an error; do nothing where there is none."""
    errors = [finding.line for finding in findings if finding.severity == "error"]
    if errors:
        raise TrainingError("\n  ".join(errors))
