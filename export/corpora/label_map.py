"""Reads ``labels.toml``, which renames the labels of one's own recordings."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from export.corpora.emotion_words import plain_word
from export.corpora.listing import composed
from export.corpora.readers import LABELS
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

FILE_NAME = "labels.toml"
OUR_WORDS = {
    "neutrality": "neutral",
    "calmness": "calm",
    "happiness": "happy",
    "joy": "happy",
    "sadness": "sad",
    "anger": "angry",
    "fear": "fearful",
    "afraid": "fearful",
    "disgusted": "disgust",
    "surprise": "surprised",
    **{label: label for label in LABELS},
}
"""Words for labels of ours, which are taken for these without asking."""


def read_label_map(path: Path) -> dict[str, str | None]:
    """Return the new name of each label; None leaves its clips out.

    A line is ``"злість" = "angry"`` or ``"нудьга" = false``. Raises TrainingError for other lines.
    """
    try:
        lines = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TrainingError(f"{path} can't be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TrainingError(f'{path}: {error}; expected lines such as "злість" = "angry", in quotes') from error
    return {composed(label): _target(path, label, target) for label, target in lines.items()}


def our_word(label: str) -> str:
    """Return the label of ours that a word means; the word itself where it is none of ``OUR_WORDS``.

    Digits, signs and case are ignored: ``01_Anger`` is angry.
    """
    return OUR_WORDS.get(plain_word(label), label)


def label_lines(labels: Iterable[str], usable: Callable[[str], bool] = LABELS.__contains__) -> str:
    """Return the lines of a ``labels.toml`` for labels, with NAME where somebody must choose a name.

    ``usable``: whether a label may stay as it is.
    """
    return "\n".join(f'    "{label}" = "{label if usable(label) else "NAME"}"' for label in sorted(labels))


def _target(path: Path, label: str, target: object) -> str | None:
    if target is False:
        return None
    if not isinstance(target, str) or not target.strip():
        raise TrainingError(f"{path}: {label!r}: expected a label, or false to leave its clips out, got {target!r}")
    return composed(target)
