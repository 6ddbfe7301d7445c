"""Whether each part of the daemon works, and why not: what the health pages say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One part, e.g. a source or a sink."""

    name: str
    problem: str = ""
    """Why it does not work, in words; empty where it does."""


@dataclass(frozen=True, slots=True)
class Health:
    """All parts that a page is about."""

    parts: tuple[Part, ...] = ()
    detail: str = ""
    """Lines that are about no fault; empty where there is nothing to say."""
    of_machines: str = ""
    """Lines that name machines, and so are for those who are told reasons."""

    @property
    def is_ok(self) -> bool:
        """Whether all parts work."""
        return not any(part.problem for part in self.parts)

    def text(self, *, reasons: bool = True) -> str:
        """Return lines: ``ok`` or ``not ok``, then each part. ``reasons``: whether it is said why."""
        lines = ["ok" if self.is_ok else "not ok"]
        for part in self.parts:
            why = f": {part.problem}" if reasons else ""
            lines.append(f"{part.name}: not ok{why}" if part.problem else f"{part.name}: ok")
        details = (self.detail, self.of_machines if reasons else "")
        return "\n".join([*lines, *(detail for detail in details if detail), ""])
