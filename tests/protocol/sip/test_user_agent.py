"""The user agent server, against a recording client that keeps to RFC 3261, over a network that loses messages."""

from __future__ import annotations

import itertools

import pytest
from sipmessage import Request, Response

from streamer.protocol.sip.dialogs import Peer
from streamer.protocol.sip.digest import DigestAuthenticator
from streamer.protocol.sip.messages import SipError, parse
from streamer.protocol.sip.user_agent import Action, Denied, Ended, Offered, Send, UserAgent
from tests.support.siprec import (
    MULTIPART,
    TWO,
    Client,
    audio,
    credentials,
    description,
    multipart,
    parsed,
    parsed_request,
)

PEER = Peer("UDP", "127.0.0.1", 5070, "192.0.2.9:5060")
SDP = description(audio(4000, "1"))
ANSWER = b"v=0\r\n"


def agent() -> UserAgent:
    numbers = itertools.count(1)
    return UserAgent(new_id=lambda: f"id{next(numbers)}")


def sent(actions: list[Action]) -> list[bytes]:
    return [action.data for action in actions if isinstance(action, Send)]


def responses(actions: list[Action]) -> list[Response]:
    return [parsed(data) for data in sent(actions)]


def codes(actions: list[Action]) -> list[int]:
    return [response.code for response in responses(actions)]


def offered(actions: list[Action]) -> Offered:
    (found,) = [action for action in actions if isinstance(action, Offered)]
    return found


def begin(server: UserAgent, client: Client, headers: dict[str, str] | None = None) -> str:
    """Begin a call; return the name of its dialog."""
    actions = server.receive(client.invite(SDP, headers=headers), PEER, 0)
    assert codes(actions) == [100]
    (final,) = responses(server.accept(offered(actions), ANSWER, 0))
    assert final.code == 200
    client.take(final)
    server.receive(client.request("ACK"), PEER, 0)
    return offered(actions).dialog


def test_a_call_begins_is_confirmed_and_ends() -> None:
    server, client = agent(), Client()
    actions = server.receive(client.invite(SDP), PEER, 0)
    offer = offered(actions)
    assert offer.is_new
    assert offer.bodies.sdp == SDP.decode()
    assert offer.bodies.metadata is not None
    (final,) = responses(server.accept(offer, ANSWER, 0))
    client.take(final)
    assert (final.code, final.body, final.headers["Content-Type"]) == (200, ANSWER, "application/sdp")
    assert final.headers["Contact"] == "<sip:192.0.2.9:5060>;+sip.srs"
    assert final.headers["From"] == '"Alice Jones" <sip:+4930123456@src.example.com>;tag=35e195d2'
    assert server.receive(client.request("ACK"), PEER, 0.1) == []
    assert server.tick(100) == []
    ended = server.receive(client.request("BYE"), PEER, 200)
    assert codes(ended) == [200]
    assert ended[-1] == Ended(offer.dialog)
    assert server.dialogs == 0
    assert codes(server.receive(client.request("BYE"), PEER, 201)) == [481]


def test_a_request_that_comes_again_gets_the_same_answer_and_happens_once() -> None:
    server, client = agent(), Client()
    invite = client.invite(SDP)
    first = server.receive(invite, PEER, 0)
    assert sent(server.receive(invite, PEER, 0.5)) == sent(first)
    final = server.accept(offered(first), ANSWER, 1)
    assert sent(server.receive(invite, PEER, 1.5)) == sent(final)
    client.take(responses(final)[0])
    server.receive(client.request("ACK"), PEER, 2)
    bye = client.request("BYE")
    ended = server.receive(bye, PEER, 3)
    assert sent(server.receive(bye, PEER, 3.5)) == sent(ended)


