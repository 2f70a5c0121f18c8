"""An address is read as a person writes it, and only this machine needs no word of the user."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidSetting, ModelUnavailable
from core.models.server_choice import (
    CONFIRMED_KEY,
    URL_KEY,
    ServerChoice,
    require_allowed,
    server_address,
    word_needed,
)

OTHER = "http://studio.example:1234/v1"


@pytest.mark.parametrize(
    ("url", "shown", "path"),
    [
        ("localhost:11434", "localhost:11434", "/v1"),
        ("http://localhost:11434/v1/", "localhost:11434", "/v1"),
        ("HTTP://LOCALHOST", "localhost", "/v1"),
        ("http://127.0.0.1:8080/api/v1", "127.0.0.1:8080", "/api/v1"),
        ("http://[::1]:8080", "[::1]:8080", "/v1"),
        ("https://127.8.9.1", "127.8.9.1", "/v1"),
    ],
)
def test_an_address_of_this_machine_needs_no_word(url: str, shown: str, path: str) -> None:
    address = server_address(url)
    assert (address.shown, address.path, address.is_this_machine) == (shown, path, True)
    assert word_needed(URL_KEY, url) == ""
    assert require_allowed(ServerChoice(url)) == address


@pytest.mark.parametrize(
    "url",
    [
        OTHER,
        "https://127.0.0.1.example",
        "http://localhost.example",
        "http://0.0.0.0:1234",
        "http://127.1:1234",
        "http://192.168.1.7",
        "http://[2001:db8::1]:80",
    ],
)
def test_another_computer_is_named_and_has_to_be_confirmed(url: str) -> None:
    host = server_address(url).host
    assert host in word_needed(URL_KEY, url)
    assert host in word_needed(CONFIRMED_KEY, host)
    with pytest.raises(ModelUnavailable, match="--yes"):
        require_allowed(ServerChoice(url))
    with pytest.raises(ModelUnavailable, match="not confirmed"):
        require_allowed(ServerChoice(url, confirmed_host="another.example"))
    assert require_allowed(ServerChoice(url, confirmed_host=host)).host == host


@pytest.mark.parametrize(
    "url",
    [
        "ftp://localhost",
        "http://",
        "http://localhost:port",
        "http://localhost:99999",
        "http://user@localhost:1",
        "http://localhost@studio.example",
        "http://localhost\\@studio.example",
        "http://localhost/v1?key=1",
        "http://localhost/v1#x",
        "http://local host",
        "http://localhost/v 1",
        "http://lоcalhost",  # a Cyrillic letter
        "/var/run/x.sock",
        "http://[::1",
    ],
)
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    with pytest.raises(InvalidSetting, match="no address"):
        server_address(url)
    with pytest.raises(ModelUnavailable):
        require_allowed(ServerChoice(url))


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        address = server_address(text)
    except InvalidSetting:
        return
    assert address.host.isascii()
    assert address.path == "" or address.path.startswith("/")


def test_other_settings_need_no_word() -> None:
    assert word_needed("models.chat", OTHER) == ""
    assert word_needed(URL_KEY, " ") == ""
    assert word_needed(CONFIRMED_KEY, "") == ""


def test_without_an_address_it_is_said_how_to_name_one() -> None:
    with pytest.raises(ModelUnavailable, match=f"settings set {URL_KEY}"):
        require_allowed(ServerChoice())
