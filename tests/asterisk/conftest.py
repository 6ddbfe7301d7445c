"""A real Asterisk, which ``make test-asterisk`` starts around the tests, and recordings that its callers say."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from tests.support.pbx import Pbx
from tests.support.speech import RATE, SENTENCES, conversation, speak

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def root() -> Path:
    """Asterisk's root file system."""
    folder = os.environ.get("EMOTION_STREAMER_ASTERISK")
    if not folder:
        pytest.skip("there is no Asterisk here: make test-asterisk brings one, as root on Debian")
    return Path(folder)


@pytest.fixture(scope="session")
def clips(root: Path, needs_program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What the caller says, and what the agent says, as recordings; both are where Asterisk finds them."""
    espeak, folder = needs_program("espeak-ng"), tmp_path_factory.mktemp("clips")
    said = {
        "clipa": conversation(espeak, folder, pause_s=1.0),
        "clipb": speak(espeak, folder, f"{SENTENCES[2]} {SENTENCES[1]}", voice="en-gb"),
        "clipc": speak(espeak, folder, SENTENCES[0], voice="en-us+f3"),
    }
    for name, samples in said.items():
        soundfile.write(folder / f"{name}.wav", samples, RATE, subtype="PCM_16")
        (root / "tmp" / f"{name}.wav16").write_bytes((folder / f"{name}.wav").read_bytes())
    sounds = root / "usr/share/asterisk/sounds/en"  # Asterisk's own are a package that nothing else needs
    sounds.mkdir(parents=True, exist_ok=True)
    for prompt in ("pbx-transfer", "beep", "beeperr", "pbx-invalid"):
        soundfile.write(folder / "prompt.wav", np.zeros(RATE // 10), RATE, subtype="PCM_16")
        (sounds / f"{prompt}.wav16").write_bytes((folder / "prompt.wav").read_bytes())
    return {name: folder / f"{name}.wav" for name in said}


@pytest.fixture
def pbx(root: Path) -> Pbx:
    """The Asterisk."""
    return Pbx(root)
