"""``python -m tests.bench.alerts``: what the rules of alerts cost for each event, and for each second without any."""

from __future__ import annotations

import time
from dataclasses import replace

from streamer.alerts.rule import Rule
from tests.support.alerts import UPSET, at, engine, result, started

SESSIONS, SECONDS = 200, 60
RULES = (
    UPSET,
    replace(UPSET, name="angry", labels=frozenset({"angry"}), threshold=0.7),
    Rule("rising", "rising", frozenset({"angry"}), threshold=0.4, for_s=30.0),
    Rule("quiet", "silence", for_s=20.0),
    Rule("customer-quiet", "silence", for_s=20.0, roles=frozenset({"customer"})),
)


def main() -> None:
    """Measure, and print a line for each figure."""
    watching = engine(*RULES)
    ids = [f"call-{number}" for number in range(SESSIONS)]
    for session_id in ids:
        watching.take(started(session_id=session_id))
    events = [
        result(second, (second * 7 + number) % 100 / 100, session_id=session_id)
        for second in range(SECONDS)
        for number, session_id in enumerate(ids)
    ]
    began = time.process_time()
    alerts = sum(len(watching.take(event)) for event in events)
    each_us = (time.process_time() - began) / len(events) * 1e6
    began = time.process_time()
    for second in range(SECONDS):
        watching.advance(at(SECONDS + second / 10))
    tick_ms = (time.process_time() - began) / SECONDS * 1e3
    print(
        f"{len(RULES)} rules, {SESSIONS} sessions: {each_us:.1f} us an event, {tick_ms:.2f} ms a tick; {alerts} alerts"
    )


if __name__ == "__main__":
    main()
