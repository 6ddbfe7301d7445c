"""Each mel band of a window to mean 0 and deviation 1 over the window's time, before a network's first layer.

Level, microphone, line and noise floor shift and scale a band as a whole; how a band moves is left. A network from
random weights that gets the shifts, too, spends its few steps on them: decision 104 has the figures.
"""

from __future__ import annotations

from torch import Tensor, nn

LEAST_DEVIATION = 0.3
"""Added to a deviation, in units of the front-end: a band at the floor, as above 4 kHz of a telephone, stays near
0."""


class BandNorm(nn.Module):
    """Log-mel windows (B, n_frames, n_mels) in, the same shape out; it has no weights."""

    def forward(self, features: Tensor) -> Tensor:
        centred = features - features.mean(dim=1, keepdim=True)
        normal: Tensor = centred / (centred.square().mean(dim=1, keepdim=True).sqrt() + LEAST_DEVIATION)
        return normal
