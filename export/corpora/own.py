"""One's own recordings, in any language, as clips: where they lie, who speaks, and what their labels are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from export.corpora.findings import Finding, raise_errors
from export.corpora.label_map import FILE_NAME, read_label_map
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
    "nothing says who speaks, so a model could be judged on voices it has learnt from. Say who speaks: with folders "
    r"label/speaker/clip.wav, with a column speaker in a CSV, or with --speaker-pattern '(\w+)_.*' where file names "
    "say it (the first group is the speaker). Only where each recording is of another person: --each-clip-a-speaker"
)
NEW_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""As ``Name`` in the daemon's model card."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the owner says about recordings beside their names."""

    layout: Layout | None = None
    """None: found out, where there is no doubt."""
    speaker_pattern: re.Pattern[str] | None = None
    """Matches a whole file name without its suffix; its first group is the speaker, whatever folders say."""
    each_clip_a_speaker: bool = False
    """Where nothing says who speaks: each recording counts as another speaker."""
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
    """Sorted by path. Where nothing says who speaks, the speaker is the corpus's name and a slash."""
    findings: tuple[Finding, ...]
    """What is wrong with names, rows, labels and speakers; nothing was decoded."""

    @property
    def labels(self) -> tuple[str, ...]:
        """Its labels, sorted: the order of what a network answers."""
        return tuple(sorted({clip.label for clip in self.clips}))


def read_own(source: Path, reading: Reading) -> OwnCorpus:
    """Return the recordings of ``source``, a folder or a CSV. Raises TrainingError where a finding is an error."""
    corpus = survey_own(source, reading)
    raise_errors(corpus.findings)
    return corpus


def survey_own(source: Path, reading: Reading) -> OwnCorpus:
    """Return what can be used of ``source`` and what is wrong with it.

    Raises TrainingError where nothing can be said about recordings at all: no folder, no columns, an unclear layout.
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
        raise TrainingError(f"{folder} has no name that a corpus could bear: put the recordings into a folder")
    if name.casefold() in CORPORA:
        title = CORPORA[name.casefold()].title
        raise TrainingError(
            f"{folder}: {name} is what {title} is called here. If it is {title}, give the folder that {name}/ is in; "
            "if not, give it another name"
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
    """Return each entry with its speaker, empty where nothing says it, and what is wrong."""
    named = [(entry, _speaker(entry, reading)) for entry in entries]
    unknown = tuple(entry.path.as_posix() for entry, speaker in named if not speaker)
    if not unknown:
        return named, []
    if reading.speaker_pattern is not None:
        text = f"names that --speaker-pattern {reading.speaker_pattern.pattern!r} does not match"
    elif len(unknown) == len(named):
        text = HOW_TO_NAME_SPEAKERS
    else:
        text = "recordings of which nothing says who speaks, while others have a speaker"
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
    """Return the clips under the names that their labels are to have, and what is wrong with these."""
    said = {entry.label for entry, _ in entries}
    clips, left_out, wrong = [], [], set()
    for entry, speaker in entries:
        label = _label(entry, renamed)
        if not label:
            left_out.append(entry.path.as_posix())
            continue
        if not _is_name(label, said):
            wrong.add(f"{entry.label} to {label}")
        clips.append(Clip(corpus, entry.path, f"{corpus}/{speaker}", label))
    unmapped = sorted({entry.label for entry, _ in entries if entry.ours is None} - set(renamed)) if renamed else []
    found: list[Finding] = []
    if unmapped:
        text = f"labels that {FILE_NAME} does not name (false leaves a label's clips out)"
        found.append(Finding("error", "label-map", corpus, text, tuple(unmapped)))
    if wrong:
        text = (
            f"labels renamed to what is neither one of {', '.join(LABELS)} nor a label of these recordings, and no "
            "new name either: that has ASCII letters, digits and . _ - only, and is unlike all of them"
        )
        found.append(Finding("error", "label-map", corpus, text, tuple(sorted(wrong))))
    if left_out:
        text = "recordings left out, as their owner says"
        found.append(Finding("note", "left-out", corpus, text, tuple(left_out)))
    return clips, found


def _is_name(label: str, said: Collection[str]) -> bool:
    """Tell whether a label may be called so: as others are, or by a new name that isn't one of those misspelt."""
    known = {*LABELS, *said}
    return label in known or bool(NEW_NAME.fullmatch(label) and not get_close_matches(label.lower(), known, cutoff=0.8))


def _label(entry: Entry, renamed: Mapping[str, str | None]) -> str | None:
    """Return what a recording's label is called; None or nothing where it is left out."""
    if entry.ours is not None:
        return entry.ours
    return renamed.get(entry.label, entry.label)
