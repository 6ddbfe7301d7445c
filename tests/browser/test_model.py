"""What the page keeps of sessions, with its model alone."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from tests.support.browser import NODE

if TYPE_CHECKING:
    from pathlib import Path

MINUTES = 14
SESSIONS = 80
"""With a result a second, for so long: more than the page keeps of all."""

KEEPING = """
import { Model } from "./model.mjs";
const [sessions, minutes] = process.argv.slice(2).map(Number);
const time = (at) => new Date(at).toISOString();
const model = new Model();
const names = Array.from({ length: sessions }, (_, number) => `s${number}`);
for (let at = 0; at < minutes * 60_000; at += 1000)
  for (const name of names)
    model.apply({
      type: "org.emotionstreamer.emotion.v1",
      time: time(at),
      data: {
        session_id: name, leg_id: `${name}-1`, role: "customer", utterance_id: `${name}-${at}`, trigger: "interval",
        audio: { start_ms: at, end_ms: at + 1000, speech_ms: 1000, quality: "good" },
        categories: [{ name: "neutral", probability: 1 }], posterior: [{ name: "neutral", probability: 1 }],
        dimensions: { valence: 0, arousal: 0 }, abstained: false, reason: null,
        model: { name: "m", version: "1" }, latency_ms: { audio_end_to_publish: 1, inference: 1 },
      },
    });
const open = Object.fromEntries(names.map((name) => [name, { legs: {}, alerts: {} }]));
model.sync({ overload: null, sessions: open, nodes: {}, sources: {} }, 0);
model.forget(minutes * 60_000, "s7");
const kept = names.map((name) => model.known(name).legs.get(`${name}-1`).pieces.length);
console.log(JSON.stringify([kept[7], Math.min(...kept), Math.max(...kept.filter((_, number) => number !== 7))]));
"""


def test_of_many_sessions_the_past_of_the_watched_one_is_kept_longest(
    npm_packages: Path, repository: Path, tmp_path: Path
) -> None:
    source, bundle = repository / "frontend" / "src" / "model.ts", tmp_path / "model.mjs"
    options = ("--bundle", "--format=esm", f"--outfile={bundle}", "--log-level=error")
    subprocess.run([NODE, npm_packages / "esbuild" / "bin" / "esbuild", source, *options], check=True)
    (tmp_path / "keeping.mjs").write_text(KEEPING)
    command = [str(NODE), str(tmp_path / "keeping.mjs"), str(SESSIONS), str(MINUTES)]
    watched, least, most = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    assert watched == MINUTES * 60
    assert 180 <= least <= most < watched
