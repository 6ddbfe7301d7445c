"""Small trees with the real corpora's names, filled with generated sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import torch

from export.corpora.readers import CORPORA, read_corpus, unique
from export.corpora.recordings import prepare
from export.corpora.splits import RAVDESS_FOLDS
from tests.export.networks import lively_network, trunk_weights
from tests.export.recipe_rig import RecipeRig
from tests.export.sounds import RATE, write_speech, write_voice

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.readers import Clip

OTHERS = (
    "tess/OAF_angry/OAF_back_angry.wav",
    "tess/OAF_angry/OAF_bar_angry.wav",
    "tess/OAF_neutral/OA_bite_neutral.wav",
    "tess/YAF_sad/YAF_beg_sad.wav",
    "tess/YAF_pleasant_surprise/YAF_back_ps.wav",
    "nemo/samples/EB0_anger_1.wav",
    "nemo/samples/EB0_surprised_64.wav",
    "nemo/samples/WR0_anger_1.wav",
    "nemo/samples/WR0_surprised_64.wav",
    "ased/01Neutral/n1-01-01-01-07.wav",
    "ased/01Neutral/n1-02-01-01-12.wav",
    "ased/04Sad/S4-02-01-01-12.wav",
    "ased/04Sad/s4-01-01-01-07.wav",
    "emodb/03a01Fa.wav",
    "emodb/03a01Lb.wav",
    "emodb/16b10Wb.wav",
    "cremad/1001_DFA_ANG_XX.wav",
    "cremad/AudioWAV/1091_WSI_NEU_XX.wav",
    "savee/DC_a01.wav",
    "savee/KL/su15.wav",
)


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """Two threads that share two busy cores wait for each other: one is faster."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All seven corpora, a few clips each, with the traps of the real ones; of RAVDESS the actors of folds 0 and 4.

    Each of these folds has every label.
    """
    root = tmp_path_factory.mktemp("data")
    for fold in (0, 4):
        for place, actor in enumerate(sorted(RAVDESS_FOLDS[fold])):
            # Neutral twice, as in RAVDESS more or less, and every other one of the other labels.
            for number, take in ((1, 1), (1, 2), *((number, 1) for number in range(3 - place % 2, 9, 2))):
                path = root / f"ravdess/Actor_{actor:02d}/03-01-{number:02d}-01-01-{take:02d}-{actor:02d}.flac"
                write_speech(path, number=3 * (number - 1), seed=100 * actor + take)
    twin = root / "ravdess/Actor_01/03-01-03-01-01-02-01.flac"
    twin.write_bytes((root / "ravdess/Actor_01/03-01-03-01-01-01-01.flac").read_bytes())
    for number, name in enumerate(OTHERS):
        write_voice(root / name, pitch_hz=100 + 10 * number, seed=100 + number)
    (root / "emodb/erkennung.txt").write_text("not audio")
    return root


@pytest.fixture(scope="session")
def tiny_audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two noises and three rooms, one of them kept for tests by its name."""
    root, rng = tmp_path_factory.mktemp("audio"), np.random.default_rng(0)
    (root / "noise").mkdir()
    (root / "rir").mkdir()
    for name, seconds in (("tap", 2), ("bike", 3)):
        soundfile.write(root / "noise" / f"{name}.flac", 0.1 * rng.standard_normal(seconds * RATE), RATE)
    for name, channels in (("hall", 1), ("stairs", 1), ("kitchen-true-stereo", 2)):
        tail = 0.1 * rng.standard_normal((RATE // 4, channels)) * np.exp(-np.arange(RATE // 4) / 800)[:, np.newaxis]
        tail[40] = 0.9
        soundfile.write(root / "rir" / f"{name}.wav", tail, RATE)
    return root


@pytest.fixture(scope="session")
def tiny_clips(tiny_data: Path) -> list[Clip]:
    """All clips of ``tiny_data``, without twins."""
    return [clip for corpus in CORPORA.values() for clip in unique(read_corpus(corpus, tiny_data), tiny_data)]


@pytest.fixture(scope="session")
def tiny_cache(tiny_data: Path, tiny_clips: list[Clip], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recordings of ``tiny_clips``."""
    folder = tmp_path_factory.mktemp("cache")
    for corpus in CORPORA:
        prepare([clip for clip in tiny_clips if clip.corpus == corpus], data=tiny_data, cache=folder, workers=1)
    return folder


@pytest.fixture(scope="session")
def trained_rig(tmp_path_factory: pytest.TempPathFactory, tiny_data: Path, tiny_audio: Path) -> RecipeRig:
    """All networks of three corpora trained; what a test changes in it, it puts back."""
    folder = tmp_path_factory.mktemp("recipe")
    (folder / "data").mkdir()
    for corpus in ("ravdess", "nemo", "emodb"):
        (folder / "data" / corpus).symlink_to(tiny_data / corpus)
    torch.save(trunk_weights(lively_network()), folder / "weights.pt")
    rig = RecipeRig.open(folder, data=folder / "data", audio=tiny_audio)
    rig.run("prepare", "train")
    return rig


@pytest.fixture(scope="session")
def evaluated_rig(trained_rig: RecipeRig) -> RecipeRig:
    """All networks exported and evaluated too."""
    trained_rig.run("to-onnx", "quantize", "evaluate")
    return trained_rig


@pytest.fixture(scope="session")
def rig(evaluated_rig: RecipeRig) -> RecipeRig:
    """Every step done once: there is a model with its card, its figures and their tables."""
    evaluated_rig.run("figures", "card", "publish")
    return evaluated_rig
