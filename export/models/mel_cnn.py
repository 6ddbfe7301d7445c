"""A convolutional network over log-mel windows, of whole clips or of segments, with batch norms.

Pairs of 3x3 convolutions and a halving, as in VGG, the first pair with a stride of 2: at full resolution it alone would
take three quarters of the time; pooled over frequency, then over time by mean and maximum, as the
networks of PANNs (Kong et al., IEEE/ACM TASLP 2020), so that the length of a window doesn't change the weights.
"""

from __future__ import annotations

from torch import Tensor, nn

from export.models.band_norm import BandNorm
from export.models.batch_norm import BatchNorm2d
from export.models.mn04 import Dense

CHANNELS = (16, 32, 64, 128)
HIDDEN = 128
DROPOUT = 0.3


class MelCnn(nn.Module):
    """Log-mel windows in, one logit a label out."""

    def __init__(self, n_labels: int) -> None:
        super().__init__()
        self.normal = BandNorm()
        pairs = zip((1, *CHANNELS), CHANNELS, strict=False)
        self.features = nn.Sequential(*[_block(before, after, 2 if before == 1 else 1) for before, after in pairs])
        self.head = nn.Sequential(
            nn.Dropout(DROPOUT),
            Dense(CHANNELS[-1], HIDDEN),
            nn.ReLU(),
            nn.Dropout(DROPOUT),
            Dense(HIDDEN, n_labels),
        )

    def forward(self, features: Tensor) -> Tensor:  # (B, 298, 103) -> (B, n_labels)
        x = self.features(self.normal(features)[:, None])  # (B, 128, 9, 3); of segments (B, 128, 3, 3)
        x = x.mean(dim=3)  # (B, 128, 9)
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
