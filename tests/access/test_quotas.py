"""No host can take all places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.access.quotas import Quota, host_key


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::1"),
        ("nowhere", "nowhere"),
    ],
)
def test_a_host_is_an_ipv4_address_or_an_ipv6_network(address: str, key: str) -> None:
    assert host_key(address) == key


def test_one_host_gets_its_share_and_others_the_rest() -> None:
    quota = Quota(things="subscribers", total=5, per_host=3)
    for _ in range(3):
        assert quota.why_not("192.0.2.1") == ""
        quota.take("192.0.2.1")
    assert quota.why_not("192.0.2.1") == "Too many subscribers of one host: 192.0.2.1 has 3, the limit is 3"
    for host in ("192.0.2.2", "192.0.2.3"):
        assert quota.why_not(host) == ""
        quota.take(host)
    assert quota.why_not("192.0.2.4") == "Too many subscribers: the limit is 5"
    quota.give_back("192.0.2.1")
    assert quota.why_not("192.0.2.1") == quota.why_not("192.0.2.4") == ""


@pytest.mark.parametrize(("total", "per_host"), [(100, 50), (5, 3), (2, 1), (1, 1)])
def test_a_host_gets_half_where_nothing_is_said(total: int, per_host: int) -> None:
    assert Quota(things="x", total=total).per_host == per_host


def test_a_quota_that_shrinks_takes_nothing_away() -> None:
    quota = Quota(things="x", total=4, per_host=4)
    for _ in range(4):
        quota.take("a")
    quota.resize(total=2)
    assert (quota.taken, quota.total, quota.per_host) == (4, 2, 1)
    assert quota.why_not("b") == "Too many x: the limit is 2"
    for _ in range(4):
        quota.give_back("a")
    assert quota.why_not("b") == ""


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans())))
def test_the_count_is_that_of_what_was_taken_and_not_given_back(steps: list[tuple[str, bool]]) -> None:
    quota, held = Quota(things="x", total=6, per_host=3), list[str]()
    for host, takes in steps:
        if takes and not quota.why_not(host):
            quota.take(host)
            held.append(host)
        elif not takes and host in held:
            quota.give_back(host)
            held.remove(host)
        assert quota.taken == len(held) <= 6
        assert all(held.count(each) <= 3 for each in "abc")
