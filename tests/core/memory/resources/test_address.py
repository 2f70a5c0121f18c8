"""Addresses in the one form that stays the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.memory.resources.address import canonical_address, is_no_document


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.a.example/b/", "https://a.example/b"),
        ("http://A.example:80/b?utm_medium=x&id=2", "https://a.example/b?id=2"),
        ("https://a.example/b?fbclid=1#part-two", "https://a.example/b"),
        ("https://a.example/app#/notes/4", "https://a.example/app#/notes/4"),
        ("https://a.example/b;jsessionid=77?x=1", "https://a.example/b?x=1"),
        ("https://a.example/index.html", "https://a.example"),
        ("https://a.example/b?b=2&a=1", "https://a.example/b?a=1&b=2"),
        ("file:///srv/plans/My%20plan.pdf", "file:///srv/plans/My plan.pdf"),
        ("not an address", "not an address"),
    ],
)
def test_canonical_addresses(url: str, canonical: str) -> None:
    assert canonical_address(url) == canonical


@given(
    st.from_regex(
        r"https://[a-z]{1,8}\.example(/[a-z]{1,5}){0,3}/?(\?[a-z]=[0-9])?", fullmatch=True
    )
)
def test_canonical_addresses_stay_as_they_are(url: str) -> None:
    assert canonical_address(canonical_address(url)) == canonical_address(url)


def test_pages_that_hold_nothing() -> None:
    assert is_no_document("about:blank")
    assert is_no_document("https://shop.example/search?q=chair")
    assert is_no_document("https://accounts.example.com/o/x")
    assert is_no_document("https://shop.example/checkout/payment")
    assert not is_no_document("https://shop.example/chairs/green")
    assert not is_no_document("https://blog.example/login-screens-explained")
