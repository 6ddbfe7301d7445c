"""No sender opens more legs, or faster, than its quota; others are not kept out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.sources.rtp.quotas import MAX_BUCKETS, LegQuotas, QuotaKeeper

if TYPE_CHECKING:
    from streamer.sources.rtp.addresses import Address


def opened(keeper: QuotaKeeper, addresses: list[Address], now_s: float = 0.0) -> list[str]:
    """Try to open a leg for each address; return the reasons of those refused, "" for the others."""
    results: list[str] = []
    for address in addresses:
        refusal = keeper.refusal(address, now_s)
        if refusal is None:
            keeper.add(address, now_s)
        results.append("" if refusal is None else refusal.reason)
    return results


def test_one_port_of_a_host_gets_its_quota_and_the_host_its_own() -> None:
    keeper = QuotaKeeper(LegQuotas(per_host=lambda host: 3 if host == "127.0.0.1" else 9, per_address=2))
    one: Address = ("127.0.0.1", 1)
    assert opened(keeper, [one] * 3) == ["", "", "over_port_quota"]
    assert opened(keeper, [("127.0.0.1", 2)] * 2) == ["", "over_host_quota"]
    assert opened(keeper, [("::ffff:127.0.0.1", 3, 0, 0)]) == ["over_host_quota"]
    assert opened(keeper, [("127.0.0.2", 1)]) == [""]
    keeper.remove(one)
    assert opened(keeper, [one] * 2) == ["", "over_port_quota"]


def test_a_host_of_ipv6_is_its_whole_network_of_64_bits() -> None:
    keeper = QuotaKeeper(LegQuotas(per_host=lambda _: 2))
    one_network: list[Address] = [(f"2001:db8:0:1::{number:x}", 5004, 0, 0) for number in range(3)]
    other: list[Address] = [("2001:db8:0:2::1", 5004, 0, 0), ("fe80::1%eth0", 5004, 0, 2), ("::1", 5004, 0, 0)]
    assert opened(keeper, [*one_network, *other]) == ["", "", "over_host_quota", "", "", ""]
    keeper.remove(one_network[0])
    assert opened(keeper, one_network[2:]) == [""]


def test_refusals_name_the_key_of_the_configuration() -> None:
    keeper = QuotaKeeper(LegQuotas(per_address=1))
    opened(keeper, [("127.0.0.1", 5)])
    refusal = keeper.refusal(("127.0.0.1", 5), 0.0)
    assert refusal is not None
    assert refusal.text == "1 of 127.0.0.1 port 5 are open, which is rtp.max_legs_per_port"


def test_legs_are_opened_no_faster_than_the_rates_of_a_host_and_of_all() -> None:
    keeper = QuotaKeeper(LegQuotas(new_per_s=3.0, new_per_host_s=2.0))
    greedy: list[Address] = [("127.0.0.1", port) for port in range(9)]
    assert opened(keeper, greedy) == [""] * 4 + ["over_host_rate"] * 5  # two seconds' worth at once
    assert opened(keeper, [("127.0.0.2", 1)] * 3) == ["", "", "over_rate"]
    assert opened(keeper, greedy, now_s=1.0) == [""] * 2 + ["over_host_rate"] * 7
    assert opened(keeper, [("127.0.0.2", 1)] * 2, now_s=1.0) == ["", "over_rate"]


def test_refused_attempts_use_up_no_rate() -> None:
    keeper = QuotaKeeper(LegQuotas(new_per_host_s=0.5))
    assert opened(keeper, [("127.0.0.1", 1)] * 50) == [""] + ["over_host_rate"] * 49
    assert opened(keeper, [("127.0.0.1", 1)] * 2, now_s=2.0) == ["", "over_host_rate"]


def test_many_hosts_fill_no_memory() -> None:
    keeper = QuotaKeeper(LegQuotas(new_per_host_s=10.0))
    for number in range(2 * MAX_BUCKETS):
        address: Address = (f"10.0.{number // 256}.{number % 256}", 1)
        opened(keeper, [address])
        keeper.remove(address)
    assert len(keeper._bucket_of_host) == MAX_BUCKETS
    assert not keeper._of_host
    assert not keeper._of_address
