"""Groups the pieces of an RTP stream into runs that are decoded at once. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from streamer.protocol.rtp import RtpPacket

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from streamer.protocol.stream_pieces import Flooded, Lost, Piece, Restart, Silence

    Run = list[RtpPacket] | Silence | Lost | Flooded | Restart


def runs(pieces: list[Piece]) -> Iterable[Run]:
    """Return consecutive packets of one payload type as one list; other pieces stand by themselves."""
    return [pieces] if _is_one_run(pieces) else _split(pieces)


def _is_one_run(pieces: list[Piece]) -> TypeGuard[list[RtpPacket]]:
    """Return whether they are nothing but packets of one payload type, as nearly always."""
    payload_type: int | None = None
    for piece in pieces:
        if type(piece) is not RtpPacket or payload_type not in (None, piece.payload_type):
            return False
        payload_type = piece.payload_type
    return True


def _split(pieces: list[Piece]) -> Iterator[Run]:
    run: list[RtpPacket] = []
    for piece in pieces:
        if run and not (isinstance(piece, RtpPacket) and piece.payload_type == run[0].payload_type):
            yield run
            run = []
        if isinstance(piece, RtpPacket):
            run.append(piece)
        else:
            yield piece
    if run:
        yield run
