"""What daemons keep, asked for at one address: the history of all of them as one, and marks, which go to their node."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from nats.js.errors import NotFoundError

from streamer.cluster.entries import kept_subject
from streamer.core.errors import RequestError
from streamer.gateway.asking import ANSWER_S, ask_node, connected
from streamer.gateway.merge import Pile, merged
from streamer.history.errors import HistoryError, NoHistoryError
from streamer.history.records import EventRow, Page
from streamer.history.search import Search
from streamer.sinks.nats_stream import FAILURES, why
from streamer.web.kept import Answer, FindEvents, FindSessions, Forget, KeepMark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from nats.js import JetStreamContext

    from streamer.gateway.link import Link
    from streamer.gateway.merge import Order
    from streamer.gateway.nodes import Nodes
    from streamer.history.search import Position
    from streamer.protocol.event_filter import EventFilter
    from streamer.web.kept import Question
    from streamer.web.supervision import Mark

T = TypeVar("T")

HISTORY_ANSWER_S: Final = 15.0
"""Until a node must have looked through its history."""
MAX_WAITING: Final = 32
"""Questions that wait for nodes; one more is refused."""
LEAST_ASKED: Final = 20
"""Of one node at a time: what the others have may come first."""
NONE_KEPT: Final = "no daemon behind this gateway keeps a history: history.enabled is false"


class ClusterRecords:
    """The histories of all nodes as one. A session is on one node; a database that several share has it once."""

    def __init__(self, link: Link, nodes: Nodes, *, answer_s: float = HISTORY_ANSWER_S) -> None:
        self._link = link
        self._nodes = nodes
        self._answer_s = answer_s
        self._waiting = 0

    async def sessions(
        self, search: Search, may_see: Sequence[EventFilter], *, limit: int, after: Position | None = None
    ) -> Page[Any]:
        """Return sessions of all nodes that answer, the newest first, each as a node described it."""

        def question(limit: int, after: Position | None) -> Question:
            return FindSessions(search=search, may_see=tuple(may_see), limit=limit, after=after)

        def newest_first(place: Position) -> tuple[int, str]:
            return -place.ms, place.id

        return await self._find(question, newest_first, limit=limit, after=after)

    async def events(
        self,
        search: Search,
        may_see: Sequence[EventFilter],
        *,
        limit: int,
        after: Position | None = None,
        daemons: Collection[str] = (),
    ) -> Page[Any]:
        """Return events of all nodes that answer, or of just these, the oldest first."""

        def question(limit: int, after: Position | None) -> Question:
            return FindEvents(search=search, may_see=tuple(may_see), limit=limit, after=after)

        def oldest_first(place: Position) -> tuple[int, str]:
            return place.ms, place.id

        page = await self._find(question, oldest_first, limit=limit, after=after, daemons=daemons)
        rows = [msgspec.json.decode(item, type=EventRow) for item in page.items]
        return Page(rows, page.following, page.unanswered, page.daemons)

    async def forget(self, session_id: str) -> bool:
        """Let all nodes forget a session. Raises HistoryError where one may still have it."""
        names = self._nodes.with_history()
        answers = await asyncio.gather(*(self._ask(name, Forget(session_id=session_id)) for name in names))
        found = dict(zip(names, answers, strict=True))
        silent = sorted({*self._nodes.gone_with_history(), *(name for name, each in found.items() if each is None)})
        if silent:
            raise HistoryError(f"asked all daemons; no answer of {', '.join(silent)}, which may have the session")
        return any(each.was_there for each in answers if each is not None)

    async def node_of(self, session_id: str) -> str | None:
        """Return the node that has a session in its history; None where none of those that answer has."""
        search = Search(sessions=frozenset({session_id}))
        try:
            page = await self.sessions(search, (), limit=1)
        except HistoryError:
            return None
        return str(msgspec.json.decode(page.items[0])["node"]) if page.items else None

    async def _find(
        self,
        question: Callable[[int, Position | None], Question],
        order: Order,
        *,
        limit: int,
        after: Position | None,
        daemons: Collection[str] = (),
    ) -> Page[msgspec.Raw]:
        if self._waiting >= MAX_WAITING:
            raise HistoryError("too many questions wait for an answer")
        names = sorted(daemons) or self._nodes.with_history()
        absent = [] if daemons else self._nodes.gone_with_history()
        if not names and not absent:
            raise NoHistoryError(NONE_KEPT)
        at_once = min(limit, max(LEAST_ASKED, 2 * limit // max(1, len(names)) + 1))

        def more_of(name: str) -> Callable[[Position | None], Any]:
            return lambda after: self._ask(name, question(at_once, after))

        piles = [Pile(name, more_of(name), after) for name in names]
        self._waiting += 1
        try:
            items, following = await merged(piles, order, limit=limit)
        finally:
            self._waiting -= 1
        answered = [pile.name for pile in piles if not pile.has_failed]
        unanswered = sorted({*names, *absent}.difference(answered))
        if not answered:
            raise HistoryError(f"no answer of {', '.join(unanswered)}")
        return Page(items, following, unanswered, answered)

    async def _ask(self, node: str, question: Question) -> Answer | None:
        """Return the answer of a node; None where it gives none. Raises HistoryError where NATS can't be reached."""
        try:
            answer = await _asked(connected_or_failed(self._link), node, question, answer_s=self._answer_s)
        except RequestError:
            return None
        if answer.error is None:
            return answer
        return Answer() if answer.error.code == "not_kept" else None  # it has just been switched off


