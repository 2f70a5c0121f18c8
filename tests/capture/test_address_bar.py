"""An address is found as browsers show it and as it is misread; other text is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.address_bar import address_in, addresses_among, is_browser, why_site_excluded
from core.observation import Box, WindowContext
from core.privacy.exclusion_rules import ExclusionRules
from tests.fakes.fake_screen import line

RULES = ExclusionRules(sites=("bank.example", "https://clinic.example/"))
PAGE = WindowContext("chromium", "Overview")
SCREEN = Box(0, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("bank.example/overview", "bank.example/overview"),
        ("bank.example", "bank.example"),
        ("https://my.bank.example/a?b=1#c", "https://my.bank.example/a?b=1#c"),
        ("https: //my.bank .example/ a", "https://my.bank.example/a"),
        ("G bank.example/overview", "bank.example/overview"),
        ("x bank.example/overview ☆", "bank.example/overview"),
        ("@bank.example", "bank.example"),
        ("Not secure | bank.example/a", "bank.example/a"),
        ("Nicht sicher bank.example", "bank.example"),
        ("bank,example/overview", "bank.example/overview"),
        ("localhost:8080/admin", "localhost:8080/admin"),
        ("192.168.1.1/login", "192.168.1.1/login"),
        ("müller-köln.example", "müller-köln.example"),
        ("file:///srv/papers/paper.pdf", "file:///srv/papers/paper.pdf"),
        ("about:config", "about:config"),
    ],
)
def test_addresses_are_found(text: str, address: str) -> None:
    assert address_in(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "nora@bank.example",
        "Nora Velling <nora@bank.example>",
        "okonjo-brisset-2024.pdf",
        "main.c",
        "README.md",
        "v2.4.0",
        "18.40",
        "Release plan 2.4.0",
        "Please open bank.example today",
        "The end.The beginning",
        "Search Google or type a URL",
        "12:45",
        "+",
        "",
    ],
)
def test_other_text_is_no_address(text: str) -> None:
    assert address_in(text) is None


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    found = address_in(text)
    assert found is None or not any(sign.isspace() for sign in found)
    why_site_excluded(RULES, PAGE, [found] if found else [])


@pytest.mark.parametrize(
    "app", ["chromium", "google-chrome", "firefox", "navigator", "brave-browser", "microsoft-edge"]
)
def test_browsers_are_known(app: str) -> None:
    assert is_browser(app)
    assert not is_browser("codepad")


def test_only_the_top_of_the_window_is_looked_at() -> None:
    bar = line("news.example/a", left=100, top=78)
    link = line("bank.example/login", left=100, top=190)
    elsewhere = line("wiki.example", left=1500, top=60)
    window = Box(0, 0, 1200, 1080)
    assert addresses_among([link, elsewhere, bar], window, 1080) == ("news.example/a",)
    assert addresses_among([line("bank.example", top=600)], window, 1080) == ()


def test_the_bar_is_likelier_than_a_tab_named_like_a_host() -> None:
    tab, bar = line("other.example", left=300, top=42), line("bank.example", left=110, top=76)
    assert addresses_among([tab, bar], SCREEN, 1080) == ("bank.example", "other.example")


@pytest.mark.parametrize(
    "address",
    [
        "bank.example",
        "https://my.bank.example/x",
        "bank.exampIe",
        "abank.example",
        "cl1nic.example",
    ],
)
def test_a_site_is_kept_out_even_if_misread(address: str) -> None:
    rule = why_site_excluded(RULES, PAGE, ["news.example", address])
    assert rule in ("site bank.example", "site https://clinic.example/")


@pytest.mark.parametrize(
    "address", ["riverbank.example", "bank.example.org", "file:///bank.example"]
)
def test_another_site_is_not_kept_out(address: str) -> None:
    assert why_site_excluded(RULES, PAGE, [address]) is None