def test_an_answer_that_nobody_confirms_is_sent_again_then_the_call_ends_with_bye() -> None:
    server, client = agent(), Client()
    offer = offered(server.receive(client.invite(SDP), PEER, 0))
    final = server.accept(offer, ANSWER, 0)
    times = [n / 4 for n in range(1, 128)]
    again = [now_s for now_s in times if sent(server.tick(now_s)) == sent(final)]
    assert again[:4] == [0.5, 1.5, 3.5, 7.5]
    assert again[4:] == [11.5, 15.5, 19.5, 23.5, 27.5, 31.5]
    actions = server.tick(32)
    assert actions[-1] == Ended(offer.dialog, is_lost=True)
    bye = parsed_request(sent(actions)[-1])
    assert (bye.method, str(bye.uri)) == ("BYE", "sip:src@127.0.0.1:5070")
    assert bye.headers["To"] == '"Alice Jones" <sip:+4930123456@src.example.com>;tag=35e195d2'
    assert bye.headers["From"] == responses(final)[0].headers["To"]


def test_our_bye_is_sent_again_until_it_is_answered() -> None:
    server, client = agent(), Client()
    name = begin(server, client, {"Record-Route": "<sip:proxy.example.com;lr>"})
    (bye,) = sent(server.hang_up(name, 10))
    assert b"Route: <sip:proxy.example.com;lr>\r\n" in bye
    assert sent(server.tick(10.5)) == [bye]
    request = parsed_request(bye)
    reply = b"SIP/2.0 200 OK\r\n" + b"".join(
        f"{name}: {request.headers[name]}\r\n".encode() for name in ("Via", "From", "To", "Call-ID", "CSeq")
    )
    assert server.receive(reply + b"Content-Length: 0\r\n\r\n", PEER, 11) == []
    assert server.tick(60) == []
    assert server.hang_up(name, 61) == []


def test_a_request_within_a_call_changes_it_and_one_at_a_time() -> None:
    server, client = agent(), Client()
    name = begin(server, client)
    pending = server.receive(client.invite(description(audio(4000, "1", direction="inactive"))), PEER, 5)
    assert (offered(pending).dialog, offered(pending).is_new) == (name, False)
    assert codes(server.receive(client.request("UPDATE"), PEER, 5)) == [491]
    assert codes(server.accept(offered(pending), ANSWER, 5)) == [200]
    update = server.receive(client.request("UPDATE", b"<x/>", "application/rs-metadata+xml"), PEER, 6)
    assert offered(update).bodies.metadata == b"<x/>"
    (final,) = responses(server.accept(offered(update), None, 6))
    assert (final.code, final.body, final.headers.get("Content-Type")) == (200, b"", None)


def test_a_request_that_is_overtaken_is_refused() -> None:
    server, client = agent(), Client()
    begin(server, client)
    late = client.request("UPDATE")
    assert codes(server.accept(offered(server.receive(client.request("UPDATE"), PEER, 5)), None, 5)) == [200]
    assert codes(server.receive(late, PEER, 6)) == [500]


def test_a_session_that_nobody_refreshes_ends() -> None:
    server, client = agent(), Client(extra=["Supported: timer, 100rel", "Session-Expires: 1800;refresher=uac"])
    actions = server.receive(client.invite(SDP), PEER, 0)
    (final,) = responses(server.accept(offered(actions), ANSWER, 0))
    client.take(final)
    assert (final.headers["Session-Expires"], final.headers["Require"]) == ("1800;refresher=uac", "timer")
    server.receive(client.request("ACK"), PEER, 0)
    refresh = offered(server.receive(client.request("UPDATE"), PEER, 900))
    server.accept(refresh, None, 900)
    assert server.tick(1_800) == []
    assert server.tick(2_700)[-1] == Ended(refresh.dialog, is_lost=True)


def test_a_timer_that_we_would_have_to_refresh_is_not_promised() -> None:
    server, client = agent(), Client(extra=["Supported: timer", "Session-Expires: 90;refresher=uas"])
    begin(server, client)
    assert server.tick(10_000) == []


def test_a_refusal_keeps_the_call_as_it_was() -> None:
    server, client = agent(), Client()
    name = begin(server, client)
    refused = offered(server.receive(client.invite(SDP), PEER, 5))
    (final,) = responses(server.refuse(refused, 488, 5))
    assert final.code == 488
    server.receive(client.request("ACK"), PEER, 5)
    assert offered(server.receive(client.invite(SDP), PEER, 6)).dialog == name
    new = offered(server.receive(Client(call_id="another").invite(SDP), PEER, 7))
    (final,) = responses(server.refuse(new, 503, 7))
    assert (final.code, final.headers["Retry-After"]) == (503, "10")
    assert server.dialogs == 1


