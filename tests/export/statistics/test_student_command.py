"""``statistics-student``, from recordings to an encoder whose heads can be trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from export.__main__ import main
from export.statistics.config import EncoderConfig
from export.statistics.encoder import load_encoder

if TYPE_CHECKING:
    from tests.export.statistics.conftest import Place


def taught(place: Place, *more: str) -> int:
    folders = ("--data", str(place.data), "--audio", str(place.audio), "--weights-folder", str(place.weights))
    return main(["statistics-student", *folders, "--build", str(place.build), "--threads", "1", *more])


@pytest.mark.slow
def test_it_makes_an_encoder_that_is_read_like_whispers(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert taught(place, "--steps", "2") == 0
    assert "student: statistics " in capsys.readouterr().out
    assert load_encoder(place.build / "student", EncoderConfig((0, 1, 2))).n_features == 3 * 160


def test_a_set_that_is_not_there_is_refused(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert taught(place, "--unheard", "nobody") == 1
    assert "--unheard: expected some of data, desk, phone, fan, got nobody" in capsys.readouterr().err
