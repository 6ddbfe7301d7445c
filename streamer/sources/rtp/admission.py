"""Decides whether another leg may be opened, and counts and tells refusals. Pure: time is an argument."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from streamer.core.errors import SourceError
from streamer.sources.rtp.quotas import QuotaKeeper, Refusal

if TYPE_CHECKING:
    from streamer.sources.rtp.addresses import Address
    from streamer.sources.rtp.leg_limit import LegLimit
    from streamer.sources.rtp.quotas import LegQuotas
    from streamer.sources.rtp.warnings import Warnings


class Admission:
    """The legs of one receiver: by the limit of all, and by the quotas of those that nobody announced."""

    def __init__(self, *, leg_limit: LegLimit, sizes: tuple[int, int], quotas: LegQuotas, warnings: Warnings) -> None:
        """``sizes``: how many permits ``leg_limit`` gives, and how many of them for announced legs only."""
        self.refused: Counter[str] = Counter()
        """How often a leg was refused, by reason; a sender that is refused tries again with its next packets."""
        self._leg_limit = leg_limit
        self._quotas = QuotaKeeper(quotas)
        self._max_legs, self._reserved = sizes
        self._warnings = warnings

    def admit(self, address: Address, now_s: float) -> str | None:
        """Admit a leg that nobody announced; return the reason where it is refused, else None."""
        refusal = self._quotas.refusal(address, now_s)
        if refusal is None and not self._leg_limit.take(announced=False):
            refusal = Refusal("over_capacity", self._full())
        if refusal is None:
            self._quotas.add(address, now_s)
            return None
        self.refused[refusal.reason] += 1
        self._warnings.limited(refusal.reason, f"new legs are refused: {refusal.text}", now_s)
        return refusal.reason

    def admit_announced(self) -> None:
        """Admit a leg that a control client opens. Raises SourceError where all are open."""
        if not self._leg_limit.take(announced=True):
            self.refused["over_capacity"] += 1
            raise SourceError(f"no more legs: {self._max_legs} are open, which is rtp.max_legs")

    def leave(self, address: Address | None) -> None:
        """Note that a leg has ended; ``address`` is None where it was announced."""
        self._leg_limit.give_back(announced=address is None)
        if address is not None:
            self._quotas.remove(address)

    def _full(self) -> str:
        if not self._reserved:
            return f"{self._max_legs} are open, which is rtp.max_legs"
        return (
            f"all of rtp.max_legs ({self._max_legs}) are open but those that rtp.control_share ({self._reserved} legs) "
            f"keeps for control requests"
        )
