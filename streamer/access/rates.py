"""How fast a client may be: token buckets, which allow bursts, for one connection and for each host."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from streamer.access.quotas import host_key

MAX_HOSTS = 4096
"""Hosts whose rate is remembered; the one that was quiet for longest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second in the long run, and so many at once after a pause."""

    per_s: float
    burst: int


class Bucket:
    """What is left of a rate. Times are in seconds of one clock, given by the caller."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._left = float(rate.burst)
        self._at_s: float | None = None

    def take(self, now_s: float) -> bool:
        """Take one if there is one; return whether there was."""
        self._fill(now_s)
        there = self._left >= 1
        self._left -= there
        return there

    def charge(self, now_s: float, cost: int = 1) -> float:
        """Take one, or as many as ``cost``, there or not; return the seconds until what is owed is there again.

        No more than one burst is ever owed.
        """
        self._fill(now_s)
        self._left = max(self._left - cost, -float(self._rate.burst))
        return max(0.0, -self._left / self._rate.per_s)

    def _fill(self, now_s: float) -> None:
        if self._at_s is not None:
            gained = max(0.0, now_s - self._at_s) * self._rate.per_s
            self._left = min(float(self._rate.burst), self._left + gained)
        self._at_s = now_s


class HostRates:
    """A bucket for each host, in bounded memory."""

    def __init__(self, rate: Rate, *, max_hosts: int = MAX_HOSTS) -> None:
        self._rate = rate
        self._max_hosts = max_hosts
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, host: str, now_s: float) -> bool:
        """Take one of a host's, if there is one; return whether there was."""
        return self._bucket(host).take(now_s)

    def charge(self, host: str, now_s: float, cost: int) -> None:
        """Take as many as ``cost`` of a host's, there or not."""
        self._bucket(host).charge(now_s, cost)

    def _bucket(self, host: str) -> Bucket:
        key = host_key(host)
        if key not in self._buckets:
            self._buckets[key] = Bucket(self._rate)
            if len(self._buckets) > self._max_hosts:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(key)
        return self._buckets[key]
