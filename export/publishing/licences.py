"""What a model was trained on, under which licences, from its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.markdown import items, paragraph
from streamer.inference.card import StatisticsCard

if TYPE_CHECKING:
    from streamer.inference.card import AnyCard


def licences(card: AnyCard) -> str:
    """Return the terms of use, then each corpus and each set of weights with its licence, as Markdown."""
    weights = card.weights if isinstance(card, StatisticsCard) else []
    lines = [*card.corpora, *(f"weights: {notice}" for notice in weights)]
    return "\n\n".join([paragraph(f"{card.name} {card.version}: {card.licence}"), *([items(lines)] if lines else [])])
