"""Spreads the windows of legs that began together over the hop. Pure: time is an argument."""

from __future__ import annotations

SLOT_S = 0.05
CROWD = 8
"""So many windows beyond the mean in one slot are scored in time anyhow."""


class HopSpreader:
    """Counts windows by the slot of the hop in which they came, and moves the hops of new utterances out of crowds.

    As long as no slot is crowded nothing is moved: the same audio gives the same windows, live or from a file.
    """

    def __init__(self, hop_s: float) -> None:
        """``hop_s``: from one window of a leg to the next."""
        self._n_slots = max(1, round(hop_s / SLOT_S))
        self._counts = [0.0] * self._n_slots
        self._slot = 0
        """Number of the present slot since the start of the clock."""

    def note(self, now_s: float) -> None:
        """Count a window."""
        self._go_on(now_s)
        self._counts[self._slot % self._n_slots] += 1

    def shift_s(self, in_s: float, *, now_s: float) -> float:
        """Return by how much earlier than ``in_s`` from now the hops of an utterance shall fall.

        Less than half a hop.
        """
        self._go_on(now_s)
        natural = int((now_s + in_s) / SLOT_S)
        counts, n = self._counts, self._n_slots
        earlier = min(range((n + 1) // 2), key=lambda slots: (counts[(natural - slots) % n], slots))
        if counts[natural % n] <= 2 * sum(counts) / n + CROWD:
            earlier = 0
        counts[(natural - earlier) % n] += 1
        return earlier * SLOT_S

    def _go_on(self, now_s: float) -> None:
        """Halve the count of each slot, once for each time that it begins again."""
        slot = int(now_s / SLOT_S)
        rounds = (slot - self._slot) // self._n_slots
        if rounds > 0:
            self._counts = [count / 2 ** min(rounds, 60) for count in self._counts]
            self._slot += rounds * self._n_slots
        for number in range(self._slot + 1, slot + 1):
            self._counts[number % self._n_slots] /= 2
        self._slot = max(self._slot, slot)