@pytest.mark.parametrize(
    ("method", "changes", "code"),
    [
        ("OPTIONS", {}, 200),
        ("REGISTER", {}, 405),
        ("INFO", {}, 405),
        ("BYE", {}, 481),
        ("UPDATE", {}, 481),
        ("CANCEL", {}, 481),
        ("INVITE", {"Require": "siprec, precondition, 100rel"}, 420),
        ("INVITE", {"Contact": ""}, 400),
        ("INVITE", {"To": "<sip:srs@example.com>;tag=unknown"}, 481),
    ],
)
def test_what_begins_no_call_is_answered_by_what_it_is(method: str, changes: dict[str, str], code: int) -> None:
    (response,) = responses(agent().receive(Client(cseq=1).request(method, headers=changes), PEER, 0))
    assert response.code == code
    assert response.headers["CSeq"].endswith(method)
    if code == 405:
        assert "INVITE" in response.headers["Allow"]
    if code == 420:
        assert response.headers["Unsupported"] == "precondition"


def test_reliable_provisional_responses_may_be_required_as_there_are_none() -> None:
    server, client = agent(), Client()
    offer = offered(server.receive(client.invite(SDP, headers={"Require": "100rel, siprec"}), PEER, 0))
    (final,) = responses(server.accept(offer, b"v=0\r\n", 0))
    assert final.code == 200


def test_a_client_may_spell_its_headers_in_one_letter() -> None:
    short = {
        "Supported": "",
        "Contact": "",
        "From": "",
        "Call-ID": "",
        "Content-Type": "",
        "Content-Length": "",
        "To": "",
    }
    body = multipart(SDP, TWO)
    lines = ["k: timer", "x: 1800;refresher=uac", "m: <sip:src@127.0.0.1:5070>", "f: <sip:src@example.com>;tag=1"]
    client = Client(extra=[*lines, "i: c1", "t: <sip:srs@example.com>", f"c: {MULTIPART}", f"l: {len(body)}"])
    server = agent()
    offer = offered(server.receive(client.request("INVITE", body, headers=short), PEER, 0))
    assert (offer.bodies.sdp, offer.bodies.metadata) == (SDP.decode(), TWO)
    (final,) = responses(server.accept(offer, b"v=0\r\n", 0))
    assert final.headers["Session-Expires"] == "1800;refresher=uac"


def test_a_cancel_comes_too_late() -> None:
    server, client = agent(), Client()
    invite = client.invite(SDP)
    offer = offered(server.receive(invite, PEER, 0))
    cancel = client.request("CANCEL", headers={"Via": parsed_request(invite).headers["Via"]})
    assert codes(server.receive(cancel, PEER, 0)) == [200]
    assert codes(server.accept(offer, ANSWER, 0)) == [200]


def test_answers_go_to_where_the_request_came_from_if_it_asks_for_that() -> None:
    server = agent()
    there = Peer("UDP", "127.0.0.1", 6000, "127.0.0.1:5060")
    (action,) = server.receive(Client().request("OPTIONS"), there, 0)
    assert isinstance(action, Send)
    assert action.peer.port == 6000
    (action,) = server.receive(
        Client().request("OPTIONS", headers={"Via": "SIP/2.0/UDP 127.0.0.1:5099;branch=z9hG4bKx"}), there, 0
    )
    assert isinstance(action, Send)
    assert action.peer.port == 5099


def test_over_a_connection_our_bye_is_sent_once() -> None:
    server, client = agent(), Client(transport="TCP")
    peer = Peer("TCP", "127.0.0.1", 5070, "127.0.0.1:5060", connection=3)
    offer = offered(server.receive(client.invite(SDP), peer, 0))
    (final,) = responses(server.accept(offer, ANSWER, 0))
    assert final.headers["Contact"] == "<sip:127.0.0.1:5060;transport=tcp>;+sip.srs"
    client.take(final)
    server.receive(client.request("ACK"), peer, 0)
    assert len(sent(server.hang_up_all(1))) == 1
    assert server.tick(10) == []
    assert server.dialogs == 0


