"""PipeWire's notation, against bytes written down by hand from its documentation."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.platforms.spa_pods import (
    BrokenPod,
    fraction_in,
    id_in,
    pod_any_size,
    pod_flags,
    pod_id,
    pod_int,
    pod_object,
    pod_one_of,
    pod_rates,
    properties_in,
    size_in,
)

NUMBERS = st.integers(0, 2**32 - 1)
PODS = st.one_of(
    NUMBERS.map(pod_id),
    st.integers(-(2**31), 2**31 - 1).map(pod_int),
    st.lists(NUMBERS, min_size=1, max_size=5).map(pod_one_of),
    st.just(pod_any_size((3, 4), (5, 6))),
    st.just(pod_rates(5, 60)),
    st.just(pod_flags(6)),
)


def test_a_plain_value_is_its_size_its_type_and_itself() -> None:
    assert pod_id(7) == struct.pack("=IIII", 4, 3, 7, 0)
    assert pod_int(-1) == struct.pack("=IIiI", 4, 4, -1, 0)


def test_a_choice_begins_with_the_value_that_is_best() -> None:
    head = struct.pack("=IIIIII", 16 + 3 * 4, 19, 3, 0, 4, 3)
    assert pod_one_of([8, 7]) == head + struct.pack("=IIII", 8, 8, 7, 0)


def test_an_object_is_its_kind_its_use_and_its_properties() -> None:
    value = pod_object(0x40003, 4, [(1, pod_id(2))])
    assert value == struct.pack("=IIII", 8 + 8 + 16, 15, 0x40003, 4) + struct.pack(
        "=II", 1, 0
    ) + pod_id(2)


@given(st.dictionaries(NUMBERS, PODS, max_size=6))
def test_the_properties_of_an_object_come_back(properties: dict[int, bytes]) -> None:
    told = properties_in(pod_object(0x40003, 3, [*properties.items()]))
    assert {key: pod.ljust(len(pod) + -len(pod) % 8, b"\0") for key, pod in told.items()} == {
        **properties
    }


def test_what_was_agreed_is_read_from_a_value_or_from_a_choice_of_one() -> None:
    assert (id_in(pod_id(9)), id_in(pod_one_of([9, 8]))) == (9, 9)
    assert size_in(pod_any_size((1_920, 1_080), (9_999, 9_999))) == (1_920, 1_080)
    assert fraction_in(pod_rates(5, 60)) == 5.0
    assert fraction_in(struct.pack("=IIII", 8, 11, 3, 0)) == 0.0


@pytest.mark.parametrize("pod", [b"", pod_id(3)[:10], pod_int(3), pod_object(1, 2, [])])
def test_another_kind_of_value_is_refused(pod: bytes) -> None:
    with pytest.raises(BrokenPod):
        id_in(pod)


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(pod: bytes) -> None:
    for read in (properties_in, id_in, size_in, fraction_in):
        try:
            read(pod)
        except BrokenPod:
            continue
