"""Finds the model that the configuration names, and the shadow model beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from streamer.app.model_kinds import scorer_maker
from streamer.config.paths import beside
from streamer.core.errors import ConfigError
from streamer.inference.card import card_of
from streamer.inference.disagreement import Disagreement
from streamer.inference.emotion import EmotionModel
from streamer.inference.model import load_any_model
from streamer.inference.paired_scorers import PairedScorers
from streamer.inference.shadow import Shadow

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamer.config.tables import Config
    from streamer.inference.model import AnyModel


def find_card(config: Config, config_path: Path | None) -> Path:
    """Return the path of the model card: beside the configuration, else in the installation or the checkout.

    Raises ConfigError where it is in none of them.
    """
    return _find(config.model.card, config_path, key="model.card")


def load_shadow(
    config: Config,
    config_path: Path | None,
    model: AnyModel,
    *,
    patient: bool,
    elsewhere: Callable[[], Disagreement] = Disagreement,
) -> Shadow | None:
    """Return the model that runs beside ``model``; None where none is configured.

    ``patient``: windows wait for it. ``elsewhere``: what the shadows of worker processes found. Raises ConfigError or
    ModelError where it can't run or be compared.
    """
    if not config.shadow.model:
        return None
    path = _find(str(card_of(Path(config.shadow.model))), config_path, key="shadow.model")
    shadow = load_any_model(path)
    return Shadow(
        shadow,
        beside=model.card,
        pairs=_pairs(config, model, shadow),
        patient=patient,
        log_every_s=config.shadow.log_every_s,
        elsewhere=elsewhere,
    )


def _pairs(config: Config, model: AnyModel, shadow: AnyModel) -> PairedScorers | None:
    if isinstance(model, EmotionModel) or isinstance(shadow, EmotionModel):
        return None
    return PairedScorers(scorer_maker(config, model), scorer_maker(config, shadow))


def _find(name: str, config_path: Path | None, *, key: str) -> Path:
    named = Path(name)
    own = beside(config_path, name)
    installed = Path(sys.prefix) / "share" / "emotion-streamer" / named
    checkout = Path(__file__).resolve().parents[2] / named
    for path in (own, installed, checkout):
        try:
            is_file = path.is_file()
        except OSError as error:
            raise ConfigError(f"{key}: expected a model card, can't look for {path}: {error.strerror}") from error
        if is_file:
            return path
    raise ConfigError(f"{key}: expected a model card, found no file {own} and none at {installed}")
