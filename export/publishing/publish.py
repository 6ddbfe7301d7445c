"""Updates cards and the tables in documents from figures and claims. A test checks that they are up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from export.atomic_file import write_atomically
from export.errors import TrainingError
from export.evaluation.figures import SUFFIX as FIGURES_SUFFIX
from export.evaluation.figures import figures_in
from export.packaging.model_card import refreshed, save_card
from export.packaging.tables import filled
from export.publishing.claims_page import claims_page
from export.publishing.licences import licences
from export.statistics.claim_figures import SUFFIX as CLAIMS_SUFFIX
from export.statistics.claim_figures import load_claims
from streamer.inference.card import StatisticsCard, load_any_card

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from export.evaluation.figures import Figures
    from export.packaging.tables import Text
    from export.statistics.claim_figures import ClaimFigures
    from streamer.inference.card import AnyCard


@dataclass(frozen=True, slots=True)
class _Published:
    """All documents about one model."""

    figures: Figures
    claims: ClaimFigures | None
    """None for a model that was not measured on ordinary speech."""
    card: AnyCard
    """As it is."""

    @property
    def new_card(self) -> AnyCard:
        """The card as it should be."""
        if not isinstance(self.card, StatisticsCard):
            return refreshed(self.card, self.figures)
        calls = self.claims.calls if self.claims else None
        curve = calls.claim_curve if calls else self.card.claim_curve
        return msgspec.structs.replace(refreshed(self.card, self.figures), claim_curve=curve)


def publish(models: Path, documents: Sequence[Path]) -> list[Path]:
    """Update every card in ``models`` that has figures, and the tables in ``documents``; return what changed.

    Raises TrainingError, and writes nothing, where there are no figures, a card is of another model, or a table has no
    results.
    """
    published = _read(models)
    if not published:
        raise TrainingError(f"expected a folder with *{FIGURES_SUFFIX}, and {models} has none")
    cards, texts = _cards(models, published), _texts(documents, published)
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
    published = _read(models)
    both = [*_cards(models, published).items(), *_texts(documents, published).items()]
    return [path for path, (old, new) in both if old != new]


def _read(models: Path) -> dict[str, _Published]:
    """Return every model that has figures, by its name."""
    found = {}
    for name, figures in figures_in(models).items():
        path = models / f"{name}{CLAIMS_SUFFIX}"
        claims = load_claims(path) if path.exists() else None
        found[name] = _Published(figures, claims, load_any_card(models / f"{name}.json"))
    return found


def _cards(models: Path, published: Mapping[str, _Published]) -> dict[Path, tuple[AnyCard, AnyCard]]:
    """Return each card as it is and as it should be."""
    return {models / f"{name}.json": (one.card, one.new_card) for name, one in published.items()}


def _texts(documents: Sequence[Path], published: Mapping[str, _Published]) -> dict[Path, tuple[str, str]]:
    """Return each document as it is and as it should be."""
    texts = {path: path.read_text("utf-8") for path in documents}
    figures = {name: one.figures for name, one in published.items()}
    return {path: (text, filled(text, figures, _kinds(published))) for path, text in texts.items()}


def _kinds(published: Mapping[str, _Published]) -> dict[str, Text]:
    """Return the kinds of text that are not about results."""

    def claims(name: str) -> str:
        one = published[name]
        return claims_page(one.claims.calls, one.figures) if one.claims and one.claims.calls else ""

    return {"claims": claims, "licences": lambda name: licences(published[name].card)}
