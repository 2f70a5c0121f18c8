"""What a terminal is given: text it shows, never signs it obeys."""

import json
import sys

import pytest

from app.command_line.output import Output, speak_utf8


def test_what_a_window_calls_itself_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = Output(as_json=False)
    output.data({}, "title \x1b]0;stolen\x07 \x9b31m :skull: [bold]x[/bold]\nnext\tline")
    output.notice("gone \x1b[2J")
    said = capsys.readouterr()
    assert "title" in said.out
    assert not set("\x1b\x07\x9b") & set(said.out + said.err)
    assert ":skull: [bold]x[/bold]\nnext" in said.out


def test_a_document_holds_any_text_unchanged(capsys: pytest.CaptureFixture[str]) -> None:
    document = {"text": "Grüße \x1b[2J 😀 \u2028"}
    Output(as_json=True).data(document, "never told")
    said = capsys.readouterr()
    assert json.loads(said.out) == document
    assert "never told" not in said.out
    assert "Grüße" in said.out


def test_without_a_console_what_is_said_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    speak_utf8()
    opened = (sys.stdout, sys.stderr)
    try:
        sys.stderr.write("Recollect is running already.\n")
        Output(as_json=False).notice("Nobody reads this.")
    finally:
        for stream in opened:
            stream.close()
