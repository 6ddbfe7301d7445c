"""Counts refused requests by reason, and puts them into words once a minute: an attack must not fill the log."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, get_args

from streamer.core.refusals import OverLoad

REPORT_EVERY_S = 60.0
MAX_HOSTS = 1000
"""Hosts that are told apart within a minute; further ones are counted together."""
_NAMED_HOSTS = 3

StreamRefusal = Literal[
    "bad_origin",
    "unauthorized",
    "forbidden",
    "bad_request",
    "too_many_requests",
    "too_many_streams",
    OverLoad,
    "stream_unavailable",
    "stream_connected",
]
"""Why a platform is not let in, once it is known which stream it wants."""
STREAM_REFUSALS: Final[tuple[StreamRefusal, ...]] = get_args(StreamRefusal)
Reason = Literal[
    StreamRefusal,
    "bad_host",
    "too_many_connections",
    "too_many_subscribers",
    "too_many_control_clients",
    "too_fast",
    "not_reading",
]
"""The last two end connections that were open already."""


def stream_refusal(reason: Reason) -> StreamRefusal | None:
    """Return a reason as one of those that streams are refused for; None where it is none of them."""
    return next((each for each in STREAM_REFUSALS if each == reason), None)


class Refusals:
    """What was refused since the start, for the metrics, and since the last line in the log."""

    def __init__(self, *, report_every_s: float = REPORT_EVERY_S) -> None:
        self.total: Counter[Reason] = Counter(dict.fromkeys(get_args(Reason), 0))
        """Requests and connections refused since the start, by reason; every reason is there."""
        self._report_every_s = report_every_s
        self._reported_at_s: float | None = None
        self._reasons: Counter[Reason] = Counter()
        self._hosts: Counter[str] = Counter()

    def add(self, reason: Reason, host: str) -> None:
        """Count one more, of a client at ``host``."""
        self.total[reason] += 1
        self._reasons[reason] += 1
        self._hosts[host if host in self._hosts or len(self._hosts) < MAX_HOSTS else "other hosts"] += 1

    def report(self, now_s: float, *, at_once: bool = False) -> str:
        """Return a line about what was not reported yet, or "" where there is nothing or it is too early.

        The first refusal after a quiet minute is reported without delay. ``at_once``: whether or not it is time.
        """
        early = self._reported_at_s is not None and now_s - self._reported_at_s < self._report_every_s
        if not self._reasons or (early and not at_once):
            return ""
        line = f"refused {_together(self._reasons)}, from {_most(self._hosts)}"
        self._reported_at_s = now_s
        self._reasons.clear()
        self._hosts.clear()
        return line


def _together(reasons: Counter[Reason]) -> str:
    return ", ".join(f"{number} {reason.replace('_', ' ')}" for reason, number in reasons.most_common())


def _most(hosts: Counter[str]) -> str:
    named = [f"{host} ({number})" for host, number in hosts.most_common(_NAMED_HOSTS)]
    others = len(hosts) - len(named)
    return ", ".join(named) + (f" and {others} more" if others > 0 else "")
