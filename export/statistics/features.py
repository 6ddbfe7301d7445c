"""Encodes all utterances, as they arrive through channels, and keeps the statistics of each chunk on disk.

A file holds some recordings of one set under one variant, so a run that was stopped goes on after the last whole file.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import torch
from tqdm import tqdm

from export.atomic_file import write_atomically
from export.corpora.recordings import load_recordings
from export.statistics.feature_files import RECORDINGS_A_FILE, feature_files, frames_file, is_encoded
from export.statistics.utterances import cut_acted, cut_ordinary, cut_pieces, each_utterance, find_speech
from export.statistics.variants import RANDOM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from export.corpora.readers import Clip
    from export.corpora.recordings import Recordings
    from export.statistics.config import FeatureConfig
    from export.statistics.encoder import WhisperEncoder
    from export.statistics.material import Part
    from export.statistics.utterances import Utterance
    from export.statistics.variants import Variants
    from streamer.inference.vad import Silero

BATCH = 64
"""Chunks that are encoded together."""

Arrays = dict[str, "NDArray[np.generic]"]


@dataclass(frozen=True, slots=True, eq=False)
class FeatureMaker:
    """Makes the files of features."""

    folder: Path
    cache: Path
    """Of decoded recordings."""
    config: FeatureConfig
    encoder: WhisperEncoder
    variants: Variants
    silero: Silero
    device: torch.device
    with_frames: bool
    """Whether single frames are kept too: only attention needs them."""

    def make(self, part: Part, variant: str) -> None:
        """Encode one set under one variant; what is there already stays."""
        blocks = voice_blocks(part.clips, self.config.block_clips)
        chosen = chosen_recordings(part, variant, blocks, self.config)
        files = feature_files(self.folder, part.name, variant, len(chosen))
        if all(is_encoded(path, with_frames=self.with_frames) for path in files):
            return
        recordings = load_recordings(self.cache, part.name)
        with tqdm(total=len(chosen), unit="clip", desc=f"encode {part.name}, {variant}") as bar:
            for number, path in enumerate(files):
                some = chosen[number * RECORDINGS_A_FILE : (number + 1) * RECORDINGS_A_FILE]
                if not is_encoded(path, with_frames=self.with_frames):
                    arrays, frames = self._encoded(part, variant, some, [blocks[i] for i in some], recordings)
                    if self.with_frames:
                        with write_atomically(frames_file(path)) as partial, partial.open("wb") as file:
                            np.save(file, frames)
                    with write_atomically(path) as partial, partial.open("wb") as file:
                        np.savez(file, allow_pickle=False, **arrays)
                bar.update(len(some))

    def _encoded(
        self, part: Part, variant: str, some: Sequence[int], blocks: Sequence[str], recordings: Recordings
    ) -> tuple[Arrays, NDArray[np.float16]]:
        cut = self.utterances(part, variant, some, blocks, recordings)
        found = list(each_utterance([utterances for _, utterances in cut]))
        encoded, frames = encode([utterance for _, _, utterance in found], self.encoder, self.device)
        arrays: Arrays = {
            **encoded,
            "recording": np.array([some[row] for row, _, _ in found], dtype=np.int64),
            "piece": np.array([piece for _, piece, _ in found], dtype=np.int64),
            "start": np.array([utterance.start for _, _, utterance in found], dtype=np.int64),
            "length": np.array([cut[row][0] for row, _, _ in found], dtype=np.int64),
            "block": np.array([blocks[row] for row, _, _ in found], dtype=np.str_),
        }
        return arrays, frames

    def utterances(
        self, part: Part, variant: str, some: Sequence[int], blocks: Sequence[str], recordings: Recordings
    ) -> list[tuple[int, list[Utterance]]]:
        """Return the length in samples, and the utterances, of some recordings as they arrive."""
        numbers = {path: number for number, path in enumerate(recordings.paths)}
        arrived = [
            self.variants(variant, recordings.clip(numbers[path]), block=block, name=path)
            for path, block in zip((part.clips[i].path.as_posix() for i in some), blocks, strict=True)
        ]
        lengths, cut = [len(each.samples) for each in arrived], self.config.cut
        if part.kind == "not_speech":
            return [(n, cut_pieces(each, cut)) for n, each in zip(lengths, arrived, strict=True)]
        found = find_speech(arrived, cut, self.silero)
        if part.kind == "acted":
            return [(n, [cut_acted(a, s, cut)]) for n, a, s in zip(lengths, arrived, found, strict=True)]
        return [(n, cut_ordinary(a, s, cut)) for n, a, s in zip(lengths, arrived, found, strict=True)]

    def calibration_chunks(self, parts: Sequence[Part], n_chunks: int, seed: int) -> dict[str, NDArray[np.float32]]:
        """Return ``samples`` and ``mask`` of some chunks of all sets under all training variants, for int8's ranges."""
        rng = np.random.default_rng(seed)
        n_each = -(-n_chunks // (len(parts) * len(self.config.variants))) + 1
        found: list[Utterance] = []
        for part in parts:
            recordings, blocks = (
                load_recordings(self.cache, part.name),
                voice_blocks(part.clips, self.config.block_clips),
            )
            for variant in self.config.variants:
                some = rng.choice(len(part.clips), min(n_each, len(part.clips)), replace=False).tolist()
                cut = self.utterances(part, variant, some, [blocks[i] for i in some], recordings)
                found += [utterance for _, utterances in cut for utterance in utterances[:2]]
        samples, masks = (np.concatenate(rows) for rows in ([u.chunks for u in found], [u.mask for u in found]))
        spoken = rng.permutation(np.flatnonzero(masks.any(axis=1)))[:n_chunks]
        return {"samples": samples[spoken], "mask": masks[spoken].astype(np.float32)}


def encode(
    utterances: Sequence[Utterance], encoder: WhisperEncoder, device: torch.device
) -> tuple[Arrays, NDArray[np.float16]]:
    """Return ``count`` (n,), ``mean``, ``deviation`` (n, n_features) of each chunk, and ``n_chunks`` of each utterance.

    Beside them the last layer of the frames with speech, chunk after chunk, shape (count.sum(), width). All features
    are float16, whose rounding is far below the differences between chunks; sums would not fit.
    """
    n_features = encoder.n_features
    if not utterances:
        nothing = np.zeros((0, n_features), np.float16)
        empty: Arrays = {
            "count": np.zeros(0, np.uint8),
            "mean": nothing,
            "deviation": nothing,
            "n_chunks": np.zeros(0, np.int64),
        }
        return empty, np.zeros((0, encoder.width), np.float16)
    chunks = np.concatenate([each.chunks for each in utterances])
    masks = np.concatenate([each.mask for each in utterances])
    means, deviations, frames = [], [], []
    with torch.inference_mode():
        for first in range(0, len(chunks), BATCH):
            mask = torch.from_numpy(masks[first : first + BATCH]).to(device)[:, :, None].float()  # (B, 50, 1)
            features = encoder.features(torch.from_numpy(chunks[first : first + BATCH]).to(device))
            count = mask.sum(1).clamp_min(1)  # (B, 1)
            mean = (features * mask).sum(1) / count
            variance = ((features - mean[:, None]).square() * mask).sum(1) / count
            means.append(mean.half().cpu().numpy())
            deviations.append(variance.sqrt().half().cpu().numpy())
            spoken = features[:, :, -encoder.width :][mask[:, :, 0] > 0]
            frames.append(spoken.half().cpu().numpy())
    found: Arrays = {
        "count": masks.sum(1).astype(np.uint8),
        "mean": np.concatenate(means),
        "deviation": np.concatenate(deviations),
        "n_chunks": np.array([len(each.chunks) for each in utterances], dtype=np.int64),
    }
    return found, np.concatenate(frames)


def chosen_recordings(part: Part, variant: str, blocks: Sequence[str], config: FeatureConfig) -> list[int]:
    """Return the numbers of the recordings that are encoded under a variant."""
    one_of = config.thinned.get(part.name, 1) if RANDOM.fullmatch(variant) else 1
    return [i for i, block in enumerate(blocks) if zlib.crc32(f"{variant} {block}".encode()) % one_of == 0]


def voice_blocks(clips: Sequence[Clip], size: int) -> list[str]:
    """Return the voice block of each clip: its speaker and a number; a block has about ``size`` clips."""
    blocks = [""] * len(clips)
    for speaker in sorted({clip.speaker for clip in clips}):
        own = [i for i, clip in enumerate(clips) if clip.speaker == speaker]
        n_blocks = max(1, round(len(own) / size))
        rng = np.random.default_rng(zlib.crc32(speaker.encode()))
        for place, i in enumerate(rng.permutation(own).tolist()):
            blocks[i] = f"{speaker}#{place % n_blocks}"
    return blocks


def fingerprint(config: FeatureConfig, part: Part, encoder: str, backgrounds: str) -> str:
    """Return a name for the features of one set that changes with all that they follow from.

    ``encoder``: a digest of its weights and layers; ``backgrounds``: of noises and rooms.
    """
    clips = [(clip.path.as_posix(), clip.speaker) for clip in part.clips]
    settings = (config.cut, config.channel, config.block_clips, config.thinned.get(part.name, 1))
    text = msgspec.json.encode([encoder, backgrounds, settings, part.kind, clips])
    return f"{zlib.crc32(text):08x}"
