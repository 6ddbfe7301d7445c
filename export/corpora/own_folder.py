"""Reads one's own recordings from folders: ``label/clip``, ``label/speaker/clip`` or ``speaker/label/clip``."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from export.corpora.emotion_words import is_emotion
from export.corpora.findings import Finding
from export.corpora.label_map import FILE_NAME
from export.corpora.listing import FOREIGN_SUFFIXES, SUFFIXES, Entry, Listing, composed, is_utf8, printable
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

Layout = Literal["label/clip", "label/speaker/clip", "speaker/label/clip"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
NOT_DATA = frozenset({"__MACOSX"})
"""Folders that archives add; names that begin with a dot are ignored too."""
NOT_LABELLED = frozenset({"ordinary"})
"""Folders beside the labels, of recordings in which nobody acts: ``export.corpora.ordinary`` reads them."""
_LABEL_AT: dict[Layout, int] = {"label/clip": 0, "label/speaker/clip": 0, "speaker/label/clip": 1}


@dataclass(slots=True)
class _Tree:
    """The files below a folder; all paths are relative to it."""

    recordings: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    foreign: list[Path] = field(default_factory=list)
    broken: list[Path] = field(default_factory=list)
    """Dangling links, and names that are not UTF-8."""
    loops: list[Path] = field(default_factory=list)
    tables: list[Path] = field(default_factory=list)


def read_folder(folder: Path, *, corpus: str, layout: Layout | None = None, known: Collection[str] = ()) -> Listing:
    """Return the recordings below ``folder``, sorted by path.

    ``layout``: None detects it, where folders' names are unambiguous. ``known``: labels that are known from elsewhere.
    Raises TrainingError where there is no recording, or where its label is ambiguous.
    """
    tree = _Tree()
    _descend(folder, Path(), (folder.resolve(),), tree)
    _check_depth(folder, tree)
    layout = layout or _find_layout(folder, tree.recordings, known)
    entries = tuple(_entry(folder, path, layout) for path in tree.recordings)
    return Listing(entries, tuple(_findings(corpus, tree, entries, _LABEL_AT[layout])))


def _descend(folder: Path, below: Path, ancestors: tuple[Path, ...], tree: _Tree) -> None:
    """Collect the files in one folder and below it. ``ancestors``: real paths from the top down to this folder."""
    try:
        names = sorted(os.listdir(folder / below))  # noqa: PTH208 - names, relative to the top
    except OSError as error:
        raise TrainingError(f"{folder / below} can't be read: {error.strerror}") from error
    left_out = NOT_DATA if below.parts else NOT_DATA | NOT_LABELLED
    for path in (below / name for name in names if not name.startswith(".") and name not in left_out):
        if not (folder / path).is_dir():
            _note(folder, path, tree)
            continue
        real = Path(os.path.realpath(folder / path))
        if real in ancestors:
            tree.loops.append(path)
        else:
            tree.folders.append(path)
            _descend(folder, path, (*ancestors, real), tree)


def _note(folder: Path, path: Path, tree: _Tree) -> None:
    suffix = path.suffix.lower()
    if suffix in {".csv", ".tsv"}:
        tree.tables.append(path)
    elif suffix in FOREIGN_SUFFIXES:
        tree.foreign.append(path)
    elif suffix in SUFFIXES:
        whole = is_utf8(path) and (folder / path).is_file()
        (tree.recordings if whole else tree.broken).append(path)


def _check_depth(folder: Path, tree: _Tree) -> None:
    """Raise TrainingError unless every recording is in a folder that can be its label."""
    tables = "".join(f"; {folder / path} may have the labels: give it as --data" for path in tree.tables[:1])
    if not tree.recordings and not tree.broken:
        raise TrainingError(
            f"no recording in {folder}: expected label/clip.wav, label/speaker/clip.wav or speaker/label/clip.wav "
            f"(or {', '.join(sorted(SUFFIXES - {'.wav'}))}), or a CSV with the columns path, label, speaker{tables}"
        )
    loose = [path for path in tree.recordings if len(path.parts) == 1]
    if loose:
        raise TrainingError(
            f"{len(loose)} recordings lie in {folder} itself, such as {loose[0]}, so their labels are unknown: "
            f"expected a folder for each label, or a CSV with the columns path, label, speaker{tables}"
        )


def _find_layout(folder: Path, recordings: Collection[Path], known: Collection[str]) -> Layout:
    by_depth = {len(path.parts): path for path in recordings}
    if set(by_depth) <= {2}:
        return "label/clip"
    if set(by_depth) != {3}:
        raise TrainingError(
            f"recordings lie at different depths in {folder}: {', '.join(map(str, by_depth.values()))}; expected all "
            "of them as label/clip, label/speaker/clip or speaker/label/clip. With --layout label/clip the first "
            "folder is the label, whatever is below it"
        )
    outer, inner = ({composed(path.parts[level]) for path in recordings} for level in (0, 1))
    for names in (known.__contains__, is_emotion):
        found = _layout_of(outer, inner, names)
        if found is not None:
            return found
    raise TrainingError(
        f"the folders {_some(outer)} and, in them, {_some(inner)} could each be labels or speakers: "
        "say which with --layout label/speaker/clip or --layout speaker/label/clip, or which names are labels in "
        f"{folder / FILE_NAME}"
    )


def _layout_of(outer: set[str], inner: set[str], is_label: Callable[[str], bool]) -> Layout | None:
    """Return the layout where two names or more on one level are labels and none on the other is."""
    labels_outside, labels_inside = sum(map(is_label, outer)), sum(map(is_label, inner))
    if labels_outside >= 2 and not labels_inside:
        return "label/speaker/clip"
    if labels_inside >= 2 and not labels_outside:
        return "speaker/label/clip"
    return None


def _some(names: Collection[str]) -> str:
    first = sorted(names)[:3]
    return ", ".join(first) + (", ..." if len(names) > len(first) else "")


def _entry(folder: Path, path: Path, layout: Layout) -> Entry:
    parts = [composed(part) for part in path.parts]
    if layout == "label/clip":
        return Entry(path, parts[0], None)
    if len(parts) != 3:
        raise TrainingError(f"{path} in {folder} does not lie as {layout}")
    label, speaker = (parts[0], parts[1]) if layout == "label/speaker/clip" else (parts[1], parts[0])
    return Entry(path, label, speaker)


def _findings(corpus: str, tree: _Tree, entries: tuple[Entry, ...], level: int) -> list[Finding]:
    """Return what is wrong; ``level``: how deep the folders are that are labels, from 0."""
    labels = {entry.label for entry in entries}
    empty = sorted({composed(path.parts[level]) for path in tree.folders if len(path.parts) == level + 1} - labels)
    found = (
        ("error", "missing-file", "dangling links, or names that are not UTF-8", tree.broken),
        ("warning", "foreign-format", "not readable here, convert them to WAV or FLAC", tree.foreign),
        ("warning", "link-loop", "links to a folder that they are in, left out", tree.loops),
        (
            "warning",
            "empty-label",
            "label folders without a recording",
            [Path(name) for name in empty],
        ),
    )
    return [
        Finding(severity, kind, corpus, text, tuple(map(printable, paths)))  # type: ignore[arg-type]
        for severity, kind, text, paths in found
        if paths
    ]
