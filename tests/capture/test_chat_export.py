"""Chat exports of several programs become the same turns; what is broken is told."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from capture.chat_export import ChatExport, read_chat_export
from core.errors import ImportFailed


def written(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def only(path: Path) -> ChatExport:
    (export,) = read_chat_export(path)
    return export


def local(*moment: int) -> datetime:
    return datetime(*moment).astimezone()  # type: ignore[arg-type]


OWN = {
    "conversation": "Boat club",
    "turns": [
        {"speaker": "Otto", "at": "2031-09-08T09:01:00+02:00", "text": "Which pier?", "id": "b"},
        {
            "speaker": "Wanda",
            "at": "2031-09-08T09:00:00+02:00",
            "text": "See you at the pier.",
            "id": "a",
            "attachments": [{"caption": "a red boat"}, {"file": "x.jpg"}],
        },
    ],
}


def test_our_own_form(tmp_path: Path) -> None:
    export = only(written(tmp_path, "chat.json", OWN))
    assert export.name == "Boat club"
    assert [turn.id for turn in export.turns] == ["a", "b"]  # by time
    assert export.turns[0].captions == ("a red boat",)
    assert export.turns[0].at == datetime(2031, 9, 8, 7, tzinfo=UTC)
    several = written(tmp_path, "several.json", [OWN, {**OWN, "conversation": "Crew"}])
    assert [one.name for one in read_chat_export(several)] == ["Boat club", "Crew"]


def test_a_broken_entry_is_told_and_the_rest_comes_in(tmp_path: Path) -> None:
    turns = [*OWN["turns"], {"speaker": "Otto", "at": "noon", "text": "?"}, 7]
    export = only(written(tmp_path, "chat.json", {"conversation": "Crew", "turns": turns}))
    assert len(export.turns) == 2
    assert [failed.path for failed in export.failed] == ["chat.json entry 3", "chat.json entry 4"]


def test_turns_without_an_id_get_the_same_one_in_a_longer_export(tmp_path: Path) -> None:
    turn = {"speaker": "Otto", "at": "2031-09-08T09:00:00", "text": "Ahoy"}
    later = {**turn, "at": "2031-09-08T10:00:00"}
    short = only(written(tmp_path, "a.json", {"conversation": "C", "turns": [turn, turn]}))
    longer = only(written(tmp_path, "b.json", {"conversation": "C", "turns": [turn, turn, later]}))
    assert [one.id for one in longer.turns[:2]] == [one.id for one in short.turns]
    assert len({one.id for one in longer.turns}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "[08.09.31, 09:00:12] Wanda Berg: See you\nat the pier.\n[08.09.31, 09:01:00] Otto: Aye",
        "08/09/2031, 09:00 - Wanda Berg: See you\nat the pier.\n08/09/2031, 09:01 - Otto: Aye",
        "[9/8/31, 9:00:12\u202fAM] Wanda Berg: See you\nat the pier.\n[9/13/31, 9:01 AM] Otto: Aye",
        "2031-09-08, 09:00 - Wanda Berg: See you\nat the pier.\n2031-09-08, 09:01 - Otto: Aye",
    ],
)
def test_whatsapp(tmp_path: Path, text: str) -> None:
    export = only(written(tmp_path, "WhatsApp Chat with Wanda.txt", text))
    assert export.name == "Wanda"
    first, second = export.turns
    assert (first.speaker, first.text) == ("Wanda Berg", "See you\nat the pier.")
    assert first.at.replace(second=0) == local(2031, 9, 8, 9, 0)
    assert (second.speaker, second.text) == ("Otto", "Aye")


def test_whatsapp_notices_and_missing_media_are_no_turns(tmp_path: Path) -> None:
    text = (
        "08/09/2031, 09:00 - Messages are end-to-end encrypted.\n"
        "08/09/2031, 09:01 - Wanda: <Media omitted>\n"
        "08/09/2031, 09:02 - \u200eWanda: \u200eimage omitted\n"
        "08/09/2031, 11:59 pm - Wanda: Good night: sleep well\n"
    )
    (turn,) = only(written(tmp_path, "_chat.txt", text)).turns
    assert turn.text == "Good night: sleep well"
    assert turn.at == local(2031, 9, 8, 23, 59)


def test_telegram(tmp_path: Path) -> None:
    messages = [
        {"id": 1, "type": "service", "date": "2031-09-08T08:00:00", "action": "create"},
        {
            "id": 2,
            "type": "message",
            "date": "2031-09-08T09:00:00",
            "from": "Wanda",
            "text": ["See ", {"type": "bold", "text": "you"}, "!"],
        },
    ]
    export = only(written(tmp_path, "result.json", {"name": "Crew", "messages": messages}))
    (turn,) = export.turns
    assert (turn.id, turn.speaker, turn.text) == ("2", "Wanda", "See you!")
    assert turn.at == local(2031, 9, 8, 9)


def test_slack(tmp_path: Path) -> None:
    channel = tmp_path / "harbour"
    channel.mkdir()
    entries = [
        {"type": "message", "subtype": "channel_join", "ts": "1946616000.1", "text": "joined"},
        {
            "type": "message",
            "ts": "1946617200.000200",
            "user": "U1",
            "user_profile": {"real_name": "Wanda Berg"},
            "text": "Tide is up",
        },
    ]
    export = only(written(channel, "2031-09-08.json", entries))
    assert export.name == "harbour"
    (turn,) = export.turns
    assert (turn.id, turn.speaker, turn.text) == ("1946617200.000200", "Wanda Berg", "Tide is up")
    assert turn.at.timestamp() == pytest.approx(1946617200.0002)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", "no chat at all"),
        ("chat.json", "{broken"),
        ("chat.json", {"a": 1}),
        ("chat.json", []),
        ("chat.json", [1, 2]),
        ("chat.json", "7"),
    ],
)
def test_what_is_no_chat_export_is_refused(tmp_path: Path, name: str, content: object) -> None:
    with pytest.raises(ImportFailed):
        read_chat_export(written(tmp_path, name, content))


def test_a_file_that_cannot_be_read_is_an_import_error(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed):
        read_chat_export(tmp_path / "missing.json")
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ImportFailed):
        read_chat_export(tmp_path / "x.json")
