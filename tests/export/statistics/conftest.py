"""A small folder of synthetic speech, a tiny encoder, and a model that was made of both."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from export.__main__ import main
from tests.export.whisper_folder import write_whisper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SPEAKERS = {"anna": "en-us+f3", "bert": "en-us+m1", "cora": "en-us+f1", "dirk": "en-us+m3"}
SAID = ("Where is my parcel? I have been waiting for it.", "Please call me back on Monday morning.")
STYLES = {"neutral": (50, 160), "anger": (90, 230), "sadness": (10, 110)}
"""Pitch, 0-99, and words a minute of each label, as one may call them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where everything is."""

    data: Path
    audio: Path
    weights: Path
    build: Path
    models: Path

    def run(self, command: str, *more: str) -> int:
        """Run one of the commands; return its exit status."""
        return main(
            [
                command,
                *("--data", str(self.data), "--audio", str(self.audio), "--weights-folder", str(self.weights)),
                *("--build", str(self.build), "--models", str(self.models), "--name", "tiny", "--threads", "1"),
                *("--device", "cpu", "--quick", *more),
            ]
        )


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Place:
    """Four speakers who act three labels, ordinary speech from two sources, noise, and an encoder."""
    espeak, root = needs_program("espeak-ng"), tmp_path_factory.mktemp("statistics")
    for speaker, voice in SPEAKERS.items():
        for label, style in STYLES.items():
            for number, text in enumerate(SAID):
                _speak(espeak, root / f"data/{label}/{speaker}/{number}.wav", text, voice=voice, style=style)
    for source in ("desk", "phone"):
        rows = ["file,speaker,label"]
        for number in range(2):
            _speak(espeak, root / f"data/ordinary/{source}/{number}.wav", SAID[number], style=(40 + 9 * number, 175))
            rows.append(f"{number}.wav,{source}{number},reading")
        (root / f"data/ordinary/{source}/manifest.csv").write_text("\n".join(rows))
    noise = root / "audio/not_speech/fan/fan.flac"
    noise.parent.mkdir(parents=True)
    (noise.parent / "manifest.csv").write_text("file,speaker,label\nfan.flac,-,noise\n")
    soundfile.write(noise, 0.05 * np.random.default_rng(0).standard_normal(96_000), 16_000)
    (root / "audio/noise").mkdir()
    soundfile.write(root / "audio/noise/fan.flac", soundfile.read(noise)[0], 16_000)
    write_whisper(root / "whisper")
    return Place(root / "data", root / "audio", root / "whisper", root / "build", root / "models")


@pytest.fixture(scope="session")
def made(place: Place) -> Place:
    """The same with a finished model."""
    assert place.run("statistics") == 0
    return place


def _speak(espeak: str, path: Path, text: str, *, style: tuple[int, int], voice: str = "en-us") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    options = ("-v", voice, "-p", str(style[0]), "-s", str(style[1]), "-w", str(path))
    subprocess.run([espeak, *options, text], check=True)
