"""Reads the corpora of emotional speech: clips, speakers and labels.

Label and speaker come from the file name. A name that doesn't match is an error.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LABELS = ("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised")
"""The network's outputs, in this order."""

AUDIO_SUFFIXES = frozenset({".wav", ".flac", ".opus", ".ogg"})


@dataclass(frozen=True, slots=True)
class Clip:
    """One recording of one speaker acting one emotion."""

    corpus: str
    path: Path
    """Relative to the data folder."""
    speaker: str
    """``corpus/speaker``: unique over all corpora."""
    label: str
    """One of LABELS."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """How to read one corpus."""

    name: str
    folder: str
    pattern: re.Pattern[str]
    """Matches a path below ``folder`` without its suffix; has groups ``speaker`` and ``label``."""
    labels: Mapping[str, str | None]
    """From the corpus's label, in lower case, to one of LABELS; None leaves its clips out."""
    title: str
    """For people."""
    language: str
    licence: str
    label_note: str
    """For people: how its labels map to LABELS, and what is left out."""
    excluded: frozenset[str] = field(default=frozenset())
    """Stems of recordings that are left out."""

    @property
    def mask(self) -> tuple[bool, ...]:
        """Which of LABELS this corpus has; a loss on its clips ignores the others."""
        known = set(self.labels.values())
        return tuple(label in known for label in LABELS)

    @property
    def non_commercial(self) -> bool:
        """Whether its licence, a Creative Commons one, forbids commercial use."""
        return "NC" in re.split(r"[\s-]", self.licence)

    @property
    def for_research(self) -> bool:
        """Whether it is for research, without a written licence."""
        return "research" in self.licence

    @property
    def lacks(self) -> tuple[str, ...]:
        """The LABELS without clips."""
        return tuple(label for label, known in zip(LABELS, self.mask, strict=True) if not known)


RAVDESS = Corpus(
    name="ravdess",
    folder="ravdess",
    pattern=re.compile(r"Actor_\d\d/03-01-(?P<label>\d\d)-\d\d-\d\d-\d\d-(?P<speaker>\d\d)"),
    labels={f"{number:02d}": label for number, label in enumerate(LABELS, start=1)},
    title="RAVDESS speech",
    language="English",
    licence="CC BY-NC-SA 4.0",
    label_note="its own eight; both intensities; songs left out",
)
TESS = Corpus(
    name="tess",
    folder="tess",
    # The speaker is the folder's: one file, OA_bite_neutral, misses the F in its own name.
    pattern=re.compile(r"(?P<speaker>OAF|YAF)_\w+/(?:OAF?|YAF)_[a-z]+_(?P<label>[a-z]+)", re.IGNORECASE),
    labels={
        "neutral": "neutral",
        "happy": "happy",
        "sad": "sad",
        "angry": "angry",
        "fear": "fearful",
        "disgust": "disgust",
        "ps": "surprised",
    },
    title="TESS",
    language="English",
    licence="CC BY-NC-ND 4.0",
    label_note="ps (pleasant surprise) is surprised, fear fearful; two clips of another recording chain left out",
    excluded=frozenset({"OAF_back_angry", "YAF_beg_sad"}),  # 5.0 s, another recording chain than the others
)
NEMO = Corpus(
    name="nemo",
    folder="nemo",
    pattern=re.compile(r"samples/(?P<speaker>[A-Z]{2}\d)_(?P<label>[a-z]+)_\d+"),
    labels={
        "neutral": "neutral",
        "happiness": "happy",
        "sadness": "sad",
        "anger": "angry",
        "fear": "fearful",
        "surprised": "surprised",
    },
    title="nEMO",
    language="Polish",
    licence="CC BY-NC-SA 4.0",
    label_note="happiness is happy, sadness sad, anger angry, fear fearful",
)
ASED = Corpus(
    name="ased",
    folder="ased",
    # The last number is the speaker; the gender field before it is mistyped in five files, and one
    # name begins with a capital S.
    pattern=re.compile(r"\d\d(?P<label>[A-Za-z]+)/[a-z]\d(?:-\d+)+-(?P<speaker>\d+)", re.IGNORECASE),
    labels={label: label for label in ("neutral", "fearful", "happy", "sad", "angry")},
    title="ASED",
    language="Amharic",
    licence="none stated, research",
    label_note="as they are",
)
EMODB = Corpus(
    name="emodb",
    folder="emodb",
    pattern=re.compile(r"(?:wav/)?(?P<speaker>\d\d)[a-z]\d\d(?P<label>[WLEAFTN])[a-z]"),
    labels={
        "n": "neutral",
        "f": "happy",
        "t": "sad",
        "w": "angry",
        "a": "fearful",
        "e": "disgust",
        "l": None,  # boredom: no other corpus has it
    },
    title="EMO-DB",
    language="German",
    licence="free for research",
    label_note="happiness is happy, sadness sad, anger angry, anxiety fearful; boredom left out",
)
CREMAD = Corpus(
    name="cremad",
    folder="cremad",
    pattern=re.compile(r"(?:AudioWAV/)?(?P<speaker>\d{4})_[A-Z]{3}_(?P<label>[A-Z]{3})_[A-Z]{1,2}"),
    labels={"neu": "neutral", "hap": "happy", "sad": "sad", "ang": "angry", "fea": "fearful", "dis": "disgust"},
    title="CREMA-D",
    language="English",
    licence="Open Database License 1.0",
    label_note="happy, sad, anger, fear, disgust and neutral are ours of that meaning; all intensities",
)
SAVEE = Corpus(
    name="savee",
    folder="savee",
    pattern=re.compile(r"(?P<speaker>DC|JE|JK|KL)[/_](?P<label>sa|su|[adfhn])\d\d"),
    labels={
        "n": "neutral",
        "h": "happy",
        "sa": "sad",
        "a": "angry",
        "f": "fearful",
        "d": "disgust",
        "su": "surprised",
    },
    title="SAVEE",
    language="English",
    licence="free for research",
    label_note="happiness is happy, sadness sad, anger angry, fear fearful, surprise surprised",
)

