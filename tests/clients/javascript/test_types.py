"""The TypeScript types of the JavaScript client: made from the schemas, and right for what a daemon sends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.support.browser import MODULES, NODE
from tests.support.examples import EXAMPLES, wire

if TYPE_CHECKING:
    from pathlib import Path

USES = """
import { type CloudEvent, connect, Control, type EventType, type StateV1 } from "emotion-streamer-client";

export async function use(): Promise<void> {
  for await (const event of connect("http://127.0.0.1:8765", { types: ["state.v1"], roles: ["customer"] })) {
    if (event.type !== "org.emotionstreamer.state.v1") continue;
    const { state, since_ms }: { state: string; since_ms: number } = event.data;
    console.log(state, since_ms);
    // @ts-expect-error - only emotion.v1 and utterance.ended.v1 have one
    console.log(event.data.audio);
  }
  const control = new Control("http://127.0.0.1:8765");
  const opened = await control.request("open_session", { call_reference: "a", legs: [{ role: "customer" }] });
  const port: number = opened.legs[0]!.port;
  const { sessions } = await control.request("list_sessions");
  console.log(port, sessions.length);
  // @ts-expect-error - a session has legs
  await control.request("open_session", { call_reference: "a" });
  // @ts-expect-error - there is no such command
  await control.request("dance");
  // @ts-expect-error - there is no such type
  const type: EventType = "mood.v1";
  // @ts-expect-error - nor such a role
  const role: StateV1["data"]["role"] = "boss";
}
"""


def test_the_committed_types_are_what_the_schemas_give(repository: Path, tmp_path: Path) -> None:
    script = repository / "clients" / "javascript" / "make_types.py"
    subprocess.run([sys.executable, script, tmp_path / "made.d.ts"], check=True)
    committed = repository / "clients" / "javascript" / "schemas.d.ts"
    assert (tmp_path / "made.d.ts").read_text() == committed.read_text(), "make web makes them anew"


def test_they_hold_every_event_that_is_sent_and_find_wrong_uses(
    npm_packages: Path, repository: Path, tmp_path: Path
) -> None:
    sent = [json.loads(wire(event).payload) for event in EXAMPLES.values()]
    (tmp_path / "uses.ts").write_text(f"{USES}\nexport const sent: CloudEvent[] = {json.dumps(sent)};\n")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "emotion-streamer-client").symlink_to(repository / "clients" / "javascript")
    options = [
        "--noEmit",
        "--strict",
        "--target",
        "es2022",
        "--module",
        "nodenext",
        "--lib",
        "es2023,dom",
        "--types",
        "",
    ]
    command = [str(NODE), str(MODULES / "typescript" / "bin" / "tsc"), *options, "uses.ts"]
    checked = subprocess.run(command, cwd=tmp_path, env=os.environ, stdout=subprocess.PIPE, text=True, check=False)
    assert (checked.stdout, checked.returncode) == ("", 0)
