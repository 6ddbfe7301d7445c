"""Decides whether another leg may be opened, and counts and tells refusals. Pure: time is an argument."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from streamer.core.errors import SourceError
from streamer.sources.rtp.quotas import QuotaKeeper, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.core.refusals import LegRefusal
    from streamer.sources.rtp.addresses import Address
    from streamer.sources.rtp.leg_limit import LegLimit
    from streamer.sources.rtp.quotas import LegQuotas
    from streamer.sources.rtp.warnings import Warnings


class Limits(Protocol):
    """What limits legs, beside the load."""

    @property
    def max_legs(self) -> int:
        """How many may be open at once ..."""

    @property
    def reserved_legs(self) -> int:
        """... and how many of them only announced ones get."""

    @property
    def quotas(self) -> LegQuotas:
        """Of legs that nobody announced."""


class Admission:
    """The legs of one receiver: by the limit of all, and by the quotas of those that nobody announced."""

    def __init__(
        self,
        leg_limit: LegLimit,
        limits: Limits,
        *,
        warnings: Warnings,
        admit_load: Callable[[], str | None],
        admit_added: Callable[[], str | None] | None = None,
    ) -> None:
        """``limits``: how many permits ``leg_limit`` gives, and the quotas of those who take them.

        ``admit_load`` counts another leg and returns None, or says why the machine has no room for it. ``admit_added``
        does so for one of a session that goes on; None: as any other.
        """
        self._admit_load = admit_load
        self._admit_added = admit_added or admit_load
        self.refused: Counter[LegRefusal] = Counter()
        """How often a leg was refused, by reason; a sender that is refused tries again with its next packets."""
        self._leg_limit = leg_limit
        self._quotas = QuotaKeeper(limits.quotas)
        self._max_legs, self._reserved = limits.max_legs, limits.reserved_legs
        self._warnings = warnings

    def admit(self, address: Address, now_s: float) -> LegRefusal | None:
        """Admit a leg that nobody announced; return the reason where it is refused, else None."""
        refusal = self._quotas.refusal(address, now_s)
        if refusal is None and not self._leg_limit.take(announced=False):
            refusal = Refusal("over_capacity", self._full())
        elif refusal is None and (text := self._admit_load()) is not None:
            self._leg_limit.give_back(announced=False)
            refusal = Refusal("over_load", text)
        if refusal is None:
            self._quotas.add(address, now_s)
            return None
        self.refused[refusal.reason] += 1
        self._warnings.limited(refusal.reason, f"new legs are refused: {refusal.text}", now_s)
        return refusal.reason

    def admit_announced(self, *, is_added: bool = False) -> None:
        """Admit a leg that a control client opens. Raises SourceError where there is no room.

        ``is_added``: to a session that goes on.
        """
        if not self._leg_limit.take(announced=True):
            self.refused["over_capacity"] += 1
            raise SourceError(f"no more legs: {self._max_legs} are open, which is rtp.max_legs")
        if (text := self._admit_added() if is_added else self._admit_load()) is not None:
            self._leg_limit.give_back(announced=True)
            self.refused["over_load"] += 1
            raise SourceError(f"no more legs: {text}")

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
