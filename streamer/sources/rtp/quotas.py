"""How many legs one sender may open by its packets alone, and how fast. Pure: time is an argument.

Any packet of an allowed host can open a leg on the shared port. Quotas keep legs free for others: for each port of a
host (one socket), for each host, and by the second. Legs that are opened by a control client are not under them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from streamer.sources.rtp.addresses import bare_host, quota_host
from streamer.sources.rtp.counts import decrease

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.core.refusals import LegRefusal
    from streamer.sources.rtp.addresses import Address

BURST_S = 2.0
"""So many seconds' worth of new legs may be opened at once: after a restart, all calls come back together."""
MAX_BUCKETS = 4_096
"""Hosts whose rate is followed; those that opened nothing lately are forgotten."""


@dataclass(frozen=True, slots=True)
class LegQuotas:
    """The limits, for legs that nobody announced; infinity where there is none."""

    per_host: Callable[[str], float] = lambda _: inf
    """Returns how many legs of a host may be open."""
    per_address: float = inf
    """How many legs of one port of a host may be open."""
    new_per_s: float = inf
    """How many may be opened in a second, altogether ..."""
    new_per_host_s: float = inf
    """... and by one host."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a leg may not be opened."""

    reason: LegRefusal
    """The name of its counter."""
    text: str
    """A line for a person."""


class QuotaKeeper:
    """Counts the legs of each sender that nobody announced."""

    def __init__(self, quotas: LegQuotas) -> None:
        self._quotas = quotas
        self._of_host: Counter[str] = Counter()
        self._of_address: Counter[tuple[str, int]] = Counter()
        self._bucket = _Bucket(quotas.new_per_s)
        self._bucket_of_host: dict[str, _Bucket] = {}

    def refusal(self, address: Address, now_s: float) -> Refusal | None:
        """Return why a sender may not open a leg now, or None."""
        host, port, quotas = bare_host(address), address[1], self._quotas
        if self._of_address[host, port] >= quotas.per_address:
            text = f"{quotas.per_address} of {host} port {port} are open, which is rtp.max_legs_per_port"
            return Refusal("over_port_quota", text)
        if self._of_host[quota_host(host)] >= (most := quotas.per_host(host)):
            return Refusal("over_host_quota", f"{most} of {host} are open, which is rtp.max_legs_per_host")
        if not self._host_bucket(host).has_one(now_s):
            text = f"{host} opens more than {quotas.new_per_host_s:g} a second, which is rtp.new_legs_per_host_s"
            return Refusal("over_host_rate", text)
        if not self._bucket.has_one(now_s):
            text = f"more than {quotas.new_per_s:g} are opened a second, which is rtp.new_legs_per_s"
            return Refusal("over_rate", text)
        return None

    def add(self, address: Address, now_s: float) -> None:
        """Count a leg that was opened."""
        host = bare_host(address)
        self._of_host[quota_host(host)] += 1
        self._of_address[host, address[1]] += 1
        self._bucket.take(now_s)
        self._host_bucket(host).take(now_s)

    def remove(self, address: Address) -> None:
        """Count a leg that has ended."""
        host = bare_host(address)
        decrease(self._of_host, quota_host(host))
        decrease(self._of_address, (host, address[1]))

    def _host_bucket(self, bare: str) -> _Bucket:
        host = quota_host(bare)
        if host not in self._bucket_of_host and len(self._bucket_of_host) >= MAX_BUCKETS:
            # The longest unused; a host that comes back has all of its burst again, and no more.
            del self._bucket_of_host[next(iter(self._bucket_of_host))]
        bucket = self._bucket_of_host.pop(host, None) or _Bucket(self._quotas.new_per_host_s)
        self._bucket_of_host[host] = bucket
        return bucket


class _Bucket:
    """A token bucket: ``rate`` a second, and `BURST_S` seconds' worth at once."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._tokens = self._most = max(1.0, rate * BURST_S)
        self._filled_s = -inf

    def has_one(self, now_s: float) -> bool:
        if self._rate == inf:
            return True
        if self._filled_s > -inf:
            self._tokens = min(self._most, self._tokens + (now_s - self._filled_s) * self._rate)
        self._filled_s = now_s
        return self._tokens >= 1

    def take(self, now_s: float) -> None:
        if self.has_one(now_s):
            self._tokens -= 1
