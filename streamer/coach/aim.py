"""What somebody wants to express, and how far a voice is from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamer.core.coaching import Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from streamer.core.audio import Role

NEUTRAL = "neutral"
"""The label that claims no emotion: nobody is told to express less of it, and it is no part of a mixture."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is practised, and by whom."""

    target: Mapping[str, float]
    """Shares by label, sum 1; labels that are missing have the share 0."""
    tolerance: float = 0.35
    """Distance, 0..1, up to which a voice is on the target."""
    pause_ms: int = 8000
    """At least so long between two cues."""
    roles: frozenset[Role] = frozenset({"unknown"})
    """Whose legs are coached."""

    @property
    def target_shares(self) -> tuple[Share, ...]:
        """Return the target by falling share."""
        return by_falling_share({name: share for name, share in self.target.items() if share > 0})


@dataclass(frozen=True, slots=True)
class Difference:
    """What is missing most from a target, and what there is too much of."""

    distance: float
    """Half the sum of the differences between all shares, 0..1: what part of the time had to be expressed otherwise."""
    missing: str
    missing_share: float
    excess: str
    excess_share: float


def difference(heard: Mapping[str, float], target: Mapping[str, float]) -> Difference:
    """Return how what was heard differs from a target; both are shares by label, sum 1, with labels missing for 0."""
    names = sorted(heard.keys() | target.keys())
    missing = {name: target.get(name, 0.0) - heard.get(name, 0.0) for name in names}
    least, most = min(names, key=missing.__getitem__), max(names, key=missing.__getitem__)
    distance = sum(abs(share) for share in missing.values()) / 2
    return Difference(round(distance, 6), most, missing[most], least, -missing[least])


def by_falling_share(shares: Mapping[str, float]) -> tuple[Share, ...]:
    """Return shares by label, the largest first, equal ones in the order of the alphabet."""
    return tuple(Share(name, shares[name]) for name in sorted(shares, key=lambda name: (-shares[name], name)))


def as_mapping(shares: Iterable[Share]) -> dict[str, float]:
    """Return shares by label."""
    return {share.name: share.share for share in shares}
