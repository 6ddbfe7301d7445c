"""Reads ``--data``: a folder of known corpora, or one's own recordings in a folder or a CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.corpora.findings import Finding, raise_errors
from export.corpora.own import Reading, survey_own
from export.corpora.own_folder import NOT_LABELLED
from export.corpora.readers import CORPORA, LABELS, read_corpus
from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path

    from export.corpora.readers import Clip


@dataclass(frozen=True, slots=True)
class Data:
    """Clips, and where they are."""

    folder: Path
    """To which the clips' paths are relative."""
    clips: tuple[Clip, ...]
    labels: tuple[str, ...]
    """The outputs of a network trained on them, in this order: LABELS, or one's own, sorted."""
    own: str | None
    """The name of one's own corpus; None for known corpora."""
    findings: tuple[Finding, ...]

    @property
    def corpora(self) -> tuple[str, ...]:
        """The names of the corpora that have clips, in the order of CORPORA."""
        return tuple(dict.fromkeys(clip.corpus for clip in self.clips))


def read_data(source: Path, reading: Reading | None = None) -> Data:
    """Return all clips of ``source``, duplicates included. Raises TrainingError where a finding is an error."""
    data = survey_data(source, reading)
    raise_errors(data.findings)
    return data


def survey_data(source: Path, reading: Reading | None = None) -> Data:
    """Return what can be used of ``source`` and what is wrong with it.

    A folder whose folders have the names of corpora is read as those, unless ``reading`` sets something; all else is
    one's own. Raises TrainingError where there is no such folder or file, or its layout is unclear.
    """
    if not source.exists():
        raise TrainingError(f"--data: expected a folder of recordings or a CSV, and {source} is neither")
    if source.is_dir() and (reading is None or reading == Reading()):
        if known_corpora(source):
            return _known(source)
        if not any(source.iterdir()):
            raise TrainingError(
                f"no corpus in {source}: expected some of the folders {list(CORPORA)}, or recordings as "
                "label/clip.wav, label/speaker/clip.wav or speaker/label/clip.wav; the folder is empty"
            )
    own = survey_own(source, reading or Reading())
    return Data(own.folder, own.clips, own.labels, own.name, own.findings)


def known_corpora(folder: Path) -> list[str]:
    """Return the names of the corpora that have a folder in ``folder``."""
    return [name for name, corpus in CORPORA.items() if (folder / corpus.folder).is_dir()]


def _known(folder: Path) -> Data:
    clips: list[Clip] = []
    findings = []
    for name in known_corpora(folder):
        try:
            found = read_corpus(CORPORA[name], folder)
        except TrainingError as error:
            findings.append(Finding("error", "strange-name", name, str(error)))
            continue
        clips += found
        if not found:
            findings.append(Finding("warning", "empty-corpus", name, f"{folder / name} has no recording"))
    others = sorted(
        path.name for path in folder.iterdir() if path.is_dir() and path.name not in {*CORPORA, *NOT_LABELLED}
    )
    if others:
        text = "folders beside the corpora that are not looked at (give one as --data to use its recordings)"
        findings.append(Finding("note", "not-looked-at", "", text, tuple(others)))
    return Data(folder, tuple(clips), LABELS, None, tuple(findings))
