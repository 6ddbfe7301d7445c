"""What every source is, and what some sources offer besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from typing import Self

    from streamer.core.audio import AudioLost, SourceMessage


class Source(Protocol):
    """Where audio comes from."""

    source_id: str
    live: bool
    """Whether audio that isn't taken at once is lost; else it is pulled."""

    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *exc_info: object) -> None: ...
    def __aiter__(self) -> AsyncIterator[SourceMessage]: ...


@runtime_checkable
class Losing(Protocol):
    """A source that may know at its end of losses that it has not reported."""

    def take_all_losses(self) -> Sequence[AudioLost]:
        """Return them, once."""
