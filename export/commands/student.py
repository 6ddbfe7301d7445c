"""``statistics-student``: a small encoder, taught by Whisper's without labels, for many legs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from export.commands.arguments import add_build, add_data, command, use_threads, whole_number

if TYPE_CHECKING:
    import argparse

    from export.commands.arguments import Subparsers
    from export.statistics.material import Material, Part

FOLDERS = "--data ../shared/data --audio ../shared/audio --weights-folder ../shared/weights/whisper-tiny.en-encoder-3"
UNHEARD = ("ravdess", "nemo", "emodb", "emospeech", "calls_dev")
"""Sets that figures are of, and that the small encoder therefore doesn't hear, not even without labels."""


def add(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = command(
        subparsers,
        "statistics-student",
        "teach a small encoder to hear what Whisper's hears, without labels, through noise and telephones (an hour)",
        examples=f"python -m export statistics-student {FOLDERS}\n"
        "python -m export statistics --weights-folder build/student --layers 0 1 2 --plain ...   (then its heads)",
    )
    add_data(parser)
    add_build(parser)
    parser.add_argument("--weights-folder", type=Path, required=True, metavar="FOLDER", help="of the large encoder")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="for the small one (default: student/ in --build)")
    parser.add_argument("--steps", type=whole_number, metavar="N", help="of training (default: 1500)")
    parser.add_argument(
        "--unheard",
        nargs="*",
        metavar="SET",
        help=f"sets that it doesn't learn from (default: those of {' '.join(UNHEARD)} that are there)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Train and save it; return the exit status."""
    import torch

    from export.acoustics.backgrounds import Backgrounds, check_audio, training_channel
    from export.corpora.recordings import prepare
    from export.statistics.config import EncoderConfig, random_channel
    from export.statistics.encoder import load_encoder
    from export.statistics.lessons import Lessons
    from export.statistics.material import read_material
    from export.statistics.student import StudentConfig, teach

    use_threads(options)
    check_audio(options.audio)
    encoder = load_encoder(options.weights_folder, EncoderConfig())
    parts = _heard(read_material(options.data, audio=options.audio), options.unheard)
    cache = options.build / "statistics" / "recordings"
    for part in parts:
        prepare(part.clips, data=part.folder, cache=cache, workers=options.threads)
    config = StudentConfig()
    config = replace(config, steps=options.steps or config.steps)
    channel = training_channel(random_channel(), Backgrounds.load(options.audio), torch.device("cpu"))
    lessons = Lessons(parts, cache, encoder=encoder, channel=channel, seed=config.seed)
    folder = options.out or options.build / "student"
    losses = teach(lessons, config, folder)
    print(f"{folder}: {', '.join(f'{name} {loss:.3f}' for name, loss in losses.items())} (1: it has learnt nothing)")
    return 0


def _heard(material: Material, unheard: list[str] | None) -> list[Part]:
    """Return the sets to learn from; raise TrainingError where there is no set of a name."""
    from export.errors import TrainingError

    names = [part.name for part in material.parts]
    if strange := sorted(set(unheard or ()) - set(names)):
        raise TrainingError(f"--unheard: expected some of {', '.join(names)}, got {strange[0]}")
    return [part for part in material.parts if part.name not in (UNHEARD if unheard is None else unheard)]
