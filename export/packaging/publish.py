"""Updates cards and the tables in documents from the figures. A test checks that they are up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.atomic_file import write_atomically
from export.errors import TrainingError
from export.evaluation.figures import load_figures
from export.packaging.model_card import refreshed, save_card
from export.packaging.tables import filled
from streamer.inference.card import load_card

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from export.evaluation.figures import Figures
    from streamer.inference.card import ModelCard

FIGURES_SUFFIX = ".figures.json"


def figures_in(models: Path) -> dict[str, Figures]:
    """Return all figures in the folder ``models``, by the name of the model."""
    return {
        path.name.removesuffix(FIGURES_SUFFIX): load_figures(path) for path in sorted(models.glob(f"*{FIGURES_SUFFIX}"))
    }


def publish(models: Path, documents: Sequence[Path]) -> list[Path]:
    """Update every card in ``models`` that has figures, and the tables in ``documents``; return what changed.

    Raises TrainingError, and writes nothing, where there are no figures, a card is of another model, or a table has no
    results.
    """
    figures = figures_in(models)
    if not figures:
        raise TrainingError(f"expected a folder with *{FIGURES_SUFFIX}, and {models} has none")
    cards, texts = _cards(models, figures), _texts(documents, figures)
    for path, (old, new) in cards.items():
        if old != new:
            save_card(path, new)
    for path, (before, after) in texts.items():
        if before != after:
            with write_atomically(path) as partial:
                partial.write_text(after, encoding="utf-8")
    return [path for path, (old, new) in [*cards.items(), *texts.items()] if old != new]


def stale(models: Path, documents: Sequence[Path]) -> list[Path]:
    """Return the cards and documents that differ from the figures in ``models``; raises as ``publish``."""
    figures = figures_in(models)
    both = [*_cards(models, figures).items(), *_texts(documents, figures).items()]
    return [path for path, (old, new) in both if old != new]


def _cards(models: Path, figures: Mapping[str, Figures]) -> dict[Path, tuple[ModelCard, ModelCard]]:
    """Return each card as it is and as it should be."""
    cards = {name: load_card(models / f"{name}.json") for name in figures}
    return {models / f"{name}.json": (card, refreshed(card, figures[name])) for name, card in cards.items()}


def _texts(documents: Sequence[Path], figures: Mapping[str, Figures]) -> dict[Path, tuple[str, str]]:
    """Return each document as it is and as it should be."""
    texts = {path: path.read_text("utf-8") for path in documents}
    return {path: (text, filled(text, figures)) for path, text in texts.items()}
