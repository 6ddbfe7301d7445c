"""Systems whose tests take minutes on a busy machine: ``make test-slow`` runs them, ``make test`` leaves them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

PICTURES = ("vgg19", "xception", "inception-v3", "resnet101-v2", "densenet201")
MARKS = (pytest.mark.slow, pytest.mark.timeout(900))
SLOW: Mapping[str, tuple[pytest.MarkDecorator, ...]] = dict.fromkeys(PICTURES, MARKS)
"""By the name of a family: the marks of its tests."""
