"""Reads emospeech: short recordings of four emotions by a crowd in India, in English, with a manifest."""

from __future__ import annotations

import re
from pathlib import Path

from export.corpora.manifest import read_manifest
from export.corpora.readers import Clip, Corpus
from export.errors import TrainingError

EMOSPEECH = Corpus(
    name="emospeech",
    folder="emospeech",
    pattern=re.compile(""),  # its manifest has labels and speakers
    labels={
        "angry": "angry",
        "calm": "calm",
        "unknown_calm": "calm",
        "happy": "happy",
        "fearful": "fearful",
    },
    title="emospeech v1",
    language="English",
    licence="CC BY-NC-SA 4.0",
    label_note="as they are; unknown_calm is calm",
)
"""Not one of CORPORA: the recipe of the shipped window model trains on all of those."""


def read_emospeech(data: Path) -> list[Clip]:
    """Return its clips below the folder ``data``; empty if it isn't there. Who is unknown is another person each.

    Raises TrainingError for a label that it does not have.
    """
    folder = data / EMOSPEECH.folder
    if not folder.is_dir():
        return []
    clips = []
    for row in read_manifest(folder):
        label = EMOSPEECH.labels.get(row.label)
        if label is None:
            raise TrainingError(f"emospeech: {row.file}: label {row.label!r}; {list(EMOSPEECH.labels)} expected")
        path = Path(EMOSPEECH.folder) / row.file
        clips.append(Clip(EMOSPEECH.name, path, f"{EMOSPEECH.name}/{row.speaker or row.file}", label))
    return clips