def test_many_calls_are_told_apart_and_forgotten() -> None:
    server = agent()
    clients = [Client(call_id=f"{n}-call@src") for n in range(50)]
    names = [begin(server, client) for client in clients]
    assert len(set(names)) == server.dialogs == 50
    for client, name in zip(clients, names, strict=True):
        assert server.receive(client.request("BYE"), PEER, 10)[-1] == Ended(name)
    assert server.dialogs == 0
    server.tick(100)
    assert not server._transactions._known


def test_bytes_that_are_no_sip_are_refused() -> None:
    with pytest.raises(SipError):
        agent().receive(b"\x80\x00" * 86, PEER, 0)


def test_the_server_reads_what_it_writes() -> None:
    server, client = agent(), Client()
    name = begin(server, client)
    assert isinstance(parse(sent(server.hang_up(name, 1))[0]), Request)


# -- authentication ------------------------------------------------------------------------------------------------


def guarded() -> UserAgent:
    """A server that lets in who knows a secret."""
    numbers = itertools.count(1)
    authenticator = DigestAuthenticator(
        {"sbc": ["s3cret"]},
        realm="calls",
        algorithms=("SHA-256", "MD5"),
        nonce_s=300.0,
        key=b"k" * 32,
        new_id=lambda: f"nonce{next(numbers)}",
    )
    return UserAgent(
        new_id=lambda: f"id{next(numbers)}",
        authenticate=lambda request, now_s: authenticator.check(
            request.method, request.headers.getlist("Authorization"), now_s
        ),
    )


def test_whatever_begins_or_changes_a_call_is_challenged_and_its_end_is_not() -> None:
    server, client = guarded(), Client()
    actions = server.receive(client.invite(SDP), PEER, 0)
    (refused,) = responses(actions)
    assert (refused.code, len(actions)) == (401, 1)
    sha_256, md5 = refused.headers.getlist("WWW-Authenticate")
    assert (sha_256.endswith("SHA-256"), md5.endswith("MD5")) == (True, True)
    assert server.receive(client.request("ACK"), PEER, 0) == []
    name = begin(server, client, {"Authorization": credentials(md5, "sbc", "s3cret")})
    for method, code in (("INVITE", 401), ("UPDATE", 401), ("OPTIONS", 200)):
        assert codes(server.receive(client.request(method, SDP, "application/sdp"), PEER, 1)) == [code]
    headers = {"Authorization": credentials(md5, "sbc", "s3cret", method="UPDATE", count=2)}
    update = server.receive(client.request("UPDATE", SDP, "application/sdp", headers), PEER, 2)
    assert offered(update).dialog == name
    server.accept(offered(update), ANSWER, 2)
    assert codes(server.receive(client.request("BYE"), PEER, 3)) == [200]


def test_a_wrong_secret_and_an_answer_that_was_used_begin_no_call_and_only_the_first_is_told() -> None:
    server, client = guarded(), Client()
    (refused,) = responses(server.receive(client.invite(SDP), PEER, 0))
    challenge = refused.headers["WWW-Authenticate"]
    denied = server.receive(client.invite(SDP, headers={"Authorization": credentials(challenge, "sbc", "x")}), PEER, 0)
    assert codes(denied) == [401]
    assert denied[1:] == [Denied(PEER, "the name and secret of a user expected, got others")]
    right = {"Authorization": credentials(challenge, "sbc", "s3cret")}
    begin(server, client, right)
    replayed = server.receive(Client(call_id="another@src").invite(SDP, headers=right), PEER, 1)
    assert (codes(replayed), len(replayed)) == ([401], 1)
    assert "stale=true" in responses(replayed)[0].headers["WWW-Authenticate"]
    assert server.dialogs == 1


def test_why_an_offer_is_refused_is_told_in_a_warning() -> None:
    server, client = agent(), Client()
    offer = offered(server.receive(client.invite(SDP), PEER, 0))
    (refused,) = responses(server.refuse(offer, 488, 0, why="audio expected, got none"))
    assert refused.headers["Warning"] == '399 192.0.2.9:5060 "audio expected, got none"'
