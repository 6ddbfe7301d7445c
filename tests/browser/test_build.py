"""The committed page is what its sources give."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

from jsonschema import Draft7Validator

from tests.support.browser import ELEMENTS, NODE

if TYPE_CHECKING:
    from pathlib import Path


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_committed_files_are_what_the_sources_give(npm_packages: Path, repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "static"
    subprocess.run([NODE, repository / "frontend" / "build.mjs", out], check=True)
    committed = files_of(repository / "streamer" / "web" / "static")
    built = files_of(out)
    assert sorted(built) == sorted(committed), "make web builds them anew"
    assert [name for name in built if built[name] != committed[name]] == [], "make web builds them anew"


def test_the_sources_have_no_error_of_types(npm_packages: Path, repository: Path) -> None:
    environment = {**os.environ, "PATH": f"{NODE.parent}:{os.environ['PATH']}"}
    command = [str(npm_packages / ".bin" / "tsc"), "--noEmit"]
    cwd = repository / "frontend"
    checked = subprocess.run(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    assert (checked.stdout, checked.returncode) == ("", 0)


def test_the_manifest_of_the_elements_is_one(npm_packages: Path) -> None:
    schema = json.loads((npm_packages / "custom-elements-manifest" / "schema.json").read_bytes())
    Draft7Validator(schema).validate(json.loads((ELEMENTS / "custom-elements.json").read_bytes()))


USES = """
import { type EmotionAlertsElement, EmotionFeed, EmotionFrame, type GetTicket } from "emotion-streamer-elements";
const getTicket: GetTicket = async () => (await fetch("/ticket", { method: "POST" })).json();
const wall = document.createElement("emotion-wall");
wall.feed = new EmotionFeed("https://desk.example", { getTicket, roles: ["customer"] });
wall.sort = "newest";
const alerts: EmotionAlertsElement | null = document.querySelector("emotion-alerts");
alerts?.reconnect();
new EmotionFrame(document.querySelector("iframe")!, { getTicket }).set({ session: "call-1" });
"""


def test_the_types_of_the_elements_hold_right_uses_and_find_a_wrong_one(npm_packages: Path, tmp_path: Path) -> None:
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "emotion-streamer-elements").symlink_to(ELEMENTS)
    (tmp_path / "right.ts").write_text(USES)
    (tmp_path / "wrong.ts").write_text(USES.replace('"newest"', '"oldest"'))
    options = ["--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom"]
    command = [str(NODE), str(npm_packages / "typescript" / "bin" / "tsc"), *options, "right.ts", "wrong.ts"]
    checked = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, check=False)
    assert [line.partition(":")[0] for line in checked.stdout.splitlines()] == ["wrong.ts(6,1)"], checked.stdout
