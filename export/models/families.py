"""The registry of neural systems: the input of each, how it is built, and how it is trained.

Importing this module imports no network, so that ``--help`` is quick: ``build`` does when it is called.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.acoustics.input_spec import InputSpec
from export.corpora.together import TOGETHER
from export.errors import TrainingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from torch import nn

    from export.acoustics.input_spec import InputKind, Normalize
    from export.models.image_networks import Name as ImageName
    from export.models.recurrent import Cell
    from export.models.speech_transformer import Kind

    Build = Callable[[int, Path | None], nn.Module]


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of network."""

    name: str
    """Kebab-case, as in ``--model``."""
    title: str
    """For reports."""
    input_kind: InputKind
    window_ms: int
    """3000 for whole clips (the speech of a RAVDESS clip is shorter); 1000 for segments, whose mean is the answer."""
    build: Build
    """From the number of labels, and the folder of ``--weights-folder`` or None: a network with random weights, or the
    folder's. Its forward takes float32 (B, n_frames, n_mels) or (B, n_samples) and gives logits (B, n_labels).
    Its attribute ``head``, if there is one, is trained at ``head_learning_rate``.
    """
    needs_folder: bool = False
    """Whether it can't be built without ``--weights-folder``."""
    weights_notice: str = ""
    """The card's notice on the weights that it may start from; empty where there are none."""
    normalize: Normalize = "zero_mean_unit_variance"
    """Of waveforms; log-mel windows are as they are."""
    learning_rate: float = 1e-3
    head_learning_rate: float = 1e-3
    batch_size: int = 32
    epochs: int = 30
    """Unless ``--epochs`` says otherwise."""

    @property
    def input_spec(self) -> InputSpec:
        """The form of its windows."""
        return InputSpec(self.input_kind, self.window_ms, self.normalize)


SOME_EPOCHS = 1 / 4
"""Of all corpora together an epoch has eight times as many clips as of RAVDESS: this share of the epochs is enough."""


def usual_epochs(family: Family, split: str) -> int:
    """Return the number of epochs that is a whole training on a split."""
    return math.ceil(family.epochs * SOME_EPOCHS) if split == TOGETHER else family.epochs


def family_called(name: str) -> Family:
    """Return one of FAMILIES; raise TrainingError for another name."""
    if name not in FAMILIES:
        raise TrainingError(f"expected a model out of {', '.join(FAMILIES)}, got {name!r}")
    return FAMILIES[name]


def _mn04(n_labels: int, weights: Path | None) -> nn.Module:
    from export.models.mn04 import EmotionNet, ModelConfig, load_audioset, read_audioset  # noqa: PLC0415 - see above

    network = EmotionNet(ModelConfig(labels=tuple(map(str, range(n_labels)))))
    if weights is not None:
        load_audioset(network, read_audioset(weights))
    return network


def _mel_cnn(n_labels: int, _folder: Path | None) -> nn.Module:
    from export.models.mel_cnn import MelCnn  # noqa: PLC0415

    return MelCnn(n_labels)


def _resnet_1d(n_labels: int, _folder: Path | None) -> nn.Module:
    from export.models.resnet_1d import ResNet1d  # noqa: PLC0415

    return ResNet1d(n_labels)


def _alexnet_1d(n_labels: int, _folder: Path | None) -> nn.Module:
    from export.models.alexnet_1d import AlexNet1d  # noqa: PLC0415

    return AlexNet1d(n_labels)


def _recurrent(cell: Cell) -> Build:
    def build(n_labels: int, _folder: Path | None) -> nn.Module:
        from export.models.recurrent import RecurrentNet  # noqa: PLC0415

        return RecurrentNet(n_labels, cell=cell)

    return build


def _image_network(name: ImageName) -> Build:
    def build(n_labels: int, folder: Path | None) -> nn.Module:
        from export.models.image_networks import ImageNetwork  # noqa: PLC0415

        return ImageNetwork(n_labels, name, folder)

    return build


