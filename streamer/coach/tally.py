"""Adds up what a leg expressed, for its report, in bounded memory however long it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.coach.aim import NEUTRAL, difference
from streamer.coach.recent import RecentSpeech
from streamer.core.coaching import Mixture, Stretch

if TYPE_CHECKING:
    from streamer.coach.aim import Aim
    from streamer.coach.pieces import Piece

MIXED_SHARE = 0.25
"""Posterior of at least two labels at once that makes a mixture."""
MIXTURES = 5
STRETCHES = 10
"""How many of each a report has at most."""
SHORTEST_STRETCH_MS = 3_000
SILENCE_MS = 10_000
"""Silence that ends a stretch."""


@dataclass(slots=True)
class _Run:
    """Something that goes on."""

    start_ms: int
    end_ms: int
    weighted: float = 0.0
    """Distance times duration."""
    heard_ms: int = 0
    missing: Counter[str] = field(default_factory=Counter)
    excess: Counter[str] = field(default_factory=Counter)

    @property
    def duration_ms(self) -> int:
        return self.end_ms - self.start_ms


class Tally:
    """The sums of one leg."""

    def __init__(self, aim: Aim | None) -> None:
        """``aim``: None where nobody wants anything."""
        self._aim = aim
        self._recent = RecentSpeech()
        self.heard_ms = 0
        self.unsure_ms = 0
        self.on_target_ms = 0
        self._share_ms: dict[str, float] = {}
        self._mixed_ms: Counter[tuple[str, ...]] = Counter()
        self._longest_mixed: dict[tuple[str, ...], _Run] = {}
        self._mixed: tuple[tuple[str, ...], _Run] | None = None
        self._off: _Run | None = None
        self._stretches: list[Stretch] = []

    def push(self, piece: Piece) -> None:
        """Take the next piece."""
        if not piece.shares:
            self.unsure_ms += piece.duration_ms
            return
        self.heard_ms += piece.duration_ms
        for name, share in piece.shares.items():
            self._share_ms[name] = self._share_ms.get(name, 0.0) + share * piece.duration_ms
        self._mix(piece)
        self._compare(piece)

    def shares(self) -> dict[str, float]:
        """Return what was expressed, shares of the time by label, sum 1; empty where nothing was heard."""
        total = sum(self._share_ms.values())
        return {name: share / total for name, share in self._share_ms.items()} if total else {}

    def mixtures(self) -> tuple[Mixture, ...]:
        """Return the most frequent mixtures, by falling share."""
        found = sorted(self._mixed_ms.items(), key=lambda item: (-item[1], item[0]))[:MIXTURES]
        return tuple(
            Mixture(names, ms / self.heard_ms, self._longest_mixed[names].start_ms, self._longest_mixed[names].end_ms)
            for names, ms in found
        )

    def stretches(self) -> tuple[Stretch, ...]:
        """Return the longest stretches off the target so far, in the order of time."""
        return tuple(sorted(self._with(self._off), key=lambda stretch: stretch.start_ms))

    def _mix(self, piece: Piece) -> None:
        names = tuple(sorted(n for n, share in piece.shares.items() if share >= MIXED_SHARE and n != NEUTRAL))
        if len(names) < 2:
            self._mixed = None
            return
        self._mixed_ms[names] += piece.duration_ms
        if self._mixed is None or self._mixed[0] != names or piece.start_ms - self._mixed[1].end_ms > SILENCE_MS:
            self._mixed = names, _Run(piece.start_ms, piece.end_ms)
        run = self._mixed[1]
        run.end_ms = piece.end_ms
        longest = self._longest_mixed.setdefault(names, run)
        if run.duration_ms > longest.duration_ms:
            self._longest_mixed[names] = run

    def _compare(self, piece: Piece) -> None:
        if self._aim is None:
            return
        self._recent.push(piece)
        heard = self._recent.shares() if self._recent.is_enough else dict(piece.shares)
        found = difference(heard, self._aim.target)
        if self._off is not None and piece.start_ms - self._off.end_ms > SILENCE_MS:
            self._end_stretch()
        if found.distance <= self._aim.tolerance:
            self.on_target_ms += piece.duration_ms
            self._end_stretch()
            return
        if self._off is None:
            self._off = _Run(piece.start_ms, piece.end_ms)
        off = self._off
        off.end_ms = piece.end_ms
        off.weighted += found.distance * piece.duration_ms
        off.heard_ms += piece.duration_ms
        off.missing[found.missing] += piece.duration_ms
        off.excess[found.excess] += piece.duration_ms

    def _end_stretch(self) -> None:
        self._stretches = self._with(self._off)
        self._off = None

    def _with(self, run: _Run | None) -> list[Stretch]:
        """Return the longest stretches, one that goes on included."""
        if run is None or run.duration_ms < SHORTEST_STRETCH_MS:
            return self._stretches
        more, less = (max(names, key=lambda name: (names[name], name)) for names in (run.missing, run.excess))
        stretch = Stretch(run.start_ms, run.end_ms, round(run.weighted / run.heard_ms, 6), more, less)
        longest_first = sorted([*self._stretches, stretch], key=lambda each: each.start_ms - each.end_ms)
        return longest_first[:STRETCHES]
