"""`make bench-claims`: how often the state claims an emotion on recordings in which nobody expresses one.

Every recording is a session of its own, analysed as ``emotion-streamer analyze`` does.
"""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamer.app.analysis import analysis
from streamer.config.load import load
from streamer.dsp.decision import UNEMOTIONAL
from streamer.sources.files.source import FilesSource
from tests.support.collector import Collector
from tests.support.daemon import kind

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_CLAIM = (*UNEMOTIONAL, "none")
SOUND = (".flac", ".opus", ".ogg", ".wav", ".mp3")


def main() -> None:
    """Print the share of results with a claim, and the claims an hour."""
    parser = argparse.ArgumentParser(prog="make bench-claims", description=__doc__)
    parser.add_argument("recordings", type=Path, help="a folder of recordings of ordinary speech")
    parser.add_argument("--config", type=Path, default=Path("config.toml"))
    options = parser.parse_args()
    files = sorted(path for path in options.recordings.rglob("*") if path.suffix in SOUND)
    if not files:
        parser.error(f"expected a folder with recordings, found none in {options.recordings}")
    source, collector = FilesSource(files), Collector()
    daemon = analysis(load(options.config, {}), options.config, source=source, make_sink=lambda _: collector)
    asyncio.run(daemon.service.run(asyncio.Event()))
    print(summary(collector.events))


def summary(events: Sequence[dict[str, Any]]) -> str:
    """Return the figures of some events as a line."""
    states: dict[str, str] = {}
    claims: Counter[str] = Counter()
    n_results = n_claimed = 0
    hours = 0.0
    for event in events:
        data = event["data"]
        match kind(event):
            case "state.v1":
                is_new = states.get(data["leg_id"]) != data["state"]
                claims.update([data["state"]] if is_new and data["state"] not in NO_CLAIM else [])
                states[data["leg_id"]] = data["state"]
            case "emotion.v1":
                n_results += 1
                n_claimed += states.get(data["leg_id"], "none") not in NO_CLAIM
            case "session.ended.v1":
                hours += data["duration_ms"] / 3_600_000
    by_label = ", ".join(f"{label} {n}" for label, n in claims.most_common()) or "none"
    return (
        f"{hours:.2f} h, {n_results} results: an emotion is claimed at {100 * n_claimed / max(1, n_results):.1f} % of "
        f"them, {claims.total() / max(hours, 1e-9):.0f} claims an hour ({by_label})"
    )


if __name__ == "__main__":
    main()
