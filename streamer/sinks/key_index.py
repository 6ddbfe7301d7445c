"""Finds the keys below another one: ``a/b`` and ``a/b/c`` are below ``a``, and ``a`` itself is too."""

from __future__ import annotations


class KeyIndex:
    """A set of keys. What it costs to take those below a key depends on their number, not on that of all."""

    def __init__(self) -> None:
        self._keys: dict[str, dict[str, None]] = {}
        """The keys below each key and each of its beginnings, in the order in which they were added."""

    def add(self, key: str) -> None:
        """Add a key; does nothing where it is there."""
        for beginning in _beginnings(key):
            self._keys.setdefault(beginning, {})[key] = None

    def take(self, above: str) -> list[str]:
        """Remove the keys below ``above`` and return them, oldest first."""
        taken = list(self._keys.get(above, ()))
        for key in taken:
            for beginning in _beginnings(key):
                below = self._keys[beginning]
                del below[key]
                if not below:
                    del self._keys[beginning]
        return taken


def _beginnings(key: str) -> list[str]:
    parts = key.split("/")
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]
