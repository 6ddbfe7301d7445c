"""Checks own clips before training: names of labels for a card, and groups of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.corpora.label_map import FILE_NAME, label_lines
from export.corpora.own import NEW_NAME
from export.corpora.readers import LABELS, unique
from export.corpora.splits import Split, by_speaker, check_leaks, speaker_folds
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.corpora.data import Data
    from export.corpora.readers import Clip


def usable_clips(data: Data) -> tuple[Clip, ...]:
    """Return the clips without duplicates; raise TrainingError for a label that a model card doesn't take."""
    clips = tuple(unique(data.clips, data.folder))
    labels = sorted({clip.label for clip in clips})
    odd = [label for label in labels if not NEW_NAME.fullmatch(label)]
    if odd:
        raise TrainingError(
            f"labels: a model card takes names of ASCII letters, digits and . _ - only, and {', '.join(odd)} "
            f"{'is none' if len(odd) == 1 else 'are none'}. Say what each is to be called: write these lines, with "
            f"your names for NAME, into {data.folder / FILE_NAME} (or another file that --labels names)\n"
            + label_lines(labels, lambda label: bool(NEW_NAME.fullmatch(label)))
            + f"\n  Names that others use: {', '.join(LABELS)}. `false` for NAME leaves a label's clips out"
        )
    return clips


def labels_of(data: Data, clips: Sequence[Clip]) -> tuple[str, ...]:
    """Return the model's labels: one's own, sorted, or those of LABELS that the known corpora have."""
    present = {clip.label for clip in clips}
    return tuple(sorted(present)) if data.own is not None else tuple(label for label in LABELS if label in present)


def held_out(data: Data, clips: Sequence[Clip], *, n_groups: int, all_groups: bool) -> list[Split]:
    """Return the splits of the evaluation: the first group of speakers held out, or each in turn.

    Raises TrainingError for too few speakers, for a label that only held-out speakers have, and where a recording is on
    both sides.
    """
    groups = speaker_folds(clips, n_groups)
    splits = [by_speaker(clips, group) for group in (groups if all_groups else groups[:1])]
    for split in splits:
        _check_labels(split)
        check_leaks(split, data.folder)
    return splits


def _check_labels(split: Split) -> None:
    missing = sorted({clip.label for clip in split.test} - {clip.label for clip in split.train})
    if missing:
        speakers = ", ".join(sorted({clip.speaker for clip in split.test if clip.label in missing}))
        raise TrainingError(
            f"only {speakers}, held out together, say {', '.join(missing)}: no other speaker is left to train it on. "
            "Record it with more people, hold out smaller groups (--folds with a larger number), or leave the label "
            f'out with a line such as "{missing[0]}" = false in {FILE_NAME}'
        )
