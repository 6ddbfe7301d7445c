"""Small trees with the real corpora's names, filled with generated sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import torch

from tests.export.sounds import write_voice

if TYPE_CHECKING:
    from pathlib import Path

RAVDESS_ACTORS = (1, 2, 3, 4)


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """Two threads that share two busy cores wait for each other: one is faster."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All seven corpora, a few clips each, with the traps of the real ones."""
    root = tmp_path_factory.mktemp("data")
    for actor in RAVDESS_ACTORS:
        for number in range(1, 9):
            for take in (1, 2):
                name = f"03-01-{number:02d}-01-01-{take:02d}-{actor:02d}.flac"
                write_voice(
                    root / f"ravdess/Actor_{actor:02d}" / name, pitch_hz=80 + 30 * number, seed=actor * 10 + take
                )
    twin = root / "ravdess/Actor_01/03-01-03-01-01-02-01.flac"
    twin.write_bytes((root / "ravdess/Actor_01/03-01-03-01-01-01-01.flac").read_bytes())
    others = (
        "tess/OAF_angry/OAF_back_angry.wav",
        "tess/OAF_angry/OAF_bar_angry.wav",
        "tess/OAF_neutral/OA_bite_neutral.wav",
        "tess/YAF_sad/YAF_beg_sad.wav",
        "tess/YAF_pleasant_surprise/YAF_back_ps.wav",
        "nemo/samples/EB0_anger_1.wav",
        "nemo/samples/WR0_surprised_64.wav",
        "ased/01Neutral/n1-01-01-01-07.wav",
        "ased/04Sad/S4-02-01-01-12.wav",
        "emodb/03a01Fa.wav",
        "emodb/03a01Lb.wav",
        "emodb/16b10Wb.wav",
        "cremad/1001_DFA_ANG_XX.wav",
        "cremad/AudioWAV/1091_WSI_NEU_XX.wav",
        "savee/DC_a01.wav",
        "savee/KL/su15.wav",
    )
    for number, name in enumerate(others):
        write_voice(root / name, pitch_hz=100 + 10 * number, seed=100 + number)
    (root / "emodb/erkennung.txt").write_text("not audio")
    return root
