"""A convolutional network over log-mel windows, of whole clips or of segments, with batch norms.

Two pairs of 3x3 convolutions and a halving, as in VGG, the first pair with a stride of 2: at full resolution it alone
would take three quarters of the time. Then convolutions over time that see all bands at once, since where a formant
lies tells as much as its shape: decision 104 has what pooling over the bands costs. Last they are pooled over time by
mean and maximum, as the networks of PANNs (Kong et al., IEEE/ACM TASLP 2020), so that the length of a window doesn't
change the weights.
"""

from __future__ import annotations

from torch import Tensor, nn

from export.acoustics.input_spec import FRONT_END
from export.models.band_norm import BandNorm
from export.models.batch_norm import BatchNorm2d
from export.models.mn04 import Dense

CHANNELS = (16, 32)
SHRUNK = 8
"""By how much the pairs shrink time and bands."""
WIDTH = 128
"""Channels of the convolutions over time."""
KERNEL = 5
LAYERS_OVER_TIME = 3
DROPOUT = 0.3


class MelCnn(nn.Module):
    """Log-mel windows in, one logit a label out."""

    def __init__(self, n_labels: int) -> None:
        super().__init__()
        self.normal = BandNorm()
        pairs = zip((1, *CHANNELS), CHANNELS, strict=False)
        self.features = nn.Sequential(*[_block(before, after, 2 if before == 1 else 1) for before, after in pairs])
        inputs = [CHANNELS[-1] * (-(-FRONT_END.n_mels // SHRUNK)), *[WIDTH] * (LAYERS_OVER_TIME - 1)]
        self.over_time = nn.Sequential(*[_over_time(channels) for channels in inputs])
        self.head = nn.Sequential(nn.Dropout(DROPOUT), Dense(WIDTH, n_labels))

    def forward(self, features: Tensor) -> Tensor:  # (B, 298, 103) -> (B, n_labels)
        x = self.features(self.normal(features)[:, None])  # (B, 32, 37, 13); of segments (B, 32, 12, 13)
        x = self.over_time(x.transpose(2, 3).flatten(1, 2))  # (B, 416, 37) -> (B, 128, 37)
        logits: Tensor = self.head(x.mean(dim=2) + x.amax(dim=2))
        return logits


def _block(channels: int, out: int, stride: int) -> nn.Sequential:
    """Return two convolutions, the first with ``stride``, and a halving of time and frequency."""
    return nn.Sequential(
        nn.Conv2d(channels, out, 3, stride, padding=1, bias=False),
        BatchNorm2d(out),
        nn.ReLU(),
        nn.Conv2d(out, out, 3, padding=1, bias=False),
        BatchNorm2d(out),
        nn.ReLU(),
        nn.MaxPool2d(2),
    )


def _over_time(channels: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv1d(channels, WIDTH, KERNEL, padding=KERNEL // 2, bias=False), nn.BatchNorm1d(WIDTH), nn.ReLU()
    )
