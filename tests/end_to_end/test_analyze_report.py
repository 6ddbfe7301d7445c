"""``emotion-streamer analyze --report`` on a recording, by the real model."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import soundfile

from streamer import cli
from tests.support.daemon import json_lines, kind
from tests.support.speech import RATE, SENTENCES, speak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """A folder with two takes, ``a.wav`` and ``b.wav``."""
    folder = tmp_path_factory.mktemp("takes")
    for name, sentence in zip("ab", SENTENCES, strict=False):
        soundfile.write(folder / f"{name}.wav", speak(needs_program("espeak-ng"), folder, sentence), RATE)
    return folder


def analyze(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "streamer", "analyze", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


def test_a_take_gives_a_page_and_figures_and_the_next_one_is_compared_with_it(folder: Path) -> None:
    first = analyze(folder, "--report", "a.html", "--target", "neutral=0.5,calm=0.5", "a.wav")
    assert (first.returncode, first.stderr) == (0, b"")
    (report,) = json_lines((folder / "a.jsonl").read_bytes())
    events = json_lines(first.stdout)
    assert [kind(event) for event in events][-2:] == ["coach.report.v1", "session.ended.v1"]
    assert report["data"] == events[-2]["data"]
    assert next(event["data"]["cue"] for event in events if kind(event) == "advice.v1") == "begin"
    page = (folder / "a.html").read_text()
    assert "a.wav, channel 1" in page
    assert all(sentence in page for sentence in report["data"]["sentences"])
    # Of a folder with its own figures in it, which are no earlier take.
    (folder / "b.jsonl").write_bytes(b"an old one")
    second = analyze(folder, "--report", "b.html", "--compare", ".", "b.wav")
    assert (second.returncode, second.stderr) == (0, b"")
    assert "coach.report.v1" not in {kind(event) for event in json_lines(second.stdout)}
    assert "Name a target" in (folder / "b.html").read_text()


@pytest.mark.parametrize(
    "bad",
    [
        (("--report", "a.pdf"), 2, "expected a name that ends in .html, got 'a.pdf'"),
        (("--report", "no/a.html"), 1, "no/a.html: can't be written"),
        (("--compare", "a.wav"), 1, "--compare: expected --report with it, got none"),
        (
            ("--report", "c.html", "--compare", "nothing.jsonl"),
            1,
            "nothing.jsonl: can't be read: No such file or directory",
        ),
        (("--report", "c.html", "--compare", "a.wav"), 1, "a.wav: line 1: expected an event in JSON"),
        (
            ("--report", "c.html", "--compare", "empty"),
            1,
            "empty: expected coach.report.v1 events in JSON Lines, got none",
        ),
        (
            ("--report", "c.html", "--target", "happy"),
            2,
            "expected a label and its share, such as happy=0.6, got 'happy'",
        ),
        (
            ("--report", "c.html", "--target", "happy=0.5"),
            78,
            "--target: expected shares that sum to 1, got a sum of 0.5",
        ),
        (("--report", "c.html", "--target", "joyful=1"), 78, "expected labels of the model"),
    ],
)
def test_what_can_not_be_done_is_said_before_anything_is_analysed(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    bad: tuple[tuple[str, ...], int, str],
) -> None:
    arguments, status, message = bad
    (folder / "empty").mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    try:
        ended = cli.main(["analyze", *arguments, "a.wav"])
    except SystemExit as usage:
        ended = usage.code  # type: ignore[assignment]
    out, err = capsys.readouterr()
    assert (ended, out) == (status, "")
    assert message in err
    assert not (folder / "c.html").exists()
