"""Opens a model of either kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.inference.card import ModelCard, load_any_card
from streamer.inference.emotion import EmotionModel, open_model
from streamer.inference.statistics import StatisticsModel, open_statistics_model

if TYPE_CHECKING:
    from pathlib import Path

AnyModel = EmotionModel | StatisticsModel
"""Both have ``card``, ``ref``, and ``score``, which takes the stacked inputs of windows and gives a row for each."""


def load_any_model(card_path: Path) -> AnyModel:
    """Open the model that a card describes.

    Raises ModelError if a hash, the shapes or the outputs do not match the card.
    """
    card = load_any_card(card_path)
    if isinstance(card, ModelCard):
        return open_model(card_path, card)
    return open_statistics_model(card_path, card)
