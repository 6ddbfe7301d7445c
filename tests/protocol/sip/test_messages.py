"""SIP messages: parsed, answered, and cut from a stream."""

from __future__ import annotations

import pytest
from sipmessage import Request

from streamer.protocol.sip.messages import MAX_MESSAGE_BYTES, MessageStream, SipError, answer, parse, with_received
from tests.support.siprec import Client, audio, description

INVITE = Client().invite(description(audio(4000, "1")))


def parsed(data: bytes) -> Request:
    message = parse(data)
    assert isinstance(message, Request)
    return message


def test_compact_and_folded_headers_are_read() -> None:
    data = (
        b"OPTIONS sip:srs@example.com SIP/2.0\r\nv: SIP/2.0/UDP 192.0.2.1\r\n ;branch=z9hG4bK1\r\n"
        b"f: <sip:a@example.com>;tag=1\r\nt: <sip:srs@example.com>\r\ni: x@y\r\nCSeq: 1\r\n\tOPTIONS\r\nl: 0\r\n\r\n"
    )
    request = parsed(data)
    assert (request.call_id, request.via[0].parameters["branch"], request.cseq.sequence) == ("x@y", "z9hG4bK1", 1)


@pytest.mark.parametrize("cut", range(0, len(INVITE), 7))
def test_a_message_that_is_cut_anywhere_is_refused(cut: int) -> None:
    with pytest.raises(SipError):
        parse(INVITE[:cut])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"SIP/2.0\r\n", b"HTTP/1.1\r\n"),
        (b"Call-ID", b"Call-Id2"),
        (b"CSeq: 1 INVITE", b"CSeq: 1 BYE"),
        (b"CSeq: 1 INVITE", b"CSeq: one INVITE"),
        (b"Via: SIP/2.0/UDP", b"Via: UDP"),
        (b"Max-Forwards: 70", b"Max-Forwards 70"),
        (b"Max-Forwards: 70", b"Max-Forwards: 70\nBYE"),
        (b"Max-Forwards: 70", b"Max-Forwards: \xff"),
        (b"Content-Length: ", b"Content-Length: 9"),
        (b"Content-Length: ", b"Content-Length: x"),
    ],
)
def test_what_is_no_request_is_refused_without_quoting_it(old: bytes, new: bytes) -> None:
    assert old in INVITE
    with pytest.raises(SipError) as error:
        parse(INVITE.replace(old, new, 1))
    assert "Alice" not in str(error.value)


def test_an_answer_repeats_what_it_must_and_adds_our_tag_once() -> None:
    request = parsed(
        INVITE.replace(b"Max-Forwards", b"Record-Route: <sip:p1;lr>\r\nRecord-Route: <sip:p2;lr>\r\nMax-Forwards")
    )
    response = parse(bytes(answer(request, 200, to_tag="us", headers=[("Contact", "<sip:here>")], body=b"v=0")))
    for name in ("Via", "From", "Call-ID", "CSeq", "Record-Route"):
        assert response.headers.getlist(name) == request.headers.getlist(name)
    assert response.headers["To"] == "<sip:srs@example.com>;tag=us"
    assert (response.headers["Content-Length"], response.body) == ("3", b"v=0")
    request.headers.set("To", response.headers["To"])
    assert answer(request, 200, to_tag="other").headers["To"] == "<sip:srs@example.com>;tag=us"


@pytest.mark.parametrize(
    ("sent_by", "expected"),
    [
        ("192.0.2.1:5070;rport", ("192.0.2.7", "6000")),
        ("192.0.2.1:5070", ("192.0.2.7", None)),
        ("192.0.2.7", (None, None)),
    ],
)
def test_the_topmost_via_says_where_a_request_came_from(sent_by: str, expected: tuple[str | None, str | None]) -> None:
    request = parsed(
        INVITE.replace(b"127.0.0.1:5070;branch=z9hG4bKrecording-1.1;rport", f"{sent_by};branch=z9hG4bK1".encode())
    )
    via = with_received(request, "192.0.2.7", 6000)
    assert (via.parameters.get("received"), via.parameters.get("rport")) == expected


def test_a_stream_gives_the_same_messages_in_any_chunking() -> None:
    stream = b"\r\n\r\n" + INVITE + b"\r\n" + Client().request("OPTIONS") + b"\r\n\r\n" + INVITE
    expected = [b"", INVITE, Client().request("OPTIONS"), b"", INVITE]
    for size in (1, 2, 3, 7, 100, len(stream)):
        cutter = MessageStream()
        found = [message for n in range(0, len(stream), size) for message in cutter.push(stream[n : n + size])]
        assert found == expected


@pytest.mark.parametrize(
    "data",
    [
        b"x" * (MAX_MESSAGE_BYTES + 1),
        b"OPTIONS sip:x SIP/2.0\r\nCall-ID: 1\r\n\r\n",
        b"OPTIONS sip:x SIP/2.0\r\nContent-Length: 99999999\r\n\r\n",
    ],
)
def test_a_stream_without_ends_of_messages_is_given_up(data: bytes) -> None:
    with pytest.raises(SipError):
        MessageStream().push(data)
