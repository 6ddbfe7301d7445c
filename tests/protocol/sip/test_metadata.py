"""Who speaks on which line, by the metadata of a recording session."""

from __future__ import annotations

import dataclasses

import pytest

from streamer.protocol.sip.metadata import MetadataError, Recording, RolePatterns
from tests.support.siprec import ALICE, BOB, PEOPLE, SESSION, TWO, metadata

PATTERNS = RolePatterns(customers=["*@customers.example.com", "tel:*"], agents=["sip:*@AGENTS.example.com"])


def recording(*documents: bytes) -> Recording:
    found = Recording()
    for document in documents:
        found.update(document, PATTERNS)
    return found


def test_participants_have_the_roles_of_their_addresses_on_the_lines_they_send() -> None:
    found = recording(TWO)
    assert [found.role(label) for label in ("96", "97", "98")] == ["customer", "agent", None]
    assert found.session == SESSION


def test_nothing_of_a_person_is_kept() -> None:
    kept = repr(dataclasses.asdict(recording(TWO)))
    assert not [name for name in (*PEOPLE, "example.com") if name in kept]


def test_who_is_nowhere_named_has_no_role() -> None:
    document = metadata(("p1", "sip:eve@elsewhere.example.com", ["s1"]), streams=[("s1", "1")])
    assert recording(document).role("1") is None
    assert recording(metadata(("p1", "tel:+4930123456", ["s1"]), streams=[("s1", "1")])).role("1") == "customer"


DRAFT = b"""<?xml version='1.0' encoding='UTF-8'?>
<recording xmlns='urn:ietf:params:xml:ns:recording'><dataMode>complete</dataMode>
<session id="kWbT7Q=="><extensiondata xmlns:v="http://vendor.example.com"><v:ucid>0012</v:ucid></extensiondata></session>
<participant id="pA==" session="kWbT7Q=="><NameID aor="sip:alice@customers.example.com"><name>Alice Jones</name>
</NameID><send>sA==</send><associate-time>2026-01-01T00:00:00</associate-time></participant>
<participant id="pB==" session="kWbT7Q=="><NameID aor="sip:bob@agents.example.com"/><send>sB==</send></participant>
<stream id="sA==" session="kWbT7Q=="><label>553654187</label><mode>separate</mode></stream>
<stream id="sB==" session="kWbT7Q=="><label>553654188</label><mode>separate</mode></stream></recording>"""


def test_clients_that_keep_to_a_draft_name_the_streams_within_the_participants() -> None:
    found = recording(DRAFT)
    assert [found.role(label) for label in ("553654187", "553654188")] == ["customer", "agent"]
    assert found.session == "kWbT7Q=="
    moved = b"""<recording><dataMode>Partial</dataMode><participant id="pC=="><NameID aor="sip:bob@agents.example.com"/>
    <send>sA==</send></participant><participantstreamassoc id="pA=="/></recording>"""
    found.update(moved, PATTERNS)
    assert [found.role(label) for label in ("553654187", "553654188")] == ["agent", "agent"]


@pytest.mark.parametrize(
    "form", ["urn:uuid:{}", "{{{}}}", "{}@host.example.com:5060", "sip:alice@{}", "{} 1", "x" * 80 + "{}"]
)
def test_ids_of_any_form_tell_participants_and_streams_apart(form: str) -> None:
    people = [(form.format(f"p{n}"), address, [form.format(f"s{n}")]) for n, address in enumerate((ALICE, BOB))]
    document = metadata(*people, streams=[(form.format(f"s{n}"), str(n)) for n in range(2)])
    found = recording(document)
    assert [found.role(label) for label in ("0", "1")] == ["customer", "agent"]
    assert "alice" not in repr(found)
    assert form.format("p0") not in repr(found)


def test_a_line_that_two_participants_send_is_mixed() -> None:
    document = metadata(("p1", ALICE, ["s1"]), ("p2", BOB, ["s1"]), streams=[("s1", "1")])
    assert recording(document).role("1") == "mixed"


def test_partial_metadata_changes_what_it_names() -> None:
    transfer = metadata(
        ("p3", BOB, ["s1=="]),
        streams=[],
        mode="partial",
        more=(
            '<participantstreamassoc participant_id="p1=="><disassociate-time>2026-01-01T00:01:00Z</disassociate-time>'
            "</participantstreamassoc>"
        ),
    )
    found = recording(TWO, transfer)
    assert [found.role(label) for label in ("96", "97")] == ["agent", "agent"]
    moved = metadata(("p2==", BOB, ["s3"]), streams=[("s3", "98")], mode="partial")
    found.update(moved, PATTERNS)
    assert [found.role(label) for label in ("96", "97", "98")] == ["agent", None, "agent"]


def test_complete_metadata_replaces_what_was_known() -> None:
    found = recording(TWO, metadata(("p9", ALICE, ["s9"]), streams=[("s9", "5")]))
    assert [found.role(label) for label in ("96", "97", "5")] == [None, None, "customer"]


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"no XML",
        TWO[:-20],
        TWO.replace(b"<recording", b'<!DOCTYPE recording [<!ENTITY a "aaaa">]><recording', 1),
        b"<recording>" + b"<a/>" * 3_000 + b"</recording>",
    ],
)
def test_what_is_no_metadata_is_refused_and_changes_nothing(document: bytes) -> None:
    found = recording(TWO)
    before = repr(found)
    with pytest.raises(MetadataError):
        found.update(document, PATTERNS)
    assert repr(found) == before


def test_an_id_that_is_none_is_not_kept() -> None:
    odd = metadata(("sip:alice@x y", ALICE, ["s1"]), streams=[("s1", "1")])
    assert "alice" not in repr(recording(odd))
