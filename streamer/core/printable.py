"""Makes text printable as one line, whatever bytes a file's name holds."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return text as one line that every terminal can print; what is not printable is escaped."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
