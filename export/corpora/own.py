"""Reads one's own recordings, in any language, as clips with speakers and labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from export.corpora.findings import Finding, raise_errors
from export.corpora.label_map import FILE_NAME, our_word, read_label_map
from export.corpora.listing import composed
from export.corpora.own_folder import read_folder
from export.corpora.own_table import read_table
from export.corpora.readers import CORPORA, LABELS, Clip
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from export.corpora.listing import Entry
    from export.corpora.own_folder import Layout

HOW_TO_NAME_SPEAKERS = (
    "speakers are unknown, so a model could be tested on speakers it was trained on. Name them: with folders "
    r"label/speaker/clip.wav, with a column speaker in a CSV, or with --speaker-pattern '(\w+)_.*' where file names "
    "have it (the first group is the speaker). Only where each recording is of another person: --each-clip-a-speaker"
)
NEW_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""As ``Name`` in the daemon's model card."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read recordings, where their names don't say it."""

    layout: Layout | None = None
    """None: detected, where it is unambiguous."""
    speaker_pattern: re.Pattern[str] | None = None
    """Matches a whole file name without its suffix; its first group is the speaker, instead of a folder's."""
    each_clip_a_speaker: bool = False
    """Where speakers are unknown, each recording counts as another speaker."""
    labels: Path | None = None
    """A file as ``labels.toml``; None takes the one beside the recordings, where there is one."""


@dataclass(frozen=True, slots=True)
class OwnCorpus:
    """All usable recordings of one owner."""

    name: str
    """The folder's."""
    folder: Path
    """To which the clips' paths are relative."""
    clips: tuple[Clip, ...]
    """Sorted by path. Where the speaker is unknown, it is the corpus's name and a slash."""
    findings: tuple[Finding, ...]
    """Problems with names, rows, labels and speakers; nothing was decoded."""

    @property
    def labels(self) -> tuple[str, ...]:
        """Its labels, sorted: the order of a network's outputs."""
        return tuple(sorted({clip.label for clip in self.clips}))


def read_own(source: Path, reading: Reading) -> OwnCorpus:
    """Return the recordings of ``source``, a folder or a CSV. Raises TrainingError where a finding is an error."""
    corpus = survey_own(source, reading)
    raise_errors(corpus.findings)
    return corpus


def survey_own(source: Path, reading: Reading) -> OwnCorpus:
    """Return what can be used of ``source`` and what is wrong with it.

    Raises TrainingError where recordings can't be listed at all: no folder, no columns, an unclear layout.
    """
    folder = source if source.is_dir() else source.parent
    name = _corpus_name(folder)
    renamed = _label_map(folder, reading)
    if source.is_dir():
        listing = read_folder(source, corpus=name, layout=reading.layout, known=renamed)
    else:
        listing = read_table(source, corpus=name)
    entries, speaker_findings = _with_speakers(name, listing.entries, reading)
    clips, label_findings = _as_clips(name, entries, renamed)
    findings = (*listing.findings, *speaker_findings, *label_findings)
    return OwnCorpus(name, folder, tuple(sorted(clips, key=lambda clip: clip.path)), findings)


def _corpus_name(folder: Path) -> str:
    name = composed(Path.cwd().joinpath(folder).name)
    if name == "..":
        name = composed(folder.resolve().name)
    if not name:
        raise TrainingError(f"{folder} has no name for a corpus: put the recordings into a folder")
    if name.casefold() in CORPORA:
        title = CORPORA[name.casefold()].title
        raise TrainingError(
            f"{folder}: {name} is the name of {title} here. If it is {title}, give the folder that {name}/ is in; "
            "if not, rename it"
        )
    return name


def _label_map(folder: Path, reading: Reading) -> dict[str, str | None]:
    beside = folder / FILE_NAME
    if reading.labels is not None:
        return read_label_map(reading.labels)
    return read_label_map(beside) if beside.exists() else {}


# -- speakers --------------------------------------------------------------------------------------


def _with_speakers(
    corpus: str, entries: Sequence[Entry], reading: Reading
) -> tuple[list[tuple[Entry, str]], list[Finding]]:
    """Return each entry with its speaker, empty where it is unknown, and findings."""
    named = [(entry, _speaker(entry, reading)) for entry in entries]
    unknown = tuple(entry.path.as_posix() for entry, speaker in named if not speaker)
    if not unknown:
        return named, []
    if reading.speaker_pattern is not None:
        text = f"names that --speaker-pattern {reading.speaker_pattern.pattern!r} does not match"
    elif len(unknown) == len(named):
        text = HOW_TO_NAME_SPEAKERS
    else:
        text = "recordings without a speaker, while others have one"
    return named, [Finding("error", "no-speaker", corpus, text, unknown)]


def _speaker(entry: Entry, reading: Reading) -> str:
    if reading.speaker_pattern is not None:
        match = reading.speaker_pattern.fullmatch(composed(entry.path.stem))
        return composed(match[1] or "") if match else ""
    if entry.speaker is None and reading.each_clip_a_speaker:
        return composed(entry.path.with_suffix("").as_posix())
    return entry.speaker or ""


# -- labels ----------------------------------------------------------------------------------------


def _as_clips(
    corpus: str, entries: Sequence[tuple[Entry, str]], renamed: Mapping[str, str | None]
) -> tuple[list[Clip], list[Finding]]:
    """Return the clips with their new labels, and findings about these."""
    labels = {entry.label for entry, _ in entries}
    clips, left_out, wrong = [], [], set()
    for entry, speaker in entries:
        label = _label(entry, renamed)
        if not label:
            left_out.append(entry.path.as_posix())
            continue
        if not _is_name(label, labels):
            wrong.add(f"{entry.label} to {label}")
        clips.append(Clip(corpus, entry.path, f"{corpus}/{speaker}", label))
    ours = sorted({entry.label for entry, _ in entries if entry.label not in renamed and entry.new_label is None})
    ours = [f"{label} is {our_word(label)}" for label in ours if our_word(label) != label]
    plain = {entry.label for entry, _ in entries if entry.new_label is None and our_word(entry.label) not in LABELS}
    unmapped = sorted(plain - set(renamed)) if renamed else []
    found: list[Finding] = []
    if unmapped:
        text = f"labels that {FILE_NAME} does not name (false leaves a label's clips out)"
        found.append(Finding("error", "label-map", corpus, text, tuple(unmapped)))
    if wrong:
        text = (
            f"labels with an invalid new name: expected one of {', '.join(LABELS)}, a label of these recordings, or "
            "a name that has ASCII letters, digits and . _ - only, and is unlike all of them"
        )
        found.append(Finding("error", "label-map", corpus, text, tuple(sorted(wrong))))
    if ours:
        text = f"labels that are other words for ours ({FILE_NAME} may say otherwise)"
        found.append(Finding("note", "our-labels", corpus, text, tuple(ours)))
    if left_out:
        text = "recordings left out by their labels' new names"
        found.append(Finding("note", "left-out", corpus, text, tuple(left_out)))
    return clips, found


def _is_name(label: str, labels: Collection[str]) -> bool:
    """Tell whether a label is known, or a new name that is not a misspelt known one."""
    known = {*LABELS, *labels}
    return label in known or bool(NEW_NAME.fullmatch(label) and not get_close_matches(label.lower(), known, cutoff=0.8))


def _label(entry: Entry, renamed: Mapping[str, str | None]) -> str | None:
    """Return a recording's label after renaming; None or empty where it is left out."""
    if entry.new_label is not None:
        return entry.new_label
    return renamed.get(entry.label, our_word(entry.label))
