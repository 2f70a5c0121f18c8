"""`recollect vault`, from making one to taking an item out of it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.command_line.main import program
from core.home import HomeFolder
from core.store.keys import obtain_key
from tests.app.command_line.conftest import CommandLine
from tests.core.store.decrypted_pages import decrypted_home

PASSPHRASE = "a boat on dry land"
PASSWORD = "Brine!Otter-72-Quay"
SAID = f"The Wi-Fi password: {PASSWORD}"


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOLLECT_VAULT_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def vault(empty: CommandLine, passphrase: None) -> CommandLine:
    """A memory with a vault, and one secret on offer."""
    assert empty.document("vault", "create") == {"exists": True}
    assert empty.document("remember", SAID)["offers"] == 1
    return empty


def readable(home: Path) -> bytes:
    folder = HomeFolder(home)
    return decrypted_home(folder, obtain_key(folder))


def add(line: CommandLine, *words: str, value: str) -> tuple[int, str]:
    arguments = ["--home", str(line.home), "vault", "add", *words]
    result = CliRunner().invoke(program, arguments, input=value, catch_exceptions=False)
    return result.exit_code, result.stdout + result.stderr


def test_from_the_offer_to_the_secret(vault: CommandLine) -> None:
    (offer,) = vault.document("vault", "offers")["offers"]
    assert offer["secret_kind"] == "password"
    assert offer["caption"].startswith("The Wi-Fi password")
    assert PASSWORD not in str(offer)
    item = vault.document("vault", "accept", offer["id"])
    assert (item["kind"], item["details"]["secret_kind"]) == ("vault", "password")
    assert vault.document("vault", "offers")["offers"] == []
    assert [one["id"] for one in vault.document("vault", "list")["items"]] == [item["id"]]
    assert PASSWORD.encode() not in readable(vault.home)
    assert vault.say("vault", "reveal", item["id"]).out == f"{PASSWORD}\n"
    assert vault.document("vault", "reveal", item["id"]) == {"id": item["id"], "value": PASSWORD}
    assert vault.document("vault", "remove", item["id"])["removed"] is True
    assert vault.document("vault", "list") == {"exists": True, "items": []}


def test_what_people_read_names_captions_only(vault: CommandLine) -> None:
    for words in (("offers",), ("accept", "v1"), ("list",)):
        told = vault.say("vault", *words)
        assert told.code == 0
        assert "The Wi-Fi password" in told.out
        assert "Otter" not in told.out
    shown = vault.say("memory", vault.document("vault", "list")["items"][0]["id"])
    assert "Otter" not in shown.out


def test_an_offer_that_is_dismissed_stays_away(vault: CommandLine) -> None:
    assert vault.document("vault", "dismiss", "v1") == {"id": "v1", "dismissed": True}
    assert vault.document("remember", SAID)["offers"] == 0
    assert "Nothing is on offer" in vault.say("vault", "offers").out


def test_a_secret_is_added_through_a_pipe(vault: CommandLine) -> None:
    code, told = add(vault, "Alarm of the workshop", "--kind", "contact", value="Ida, room 5\n")
    assert (code, "Alarm of the workshop" in told) == (0, True)
    (item,) = vault.document("vault", "list")["items"]
    assert vault.say("vault", "reveal", item["id"]).out == "Ida, room 5\n"
    assert b"room 5" not in readable(vault.home)
    assert add(vault, "Code 4711", value="4711\n")[0] == 1
    assert add(vault, "Nothing", value="\n")[0] == 1


def test_the_passphrase_is_changed(vault: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    item = vault.document("vault", "accept", "v1")
    monkeypatch.setenv("RECOLLECT_NEW_VAULT_PASSPHRASE", "a house at sea")
    assert vault.document("vault", "passphrase") == {"changed": True}
    said = vault.say("vault", "reveal", item["id"])
    assert (said.code, said.out) == (1, "")
    assert "not right" in said.err
    monkeypatch.setenv("RECOLLECT_VAULT_PASSPHRASE", "a house at sea")
    assert vault.say("vault", "reveal", item["id"]).out == f"{PASSWORD}\n"


def test_without_a_vault_each_command_says_so(empty: CommandLine, passphrase: None) -> None:
    empty.document("remember", SAID)
    assert empty.document("vault", "offers") == {"exists": False, "offers": []}
    assert empty.document("vault", "list") == {"exists": False, "items": []}
    for name in ("offers", "list"):
        assert "vault create" in empty.say("vault", name).out
    for words in (["add", "Safe"], ["passphrase"]):
        said = empty.say("vault", *words, "--json")
        assert (said.code, said.out) == (1, "")
        assert "no vault yet" in said.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("vault", "create"), "already"),
        (("vault", "accept", "v99"), "no offer v99"),
        (("vault", "accept", "m1"), "not an offer"),
        (("vault", "dismiss", "v99"), "no offer v99"),
        (("vault", "reveal", "m1"), "not in the vault"),
        (("vault", "reveal", "v1"), "not an id"),
        (("vault", "reveal", "m99"), "no memory m99"),
        (("vault", "remove", "m1"), "not in the vault"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_known_error_is_one_sentence(
    vault: CommandLine, words: tuple[str, ...], expected: str
) -> None:
    for more in ((), ("--json",)):
        said = vault.say(*words, *more)
        assert (said.code, said.out) == (1, "")
        (sentence,) = said.err.splitlines()
        assert expected in sentence
        assert sentence.endswith(".")


def test_a_wrong_passphrase_and_none_are_one_sentence(
    vault: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = vault.document("vault", "accept", "v1")["id"]
    monkeypatch.setenv("RECOLLECT_VAULT_PASSPHRASE", "wrong")
    said = vault.say("vault", "reveal", item, "--json")
    assert (said.code, said.out) == (1, "")
    assert "not right" in said.err
    monkeypatch.delenv("RECOLLECT_VAULT_PASSPHRASE")
    said = vault.say("vault", "reveal", item, "--json")
    assert (said.code, said.out) == (1, "")
    assert "RECOLLECT_VAULT_PASSPHRASE" in said.err


def test_forgetting_what_was_said_empties_the_vault(vault: CommandLine) -> None:
    item = vault.document("vault", "accept", "v1")["id"]
    vault.document("forget", "--id", item)
    assert vault.document("vault", "list")["items"] == []
    assert vault.document("doctor")["ok"]
