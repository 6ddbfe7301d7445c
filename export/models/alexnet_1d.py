"""AlexNet over the waveform: one of the two towers of Krizhevsky et al. (NIPS 2012), with one-dimensional kernels.

A kernel of 11x11 becomes one of 121 samples, a stride of 4x4 one of 16, and a pooling over 3x3 one over 9. Batch norm
stands where the original normalises local responses, and the mean over time where it flattens: windows may be of any
length.
"""

from __future__ import annotations

from torch import Tensor, nn

from export.models.mn04 import Dense

HIDDEN = 512
DROPOUT = 0.5


class AlexNet1d(nn.Module):
    """Samples in, one logit a label out."""

    def __init__(self, n_labels: int) -> None:
        super().__init__()
        self.features = nn.Sequential(
            *_convolution(1, 48, kernel=121, stride=16),
            nn.MaxPool1d(9, stride=4),
            *_convolution(48, 128, kernel=25),
            nn.MaxPool1d(9, stride=4),
            *_convolution(128, 192, kernel=9),
            *_convolution(192, 192, kernel=9),
            *_convolution(192, 128, kernel=9),
            nn.MaxPool1d(9, stride=4),
        )
        self.head = nn.Sequential(
            nn.Dropout(DROPOUT),
            Dense(128, HIDDEN),
            nn.ReLU(),
            nn.Dropout(DROPOUT),
            Dense(HIDDEN, HIDDEN),
            nn.ReLU(),
            Dense(HIDDEN, n_labels),
        )

    def forward(self, samples: Tensor) -> Tensor:  # (B, 48000) -> (B, n_labels)
        x = self.features(samples[:, None])  # (B, 48, 3000) .. (B, 128, 44)
        logits: Tensor = self.head(x.mean(dim=2))
        return logits


def _convolution(channels: int, out: int, *, kernel: int, stride: int = 1) -> tuple[nn.Module, ...]:
    return (
        nn.Conv1d(channels, out, kernel, stride, padding=kernel // 2, bias=False),
        nn.BatchNorm1d(out),
        nn.ReLU(),
    )