def _speech_transformer(kind: Kind) -> Build:
    def build(n_labels: int, folder: Path | None) -> nn.Module:
        from export.models.speech_transformer import SpeechTransformer  # noqa: PLC0415

        if folder is None:
            raise TrainingError(f"{kind} needs --weights-folder: a folder of its weights, as transformers saves them")
        return SpeechTransformer(n_labels, kind, folder)

    return build


def _whisper(n_labels: int, folder: Path | None) -> nn.Module:
    from export.models.whisper import WhisperNet  # noqa: PLC0415

    if folder is None:
        raise TrainingError("whisper needs --weights-folder: a folder of its encoder, as transformers saves it")
    return WhisperNet(n_labels, folder)


def _fresh(
    name: str,
    title: str,
    build: Build,
    input_kind: InputKind = "log_mel",
    *,
    window_ms: int = 3000,
    epochs: int = 40,
    learning_rate: float = 3e-3,
) -> Family:
    """Return a family of small networks, which begin with random weights."""
    return Family(
        name,
        title,
        input_kind,
        window_ms,
        build,
        learning_rate=learning_rate,
        head_learning_rate=learning_rate,
        batch_size=16,
        epochs=epochs,
    )


def _picture_family(name: str, image_name: ImageName, *, learning_rate: float = 5e-4) -> Family:
    title = f"{image_name} on mel-spectrograms as pictures"
    build = _image_network(image_name)
    return Family(name, title, "log_mel", 3000, build, learning_rate=learning_rate, batch_size=16, epochs=16)


def _fine_tuned(kind: Kind, title: str) -> Family:
    """Return a family that normalises samples as its folder says, and whose trunk has a small learning rate."""
    return Family(
        kind,
        title,
        "waveform",
        3000,
        _speech_transformer(kind),
        needs_folder=True,
        normalize="none",
        learning_rate=3e-5,
        batch_size=8,
        epochs=10,
    )


MN04_NOTICE = "mn04_as of EfficientAT, MIT, Copyright (c) 2022 Florian Schmid; the whole notice is in models/README.md"
WHISPER_NOTICE = "the first layers of Whisper's encoder, OpenAI, MIT; the whole notice is in models/README.md"

_ALL = (
    _fresh("mel-cnn", "CNN on mel-spectrograms, whole clips", _mel_cnn),
    _fresh("mel-cnn-segments", "CNN on mel-spectrograms, segments of a second", _mel_cnn, window_ms=1000),
    _fresh("resnet-1d", "1-D ResNet on the waveform", _resnet_1d, "waveform", epochs=24),
    _fresh("alexnet-1d", "1-D AlexNet on the waveform", _alexnet_1d, "waveform", epochs=24),
    _fresh("gru", "GRU over log-mel frames", _recurrent("gru")),
    _fresh("rnn", "Elman RNN over log-mel frames", _recurrent("elman")),
    Family(
        "mn04",
        "mn04, the shipped network, by this common recipe",
        "log_mel",
        3000,
        _mn04,
        weights_notice=MN04_NOTICE,
        head_learning_rate=2e-3,
        epochs=12,
    ),
    _picture_family("vgg19", "VGG19", learning_rate=1e-4),  # it has no batch norms
    _picture_family("xception", "Xception"),
    _picture_family("inception-v3", "InceptionV3"),
    _picture_family("resnet101-v2", "ResNet101V2"),
    _picture_family("densenet201", "DenseNet201"),
    Family(
        "whisper",
        "Whisper's encoder, the first layers, fine-tuned",
        "waveform",
        3000,
        _whisper,
        needs_folder=True,
        weights_notice=WHISPER_NOTICE,
        normalize="none",
        learning_rate=1e-4,
        batch_size=16,
        epochs=6,
    ),
    _fine_tuned("hubert", "HuBERT, fine-tuned"),
    _fine_tuned("wav2vec2", "wav2vec 2.0, fine-tuned"),
)
FAMILIES = {family.name: family for family in _ALL}
"""By name, in the order in which reports list them."""
