"""Gathers what a model of the statistics kind learns from and is measured on: acted, ordinary and other sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from export.corpora.data import read_data
from export.corpora.emospeech import EMOSPEECH, read_emospeech
from export.corpora.label_map import FILE_NAME, label_lines
from export.corpora.ordinary import NOT_SPEECH, ORDINARY, read_set, read_sets
from export.corpora.readers import CORPORA, LABELS, unique
from export.errors import TrainingError
from streamer.dsp.decision import UNEMOTIONAL

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.own import Reading
    from export.corpora.readers import Clip

Kind = Literal["acted", "ordinary", "not_speech"]
MEASURED_ONLY = ("calls_dev",)
"""Folders of ``--data`` with ordinary speech that nothing is trained on."""
FINAL_ONLY = (EMOSPEECH.name,)
"""Corpora that only the final model is trained on: all other models are measured on them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One set of recordings."""

    name: str
    kind: Kind
    folder: Path
    """To which the clips' paths are relative."""
    clips: tuple[Clip, ...]
    labels: tuple[str, ...] = ()
    """Of acted speech: those that the set has, in the order of LABELS."""
    measured_only: bool = False


@dataclass(frozen=True, slots=True)
class Material:
    """All sets; their names differ."""

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        names = [part.name for part in self.parts]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise TrainingError(f"two sets of recordings are called {twice[0]}: rename a folder")

    def of(self, *kinds: Kind) -> list[Part]:
        """Return the sets of some kinds."""
        return [part for part in self.parts if part.kind in kinds]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that acted speech has, in the order of LABELS: the outputs of a model."""
        return tuple(label for label in LABELS if any(label in part.labels for part in self.parts))


def read_material(
    data: Path, *, audio: Path | None = None, ordinary: Path | None = None, reading: Reading | None = None
) -> Material:
    """Return all sets.

    ``data``: corpora or one's own labelled recordings, as everywhere; ``ordinary/`` in it is ordinary speech.
    ``audio``: ``not_speech/`` in it is sound that is not speech. ``ordinary``: another folder of ordinary speech.
    Raises TrainingError where recordings can't be used, or express no emotion or nothing neutral.
    """
    found = read_data(data, reading)
    folder = found.folder
    parts = [_acted(name, folder, found.clips) for name in found.corpora]
    parts += [_acted(EMOSPEECH.name, folder, read_emospeech(folder))] if (folder / EMOSPEECH.folder).is_dir() else []
    parts += _plain(ordinary or folder / ORDINARY, "ordinary", needed=ordinary is not None)
    parts += [_measured(folder / name) for name in MEASURED_ONLY if (folder / name).is_dir()]
    parts += _plain(audio / NOT_SPEECH, "not_speech", needed=False) if audio else []
    material = Material(tuple(parts))
    _check_labels(material.labels)
    return material


def _acted(name: str, folder: Path, clips: list[Clip] | tuple[Clip, ...]) -> Part:
    own = unique((clip for clip in clips if clip.corpus == name), folder)
    strange = sorted({clip.label for clip in own} - set(LABELS))
    if strange:
        raise TrainingError(
            f"{name}: a model of the statistics kind has the labels {', '.join(LABELS)}, got {', '.join(strange)}: "
            "say which of these each is, or false to leave its recordings out. Write these lines, with your choice for "
            f"NAME, into {folder / FILE_NAME} (or another file that --labels names)\n"
            + label_lines({clip.label for clip in own})
        )
    corpus = EMOSPEECH if name == EMOSPEECH.name else CORPORA.get(name)
    known = set(corpus.labels.values()) if corpus else {clip.label for clip in own}
    return Part(name, "acted", folder, tuple(own), tuple(label for label in LABELS if label in known))


def _plain(folder: Path, kind: Literal["ordinary", "not_speech"], *, needed: bool) -> list[Part]:
    if not needed and not folder.is_dir():
        return []
    label = ORDINARY if kind == "ordinary" else NOT_SPEECH
    return [Part(one.name, kind, one.folder, one.clips) for one in read_sets(folder, label)]


def _measured(folder: Path) -> Part:
    found = read_set(folder, ORDINARY)
    return Part(found.name, "ordinary", found.folder, found.clips, measured_only=True)


def _check_labels(labels: tuple[str, ...]) -> None:
    if "neutral" not in labels:
        raise TrainingError(f"expected recordings that are neutral beside others, got {', '.join(labels) or 'none'}")
    if not set(labels) - set(UNEMOTIONAL):
        raise TrainingError(f"expected recordings of an emotion, got only {', '.join(labels)}")
