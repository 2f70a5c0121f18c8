"""`docs/command-line.md` tells of every command and option, with an example of each command."""

from pathlib import Path

import pytest
import typer.main

from app.command_line.main import program

PAGE = Path(__file__).resolve().parents[3] / "docs" / "command-line.md"


def _commands() -> dict[str, list[str]]:
    """Each command as it is typed, with its long options."""
    found: dict[str, list[str]] = {}

    def walk(command: object, path: str) -> None:
        for name, child in getattr(command, "commands", {}).items():
            walk(child, f"{path} {name}".strip())
        if not hasattr(command, "commands"):
            found[path] = [
                option
                for parameter in getattr(command, "params", ())
                for option in parameter.opts
                if option.startswith("--")
            ]

    walk(typer.main.get_command(program), "")
    return found


COMMANDS = _commands()


def _section(command: str) -> str:
    _, heading, rest = PAGE.read_text(encoding="utf-8").partition(f"\n## recollect {command}\n")
    assert heading, f"no section on {command}"
    return rest.split("\n## ")[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_and_every_option(command: str) -> None:
    section = _section(command)
    assert f"\n    recollect {command}" in section
    assert [option for option in COMMANDS[command] if f"`{option}" not in section] == []


def test_no_section_is_about_a_command_that_there_is_not() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    told = {
        line.removeprefix("## recollect ") for line in lines if line.startswith("## recollect ")
    }
    assert told == set(COMMANDS)


def test_what_holds_for_all_commands_is_told() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for word in ("`--home", "RECOLLECT_HOME", "RECOLLECT_PASSPHRASE", "`--json`", "| 130 |"):
        assert word in text