def connected_or_failed(link: Link) -> JetStreamContext:
    """Return the streams. Raises HistoryError where NATS can't be reached now."""
    try:
        return connected(link)
    except RequestError as error:
        raise HistoryError(str(error)) from None


class ClusterMarks:
    """Lets the node that has, or had, a session keep what is said of its results."""

    def __init__(self, link: Link, nodes: Nodes, records: ClusterRecords, *, stream: str) -> None:
        """``stream``: of the events."""
        self._link = link
        self._nodes = nodes
        self._records = records
        self._stream = stream

    @property
    def labels(self) -> Sequence[str]:
        """Those of the models of all nodes that keep marks."""
        return list(dict.fromkeys(label for node in self._nodes.present.values() for label in node.marks))

    async def take(self, mark: Mark, at: datetime) -> None:
        """Let the node of the session keep a mark. Raises RequestError."""
        streams = connected(self._link)
        node = await self._owner(streams, mark.session_id)
        if node not in self._nodes.present:
            raise RequestError("unavailable", f"Not marked: the node {node}, which has the session, is gone")
        answer = await _asked(streams, node, KeepMark(mark=mark, at=at), answer_s=ANSWER_S)
        if answer.error is not None:
            raise RequestError(answer.error.code, answer.error.message)

    async def _owner(self, streams: JetStreamContext, session_id: str) -> str:
        try:
            node = await self._nodes.owner(streams, session_id) or await self._starter(streams, session_id)
        except FAILURES as error:
            raise RequestError("unavailable", f"Not marked: {why(error)}") from None
        node = node or await self._records.node_of(session_id)
        if node is None:
            raise RequestError("unknown_session", "No node is known that has, or had, this session")
        return node

    async def _starter(self, streams: JetStreamContext, session_id: str) -> str | None:
        """Return the node of which the stream has the session's start. Raises FAILURES."""
        try:
            message = await streams.get_last_msg(self._stream, f"es.*.{session_id}._.session.started.v1")
        except NotFoundError:
            return None
        return (message.subject or "").split(".")[1]


async def _asked(streams: JetStreamContext, node: str, question: Question, *, answer_s: float) -> Answer:
    data = msgspec.json.encode(question)
    try:
        return msgspec.json.decode(
            await ask_node(streams, node, kept_subject(node), data, answer_s=answer_s), type=Answer
        )
    except msgspec.MsgspecError:
        raise RequestError("unavailable", f"the answer of the node {node} was not understood") from None
