"""The steps of a model of the statistics kind: features, training, evaluation. Each goes on where it was stopped."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import torch

from export.acoustics.backgrounds import Backgrounds, check_audio
from export.classical.embedders import digest_of
from export.corpora.recordings import prepare
from export.statistics.checkpoint import BranchFile
from export.statistics.config import Recipe
from export.statistics.encoder import load_encoder, weight_files
from export.statistics.feature_files import feature_files, is_encoded
from export.statistics.features import FeatureMaker, chosen_recordings, fingerprint, voice_blocks
from export.statistics.head import Head
from export.statistics.rounds import all_rounds, choose, training_rows
from export.statistics.store import load_store
from export.statistics.train_branch import train_branch
from export.statistics.variants import Variants
from streamer.inference.vad import Silero

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from export.statistics.encoder import WhisperEncoder
    from export.statistics.material import Material, Part
    from export.statistics.rounds import Round
    from export.statistics.store import Store


@dataclass(frozen=True, kw_only=True)
class StatisticsSteps:
    """Files are below ``build``: ``recordings/``, ``features/``, ``heads/``."""

    material: Material
    audio: Path | None
    weights: Path
    """The folder of the encoder."""
    build: Path
    workers: int = 1
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    recipe: Recipe = field(default_factory=Recipe)

    def check(self) -> None:
        """Raise TrainingError, before any long work, where folders are not what they should be."""
        check_audio(self.audio)
        weight_files(self.weights)
        _ = self.encoder

    def features(self, names: Sequence[str] = ()) -> None:
        """Decode and encode all sets, or those called ``names``, under all variants."""
        for part in self.material.parts:
            if not names or part.name in names:
                prepare(part.clips, data=part.folder, cache=self.cache, workers=self.workers)
                for variant in self.variants_of(part):
                    self.maker(part).make(part, variant)

    def train(self, names: Sequence[str] = ()) -> dict[str, Head]:
        """Train the heads of all rounds, or of those called ``names``; those that are there already stay."""
        return {one.name: self._head(one) for one in choose(self.rounds, names)}

    def heads(self, names: Sequence[str] = ()) -> dict[str, Head]:
        """Return trained heads by round; raise TrainingError where one is missing."""
        return {one.name: self._load(one) for one in choose(self.rounds, names)}

    def is_encoded(self, part: Part) -> bool:
        """Tell whether all files of features of a set are there."""
        files = [path for variant in self.variants_of(part) for path in self._files(part, variant)]
        return all(is_encoded(path, with_frames=self.recipe.has_attention) for path in files)

    def is_trained(self, name: str) -> bool:
        """Tell whether the head of a round is there, and follows from these data and settings."""
        return all(file.is_there() for file in self._branch_files(self.rounds[name]))

    @cached_property
    def encoder(self) -> WhisperEncoder:
        """The encoder on the device."""
        return load_encoder(self.weights, self.recipe.encoder).to(self.device)

    @cached_property
    def rounds(self) -> dict[str, Round]:
        """All rounds by name."""
        return all_rounds(self.material)

    @cached_property
    def store(self) -> Store:
        """The features of all sets. Raises TrainingError where some are missing."""
        entries = [
            (part, variant, self._files(part, variant))
            for part in self.material.parts
            for variant in self.variants_of(part)
        ]
        return load_store(self.material, entries, with_frames=self.recipe.has_attention)

    @property
    def cache(self) -> Path:
        return self.build / "recordings"

    def variants_of(self, part: Part) -> list[str]:
        """Return under which variants a set is encoded: those of training, and those of evaluation."""
        config = self.recipe.features
        wanted = [] if part.measured_only else list(config.variants)
        if part.kind != "not_speech":
            wanted += config.tested
        if part.kind == "acted" and len(part.clips) <= config.tested_clips:
            wanted += config.tested_acted
        if part.kind == "ordinary":
            wanted += config.tested_ordinary
        return [variant for variant in dict.fromkeys(wanted) if self._variants.is_available(variant)]

    def maker(self, part: Part) -> FeatureMaker:
        """Return what encodes a set."""
        return FeatureMaker(
            self._folder(part),
            self.cache,
            self.recipe.features,
            self.encoder,
            self._variants,
            self._silero,
            self.device,
            self.recipe.has_attention,
        )

    @cached_property
    def _variants(self) -> Variants:
        return Variants(self.recipe.features.channel, Backgrounds.load(self.audio))

    @cached_property
    def _silero(self) -> Silero:
        return Silero()

    @cached_property
    def _digests(self) -> tuple[str, str]:
        """Of the encoder's weights, and of noises and rooms."""
        sounds = (
            sorted(path for part in ("noise", "rir") for path in (self.audio / part).glob("*")) if self.audio else []
        )
        return f"{digest_of(weight_files(self.weights))} {self.recipe.encoder.layers}", digest_of(sounds)

    def _folder(self, part: Part) -> Path:
        return self.build / "features" / fingerprint(self.recipe.features, part, *self._digests)

    def _files(self, part: Part, variant: str) -> list[Path]:
        config = self.recipe.features
        blocks = voice_blocks(part.clips, config.block_clips)
        return feature_files(
            self._folder(part), part.name, variant, len(chosen_recordings(part, variant, blocks, config))
        )

    def _head(self, left_out: Round) -> Head:
        for config, file in zip(self.recipe.branches, self._branch_files(left_out), strict=True):
            if not file.is_there():
                rows = training_rows(self.store, self.material, left_out, self.recipe.features.variants)
                file.save(train_branch(self.store, rows, config, title=file.path.stem))
        return self._load(left_out)

    def _load(self, left_out: Round) -> Head:
        head = Head(self.encoder.n_features, self.encoder.width, self.material.labels, *self.recipe.branches)
        for branch, file in zip(head.each_branch, self._branch_files(left_out), strict=True):
            file.load_into(branch)
        return head.eval()

    def _branch_files(self, left_out: Round) -> list[BranchFile]:
        sets = [self._folder(part).name for part in self.material.parts]
        found = []
        for config in self.recipe.branches:
            settings = (config, self.recipe.features.variants, self.material.labels)
            made_of = [sets, settings, sorted(left_out.speakers), sorted(left_out.sets), left_out.name]
            name = left_out.name if config.attention_heads else f"{left_out.name}-plain"
            digest = hashlib.sha256(msgspec.json.encode(made_of)).hexdigest()
            found.append(BranchFile(self.build / "heads" / f"{name}.pt", digest))
        return found
