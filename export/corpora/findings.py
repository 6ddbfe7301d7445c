"""What somebody should know about recordings before a model learns from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "note"]
"""An error makes training impossible; a warning makes it worse than it could be; a note is good to know."""

NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, wherever it was found."""

    severity: Severity
    kind: str
    """A short name for programs, such as ``missing-file``."""
    corpus: str
    text: str
    """One sentence for a person, without the places."""
    where: tuple[str, ...] = ()
    """All recordings, rows or folders that it is about."""

    @property
    def line(self) -> str:
        """The sentence, how many places there are, and the first few."""
        if not self.where:
            return self.text
        more = ", ..." if len(self.where) > NAMED_AT_MOST else ""
        return f"{self.text} ({len(self.where)}): {', '.join(self.where[:NAMED_AT_MOST])}{more}"


def raise_errors(findings: Iterable[Finding]) -> None:
    """Raise one TrainingError that tells every finding that is an error; do nothing where none is."""
    errors = [finding.line for finding in findings if finding.severity == "error"]
    if errors:
        raise TrainingError("\n  ".join(errors))
