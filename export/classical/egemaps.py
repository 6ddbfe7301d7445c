"""The 88 functionals of eGeMAPSv02 (Eyben et al., IEEE Transactions on Affective Computing 7(2), 2016).

The package ``opensmile`` computes them on this machine, in its own library. Its licence (audEERING Research License
Agreement) allows research and private use; neither it nor features or models made with it may go into a product, paid
or free. Therefore it is an extra of its own, ``egemaps``, and a system with it is only evaluated here, never shipped.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from export.errors import TrainingError
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from export.classical.embedders import Rows

NO_ONNX = (
    "eGeMAPS is computed by openSMILE's own library, which can't become ONNX and whose licence excludes products: "
    "such a system is evaluated here, and the daemon doesn't run it"
)


class Egemaps:
    """Waveforms in, 88 functionals out."""

    width = 88
    network = None
    no_network = NO_ONNX

    def __init__(self) -> None:
        """Raise TrainingError where the package is not installed."""
        try:
            import opensmile  # noqa: PLC0415 - it imports pandas, and few need it
        except ImportError as error:
            raise TrainingError(
                "eGeMAPS needs the package opensmile, for research and private use only: "
                "pip install -c constraints.txt '.[egemaps]'"
            ) from error
        self._smile = opensmile.Smile(
            feature_set=opensmile.FeatureSet.eGeMAPSv02,
            feature_level=opensmile.FeatureLevel.Functionals,
            sampling_rate=SAMPLE_RATE,
        )
        self.key = f"egemaps-v02-opensmile-{version('opensmile')}"

    def embed(self, windows: NDArray[np.float32]) -> Rows:
        """Return the functionals of windows (n, n_samples), 16 kHz, -1..1, in openSMILE's order."""
        rows = [np.asarray(self._smile(window, SAMPLE_RATE), dtype=np.float32).reshape(-1) for window in windows]
        return np.stack(rows)