CORPORA = {corpus.name: corpus for corpus in (RAVDESS, TESS, NEMO, ASED, EMODB, CREMAD, SAVEE)}


def common_labels(names: Iterable[str]) -> tuple[str, ...]:
    """Return the LABELS that all these corpora have, in their order."""
    masks = [CORPORA[name].mask for name in names]
    return tuple(label for i, label in enumerate(LABELS) if all(mask[i] for mask in masks))


def read_corpus(corpus: Corpus, data: Path) -> list[Clip]:
    """Return the clips of ``corpus`` below the folder ``data``, sorted by path; empty if it isn't there.

    Raises TrainingError for an audio file whose name doesn't match.
    """
    root = data / corpus.folder
    clips = []
    for path in sorted(root.rglob("*")):
        if path.suffix.lower() not in AUDIO_SUFFIXES or path.stem in corpus.excluded:
            continue
        name = path.relative_to(root).with_suffix("").as_posix()
        match = corpus.pattern.fullmatch(name)
        if match is None or match["label"].lower() not in corpus.labels:
            raise TrainingError(
                f"{corpus.name}: {name!r} is not a name this corpus has (labels: {list(corpus.labels)})"
            )
        label = corpus.labels[match["label"].lower()]
        if label is not None:
            speaker = f"{corpus.name}/{match['speaker'].upper()}"
            clips.append(Clip(corpus.name, path.relative_to(data), speaker, label))
    return clips


def unique(clips: Iterable[Clip], data: Path) -> list[Clip]:
    """Return ``clips`` without those whose file has the same bytes as an earlier one's.

    RAVDESS has one recording under two names, ``03-01-03-01-02-01-07`` and ``03-01-03-01-02-02-07``.
    """
    first: dict[str, Clip] = {}
    for clip in clips:
        first.setdefault(digest(data / clip.path), clip)
    return list(first.values())


def digest(path: Path) -> str:
    """Return the BLAKE2 hash of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()
